import Testing

@testable import HandschlagRPC
@testable import HandschlagTransport

/// Peers of the gRPC wire that do not keep to the rules.
@Suite(.serialized) struct GRPCHostilePeerTests {
  private static let enhanceYourCalm: UInt32 = 11

  @Test func aStormOfResetsEndsTheConnection() async throws {
    try await withServer { path, _, _ in
      let peer = try HTTP2Peer(path)
      var id: UInt32 = 1
      var bytes: [UInt8] = []
      for _ in 0..<500 {
        bytes += HTTP2Peer.headers(id, "Wait") + HTTP2Peer.reset(id)
        id += 2
      }
      peer.send(bytes)
      #expect(try peer.untilClosed() == Self.enhanceYourCalm)
      #expect(try HTTP2Peer.stillServes(path))
    }
  }

  @Test func aStormOfPingsEndsTheConnection() async throws {
    try await withServer { path, _, _ in
      let peer = try HTTP2Peer(path)
      for _ in 0..<10 { peer.send(HTTP2Peer.ping()) }
      #expect(try peer.untilClosed() == Self.enhanceYourCalm)
      #expect(peer.goAway.map { String(decoding: $0.body[8...], as: UTF8.self) } == "too_many_pings")
    }
  }

  @Test func probesOfBandwidthAreAnsweredAll() async throws {
    try await withServer { path, _, _ in
      let peer = try HTTP2Peer(path)
      var id: UInt32 = 1
      for _ in 0..<1000 {
        peer.send(HTTP2Peer.unary(id, "Echo", "x") + HTTP2Peer.ping())
        #expect(try peer.reply(id).texts == ["x"])
        id += 2
      }
      while peer.pongs < 1000, try peer.next() != nil {}
      #expect(peer.pongs == 1000)
    }
  }

  @Test func floodsOfSettingsAndPrioritiesEnd() async throws {
    try await withServer { path, _, _ in
      for frame in [
        HTTP2Peer.frame(HTTP2Peer.Kind.settings, 0, 0),
        HTTP2Peer.frame(HTTP2Peer.Kind.priority, 0, 1, [0, 0, 0, 0, 9]),
        HTTP2Peer.frame(0xEE, 0, 0, [1, 2, 3]),
      ] {
        let peer = try HTTP2Peer(path)
        for _ in 0..<30 { peer.send((0..<100).flatMap { _ in frame }) }
        #expect(try peer.untilClosed() == Self.enhanceYourCalm)
      }
      #expect(try HTTP2Peer.stillServes(path))
    }
  }

  @Test func floodsOfHeadersEnd() async throws {
    try await withServer { path, _, _ in
      // One block larger than allowed, in as many frames as it takes.
      let block = HTTP2Peer.block((0..<200).map { ("key-\($0)", String(repeating: "v", count: 400)) })
      let peer = try HTTP2Peer(path)
      var bytes = HTTP2Peer.frame(HTTP2Peer.Kind.headers, 0, 1, Array(block.prefix(16_000)))
      for start in stride(from: 16_000, to: block.count, by: 16_000) {
        bytes += HTTP2Peer.frame(
          HTTP2Peer.Kind.continuation, 0, 1, Array(block[start..<min(start + 16_000, block.count)]))
      }
      peer.send(bytes)
      #expect(try peer.untilClosed() != nil)
      // An endless block of empty frames.
      let endless = try HTTP2Peer(path)
      endless.send(HTTP2Peer.frame(HTTP2Peer.Kind.headers, 0, 1))
      for _ in 0..<100 { endless.send(HTTP2Peer.frame(HTTP2Peer.Kind.continuation, 0, 1)) }
      #expect(try endless.untilClosed() != nil)
      // A small block that becomes large by the table: each byte stands for a field of 4,000 bytes.
      let table = try HTTP2Peer(path)
      let field: [UInt8] = [0x40, 1, 0x78, 127, 0xA1, 0x1E] + [UInt8](repeating: 0x79, count: 4000)
      table.send(HTTP2Peer.frame(HTTP2Peer.Kind.headers, 5, 1, field + [UInt8](repeating: 0xBE, count: 4000)))
      #expect(try table.untilClosed() != nil)
      #expect(try HTTP2Peer.stillServes(path))
    }
  }

