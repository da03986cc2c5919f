import SwiftProtobuf

/// Reads custom options from where SwiftProtobuf leaves what it has no generated code for.
enum OptionReader {
  /// A value of the wire.
  enum Value {
    case varint(UInt64)
    case bytes([UInt8])
    case fixed
  }

  /// A field of the wire.
  struct Field {
    let number: Int
    let value: Value
  }

  /// The fields of a message-typed option, merged in order if it comes more than once.
  static func message(_ number: Int, in options: UnknownStorage) throws(RuleError) -> [Field] {
    var found: [Field] = []
    for field in fields(of: [UInt8](options.data)) where field.number == number {
      guard case .bytes(let content) = field.value else { throw RuleError(option: "\(number)", field: 0) }
      found += fields(of: content)
    }
    return found
  }

  /// The fields of a message, up to where it is not well formed; protoc wrote it, so that it is.
  static func fields(of bytes: [UInt8]) -> [Field] {
    var fields: [Field] = []
    var rest = bytes[...]
    while let tag = varint(&rest) {
      let number = Int(tag >> 3)
      switch tag & 7 {
      case 0:
        guard let value = varint(&rest) else { return fields }
        fields.append(Field(number: number, value: .varint(value)))
      case 1:
        rest = rest.dropFirst(8)
        fields.append(Field(number: number, value: .fixed))
      case 2:
        guard let length = varint(&rest), length <= rest.count else { return fields }
        fields.append(Field(number: number, value: .bytes(Array(rest.prefix(Int(length))))))
        rest = rest.dropFirst(Int(length))
      case 5:
        rest = rest.dropFirst(4)
        fields.append(Field(number: number, value: .fixed))
      default:
        return fields
      }
    }
    return fields
  }

  private static func varint(_ bytes: inout ArraySlice<UInt8>) -> UInt64? {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while let byte = bytes.popFirst() {
      value |= UInt64(byte & 0x7f) << shift
      if byte < 0x80 { return value }
      shift += 7
      if shift > 63 { return nil }
    }
    return nil
  }
}
