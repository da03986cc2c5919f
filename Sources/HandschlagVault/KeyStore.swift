import Crypto
import Dispatch
import HandschlagSQL
import Synchronization

/// The keys that seal contact data, in a file of their own, so that destroying one shreds what it sealed
/// in the database and in every copy of it.
///
/// Each secret is wrapped under the newest version of the wrapping key for exactly its place. All changes are on disk when a
/// function returns; those that are `async` wait off the caller's thread, and all that wait at once share one
/// commit. Order them so that a crash leaves at worst a key without a row: put the key, then
/// commit the row; commit the row's end, then destroy the key. ``sweep(keeping:)`` removes what a crash
/// left.
package final class KeyStore: Sendable {
  let connection: Mutex<Connection>
  /// Changed and used with the connection's lock held.
  let wrapping: Mutex<WrappingKeys>
  /// Recognises the server key that the store belongs to.
  let check: [UInt8]
  let isRotating = Mutex(false)
  private let onFatalError: (@Sendable (String) -> Void)?
  /// Changes that wait for the disk together, and the thread that makes them.
  private let waiting = Mutex<[WaitingChange]>([])
  private let committer = DispatchQueue(label: "handschlag.keys")

  /// Opens the key store, or makes it.
  ///
  /// - Parameters:
  ///   - path: Its file; made with mode 0600, and given that mode if it had another.
  ///   - key: The server key that it was made under.
  ///   - onFatalError: Told of an error after which the file's state is known only to a new start, such as a
  ///     sync that failed: what is synced later might stand on what was lost. The process should end.
  /// - Throws: ``VaultError`` for a store of another server key or a later version, ``KeyFileError``, or
  ///   an SQL error, also when another process holds the file.
  package init(
    path: String, key: ServerKey, onFatalError: (@Sendable (String) -> Void)? = nil
  ) throws {
    self.onFatalError = onFatalError
    try KeyFile.makePrivate(path)
    wrapping = Mutex(key.wrapping)
    let check = key.subKey(.keyStoreCheck).bytes
    self.check = check
    connection = Mutex(try KeyStoreSchema.open(path, check: check))
  }

  /// Closes the file, when nothing that uses it runs any more; later calls throw.
  package func close() { connection.withLock { $0.close() } }

  /// Destroys secrets; ids that are gone already are passed over.
  ///
  /// - Throws: an SQL error; then all or nothing may be destroyed, and calling again is right.
  package func destroy(_ ids: [KeyID]) throws {
    try destroying { try KeyStore.delete(ids, $0) }
  }

  /// Destroys secrets without holding up the caller's thread; ids that are gone already are passed over.
  ///
  /// - Throws: an SQL error; then all or nothing may be destroyed, and calling again is right.
  package func destroy(_ ids: [KeyID]) async throws {
    _ = try await commit(destroys: true) { connection in
      try KeyStore.delete(ids, connection)
      return []
    }
  }

  /// Destroys every secret that the database does not name.
  ///
  /// To be called at start, before any request: a key that is put but not yet named would be taken for a
  /// leftover.
  /// - Returns: how many were destroyed.
  @discardableResult
  package func sweep(keeping named: Set<KeyID>) throws -> Int {
    try destroying { connection in
      let all = try connection.rows("SELECT id FROM keys") { KeyID(rawValue: $0.int(0)) }
      let orphans = all.filter { !named.contains($0) }
      try KeyStore.delete(orphans, connection)
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

  /// Stores new secrets, all or none, together with what others put at the same time.
  func put(_ secrets: [(KeyPlace, SymmetricKey)]) async throws -> [KeyID] {
    try await commit(destroys: false) { try self.insert(secrets, $0) }
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
    let wrapping = wrapping.withLock { $0 }
    return try secrets.map { place, secret in
      let id = KeyID.random()
      let wrapped = try wrapping.wrap(secret.bytes, id, place)
      let slot = try KeySlots.put(wrapped, connection)
      try connection.run(
        "INSERT INTO keys (id, kind, owner, side, version, wrap, slot) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        id.rawValue, place.kind.rawValue, place.owner, place.side?.rawValue ?? 0, place.version,
        wrapping.newest, slot)
      return id
    }
  }

  private func read(_ id: KeyID, _ place: KeyPlace, _ connection: Connection) throws -> SymmetricKey {
    let found = try connection.row(
      "SELECT s.secret, k.wrap FROM keys k JOIN slots s ON s.slot = k.slot WHERE k.id = ?1", id.rawValue
    ) { ($0.bytes(0), $0.int(1)) }
    guard let (wrapped, version) = found else { throw VaultError.keyGone }
    return SymmetricKey(
      data: try wrapping.withLock { $0 }.unwrap(wrapped, version: version, id, place))
  }

  private static func delete(_ ids: [KeyID], _ connection: Connection) throws {
    for id in ids {
      let slot = try connection.row("DELETE FROM keys WHERE id = ?1 RETURNING slot", id.rawValue) {
        $0.int(0)
      }
      if let slot { try KeySlots.free(slot, connection) }
    }
  }

  private func commit(
    destroys: Bool, _ body: @escaping @Sendable (Connection) throws -> [KeyID]
  ) async throws -> [KeyID] {
    try await withCheckedThrowingContinuation { continuation in
      let change = WaitingChange(destroys: destroys, body: body, continuation: continuation)
      let isFirst = waiting.withLock { waiting in
        waiting.append(change)
        return waiting.count == 1
      }
      // Whoever comes later is taken along: the queue is emptied only when this one's turn has come.
      if isFirst { committer.async { self.commitWaiting() } }
    }
  }

  private func commitWaiting() {
    let changes = waiting.withLock { waiting in
      defer { waiting.removeAll() }
      return waiting
    }
    // A change fails only when the engine does, and then none of them is safe.
    let result = Result {
      let body: @Sendable (Connection) throws -> [[KeyID]] = { connection in
        try changes.map { try $0.body(connection) }
      }
      return try changes.contains(where: \.destroys) ? destroying(body) : transaction(body)
    }
    switch result {
    case .success(let ids):
      for (change, ids) in zip(changes, ids) { change.continuation.resume(returning: ids) }
    case .failure(let error):
      for change in changes { change.continuation.resume(throwing: error) }
    }
  }

  @discardableResult
  func transaction<Value: Sendable>(_ body: @Sendable (Connection) throws -> Value) throws -> Value {
    try reporting { connection in try KeyStore.transaction(connection, body) }
  }

  /// Uses the connection, and says when its file can no longer be relied on.
  @discardableResult
  func reporting<Value: Sendable>(_ body: @Sendable (Connection) throws -> Value) throws -> Value {
    do {
      return try connection.withLock { try body($0) }
    } catch {
      if let error = error as? SQLError, error.isFatal { onFatalError?("\(error)") }
      throw error
    }
  }

  private func destroying<Value: Sendable>(_ body: @Sendable (Connection) throws -> Value) throws -> Value {
    try reporting { connection in
      let value = try KeyStore.transaction(connection, body)
      try KeyStore.emptyLog(connection)
      return value
    }
  }

  static func transaction<Value>(
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

  /// Removes what the log still holds of destroyed keys, also after a crash before this was done.
  static func emptyLog(_ connection: Connection) throws {
    guard try connection.checkpoint(.truncate) else { throw VaultError.destructionIncomplete }
  }
}

/// A change to the key store whose caller is suspended until it is on disk.
private struct WaitingChange: Sendable {
  let destroys: Bool
  let body: @Sendable (Connection) throws -> [KeyID]
  let continuation: CheckedContinuation<[KeyID], any Error>
}
