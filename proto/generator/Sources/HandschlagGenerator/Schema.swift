import SwiftProtobuf
import SwiftProtobufPluginLibrary

/// What must be known of messages beyond their own fields: whether they contain themselves, and whether
/// something within them is to be validated, screened or guarded.
final class Schema {
  let settings: Settings
  private var rules: [String: FieldRule] = [:]
  private var reached: [String: Set<String>] = [:]

  init(_ settings: Settings) {
    self.settings = settings
  }

  /// The rule of a field.
  func rule(_ field: FieldDescriptor) throws(SchemaError) -> FieldRule {
    if let known = rules[field.fullName] { return known }
    do {
      let rule = try FieldRule(field.options.unknownFields)
      rules[field.fullName] = rule
      return rule
    } catch {
      throw SchemaError("\(field.fullName): \(error.option) has no field \(error.field)")
    }
  }

  /// All messages within a message, at any depth, itself only if it contains itself.
  func messages(in message: Descriptor) -> [Descriptor] {
    var found: [Descriptor] = []
    var names: Set<String> = []
    var open = message.fields.compactMap(Self.content)
    while let next = open.popLast() {
      guard names.insert(next.fullName).inserted else { continue }
      found.append(next)
      open += next.fields.compactMap(Self.content)
    }
    return found
  }

  /// Whether a message can contain another of its own type by way of this field.
  func isRecursive(_ field: FieldDescriptor) -> Bool {
    guard let content = Self.content(field), let owner = field.containingType else { return false }
    if content.fullName == owner.fullName { return true }
    return names(in: content).contains(owner.fullName)
  }

  /// Whether the message itself, or one within it, has a field that fulfils a condition.
  func contains(
    _ message: Descriptor, _ condition: (FieldDescriptor) throws(SchemaError) -> Bool
  ) throws(SchemaError) -> Bool {
    for candidate in [message] + messages(in: message) {
      for field in candidate.fields where try condition(field) { return true }
    }
    return false
  }

  /// Whether `validate` of a message has something to do.
  func needsValidation(_ message: Descriptor) throws(SchemaError) -> Bool {
    try contains(message) { field throws(SchemaError) in
      let rule = try self.rule(field)
      return rule.required || rule.minLength > 0 || rule.maxLength != nil || rule.maxItems != nil
        || rule.min != nil || rule.max != nil || rule.pattern != nil || field.type == .enum
    }
  }

  /// Whether a message has a free text at any depth.
  func hasFreeText(_ message: Descriptor) throws(SchemaError) -> Bool {
    try contains(message) { field throws(SchemaError) in try self.rule(field).freeText }
  }

  /// The field of contact data within a message, if there is one.
  func contactField(in message: Descriptor) throws(SchemaError) -> FieldDescriptor? {
    for candidate in [message] + messages(in: message) {
      for field in candidate.fields where try rule(field).contact { return field }
    }
    return nil
  }

  private func names(in message: Descriptor) -> Set<String> {
    if let known = reached[message.fullName] { return known }
    let names = Set(messages(in: message).map(\.fullName))
    reached[message.fullName] = names
    return names
  }

  private static func content(_ field: FieldDescriptor) -> Descriptor? {
    field.type == .message ? field.messageType : nil
  }
}
