// Generated from handschlag/v1/admin.proto by protoc-gen-handschlag. Do not edit.
public import HandschlagProtobuf

extension AccountRecord {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("roles", each: self.roles)
  }
}

extension ListAccountsRequest {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("role", self.role)
    violations.check("page_size", self.pageSize, least: 0, most: 500)
    violations.check("page_token", self.pageToken, LengthRule(most: 400))
  }
}

extension ListAccountsResponse {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("accounts", each: self.accounts)
  }
}

extension VerifyCompanyRequest {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("account_id", self.accountID, LengthRule(required: true, pattern: .id))
    violations.check("verification", self.verification, required: true)
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
    violations.check("origin", self.origin)
    violations.check("worker_view", self.workerView)
    violations.check("company_view", self.companyView)
  }
}

extension AdminListEngagementsRequest {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("page_size", self.pageSize, least: 0, most: 500)
    violations.check("page_token", self.pageToken, LengthRule(most: 400))
  }
}

extension AdminListEngagementsResponse {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("engagements", each: self.engagements)
  }
}

extension Flagged {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("source", self.source)
  }
}

extension ListFlaggedRequest {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("page_size", self.pageSize, least: 0, most: 500)
    violations.check("page_token", self.pageToken, LengthRule(most: 400))
  }
}

extension ListFlaggedResponse {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("flagged", each: self.flagged)
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
    violations.check("by", self.by)
    violations.check("reason", self.reason)
  }
}

extension ListReportsRequest {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("page_size", self.pageSize, least: 0, most: 500)
    violations.check("page_token", self.pageToken, LengthRule(most: 400))
  }
}

extension ListReportsResponse {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("reports", each: self.reports)
  }
}

extension CreateInviteRequest {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("code_hash", self.codeHash, LengthRule(required: true, least: 32, most: 32))
    violations.check("uses", self.uses, least: 0, most: 10000)
    violations.check("days", self.days, least: 0, most: 3650)
    violations.check("roles", count: self.roles.count, required: false, most: 2)
    violations.check("roles", each: self.roles)
  }
}
