import SwiftProtobuf
import SwiftProtobufPluginLibrary

/// Writes messages and enumerations as Swift types.
struct MessageWriter {
  let schema: Schema
  private var types: TypeNames { TypeNames(schema.settings) }
  private var visibility: String { schema.settings.visibility }

  init(_ schema: Schema) {
    self.schema = schema
  }

  /// A file's messages and enumerations.
  func write(_ file: FileDescriptor, to lines: inout Lines) throws(SchemaError) {
    for enumeration in file.enums {
      lines.add("")
      write(enumeration, to: &lines)
    }
    for message in file.messages {
      lines.add("")
      try write(message, to: &lines)
    }
  }

  private func write(_ message: Descriptor, to lines: inout Lines) throws(SchemaError) {
    let fields = try schema.fields(of: message)
    let name = message.containingType == nil ? types.swift(message) : message.name
    // A map stays what it is on the wire, a list of entries: the bound on its length counts them before they are kept.
    let fallback =
      message.options.mapEntry
      ? "One entry of a map; of two with one key the later counts." : "The message `\(message.fullName)`."
    lines.add(DocComment.lines(message, fallback: fallback))
    try lines.block("\(visibility) struct \(name): Message") { lines throws(SchemaError) in
      lines.add("/// The name in the schema.")
      lines.add("\(visibility) static var fullName: String { \"\(message.fullName)\" }")
      for property in properties(of: message, fields) {
        lines.add("")
        write(property, to: &lines)
      }
      lines.add("", "/// The message with every field at its default.", "\(visibility) init() {}")
      writeInitializer(properties(of: message, fields), to: &lines)
      for oneof in message.realOneofs {
        lines.add("")
        write(oneof, fields, to: &lines)
      }
      for enumeration in message.enums {
        lines.add("")
        write(enumeration, to: &lines)
      }
      for nested in message.messages {
        lines.add("")
        try write(nested, to: &lines)
      }
    }
  }

  // MARK: Properties

  private struct Property {
    let doc: [String]
    /// Without backticks.
    let name: String
    let type: String
    let defaultValue: String
    let isIndirect: Bool
    let elementType: String
  }

  /// One for each field outside a oneof, and one for each oneof where its first field stands.
  private func properties(of message: Descriptor, _ fields: [Field]) -> [Property] {
    var properties: [Property] = []
    var oneofs: Set<String> = []
    for field in fields {
      if let oneof = field.descriptor.realContainingOneof {
        guard oneofs.insert(oneof.name).inserted else { continue }
        let type = "OneOf_" + SwiftName.upperCamel(oneof.name)
        properties.append(
          Property(
            doc: DocComment.lines(
              oneof, fallback: "Which of the fields of `\(oneof.name)` is set, and to what."),
            name: SwiftName.lowerCamel(oneof.name), type: type + "?", defaultValue: "nil", isIndirect: false,
            elementType: type))
      } else {
        properties.append(
          Property(
            doc: DocComment.lines(field.descriptor, fallback: "The field `\(field.descriptor.name)`."),
            name: field.name, type: field.swiftType, defaultValue: field.defaultValue,
            isIndirect: field.isIndirect, elementType: field.elementType))
      }
    }
    return properties
  }

  private func write(_ property: Property, to lines: inout Lines) {
    let name = SwiftName.escaped(property.name)
    lines.add(property.doc)
    guard property.isIndirect else {
      lines.add("\(visibility) var \(name): \(property.type) = \(property.defaultValue)")
      return
    }
    lines.block("\(visibility) var \(name): \(property.type)") { lines in
      lines.add(
        "get { \(property.name)OnHeap?.wrapped }",
        "set { \(property.name)OnHeap = newValue.map(Indirect.init) }")
    }
    lines.add("private var \(property.name)OnHeap: Indirect<\(property.elementType)>?")
  }

