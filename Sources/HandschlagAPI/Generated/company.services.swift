// Generated from handschlag/v1/company.proto by protoc-gen-handschlag. Do not edit.
import HandschlagProtobuf
public import HandschlagRPC

/// A company's own page, and what workers see of it before the reveal.
public protocol CompanyService: RPCService {
  /// Sets identity, attributes and least fields. A changed identity has to be verified anew.
  func putCompany(
    _ request: PutCompanyRequest, context: ServerContext
  ) async throws -> PutCompanyResponse

  /// The caller's own company.
  func getOwnCompany(
    _ request: GetOwnCompanyRequest, context: ServerContext
  ) async throws -> GetOwnCompanyResponse

  /// A company as the caller sees it.
  func getCompany(
    _ request: GetCompanyRequest, context: ServerContext
  ) async throws -> GetCompanyResponse
}

/// What the schema says of each method of `CompanyService`.
public enum CompanyServiceMethods {
  /// Sets identity, attributes and least fields. A changed identity has to be verified anew.
  public static let putCompany = MethodDescriptor(
    service: "handschlag.v1.CompanyService", name: "PutCompany", kind: .unary,
    audience: .company, isIdempotent: true, isKeyed: false,
    isSealed: false, isAudited: false, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 65536,
    memoryBudget: 589824, priority: .usual,
    isOwnData: false)

  /// The caller's own company.
  public static let getOwnCompany = MethodDescriptor(
    service: "handschlag.v1.CompanyService", name: "GetOwnCompany", kind: .unary,
    audience: .company, isIdempotent: true, isKeyed: false,
    isSealed: false, isAudited: false, revealsContact: true,
    hasSecretReply: true, maxRequestBytes: 65536,
    memoryBudget: 589824, priority: .usual,
    isOwnData: true)

  /// A company as the caller sees it.
  public static let getCompany = MethodDescriptor(
    service: "handschlag.v1.CompanyService", name: "GetCompany", kind: .unary,
    audience: .either, isIdempotent: true, isKeyed: false,
    isSealed: false, isAudited: false, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 65536,
    memoryBudget: 589824, priority: .usual,
    isOwnData: false)

  /// All of them, in the order of the schema.
  public static var all: [MethodDescriptor] {
    [
      putCompany,
      getOwnCompany,
      getCompany,
    ]
  }

  /// A value for each of them: what says something of every method does not compile while it leaves one
  /// out, or names one that is no more.
  package struct Each<Value: Sendable>: Sendable {
    private let values: [Value]

    /// The values, in the order of the schema.
    package init(
      putCompany: Value,
      getOwnCompany: Value,
      getCompany: Value
    ) {
      values = [
        putCompany,
        getOwnCompany,
        getCompany,
      ]
    }

    /// Each method and its value.
    package var all: [(method: MethodDescriptor, value: Value)] {
      zip(CompanyServiceMethods.all, values).map { ($0, $1) }
    }
  }
}

extension CompanyService {
  /// What a router is given: one handler for each method.
  public var handlers: [RPCHandler] {
    [
      .unary(CompanyServiceMethods.putCompany) { try await self.putCompany($0, context: $1) },
      .unary(CompanyServiceMethods.getOwnCompany) { try await self.getOwnCompany($0, context: $1) },
      .unary(CompanyServiceMethods.getCompany) { try await self.getCompany($0, context: $1) },
    ]
  }
}

/// Calls `CompanyService`.
public struct CompanyServiceClient: Sendable {
  private let channel: any RPCChannel

  /// A client that calls over a channel.
  public init(channel: any RPCChannel) {
    self.channel = channel
  }

  /// Sets identity, attributes and least fields. A changed identity has to be verified anew.
  public func putCompany(
    _ request: PutCompanyRequest, options: CallOptions = .default
  ) async throws -> PutCompanyResponse {
    try await channel.unary(CompanyServiceMethods.putCompany, request, options: options)
  }

  /// The caller's own company.
  public func getOwnCompany(
    _ request: GetOwnCompanyRequest, options: CallOptions = .default
  ) async throws -> GetOwnCompanyResponse {
    try await channel.unary(CompanyServiceMethods.getOwnCompany, request, options: options)
  }

  /// A company as the caller sees it.
  public func getCompany(
    _ request: GetCompanyRequest, options: CallOptions = .default
  ) async throws -> GetCompanyResponse {
    try await channel.unary(CompanyServiceMethods.getCompany, request, options: options)
  }
}
