import HandschlagRPC

/// What opens an account where the server asks for an invitation: 128 random bits, made by the operator.
///
/// The server keeps the ``hash`` alone.
public struct InviteCode: Sendable, Hashable {
  /// `hsi_` and 26 characters of Crockford's base32 in lower case; what `CreateAccount` is sent.
  public let text: String

  /// Makes a new one.
  public init() { text = "hsi_" + Crockford32.encode(Secret.random(16)) }

  /// Reads a code as a person copied it: capitals and blanks around it are taken.
  ///
  /// - Throws: what was expected.
  public init(_ text: String) throws(MalformedSecret) {
    let copied = text.filter { !$0.isWhitespace }.lowercased()
    guard copied.hasPrefix("hsi_"),
      let bytes = Crockford32.decode(copied.dropFirst(4), count: 16, forgiving: true)
    else {
      throw MalformedSecret(description: "an invitation is hsi_ and 26 digits and letters")
    }
    self.text = "hsi_" + Crockford32.encode(bytes)
  }

  /// SHA-256 of the text in UTF-8: what `CreateInvite` is sent and the server knows the code by.
  public var hash: [UInt8] { Secret.hash(Array(text.utf8)) }
}

extension InviteCode: CustomStringConvertible {
  /// The ``text``, which is meant to be passed on.
  public var description: String { text }
}
