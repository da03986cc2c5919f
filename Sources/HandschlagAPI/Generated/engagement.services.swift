// Generated from handschlag/v1/engagement.proto by protoc-gen-handschlag. Do not edit.
import HandschlagProtobuf
public import HandschlagRPC

/// Both sides' conversation. Each side sees a view of its own and never what the other has decided.
public protocol EngagementService: RPCService {
  /// A worker applies to a project.
  func apply(
    _ request: ApplyRequest, context: ServerContext
  ) async throws -> ApplyResponse

  /// A company asks a worker, about a project or in general.
  func inquire(
    _ request: InquireRequest, context: ServerContext
  ) async throws -> InquireResponse

  /// Takes the caller's application back; the company sees the engagement end.
  func withdrawApplication(
    _ request: WithdrawApplicationRequest, context: ServerContext
  ) async throws -> WithdrawApplicationResponse

  /// Takes the caller's inquiry back; the worker sees the engagement end.
  func withdrawInquiry(
    _ request: WithdrawInquiryRequest, context: ServerContext
  ) async throws -> WithdrawInquiryResponse

  /// Asks for more time. The end moves, once, if the other side asks as well; neither sees the other's wish.
  func askExtension(
    _ request: AskExtensionRequest, context: ServerContext
  ) async throws -> AskExtensionResponse

  /// Ends the engagement for the caller. The other side is told only if the caller says so.
  func decline(
    _ request: DeclineRequest, context: ServerContext
  ) async throws -> DeclineResponse

  /// The caller's engagements, latest first.
  func listEngagements(
    _ request: ListEngagementsRequest, context: ServerContext
  ) async throws -> ListEngagementsResponse

  /// One engagement, in the caller's view.
  func getEngagement(
    _ request: GetEngagementRequest, context: ServerContext
  ) async throws -> GetEngagementResponse

  /// Writes to the other side.
  func sendMessage(
    _ request: SendMessageRequest, context: ServerContext
  ) async throws -> SendMessageResponse

  /// The conversation in the caller's view, oldest first.
  func listMessages(
    _ request: ListMessagesRequest, context: ServerContext
  ) async throws -> ListMessagesResponse

  /// What happens in the caller's views, from a cursor on: at least once, in order.
  func watchEngagements(
    _ request: WatchEngagementsRequest, context: ServerContext,
    responses: ResponseWriter<WatchEngagementsResponse>
  ) async throws

  /// Reports an engagement to the operator.
  func reportEngagement(
    _ request: ReportEngagementRequest, context: ServerContext
  ) async throws -> ReportEngagementResponse
}

/// What the schema says of each method of `EngagementService`.
public enum EngagementServiceMethods {
  /// A worker applies to a project.
  public static let apply = MethodDescriptor(
    service: "handschlag.v1.EngagementService", name: "Apply", kind: .unary,
    audience: .worker, isIdempotent: false, isKeyed: true,
    isSealed: false, isAudited: false, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 65536,
    memoryBudget: 589824, priority: .usual,
    isOwnData: false)

  /// A company asks a worker, about a project or in general.
  public static let inquire = MethodDescriptor(
    service: "handschlag.v1.EngagementService", name: "Inquire", kind: .unary,
    audience: .company, isIdempotent: false, isKeyed: true,
    isSealed: false, isAudited: false, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 65536,
    memoryBudget: 589824, priority: .usual,
    isOwnData: false)

  /// Takes the caller's application back; the company sees the engagement end.
  public static let withdrawApplication = MethodDescriptor(
    service: "handschlag.v1.EngagementService", name: "WithdrawApplication", kind: .unary,
    audience: .worker, isIdempotent: false, isKeyed: true,
    isSealed: false, isAudited: false, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 65536,
    memoryBudget: 589824, priority: .usual,
    isOwnData: false)

  /// Takes the caller's inquiry back; the worker sees the engagement end.
  public static let withdrawInquiry = MethodDescriptor(
    service: "handschlag.v1.EngagementService", name: "WithdrawInquiry", kind: .unary,
    audience: .company, isIdempotent: false, isKeyed: true,
    isSealed: false, isAudited: false, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 65536,
    memoryBudget: 589824, priority: .usual,
    isOwnData: false)

  /// Asks for more time. The end moves, once, if the other side asks as well; neither sees the other's wish.
  public static let askExtension = MethodDescriptor(
    service: "handschlag.v1.EngagementService", name: "AskExtension", kind: .unary,
    audience: .either, isIdempotent: true, isKeyed: false,
    isSealed: true, isAudited: false, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 65536,
    memoryBudget: 589824, priority: .usual,
    isOwnData: false)

