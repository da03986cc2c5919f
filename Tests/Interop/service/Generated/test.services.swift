// Generated from grpc/testing/test.proto by protoc-gen-handschlag. Do not edit.
import HandschlagProtobuf
package import HandschlagRPC

/// What every interoperability client calls.
package protocol TestService: RPCService {
  /// Answers with nothing.
  func emptyCall(
    _ request: Empty, context: ServerContext
  ) async throws -> Empty

  /// Answers with a payload of the size asked for.
  func unaryCall(
    _ request: SimpleRequest, context: ServerContext
  ) async throws -> SimpleResponse

  /// Answers with a stream of payloads of the sizes asked for.
  func streamingOutputCall(
    _ request: StreamingOutputCallRequest, context: ServerContext,
    responses: ResponseWriter<StreamingOutputCallResponse>
  ) async throws

  /// Answers with the sum of the sizes of all payloads.
  func streamingInputCall(
    _ requests: RequestStream<StreamingInputCallRequest>, context: ServerContext
  ) async throws -> StreamingInputCallResponse

  /// Answers each request with payloads of the sizes that it asks for, at once.
  func fullDuplexCall(
    _ requests: RequestStream<StreamingOutputCallRequest>, context: ServerContext,
    responses: ResponseWriter<StreamingOutputCallResponse>
  ) async throws

  /// The same, once the last request has come.
  func halfDuplexCall(
    _ requests: RequestStream<StreamingOutputCallRequest>, context: ServerContext,
    responses: ResponseWriter<StreamingOutputCallResponse>
  ) async throws

  /// Known to the schema, and not implemented.
  func unimplementedCall(
    _ request: Empty, context: ServerContext
  ) async throws -> Empty
}

/// What the schema says of each method of `TestService`.
package enum TestServiceMethods {
  /// Answers with nothing.
  package static let emptyCall = MethodDescriptor(
    service: "grpc.testing.TestService", name: "EmptyCall", kind: .unary,
    audience: .public, isIdempotent: false, isKeyed: false,
    isSealed: false, isAudited: false, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 65536,
    memoryBudget: 589824, priority: .usual,
    isOwnData: false)

  /// Answers with a payload of the size asked for.
  package static let unaryCall = MethodDescriptor(
    service: "grpc.testing.TestService", name: "UnaryCall", kind: .unary,
    audience: .public, isIdempotent: false, isKeyed: false,
    isSealed: false, isAudited: false, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 4194304,
    memoryBudget: 33619968, priority: .usual,
    isOwnData: false)

  /// Answers with a stream of payloads of the sizes asked for.
  package static let streamingOutputCall = MethodDescriptor(
    service: "grpc.testing.TestService", name: "StreamingOutputCall", kind: .serverStreaming,
    audience: .public, isIdempotent: false, isKeyed: false,
    isSealed: false, isAudited: false, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 4194304,
    memoryBudget: 33619968, priority: .usual,
    isOwnData: false)

  /// Answers with the sum of the sizes of all payloads.
  package static let streamingInputCall = MethodDescriptor(
    service: "grpc.testing.TestService", name: "StreamingInputCall", kind: .clientStreaming,
    audience: .public, isIdempotent: false, isKeyed: false,
    isSealed: false, isAudited: false, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 4194304,
    memoryBudget: 33619968, priority: .usual,
    isOwnData: false)

  /// Answers each request with payloads of the sizes that it asks for, at once.
  package static let fullDuplexCall = MethodDescriptor(
    service: "grpc.testing.TestService", name: "FullDuplexCall", kind: .bidirectional,
    audience: .public, isIdempotent: false, isKeyed: false,
    isSealed: false, isAudited: false, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 4194304,
    memoryBudget: 33619968, priority: .usual,
    isOwnData: false)

  /// The same, once the last request has come.
  package static let halfDuplexCall = MethodDescriptor(
    service: "grpc.testing.TestService", name: "HalfDuplexCall", kind: .bidirectional,
    audience: .public, isIdempotent: false, isKeyed: false,
    isSealed: false, isAudited: false, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 4194304,
    memoryBudget: 33619968, priority: .usual,
    isOwnData: false)

  /// Known to the schema, and not implemented.
  package static let unimplementedCall = MethodDescriptor(
    service: "grpc.testing.TestService", name: "UnimplementedCall", kind: .unary,
    audience: .public, isIdempotent: false, isKeyed: false,
    isSealed: false, isAudited: false, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 65536,
    memoryBudget: 589824, priority: .usual,
    isOwnData: false)

  /// All of them, in the order of the schema.
  package static var all: [MethodDescriptor] {
    [
      emptyCall,
      unaryCall,
      streamingOutputCall,
      streamingInputCall,
      fullDuplexCall,
      halfDuplexCall,
      unimplementedCall,
    ]
  }

  /// A value for each of them: what says something of every method does not compile while it leaves one
  /// out, or names one that is no more.
  package struct Each<Value: Sendable>: Sendable {
    private let values: [Value]

    /// The values, in the order of the schema.
    package init(
      emptyCall: Value,
      unaryCall: Value,
      streamingOutputCall: Value,
      streamingInputCall: Value,
      fullDuplexCall: Value,
      halfDuplexCall: Value,
      unimplementedCall: Value
    ) {
      values = [
        emptyCall,
        unaryCall,
        streamingOutputCall,
        streamingInputCall,
        fullDuplexCall,
        halfDuplexCall,
        unimplementedCall,
      ]
    }

    /// Each method and its value.
    package var all: [(method: MethodDescriptor, value: Value)] {
      zip(TestServiceMethods.all, values).map { ($0, $1) }
    }
  }
}

