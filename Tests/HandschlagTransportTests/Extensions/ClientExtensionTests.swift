import HandschlagAPI
import HandschlagProtobuf
import HandschlagRPC
import Logging
import NIOPosix
import Synchronization
import Testing

@testable import HandschlagTransport

private let negotiating = ClientConfiguration(offer: ExtensionOffer())

/// A server's answer to a negotiation.
private func accepting(_ extensions: NegotiatedExtensions, stream: UInt32 = 0) -> [UInt8] {
  let payload = WireNegotiateResponse(
    extensions: extensions.list, limits: .init(concurrentStreams: 100, streamWindow: stream)
  ).encoded()
  let prefix = ResponseEnvelope.encodeSuccessPrefix(
    payloadSize: payload.count, initialMetadata: [:], trailers: [:])
  return FramePeer.frame(.response, 1, prefix + payload)
}

private func failing(_ id: UInt32, _ code: StatusCode) -> [UInt8] {
  let body = ResponseEnvelope.encode(RPCError(code, "no"), initialMetadata: [:], trailers: [:])
  return FramePeer.frame(.response, id, body)
}

/// The client's side of the extensions, against the real server and against scripted ones.
@Suite struct ClientExtensionTests {
  @Test func allCallsWorkOverANegotiatedConnection() async throws {
    try await withServer(configuration: negotiating) { client, _ in
      try await client.connect()
      let response: UnaryResponse<ThreadMessage> = try await client.unaryResponse(
        Probe.echo, Probe.request("hello"), options: CallOptions(metadata: ["ask": "this"]))
      #expect(response.initialMetadata["before"] == "text")
      #expect(response.trailers["after"] == "this")
      let request = ThreadMessage(number: 10_000, text: "500")
      let stream: ResponseStream<ThreadMessage> = try await client.serverStreaming(
        Probe.count, request, options: .default)
      var count = 0
      for try await message in stream {
        #expect(message.number == Int64(count))
        count += 1
      }
      #expect(count == 500)
      let joined: UnaryResponse<ThreadMessage> = try await client.clientStreaming(
        Probe.join, options: .default
      ) { writer in
        for _ in 0..<400 { try await writer.write(Probe.request(String(repeating: "j", count: 5000))) }
      }
      #expect(joined.message.number == 400)
      #expect(joined.message.text.utf8.count == 2_000_000)
      let chat: BidirectionalCall<ThreadMessage, ThreadMessage> = try await client.bidirectional(
        Probe.chat, options: .default)
      var replies = chat.responses.makeAsyncIterator()
      for number in 0..<100 {
        try await chat.requests.write(Probe.request("a\(number)"))
        #expect(try await replies.next()?.text == "A\(number)")
      }
      await chat.requests.finish()
      #expect(try await replies.next() == nil)
    }
  }

  @Test func cancellingATaskCancelsItsHandlerAtOnce() async throws {
    let service = ProbeService()
    try await withServer(service, configuration: negotiating) { client, server in
      let task = Task {
        let _: ThreadMessage = try await client.unary(Probe.hang, Probe.request(""))
      }
      try await eventually { service.running.now == 1 }
      task.cancel()
      try await eventually { service.running.now == 0 }
      let stream: ResponseStream<ThreadMessage> = try await client.serverStreaming(
        Probe.watch, Probe.request(""), options: .default)
      try await eventually { service.running.now == 1 }
      stream.cancel()
      try await eventually { service.running.now == 0 }
      let reply: ThreadMessage = try await client.unary(Probe.echo, Probe.request("same connection"))
      #expect(reply.text == "same connection")
      #expect(server.connectionCount == 1)
    }
  }

  @Test func aStreamThatNobodyReadsHoldsUpNoOther() async throws {
    try await withServer(configuration: negotiating) { client, _ in
      let request = ThreadMessage(number: 60_000, text: "400")
      let unread: ResponseStream<ThreadMessage> = try await client.serverStreaming(
        Probe.count, request, options: .default)
      let read: ResponseStream<ThreadMessage> = try await client.serverStreaming(
        Probe.count, request, options: .default)
      var count = 0
      for try await _ in read { count += 1 }
      #expect(count == 400)
      for try await _ in unread { count += 1 }
      #expect(count == 800)
    }
  }

