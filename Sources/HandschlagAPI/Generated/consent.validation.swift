// Generated from handschlag/v1/consent.proto by protoc-gen-handschlag. Do not edit.
public import HandschlagProtobuf

extension ConsentNotice {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    if let value = self.recipientAttributes { violations.check("recipient_attributes", value) }
    for (index, value) in self.fields.enumerated() { violations.check("fields", at: index, isKnown: value.isKnown && value.rawValue != 0) }
    for (index, value) in self.recipientOffers.enumerated() { violations.check("recipient_offers", at: index, isKnown: value.isKnown && value.rawValue != 0) }
    for (index, value) in self.recipientRequires.enumerated() { violations.check("recipient_requires", at: index, isKnown: value.isKnown && value.rawValue != 0) }
    violations.check("purpose", self.purpose.rawValue, isKnown: self.purpose.isKnown)
  }

  /// Visits each non-empty text that the schema marks as written freely by a person.
  public func forEachFreeText(_ body: (_ path: String, _ text: String) throws -> Void) rethrows {
    if let value = self.recipientAttributes { try value.forEachFreeText { path, text in try body("recipient_attributes.\(path)", text) } }
  }
}

extension CardEnvelope {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("encapsulated_key", self.encapsulatedKey, LengthRule(required: true, least: 32, most: 32))
    violations.check("ciphertext", self.ciphertext, LengthRule(required: true, least: 16, most: 16384))
    violations.check("commitments", count: self.commitments.count, required: true, most: 7)
    violations.check("commitments", each: self.commitments, LengthRule(least: 32, most: 32))
    violations.check("giver_key", self.giverKey, LengthRule(required: true, least: 32, most: 32))
    violations.check("recipient_key", self.recipientKey, LengthRule(required: true, least: 32, most: 32))
  }
}

extension SealedCard {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    if let value = self.card { violations.check("card", value) }
  }
}

extension GetConsentNoticeRequest {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("engagement_id", self.engagementID, LengthRule(required: true, pattern: .id))
    violations.check("fields", count: self.fields.count, required: true, most: 7)
    for (index, value) in self.fields.enumerated() { violations.check("fields", at: index, isKnown: value.isKnown && value.rawValue != 0) }
    violations.check("purpose", self.purpose.rawValue, isKnown: self.purpose.isKnown, required: true)
  }
}

extension GetConsentNoticeResponse {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    if let value = self.notice { violations.check("notice", value) }
  }

  /// Visits each non-empty text that the schema marks as written freely by a person.
  public func forEachFreeText(_ body: (_ path: String, _ text: String) throws -> Void) rethrows {
    if let value = self.notice { try value.forEachFreeText { path, text in try body("notice.\(path)", text) } }
  }
}

extension GiveConsentRequest {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("engagement_id", self.engagementID, LengthRule(required: true, pattern: .id))
    violations.check("fields", count: self.fields.count, required: true, most: 7)
    for (index, value) in self.fields.enumerated() { violations.check("fields", at: index, isKnown: value.isKnown && value.rawValue != 0) }
    violations.check("purpose", self.purpose.rawValue, isKnown: self.purpose.isKnown, required: true)
    violations.check("notice_hash", self.noticeHash, LengthRule(required: true, least: 32, most: 32))
    if let value = self.sealed { violations.check("sealed", value) }
    if let value = self.proof { violations.check("proof", value) }
  }
}

extension ConsentProof {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("public_key", self.publicKey, LengthRule(required: true, least: 32, most: 32))
    violations.check("signature", self.signature, LengthRule(required: true, least: 64, most: 64))
  }
}

extension GiveConsentResponse {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    if let value = self.engagement { violations.check("engagement", value) }
  }

  /// Visits each non-empty text that the schema marks as written freely by a person.
  public func forEachFreeText(_ body: (_ path: String, _ text: String) throws -> Void) rethrows {
    if let value = self.engagement { try value.forEachFreeText { path, text in try body("engagement.\(path)", text) } }
  }
}

extension WithdrawConsentRequest {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("engagement_id", self.engagementID, LengthRule(required: true, pattern: .id))
  }
}

extension WithdrawConsentResponse {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    if let value = self.engagement { violations.check("engagement", value) }
  }

  /// Visits each non-empty text that the schema marks as written freely by a person.
  public func forEachFreeText(_ body: (_ path: String, _ text: String) throws -> Void) rethrows {
    if let value = self.engagement { try value.forEachFreeText { path, text in try body("engagement.\(path)", text) } }
  }
}

extension ListOwnConsentsResponse {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    for (index, value) in self.consents.enumerated() { violations.check("consents", at: index, value) }
  }
}

extension GrantSummary {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    for (index, value) in self.fields.enumerated() { violations.check("fields", at: index, isKnown: value.isKnown && value.rawValue != 0) }
    violations.check("purpose", self.purpose.rawValue, isKnown: self.purpose.isKnown)
  }
}

extension GetGrantRequest {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("engagement_id", self.engagementID, LengthRule(required: true, pattern: .id))
  }
}

extension GetGrantResponse {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    if let value = self.grant { violations.check("grant", value) }
    if let value = self.card { violations.check("card", value) }
    if let value = self.sealed { violations.check("sealed", value) }
  }
}

extension ListGrantsResponse {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    for (index, value) in self.grants.enumerated() { violations.check("grants", at: index, value) }
  }
}

extension GetReceiptRequest {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("engagement_id", self.engagementID, LengthRule(required: true, pattern: .id))
    violations.check("kind", self.kind.rawValue, isKnown: self.kind.isKnown)
  }
}

extension RevokeGrantRequest {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("engagement_id", self.engagementID, LengthRule(required: true, pattern: .id))
  }
}

extension RevokeGrantResponse {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    if let value = self.engagement { violations.check("engagement", value) }
  }

  /// Visits each non-empty text that the schema marks as written freely by a person.
  public func forEachFreeText(_ body: (_ path: String, _ text: String) throws -> Void) rethrows {
    if let value = self.engagement { try value.forEachFreeText { path, text in try body("engagement.\(path)", text) } }
  }
}

extension DeletionRequest {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    for (index, value) in self.fields.enumerated() { violations.check("fields", at: index, isKnown: value.isKnown && value.rawValue != 0) }
  }
}

extension ListDeletionRequestsResponse {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    for (index, value) in self.requests.enumerated() { violations.check("requests", at: index, value) }
  }
}

extension AcknowledgeDeletionRequest {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("engagement_id", self.engagementID, LengthRule(required: true, pattern: .id))
  }
}
