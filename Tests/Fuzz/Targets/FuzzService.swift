import Synchronization

@testable import HandschlagRPC

/// A handler for each kind of call, all of which stay on their loop.
final class FuzzService: RPCService {
  /// Handlers that run. None may be left when their connection is gone.
  let running = Atomic<Int>(0)

  private func method(_ name: String, _ kind: CallKind = .unary) -> MethodDescriptor {
    MethodDescriptor(service: "f", name: name, kind: kind, maxRequestBytes: 4096)
  }

  private func counted<Result>(
    isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> Result
  ) async rethrows -> Result {
    running.add(1, ordering: .relaxed)
    defer { running.subtract(1, ordering: .relaxed) }
    return try await body()
  }

  var handlers: [RPCHandler] {
    [
      .unary(method("e")) { (request: WireKeyValue, context) -> WireKeyValue in
        context.initialMetadata.add("before", request.key)
        context.trailers.add("after-bin", bytes: Array(request.value.utf8))
        return request
      },
      .unary(method("f")) { (request: WireKeyValue, _) -> WireKeyValue in
        throw RPCError(
          .aborted, request.key, details: [.reason("FUZZED")], trailers: ["hint": request.value])
      },
      .unary(method("w")) { (request: WireKeyValue, _) -> WireKeyValue in
        await self.counted {
          // Until the call is given up.
          let (never, end) = AsyncStream.makeStream(of: Void.self)
          for await _ in never {}
          end.finish()
        }
        return request
      },
      .serverStreaming(method("c", .serverStreaming)) {
        (request: WireKeyValue, _, writer: ResponseWriter<WireKeyValue>) in
        try await self.counted {
          for number in 0..<min(request.key.utf8.count, 64) {
            try await writer.write(WireKeyValue(key: "\(number)", value: request.value))
          }
        }
      },
      .clientStreaming(method("j", .clientStreaming)) {
        (requests: RequestStream<WireKeyValue>, _) -> WireKeyValue in
        try await self.counted {
          var all = ""
          for try await request in requests { all += request.key }
          return WireKeyValue(key: all)
        }
      },
      .bidirectional(method("b", .bidirectional)) {
        (requests: RequestStream<WireKeyValue>, _, writer: ResponseWriter<WireKeyValue>) in
        try await self.counted {
          for try await request in requests { try await writer.write(request) }
        }
      },
    ]
  }

  /// The names of the methods, and of one that there is not.
  static let names = ["e", "f", "w", "c", "j", "b", "x"]
}