  @Test func aPlainServerIsUsedAsOne() async throws {
    for code in [StatusCode.unimplemented, .notFound, .invalidArgument] {
      try await FramePeer.run { _, header, _ in
        header.streamID == 1
          ? .bytes(failing(1, code)) : .bytes(FramePeer.reply(header.streamID, ThreadMessage(number: 7)))
      } _: { peer in
        let client = ClientConnection(to: .unix(path: peer.path), configuration: negotiating)
        let reply: ThreadMessage = try await client.unary(Probe.echo, Probe.request(""))
        #expect(reply.number == 7)
        // A call that is given up says nothing: the server would not understand.
        let stream: ResponseStream<ThreadMessage> = try await client.serverStreaming(
          Probe.watch, Probe.request(""), options: .default)
        stream.cancel()
        await client.close()
        #expect(peer.received.allSatisfy { $0.kind == .request })
      }
    }
  }

  @Test func aServerThatTakesNoCallsIsNoServer() async throws {
    try await FramePeer.run { _, _, _ in
      .bytes(failing(1, .unavailable))
    } _: { peer in
      let client = ClientConnection(to: .unix(path: peer.path), configuration: negotiating)
      let error = await #expect(throws: RPCError.self) { try await client.connect() }
      #expect(error?.connectionFailure == ConnectionFailure.connectFailed)
      #expect(client.connectivity != .ready)
      await client.close()
    }
  }

  @Test func aPeerThatAcceptsAndSaysNothingIsNoServer() async throws {
    try await FramePeer.run { _, _, _ in
      .nothing
    } _: { peer in
      let client = ClientConnection(
        to: .unix(path: peer.path),
        configuration: ClientConfiguration(connectTimeout: .milliseconds(50), offer: ExtensionOffer()))
      let error = await #expect(throws: RPCError.self) { try await client.connect() }
      #expect(error?.connectionFailure == ConnectionFailure.connectFailed)
      await client.close()
    }
  }

  @Test func callsThatRacedWithGoAwayGoToTheNextConnection() async throws {
    // The first connection announces, on its third call, that it serves the first alone.
    let goAway = ExtensionFrame.goAway(GoAway(lastStreamID: 3, status: .unavailable, reason: "restart"))
    let script: FramePeer.Script = { connection, header, _ in
      if header.streamID == 1 { return .bytes(accepting(.all)) }
      guard connection == 1 else {
        return .bytes(FramePeer.reply(header.streamID, ThreadMessage(number: 2)))
      }
      if header.streamID < 7 { return .nothing }
      return .bytes(goAway + FramePeer.reply(3, ThreadMessage(number: 1)))
    }
    try await FramePeer.run(script) { peer in
      let client = ClientConnection(to: .unix(path: peer.path), configuration: negotiating)
      try await client.connect()
      let served = Task { () -> ThreadMessage in try await client.unary(Probe.echo, Probe.request("")) }
      try await eventually { peer.received.count == 2 }
      let moved = Task { () -> ThreadMessage in try await client.unary(Probe.echo, Probe.request("")) }
      try await eventually { peer.received.count == 3 }
      let stream: ResponseStream<ThreadMessage> = try await client.serverStreaming(
        Probe.count, Probe.request(""), options: .default)
      #expect(try await served.value.number == 1)
      #expect(try await moved.value.number == 2)
      var replies = stream.makeAsyncIterator()
      #expect(try await replies.next()?.number == 2)
      #expect(peer.connectionCount == 2)
      // The first connection is closed behind its last call.
      try await eventually { peer.closedCount == 1 }
      await client.close()
    }
  }

  @Test func aRestartLosesNoCallThatWasNotServed() async throws {
    let path = socketPath()
    let client = ClientConnection(to: .unix(path: path), configuration: negotiating)
    func server() async throws -> RPCServer {
      let server = RPCServer(
        configuration: ServerConfiguration(listeners: [.unix(path)]),
        router: Router(services: [ProbeService()]), group: MultiThreadedEventLoopGroup.singleton,
        logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
      _ = try await server.start()
      return server
    }
    var running = try await server()
    let stop = TestCounter()
    let done = TestCounter()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for caller in 0..<20 {
        group.addTask {
          var number = 0
          while stop.value == 0 {
            let text = "\(caller) \(number)"
            let reply: ThreadMessage = try await client.unary(
              Probe.echo, Probe.request(text),
              options: CallOptions(timeout: .seconds(30), waitsForReady: true))
            #expect(reply.text == text)
            number += 1
            done.add()
          }
        }
      }
      for _ in 0..<5 {
        let target = done.value + 200
        try await eventually { done.value >= target }
        await running.shutdown(grace: .seconds(5))
        running = try await server()
      }
      stop.add()
      try await group.waitForAll()
    }
    await client.close()
    await running.shutdown(grace: .zero)
  }

