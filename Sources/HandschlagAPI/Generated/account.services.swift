// Generated from handschlag/v1/account.proto by protoc-gen-handschlag. Do not edit.
import HandschlagProtobuf
public import HandschlagRPC

/// An account's own affairs. What is set here is seen by its owner alone.
public protocol AccountService: RPCService {
  /// Opens an account. The client makes the token and the recovery code; the server keeps their hashes.
  func createAccount(
    _ request: CreateAccountRequest, context: ServerContext
  ) async throws -> CreateAccountResponse

  /// The caller's own account.
  func getAccount(
    _ request: GetAccountRequest, context: ServerContext
  ) async throws -> GetAccountResponse

  /// Takes an account back with its recovery code: every earlier token ends, and live consents are void.
  func recoverAccount(
    _ request: RecoverAccountRequest, context: ServerContext
  ) async throws -> RecoverAccountResponse

  /// Replaces the contact card. Live consents of its owner are void: they named the old card.
  func putContactCard(
    _ request: PutContactCardRequest, context: ServerContext
  ) async throws -> PutContactCardResponse

  /// The caller's own contact card.
  func getContactCard(
    _ request: GetContactCardRequest, context: ServerContext
  ) async throws -> GetContactCardResponse

  /// Adds a token, for another device or program.
  func addToken(
    _ request: AddTokenRequest, context: ServerContext
  ) async throws -> AddTokenResponse

  /// The account's tokens, without the secrets.
  func listTokens(
    _ request: ListTokensRequest, context: ServerContext
  ) async throws -> ListTokensResponse

  /// Ends a token at once; the calls that it has open end as well.
  func revokeToken(
    _ request: RevokeTokenRequest, context: ServerContext
  ) async throws -> RevokeTokenResponse

  /// Ends all dealings with a party, who is not told.
  func blockAccount(
    _ request: BlockAccountRequest, context: ServerContext
  ) async throws -> BlockAccountResponse

  /// Takes a block back. It never reveals anything and revives nothing.
  func unblockAccount(
    _ request: UnblockAccountRequest, context: ServerContext
  ) async throws -> UnblockAccountResponse

  /// The parties that the caller has blocked.
  func listBlocks(
    _ request: ListBlocksRequest, context: ServerContext
  ) async throws -> ListBlocksResponse

  /// Replaces the list of companies that must not find, ask or recognise the worker.
  func putExclusions(
    _ request: PutExclusionsRequest, context: ServerContext
  ) async throws -> PutExclusionsResponse

  /// The worker's own list of exclusions.
  func getExclusions(
    _ request: GetExclusionsRequest, context: ServerContext
  ) async throws -> GetExclusionsResponse

  /// Gives the caller new pseudonyms in all views that begin from now on.
  func rotatePseudonym(
    _ request: RotatePseudonymRequest, context: ServerContext
  ) async throws -> RotatePseudonymResponse

  /// Sets what the caller is willing to receive. What goes beyond is not delivered, and its sender is not told.
  func putLimits(
    _ request: PutLimitsRequest, context: ServerContext
  ) async throws -> PutLimitsResponse

  /// Everything that is held on the caller, for the caller to keep: a JSON object a line, first `export`, last
  /// `end`. What others wrote, decided or are is not in it.
  func exportData(
    _ request: ExportDataRequest, context: ServerContext,
    responses: ResponseWriter<ExportDataResponse>
  ) async throws

  /// Erases the account: card and keys at once, the rest as its threads end. It can't be undone, not even by
  /// restoring a backup.
  func eraseAccount(
    _ request: EraseAccountRequest, context: ServerContext
  ) async throws -> EraseAccountResponse
}

/// What the schema says of each method of `AccountService`.
public enum AccountServiceMethods {
  /// Opens an account. The client makes the token and the recovery code; the server keeps their hashes.
  public static let createAccount = MethodDescriptor(
    service: "handschlag.v1.AccountService", name: "CreateAccount", kind: .unary,
    audience: .public, isIdempotent: false, isKeyed: true,
    isSealed: false, isAudited: false, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 65536,
    memoryBudget: 589824, priority: .usual,
    isOwnData: false)

