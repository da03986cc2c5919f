import HandschlagProtobuf
import HandschlagRPC
import NIOCore

/// What plain ttrpc lacks, on the client's side of a connection.
extension ClientHandler {
  private static let negotiationID: UInt32 = 1

  // MARK: - Negotiation

  /// Offers the extensions; calls wait until the server has answered.
  func negotiate(_ offer: ExtensionOffer) {
    do {
      let request = try offer.request
      write(request, FrameHeader(length: request.count, streamID: Self.negotiationID, kind: .request))
      settle()
    } catch {
      lose(error)
    }
  }

  /// The server's answer; a server without extensions has only an error to say, and the calls go on.
  func receiveNegotiation(_ header: FrameHeader, _ body: ByteBuffer) {
    guard header.kind == .response, header.streamID == Self.negotiationID else {
      return violated("a frame of stream \(header.streamID) before the negotiation was answered")
    }
    do {
      let envelope = try ResponseEnvelope(body.readableBytesSpan)
      if let error = envelope.error {
        // A server that takes no calls would not take the next one either.
        if error.code == .unavailable || error.code == .resourceExhausted {
          return lose(ConnectionFailure.error(ConnectionFailure.connectFailed, error.message))
        }
        return becomeReady()
      }
      let answer: WireNegotiateResponse = try body.readableBytesSpan.extracting(envelope.payload)
        .withUnsafeBytes { bytes throws(RPCError) in try ResponseDecoding.decode(bytes) }
      accept(answer)
    } catch {
      violated("the answer to the negotiation: \(error.message)")
    }
  }

  private func accept(_ answer: WireNegotiateResponse) {
    guard let offer else { return becomeReady() }
    let accepted = NegotiatedExtensions(answer.extensions).intersection(offer.extensions)
    let flow =
      accepted.contains(.window) ? FlowControl(own: offer.windows, peer: WindowSizes(answer.limits)) : nil
    machine.negotiated(
      accepted, flow: flow, concurrentCalls: Int(answer.limits?.concurrentStreams ?? 0))
    if accepted.contains(.ping) { keepAlive(offer) }
    becomeReady()
  }

  // MARK: - Frames

  func receiveExtension(_ header: FrameHeader, _ body: ByteBuffer) {
    switch header.kind {
    case .window: receiveGrant(header.streamID, body)
    case .ping:
      guard let content = ExtensionFrame.pingContent(body.readableBytesSpan) else {
        return violated("a Ping that is none")
      }
      outbound.writeBytes(ExtensionFrame.ping(content, isAnswer: true))
    case .goAway:
      guard let goAway = GoAway(body.readableBytesSpan) else { return violated("a GoAway that is none") }
      goneAway(goAway)
    default: break
    }
  }

  /// What is to be said besides calls and their messages.
  func writeExtensionFrames() {
    for id in machine.takeCancels() { outbound.writeBytes(ExtensionFrame.cancel(id)) }
    if let credit = machine.flow?.takeConnectionGrant() {
      outbound.writeBytes(ExtensionFrame.window(0, credit))
    }
    guard !blocked.isEmpty || !held.isEmpty else { return }
    blocked = blocked.filter { machine.isSending($0.key) }
    held = held.filter { machine.isSending($0.key) }
  }

  // MARK: - Keepalive

  /// Asks a silent server for a sign of life as long as calls run, and gives the connection up without one.
  private func keepAlive(_ offer: ExtensionOffer) {
    hasRead = false
    keepaliveTimer = loop.scheduleTask(in: .nanoseconds(offer.keepaliveInterval.wholeNanoseconds)) {
      guard self.end == nil else { return }
      if self.hasRead || self.machine.liveCount == 0 { return self.keepAlive(offer) }
      self.outbound.writeBytes(ExtensionFrame.ping(MonotonicTime.now(), isAnswer: false))
      self.settle()
      self.awaitAnswer(offer)
    }
  }

  private func awaitAnswer(_ offer: ExtensionOffer) {
    keepaliveTimer = loop.scheduleTask(in: .nanoseconds(offer.keepaliveTimeout.wholeNanoseconds)) {
      guard self.end == nil else { return }
      if self.hasRead { return self.keepAlive(offer) }
      self.lose(ConnectionFailure.error(ConnectionFailure.lost, "the server does not answer a ping"))
    }
  }

  // MARK: - Credit of replies

  /// Has the reader of a call's replies give credit back.
  func observeReading(of call: any ClientCall) {
    guard call.kind.hasReplyStream, let flow = machine.flow else { return }
    call.reportReading(every: flow.reportEvery)
  }

  func giveCredit(for call: any ClientCall, _ cost: Int) {
    guard let credit = machine.flow?.consumed(call.streamID, cost: cost), credit > 0 else { return }
    outbound.writeBytes(ExtensionFrame.window(call.streamID, credit))
  }

  // MARK: - Credit of requests

  /// Takes the credit of a message; where there is none, the message is kept until there is.
  func takeCredit(_ call: any ClientCall, _ bytes: [UInt8], _ flags: FrameHeader.Flags) -> Bool {
    let id = call.streamID
    let isEnd = flags.contains(.noData)
    if held[id] != nil {
      if isEnd { held[id]?.isEnded = true } else { held[id]?.messages.append(bytes) }
      return false
    }
    if isEnd { return true }
    guard machine.flow?.maySend(id) ?? true else {
      held[id] = ([bytes], false)
      block(call)
      return false
    }
    machine.flow?.sent(id, bytes: bytes.count)
    if machine.flow?.maySend(id) == false { block(call) }
    return true
  }

  private func block(_ call: any ClientCall) {
    call.setBlocked(true)
    blocked[call.streamID] = call
  }

  private func receiveGrant(_ id: UInt32, _ body: ByteBuffer) {
    guard let credit = ExtensionFrame.credit(body.readableBytesSpan),
      machine.flow?.granted(id, bytes: credit) == .added
    else { return violated("a Window with more credit than there may be, or none") }
    for id in id == 0 ? blocked.keys.sorted() : [id] { unblock(id) }
    wakeWriters()
  }

  private func unblock(_ id: UInt32) {
    guard let call = blocked[id] else { return }
    if let waiting = held[id] {
      var sent = 0
      while sent < waiting.messages.count, machine.flow?.maySend(id) ?? true {
        let message = waiting.messages[sent]
        machine.flow?.sent(id, bytes: message.count)
        write(message, FrameHeader(length: message.count, streamID: id, kind: .data))
        sent += 1
      }
      guard sent == waiting.messages.count else {
        held[id]?.messages.removeFirst(sent)
        return
      }
      held[id] = nil
      if waiting.isEnded {
        write([], FrameHeader(length: 0, streamID: id, kind: .data, flags: [.remoteClosed, .noData]))
      }
    }
    guard machine.flow?.maySend(id) ?? true else { return }
    blocked[id] = nil
    call.setBlocked(false)
  }
}
