// Generated from handschlag/v1/admin.proto by protoc-gen-handschlag. Do not edit.
public import HandschlagProtobuf

/// The enumeration `handschlag.v1.Verification`.
public enum Verification: MessageEnum {
  /// `VERIFICATION_UNSPECIFIED`
  case unspecified
  /// Shows the identity and changes nothing.
  case look
  /// `VERIFICATION_VERIFIED`
  case verified
  /// `VERIFICATION_REFUSED`
  case refused
  /// A number that the schema has no name for.
  case unrecognized(Int32)

  /// The values of the schema in its order.
  public static var allKnown: [Self] {
    [.unspecified, .look, .verified, .refused]
  }

  /// The value for a number of the wire.
  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .look
    case 2: self = .verified
    case 3: self = .refused
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .look: 1
    case .verified: 2
    case .refused: 3
    case .unrecognized(let number): number
    }
  }

  /// The name in the schema, or the number where there is none.
  public var name: String {
    switch self {
    case .unspecified: "VERIFICATION_UNSPECIFIED"
    case .look: "VERIFICATION_LOOK"
    case .verified: "VERIFICATION_VERIFIED"
    case .refused: "VERIFICATION_REFUSED"
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

/// Where a held text stands.
public enum FlaggedSource: MessageEnum {
  /// `FLAGGED_SOURCE_UNSPECIFIED`
  case unspecified
  /// `FLAGGED_SOURCE_MESSAGE`
  case message
  /// `FLAGGED_SOURCE_PROFILE`
  case profile
  /// `FLAGGED_SOURCE_PROJECT`
  case project
  /// `FLAGGED_SOURCE_COMPANY`
  case company
  /// `FLAGGED_SOURCE_TERMS`
  case terms
  /// A number that the schema has no name for.
  case unrecognized(Int32)

  /// The values of the schema in its order.
  public static var allKnown: [Self] {
    [.unspecified, .message, .profile, .project, .company, .terms]
  }

  /// The value for a number of the wire.
  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .message
    case 2: self = .profile
    case 3: self = .project
    case 4: self = .company
    case 5: self = .terms
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .message: 1
    case .profile: 2
    case .project: 3
    case .company: 4
    case .terms: 5
    case .unrecognized(let number): number
    }
  }

  /// The name in the schema, or the number where there is none.
  public var name: String {
    switch self {
    case .unspecified: "FLAGGED_SOURCE_UNSPECIFIED"
    case .message: "FLAGGED_SOURCE_MESSAGE"
    case .profile: "FLAGGED_SOURCE_PROFILE"
    case .project: "FLAGGED_SOURCE_PROJECT"
    case .company: "FLAGGED_SOURCE_COMPANY"
    case .terms: "FLAGGED_SOURCE_TERMS"
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

/// The message `handschlag.v1.MakeCheckpointRequest`.
public struct MakeCheckpointRequest: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.MakeCheckpointRequest" }

  /// The message with every field at its default.
  public init() {}
}

/// The message `handschlag.v1.MakeCheckpointResponse`.
public struct MakeCheckpointResponse: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.MakeCheckpointResponse" }

  /// The signed checkpoint.
  public var checkpoint: String = ""

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    checkpoint: String = ""
  ) {
    self.checkpoint = checkpoint
  }
}

/// The message `handschlag.v1.GetServerInfoRequest`.
public struct GetServerInfoRequest: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.GetServerInfoRequest" }

  /// The message with every field at its default.
  public init() {}
}