  /// Ends the engagement for the caller. The other side is told only if the caller says so.
  public static let decline = MethodDescriptor(
    service: "handschlag.v1.EngagementService", name: "Decline", kind: .unary,
    audience: .either, isIdempotent: false, isKeyed: true,
    isSealed: true, isAudited: false, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 65536,
    memoryBudget: 589824, priority: .usual,
    isOwnData: false)

  /// The caller's engagements, latest first.
  public static let listEngagements = MethodDescriptor(
    service: "handschlag.v1.EngagementService", name: "ListEngagements", kind: .unary,
    audience: .either, isIdempotent: true, isKeyed: false,
    isSealed: false, isAudited: false, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 65536,
    memoryBudget: 589824, priority: .usual,
    isOwnData: true)

  /// One engagement, in the caller's view.
  public static let getEngagement = MethodDescriptor(
    service: "handschlag.v1.EngagementService", name: "GetEngagement", kind: .unary,
    audience: .either, isIdempotent: true, isKeyed: false,
    isSealed: false, isAudited: false, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 65536,
    memoryBudget: 589824, priority: .usual,
    isOwnData: true)

  /// Writes to the other side.
  public static let sendMessage = MethodDescriptor(
    service: "handschlag.v1.EngagementService", name: "SendMessage", kind: .unary,
    audience: .either, isIdempotent: false, isKeyed: true,
    isSealed: false, isAudited: false, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 65536,
    memoryBudget: 589824, priority: .usual,
    isOwnData: false)

  /// The conversation in the caller's view, oldest first.
  public static let listMessages = MethodDescriptor(
    service: "handschlag.v1.EngagementService", name: "ListMessages", kind: .unary,
    audience: .either, isIdempotent: true, isKeyed: false,
    isSealed: false, isAudited: false, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 65536,
    memoryBudget: 589824, priority: .usual,
    isOwnData: true)

  /// What happens in the caller's views, from a cursor on: at least once, in order.
  public static let watchEngagements = MethodDescriptor(
    service: "handschlag.v1.EngagementService", name: "WatchEngagements", kind: .serverStreaming,
    audience: .either, isIdempotent: true, isKeyed: false,
    isSealed: false, isAudited: false, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 65536,
    memoryBudget: 589824, priority: .usual,
    isOwnData: true)

  /// Reports an engagement to the operator.
  public static let reportEngagement = MethodDescriptor(
    service: "handschlag.v1.EngagementService", name: "ReportEngagement", kind: .unary,
    audience: .either, isIdempotent: false, isKeyed: true,
    isSealed: true, isAudited: true, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 65536,
    memoryBudget: 589824, priority: .usual,
    isOwnData: false)

  /// All of them, in the order of the schema.
  public static var all: [MethodDescriptor] {
    [
      apply,
      inquire,
      withdrawApplication,
      withdrawInquiry,
      askExtension,
      decline,
      listEngagements,
      getEngagement,
      sendMessage,
      listMessages,
      watchEngagements,
      reportEngagement,
    ]
  }

  /// A value for each of them: what says something of every method does not compile while it leaves one
  /// out, or names one that is no more.
  package struct Each<Value: Sendable>: Sendable {
    private let values: [Value]

    /// The values, in the order of the schema.
    package init(
      apply: Value,
      inquire: Value,
      withdrawApplication: Value,
      withdrawInquiry: Value,
      askExtension: Value,
      decline: Value,
      listEngagements: Value,
      getEngagement: Value,
      sendMessage: Value,
      listMessages: Value,
      watchEngagements: Value,
      reportEngagement: Value
    ) {
      values = [
        apply,
        inquire,
        withdrawApplication,
        withdrawInquiry,
        askExtension,
        decline,
        listEngagements,
        getEngagement,
        sendMessage,
        listMessages,
        watchEngagements,
        reportEngagement,
      ]
    }

    /// Each method and its value.
    package var all: [(method: MethodDescriptor, value: Value)] {
      zip(EngagementServiceMethods.all, values).map { ($0, $1) }
    }
  }
}

