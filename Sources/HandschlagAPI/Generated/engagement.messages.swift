// Generated from handschlag/v1/engagement.proto by protoc-gen-handschlag. Do not edit.
public import HandschlagProtobuf

/// Who began an engagement.
public enum Origin: MessageEnum {
  /// `ORIGIN_UNSPECIFIED`
  case unspecified
  /// `ORIGIN_APPLICATION`
  case application
  /// `ORIGIN_INQUIRY`
  case inquiry
  /// A number that the schema has no name for.
  case unrecognized(Int32)

  /// The values of the schema in its order.
  public static var allKnown: [Self] {
    [.unspecified, .application, .inquiry]
  }

  /// The value for a number of the wire.
  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .application
    case 2: self = .inquiry
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .application: 1
    case .inquiry: 2
    case .unrecognized(let number): number
    }
  }

  /// The name in the schema, or the number where there is none.
  public var name: String {
    switch self {
    case .unspecified: "ORIGIN_UNSPECIFIED"
    case .application: "ORIGIN_APPLICATION"
    case .inquiry: "ORIGIN_INQUIRY"
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

/// State of a view.
public enum ViewState: MessageEnum {
  /// `VIEW_STATE_UNSPECIFIED`
  case unspecified
  /// `VIEW_STATE_OPEN`
  case open
  /// Both have consented: both grants can be read.
  case revealed
  /// `VIEW_STATE_AGREED`
  case agreed
  /// Thirty days passed without an agreement.
  case notAgreed
  /// `VIEW_STATE_REVOKED`
  case revoked
  /// Over, for a reason that stays inside.
  case ended
  /// A number that the schema has no name for.
  case unrecognized(Int32)

  /// The values of the schema in its order.
  public static var allKnown: [Self] {
    [.unspecified, .open, .revealed, .agreed, .notAgreed, .revoked, .ended]
  }

  /// The value for a number of the wire.
  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .open
    case 2: self = .revealed
    case 3: self = .agreed
    case 4: self = .notAgreed
    case 5: self = .revoked
    case 6: self = .ended
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .open: 1
    case .revealed: 2
    case .agreed: 3
    case .notAgreed: 4
    case .revoked: 5
    case .ended: 6
    case .unrecognized(let number): number
    }
  }

  /// The name in the schema, or the number where there is none.
  public var name: String {
    switch self {
    case .unspecified: "VIEW_STATE_UNSPECIFIED"
    case .open: "VIEW_STATE_OPEN"
    case .revealed: "VIEW_STATE_REVEALED"
    case .agreed: "VIEW_STATE_AGREED"
    case .notAgreed: "VIEW_STATE_NOT_AGREED"
    case .revoked: "VIEW_STATE_REVOKED"
    case .ended: "VIEW_STATE_ENDED"
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

/// What happened in the caller's view.
public enum EngagementEventKind: MessageEnum {
  /// `ENGAGEMENT_EVENT_KIND_UNSPECIFIED`
  case unspecified
  /// `ENGAGEMENT_EVENT_KIND_OPENED`
  case opened
  /// `ENGAGEMENT_EVENT_KIND_MESSAGE`
  case message
  /// `ENGAGEMENT_EVENT_KIND_EXTENDED`
  case extended
  /// `ENGAGEMENT_EVENT_KIND_ENDED`
  case ended
  /// The caller's own consent is void, because the card, the project or the account changed.
  case consentVoided
  /// The caller's own consent ran out.
  case consentExpired
  /// `ENGAGEMENT_EVENT_KIND_REVEALED`
  case revealed
  /// `ENGAGEMENT_EVENT_KIND_TERMS_PROPOSED`
  case termsProposed
  /// `ENGAGEMENT_EVENT_KIND_TERMS_REJECTED`
  case termsRejected
  /// `ENGAGEMENT_EVENT_KIND_AGREED`
  case agreed
  /// `ENGAGEMENT_EVENT_KIND_NOT_AGREED`
  case notAgreed
  /// The other side revoked its grant and asks that what was read be deleted.
  case deletionAsked
  /// The caller's grant was revoked by the caller.
  case revoked
  /// The other side says that it has deleted what the caller had granted.
  case deletionAcknowledged
  /// A number that the schema has no name for.
  case unrecognized(Int32)

  /// The values of the schema in its order.
  public static var allKnown: [Self] {
    [.unspecified, .opened, .message, .extended, .ended, .consentVoided, .consentExpired, .revealed, .termsProposed, .termsRejected, .agreed, .notAgreed, .deletionAsked, .revoked, .deletionAcknowledged]
  }

  /// The value for a number of the wire.
  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .opened
    case 2: self = .message
    case 3: self = .extended
    case 4: self = .ended
    case 5: self = .consentVoided
    case 6: self = .consentExpired
    case 7: self = .revealed
    case 8: self = .termsProposed
    case 9: self = .termsRejected
    case 10: self = .agreed
    case 11: self = .notAgreed
    case 12: self = .deletionAsked
    case 13: self = .revoked
    case 14: self = .deletionAcknowledged
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .opened: 1
    case .message: 2
    case .extended: 3
    case .ended: 4
    case .consentVoided: 5
    case .consentExpired: 6
    case .revealed: 7
    case .termsProposed: 8
    case .termsRejected: 9
    case .agreed: 10
    case .notAgreed: 11
    case .deletionAsked: 12
    case .revoked: 13
    case .deletionAcknowledged: 14
    case .unrecognized(let number): number
    }
  }

  /// The name in the schema, or the number where there is none.
  public var name: String {
    switch self {
    case .unspecified: "ENGAGEMENT_EVENT_KIND_UNSPECIFIED"
    case .opened: "ENGAGEMENT_EVENT_KIND_OPENED"
    case .message: "ENGAGEMENT_EVENT_KIND_MESSAGE"
    case .extended: "ENGAGEMENT_EVENT_KIND_EXTENDED"
    case .ended: "ENGAGEMENT_EVENT_KIND_ENDED"
    case .consentVoided: "ENGAGEMENT_EVENT_KIND_CONSENT_VOIDED"
    case .consentExpired: "ENGAGEMENT_EVENT_KIND_CONSENT_EXPIRED"
    case .revealed: "ENGAGEMENT_EVENT_KIND_REVEALED"
    case .termsProposed: "ENGAGEMENT_EVENT_KIND_TERMS_PROPOSED"
    case .termsRejected: "ENGAGEMENT_EVENT_KIND_TERMS_REJECTED"
    case .agreed: "ENGAGEMENT_EVENT_KIND_AGREED"
    case .notAgreed: "ENGAGEMENT_EVENT_KIND_NOT_AGREED"
    case .deletionAsked: "ENGAGEMENT_EVENT_KIND_DELETION_ASKED"
    case .revoked: "ENGAGEMENT_EVENT_KIND_REVOKED"
    case .deletionAcknowledged: "ENGAGEMENT_EVENT_KIND_DELETION_ACKNOWLEDGED"
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

/// The enumeration `handschlag.v1.ReportReason`.
public enum ReportReason: MessageEnum {
  /// `REPORT_REASON_UNSPECIFIED`
  case unspecified
  /// `REPORT_REASON_CONTACT_DATA`
  case contactData
  /// `REPORT_REASON_ABUSE`
  case abuse
  /// `REPORT_REASON_FRAUD`
  case fraud
  /// `REPORT_REASON_SPAM`
  case spam
  /// `REPORT_REASON_OTHER`
  case other
  /// A number that the schema has no name for.
  case unrecognized(Int32)

  /// The values of the schema in its order.
  public static var allKnown: [Self] {
    [.unspecified, .contactData, .abuse, .fraud, .spam, .other]
  }

  /// The value for a number of the wire.
  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .contactData
    case 2: self = .abuse
    case 3: self = .fraud
    case 4: self = .spam
    case 5: self = .other
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .contactData: 1
    case .abuse: 2
    case .fraud: 3
    case .spam: 4
    case .other: 5
    case .unrecognized(let number): number
    }
  }

  /// The name in the schema, or the number where there is none.
  public var name: String {
    switch self {
    case .unspecified: "REPORT_REASON_UNSPECIFIED"
    case .contactData: "REPORT_REASON_CONTACT_DATA"
    case .abuse: "REPORT_REASON_ABUSE"
    case .fraud: "REPORT_REASON_FRAUD"
    case .spam: "REPORT_REASON_SPAM"
    case .other: "REPORT_REASON_OTHER"
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

/// The caller's own consent; of the other side's, nothing is ever shown.
public struct OwnConsent: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.OwnConsent" }

  /// The field `engagement_id`.
  public var engagementID: String = ""

  /// The field `fields`.
  public var fields: [ContactField] = []

  /// The field `purpose`.
  public var purpose: Purpose = .unspecified

  /// Hour at which it ends by itself, in seconds since 1970.
  public var expiresTime: Int64 = 0

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    engagementID: String = "",
    fields: [ContactField] = [],
    purpose: Purpose = .unspecified,
    expiresTime: Int64 = 0
  ) {
    self.engagementID = engagementID
    self.fields = fields
    self.purpose = purpose
    self.expiresTime = expiresTime
  }
}

/// A key to which the other side can seal its contact card, so that the server cannot read it: X25519 (RFC 7748),
/// made for one engagement. It goes with a text, and arrives exactly if the text does; the first one stands.
public struct SealingKey: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.SealingKey" }

  /// The field `public_key`.
  public var publicKey: [UInt8] = []

  /// Chosen at random by the key's owner, who derives the private key from it and a seed. It is shown to its owner
  /// alone.
  public var nonce: [UInt8] = []

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    publicKey: [UInt8] = [],
    nonce: [UInt8] = []
  ) {
    self.publicKey = publicKey
    self.nonce = nonce
  }
}

/// An engagement in one side's view.
public struct Engagement: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.Engagement" }

  /// `eng_…`: this side's own id.
  public var id: String = ""

  /// The field `origin`.
  public var origin: Origin = .unspecified

  /// The field `state`.
  public var state: ViewState = .unspecified

  /// The role that the caller has in it.
  public var ownRole: Role = .unspecified

  /// Empty where an inquiry names no project.
  public var projectID: String = ""

  /// The field `project_title`.
  public var projectTitle: String = ""

  /// The other side as it was when the view began; of an ended view, its id and handle alone.
  public var counterpart: OneOf_Counterpart? = nil

  /// Hour of the view's beginning, in seconds since 1970.
  public var openedTime: Int64 = 0

  /// When an open view ends, in seconds since 1970.
  public var endsTime: Int64 = 0

  /// Whether the caller has asked for more time.
  public var extensionAsked: Bool = false

  /// The caller's own live consent.
  public var ownConsent: OwnConsent? = nil

  /// Number of the last message in this view.
  public var lastMessage: Int64 = 0

  /// After the reveal: when the time to agree is over, in seconds since 1970.
  public var agreeUntilTime: Int64 = 0

  /// The caller's own key, if one went with a text of the caller's.
  public var ownSealingKey: SealingKey? = nil

  /// The other side's, if one came with a text of theirs: 32 bytes.
  public var counterpartSealingKey: [UInt8] = []

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    id: String = "",
    origin: Origin = .unspecified,
    state: ViewState = .unspecified,
    ownRole: Role = .unspecified,
    projectID: String = "",
    projectTitle: String = "",
    counterpart: OneOf_Counterpart? = nil,
    openedTime: Int64 = 0,
    endsTime: Int64 = 0,
    extensionAsked: Bool = false,
    ownConsent: OwnConsent? = nil,
    lastMessage: Int64 = 0,
    agreeUntilTime: Int64 = 0,
    ownSealingKey: SealingKey? = nil,
    counterpartSealingKey: [UInt8] = []
  ) {
    self.id = id
    self.origin = origin
    self.state = state
    self.ownRole = ownRole
    self.projectID = projectID
    self.projectTitle = projectTitle
    self.counterpart = counterpart
    self.openedTime = openedTime
    self.endsTime = endsTime
    self.extensionAsked = extensionAsked
    self.ownConsent = ownConsent
    self.lastMessage = lastMessage
    self.agreeUntilTime = agreeUntilTime
    self.ownSealingKey = ownSealingKey
    self.counterpartSealingKey = counterpartSealingKey
  }

  /// The fields of `counterpart`, of which one at most is set.
  public enum OneOf_Counterpart: Sendable, Hashable {
    /// The field `worker`.
    case worker(ProfileView)
    /// The field `company`.
    case company(CompanyView)
  }
}

