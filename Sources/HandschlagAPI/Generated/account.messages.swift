// Generated from handschlag/v1/account.proto by protoc-gen-handschlag. Do not edit.
public import HandschlagProtobuf

/// The caller's account.
public struct Account: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.Account" }

  /// `acc_…`, known to its owner and the operator alone.
  public var id: String = ""

  /// The field `roles`.
  public var roles: [Role] = []

  /// A suspended account can read its own data and erase itself, and nothing else.
  public var suspended: Bool = false

  /// Why, in the operator's words.
  public var suspensionReason: String = ""

  /// Day of creation, in seconds since 1970.
  public var createdDay: Int64 = 0

  /// The field `limits`.
  public var limits: ReceivingLimits? = nil

  /// Fields that the contact card holds.
  public var cardFields: [ContactField] = []

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    id: String = "",
    roles: [Role] = [],
    suspended: Bool = false,
    suspensionReason: String = "",
    createdDay: Int64 = 0,
    limits: ReceivingLimits? = nil,
    cardFields: [ContactField] = []
  ) {
    self.id = id
    self.roles = roles
    self.suspended = suspended
    self.suspensionReason = suspensionReason
    self.createdDay = createdDay
    self.limits = limits
    self.cardFields = cardFields
  }
}

/// What a party is willing to receive.
public struct ReceivingLimits: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.ReceivingLimits" }

  /// Most engagements open at once that others began; 0 for the server's default.
  public var maxOpen: Int32 = 0

  /// Most new engagements in a day; 0 for the server's default.
  public var maxNewPerDay: Int32 = 0

  /// Kinds of work that inquiries may be about; empty for all.
  public var kinds: [WorkKind] = []

  /// Only from companies that the operator has verified.
  public var verifiedOnly: Bool = false

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    maxOpen: Int32 = 0,
    maxNewPerDay: Int32 = 0,
    kinds: [WorkKind] = [],
    verifiedOnly: Bool = false
  ) {
    self.maxOpen = maxOpen
    self.maxNewPerDay = maxNewPerDay
    self.kinds = kinds
    self.verifiedOnly = verifiedOnly
  }
}

/// The message `handschlag.v1.CreateAccountRequest`.
public struct CreateAccountRequest: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.CreateAccountRequest" }

  /// SHA-256 of the token's 32 bytes.
  public var tokenHash: [UInt8] = []

  /// SHA-256 of the recovery code's 32 bytes; empty for an account that can't be recovered.
  public var recoveryHash: [UInt8] = []

  /// The field `roles`.
  public var roles: [Role] = []

  /// An invitation's code, where the server asks for one.
  public var invite: String = ""

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    tokenHash: [UInt8] = [],
    recoveryHash: [UInt8] = [],
    roles: [Role] = [],
    invite: String = ""
  ) {
    self.tokenHash = tokenHash
    self.recoveryHash = recoveryHash
    self.roles = roles
    self.invite = invite
  }
}

/// The message `handschlag.v1.CreateAccountResponse`.
public struct CreateAccountResponse: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.CreateAccountResponse" }

  /// The field `account`.
  public var account: Account? = nil

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    account: Account? = nil
  ) {
    self.account = account
  }
}

/// The message `handschlag.v1.GetAccountRequest`.
public struct GetAccountRequest: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.GetAccountRequest" }

  /// The message with every field at its default.
  public init() {}
}

/// The message `handschlag.v1.GetAccountResponse`.
public struct GetAccountResponse: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.GetAccountResponse" }

  /// The field `account`.
  public var account: Account? = nil

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    account: Account? = nil
  ) {
    self.account = account
  }
}

/// The message `handschlag.v1.RecoverAccountRequest`.
public struct RecoverAccountRequest: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.RecoverAccountRequest" }

  /// The recovery code's 32 bytes.
  public var recoveryCode: [UInt8] = []

  /// SHA-256 of the new token.
  public var tokenHash: [UInt8] = []

  /// SHA-256 of the next recovery code: a code serves once.
  public var recoveryHash: [UInt8] = []

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    recoveryCode: [UInt8] = [],
    tokenHash: [UInt8] = [],
    recoveryHash: [UInt8] = []
  ) {
    self.recoveryCode = recoveryCode
    self.tokenHash = tokenHash
    self.recoveryHash = recoveryHash
  }
}

/// The message `handschlag.v1.RecoverAccountResponse`.
public struct RecoverAccountResponse: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.RecoverAccountResponse" }

  /// The field `account`.
  public var account: Account? = nil

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    account: Account? = nil
  ) {
    self.account = account
  }
}

