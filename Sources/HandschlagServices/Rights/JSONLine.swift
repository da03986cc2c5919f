/// A value of a line of JSON (RFC 8259). Members stand in the order given.
indirect enum JSONValue {
  case text(String)
  case number(Int64)
  case flag(Bool)
  case list([JSONValue])
  case object([(String, JSONValue)])

  /// The value in one line: control characters, quotation marks and reversed strokes are escaped.
  var line: String {
    var line = ""
    write(to: &line)
    return line
  }

  private func write(to line: inout String) {
    switch self {
    case .text(let text): Self.write(text, to: &line)
    case .number(let number): line += "\(number)"
    case .flag(let flag): line += flag ? "true" : "false"
    case .list(let values):
      line += "["
      for (index, value) in values.enumerated() {
        if index > 0 { line += "," }
        value.write(to: &line)
      }
      line += "]"
    case .object(let members):
      line += "{"
      for (index, (name, value)) in members.enumerated() {
        if index > 0 { line += "," }
        Self.write(name, to: &line)
        line += ":"
        value.write(to: &line)
      }
      line += "}"
    }
  }

  private static func write(_ text: String, to line: inout String) {
    line += "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": line += "\\\""
      case "\\": line += "\\\\"
      case "\n": line += "\\n"
      case "\r": line += "\\r"
      case "\t": line += "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x7f:
        let digits = String(scalar.value, radix: 16)
        line += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: line.unicodeScalars.append(scalar)
      }
    }
    line += "\""
  }
}
