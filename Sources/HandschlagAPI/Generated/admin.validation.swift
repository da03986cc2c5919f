// Generated from handschlag/v1/admin.proto by protoc-gen-handschlag. Do not edit.
public import HandschlagProtobuf

extension AccountRecord {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    for (index, value) in self.roles.enumerated() { violations.check("roles", at: index, isKnown: value.isKnown && value.rawValue != 0) }
  }
}

extension ListAccountsRequest {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("role", self.role.rawValue, isKnown: self.role.isKnown)
    violations.check("page_size", Int64(clamping: self.pageSize), least: 0, most: 500)
    violations.check("page_token", self.pageToken, LengthRule(most: 400))
  }
}

extension ListAccountsResponse {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    for (index, value) in self.accounts.enumerated() { violations.check("accounts", at: index, value) }
  }
}

extension VerifyCompanyRequest {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("account_id", self.accountID, LengthRule(required: true, pattern: .id))
    violations.check("verification", self.verification.rawValue, isKnown: self.verification.isKnown, required: true)
    violations.check("reason", self.reason, LengthRule(required: true, most: 500))
  }
}

extension VerifyCompanyResponse {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    if let value = self.identity { violations.check("identity", value) }
  }
}

extension SuspendAccountRequest {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("account_id", self.accountID, LengthRule(required: true, pattern: .id))
    violations.check("reason", self.reason, LengthRule(required: true, most: 500))
  }
}

extension SuspendAccountResponse {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    if let value = self.account { violations.check("account", value) }
  }
}

extension ReinstateAccountRequest {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("account_id", self.accountID, LengthRule(required: true, pattern: .id))
    violations.check("reason", self.reason, LengthRule(most: 500))
  }
}

extension ReinstateAccountResponse {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    if let value = self.account { violations.check("account", value) }
  }
}

extension EngagementRecord {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("origin", self.origin.rawValue, isKnown: self.origin.isKnown)
    violations.check("worker_view", self.workerView.rawValue, isKnown: self.workerView.isKnown)
    violations.check("company_view", self.companyView.rawValue, isKnown: self.companyView.isKnown)
  }
}

extension AdminListEngagementsRequest {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("page_size", Int64(clamping: self.pageSize), least: 0, most: 500)
    violations.check("page_token", self.pageToken, LengthRule(most: 400))
  }
}

extension AdminListEngagementsResponse {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    for (index, value) in self.engagements.enumerated() { violations.check("engagements", at: index, value) }
  }
}

extension Flagged {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("source", self.source.rawValue, isKnown: self.source.isKnown)
  }
}

extension ListFlaggedRequest {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("page_size", Int64(clamping: self.pageSize), least: 0, most: 500)
    violations.check("page_token", self.pageToken, LengthRule(most: 400))
  }
}

extension ListFlaggedResponse {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    for (index, value) in self.flagged.enumerated() { violations.check("flagged", at: index, value) }
  }
}

extension ResolveFlaggedRequest {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("flagged_id", self.flaggedID, LengthRule(required: true, pattern: .id))
    violations.check("reason", self.reason, LengthRule(most: 500))
  }
}

extension Report {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("by", self.by.rawValue, isKnown: self.by.isKnown)
    violations.check("reason", self.reason.rawValue, isKnown: self.reason.isKnown)
  }
}

extension ListReportsRequest {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("page_size", Int64(clamping: self.pageSize), least: 0, most: 500)
    violations.check("page_token", self.pageToken, LengthRule(most: 400))
  }
}

extension ListReportsResponse {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    for (index, value) in self.reports.enumerated() { violations.check("reports", at: index, value) }
  }
}

extension CreateInviteRequest {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("code_hash", self.codeHash, LengthRule(required: true, least: 32, most: 32))
    violations.check("uses", Int64(clamping: self.uses), least: 0, most: 10000)
    violations.check("days", Int64(clamping: self.days), least: 0, most: 3650)
    violations.check("roles", count: self.roles.count, required: false, most: 2)
    for (index, value) in self.roles.enumerated() { violations.check("roles", at: index, isKnown: value.isKnown && value.rawValue != 0) }
  }
}

extension RotateKeysRequest {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("reason", self.reason, LengthRule(most: 500))
  }
}

extension RotateLogKeyRequest {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("reason", self.reason, LengthRule(most: 500))
  }
}

extension RetireLogKeysRequest {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("reason", self.reason, LengthRule(most: 500))
  }
}

extension CreateBackupRequest {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("reason", self.reason, LengthRule(most: 500))
  }
}
