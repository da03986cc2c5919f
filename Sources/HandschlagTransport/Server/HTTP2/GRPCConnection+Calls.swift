import HandschlagRPC
import NIOCore

/// The way of a call from its headers to its handler.
extension GRPCConnection {
  /// A stream begins with the headers of a request.
  func begin(_ id: UInt32, _ request: GRPCRequest, ends: Bool) {
    lastCall = now
    let head: GRPCRequestHead
    switch request.outcome {
    case .call(let found): head = found
    case .refused(let refusal): return refuse(id, refusal.error, httpStatus: refusal.httpStatus)
    case .malformed: return
    }
    if let error = streams.admit(unsent: session.unsent) { return refuse(id, error) }
    guard let route = route(request, head.path) else { return refuse(id, Router.unknownMethod()) }
    let deadline = head.timeoutNanoseconds.map { Deadline.after(nanoseconds: $0, from: now) } ?? .never
    let context = ServerContext(
      route: route, router: shared.router, metadata: head.metadata, deadline: deadline,
      connection: facts, startedAt: now, callID: id, sink: self)
    loop.counters.callBegan(methodIndex: route.index)
    let startsNow = streams.begin(
      id, Call(context: context), route.handler.method,
      GRPCStreams.Form(isGzip: head.isGzip, acceptsGzip: head.acceptsGzip), ends: ends, now: now)
    armDeadline(deadline)
    if startsNow {
      start(id, context, UnsafeRawBufferPointer(start: nil, count: 0))
    } else if deadline.nanoseconds <= now {
      return end(id, RPCError(.deadlineExceeded, "the deadline had passed before the call began"))
    }
    if ends { proceed(id) }
  }

  /// The method of a request, which is looked up once for all requests with the same header block.
  private func route(_ request: GRPCRequest, _ path: String) -> Route? {
    if let route = request.route { return route }
    let found = route(path)
    request.route = .some(found)
    return found
  }

  private func route(_ path: String) -> Route? {
    let bytes = path.utf8.span.bytes
    guard bytes.byteCount > 1, bytes.unsafeLoad(fromByteOffset: 0, as: UInt8.self) == UInt8(ascii: "/")
    else { return nil }
    var slash = bytes.byteCount - 1
    while slash > 0, bytes.unsafeLoad(fromByteOffset: slash, as: UInt8.self) != UInt8(ascii: "/") {
      slash -= 1
    }
    guard slash > 0 else { return nil }
    return shared.router.route(
      service: bytes.extracting(1..<slash), method: bytes.extracting((slash + 1)..<bytes.byteCount))
  }

  private func start(_ id: UInt32, _ context: ServerContext, _ payload: UnsafeRawBufferPointer) {
    var gate: InterceptorGate?
    switch shared.router.begin(context) {
    case .ended: return
    case .wait(let found): gate = found
    case .proceed:
      if let run = context.handler.run {
        ready = ReadyCall(run: run, payload: payload, context: context)
        guard let runner = executor.runners.drive(self) else { return }
        return streams.update(id) { $0.call?.task = runner.task }
      }
    }
    let started = context.handler.start(payload, context, gate, shared.grpcInboxLimits, executor)
    guard !context.isCompleted else { return }
    streams.update(id) { stream in
      stream.call?.task = started.task
      stream.call?.requests = started.requests
    }
    started.requests?.whenDrained { [weak self] in
      guard let self else { return }
      executor.execute { self.drained(id) }
    }
  }

  /// The call that is to run in a runner's task.
  func nextCall() -> ReadyCall? {
    defer { ready = nil }
    return ready
  }

  /// Does what the bytes of a stream ask for, and allows the peer more of them.
  func proceed(_ id: UInt32) {
    while true {
      switch streams.next(id, now: now) {
      case .start(let message, let isCompressed):
        guard let call = streams.call(id) else { return }
        attempt(id) {
          try self.withMessage(message, isCompressed, id, call.context) { self.start(id, call.context, $0) }
        }
        return relieve()
      case .deliver(let message, let isCompressed):
        deliver(message, isCompressed, to: id)
      case .end:
        streams.call(id)?.requests?.finish(nil)
      case .fail(let error):
        return end(id, error)
      case .wait:
        allowMore(id)
        return
      }
    }
  }

  private func deliver(_ message: ByteBuffer, _ isCompressed: Bool, to id: UInt32) {
    guard let call = streams.call(id), let requests = call.requests else { return }
    attempt(id) {
      let goesOn = try self.withMessage(message, isCompressed, id, call.context) {
        try requests.receive($0)
      }
      if !goesOn { self.streams.pause(id) }
    }
  }

  /// Lends a message as the schema's bytes.
  private func withMessage<Result>(
    _ message: ByteBuffer, _ isCompressed: Bool, _ id: UInt32, _ context: ServerContext,
    _ body: (UnsafeRawBufferPointer) throws -> Result
  ) throws -> Result {
    guard isCompressed else { return try message.withUnsafeReadableBytes(body) }
    guard streams.form(id)?.isGzip == true else {
      throw RPCError(.internalError, "a message is compressed, and no grpc-encoding was given")
    }
    context.noteCompressedRequest()
    return try message.withUnsafeReadableBytes {
      try loop.gzip.decompress($0, limit: context.method.maxRequestBytes, body)
    }
  }

  private func attempt(_ id: UInt32, _ body: () throws -> Void) {
    do { try body() } catch { end(id, RPCError(answering: error)) }
  }

  /// The reader of a stream has room again.
  private func drained(_ id: UInt32) {
    guard phase != .closing, streams.contains(id) else { return }
    streams.resume(id)
    proceed(id)
    scheduleFlush()
  }

  // MARK: - Deadlines

  private func armDeadline(_ deadline: Deadline) {
    // Said here as well, so that a call without a deadline needs no closure.
    guard !deadline.isNever else { return }
    deadlines.arm(deadline, on: eventLoop) { [weak self] in self?.deadlinesDue() }
  }

  /// Ends the calls whose time is over, and looks for the next.
  private func deadlinesDue() {
    deadlines.fired()
    let now = MonotonicTime.now()
    var next = UInt64.max
    for id in streams.ids {
      guard let call = streams.call(id) else { continue }
      if call.context.deadline.nanoseconds <= now {
        end(id, RPCError(.deadlineExceeded, "the deadline passed"))
      } else {
        next = min(next, call.context.deadline.nanoseconds)
      }
    }
    guard next != .max else { return }
    // Looking costs time in proportion to the calls that run; it is done at most so often.
    let pause: UInt64 = streams.count > 16 ? 5_000_000 : 0
    armDeadline(Deadline(nanoseconds: max(next, now + pause)))
  }
}