/// The message `handschlag.v1.GetServerInfoResponse`.
public struct GetServerInfoResponse: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.GetServerInfoResponse" }

  /// The field `version`.
  public var version: String = ""

  /// Seconds since 1970.
  public var startedTime: Int64 = 0

  /// Where the server listens.
  public var listeners: [String] = []

  /// The field `schema_version`.
  public var schemaVersion: Int32 = 0

  /// Whether an account can be opened without an invitation.
  public var openRegistration: Bool = false

  /// Version of SQLite.
  public var engine: String = ""

  /// The field `database_bytes`.
  public var databaseBytes: Int64 = 0

  /// The field `connections`.
  public var connections: Int32 = 0

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    version: String = "",
    startedTime: Int64 = 0,
    listeners: [String] = [],
    schemaVersion: Int32 = 0,
    openRegistration: Bool = false,
    engine: String = "",
    databaseBytes: Int64 = 0,
    connections: Int32 = 0
  ) {
    self.version = version
    self.startedTime = startedTime
    self.listeners = listeners
    self.schemaVersion = schemaVersion
    self.openRegistration = openRegistration
    self.engine = engine
    self.databaseBytes = databaseBytes
    self.connections = connections
  }
}

/// The message `handschlag.v1.GetStatisticsRequest`.
public struct GetStatisticsRequest: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.GetStatisticsRequest" }

  /// The message with every field at its default.
  public init() {}
}

/// The message `handschlag.v1.GetStatisticsResponse`.
public struct GetStatisticsResponse: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.GetStatisticsResponse" }

  /// The field `accounts`.
  public var accounts: Int64 = 0

  /// The field `workers`.
  public var workers: Int64 = 0

  /// The field `companies`.
  public var companies: Int64 = 0

  /// The field `suspended`.
  public var suspended: Int64 = 0

  /// The field `profiles`.
  public var profiles: Int64 = 0

  /// The field `open_projects`.
  public var openProjects: Int64 = 0

  /// The field `engagements`.
  public var engagements: Int64 = 0

  /// The field `reveals`.
  public var reveals: Int64 = 0

  /// The field `agreements`.
  public var agreements: Int64 = 0

  /// The field `messages`.
  public var messages: Int64 = 0

  /// The field `flagged`.
  public var flagged: Int64 = 0

  /// The field `reports`.
  public var reports: Int64 = 0

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    accounts: Int64 = 0,
    workers: Int64 = 0,
    companies: Int64 = 0,
    suspended: Int64 = 0,
    profiles: Int64 = 0,
    openProjects: Int64 = 0,
    engagements: Int64 = 0,
    reveals: Int64 = 0,
    agreements: Int64 = 0,
    messages: Int64 = 0,
    flagged: Int64 = 0,
    reports: Int64 = 0
  ) {
    self.accounts = accounts
    self.workers = workers
    self.companies = companies
    self.suspended = suspended
    self.profiles = profiles
    self.openProjects = openProjects
    self.engagements = engagements
    self.reveals = reveals
    self.agreements = agreements
    self.messages = messages
    self.flagged = flagged
    self.reports = reports
  }
}

/// The message `handschlag.v1.GetLoadRequest`.
public struct GetLoadRequest: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.GetLoadRequest" }

  /// The message with every field at its default.
  public init() {}
}

/// The calls of a method since the server's start.
public struct MethodLoad: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.MethodLoad" }

  /// `ProjectService/GetProject`, or `sealed` for all sealed methods together.
  public var method: String = ""

  /// The field `started`.
  public var started: Int64 = 0

  /// Calls that ended, by the number of their status: the first is OK. What is 0 at the end is left out.
  public var ended: [Int64] = []

  /// What calls that ended took in all.
  public var nanoseconds: Int64 = 0

  /// How many took how long, by the bounds of the answer. What is 0 at the end is left out.
  public var latencies: [Int64] = []

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    method: String = "",
    started: Int64 = 0,
    ended: [Int64] = [],
    nanoseconds: Int64 = 0,
    latencies: [Int64] = []
  ) {
    self.method = method
    self.started = started
    self.ended = ended
    self.nanoseconds = nanoseconds
    self.latencies = latencies
  }
}

