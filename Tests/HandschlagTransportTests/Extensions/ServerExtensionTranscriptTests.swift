import HandschlagProtobuf
import NIOPosix
import Testing

@testable import HandschlagRPC
@testable import HandschlagTransport

/// The extensions on the wire, frame by frame.
@Suite(.serialized) struct ServerExtensionTranscriptTests {
  @Test func negotiationByTheBytes() async throws {
    var limits = ServerLimits()
    limits.streamsPerConnection = 100
    try await withServer(limits: limits) { path, _, _ in
      let peer = try RawPeer(path)
      let service = Array("handschlag.wire.v1.Connection".utf8)
      // Offered: CANCEL, PING, and 99, which this server does not know.
      let offer: [UInt8] = [0x0A, 3, 1, 3, 99]
      let body =
        [0x0A, UInt8(service.count)] + service + [0x12, 9] + Array("Negotiate".utf8) + [0x1A, 5] + offer
      peer.send([0, 0, 0, UInt8(body.count), 0, 0, 0, 1, 1, 0] + body)
      // Accepted: CANCEL, PING. Limits: 1,088 KiB a frame, 100 streams, windows of 256 KiB and 4 MiB, 10 s.
      let answer: [UInt8] = [
        0x0A, 2, 1, 3,
        0x12, 18, 0x08, 0x80, 0x80, 68, 0x10, 100, 0x18, 0x80, 0x80, 16, 0x20, 0x80, 0x80, 0x80, 2, 0x28,
        0x90,
        0x4E,
      ]
      let expected: [UInt8] =
        [0, 0, 0, UInt8(answer.count + 4), 0, 0, 0, 1, 2, 0, 0x0A, 0, 0x12, UInt8(answer.count)] + answer
      #expect(peer.receive(expected.count) == expected)
    }
  }

  @Test func negotiationIsTheFirstCallOrNone() async throws {
    try await withServer { path, _, _ in
      let late = try RawPeer(path)
      late.send(request(1, "Echo", "first") + negotiation(.all, id: 3))
      #expect(late.frame()?.message?.key == "first")
      #expect(late.frame()?.error?.code == .failedPrecondition)
      // Nothing is in force: the ping gets no answer, the call does.
      late.send(ExtensionFrame.ping(1, isAnswer: false) + request(5, "Echo", "plain"))
      #expect(late.frame()?.message?.key == "plain")
      let twice = try RawPeer(path)
      #expect(twice.negotiate()?.extensions.count == 5)
      twice.send(negotiation([], id: 3))
      #expect(twice.frame()?.error?.code == .failedPrecondition)
      twice.send(ExtensionFrame.ping(1, isAnswer: false))
      #expect(twice.frame()?.header.kind == .ping)
    }
  }

  @Test func aServerMayOfferNothing() async throws {
    var limits = ServerLimits()
    limits.extensions = []
    try await withServer(limits: limits) { path, _, _ in
      let peer = try RawPeer(path)
      #expect(peer.negotiate()?.extensions == [])
      peer.send(ExtensionFrame.ping(1, isAnswer: false) + request(3, "Echo", "plain"))
      #expect(peer.frame()?.message?.key == "plain")
    }
  }

  @Test func pingByTheBytes() async throws {
    try await withServer { path, _, _ in
      let peer = try RawPeer(path)
      #expect(peer.negotiate(.ping) != nil)
      peer.send([0, 0, 0, 8, 0, 0, 0, 0, 0x12, 0, 1, 2, 3, 4, 5, 6, 7, 8])
      #expect(peer.receive(18) == [0, 0, 0, 8, 0, 0, 0, 0, 0x12, 1, 1, 2, 3, 4, 5, 6, 7, 8])
    }
  }

  @Test func cancelEndsTheHandlerAtOnceAndGetsNoAnswer() async throws {
    try await withServer { path, service, _ in
      let peer = try RawPeer(path)
      #expect(peer.negotiate(.cancel) != nil)
      peer.send(request(3, "Wait", "x"))
      #expect(try await service.began.reaches(1))
      peer.send([0, 0, 0, 0, 0, 0, 0, 3, 0x10, 0])
      #expect(try await service.cancelled.reaches(1))
      // Again, and of a call that has ended: nothing happens.
      peer.send(ExtensionFrame.cancel(3) + request(5, "Echo", "next"))
      let next = try #require(peer.frame())
      #expect(next.header.streamID == 5)
      peer.send(ExtensionFrame.cancel(5) + request(7, "Echo", "last"))
      #expect(peer.frame()?.message?.key == "last")
    }
  }

