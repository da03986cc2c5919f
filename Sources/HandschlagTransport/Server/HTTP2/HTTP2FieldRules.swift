import NIOHPACK

/// What makes the fields of a header block malformed (RFC 9113, sections 8.1 to 8.3).
enum HTTP2FieldRules {
  /// A broken rule.
  struct Malformed: Error, Sendable, Hashable {
    let reason: String
  }

  /// Looks at the fields of a request.
  ///
  /// - Returns: the bytes that the body is to have; nil where that is not said.
  static func checkRequest(_ fields: HPACKHeaders) throws(Malformed) -> Int? {
    var contentLength: Int?
    var pseudo: UInt8 = 0
    var isPastPseudo = false
    for (name, value, _) in fields {
      if name.utf8.first == UInt8(ascii: ":") {
        guard !isPastPseudo else { throw Malformed(reason: "a pseudo-header stands behind a header") }
        let bit = try pseudoBit(name, value)
        guard pseudo & bit == 0 else { throw Malformed(reason: "a pseudo-header comes twice") }
        pseudo |= bit
      } else {
        isPastPseudo = true
        try checkName(name)
        try checkRegular(name, value, &contentLength)
      }
      try checkValue(value)
    }
    guard pseudo & required == required else { throw Malformed(reason: "a pseudo-header is missing") }
    return contentLength
  }

  /// Looks at the fields behind a body.
  static func checkTrailers(_ fields: HPACKHeaders) throws(Malformed) {
    for (name, value, _) in fields {
      try checkName(name)
      try checkValue(value)
    }
  }

  // MARK: - Names

  /// `:method`, `:scheme` and `:path`.
  private static let required: UInt8 = 0b111

  private static func pseudoBit(_ name: String, _ value: String) throws(Malformed) -> UInt8 {
    switch name {
    case ":method" where !value.isEmpty: return 1
    case ":scheme" where !value.isEmpty: return 2
    case ":path" where !value.isEmpty: return 4
    case ":authority": return 8
    default: throw Malformed(reason: "a pseudo-header is not known, or empty")
    }
  }

  private static func checkRegular(
    _ name: String, _ value: String, _ contentLength: inout Int?
  ) throws(Malformed) {
    switch name {
    case "connection", "proxy-connection", "keep-alive", "transfer-encoding", "upgrade":
      throw Malformed(reason: "a header of HTTP/1 connections")
    case "te" where value != "trailers":
      throw Malformed(reason: "te is not trailers")
    case "content-length":
      let isNumber = !value.isEmpty && value.utf8.allSatisfy { (0x30...0x39).contains($0) }
      guard isNumber, let length = Int(value), contentLength ?? length == length else {
        throw Malformed(reason: "content-length is no number, or two")
      }
      contentLength = length
    default: break
    }
  }

  /// A token in lower case (RFC 9110, section 5.6.2).
  private static func checkName(_ name: String) throws(Malformed) {
    guard !name.isEmpty, name.utf8.allSatisfy(isOfName) else {
      throw Malformed(reason: "a header's name has characters that no name has")
    }
  }

  private static func isOfName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
    case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "~"): true
    case UInt8(ascii: "!"), UInt8(ascii: "#")...UInt8(ascii: "'"), UInt8(ascii: "*"), UInt8(ascii: "+"),
      UInt8(ascii: "^"), UInt8(ascii: "`"), UInt8(ascii: "|"):
      true
    default: false
    }
  }

  private static func checkValue(_ value: String) throws(Malformed) {
    let bytes = value.utf8
    guard let first = bytes.first, let last = bytes.last else { return }
    guard !isBlank(first), !isBlank(last), bytes.allSatisfy({ $0 != 0 && $0 != 0x0A && $0 != 0x0D }) else {
      throw Malformed(reason: "a header's value has characters that no value has")
    }
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
