// Generated from handschlag/wire/v1/connection.proto by protoc-gen-handschlag. Do not edit.
import HandschlagProtobuf

/// Concerns the connection that it is called on. A server without extensions answers UNIMPLEMENTED, and the
/// client goes on without.
package protocol WireConnection: RPCService {
  /// Offers extensions; what the server accepts holds from its response on, in both directions.
  ///
  /// To be called as the first call of a connection and once: FAILED_PRECONDITION otherwise.
  func negotiate(
    _ request: WireNegotiateRequest, context: ServerContext
  ) async throws -> WireNegotiateResponse
}

/// What the schema says of each method of `Connection`.
package enum WireConnectionMethods {
  /// Offers extensions; what the server accepts holds from its response on, in both directions.
  ///
  /// To be called as the first call of a connection and once: FAILED_PRECONDITION otherwise.
  package static let negotiate = MethodDescriptor(
    service: "handschlag.wire.v1.Connection", name: "Negotiate", kind: .unary,
    audience: .public, isIdempotent: false, isKeyed: false,
    isSealed: false, isAudited: false, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 4096,
    memoryBudget: 98304, priority: .usual,
    isOwnData: false)

  /// All of them, in the order of the schema.
  package static var all: [MethodDescriptor] {
    [
      negotiate,
    ]
  }

  /// A value for each of them: what says something of every method does not compile while it leaves one
  /// out, or names one that is no more.
  package struct Each<Value: Sendable>: Sendable {
    private let values: [Value]

    /// The values, in the order of the schema.
    package init(
      negotiate: Value
    ) {
      values = [
        negotiate,
      ]
    }

    /// Each method and its value.
    package var all: [(method: MethodDescriptor, value: Value)] {
      zip(WireConnectionMethods.all, values).map { ($0, $1) }
    }
  }
}

extension WireConnection {
  /// What a router is given: one handler for each method.
  package var handlers: [RPCHandler] {
    [
      .unary(WireConnectionMethods.negotiate) { try await self.negotiate($0, context: $1) },
    ]
  }
}

/// Calls `Connection`.
package struct WireConnectionClient: Sendable {
  private let channel: any RPCChannel

  /// A client that calls over a channel.
  package init(channel: any RPCChannel) {
    self.channel = channel
  }

  /// Offers extensions; what the server accepts holds from its response on, in both directions.
  ///
  /// To be called as the first call of a connection and once: FAILED_PRECONDITION otherwise.
  package func negotiate(
    _ request: WireNegotiateRequest, options: CallOptions = .default
  ) async throws -> WireNegotiateResponse {
    try await channel.unary(WireConnectionMethods.negotiate, request, options: options)
  }
}
