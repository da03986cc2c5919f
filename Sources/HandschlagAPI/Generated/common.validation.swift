// Generated from handschlag/v1/common.proto by protoc-gen-handschlag. Do not edit.
public import HandschlagProtobuf

extension RateBand {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("min_amount", Int64(clamping: self.minAmount), least: 0, most: 100000000000)
    violations.check("max_amount", Int64(clamping: self.maxAmount), least: 0, most: 100000000000)
    violations.check("currency", self.currency, LengthRule(required: true, pattern: .currency))
    violations.check("unit", self.unit.rawValue, isKnown: self.unit.isKnown, required: true)
  }
}

extension ContactValue {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("field", self.field.rawValue, isKnown: self.field.isKnown, required: true)
    violations.check("value", self.value, LengthRule(required: true, most: 500))
  }
}

extension ContactCard {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("values", count: self.values.count, required: false, most: 7)
    for (index, value) in self.values.enumerated() { violations.check("values", at: index, value) }
  }
}

extension FieldPolicy {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("offered", count: self.offered.count, required: false, most: 7)
    for (index, value) in self.offered.enumerated() { violations.check("offered", at: index, isKnown: value.isKnown && value.rawValue != 0) }
    violations.check("required", count: self.required.count, required: false, most: 7)
    for (index, value) in self.required.enumerated() { violations.check("required", at: index, isKnown: value.isKnown && value.rawValue != 0) }
  }
}

extension LanguageSkill {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("language", self.language, LengthRule(required: true, most: 12, pattern: .language))
    violations.check("level", self.level.rawValue, isKnown: self.level.isKnown)
  }
}

extension CompanyAttributes {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("industry", self.industry, LengthRule(most: 60))
    violations.check("size", self.size.rawValue, isKnown: self.size.isKnown)
    violations.check("region", self.region, LengthRule(most: 6, pattern: .region))
    violations.check("about", self.about, LengthRule(most: 2000))
  }

  /// Visits each non-empty text that the schema marks as written freely by a person.
  public func forEachFreeText(_ body: (_ path: String, _ text: String) throws -> Void) rethrows {
    if !self.industry.isEmpty { try body("industry", self.industry) }
    if !self.about.isEmpty { try body("about", self.about) }
  }
}

extension CompanyView {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    if let value = self.attributes { violations.check("attributes", value) }
    if let value = self.fields { violations.check("fields", value) }
  }

  /// Visits each non-empty text that the schema marks as written freely by a person.
  public func forEachFreeText(_ body: (_ path: String, _ text: String) throws -> Void) rethrows {
    if let value = self.attributes { try value.forEachFreeText { path, text in try body("attributes.\(path)", text) } }
  }
}

extension ProfileContent {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("headline", self.headline, LengthRule(required: true, most: 120))
    violations.check("about", self.about, LengthRule(most: 4000))
    violations.check("skills", count: self.skills.count, required: false, most: 30)
    violations.check("skills", each: self.skills, LengthRule(most: 40, pattern: .tag))
    violations.check("languages", count: self.languages.count, required: false, most: 12)
    for (index, value) in self.languages.enumerated() { violations.check("languages", at: index, value) }
    violations.check("region", self.region, LengthRule(most: 6, pattern: .region))
    violations.check("availability", self.availability.rawValue, isKnown: self.availability.isKnown)
    violations.check("hours_per_week", Int64(clamping: self.hoursPerWeek), least: 0, most: 80)
    if let value = self.rate { violations.check("rate", value) }
    violations.check("kinds", count: self.kinds.count, required: false, most: 10)
    for (index, value) in self.kinds.enumerated() { violations.check("kinds", at: index, isKnown: value.isKnown && value.rawValue != 0) }
    violations.check("experience", self.experience.rawValue, isKnown: self.experience.isKnown)
    if let value = self.fields { violations.check("fields", value) }
  }

  /// Visits each non-empty text that the schema marks as written freely by a person.
  public func forEachFreeText(_ body: (_ path: String, _ text: String) throws -> Void) rethrows {
    if !self.headline.isEmpty { try body("headline", self.headline) }
    if !self.about.isEmpty { try body("about", self.about) }
    for (index, value) in self.skills.enumerated() {
      if !value.isEmpty { try body("skills[\(index)]", value) }
    }
  }
}

extension ProfileView {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    if let value = self.content { violations.check("content", value) }
  }

  /// Visits each non-empty text that the schema marks as written freely by a person.
  public func forEachFreeText(_ body: (_ path: String, _ text: String) throws -> Void) rethrows {
    if let value = self.content { try value.forEachFreeText { path, text in try body("content.\(path)", text) } }
  }
}
