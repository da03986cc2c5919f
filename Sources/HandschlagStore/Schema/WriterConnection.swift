import HandschlagSQL

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension Connection {
  /// Opens the connection that writes and checkpoints, and brings the schema up to date.
  static func writer(path: String, migrations: [Migration], maximumPages: Int?) throws -> Connection {
    let connection = try Connection(path: path, access: .create)
    try connection.requireOwnFile(path)
    // journal_mode WAL: readers never wait for the writer, and a commit is one sequential write.
    // synchronous FULL: the log is synced at each commit; without it an acknowledged write could be lost.
    // wal_autocheckpoint 0: the writer checkpoints itself, after its answers, and sees the errors.
    // journal_size_limit: a log that a long reader let grow shrinks again to 64 MiB.
    // busy_timeout: a restarting checkpoint waits this long for readers, and all writes with it.
    // secure_delete FAST: deleted rows are overwritten in the pages that are written anyway. Contact data
    //   does not rely on it (it is encrypted, and shredded with its key); other texts leave the pages they
    //   were in. ON would also write every page that becomes free, for little more.
    // cache_size: 64 MiB, so that random index pages of a day stay in memory.
    // temp_store: what sorting needs stays in memory, never in a file that nobody shreds.
    try connection.execute(
      """
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = FULL;
      PRAGMA wal_autocheckpoint = 0;
      PRAGMA journal_size_limit = 67108864;
      PRAGMA busy_timeout = 20;
      PRAGMA secure_delete = FAST;
      PRAGMA cache_size = -65536;
      PRAGMA temp_store = MEMORY;
      """)
    try connection.migrate(path: path, migrations: migrations)
    try connection.execute("PRAGMA foreign_keys = ON")
    if let maximumPages {
      try connection.execute("PRAGMA max_page_count = \(maximumPages)")
    }
    connection.watchFrames()
    return connection
  }

  /// The version of the schema in the file; 0 for a new file.
  var schemaVersion: Int {
    get throws { Int(try row("PRAGMA user_version") { $0.int(0) } ?? 0) }
  }

  private func requireOwnFile(_ path: String) throws {
    let identity: Int64?
    let isEmpty: Bool
    do {
      identity = try row("PRAGMA application_id") { $0.int(0) }
      isEmpty = try !exists("SELECT 1 FROM sqlite_schema")
    } catch let error as SQLError where error.isFatal {
      throw StoreError.foreignFile("\(path) (\(error.message))")
    }
    let isNew = try identity == 0 && schemaVersion == 0 && isEmpty
    if !isNew && identity != Schema.applicationID { throw StoreError.foreignFile(path) }
  }

  private func migrate(path: String, migrations: [Migration]) throws {
    let found = try schemaVersion
    let known = migrations.last?.version ?? 0
    if found > known { throw StoreError.newerFile(found: found, known: known) }
    if found == known { return }
    if found > 0 { try keepCopy(path: path, version: found) }
    // A table is altered by making it anew, which foreign keys would turn into deletions.
    try execute("PRAGMA foreign_keys = OFF")
    for migration in migrations where migration.version > found { try apply(migration) }
  }

  /// Where a file is kept as it was before a newer schema touched it.
  static func keptCopy(of path: String, version: Int) -> String { "\(path).v\(version)" }

  /// Keeps the file as it was, durably, before a newer schema touches it.
  private func keepCopy(path: String, version: Int) throws {
    let copy = Self.keptCopy(of: path, version: version)
    let unfinished = copy + ".part"
    unlink(unfinished)
    try DataDirectory.makePrivateFile(unfinished)
    try backup(to: unfinished)
    if rename(unfinished, copy) != 0 {
      throw StoreError.directory("cannot keep \(copy): \(String(cString: strerror(errno)))")
    }
  }

  private func apply(_ migration: Migration) throws {
    try execute("BEGIN IMMEDIATE")
    do {
      try migration.apply(self)
      let broken = try rows("PRAGMA foreign_key_check") { $0.text(0) }
      guard broken.isEmpty else {
        throw StoreError.migrationFailed(
          version: migration.version, reason: "foreign keys of \(Set(broken).sorted()) are broken")
      }
      try execute("PRAGMA application_id = \(Schema.applicationID)")
      try execute("PRAGMA user_version = \(migration.version)")
      try execute("COMMIT")
    } catch {
      if !isAutocommit { try? execute("ROLLBACK") }
      throw error as? StoreError ?? .migrationFailed(version: migration.version, reason: "\(error)")
    }
  }
}