/// The message `handschlag.v1.PutContactCardRequest`.
public struct PutContactCardRequest: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.PutContactCardRequest" }

  /// The field `card`.
  public var card: ContactCard? = nil

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    card: ContactCard? = nil
  ) {
    self.card = card
  }
}

/// The message `handschlag.v1.PutContactCardResponse`.
public struct PutContactCardResponse: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.PutContactCardResponse" }

  /// Grows by one with each change.
  public var version: Int32 = 0

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    version: Int32 = 0
  ) {
    self.version = version
  }
}

/// The message `handschlag.v1.GetContactCardRequest`.
public struct GetContactCardRequest: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.GetContactCardRequest" }

  /// The message with every field at its default.
  public init() {}
}

/// The message `handschlag.v1.GetContactCardResponse`.
public struct GetContactCardResponse: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.GetContactCardResponse" }

  /// The field `card`.
  public var card: ContactCard? = nil

  /// The field `version`.
  public var version: Int32 = 0

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    card: ContactCard? = nil,
    version: Int32 = 0
  ) {
    self.card = card
    self.version = version
  }
}

/// A token, without its secret.
public struct Token: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.Token" }

  /// `tok_…`
  public var id: String = ""

  /// The field `label`.
  public var label: String = ""

  /// The field `created_day`.
  public var createdDay: Int64 = 0

  /// Whether it is the one that this call was made with.
  public var current: Bool = false

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    id: String = "",
    label: String = "",
    createdDay: Int64 = 0,
    current: Bool = false
  ) {
    self.id = id
    self.label = label
    self.createdDay = createdDay
    self.current = current
  }
}

/// The message `handschlag.v1.AddTokenRequest`.
public struct AddTokenRequest: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.AddTokenRequest" }

  /// SHA-256 of the token's 32 bytes.
  public var tokenHash: [UInt8] = []

  /// For its owner alone.
  public var label: String = ""

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    tokenHash: [UInt8] = [],
    label: String = ""
  ) {
    self.tokenHash = tokenHash
    self.label = label
  }
}

/// The message `handschlag.v1.AddTokenResponse`.
public struct AddTokenResponse: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.AddTokenResponse" }

  /// The field `token`.
  public var token: Token? = nil

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    token: Token? = nil
  ) {
    self.token = token
  }
}

/// The message `handschlag.v1.ListTokensRequest`.
public struct ListTokensRequest: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.ListTokensRequest" }

  /// The message with every field at its default.
  public init() {}
}

/// The message `handschlag.v1.ListTokensResponse`.
public struct ListTokensResponse: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.ListTokensResponse" }

  /// The field `tokens`.
  public var tokens: [Token] = []

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    tokens: [Token] = []
  ) {
    self.tokens = tokens
  }
}

/// The message `handschlag.v1.RevokeTokenRequest`.
public struct RevokeTokenRequest: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.RevokeTokenRequest" }

  /// The field `token_id`.
  public var tokenID: String = ""

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    tokenID: String = ""
  ) {
    self.tokenID = tokenID
  }
}

/// The message `handschlag.v1.RevokeTokenResponse`.
public struct RevokeTokenResponse: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.RevokeTokenResponse" }

  /// The message with every field at its default.
  public init() {}
}

/// The message `handschlag.v1.BlockAccountRequest`.
public struct BlockAccountRequest: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.BlockAccountRequest" }

  /// Which of the fields of `party` is set, and to what.
  public var party: OneOf_Party? = nil

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    party: OneOf_Party? = nil
  ) {
    self.party = party
  }

  /// The fields of `party`, of which one at most is set.
  public enum OneOf_Party: Sendable, Hashable {
    /// The other side of an engagement, `eng_…`.
    case engagementID(String)
    /// A worker or company as the caller sees it, `wkr_…` or `cmp_…`.
    case partyID(String)
  }
}

/// The message `handschlag.v1.BlockAccountResponse`.
public struct BlockAccountResponse: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.BlockAccountResponse" }

  /// The field `block`.
  public var block: Block? = nil

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    block: Block? = nil
  ) {
    self.block = block
  }
}

/// A block that the caller holds.
public struct Block: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.Block" }

  /// `blk_…`
  public var id: String = ""

  /// The party's handle when it was blocked.
  public var handle: String = ""

  /// The field `created_day`.
  public var createdDay: Int64 = 0

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    id: String = "",
    handle: String = "",
    createdDay: Int64 = 0
  ) {
    self.id = id
    self.handle = handle
    self.createdDay = createdDay
  }
}

