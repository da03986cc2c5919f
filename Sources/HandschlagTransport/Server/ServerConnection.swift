import HandschlagRPC
import Logging
import NIOCore

/// One connection of the native wire, on the server's side.
///
/// Performs what ``ServerStreams`` decides: reads frames, starts calls on the loop, joins replies and
/// flushes them once a tick. Calls that end while their request is being handled leave no trace in it.
// Every property is touched on the connection's loop alone; other threads go through the executor.
final class ServerConnection: ChannelDuplexHandler, LoopConnection, CallSource, @unchecked Sendable {
  typealias InboundIn = ByteBuffer
  typealias OutboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  /// What is kept for a call that outlasts its first frame.
  struct Call {
    let context: ServerContext
    let task: Task<Void, Never>?
    let requests: (any MessageReceiver)?
  }

  let shared: ServerShared
  let loop: ServerLoop
  let executor: LoopExecutor
  let eventLoop: any EventLoop
  /// What calls are told of the connection.
  let facts: ConnectionContext
  let counters: LoopCounters

  // Nothing that either of these two calls while it changes reaches it a second time; checking that at run time is a
  // fortieth of a call.
  @exclusivity(unchecked)
  var streams: ServerStreams<Call>
  /// Replies of this tick.
  @exclusivity(unchecked)
  var outbound = ByteBuffer()
  var context: ChannelHandlerContext?
  /// Handlers that wait until the peer has read.
  var parked: [UInt32: CheckedContinuation<Void, Never>] = [:]
  var isWritable = true
  var isFlushScheduled = false
  var isReading = false
  /// What plain ttrpc lacks; nil until it is negotiated.
  var extensions: ServerExtensions?
  var inboxLimits: InboxLimits

  /// The beginning of a frame whose end has not come.
  private var partial = ByteBuffer()
  /// Bytes of an oversized frame that are still to be dropped.
  private var toSkip = 0
  private(set) var framesDone: UInt64 = 0
  /// The bytes of the read that is being handled, and how many are done with.
  private var inbound = UnsafeRawBufferPointer(start: nil, count: 0)
  private var consumed = 0
  private var wantsRead = false
  private(set) var isClosing = false
  private var deadlineTimer: Scheduled<Void>?
  private var deadlineTimerAt: UInt64 = .max

  /// Moments on the monotonic clock, in nanoseconds; 0 where there is none.
  private(set) var lastActivity: UInt64
  private var frameBegan: UInt64

  /// - Parameter opened: when the connection was accepted, in nanoseconds on the monotonic clock
  init(shared: ServerShared, loop: ServerLoop, facts: ConnectionContext, opened: UInt64) {
    self.shared = shared
    self.loop = loop
    executor = loop.executor
    eventLoop = loop.executor.eventLoop
    self.facts = facts
    counters = loop.counters
    inboxLimits = shared.inboxLimits
    streams = ServerStreams(
      largestFrame: shared.limits.largestFrame, largestCount: shared.limits.streamsPerConnection)
    lastActivity = opened
    frameBegan = opened
  }

  // MARK: - Channel events

  func handlerAdded(context: ChannelHandlerContext) {
    self.context = context
    loop.add(self)
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    gone()
    self.context = nil
  }