/// The message `handschlag.v1.ApplyRequest`.
public struct ApplyRequest: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.ApplyRequest" }

  /// The field `project_id`.
  public var projectID: String = ""

  /// The field `text`.
  public var text: String = ""

  /// The field `sealing_key`.
  public var sealingKey: SealingKey? = nil

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    projectID: String = "",
    text: String = "",
    sealingKey: SealingKey? = nil
  ) {
    self.projectID = projectID
    self.text = text
    self.sealingKey = sealingKey
  }
}

/// The message `handschlag.v1.ApplyResponse`.
public struct ApplyResponse: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.ApplyResponse" }

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

/// The message `handschlag.v1.InquireRequest`.
public struct InquireRequest: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.InquireRequest" }

  /// `wkr_…`
  public var profileID: String = ""

  /// One of the caller's own projects; may be empty.
  public var projectID: String = ""

  /// The field `text`.
  public var text: String = ""

  /// What the inquiry offers and requires; the company's own where it is empty.
  public var fields: FieldPolicy? = nil

  /// The field `sealing_key`.
  public var sealingKey: SealingKey? = nil

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    profileID: String = "",
    projectID: String = "",
    text: String = "",
    fields: FieldPolicy? = nil,
    sealingKey: SealingKey? = nil
  ) {
    self.profileID = profileID
    self.projectID = projectID
    self.text = text
    self.fields = fields
    self.sealingKey = sealingKey
  }
}

