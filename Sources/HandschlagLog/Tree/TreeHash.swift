import Crypto

/// A node of a Merkle tree: 32 bytes of SHA-256, kept inline so that a million of them cost no allocation.
public struct TreeHash: Hashable, Sendable {
  private let words: (UInt64, UInt64, UInt64, UInt64)

  /// Bytes of a hash.
  public static let byteCount = 32

  /// The hash with these bytes; nil unless there are exactly ``byteCount``.
  public init?(_ bytes: some Collection<UInt8>) {
    guard bytes.count == TreeHash.byteCount else { return nil }
    var all = (UInt64(0), UInt64(0), UInt64(0), UInt64(0))
    for (index, byte) in bytes.enumerated() {
      switch index / 8 {
      case 0: all.0 = all.0 << 8 | UInt64(byte)
      case 1: all.1 = all.1 << 8 | UInt64(byte)
      case 2: all.2 = all.2 << 8 | UInt64(byte)
      default: all.3 = all.3 << 8 | UInt64(byte)
      }
    }
    words = all
  }

  private init(_ digest: SHA256.Digest) {
    var all = (UInt64(0), UInt64(0), UInt64(0), UInt64(0))
    digest.withUnsafeBytes { bytes in
      all.0 = UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 0, as: UInt64.self))
      all.1 = UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
      all.2 = UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 16, as: UInt64.self))
      all.3 = UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 24, as: UInt64.self))
    }
    words = all
  }

  /// The 32 bytes.
  public var bytes: [UInt8] {
    var bytes: [UInt8] = []
    append(to: &bytes)
    return bytes
  }

  /// The root of a tree without leaves (RFC 6962, section 2.1).
  public static let emptyRoot = TreeHash(SHA256.hash(data: [UInt8]()))

  /// The hash of an entry as a leaf (RFC 6962, section 2.1): a zero byte goes before it.
  public static func leaf(_ entry: [UInt8]) -> TreeHash { TreeHash(SHA256.hash(data: [0] + entry)) }

  /// The hash of a node over its two children (RFC 6962, section 2.1): a byte of one goes before them.
  public static func node(_ left: TreeHash, _ right: TreeHash) -> TreeHash {
    var bytes: [UInt8] = [1]
    bytes.reserveCapacity(1 + 2 * byteCount)
    left.append(to: &bytes)
    right.append(to: &bytes)
    return TreeHash(SHA256.hash(data: bytes))
  }

  private func append(to bytes: inout [UInt8]) {
    bytes.reserveCapacity(bytes.count + TreeHash.byteCount)
    for word in [words.0, words.1, words.2, words.3] {
      for shift in stride(from: 56, through: 0, by: -8) {
        bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(shift)))
      }
    }
  }

  /// Whether both are the same 32 bytes.
  public static func == (a: TreeHash, b: TreeHash) -> Bool { a.words == b.words }

  /// Hashes the 32 bytes.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(words.0)
    hasher.combine(words.1)
    hasher.combine(words.2)
    hasher.combine(words.3)
  }
}

extension TreeHash: CustomStringConvertible {
  /// The bytes in base64, as checkpoints and proofs write them.
  public var description: String { Base64Text.encode(bytes) }
}
