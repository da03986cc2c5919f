import Dispatch
import HandschlagSQL

/// Counts the connections that read, so that the writer's can be the last that is closed.
///
/// The last one takes the log with it. A reader must not be that: it never checkpoints, and would leave the log there.
final class OpenReaders: Sendable {
  private let group = DispatchGroup()

  /// Waits until all are closed, a few seconds at most: a read that goes on for longer leaves files behind and harms
  /// nothing.
  func waitUntilClosed() {
    _ = group.wait(timeout: .now() + .seconds(5))
  }

  fileprivate func enter() { group.enter() }
  fileprivate func leave() { group.leave() }
}

/// A connection that reads, open as long as this object lives.
// Used by one thread at a time, as its owner sees to.
final class OpenReader: @unchecked Sendable {
  let transaction: ReadTransaction
  private let readers: OpenReaders

  init(path: String, _ readers: OpenReaders) throws {
    transaction = ReadTransaction(connection: try .reader(path: path))
    self.readers = readers
    readers.enter()
  }

  deinit {
    transaction.connection.close()
    readers.leave()
  }
}
