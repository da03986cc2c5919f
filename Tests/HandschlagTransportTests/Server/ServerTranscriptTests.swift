import HandschlagProtobuf
import NIOPosix
import Testing

@testable import HandschlagRPC
@testable import HandschlagTransport

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What goes over the wire, byte by byte where the published protocol says so.
@Suite(.serialized) struct ServerTranscriptTests {
  @Test func unaryCallByTheBytes() async throws {
    try await withServer { path, _, _ in
      let peer = try RawPeer(path)
      // Request: service "t.S", method "Echo", payload {key: "hi"}.
      let body: [UInt8] = [
        0x0A, 3, 0x74, 0x2E, 0x53, 0x12, 4, 0x45, 0x63, 0x68, 0x6F, 0x1A, 4, 0x0A, 2, 0x68, 0x69,
      ]
      peer.send([0, 0, 0, UInt8(body.count), 0, 0, 0, 1, 1, 0] + body)
      // Response: an empty status, which is OK, and the payload.
      let expected: [UInt8] = [0, 0, 0, 8, 0, 0, 0, 1, 2, 0, 0x0A, 0, 0x12, 4, 0x0A, 2, 0x68, 0x69]
      #expect(peer.receive(expected.count) == expected)
    }
  }

  /// The lengths in front of a message take another byte at 128 and at 16,384, and a message that is too large for
  /// it is measured before it is written.
  @Test func repliesOfEverySizeAreWholeAndMinimal() async throws {
    try await withServer { path, _, _ in
      let peer = try RawPeer(path)
      let sizes =
        Array(0...300) + [2000, 3000, 3900] + Array(4000...4100) + [16_370, 16_384, 16_400, 60_000]
      for (index, size) in sizes.enumerated() {
        let id = UInt32(2 * index + 1)
        let text = String(repeating: "x", count: size)
        peer.send(request(id, "Echo", text))
        let payload = WireKeyValue(key: text).encoded()
        let prefix = ResponseEnvelope.encodeSuccessPrefix(
          payloadSize: payload.count, initialMetadata: Metadata(), trailers: Metadata())
        let expected = frame(.response, id, [], prefix + payload)
        #expect(peer.receive(expected.count) == expected, "\(size)")
      }
    }
  }

  @Test func failureIsAStatusInAResponse() async throws {
    try await withServer { path, _, _ in
      let peer = try RawPeer(path)
      peer.send(request(1, "Fail", "no"))
      // status {code: 10, message: "no"}
      #expect(peer.receive(18) == [0, 0, 0, 8, 0, 0, 0, 1, 2, 0, 0x0A, 6, 0x08, 10, 0x12, 2, 0x6E, 0x6F])
    }
  }

  @Test func serverStreamingByTheBytes() async throws {
    try await withServer { path, _, _ in
      let peer = try RawPeer(path)
      peer.send(request(1, "Count", "2", flags: .remoteClosed))
      #expect(peer.receive(13) == [0, 0, 0, 3, 0, 0, 0, 1, 3, 0, 0x0A, 1, 0x30])
      #expect(peer.receive(13) == [0, 0, 0, 3, 0, 0, 0, 1, 3, 0, 0x0A, 1, 0x31])
      #expect(peer.receive(10) == [0, 0, 0, 0, 0, 0, 0, 1, 3, 5])
    }
  }

  @Test func aPlainPeerGetsTheMetadataOfAStreamWithItsEnd() async throws {
    try await withServer { path, _, _ in
      let peer = try RawPeer(path)
      peer.send(request(1, "Trailers", "x", flags: .remoteClosed))
      #expect(peer.frame()?.message?.key == "m")
      let last = try #require(peer.frame())
      #expect(last.header.kind == .response)
      #expect(last.header.flags == [])
      #expect(try readResponse(last.body).initialMetadata == ["the": "start"])
      #expect(try readResponse(last.body).trailers == ["the": "end"])
      #expect(last.error == nil)
    }
  }

  @Test func clientStreamingEndsInOneResponse() async throws {
    try await withServer { path, _, _ in
      let peer = try RawPeer(path)
      peer.send(request(1, "Join", flags: .remoteOpen) + data(1, "a") + data(1, "b"))
      peer.send(frame(.data, 1, [.remoteClosed, .noData]))
      let reply = try #require(peer.frame())
      #expect(reply.header.kind == .response)
      #expect(reply.message?.key == "ab")
      // A first message within the request, and a last one that closes, are as good.
      peer.send(request(3, "Join", "a", flags: .remoteOpen) + data(3, "c", .remoteClosed))
      #expect(peer.frame()?.message?.key == "ac")
      peer.send(request(5, "Join", flags: .remoteClosed))
      #expect(peer.frame()?.message?.key == "")
    }
  }

