import HandschlagAPI
import HandschlagProtobuf
import HandschlagRPC
import HandschlagTransport
import Synchronization

/// A channel straight into a server's router that calls with a token, and shows every byte that comes back to
/// whoever watches for leaks, as the server encoded it.
///
/// As in the daemon a call stays on the loop that it came in by: its handler is started there, and goes on there
/// after each wait.
struct DirectChannel: RPCChannel {
  let router: Router
  let listener: ListenerTag
  let token: [UInt8]
  /// Told of each reply and error of a call with one reply: the method's name, and the bytes.
  let received: @Sendable (String, [UInt8]) -> Void

  func unaryResponse<Request: Message, Response: Message>(
    _ method: MethodDescriptor, _ request: Request, options: CallOptions
  ) async throws -> UnaryResponse<Response> {
    let call = DirectCall()
    try begin(method, request.encoded(), options, call)
    switch await call.outcome() {
    case .success(let reply):
      received(method.name, reply.bytes + Watched.bytes(reply.initialMetadata, reply.trailers))
      return UnaryResponse(
        message: try reply.bytes.withUnsafeBytes { try ResponseDecoding.decode($0) },
        initialMetadata: reply.initialMetadata, trailers: reply.trailers)
    case .failure(let error):
      received(method.name, Watched.bytes(error))
      throw error
    }
  }

  func serverStreaming<Request: Message, Response: Message>(
    _ method: MethodDescriptor, _ request: Request, options: CallOptions
  ) async throws -> ResponseStream<Response> {
    let call = DirectStream<Response>()
    let (context, started) = try begin(method, request.encoded(), options, call)
    // Forgotten when the call ends; else the handler ends when nobody reads any more.
    call.replies.whenAbandoned {
      context.abandon()
      started.task?.cancel()
    }
    return ResponseStream(call.replies)
  }

  /// No history streams requests.
  func clientStreaming<Request: Message, Response: Message>(
    _ method: MethodDescriptor, options: CallOptions,
    writing: @escaping @Sendable (RequestWriter<Request>) async throws -> Void
  ) async throws -> UnaryResponse<Response> { throw Router.unknownMethod() }

  /// As ``clientStreaming(_:options:writing:)``.
  func bidirectional<Request: Message, Response: Message>(
    _ method: MethodDescriptor, options: CallOptions
  ) async throws -> BidirectionalCall<Request, Response> { throw Router.unknownMethod() }

  @discardableResult
  private func begin(
    _ method: MethodDescriptor, _ payload: [UInt8], _ options: CallOptions, _ sink: any ServerCallSink
  ) throws -> (ServerContext, StartedCall) {
    guard let route = router.route(method) else { throw Router.unknownMethod() }
    let context = ServerContext(
      route: route, router: router,
      metadata: Watched.authorized(options, token).metadata(for: method), deadline: .never,
      connection: ConnectionContext(peer: .inProcess, listener: listener), startedAt: MonotonicTime.now(),
      callID: 0, sink: sink)
    let started = payload.withUnsafeBytes {
      router.start(context, payload: $0, executor: LoopExecutor.current)
    }
    return (context, started)
  }
}

/// The server's sink of a call with one reply.
///
/// Of no message's type: a channel that is generic throughout spends a tenth of a call on looking up types.
private final class DirectCall: ServerCallSink {
  struct Reply: Sendable {
    let bytes: [UInt8]
    let initialMetadata: Metadata
    let trailers: Metadata
  }

  private struct State {
    var outcome: Result<Reply, RPCError>?
    var caller: CheckedContinuation<Result<Reply, RPCError>, Never>?
  }

  private let state = Mutex(State())

  /// What came of the call, once; a server that runs answers every call.
  func outcome() async -> Result<Reply, RPCError> {
    if let outcome = state.withLock({ $0.outcome }) { return outcome }
    return await withCheckedContinuation { caller in
      let outcome = state.withLock { state in
        if state.outcome == nil { state.caller = caller }
        return state.outcome
      }
      if let outcome { caller.resume(returning: outcome) }
    }
  }

  private func end(_ outcome: Result<Reply, RPCError>) {
    let caller = state.withLock { state in
      state.outcome = outcome
      defer { state.caller = nil }
      return state.caller
    }
    caller?.resume(returning: outcome)
  }

  func succeed(_ context: ServerContext, with message: some Message) {
    let (initial, trailers) = context.replyMetadata
    end(
      .success(
        Reply(
          bytes: message.encoded(), initialMetadata: initial ?? Metadata(), trailers: trailers ?? Metadata()))
    )
  }

  func succeed(_ context: ServerContext) {
    end(.failure(RPCError(.internalError, "the call ended without a reply")))
  }

  func fail(_ context: ServerContext, with error: RPCError) { end(.failure(error.behind(context.trailers))) }

  func sendInitialMetadata(_ context: ServerContext) {}

  func send(_ context: ServerContext, _ message: some Message) -> Bool { true }

  func waitUntilWritable(_ context: ServerContext) async {}
}

/// The server's sink of a call with a stream of replies. Its reader takes as many as it likes.
private final class DirectStream<Response: Message>: ServerCallSink {
  let replies: MessageInbox<Response> = ResponseDecoding.inbox(InboxLimits(soft: .max / 2, hard: .max / 2))

  func succeed(_ context: ServerContext, with message: some Message) {
    _ = send(context, message)
    succeed(context)
  }

  func succeed(_ context: ServerContext) {
    replies.receiveTrailers(context.trailers)
    replies.finish(nil)
  }

  func fail(_ context: ServerContext, with error: RPCError) {
    let error = error.behind(context.trailers)
    replies.receiveTrailers(error.trailers)
    replies.finish(error)
  }

  func sendInitialMetadata(_ context: ServerContext) {
    if let initial = context.takeInitialMetadata() { replies.receiveInitialMetadata(initial) }
  }

  func send(_ context: ServerContext, _ message: some Message) -> Bool {
    sendInitialMetadata(context)
    // What cannot be decoded has ended the stream, and its reader meets the error.
    _ = try? replies.receive(message.encoded())
    return true
  }

  func waitUntilWritable(_ context: ServerContext) async {}
}

extension RPCError {
  /// The error with what the handler had added to its end before the error's own.
  fileprivate func behind(_ trailers: Metadata) -> RPCError {
    guard !trailers.isEmpty else { return self }
    var error = self
    error.trailers = trailers
    error.trailers.append(contentsOf: self.trailers)
    return error
  }
}
