import HandschlagSQL
import Synchronization

/// The reader of one event loop: its own connection, and one transaction for all reads of a tick.
///
/// A transaction that began before the latest commit is never read from: the writer counts its commits
/// before it answers, and a changed count ends the transaction. So whoever was told of a commit, by whatever
/// way, reads it. The end of the tick ends the transaction only so that it does not hold up checkpoints.
// Used on its executor's thread alone. The last reference may go elsewhere, when no read can run any more.
final class LoopReader: @unchecked Sendable {
  private let executor: any StoreExecutor
  private let commits: CommitCounter
  private let reader: OpenReader
  private var transaction: ReadTransaction { reader.transaction }
  private var snapshot: UInt64?
  private var endIsPlanned = false
  private var depth = 0

  init(
    executor: any StoreExecutor, path: String, commits: CommitCounter, _ readers: OpenReaders
  ) throws {
    self.executor = executor
    self.commits = commits
    reader = try OpenReader(path: path, readers)
  }

  func read<R>(_ body: (ReadTransaction) throws -> R) throws -> R {
    try begin()
    depth += 1
    defer { depth -= 1 }
    return try body(transaction)
  }

  private func begin() throws {
    let count = commits.value
    if let snapshot {
      // Within another read the outer closure's view must stay one.
      if snapshot == count || depth > 0 { return }
      try end()
    }
    try transaction.connection.run("BEGIN")
    snapshot = count
    if !endIsPlanned {
      endIsPlanned = true
      executor.atEndOfTick { self.endTick() }
    }
  }

  private func endTick() {
    endIsPlanned = false
    // An error leaves the snapshot marked open; the next read tries again and reports it.
    try? end()
  }

  private func end() throws {
    guard snapshot != nil else { return }
    if !transaction.connection.isAutocommit { try transaction.connection.run("COMMIT") }
    snapshot = nil
  }
}

/// How many transactions the writer committed since the store was opened.
final class CommitCounter: Sendable {
  private let count = Atomic<UInt64>(0)

  var value: UInt64 { count.load(ordering: .acquiring) }

  func increment() { count.add(1, ordering: .releasing) }
}
