/// What a reader takes a scalar outside ASCII for.
enum Lookalikes {
  /// The plain bytes a scalar reads as: none for the invisible, several for ligatures and numbers.
  static func reading(of scalar: Unicode.Scalar) -> [UInt8] {
    let value = scalar.value
    if let common = common[value] { return Array(common.utf8) }
    if value >= 0xFF01 && value <= 0xFF5E {
      let byte = UInt8(truncatingIfNeeded: value - 0xFF01 + 0x21)
      return [byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte]
    }
    if value >= 0x1D400 && value <= 0x1D6A3 {
      return [UInt8(ascii: "a") + UInt8((value - 0x1D400) % 26)]
    }
    return classified(scalar)
  }

  private static func classified(_ scalar: Unicode.Scalar) -> [UInt8] {
    let properties = scalar.properties
    if properties.isDefaultIgnorableCodePoint { return [] }
    let category = properties.generalCategory
    switch category {
    case .format, .nonspacingMark, .enclosingMark, .spacingMark, .control: return []
    case .lineSeparator, .paragraphSeparator: return [0x0A]
    case .spaceSeparator: return [0x20]
    case .decimalNumber, .otherNumber:
      if let value = properties.numericValue, value >= 0, value <= 50 {
        // A fraction such as one half is no digit.
        let whole = Int(value)
        if Double(whole) == value { return Array(String(whole).utf8) }
      }
      return [FoldedText.foreignMark]
    case .dashPunctuation: return [UInt8(ascii: "-")]
    case .openPunctuation: return [UInt8(ascii: "(")]
    case .closePunctuation: return [UInt8(ascii: ")")]
    case .modifierSymbol where scalar.value >= 0x1F3FB && scalar.value <= 0x1F3FF: return []
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherSymbol,
      .mathSymbol:
      if let letters = named(scalar) { return letters }
    default: break
    }
    return [properties.isAlphabetic ? FoldedText.foreignLetter : FoldedText.foreignMark]
  }

  /// Reads the Latin letter out of a scalar's Unicode name, as in "CIRCLED LATIN SMALL LETTER A".
  private static func named(_ scalar: Unicode.Scalar) -> [UInt8]? {
    guard mayBeLatin(scalar.value), let name = scalar.properties.name else { return nil }
    let words = name.utf8.split(separator: 0x20)
    guard words.contains(where: { styles.contains(String(Substring($0))) }) else { return nil }
    let marker = words.firstIndex { introducers.contains(String(Substring($0))) }
    guard let marker else { return nil }
    for word in words[(marker + 1)...] {
      if String(Substring(word)) == "WITH" { break }
      if word.count <= 2, word.allSatisfy({ $0 >= 0x41 && $0 <= 0x5A }) {
        return word.map { $0 | 0x20 }
      }
    }
    return nil
  }

  private static func mayBeLatin(_ value: UInt32) -> Bool {
    switch value {
    case 0x80...0x24F, 0x250...0x2FF, 0x1D00...0x1DBF, 0x1E00...0x1EFF, 0x2070...0x209F,
      0x2100...0x218F, 0x249C...0x24E9, 0x2C60...0x2C7F, 0xA720...0xA7FF, 0xAB30...0xAB6F,
      0xFB00...0xFB06, 0x1F100...0x1F1FF:
      true
    default: false
    }
  }

  private static let styles: Set<String> = [
    "LATIN", "SCRIPT", "BLACK-LETTER", "DOUBLE-STRUCK", "REGIONAL", "MODIFIER",
  ]
  private static let introducers: Set<String> = ["LETTER", "CAPITAL", "SMALL", "LIGATURE", "SYMBOL"]

  /// Frequent German letters first of all, then look-alikes that no name tells.
  private static let common: [UInt32: String] = {
    var table: [UInt32: String] = [
      0xE4: "a", 0xF6: "o", 0xFC: "u", 0xC4: "a", 0xD6: "o", 0xDC: "u", 0xDF: "ss", 0x1E9E: "ss",
      0x131: "i", 0xF8: "o", 0xD8: "o", 0x142: "l", 0xB5: "u", 0x210E: "h", 0xAA: "a", 0xBA: "o",
      0x2022: ".", 0xB7: ".", 0x2024: ".", 0x2027: ".", 0x2219: ".", 0x22C5: ".", 0x3002: ".",
      0xFF61: ".", 0x30FB: ".", 0xFE52: ".", 0x6D4: ".", 0x660: "0", 0x2800: " ", 0x1F51F: "10",
      0xFE6B: "@", 0x2F: "/", 0x2044: "/", 0x2215: "/", 0x29F8: "/", 0x2571: "/", 0x2236: ":",
      0xA789: ":", 0x2D0: ":", 0xFE55: ":", 0xFE13: ":", 0x2212: "-", 0x2043: "-", 0xFE63: "-",
      0x2026: "...", 0xFE62: "+", 0x2795: "+", 0x2796: "-", 0x2018: "'", 0x2019: "'", 0x201C: "\"",
      0x201D: "\"", 0x201E: "\"", 0x201A: ",", 0x60C: ",", 0x20AC: " eur ", 0xA3: " gbp ",
      0x1F4DE: " tel ", 0x1F4F1: " tel ", 0x1F4F2: " tel ", 0x260E: " tel ", 0x260F: " tel ",
      0x2706: " tel ", 0x2121: " tel ", 0x2709: " mail ", 0x1F4E7: " mail ", 0x1F4E8: " mail ",
      0x1F4E9: " mail ", 0xA7: " section ", 0x2116: " nr ", 0x37E: ";", 0x2792: "0", 0x24EA: "0",
    ]
    add("авԁегһіјкӏмпоԛгѕтцѵԝхуьԍҽԏѡрсїёйў", "abderhijklmnoqrstuvwxybgegwpcieuy", to: &table)
    add("АВСԀЕԌНІЈКМОРԚЅТԜХУЬЁЇ", "abcdeghijkmopqstwxybei", to: &table)
    add("αβγεζηικμνορσςτυχωϲϳάέήίόύώ", "abyeznikuvopostuxwcjaeniouw", to: &table)
    add("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹͿ", "abezhikmnoptyxcj", to: &table)
    add("օսոցհՕՍн", "ounghouh", to: &table)
    return table
  }()

  private static func add(_ source: String, _ target: String, to table: inout [UInt32: String]) {
    for (scalar, letter) in zip(source.unicodeScalars, target) { table[scalar.value] = String(letter) }
  }
}
