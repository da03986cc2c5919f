import HandschlagRPC
import Logging
import NIOCore

/// One connection of the native wire, on the server's side.
///
/// Performs what ``ServerStreams`` decides: reads frames, starts calls on the loop, joins replies and
/// flushes them once a tick. Calls that end while their request is being handled leave no trace in it.
// Every property is touched on the connection's loop alone; other threads go through the executor.
final class ServerConnection: ChannelDuplexHandler, @unchecked Sendable {
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
  let peer: Peer
  let listener: ListenerTag

  var streams: ServerStreams<Call>
  var context: ChannelHandlerContext?
  /// Replies of this tick.
  var outbound = ByteBuffer()
  /// Handlers that wait until the peer has read.
  var parked: [UInt32: CheckedContinuation<Void, Never>] = [:]
  var isWritable = true
  var isFlushScheduled = false
  var isReading = false

  /// The beginning of a frame whose end has not come.
  private var partial = ByteBuffer()
  /// Bytes of an oversized frame that are still to be dropped.
  private var toSkip = 0
  private var framesDone: UInt64 = 0
  private var wantsRead = false
  private var isClosing = false
  private var deadlineTimer: Scheduled<Void>?
  private var deadlineTimerAt: UInt64 = .max

  /// Moments on the monotonic clock, in nanoseconds; 0 where there is none.
  private var lastActivity: UInt64
  private var frameBegan: UInt64

  init(shared: ServerShared, loop: ServerLoop, peer: Peer, listener: ListenerTag) {
    self.shared = shared
    self.loop = loop
    executor = loop.executor
    eventLoop = loop.executor.eventLoop
    self.peer = peer
    self.listener = listener
    streams = ServerStreams(
      largestFrame: shared.limits.largestFrame, largestCount: shared.limits.streamsPerConnection)
    lastActivity = MonotonicTime.now()
    frameBegan = lastActivity
  }

  // MARK: - Channel events

