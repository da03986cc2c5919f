// Generated from handschlag/v1/consent.proto by protoc-gen-handschlag. Do not edit.
public import HandschlagProtobuf

/// What a receipt is of.
public enum ReceiptKind: MessageEnum {
  /// The same as a reveal.
  case unspecified
  /// Both consents met.
  case reveal
  /// The caller stopped its grant.
  case revocation
  /// A number that the schema has no name for.
  case unrecognized(Int32)

  /// The values of the schema in its order.
  public static var allKnown: [Self] {
    [.unspecified, .reveal, .revocation]
  }

  /// The value for a number of the wire.
  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .reveal
    case 2: self = .revocation
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .reveal: 1
    case .revocation: 2
    case .unrecognized(let number): number
    }
  }

  /// The name in the schema, or the number where there is none.
  public var name: String {
    switch self {
    case .unspecified: "RECEIPT_KIND_UNSPECIFIED"
    case .reveal: "RECEIPT_KIND_REVEAL"
    case .revocation: "RECEIPT_KIND_REVOCATION"
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

/// What a person must know before consenting.
public struct ConsentNotice: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.ConsentNotice" }

  /// The field `engagement_id`.
  public var engagementID: String = ""

  /// Who would receive the data.
  public var recipientHandle: String = ""

  /// Whether the operator has verified the recipient's identity; of a worker, never.
  public var recipientVerified: Bool = false

  /// The field `recipient_attributes`.
  public var recipientAttributes: CompanyAttributes? = nil

  /// The project and its version; empty without one.
  public var projectID: String = ""

  /// The field `project_version`.
  public var projectVersion: Int32 = 0

  /// The field `project_title`.
  public var projectTitle: String = ""

  /// What would be disclosed.
  public var fields: [ContactField] = []

  /// What the recipient will disclose at the least.
  public var recipientOffers: [ContactField] = []

  /// What the recipient requires at the least.
  public var recipientRequires: [ContactField] = []

  /// The field `purpose`.
  public var purpose: Purpose = .unspecified

  /// Days after the reveal for which the recipient may keep the data.
  public var retentionDays: Int32 = 0

  /// Hour at which the consent would end by itself, counted from now, in hours.
  public var consentHours: Int32 = 0

  /// What can't be undone: that a person revealed here can be recognised in what the recipient has seen before.
  public var warnings: [String] = []

  /// Whether the card is sealed to the recipient's key, so that the server cannot read it.
  public var sealed: Bool = false

  /// That key.
  public var recipientKey: [UInt8] = []

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    engagementID: String = "",
    recipientHandle: String = "",
    recipientVerified: Bool = false,
    recipientAttributes: CompanyAttributes? = nil,
    projectID: String = "",
    projectVersion: Int32 = 0,
    projectTitle: String = "",
    fields: [ContactField] = [],
    recipientOffers: [ContactField] = [],
    recipientRequires: [ContactField] = [],
    purpose: Purpose = .unspecified,
    retentionDays: Int32 = 0,
    consentHours: Int32 = 0,
    warnings: [String] = [],
    sealed: Bool = false,
    recipientKey: [UInt8] = []
  ) {
    self.engagementID = engagementID
    self.recipientHandle = recipientHandle
    self.recipientVerified = recipientVerified
    self.recipientAttributes = recipientAttributes
    self.projectID = projectID
    self.projectVersion = projectVersion
    self.projectTitle = projectTitle
    self.fields = fields
    self.recipientOffers = recipientOffers
    self.recipientRequires = recipientRequires
    self.purpose = purpose
    self.retentionDays = retentionDays
    self.consentHours = consentHours
    self.warnings = warnings
    self.sealed = sealed
    self.recipientKey = recipientKey
  }
}

