import Crypto

/// The versions of the key that wraps the keys of the key store, numbered from 1. There is always one; there
/// are two only while a rotation runs.
struct WrappingKeys: Sendable {
  private var keys: [Int64: SymmetricKey]

  /// The first version alone.
  init(first key: SymmetricKey) { keys = [1: key] }

  /// Versions as a key file holds them; nil for none, or for a number below 1.
  init?(_ keys: [Int64: SymmetricKey]) {
    guard !keys.isEmpty, keys.keys.allSatisfy({ $0 >= 1 }) else { return nil }
    self.keys = keys
  }

  /// The version that new keys are wrapped under.
  var newest: Int64 { keys.keys.max() ?? 1 }

  /// All versions, oldest first.
  var versions: [Int64] { keys.keys.sorted() }

  /// The key of a version; nil once it is destroyed.
  subscript(version: Int64) -> SymmetricKey? { keys[version] }

  /// These versions and a fresh newest one.
  func rotated() -> WrappingKeys {
    var next = self
    next.keys[newest + 1] = SymmetricKey(size: .bits256)
    return next
  }

  /// The newest version alone.
  func withoutOlder() -> WrappingKeys {
    var rest = self
    rest.keys = keys.filter { $0.key == newest }
    return rest
  }

  /// A secret wrapped under the newest version, for exactly its place.
  func wrap(_ secret: [UInt8], _ id: KeyID, _ place: KeyPlace) throws -> [UInt8] {
    let version = newest
    guard let key = keys[version] else { throw VaultError.keyGone }
    return try Sealing.seal(secret, under: key, associated: place.associatedData(id, wrap: version))
  }

  /// A secret that was wrapped under a version for this place.
  ///
  /// - Throws: ``VaultError/keyGone`` when the version is destroyed, ``VaultError/altered`` for another place.
  func unwrap(
    _ wrapped: [UInt8], version: Int64, _ id: KeyID, _ place: KeyPlace
  ) throws(VaultError) -> [UInt8] {
    guard let key = keys[version] else { throw VaultError.keyGone }
    return try Sealing.open(wrapped, under: key, associated: place.associatedData(id, wrap: version))
  }
}
