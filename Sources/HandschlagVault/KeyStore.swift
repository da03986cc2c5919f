import Crypto
import HandschlagSQL
import Synchronization

/// The keys that seal contact data, in a file of their own, so that destroying one shreds what it sealed
/// in the database and in every copy of it.
///
/// Each secret is wrapped under the server key for exactly its place. All changes are on disk when a
/// function returns. Order them so that a crash leaves at worst a key without a row: put the key, then
/// commit the row; commit the row's end, then destroy the key. ``sweep(keeping:)`` removes what a crash
/// left.
package final class KeyStore: Sendable {
  private let connection: Mutex<Connection>
  private let wrapKey: SymmetricKey

  /// Opens the key store, or makes it.
  ///
  /// - Parameters:
  ///   - path: Its file; made with mode 0600, and given that mode if it had another.
  ///   - key: The server key that it was made under.
  /// - Throws: ``VaultError`` for a store of another server key or a later version, ``KeyFileError``, or
  ///   an SQL error, also when another process holds the file.
  package init(path: String, key: ServerKey) throws {
    try KeyFile.makePrivate(path)
    wrapKey = key.subKey(.wrap)
    let check = key.subKey(.keyStoreCheck).bytes
    connection = Mutex(try KeyStore.open(path, check: check))
  }

  /// Destroys secrets; ids that are gone already are passed over.
  ///
  /// - Throws: an SQL error; nothing is destroyed then.
  package func destroy(_ ids: [KeyID]) throws {
    try transaction { connection in
      for id in ids { try connection.run("DELETE FROM keys WHERE id = ?1", id.rawValue) }
    }
  }

  /// Destroys every secret that the database does not name.
  ///
  /// To be called at start, before any request: a key that is put but not yet named would be taken for a
  /// leftover.
  /// - Returns: how many were destroyed.
  @discardableResult
  package func sweep(keeping named: Set<KeyID>) throws -> Int {
    try transaction { connection in
      let all = try connection.rows("SELECT id FROM keys") { KeyID(rawValue: $0.int(0)) }
      let orphans = all.filter { !named.contains($0) }
      for id in orphans { try connection.run("DELETE FROM keys WHERE id = ?1", id.rawValue) }
      return orphans.count
    }
  }

  /// How many secrets there are.
  package func count() throws -> Int {
    try connection.withLock { connection in
      Int(try connection.row("SELECT count(*) FROM keys") { $0.int(0) } ?? 0)
    }
  }

  /// Stores new secrets, all or none, for one wait on the disk.
  func put(_ secrets: [(KeyPlace, SymmetricKey)]) throws -> [KeyID] {
    try transaction { try insert(secrets, $0) }
  }

  /// The secret of a place.
  ///
  /// - Throws: ``VaultError`` when it is gone or belongs elsewhere.
  func secret(_ id: KeyID, _ place: KeyPlace) throws -> SymmetricKey {
    try connection.withLock { try read(id, place, $0) }
  }

  /// Stores again, in other places, secrets that stand in the places given, and new secrets with them; all
  /// or none.
  func rewrap(
    _ moves: [(from: (KeyID, KeyPlace), to: KeyPlace)], adding new: [(KeyPlace, SymmetricKey)]
  ) throws -> [KeyID] {
    try transaction { connection in
      let secrets = try moves.map { ($0.to, try read($0.from.0, $0.from.1, connection)) }
      return try insert(secrets + new, connection)
    }
  }

  private func insert(_ secrets: [(KeyPlace, SymmetricKey)], _ connection: Connection) throws -> [KeyID] {
    try secrets.map { place, secret in
      let id = KeyID.random()
      let wrapped = try Sealing.seal(secret.bytes, under: wrapKey, associated: place.associatedData(id))
      try connection.run(
        "INSERT INTO keys (id, kind, owner, side, version, wrapped) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        id.rawValue, place.kind.rawValue, place.owner, place.side?.rawValue ?? 0, place.version, wrapped)
      return id
    }
  }

  private func read(_ id: KeyID, _ place: KeyPlace, _ connection: Connection) throws -> SymmetricKey {
    let wrapped = try connection.row("SELECT wrapped FROM keys WHERE id = ?1", id.rawValue) { $0.bytes(0) }
    guard let wrapped else { throw VaultError.keyGone }
    return SymmetricKey(
      data: try Sealing.open(wrapped, under: wrapKey, associated: place.associatedData(id)))
  }

  private func transaction<Value: Sendable>(_ body: @Sendable (Connection) throws -> Value) throws -> Value {
    try connection.withLock { connection in
      try KeyStore.transaction(connection, body)
    }
  }

  private static func transaction<Value>(
    _ connection: Connection, _ body: (Connection) throws -> Value
  ) throws -> Value {
    try connection.execute("BEGIN IMMEDIATE")
    do {
      let value = try body(connection)
      try connection.execute("COMMIT")
      return value
    } catch {
      // The engine has ended the transaction itself after some errors; then there is nothing to roll back.
      if !connection.isAutocommit { try? connection.execute("ROLLBACK") }
      throw error
    }
  }

  private static func open(_ path: String, check: [UInt8]) throws -> sending Connection {
    let connection = try Connection(path: path, access: .create)
    // Freed space is overwritten with zeros, so that a destroyed key does not linger in the file.
    try connection.execute("PRAGMA secure_delete = ON")
    // No write-ahead log: it would keep old pages until some checkpoint. TRUNCATE empties the journal at
    // each commit and, with FULL, waits for that to reach the disk.
    try connection.execute("PRAGMA journal_mode = TRUNCATE")
    try connection.execute("PRAGMA synchronous = FULL")
    // One process owns the file.
    try connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    // What is sorted or spilled stays in memory.
    try connection.execute("PRAGMA temp_store = MEMORY")
    try transaction(connection) { try prepare($0, check: check) }
    return connection
  }

  private static func prepare(_ connection: Connection, check: [UInt8]) throws {
    let version = try connection.row("PRAGMA user_version") { $0.int(0) } ?? 0
    guard version <= 1 else { throw VaultError.keyStoreTooNew }
    if version == 0 {
      try connection.execute(
        """
        CREATE TABLE keys (
          id INTEGER PRIMARY KEY,
          kind INTEGER NOT NULL,
          owner INTEGER NOT NULL,
          side INTEGER NOT NULL,
          version INTEGER NOT NULL,
          wrapped BLOB NOT NULL
        ) STRICT;
        CREATE TABLE server_key (one INTEGER PRIMARY KEY CHECK (one = 1), proof BLOB NOT NULL) STRICT;
        PRAGMA user_version = 1;
        """)
      try connection.run("INSERT INTO server_key (one, proof) VALUES (1, ?1)", check)
    }
    let proof = try connection.row("SELECT proof FROM server_key") { $0.bytes(0) } ?? []
    guard Bytes.constantTimeEqual(proof, check) else { throw VaultError.keyStoreOfAnotherServer }
  }
}
