import HandschlagProtobuf
import HandschlagRPC

/// What a connection keeps beyond plain ttrpc, once that was negotiated.
// Touched on the connection's loop alone, by the connection that owns it.
final class ServerExtensions {
  /// Replies of a stream that wait for credit.
  struct HeldReplies {
    let context: ServerContext
    var messages: [[UInt8]]
    /// Whether the handler has ended behind them.
    var isLast = false
  }

  let accepted: NegotiatedExtensions
  var held: [UInt32: HeldReplies] = [:]
  var cancels: CancelLimit
  var pings: PingLimit
  /// Frames of this file that came; the others are the peer's activity.
  var framesReceived: UInt64 = 0
  /// Messages of reply streams that were sent.
  var messagesSent: UInt64 = 0
  /// When the peer was asked for a sign of life; 0 for not.
  var askedAt: UInt64 = 0

  init(accepted: NegotiatedExtensions, limits: ServerLimits) {
    self.accepted = accepted
    cancels = limits.cancels
    pings = limits.pings
  }
}

extension ServerConnection {
  // MARK: - Negotiation

  /// Answers a request for which there is no route: the negotiation, or something unknown.
  func answerUnrouted(_ id: UInt32, _ envelope: RequestEnvelope, _ body: UnsafeRawBufferPointer) {
    let body = body.bytes
    let method = WireConnectionMethods.negotiate
    guard body.holds(method.service, at: envelope.service), body.holds(method.name, at: envelope.method)
    else { return refuse(id, Router.unknownMethod()) }
    guard framesDone == 1 else {
      return refuse(
        id, RPCError(.failedPrecondition, "extensions are negotiated by the first call of a connection"))
    }
    do {
      let bytes = body.extracting(envelope.payload)
      guard bytes.byteCount <= method.maxRequestBytes else {
        throw RPCError(.resourceExhausted, "an offer has at most \(method.maxRequestBytes) bytes")
      }
      let offer = try bytes.withUnsafeBytes { bytes throws(DecodeError) in
        try WireNegotiateRequest(decoding: bytes, limits: DecodingLimits(memoryBudget: method.memoryBudget))
      }
      accept(id, offer)
    } catch {
      refuse(id, error as? RPCError ?? RPCError(.invalidArgument, "the request cannot be decoded"))
    }
  }

  private func accept(_ id: UInt32, _ offer: WireNegotiateRequest) {
    let limits = shared.limits
    let accepted = NegotiatedExtensions(offer.extensions).intersection(limits.extensions)
    let answer = WireNegotiateResponse(
      extensions: accepted.list,
      limits: WireConnectionLimits(
        largestFrame: UInt32(limits.largestFrame), concurrentStreams: UInt32(limits.streamsPerConnection),
        streamWindow: UInt32(shared.windows.stream), connectionWindow: UInt32(shared.windows.connection),
        pingIntervalMillis: UInt32(clamping: limits.pings.interval / 1_000_000))
    ).encoded()
    let prefix = ResponseEnvelope.encodeSuccessPrefix(
      payloadSize: answer.count, initialMetadata: Metadata(), trailers: Metadata())
    appendResponse(id, prefix + answer)
    streams.endedStart(id)
    guard !accepted.isEmpty else { return }
    extensions = ServerExtensions(accepted: accepted, limits: limits)
    let usesWindow = accepted.contains(.window)
    if usesWindow { inboxLimits = shared.windowedInboxLimits }
    streams.negotiated(
      accepted,
      flow: usesWindow ? FlowControl(own: shared.windows, peer: WindowSizes(offer.limits)) : nil)
    if streams.isDraining { sayGoAway(.unavailable, "the server is going away") }
  }

  // MARK: - Frames

  func perform(
    _ action: ServerStreams<Call>.FrameAction, _ header: FrameHeader, _ buffer: UnsafeRawBufferPointer
  ) {
    let body = buffer.bytes
    guard let extensions else { return }
    extensions.framesReceived += 1
    switch action {
    case .cancel: cancel(header.streamID, extensions)
    case .grant: grant(header.streamID, body, extensions)
    case .ping: answerPing(body, extensions)
    case .close(let reason): close(reason: reason)
    default: break
    }
  }

  /// A frame with a message came that nobody reads.
  func dropped(_ header: FrameHeader) {
    guard header.kind == .data else {
      extensions?.framesReceived += 1
      return
    }
    guard !header.flags.contains(.noData) else { return }
    streams.flow?.dropped(bytes: Int(header.length))
    returnCredit()
  }