/// The message `handschlag.v1.UnblockAccountRequest`.
public struct UnblockAccountRequest: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.UnblockAccountRequest" }

  /// The field `block_id`.
  public var blockID: String = ""

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    blockID: String = ""
  ) {
    self.blockID = blockID
  }
}

/// The message `handschlag.v1.UnblockAccountResponse`.
public struct UnblockAccountResponse: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.UnblockAccountResponse" }

  /// The message with every field at its default.
  public init() {}
}

/// The message `handschlag.v1.ListBlocksRequest`.
public struct ListBlocksRequest: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.ListBlocksRequest" }

  /// The message with every field at its default.
  public init() {}
}

/// The message `handschlag.v1.ListBlocksResponse`.
public struct ListBlocksResponse: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.ListBlocksResponse" }

  /// The field `blocks`.
  public var blocks: [Block] = []

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    blocks: [Block] = []
  ) {
    self.blocks = blocks
  }
}

/// A company that a worker excludes. A match of any given part with a verified identity counts.
public struct Exclusion: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.Exclusion" }

  /// The field `legal_name`.
  public var legalName: String = ""

  /// The field `domain`.
  public var domain: String = ""

  /// The field `register_number`.
  public var registerNumber: String = ""

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    legalName: String = "",
    domain: String = "",
    registerNumber: String = ""
  ) {
    self.legalName = legalName
    self.domain = domain
    self.registerNumber = registerNumber
  }
}

/// The message `handschlag.v1.PutExclusionsRequest`.
public struct PutExclusionsRequest: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.PutExclusionsRequest" }

  /// The field `exclusions`.
  public var exclusions: [Exclusion] = []

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    exclusions: [Exclusion] = []
  ) {
    self.exclusions = exclusions
  }
}

/// The message `handschlag.v1.PutExclusionsResponse`.
public struct PutExclusionsResponse: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.PutExclusionsResponse" }

  /// The message with every field at its default.
  public init() {}
}

/// The message `handschlag.v1.GetExclusionsRequest`.
public struct GetExclusionsRequest: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.GetExclusionsRequest" }

  /// The message with every field at its default.
  public init() {}
}

/// The message `handschlag.v1.GetExclusionsResponse`.
public struct GetExclusionsResponse: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.GetExclusionsResponse" }

  /// The field `exclusions`.
  public var exclusions: [Exclusion] = []

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    exclusions: [Exclusion] = []
  ) {
    self.exclusions = exclusions
  }
}

/// The message `handschlag.v1.RotatePseudonymRequest`.
public struct RotatePseudonymRequest: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.RotatePseudonymRequest" }

  /// Which persona gets new pseudonyms.
  public var role: Role = .unspecified

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    role: Role = .unspecified
  ) {
    self.role = role
  }
}

/// The message `handschlag.v1.RotatePseudonymResponse`.
public struct RotatePseudonymResponse: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.RotatePseudonymResponse" }

  /// The message with every field at its default.
  public init() {}
}

/// The message `handschlag.v1.PutLimitsRequest`.
public struct PutLimitsRequest: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.PutLimitsRequest" }

  /// The field `limits`.
  public var limits: ReceivingLimits? = nil

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    limits: ReceivingLimits? = nil
  ) {
    self.limits = limits
  }
}

/// The message `handschlag.v1.PutLimitsResponse`.
public struct PutLimitsResponse: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.PutLimitsResponse" }

  /// The message with every field at its default.
  public init() {}
}

/// The message `handschlag.v1.ExportDataRequest`.
public struct ExportDataRequest: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.ExportDataRequest" }

  /// The message with every field at its default.
  public init() {}
}

/// The message `handschlag.v1.ExportDataResponse`.
public struct ExportDataResponse: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.ExportDataResponse" }

  /// One JSON object (RFC 8259) without a line feed; its member `record` says what it is about.
  public var line: String = ""

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    line: String = ""
  ) {
    self.line = line
  }
}

/// The message `handschlag.v1.EraseAccountRequest`.
public struct EraseAccountRequest: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.EraseAccountRequest" }

  /// The account's own id, as a guard against a slip.
  public var accountID: String = ""

  /// The message with every field at its default.
  public init() {}

  /// The message with the fields given, and the others at their defaults.
  public init(
    accountID: String = ""
  ) {
    self.accountID = accountID
  }
}

/// The message `handschlag.v1.EraseAccountResponse`.
public struct EraseAccountResponse: Message {
  /// The name in the schema.
  public static var fullName: String { "handschlag.v1.EraseAccountResponse" }

  /// The message with every field at its default.
  public init() {}
}