  func channelInactive(context: ChannelHandlerContext) {
    gone()
    context.fireChannelInactive()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    shared.logger.debug("connection failed", metadata: ["error": "\(error)"])
    context.close(promise: nil)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard !isClosing else { return }
    isReading = true
    var chunk = unwrapInboundIn(data)
    lastActivity = MonotonicTime.now()
    let before = framesDone
    if partial.readableBytes > 0 {
      partial.writeBuffer(&chunk)
      var whole = partial
      partial = ByteBuffer()
      whole.moveReaderIndex(forwardBy: consume(whole))
      keep(whole, context.channel.allocator)
    } else {
      chunk.moveReaderIndex(forwardBy: consume(chunk))
      if chunk.readableBytes > 0 { partial = context.channel.allocator.buffer(buffer: chunk) }
    }
    executor.buffers.giveBack(read: chunk)
    noteFrame(isPartial: partial.readableBytes > 0 || toSkip > 0, isNew: framesDone != before)
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    executor.drain()
    isReading = false
    flushNow()
    context.fireChannelReadComplete()
  }

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    isWritable = context.channel.isWritable
    if isWritable {
      unparkAll()
      if wantsRead {
        wantsRead = false
        context.read()
      }
    }
    context.fireChannelWritabilityChanged()
  }

  /// Reads no further from a peer that does not read itself.
  func read(context: ChannelHandlerContext) {
    if isWritable { context.read() } else { wantsRead = true }
  }

  /// Keeps the rest after the whole frames, in no more memory than it needs.
  private func keep(_ rest: ByteBuffer, _ allocator: ByteBufferAllocator) {
    guard rest.readableBytes > 0 else { return }
    if rest.readerIndex == 0 {
      partial = rest
    } else {
      partial = allocator.buffer(buffer: rest)
    }
  }

  private func noteFrame(isPartial: Bool, isNew: Bool) {
    if !isPartial {
      frameBegan = 0
    } else if isNew || frameBegan == 0 {
      frameBegan = lastActivity
    }
  }

  // MARK: - Frames

  /// Handles the whole frames; returns how many bytes are done with.
  ///
  /// Calls with one request run in a runner's task, which takes frame after frame; when one of them waits,
  /// another runner goes on behind it.
  private func consume(_ buffer: ByteBuffer) -> Int {
    // Pointers into the storage are good for as long as something holds it, which is this function.
    let (bytes, storage) = buffer.withUnsafeReadableBytesWithStorageManagement { ($0, $1) }
    return withExtendedLifetime(storage.takeUnretainedValue()) {
      inbound = bytes
      consumed = 0
      while let runner = executor.runners.drive(self) {
        if let call = runner.current { keep(call, task: runner.task) }
      }
      inbound = UnsafeRawBufferPointer(start: nil, count: 0)
      return isClosing ? buffer.readableBytes : consumed
    }
  }

  /// Goes through the frames up to the next that begins a call with one request.
  func nextCall() -> ReadyCall? {
    while !isClosing {
      if toSkip > 0 {
        let count = min(toSkip, inbound.count - consumed)
        toSkip -= count
        consumed += count
        guard toSkip == 0 else { return nil }
        framesDone += 1
      }
      let bytes = inbound.bytes
      guard let header = FrameHeader(bytes.extracting(droppingFirst: consumed)) else { return nil }
      switch streams.receive(header: header) {
      case .close(let reason):
        close(reason: reason)
      case .skipBody(let error):
        consumed += FrameHeader.size
        toSkip = Int(header.length)
        if extensions != nil { dropped(header) }
        if let error { answer(header, error) }
      case .readBody:
        let start = consumed + FrameHeader.size
        let end = start + Int(header.length)
        guard end <= inbound.count else { return nil }
        consumed = end
        framesDone += 1
        if let call = handle(header, UnsafeRawBufferPointer(rebasing: inbound[start..<end])) { return call }
      }
    }
    return nil
  }

  /// Handles a frame; returns a call that it begins if that is to run in a runner's task.
  private func handle(_ header: FrameHeader, _ body: UnsafeRawBufferPointer) -> ReadyCall? {
    let id = header.streamID
    let action = streams.receive(frame: header)
    switch action {
    case .start(let remoteClosed):
      return start(header, body, remoteClosed: remoteClosed)
    case .deliver(let hasMessage, let ends):
      deliver(body, to: id, hasMessage: hasMessage, ends: ends)
    case .refuse(let error):
      refuse(id, error)
    case .fail(let error):
      if let call = streams.call(id) { end(call, error) }
    case .ignore:
      if extensions != nil { dropped(header) }
    case .cancel, .grant, .ping, .pong, .close:
      perform(action, header, body)
    }
    return nil
  }

  /// Answers a frame that is not taken: the call that runs on its stream, or the stream as such.
  private func answer(_ header: FrameHeader, _ error: RPCError) {
    if header.kind == .data, let call = streams.call(header.streamID) {
      end(call, error)
    } else {
      refuse(header.streamID, error)
    }
  }

  private func start(
    _ header: FrameHeader, _ body: UnsafeRawBufferPointer, remoteClosed: Bool
  ) -> ReadyCall? {
    let id = header.streamID
    let envelope: RequestEnvelope
    do {
      envelope = try RequestEnvelope(body.bytes, memo: executor.metadata)
    } catch {
      refuse(id, error)
      return nil
    }
    guard
      let route = shared.router.route(
        service: body.bytes.extracting(envelope.service), method: body.bytes.extracting(envelope.method))
    else {
      answerUnrouted(id, envelope, body)
      return nil
    }
    let takesData = route.handler.method.kind.hasRequestStream
    if !takesData, !remoteClosed {
      refuse(id, RPCError(.invalidArgument, "this call takes one request message"))
      return nil
    }
    let timeout = envelope.timeoutNanoseconds
    let context = ServerContext(
      route: route, router: shared.router, metadata: envelope.metadata,
      deadline: timeout == 0 ? .never : .after(nanoseconds: timeout, from: lastActivity),
      connection: facts, startedAt: lastActivity, callID: id, sink: self)
    counters.callBegan(methodIndex: route.index)
    let payload = UnsafeRawBufferPointer(rebasing: body[envelope.payload])
    var gate: InterceptorGate?
    switch shared.router.begin(context) {
    case .ended: return nil
    case .proceed:
      // A call of a trace gets a task of its own, which carries the trace.
      if let run = route.handler.run, context.trace == nil {
        return ReadyCall(run: run, payload: payload, context: context)
      }
    case .wait(let found): gate = found
    }
    let started = shared.router.launch(
      context, payload: payload, gate: gate, limits: inboxLimits, executor: executor)
    if takesData, extensions != nil { observeReading(of: id, started.requests) }
    // A stream whose caller sends no more has that said before anything can read past the first message.
    if takesData, remoteClosed { started.requests?.finish(nil) }
    keep(context, task: started.task, requests: started.requests, remoteClosed: remoteClosed)
    return nil
  }

  /// Keeps a call that has been started, unless it has ended already.
  private func keep(
    _ context: ServerContext, task: Task<Void, Never>?, requests: (any MessageReceiver)? = nil,
    remoteClosed: Bool = true
  ) {
    let goesOn = streams.started(
      context.callID, call: Call(context: context, task: task, requests: requests),
      remoteClosed: remoteClosed, takesData: context.method.kind.hasRequestStream)
    if goesOn { armDeadline(context.deadline) }
  }

  private func deliver(
    _ body: UnsafeRawBufferPointer, to id: UInt32, hasMessage: Bool, ends: Bool
  ) {
    guard let call = streams.call(id), let requests = call.requests else { return }
    if hasMessage {
      do {
        _ = try requests.receive(body)
      } catch {
        return end(call, error)
      }
    }
    if ends { requests.finish(nil) }
  }

  /// Ends a running call with a status, and its task with it.
  private func end(_ call: Call, _ error: RPCError) {
    call.context.markCancelled()
    // A call whose handler has ended may still wait for credit of its last messages.
    if extensions?.held[call.context.callID]?.isLast == true { fail(call.context, with: error) }
    call.context.fail(error)
    call.requests?.finish(error)
    call.task?.cancel()
  }

  // MARK: - Deadlines

  private func armDeadline(_ deadline: Deadline) {
    guard !deadline.isNever, deadline.nanoseconds < deadlineTimerAt else { return }
    deadlineTimer?.cancel()
    deadlineTimerAt = deadline.nanoseconds
    deadlineTimer = eventLoop.scheduleTask(
      deadline: .uptimeNanoseconds(deadline.nanoseconds)
    ) { [weak self] in self?.deadlinesDue() }
  }

  /// Ends the calls whose time is over, and looks for the next.
  private func deadlinesDue() {
    deadlineTimer = nil
    deadlineTimerAt = .max
    let now = MonotonicTime.now()
    var next = UInt64.max
    for call in streams.calls {
      if call.context.deadline.nanoseconds <= now {
        end(call, RPCError(.deadlineExceeded, "the deadline passed"))
      } else {
        next = min(next, call.context.deadline.nanoseconds)
      }
    }
    guard next != .max else { return }
    // Looking costs time in proportion to the calls that run; it is done at most so often.
    let pause: UInt64 = streams.count > 16 ? 5_000_000 : 0
    armDeadline(Deadline(nanoseconds: max(next, now + pause)))
  }

  // MARK: - The end

  /// Closes a connection whose peer does not keep to the rules.
  func close(reason: String, status: StatusCode = .invalidArgument) {
    guard !isClosing else { return }
    isClosing = true
    shared.logger.info(
      "connection closed", metadata: ["reason": "\(reason)", "listener": "\(facts.listener)"])
    if extensions != nil { sayGoAway(status, reason) }
    flushNow()
    context?.close(promise: nil)
  }

  /// Closes when the calls that run have been answered.
  func drain() {
    if !streams.isDraining, extensions != nil { sayGoAway(.unavailable, "the server is going away") }
    streams.drain()
    closeWhenDrained()
  }

  /// Closes at once; calls that run are cancelled.
  func closeNow() {
    isClosing = true
    context?.close(promise: nil)
  }

  func closeWhenDrained() {
    guard streams.isDrained, !isClosing, let context else { return }
    isClosing = true
    flushNow()
    context.closeBehindReplies()
  }

  /// Enforces the bounds of time. Called about once a second.
  func sweep(now: UInt64) {
    let limits = shared.limits
    if framesDone == 0, now &- frameBegan > limits.firstFrame.sweepNanoseconds {
      close(reason: "no frame within the time for the first")
    } else if frameBegan != 0, framesDone > 0, now &- frameBegan > limits.wholeFrame.sweepNanoseconds {
      close(reason: "a frame did not come to its end in time")
    } else if streams.count == 0, now &- lastActivity > limits.idle.sweepNanoseconds {
      close(reason: "idle", status: .ok)
    } else if streams.count == 0 {
      rest()
    } else if let extensions {
      keepAlive(extensions, now: now)
    }
  }

  /// Keeps no more between calls than what the peer may go on with.
  private func rest() {
    streams.rest()
    if parked.isEmpty, parked.capacity > 0 { parked = [:] }
    if let extensions, extensions.held.isEmpty, extensions.held.capacity > 0 { self.extensions?.held = [:] }
  }

  private func gone() {
    guard context != nil else { return }
    isClosing = true
    context = nil
    deadlineTimer?.cancel()
    deadlineTimer = nil
    for call in streams.removeAll() {
      if call.context.abandon() {
        counters.callEnded(
          methodIndex: call.context.methodIndex, status: .cancelled,
          nanoseconds: call.context.elapsed)
      }
      call.requests?.finish(RPCError(.cancelled, "the connection is gone"))
      call.task?.cancel()
    }
    unparkAll()
    extensions?.held = [:]
    partial = ByteBuffer()
    outbound = ByteBuffer()
    loop.remove(self)
  }
}

extension Duration {
  /// Whole nanoseconds, none below zero.
  var sweepNanoseconds: UInt64 { UInt64(max(0, wholeNanoseconds)) }
}
