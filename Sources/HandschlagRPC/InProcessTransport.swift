public import HandschlagProtobuf
import Synchronization

/// A channel straight into a router of the same process.
///
/// Messages are really encoded and decoded, interceptors run, statuses are mapped and limits hold just as
/// behind a socket; only the socket is missing.
public struct InProcessTransport: RPCChannel {
  private let router: Router
  private let connection: ConnectionContext
  private let limits: InboxLimits

  /// A channel into a router.
  ///
  /// - Parameters:
  ///   - listener: what handlers see as the listener.
  ///   - peer: what handlers see as the peer.
  public init(router: Router, listener: ListenerTag = .public, peer: Peer = .inProcess) {
    self.init(router: router, listener: listener, peer: peer, limits: InboxLimits())
  }

  /// A channel with other bounds of unread messages.
  package init(router: Router, listener: ListenerTag, peer: Peer, limits: InboxLimits) {
    self.router = router
    connection = ConnectionContext(peer: peer, listener: listener)
    self.limits = limits
  }

  /// See ``RPCChannel``.
  public func unaryResponse<Request: Message, Response: Message>(
    _ method: MethodDescriptor, _ request: Request, options: CallOptions
  ) async throws -> UnaryResponse<Response> {
    let call: InProcessCall<Response> = begin(method, payload: request.encoded(), options)
    return try await call.single()
  }

  /// See ``RPCChannel``.
  public func serverStreaming<Request: Message, Response: Message>(
    _ method: MethodDescriptor, _ request: Request, options: CallOptions
  ) async throws -> ResponseStream<Response> {
    let call: InProcessCall<Response> = begin(method, payload: request.encoded(), options)
    return ResponseStream(call.replies)
  }

  /// See ``RPCChannel``.
  public func clientStreaming<Request: Message, Response: Message>(
    _ method: MethodDescriptor, options: CallOptions,
    writing: @escaping @Sendable (RequestWriter<Request>) async throws -> Void
  ) async throws -> UnaryResponse<Response> {
    let call: InProcessCall<Response> = begin(method, payload: [], options)
    let writer = Task {
      do {
        try await writing(RequestWriter(call))
        await call.finish()
      } catch {
        // When the call ended first, the writer merely learnt of it late.
        call.giveUp(RPCError(answering: error))
      }
    }
    defer { writer.cancel() }
    return try await call.single()
  }

  /// See ``RPCChannel``.
  public func bidirectional<Request: Message, Response: Message>(
    _ method: MethodDescriptor, options: CallOptions
  ) async throws -> BidirectionalCall<Request, Response> {
    let call: InProcessCall<Response> = begin(method, payload: [], options)
    return BidirectionalCall(requests: RequestWriter(call), responses: ResponseStream(call.replies))
  }

  private func begin<Response: Message>(
    _ method: MethodDescriptor, payload: [UInt8], _ options: CallOptions
  ) -> InProcessCall<Response> {
    let call = InProcessCall<Response>(limits)
    guard let route = router.route(method) else {
      call.replies.finish(Router.unknownMethod())
      return call
    }
    let now = MonotonicTime.now()
    let deadline =
      options.timeout.map { Deadline.after(nanoseconds: $0.wholeNanoseconds, from: now) } ?? .never
    let context = ServerContext(
      route: route, router: router, metadata: options.metadata(for: method), deadline: deadline,
      connection: connection, startedAt: now, callID: 0, sink: call)
    let started = payload.withUnsafeBytes { bytes in
      router.start(context, payload: bytes, limits: limits, executor: nil)
    }
    call.started(started, context)
    return call
  }
}

/// One call in the process: the server's sink and the caller's sink at once.
private final class InProcessCall<Response: Message>: ServerCallSink, RequestSink {
  private struct State {
    var started: StartedCall?
    var context: ServerContext?
    var timer: Task<Void, Never>?
    var mayReply = true
    var mayRequest = true
    var replyWaiters: [CheckedContinuation<Void, Never>] = []
    var requestWaiters: [CheckedContinuation<Void, Never>] = []
    var isOver = false
  }

  let replies: MessageInbox<Response>
  private let state = Mutex(State())

  init(_ limits: InboxLimits) {
    replies = ResponseDecoding.inbox(limits)
    // The inbox forgets its observers at the end of the call, so that this cycle does not last.
    replies.whenDrained { self.wake(replies: true) }
    replies.whenAbandoned { self.giveUp(RPCError(.cancelled, "the call was cancelled")) }
  }