/// The message `handschlag.v1.InquireResponse`.
public struct InquireResponse: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.InquireResponse" }

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

/// The message `handschlag.v1.WithdrawApplicationRequest`.
public struct WithdrawApplicationRequest: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.WithdrawApplicationRequest" }

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

/// The message `handschlag.v1.WithdrawApplicationResponse`.
public struct WithdrawApplicationResponse: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.WithdrawApplicationResponse" }

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

/// The message `handschlag.v1.WithdrawInquiryRequest`.
public struct WithdrawInquiryRequest: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.WithdrawInquiryRequest" }

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

/// The message `handschlag.v1.WithdrawInquiryResponse`.
public struct WithdrawInquiryResponse: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.WithdrawInquiryResponse" }

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

/// The message `handschlag.v1.AskExtensionRequest`.
public struct AskExtensionRequest: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.AskExtensionRequest" }

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

/// The message `handschlag.v1.AskExtensionResponse`.
public struct AskExtensionResponse: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.AskExtensionResponse" }

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

/// The message `handschlag.v1.DeclineRequest`.
public struct DeclineRequest: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.DeclineRequest" }

  /// The field `engagement_id`.
  public var engagementID: String = ""

  /// Ends the other side's view at once, instead of letting it run out.
  public var tellNow: Bool = false

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    engagementID: String = "",
    tellNow: Bool = false
  ) {
    self.engagementID = engagementID
    self.tellNow = tellNow
  }
}