  @Test func moreStreamsThanAllowedAreNotServed() async throws {
    var limits = ServerLimits()
    limits.streamsPerConnection = 10
    try await withServer(limits: limits) { path, service, _ in
      let peer = try HTTP2Peer(path)
      #expect(try peer.next(HTTP2Peer.Kind.settings) != nil)
      for id in stride(from: UInt32(1), to: 41, by: 2) { peer.send(HTTP2Peer.unary(id, "Wait", "x")) }
      // REFUSED_STREAM: the caller may make the call again.
      for id in stride(from: UInt32(21), to: 41, by: 2) { #expect(try peer.reply(id).reset == 7) }
      #expect(service.began.value <= 10)
      #expect(try HTTP2Peer.stillServes(path))
    }
  }

  @Test(arguments: [
    HTTP2Peer.data(1, [1, 2, 3]),
    HTTP2Peer.headers(2, "Echo"),
    HTTP2Peer.frame(HTTP2Peer.Kind.settings, 0, 1),
    HTTP2Peer.frame(HTTP2Peer.Kind.settings, 0, 0, [1]),
    HTTP2Peer.frame(HTTP2Peer.Kind.settings, 0, 0, [0, 4, 255, 255, 255, 255]),
    HTTP2Peer.frame(HTTP2Peer.Kind.ping, 0, 0, [1]),
    HTTP2Peer.frame(HTTP2Peer.Kind.ping, 0, 3, [1, 2, 3, 4, 5, 6, 7, 8]),
    HTTP2Peer.frame(HTTP2Peer.Kind.goAway, 0, 0, [1]),
    HTTP2Peer.windowUpdate(0, 0),
    HTTP2Peer.windowUpdate(0, 0x7FFF_FFFF),
    HTTP2Peer.windowUpdate(9, 1),
    HTTP2Peer.reset(9),
    HTTP2Peer.frame(HTTP2Peer.Kind.continuation, 4, 1, [0]),
    HTTP2Peer.frame(HTTP2Peer.Kind.headers, 4, 1, [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF]),
    HTTP2Peer.frame(HTTP2Peer.Kind.headers, 0, 1, [0]) + HTTP2Peer.ping(),
    HTTP2Peer.frame(5, 4, 1, [0, 0, 0, 2]),
    HTTP2Peer.frame(HTTP2Peer.Kind.data, 8, 1, [255, 1]),
    [0xFF, 0xFF, 0xFF, 0, 0, 0, 0, 0, 1],
  ])
  func aBrokenFrameEndsItsConnectionAlone(bytes: [UInt8]) async throws {
    try await withServer { path, _, _ in
      let peer = try HTTP2Peer(path)
      peer.send(bytes)
      #expect(try peer.untilClosed() ?? 1 != 0)
      #expect(try HTTP2Peer.stillServes(path))
    }
  }

  @Test func malformedRequestsAreResetAlone() async throws {
    try await withServer { path, _, _ in
      let peer = try HTTP2Peer(path)
      let blocks: [[(String, String)]] = [
        [(":method", "POST")],
        [(":method", "POST"), (":method", "POST"), (":scheme", "http"), (":path", "/")],
        [(":method", "POST"), (":scheme", "http"), (":path", "/"), ("Upper", "x")],
        [(":method", "POST"), (":scheme", "http"), (":path", "/"), ("connection", "x")],
        [(":method", "POST"), (":scheme", "http"), (":path", "/"), ("x", "a\r\nb")],
      ]
      var id: UInt32 = 1
      for block in blocks {
        peer.send(HTTP2Peer.frame(HTTP2Peer.Kind.headers, 5, id, HTTP2Peer.block(block)))
        #expect(try peer.reply(id).reset == 1)
        id += 2
      }
      peer.send(HTTP2Peer.unary(id, "Echo", "on"))
      #expect(try peer.reply(id).texts == ["on"])
    }
  }

  @Test func randomFramesHarmNobodyElse() async throws {
    try await withServer { path, _, _ in
      var random = SystemRandomNumberGenerator()
      for _ in 0..<100 {
        let peer = try HTTP2Peer(path)
        var bytes: [UInt8] = []
        for _ in 0..<Int.random(in: 1...30, using: &random) {
          switch Int.random(in: 0..<4, using: &random) {
          case 0: bytes += HTTP2Peer.unary(UInt32.random(in: 0...9, using: &random), "Chat", "x")
          case 1: bytes += HTTP2Peer.headers(UInt32.random(in: 0...99, using: &random) | 1, "Join")
          default:
            let body = (0..<Int.random(in: 0...20, using: &random)).map { _ in
              UInt8.random(in: 0...255, using: &random)
            }
            bytes += HTTP2Peer.frame(
              UInt8.random(in: 0...10, using: &random), UInt8.random(in: 0...255, using: &random),
              UInt32.random(in: 0...9, using: &random), body)
          }
        }
        peer.send(bytes)
        peer.close()
      }
      #expect(try HTTP2Peer.stillServes(path))
    }
  }

  @Test func silentAndSlowPeersAreLeft() async throws {
    var limits = ServerLimits()
    limits.firstFrame = .milliseconds(50)
    limits.wholeFrame = .milliseconds(50)
    limits.idle = .milliseconds(100)
    try await withServer(limits: limits) { path, _, _ in
      let silent = try HTTP2Peer(silent: path)
      let begun = try HTTP2Peer(silent: path)
      begun.send(Array(HTTP2Peer.preface.prefix(5)))
      let prefaced = try HTTP2Peer(silent: path)
      prefaced.send(HTTP2Peer.preface)
      let halfway = try HTTP2Peer(path)
      halfway.send(Array(HTTP2Peer.headers(1, "Echo").prefix(20)))
      for peer in [silent, begun, prefaced, halfway] { while try peer.next() != nil {} }
      // A message that never ends, in frames that do.
      let slow = try HTTP2Peer(path)
      slow.send(HTTP2Peer.headers(1, "Join") + HTTP2Peer.data(1, [0, 0, 0, 0, 9, 1]))
      #expect(try slow.reply(1).code == 4)
      // Then the connection is idle, and is left in the orderly way.
      #expect(try slow.next(HTTP2Peer.Kind.goAway)?.number(at: 4) == 0)
      while try slow.next() != nil {}
    }
  }

  @Test func unfinishedMessagesOfManyStreamsAreBounded() async throws {
    try await withServer { path, _, _ in
      let peer = try HTTP2Peer(path)
      #expect(try peer.next(HTTP2Peer.Kind.settings) != nil)
      // 1,000 messages of 64 KiB, each but for its last byte.
      let head: [UInt8] = [0, 0, 1, 0, 0]
      var failed = 0
      var used = 0
      for number in 0..<1000 {
        let id = UInt32(2 * number + 1)
        peer.send(HTTP2Peer.headers(id, "Echo"))
        for piece in 0..<5 {
          let bytes = piece == 0 ? head : [UInt8](repeating: 0, count: 16_383)
          while used + bytes.count > 65_535 + peer.windows[0, default: 0] {
            let frame = try #require(try peer.next())
            if frame.endsStream { failed += 1 }
          }
          used += bytes.count
          peer.send(HTTP2Peer.data(id, bytes))
        }
      }
      // 16 MiB are 256 of them.
      #expect(failed > 700)
      peer.send(HTTP2Peer.ping())
      #expect(try HTTP2Peer.stillServes(path))
    }
  }
}
