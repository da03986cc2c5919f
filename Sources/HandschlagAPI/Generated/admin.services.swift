// Generated from handschlag/v1/admin.proto by protoc-gen-handschlag. Do not edit.
import HandschlagProtobuf
public import HandschlagRPC

/// Answers on the operator's own socket alone.
public protocol AdminService: RPCService {
  /// What runs here, since when, and how it is configured.
  func getServerInfo(
    _ request: GetServerInfoRequest, context: ServerContext
  ) async throws -> GetServerInfoResponse

  /// Counts.
  func getStatistics(
    _ request: GetStatisticsRequest, context: ServerContext
  ) async throws -> GetStatisticsResponse

  /// What the server does, in numbers since its start; two answers make a rate. Sealed methods share one entry.
  func getLoad(
    _ request: GetLoadRequest, context: ServerContext
  ) async throws -> GetLoadResponse

  /// Accounts, newest first.
  func listAccounts(
    _ request: ListAccountsRequest, context: ServerContext
  ) async throws -> ListAccountsResponse

  /// Looks at a company's identity, for a reason, and says whether it is verified.
  func verifyCompany(
    _ request: VerifyCompanyRequest, context: ServerContext
  ) async throws -> VerifyCompanyResponse

  /// Suspends an account. Its consents are void; others are not told.
  func suspendAccount(
    _ request: SuspendAccountRequest, context: ServerContext
  ) async throws -> SuspendAccountResponse

  /// Lifts a suspension.
  func reinstateAccount(
    _ request: ReinstateAccountRequest, context: ServerContext
  ) async throws -> ReinstateAccountResponse

  /// Engagements with the states of both views.
  func listEngagements(
    _ request: AdminListEngagementsRequest, context: ServerContext
  ) async throws -> AdminListEngagementsResponse

  /// Texts that are held because they may carry contact data, with the hits masked.
  func listFlagged(
    _ request: ListFlaggedRequest, context: ServerContext
  ) async throws -> ListFlaggedResponse

  /// Releases a held text, or refuses it.
  func resolveFlagged(
    _ request: ResolveFlaggedRequest, context: ServerContext
  ) async throws -> ResolveFlaggedResponse

  /// What parties have reported.
  func listReports(
    _ request: ListReportsRequest, context: ServerContext
  ) async throws -> ListReportsResponse

  /// Makes an invitation. The operator's client makes the code; the server keeps its hash.
  func createInvite(
    _ request: CreateInviteRequest, context: ServerContext
  ) async throws -> CreateInviteResponse

  /// Versions of the key that wraps the contact keys.
  func listKeys(
    _ request: ListKeysRequest, context: ServerContext
  ) async throws -> ListKeysResponse

  /// Makes a new version of the wrapping key, wraps every contact key anew and destroys the old version, while
  /// serving. Copies of `server.key` made before open nothing that is wrapped from now on.
  func rotateKeys(
    _ request: RotateKeysRequest, context: ServerContext
  ) async throws -> RotateKeysResponse

  /// Takes what waits into the log and signs a checkpoint now, rather than at the next hour. Outsiders then learn
  /// that something may have happened since the last one.
  func makeCheckpoint(
    _ request: MakeCheckpointRequest, context: ServerContext
  ) async throws -> MakeCheckpointResponse

  /// Makes a new key for the public log and announces it in a note that the keys in use sign. From the next checkpoint on
  /// all of them sign.
  func rotateLogKey(
    _ request: RotateLogKeyRequest, context: ServerContext
  ) async throws -> RotateLogKeyResponse

  /// Destroys all keys of the public log but the newest, when those who check it have seen that one. The notes that
  /// announced keys stay.
  func retireLogKeys(
    _ request: RetireLogKeysRequest, context: ServerContext
  ) async throws -> RetireLogKeysResponse

  /// Makes a whole backup now, while serving, and removes those that need not be kept any more.
  func createBackup(
    _ request: CreateBackupRequest, context: ServerContext
  ) async throws -> CreateBackupResponse

  /// Backups that can be restored, oldest first, and how the change log is doing.
  func listBackups(
    _ request: ListBackupsRequest, context: ServerContext
  ) async throws -> ListBackupsResponse
}

