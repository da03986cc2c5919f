import Crypto
import Foundation
public import HandschlagAPI
import HandschlagRPC

/// What all sealing keys of one person are derived from: 256 random bits that never leave the person's programs.
///
/// Whoever has the seed can open every card that was sealed to the person; without it nobody can, the server
/// included. **A lost seed cannot be replaced**: cards that were sealed to its keys stay closed, and where a key of
/// it went with a text, nothing can be sealed to the person any more. New engagements go on with a new seed.
/// Printing a seed does not show it.
public struct SealingSeed: Sendable, Hashable {
  /// The 32 bytes.
  public let bytes: [UInt8]

  /// Makes a new one.
  public init() { bytes = Secret.random(32) }

  /// Reads a seed as a person copied it: capitals, blanks, hyphens, `O` for 0, `I` and `L` for 1 are taken.
  ///
  /// - Throws: what was expected.
  public init(_ text: String) throws(MalformedSecret) {
    let digits = text.lowercased().filter { !$0.isWhitespace && $0 != "-" }
    guard digits.hasPrefix("hss_"),
      let bytes = Crockford32.decode(digits.dropFirst(4), count: 32, forgiving: true)
    else {
      throw MalformedSecret(description: "a sealing seed is hss_ and 52 digits and letters")
    }
    self.bytes = bytes
  }

  /// `hss_` and 52 characters of Crockford's base32 in lower case.
  public var text: String { "hss_" + Crockford32.encode(bytes) }

  /// A key for a new engagement: what goes with the first text.
  public func newKey() -> SealingKey {
    let nonce = Secret.random(16)
    return SealingKey(publicKey: publicKey(nonce: nonce), nonce: nonce)
  }

  /// The private key that belongs to a nonce: HKDF-SHA256 of the seed, with the nonce as its salt.
  func privateKey(nonce: [UInt8]) throws -> Curve25519.KeyAgreement.PrivateKey {
    let raw = HKDF<SHA256>.deriveKey(
      inputKeyMaterial: SymmetricKey(data: bytes), salt: nonce, info: Array("handschlag v1 sealing key".utf8),
      outputByteCount: 32)
    return try Curve25519.KeyAgreement.PrivateKey(rawRepresentation: raw.withUnsafeBytes { Data($0) })
  }

  private func publicKey(nonce: [UInt8]) -> [UInt8] {
    // Every 32 bytes are a private key of X25519.
    (try? privateKey(nonce: nonce)).map { Array($0.publicKey.rawRepresentation) } ?? []
  }

  /// Compares in a time that does not tell where two seeds differ.
  public static func == (a: SealingSeed, b: SealingSeed) -> Bool { Secret.equal(a.bytes, b.bytes) }
}

extension SealingSeed: CustomStringConvertible, CustomDebugStringConvertible {
  /// `hss_…`, without the secret.
  public var description: String { "hss_…" }
  /// `hss_…`, without the secret.
  public var debugDescription: String { description }
}
