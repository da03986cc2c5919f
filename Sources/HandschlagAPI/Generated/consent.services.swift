// Generated from handschlag/v1/consent.proto by protoc-gen-handschlag. Do not edit.
import HandschlagProtobuf
public import HandschlagRPC

/// Each side consents for itself, unseen by the other. When both consents live at the same moment, both
/// sides get a grant in one transaction, or neither does.
public protocol ConsentService: RPCService {
  /// What a consent would mean, and the hash to give it with.
  func getConsentNotice(
    _ request: GetConsentNoticeRequest, context: ServerContext
  ) async throws -> GetConsentNoticeResponse

  /// Consents to exactly what the notice says.
  func giveConsent(
    _ request: GiveConsentRequest, context: ServerContext
  ) async throws -> GiveConsentResponse

  /// Takes the caller's consent back, before the reveal.
  func withdrawConsent(
    _ request: WithdrawConsentRequest, context: ServerContext
  ) async throws -> WithdrawConsentResponse

  /// The caller's live consents.
  func listOwnConsents(
    _ request: ListOwnConsentsRequest, context: ServerContext
  ) async throws -> ListOwnConsentsResponse

  /// The other side's contact data, exactly as granted to the caller.
  func getGrant(
    _ request: GetGrantRequest, context: ServerContext
  ) async throws -> GetGrantResponse

  /// The grants that the caller holds and has given, without their contents.
  func listGrants(
    _ request: ListGrantsRequest, context: ServerContext
  ) async throws -> ListGrantsResponse

  /// The proof of a reveal, the same for both sides, or of the caller's own revocation. A side can fetch the
  /// receipt of a reveal as long as it holds the other side's grant; a copy verifies for ever.
  func getReceipt(
    _ request: GetReceiptRequest, context: ServerContext
  ) async throws -> GetReceiptResponse

  /// Stops what the caller granted; its holder is asked to delete.
  func revokeGrant(
    _ request: RevokeGrantRequest, context: ServerContext
  ) async throws -> RevokeGrantResponse

  /// Requests to delete what the caller has read, and has not yet said to have deleted.
  func listDeletionRequests(
    _ request: ListDeletionRequestsRequest, context: ServerContext
  ) async throws -> ListDeletionRequestsResponse

  /// Says that the caller has deleted what the other side had granted and asks to be deleted. The asker is told.
  func acknowledgeDeletion(
    _ request: AcknowledgeDeletionRequest, context: ServerContext
  ) async throws -> AcknowledgeDeletionResponse
}

/// What the schema says of each method of `ConsentService`.
public enum ConsentServiceMethods {
  /// What a consent would mean, and the hash to give it with.
  public static let getConsentNotice = MethodDescriptor(
    service: "handschlag.v1.ConsentService", name: "GetConsentNotice", kind: .unary,
    audience: .either, isIdempotent: true, isKeyed: false,
    isSealed: true, isAudited: false, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 65536,
    memoryBudget: 589824, priority: .consent,
    isOwnData: false)

  /// Consents to exactly what the notice says.
  public static let giveConsent = MethodDescriptor(
    service: "handschlag.v1.ConsentService", name: "GiveConsent", kind: .unary,
    audience: .either, isIdempotent: false, isKeyed: true,
    isSealed: true, isAudited: true, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 65536,
    memoryBudget: 589824, priority: .consent,
    isOwnData: false)

  /// Takes the caller's consent back, before the reveal.
  public static let withdrawConsent = MethodDescriptor(
    service: "handschlag.v1.ConsentService", name: "WithdrawConsent", kind: .unary,
    audience: .either, isIdempotent: false, isKeyed: true,
    isSealed: true, isAudited: false, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 65536,
    memoryBudget: 589824, priority: .consent,
    isOwnData: false)

  /// The caller's live consents.
  public static let listOwnConsents = MethodDescriptor(
    service: "handschlag.v1.ConsentService", name: "ListOwnConsents", kind: .unary,
    audience: .either, isIdempotent: true, isKeyed: false,
    isSealed: true, isAudited: false, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 65536,
    memoryBudget: 589824, priority: .consent,
    isOwnData: true)

