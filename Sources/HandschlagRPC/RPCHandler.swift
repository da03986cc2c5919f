public import HandschlagProtobuf

/// The code behind one method, whatever its types.
///
/// Decoding and the checks that the schema declares happen where the bytes are, before the handler starts;
/// a handler that never waits runs there too, without a change of thread.
public final class RPCHandler: Sendable {
  /// What the schema says of the method.
  public let method: MethodDescriptor
  package let body: any HandlerBody

  private init(_ method: MethodDescriptor, _ body: any HandlerBody) {
    self.method = method
    self.body = body
  }

  /// One request, one reply.
  public static func unary<Request: Message, Response: Message>(
    _ method: MethodDescriptor,
    _ handle: @escaping @Sendable (Request, ServerContext) async throws -> Response
  ) -> RPCHandler {
    RPCHandler(method, UnaryBody(handle: handle))
  }

  /// One request, a stream of replies.
  public static func serverStreaming<Request: Message, Response: Message>(
    _ method: MethodDescriptor,
    _ handle: @escaping @Sendable (Request, ServerContext, ResponseWriter<Response>) async throws -> Void
  ) -> RPCHandler {
    RPCHandler(method, ServerStreamingBody(handle: handle))
  }

  /// A stream of requests, one reply.
  public static func clientStreaming<Request: Message, Response: Message>(
    _ method: MethodDescriptor,
    _ handle: @escaping @Sendable (RequestStream<Request>, ServerContext) async throws -> Response
  ) -> RPCHandler {
    RPCHandler(method, ClientStreamingBody(handle: handle))
  }

  /// A stream of requests, a stream of replies.
  public static func bidirectional<Request: Message, Response: Message>(
    _ method: MethodDescriptor,
    _ handle: @escaping @Sendable (
      RequestStream<Request>, ServerContext, ResponseWriter<Response>
    ) async throws -> Void
  ) -> RPCHandler {
    RPCHandler(method, BidirectionalBody(handle: handle))
  }
}
