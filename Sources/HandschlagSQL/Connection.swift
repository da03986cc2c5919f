import CSQLite

/// One connection to one database file.
///
/// Not `Sendable`: it is opened without the engine's own mutexes, so one thread at a time may use it and
/// its statements. Only ``Interrupter`` may be used from elsewhere.
@usableFromInline package final class Connection {
  /// What a connection may do to the file.
  package enum Access: Sendable {
    /// Reads and writes; makes the file when there is none.
    case create
    /// Reads and writes a file that exists.
    case readWrite
    /// Reads a file that exists.
    case readOnly
  }

  let handle: OpaquePointer
  /// Frames in the write-ahead log after the last commit, and commits that changed something; the engine's
  /// hook writes both.
  private let frames: UnsafeMutablePointer<Int32>
  /// By the address of the literal, which is cheaper to hash than its text and lives for ever.
  private var statements: [UnsafePointer<UInt8>: Statement] = [:]
  /// By text, for statements put together at run time.
  private var composed: [String: Statement] = [:]
  private static let composedLimit = 128
  private var isClosed = false

  /// Opens a file.
  ///
  /// - Parameter path: a path, or `:memory:`.
  /// - Throws: ``SQLError``, when it cannot be opened.
  package init(path: String, access: Access) throws(SQLError) {
    // NOMUTEX: one thread uses a connection at a time. EXRESCODE: errors name their exact cause.
    var flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
    switch access {
    case .create: flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
    case .readWrite: flags |= SQLITE_OPEN_READWRITE
    case .readOnly: flags |= SQLITE_OPEN_READONLY
    }
    Self.leaveMemoryUncounted
    var opened: OpaquePointer?
    let result = sqlite3_open_v2(path, &opened, flags, nil)
    guard result == SQLITE_OK, let opened else {
      let error = SQLError(connection: opened, result: result, sql: "open \(path)")
      sqlite3_close_v2(opened)
      throw error
    }
    handle = opened
    frames = .allocate(capacity: 2)
    frames.initialize(repeating: 0, count: 2)
    // DEFENSIVE: no statement may write the file's own structures. TRUSTED_SCHEMA off: a forged file's
    // triggers and views call no function with side effects.
    _ = handschlag_db_config(opened, SQLITE_DBCONFIG_DEFENSIVE, 1)
    _ = handschlag_db_config(opened, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0)
  }

  /// The library counts its memory under a lock that all threads share and nobody here reads the count. Where
  /// somebody else has used the library before, it goes on counting, which costs time and nothing more.
  private static let leaveMemoryUncounted: Void = { _ = handschlag_leave_memory_uncounted() }()

  deinit {
    close()
    frames.deinitialize(count: 2)
    frames.deallocate()
  }

  /// Closes the file now rather than when the last reference goes; later statements throw. No statement
  /// may be lent out.
  package func close() {
    guard !isClosed else { return }
    isClosed = true
    statements.removeAll()
    composed.removeAll()
    sqlite3_close_v2(handle)
  }

  fileprivate func requireOpen(_ sql: @autoclosure () -> String) throws(SQLError) {
    if isClosed { throw SQLError(extendedCode: SQLITE_MISUSE, message: "closed", sql: sql()) }
  }

  /// Runs one or more statements without parameters and ignores their rows.
  package func execute(_ sql: String) throws(SQLError) {
    try requireOpen(sql)
    let result = sqlite3_exec(handle, sql, nil, nil, nil)
    if result != SQLITE_OK { throw SQLError(connection: handle, result: result, sql: sql) }
  }

  /// Whether no transaction is open.
  ///
  /// A full disk, an I/O error or a lack of memory can roll a whole transaction back on its own; the only
  /// way to know is to ask here.
  package var isAutocommit: Bool { isClosed || sqlite3_get_autocommit(handle) != 0 }

  /// Lets another thread stop the statement that runs on this connection.
  package var interrupter: Interrupter { Interrupter(handle: handle) }

  /// Keeps this connection from checkpointing when it is the last to close.
  package func disableCheckpointOnClose() throws(SQLError) {
    let result = handschlag_db_config(handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1)
    if result != SQLITE_OK {
      throw SQLError(connection: handle, result: result, sql: "no checkpoint on close")
    }
  }

  /// Lends the prepared statement of a literal, preparing it at its first use only.
  ///
  /// The same literal nested inside itself gets a statement of its own.
  @inlinable package func withStatement<R>(
    _ sql: StaticString, _ body: (Statement) throws -> R
  ) throws -> R {
    let statement = try lend(sql)
    defer { statement.giveBack() }
    return try body(statement)
  }

  /// Lends the prepared statement of a text put together at run time, such as a search with filters.
  ///
  /// Values belong into parameters, never into the text.
  @inlinable package func withStatement<R>(
    composed sql: String, _ body: (Statement) throws -> R
  ) throws -> R {
    let statement = try lend(composed: sql)
    defer { statement.giveBack() }
    return try body(statement)
  }

  /// Takes a statement out of the cache; ``Statement/giveBack()`` must follow.
  @usableFromInline package func lend(_ sql: StaticString) throws(SQLError) -> Statement {
    try requireOpen(sql.description)
    guard sql.hasPointerRepresentation else { return try lend(composed: sql.description) }
    if let statement = statements[sql.utf8Start], !statement.isLent {
      statement.isLent = true
      return statement
    }
    let isFirst = statements[sql.utf8Start] == nil
    let text = UnsafeRawPointer(sql.utf8Start).assumingMemoryBound(to: CChar.self)
    let statement = try prepare(text, count: sql.utf8CodeUnitCount, cached: isFirst)
    if isFirst { statements[sql.utf8Start] = statement }
    return statement
  }

  /// Takes a statement for a composed text out of the cache; ``Statement/giveBack()`` must follow.
  @usableFromInline package func lend(composed sql: String) throws(SQLError) -> Statement {
    try requireOpen(sql)
    if let statement = composed[sql], !statement.isLent {
      statement.isLent = true
      return statement
    }
    let isFirst = composed[sql] == nil
    let statement = try prepare(sql, count: sql.utf8.count, cached: isFirst)
    if isFirst {
      // Whoever composes without end must not fill the memory.
      if composed.count >= Self.composedLimit { composed.removeAll(keepingCapacity: true) }
      composed[sql] = statement
    }
    return statement
  }

  private func prepare(
    _ text: UnsafePointer<CChar>, count: Int, cached: Bool
  ) throws(SQLError) -> Statement {
    var prepared: OpaquePointer?
    // PERSISTENT: kept for long, so the engine takes its memory from the heap, not from lookaside slots.
    let flags = cached ? UInt32(SQLITE_PREPARE_PERSISTENT) : 0
    let result = sqlite3_prepare_v3(handle, text, Int32(clamping: count), flags, &prepared, nil)
    guard result == SQLITE_OK, let prepared else {
      throw SQLError(connection: handle, result: result, sql: String(cString: text))
    }
    return Statement(handle: prepared, isCached: cached)
  }
}