  @Test func bidirectionalStreamAnswersAndCloses() async throws {
    try await withServer { path, _, _ in
      let peer = try RawPeer(path)
      peer.send(request(1, "Chat", flags: .remoteOpen))
      for text in ["a", "b"] {
        peer.send(data(1, text))
        let reply = try #require(peer.frame())
        #expect(reply.header.kind == .data)
        #expect(reply.message?.key == text + "!")
      }
      peer.send(frame(.data, 1, [.remoteClosed, .noData]))
      #expect(peer.frame()?.bytes == [0, 0, 0, 0, 0, 0, 0, 1, 3, 5])
    }
  }

  @Test func manyCallsInOneWriteAreAllAnsweredInOrder() async throws {
    try await withServer { path, _, _ in
      let peer = try RawPeer(path)
      peer.send((0..<500).flatMap { request(UInt32(2 * $0 + 1), "Echo", "\($0)") })
      for number in 0..<500 {
        let reply = try #require(peer.frame())
        #expect(reply.header.streamID == UInt32(2 * number + 1))
        #expect(reply.message?.key == "\(number)")
      }
    }
  }

  @Test func framesMayComeByteByByte() async throws {
    try await withServer { path, _, _ in
      let peer = try RawPeer(path)
      for byte in request(1, "Echo", "slow") + request(3, "Echo", "er") { peer.send([byte]) }
      #expect(peer.frame()?.message?.key == "slow")
      #expect(peer.frame()?.message?.key == "er")
    }
  }

  @Test func peerCredentialsReachTheHandler() async throws {
    try await withServer { path, _, _ in
      let peer = try RawPeer(path)
      peer.send(request(1, "Who", ""))
      #expect(peer.frame()?.message == WireKeyValue(key: "\(getuid()) \(getpid())", value: "public"))
    }
  }

  @Test func handlersStayOnTheLoop() async throws {
    try await withServer { path, _, _ in
      let peer = try RawPeer(path)
      peer.send(request(1, "Loop", ""))
      #expect(peer.frame()?.message?.key == "true true")
    }
  }
}

/// Peers that do not behave, and bounds.
@Suite(.serialized) struct HostilePeerTests {
  private func stillServes(_ path: String) throws -> Bool {
    let peer = try RawPeer(path)
    peer.send(request(1, "Echo", "fine"))
    return peer.frame()?.message?.key == "fine"
  }

  @Test func otherWiresAreClosed() async throws {
    try await withServer { path, _, _ in
      for first in ["GET / HTTP/1.1\r\n\r\n", "\u{1}"] {
        let peer = try RawPeer(path)
        peer.send(Array(first.utf8))
        #expect(peer.frame() == nil)
      }
      #expect(try stillServes(path))
    }
  }

  @Test func refusedRequestsLeaveTheConnectionUsable() async throws {
    try await withServer { path, _, _ in
      let peer = try RawPeer(path)
      peer.send(request(2, "Echo", "x"))
      #expect(peer.frame()?.error?.code == .invalidArgument)
      peer.send(request(3, "Nothing", "x"))
      #expect(peer.frame()?.error?.code == .unimplemented)
      peer.send(frame(.request, 5, [], [0xFF, 0xFF]))
      #expect(peer.frame()?.error?.code == .invalidArgument)
      peer.send(request(5, "Echo", "x"))
      #expect(peer.frame()?.error?.code == .invalidArgument)
      peer.send(request(7, "Echo", "x", flags: .remoteOpen))
      #expect(peer.frame()?.error?.code == .invalidArgument)
      let broken = WireRequest(service: "t.S", method: "Echo", payload: [0x0A, 9, 1]).encoded()
      peer.send(frame(.request, 9, [], broken))
      #expect(peer.frame()?.error?.code == .invalidArgument)
      peer.send(frame(.data, 99) + frame(.init(rawValue: 0x7F), 1, [], [1, 2]) + frame(.response, 1))
      #expect(peer.frame()?.error?.code == .invalidArgument)
      peer.send(request(11, "Echo", "x"))
      #expect(peer.frame()?.message?.key == "x")
    }
  }

