import HandschlagRPC
import Logging
import NIOCore

/// One connection that speaks gRPC over HTTP/2, on the server's side.
///
/// Performs what ``HTTP2Session``, ``GRPCStreams`` and ``HTTP2Guard`` decide. One handler serves all streams; replies are
/// joined and flushed once a tick.
// Every property is touched on the connection's loop alone; other threads go through the executor.
final class GRPCConnection: ChannelDuplexHandler, LoopConnection, CallSource, @unchecked Sendable {
  typealias InboundIn = ByteBuffer
  typealias OutboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  /// What is kept for a call that is not over.
  struct Call {
    let context: ServerContext
    var task: Task<Void, Never>?
    var requests: (any MessageReceiver)?
  }

  /// Nanoseconds without a call after which a connection rests.
  private static let restsAfter: UInt64 = 1_000_000_000

  /// How far the connection is on its way to its end.
  enum Phase: Hashable {
    case open
    /// GOAWAY is sent: what runs is answered, nothing else is taken.
    case draining
    case closing
  }

  let shared: ServerShared
  let loop: ServerLoop
  let executor: LoopExecutor
  let eventLoop: any EventLoop
  /// What calls are told of the connection.
  let facts: ConnectionContext

  var session: HTTP2Session
  var streams: GRPCStreams<Call>
  var watch: HTTP2Guard
  var context: ChannelHandlerContext?
  /// Handlers that wait until the peer has read.
  var parked: [UInt32: CheckedContinuation<Void, Never>] = [:]
  var isWritable = true
  var isFlushScheduled = false
  var isReading = false
  var phase = Phase.open
  private var wantsRead = false
  /// When bytes came last, in nanoseconds on the monotonic clock.
  private(set) var now: UInt64
  /// When a call came or the last one ended, likewise.
  var lastCall: UInt64
  var deadlines = DeadlineTimer()
  /// A call that a runner is about to take.
  var ready: ReadyCall?

  /// - Parameter opened: when the connection was accepted, in nanoseconds on the monotonic clock
  init(shared: ServerShared, loop: ServerLoop, facts: ConnectionContext, opened: UInt64) {
    self.shared = shared
    self.loop = loop
    executor = loop.executor
    eventLoop = loop.executor.eventLoop
    self.facts = facts
    var bounds = GRPCStreams<Call>.Bounds()
    bounds.unsent = shared.limits.unreadReplyBytes
    bounds.streamUnsent = min(bounds.streamUnsent, bounds.unsent)
    bounds.refusing = 8 * bounds.unsent
    bounds.streamWindow = min(shared.limits.streamWindow, max(65_535, shared.limits.unreadRequestBytes))
    streams = GRPCStreams(bounds: bounds)
    let limits = HTTP2Session.Limits(
      streams: shared.limits.streamsPerConnection, streamWindow: bounds.streamWindow,
      connectionWindow: shared.limits.grpcConnectionWindow, headerListBytes: shared.limits.headerListBytes)
    session = HTTP2Session(limits: limits, pool: loop.executor.buffers)
    watch = HTTP2Guard(opened: opened, cancels: shared.limits.cancels, pings: shared.limits.pings)
    now = opened
    lastCall = opened
  }

  // MARK: - Channel events

  func handlerAdded(context: ChannelHandlerContext) {
    self.context = context
    loop.add(self)
  }

  func handlerRemoved(context: ChannelHandlerContext) { gone() }

  func channelInactive(context: ChannelHandlerContext) {
    gone()
    context.fireChannelInactive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard phase != .closing else { return }
    isReading = true
    now = MonotonicTime.now()
    let chunk = unwrapInboundIn(data)
    if case .calm(let reason) = watch.receive(chunk.readableBytesSpan, now: now) {
      return close(reason: reason, code: .enhanceYourCalm)
    }
    session.take(chunk)
    do {
      while phase != .closing, let event = try session.next() { perform(event) }
    } catch {
      close(reason: error.reason, code: error.code)
    }
    session.settle()
    executor.buffers.giveBack(read: chunk)
  }