/// The message `handschlag.v1.DeclineResponse`.
public struct DeclineResponse: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.DeclineResponse" }

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

/// The message `handschlag.v1.ListEngagementsRequest`.
public struct ListEngagementsRequest: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.ListEngagementsRequest" }

  /// Any of them; empty for all.
  public var states: [ViewState] = []

  /// Only those in which the caller has this role.
  public var role: Role = .unspecified

  /// The field `page_size`.
  public var pageSize: Int32 = 0

  /// The field `page_token`.
  public var pageToken: String = ""

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    states: [ViewState] = [],
    role: Role = .unspecified,
    pageSize: Int32 = 0,
    pageToken: String = ""
  ) {
    self.states = states
    self.role = role
    self.pageSize = pageSize
    self.pageToken = pageToken
  }
}

/// The message `handschlag.v1.ListEngagementsResponse`.
public struct ListEngagementsResponse: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.ListEngagementsResponse" }

  /// The field `engagements`.
  public var engagements: [Engagement] = []

  /// The field `next_page_token`.
  public var nextPageToken: String = ""

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    engagements: [Engagement] = [],
    nextPageToken: String = ""
  ) {
    self.engagements = engagements
    self.nextPageToken = nextPageToken
  }
}

/// The message `handschlag.v1.GetEngagementRequest`.
public struct GetEngagementRequest: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.GetEngagementRequest" }

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

