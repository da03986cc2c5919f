// Generated from handschlag/v1/agreement.proto by protoc-gen-handschlag. Do not edit.
import HandschlagProtobuf
public import HandschlagRPC

/// Terms, proposed and countered until one revision is accepted.
public protocol AgreementService: RPCService {
  /// Proposes terms.
  func proposeTerms(
    _ request: ProposeTermsRequest, context: ServerContext
  ) async throws -> ProposeTermsResponse

  /// Answers the other side's terms with others.
  func counterTerms(
    _ request: CounterTermsRequest, context: ServerContext
  ) async throws -> CounterTermsResponse

  /// Accepts exactly the revision that the hash names.
  func acceptTerms(
    _ request: AcceptTermsRequest, context: ServerContext
  ) async throws -> AcceptTermsResponse

  /// Rejects that revision, and only it.
  func rejectTerms(
    _ request: RejectTermsRequest, context: ServerContext
  ) async throws -> RejectTermsResponse

  /// All revisions, and what was agreed.
  func getAgreement(
    _ request: GetAgreementRequest, context: ServerContext
  ) async throws -> GetAgreementResponse
}

/// What the schema says of each method of `AgreementService`.
public enum AgreementServiceMethods {
  /// Proposes terms.
  public static let proposeTerms = MethodDescriptor(
    service: "handschlag.v1.AgreementService", name: "ProposeTerms", kind: .unary,
    audience: .either, isIdempotent: false, isKeyed: true,
    isSealed: false, isAudited: false, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 65536,
    memoryBudget: 589824, priority: .usual,
    isOwnData: false)

  /// Answers the other side's terms with others.
  public static let counterTerms = MethodDescriptor(
    service: "handschlag.v1.AgreementService", name: "CounterTerms", kind: .unary,
    audience: .either, isIdempotent: false, isKeyed: true,
    isSealed: false, isAudited: false, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 65536,
    memoryBudget: 589824, priority: .usual,
    isOwnData: false)

  /// Accepts exactly the revision that the hash names.
  public static let acceptTerms = MethodDescriptor(
    service: "handschlag.v1.AgreementService", name: "AcceptTerms", kind: .unary,
    audience: .either, isIdempotent: true, isKeyed: false,
    isSealed: false, isAudited: true, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 65536,
    memoryBudget: 589824, priority: .usual,
    isOwnData: false)

  /// Rejects that revision, and only it.
  public static let rejectTerms = MethodDescriptor(
    service: "handschlag.v1.AgreementService", name: "RejectTerms", kind: .unary,
    audience: .either, isIdempotent: true, isKeyed: false,
    isSealed: false, isAudited: false, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 65536,
    memoryBudget: 589824, priority: .usual,
    isOwnData: false)

  /// All revisions, and what was agreed.
  public static let getAgreement = MethodDescriptor(
    service: "handschlag.v1.AgreementService", name: "GetAgreement", kind: .unary,
    audience: .either, isIdempotent: true, isKeyed: false,
    isSealed: false, isAudited: false, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 65536,
    memoryBudget: 589824, priority: .usual,
    isOwnData: true)

  /// All of them, in the order of the schema.
  public static var all: [MethodDescriptor] {
    [
      proposeTerms,
      counterTerms,
      acceptTerms,
      rejectTerms,
      getAgreement,
    ]
  }

  /// A value for each of them: what says something of every method does not compile while it leaves one
  /// out, or names one that is no more.
  package struct Each<Value: Sendable>: Sendable {
    private let values: [Value]

    /// The values, in the order of the schema.
    package init(
      proposeTerms: Value,
      counterTerms: Value,
      acceptTerms: Value,
      rejectTerms: Value,
      getAgreement: Value
    ) {
      values = [
        proposeTerms,
        counterTerms,
        acceptTerms,
        rejectTerms,
        getAgreement,
      ]
    }

    /// Each method and its value.
    package var all: [(method: MethodDescriptor, value: Value)] {
      zip(AgreementServiceMethods.all, values).map { ($0, $1) }
    }
  }
}

extension AgreementService {
  /// What a router is given: one handler for each method.
  public var handlers: [RPCHandler] {
    [
      .unary(AgreementServiceMethods.proposeTerms) { try await self.proposeTerms($0, context: $1) },
      .unary(AgreementServiceMethods.counterTerms) { try await self.counterTerms($0, context: $1) },
      .unary(AgreementServiceMethods.acceptTerms) { try await self.acceptTerms($0, context: $1) },
      .unary(AgreementServiceMethods.rejectTerms) { try await self.rejectTerms($0, context: $1) },
      .unary(AgreementServiceMethods.getAgreement) { try await self.getAgreement($0, context: $1) },
    ]
  }
}

/// Calls `AgreementService`.
public struct AgreementServiceClient: Sendable {
  private let channel: any RPCChannel

  /// A client that calls over a channel.
  public init(channel: any RPCChannel) {
    self.channel = channel
  }

  /// Proposes terms.
  public func proposeTerms(
    _ request: ProposeTermsRequest, options: CallOptions = .default
  ) async throws -> ProposeTermsResponse {
    try await channel.unary(AgreementServiceMethods.proposeTerms, request, options: options)
  }

  /// Answers the other side's terms with others.
  public func counterTerms(
    _ request: CounterTermsRequest, options: CallOptions = .default
  ) async throws -> CounterTermsResponse {
    try await channel.unary(AgreementServiceMethods.counterTerms, request, options: options)
  }

  /// Accepts exactly the revision that the hash names.
  public func acceptTerms(
    _ request: AcceptTermsRequest, options: CallOptions = .default
  ) async throws -> AcceptTermsResponse {
    try await channel.unary(AgreementServiceMethods.acceptTerms, request, options: options)
  }

  /// Rejects that revision, and only it.
  public func rejectTerms(
    _ request: RejectTermsRequest, options: CallOptions = .default
  ) async throws -> RejectTermsResponse {
    try await channel.unary(AgreementServiceMethods.rejectTerms, request, options: options)
  }

  /// All revisions, and what was agreed.
  public func getAgreement(
    _ request: GetAgreementRequest, options: CallOptions = .default
  ) async throws -> GetAgreementResponse {
    try await channel.unary(AgreementServiceMethods.getAgreement, request, options: options)
  }
}
