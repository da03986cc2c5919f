// Generated from handschlag/v1/account.proto by protoc-gen-handschlag. Do not edit.
public import HandschlagProtobuf

extension Account {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    for (index, value) in self.roles.enumerated() { violations.check("roles", at: index, isKnown: value.isKnown && value.rawValue != 0) }
    if let value = self.limits { violations.check("limits", value) }
    for (index, value) in self.cardFields.enumerated() { violations.check("card_fields", at: index, isKnown: value.isKnown && value.rawValue != 0) }
  }
}

extension ReceivingLimits {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("max_open", Int64(clamping: self.maxOpen), least: 0, most: 10000)
    violations.check("max_new_per_day", Int64(clamping: self.maxNewPerDay), least: 0, most: 10000)
    violations.check("kinds", count: self.kinds.count, required: false, most: 10)
    for (index, value) in self.kinds.enumerated() { violations.check("kinds", at: index, isKnown: value.isKnown && value.rawValue != 0) }
  }
}

extension CreateAccountRequest {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("token_hash", self.tokenHash, LengthRule(required: true, least: 32, most: 32))
    violations.check("recovery_hash", self.recoveryHash, LengthRule(most: 32))
    violations.check("roles", count: self.roles.count, required: true, most: 2)
    for (index, value) in self.roles.enumerated() { violations.check("roles", at: index, isKnown: value.isKnown && value.rawValue != 0) }
    violations.check("invite", self.invite, LengthRule(most: 100))
  }
}

extension CreateAccountResponse {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    if let value = self.account { violations.check("account", value) }
  }
}

extension GetAccountResponse {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    if let value = self.account { violations.check("account", value) }
  }
}

extension RecoverAccountRequest {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("recovery_code", self.recoveryCode, LengthRule(required: true, least: 32, most: 32))
    violations.check("token_hash", self.tokenHash, LengthRule(required: true, least: 32, most: 32))
    violations.check("recovery_hash", self.recoveryHash, LengthRule(required: true, least: 32, most: 32))
  }
}

extension RecoverAccountResponse {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    if let value = self.account { violations.check("account", value) }
  }
}

extension PutContactCardRequest {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    if let value = self.card { violations.check("card", value) } else { violations.missing("card") }
  }
}

extension GetContactCardResponse {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    if let value = self.card { violations.check("card", value) }
  }
}

extension AddTokenRequest {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("token_hash", self.tokenHash, LengthRule(required: true, least: 32, most: 32))
    violations.check("label", self.label, LengthRule(most: 60))
  }
}

extension RevokeTokenRequest {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("token_id", self.tokenID, LengthRule(required: true, pattern: .id))
  }
}

extension BlockAccountRequest {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    switch self.party {
      case .engagementID(let value): violations.check("engagement_id", value, LengthRule(pattern: .id))
      case .partyID(let value): violations.check("party_id", value, LengthRule(pattern: .id))
      default: break
    }
  }
}

extension UnblockAccountRequest {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("block_id", self.blockID, LengthRule(required: true, pattern: .id))
  }
}

extension Exclusion {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("legal_name", self.legalName, LengthRule(most: 200))
    violations.check("domain", self.domain, LengthRule(most: 253, pattern: .domain))
    violations.check("register_number", self.registerNumber, LengthRule(most: 60))
  }
}

extension PutExclusionsRequest {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("exclusions", count: self.exclusions.count, required: false, most: 100)
    for (index, value) in self.exclusions.enumerated() { violations.check("exclusions", at: index, value) }
  }
}

extension GetExclusionsResponse {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    for (index, value) in self.exclusions.enumerated() { violations.check("exclusions", at: index, value) }
  }
}

extension RotatePseudonymRequest {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("role", self.role.rawValue, isKnown: self.role.isKnown, required: true)
  }
}

extension PutLimitsRequest {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    if let value = self.limits { violations.check("limits", value) } else { violations.missing("limits") }
  }
}

extension EraseAccountRequest {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("account_id", self.accountID, LengthRule(required: true, pattern: .id))
  }
}