  func handlerAdded(context: ChannelHandlerContext) {
    self.context = context
    loop.add(self)
    shared.observer?.connectionOpened(listener)
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
    if framesDone == 0, partial.readableBytes == 0, toSkip == 0, !speaksNative(chunk) { return }
    let before = framesDone
    if partial.readableBytes == 0 {
      let done = consume(chunk.readableBytesSpan)
      chunk.moveReaderIndex(forwardBy: done)
      if chunk.readableBytes > 0 { partial = context.channel.allocator.buffer(buffer: chunk) }
    } else {
      partial.writeBuffer(&chunk)
      var whole = partial
      partial = ByteBuffer()
      let done = consume(whole.readableBytesSpan)
      whole.moveReaderIndex(forwardBy: done)
      keep(whole, context.channel.allocator)
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

  private func speaksNative(_ chunk: ByteBuffer) -> Bool {
    guard let first = chunk.getInteger(at: chunk.readerIndex, as: UInt8.self) else { return true }
    let wire = ProtocolSniffer.wire(firstByte: first)
    if wire == .native { return true }
    close(reason: "the first byte belongs to no wire that is served here")
    return false
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
  private func consume(_ bytes: RawSpan) -> Int {
    var offset = 0
    while !isClosing {
      if toSkip > 0 {
        let count = min(toSkip, bytes.byteCount - offset)
        toSkip -= count
        offset += count
        guard toSkip == 0 else { return offset }
        framesDone += 1
      }
      guard let header = FrameHeader(bytes.extracting(droppingFirst: offset)) else { return offset }
      switch streams.receive(header: header) {
      case .close(let reason):
        close(reason: reason)
        return bytes.byteCount
      case .skipBody(let error):
        offset += FrameHeader.size
        toSkip = Int(header.length)
        if let error { answer(header, error) }
      case .readBody:
        let end = offset + FrameHeader.size + Int(header.length)
        guard end <= bytes.byteCount else { return offset }
        handle(header, bytes.extracting((offset + FrameHeader.size)..<end))
        framesDone += 1
        offset = end
      }
    }
    return bytes.byteCount
  }

  private func handle(_ header: FrameHeader, _ body: RawSpan) {
    let id = header.streamID
    switch streams.receive(frame: header) {
    case .start(let remoteClosed):
      start(header, body, remoteClosed: remoteClosed)
    case .deliver(let hasMessage, let ends):
      deliver(body, to: id, hasMessage: hasMessage, ends: ends)
    case .refuse(let error):
      refuse(id, error)
    case .fail(let error):
      if let call = streams.call(id) { end(call, error) }
    case .ignore:
      break
    }
  }

  /// Answers a frame that is not taken: the call that runs on its stream, or the stream as such.
  private func answer(_ header: FrameHeader, _ error: RPCError) {
    if header.kind == .data, let call = streams.call(header.streamID) {
      end(call, error)
    } else {
      refuse(header.streamID, error)
    }
  }

  private func start(_ header: FrameHeader, _ body: RawSpan, remoteClosed: Bool) {
    let id = header.streamID
    let envelope: RequestEnvelope
    do {
      envelope = try RequestEnvelope(body)
    } catch {
      return refuse(id, error)
    }
    guard
      let route = shared.router.route(
        service: body.extracting(envelope.service), method: body.extracting(envelope.method))
    else { return refuse(id, Router.unknownMethod()) }
    let takesData = route.handler.method.kind.hasRequestStream
    if !takesData, !remoteClosed {
      return refuse(id, RPCError(.invalidArgument, "this call takes one request message"))
    }
    let timeout = envelope.timeoutNanoseconds
    let context = ServerContext(
      route: route, router: shared.router, metadata: envelope.metadata,
      deadline: timeout == 0 ? .never : .after(nanoseconds: timeout, from: lastActivity), peer: peer,
      listener: listener, startedAt: lastActivity, callID: id, sink: self)
    let started = body.extracting(envelope.payload).withUnsafeBytes { payload in
      shared.router.start(context, payload: payload, limits: shared.inboxLimits, executor: executor)
    }
    // A stream whose caller sends no more has that said before anything can read past the first message.
    if takesData, !header.flags.contains(.remoteOpen) { started.requests?.finish(nil) }
    let goesOn = streams.started(
      id, call: Call(context: context, task: started.task, requests: started.requests),
      remoteClosed: !header.flags.contains(.remoteOpen), takesData: takesData)
    if goesOn { armDeadline(context.deadline) }
  }

  private func deliver(_ body: RawSpan, to id: UInt32, hasMessage: Bool, ends: Bool) {
    guard let call = streams.call(id), let requests = call.requests else { return }
    if hasMessage {
      do {
        _ = try body.withUnsafeBytes { bytes throws(RPCError) in try requests.receive(bytes) }
      } catch {
        return end(call, error)
      }
    }
    if ends { requests.finish(nil) }
  }

  /// Ends a running call with a status, and its task with it.
  private func end(_ call: Call, _ error: RPCError) {
    call.context.markCancelled()
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
  func close(reason: String) {
    guard !isClosing else { return }
    isClosing = true
    shared.logger.info("connection closed", metadata: ["reason": "\(reason)", "listener": "\(listener)"])
    flushNow()
    context?.close(promise: nil)
  }

  /// Closes when the calls that run have been answered.
  func drain() {
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
    // Behind everything that is still to be sent.
    let sent = eventLoop.makePromise(of: Void.self)
    sent.futureResult.whenComplete { [weak self] _ in self?.closeNow() }
    context.writeAndFlush(wrapOutboundOut(ByteBuffer()), promise: sent)
  }

  /// Enforces the bounds of time. Called about once a second.
  func sweep(now: UInt64) {
    let limits = shared.limits
    if framesDone == 0, now &- frameBegan > limits.firstFrame.sweepNanoseconds {
      close(reason: "no frame within the time for the first")
    } else if frameBegan != 0, framesDone > 0, now &- frameBegan > limits.wholeFrame.sweepNanoseconds {
      close(reason: "a frame did not come to its end in time")
    } else if streams.count == 0, now &- lastActivity > limits.idle.sweepNanoseconds {
      close(reason: "idle")
    }
  }

  private func gone() {
    guard context != nil else { return }
    isClosing = true
    context = nil
    deadlineTimer?.cancel()
    deadlineTimer = nil
    for call in streams.removeAll() {
      call.context.abandon()
      call.requests?.finish(RPCError(.cancelled, "the connection is gone"))
      call.task?.cancel()
    }
    unparkAll()
    partial = ByteBuffer()
    outbound = ByteBuffer()
    loop.remove(self)
    shared.observer?.connectionClosed(listener)
  }
}

extension Duration {
  fileprivate var sweepNanoseconds: UInt64 { UInt64(max(0, wholeNanoseconds)) }
}
