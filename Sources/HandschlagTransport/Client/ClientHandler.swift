import HandschlagRPC
import NIOCore
import Synchronization

/// One connection: performs what ``ClientStateMachine`` decides.
///
/// Calls come from any task through a mailbox, which the loop empties as a whole: however many calls were
/// made since, they cost one hop and one write.
// Everything but the mailbox and `usable` is touched on the loop alone.
final class ClientHandler: ChannelDuplexHandler, @unchecked Sendable {
  typealias InboundIn = ByteBuffer
  typealias OutboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  /// What tasks ask of the loop.
  enum Command: Sendable {
    case begin(any ClientCall)
    case message(any ClientCall, [UInt8])
    case endOfRequests(any ClientCall)
    case forget(any ClientCall)
    case resumeReading(any ClientCall)
    case consumed(any ClientCall, cost: Int)
    case whenOpened(CheckedContinuation<Void, any Error>)
    case retire
    case close(grace: TimeAmount, CheckedContinuation<Void, Never>)
  }

  /// What becomes of a connection, for whoever made it.
  enum Event: Sendable {
    /// It takes calls.
    case ready
    /// It takes no more calls, and ends those that it has.
    case draining
    /// It is gone; `wasReady` when it ever took calls.
    case ended(RPCError, wasReady: Bool)
  }

  private struct Mailbox {
    var commands: [Command] = []
    var isScheduled = false
    var messageBytes = 0
    var isWritable = true
    var writers: [CheckedContinuation<Void, Never>] = []

    var takesMessages: Bool { isWritable && messageBytes < 256 << 10 }
  }

  let loop: any EventLoop
  private let mailbox = Mutex(Mailbox())
  private let usable = Atomic<Bool>(true)

  var machine: ClientStateMachine<any ClientCall>
  var context: ChannelHandlerContext?
  var outbound = ByteBuffer()
  let offer: ExtensionOffer?
  /// Messages of request streams that wait for credit, and whether the requests end behind them.
  var held: [UInt32: (messages: [[UInt8]], isEnded: Bool)] = [:]
  /// Calls whose writers wait for credit.
  var blocked: [UInt32: any ClientCall] = [:]
  var isReady = false
  /// Whether anything came since the last look of the keepalive.
  var hasRead = false
  var keepaliveTimer: Scheduled<Void>?
  private(set) var end: RPCError?
  private let events: @Sendable (ClientHandler, Event) -> Void
  private var inbound = ByteBuffer()
  private var taken: [Command] = []
  private var isReadHeld = false
  private var timer: (at: UInt64, task: Scheduled<Void>)?
  private var openedWaiters: [CheckedContinuation<Void, any Error>] = []
  private var closedWaiters: [CheckedContinuation<Void, Never>] = []

  /// A connection that is to be made.
  ///
  /// - Parameters:
  ///   - offer: what to negotiate; nil for plain ttrpc
  ///   - events: called on the loop
  init(
    loop: any EventLoop, limits: ClientStateMachine<any ClientCall>.Limits, offer: ExtensionOffer?,
    events: @escaping @Sendable (ClientHandler, Event) -> Void
  ) {
    self.loop = loop
    self.offer = offer
    self.events = events
    machine = ClientStateMachine(limits: limits, firstID: offer == nil ? 1 : 3)
  }

  /// Whether new calls are taken, as far as is known.
  var isUsable: Bool { usable.load(ordering: .relaxed) }

  // MARK: - From any thread

  /// Hands a command to the loop.
  ///
  /// - Returns: whether the connection keeps up with the messages of request streams.
  @discardableResult
  func enqueue(_ command: Command) -> Bool {
    let (mustSchedule, keepsUp) = mailbox.withLock { box in
      box.commands.append(command)
      if case .message(_, let bytes) = command { box.messageBytes += bytes.count + 64 }
      let isFirst = !box.isScheduled
      box.isScheduled = true
      return (isFirst, box.takesMessages)
    }
    if mustSchedule { loop.execute { self.empty() } }
    return keepsUp
  }

