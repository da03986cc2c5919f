import HandschlagSQL
import Synchronization

/// One connection for threads that are no event loop and will not suspend; they take turns. It is opened when it
/// is first used: where all that read are event loops, nobody needs it.
// `state` is used under `turn` alone.
final class SharedReader: @unchecked Sendable {
  private enum State {
    case unopened
    case open(OpenReader)
    case closed
  }

  private let path: String
  private let turn = Mutex(())
  private let readers: OpenReaders
  private var state = State.unopened

  init(path: String, _ readers: OpenReaders) {
    self.path = path
    self.readers = readers
  }

  func read<R>(_ body: (ReadTransaction) throws -> R) throws -> R {
    turn._unsafeLock()
    defer { turn._unsafeUnlock() }
    do {
      let transaction = try opened()
      try transaction.connection.run("BEGIN")
      defer { try? transaction.connection.execute("COMMIT") }
      return try body(transaction)
    } catch {
      throw StoreError.translating(error)
    }
  }

  private func opened() throws -> ReadTransaction {
    switch state {
    case .open(let reader): return reader.transaction
    case .closed: throw StoreError.closed
    case .unopened:
      let reader = try OpenReader(path: path, readers)
      state = .open(reader)
      return reader.transaction
    }
  }

  func close() { turn.withLock { _ in state = .closed } }
}
