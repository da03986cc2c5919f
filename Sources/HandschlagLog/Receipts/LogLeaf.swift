import Crypto

/// What the log shows of a receipt: 32 bytes that tell nothing of type, time or party.
///
/// The entry is HMAC-SHA256 of the receipt under a salt of its own; without the salt it is as good as
/// random, and once the salt is destroyed nobody can tell it from padding. Its hash is that of a leaf of
/// RFC 6962, section 2.1, and the log holds nothing else of it.
public enum LogLeaf {
  /// The leaf of a receipt.
  ///
  /// - Parameters:
  ///   - content: Its canonical bytes.
  ///   - salt: The 32 bytes of its salt.
  public static func hash(of content: [UInt8], salt: [UInt8]) -> TreeHash {
    .leaf(Array(HMAC<SHA256>.authenticationCode(for: content, using: SymmetricKey(data: salt))))
  }

  /// A leaf that pads a checkpoint: that of an entry which nobody keeps.
  public static func padding() -> TreeHash {
    .leaf(SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) })
  }
}
