// Generated from handschlag/v1/agreement.proto by protoc-gen-handschlag. Do not edit.
public import HandschlagProtobuf

extension Terms {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("kind", self.kind.rawValue, isKnown: self.kind.isKnown, required: true)
    violations.check("amount", Int64(clamping: self.amount), least: 0, most: 100000000000)
    violations.check("currency", self.currency, LengthRule(required: true, pattern: .currency))
    violations.check("unit", self.unit.rawValue, isKnown: self.unit.isKnown, required: true)
    violations.check("start_day", Int64(clamping: self.startDay), least: 0, most: 253402300799)
    violations.check("end_day", Int64(clamping: self.endDay), least: 0, most: 253402300799)
    violations.check("text", self.text, LengthRule(most: 4000))
  }

  /// Visits each non-empty text that the schema marks as written freely by a person.
  public func forEachFreeText(_ body: (_ path: String, _ text: String) throws -> Void) rethrows {
    if !self.text.isEmpty { try body("text", self.text) }
  }
}

extension TermsRevision {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    if let value = self.terms { violations.check("terms", value) }
    violations.check("state", self.state.rawValue, isKnown: self.state.isKnown)
  }

  /// Visits each non-empty text that the schema marks as written freely by a person.
  public func forEachFreeText(_ body: (_ path: String, _ text: String) throws -> Void) rethrows {
    if let value = self.terms { try value.forEachFreeText { path, text in try body("terms.\(path)", text) } }
  }
}

extension ProposeTermsRequest {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("engagement_id", self.engagementID, LengthRule(required: true, pattern: .id))
    if let value = self.terms { violations.check("terms", value) } else { violations.missing("terms") }
  }

  /// Visits each non-empty text that the schema marks as written freely by a person.
  public func forEachFreeText(_ body: (_ path: String, _ text: String) throws -> Void) rethrows {
    if let value = self.terms { try value.forEachFreeText { path, text in try body("terms.\(path)", text) } }
  }
}

extension ProposeTermsResponse {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    if let value = self.revision { violations.check("revision", value) }
  }

  /// Visits each non-empty text that the schema marks as written freely by a person.
  public func forEachFreeText(_ body: (_ path: String, _ text: String) throws -> Void) rethrows {
    if let value = self.revision { try value.forEachFreeText { path, text in try body("revision.\(path)", text) } }
  }
}

extension CounterTermsRequest {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("engagement_id", self.engagementID, LengthRule(required: true, pattern: .id))
    violations.check("revision_hash", self.revisionHash, LengthRule(required: true, least: 32, most: 32))
    if let value = self.terms { violations.check("terms", value) } else { violations.missing("terms") }
  }

  /// Visits each non-empty text that the schema marks as written freely by a person.
  public func forEachFreeText(_ body: (_ path: String, _ text: String) throws -> Void) rethrows {
    if let value = self.terms { try value.forEachFreeText { path, text in try body("terms.\(path)", text) } }
  }
}

extension CounterTermsResponse {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    if let value = self.revision { violations.check("revision", value) }
  }

  /// Visits each non-empty text that the schema marks as written freely by a person.
  public func forEachFreeText(_ body: (_ path: String, _ text: String) throws -> Void) rethrows {
    if let value = self.revision { try value.forEachFreeText { path, text in try body("revision.\(path)", text) } }
  }
}

extension AcceptTermsRequest {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("engagement_id", self.engagementID, LengthRule(required: true, pattern: .id))
    violations.check("revision_hash", self.revisionHash, LengthRule(required: true, least: 32, most: 32))
  }
}

extension AcceptTermsResponse {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    if let value = self.engagement { violations.check("engagement", value) }
  }

  /// Visits each non-empty text that the schema marks as written freely by a person.
  public func forEachFreeText(_ body: (_ path: String, _ text: String) throws -> Void) rethrows {
    if let value = self.engagement { try value.forEachFreeText { path, text in try body("engagement.\(path)", text) } }
  }
}

extension RejectTermsRequest {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("engagement_id", self.engagementID, LengthRule(required: true, pattern: .id))
    violations.check("revision_hash", self.revisionHash, LengthRule(required: true, least: 32, most: 32))
  }
}

extension RejectTermsResponse {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    if let value = self.revision { violations.check("revision", value) }
  }

  /// Visits each non-empty text that the schema marks as written freely by a person.
  public func forEachFreeText(_ body: (_ path: String, _ text: String) throws -> Void) rethrows {
    if let value = self.revision { try value.forEachFreeText { path, text in try body("revision.\(path)", text) } }
  }
}

extension GetAgreementRequest {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("engagement_id", self.engagementID, LengthRule(required: true, pattern: .id))
  }
}

extension GetAgreementResponse {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("state", self.state.rawValue, isKnown: self.state.isKnown)
    for (index, value) in self.revisions.enumerated() { violations.check("revisions", at: index, value) }
  }

  /// Visits each non-empty text that the schema marks as written freely by a person.
  public func forEachFreeText(_ body: (_ path: String, _ text: String) throws -> Void) rethrows {
    for (index, value) in self.revisions.enumerated() {
      try value.forEachFreeText { path, text in try body("revisions[\(index)].\(path)", text) }
    }
  }
}
