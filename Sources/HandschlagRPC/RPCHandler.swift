public import HandschlagProtobuf

/// The code behind one method, whatever its types.
///
/// Decoding and the checks that the schema declares happen where the bytes are, before the handler starts;
/// a handler that never waits runs there too, without a change of thread.
public final class RPCHandler: Sendable {
  /// What the schema says of the method.
  public let method: MethodDescriptor
  package let start: HandlerStart
  /// The short way of a call with one request and one reply; nil for the other kinds.
  package let run: HandlerRun?

  @usableFromInline
  init(_ method: MethodDescriptor, run: HandlerRun? = nil, start: @escaping HandlerStart) {
    self.method = method
    self.run = run
    self.start = start
  }

  /// The same code under a method with lower bounds.
  func bounded(by bounds: MethodBounds) -> RPCHandler {
    RPCHandler(method.bounded(by: bounds), run: run, start: start)
  }

  /// One request, one reply.
  @inlinable
  public static func unary<Request: Message, Response: Message>(
    _ method: MethodDescriptor,
    _ handle: @escaping @Sendable (Request, ServerContext) async throws -> Response
  ) -> RPCHandler {
    // A closure, for the witness table of a generic type is never compiled for one type in particular.
    let body = UnaryBody(handle: handle)
    return RPCHandler(method, run: { await body.run($0, $1) }) {
      body.start($0, $1, gate: $2, limits: $3, executor: $4)
    }
  }

  /// One request, a stream of replies.
  public static func serverStreaming<Request: Message, Response: Message>(
    _ method: MethodDescriptor,
    _ handle: @escaping @Sendable (Request, ServerContext, ResponseWriter<Response>) async throws -> Void
  ) -> RPCHandler {
    let body = ServerStreamingBody(handle: handle)
    return RPCHandler(method) { body.start($0, $1, gate: $2, limits: $3, executor: $4) }
  }

  /// A stream of requests, one reply.
  public static func clientStreaming<Request: Message, Response: Message>(
    _ method: MethodDescriptor,
    _ handle: @escaping @Sendable (RequestStream<Request>, ServerContext) async throws -> Response
  ) -> RPCHandler {
    let body = ClientStreamingBody(handle: handle)
    return RPCHandler(method) { body.start($0, $1, gate: $2, limits: $3, executor: $4) }
  }

  /// A stream of requests, a stream of replies.
  public static func bidirectional<Request: Message, Response: Message>(
    _ method: MethodDescriptor,
    _ handle:
      @escaping @Sendable (
        RequestStream<Request>, ServerContext, ResponseWriter<Response>
      ) async throws -> Void
  ) -> RPCHandler {
    let body = BidirectionalBody(handle: handle)
    return RPCHandler(method) { body.start($0, $1, gate: $2, limits: $3, executor: $4) }
  }
}