  /// The caller's own account.
  public static let getAccount = MethodDescriptor(
    service: "handschlag.v1.AccountService", name: "GetAccount", kind: .unary,
    audience: .account, isIdempotent: true, isKeyed: false,
    isSealed: false, isAudited: false, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 65536,
    memoryBudget: 589824, priority: .usual,
    isOwnData: false)

  /// Takes an account back with its recovery code: every earlier token ends, and live consents are void.
  public static let recoverAccount = MethodDescriptor(
    service: "handschlag.v1.AccountService", name: "RecoverAccount", kind: .unary,
    audience: .public, isIdempotent: false, isKeyed: false,
    isSealed: false, isAudited: true, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 65536,
    memoryBudget: 589824, priority: .usual,
    isOwnData: false)

  /// Replaces the contact card. Live consents of its owner are void: they named the old card.
  public static let putContactCard = MethodDescriptor(
    service: "handschlag.v1.AccountService", name: "PutContactCard", kind: .unary,
    audience: .either, isIdempotent: true, isKeyed: false,
    isSealed: true, isAudited: false, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 65536,
    memoryBudget: 589824, priority: .usual,
    isOwnData: false)

  /// The caller's own contact card.
  public static let getContactCard = MethodDescriptor(
    service: "handschlag.v1.AccountService", name: "GetContactCard", kind: .unary,
    audience: .account, isIdempotent: true, isKeyed: false,
    isSealed: true, isAudited: false, revealsContact: true,
    hasSecretReply: true, maxRequestBytes: 65536,
    memoryBudget: 589824, priority: .usual,
    isOwnData: false)

  /// Adds a token, for another device or program.
  public static let addToken = MethodDescriptor(
    service: "handschlag.v1.AccountService", name: "AddToken", kind: .unary,
    audience: .account, isIdempotent: false, isKeyed: true,
    isSealed: false, isAudited: false, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 65536,
    memoryBudget: 589824, priority: .usual,
    isOwnData: false)

  /// The account's tokens, without the secrets.
  public static let listTokens = MethodDescriptor(
    service: "handschlag.v1.AccountService", name: "ListTokens", kind: .unary,
    audience: .account, isIdempotent: true, isKeyed: false,
    isSealed: false, isAudited: false, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 65536,
    memoryBudget: 589824, priority: .usual,
    isOwnData: false)

  /// Ends a token at once; the calls that it has open end as well.
  public static let revokeToken = MethodDescriptor(
    service: "handschlag.v1.AccountService", name: "RevokeToken", kind: .unary,
    audience: .account, isIdempotent: true, isKeyed: false,
    isSealed: false, isAudited: false, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 65536,
    memoryBudget: 589824, priority: .usual,
    isOwnData: false)

  /// Ends all dealings with a party, who is not told.
  public static let blockAccount = MethodDescriptor(
    service: "handschlag.v1.AccountService", name: "BlockAccount", kind: .unary,
    audience: .either, isIdempotent: true, isKeyed: false,
    isSealed: true, isAudited: false, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 65536,
    memoryBudget: 589824, priority: .usual,
    isOwnData: false)

  /// Takes a block back. It never reveals anything and revives nothing.
  public static let unblockAccount = MethodDescriptor(
    service: "handschlag.v1.AccountService", name: "UnblockAccount", kind: .unary,
    audience: .either, isIdempotent: true, isKeyed: false,
    isSealed: true, isAudited: false, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 65536,
    memoryBudget: 589824, priority: .usual,
    isOwnData: false)

