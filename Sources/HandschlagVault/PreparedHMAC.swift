import Crypto

/// HMAC-SHA256 (RFC 2104) with the key's part of the work done once.
///
/// For codes made at every call: `HMAC<SHA256>` prepares its key each time, which takes longer than the
/// request itself.
package struct PreparedHMAC: Sendable {
  private let inner: SHA256
  private let outer: SHA256

  /// Prepares a key of at most 64 bytes, which is one block; a longer one is hashed, as the RFC says.
  package init(key: [UInt8]) {
    let blockLength = 64
    let short = key.count > blockLength ? SHA256Digest.of(key) : key
    let block = short + [UInt8](repeating: 0, count: blockLength - short.count)
    var inner = SHA256()
    inner.update(data: block.map { $0 ^ 0x36 })
    var outer = SHA256()
    outer.update(data: block.map { $0 ^ 0x5c })
    self.inner = inner
    self.outer = outer
  }

  /// The code of the parts, one after another: 32 bytes.
  package func code(_ parts: [UInt8]...) -> [UInt8] {
    var inner = inner
    for part in parts { inner.update(data: part) }
    var outer = outer
    inner.finalize().withUnsafeBytes { outer.update(bufferPointer: $0) }
    return Array(outer.finalize())
  }
}
