/// The spelling of a public id: a prefix, an underscore, 128 bits in Crockford's base32.
///
/// 26 characters hold 130 bits, so the first is at most 7. Crockford's rules let a reader take capitals,
/// and the letters i, l, o, for others: here only the canonical spelling counts, or one thing would have
/// many ids.
enum IDText {
  static let alphabet: [UInt8] = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
  static let digits = 26

  /// The value of each byte as a digit, 255 for a byte that is none.
  private static let values: [UInt8] = {
    var values = [UInt8](repeating: 255, count: 256)
    for (value, character) in alphabet.enumerated() {
      values[Int(character)] = UInt8(value)
    }
    return values
  }()

  static func encode(_ block: Block128, prefix: String) -> String {
    let lead = prefix.utf8.count
    return String(unsafeUninitializedCapacity: lead + 1 + digits) { text in
      var count = 0
      for byte in prefix.utf8 {
        text[count] = byte
        count += 1
      }
      text[count] = UInt8(ascii: "_")
      // From the end: 12 digits of the lower half, one of both, 13 of the upper half.
      var position = lead + digits
      var bits = block.low
      alphabet.withUnsafeBufferPointer { alphabet in
        for half in 0...1 {
          for _ in 0..<(12 + half) {
            text[position] = alphabet[Int(truncatingIfNeeded: bits & 31)]
            bits >>= 5
            position -= 1
          }
          if half == 0 {
            bits |= block.high << 4
            text[position] = alphabet[Int(truncatingIfNeeded: bits & 31)]
            position -= 1
            bits = block.high >> 1
          }
        }
      }
      return lead + 1 + digits
    }
  }

  /// Reads all characters before it judges, so that the time does not tell where a wrong one stands.
  static func decode(_ text: String, prefix: String) -> Block128? {
    var text = text
    return text.withUTF8 { bytes in
      let lead = prefix.utf8.count
      guard bytes.count == lead + 1 + digits else { return nil }
      var wrong: UInt8 = 0
      for (position, expected) in prefix.utf8.enumerated() { wrong |= bytes[position] ^ expected }
      wrong |= bytes[lead] ^ UInt8(ascii: "_")
      // The first 13 digits are 65 bits, of which the first is always zero; the last 13 are 65 more, of
      // which the first belongs to the upper half.
      let upper = digitsValue(bytes, from: lead + 1)
      let lower = digitsValue(bytes, from: lead + 1 + digits / 2)
      wrong |= upper.wrong | lower.wrong | (upper.first & 0b1_1000)
      guard wrong == 0 else { return nil }
      return Block128(high: upper.bits << 1 | UInt64(lower.first >> 4), low: lower.bits)
    }
  }

  /// The lower 64 bits of 13 digits, their first digit, and something other than zero if one is none.
  private static func digitsValue(
    _ text: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> (bits: UInt64, first: UInt8, wrong: UInt8) {
    values.withUnsafeBufferPointer { values in
      var bits: UInt64 = 0
      var wrong: UInt8 = 0
      for position in start..<(start + digits / 2) {
        let value = values[Int(text[position])]
        wrong |= value & 0b1110_0000
        bits = bits << 5 | UInt64(value & 31)
      }
      return (bits, values[Int(text[start])] & 31, wrong)
    }
  }
}