/// A contact card that its giver has sealed to the recipient's key: HPKE (RFC 9180) in authenticated mode with
/// DHKEM(X25519, HKDF-SHA256), HKDF-SHA256 and ChaCha20-Poly1305. The server keeps it and can't read it. PROTOCOL
/// says what is sealed, under what `info` and with what associated data.
public struct CardEnvelope: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.CardEnvelope" }

  /// The field `encapsulated_key`.
  public var encapsulatedKey: [UInt8] = []

  /// The field `ciphertext`.
  public var ciphertext: [UInt8] = []

  /// A commitment of 32 bytes to each value, in the order of the fields' numbers.
  public var commitments: [[UInt8]] = []

  /// The giver's own key in this engagement.
  public var giverKey: [UInt8] = []

  /// The recipient's.
  public var recipientKey: [UInt8] = []

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    encapsulatedKey: [UInt8] = [],
    ciphertext: [UInt8] = [],
    commitments: [[UInt8]] = [],
    giverKey: [UInt8] = [],
    recipientKey: [UInt8] = []
  ) {
    self.encapsulatedKey = encapsulatedKey
    self.ciphertext = ciphertext
    self.commitments = commitments
    self.giverKey = giverKey
    self.recipientKey = recipientKey
  }
}

/// What a sealed disclosure holds; it never travels otherwise.
public struct SealedCard: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.SealedCard" }

  /// Exactly the fields of the consent.
  public var card: ContactCard? = nil

  /// 32 random bytes: with them the commitments are checked.
  public var salt: [UInt8] = []

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    card: ContactCard? = nil,
    salt: [UInt8] = []
  ) {
    self.card = card
    self.salt = salt
  }
}

/// The message `handschlag.v1.GetConsentNoticeRequest`.
public struct GetConsentNoticeRequest: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.GetConsentNoticeRequest" }

  /// The field `engagement_id`.
  public var engagementID: String = ""

  /// The field `fields`.
  public var fields: [ContactField] = []

  /// The field `purpose`.
  public var purpose: Purpose = .unspecified

  /// Asks for the notice of a sealed consent.
  public var sealed: Bool = false

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    engagementID: String = "",
    fields: [ContactField] = [],
    purpose: Purpose = .unspecified,
    sealed: Bool = false
  ) {
    self.engagementID = engagementID
    self.fields = fields
    self.purpose = purpose
    self.sealed = sealed
  }
}

/// The message `handschlag.v1.GetConsentNoticeResponse`.
public struct GetConsentNoticeResponse: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.GetConsentNoticeResponse" }

  /// The field `notice`.
  public var notice: ConsentNotice? = nil

  /// SHA-256 of the notice's encoding: fields in the order of their numbers, defaults left out, repeated numbers
  /// packed. Who signs a consent computes it from the notice.
  public var noticeHash: [UInt8] = []

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    notice: ConsentNotice? = nil,
    noticeHash: [UInt8] = []
  ) {
    self.notice = notice
    self.noticeHash = noticeHash
  }
}

/// The message `handschlag.v1.GiveConsentRequest`.
public struct GiveConsentRequest: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.GiveConsentRequest" }

  /// The field `engagement_id`.
  public var engagementID: String = ""

  /// The field `fields`.
  public var fields: [ContactField] = []

  /// The field `purpose`.
  public var purpose: Purpose = .unspecified

  /// Of the notice that the giver has read.
  public var noticeHash: [UInt8] = []

  /// The sealed card, in place of what the vault holds. That it has the fields is then for the giver's program to
  /// see to, and for the recipient's to check.
  public var sealed: CardEnvelope? = nil

  /// The giver's own signature, which the receipt will show: then the server can't make the consent up. Optional.
  /// Repeating a consent that lives changes nothing of it, its signature included.
  public var proof: ConsentProof? = nil

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    engagementID: String = "",
    fields: [ContactField] = [],
    purpose: Purpose = .unspecified,
    noticeHash: [UInt8] = [],
    sealed: CardEnvelope? = nil,
    proof: ConsentProof? = nil
  ) {
    self.engagementID = engagementID
    self.fields = fields
    self.purpose = purpose
    self.noticeHash = noticeHash
    self.sealed = sealed
    self.proof = proof
  }
}