/// The message `handschlag.v1.GetEngagementResponse`.
public struct GetEngagementResponse: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.GetEngagementResponse" }

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

/// A message in one side's view.
public struct ThreadMessage: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.ThreadMessage" }

  /// Counts from 1 in this view, without gaps.
  public var number: Int64 = 0

  /// Whether the caller wrote it.
  public var own: Bool = false

  /// The field `text`.
  public var text: String = ""

  /// In seconds since 1970, rounded down to the hour.
  public var sentTime: Int64 = 0

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    number: Int64 = 0,
    own: Bool = false,
    text: String = "",
    sentTime: Int64 = 0
  ) {
    self.number = number
    self.own = own
    self.text = text
    self.sentTime = sentTime
  }
}

/// The message `handschlag.v1.SendMessageRequest`.
public struct SendMessageRequest: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.SendMessageRequest" }

  /// The field `engagement_id`.
  public var engagementID: String = ""

  /// The field `text`.
  public var text: String = ""

  /// Refused if another one of the caller's went before it in this engagement.
  public var sealingKey: SealingKey? = nil

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    engagementID: String = "",
    text: String = "",
    sealingKey: SealingKey? = nil
  ) {
    self.engagementID = engagementID
    self.text = text
    self.sealingKey = sealingKey
  }
}

/// The message `handschlag.v1.SendMessageResponse`.
public struct SendMessageResponse: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.SendMessageResponse" }

  /// The field `message`.
  public var message: ThreadMessage? = nil

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    message: ThreadMessage? = nil
  ) {
    self.message = message
  }
}

/// The message `handschlag.v1.ListMessagesRequest`.
public struct ListMessagesRequest: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.ListMessagesRequest" }

  /// The field `engagement_id`.
  public var engagementID: String = ""

  /// Messages with a greater number.
  public var afterNumber: Int64 = 0

  /// The field `page_size`.
  public var pageSize: Int32 = 0

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    engagementID: String = "",
    afterNumber: Int64 = 0,
    pageSize: Int32 = 0
  ) {
    self.engagementID = engagementID
    self.afterNumber = afterNumber
    self.pageSize = pageSize
  }
}

/// The message `handschlag.v1.ListMessagesResponse`.
public struct ListMessagesResponse: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.ListMessagesResponse" }

  /// The field `messages`.
  public var messages: [ThreadMessage] = []

  /// Whether there are more.
  public var more: Bool = false

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    messages: [ThreadMessage] = [],
    more: Bool = false
  ) {
    self.messages = messages
    self.more = more
  }
}

/// The message `handschlag.v1.WatchEngagementsRequest`.
public struct WatchEngagementsRequest: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.WatchEngagementsRequest" }

  /// From an earlier event; empty for what comes from now on, `start` for all that is kept.
  public var cursor: String = ""

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    cursor: String = ""
  ) {
    self.cursor = cursor
  }
}

/// The message `handschlag.v1.WatchEngagementsResponse`.
public struct WatchEngagementsResponse: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.WatchEngagementsResponse" }

  /// The field `kind`.
  public var kind: EngagementEventKind = .unspecified

  /// The field `engagement_id`.
  public var engagementID: String = ""

  /// The message, where the event is one.
  public var message: ThreadMessage? = nil

  /// To go on after this event.
  public var cursor: String = ""

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    kind: EngagementEventKind = .unspecified,
    engagementID: String = "",
    message: ThreadMessage? = nil,
    cursor: String = ""
  ) {
    self.kind = kind
    self.engagementID = engagementID
    self.message = message
    self.cursor = cursor
  }
}

/// The message `handschlag.v1.ReportEngagementRequest`.
public struct ReportEngagementRequest: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.ReportEngagementRequest" }

  /// The field `engagement_id`.
  public var engagementID: String = ""

  /// The field `reason`.
  public var reason: ReportReason = .unspecified

  /// For the operator.
  public var text: String = ""

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    engagementID: String = "",
    reason: ReportReason = .unspecified,
    text: String = ""
  ) {
    self.engagementID = engagementID
    self.reason = reason
    self.text = text
  }
}

/// The message `handschlag.v1.ReportEngagementResponse`.
public struct ReportEngagementResponse: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.ReportEngagementResponse" }

  /// The message with every field at its default.
  public init() {}
}
