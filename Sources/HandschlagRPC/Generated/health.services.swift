// Generated from grpc/health/v1/health.proto by protoc-gen-handschlag. Do not edit.
import HandschlagProtobuf

/// Answers without a token, however busy the server is.
package protocol WireHealth: RPCService {
  /// The status now. NOT_FOUND where the service is not known.
  func check(
    _ request: WireHealthCheckRequest, context: ServerContext
  ) async throws -> WireHealthCheckResponse

  /// The status now of the server and of each service that is known.
  func list(
    _ request: WireHealthListRequest, context: ServerContext
  ) async throws -> WireHealthListResponse

  /// The status now, and again whenever it changes. Ends with UNAVAILABLE when the server goes away.
  func watch(
    _ request: WireHealthCheckRequest, context: ServerContext,
    responses: ResponseWriter<WireHealthCheckResponse>
  ) async throws
}

/// What the schema says of each method of `Health`.
package enum WireHealthMethods {
  /// The status now. NOT_FOUND where the service is not known.
  package static let check = MethodDescriptor(
    service: "grpc.health.v1.Health", name: "Check", kind: .unary,
    audience: .public, isIdempotent: false, isKeyed: false,
    isSealed: false, isAudited: false, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 65536,
    memoryBudget: 589824, priority: .operation,
    isOwnData: false)

  /// The status now of the server and of each service that is known.
  package static let list = MethodDescriptor(
    service: "grpc.health.v1.Health", name: "List", kind: .unary,
    audience: .public, isIdempotent: false, isKeyed: false,
    isSealed: false, isAudited: false, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 65536,
    memoryBudget: 589824, priority: .operation,
    isOwnData: false)

  /// The status now, and again whenever it changes. Ends with UNAVAILABLE when the server goes away.
  package static let watch = MethodDescriptor(
    service: "grpc.health.v1.Health", name: "Watch", kind: .serverStreaming,
    audience: .public, isIdempotent: false, isKeyed: false,
    isSealed: false, isAudited: false, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 65536,
    memoryBudget: 589824, priority: .operation,
    isOwnData: false)

  /// All of them, in the order of the schema.
  package static var all: [MethodDescriptor] {
    [
      check,
      list,
      watch,
    ]
  }

  /// A value for each of them: what says something of every method does not compile while it leaves one
  /// out, or names one that is no more.
  package struct Each<Value: Sendable>: Sendable {
    private let values: [Value]

    /// The values, in the order of the schema.
    package init(
      check: Value,
      list: Value,
      watch: Value
    ) {
      values = [
        check,
        list,
        watch,
      ]
    }

    /// Each method and its value.
    package var all: [(method: MethodDescriptor, value: Value)] {
      zip(WireHealthMethods.all, values).map { ($0, $1) }
    }
  }
}

extension WireHealth {
  /// What a router is given: one handler for each method.
  package var handlers: [RPCHandler] {
    [
      .unary(WireHealthMethods.check) { try await self.check($0, context: $1) },
      .unary(WireHealthMethods.list) { try await self.list($0, context: $1) },
      .serverStreaming(WireHealthMethods.watch) { try await self.watch($0, context: $1, responses: $2) },
    ]
  }
}

/// Calls `Health`.
package struct WireHealthClient: Sendable {
  private let channel: any RPCChannel

  /// A client that calls over a channel.
  package init(channel: any RPCChannel) {
    self.channel = channel
  }

  /// The status now. NOT_FOUND where the service is not known.
  package func check(
    _ request: WireHealthCheckRequest, options: CallOptions = .default
  ) async throws -> WireHealthCheckResponse {
    try await channel.unary(WireHealthMethods.check, request, options: options)
  }

  /// The status now of the server and of each service that is known.
  package func list(
    _ request: WireHealthListRequest, options: CallOptions = .default
  ) async throws -> WireHealthListResponse {
    try await channel.unary(WireHealthMethods.list, request, options: options)
  }

  /// The status now, and again whenever it changes. Ends with UNAVAILABLE when the server goes away.
  package func watch(
    _ request: WireHealthCheckRequest, options: CallOptions = .default
  ) async throws -> ResponseStream<WireHealthCheckResponse> {
    try await channel.serverStreaming(WireHealthMethods.watch, request, options: options)
  }
}