/// Stops a connection's running statement from another thread.
// SQLite documents sqlite3_interrupt as safe from any thread while the connection is open; whoever keeps
// an interrupter keeps the connection open.
package struct Interrupter: @unchecked Sendable {
  let handle: OpaquePointer

  /// Makes the running statement, if any, fail with an error whose `isInterrupted` is true.
  package func interrupt() { sqlite3_interrupt(handle) }
}

extension Connection {
  /// Frames in the write-ahead log after the last commit, once ``watchFrames()`` was called.
  package var walFrames: Int { Int(frames.pointee) }

  /// Commits that changed something, since ``watchFrames()`` was called; it wraps around.
  package var walCommits: Int32 { frames[1] }

  /// Replaces the engine's automatic checkpoints by a count of frames, which the owner acts on.
  package func watchFrames() { handschlag_watch_frames(handle, frames) }

  /// How hard a checkpoint tries.
  package enum CheckpointMode: Sendable {
    /// Copies what no reader still needs from the log, and waits for nobody.
    case passive
    /// Copies all and waits, up to the busy timeout, until the log can start again from its beginning.
    case restart
    /// As restart, and empties the log.
    case truncate
  }

  /// Copies the write-ahead log into the database file.
  ///
  /// - Returns: whether all of it was copied.
  /// - Throws: ``SQLError``; a busy reader is not an error but an incomplete checkpoint.
  @discardableResult
  package func checkpoint(_ mode: CheckpointMode) throws(SQLError) -> Bool {
    try requireOpen("checkpoint")
    let code =
      switch mode {
      case .passive: SQLITE_CHECKPOINT_PASSIVE
      case .restart: SQLITE_CHECKPOINT_RESTART
      case .truncate: SQLITE_CHECKPOINT_TRUNCATE
      }
    var log: Int32 = 0
    var copied: Int32 = 0
    let result = sqlite3_wal_checkpoint_v2(handle, nil, code, &log, &copied)
    if result & 0xff == SQLITE_BUSY { return false }
    if result != SQLITE_OK { throw SQLError(connection: handle, result: result, sql: "checkpoint") }
    return log == copied
  }

  /// Copies the whole database, as of one moment, into a new file, durably.
  package func backup(to path: String) throws(SQLError) {
    try requireOpen("backup")
    let target = try Connection(path: path, access: .create)
    guard let backup = sqlite3_backup_init(target.handle, "main", handle, "main") else {
      throw SQLError(
        connection: target.handle, result: sqlite3_extended_errcode(target.handle), sql: "backup")
    }
    let step = sqlite3_backup_step(backup, -1)
    let end = sqlite3_backup_finish(backup)
    guard step == SQLITE_DONE, end == SQLITE_OK else {
      throw SQLError(
        connection: target.handle, result: step == SQLITE_DONE ? end : step, sql: "backup")
    }
  }

  /// The whole database as of now, as the bytes of its file.
  package func serialized() throws(SQLError) -> [UInt8] {
    try requireOpen("serialize")
    var count: Int64 = 0
    guard let bytes = sqlite3_serialize(handle, "main", &count, 0) else {
      throw SQLError(extendedCode: SQLITE_NOMEM, message: "out of memory", sql: "serialize")
    }
    defer { sqlite3_free(bytes) }
    return Array(UnsafeBufferPointer(start: bytes, count: Int(count)))
  }

  /// Checks the whole file; slow.
  ///
  /// - Returns: what is wrong, one line each; empty when all is well.
  package func integrityErrors() throws -> [String] {
    var found = try rows("PRAGMA integrity_check") { $0.text(0) }.filter { $0 != "ok" }
    found += try rows("PRAGMA foreign_key_check") { "foreign key of \($0.text(0)) row \($0.int(1))" }
    return found
  }
}
