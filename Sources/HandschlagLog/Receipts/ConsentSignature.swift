import Crypto

/// What the giver of a consent signs: which notice, which fields, which purpose, under which key.
///
/// The notice's hash stands for all that the giver was shown; it names the engagement, so that a signature is
/// good for one engagement alone. No time is in it: a receipt must not tell who consented first.
public struct ConsentStatement: Hashable, Sendable {
  /// SHA-256 of the notice, 32 bytes.
  public var noticeHash: [UInt8]
  /// The fields' numbers in the schema, ascending.
  public var fields: [Int]
  /// The purpose's number in the schema.
  public var purpose: Int64
  /// The giver's Ed25519 public key, 32 bytes.
  public var publicKey: [UInt8]

  /// A statement; the fields are put in order.
  public init(noticeHash: [UInt8], fields: [Int], purpose: Int64, publicKey: [UInt8]) {
    self.noticeHash = noticeHash
    self.fields = fields.sorted()
    self.purpose = purpose
    self.publicKey = publicKey
  }

  /// The bytes that are signed: the label `handschlag consent v1` and a line feed; the notice's hash, led by
  /// its length (4 bytes); the purpose (8 bytes); the fields, led by their count (4 bytes), 8 bytes each; the
  /// public key, led by its length. Integers have their most significant byte first.
  public var canonicalBytes: [UInt8] {
    var writer = CanonicalWriter(label: "handschlag consent v1\n")
    writer.framed(noticeHash)
    writer.integer(purpose)
    writer.integer(UInt32(clamping: fields.count))
    for field in fields { writer.integer(Int64(field)) }
    writer.framed(publicKey)
    return writer.bytes
  }
}

/// A giver's signature over its consent, and the key to check it with.
public struct ConsentSignature: Hashable, Sendable {
  /// Bytes of key and signature together.
  public static let byteCount = 96

  /// The Ed25519 public key, 32 bytes.
  public let publicKey: [UInt8]
  /// The signature over ``ConsentStatement/canonicalBytes``, 64 bytes (RFC 8032).
  public let signature: [UInt8]

  /// A signature as it came; nil unless key and signature have their lengths.
  public init?(publicKey: [UInt8], signature: [UInt8]) {
    guard publicKey.count == 32, signature.count == 64 else { return nil }
    self.publicKey = publicKey
    self.signature = signature
  }

  /// Whether it is the key's over a consent to this.
  public func verifies(noticeHash: [UInt8], fields: [Int], purpose: Int64) -> Bool {
    guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey) else { return false }
    let statement = ConsentStatement(
      noticeHash: noticeHash, fields: fields, purpose: purpose, publicKey: publicKey)
    return key.isValidSignature(signature, for: statement.canonicalBytes)
  }
}

/// A giver's private key for the consents of one engagement. Use a new one for each: a key that two
/// counterparts see would tell them that you are one person.
public struct ConsentSigner: Sendable {
  private let privateKey: Curve25519.Signing.PrivateKey

  /// A new key.
  public init() { privateKey = Curve25519.Signing.PrivateKey() }

  /// The key of a seed that ``seed`` gave; nil for another number of bytes than 32.
  public init?(seed: [UInt8]) {
    guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed) else { return nil }
    privateKey = key
  }

  /// The secret, 32 bytes, to be kept where only its owner can read it.
  public var seed: [UInt8] { Array(privateKey.rawRepresentation) }

  /// The Ed25519 public key, 32 bytes.
  public var publicKey: [UInt8] { Array(privateKey.publicKey.rawRepresentation) }

  /// Signs a consent.
  ///
  /// - Parameters:
  ///   - noticeHash: SHA-256 of the notice that the giver has read, computed from the notice itself.
  ///   - fields: the fields' numbers in the schema.
  ///   - purpose: the purpose's number in the schema.
  public func sign(noticeHash: [UInt8], fields: [Int], purpose: Int64) throws -> ConsentSignature {
    let statement = ConsentStatement(
      noticeHash: noticeHash, fields: fields, purpose: purpose, publicKey: publicKey)
    let signature = Array(try privateKey.signature(for: statement.canonicalBytes))
    guard let signed = ConsentSignature(publicKey: publicKey, signature: signature) else {
      throw LogError("a signature of an unexpected length was made")
    }
    return signed
  }
}