  /// Returns when messages may be sent again, or when the call is over.
  func waitUntilWritable(_ call: any ClientCall) async {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let now = mailbox.withLock { box in
          if (box.takesMessages && !call.isBlocked) || call.isOver || Task.isCancelled { return true }
          box.writers.append(continuation)
          return false
        }
        if now { continuation.resume() }
      }
    } onCancel: {
      wakeWriters()
    }
  }

  /// Lets every waiting writer look again.
  func wakeWriters() {
    let writers = mailbox.withLock { box in
      defer { box.writers = [] }
      return box.writers
    }
    for writer in writers { writer.resume() }
  }

  // MARK: - Commands, on the loop

  private func empty() {
    // Two arrays take turns, so that a steady flow of calls allocates none.
    mailbox.withLock { box in
      swap(&box.commands, &taken)
      box.isScheduled = false
      box.messageBytes = 0
    }
    for command in taken { perform(command) }
    taken.removeAll(keepingCapacity: taken.count <= 1024)
    settle()
    if mailbox.withLock({ $0.takesMessages && !$0.writers.isEmpty }) { wakeWriters() }
  }

  private func perform(_ command: Command) {
    switch command {
    case .begin(let call): begin(call)
    case .message(let call, let bytes): send(call, bytes, [])
    case .endOfRequests(let call): send(call, [], [.remoteClosed, .noData])
    case .forget(let call): machine.forget(call.streamID)
    case .resumeReading(let call): machine.setPaused(false, call.streamID)
    case .consumed(let call, let cost): giveCredit(for: call, cost)
    case .whenOpened(let continuation):
      if let end {
        continuation.resume(throwing: end)
      } else if isReady {
        continuation.resume()
      } else {
        openedWaiters.append(continuation)
      }
    case .retire: retire()
    case .close(let grace, let continuation): close(within: grace, continuation)
    }
  }

  private func begin(_ call: any ClientCall) {
    guard !call.isOver else { return }
    switch machine.begin(call, kind: call.kind, deadline: call.deadline) {
    case .send(let id):
      call.streamID = id
      send(call)
    case .wait(let id):
      call.streamID = id
    case .refuse:
      usable.store(machine.takesCalls, ordering: .relaxed)
      return call.finish(unsent(end))
    }
    if call.deadline != .max { arm(call.deadline) }
  }

  private func send(_ call: any ClientCall) {
    let flags: FrameHeader.Flags =
      switch call.kind {
      case .unary: []
      case .serverStreaming: .remoteClosed
      case .clientStreaming, .bidirectional: .remoteOpen
      }
    write(
      call.request,
      FrameHeader(
        length: call.request.count, streamID: call.streamID, kind: .request, flags: flags))
    if machine.flow != nil, call.kind != .unary { observeReading(of: call) }
    call.started()
  }

  private func send(_ call: any ClientCall, _ bytes: [UInt8], _ flags: FrameHeader.Flags) {
    guard machine.isSending(call.streamID) else { return }
    if machine.flow != nil, !takeCredit(call, bytes, flags) { return }
    write(bytes, FrameHeader(length: bytes.count, streamID: call.streamID, kind: .data, flags: flags))
  }

  func write(_ body: [UInt8], _ header: FrameHeader) {
    outbound.writeInteger(header.leading)
    outbound.writeInteger(header.trailing)
    outbound.writeBytes(body)
  }

  /// After anything happened: send what may be sent, read again or close.
  func settle() {
    while let (call, id) = machine.next() {
      // Whoever gave up meanwhile has said so in a command that is still to come.
      if call.isOver { machine.forget(id) } else { send(call) }
    }
    usable.store(machine.takesCalls, ordering: .relaxed)
    guard let context else { return }
    if offer != nil { writeExtensionFrames() }
    if outbound.readableBytes > 0 {
      context.writeAndFlush(wrapOutboundOut(outbound), promise: nil)
      outbound.clear()
    }
    if machine.shouldClose {
      lose(ConnectionFailure.error(ConnectionFailure.lost, "the connection was closed"))
    } else if isReadHeld, !machine.readsNothing {
      isReadHeld = false
      context.read()
    }
  }

  // MARK: - Deadlines

  /// One timer for all calls: it fires no later than the earliest deadline, and looks at all calls then.
  /// Calls usually have the same timeout, so that it fires rarely.
  private func arm(_ deadline: UInt64) {
    if let timer {
      if timer.at <= deadline { return }
      timer.task.cancel()
    }
    let now = MonotonicTime.now()
    // A millisecond of slack, so that many calls that end nearly together cost one look.
    let delay = TimeAmount.nanoseconds(Int64(clamping: deadline > now ? deadline - now : 0) + 1_000_000)
    timer = (deadline, loop.scheduleTask(in: delay) { self.expire() })
  }

  private func expire() {
    timer = nil
    for call in machine.expire(now: MonotonicTime.now()) {
      call.finish(RPCError(.deadlineExceeded, "no answer came before the deadline"))
    }
    let next = machine.earliestDeadline
    if next != .max { arm(next) }
    settle()
  }

  // MARK: - End

  /// Takes no more calls; the connection closes behind the last one.
  private func retire() {
    let isFirst = machine.takesCalls
    machine.retire()
    if isFirst { events(self, .draining) }
  }

  /// Takes calls from now on.
  func becomeReady() {
    isReady = true
    machine.opened()
    for waiter in openedWaiters { waiter.resume() }
    openedWaiters = []
    events(self, .ready)
    settle()
  }

  /// The server takes no more calls, and has not taken some that are under way.
  func goneAway(_ goAway: GoAway) {
    let isFirst = machine.takesCalls
    let notServed = machine.goneAway(lastStreamID: goAway.lastStreamID)
    usable.store(false, ordering: .relaxed)
    if isFirst { events(self, .draining) }
    let error = ConnectionFailure.error(
      ConnectionFailure.notSent, "the server takes no more calls: \(goAway.reason)")
    for call in notServed { call.notServed(error) }
  }

  /// No connection could be made.
  func connectFailed(_ message: String) {
    lose(ConnectionFailure.error(ConnectionFailure.connectFailed, message))
  }

  func lose(_ error: RPCError) {
    guard end == nil else { return }
    end = error
    keepaliveTimer?.cancel()
    keepaliveTimer = nil
    held = [:]
    blocked = [:]
    usable.store(false, ordering: .relaxed)
    timer?.task.cancel()
    timer = nil
    let (sent, unsent) = machine.lost()
    let context = context
    self.context = nil
    mailbox.withLock { $0.isWritable = true }
    for call in sent { call.finish(error) }
    for call in unsent { call.finish(self.unsent(error)) }
    for waiter in openedWaiters { waiter.resume(throwing: error) }
    openedWaiters = []
    for waiter in closedWaiters { waiter.resume() }
    closedWaiters = []
    wakeWriters()
    context?.close(promise: nil)
    events(self, .ended(error, wasReady: isReady))
  }

  /// The error of a call that was not sent, by the way the connection ended; nil while it is closing.
  private func unsent(_ end: RPCError?) -> RPCError {
    if let end, end.connectionFailure != ConnectionFailure.lost { return end }
    return ConnectionFailure.error(ConnectionFailure.notSent, end?.message ?? "the connection is closing")
  }

  private func close(within grace: TimeAmount, _ continuation: CheckedContinuation<Void, Never>) {
    guard end == nil else { return continuation.resume() }
    closedWaiters.append(continuation)
    retire()
    let closed = ConnectionFailure.error(ConnectionFailure.closed, "the client was closed")
    for id in machine.streamingCalls { machine.forget(id)?.finish(closed) }
    if machine.liveCount == 0 { return lose(closed) }
    loop.scheduleTask(in: grace) { self.lose(closed) }
  }

  // MARK: - Channel

  func handlerAdded(context: ChannelHandlerContext) {
    if context.channel.isActive { opened(context) }
  }

  func channelActive(context: ChannelHandlerContext) {
    opened(context)
    context.fireChannelActive()
  }

  private func opened(_ context: ChannelHandlerContext) {
    guard self.context == nil else { return }
    guard end == nil else { return context.close(promise: nil) }
    self.context = context
    if let offer { negotiate(offer) } else { becomeReady() }
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    var buffer = unwrapInboundIn(data)
    hasRead = true
    if inbound.readableBytes > 0 {
      inbound.writeBuffer(&buffer)
      buffer = inbound
      inbound = ByteBuffer()
    }
    while end == nil, let frame = nextFrame(&buffer) { receive(frame.header, frame.body) }
    if buffer.readableBytes > 0, end == nil { inbound = buffer }
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    settle()
    context.fireChannelReadComplete()
  }

  func read(context: ChannelHandlerContext) {
    if machine.readsNothing { isReadHeld = true } else { context.read() }
  }

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    let isWritable = context.channel.isWritable
    mailbox.withLock { $0.isWritable = isWritable }
    if isWritable { wakeWriters() }
    context.fireChannelWritabilityChanged()
  }

  func channelInactive(context: ChannelHandlerContext) {
    lose(ConnectionFailure.error(ConnectionFailure.lost, "the server closed the connection"))
    context.fireChannelInactive()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    lose(ConnectionFailure.error(ConnectionFailure.lost, "the connection failed: \(error)"))
  }

  // MARK: - Frames

  private func nextFrame(_ buffer: inout ByteBuffer) -> (header: FrameHeader, body: ByteBuffer)? {
    guard let header = FrameHeader(buffer.readableBytesSpan) else { return nil }
    let length = Int(header.length)
    guard length <= FrameHeader.largestLength else {
      violated("a frame of \(length) bytes")
      return nil
    }
    guard buffer.readableBytes >= FrameHeader.size + length else { return nil }
    buffer.moveReaderIndex(forwardBy: FrameHeader.size)
    return buffer.readSlice(length: length).map { (header, $0) }
  }

  private func receive(_ header: FrameHeader, _ body: ByteBuffer) {
    guard isReady else { return receiveNegotiation(header, body) }
    switch machine.received(header) {
    case .reply(let call):
      do {
        call.receive(try ResponseEnvelope(body.readableBytesSpan), body.readableBytesSpan)
      } catch {
        call.finish(error)
      }
    case .initialMetadata(let call):
      guard let envelope = try? ResponseEnvelope(body.readableBytesSpan) else { return }
      call.receive(initialMetadata: envelope.initialMetadata)
    case .message(let call, let isLast):
      receive(message: body, of: call, isLast: isLast)
    case .end(let call):
      call.finish(nil)
    case .unexpected(let call):
      call.finish(RPCError(.internalError, "the server answered with a frame that does not belong there"))
    case .grant, .ping, .goAway:
      receiveExtension(header, body)
    case .drop:
      break
    case .violation(let what):
      violated(what)
    }
  }

  private func receive(message body: ByteBuffer, of call: any ClientCall, isLast: Bool) {
    do {
      let goesOn = try call.receive(message: body.readableBytesSpan)
      if isLast {
        call.finish(nil)
      } else if !goesOn {
        machine.setPaused(true, call.streamID)
      }
    } catch {
      machine.forget(call.streamID)
      call.finish(error)
    }
  }

  func violated(_ what: String) {
    lose(ConnectionFailure.error(ConnectionFailure.lost, "the server broke the protocol: \(what)"))
  }
}