/// What the schema says of each method of `AdminService`.
public enum AdminServiceMethods {
  /// What runs here, since when, and how it is configured.
  public static let getServerInfo = MethodDescriptor(
    service: "handschlag.v1.AdminService", name: "GetServerInfo", kind: .unary,
    audience: .operator, isIdempotent: true, isKeyed: false,
    isSealed: false, isAudited: false, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 65536,
    memoryBudget: 589824, priority: .operation,
    isOwnData: false)

  /// Counts.
  public static let getStatistics = MethodDescriptor(
    service: "handschlag.v1.AdminService", name: "GetStatistics", kind: .unary,
    audience: .operator, isIdempotent: true, isKeyed: false,
    isSealed: false, isAudited: false, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 65536,
    memoryBudget: 589824, priority: .operation,
    isOwnData: false)

  /// What the server does, in numbers since its start; two answers make a rate. Sealed methods share one entry.
  public static let getLoad = MethodDescriptor(
    service: "handschlag.v1.AdminService", name: "GetLoad", kind: .unary,
    audience: .operator, isIdempotent: true, isKeyed: false,
    isSealed: false, isAudited: false, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 65536,
    memoryBudget: 589824, priority: .operation,
    isOwnData: false)

  /// Accounts, newest first.
  public static let listAccounts = MethodDescriptor(
    service: "handschlag.v1.AdminService", name: "ListAccounts", kind: .unary,
    audience: .operator, isIdempotent: true, isKeyed: false,
    isSealed: false, isAudited: false, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 65536,
    memoryBudget: 589824, priority: .operation,
    isOwnData: false)

  /// Looks at a company's identity, for a reason, and says whether it is verified.
  public static let verifyCompany = MethodDescriptor(
    service: "handschlag.v1.AdminService", name: "VerifyCompany", kind: .unary,
    audience: .operator, isIdempotent: false, isKeyed: false,
    isSealed: false, isAudited: true, revealsContact: true,
    hasSecretReply: true, maxRequestBytes: 65536,
    memoryBudget: 589824, priority: .operation,
    isOwnData: false)

  /// Suspends an account. Its consents are void; others are not told.
  public static let suspendAccount = MethodDescriptor(
    service: "handschlag.v1.AdminService", name: "SuspendAccount", kind: .unary,
    audience: .operator, isIdempotent: true, isKeyed: false,
    isSealed: false, isAudited: true, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 65536,
    memoryBudget: 589824, priority: .operation,
    isOwnData: false)

  /// Lifts a suspension.
  public static let reinstateAccount = MethodDescriptor(
    service: "handschlag.v1.AdminService", name: "ReinstateAccount", kind: .unary,
    audience: .operator, isIdempotent: true, isKeyed: false,
    isSealed: false, isAudited: true, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 65536,
    memoryBudget: 589824, priority: .operation,
    isOwnData: false)

  /// Engagements with the states of both views.
  public static let listEngagements = MethodDescriptor(
    service: "handschlag.v1.AdminService", name: "ListEngagements", kind: .unary,
    audience: .operator, isIdempotent: true, isKeyed: false,
    isSealed: false, isAudited: false, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 65536,
    memoryBudget: 589824, priority: .operation,
    isOwnData: false)

  /// Texts that are held because they may carry contact data, with the hits masked.
  public static let listFlagged = MethodDescriptor(
    service: "handschlag.v1.AdminService", name: "ListFlagged", kind: .unary,
    audience: .operator, isIdempotent: true, isKeyed: false,
    isSealed: false, isAudited: false, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 65536,
    memoryBudget: 589824, priority: .operation,
    isOwnData: false)

  /// Releases a held text, or refuses it.
  public static let resolveFlagged = MethodDescriptor(
    service: "handschlag.v1.AdminService", name: "ResolveFlagged", kind: .unary,
    audience: .operator, isIdempotent: true, isKeyed: false,
    isSealed: false, isAudited: true, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 65536,
    memoryBudget: 589824, priority: .operation,
    isOwnData: false)

  /// What parties have reported.
  public static let listReports = MethodDescriptor(
    service: "handschlag.v1.AdminService", name: "ListReports", kind: .unary,
    audience: .operator, isIdempotent: true, isKeyed: false,
    isSealed: false, isAudited: false, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 65536,
    memoryBudget: 589824, priority: .operation,
    isOwnData: false)

  /// Makes an invitation. The operator's client makes the code; the server keeps its hash.
  public static let createInvite = MethodDescriptor(
    service: "handschlag.v1.AdminService", name: "CreateInvite", kind: .unary,
    audience: .operator, isIdempotent: false, isKeyed: true,
    isSealed: false, isAudited: true, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 65536,
    memoryBudget: 589824, priority: .operation,
    isOwnData: false)

