// Generated from handschlag/test/v1/everything.proto by protoc-gen-handschlag. Do not edit.
package import HandschlagProtobuf

extension TestScalars {
  /// Compares the fields with the bounds that the schema declares.
  package func validate(_ violations: inout FieldViolations) {
    violations.check("a_colour", self.aColour.rawValue, isKnown: self.aColour.isKnown)
  }
}

extension TestOptionals {
  /// Compares the fields with the bounds that the schema declares.
  package func validate(_ violations: inout FieldViolations) {
    if let value = self.aColour { violations.check("a_colour", value.rawValue, isKnown: value.isKnown) }
  }
}

extension TestRepeateds {
  /// Compares the fields with the bounds that the schema declares.
  package func validate(_ violations: inout FieldViolations) {
    for (index, value) in self.colours.enumerated() { violations.check("colours", at: index, isKnown: value.isKnown && value.rawValue != 0) }
  }
}

extension TestNode {
  /// Compares the fields with the bounds that the schema declares.
  package func validate(_ violations: inout FieldViolations) {
    if let value = self.child { violations.check("child", value) }
    for (index, value) in self.children.enumerated() { violations.check("children", at: index, value) }
    switch self.choice {
      case .other(let value): violations.check("other", value)
      case .colour(let value): violations.check("colour", value.rawValue, isKnown: value.isKnown)
      default: break
    }
  }
}

extension TestOrder {
  /// Compares the fields with the bounds that the schema declares.
  package func validate(_ violations: inout FieldViolations) {
    violations.check("id", self.id, LengthRule(required: true, pattern: .id))
    violations.check("title", self.title, LengthRule(required: true, least: 3, most: 20))
    violations.check("hash", self.hash, LengthRule(least: 4, most: 4))
    violations.check("tags", count: self.tags.count, required: false, most: 3)
    violations.check("tags", each: self.tags, LengthRule(most: 10, pattern: .tag))
    violations.check("colour", self.colour.rawValue, isKnown: self.colour.isKnown, required: true)
    violations.check("colours", count: self.colours.count, required: true, most: .max)
    for (index, value) in self.colours.enumerated() { violations.check("colours", at: index, isKnown: value.isKnown && value.rawValue != 0) }
    violations.check("size", Int64(clamping: self.size), least: -5, most: 10)
    if let value = self.limit { violations.check("limit", Int64(clamping: value), least: 1) } else { violations.missing("limit") }
    if let value = self.terms { violations.check("terms", value) } else { violations.missing("terms") }
    for (index, value) in self.more.enumerated() { violations.check("more", at: index, value) }
    violations.check("rate", Double(self.rate), least: 0, most: 1)
    for (index, value) in self.sizes.enumerated() { violations.check("sizes", at: index, Int64(clamping: value), least: 1, most: 9) }
    switch self.party {
      case .mail(let value): violations.check("mail", value, LengthRule(pattern: .domain))
      case .special(let value): violations.check("special", value)
      default: break
    }
  }

  /// Visits each non-empty text that the schema marks as written freely by a person.
  package func forEachFreeText(_ body: (_ path: String, _ text: String) throws -> Void) rethrows {
    if !self.title.isEmpty { try body("title", self.title) }
    for (index, value) in self.tags.enumerated() {
      if !value.isEmpty { try body("tags[\(index)]", value) }
    }
    if let value = self.terms { try value.forEachFreeText { path, text in try body("terms.\(path)", text) } }
    for (index, value) in self.more.enumerated() {
      try value.forEachFreeText { path, text in try body("more[\(index)].\(path)", text) }
    }
    if case .special(let value)? = self.party { try value.forEachFreeText { path, text in try body("special.\(path)", text) } }
  }
}

extension TestOrder.Terms {
  /// Compares the fields with the bounds that the schema declares.
  package func validate(_ violations: inout FieldViolations) {
    violations.check("text", self.text, LengthRule(required: true, most: 10))
    violations.check("language", self.language, LengthRule(pattern: .language))
  }

  /// Visits each non-empty text that the schema marks as written freely by a person.
  package func forEachFreeText(_ body: (_ path: String, _ text: String) throws -> Void) rethrows {
    if !self.text.isEmpty { try body("text", self.text) }
  }
}