  func started(_ started: StartedCall, _ context: ServerContext) {
    let isOver = state.withLock { state in
      if !state.isOver {
        state.started = started
        state.context = context
      }
      return state.isOver
    }
    if isOver { return }
    started.requests?.whenDrained { [weak self] in self?.wake(replies: false) }
    guard let remaining = context.deadline.remaining else { return }
    let timer = Task { [weak self] in
      do { try await Task.sleep(for: remaining) } catch { return }
      self?.expire()
    }
    let keep = state.withLock { state in
      if !state.isOver { state.timer = timer }
      return !state.isOver
    }
    if !keep { timer.cancel() }
  }

  private func expire() {
    let (context, task) = state.withLock { ($0.context, $0.started?.task) }
    context?.markCancelled()
    context?.fail(RPCError(.deadlineExceeded, "the deadline passed"))
    task?.cancel()
  }

  /// The caller waits no longer.
  func giveUp(_ error: RPCError) {
    let (context, task) = state.withLock { ($0.context, $0.started?.task) }
    context?.abandon()
    task?.cancel()
    end(error, trailers: nil)
  }

  /// The one reply of a call, and the end after it.
  func single() async throws -> UnaryResponse<Response> {
    defer { replies.abandon() }
    guard let message = try await replies.next() else {
      throw RPCError(.internalError, "the call ended without a reply")
    }
    _ = try await replies.next()
    return UnaryResponse(
      message: message, initialMetadata: replies.initialMetadata, trailers: replies.trailers)
  }

  private func end(_ error: RPCError?, trailers: Metadata?) {
    let (waiters, timer) = state.withLock { state in
      let waiters = state.replyWaiters + state.requestWaiters
      let timer = state.timer
      state = State()
      state.isOver = true
      return (waiters, timer)
    }
    timer?.cancel()
    if let trailers { replies.receiveTrailers(trailers) }
    replies.finish(error)
    for waiter in waiters { waiter.resume() }
  }

  private func wake(replies: Bool) {
    let waiters = state.withLock { state -> [CheckedContinuation<Void, Never>] in
      if replies {
        state.mayReply = true
        defer { state.replyWaiters = [] }
        return state.replyWaiters
      }
      state.mayRequest = true
      defer { state.requestWaiters = [] }
      return state.requestWaiters
    }
    for waiter in waiters { waiter.resume() }
  }

  // MARK: - ServerCallSink

  func succeed(_ context: ServerContext, with message: some Message) {
    sendInitialMetadata(context)
    do {
      _ = try replies.receive(message.encoded())
      end(nil, trailers: context.trailers)
    } catch {
      end(error, trailers: nil)
    }
  }

  func succeed(_ context: ServerContext) {
    sendInitialMetadata(context)
    end(nil, trailers: context.trailers)
  }

  func fail(_ context: ServerContext, with error: RPCError) {
    sendInitialMetadata(context)
    var error = error
    var trailers = context.trailers
    trailers.append(contentsOf: error.trailers)
    error.trailers = trailers
    end(error, trailers: trailers)
  }

  func sendInitialMetadata(_ context: ServerContext) {
    if let initial = context.takeInitialMetadata() { replies.receiveInitialMetadata(initial) }
  }

  func send(_ context: ServerContext, _ message: some Message) -> Bool {
    sendInitialMetadata(context)
    let goOn = try? replies.receive(message.encoded())
    guard goOn == false else { return true }
    // The reader may have drained the inbox in between; the next round finds out.
    state.withLock { $0.mayReply = false }
    if !replies.isPaused { wake(replies: true) }
    return false
  }

  func waitUntilWritable(_ context: ServerContext) async {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let now = state.withLock { state in
          if state.mayReply || state.isOver || Task.isCancelled { return true }
          state.replyWaiters.append(continuation)
          return false
        }
        if now { continuation.resume() }
      }
    } onCancel: {
      wake(replies: true)
    }
  }

  // MARK: - RequestSink

  func send(_ message: some Message) async throws {
    guard let inbox = state.withLock({ $0.started?.requests }) else {
      throw RPCError(.cancelled, "the call is over")
    }
    do {
      if try inbox.receive(message.encoded()) { return }
    } catch {
      state.withLock { $0.context }?.fail(error)
      throw error
    }
    state.withLock { $0.mayRequest = false }
    if !inbox.isPaused { wake(replies: false) }
    await waitToRequest()
  }

  private func waitToRequest() async {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let now = state.withLock { state in
          if state.mayRequest || state.isOver || Task.isCancelled { return true }
          state.requestWaiters.append(continuation)
          return false
        }
        if now { continuation.resume() }
      }
    } onCancel: {
      wake(replies: false)
    }
  }

  func finish() async {
    state.withLock { $0.started?.requests }?.finish(nil)
  }
}