/// The message `handschlag.v1.GetLoadResponse`.
public struct GetLoadResponse: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.GetLoadResponse" }

  /// Nanoseconds since the server's start, on a clock that never jumps.
  public var uptimeNanoseconds: Int64 = 0

  /// Methods that were called.
  public var methods: [MethodLoad] = []

  /// The longest time in each bucket of latencies, in nanoseconds; the last bucket has none.
  public var latencyBounds: [Int64] = []

  /// Connections now, and since the start.
  public var connections: Int64 = 0

  /// The field `connections_accepted`.
  public var connectionsAccepted: Int64 = 0

  /// The field `connections_refused`.
  public var connectionsRefused: Int64 = 0

  /// Calls that run now, streams among them.
  public var calls: Int64 = 0

  /// The field `streams`.
  public var streams: Int64 = 0

  /// Writes that wait for the disk now.
  public var queuedWrites: Int64 = 0

  /// Transactions committed, and the operations in them.
  public var commits: Int64 = 0

  /// The field `operations`.
  public var operations: Int64 = 0

  /// How many transactions held 1, 2, up to 4, up to 8 operations, and so on. What is 0 at the end is left out.
  public var batchSizes: [Int64] = []

  /// Calls turned away for load, and for a rate.
  public var callsShed: Int64 = 0

  /// The field `calls_limited`.
  public var callsLimited: Int64 = 0

  /// Requests answered without a method: unknown ones, broken frames.
  public var requestsRefused: Int64 = 0

  /// The field `reveals`.
  public var reveals: Int64 = 0

  /// How late the event loops were, at the least over the last tenth of a second.
  public var loopDelayNanoseconds: Int64 = 0

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    uptimeNanoseconds: Int64 = 0,
    methods: [MethodLoad] = [],
    latencyBounds: [Int64] = [],
    connections: Int64 = 0,
    connectionsAccepted: Int64 = 0,
    connectionsRefused: Int64 = 0,
    calls: Int64 = 0,
    streams: Int64 = 0,
    queuedWrites: Int64 = 0,
    commits: Int64 = 0,
    operations: Int64 = 0,
    batchSizes: [Int64] = [],
    callsShed: Int64 = 0,
    callsLimited: Int64 = 0,
    requestsRefused: Int64 = 0,
    reveals: Int64 = 0,
    loopDelayNanoseconds: Int64 = 0
  ) {
    self.uptimeNanoseconds = uptimeNanoseconds
    self.methods = methods
    self.latencyBounds = latencyBounds
    self.connections = connections
    self.connectionsAccepted = connectionsAccepted
    self.connectionsRefused = connectionsRefused
    self.calls = calls
    self.streams = streams
    self.queuedWrites = queuedWrites
    self.commits = commits
    self.operations = operations
    self.batchSizes = batchSizes
    self.callsShed = callsShed
    self.callsLimited = callsLimited
    self.requestsRefused = requestsRefused
    self.reveals = reveals
    self.loopDelayNanoseconds = loopDelayNanoseconds
  }
}

/// An account as the operator sees it.
public struct AccountRecord: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.AccountRecord" }

  /// `acc_…`
  public var id: String = ""

  /// The field `roles`.
  public var roles: [Role] = []

  /// The field `suspended`.
  public var suspended: Bool = false

  /// The field `suspension_reason`.
  public var suspensionReason: String = ""

  /// The field `created_day`.
  public var createdDay: Int64 = 0

  /// Whether a company's identity waits to be verified, or is.
  public var identityGiven: Bool = false

  /// The field `verified`.
  public var verified: Bool = false

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    id: String = "",
    roles: [Role] = [],
    suspended: Bool = false,
    suspensionReason: String = "",
    createdDay: Int64 = 0,
    identityGiven: Bool = false,
    verified: Bool = false
  ) {
    self.id = id
    self.roles = roles
    self.suspended = suspended
    self.suspensionReason = suspensionReason
    self.createdDay = createdDay
    self.identityGiven = identityGiven
    self.verified = verified
  }
}