  /// Versions of the key that wraps the contact keys.
  public static let listKeys = MethodDescriptor(
    service: "handschlag.v1.AdminService", name: "ListKeys", kind: .unary,
    audience: .operator, isIdempotent: true, isKeyed: false,
    isSealed: false, isAudited: false, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 65536,
    memoryBudget: 589824, priority: .operation,
    isOwnData: false)

  /// Makes a new version of the wrapping key, wraps every contact key anew and destroys the old version, while
  /// serving. Copies of `server.key` made before open nothing that is wrapped from now on.
  public static let rotateKeys = MethodDescriptor(
    service: "handschlag.v1.AdminService", name: "RotateKeys", kind: .unary,
    audience: .operator, isIdempotent: false, isKeyed: false,
    isSealed: false, isAudited: true, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 65536,
    memoryBudget: 589824, priority: .operation,
    isOwnData: false)

  /// Takes what waits into the log and signs a checkpoint now, rather than at the next hour. Outsiders then learn
  /// that something may have happened since the last one.
  public static let makeCheckpoint = MethodDescriptor(
    service: "handschlag.v1.AdminService", name: "MakeCheckpoint", kind: .unary,
    audience: .operator, isIdempotent: false, isKeyed: false,
    isSealed: false, isAudited: true, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 65536,
    memoryBudget: 589824, priority: .operation,
    isOwnData: false)

  /// Makes a new key for the public log and announces it in a note that the keys in use sign. From the next checkpoint on
  /// all of them sign.
  public static let rotateLogKey = MethodDescriptor(
    service: "handschlag.v1.AdminService", name: "RotateLogKey", kind: .unary,
    audience: .operator, isIdempotent: false, isKeyed: false,
    isSealed: false, isAudited: true, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 65536,
    memoryBudget: 589824, priority: .operation,
    isOwnData: false)

  /// Destroys all keys of the public log but the newest, when those who check it have seen that one. The notes that
  /// announced keys stay.
  public static let retireLogKeys = MethodDescriptor(
    service: "handschlag.v1.AdminService", name: "RetireLogKeys", kind: .unary,
    audience: .operator, isIdempotent: false, isKeyed: false,
    isSealed: false, isAudited: true, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 65536,
    memoryBudget: 589824, priority: .operation,
    isOwnData: false)

  /// Makes a whole backup now, while serving, and removes those that need not be kept any more.
  public static let createBackup = MethodDescriptor(
    service: "handschlag.v1.AdminService", name: "CreateBackup", kind: .unary,
    audience: .operator, isIdempotent: false, isKeyed: false,
    isSealed: false, isAudited: true, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 65536,
    memoryBudget: 589824, priority: .operation,
    isOwnData: false)

  /// Backups that can be restored, oldest first, and how the change log is doing.
  public static let listBackups = MethodDescriptor(
    service: "handschlag.v1.AdminService", name: "ListBackups", kind: .unary,
    audience: .operator, isIdempotent: true, isKeyed: false,
    isSealed: false, isAudited: false, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 65536,
    memoryBudget: 589824, priority: .operation,
    isOwnData: false)

  /// All of them, in the order of the schema.
  public static var all: [MethodDescriptor] {
    [
      getServerInfo,
      getStatistics,
      getLoad,
      listAccounts,
      verifyCompany,
      suspendAccount,
      reinstateAccount,
      listEngagements,
      listFlagged,
      resolveFlagged,
      listReports,
      createInvite,
      listKeys,
      rotateKeys,
      makeCheckpoint,
      rotateLogKey,
      retireLogKeys,
      createBackup,
      listBackups,
    ]
  }

  /// A value for each of them: what says something of every method does not compile while it leaves one
  /// out, or names one that is no more.
  package struct Each<Value: Sendable>: Sendable {
    private let values: [Value]

    /// The values, in the order of the schema.
    package init(
      getServerInfo: Value,
      getStatistics: Value,
      getLoad: Value,
      listAccounts: Value,
      verifyCompany: Value,
      suspendAccount: Value,
      reinstateAccount: Value,
      listEngagements: Value,
      listFlagged: Value,
      resolveFlagged: Value,
      listReports: Value,
      createInvite: Value,
      listKeys: Value,
      rotateKeys: Value,
      makeCheckpoint: Value,
      rotateLogKey: Value,
      retireLogKeys: Value,
      createBackup: Value,
      listBackups: Value
    ) {
      values = [
        getServerInfo,
        getStatistics,
        getLoad,
        listAccounts,
        verifyCompany,
        suspendAccount,
        reinstateAccount,
        listEngagements,
        listFlagged,
        resolveFlagged,
        listReports,
        createInvite,
        listKeys,
        rotateKeys,
        makeCheckpoint,
        rotateLogKey,
        retireLogKeys,
        createBackup,
        listBackups,
      ]
    }

    /// Each method and its value.
    package var all: [(method: MethodDescriptor, value: Value)] {
      zip(AdminServiceMethods.all, values).map { ($0, $1) }
    }
  }
}

