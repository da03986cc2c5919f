import SwiftProtobuf
import SwiftProtobufPluginLibrary

/// Writes `validate` and `forEachFreeText`, for messages that have something for them to do.
struct ValidationWriter {
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
    let validates = try schema.needsValidation(message)
    let hasFreeText = try schema.hasFreeText(message)
    if validates || hasFreeText {
      lines.add("")
      try lines.block("extension \(types.swift(message))") { lines throws(SchemaError) in
        if validates { try writeValidation(message, fields, to: &lines) }
        if validates && hasFreeText { lines.add("") }
        if hasFreeText { try writeFreeTexts(message, fields, to: &lines) }
      }
    }
    for nested in message.messages { try write(nested, to: &lines) }
  }

  // MARK: Bounds

  private func writeValidation(
    _ message: Descriptor, _ fields: [Field], to lines: inout Lines
  ) throws(SchemaError) {
    lines.add("/// Compares the fields with the bounds that the schema declares.")
    try lines.block("\(visibility) func validate(_ violations: inout FieldViolations)") {
      lines throws(SchemaError) in
      for field in fields where field.presence != .oneof {
        try writeChecks(field, to: &lines)
      }
      for oneof in message.realOneofs {
        try writeChecks(oneof, fields, to: &lines)
      }
    }
  }

  private func writeChecks(_ field: Field, to lines: inout Lines) throws(SchemaError) {
    let name = field.descriptor.name
    let source = "self.\(field.name)"
    switch field.presence {
    case .plain:
      if let check = try check(field, source) { lines.add(check) }
    case .message, .optional:
      let check = try check(field, "value")
      if let check {
        lines.add(
          "if let value = \(source) { \(check) }"
            + (field.rule.required ? " else { violations.missing(\"\(name)\") }" : ""))
      } else if field.rule.required {
        lines.add("if \(source) == nil { violations.missing(\"\(name)\") }")
      }
    case .repeated:
      if field.rule.required || field.rule.maxItems != nil {
        let most = field.rule.maxItems.map(String.init) ?? ".max"
        lines.add(
          "violations.check(\"\(name)\", count: \(source).count, required: \(field.rule.required), most: \(most))"
        )
      }
      if let check = try checkEach(field, source) { lines.add(check) }
    case .oneof: break
    }
  }

  private func writeChecks(
    _ oneof: OneofDescriptor, _ fields: [Field], to lines: inout Lines
  ) throws(SchemaError) {
    var cases: [String] = []
    for field in fields where field.descriptor.realContainingOneof?.name == oneof.name {
      if let check = try check(field, "value") { cases.append("case .\(field.name)(let value): \(check)") }
    }
    guard !cases.isEmpty else { return }
    lines.block("switch self.\(SwiftName.lowerCamel(oneof.name))") { lines in
      lines.add(cases)
      lines.add("default: break")
    }
  }

  /// The check of one value; `nil` if there is nothing to check.
  private func check(_ field: Field, _ source: String) throws(SchemaError) -> String? {
    let rule = field.rule
    let name = "\"\(field.descriptor.name)\""
    switch field.type {
    case .string, .bytes:
      return lengthRule(rule).map { "violations.check(\(name), \(source), \($0))" }
    case .enum:
      return
        "violations.check(\(name), \(source).rawValue, isKnown: \(source).isKnown\(rule.required ? ", required: true" : ""))"
    case .message:
      return try schema.needsValidation(field.descriptor.messageType)
        ? "violations.check(\(name), \(source))" : nil
    case .bool, .group: return nil
    default:
      guard rule.required || rule.min != nil || rule.max != nil else { return nil }
      let number =
        switch field.type {
        case .float, .double: "Double(\(source))"
        default: "Int64(clamping: \(source))"
        }
      // A number that is present may be 0: there is a difference between that and none.
      let required = rule.required && field.presence == .plain
      return "violations.check(\(name), \(number)\(required ? ", required: true" : "")\(range(rule)))"
    }
  }

  private func checkEach(_ field: Field, _ source: String) throws(SchemaError) -> String? {
    let name = "\"\(field.descriptor.name)\""
    switch field.type {
    case .string, .bytes:
      return lengthRule(field.rule, ofElement: true).map {
        "violations.check(\(name), each: \(source), \($0))"
      }
    case .enum:
      let check = "violations.check(\(name), at: index, isKnown: value.isKnown && value.rawValue != 0)"
      return "for (index, value) in \(source).enumerated() { \(check) }"
    case .message:
      guard try schema.needsValidation(field.descriptor.messageType) else { return nil }
      return "for (index, value) in \(source).enumerated() { violations.check(\(name), at: index, value) }"
    case .bool, .group, .float, .double: return nil
    default:
      guard field.rule.min != nil || field.rule.max != nil else { return nil }
      let check = "violations.check(\(name), at: index, Int64(clamping: value)\(range(field.rule)))"
      return "for (index, value) in \(source).enumerated() { \(check) }"
    }
  }

  private func lengthRule(_ rule: FieldRule, ofElement: Bool = false) -> String? {
    var parts: [String] = []
    if rule.required && !ofElement { parts.append("required: true") }
    if rule.minLength > 0 { parts.append("least: \(rule.minLength)") }
    if let most = rule.maxLength { parts.append("most: \(most)") }
    if let pattern = rule.pattern { parts.append("pattern: .\(pattern)") }
    return parts.isEmpty ? nil : "LengthRule(\(parts.joined(separator: ", ")))"
  }

  private func range(_ rule: FieldRule) -> String {
    (rule.min.map { ", least: \($0)" } ?? "") + (rule.max.map { ", most: \($0)" } ?? "")
  }

  // MARK: Free texts

  private func writeFreeTexts(
    _ message: Descriptor, _ fields: [Field], to lines: inout Lines
  ) throws(SchemaError) {
    lines.add("/// Visits each non-empty text that the schema marks as written freely by a person.")
    try lines.block(
      "\(visibility) func forEachFreeText(_ body: (_ path: String, _ text: String) throws -> Void) rethrows"
    ) { lines throws(SchemaError) in
      for field in fields {
        let isText = field.rule.freeText
        let holdsText = try holdsFreeText(field)
        guard isText || holdsText else { continue }
        writeVisit(field, isText: isText, to: &lines)
      }
    }
  }

  private func holdsFreeText(_ field: Field) throws(SchemaError) -> Bool {
    guard field.type == .message else { return false }
    return try schema.hasFreeText(field.descriptor.messageType)
  }

  private func writeVisit(_ field: Field, isText: Bool, to lines: inout Lines) {
    let name = field.descriptor.name
    func visit(_ source: String, _ path: String) -> String {
      isText
        ? "if !\(source).isEmpty { try body(\"\(path)\", \(source)) }"
        : "try \(source).forEachFreeText { path, text in try body(\"\(path).\\(path)\", text) }"
    }
    switch field.presence {
    case .plain:
      lines.add(visit("self.\(field.name)", name))
    case .message, .optional:
      lines.add("if let value = self.\(field.name) { \(visit("value", name)) }")
    case .repeated:
      lines.block("for (index, value) in self.\(field.name).enumerated()") { lines in
        lines.add(visit("value", "\(name)[\\(index)]"))
      }
    case .oneof:
      let oneof = SwiftName.lowerCamel(field.descriptor.realContainingOneof?.name ?? "")
      lines.add("if case .\(field.name)(let value)? = self.\(oneof) { \(visit("value", name)) }")
    }
  }
}
