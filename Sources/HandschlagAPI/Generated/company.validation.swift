// Generated from handschlag/v1/company.proto by protoc-gen-handschlag. Do not edit.
public import HandschlagProtobuf

extension CompanyIdentity {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("legal_name", self.legalName, LengthRule(required: true, most: 200))
    violations.check("register_number", self.registerNumber, LengthRule(most: 60))
    violations.check("domain", self.domain, LengthRule(most: 253, pattern: .domain))
    violations.check("country", self.country, LengthRule(most: 6, pattern: .region))
  }
}

extension PutCompanyRequest {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    if let value = self.identity { violations.check("identity", value) } else { violations.missing("identity") }
    if let value = self.attributes { violations.check("attributes", value) } else { violations.missing("attributes") }
    if let value = self.fields { violations.check("fields", value) }
  }

  /// Visits each non-empty text that the schema marks as written freely by a person.
  public func forEachFreeText(_ body: (_ path: String, _ text: String) throws -> Void) rethrows {
    if let value = self.attributes { try value.forEachFreeText { path, text in try body("attributes.\(path)", text) } }
  }
}

extension GetOwnCompanyResponse {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    if let value = self.identity { violations.check("identity", value) }
    if let value = self.attributes { violations.check("attributes", value) }
    if let value = self.fields { violations.check("fields", value) }
  }

  /// Visits each non-empty text that the schema marks as written freely by a person.
  public func forEachFreeText(_ body: (_ path: String, _ text: String) throws -> Void) rethrows {
    if let value = self.attributes { try value.forEachFreeText { path, text in try body("attributes.\(path)", text) } }
  }
}

extension GetCompanyRequest {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    violations.check("company_id", self.companyID, LengthRule(required: true, pattern: .id))
  }
}

extension GetCompanyResponse {
  /// Compares the fields with the bounds that the schema declares.
  public func validate(_ violations: inout FieldViolations) {
    if let value = self.company { violations.check("company", value) }
  }

  /// Visits each non-empty text that the schema marks as written freely by a person.
  public func forEachFreeText(_ body: (_ path: String, _ text: String) throws -> Void) rethrows {
    if let value = self.company { try value.forEachFreeText { path, text in try body("company.\(path)", text) } }
  }
}
