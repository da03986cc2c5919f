/// A text reduced to what the eye reads: lower-case ASCII, with a map back to the original bytes.
///
/// Invisible scalars are gone; full-width, mathematical, enclosed and accented letters, look-alikes
/// of other scripts and all Unicode digits are plain. Letters without a Latin reading become
/// ``foreignLetter``, other scalars ``foreignMark``.
struct FoldedText {
  /// Stands for a letter of a script that has no Latin reading.
  static let foreignLetter: UInt8 = 0x80
  /// Stands for a symbol outside ASCII.
  static let foreignMark: UInt8 = 0x01

  /// What the reduction would lose otherwise.
  struct Trait: OptionSet {
    let rawValue: UInt8
    /// The letter was a capital.
    static let capital = Trait(rawValue: 1)
    /// The letter wore two dots.
    static let umlaut = Trait(rawValue: 2)
    /// The digit was not one of ASCII's.
    static let styled = Trait(rawValue: 4)
  }

  var bytes: [UInt8] = []
  private(set) var starts: [Int] = []
  private(set) var ends: [Int] = []
  private(set) var traits: [Trait] = []

  var count: Int { bytes.count }

  init() {}

  /// Folds a text.
  init(folding text: String, steps: inout Int) {
    let size = text.utf8.count
    bytes.reserveCapacity(size)
    starts.reserveCapacity(size)
    ends.reserveCapacity(size)
    traits.reserveCapacity(size)
    var memory: [UInt32: [UInt8]] = [:]
    var offset = 0
    for scalar in text.unicodeScalars {
      steps += 1
      let width = UTF8.width(scalar)
      fold(scalar, range: offset..<(offset + width), memory: &memory)
      offset += width
    }
    // Twice, for references that are themselves escaped ("&amp;#64;").
    for _ in 0..<2
    where bytes.contains(UInt8(ascii: "&")) || bytes.contains(UInt8(ascii: "%"))
      || bytes.contains(UInt8(ascii: "\\"))
    {
      self = resolvingReferences(steps: &steps)
    }
  }

  /// Adds one plain byte that stands for a range of the original.
  mutating func append(_ byte: UInt8, range: Range<Int>, traits trait: Trait = []) {
    bytes.append(byte)
    starts.append(range.lowerBound)
    ends.append(range.upperBound)
    traits.append(trait)
  }

  /// Copies one byte of another text, perhaps under another reading.
  mutating func append(_ index: Int, of other: FoldedText, as byte: UInt8? = nil) {
    append(
      byte ?? other.bytes[index], range: other.starts[index]..<other.ends[index],
      traits: other.traits[index])
  }

  /// Whether characters that nobody sees stood between two neighbouring bytes.
  func hidesSomething(between left: Int, and right: Int) -> Bool { starts[right] > ends[left] }

  /// The original bytes behind a range of plain ones; `range` must not be empty.
  func original(_ range: Range<Int>) -> Range<Int> {
    // A text that is read backwards ends at its beginning.
    let (first, last) = (range.lowerBound, range.upperBound - 1)
    let low = min(starts[first], starts[last])
    return low..<max(ends[first], ends[last], low + 1)
  }

