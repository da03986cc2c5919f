import Foundation
import HandschlagSQL

/// Writes one line of an export: JSON with nothing left to chance, so that equal rows are equal bytes.
///
/// Integers stand as they are, texts as JSON texts, bytes as `{"b":"base64"}`, floating-point numbers as
/// `{"f":"bits in hexadecimal"}`, because not every reader of JSON gives them back exactly.
struct JSONLine {
  private(set) var bytes: [UInt8] = []

  mutating func text(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case 0..<0x20:
        bytes += Array("\\u00".utf8) + Array([byte].hexadecimal.utf8)
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  mutating func raw(_ text: String) { bytes += Array(text.utf8) }

  mutating func texts(_ texts: [String]) {
    raw("[")
    for (index, text) in texts.enumerated() {
      if index > 0 { raw(",") }
      self.text(text)
    }
    raw("]")
  }

  mutating func row(_ row: Row, _ kinds: [ExportedTable.Kind]) {
    raw("[")
    for (index, kind) in kinds.enumerated() {
      if index > 0 { raw(",") }
      value(row, Int32(index), kind)
    }
    raw("]\n")
  }

  private mutating func value(_ row: Row, _ column: Int32, _ kind: ExportedTable.Kind) {
    if row.isNull(column) { return raw("null") }
    switch kind {
    case .integer: raw(String(row.int(column)))
    case .text: text(row.text(column))
    case .blob: raw("{\"b\":\"" + Data(row.bytes(column)).base64EncodedString() + "\"}")
    case .real: raw("{\"f\":\"" + String(row.double(column).bitPattern, radix: 16) + "\"}")
    }
  }

  /// The value of one column, from what `JSONSerialization` read.
  static func value(_ json: Any, _ kind: ExportedTable.Kind) -> ImportedValue? {
    if json is NSNull { return .null }
    switch kind {
    case .integer: return (json as? NSNumber).flatMap { Int64(exactly: $0) }.map(ImportedValue.integer)
    case .text: return (json as? String).map(ImportedValue.text)
    case .blob:
      return ((json as? [String: String])?["b"]).flatMap { Data(base64Encoded: $0) }.map { .blob(Array($0)) }
    case .real:
      return ((json as? [String: String])?["f"]).flatMap { UInt64($0, radix: 16) }
        .map { .real(Double(bitPattern: $0)) }
    }
  }
}

/// A value to be bound.
enum ImportedValue {
  case null
  case integer(Int64)
  case text(String)
  case blob([UInt8])
  case real(Double)

  func bind(_ statement: Statement, _ index: Int32) throws {
    switch self {
    case .null: try statement.bindNull(index)
    case .integer(let value): try statement.bind(index, value)
    case .text(let value): try statement.bind(index, value)
    case .blob(let value): try statement.bind(index, value)
    case .real(let value): try statement.bind(index, value)
    }
  }
}