  @Test func aServerThatDoesNotAnswerPingsIsLeft() async throws {
    let offer = ExtensionOffer(keepaliveInterval: .milliseconds(20), keepaliveTimeout: .milliseconds(20))
    try await FramePeer.run { connection, header, _ in
      if header.streamID == 1 { return .bytes(accepting(.all)) }
      return .nothing
    } _: { peer in
      let client = ClientConnection(
        to: .unix(path: peer.path), configuration: ClientConfiguration(offer: offer))
      let error = await #expect(throws: RPCError.self) {
        let _: ThreadMessage = try await client.unary(Probe.echo, Probe.request(""))
      }
      #expect(error?.connectionFailure == ConnectionFailure.lost)
      #expect(peer.received.map(\.kind) == [.request, .request, .ping])
      await client.close()
    }
  }

  @Test func theClientAnswersPings() async throws {
    try await FramePeer.run { _, header, _ in
      switch (header.kind, header.streamID) {
      case (.request, 1): .bytes(accepting(.all))
      case (.request, _): .bytes(ExtensionFrame.ping(42, isAnswer: false))
      case (.ping, _): .bytes(FramePeer.reply(3, ThreadMessage(number: Int64(header.flags.rawValue))))
      default: .nothing
      }
    } _: { peer in
      let client = ClientConnection(to: .unix(path: peer.path), configuration: negotiating)
      let reply: ThreadMessage = try await client.unary(Probe.echo, Probe.request(""))
      #expect(reply.number == 1)
      await client.close()
    }
  }

  @Test func requestsWaitForTheServersCredit() async throws {
    try await FramePeer.run { _, header, _ in
      switch (header.kind, header.streamID) {
      case (.request, 1): return .bytes(accepting(.all, stream: 100))
      case (.request, 5):
        return .bytes(FramePeer.reply(5, ThreadMessage()) + ExtensionFrame.window(3, 1 << 20))
      case (.data, _) where header.flags.contains(.remoteClosed):
        return .bytes(FramePeer.reply(3, ThreadMessage(number: 20)))
      default: return .nothing
      }
    } _: { peer in
      let client = ClientConnection(to: .unix(path: peer.path), configuration: negotiating)
      func messages() -> Int { peer.received.count { $0.kind == .data && !$0.flags.contains(.noData) } }
      let upload = Task { () -> UnaryResponse<ThreadMessage> in
        try await client.clientStreaming(Probe.join, options: .default) { writer in
          for _ in 0..<20 { try await writer.write(Probe.request(String(repeating: "x", count: 200))) }
        }
      }
      // The first message takes the credit below zero; the others wait for the grant.
      try await eventually { messages() == 1 }
      let _: ThreadMessage = try await client.unary(Probe.echo, Probe.request(""))
      #expect(try await upload.value.message.number == 20)
      let kinds = peer.received.map(\.streamID)
      #expect(Array(kinds.prefix(4)) == [1, 3, 3, 5])
      #expect(messages() == 20)
      await client.close()
    }
  }

  @Test func brokenExtensionFramesEndTheConnection() async throws {
    let cases: [[UInt8]] = [
      FramePeer.frame(.window, 3, [0, 0, 0, 0]), FramePeer.frame(.window, 0, [1]),
      FramePeer.frame(.ping, 0, [1]), FramePeer.frame(.goAway, 0, [1, 2, 3]),
      ExtensionFrame.window(0, Int(Int32.max)),
    ]
    for bytes in cases {
      try await FramePeer.run { _, header, _ in
        header.streamID == 1 ? .bytes(accepting(.all)) : .bytes(bytes)
      } _: { peer in
        let client = ClientConnection(to: .unix(path: peer.path), configuration: negotiating)
        let error = await #expect(throws: RPCError.self) {
          let _: ThreadMessage = try await client.unary(Probe.echo, Probe.request(""))
        }
        #expect(error?.connectionFailure == ConnectionFailure.lost)
        await client.close()
      }
    }
  }
}

