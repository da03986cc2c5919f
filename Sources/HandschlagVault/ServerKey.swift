import Crypto

/// The secret from which a server's other keys come, read from its key file once at start.
///
/// Each use has a key of its own (HKDF-SHA256, RFC 5869), so that no use can weaken another. The secret is
/// never rotated, for public ids depend on it. What wraps the keys of the key store is: it stands beside the
/// secret, by version, and does not follow from it.
package struct ServerKey: Sendable {
  /// What a sub-key is for. The raw value is its HKDF label and must never change.
  enum Purpose: String, CaseIterable {
    /// Encrypts public ids.
    case ids = "handschlag v1 public ids"
    /// Makes the tweaks of public ids that differ per viewer.
    case idViewers = "handschlag v1 viewers of public ids"
    /// Makes handles from ids.
    case handles = "handschlag v1 handles"
    /// Authenticates page tokens and cursors.
    case cursorMAC = "handschlag v1 cursors, mac"
    /// Encrypts page tokens and cursors.
    case cursorCipher = "handschlag v1 cursors, cipher"
    /// Wraps the keys of the key store where nothing else is given: the first version of a key without a file,
    /// and of a file from before there were versions.
    case wrap = "handschlag v1 key store, wrap"
    /// Recognises the key store that belongs to this server key.
    case keyStoreCheck = "handschlag v1 key store, check"
    /// Seals the copy of the public log's keys that goes with the backups.
    case logKeyCopy = "handschlag v1 log key, copy"
    /// Compares requests that carry one idempotency key.
    case requestMAC = "handschlag v1 request mac"
  }

  /// Bytes of a server key.
  package static let byteCount = 32

  private let secret: SymmetricKey
  /// What wraps the keys of the key store.
  var wrapping: WrappingKeys

  /// A key of exactly ``byteCount`` bytes; nil for any other count.
  package init?(bytes: [UInt8]) {
    guard bytes.count == ServerKey.byteCount else { return nil }
    self.init(secret: SymmetricKey(data: bytes))
  }

  /// A key as its file holds it.
  init?(bytes: [UInt8], wrapping: WrappingKeys) {
    self.init(bytes: bytes)
    self.wrapping = wrapping
  }

  /// A fresh random key that is stored nowhere, for tests.
  package static func ephemeral() -> ServerKey { ServerKey(secret: SymmetricKey(size: .bits256)) }

  private init(secret: SymmetricKey) {
    self.secret = secret
    wrapping = WrappingKeys(first: ServerKey.subKey(.wrap, of: secret))
  }

  /// The secret itself, for its file.
  var bytes: [UInt8] { secret.bytes }

  /// The key for one purpose, 32 bytes.
  func subKey(_ purpose: Purpose) -> SymmetricKey { ServerKey.subKey(purpose, of: secret) }

  private static func subKey(_ purpose: Purpose, of secret: SymmetricKey) -> SymmetricKey {
    HKDF<SHA256>.deriveKey(
      inputKeyMaterial: secret, info: Array(purpose.rawValue.utf8), outputByteCount: 32)
  }

  /// A block cipher under the key for one purpose.
  func blockCipher(_ purpose: Purpose) -> BlockCipher {
    BlockCipher(key: Block128(subKey(purpose).bytes))
  }
}
