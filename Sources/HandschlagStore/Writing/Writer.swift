import HandschlagSQL

/// The one thread and connection that write: takes the whole queue, commits it as one transaction, and only
/// then answers.
// Everything but `queue` is used by the writer's thread alone, once it runs.
final class Writer: @unchecked Sendable {
  let queue: Mailbox<PendingWrite>
  private let connection: Connection
  private let transaction: WriteTransaction
  private let sequences: Sequences
  private let commits: CommitCounter
  private let signal: EventSignal
  private let configuration: StoreConfiguration
  private var checkpointAt: Int
  /// How many operations the last round took, and how long it is worth waiting for as many again.
  ///
  /// Those who were just answered come back together a moment later. Without waiting for them, the first
  /// would have a commit of its own and the others the next: twice the syncs. An eighth of what a commit
  /// takes is little for the one who waits in vain, and a single caller never waits.
  private var gathered = 1
  private var patience = 0
  private var fatalError: SQLError?
  /// Commits that the follower was told of.
  private var followed: Int32 = 0
  /// `SQLITE_IOERR_FSYNC`.
  private static let failedSync: Int32 = 1034
  /// In nanoseconds.
  private static let patienceLimit = 1_000_000

  init(
    connection: Connection, commits: CommitCounter, signal: EventSignal, configuration: StoreConfiguration
  ) throws {
    self.connection = connection
    self.commits = commits
    self.signal = signal
    self.configuration = configuration
    checkpointAt = configuration.checkpointFrames
    queue = Mailbox(limit: configuration.queueLimit)
    sequences = try Sequences(connection: connection)
    transaction = WriteTransaction(connection: connection, sequences: sequences)
  }

  /// Serves the queue until it is closed and empty; the body of the writer's thread.
  ///
  /// - Parameter untilReadersAreClosed: waits for that, so that the writer's connection is the last.
  func serve(_ untilReadersAreClosed: () -> Void) {
    let limit = max(1, configuration.batchLimit)
    var taken: [PendingWrite] = []
    while queue.takeAll(into: &taken, hoping: gathered, patience: patience) {
      gathered = taken.count
      var start = 0
      while start < taken.count {
        let end = min(start + limit, taken.count)
        runBatch(taken[start..<end])
        start = end
      }
      taken.removeAll(keepingCapacity: true)
    }
    untilReadersAreClosed()
    configuration.follower?.willCheckpoint()
    // Best effort: an unfinished checkpoint costs the next start some time and nothing else.
    let isComplete = fatalError == nil && (try? connection.checkpoint(.truncate)) == true
    connection.close()
    configuration.follower?.ended(isComplete: isComplete)
  }

  private func runBatch(_ batch: ArraySlice<PendingWrite>) {
    var report = BatchReport(operations: batch.count, failures: 0, isCommitted: false)
    do {
      if let fatalError { throw fatalError }
      report.failures = try commit(batch)
      report.isCommitted = true
      try tellFollower()
      commits.increment()
      transaction.runHooks(wake: signal.wake)
    } catch {
      report.failures = batch.count
      abandon(batch, error)
    }
    configuration.onBatch?(report)
    answer(batch)
    checkpointIfDue()
  }

  private func tellFollower() throws {
    // A batch that changed nothing left the log as it was.
    guard let follower = configuration.follower, connection.walCommits != followed else { return }
    followed = connection.walCommits
    do {
      try follower.committed(frames: connection.walFrames)
    } catch {
      // As a sync that failed: what was committed is known only to the next start.
      throw SQLError(extendedCode: Self.failedSync, message: "\(error)", sql: "COMMIT")
    }
  }

  /// Runs the batch in one transaction.
  ///
  /// - Returns: how many operations threw.
  /// - Throws: when the transaction as a whole is lost; then no operation of it stands.
  private func commit(_ batch: ArraySlice<PendingWrite>) throws -> Int {
    // IMMEDIATE: takes the write lock now, so that no statement fails for want of it later.
    try connection.run("BEGIN IMMEDIATE")
    var failures = 0
    for operation in batch where try !perform(operation) { failures += 1 }
    try sequences.save(connection)
    try configuration.beforeCommit?()
    let start = ContinuousClock.now
    try connection.run("COMMIT")
    patience = min(Self.patienceLimit, Int((ContinuousClock.now - start) / .nanoseconds(8)))
    sequences.saved()
    return failures
  }

  /// Runs one operation in a savepoint of its own.
  ///
  /// - Returns: whether it succeeded.
  /// - Throws: when the whole transaction is lost with it.
  private func perform(_ operation: PendingWrite) throws -> Bool {
    let mark = transaction.mark
    try connection.run("SAVEPOINT operation")
    do {
      try operation.perform(transaction)
    } catch {
      // SQLite may have rolled back everything by itself: a full disk, an I/O error, a lack of memory.
      if connection.isAutocommit { throw error }
      if let error = error as? SQLError, error.isFatal { throw error }
      operation.fail(StoreError.translating(error))
      transaction.rewind(to: mark)
      try connection.run("ROLLBACK TO operation")
      try connection.run("RELEASE operation")
      return false
    }
    // The closure may have swallowed the error that ended the transaction.
    if connection.isAutocommit { throw StoreError.unavailable("the transaction ended inside an operation") }
    try connection.run("RELEASE operation")
    return true
  }

  private func abandon(_ batch: ArraySlice<PendingWrite>, _ error: any Error) {
    transaction.discardHooks()
    if !connection.isAutocommit { try? connection.execute("ROLLBACK") }
    let reason = error as? StoreError ?? .unavailable("\(error)")
    for operation in batch { operation.fail(reason) }
    if let error = error as? SQLError, error.isFatal { declareFatal(error) }
    // A transaction that cannot even be rolled back leaves nothing to build on.
    if !connection.isAutocommit, fatalError == nil {
      declareFatal(SQLError(extendedCode: 10, message: "rollback failed", sql: "ROLLBACK"))
    }
  }

  private func declareFatal(_ error: SQLError) {
    guard fatalError == nil else { return }
    fatalError = error
    configuration.onFatalError?(error)
  }

  /// Answers the batch with one hop for each event loop.
  private func answer(_ batch: ArraySlice<PendingWrite>) {
    var groups: [(executor: any StoreExecutor, operations: [PendingWrite])] = []
    for operation in batch {
      guard let executor = operation.executor else {
        operation.answer()
        continue
      }
      if let index = groups.firstIndex(where: { $0.executor === executor }) {
        groups[index].operations.append(operation)
      } else {
        groups.append((executor, [operation]))
      }
    }
    for group in groups {
      let operations = group.operations
      group.executor.execute { for operation in operations { operation.answer() } }
    }
  }

  /// Checkpoints after the answers, so that nobody waits for it, and where its errors are seen: a failed
  /// fsync that the engine's automatic checkpoint would swallow may succeed at the next try with data lost.
  private func checkpointIfDue() {
    guard fatalError == nil else { return }
    let frames = connection.walFrames
    let threshold = configuration.checkpointFrames
    if frames < threshold { checkpointAt = threshold }
    guard frames >= checkpointAt else { return }
    // A long reader keeps the log from starting again; trying at every commit would not help.
    checkpointAt = frames + max(1, threshold / 4)
    configuration.follower?.willCheckpoint()
    do {
      // Readers that always overlap would let the log grow for ever; past four times the size the writer
      // waits for them, for as long as its busy timeout allows.
      try connection.checkpoint(frames >= 4 * threshold ? .restart : .passive)
    } catch {
      if error.isFatal { declareFatal(error) }
    }
  }
}
