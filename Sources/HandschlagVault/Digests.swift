import Crypto

/// SHA-256 of bytes as bytes.
enum SHA256Digest {
  static func of(_ bytes: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: bytes)) }
}

/// What the server keeps of a token or a recovery code instead of it.
///
/// A plain SHA-256 is enough, and quick, because what it hides is 256 random bits that no one can try out.
package enum TokenHash {
  /// SHA-256 of a token's 32 bytes: 32 bytes.
  package static func of(_ token: [UInt8]) -> [UInt8] { SHA256Digest.of(token) }
}

/// What a certificate is named by.
package enum CertificateHash {
  /// SHA-256 of the certificate in DER, in 64 lower-case hexadecimal digits.
  package static func of(_ certificate: [UInt8]) -> String {
    SHA256Digest.of(certificate).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}

/// What a consent names so that it cannot be taken for consent to something else.
package enum NoticeHash {
  /// SHA-256 of the notice's canonical bytes: 32 bytes.
  package static func of(_ notice: [UInt8]) -> [UInt8] { SHA256Digest.of(notice) }
}

/// Tells whether two requests that carry one idempotency key are the same, without keeping either: a plain
/// digest in a stolen database would let a guessed request be confirmed.
package struct RequestMAC: Sendable {
  private let mac: PreparedHMAC

  /// The codes of the server with this key.
  package init(key: ServerKey) { mac = PreparedHMAC(key: key.subKey(.requestMAC).bytes) }

  /// HMAC-SHA256 over method and request: 32 bytes.
  ///
  /// - Parameters:
  ///   - method: The method's full name.
  ///   - request: The request's bytes as received.
  package func code(method: String, request: [UInt8]) -> [UInt8] {
    mac.code(Bytes.framed(method), request)
  }
}