/// The message `handschlag.v1.ListAccountsRequest`.
public struct ListAccountsRequest: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.ListAccountsRequest" }

  /// The field `role`.
  public var role: Role = .unspecified

  /// The field `suspended_only`.
  public var suspendedOnly: Bool = false

  /// The field `unverified_only`.
  public var unverifiedOnly: Bool = false

  /// The field `page_size`.
  public var pageSize: Int32 = 0

  /// The field `page_token`.
  public var pageToken: String = ""

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    role: Role = .unspecified,
    suspendedOnly: Bool = false,
    unverifiedOnly: Bool = false,
    pageSize: Int32 = 0,
    pageToken: String = ""
  ) {
    self.role = role
    self.suspendedOnly = suspendedOnly
    self.unverifiedOnly = unverifiedOnly
    self.pageSize = pageSize
    self.pageToken = pageToken
  }
}

/// The message `handschlag.v1.ListAccountsResponse`.
public struct ListAccountsResponse: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.ListAccountsResponse" }

  /// The field `accounts`.
  public var accounts: [AccountRecord] = []

  /// The field `next_page_token`.
  public var nextPageToken: String = ""

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    accounts: [AccountRecord] = [],
    nextPageToken: String = ""
  ) {
    self.accounts = accounts
    self.nextPageToken = nextPageToken
  }
}

/// The message `handschlag.v1.VerifyCompanyRequest`.
public struct VerifyCompanyRequest: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.VerifyCompanyRequest" }

  /// The field `account_id`.
  public var accountID: String = ""

  /// The field `verification`.
  public var verification: Verification = .unspecified

  /// Kept in the audit.
  public var reason: String = ""

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    accountID: String = "",
    verification: Verification = .unspecified,
    reason: String = ""
  ) {
    self.accountID = accountID
    self.verification = verification
    self.reason = reason
  }
}

/// The message `handschlag.v1.VerifyCompanyResponse`.
public struct VerifyCompanyResponse: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.VerifyCompanyResponse" }

  /// The field `identity`.
  public var identity: CompanyIdentity? = nil

  /// The field `verified`.
  public var verified: Bool = false

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    identity: CompanyIdentity? = nil,
    verified: Bool = false
  ) {
    self.identity = identity
    self.verified = verified
  }
}

/// The message `handschlag.v1.SuspendAccountRequest`.
public struct SuspendAccountRequest: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.SuspendAccountRequest" }

  /// The field `account_id`.
  public var accountID: String = ""

  /// Shown to the account's owner.
  public var reason: String = ""

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    accountID: String = "",
    reason: String = ""
  ) {
    self.accountID = accountID
    self.reason = reason
  }
}

/// The message `handschlag.v1.SuspendAccountResponse`.
public struct SuspendAccountResponse: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.SuspendAccountResponse" }

  /// The field `account`.
  public var account: AccountRecord? = nil

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    account: AccountRecord? = nil
  ) {
    self.account = account
  }
}

/// The message `handschlag.v1.ReinstateAccountRequest`.
public struct ReinstateAccountRequest: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.ReinstateAccountRequest" }

  /// The field `account_id`.
  public var accountID: String = ""

  /// The field `reason`.
  public var reason: String = ""

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    accountID: String = "",
    reason: String = ""
  ) {
    self.accountID = accountID
    self.reason = reason
  }
}

/// The message `handschlag.v1.ReinstateAccountResponse`.
public struct ReinstateAccountResponse: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.ReinstateAccountResponse" }

  /// The field `account`.
  public var account: AccountRecord? = nil

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    account: AccountRecord? = nil
  ) {
    self.account = account
  }
}

/// An engagement as the operator sees it. It names no party and no project.
public struct EngagementRecord: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.EngagementRecord" }

  /// `eng_…` of the operator's own view.
  public var id: String = ""

  /// The field `origin`.
  public var origin: Origin = .unspecified

  /// The field `worker_view`.
  public var workerView: ViewState = .unspecified

  /// The field `company_view`.
  public var companyView: ViewState = .unspecified

  /// The field `opened_day`.
  public var openedDay: Int64 = 0

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    id: String = "",
    origin: Origin = .unspecified,
    workerView: ViewState = .unspecified,
    companyView: ViewState = .unspecified,
    openedDay: Int64 = 0
  ) {
    self.id = id
    self.origin = origin
    self.workerView = workerView
    self.companyView = companyView
    self.openedDay = openedDay
  }
}

