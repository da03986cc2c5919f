import HandschlagSQL
import Synchronization

/// One connection for threads that are no event loop and will not suspend; they take turns.
// `transaction` is used under `turn` alone.
final class SharedReader: @unchecked Sendable {
  private let turn = Mutex(())
  private var transaction: ReadTransaction?

  init(path: String) throws { transaction = ReadTransaction(connection: try .reader(path: path)) }

  func read<R>(_ body: (ReadTransaction) throws -> R) throws -> R {
    turn._unsafeLock()
    defer { turn._unsafeUnlock() }
    guard let transaction else { throw StoreError.closed }
    do {
      try transaction.connection.run("BEGIN")
      defer { try? transaction.connection.execute("COMMIT") }
      return try body(transaction)
    } catch {
      throw StoreError.translating(error)
    }
  }

  func close() { turn.withLock { _ in transaction = nil } }
}