  /// The other side's contact data, exactly as granted to the caller.
  public static let getGrant = MethodDescriptor(
    service: "handschlag.v1.ConsentService", name: "GetGrant", kind: .unary,
    audience: .either, isIdempotent: true, isKeyed: false,
    isSealed: true, isAudited: true, revealsContact: true,
    hasSecretReply: true, maxRequestBytes: 65536,
    memoryBudget: 589824, priority: .consent,
    isOwnData: false)

  /// The grants that the caller holds and has given, without their contents.
  public static let listGrants = MethodDescriptor(
    service: "handschlag.v1.ConsentService", name: "ListGrants", kind: .unary,
    audience: .either, isIdempotent: true, isKeyed: false,
    isSealed: true, isAudited: false, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 65536,
    memoryBudget: 589824, priority: .consent,
    isOwnData: true)

  /// The proof of a reveal, the same for both sides, or of the caller's own revocation. A side can fetch the
  /// receipt of a reveal as long as it holds the other side's grant; a copy verifies for ever.
  public static let getReceipt = MethodDescriptor(
    service: "handschlag.v1.ConsentService", name: "GetReceipt", kind: .unary,
    audience: .either, isIdempotent: true, isKeyed: false,
    isSealed: true, isAudited: false, revealsContact: false,
    hasSecretReply: true, maxRequestBytes: 65536,
    memoryBudget: 589824, priority: .usual,
    isOwnData: false)

  /// Stops what the caller granted; its holder is asked to delete.
  public static let revokeGrant = MethodDescriptor(
    service: "handschlag.v1.ConsentService", name: "RevokeGrant", kind: .unary,
    audience: .either, isIdempotent: false, isKeyed: true,
    isSealed: true, isAudited: true, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 65536,
    memoryBudget: 589824, priority: .consent,
    isOwnData: false)

  /// Requests to delete what the caller has read, and has not yet said to have deleted.
  public static let listDeletionRequests = MethodDescriptor(
    service: "handschlag.v1.ConsentService", name: "ListDeletionRequests", kind: .unary,
    audience: .account, isIdempotent: true, isKeyed: false,
    isSealed: true, isAudited: false, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 65536,
    memoryBudget: 589824, priority: .usual,
    isOwnData: false)

  /// Says that the caller has deleted what the other side had granted and asks to be deleted. The asker is told.
  public static let acknowledgeDeletion = MethodDescriptor(
    service: "handschlag.v1.ConsentService", name: "AcknowledgeDeletion", kind: .unary,
    audience: .account, isIdempotent: true, isKeyed: false,
    isSealed: true, isAudited: true, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 65536,
    memoryBudget: 589824, priority: .usual,
    isOwnData: false)

  /// All of them, in the order of the schema.
  public static var all: [MethodDescriptor] {
    [
      getConsentNotice,
      giveConsent,
      withdrawConsent,
      listOwnConsents,
      getGrant,
      listGrants,
      getReceipt,
      revokeGrant,
      listDeletionRequests,
      acknowledgeDeletion,
    ]
  }

  /// A value for each of them: what says something of every method does not compile while it leaves one
  /// out, or names one that is no more.
  package struct Each<Value: Sendable>: Sendable {
    private let values: [Value]

    /// The values, in the order of the schema.
    package init(
      getConsentNotice: Value,
      giveConsent: Value,
      withdrawConsent: Value,
      listOwnConsents: Value,
      getGrant: Value,
      listGrants: Value,
      getReceipt: Value,
      revokeGrant: Value,
      listDeletionRequests: Value,
      acknowledgeDeletion: Value
    ) {
      values = [
        getConsentNotice,
        giveConsent,
        withdrawConsent,
        listOwnConsents,
        getGrant,
        listGrants,
        getReceipt,
        revokeGrant,
        listDeletionRequests,
        acknowledgeDeletion,
      ]
    }

    /// Each method and its value.
    package var all: [(method: MethodDescriptor, value: Value)] {
      zip(ConsentServiceMethods.all, values).map { ($0, $1) }
    }
  }
}

