import HandschlagProtobuf
import NIOCore
import Testing

@testable import HandschlagRPC
@testable import HandschlagTransport

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// gRPC over HTTP/2, frame by frame, over a real socket.
@Suite(.serialized) struct GRPCWireTests {
  @Test func unaryCallByTheFrames() async throws {
    try await withServer { path, _, _ in
      let peer = try HTTP2Peer(path)
      peer.send(HTTP2Peer.unary(1, "Echo", "hi"))
      let reply = try peer.reply(1)
      #expect(
        reply.head == [
          ":status": "200", "content-type": "application/grpc", "grpc-accept-encoding": "identity,gzip",
        ])
      #expect(reply.messages == [[0x0A, 2, 0x68, 0x69]])
      #expect(reply.trailers == ["grpc-status": "0"])
      #expect(reply.reset == nil)
    }
  }

  @Test func bothWiresShareTheListener() async throws {
    try await withServer { path, _, _ in
      for _ in 0..<3 {
        let native = try RawPeer(path)
        native.send(request(1, "Echo", "native"))
        #expect(native.frame()?.message?.key == "native")
        #expect(try HTTP2Peer.stillServes(path))
      }
    }
  }

  @Test func everyKindByteByByte() async throws {
    try await withServer { path, _, _ in
      let peer = try HTTP2Peer(silent: path)
      var bytes = HTTP2Peer.preface + HTTP2Peer.frame(HTTP2Peer.Kind.settings, 0, 0)
      bytes += HTTP2Peer.unary(1, "Echo", "a") + HTTP2Peer.unary(3, "Count", "3")
      bytes +=
        HTTP2Peer.headers(5, "Join") + HTTP2Peer.data(5, HTTP2Peer.message("b") + HTTP2Peer.message("c"))
      bytes += HTTP2Peer.headers(7, "Chat") + HTTP2Peer.data(7, HTTP2Peer.message("d"))
      bytes += HTTP2Peer.data(7, [], ends: true) + HTTP2Peer.data(5, HTTP2Peer.message("e"), ends: true)
      for byte in bytes { peer.send([byte]) }
      var replies: [UInt32: HTTP2Peer.Reply] = [:]
      while replies.count < 4, let frame = try peer.next() {
        if frame.endsStream { replies[frame.id] = try peer.kept(frame.id) }
      }
      #expect(replies[1]?.texts == ["a"])
      #expect(replies[3]?.texts == ["0", "1", "2"])
      #expect(replies[5]?.texts == ["bce"])
      #expect(replies[7]?.texts == ["d!"])
      #expect(replies.values.allSatisfy { $0.code == 0 })
    }
  }

  @Test func messagesMayBeCutAnywhere() async throws {
    try await withServer { path, _, _ in
      let peer = try HTTP2Peer(path)
      let bytes = HTTP2Peer.message("one") + HTTP2Peer.message("") + HTTP2Peer.message("two")
      var id: UInt32 = 1
      for cut in 0...bytes.count {
        peer.send(HTTP2Peer.headers(id, "Join") + HTTP2Peer.data(id, Array(bytes[..<cut])))
        peer.send(HTTP2Peer.data(id, Array(bytes[cut...]), ends: true))
        #expect(try peer.reply(id).texts == ["onetwo"])
        id += 2
      }
    }
  }

  @Test func failuresAreTrailersOnly() async throws {
    try await withServer { path, _, _ in
      let peer = try HTTP2Peer(path)
      peer.send(HTTP2Peer.unary(1, "Fail", "50% ✗"))
      let reply = try peer.reply(1)
      #expect(reply.head["grpc-status"] == "10")
      #expect(reply.head["grpc-message"] == "50%25 %E2%9C%97")
      #expect(reply.head[":status"] == "200")
      #expect(reply.trailers.isEmpty)
      peer.send(HTTP2Peer.unary(3, "Nothing", "x"))
      #expect(try peer.reply(3).code == 12)
    }
  }

  @Test func onlyGRPCIsAnswered() async throws {
    try await withServer { path, _, _ in
      let peer = try HTTP2Peer(path)
      let requests: [(String, String?, String)] = [
        (":method", "GET", "405"), ("content-type", "text/html", "415"), ("te", nil, "400"),
      ]
      var id: UInt32 = 1
      for (name, value, status) in requests {
        let block = value.map { [(name, $0)] } ?? []
        let usual = [
          (":method", "POST"), (":scheme", "http"), (":path", "/t.S/Echo"), ("te", "trailers"),
          ("content-type", "application/grpc"),
        ].map { field in block.first { $0.0 == field.0 } ?? field }.filter { value != nil || $0.0 != name }
        peer.send(HTTP2Peer.frame(HTTP2Peer.Kind.headers, 5, id, HTTP2Peer.block(usual)))
        #expect(try peer.reply(id).head[":status"] == status)
        id += 2
      }
      peer.send(HTTP2Peer.unary(id, "Echo", "x", [("grpc-encoding", "br")]))
      let reply = try peer.reply(id)
      #expect(reply.code == 12)
      #expect(reply.head["grpc-accept-encoding"] == "identity,gzip")
    }
  }

  @Test func metadataTravelsBothWays() async throws {
    try await withServer { path, _, _ in
      let peer = try HTTP2Peer(path)
      peer.send(HTTP2Peer.unary(1, "Trailers", "x"))
      let reply = try peer.reply(1)
      #expect(reply.head["the"] == "start")
      #expect(reply.texts == ["m"])
      #expect(reply.trailers == ["grpc-status": "0", "the": "end"])
    }
  }

  @Test func peerCredentialsReachTheHandler() async throws {
    try await withServer { path, _, _ in
      let peer = try HTTP2Peer(path)
      peer.send(HTTP2Peer.unary(1, "Who", ""))
      #expect(try peer.reply(1).texts == ["\(getuid()) \(getpid())"])
    }
  }

  @Test func deadlinesCancelTheHandler() async throws {
    try await withServer { path, service, _ in
      let peer = try HTTP2Peer(path)
      peer.send(HTTP2Peer.unary(1, "Wait", "x", [("grpc-timeout", "20m")]))
      #expect(try peer.reply(1).code == 4)
      #expect(try await service.cancelled.reaches(1))
      // One that has passed before begins nothing; one whose request never comes ends, too.
      peer.send(HTTP2Peer.unary(3, "Wait", "x", [("grpc-timeout", "0S")]))
      #expect(try peer.reply(3).code == 4)
      peer.send(HTTP2Peer.headers(5, "Wait", [("grpc-timeout", "20m")]))
      #expect(try peer.reply(5).code == 4)
      #expect(service.began.value == 1)
    }
  }

  @Test func aResetCancelsTheHandler() async throws {
    try await withServer { path, service, _ in
      let peer = try HTTP2Peer(path)
      peer.send(HTTP2Peer.unary(1, "Wait", "x") + HTTP2Peer.headers(3, "Ignore"))
      #expect(try await service.began.reaches(2))
      peer.send(HTTP2Peer.reset(1) + HTTP2Peer.reset(3))
      #expect(try await service.cancelled.reaches(2))
      peer.send(HTTP2Peer.unary(5, "Echo", "on"))
      #expect(try peer.reply(5).texts == ["on"])
    }
  }

  @Test func aGoneConnectionCancelsItsHandlers() async throws {
    try await withServer { path, service, _ in
      let peer = try HTTP2Peer(path)
      peer.send(HTTP2Peer.unary(1, "Wait", "x"))
      #expect(try await service.began.reaches(1))
      peer.close()
      #expect(try await service.cancelled.reaches(1))
    }
  }

  @Test func oneRequestMeansOne() async throws {
    try await withServer { path, _, _ in
      let peer = try HTTP2Peer(path)
      peer.send(
        HTTP2Peer.headers(1, "Echo")
          + HTTP2Peer.data(1, HTTP2Peer.message("a") + HTTP2Peer.message("b"), ends: true))
      #expect(try peer.reply(1).code == 3)
      peer.send(HTTP2Peer.headers(3, "Echo", ends: true))
      #expect(try peer.reply(3).code == 3)
      peer.send(HTTP2Peer.headers(5, "Echo") + HTTP2Peer.data(5, [0, 0, 0, 0, 9, 1], ends: true))
      #expect(try peer.reply(5).code == 13)
      peer.send(HTTP2Peer.headers(7, "Join") + HTTP2Peer.data(7, [2, 0, 0, 0, 0], ends: true))
      #expect(try peer.reply(7).code == 13)
    }
  }

  @Test func whatEndsEarlyIsResetWithoutError() async throws {
    try await withServer { path, _, _ in
      let peer = try HTTP2Peer(path)
      // A length beyond the method's largest message is refused before its bytes come.
      peer.send(HTTP2Peer.headers(1, "Echo") + HTTP2Peer.data(1, [0, 0, 1, 0, 1]))
      #expect(try peer.reply(1).code == 8)
      #expect(try peer.next(HTTP2Peer.Kind.reset, 1)?.number() == 0)
      // What was under way is dropped without harm.
      for _ in 0..<20 { peer.send(HTTP2Peer.data(1, [UInt8](repeating: 0, count: 1000))) }
      peer.send(HTTP2Peer.unary(3, "Echo", "on"))
      #expect(try peer.reply(3).texts == ["on"])
    }
  }

  @Test func drainLetsRunningCallsEnd() async throws {
    try await withServer { path, service, server in
      let peer = try HTTP2Peer(path)
      peer.send(HTTP2Peer.unary(1, "Hold", "done"))
      #expect(try await service.began.reaches(1))
      async let end: Void = server.shutdown(grace: .seconds(20))
      let goAway = try #require(try peer.next(HTTP2Peer.Kind.goAway))
      #expect(goAway.number() == 1)
      #expect(goAway.number(at: 4) == 0)
      // What was under way is not begun, as GOAWAY said; the running call is served.
      peer.send(HTTP2Peer.unary(3, "Echo", "late"))
      service.gate.add()
      var streams: Set<UInt32> = []
      while let frame = try peer.next() { streams.insert(frame.id) }
      #expect(!streams.contains(3))
      #expect(try peer.kept(1).texts == ["done"])
      await end
    }
  }
}