/// A giver's signature over its consent.
public struct ConsentProof: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.ConsentProof" }

  /// Ed25519 public key, best one of its own for each engagement: both sides will see it in the receipt.
  public var publicKey: [UInt8] = []

  /// Signature (RFC 8032) over: the text `handschlag consent v1` and a line feed; 00000020 and the notice's hash;
  /// the purpose's number (8 bytes); the count of the fields (4 bytes) and their numbers, ascending (8 bytes each);
  /// 00000020 and the public key. All numbers have their most significant byte first.
  public var signature: [UInt8] = []

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    publicKey: [UInt8] = [],
    signature: [UInt8] = []
  ) {
    self.publicKey = publicKey
    self.signature = signature
  }
}

/// The message `handschlag.v1.GiveConsentResponse`.
public struct GiveConsentResponse: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.GiveConsentResponse" }

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

/// The message `handschlag.v1.WithdrawConsentRequest`.
public struct WithdrawConsentRequest: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.WithdrawConsentRequest" }

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

/// The message `handschlag.v1.WithdrawConsentResponse`.
public struct WithdrawConsentResponse: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.WithdrawConsentResponse" }

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

/// The message `handschlag.v1.ListOwnConsentsRequest`.
public struct ListOwnConsentsRequest: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.ListOwnConsentsRequest" }

  /// The message with every field at its default.
  public init() {}
}

/// The message `handschlag.v1.ListOwnConsentsResponse`.
public struct ListOwnConsentsResponse: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.ListOwnConsentsResponse" }

  /// The field `consents`.
  public var consents: [OwnConsent] = []

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    consents: [OwnConsent] = []
  ) {
    self.consents = consents
  }
}

/// A grant, without its contents.
public struct GrantSummary: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.GrantSummary" }

  /// The field `engagement_id`.
  public var engagementID: String = ""

  /// Whether the caller gave it; else the caller holds it.
  public var given: Bool = false

  /// The field `fields`.
  public var fields: [ContactField] = []

  /// The field `purpose`.
  public var purpose: Purpose = .unspecified

  /// The field `granted_day`.
  public var grantedDay: Int64 = 0

  /// The field `revoked`.
  public var revoked: Bool = false

  /// Day on which the holder said to have deleted what it had read; 0 for not yet.
  public var deletionAcknowledgedDay: Int64 = 0

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    engagementID: String = "",
    given: Bool = false,
    fields: [ContactField] = [],
    purpose: Purpose = .unspecified,
    grantedDay: Int64 = 0,
    revoked: Bool = false,
    deletionAcknowledgedDay: Int64 = 0
  ) {
    self.engagementID = engagementID
    self.given = given
    self.fields = fields
    self.purpose = purpose
    self.grantedDay = grantedDay
    self.revoked = revoked
    self.deletionAcknowledgedDay = deletionAcknowledgedDay
  }
}

/// The message `handschlag.v1.GetGrantRequest`.
public struct GetGrantRequest: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.GetGrantRequest" }

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

/// The message `handschlag.v1.GetGrantResponse`.
public struct GetGrantResponse: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.GetGrantResponse" }

  /// The field `grant`.
  public var grant: GrantSummary? = nil

  /// The field `card`.
  public var card: ContactCard? = nil

  /// Day until which the card may be kept, in seconds since 1970.
  public var keepUntilDay: Int64 = 0

  /// In place of the card, where its giver has sealed it.
  public var sealed: CardEnvelope? = nil

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    grant: GrantSummary? = nil,
    card: ContactCard? = nil,
    keepUntilDay: Int64 = 0,
    sealed: CardEnvelope? = nil
  ) {
    self.grant = grant
    self.card = card
    self.keepUntilDay = keepUntilDay
    self.sealed = sealed
  }
}

/// The message `handschlag.v1.ListGrantsRequest`.
public struct ListGrantsRequest: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.ListGrantsRequest" }

  /// The message with every field at its default.
  public init() {}
}

