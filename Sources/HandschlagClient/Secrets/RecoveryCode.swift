import HandschlagRPC

/// What takes an account back after its tokens are lost: 256 random bits, to be written down by a person.
///
/// A code serves once. The server keeps the ``hash`` alone. Printing a code does not show it.
public struct RecoveryCode: Sendable, Hashable {
  /// The 32 bytes.
  public let bytes: [UInt8]

  /// Makes a new one.
  public init() { bytes = Secret.random(32) }

  /// Reads a code as a person copied it: capitals, blanks, hyphens, `O` for 0, `I` and `L` for 1 are taken.
  ///
  /// - Throws: what was expected.
  public init(_ text: String) throws(MalformedSecret) {
    let digits = text.filter { !$0.isWhitespace && $0 != "-" }
    guard let bytes = Crockford32.decode(digits, count: 32, forgiving: true) else {
      throw MalformedSecret(description: "a recovery code is 13 groups of four digits and letters")
    }
    self.bytes = bytes
  }

  /// 13 groups of four characters of Crockford's base32, joined by hyphens.
  public var text: String {
    var groups: [Substring] = []
    var rest = Crockford32.encode(bytes)[...]
    while !rest.isEmpty {
      groups.append(rest.prefix(4))
      rest = rest.dropFirst(4)
    }
    return groups.joined(separator: "-")
  }

  /// SHA-256 of the 32 bytes: what the server knows the code by.
  public var hash: [UInt8] { Secret.hash(bytes) }

  /// Compares in a time that does not tell where two codes differ.
  public static func == (a: RecoveryCode, b: RecoveryCode) -> Bool { Secret.equal(a.bytes, b.bytes) }
}

extension RecoveryCode: CustomStringConvertible, CustomDebugStringConvertible {
  /// `recovery code`, without the secret.
  public var description: String { "recovery code" }
  /// `recovery code`, without the secret.
  public var debugDescription: String { description }
}