  @Test func oversizedFramesAreSkipped() async throws {
    try await withServer { path, _, _ in
      let peer = try RawPeer(path)
      peer.send(frame(.request, 1, [], [UInt8](repeating: 1, count: (4 << 20) + 1)))
      #expect(peer.frame()?.error?.code == .resourceExhausted)
      peer.send(request(3, "Echo", String(repeating: "x", count: 70_000)))
      #expect(peer.frame()?.error?.code == .resourceExhausted)
      peer.send(request(5, "Echo", "x"))
      #expect(peer.frame()?.message?.key == "x")
    }
  }

  @Test func randomBytesHarmNobodyElse() async throws {
    try await withServer { path, _, _ in
      var generator = SeededBytes(11)
      for _ in 0..<200 {
        let peer = try RawPeer(path)
        var bytes = request(1, "Echo", "x") + request(3, "Chat", "y", flags: .remoteOpen) + data(3, "z")
        for _ in 0..<6 {
          let place = Int(generator.next() % UInt64(bytes.count))
          bytes[place] = UInt8(truncatingIfNeeded: generator.next())
        }
        peer.send(bytes)
        peer.close()
      }
      #expect(try stillServes(path))
    }
  }

  @Test func deadlineIsAnsweredAndCancels() async throws {
    try await withServer { path, service, _ in
      let peer = try RawPeer(path)
      peer.send(request(1, "Wait", "x", timeout: 20_000_000) + request(3, "Wait", "x", timeout: -1))
      #expect(peer.frame()?.header.streamID == 3)
      let reply = try #require(peer.frame())
      #expect(reply.header.streamID == 1)
      #expect(reply.error?.code == .deadlineExceeded)
      #expect(try await service.cancelled.reaches(1))
    }
  }

  @Test func handlersOfAGoneConnectionAreCancelled() async throws {
    try await withServer { path, service, server in
      let peer = try RawPeer(path)
      peer.send(request(1, "Wait", "x") + request(3, "Ignore", flags: .remoteOpen))
      #expect(try await service.began.reaches(2))
      peer.close()
      #expect(try await service.cancelled.reaches(2))
      for _ in 0..<1000 where server.connectionCount > 0 { try await Task.sleep(for: .milliseconds(2)) }
      #expect(server.connectionCount == 0)
    }
  }

  @Test func unreadRepliesPauseTheStream() async throws {
    var limits = ServerLimits()
    limits.unreadReplyBytes = 100_000
    try await withServer(limits: limits) { path, service, _ in
      let peer = try RawPeer(path)
      peer.send(request(1, "Pour", "x", flags: .remoteClosed))
      #expect(try await service.written.reaches(100))
      try await Task.sleep(for: .milliseconds(50))
      let paused = service.written.value
      // The socket's buffers, the bound, and one flush beyond it.
      #expect(paused < 2000)
      #expect(try stillServes(path))
      for _ in 0..<paused { _ = peer.frame() }
      #expect(try await service.written.reaches(paused + 1))
    }
  }

  @Test func unreadRequestsFailTheStreamAlone() async throws {
    var limits = ServerLimits()
    limits.unreadRequestBytes = 10_000
    try await withServer(limits: limits) { path, service, _ in
      let peer = try RawPeer(path)
      peer.send(request(1, "Ignore", flags: .remoteOpen))
      for _ in 0..<20 { peer.send(data(1, String(repeating: "x", count: 1000))) }
      let reply = try #require(peer.frame())
      #expect(reply.error?.code == .resourceExhausted)
      #expect(try await service.cancelled.reaches(1))
      peer.send(request(3, "Echo", "x"))
      #expect(peer.frame()?.message?.key == "x")
    }
  }

  @Test func callsAtOnceAreBounded() async throws {
    var limits = ServerLimits()
    limits.streamsPerConnection = 2
    try await withServer(limits: limits) { path, _, _ in
      let peer = try RawPeer(path)
      peer.send(request(1, "Wait", "x") + request(3, "Wait", "x") + request(5, "Wait", "x"))
      let reply = try #require(peer.frame())
      #expect(reply.header.streamID == 5)
      #expect(reply.error?.code == .resourceExhausted)
    }
  }

