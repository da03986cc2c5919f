import HandschlagProtobuf
import NIOCore
import Testing

@testable import HandschlagRPC
@testable import HandschlagTransport

/// Flow control in both directions, and compression.
@Suite(.serialized) struct GRPCFlowTests {
  /// Sends a body while keeping to the windows that the server gives.
  private func pour(_ peer: HTTP2Peer, _ id: UInt32, _ bytes: [UInt8], padding: UInt8? = nil) throws {
    var used = 0
    var rest = bytes[...]
    while !rest.isEmpty {
      let piece = Array(rest.prefix(8000))
      let cost = piece.count + (padding.map { Int($0) + 1 } ?? 0)
      while used + cost > min(65_535 + peer.windows[0, default: 0], 256 << 10 + peer.windows[id, default: 0])
      {
        #expect(try peer.next() != nil)
      }
      used += cost
      rest = rest.dropFirst(8000)
      if let padding {
        let body = [padding] + piece + [UInt8](repeating: 0, count: Int(padding))
        peer.send(HTTP2Peer.frame(HTTP2Peer.Kind.data, rest.isEmpty ? 9 : 8, id, body))
      } else {
        peer.send(HTTP2Peer.data(id, piece, ends: rest.isEmpty))
      }
    }
  }

  @Test(arguments: [nil, 200] as [UInt8?])
  func windowsAreRefilledPaddingIncluded(padding: UInt8?) async throws {
    try await withServer { path, _, _ in
      // Room for a reply as large as the requests together.
      let peer = try HTTP2Peer(path, settings: [(4, 8 << 20)])
      peer.send(HTTP2Peer.windowUpdate(0, 8 << 20))
      let piece = String(repeating: "x", count: 50_000)
      let body = (0..<60).flatMap { _ in HTTP2Peer.message(piece) }
      peer.send(HTTP2Peer.headers(1, "Join"))
      try pour(peer, 1, body, padding: padding)
      let reply = try peer.reply(1)
      #expect(reply.code == 0)
      #expect(reply.texts.first?.utf8.count == 60 * 50_000)
    }
  }

