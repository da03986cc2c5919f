/// Crockford's base32 in lower case, without padding and check character (crockford.com/base32.html): how tokens
/// and codes are written.
package enum Crockford32 {
  private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

  /// The value of each byte as a digit, 0xff for a byte that is none.
  private static let values: [UInt8] = {
    var values = [UInt8](repeating: 0xff, count: 256)
    for (value, character) in alphabet.enumerated() { values[Int(character)] = UInt8(value) }
    return values
  }()

  /// The text of bytes; unused bits of the last character are zero.
  package static func encode(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count * 8 + 4) / 5)
    var word: UInt32 = 0
    var bits: UInt32 = 0
    for byte in bytes {
      word = word << 8 | UInt32(byte)
      bits += 8
      while bits >= 5 {
        bits -= 5
        text.append(alphabet[Int(word >> bits & 31)])
      }
      word &= (1 << bits) - 1
    }
    if bits > 0 { text.append(alphabet[Int(word << (5 - bits) & 31)]) }
    return String(decoding: text, as: UTF8.self)
  }

  /// Exactly `count` bytes, nil for anything else: a foreign character, another length, an unused bit set.
  ///
  /// - Parameter forgiving: takes what people write: capitals, `o` for 0, `i` and `l` for 1.
  package static func decode(_ text: some StringProtocol, count: Int, forgiving: Bool) -> [UInt8]? {
    guard text.utf8.count == (count * 8 + 4) / 5 else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count)
    var word: UInt32 = 0
    var bits: UInt32 = 0
    for character in text.utf8 {
      guard let value = value(of: character, forgiving) else { return nil }
      word = word << 5 | value
      bits += 5
      if bits >= 8 {
        bits -= 8
        bytes.append(UInt8(truncatingIfNeeded: word >> bits))
        word &= (1 << bits) - 1
      }
    }
    return word == 0 ? bytes : nil
  }

  private static func value(of character: UInt8, _ forgiving: Bool) -> UInt32? {
    var character = character
    if forgiving {
      if (0x41...0x5A).contains(character) { character |= 0x20 }
      if character == UInt8(ascii: "o") { character = UInt8(ascii: "0") }
      if character == UInt8(ascii: "i") || character == UInt8(ascii: "l") { character = UInt8(ascii: "1") }
    }
    let value = values[Int(character)]
    return value == 0xff ? nil : UInt32(value)
  }
}