  private mutating func fold(
    _ scalar: Unicode.Scalar, range: Range<Int>, memory: inout [UInt32: [UInt8]]
  ) {
    let value = scalar.value
    if value < 0x80 {
      let byte = UInt8(truncatingIfNeeded: value)
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): append(byte | 0x20, range: range, traits: .capital)
      case 0x20...0x7E, 0x0A: append(byte, range: range)
      case 0x09, 0x0B, 0x0C: append(0x20, range: range)
      case 0x0D: append(0x0A, range: range)
      default: break
      }
      return
    }
    if value == 0x308, let last = traits.indices.last {
      traits[last].insert(.umlaut)
      return
    }
    let plain: [UInt8]
    if let known = memory[value] {
      plain = known
    } else {
      plain = Lookalikes.reading(of: scalar)
      memory[value] = plain
    }
    var trait: Trait = scalar.properties.isUppercase ? .capital : []
    if value == 0xE4 || value == 0xC4 { trait.insert(.umlaut) }
    for byte in plain { append(byte, range: range, traits: byte.isDigit ? trait.union(.styled) : trait) }
  }

  /// The text with HTML character references, percent escapes and `\u0040` replaced.
  private func resolvingReferences(steps: inout Int) -> FoldedText {
    var result = FoldedText()
    var index = 0
    while index < count {
      steps += 1
      let found: (scalar: UInt32, length: Int)? =
        switch bytes[index] {
        case UInt8(ascii: "&"): characterReference(at: index, steps: &steps)
        case UInt8(ascii: "%"): percentEscape(at: index)
        case UInt8(ascii: "\\"): backslashEscape(at: index, steps: &steps)
        default: nil
        }
      if let found, let scalar = Unicode.Scalar(found.scalar) {
        let range = starts[index]..<ends[index + found.length - 1]
        var none: [UInt32: [UInt8]] = [:]
        result.fold(scalar, range: range, memory: &none)
        index += found.length
      } else {
        result.append(index, of: self)
        index += 1
      }
    }
    return result
  }

  private func characterReference(at index: Int, steps: inout Int) -> (UInt32, Int)? {
    var name: [UInt8] = []
    var position = index + 1
    while position < count, name.count < 9, bytes[position].isReferenceByte {
      steps += 1
      name.append(bytes[position])
      position += 1
    }
    guard let first = name.first else { return nil }
    let closed = position < count && bytes[position] == UInt8(ascii: ";")
    let length = position - index + (closed ? 1 : 0)
    if first == UInt8(ascii: "#") {
      let isHex = name.count > 1 && name[1] == UInt8(ascii: "x")
      let digits = String(decoding: name.dropFirst(isHex ? 2 : 1), as: UTF8.self)
      guard let value = UInt32(digits, radix: isHex ? 16 : 10), value >= 0x20 else { return nil }
      return (value, length)
    }
    guard closed, let value = Self.namedReferences[String(decoding: name, as: UTF8.self)] else {
      return nil
    }
    return (value, length)
  }

  private func percentEscape(at index: Int) -> (UInt32, Int)? {
    guard index > 0, index + 3 < count, bytes[index - 1].isAlphanumeric, bytes[index + 3].isLetter
    else { return nil }
    let digits = String(decoding: bytes[(index + 1)...(index + 2)], as: UTF8.self)
    return Self.percentEscapes[digits].map { ($0, 3) }
  }

  private func backslashEscape(at index: Int, steps: inout Int) -> (UInt32, Int)? {
    guard index + 1 < count else { return nil }
    let length = bytes[index + 1] == UInt8(ascii: "u") ? 4 : 2
    guard length == 4 || bytes[index + 1] == UInt8(ascii: "x"), index + 2 + length <= count else {
      return nil
    }
    steps += length
    let digits = String(decoding: bytes[(index + 2)..<(index + 2 + length)], as: UTF8.self)
    guard let value = UInt32(digits, radix: 16), value >= 0x20 else { return nil }
    return (value, length + 2)
  }

  private static let namedReferences: [String: UInt32] = [
    "commat": 0x40, "period": 0x2E, "sol": 0x2F, "colon": 0x3A, "nbsp": 0x20, "amp": 0x26,
    "lowbar": 0x5F, "hyphen": 0x2D, "dash": 0x2D, "ndash": 0x2D, "mdash": 0x2D, "plus": 0x2B,
    "shy": 0xAD, "zwj": 0x200D, "zwnj": 0x200C, "lt": 0x3C, "gt": 0x3E, "lpar": 0x28, "rpar": 0x29,
    "auml": 0xE4, "ouml": 0xF6, "uuml": 0xFC, "szlig": 0xDF, "num": 0x23,
  ]

  private static let percentEscapes: [String: UInt32] = [
    "40": 0x40, "2e": 0x2E, "2b": 0x2B, "3a": 0x3A, "2f": 0x2F, "5f": 0x5F, "2d": 0x2D, "20": 0x20,
  ]
}

extension UInt8 {
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }
  var isLetter: Bool { (self >= 0x61 && self <= 0x7A) || self == FoldedText.foreignLetter }
  var isAlphanumeric: Bool { isDigit || isLetter }
  var isReferenceByte: Bool { isDigit || (self >= 0x61 && self <= 0x7A) || self == 0x23 }
}