  private func perform(_ event: HTTP2Session.Event) {
    switch event {
    case .request(let id, let request, let ends):
      begin(id, request, ends: ends)
    case .data(let id, let bytes, let ends):
      streams.receive(id, bytes, ends: ends)
      proceed(id)
    case .closed(let id, let isError):
      streamClosed(id)
      if isError, case .calm(let reason) = watch.streamError(now: now) {
        close(reason: reason, code: .enhanceYourCalm)
      }
    case .windowOpened:
      watch.sentData()
      if !parked.isEmpty { unparkWritable() }
    }
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
      unparkWritable()
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

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    guard phase != .closing else { return }
    phase = .closing
    // Who leaves without a word while nothing is under way is no news: few clients end TLS in order.
    shared.logger.log(
      level: streams.count == 0 ? .debug : .info, "connection closed",
      metadata: ["reason": "\(error)", "listener": "\(facts.listener)"])
    context.close(promise: nil)
  }

  // MARK: - Ends of calls

  /// Ends a running call with a status, and its task with it.
  func end(_ id: UInt32, _ error: RPCError) {
    guard let call = streams.call(id) else { return }
    // gRPC calls malformed messages INTERNAL; the log must not take them for defects of the server's.
    if error.code == .internalError { call.context.notePeersMistake() }
    call.context.markCancelled()
    call.context.fail(error)
    call.requests?.finish(error)
    call.task?.cancel()
  }

  private func streamClosed(_ id: UInt32) {
    if let call = streams.closed(id) {
      // The peer reset the stream, or HTTP/2 did because of what the peer sent.
      if call.context.abandon() { noteEnd(call.context, .cancelled) }
      call.requests?.finish(RPCError(.cancelled, "the call was cancelled"))
      call.task?.cancel()
    }
    unpark(id)
    relieve()
    noteClosed()
  }

  // MARK: - What the peer may send

  func allowMore(_ id: UInt32) {
    allow(id)
    relieve()
  }

  /// Lets streams on that waited until others hold less; to be called whenever one may. Their peers send nothing before.
  func relieve() {
    for relieved in streams.relieved() { allow(relieved) }
  }

  private func allow(_ id: UInt32) {
    guard phase != .closing, let credit = streams.credit(id, window: session.receiveWindow(id)) else {
      return
    }
    session.allow(id, credit)
    scheduleFlush()
  }

  // MARK: - The end

  /// Closes a connection whose peer does not keep to the rules.
  func close(reason: String, code: HTTP2ErrorCode) {
    guard phase != .closing else { return }
    phase = .closing
    shared.logger.info(
      "connection closed", metadata: ["reason": "\(reason)", "listener": "\(facts.listener)"])
    session.sendGoAway(code, reason)
    flushNow()
    context?.close(promise: nil)
  }

  /// Says that no calls are taken any more, waits until those under way have come, and lets what runs end.
  func drain() {
    guard phase == .open else { return }
    phase = .draining
    // A call that is under way to here stands above that id and is not begun; clients make it again.
    session.sendGoAway(.noError, "")
    flushNow()
    closeWhenDrained()
  }

  /// Closes at once; calls that run are cancelled.
  func closeNow() {
    phase = .closing
    context?.close(promise: nil)
  }

  func closeWhenDrained() {
    guard phase == .draining, streams.count == 0, let context else { return }
    phase = .closing
    flushNow()
    context.closeBehindReplies()
  }

  /// Enforces the bounds of time. Called about once a second.
  func sweep(now: UInt64) {
    guard phase != .closing else { return }
    let limits = shared.limits
    let overdue = watch.overdue(
      now: now, firstFrame: limits.firstFrame.sweepNanoseconds, wholeFrame: limits.wholeFrame.sweepNanoseconds
    )
    if let overdue { return close(reason: overdue, code: .noError) }
    for id in streams.overdue(now: now, limit: limits.wholeFrame.sweepNanoseconds) {
      end(id, RPCError(.deadlineExceeded, "a message did not come to its end in time"))
    }
    guard streams.count == 0 else { return }
    if phase == .open, now &- lastCall > limits.idle.sweepNanoseconds { return drain() }
    if now &- lastCall > Self.restsAfter { rest() }
  }

  /// Keeps no more for a peer that is silent than what it may go on with.
  private func rest() {
    session.rest()
    streams.rest()
    if parked.isEmpty, parked.capacity > 0 { parked = [:] }
  }

  private func gone() {
    guard context != nil else { return }
    phase = .closing
    context = nil
    deadlines.cancel()
    for id in streams.ids {
      guard let call = streams.closed(id) else { continue }
      if call.context.abandon() { noteEnd(call.context, .cancelled) }
      call.requests?.finish(RPCError(.cancelled, "the connection is gone"))
      call.task?.cancel()
    }
    unparkAll()
    loop.remove(self)
  }
}
