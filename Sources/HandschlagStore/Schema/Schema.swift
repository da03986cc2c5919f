/// The schema's history.
///
/// Definitions name SQLite's types; a file for another engine would map INTEGER to BIGINT and BLOB to BYTEA
/// and leave out STRICT and WITHOUT ROWID. Foreign keys are checked at once: a deferred one would fail at
/// the commit and take the other operations of its batch along.
package enum Schema {
  /// Marks a file as this program's (the letters HSCH), in `PRAGMA application_id`.
  static let applicationID: Int64 = 0x4853_4348

  /// All steps, in order.
  package static let migrations: [Migration] = [
    .core, .parties, .engagements, .operation, .rights, .sealing, .log,
  ]
}