  @Test func connectionsAreBounded() async throws {
    var limits = ServerLimits()
    limits.connections = 2
    try await withServer(limits: limits) { path, _, _ in
      let peers = try (0..<2).map { _ in try RawPeer(path) }
      for peer in peers {
        peer.send(request(1, "Echo", "x"))
        #expect(peer.frame()?.message?.key == "x")
      }
      #expect(try RawPeer(path).frame() == nil)
    }
    limits = ServerLimits()
    limits.connectionsPerUser = 1
    try await withServer(limits: limits) { path, _, _ in
      let peer = try RawPeer(path)
      peer.send(request(1, "Echo", "x"))
      #expect(peer.frame()?.message?.key == "x")
      #expect(try RawPeer(path).frame() == nil)
    }
  }

  @Test func silentAndSlowPeersAreClosed() async throws {
    var limits = ServerLimits()
    limits.firstFrame = .milliseconds(40)
    limits.wholeFrame = .milliseconds(80)
    limits.idle = .milliseconds(400)
    try await withServer(limits: limits) { path, _, _ in
      #expect(try RawPeer(path).frame() == nil)
      let half = try RawPeer(path)
      half.send(request(1, "Echo", "x"))
      #expect(half.frame() != nil)
      half.send([0, 0, 0])
      #expect(half.frame() == nil)
      let idle = try RawPeer(path)
      idle.send(request(1, "Echo", "x"))
      #expect(idle.frame() != nil)
      #expect(idle.frame() == nil)
    }
  }

  @Test func whatCameWhileTheLoopWasHeldUpIsReadBeforeAnybodyIsClosed() async throws {
    var limits = ServerLimits()
    limits.firstFrame = .milliseconds(400)
    try await withServer(limits: limits) { path, service, server in
      let busy = try RawPeer(path)
      busy.send(request(1, "Echo", "x"))
      #expect(busy.frame() != nil)
      let other = try RawPeer(path)
      for _ in 0..<5000 where server.connectionCount < 2 { try await Task.sleep(for: .milliseconds(1)) }
      busy.send(request(3, "Block", "y"))
      #expect(try await service.began.reaches(1))
      other.send(request(1, "Echo", "z"))
      #expect(other.frame()?.message?.key == "z")
      #expect(busy.frame()?.message?.key == "y")
    }
  }

  @Test func aLateLookLeavesItToTheNextAndNoMoreThanThat() {
    var pace = SweepPace(interval: 10, now: 0)
    let looks: [(UInt64, Bool)] = [(10, true), (30, true), (51, false), (61, true), (90, false), (120, true)]
    for (time, counts) in looks { #expect(pace.counts(now: time) == counts, "\(time)") }
  }

  @Test func shutdownLetsRunningCallsEnd() async throws {
    try await withServer { path, service, server in
      let peer = try RawPeer(path)
      peer.send(request(1, "Nap", "x"))
      #expect(try await service.began.reaches(1))
      await server.shutdown(grace: .seconds(10))
      #expect(peer.frame()?.message?.key == "x")
      #expect(peer.frame() == nil)
      #expect(access(path, F_OK) != 0)
    }
  }

  @Test func socketIsPrivateAndLeftoversAreReplaced() async throws {
    try await withServer { path, _, _ in
      var status = stat()
      #expect(lstat(path, &status) == 0)
      #expect(status.st_mode & 0o777 == 0o600)
      #expect(throws: ListenError.self) { _ = try UnixListener.bind(path: path, mode: 0o600) }
    }
    let leftover = "/tmp/hs-\(getpid())-leftover.sock"
    let (_, first) = try UnixListener.bind(path: leftover, mode: 0o660)
    close(first)
    let (listener, second) = try UnixListener.bind(path: leftover, mode: 0o600)
    close(second)
    listener.remove()
    #expect(access(leftover, F_OK) != 0)
    let file = "/tmp/hs-\(getpid())-file"
    close(open(file, O_CREAT | O_WRONLY, 0o600))
    #expect(throws: ListenError.self) { _ = try UnixListener.bind(path: file, mode: 0o600) }
    unlink(file)
    #expect(throws: ListenError.self) {
      _ = try UnixListener.bind(path: "/tmp/" + String(repeating: "x", count: 200), mode: 0o600)
    }
  }
}

/// SplitMix64.
struct SeededBytes {
  private var state: UInt64
  init(_ seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return z ^ z >> 31
  }
}