extension EngagementService {
  /// What a router is given: one handler for each method.
  public var handlers: [RPCHandler] {
    [
      .unary(EngagementServiceMethods.apply) { try await self.apply($0, context: $1) },
      .unary(EngagementServiceMethods.inquire) { try await self.inquire($0, context: $1) },
      .unary(EngagementServiceMethods.withdrawApplication) { try await self.withdrawApplication($0, context: $1) },
      .unary(EngagementServiceMethods.withdrawInquiry) { try await self.withdrawInquiry($0, context: $1) },
      .unary(EngagementServiceMethods.askExtension) { try await self.askExtension($0, context: $1) },
      .unary(EngagementServiceMethods.decline) { try await self.decline($0, context: $1) },
      .unary(EngagementServiceMethods.listEngagements) { try await self.listEngagements($0, context: $1) },
      .unary(EngagementServiceMethods.getEngagement) { try await self.getEngagement($0, context: $1) },
      .unary(EngagementServiceMethods.sendMessage) { try await self.sendMessage($0, context: $1) },
      .unary(EngagementServiceMethods.listMessages) { try await self.listMessages($0, context: $1) },
      .serverStreaming(EngagementServiceMethods.watchEngagements) { try await self.watchEngagements($0, context: $1, responses: $2) },
      .unary(EngagementServiceMethods.reportEngagement) { try await self.reportEngagement($0, context: $1) },
    ]
  }
}

/// Calls `EngagementService`.
public struct EngagementServiceClient: Sendable {
  private let channel: any RPCChannel

  /// A client that calls over a channel.
  public init(channel: any RPCChannel) {
    self.channel = channel
  }

  /// A worker applies to a project.
  public func apply(
    _ request: ApplyRequest, options: CallOptions = .default
  ) async throws -> ApplyResponse {
    try await channel.unary(EngagementServiceMethods.apply, request, options: options)
  }

  /// A company asks a worker, about a project or in general.
  public func inquire(
    _ request: InquireRequest, options: CallOptions = .default
  ) async throws -> InquireResponse {
    try await channel.unary(EngagementServiceMethods.inquire, request, options: options)
  }

  /// Takes the caller's application back; the company sees the engagement end.
  public func withdrawApplication(
    _ request: WithdrawApplicationRequest, options: CallOptions = .default
  ) async throws -> WithdrawApplicationResponse {
    try await channel.unary(EngagementServiceMethods.withdrawApplication, request, options: options)
  }

  /// Takes the caller's inquiry back; the worker sees the engagement end.
  public func withdrawInquiry(
    _ request: WithdrawInquiryRequest, options: CallOptions = .default
  ) async throws -> WithdrawInquiryResponse {
    try await channel.unary(EngagementServiceMethods.withdrawInquiry, request, options: options)
  }

  /// Asks for more time. The end moves, once, if the other side asks as well; neither sees the other's wish.
  public func askExtension(
    _ request: AskExtensionRequest, options: CallOptions = .default
  ) async throws -> AskExtensionResponse {
    try await channel.unary(EngagementServiceMethods.askExtension, request, options: options)
  }

  /// Ends the engagement for the caller. The other side is told only if the caller says so.
  public func decline(
    _ request: DeclineRequest, options: CallOptions = .default
  ) async throws -> DeclineResponse {
    try await channel.unary(EngagementServiceMethods.decline, request, options: options)
  }

  /// The caller's engagements, latest first.
  public func listEngagements(
    _ request: ListEngagementsRequest, options: CallOptions = .default
  ) async throws -> ListEngagementsResponse {
    try await channel.unary(EngagementServiceMethods.listEngagements, request, options: options)
  }

  /// One engagement, in the caller's view.
  public func getEngagement(
    _ request: GetEngagementRequest, options: CallOptions = .default
  ) async throws -> GetEngagementResponse {
    try await channel.unary(EngagementServiceMethods.getEngagement, request, options: options)
  }

  /// Writes to the other side.
  public func sendMessage(
    _ request: SendMessageRequest, options: CallOptions = .default
  ) async throws -> SendMessageResponse {
    try await channel.unary(EngagementServiceMethods.sendMessage, request, options: options)
  }

  /// The conversation in the caller's view, oldest first.
  public func listMessages(
    _ request: ListMessagesRequest, options: CallOptions = .default
  ) async throws -> ListMessagesResponse {
    try await channel.unary(EngagementServiceMethods.listMessages, request, options: options)
  }

  /// What happens in the caller's views, from a cursor on: at least once, in order.
  public func watchEngagements(
    _ request: WatchEngagementsRequest, options: CallOptions = .default
  ) async throws -> ResponseStream<WatchEngagementsResponse> {
    try await channel.serverStreaming(EngagementServiceMethods.watchEngagements, request, options: options)
  }

  /// Reports an engagement to the operator.
  public func reportEngagement(
    _ request: ReportEngagementRequest, options: CallOptions = .default
  ) async throws -> ReportEngagementResponse {
    try await channel.unary(EngagementServiceMethods.reportEngagement, request, options: options)
  }
}
