import HandschlagSQL

/// The key store's file: its settings, and its tables by steps that only go forward.
enum KeyStoreSchema {
  /// The version that this program writes.
  private static let newest: Int64 = 4
  /// Secrets lie in slots, but pages from before may be in the file still.
  private static let moved: Int64 = 3

  /// Opens the file and brings it to the newest version.
  ///
  /// - Throws: ``VaultError`` for a store of another server key or a later version, or an SQL error.
  static func open(_ path: String, check: [UInt8]) throws -> sending Connection {
    let connection = try Connection(path: path, access: .create)
    // Freed space is overwritten with zeros; see KeySlots for what this does not reach.
    try connection.execute("PRAGMA secure_delete = ON")
    // One process owns the file; set first, so that the log needs no shared memory.
    try connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    // A new key waits for the disk once (a rollback journal: four times). The log keeps old pages, so
    // whatever destroys empties it before it returns.
    try connection.execute("PRAGMA journal_mode = WAL")
    try connection.execute("PRAGMA synchronous = FULL")
    // The file is held from here on. What a process wrote to its log that was killed before it could sync may be
    // read and not be on disk.
    try SettledFile.settle(path + "-wal")
    // What is sorted or spilled stays in memory.
    try connection.execute("PRAGMA temp_store = MEMORY")
    try KeyStore.transaction(connection) { try prepare($0, check: check) }
    try KeyStore.emptyLog(connection)
    try clean(connection)
    return connection
  }

  private static func version(_ connection: Connection) throws -> Int64 {
    try connection.row("PRAGMA user_version") { $0.int(0) } ?? 0
  }

  private static func prepare(_ connection: Connection, check: [UInt8]) throws {
    let version = try version(connection)
    guard version <= newest else { throw VaultError.keyStoreTooNew }
    if version == 0 {
      try connection.execute(first)
      try connection.run("INSERT INTO server_key (one, proof) VALUES (1, ?1)", check)
    }
    if version < 2 { try connection.execute(second) }
    if version < moved {
      try connection.execute(third)
      // A new file has no pages from before.
      try connection.execute("PRAGMA user_version = \(version == 0 ? newest : moved)")
    }
    let proof = try connection.row("SELECT proof FROM server_key") { $0.bytes(0) } ?? []
    guard Bytes.constantTimeEqual(proof, check) else { throw VaultError.keyStoreOfAnotherServer }
  }

  /// Writes the file anew after secrets were moved into slots, so that no page from before is left; begun again
  /// if it was cut off.
  private static func clean(_ connection: Connection) throws {
    guard try version(connection) == moved else { return }
    try connection.execute("VACUUM")
    try connection.execute("PRAGMA user_version = \(newest)")
    try KeyStore.emptyLog(connection)
  }

  private static let first = """
    CREATE TABLE keys (
      id INTEGER PRIMARY KEY,
      kind INTEGER NOT NULL,
      owner INTEGER NOT NULL,
      side INTEGER NOT NULL,
      version INTEGER NOT NULL,
      wrapped BLOB NOT NULL
    ) STRICT;
    CREATE TABLE server_key (one INTEGER PRIMARY KEY CHECK (one = 1), proof BLOB NOT NULL) STRICT;
    """

  private static let second = """
    ALTER TABLE keys ADD COLUMN wrap INTEGER NOT NULL DEFAULT 1;
    CREATE TABLE erasures (
      key INTEGER PRIMARY KEY,
      account INTEGER NOT NULL,
      at INTEGER NOT NULL
    ) STRICT;
    """

  private static let third = """
    ALTER TABLE keys RENAME TO unslotted;
    CREATE TABLE keys (
      id INTEGER PRIMARY KEY,
      kind INTEGER NOT NULL,
      owner INTEGER NOT NULL,
      side INTEGER NOT NULL,
      version INTEGER NOT NULL,
      wrap INTEGER NOT NULL,
      slot INTEGER NOT NULL UNIQUE
    ) STRICT;
    CREATE TABLE slots (
      slot INTEGER PRIMARY KEY,
      secret BLOB NOT NULL CHECK (length(secret) = \(KeySlots.length))
    ) STRICT;
    CREATE TABLE free_slots (slot INTEGER PRIMARY KEY) STRICT;
    INSERT INTO keys (id, kind, owner, side, version, wrap, slot)
      SELECT id, kind, owner, side, version, wrap, row_number() OVER (ORDER BY id) FROM unslotted;
    INSERT INTO slots (slot, secret)
      SELECT k.slot, u.wrapped FROM keys k JOIN unslotted u ON u.id = k.id ORDER BY k.slot;
    DROP TABLE unslotted;
    """
}
