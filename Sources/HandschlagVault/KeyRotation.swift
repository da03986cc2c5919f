import Crypto
import Dispatch
import HandschlagSQL
import Synchronization

/// What a rotation of the wrapping key did.
package struct KeyRotation: Hashable, Sendable {
  /// The version that wraps all keys now.
  package let version: Int64
  /// How many keys were wrapped anew.
  package let rewrapped: Int
}

/// A version of the wrapping key.
package struct WrappingVersion: Hashable, Sendable {
  /// Its number, from 1.
  package let version: Int64
  /// Whether new keys are wrapped under it.
  package let isCurrent: Bool
  /// Keys that it wraps.
  package let keys: Int
}

/// The steps of a rotation, for tests that cut it after each.
///
/// ```
/// key file      v1 ──► v1, v2 ─────────────────────────► v2, the old bytes wiped
/// key store     all under v1 ──► some under v2 ──► all ──► log emptied
/// ```
///
/// Whatever is cut off, each key can be opened by what the file holds, and the next start goes on to the end.
enum RotationStep: CaseIterable {
  case fileHoldsBoth
  case batchWrapped
  case logEmptied
  case oldDestroyed
}

extension KeyStore {
  /// Keys that are wrapped anew in one transaction: others get their turn between two.
  private static let batch: Int64 = 256

  /// The versions of the wrapping key and how many keys each wraps, oldest first.
  package func versions() throws -> [WrappingVersion] {
    try connection.withLock { connection in
      let counts = try connection.rows("SELECT wrap, count(*) FROM keys GROUP BY wrap") {
        ($0.int(0), Int($0.int(1)))
      }
      let wrapping = wrapping.withLock { $0 }
      let numbers = Set(counts.map(\.0)).union(wrapping.versions).sorted()
      return numbers.map { number in
        WrappingVersion(
          version: number, isCurrent: number == wrapping.newest,
          keys: counts.first { $0.0 == number }?.1 ?? 0)
      }
    }
  }

  /// Makes a new version of the wrapping key, wraps every key anew and destroys the older version, while others
  /// go on using the store. A rotation that was cut off before is brought to its end instead.
  ///
  /// - Parameter keyFile: The file of the server key that the store was opened under.
  /// - Throws: ``VaultError``, ``KeyFileError`` or an SQL error; calling again goes on where it stopped.
  package func rotate(keyFile: String) async throws -> KeyRotation {
    try await withCheckedThrowingContinuation { continuation in
      DispatchQueue.global().async {
        continuation.resume(with: Result { try self.rotate(keyFile: keyFile) { _ in } })
      }
    }
  }

  /// As ``rotate(keyFile:)``, on the caller's thread.
  ///
  /// - Parameter done: Called after each step; what it throws cuts the rotation off there.
  func rotate(keyFile: String, after done: (RotationStep) throws -> Void) throws -> KeyRotation {
    let isFirst = isRotating.withLock { isRotating in
      defer { isRotating = true }
      return !isRotating
    }
    guard isFirst else { throw VaultError.rotationRuns }
    defer { isRotating.withLock { $0 = false } }
    guard var key = try KeyFile.load(keyFile) else { throw VaultError.noKeyFile }
    guard Bytes.constantTimeEqual(key.subKey(.keyStoreCheck).bytes, check) else {
      throw VaultError.keyStoreOfAnotherServer
    }
    if key.wrapping.versions.count == 1 {
      key.wrapping = key.wrapping.rotated()
      try KeyFile.replace(keyFile, with: KeyFile.encode(key), wipesOld: false)
    }
    try done(.fileHoldsBoth)
    use(key.wrapping)
    let count = try rewrapAll(after: done)
    try reporting { try KeyStore.emptyLog($0) }
    try done(.logEmptied)
    key.wrapping = key.wrapping.withoutOlder()
    try KeyFile.replace(keyFile, with: KeyFile.encode(key), wipesOld: true)
    use(key.wrapping)
    try done(.oldDestroyed)
    return KeyRotation(version: key.wrapping.newest, rewrapped: count)
  }

  /// Inserts wrap under the newest version from here on, so that one pass over the older ones is enough.
  private func use(_ keys: WrappingKeys) {
    connection.withLock { _ in wrapping.withLock { $0 = keys } }
  }

  private func rewrapAll(after done: (RotationStep) throws -> Void) throws -> Int {
    var total = 0
    var last: Int64 = 0
    while true {
      let after = last
      let wrapped = try transaction { connection in try self.rewrapBatch(after: after, connection) }
      guard let end = wrapped.last else { return total }
      total += wrapped.count
      last = end
      try done(.batchWrapped)
    }
  }

  /// - Returns: the numbers of the keys that were wrapped anew, in order; none when all are.
  private func rewrapBatch(after last: Int64, _ connection: Connection) throws -> [Int64] {
    let wrapping = wrapping.withLock { $0 }
    let rows = try connection.rows(
      """
      SELECT k.id, k.kind, k.owner, k.side, k.version, k.wrap, k.slot, s.secret
      FROM keys k JOIN slots s ON s.slot = k.slot
      WHERE k.id > ?1 AND k.wrap <> ?2 ORDER BY k.id LIMIT ?3
      """, last, wrapping.newest, Self.batch, read: WrappedRow.init(row:))
    for row in rows {
      let secret = try wrapping.unwrap(row.wrapped, version: row.wrap, row.id, row.place)
      let again = try wrapping.wrap(secret, row.id, row.place)
      try KeySlots.overwrite(row.slot, with: again, connection)
      try connection.run("UPDATE keys SET wrap = ?2 WHERE id = ?1", row.id.rawValue, wrapping.newest)
    }
    return rows.map(\.id.rawValue)
  }
}

/// A key as it stands in its row.
private struct WrappedRow {
  let id: KeyID
  let place: KeyPlace
  let wrap: Int64
  let slot: Int64
  let wrapped: [UInt8]

  init(row: Row) throws {
    guard let kind = KeyKind(rawValue: row.int(1)) else { throw VaultError.altered }
    id = KeyID(rawValue: row.int(0))
    place = KeyPlace(
      kind: kind, owner: row.int(2), side: VaultSide(rawValue: row.int(3)), version: row.int(4))
    wrap = row.int(5)
    slot = row.int(6)
    wrapped = row.bytes(7)
  }
}