extension AdminService {
  /// What a router is given: one handler for each method.
  public var handlers: [RPCHandler] {
    [
      .unary(AdminServiceMethods.getServerInfo) { try await self.getServerInfo($0, context: $1) },
      .unary(AdminServiceMethods.getStatistics) { try await self.getStatistics($0, context: $1) },
      .unary(AdminServiceMethods.getLoad) { try await self.getLoad($0, context: $1) },
      .unary(AdminServiceMethods.listAccounts) { try await self.listAccounts($0, context: $1) },
      .unary(AdminServiceMethods.verifyCompany) { try await self.verifyCompany($0, context: $1) },
      .unary(AdminServiceMethods.suspendAccount) { try await self.suspendAccount($0, context: $1) },
      .unary(AdminServiceMethods.reinstateAccount) { try await self.reinstateAccount($0, context: $1) },
      .unary(AdminServiceMethods.listEngagements) { try await self.listEngagements($0, context: $1) },
      .unary(AdminServiceMethods.listFlagged) { try await self.listFlagged($0, context: $1) },
      .unary(AdminServiceMethods.resolveFlagged) { try await self.resolveFlagged($0, context: $1) },
      .unary(AdminServiceMethods.listReports) { try await self.listReports($0, context: $1) },
      .unary(AdminServiceMethods.createInvite) { try await self.createInvite($0, context: $1) },
      .unary(AdminServiceMethods.listKeys) { try await self.listKeys($0, context: $1) },
      .unary(AdminServiceMethods.rotateKeys) { try await self.rotateKeys($0, context: $1) },
      .unary(AdminServiceMethods.makeCheckpoint) { try await self.makeCheckpoint($0, context: $1) },
      .unary(AdminServiceMethods.rotateLogKey) { try await self.rotateLogKey($0, context: $1) },
      .unary(AdminServiceMethods.retireLogKeys) { try await self.retireLogKeys($0, context: $1) },
      .unary(AdminServiceMethods.createBackup) { try await self.createBackup($0, context: $1) },
      .unary(AdminServiceMethods.listBackups) { try await self.listBackups($0, context: $1) },
    ]
  }
}

/// Calls `AdminService`.
public struct AdminServiceClient: Sendable {
  private let channel: any RPCChannel

  /// A client that calls over a channel.
  public init(channel: any RPCChannel) {
    self.channel = channel
  }

  /// What runs here, since when, and how it is configured.
  public func getServerInfo(
    _ request: GetServerInfoRequest, options: CallOptions = .default
  ) async throws -> GetServerInfoResponse {
    try await channel.unary(AdminServiceMethods.getServerInfo, request, options: options)
  }

  /// Counts.
  public func getStatistics(
    _ request: GetStatisticsRequest, options: CallOptions = .default
  ) async throws -> GetStatisticsResponse {
    try await channel.unary(AdminServiceMethods.getStatistics, request, options: options)
  }

  /// What the server does, in numbers since its start; two answers make a rate. Sealed methods share one entry.
  public func getLoad(
    _ request: GetLoadRequest, options: CallOptions = .default
  ) async throws -> GetLoadResponse {
    try await channel.unary(AdminServiceMethods.getLoad, request, options: options)
  }

  /// Accounts, newest first.
  public func listAccounts(
    _ request: ListAccountsRequest, options: CallOptions = .default
  ) async throws -> ListAccountsResponse {
    try await channel.unary(AdminServiceMethods.listAccounts, request, options: options)
  }

  /// Looks at a company's identity, for a reason, and says whether it is verified.
  public func verifyCompany(
    _ request: VerifyCompanyRequest, options: CallOptions = .default
  ) async throws -> VerifyCompanyResponse {
    try await channel.unary(AdminServiceMethods.verifyCompany, request, options: options)
  }

