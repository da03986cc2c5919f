// Generated from grpc/reflection/v1/reflection.proto by protoc-gen-handschlag. Do not edit.
import HandschlagProtobuf

/// Lets tools list, describe and call services without the schema at hand.
package protocol WireServerReflection: RPCService {
  /// Answers each question in turn.
  func serverReflectionInfo(
    _ requests: RequestStream<WireServerReflectionRequest>, context: ServerContext,
    responses: ResponseWriter<WireServerReflectionResponse>
  ) async throws
}

/// What the schema says of each method of `ServerReflection`.
package enum WireServerReflectionMethods {
  /// Answers each question in turn.
  package static let serverReflectionInfo = MethodDescriptor(
    service: "grpc.reflection.v1.ServerReflection", name: "ServerReflectionInfo", kind: .bidirectional,
    audience: .public, isIdempotent: false, isKeyed: false,
    isSealed: false, isAudited: false, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 65536,
    memoryBudget: 589824, priority: .operation,
    isOwnData: false)

  /// All of them, in the order of the schema.
  package static var all: [MethodDescriptor] {
    [
      serverReflectionInfo,
    ]
  }

  /// A value for each of them: what says something of every method does not compile while it leaves one
  /// out, or names one that is no more.
  package struct Each<Value: Sendable>: Sendable {
    private let values: [Value]

    /// The values, in the order of the schema.
    package init(
      serverReflectionInfo: Value
    ) {
      values = [
        serverReflectionInfo,
      ]
    }

    /// Each method and its value.
    package var all: [(method: MethodDescriptor, value: Value)] {
      zip(WireServerReflectionMethods.all, values).map { ($0, $1) }
    }
  }
}

extension WireServerReflection {
  /// What a router is given: one handler for each method.
  package var handlers: [RPCHandler] {
    [
      .bidirectional(WireServerReflectionMethods.serverReflectionInfo) { try await self.serverReflectionInfo($0, context: $1, responses: $2) },
    ]
  }
}

/// Calls `ServerReflection`.
package struct WireServerReflectionClient: Sendable {
  private let channel: any RPCChannel

  /// A client that calls over a channel.
  package init(channel: any RPCChannel) {
    self.channel = channel
  }

  /// Answers each question in turn.
  package func serverReflectionInfo(
    options: CallOptions = .default
  ) async throws -> BidirectionalCall<WireServerReflectionRequest, WireServerReflectionResponse> {
    try await channel.bidirectional(WireServerReflectionMethods.serverReflectionInfo, options: options)
  }
}