  /// Messages larger than a stream's window, together more than a connection may hold: those that got no more room get
  /// it when others have ended, though nobody has anything to send meanwhile.
  @Test func largeRequestsAtOnceAllComeToTheirEnd() async throws {
    try await withServer { path, _, _ in
      let peer = try HTTP2Peer(path)
      let window = 256 << 10
      let body = HTTP2Peer.message(String(repeating: "x", count: window + 8000))
      let ids = stride(from: UInt32(1), to: 61, by: 2)
      var sent = 0
      func send(_ id: UInt32, _ bytes: ArraySlice<UInt8>, ends: Bool) throws {
        while sent + bytes.count > 65_535 + peer.windows[0, default: 0] { #expect(try peer.next() != nil) }
        sent += bytes.count
        peer.send(HTTP2Peer.data(id, Array(bytes), ends: ends))
      }
      for id in ids {
        peer.send(HTTP2Peer.headers(id, "CountBytes"))
        for start in stride(from: 0, to: window, by: 8192) {
          try send(id, body[start..<(start + 8192)], ends: false)
        }
      }
      for id in ids {
        while peer.windows[id, default: 0] < body.count - window { try #require(try peer.next() != nil) }
        try send(id, body[window...], ends: true)
        #expect(try peer.reply(id).texts == ["\(window + 8000)"])
      }
    }
  }

  @Test func unreadRequestsHoldUpTheirStreamAlone() async throws {
    try await withServer { path, service, _ in
      let peer = try HTTP2Peer(path)
      peer.send(HTTP2Peer.headers(1, "Ignore"))
      #expect(try await service.began.reaches(1))
      // As much as the window of the stream, and what its reader is given beyond that.
      let piece = HTTP2Peer.data(1, HTTP2Peer.message(String(repeating: "x", count: 8000)))
      var sent = 0
      while sent + 8100 < (256 << 10) + peer.windows[1, default: 0] {
        while sent + 8100 > 65_535 + peer.windows[0, default: 0] { #expect(try peer.next() != nil) }
        peer.send(piece)
        sent += 8100
        peer.send(HTTP2Peer.ping())
        while peer.pongs * 8100 < sent { #expect(try peer.next() != nil) }
      }
      #expect(sent < 1 << 20)
      peer.send(HTTP2Peer.unary(3, "Echo", "on"))
      #expect(try peer.reply(3).texts == ["on"])
      #expect(service.cancelled.value == 0)
    }
  }

  @Test func repliesWaitForTheirWindow() async throws {
    try await withServer { path, service, _ in
      // SETTINGS_INITIAL_WINDOW_SIZE 0: nothing may be sent until a window is given.
      let peer = try HTTP2Peer(path, settings: [(4, 0)])
      peer.send(HTTP2Peer.unary(1, "Pour", "x") + HTTP2Peer.unary(3, "Echo", "on"))
      peer.send(HTTP2Peer.windowUpdate(3, 1000))
      #expect(try peer.reply(3).texts == ["on"])
      #expect(try await service.written.reaches(60))
      try await Task.sleep(for: .milliseconds(50))
      // 64 KiB of messages of 1,000 bytes wait, and the handler with them.
      #expect(service.written.value < 80)
      peer.send(HTTP2Peer.windowUpdate(1, 500_000) + HTTP2Peer.windowUpdate(0, 500_000))
      #expect(try await service.written.reaches(400))
      peer.send(HTTP2Peer.reset(1))
    }
  }

  @Test func aPeerThatNeverReadsHoldsUpItsHandlers() async throws {
    var limits = ServerLimits()
    limits.unreadReplyBytes = 64 << 10
    try await withServer(limits: limits) { path, service, _ in
      let peer = try HTTP2Peer(path, settings: [(4, 0x7FFF_FFFF)])
      peer.send(HTTP2Peer.windowUpdate(0, 0x7FFF_0000 - 65_535))
      for id in stride(from: UInt32(1), to: 40, by: 2) { peer.send(HTTP2Peer.unary(id, "Pour", "x")) }
      #expect(try await service.written.reaches(100))
      // Each handler waits within a write: no further one ends, however long nobody reads.
      let held = try await service.written.rests(for: .seconds(1))
      // The sockets' buffers, 64 KiB of the server's, and a message of each stream.
      #expect(held < 4000)
      #expect(try HTTP2Peer.stillServes(path))
      // They go on as soon as it reads.
      while service.written.value < 2 * held { try #require(try peer.next() != nil) }
    }
  }

  @Test func gzipIsTakenAndAnswered() async throws {
    try await withServer { path, _, _ in
      let codec = GzipCodec()
      let peer = try HTTP2Peer(path)
      let text = String(repeating: "gzip ", count: 2000)
      var packed = ByteBuffer()
      _ = WireKeyValue(key: text).encoded().withUnsafeBytes { codec.compress($0, into: &packed) }
      let message = HTTP2Peer.message(Array(packed.readableBytesView), flag: 1)
      peer.send(
        HTTP2Peer.headers(1, "Echo", [("grpc-encoding", "gzip"), ("grpc-accept-encoding", "gzip")])
          + HTTP2Peer.data(1, message, ends: true))
      let reply = try peer.reply(1)
      #expect(reply.head["grpc-encoding"] == "gzip")
      let bytes = try #require(reply.messages.first)
      #expect(bytes.count < 500)
      let unpacked = try bytes.withUnsafeBytes { try codec.decompress($0, limit: 1 << 20) { Array($0) } }
      #expect(try WireKeyValue(decoding: unpacked).key == text)
      // A compressed message needs the header that says so.
      peer.send(HTTP2Peer.headers(3, "Echo") + HTTP2Peer.data(3, message, ends: true))
      #expect(try peer.reply(3).code == 13)
      // Without leave to compress, the reply is plain.
      peer.send(
        HTTP2Peer.headers(5, "Echo", [("grpc-encoding", "gzip")]) + HTTP2Peer.data(5, message, ends: true))
      #expect(try peer.reply(5).texts == [text])
    }
  }

  @Test(arguments: ["Echo", "Join"])
  func bombsEndAsResourceExhausted(method: String) async throws {
    try await withServer { path, _, _ in
      var bomb = ByteBuffer()
      _ = [UInt8](repeating: 0, count: 40 << 20).withUnsafeBytes { GzipCodec().compress($0, into: &bomb) }
      let message = HTTP2Peer.message(Array(bomb.readableBytesView), flag: 1)
      let peer = try HTTP2Peer(path)
      peer.send(HTTP2Peer.headers(1, method, [("grpc-encoding", "gzip")]))
      for start in stride(from: 0, to: message.count, by: 16_000) {
        let end = min(start + 16_000, message.count)
        peer.send(HTTP2Peer.data(1, Array(message[start..<end]), ends: end == message.count))
      }
      #expect(try peer.reply(1).code == 8)
      peer.send(HTTP2Peer.unary(3, "Echo", "on"))
      #expect(try peer.reply(3).texts == ["on"])
    }
  }
}
