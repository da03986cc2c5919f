import SwiftProtobuf
import SwiftProtobufPluginLibrary

/// Writes how messages go into protobuf-c's structs and come out of them.
struct BridgeWriter {
  let schema: Schema
  private var types: TypeNames { TypeNames(schema.settings) }
  private var visibility: String { schema.settings.visibility }

  init(_ schema: Schema) {
    self.schema = schema
  }

  /// A file's messages.
  func write(_ file: FileDescriptor, to lines: inout Lines) throws(SchemaError) {
    for message in file.messages { try write(message, to: &lines) }
  }

  private func write(_ message: Descriptor, to lines: inout Lines) throws(SchemaError) {
    let fields = try schema.fields(of: message)
    let cType = CName.type(message.fullName)
    let cFunction = CName.function(message.fullName)
    lines.add("")
    lines.block("extension \(types.swift(message))") { lines in
      writeDecoder(cType, cFunction, to: &lines)
      writeEncoder(cType, to: &lines)
      lines.add("", "/// Reads protobuf-c's form.")
      lines.block("init(bridging c: UnsafePointer<\(cType)>)") { lines in
        lines.add("self.init()")
        writeReads(fields, message, to: &lines)
      }
      lines.add("", "/// Fills in protobuf-c's form; what it points at lives in the arena.")
      lines.block("func bridge(into c: UnsafeMutablePointer<\(cType)>, _ arena: Arena)") { lines in
        lines.add("\(cFunction)__init(c)")
        writeFills(fields, message, to: &lines)
      }
    }
    for nested in message.messages { try write(nested, to: &lines) }
  }

  private func writeDecoder(_ cType: String, _ cFunction: String, to lines: inout Lines) {
    lines.add("/// Reads a message from its binary form.")
    lines.add("\(visibility) init(")
    lines.add("  decoding bytes: UnsafeRawBufferPointer, limits: DecodingLimits")
    lines.block(") throws(DecodeError)") { lines in
      lines.add("let unpacked = try Unpacked(bytes, as: \(cFunction)__type(), limits: limits)")
      lines.add("defer { unpacked.release() }")
      lines.add("self.init(bridging: unpacked.message.assumingMemoryBound(to: \(cType).self))")
    }
  }

  private func writeEncoder(_ cType: String, to lines: inout Lines) {
    lines.add("", "/// Lends an encoder for this message.")
    lines.add("\(visibility) func withEncoder<Result, Failure: Error>(")
    lines.add("  _ body: (borrowing MessageEncoder) throws(Failure) -> Result")
    lines.block(") throws(Failure) -> Result") { lines in
      lines.add("let arena = Arena.acquire()")
      lines.add("defer { arena.release() }")
      lines.add("let message = arena.allocate(\(cType).self)")
      lines.add("bridge(into: message, arena)")
      lines.add("return try body(MessageEncoder(message, arena))")
    }
  }

  // MARK: Out of C

  private func writeReads(_ fields: [Field], _ message: Descriptor, to lines: inout Lines) {
    for field in fields {
      let member = "c.pointee.\(field.cName)"
      let target = "self.\(field.name)"
      switch field.presence {
      case .plain:
        lines.add("\(target) = \(value(field, member))")
      case .message:
        lines.add("if let value = \(member) { \(target) = \(value(field, "value")) }")
      case .optional where field.type == .message:
        lines.add(
          "if c.pointee.\(field.cCase).rawValue != 0, let value = \(member) { \(target) = \(value(field, "value")) }"
        )
      case .optional:
        lines.add("if c.pointee.\(field.cCase).rawValue != 0 { \(target) = \(value(field, member)) }")
      case .repeated:
        lines.add("\(target) = \(elements(field, member))")
      case .oneof: break
      }
    }
    for oneof in message.realOneofs {
      lines.block("switch c.pointee.\(CName.caseMember(oneof.name)).rawValue") { lines in
        for field in fields where field.descriptor.realContainingOneof?.name == oneof.name {
          let member = "c.pointee.\(field.cName)"
          let target = "self.\(SwiftName.lowerCamel(oneof.name))"
          if field.type == .message {
            lines.add("case \(field.descriptor.number):")
            lines.add("  if let value = \(member) { \(target) = .\(field.name)(\(value(field, "value"))) }")
          } else {
            lines.add("case \(field.descriptor.number): \(target) = .\(field.name)(\(value(field, member)))")
          }
        }
        lines.add("default: break")
      }
    }
  }

