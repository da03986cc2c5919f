// Generated from handschlag/v1/agreement.proto by protoc-gen-handschlag. Do not edit.
public import HandschlagProtobuf

/// The enumeration `handschlag.v1.TermsState`.
public enum TermsState: MessageEnum {
  /// `TERMS_STATE_UNSPECIFIED`
  case unspecified
  /// `TERMS_STATE_PROPOSED`
  case proposed
  /// Another revision took its place.
  case superseded
  /// `TERMS_STATE_REJECTED`
  case rejected
  /// `TERMS_STATE_ACCEPTED`
  case accepted
  /// The time to agree was over, or a grant was revoked.
  case lapsed
  /// A number that the schema has no name for.
  case unrecognized(Int32)

  /// The values of the schema in its order.
  public static var allKnown: [Self] {
    [.unspecified, .proposed, .superseded, .rejected, .accepted, .lapsed]
  }

  /// The value for a number of the wire.
  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .proposed
    case 2: self = .superseded
    case 3: self = .rejected
    case 4: self = .accepted
    case 5: self = .lapsed
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .proposed: 1
    case .superseded: 2
    case .rejected: 3
    case .accepted: 4
    case .lapsed: 5
    case .unrecognized(let number): number
    }
  }

  /// The name in the schema, or the number where there is none.
  public var name: String {
    switch self {
    case .unspecified: "TERMS_STATE_UNSPECIFIED"
    case .proposed: "TERMS_STATE_PROPOSED"
    case .superseded: "TERMS_STATE_SUPERSEDED"
    case .rejected: "TERMS_STATE_REJECTED"
    case .accepted: "TERMS_STATE_ACCEPTED"
    case .lapsed: "TERMS_STATE_LAPSED"
    case .unrecognized(let number): String(number)
    }
  }

  /// Whether the schema has the value.
  public var isKnown: Bool {
    switch self {
    case .unrecognized: false
    default: true
    }
  }
}

/// Terms of a cooperation.
public struct Terms: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.Terms" }

  /// The field `kind`.
  public var kind: CooperationKind = .unspecified

  /// Pay in minor units of the currency (cents).
  public var amount: Int64 = 0

  /// The field `currency`.
  public var currency: String = ""

  /// The field `unit`.
  public var unit: RateUnit = .unspecified

  /// First day, in seconds since 1970; 0 for at once.
  public var startDay: Int64 = 0

  /// Last day; 0 where it is open.
  public var endDay: Int64 = 0

  /// The field `text`.
  public var text: String = ""

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    kind: CooperationKind = .unspecified,
    amount: Int64 = 0,
    currency: String = "",
    unit: RateUnit = .unspecified,
    startDay: Int64 = 0,
    endDay: Int64 = 0,
    text: String = ""
  ) {
    self.kind = kind
    self.amount = amount
    self.currency = currency
    self.unit = unit
    self.startDay = startDay
    self.endDay = endDay
    self.text = text
  }
}

/// One revision of the terms.
public struct TermsRevision: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.TermsRevision" }

  /// Counts from 1.
  public var number: Int32 = 0

  /// Whether the caller wrote it.
  public var own: Bool = false

  /// The field `terms`.
  public var terms: Terms? = nil

  /// The field `state`.
  public var state: TermsState = .unspecified

  /// SHA-256 over engagement, number and terms: the same for both sides.
  public var hash: [UInt8] = []

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    number: Int32 = 0,
    own: Bool = false,
    terms: Terms? = nil,
    state: TermsState = .unspecified,
    hash: [UInt8] = []
  ) {
    self.number = number
    self.own = own
    self.terms = terms
    self.state = state
    self.hash = hash
  }
}

/// The message `handschlag.v1.ProposeTermsRequest`.
public struct ProposeTermsRequest: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.ProposeTermsRequest" }

  /// The field `engagement_id`.
  public var engagementID: String = ""

  /// The field `terms`.
  public var terms: Terms? = nil

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    engagementID: String = "",
    terms: Terms? = nil
  ) {
    self.engagementID = engagementID
    self.terms = terms
  }
}

/// The message `handschlag.v1.ProposeTermsResponse`.
public struct ProposeTermsResponse: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.ProposeTermsResponse" }

  /// The field `revision`.
  public var revision: TermsRevision? = nil

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    revision: TermsRevision? = nil
  ) {
    self.revision = revision
  }
}

/// The message `handschlag.v1.CounterTermsRequest`.
public struct CounterTermsRequest: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.CounterTermsRequest" }

  /// The field `engagement_id`.
  public var engagementID: String = ""

  /// Of the revision that is answered.
  public var revisionHash: [UInt8] = []

  /// The field `terms`.
  public var terms: Terms? = nil

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    engagementID: String = "",
    revisionHash: [UInt8] = [],
    terms: Terms? = nil
  ) {
    self.engagementID = engagementID
    self.revisionHash = revisionHash
    self.terms = terms
  }
}

/// The message `handschlag.v1.CounterTermsResponse`.
public struct CounterTermsResponse: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.CounterTermsResponse" }

  /// The field `revision`.
  public var revision: TermsRevision? = nil

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    revision: TermsRevision? = nil
  ) {
    self.revision = revision
  }
}

/// The message `handschlag.v1.AcceptTermsRequest`.
public struct AcceptTermsRequest: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.AcceptTermsRequest" }

  /// The field `engagement_id`.
  public var engagementID: String = ""

  /// The field `revision_hash`.
  public var revisionHash: [UInt8] = []

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    engagementID: String = "",
    revisionHash: [UInt8] = []
  ) {
    self.engagementID = engagementID
    self.revisionHash = revisionHash
  }
}

/// The message `handschlag.v1.AcceptTermsResponse`.
public struct AcceptTermsResponse: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.AcceptTermsResponse" }

  /// The field `engagement`.
  public var engagement: Engagement? = nil

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    engagement: Engagement? = nil
  ) {
    self.engagement = engagement
  }
}

/// The message `handschlag.v1.RejectTermsRequest`.
public struct RejectTermsRequest: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.RejectTermsRequest" }

  /// The field `engagement_id`.
  public var engagementID: String = ""

  /// The field `revision_hash`.
  public var revisionHash: [UInt8] = []

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    engagementID: String = "",
    revisionHash: [UInt8] = []
  ) {
    self.engagementID = engagementID
    self.revisionHash = revisionHash
  }
}

/// The message `handschlag.v1.RejectTermsResponse`.
public struct RejectTermsResponse: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.RejectTermsResponse" }

  /// The field `revision`.
  public var revision: TermsRevision? = nil

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    revision: TermsRevision? = nil
  ) {
    self.revision = revision
  }
}

/// The message `handschlag.v1.GetAgreementRequest`.
public struct GetAgreementRequest: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.GetAgreementRequest" }

  /// The field `engagement_id`.
  public var engagementID: String = ""

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    engagementID: String = ""
  ) {
    self.engagementID = engagementID
  }
}

/// The message `handschlag.v1.GetAgreementResponse`.
public struct GetAgreementResponse: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.GetAgreementResponse" }

  /// The field `state`.
  public var state: ViewState = .unspecified

  /// The field `revisions`.
  public var revisions: [TermsRevision] = []

  /// When the time to agree is over, in seconds since 1970.
  public var agreeUntilTime: Int64 = 0

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    state: ViewState = .unspecified,
    revisions: [TermsRevision] = [],
    agreeUntilTime: Int64 = 0
  ) {
    self.state = state
    self.revisions = revisions
    self.agreeUntilTime = agreeUntilTime
  }
}
