import SwiftProtobuf
import SwiftProtobufPluginLibrary

/// What the generator refuses.
struct SchemaCheck {
  let schema: Schema

  /// Fields that the guard before protobuf-c can tell apart.
  static let mostFields = 128

  /// Names that no property or case of Swift can have, or that would hide what every message has.
  private static let unusable: Set<String> = ["self", "init", "encoded", "validate", "hashValue"]

  /// Refuses a file with anything in it that cannot be generated, or must not be.
  func check(_ file: FileDescriptor) throws(SchemaError) {
    guard file.edition == .proto3 else { throw SchemaError("\(file.name): only proto3 is supported") }
    for message in file.messages { try check(message) }
    for enumeration in file.enums { try check(enumeration) }
    for service in file.services {
      for method in service.methods { try check(method) }
    }
  }

  private func check(_ message: Descriptor) throws(SchemaError) {
    guard message.fields.count <= Self.mostFields else {
      throw SchemaError("\(message.fullName): more than \(Self.mostFields) fields")
    }
    for field in message.fields { try check(field) }
    for enumeration in message.enums { try check(enumeration) }
    for nested in message.messages { try check(nested) }
  }

  private func check(_ enumeration: EnumDescriptor) throws(SchemaError) {
    guard !enumeration.options.allowAlias else {
      throw SchemaError("\(enumeration.fullName): two names for one number are not supported")
    }
  }

  private func check(_ field: FieldDescriptor) throws(SchemaError) {
    let rule = try schema.rule(field)
    let isText = field.type == .string
    let hasLength = isText || field.type == .bytes
    let isNumber = ![.string, .bytes, .message, .enum, .bool, .group].contains(field.type)
    func refuse(_ condition: Bool, _ reason: String) throws(SchemaError) {
      if condition { throw SchemaError("\(field.fullName): \(reason)") }
    }
    try refuse(Self.unusable.contains(SwiftName.lowerCamel(field.name)), "no property can have this name")
    try refuse(field.type == .group, "groups are not supported")
    try refuse(
      !hasLength && (rule.minLength > 0 || rule.maxLength != nil), "only texts and bytes have a length")
    try refuse(!isText && rule.pattern != nil, "only texts have a pattern")
    try refuse(!isText && rule.freeText, "only a text can be free text")
    try refuse(!isNumber && (rule.min != nil || rule.max != nil), "only numbers have a range")
    try refuse(!field.isRepeated && rule.maxItems != nil, "only repeated fields have items")
    try refuse(field.type == .bool && !field.isRepeated && rule.required, "a bool cannot be required")
    try refuse(rule.contact && field.realContainingOneof != nil, "contact data cannot be part of a oneof")
  }

  private func check(_ method: MethodDescriptor) throws(SchemaError) {
    let rule = try self.rule(method)
    guard rule.audience != nil else { throw SchemaError("\(method.fullName): names no audience") }
    if rule.ownData, rule.audience.map({ ![.worker, .company, .either].contains($0) }) ?? true {
      throw SchemaError(
        "\(method.fullName): own_data is for methods of a worker, a company or either; a suspended account may "
          + "call the others anyway")
    }
    if rule.revealsContact { return }
    if let field = try schema.contactField(in: method.outputType) {
      throw SchemaError(
        "\(method.fullName): could return contact data (\(field.fullName)) and is not marked reveals_contact")
    }
  }

  /// The rule of a method.
  func rule(_ method: MethodDescriptor) throws(SchemaError) -> MethodRule {
    do {
      var rule = try MethodRule(method.options.unknownFields)
      if schema.settings.isStandard, rule.audience == nil {
        rule.audience = .public
        rule.priority = .operation
      }
      return rule
    } catch {
      throw SchemaError("\(method.fullName): \(error.option) has no field \(error.field)")
    }
  }
}