/// The message `handschlag.v1.AdminListEngagementsRequest`.
public struct AdminListEngagementsRequest: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.AdminListEngagementsRequest" }

  /// The field `page_size`.
  public var pageSize: Int32 = 0

  /// The field `page_token`.
  public var pageToken: String = ""

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    pageSize: Int32 = 0,
    pageToken: String = ""
  ) {
    self.pageSize = pageSize
    self.pageToken = pageToken
  }
}

/// The message `handschlag.v1.AdminListEngagementsResponse`.
public struct AdminListEngagementsResponse: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.AdminListEngagementsResponse" }

  /// The field `engagements`.
  public var engagements: [EngagementRecord] = []

  /// The field `next_page_token`.
  public var nextPageToken: String = ""

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    engagements: [EngagementRecord] = [],
    nextPageToken: String = ""
  ) {
    self.engagements = engagements
    self.nextPageToken = nextPageToken
  }
}

/// The message `handschlag.v1.Flagged`.
public struct Flagged: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.Flagged" }

  /// `flg_…`
  public var id: String = ""

  /// The field `source`.
  public var source: FlaggedSource = .unspecified

  /// Field of the request that carried the text.
  public var field: String = ""

  /// Words around each hit, the hit itself masked.
  public var excerpts: [String] = []

  /// The field `held_day`.
  public var heldDay: Int64 = 0

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    id: String = "",
    source: FlaggedSource = .unspecified,
    field: String = "",
    excerpts: [String] = [],
    heldDay: Int64 = 0
  ) {
    self.id = id
    self.source = source
    self.field = field
    self.excerpts = excerpts
    self.heldDay = heldDay
  }
}

/// The message `handschlag.v1.ListFlaggedRequest`.
public struct ListFlaggedRequest: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.ListFlaggedRequest" }

  /// The field `page_size`.
  public var pageSize: Int32 = 0

  /// The field `page_token`.
  public var pageToken: String = ""

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    pageSize: Int32 = 0,
    pageToken: String = ""
  ) {
    self.pageSize = pageSize
    self.pageToken = pageToken
  }
}

/// The message `handschlag.v1.ListFlaggedResponse`.
public struct ListFlaggedResponse: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.ListFlaggedResponse" }

  /// The field `flagged`.
  public var flagged: [Flagged] = []

  /// The field `next_page_token`.
  public var nextPageToken: String = ""

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    flagged: [Flagged] = [],
    nextPageToken: String = ""
  ) {
    self.flagged = flagged
    self.nextPageToken = nextPageToken
  }
}

/// The message `handschlag.v1.ResolveFlaggedRequest`.
public struct ResolveFlaggedRequest: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.ResolveFlaggedRequest" }

  /// The field `flagged_id`.
  public var flaggedID: String = ""

  /// Deliver it; else it stays undelivered.
  public var release: Bool = false

  /// The field `reason`.
  public var reason: String = ""

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    flaggedID: String = "",
    release: Bool = false,
    reason: String = ""
  ) {
    self.flaggedID = flaggedID
    self.release = release
    self.reason = reason
  }
}

/// The message `handschlag.v1.ResolveFlaggedResponse`.
public struct ResolveFlaggedResponse: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.ResolveFlaggedResponse" }

  /// The message with every field at its default.
  public init() {}
}

/// The message `handschlag.v1.Report`.
public struct Report: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.Report" }

  /// `rpt_…`
  public var id: String = ""

  /// `eng_…` of the operator's own view.
  public var engagementID: String = ""

  /// The field `by`.
  public var by: Role = .unspecified

  /// The field `reason`.
  public var reason: ReportReason = .unspecified

  /// The field `text`.
  public var text: String = ""

  /// The field `reported_day`.
  public var reportedDay: Int64 = 0

  /// `acc_…` of the party that is complained of.
  public var aboutAccountID: String = ""

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    id: String = "",
    engagementID: String = "",
    by: Role = .unspecified,
    reason: ReportReason = .unspecified,
    text: String = "",
    reportedDay: Int64 = 0,
    aboutAccountID: String = ""
  ) {
    self.id = id
    self.engagementID = engagementID
    self.by = by
    self.reason = reason
    self.text = text
    self.reportedDay = reportedDay
    self.aboutAccountID = aboutAccountID
  }
}

