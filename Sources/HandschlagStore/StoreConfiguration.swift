package import HandschlagSQL

/// How a store is opened. All but the directory has a default fit for production.
package struct StoreConfiguration: Sendable {
  /// The data directory; made, for its owner alone, when it does not exist.
  package var directory: String
  /// The database's file name in it.
  package var fileName = "handschlag.db"
  /// A claim on the directory that the caller already holds; nil lets the store take it.
  package var lock: DirectoryLock?
  /// The event loops, as far as the store may see them.
  package var executors = StoreExecutors.none
  /// Operations in one transaction at most.
  package var batchLimit = 1024
  /// Operations waiting for the writer at most; beyond it ``StoreError/overloaded``.
  package var queueLimit = 16_384
  /// Threads for long reads; 0 reads where the caller is, for who makes one call at a time.
  package var longReaders = 2
  /// Long reads waiting at most; beyond it ``StoreError/overloaded``.
  package var longReadQueueLimit = 1024
  /// Frames in the write-ahead log (of 4 KiB) from which on the writer checkpoints. 8000 rather than
  /// SQLite's 1000 was the largest single gain measured: fewer, larger, sorted writes to the file.
  package var checkpointFrames = 8000
  /// The file's largest size in pages of 4 KiB; nil is the engine's own limit.
  package var maximumPages: Int?
  /// Runs before each commit, on the writer's thread; what it throws fails the batch as an error of the engine
  /// would. For simulated faults.
  package var beforeCommit: (@Sendable () throws -> Void)?
  /// Follows the commits, to copy them elsewhere; nil for no copy.
  package var follower: (any CommitFollower)?
  /// Told of every batch, on the writer's thread; for metrics, so it must be quick.
  package var onBatch: (@Sendable (BatchReport) -> Void)?
  /// Told once of an error after which the file's state is known only to a new start: an I/O error of the
  /// writer, a damaged file. Nobody is answered with success any more; the process should end.
  package var onFatalError: (@Sendable (SQLError) -> Void)?

  /// A configuration with defaults.
  package init(directory: String) { self.directory = directory }
}

/// What one transaction of the writer did.
package struct BatchReport: Hashable, Sendable {
  /// Operations it ran, those that threw included.
  package var operations: Int
  /// Operations that threw, or that failed because the transaction did.
  package var failures: Int
  /// Whether the transaction was committed.
  package var isCommitted: Bool

  /// A report.
  package init(operations: Int, failures: Int, isCommitted: Bool) {
    self.operations = operations
    self.failures = failures
    self.isCommitted = isCommitted
  }
}
