// Generated from handschlag/v1/engagement.proto by protoc-gen-handschlag. Do not edit.
public import HandschlagProtobuf

extension OwnConsent {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    for (index, value) in self.fields.enumerated() { violations.check("fields", at: index, isKnown: value.isKnown && value.rawValue != 0) }
    violations.check("purpose", self.purpose.rawValue, isKnown: self.purpose.isKnown)
  }
}

extension SealingKey {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("public_key", self.publicKey, LengthRule(required: true, least: 32, most: 32))
    violations.check("nonce", self.nonce, LengthRule(required: true, least: 16, most: 16))
  }
}

extension Engagement {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("origin", self.origin.rawValue, isKnown: self.origin.isKnown)
    violations.check("state", self.state.rawValue, isKnown: self.state.isKnown)
    violations.check("own_role", self.ownRole.rawValue, isKnown: self.ownRole.isKnown)
    if let value = self.ownConsent { violations.check("own_consent", value) }
    if let value = self.ownSealingKey { violations.check("own_sealing_key", value) }
    switch self.counterpart {
      case .worker(let value): violations.check("worker", value)
      case .company(let value): violations.check("company", value)
      default: break
    }
  }

  /// Visits each non-empty text that the schema marks as written freely by a person.
  public func forEachFreeText(_ body: (_ path: String, _ text: String) throws -> Void) rethrows {
    if case .worker(let value)? = self.counterpart { try value.forEachFreeText { path, text in try body("worker.\(path)", text) } }
    if case .company(let value)? = self.counterpart { try value.forEachFreeText { path, text in try body("company.\(path)", text) } }
  }
}

extension ApplyRequest {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("project_id", self.projectID, LengthRule(required: true, pattern: .id))
    violations.check("text", self.text, LengthRule(required: true, most: 4000))
    if let value = self.sealingKey { violations.check("sealing_key", value) }
  }

  /// Visits each non-empty text that the schema marks as written freely by a person.
  public func forEachFreeText(_ body: (_ path: String, _ text: String) throws -> Void) rethrows {
    if !self.text.isEmpty { try body("text", self.text) }
  }
}

extension ApplyResponse {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    if let value = self.engagement { violations.check("engagement", value) }
  }

  /// Visits each non-empty text that the schema marks as written freely by a person.
  public func forEachFreeText(_ body: (_ path: String, _ text: String) throws -> Void) rethrows {
    if let value = self.engagement { try value.forEachFreeText { path, text in try body("engagement.\(path)", text) } }
  }
}

extension InquireRequest {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("profile_id", self.profileID, LengthRule(required: true, pattern: .id))
    violations.check("project_id", self.projectID, LengthRule(pattern: .id))
    violations.check("text", self.text, LengthRule(required: true, most: 4000))
    if let value = self.fields { violations.check("fields", value) }
    if let value = self.sealingKey { violations.check("sealing_key", value) }
  }

  /// Visits each non-empty text that the schema marks as written freely by a person.
  public func forEachFreeText(_ body: (_ path: String, _ text: String) throws -> Void) rethrows {
    if !self.text.isEmpty { try body("text", self.text) }
  }
}

extension InquireResponse {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    if let value = self.engagement { violations.check("engagement", value) }
  }

  /// Visits each non-empty text that the schema marks as written freely by a person.
  public func forEachFreeText(_ body: (_ path: String, _ text: String) throws -> Void) rethrows {
    if let value = self.engagement { try value.forEachFreeText { path, text in try body("engagement.\(path)", text) } }
  }
}

extension WithdrawApplicationRequest {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("engagement_id", self.engagementID, LengthRule(required: true, pattern: .id))
  }
}

extension WithdrawApplicationResponse {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    if let value = self.engagement { violations.check("engagement", value) }
  }

  /// Visits each non-empty text that the schema marks as written freely by a person.
  public func forEachFreeText(_ body: (_ path: String, _ text: String) throws -> Void) rethrows {
    if let value = self.engagement { try value.forEachFreeText { path, text in try body("engagement.\(path)", text) } }
  }
}

extension WithdrawInquiryRequest {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("engagement_id", self.engagementID, LengthRule(required: true, pattern: .id))
  }
}