/// The message `handschlag.v1.ListReportsRequest`.
public struct ListReportsRequest: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.ListReportsRequest" }

  /// The field `page_size`.
  public var pageSize: Int32 = 0

  /// The field `page_token`.
  public var pageToken: String = ""

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    pageSize: Int32 = 0,
    pageToken: String = ""
  ) {
    self.pageSize = pageSize
    self.pageToken = pageToken
  }
}

/// The message `handschlag.v1.ListReportsResponse`.
public struct ListReportsResponse: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.ListReportsResponse" }

  /// The field `reports`.
  public var reports: [Report] = []

  /// The field `next_page_token`.
  public var nextPageToken: String = ""

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    reports: [Report] = [],
    nextPageToken: String = ""
  ) {
    self.reports = reports
    self.nextPageToken = nextPageToken
  }
}

/// The message `handschlag.v1.CreateInviteRequest`.
public struct CreateInviteRequest: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.CreateInviteRequest" }

  /// SHA-256 of the invitation's code.
  public var codeHash: [UInt8] = []

  /// How many accounts it can open; 1 where it is 0.
  public var uses: Int32 = 0

  /// Days it is good for; 30 where it is 0.
  public var days: Int32 = 0

  /// Roles that it can open; empty for any.
  public var roles: [Role] = []

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    codeHash: [UInt8] = [],
    uses: Int32 = 0,
    days: Int32 = 0,
    roles: [Role] = []
  ) {
    self.codeHash = codeHash
    self.uses = uses
    self.days = days
    self.roles = roles
  }
}

/// The message `handschlag.v1.CreateInviteResponse`.
public struct CreateInviteResponse: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.CreateInviteResponse" }

  /// `inv_…`
  public var id: String = ""

  /// Last day, in seconds since 1970.
  public var expiresDay: Int64 = 0

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    id: String = "",
    expiresDay: Int64 = 0
  ) {
    self.id = id
    self.expiresDay = expiresDay
  }
}

/// One version of the wrapping key.
public struct WrappingKeyVersion: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.WrappingKeyVersion" }

  /// Counts from 1.
  public var version: Int32 = 0

  /// Whether new keys are wrapped under it.
  public var current: Bool = false

  /// Contact keys that it wraps.
  public var keys: Int64 = 0

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    version: Int32 = 0,
    current: Bool = false,
    keys: Int64 = 0
  ) {
    self.version = version
    self.current = current
    self.keys = keys
  }
}

/// The message `handschlag.v1.ListKeysRequest`.
public struct ListKeysRequest: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.ListKeysRequest" }

  /// The message with every field at its default.
  public init() {}
}

/// The message `handschlag.v1.ListKeysResponse`.
public struct ListKeysResponse: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.ListKeysResponse" }

  /// Oldest first; more than one only while a rotation runs.
  public var versions: [WrappingKeyVersion] = []

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    versions: [WrappingKeyVersion] = []
  ) {
    self.versions = versions
  }
}

/// The message `handschlag.v1.RotateKeysRequest`.
public struct RotateKeysRequest: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.RotateKeysRequest" }

  /// Kept in the audit.
  public var reason: String = ""

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    reason: String = ""
  ) {
    self.reason = reason
  }
}

/// The message `handschlag.v1.RotateKeysResponse`.
public struct RotateKeysResponse: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.RotateKeysResponse" }

  /// The new version.
  public var version: Int32 = 0

  /// Contact keys that were wrapped anew.
  public var rewrapped: Int64 = 0

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    version: Int32 = 0,
    rewrapped: Int64 = 0
  ) {
    self.version = version
    self.rewrapped = rewrapped
  }
}

