// Generated from handschlag/v1/company.proto by protoc-gen-handschlag. Do not edit.
public import HandschlagProtobuf

/// Who a company is. Read by its owner and, to verify it, by the operator.
public struct CompanyIdentity: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.CompanyIdentity" }

  /// The field `legal_name`.
  public var legalName: String = ""

  /// Number in a public register, such as `HRB 12345`.
  public var registerNumber: String = ""

  /// The field `domain`.
  public var domain: String = ""

  /// ISO 3166-1 code of the country of registration.
  public var country: String = ""

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    legalName: String = "",
    registerNumber: String = "",
    domain: String = "",
    country: String = ""
  ) {
    self.legalName = legalName
    self.registerNumber = registerNumber
    self.domain = domain
    self.country = country
  }
}

/// The message `handschlag.v1.PutCompanyRequest`.
public struct PutCompanyRequest: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.PutCompanyRequest" }

  /// The field `identity`.
  public var identity: CompanyIdentity? = nil

  /// The field `attributes`.
  public var attributes: CompanyAttributes? = nil

  /// The field `fields`.
  public var fields: FieldPolicy? = nil

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    identity: CompanyIdentity? = nil,
    attributes: CompanyAttributes? = nil,
    fields: FieldPolicy? = nil
  ) {
    self.identity = identity
    self.attributes = attributes
    self.fields = fields
  }
}

/// The message `handschlag.v1.PutCompanyResponse`.
public struct PutCompanyResponse: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.PutCompanyResponse" }

  /// The field `verified`.
  public var verified: Bool = false

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    verified: Bool = false
  ) {
    self.verified = verified
  }
}

/// The message `handschlag.v1.GetOwnCompanyRequest`.
public struct GetOwnCompanyRequest: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.GetOwnCompanyRequest" }

  /// The message with every field at its default.
  public init() {}
}

/// The message `handschlag.v1.GetOwnCompanyResponse`.
public struct GetOwnCompanyResponse: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.GetOwnCompanyResponse" }

  /// The field `identity`.
  public var identity: CompanyIdentity? = nil

  /// The field `attributes`.
  public var attributes: CompanyAttributes? = nil

  /// The field `fields`.
  public var fields: FieldPolicy? = nil

  /// The field `verified`.
  public var verified: Bool = false

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    identity: CompanyIdentity? = nil,
    attributes: CompanyAttributes? = nil,
    fields: FieldPolicy? = nil,
    verified: Bool = false
  ) {
    self.identity = identity
    self.attributes = attributes
    self.fields = fields
    self.verified = verified
  }
}

/// The message `handschlag.v1.GetCompanyRequest`.
public struct GetCompanyRequest: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.GetCompanyRequest" }

  /// `cmp_…`
  public var companyID: String = ""

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    companyID: String = ""
  ) {
    self.companyID = companyID
  }
}

/// The message `handschlag.v1.GetCompanyResponse`.
public struct GetCompanyResponse: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.GetCompanyResponse" }

  /// The field `company`.
  public var company: CompanyView? = nil

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    company: CompanyView? = nil
  ) {
    self.company = company
  }
}
