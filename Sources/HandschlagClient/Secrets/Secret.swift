import Crypto

/// A text that should have been a token or a code and is none.
public struct MalformedSecret: Error, Sendable, Hashable, CustomStringConvertible {
  /// What was expected. The text itself is not repeated, for it may be a secret with a slip in it.
  public let description: String
}

/// What tokens and codes are made of.
enum Secret {
  static func random(_ count: Int) -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
  }

  static func hash(_ bytes: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: bytes)) }

  /// Whether both are equal, in a time that does not tell where they differ.
  static func equal(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    guard a.count == b.count else { return false }
    return zip(a, b).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }
}