extension TestService {
  /// What a router is given: one handler for each method.
  package var handlers: [RPCHandler] {
    [
      .unary(TestServiceMethods.emptyCall) { try await self.emptyCall($0, context: $1) },
      .unary(TestServiceMethods.unaryCall) { try await self.unaryCall($0, context: $1) },
      .serverStreaming(TestServiceMethods.streamingOutputCall) { try await self.streamingOutputCall($0, context: $1, responses: $2) },
      .clientStreaming(TestServiceMethods.streamingInputCall) { try await self.streamingInputCall($0, context: $1) },
      .bidirectional(TestServiceMethods.fullDuplexCall) { try await self.fullDuplexCall($0, context: $1, responses: $2) },
      .bidirectional(TestServiceMethods.halfDuplexCall) { try await self.halfDuplexCall($0, context: $1, responses: $2) },
      .unary(TestServiceMethods.unimplementedCall) { try await self.unimplementedCall($0, context: $1) },
    ]
  }
}

/// Calls `TestService`.
package struct TestServiceClient: Sendable {
  private let channel: any RPCChannel

  /// A client that calls over a channel.
  package init(channel: any RPCChannel) {
    self.channel = channel
  }

  /// Answers with nothing.
  package func emptyCall(
    _ request: Empty, options: CallOptions = .default
  ) async throws -> Empty {
    try await channel.unary(TestServiceMethods.emptyCall, request, options: options)
  }

  /// Answers with a payload of the size asked for.
  package func unaryCall(
    _ request: SimpleRequest, options: CallOptions = .default
  ) async throws -> SimpleResponse {
    try await channel.unary(TestServiceMethods.unaryCall, request, options: options)
  }

  /// Answers with a stream of payloads of the sizes asked for.
  package func streamingOutputCall(
    _ request: StreamingOutputCallRequest, options: CallOptions = .default
  ) async throws -> ResponseStream<StreamingOutputCallResponse> {
    try await channel.serverStreaming(TestServiceMethods.streamingOutputCall, request, options: options)
  }

  /// Answers with the sum of the sizes of all payloads.
  package func streamingInputCall(
    options: CallOptions = .default,
    writing: @escaping @Sendable (RequestWriter<StreamingInputCallRequest>) async throws -> Void
  ) async throws -> StreamingInputCallResponse {
    let response: UnaryResponse<StreamingInputCallResponse> = try await channel.clientStreaming(
      TestServiceMethods.streamingInputCall, options: options, writing: writing)
    return response.message
  }

  /// Answers each request with payloads of the sizes that it asks for, at once.
  package func fullDuplexCall(
    options: CallOptions = .default
  ) async throws -> BidirectionalCall<StreamingOutputCallRequest, StreamingOutputCallResponse> {
    try await channel.bidirectional(TestServiceMethods.fullDuplexCall, options: options)
  }

  /// The same, once the last request has come.
  package func halfDuplexCall(
    options: CallOptions = .default
  ) async throws -> BidirectionalCall<StreamingOutputCallRequest, StreamingOutputCallResponse> {
    try await channel.bidirectional(TestServiceMethods.halfDuplexCall, options: options)
  }

  /// Known to the schema, and not implemented.
  package func unimplementedCall(
    _ request: Empty, options: CallOptions = .default
  ) async throws -> Empty {
    try await channel.unary(TestServiceMethods.unimplementedCall, request, options: options)
  }
}
