import HandschlagRPC

/// What an account is used with: 256 random bits, made by the client.
///
/// The server keeps the ``hash`` alone. Whoever holds the token acts for the account: keep its ``text`` in a
/// file that only its owner can read. Printing a token does not show it.
public struct AccessToken: Sendable, Hashable {
  /// The 32 bytes.
  public let bytes: [UInt8]

  /// Makes a new one.
  public init() { bytes = Secret.random(32) }

  /// Reads a token's text, such as `hst_…`.
  ///
  /// - Throws: what was expected.
  public init(_ text: String) throws(MalformedSecret) {
    guard text.hasPrefix("hst_"),
      let bytes = Crockford32.decode(text.dropFirst(4), count: 32, forgiving: false)
    else {
      throw MalformedSecret(description: "a token is hst_ and 52 digits and lower-case letters")
    }
    self.bytes = bytes
  }

  /// `hst_` and 52 characters of Crockford's base32 in lower case.
  public var text: String { "hst_" + Crockford32.encode(bytes) }

  /// SHA-256 of the 32 bytes: what the server knows the token by.
  public var hash: [UInt8] { Secret.hash(bytes) }

  /// Compares in a time that does not tell where two tokens differ.
  public static func == (a: AccessToken, b: AccessToken) -> Bool { Secret.equal(a.bytes, b.bytes) }
}

extension AccessToken: CustomStringConvertible, CustomDebugStringConvertible {
  /// `hst_…`, without the secret.
  public var description: String { "hst_…" }
  /// `hst_…`, without the secret.
  public var debugDescription: String { description }
}
