// Generated from handschlag/v1/log.proto by protoc-gen-handschlag. Do not edit.
import HandschlagProtobuf
public import HandschlagRPC

/// A Merkle tree (RFC 6962) of 32-byte leaves, one for each reveal and each revocation and many that pad. A leaf
/// tells nothing of kind, time or party; leaves appear with a checkpoint, once an hour, sorted, and in numbers that
/// do not depend on how many are real. Everything here is public.
public protocol LogService: RPCService {
  /// The newest checkpoint, or that of a size.
  func getCheckpoint(
    _ request: GetCheckpointRequest, context: ServerContext
  ) async throws -> GetCheckpointResponse

  /// The hashes that lead from a leaf to the root.
  func getInclusionProof(
    _ request: GetInclusionProofRequest, context: ServerContext
  ) async throws -> GetInclusionProofResponse

  /// The hashes that show one tree to be the beginning of another.
  func getConsistencyProof(
    _ request: GetConsistencyProofRequest, context: ServerContext
  ) async throws -> GetConsistencyProofResponse

  /// Leaves, in their order.
  func listLeaves(
    _ request: ListLeavesRequest, context: ServerContext
  ) async throws -> ListLeavesResponse
}

/// What the schema says of each method of `LogService`.
public enum LogServiceMethods {
  /// The newest checkpoint, or that of a size.
  public static let getCheckpoint = MethodDescriptor(
    service: "handschlag.v1.LogService", name: "GetCheckpoint", kind: .unary,
    audience: .public, isIdempotent: true, isKeyed: false,
    isSealed: false, isAudited: false, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 1024,
    memoryBudget: 73728, priority: .usual,
    isOwnData: false)

  /// The hashes that lead from a leaf to the root.
  public static let getInclusionProof = MethodDescriptor(
    service: "handschlag.v1.LogService", name: "GetInclusionProof", kind: .unary,
    audience: .public, isIdempotent: true, isKeyed: false,
    isSealed: false, isAudited: false, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 1024,
    memoryBudget: 73728, priority: .usual,
    isOwnData: false)

  /// The hashes that show one tree to be the beginning of another.
  public static let getConsistencyProof = MethodDescriptor(
    service: "handschlag.v1.LogService", name: "GetConsistencyProof", kind: .unary,
    audience: .public, isIdempotent: true, isKeyed: false,
    isSealed: false, isAudited: false, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 1024,
    memoryBudget: 73728, priority: .usual,
    isOwnData: false)

  /// Leaves, in their order.
  public static let listLeaves = MethodDescriptor(
    service: "handschlag.v1.LogService", name: "ListLeaves", kind: .unary,
    audience: .public, isIdempotent: true, isKeyed: false,
    isSealed: false, isAudited: false, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 1024,
    memoryBudget: 73728, priority: .usual,
    isOwnData: false)

  /// All of them, in the order of the schema.
  public static var all: [MethodDescriptor] {
    [
      getCheckpoint,
      getInclusionProof,
      getConsistencyProof,
      listLeaves,
    ]
  }

  /// A value for each of them: what says something of every method does not compile while it leaves one
  /// out, or names one that is no more.
  package struct Each<Value: Sendable>: Sendable {
    private let values: [Value]

    /// The values, in the order of the schema.
    package init(
      getCheckpoint: Value,
      getInclusionProof: Value,
      getConsistencyProof: Value,
      listLeaves: Value
    ) {
      values = [
        getCheckpoint,
        getInclusionProof,
        getConsistencyProof,
        listLeaves,
      ]
    }

    /// Each method and its value.
    package var all: [(method: MethodDescriptor, value: Value)] {
      zip(LogServiceMethods.all, values).map { ($0, $1) }
    }
  }
}

extension LogService {
  /// What a router is given: one handler for each method.
  public var handlers: [RPCHandler] {
    [
      .unary(LogServiceMethods.getCheckpoint) { try await self.getCheckpoint($0, context: $1) },
      .unary(LogServiceMethods.getInclusionProof) { try await self.getInclusionProof($0, context: $1) },
      .unary(LogServiceMethods.getConsistencyProof) { try await self.getConsistencyProof($0, context: $1) },
      .unary(LogServiceMethods.listLeaves) { try await self.listLeaves($0, context: $1) },
    ]
  }
}

/// Calls `LogService`.
public struct LogServiceClient: Sendable {
  private let channel: any RPCChannel

  /// A client that calls over a channel.
  public init(channel: any RPCChannel) {
    self.channel = channel
  }

  /// The newest checkpoint, or that of a size.
  public func getCheckpoint(
    _ request: GetCheckpointRequest, options: CallOptions = .default
  ) async throws -> GetCheckpointResponse {
    try await channel.unary(LogServiceMethods.getCheckpoint, request, options: options)
  }

  /// The hashes that lead from a leaf to the root.
  public func getInclusionProof(
    _ request: GetInclusionProofRequest, options: CallOptions = .default
  ) async throws -> GetInclusionProofResponse {
    try await channel.unary(LogServiceMethods.getInclusionProof, request, options: options)
  }

  /// The hashes that show one tree to be the beginning of another.
  public func getConsistencyProof(
    _ request: GetConsistencyProofRequest, options: CallOptions = .default
  ) async throws -> GetConsistencyProofResponse {
    try await channel.unary(LogServiceMethods.getConsistencyProof, request, options: options)
  }

  /// Leaves, in their order.
  public func listLeaves(
    _ request: ListLeavesRequest, options: CallOptions = .default
  ) async throws -> ListLeavesResponse {
    try await channel.unary(LogServiceMethods.listLeaves, request, options: options)
  }
}