  private func cancel(_ id: UInt32, _ extensions: ServerExtensions) {
    guard let call = streams.call(id) else { return }
    let began = call.context.startedAt
    let isHeld = extensions.held.removeValue(forKey: id) != nil
    // The end of a call that has ended already waits for credit, or is on its way to this loop.
    if call.context.abandon() || isHeld { ended(call.context, .cancelled) }
    call.requests?.finish(RPCError(.cancelled, "the caller gave the call up"))
    call.task?.cancel()
    returnCredit()
    let isFair = extensions.cancels.allows(
      cancelAt: lastActivity, callBegan: began, begun: streams.begunCount)
    if !isFair { close(reason: "too many calls were begun and given up", status: .resourceExhausted) }
  }

  private func answerPing(_ body: RawSpan, _ extensions: ServerExtensions) {
    guard let content = ExtensionFrame.pingContent(body) else { return }
    let activity = framesDone &- extensions.framesReceived &+ extensions.messagesSent
    guard extensions.pings.allows(pingAt: lastActivity, activity: activity) else {
      return close(reason: "too many pings", status: .resourceExhausted)
    }
    append(frame: ExtensionFrame.ping(content, isAnswer: true))
  }

  /// Says that no stream above those that came is served.
  func sayGoAway(_ status: StatusCode, _ reason: String) {
    guard let extensions, extensions.accepted.contains(.goAway), context != nil else { return }
    append(
      frame: ExtensionFrame.goAway(
        GoAway(lastStreamID: streams.lastStreamID, status: status, reason: reason)))
  }

  /// Asks a silent peer whose calls run for a sign of life, and gives up one that sends none.
  func keepAlive(_ extensions: ServerExtensions, now: UInt64) {
    guard extensions.accepted.contains(.ping) else { return }
    let limits = shared.limits
    if extensions.askedAt > lastActivity {
      let patience = UInt64(max(0, limits.keepaliveTimeout.wholeNanoseconds))
      if now &- extensions.askedAt > patience { close(reason: "no answer to a ping", status: .unavailable) }
    } else if now &- lastActivity > UInt64(max(0, limits.keepaliveInterval.wholeNanoseconds)) {
      extensions.askedAt = now
      append(frame: ExtensionFrame.ping(now, isAnswer: false))
    }
  }

  // MARK: - Credit of replies

  /// Takes a message's credit; where there is none, the message is kept until there is, and its writer waits.
  func takeCredit(
    _ context: ServerContext, _ size: Int, _ pack: (UnsafeMutableRawBufferPointer) -> Void
  ) -> Bool {
    guard let extensions else { return true }
    let id = context.callID
    if extensions.held[id] == nil, streams.flow?.maySend(id) ?? true {
      streams.flow?.sent(id, bytes: size)
      extensions.messagesSent &+= 1
      return true
    }
    let message = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      pack(UnsafeMutableRawBufferPointer(buffer))
      count = size
    }
    extensions.held[id, default: .init(context: context, messages: [])].messages.append(message)
    return false
  }

  private func grant(_ id: UInt32, _ body: RawSpan, _ extensions: ServerExtensions) {
    guard let credit = ExtensionFrame.credit(body) else {
      return close(reason: "a Window without credit")
    }
    guard streams.flow?.granted(id, bytes: credit) != .overflow else {
      return close(reason: "a window larger than any may be", status: .resourceExhausted)
    }
    let waiting = id == 0 ? extensions.held.keys.sorted() : [id]
    for id in waiting { sendHeld(id, extensions) }
    if id == 0 { unparkAll() } else if mayWrite(id) { unpark(id) }
  }

  private func sendHeld(_ id: UInt32, _ extensions: ServerExtensions) {
    guard let held = extensions.held[id] else { return }
    var sent = 0
    while sent < held.messages.count, streams.flow?.maySend(id) ?? true {
      streams.flow?.sent(id, bytes: held.messages[sent].count)
      append(message: held.messages[sent], to: id)
      sent += 1
    }
    guard sent == held.messages.count else {
      extensions.held[id]?.messages.removeFirst(sent)
      return
    }
    extensions.held[id] = nil
    if held.isLast { succeed(held.context) }
  }

  // MARK: - Credit of requests

  /// Gives credit back as the handler reads.
  func observeReading(of id: UInt32, _ requests: (any MessageReceiver)?) {
    guard let flow = streams.flow, let requests else { return }
    requests.whenConsumed(every: flow.reportEvery) { [weak self] cost in
      guard let self else { return }
      onLoop { self.consumed(id, cost) }
    }
  }

  private func consumed(_ id: UInt32, _ cost: Int) {
    guard context != nil, let credit = streams.flow?.consumed(id, cost: cost) else { return }
    if credit > 0 { append(frame: ExtensionFrame.window(id, credit)) }
    returnCredit()
  }

  private func returnCredit() {
    guard let credit = streams.flow?.takeConnectionGrant() else { return }
    append(frame: ExtensionFrame.window(0, credit))
  }
}

extension RawSpan {
  /// Whether a text stands in a range.
  fileprivate func holds(_ text: String, at range: Range<Int>) -> Bool {
    extracting(range).withUnsafeBytes { $0.elementsEqual(text.utf8) }
  }
}