/// The client's machine with extensions.
@Suite struct ClientMachineExtensionTests {
  private func machine(_ extensions: NegotiatedExtensions, flow: FlowControl? = nil)
    -> ClientStateMachine<String>
  {
    var machine = ClientStateMachine<String>(limits: .init(concurrentCalls: 10), firstID: 3)
    machine.negotiated(extensions, flow: flow, concurrentCalls: 2)
    machine.opened()
    return machine
  }

  @Test func aCallThatIsGivenUpIsCancelledAndItsPlaceIsFree() {
    var m = machine(.cancel)
    for call in ["a", "b", "c"] { _ = m.begin(call, kind: .unary, deadline: .max) }
    let none = m.next()
    #expect(none == nil)
    #expect(m.forget(3) == "a")
    #expect(m.takeCancels() == [3])
    #expect(m.takeCancels() == [])
    let next = m.next()
    #expect(next?.call == "c")
    // What was not sent need not be cancelled.
    _ = m.begin("d", kind: .unary, deadline: .max)
    #expect(m.forget(9) == "d")
    #expect(m.takeCancels() == [])
    // What was under way when it was given up is dropped.
    if case .drop = m.received(FrameHeader(length: 0, streamID: 3, kind: .response)) {
    } else {
      Issue.record("expected a late reply to be dropped")
    }
  }

  @Test func theServerEndsCallsByItselfWhoseDeadlinePassed() {
    var m = machine(.all)
    _ = m.begin("unary", kind: .unary, deadline: 5)
    _ = m.begin("stream", kind: .serverStreaming, deadline: 5)
    #expect(m.expire(now: 5) == ["unary", "stream"])
    #expect(m.takeCancels() == [5])
    let closes = m.shouldClose
    #expect(!closes)
  }

  @Test func goAwayReturnsWhatIsNotServedAndKeepsTheRest() {
    var m = machine(.goAway)
    for call in ["a", "b", "c"] { _ = m.begin(call, kind: .unary, deadline: .max) }
    #expect(m.goneAway(lastStreamID: 3) == ["b", "c"])
    let (takesCalls, closes) = (m.takesCalls, m.shouldClose)
    #expect(!takesCalls)
    #expect(!closes)
    if case .refuse = m.begin("d", kind: .unary, deadline: .max) {
    } else {
      Issue.record("expected a refusal")
    }
    if case .reply(let call) = m.received(FrameHeader(length: 0, streamID: 3, kind: .response)) {
      #expect(call == "a")
    } else {
      Issue.record("expected the served call's reply")
    }
    let isOver = m.shouldClose
    #expect(isOver)
    #expect(m.goneAway(lastStreamID: 3) == [])
  }

  @Test func everyExtensionFrameInEveryStateIsTakenOrDropped() {
    let frames: [(FrameHeader.Kind, NegotiatedExtensions)] = [
      (.cancel, .cancel), (.window, .window), (.ping, .ping), (.goAway, .goAway),
      (.init(rawValue: 0x14), []), (.init(rawValue: 0xFF), []),
    ]
    for (kind, own) in frames {
      for isNegotiated in [false, true] {
        for id: UInt32 in [0, 1, 2, 3, 5, 99] {
          for flags in UInt8(0)...7 {
            var m = machine(isNegotiated ? .all : NegotiatedExtensions.all.subtracting(own))
            _ = m.begin("live", kind: .unary, deadline: .max)
            let action = m.received(
              FrameHeader(length: 8, streamID: id, kind: kind, flags: .init(rawValue: flags)))
            let found =
              switch action {
              case .drop: "drop"
              case .grant: "grant"
              case .ping: "ping"
              case .goAway: "go away"
              default: "other"
              }
            var wanted = "drop"
            if isNegotiated, kind == .window, id == 0 || id == 3 { wanted = "grant" }
            if isNegotiated, kind == .ping, flags & 1 == 0 { wanted = "ping" }
            if isNegotiated, kind == .goAway { wanted = "go away" }
            #expect(found == wanted, "\(kind) \(id) \(flags) \(isNegotiated)")
            #expect(m.liveCount == 1)
          }
        }
      }
    }
  }
}