  @Test func initialMetadataComeBeforeTheFirstMessage() async throws {
    try await withServer { path, _, _ in
      let peer = try RawPeer(path)
      #expect(peer.negotiate(.initialMetadata) != nil)
      peer.send(request(3, "Trailers", "x", flags: .remoteClosed))
      // initial_metadata {key: "the", value: "start"} in field 100, behind the empty status.
      let pair: [UInt8] = [0x0A, 3, 0x74, 0x68, 0x65, 0x12, 5, 0x73, 0x74, 0x61, 0x72, 0x74]
      let first: [UInt8] = [0, 0, 0, 17, 0, 0, 0, 3, 2, 2, 0x0A, 0, 0xA2, 6, 12] + pair
      #expect(peer.receive(first.count) == first)
      #expect(peer.frame()?.message?.key == "m")
      let last = try #require(peer.frame())
      #expect(last.header.kind == .response)
      #expect(last.header.flags == [])
      #expect(try readResponse(last.body).initialMetadata.isEmpty)
      #expect(try readResponse(last.body).trailers == ["the": "end"])
    }
  }

  @Test func repliesWaitForCredit() async throws {
    try await withServer { path, service, _ in
      let peer = try RawPeer(path)
      #expect(peer.negotiate(.window, stream: 2000) != nil)
      peer.send(request(3, "Pour", "", flags: .remoteClosed))
      // A message costs 1,003 bytes and 64: the second one goes below zero, and the third waits.
      for _ in 0..<2 { #expect(peer.frame()?.message?.value.utf8.count == 1000) }
      peer.send(request(5, "Echo", "between"))
      #expect(peer.frame()?.message?.key == "between")
      #expect(service.written.value == 2)
      peer.send([0, 0, 0, 4, 0, 0, 0, 3, 0x11, 0, 0, 0, 0, 135])
      #expect(peer.frame()?.header == FrameHeader(length: 1003, streamID: 3, kind: .data))
      peer.send(ExtensionFrame.window(3, 2134))
      for _ in 0..<2 { #expect(peer.frame()?.header.streamID == 3) }
      peer.send(request(7, "Echo", "between"))
      #expect(peer.frame()?.header.streamID == 7)
    }
  }

  @Test func streamsShareTheConnectionsCredit() async throws {
    try await withServer { path, _, _ in
      let peer = try RawPeer(path)
      #expect(peer.negotiate(.window, stream: 1 << 20, connection: 100) != nil)
      peer.send(request(3, "Trailers", "", flags: .remoteClosed))
      #expect(peer.frame()?.message?.key == "m")
      #expect(peer.frame()?.header.kind == .response)
      // 33 bytes are left: one message more, and the second stream waits with its first, and with its end.
      peer.send(request(5, "Trailers", "", flags: .remoteClosed))
      #expect(peer.frame()?.message?.key == "m")
      #expect(peer.frame()?.header.kind == .response)
      peer.send(request(7, "Count", "2", flags: .remoteClosed) + request(9, "Echo", "free"))
      let free = try #require(peer.frame())
      #expect(free.header.streamID == 9)
      peer.send(ExtensionFrame.window(0, 100))
      #expect(peer.frame()?.message?.key == "0")
      peer.send(ExtensionFrame.window(0, 100))
      #expect(peer.frame()?.message?.key == "1")
      #expect(peer.frame()?.bytes == [0, 0, 0, 0, 0, 0, 0, 7, 3, 5])
    }
  }

  @Test func requestsAreCreditedAsTheyAreRead() async throws {
    var limits = ServerLimits()
    limits.streamWindow = 1000
    limits.connectionWindow = 4000
    try await withServer(limits: limits) { path, service, _ in
      let peer = try RawPeer(path)
      let answer = try #require(peer.negotiate(.window))
      #expect(answer.limits?.streamWindow == 1000)
      peer.send(request(3, "Slow", flags: .remoteOpen))
      let message = data(3, String(repeating: "m", count: 434))
      #expect(message.count == 10 + 436 + 1)
      peer.send(message + message)
      #expect(try await service.began.reaches(1))
      service.gate.add()
      // Half a window was read when the first one was; the second report is the second one's.
      let first = try #require(peer.frame())
      #expect(first.bytes == ExtensionFrame.window(3, 501) || first.bytes == ExtensionFrame.window(3, 1002))
      if first.body == [0, 0, 1, 0xF5] { #expect(peer.frame()?.bytes == ExtensionFrame.window(3, 501)) }
      peer.send(message + message)
      peer.send(frame(.data, 3, [.remoteClosed, .noData]))
      var last = try #require(peer.frame())
      var credit = 0
      while last.header.kind == .window {
        // The connection's own credit comes now or later, as its window is half used.
        if last.header.streamID == 3 { credit += Int(ExtensionFrame.credit(last.body.span.bytes) ?? 0) }
        last = try #require(peer.frame())
      }
      #expect(last.message?.key == "4")
      #expect(credit <= 2 * 1002)
    }
  }

  @Test func drainingSaysWhatWillBeServedAndServesIt() async throws {
    try await withServer { path, service, server in
      let peer = try RawPeer(path)
      #expect(peer.negotiate(.goAway) != nil)
      peer.send(request(3, "Hold", "rested"))
      #expect(try await service.began.reaches(1))
      async let end: Void = server.shutdown(grace: .seconds(10))
      let reason = Array("the server is going away".utf8)
      let goAway = [0, 0, 0, UInt8(8 + reason.count), 0, 0, 0, 0, 0x13, 0, 0, 0, 0, 3, 0, 0, 0, 14] + reason
      #expect(peer.receive(goAway.count) == goAway)
      // What was under way is not served, and answered as long as a call runs; that one is served.
      peer.send(request(5, "Echo", "too late"))
      let refused = try #require(peer.frame())
      #expect(refused.header.streamID == 5 && refused.error?.code == .unavailable)
      service.gate.add()
      let served = try #require(peer.frame())
      #expect(served.header.streamID == 3 && served.message?.key == "rested")
      #expect(peer.frame() == nil)
      peer.close()
      await end
    }
  }
}

/// Peers that misuse the extensions: each is told, and the others are served.
@Suite(.serialized) struct HostileExtensionTests {
  private func expectGoAway(_ peer: RawPeer, _ code: StatusCode, _ reason: String) throws {
    var last: GoAway?
    while let frame = peer.frame() {
      if frame.header.kind == .goAway { last = GoAway(frame.body.span.bytes) }
    }
    #expect(last?.status == code)
    #expect(last?.reason == reason)
  }

  private func stillServes(_ path: String) throws {
    let peer = try RawPeer(path)
    #expect(peer.negotiate() != nil)
    peer.send(request(3, "Echo", "fine"))
    #expect(peer.frame()?.message?.key == "fine")
  }

  @Test func aStormOfCancelsEndsTheConnection() async throws {
    try await withServer { path, service, _ in
      let peer = try RawPeer(path)
      #expect(peer.negotiate() != nil)
      for number in 0..<300 {
        let id = UInt32(3 + 2 * number)
        peer.send(request(id, "Wait", "x") + ExtensionFrame.cancel(id))
      }
      try expectGoAway(peer, .resourceExhausted, "too many calls were begun and given up")
      #expect(service.began.value <= 202)
      #expect(try await service.cancelled.reaches(service.began.value))
      try stillServes(path)
    }
  }

  @Test func aStormOfPingsEndsTheConnection() async throws {
    try await withServer { path, _, _ in
      let peer = try RawPeer(path)
      #expect(peer.negotiate() != nil)
      peer.send((0..<1000).flatMap { ExtensionFrame.ping(UInt64($0), isAnswer: false) })
      try expectGoAway(peer, .resourceExhausted, "too many pings")
      let busy = try RawPeer(path)
      #expect(busy.negotiate() != nil)
      for number in 0..<200 {
        busy.send(ExtensionFrame.ping(7, isAnswer: false) + request(UInt32(3 + 2 * number), "Echo", "x"))
        #expect(busy.frame()?.header.kind == .ping)
        #expect(busy.frame()?.header.kind == .response)
      }
      try stillServes(path)
    }
  }

  @Test func unknownFramesDoNotMakePingsFair() async throws {
    try await withServer { path, _, _ in
      let peer = try RawPeer(path)
      #expect(peer.negotiate() != nil)
      let filler = frame(.init(rawValue: 0x55), 0) + ExtensionFrame.window(0, 1)
      for number in 0..<10 { peer.send(filler + ExtensionFrame.ping(UInt64(number), isAnswer: false)) }
      try expectGoAway(peer, .resourceExhausted, "too many pings")
    }
  }

  @Test func malformedFramesAreAnsweredWithGoAway() async throws {
    let cases: [([UInt8], StatusCode, String)] = [
      (frame(.cancel, 3, [], [1]), .invalidArgument, "a Cancel of no stream"),
      (ExtensionFrame.cancel(0), .invalidArgument, "a Cancel of no stream"),
      (ExtensionFrame.cancel(2), .invalidArgument, "a Cancel of no stream"),
      (ExtensionFrame.cancel(99), .invalidArgument, "a Cancel of no stream"),
      (frame(.window, 3, [], [0, 0, 1]), .invalidArgument, "a Window of no stream, or without credit"),
      (frame(.window, 99, [], [0, 0, 0, 1]), .invalidArgument, "a Window of no stream, or without credit"),
      (frame(.window, 3, [], [0, 0, 0, 0]), .invalidArgument, "a Window without credit"),
      (frame(.window, 3, [], [0x80, 0, 0, 0]), .invalidArgument, "a Window without credit"),
      (ExtensionFrame.window(3, Int(Int32.max)), .resourceExhausted, "a window larger than any may be"),
      (ExtensionFrame.window(0, Int(Int32.max)), .resourceExhausted, "a window larger than any may be"),
      (frame(.ping, 0, [], [1, 2, 3]), .invalidArgument, "a Ping that is none"),
      (frame(.ping, 3, [], [1, 2, 3, 4, 5, 6, 7, 8]), .invalidArgument, "a Ping that is none"),
    ]
    try await withServer { path, _, _ in
      for (bytes, code, reason) in cases {
        let peer = try RawPeer(path)
        #expect(peer.negotiate() != nil)
        peer.send(request(3, "Wait", "x") + bytes)
        try expectGoAway(peer, code, reason)
      }
      try stillServes(path)
    }
  }

  @Test func offersThatAreNoneAreRefused() async throws {
    try await withServer { path, _, _ in
      for payload in [[UInt8](repeating: 0xFF, count: 20), [UInt8](repeating: 0x08, count: 5000)] {
        let peer = try RawPeer(path)
        let envelope = WireRequest(
          service: "handschlag.wire.v1.Connection", method: "Negotiate", payload: payload)
        peer.send(frame(.request, 1, [], envelope.encoded()))
        let code = peer.frame()?.error?.code
        #expect(code == (payload.count > 4096 ? .resourceExhausted : .invalidArgument))
        peer.send(request(3, "Echo", "on"))
        #expect(peer.frame()?.message?.key == "on")
      }
    }
  }

  @Test func aPeerThatNeverGrantsKeepsOneMessageAStreamAndNoMore() async throws {
    try await withServer { path, service, _ in
      let peer = try RawPeer(path)
      #expect(peer.negotiate(stream: 1, connection: 1) != nil)
      for number in 0..<500 { peer.send(request(UInt32(3 + 2 * number), "Pour", "", flags: .remoteClosed)) }
      peer.send(request(2001, "Echo", "still"))
      var frames = 0
      while let next = peer.frame(), next.header.streamID != 2001 { frames += 1 }
      #expect(frames == 1)
      #expect(service.written.value == 1)
      try stillServes(path)
    }
  }

  @Test func messagesWithoutCreditFailTheirStream() async throws {
    var limits = ServerLimits()
    limits.streamWindow = 200
    try await withServer(limits: limits) { path, _, _ in
      let peer = try RawPeer(path)
      #expect(peer.negotiate(.window) != nil)
      peer.send(request(3, "Ignore", flags: .remoteOpen))
      peer.send((0..<10).flatMap { _ in data(3, "some text that takes its place") })
      let failed = try #require(peer.frame())
      #expect(failed.error?.code == .resourceExhausted)
      try stillServes(path)
    }
  }

  @Test func aSilentPeerWhoseCallsRunIsAskedAndThenLeft() async throws {
    var limits = ServerLimits()
    limits.keepaliveInterval = .milliseconds(30)
    limits.keepaliveTimeout = .milliseconds(30)
    limits.wholeFrame = .milliseconds(40)
    try await withServer(limits: limits) { path, service, _ in
      let peer = try RawPeer(path)
      #expect(peer.negotiate() != nil)
      peer.send(request(3, "Wait", "x"))
      let ping = try #require(peer.frame())
      #expect(ping.header == FrameHeader(length: 8, streamID: 0, kind: .ping))
      try expectGoAway(peer, .unavailable, "no answer to a ping")
      #expect(try await service.cancelled.reaches(1))
    }
  }
}