extension ConsentService {
  /// What a router is given: one handler for each method.
  public var handlers: [RPCHandler] {
    [
      .unary(ConsentServiceMethods.getConsentNotice) { try await self.getConsentNotice($0, context: $1) },
      .unary(ConsentServiceMethods.giveConsent) { try await self.giveConsent($0, context: $1) },
      .unary(ConsentServiceMethods.withdrawConsent) { try await self.withdrawConsent($0, context: $1) },
      .unary(ConsentServiceMethods.listOwnConsents) { try await self.listOwnConsents($0, context: $1) },
      .unary(ConsentServiceMethods.getGrant) { try await self.getGrant($0, context: $1) },
      .unary(ConsentServiceMethods.listGrants) { try await self.listGrants($0, context: $1) },
      .unary(ConsentServiceMethods.getReceipt) { try await self.getReceipt($0, context: $1) },
      .unary(ConsentServiceMethods.revokeGrant) { try await self.revokeGrant($0, context: $1) },
      .unary(ConsentServiceMethods.listDeletionRequests) { try await self.listDeletionRequests($0, context: $1) },
      .unary(ConsentServiceMethods.acknowledgeDeletion) { try await self.acknowledgeDeletion($0, context: $1) },
    ]
  }
}

/// Calls `ConsentService`.
public struct ConsentServiceClient: Sendable {
  private let channel: any RPCChannel

  /// A client that calls over a channel.
  public init(channel: any RPCChannel) {
    self.channel = channel
  }

  /// What a consent would mean, and the hash to give it with.
  public func getConsentNotice(
    _ request: GetConsentNoticeRequest, options: CallOptions = .default
  ) async throws -> GetConsentNoticeResponse {
    try await channel.unary(ConsentServiceMethods.getConsentNotice, request, options: options)
  }

  /// Consents to exactly what the notice says.
  public func giveConsent(
    _ request: GiveConsentRequest, options: CallOptions = .default
  ) async throws -> GiveConsentResponse {
    try await channel.unary(ConsentServiceMethods.giveConsent, request, options: options)
  }

  /// Takes the caller's consent back, before the reveal.
  public func withdrawConsent(
    _ request: WithdrawConsentRequest, options: CallOptions = .default
  ) async throws -> WithdrawConsentResponse {
    try await channel.unary(ConsentServiceMethods.withdrawConsent, request, options: options)
  }

  /// The caller's live consents.
  public func listOwnConsents(
    _ request: ListOwnConsentsRequest, options: CallOptions = .default
  ) async throws -> ListOwnConsentsResponse {
    try await channel.unary(ConsentServiceMethods.listOwnConsents, request, options: options)
  }

  /// The other side's contact data, exactly as granted to the caller.
  public func getGrant(
    _ request: GetGrantRequest, options: CallOptions = .default
  ) async throws -> GetGrantResponse {
    try await channel.unary(ConsentServiceMethods.getGrant, request, options: options)
  }

  /// The grants that the caller holds and has given, without their contents.
  public func listGrants(
    _ request: ListGrantsRequest, options: CallOptions = .default
  ) async throws -> ListGrantsResponse {
    try await channel.unary(ConsentServiceMethods.listGrants, request, options: options)
  }

  /// The proof of a reveal, the same for both sides, or of the caller's own revocation. A side can fetch the
  /// receipt of a reveal as long as it holds the other side's grant; a copy verifies for ever.
  public func getReceipt(
    _ request: GetReceiptRequest, options: CallOptions = .default
  ) async throws -> GetReceiptResponse {
    try await channel.unary(ConsentServiceMethods.getReceipt, request, options: options)
  }

  /// Stops what the caller granted; its holder is asked to delete.
  public func revokeGrant(
    _ request: RevokeGrantRequest, options: CallOptions = .default
  ) async throws -> RevokeGrantResponse {
    try await channel.unary(ConsentServiceMethods.revokeGrant, request, options: options)
  }

  /// Requests to delete what the caller has read, and has not yet said to have deleted.
  public func listDeletionRequests(
    _ request: ListDeletionRequestsRequest, options: CallOptions = .default
  ) async throws -> ListDeletionRequestsResponse {
    try await channel.unary(ConsentServiceMethods.listDeletionRequests, request, options: options)
  }

  /// Says that the caller has deleted what the other side had granted and asks to be deleted. The asker is told.
  public func acknowledgeDeletion(
    _ request: AcknowledgeDeletionRequest, options: CallOptions = .default
  ) async throws -> AcknowledgeDeletionResponse {
    try await channel.unary(ConsentServiceMethods.acknowledgeDeletion, request, options: options)
  }
}
