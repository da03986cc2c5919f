import HandschlagRPC
import Logging
import NIOCore
import NIOHTTP2

/// One connection that speaks gRPC over HTTP/2, on the server's side.
///
/// Performs what ``GRPCStreams`` and ``HTTP2Guard`` decide. One handler serves all streams; frames come from
/// and go to `NIOHTTP2Handler`, which knows HTTP/2 itself.
// Every property is touched on the connection's loop alone; other threads go through the executor.
final class GRPCConnection: ChannelInboundHandler, LoopConnection, CallSource, @unchecked Sendable {
  typealias InboundIn = HTTP2Frame
  typealias OutboundOut = HTTP2Frame

  /// What is kept for a call that is not over.
  struct Call {
    let context: ServerContext
    var task: Task<Void, Never>?
    var requests: (any MessageReceiver)?
  }

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

  var streams: GRPCStreams<Call>
  var watch: HTTP2Guard
  var context: ChannelHandlerContext?
  /// Handlers that wait until the peer has read.
  var parked: [UInt32: CheckedContinuation<Void, Never>] = [:]
  /// Streams whose reply is sent and whose requests are not at their end.
  var toReset: [UInt32] = []
  var isWritable = true
  var isFlushScheduled = false
  var isReading = false
  var phase = Phase.open
  /// Whether HTTP/2 found the connection broken and said so to the peer.
  private var isBroken = false
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
    bounds.connectionWindow = shared.limits.grpcConnectionWindow
    streams = GRPCStreams(bounds: bounds)
    watch = HTTP2Guard(opened: opened, cancels: shared.limits.cancels, pings: shared.limits.pings)
    now = opened
    lastCall = opened
  }

  /// Puts the handlers of this wire at the end of a pipeline.
  func addHandlers(to pipeline: ChannelPipeline.SynchronousOperations) throws {
    let http2 = NIOHTTP2Handler(
      mode: .server, frameDelegate: FrameTap(self), connectionConfiguration: http2Configuration,
      streamConfiguration: streamConfiguration)
    try pipeline.addHandler(HTTP2Front(self, pool: executor.buffers))
    try pipeline.addHandler(http2)
    try pipeline.addHandler(self)
    if let credit = streams.connectionCredit() {
      write(0, .windowUpdate(windowSizeIncrement: credit))
      context?.flush()
    }
  }

  private var http2Configuration: NIOHTTP2Handler.ConnectionConfiguration {
    var configuration = NIOHTTP2Handler.ConnectionConfiguration()
    configuration.initialSettings = [
      HTTP2Setting(parameter: .maxConcurrentStreams, value: shared.limits.streamsPerConnection),
      HTTP2Setting(parameter: .initialWindowSize, value: streams.streamWindow),
      HTTP2Setting(parameter: .maxHeaderListSize, value: shared.limits.headerListBytes),
    ]
    // Storms are the guard's concern. These counters keep a moment for each frame that they allow.
    configuration.controlFrameRateLimit.maximumCount = 64
    configuration.controlFrameRateLimit.windowLength = .zero
    configuration.maximumSequentialEmptyDataFrames = .max
    configuration.maximumConnectionGlitches = .max
    // What a client has under way on a stream that was answered early must still be recognized.
    configuration.maximumRecentlyResetStreams = 256
    return configuration
  }

  private var streamConfiguration: NIOHTTP2Handler.StreamConfiguration {
    var configuration = NIOHTTP2Handler.StreamConfiguration()
    configuration.streamResetFrameRateLimit.maximumCount = 64
    configuration.streamResetFrameRateLimit.windowLength = .zero
    configuration.streamErrorRateLimit.maximumCount = 64
    configuration.streamErrorRateLimit.windowLength = .zero
    return configuration
  }

  // MARK: - Channel events

  func handlerAdded(context: ChannelHandlerContext) {
    self.context = context
    isReading = true
    loop.add(self)
  }

  func handlerRemoved(context: ChannelHandlerContext) { gone() }

  func channelInactive(context: ChannelHandlerContext) {
    gone()
    context.fireChannelInactive()
  }

  /// Looks at bytes before HTTP/2 does; false when they are not to be read.
  func willReceive(_ bytes: RawSpan) -> Bool {
    guard phase != .closing else { return false }
    isReading = true
    now = MonotonicTime.now()
    guard case .calm(let reason) = watch.receive(bytes, now: now) else { return true }
    close(reason: reason, code: .enhanceYourCalm)
    return false
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard phase != .closing else { return }
    let frame = unwrapInboundIn(data)
    let id = UInt32(truncatingIfNeeded: Int(frame.streamID))
    switch frame.payload {
    case .data(let data):
      guard case .byteBuffer(let bytes) = data.data else { return }
      streams.receive(id, bytes, ends: data.endStream)
      proceed(id)
    case .headers(let headers):
      if streams[id] == nil {
        begin(id, headers)
      } else {
        streams.receive(id, nil, ends: headers.endStream)
        proceed(id)
      }
    default:
      // Resets and windows come as events, the rest HTTP/2 has dealt with.
      break
    }
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    // Two of these come with each DATA frame.
    if let update = event as? NIOHTTP2WindowUpdatedEvent {
      windowChanged(update)
    } else if let closed = event as? StreamClosedEvent {
      streamClosed(UInt32(truncatingIfNeeded: Int(closed.streamID)))
    } else {
      context.fireUserInboundEventTriggered(event)
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
    if isWritable { unparkWritable() }
    context.fireChannelWritabilityChanged()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    if isBroken || !(error is any NIOHTTP2Error) {
      guard phase != .closing else { return }
      phase = .closing
      shared.logger.info(
        "connection closed", metadata: ["reason": "\(error)", "listener": "\(facts.listener)"])
      context.close(promise: nil)
    } else if case .calm(let reason) = watch.streamError(now: now) {
      close(reason: reason, code: .enhanceYourCalm)
    }
  }

  // MARK: - Ends of calls

  /// Ends a running call with a status, and its task with it.
  func end(_ id: UInt32, _ error: RPCError) {
    guard let call = streams[id]?.call else { return }
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
    if streams.count == 0 { lastCall = now }
    closeWhenDrained()
  }

  // MARK: - What the peer may send

  private func windowChanged(_ update: NIOHTTP2WindowUpdatedEvent) {
    let id = UInt32(truncatingIfNeeded: Int(update.streamID))
    guard id == 0 else {
      streams.window(of: id, is: update.inboundWindowSize)
      return allowMore(id)
    }
    guard let size = update.inboundWindowSize, let credit = streams.connectionWindow(is: size) else { return }
    write(0, .windowUpdate(windowSizeIncrement: credit))
    scheduleFlush()
  }

  func allowMore(_ id: UInt32) {
    allow(id)
    for relieved in streams.relieved() { allow(relieved) }
  }

  private func allow(_ id: UInt32) {
    guard phase != .closing, let credit = streams.credit(id) else { return }
    write(id, .windowUpdate(windowSizeIncrement: credit))
    scheduleFlush()
  }

  // MARK: - The end

  /// Closes a connection whose peer does not keep to the rules.
  func close(reason: String, code: HTTP2ErrorCode) {
    guard phase != .closing else { return }
    phase = .closing
    shared.logger.info(
      "connection closed", metadata: ["reason": "\(reason)", "listener": "\(facts.listener)"])
    goAway(lastID: streams.lastStreamID, code, reason)
    context?.close(promise: nil)
  }

  /// Says that no calls are taken any more, waits until those under way have come, and lets what runs end.
  func drain() {
    guard phase == .open else { return }
    phase = .draining
    // A call that is under way to here stands above that id and is not begun; clients make it again.
    goAway(lastID: streams.lastStreamID, .noError, nil)
    closeWhenDrained()
  }

  private func goAway(lastID: UInt32, _ code: HTTP2ErrorCode, _ reason: String?) {
    let text = reason.map { ByteBuffer(string: $0) }
    write(0, .goAway(lastStreamID: HTTP2StreamID(Int(lastID)), errorCode: code, opaqueData: text))
    context?.flush()
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
    context.triggerUserOutboundEvent(CloseWhenSent(), promise: nil)
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
    if phase == .open, streams.count == 0, now &- lastCall > limits.idle.sweepNanoseconds { drain() }
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

  // MARK: - What HTTP/2 sends

  /// HTTP/2 gives a frame to the socket.
  fileprivate func wrote(_ frame: HTTP2Frame) {
    let id = UInt32(truncatingIfNeeded: Int(frame.streamID))
    switch frame.payload {
    case .data(let data):
      let count = data.data.readableBytes
      watch.sentData()
      streams.sent(id, count)
      if !parked.isEmpty, mayWrite(id) { unpark(id) }
      if data.endStream, streams.sentEnd(id) { toReset.append(id) }
    case .headers(let headers):
      watch.sentData()
      if headers.endStream, streams.sentEnd(id) { toReset.append(id) }
    case .goAway(_, let code, _) where code != .noError:
      isBroken = true
    default:
      break
    }
  }
}

/// Asks the front to close behind everything that is still to be sent.
struct CloseWhenSent: Sendable {}

/// Tells a connection which frames leave.
private final class FrameTap: NIOHTTP2FrameDelegate {
  private unowned let connection: GRPCConnection

  init(_ connection: GRPCConnection) { self.connection = connection }

  func wroteFrame(_ frame: HTTP2Frame) { connection.wrote(frame) }
}