  private func value(_ field: Field, _ source: String) -> String {
    switch field.type {
    case .bool: "\(source) != 0"
    case .string: "Bridge.string(\(source))"
    case .bytes: "Bridge.bytes(\(source))"
    case .enum: "\(field.elementType)(rawValue: Int32(truncatingIfNeeded: \(source).rawValue))"
    case .message: "\(field.elementType)(bridging: \(source))"
    default: source
    }
  }

  private func elements(_ field: Field, _ member: String) -> String {
    let count = "c.pointee.n_\(field.cName)"
    switch field.type {
    case .message: return "Bridge.messages(\(count), \(member)) { \(field.elementType)(bridging: $0) }"
    case .bool, .string, .bytes, .enum: return "Bridge.array(\(count), \(member)) { \(value(field, "$0")) }"
    default: return "Bridge.numbers(\(count), \(member))"
    }
  }

  // MARK: Into C

  private func writeFills(_ fields: [Field], _ message: Descriptor, to lines: inout Lines) {
    for field in fields {
      let member = "c.pointee.\(field.cName)"
      let source = "self.\(field.name)"
      switch field.presence {
      case .plain where field.type == .string || field.type == .bytes:
        lines.add(
          "if !\(source).isEmpty { \(member) = arena.\(field.type == .string ? "string" : "bytes")(\(source)) }"
        )
      case .plain:
        lines.add("\(member) = \(cValue(field, source))")
      case .message, .optional:
        lines.block("if let value = \(source)") { lines in
          writeFill(field, to: &lines)
        }
      case .repeated:
        lines.block("if !\(source).isEmpty") { lines in
          lines.add("c.pointee.n_\(field.cName) = \(source).count")
          lines.add("\(member) = \(cElements(field, source))")
        }
      case .oneof: break
      }
    }
    for oneof in message.realOneofs {
      lines.block("switch self.\(SwiftName.lowerCamel(oneof.name))") { lines in
        for field in fields where field.descriptor.realContainingOneof?.name == oneof.name {
          lines.add("case .\(field.name)(let value):")
          writeFill(field, to: &lines)
        }
        lines.add("case nil: break")
      }
    }
  }

  /// Sets a field, and the member that says so, to `value`.
  private func writeFill(_ field: Field, to lines: inout Lines) {
    if field.type == .message {
      lines.add("let room = arena.allocate(\(CName.type(field.descriptor.messageType.fullName)).self)")
      lines.add("value.bridge(into: room, arena)")
      lines.add("c.pointee.\(field.cName) = room")
    } else {
      lines.add("c.pointee.\(field.cName) = \(cValue(field, "value"))")
    }
    if field.presence != .message {
      lines.add("c.pointee.\(field.cCase) = .init(rawValue: \(field.descriptor.number))")
    }
  }

  private func cValue(_ field: Field, _ source: String) -> String {
    switch field.type {
    case .bool: "\(source) ? 1 : 0"
    case .string: "arena.string(\(source))"
    case .bytes: "arena.bytes(\(source))"
    case .enum:
      "\(CName.type(field.descriptor.enumType.fullName))(rawValue: .init(truncatingIfNeeded: \(source).rawValue))"
    default: source
    }
  }

  private func cElements(_ field: Field, _ source: String) -> String {
    switch field.type {
    case .message:
      let cType = CName.type(field.descriptor.messageType.fullName)
      return "arena.messages(\(source), as: \(cType).self) { $0.bridge(into: $1, arena) }"
    case .bool: return "arena.array(\(source)) { ($0 ? 1 : 0) as protobuf_c_boolean }"
    default: return "arena.array(\(source)) { \(cValue(field, "$0")) }"
    }
  }
}
