// Generated from handschlag/bench/v1/bench.proto by protoc-gen-handschlag. Do not edit.
import HandschlagProtobuf
package import HandschlagRPC

/// A service without a rule behind it.
package protocol BenchService: RPCService {
  /// Answers with what it was asked.
  func echo(
    _ request: EchoRequest, context: ServerContext
  ) async throws -> EchoResponse
}

/// What the schema says of each method of `BenchService`.
package enum BenchServiceMethods {
  /// Answers with what it was asked.
  package static let echo = MethodDescriptor(
    service: "handschlag.bench.v1.BenchService", name: "Echo", kind: .unary,
    audience: .either, isIdempotent: true, isKeyed: false,
    isSealed: false, isAudited: false, revealsContact: false,
    hasSecretReply: false, maxRequestBytes: 65536,
    memoryBudget: 589824, priority: .usual,
    isOwnData: false)

  /// All of them, in the order of the schema.
  package static var all: [MethodDescriptor] {
    [
      echo,
    ]
  }

  /// A value for each of them: what says something of every method does not compile while it leaves one
  /// out, or names one that is no more.
  package struct Each<Value: Sendable>: Sendable {
    private let values: [Value]

    /// The values, in the order of the schema.
    package init(
      echo: Value
    ) {
      values = [
        echo,
      ]
    }

    /// Each method and its value.
    package var all: [(method: MethodDescriptor, value: Value)] {
      zip(BenchServiceMethods.all, values).map { ($0, $1) }
    }
  }
}

extension BenchService {
  /// What a router is given: one handler for each method.
  package var handlers: [RPCHandler] {
    [
      .unary(BenchServiceMethods.echo) { try await self.echo($0, context: $1) },
    ]
  }
}

/// Calls `BenchService`.
package struct BenchServiceClient: Sendable {
  private let channel: any RPCChannel

  /// A client that calls over a channel.
  package init(channel: any RPCChannel) {
    self.channel = channel
  }

  /// Answers with what it was asked.
  package func echo(
    _ request: EchoRequest, options: CallOptions = .default
  ) async throws -> EchoResponse {
    try await channel.unary(BenchServiceMethods.echo, request, options: options)
  }
}
