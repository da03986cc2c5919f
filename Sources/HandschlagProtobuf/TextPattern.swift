/// A spelling that the schema can ask of a text.
package enum TextPattern: Sendable {
  /// A public id: lower-case letters, an underscore and 26 characters of Crockford's base32 in lower case.
  case id
  /// A skill or tag: 1 to 40 letters, digits, spaces and `+ # . - /`.
  case tag
  /// A language of ISO 639, optionally with a region: `de`, `de-AT`.
  case language
  /// A region of ISO 3166-1, optionally with a subdivision: `DE`, `DE-BY`.
  case region
  /// A currency of ISO 4217: `EUR`.
  case currency
  /// An internet domain without scheme or path, in ASCII.
  case domain

  /// Whether a text is spelled so.
  package func matches(_ text: String) -> Bool {
    if self == .tag { return Self.isTag(text) }
    var text = text
    return text.withUTF8 { bytes in
      switch self {
      case .id: Self.isID(bytes)
      case .tag: false
      case .language: Self.isLanguage(bytes)
      case .region: Self.isRegion(bytes)
      case .currency: bytes.count == 3 && bytes.allSatisfy(Self.isUpper)
      case .domain: Self.isDomain(bytes)
      }
    }
  }

  /// What a text should be, for a sentence that begins with "must be".
  package var expectation: String {
    switch self {
    case .id: "an id such as prj_… with 26 characters after the underscore"
    case .tag: "1 to 40 letters, digits, spaces and + # . - /"
    case .language: "a language code such as de or de-AT"
    case .region: "a region code such as DE or DE-BY"
    case .currency: "a currency code such as EUR"
    case .domain: "a domain such as example.org"
    }
  }

  private static func isUpper(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }
  private static func isLower(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }
  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func isID(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let underscore = text.firstIndex(of: 0x5F) else { return false }
    let prefix = text[..<underscore]
    let rest = text[text.index(after: underscore)...]
    // Crockford leaves out i, l, o and u.
    return (1...8).contains(prefix.count) && prefix.allSatisfy(isLower) && rest.count == 26
      && rest.allSatisfy { byte in
        isDigit(byte) || (isLower(byte) && byte != 0x69 && byte != 0x6C && byte != 0x6F && byte != 0x75)
      }
  }

  private static func isTag(_ text: String) -> Bool {
    guard (1...40).contains(text.unicodeScalars.count) else { return false }
    return text.unicodeScalars.allSatisfy { scalar in
      if scalar.isASCII {
        let byte = UInt8(truncatingIfNeeded: scalar.value)
        return isUpper(byte) || isLower(byte) || isDigit(byte) || " +#.-/".unicodeScalars.contains(scalar)
      }
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: return true
      default: return false
      }
    }
  }

  private static func isLanguage(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let parts = text.split(separator: 0x2D, omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), (2...3).contains(parts[0].count), parts[0].allSatisfy(isLower)
    else { return false }
    return parts.count == 1 || (parts[1].count == 2 && parts[1].allSatisfy(isUpper))
  }

  private static func isRegion(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let parts = text.split(separator: 0x2D, omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), parts[0].count == 2, parts[0].allSatisfy(isUpper) else {
      return false
    }
    return parts.count == 1
      || ((1...3).contains(parts[1].count) && parts[1].allSatisfy { isUpper($0) || isDigit($0) })
  }

  private static func isDomain(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let labels = text.split(separator: 0x2E, omittingEmptySubsequences: false)
    return text.count <= 253 && labels.count >= 2
      && labels.allSatisfy { label in
        (1...63).contains(label.count) && label.first != 0x2D && label.last != 0x2D
          && label.allSatisfy { isUpper($0) || isLower($0) || isDigit($0) || $0 == 0x2D }
      }
  }
}