/// The message `handschlag.v1.RotateLogKeyRequest`.
public struct RotateLogKeyRequest: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.RotateLogKeyRequest" }

  /// Kept in the audit.
  public var reason: String = ""

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    reason: String = ""
  ) {
    self.reason = reason
  }
}

/// The message `handschlag.v1.RotateLogKeyResponse`.
public struct RotateLogKeyResponse: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.RotateLogKeyResponse" }

  /// The new key, as vkey text of c2sp.org/signed-note.
  public var key: String = ""

  /// The note that announces it.
  public var note: String = ""

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    key: String = "",
    note: String = ""
  ) {
    self.key = key
    self.note = note
  }
}

/// The message `handschlag.v1.RetireLogKeysRequest`.
public struct RetireLogKeysRequest: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.RetireLogKeysRequest" }

  /// Kept in the audit.
  public var reason: String = ""

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    reason: String = ""
  ) {
    self.reason = reason
  }
}

/// The message `handschlag.v1.RetireLogKeysResponse`.
public struct RetireLogKeysResponse: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.RetireLogKeysResponse" }

  /// The key that signs from now on, as vkey text.
  public var key: String = ""

  /// The keys that were destroyed, as vkey text, oldest first; none if there was one alone.
  public var retired: [String] = []

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    key: String = "",
    retired: [String] = []
  ) {
    self.key = key
    self.retired = retired
  }
}

/// A whole backup, and the change log that follows it.
public struct BackupRecord: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.BackupRecord" }

  /// Counts from 1.
  public var number: Int64 = 0

  /// The database as of this moment, in seconds since 1970.
  public var time: Int64 = 0

  /// With the change log any moment up to this one can be restored, in seconds since 1970.
  public var untilTime: Int64 = 0

  /// The field `bytes`.
  public var bytes: Int64 = 0

  /// Of the change log from here to the next backup.
  public var logBytes: Int64 = 0

  /// When `handschlagd backup verify` found it whole, in seconds since 1970; 0 if it never did.
  public var verifiedTime: Int64 = 0

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    number: Int64 = 0,
    time: Int64 = 0,
    untilTime: Int64 = 0,
    bytes: Int64 = 0,
    logBytes: Int64 = 0,
    verifiedTime: Int64 = 0
  ) {
    self.number = number
    self.time = time
    self.untilTime = untilTime
    self.bytes = bytes
    self.logBytes = logBytes
    self.verifiedTime = verifiedTime
  }
}

/// The message `handschlag.v1.CreateBackupRequest`.
public struct CreateBackupRequest: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.CreateBackupRequest" }

  /// Kept in the audit.
  public var reason: String = ""

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    reason: String = ""
  ) {
    self.reason = reason
  }
}

/// The message `handschlag.v1.CreateBackupResponse`.
public struct CreateBackupResponse: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.CreateBackupResponse" }

  /// The field `backup`.
  public var backup: BackupRecord? = nil

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    backup: BackupRecord? = nil
  ) {
    self.backup = backup
  }
}

/// The message `handschlag.v1.ListBackupsRequest`.
public struct ListBackupsRequest: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.ListBackupsRequest" }

  /// The message with every field at its default.
  public init() {}
}

/// The message `handschlag.v1.ListBackupsResponse`.
public struct ListBackupsResponse: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.ListBackupsResponse" }

  /// The field `backups`.
  public var backups: [BackupRecord] = []

  /// Whether commits are being recorded in the change log.
  public var recording: Bool = false

  /// Why not, where they are not.
  public var problem: String = ""

  /// The last commit recorded, in seconds since 1970; 0 for none since the start.
  public var recordedTime: Int64 = 0

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    backups: [BackupRecord] = [],
    recording: Bool = false,
    problem: String = "",
    recordedTime: Int64 = 0
  ) {
    self.backups = backups
    self.recording = recording
    self.problem = problem
    self.recordedTime = recordedTime
  }
}