  /// Suspends an account. Its consents are void; others are not told.
  public func suspendAccount(
    _ request: SuspendAccountRequest, options: CallOptions = .default
  ) async throws -> SuspendAccountResponse {
    try await channel.unary(AdminServiceMethods.suspendAccount, request, options: options)
  }

  /// Lifts a suspension.
  public func reinstateAccount(
    _ request: ReinstateAccountRequest, options: CallOptions = .default
  ) async throws -> ReinstateAccountResponse {
    try await channel.unary(AdminServiceMethods.reinstateAccount, request, options: options)
  }

  /// Engagements with the states of both views.
  public func listEngagements(
    _ request: AdminListEngagementsRequest, options: CallOptions = .default
  ) async throws -> AdminListEngagementsResponse {
    try await channel.unary(AdminServiceMethods.listEngagements, request, options: options)
  }

  /// Texts that are held because they may carry contact data, with the hits masked.
  public func listFlagged(
    _ request: ListFlaggedRequest, options: CallOptions = .default
  ) async throws -> ListFlaggedResponse {
    try await channel.unary(AdminServiceMethods.listFlagged, request, options: options)
  }

  /// Releases a held text, or refuses it.
  public func resolveFlagged(
    _ request: ResolveFlaggedRequest, options: CallOptions = .default
  ) async throws -> ResolveFlaggedResponse {
    try await channel.unary(AdminServiceMethods.resolveFlagged, request, options: options)
  }

  /// What parties have reported.
  public func listReports(
    _ request: ListReportsRequest, options: CallOptions = .default
  ) async throws -> ListReportsResponse {
    try await channel.unary(AdminServiceMethods.listReports, request, options: options)
  }

  /// Makes an invitation. The operator's client makes the code; the server keeps its hash.
  public func createInvite(
    _ request: CreateInviteRequest, options: CallOptions = .default
  ) async throws -> CreateInviteResponse {
    try await channel.unary(AdminServiceMethods.createInvite, request, options: options)
  }

  /// Versions of the key that wraps the contact keys.
  public func listKeys(
    _ request: ListKeysRequest, options: CallOptions = .default
  ) async throws -> ListKeysResponse {
    try await channel.unary(AdminServiceMethods.listKeys, request, options: options)
  }

  /// Makes a new version of the wrapping key, wraps every contact key anew and destroys the old version, while
  /// serving. Copies of `server.key` made before open nothing that is wrapped from now on.
  public func rotateKeys(
    _ request: RotateKeysRequest, options: CallOptions = .default
  ) async throws -> RotateKeysResponse {
    try await channel.unary(AdminServiceMethods.rotateKeys, request, options: options)
  }

  /// Takes what waits into the log and signs a checkpoint now, rather than at the next hour. Outsiders then learn
  /// that something may have happened since the last one.
  public func makeCheckpoint(
    _ request: MakeCheckpointRequest, options: CallOptions = .default
  ) async throws -> MakeCheckpointResponse {
    try await channel.unary(AdminServiceMethods.makeCheckpoint, request, options: options)
  }

  /// Makes a new key for the public log and announces it in a note that the keys in use sign. From the next checkpoint on
  /// all of them sign.
  public func rotateLogKey(
    _ request: RotateLogKeyRequest, options: CallOptions = .default
  ) async throws -> RotateLogKeyResponse {
    try await channel.unary(AdminServiceMethods.rotateLogKey, request, options: options)
  }

  /// Destroys all keys of the public log but the newest, when those who check it have seen that one. The notes that
  /// announced keys stay.
  public func retireLogKeys(
    _ request: RetireLogKeysRequest, options: CallOptions = .default
  ) async throws -> RetireLogKeysResponse {
    try await channel.unary(AdminServiceMethods.retireLogKeys, request, options: options)
  }

  /// Makes a whole backup now, while serving, and removes those that need not be kept any more.
  public func createBackup(
    _ request: CreateBackupRequest, options: CallOptions = .default
  ) async throws -> CreateBackupResponse {
    try await channel.unary(AdminServiceMethods.createBackup, request, options: options)
  }

  /// Backups that can be restored, oldest first, and how the change log is doing.
  public func listBackups(
    _ request: ListBackupsRequest, options: CallOptions = .default
  ) async throws -> ListBackupsResponse {
    try await channel.unary(AdminServiceMethods.listBackups, request, options: options)
  }
}
