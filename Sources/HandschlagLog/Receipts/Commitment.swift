import Crypto

/// A promise about one value that can be kept later: whoever has salt and value can check it, and nobody
/// can find the value without the salt.
public struct Commitment: Hashable, Sendable {
  /// The field of the contact card, by its number in the schema.
  public let field: Int
  /// HMAC-SHA256 under the salt over the field's number (8 bytes, most significant first) and the value:
  /// 32 bytes.
  public let digest: [UInt8]

  /// A commitment as read from its row or from a receipt.
  public init(field: Int, digest: [UInt8]) {
    self.field = field
    self.digest = digest
  }

  /// Commits to a value.
  public init(field: Int, value: [UInt8], salt: [UInt8]) {
    var number = CanonicalWriter(label: "")
    number.integer(Int64(field))
    let code = HMAC<SHA256>.authenticationCode(for: number.bytes + value, using: SymmetricKey(data: salt))
    self.init(field: field, digest: Array(code))
  }

  /// Whether this is the commitment to `value` under `salt`.
  public func matches(value: [UInt8], salt: [UInt8]) -> Bool {
    constantTimeEqual(digest, Commitment(field: field, value: value, salt: salt).digest)
  }

  /// What a receipt holds of the salt of its commitments, so that a salt kept beside it can be told from an
  /// altered one: SHA-256 over a label and the salt.
  public static func digest(ofSalt salt: [UInt8]) -> [UInt8] {
    Array(SHA256.hash(data: Array("handschlag salt v1\n".utf8) + salt))
  }
}