  /// The parties that the caller has blocked.
  public static let listBlocks = MethodDescriptor(
    service: "handschlag.v1.AccountService", name: "ListBlocks", kind: .unary,
    audience: .either, isIdempotent: true, isKeyed: false,
    isSealed: true, isAudited: false, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 65536,
    memoryBudget: 589824, priority: .usual,
    isOwnData: true)

  /// Replaces the list of companies that must not find, ask or recognise the worker.
  public static let putExclusions = MethodDescriptor(
    service: "handschlag.v1.AccountService", name: "PutExclusions", kind: .unary,
    audience: .worker, isIdempotent: true, isKeyed: false,
    isSealed: true, isAudited: false, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 65536,
    memoryBudget: 589824, priority: .usual,
    isOwnData: false)

  /// The worker's own list of exclusions.
  public static let getExclusions = MethodDescriptor(
    service: "handschlag.v1.AccountService", name: "GetExclusions", kind: .unary,
    audience: .worker, isIdempotent: true, isKeyed: false,
    isSealed: true, isAudited: false, revealsContact: false,
    hasSecretReply: true, maxRequestBytes: 65536,
    memoryBudget: 589824, priority: .usual,
    isOwnData: true)

  /// Gives the caller new pseudonyms in all views that begin from now on.
  public static let rotatePseudonym = MethodDescriptor(
    service: "handschlag.v1.AccountService", name: "RotatePseudonym", kind: .unary,
    audience: .either, isIdempotent: false, isKeyed: true,
    isSealed: false, isAudited: false, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 65536,
    memoryBudget: 589824, priority: .usual,
    isOwnData: false)

  /// Sets what the caller is willing to receive. What goes beyond is not delivered, and its sender is not told.
  public static let putLimits = MethodDescriptor(
    service: "handschlag.v1.AccountService", name: "PutLimits", kind: .unary,
    audience: .either, isIdempotent: true, isKeyed: false,
    isSealed: true, isAudited: false, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 65536,
    memoryBudget: 589824, priority: .usual,
    isOwnData: false)

  /// Everything that is held on the caller, for the caller to keep: a JSON object a line, first `export`, last
  /// `end`. What others wrote, decided or are is not in it.
  public static let exportData = MethodDescriptor(
    service: "handschlag.v1.AccountService", name: "ExportData", kind: .serverStreaming,
    audience: .account, isIdempotent: true, isKeyed: false,
    isSealed: true, isAudited: true, revealsContact: true,
    hasSecretReply: true, maxRequestBytes: 65536,
    memoryBudget: 589824, priority: .usual,
    isOwnData: false)

  /// Erases the account: card and keys at once, the rest as its threads end. It can't be undone, not even by
  /// restoring a backup.
  public static let eraseAccount = MethodDescriptor(
    service: "handschlag.v1.AccountService", name: "EraseAccount", kind: .unary,
    audience: .account, isIdempotent: false, isKeyed: false,
    isSealed: true, isAudited: true, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 65536,
    memoryBudget: 589824, priority: .usual,
    isOwnData: false)

  /// All of them, in the order of the schema.
  public static var all: [MethodDescriptor] {
    [
      createAccount,
      getAccount,
      recoverAccount,
      putContactCard,
      getContactCard,
      addToken,
      listTokens,
      revokeToken,
      blockAccount,
      unblockAccount,
      listBlocks,
      putExclusions,
      getExclusions,
      rotatePseudonym,
      putLimits,
      exportData,
      eraseAccount,
    ]
  }

