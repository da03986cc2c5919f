// Generated from handschlag/v1/profile.proto by protoc-gen-handschlag. Do not edit.
public import HandschlagProtobuf

extension PutProfileRequest {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    if let value = self.content { violations.check("content", value) } else { violations.missing("content") }
  }

  /// Visits each non-empty text that the schema marks as written freely by a person.
  public func forEachFreeText(_ body: (_ path: String, _ text: String) throws -> Void) rethrows {
    if let value = self.content { try value.forEachFreeText { path, text in try body("content.\(path)", text) } }
  }
}

extension GetOwnProfileResponse {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    if let value = self.content { violations.check("content", value) }
  }

  /// Visits each non-empty text that the schema marks as written freely by a person.
  public func forEachFreeText(_ body: (_ path: String, _ text: String) throws -> Void) rethrows {
    if let value = self.content { try value.forEachFreeText { path, text in try body("content.\(path)", text) } }
  }
}

extension GetProfileRequest {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("profile_id", self.profileID, LengthRule(required: true, pattern: .id))
  }
}

extension GetProfileResponse {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    if let value = self.profile { violations.check("profile", value) }
  }

  /// Visits each non-empty text that the schema marks as written freely by a person.
  public func forEachFreeText(_ body: (_ path: String, _ text: String) throws -> Void) rethrows {
    if let value = self.profile { try value.forEachFreeText { path, text in try body("profile.\(path)", text) } }
  }
}

extension SearchFilters {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("skills", count: self.skills.count, required: false, most: 10)
    violations.check("skills", each: self.skills, LengthRule(most: 40, pattern: .tag))
    violations.check("languages", count: self.languages.count, required: false, most: 5)
    for (index, value) in self.languages.enumerated() { violations.check("languages", at: index, value) }
    violations.check("region", self.region, LengthRule(most: 6, pattern: .region))
    if let value = self.rate { violations.check("rate", value) }
    violations.check("kinds", count: self.kinds.count, required: false, most: 10)
    for (index, value) in self.kinds.enumerated() { violations.check("kinds", at: index, isKnown: value.isKnown && value.rawValue != 0) }
    violations.check("availability", count: self.availability.count, required: false, most: 4)
    for (index, value) in self.availability.enumerated() { violations.check("availability", at: index, isKnown: value.isKnown && value.rawValue != 0) }
    violations.check("urgency", count: self.urgency.count, required: false, most: 3)
    for (index, value) in self.urgency.enumerated() { violations.check("urgency", at: index, isKnown: value.isKnown && value.rawValue != 0) }
  }
}

extension SearchProfilesRequest {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("query", self.query, LengthRule(most: 200))
    if let value = self.filters { violations.check("filters", value) }
    violations.check("page_size", Int64(clamping: self.pageSize), least: 0, most: 100)
    violations.check("page_token", self.pageToken, LengthRule(most: 400))
  }
}

extension SearchProfilesResponse {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    for (index, value) in self.profiles.enumerated() { violations.check("profiles", at: index, value) }
  }

  /// Visits each non-empty text that the schema marks as written freely by a person.
  public func forEachFreeText(_ body: (_ path: String, _ text: String) throws -> Void) rethrows {
    for (index, value) in self.profiles.enumerated() {
      try value.forEachFreeText { path, text in try body("profiles[\(index)].\(path)", text) }
    }
  }
}
