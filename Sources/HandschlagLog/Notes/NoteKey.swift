import Crypto

/// The public key of a signer of notes, as `vkey` text writes it: name, key id and key
/// (c2sp.org/signed-note, Ed25519 alone).
public struct NoteKey: Hashable, Sendable {
  /// The signature type of Ed25519 in front of the key.
  static let algorithm: UInt8 = 1

  /// Who signs: not empty, without spaces and `+`.
  public let name: String
  /// The Ed25519 public key, 32 bytes.
  public let publicKey: [UInt8]

  /// The key of a signer.
  ///
  /// - Throws: ``LogError`` for a name that notes cannot carry, or a key that is none.
  public init(name: String, publicKey: [UInt8]) throws(LogError) {
    guard NoteKey.isName(name) else {
      throw LogError("'\(name)' is no name of a key: it must not be empty nor hold spaces or '+'")
    }
    guard publicKey.count == 32, (try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey)) != nil
    else { throw LogError("the key of \(name) is no Ed25519 public key of 32 bytes") }
    self.name = name
    self.publicKey = publicKey
  }

  /// Reads a `vkey`: `NAME+8 hexadecimal digits+base64`.
  ///
  /// - Throws: ``LogError`` when it is none, of another algorithm, or its key id does not fit.
  public init(vkey: String) throws(LogError) {
    let parts = vkey.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, let bytes = Base64Text.decode(parts[2]), bytes.first == NoteKey.algorithm else {
      throw LogError("'\(vkey)' is no public key of a log: NAME+HEX+BASE64 of Ed25519 is expected")
    }
    try self.init(name: String(parts[0]), publicKey: Array(bytes.dropFirst()))
    guard parts[1] == hexID else {
      throw LogError("the key id in '\(vkey)' does not fit its key: it was altered or cut")
    }
  }

  /// The key as text, to be handed on and pinned.
  public var vkey: String { "\(name)+\(hexID)+\(Base64Text.encode([NoteKey.algorithm] + publicKey))" }

  /// The first four bytes of SHA-256 over name, line feed, algorithm and key, most significant first.
  public var id: UInt32 {
    SHA256.hash(data: Array(name.utf8) + [0x0A, NoteKey.algorithm] + publicKey).prefix(4)
      .reduce(0) { $0 << 8 | UInt32($1) }
  }

  fileprivate var hexID: String {
    let digits = String(id, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }

  /// Whether `signature` is this key's over `text`.
  func verifies(_ signature: [UInt8], of text: String) -> Bool {
    guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey) else { return false }
    return key.isValidSignature(signature, for: Array(text.utf8))
  }

  static func isName(_ name: some StringProtocol) -> Bool {
    !name.isEmpty
      && !name.unicodeScalars.contains { $0.properties.isWhitespace || $0 == "+" || $0.value < 32 }
  }
}

/// The private key of a signer of notes.
public struct NoteSigner: Sendable {
  /// Who signs, and what others check it with.
  public let key: NoteKey
  private let privateKey: Curve25519.Signing.PrivateKey

  /// A signer of the name with this seed.
  ///
  /// - Parameter seed: 32 random bytes (RFC 8032's private key).
  /// - Throws: ``LogError`` for a name that notes cannot carry, or another number of bytes.
  public init(name: String, seed: [UInt8]) throws(LogError) {
    guard let privateKey = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed) else {
      throw LogError("the private key of \(name) is none: 32 bytes are expected")
    }
    self.privateKey = privateKey
    key = try NoteKey(name: name, publicKey: Array(privateKey.publicKey.rawRepresentation))
  }

  /// Reads a private key as ``privateText`` writes it.
  ///
  /// - Throws: ``LogError`` when it is none, or damaged; no byte of it is in the reason.
  public init(privateText: String) throws(LogError) {
    let parts = privateText.split(separator: "+", maxSplits: 4, omittingEmptySubsequences: false)
    guard parts.count == 5, parts[0] == "PRIVATE", parts[1] == "KEY", let bytes = Base64Text.decode(parts[4]),
      bytes.first == NoteKey.algorithm
    else { throw LogError("a private key of a log is PRIVATE+KEY+NAME+HEX+BASE64 of Ed25519") }
    try self.init(name: String(parts[2]), seed: Array(bytes.dropFirst()))
    guard key.hexID == parts[3] else { throw LogError("the private key of \(key.name) is damaged") }
  }

  /// The private key as text, in the form of golang.org/x/mod/sumdb/note: for a file that its owner alone can
  /// read.
  public var privateText: String {
    let secret = Base64Text.encode([NoteKey.algorithm] + Array(privateKey.rawRepresentation))
    return "PRIVATE+KEY+\(key.name)+\(key.hexID)+\(secret)"
  }

  /// The line that signs a text.
  func line(for text: String) throws -> String {
    let signature = Array(try privateKey.signature(for: Array(text.utf8)))
    let id = (0..<4).map { UInt8(truncatingIfNeeded: key.id >> UInt32(24 - 8 * $0)) }
    return "\(SignedNote.dash)\(key.name) \(Base64Text.encode(id + signature))\n"
  }
}
