package import HandschlagSQL

/// One consistent view of the database, lent to a closure.
///
/// Aggregates add what they load as extensions of this class, so that it can be called within a write as
/// well (``WriteTransaction`` is one too). It must not leave its closure.
package class ReadTransaction {
  /// The connection to run statements on.
  package final let connection: Connection

  init(connection: Connection) { self.connection = connection }
}