  private func writeInitializer(_ properties: [Property], to lines: inout Lines) {
    guard !properties.isEmpty else { return }
    lines.add("", "/// The message with the fields given, and the others at their defaults.")
    lines.add("\(visibility) init(")
    for (index, property) in properties.enumerated() {
      let comma = index + 1 < properties.count ? "," : ""
      lines.add("  \(SwiftName.escaped(property.name)): \(property.type) = \(property.defaultValue)\(comma)")
    }
    lines.block(")") { lines in
      for property in properties {
        lines.add("self.\(SwiftName.escaped(property.name)) = \(SwiftName.escaped(property.name))")
      }
    }
  }

  private func write(_ oneof: OneofDescriptor, _ fields: [Field], to lines: inout Lines) {
    let members = fields.filter { $0.descriptor.realContainingOneof?.name == oneof.name }
    let indirect = members.contains(where: \.isIndirect) ? "indirect " : ""
    lines.add("/// The fields of `\(oneof.name)`, of which one at most is set.")
    lines.block("\(visibility) \(indirect)enum OneOf_\(SwiftName.upperCamel(oneof.name)): Sendable, Hashable")
    {
      lines in
      for field in members {
        lines.add(DocComment.lines(field.descriptor, fallback: "The field `\(field.descriptor.name)`."))
        lines.add("case \(field.declaredName)(\(field.elementType))")
      }
    }
  }

  // MARK: Enumerations

  private func write(_ enumeration: EnumDescriptor, to lines: inout Lines) {
    let name = enumeration.containingType == nil ? types.swift(enumeration) : enumeration.name
    let cases = enumeration.values.map { (value: $0, name: types.caseName($0, enumeration)) }
    lines.add(DocComment.lines(enumeration, fallback: "The enumeration `\(enumeration.fullName)`."))
    lines.block("\(visibility) enum \(name): MessageEnum") { lines in
      for (value, name) in cases {
        lines.add(DocComment.lines(value, fallback: "`\(value.name)`"))
        lines.add("case \(SwiftName.escaped(name))")
      }
      lines.add("/// A number that the schema has no name for.", "case unrecognized(Int32)", "")
      lines.add("/// The values of the schema in its order.")
      lines.block("\(visibility) static var allKnown: [Self]") { lines in
        lines.add("[" + cases.map { "." + $0.name }.joined(separator: ", ") + "]")
      }
      lines.add("", "/// The value for a number of the wire.")
      writeSwitch("\(visibility) init(rawValue: Int32)", on: "rawValue", to: &lines) { lines in
        for (value, name) in cases { lines.add("case \(value.number): self = .\(name)") }
        lines.add("default: self = .unrecognized(rawValue)")
      }
      lines.add("", "/// The number on the wire.")
      writeSwitch("\(visibility) var rawValue: Int32", on: "self", to: &lines) { lines in
        for (value, name) in cases { lines.add("case .\(name): \(value.number)") }
        lines.add("case .unrecognized(let number): number")
      }
      lines.add("", "/// The name in the schema, or the number where there is none.")
      writeSwitch("\(visibility) var name: String", on: "self", to: &lines) { lines in
        for (value, name) in cases { lines.add("case .\(name): \"\(value.name)\"") }
        lines.add("case .unrecognized(let number): String(number)")
      }
      lines.add("", "/// Whether the schema has the value.")
      writeSwitch("\(visibility) var isKnown: Bool", on: "self", to: &lines) { lines in
        lines.add("case .unrecognized: false", "default: true")
      }
    }
  }

  private func writeSwitch(
    _ head: String, on subject: String, to lines: inout Lines, _ cases: (inout Lines) -> Void
  ) {
    lines.block(head) { lines in
      lines.add("switch \(subject) {")
      cases(&lines)
      lines.add("}")
    }
  }
}

extension Schema {
  /// The fields of a message in the order of the schema.
  func fields(of message: Descriptor) throws(SchemaError) -> [Field] {
    var fields: [Field] = []
    for field in message.fields { fields.append(try Field(field, self)) }
    return fields
  }
}