  /// A value for each of them: what says something of every method does not compile while it leaves one
  /// out, or names one that is no more.
  package struct Each<Value: Sendable>: Sendable {
    private let values: [Value]

    /// The values, in the order of the schema.
    package init(
      createAccount: Value,
      getAccount: Value,
      recoverAccount: Value,
      putContactCard: Value,
      getContactCard: Value,
      addToken: Value,
      listTokens: Value,
      revokeToken: Value,
      blockAccount: Value,
      unblockAccount: Value,
      listBlocks: Value,
      putExclusions: Value,
      getExclusions: Value,
      rotatePseudonym: Value,
      putLimits: Value,
      exportData: Value,
      eraseAccount: Value
    ) {
      values = [
        createAccount,
        getAccount,
        recoverAccount,
        putContactCard,
        getContactCard,
        addToken,
        listTokens,
        revokeToken,
        blockAccount,
        unblockAccount,
        listBlocks,
        putExclusions,
        getExclusions,
        rotatePseudonym,
        putLimits,
        exportData,
        eraseAccount,
      ]
    }

    /// Each method and its value.
    package var all: [(method: MethodDescriptor, value: Value)] {
      zip(AccountServiceMethods.all, values).map { ($0, $1) }
    }
  }
}

extension AccountService {
  /// What a router is given: one handler for each method.
  public var handlers: [RPCHandler] {
    [
      .unary(AccountServiceMethods.createAccount) { try await self.createAccount($0, context: $1) },
      .unary(AccountServiceMethods.getAccount) { try await self.getAccount($0, context: $1) },
      .unary(AccountServiceMethods.recoverAccount) { try await self.recoverAccount($0, context: $1) },
      .unary(AccountServiceMethods.putContactCard) { try await self.putContactCard($0, context: $1) },
      .unary(AccountServiceMethods.getContactCard) { try await self.getContactCard($0, context: $1) },
      .unary(AccountServiceMethods.addToken) { try await self.addToken($0, context: $1) },
      .unary(AccountServiceMethods.listTokens) { try await self.listTokens($0, context: $1) },
      .unary(AccountServiceMethods.revokeToken) { try await self.revokeToken($0, context: $1) },
      .unary(AccountServiceMethods.blockAccount) { try await self.blockAccount($0, context: $1) },
      .unary(AccountServiceMethods.unblockAccount) { try await self.unblockAccount($0, context: $1) },
      .unary(AccountServiceMethods.listBlocks) { try await self.listBlocks($0, context: $1) },
      .unary(AccountServiceMethods.putExclusions) { try await self.putExclusions($0, context: $1) },
      .unary(AccountServiceMethods.getExclusions) { try await self.getExclusions($0, context: $1) },
      .unary(AccountServiceMethods.rotatePseudonym) { try await self.rotatePseudonym($0, context: $1) },
      .unary(AccountServiceMethods.putLimits) { try await self.putLimits($0, context: $1) },
      .serverStreaming(AccountServiceMethods.exportData) { try await self.exportData($0, context: $1, responses: $2) },
      .unary(AccountServiceMethods.eraseAccount) { try await self.eraseAccount($0, context: $1) },
    ]
  }
}

/// Calls `AccountService`.
public struct AccountServiceClient: Sendable {
  private let channel: any RPCChannel

  /// A client that calls over a channel.
  public init(channel: any RPCChannel) {
    self.channel = channel
  }

  /// Opens an account. The client makes the token and the recovery code; the server keeps their hashes.
  public func createAccount(
    _ request: CreateAccountRequest, options: CallOptions = .default
  ) async throws -> CreateAccountResponse {
    try await channel.unary(AccountServiceMethods.createAccount, request, options: options)
  }

  /// The caller's own account.
  public func getAccount(
    _ request: GetAccountRequest, options: CallOptions = .default
  ) async throws -> GetAccountResponse {
    try await channel.unary(AccountServiceMethods.getAccount, request, options: options)
  }

  /// Takes an account back with its recovery code: every earlier token ends, and live consents are void.
  public func recoverAccount(
    _ request: RecoverAccountRequest, options: CallOptions = .default
  ) async throws -> RecoverAccountResponse {
    try await channel.unary(AccountServiceMethods.recoverAccount, request, options: options)
  }

  /// Replaces the contact card. Live consents of its owner are void: they named the old card.
  public func putContactCard(
    _ request: PutContactCardRequest, options: CallOptions = .default
  ) async throws -> PutContactCardResponse {
    try await channel.unary(AccountServiceMethods.putContactCard, request, options: options)
  }

