import HandschlagSQL
import Synchronization

/// The marketplace's state in one database file: one writer that commits in groups, and readers.
///
/// Opened once per process and data directory. Close it after the last call.
package final class Store: Sendable {
  /// Wakes those who wait for events, after the commit that wrote them.
  package let events: EventSignal
  private let configuration: StoreConfiguration
  /// The database file.
  package let databasePath: String
  /// Counts commits; a read transaction from before the latest is never read from.
  let commitCounter: CommitCounter
  private let writes: Mailbox<PendingWrite>
  private let loops: LoopReaders
  /// Nil where long reads have no threads of their own.
  private let pool: ReaderPool?
  private let shared: SharedReader
  private let ending: Ending
  /// Held until the writer's connection is closed.
  private let lock: Mutex<DirectoryLock?>

  private init(_ configuration: StoreConfiguration, _ migrations: [Migration]) throws {
    self.configuration = configuration
    let path = configuration.directory + "/" + configuration.fileName
    databasePath = path
    let claim = try configuration.lock ?? DataDirectory.claim(configuration.directory)
    lock = Mutex(claim)
    try DataDirectory.makePrivateFile(path)
    // What a process wrote that was killed before it could sync may be read and not be on disk.
    try SettledFile.settle(path + "-wal")
    // Opened before the engine opens the file, closed after it: see DatabasePages.
    let pages = configuration.follower == nil ? nil : try DatabasePages(path: path)
    // The writer opens first, so that recovering the log after a crash is its work.
    let connection = try Connection.writer(
      path: path, migrations: migrations, maximumPages: configuration.maximumPages)
    if let follower = configuration.follower, let pages {
      try follower.begin(
        FollowedFiles(
          path: path, pages: pages, claim: claim.claim, previousClaim: claim.previousClaim,
          schemaVersion: try connection.schemaVersion))
    }
    let commits = CommitCounter()
    commitCounter = commits
    events = EventSignal()
    let readers = OpenReaders()
    loops = LoopReaders(path: path, commits: commits, readers)
    let threads = configuration.longReaders
    pool =
      threads > 0
      ? try ReaderPool(
        path: path, threads: threads, queueLimit: configuration.longReadQueueLimit, readers) : nil
    shared = SharedReader(path: path, readers)
    let writer = try Writer(
      connection: connection, commits: commits, signal: events, configuration: configuration)
    writes = writer.queue
    let ending = Ending()
    self.ending = ending
    do {
      try WorkerThread.start(name: "writer") {
        writer.serve { readers.waitUntilClosed() }
        withExtendedLifetime(pages) { ending.reach() }
      }
    } catch {
      pool?.close()
      throw error
    }
  }

  /// Opens the database, brings its schema up to date, and starts the writer.
  ///
  /// - Parameter migrations: the schema's history; tests give an earlier one.
  /// - Throws: ``StoreError``, or `SQLError` when the file cannot be opened.
  package static func open(
    _ configuration: StoreConfiguration, migrations: [Migration] = Schema.migrations
  ) throws -> Store {
    try Store(configuration, migrations)
  }

  /// Refuses new work, commits what is queued, closes the readers and then the writer.
  package func close() async {
    events.close()
    writes.close()
    pool?.close()
    loops.close()
    shared.close()
    await ending.wait()
    lock.withLock { $0 = nil }
  }

  /// Queues a closure for the writer and returns when it is durable.
  ///
  /// The closure loads, decides and saves; what was read outside it must not be relied on inside. The whole
  /// batch it shares is committed before anyone is answered.
  /// - Throws: what the closure throws, then nothing of it stands; or ``StoreError``.
  @discardableResult
  package func write<R: Sendable>(
    _ body: @escaping @Sendable (WriteTransaction) throws -> R
  ) async throws -> R {
    let executor = configuration.executors.current()
    return try await withUnsafeThrowingContinuation { continuation in
      // Every accepted operation is answered once by the writer, every refused one here.
      let pending = AwaitedWrite(executor: executor, continuation: continuation, body: body)
      switch writes.put(pending) {
      case .accepted: break
      case .full: continuation.resume(throwing: StoreError.overloaded)
      case .closed: continuation.resume(throwing: StoreError.closed)
      }
    }
  }

  /// Reads a few rows: at once on an event loop, on a reader thread otherwise.
  ///
  /// It sees every commit that anyone was told of before the call.
  package func read<R: Sendable>(
    _ body: @escaping @Sendable (ReadTransaction) throws -> R
  ) async throws -> R {
    if configuration.executors.current() == nil, let pool { return try await pool.read(body) }
    return try readInline(body)
  }

  /// Reads a few rows without suspending: on an event loop from the loop's own connection, elsewhere from
  /// one that all other threads share and wait for.
  package func readInline<R>(_ body: (ReadTransaction) throws -> R) throws -> R {
    guard let executor = configuration.executors.current() else { return try shared.read(body) }
    return try read(on: executor, body)
  }

  /// Reads what may take long (searches, lists, exports) on a reader thread.
  package func readLong<R: Sendable>(
    _ body: @escaping @Sendable (ReadTransaction) throws -> R
  ) async throws -> R {
    guard let pool else { return try readInline(body) }
    return try await pool.read(body)
  }

  /// Operations that wait for the writer now; for metrics.
  package var queuedWrites: Int { writes.count }

  private func read<R>(on executor: any StoreExecutor, _ body: (ReadTransaction) throws -> R) throws -> R {
    do {
      return try loops.reader(of: executor).read(body)
    } catch {
      throw StoreError.translating(error)
    }
  }
}
