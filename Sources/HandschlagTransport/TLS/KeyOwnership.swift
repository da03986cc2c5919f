import Crypto
import NIOSSL

extension NIOSSLPrivateKey {
  /// Whether it is the key of a certificate; nil where it cannot be told, as for Ed25519.
  ///
  /// `NIOSSLContext` finds that out as well, but what it has made by then is never freed. Elliptic curves are those of
  /// TLS, RSA is RFC 8017; other keys BoringSSL does not write out.
  func belongs(to certificate: NIOSSLCertificate) throws -> Bool? {
    guard let key = try? derBytes else { return nil }
    let info = try certificate.extractPublicKey().toSPKIBytes()
    // Every one of these ends a certificate's public key; what is before names its kind.
    let ends = [
      (try? P256.Signing.PrivateKey(derRepresentation: key))?.publicKey.x963Representation.map { $0 },
      (try? P384.Signing.PrivateKey(derRepresentation: key))?.publicKey.x963Representation.map { $0 },
      (try? P521.Signing.PrivateKey(derRepresentation: key))?.publicKey.x963Representation.map { $0 },
      Self.rsa(key),
    ].compactMap { $0 }
    return ends.isEmpty ? nil : ends.contains { info.suffix($0.count) == $0[...] }
  }

  /// Modulus and exponent of an RSA key, as they stand in it and in a certificate.
  private static func rsa(_ key: [UInt8]) -> [UInt8]? {
    guard let whole = DERElement(key[...], tag: 0x30), whole.end == key.count,
      let version = DERElement(whole.content, tag: 2), version.content.elementsEqual([0]),
      let modulus = DERElement(key[version.end...], tag: 2),
      let exponent = DERElement(key[modulus.end...], tag: 2)
    else { return nil }
    return Array(key[version.end..<exponent.end])
  }
}

/// The first element of some DER (X.690), by its tag and length.
struct DERElement {
  /// What it holds.
  let content: ArraySlice<UInt8>
  /// Where the next one begins.
  var end: Int { content.endIndex }

  /// Nothing when the bytes do not begin with a whole element of this tag.
  init?(_ bytes: ArraySlice<UInt8>, tag: UInt8) {
    guard bytes.first == tag, let first = bytes.dropFirst().first else { return nil }
    var rest = bytes.dropFirst(2)
    var length = Int(first)
    if first >= 0x80 {
      let digits = Int(first & 0x7F)
      guard 1...3 ~= digits, rest.count >= digits else { return nil }
      length = rest.prefix(digits).reduce(0) { $0 << 8 | Int($1) }
      rest = rest.dropFirst(digits)
    }
    guard rest.count >= length else { return nil }
    content = rest.prefix(length)
  }
}