/// The message `handschlag.v1.ListGrantsResponse`.
public struct ListGrantsResponse: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.ListGrantsResponse" }

  /// The field `grants`.
  public var grants: [GrantSummary] = []

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    grants: [GrantSummary] = []
  ) {
    self.grants = grants
  }
}

/// The message `handschlag.v1.GetReceiptRequest`.
public struct GetReceiptRequest: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.GetReceiptRequest" }

  /// The field `engagement_id`.
  public var engagementID: String = ""

  /// The field `kind`.
  public var kind: ReceiptKind = .unspecified

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    engagementID: String = "",
    kind: ReceiptKind = .unspecified
  ) {
    self.engagementID = engagementID
    self.kind = kind
  }
}

/// The message `handschlag.v1.GetReceiptResponse`.
public struct GetReceiptResponse: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.GetReceiptResponse" }

  /// The receipt's canonical bytes.
  public var content: [UInt8] = []

  /// HMAC-SHA256 of the content under this salt is the entry of the log whose leaf hash (RFC 6962) the log holds.
  public var salt: [UInt8] = []

  /// Salt of the commitments to the worker's values.
  public var workerSalt: [UInt8] = []

  /// Salt of the commitments to the company's values.
  public var companySalt: [UInt8] = []

  /// Absent until the next checkpoint, which takes the leaf in: at most an hour.
  public var inclusion: LogInclusion? = nil

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    content: [UInt8] = [],
    salt: [UInt8] = [],
    workerSalt: [UInt8] = [],
    companySalt: [UInt8] = [],
    inclusion: LogInclusion? = nil
  ) {
    self.content = content
    self.salt = salt
    self.workerSalt = workerSalt
    self.companySalt = companySalt
    self.inclusion = inclusion
  }
}

/// A leaf's place in the log.
public struct LogInclusion: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.LogInclusion" }

  /// Which leaf, counted from 0.
  public var index: Int64 = 0

  /// The hashes from the leaf's sibling up to the root's child, 32 bytes each.
  public var path: [[UInt8]] = []

  /// The newest checkpoint, signed.
  public var checkpoint: String = ""

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    index: Int64 = 0,
    path: [[UInt8]] = [],
    checkpoint: String = ""
  ) {
    self.index = index
    self.path = path
    self.checkpoint = checkpoint
  }
}

/// The message `handschlag.v1.RevokeGrantRequest`.
public struct RevokeGrantRequest: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.RevokeGrantRequest" }

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

/// The message `handschlag.v1.RevokeGrantResponse`.
public struct RevokeGrantResponse: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.RevokeGrantResponse" }

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

/// The message `handschlag.v1.ListDeletionRequestsRequest`.
public struct ListDeletionRequestsRequest: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.ListDeletionRequestsRequest" }

  /// The message with every field at its default.
  public init() {}
}

/// The other side revoked its grant, or erased its account, and asks that what was read be deleted.
public struct DeletionRequest: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.DeletionRequest" }

  /// The field `engagement_id`.
  public var engagementID: String = ""

  /// Fields that the caller could read.
  public var fields: [ContactField] = []

  /// The field `asked_day`.
  public var askedDay: Int64 = 0

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    engagementID: String = "",
    fields: [ContactField] = [],
    askedDay: Int64 = 0
  ) {
    self.engagementID = engagementID
    self.fields = fields
    self.askedDay = askedDay
  }
}

/// The message `handschlag.v1.ListDeletionRequestsResponse`.
public struct ListDeletionRequestsResponse: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.ListDeletionRequestsResponse" }

  /// Latest engagement first, at most 1,000.
  public var requests: [DeletionRequest] = []

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    requests: [DeletionRequest] = []
  ) {
    self.requests = requests
  }
}

/// The message `handschlag.v1.AcknowledgeDeletionRequest`.
public struct AcknowledgeDeletionRequest: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.AcknowledgeDeletionRequest" }

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

/// The message `handschlag.v1.AcknowledgeDeletionResponse`.
public struct AcknowledgeDeletionResponse: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.AcknowledgeDeletionResponse" }

  /// The message with every field at its default.
  public init() {}
}
