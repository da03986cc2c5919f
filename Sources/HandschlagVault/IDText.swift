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
    var text: [UInt8] = []
    text.reserveCapacity(prefix.utf8.count + 1 + digits)
    text.append(contentsOf: prefix.utf8)
    text.append(UInt8(ascii: "_"))
    let alphabet = alphabet
    let bits = UInt128(block.high) << 64 | UInt128(block.low)
    for shift in stride(from: 5 * (digits - 1), through: 0, by: -5) {
      text.append(alphabet[Int(truncatingIfNeeded: bits >> UInt128(shift)) & 31])
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Reads all characters before it judges, so that the time does not tell where a wrong one stands.
  static func decode(_ text: String, prefix: String) -> Block128? {
    let bytes = text.utf8
    let lead = prefix.utf8
    guard bytes.count == lead.count + 1 + digits else { return nil }
    let values = values
    var wrong: UInt8 = 0
    var position = bytes.startIndex
    for expected in lead {
      wrong |= bytes[position] ^ expected
      bytes.formIndex(after: &position)
    }
    wrong |= bytes[position] ^ UInt8(ascii: "_")
    bytes.formIndex(after: &position)
    var bits: UInt128 = 0
    wrong |= values[Int(bytes[position])] & 0b1111_1000
    while position < bytes.endIndex {
      let value = values[Int(bytes[position])]
      wrong |= value & 0b1110_0000
      bits = bits << 5 | UInt128(value & 31)
      bytes.formIndex(after: &position)
    }
    guard wrong == 0 else { return nil }
    return Block128(
      high: UInt64(truncatingIfNeeded: bits >> 64), low: UInt64(truncatingIfNeeded: bits))
  }
}