extension WithdrawInquiryResponse {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    if let value = self.engagement { violations.check("engagement", value) }
  }

  /// Visits each non-empty text that the schema marks as written freely by a person.
  public func forEachFreeText(_ body: (_ path: String, _ text: String) throws -> Void) rethrows {
    if let value = self.engagement { try value.forEachFreeText { path, text in try body("engagement.\(path)", text) } }
  }
}

extension AskExtensionRequest {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("engagement_id", self.engagementID, LengthRule(required: true, pattern: .id))
  }
}

extension AskExtensionResponse {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    if let value = self.engagement { violations.check("engagement", value) }
  }

  /// Visits each non-empty text that the schema marks as written freely by a person.
  public func forEachFreeText(_ body: (_ path: String, _ text: String) throws -> Void) rethrows {
    if let value = self.engagement { try value.forEachFreeText { path, text in try body("engagement.\(path)", text) } }
  }
}

extension DeclineRequest {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("engagement_id", self.engagementID, LengthRule(required: true, pattern: .id))
  }
}

extension DeclineResponse {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    if let value = self.engagement { violations.check("engagement", value) }
  }

  /// Visits each non-empty text that the schema marks as written freely by a person.
  public func forEachFreeText(_ body: (_ path: String, _ text: String) throws -> Void) rethrows {
    if let value = self.engagement { try value.forEachFreeText { path, text in try body("engagement.\(path)", text) } }
  }
}

extension ListEngagementsRequest {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("states", count: self.states.count, required: false, most: 6)
    for (index, value) in self.states.enumerated() { violations.check("states", at: index, isKnown: value.isKnown && value.rawValue != 0) }
    violations.check("role", self.role.rawValue, isKnown: self.role.isKnown)
    violations.check("page_size", Int64(clamping: self.pageSize), least: 0, most: 100)
    violations.check("page_token", self.pageToken, LengthRule(most: 400))
  }
}

extension ListEngagementsResponse {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    for (index, value) in self.engagements.enumerated() { violations.check("engagements", at: index, value) }
  }

  /// Visits each non-empty text that the schema marks as written freely by a person.
  public func forEachFreeText(_ body: (_ path: String, _ text: String) throws -> Void) rethrows {
    for (index, value) in self.engagements.enumerated() {
      try value.forEachFreeText { path, text in try body("engagements[\(index)].\(path)", text) }
    }
  }
}

extension GetEngagementRequest {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("engagement_id", self.engagementID, LengthRule(required: true, pattern: .id))
  }
}

extension GetEngagementResponse {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    if let value = self.engagement { violations.check("engagement", value) }
  }

  /// Visits each non-empty text that the schema marks as written freely by a person.
  public func forEachFreeText(_ body: (_ path: String, _ text: String) throws -> Void) rethrows {
    if let value = self.engagement { try value.forEachFreeText { path, text in try body("engagement.\(path)", text) } }
  }
}

extension SendMessageRequest {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("engagement_id", self.engagementID, LengthRule(required: true, pattern: .id))
    violations.check("text", self.text, LengthRule(required: true, most: 4000))
    if let value = self.sealingKey { violations.check("sealing_key", value) }
  }

  /// Visits each non-empty text that the schema marks as written freely by a person.
  public func forEachFreeText(_ body: (_ path: String, _ text: String) throws -> Void) rethrows {
    if !self.text.isEmpty { try body("text", self.text) }
  }
}

extension ListMessagesRequest {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("engagement_id", self.engagementID, LengthRule(required: true, pattern: .id))
    violations.check("after_number", Int64(clamping: self.afterNumber), least: 0)
    violations.check("page_size", Int64(clamping: self.pageSize), least: 0, most: 100)
  }
}

extension WatchEngagementsRequest {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("cursor", self.cursor, LengthRule(most: 400))
  }
}

extension WatchEngagementsResponse {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("kind", self.kind.rawValue, isKnown: self.kind.isKnown)
  }
}

extension ReportEngagementRequest {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("engagement_id", self.engagementID, LengthRule(required: true, pattern: .id))
    violations.check("reason", self.reason.rawValue, isKnown: self.reason.isKnown, required: true)
    violations.check("text", self.text, LengthRule(most: 2000))
  }
}