  /// The caller's own contact card.
  public func getContactCard(
    _ request: GetContactCardRequest, options: CallOptions = .default
  ) async throws -> GetContactCardResponse {
    try await channel.unary(AccountServiceMethods.getContactCard, request, options: options)
  }

  /// Adds a token, for another device or program.
  public func addToken(
    _ request: AddTokenRequest, options: CallOptions = .default
  ) async throws -> AddTokenResponse {
    try await channel.unary(AccountServiceMethods.addToken, request, options: options)
  }

  /// The account's tokens, without the secrets.
  public func listTokens(
    _ request: ListTokensRequest, options: CallOptions = .default
  ) async throws -> ListTokensResponse {
    try await channel.unary(AccountServiceMethods.listTokens, request, options: options)
  }

  /// Ends a token at once; the calls that it has open end as well.
  public func revokeToken(
    _ request: RevokeTokenRequest, options: CallOptions = .default
  ) async throws -> RevokeTokenResponse {
    try await channel.unary(AccountServiceMethods.revokeToken, request, options: options)
  }

  /// Ends all dealings with a party, who is not told.
  public func blockAccount(
    _ request: BlockAccountRequest, options: CallOptions = .default
  ) async throws -> BlockAccountResponse {
    try await channel.unary(AccountServiceMethods.blockAccount, request, options: options)
  }

  /// Takes a block back. It never reveals anything and revives nothing.
  public func unblockAccount(
    _ request: UnblockAccountRequest, options: CallOptions = .default
  ) async throws -> UnblockAccountResponse {
    try await channel.unary(AccountServiceMethods.unblockAccount, request, options: options)
  }

  /// The parties that the caller has blocked.
  public func listBlocks(
    _ request: ListBlocksRequest, options: CallOptions = .default
  ) async throws -> ListBlocksResponse {
    try await channel.unary(AccountServiceMethods.listBlocks, request, options: options)
  }

  /// Replaces the list of companies that must not find, ask or recognise the worker.
  public func putExclusions(
    _ request: PutExclusionsRequest, options: CallOptions = .default
  ) async throws -> PutExclusionsResponse {
    try await channel.unary(AccountServiceMethods.putExclusions, request, options: options)
  }

  /// The worker's own list of exclusions.
  public func getExclusions(
    _ request: GetExclusionsRequest, options: CallOptions = .default
  ) async throws -> GetExclusionsResponse {
    try await channel.unary(AccountServiceMethods.getExclusions, request, options: options)
  }

  /// Gives the caller new pseudonyms in all views that begin from now on.
  public func rotatePseudonym(
    _ request: RotatePseudonymRequest, options: CallOptions = .default
  ) async throws -> RotatePseudonymResponse {
    try await channel.unary(AccountServiceMethods.rotatePseudonym, request, options: options)
  }

  /// Sets what the caller is willing to receive. What goes beyond is not delivered, and its sender is not told.
  public func putLimits(
    _ request: PutLimitsRequest, options: CallOptions = .default
  ) async throws -> PutLimitsResponse {
    try await channel.unary(AccountServiceMethods.putLimits, request, options: options)
  }

  /// Everything that is held on the caller, for the caller to keep: a JSON object a line, first `export`, last
  /// `end`. What others wrote, decided or are is not in it.
  public func exportData(
    _ request: ExportDataRequest, options: CallOptions = .default
  ) async throws -> ResponseStream<ExportDataResponse> {
    try await channel.serverStreaming(AccountServiceMethods.exportData, request, options: options)
  }

  /// Erases the account: card and keys at once, the rest as its threads end. It can't be undone, not even by
  /// restoring a backup.
  public func eraseAccount(
    _ request: EraseAccountRequest, options: CallOptions = .default
  ) async throws -> EraseAccountResponse {
    try await channel.unary(AccountServiceMethods.eraseAccount, request, options: options)
  }
}
