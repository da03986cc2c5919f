import NIOCore
import NIOHPACK
import Testing

@testable import HandschlagRPC
@testable import HandschlagTransport

/// The rules of HTTP/2, without a socket. Each connection begins with the preface and a client's settings.
struct HTTP2SessionTests {
  private typealias Kind = HTTP2Peer.Kind

  /// A session and what came of the bytes that it was given.
  private struct Peer: ~Copyable {
    var session: HTTP2Session
    /// Events in short, such as `request 1`, `data 1 3 end`, `closed 1 error`.
    var events: [String] = []
    var failure: HTTP2ErrorCode?

    init(_ limits: HTTP2Session.Limits = .init(), settings: [UInt8] = []) {
      session = HTTP2Session(limits: limits, pool: BufferPool())
      receive(HTTP2Peer.preface + HTTP2Peer.frame(Kind.settings, 0, 0, settings))
      _ = session.takeOutput()
    }

    mutating func receive(_ bytes: [UInt8]) {
      session.take(ByteBuffer(bytes: bytes))
      do throws(HTTP2ConnectionError) {
        while let event = try session.next() { events.append(Self.text(event)) }
      } catch { failure = error.code }
      session.settle()
    }

    /// What came since the last time.
    mutating func takeEvents() -> [String] {
      defer { events = [] }
      return events
    }

    /// The frames to be sent, in short: kind, flags, stream, length.
    mutating func sent() -> [[Int]] {
      var frames: [[Int]] = []
      guard var output = session.takeOutput() else { return [] }
      while let header = HTTP2FrameHeader(output) {
        frames.append([Int(header.kind), Int(header.flags.rawValue), Int(header.streamID), header.length])
        output.moveReaderIndex(forwardBy: HTTP2FrameHeader.size + header.length)
      }
      #expect(output.readableBytes == 0)
      return frames
    }

    private static func text(_ event: HTTP2Session.Event) -> String {
      switch event {
      case .request(let id, _, let ends): "request \(id)" + (ends ? " end" : "")
      case .data(let id, let bytes, let ends): "data \(id) \(bytes.readableBytes)" + (ends ? " end" : "")
      case .closed(let id, let isError): "closed \(id)" + (isError ? " error" : "")
      case .windowOpened: "window"
      }
    }
  }

  private static let plain = HTTP2Peer.headers(1, "Echo")
  private static let whole = HTTP2Peer.headers(1, "Echo", ends: true)

  @Test func aRequestWhateverTheCuts() {
    let bytes = Self.plain + HTTP2Peer.data(1, [1, 2, 3]) + HTTP2Peer.data(1, [4], ends: true)
    for piece in 1...bytes.count {
      var peer = Peer()
      for start in stride(from: 0, to: bytes.count, by: piece) {
        peer.receive(Array(bytes[start..<min(start + piece, bytes.count)]))
      }
      #expect(peer.takeEvents() == ["request 1", "data 1 3", "data 1 1 end"])
      #expect(peer.failure == nil)
    }
  }

  @Test func aBlockInManyFrames() {
    let block = Array(Self.plain.dropFirst(9))
    for cut in 0...block.count {
      var peer = Peer()
      peer.receive(HTTP2Peer.frame(Kind.headers, 1, 1, Array(block[..<cut])))
      peer.receive(HTTP2Peer.frame(Kind.continuation, 4, 1, Array(block[cut...])))
      #expect(peer.takeEvents() == ["request 1 end"])
    }
  }

  @Test func paddingAndPrioritiesAreLeftOut() {
    let block = Array(Self.plain.dropFirst(9))
    var peer = Peer()
    peer.receive(
      HTTP2Peer.frame(Kind.headers, 0x2C, 1, [3, 0, 0, 0, 0, 16] + block + [0, 0, 0])
        + HTTP2Peer.frame(Kind.data, 9, 1, [2, 7, 7, 7, 0, 0]))
    #expect(peer.takeEvents() == ["request 1", "data 1 3 end"])
  }

  @Test func trailersEndARequest() {
    var peer = Peer()
    peer.receive(Self.plain + HTTP2Peer.frame(Kind.headers, 5, 1, HTTP2Peer.block([("a", "b")])))
    #expect(peer.takeEvents() == ["request 1", "data 1 0 end"])
  }

  /// Frames that end the connection, behind a request on stream 1 that is open, by the error that they end it with.
  @Test(
    arguments: [
      (HTTP2Peer.frame(Kind.data, 0, 0, [1]), .protocolError),
      (HTTP2Peer.frame(Kind.data, 0, 2, [1]), .protocolError),
      (HTTP2Peer.frame(Kind.data, 0, 3, [1]), .protocolError),
      (HTTP2Peer.frame(Kind.data, 8, 1), .frameSizeError),
      (HTTP2Peer.frame(Kind.data, 8, 1, [1]), .protocolError),
      (HTTP2Peer.frame(Kind.headers, 4, 0), .protocolError),
      (HTTP2Peer.frame(Kind.headers, 4, 2), .protocolError),
      (HTTP2Peer.frame(Kind.headers, 0x24, 3, [0, 0, 0, 0]), .frameSizeError),
      (HTTP2Peer.frame(Kind.headers, 0x2C, 3, [1, 0, 0, 0, 0, 0]), .protocolError),
      (HTTP2Peer.frame(Kind.headers, 4, 3, [0x80]), .compressionError),
      (HTTP2Peer.frame(Kind.headers, 4, 3, [0xFF, 0xFF, 0xFF, 0xFF, 0xFF]), .compressionError),
      (HTTP2Peer.frame(Kind.headers, 4, 3, [0x00, 5, 1]), .compressionError),
      (HTTP2Peer.frame(Kind.headers, 0, 3) + HTTP2Peer.ping(), .protocolError),
      (HTTP2Peer.frame(Kind.headers, 0, 3) + HTTP2Peer.frame(Kind.continuation, 4, 5), .protocolError),
      (HTTP2Peer.frame(Kind.headers, 0, 3) + HTTP2Peer.frame(0xEE, 0, 3), .protocolError),
      (HTTP2Peer.frame(Kind.continuation, 4, 1), .protocolError),
      (HTTP2Peer.frame(Kind.priority, 0, 0, [0, 0, 0, 0, 0]), .protocolError),
      (HTTP2Peer.frame(Kind.priority, 0, 1, [0, 0, 0, 0]), .frameSizeError),
      (HTTP2Peer.frame(Kind.reset, 0, 0, [0, 0, 0, 8]), .protocolError),
      (HTTP2Peer.frame(Kind.reset, 0, 3, [0, 0, 0, 8]), .protocolError),
      (HTTP2Peer.frame(Kind.reset, 0, 1, [0, 0, 8]), .frameSizeError),
      (HTTP2Peer.frame(Kind.settings, 0, 1), .protocolError),
      (HTTP2Peer.frame(Kind.settings, 0, 0, [0]), .frameSizeError),
      (HTTP2Peer.frame(Kind.settings, 1, 0, [0, 0, 0, 0, 0, 0]), .frameSizeError),
      (HTTP2Peer.frame(Kind.settings, 1, 0) + HTTP2Peer.frame(Kind.settings, 1, 0), .protocolError),
      (HTTP2Peer.frame(Kind.settings, 0, 0, [0, 2, 0, 0, 0, 2]), .protocolError),
      (HTTP2Peer.frame(Kind.settings, 0, 0, [0, 4, 0x80, 0, 0, 0]), .flowControlError),
      (HTTP2Peer.frame(Kind.settings, 0, 0, [0, 5, 0, 0, 0x3F, 0xFF]), .protocolError),
      (HTTP2Peer.frame(Kind.settings, 0, 0, [0, 5, 1, 0, 0, 0]), .protocolError),
      (
        HTTP2Peer.windowUpdate(1, 0x7FFF_0000)
          + HTTP2Peer.frame(Kind.settings, 0, 0, [0, 4, 0x7F, 0xFF, 0xFF, 0xFF]), .flowControlError
      ),
      (HTTP2Peer.frame(5, 4, 1, [0, 0, 0, 2]), .protocolError),
      (HTTP2Peer.frame(Kind.ping, 0, 1, [1, 2, 3, 4, 5, 6, 7, 8]), .protocolError),
      (HTTP2Peer.frame(Kind.ping, 0, 0, [1, 2, 3, 4, 5, 6, 7]), .frameSizeError),
      (HTTP2Peer.frame(Kind.goAway, 0, 1, [0, 0, 0, 0, 0, 0, 0, 0]), .protocolError),
      (HTTP2Peer.frame(Kind.goAway, 0, 0, [0, 0, 0, 0]), .frameSizeError),
      (HTTP2Peer.windowUpdate(0, 0), .protocolError),
      (HTTP2Peer.windowUpdate(0, 0x7FFF_FFFF), .flowControlError),
      (HTTP2Peer.windowUpdate(3, 1), .protocolError),
      (HTTP2Peer.frame(Kind.windowUpdate, 0, 0, [0, 0, 1]), .frameSizeError),
      ([0x00, 0x40, 0x01, 0, 0, 0, 0, 0, 1], .frameSizeError),
      (HTTP2Peer.reset(1) + HTTP2Peer.data(1, [1]), .streamClosed),
      (HTTP2Peer.reset(1) + HTTP2Peer.headers(1, "Echo"), .streamClosed),
    ] as [([UInt8], HTTP2ErrorCode)])
  func brokenConnections(bytes: [UInt8], code: HTTP2ErrorCode) {
    var peer = Peer()
    peer.receive(Self.plain)
    #expect(peer.failure == nil)
    peer.receive(bytes)
    #expect(peer.failure == code)
  }

  /// Frames that reset the open stream 1 alone, by the error.
  @Test(
    arguments: [
      (HTTP2Peer.frame(Kind.headers, 4, 1, HTTP2Peer.block([("a", "b")])), 1),
      (HTTP2Peer.frame(Kind.headers, 5, 1, HTTP2Peer.block([(":path", "/")])), 1),
      (HTTP2Peer.frame(Kind.headers, 5, 1, HTTP2Peer.block([("a", "b\n")])), 1),
      (HTTP2Peer.windowUpdate(1, 0), 1),
      (HTTP2Peer.windowUpdate(1, 0x7FFF_FFFF), 3),
    ] as [([UInt8], UInt32)])
  func brokenStreams(bytes: [UInt8], code: UInt32) {
    var peer = Peer()
    peer.receive(Self.plain)
    peer.receive(bytes)
    #expect(peer.failure == nil)
    #expect(peer.takeEvents() == ["request 1", "closed 1 error"])
    #expect(peer.sent() == [[3, 0, 1, 4]])
    // What is under way on it is for nobody; the next stream is served.
    peer.receive(HTTP2Peer.data(1, [1]) + HTTP2Peer.headers(1, "Echo") + HTTP2Peer.headers(3, "Echo"))
    #expect(peer.failure == nil)
    #expect(peer.takeEvents() == ["request 3"])
  }

  @Test func requestsWithMalformedFieldsAreReset() {
    let usual = [(":method", "POST"), (":scheme", "http"), (":path", "/")]
    let blocks: [[(String, String)]] = [
      [(":method", "POST"), (":scheme", "http")], usual + [(":path", "/")], usual + [(":status", "200")],
      usual + [("a", "b"), (":authority", "x")], usual + [("A", "b")], usual + [("a b", "c")],
      usual + [("a", "b\0")], usual + [("a", " b")], usual + [("a", "b\t")], usual + [("upgrade", "x")],
      usual + [("keep-alive", "x")], usual + [("te", "gzip")], usual + [("content-length", "x")],
      usual + [("content-length", "1"), ("content-length", "2")],
      [(":method", "POST"), (":scheme", "http"), (":path", "")],
    ]
    var peer = Peer()
    for (number, block) in blocks.enumerated() {
      let id = UInt32(2 * number + 1)
      peer.receive(HTTP2Peer.frame(Kind.headers, 5, id, HTTP2Peer.block(block)))
      #expect(peer.takeEvents() == ["closed \(id) error"], "\(block)")
    }
    #expect(peer.failure == nil)
  }

  @Test func bodiesAreAsLongAsTheySay() {
    for (length, data, isRight) in [("3", 3, true), ("2", 3, false), ("4", 3, false)] {
      var peer = Peer()
      peer.receive(HTTP2Peer.headers(1, "Echo", [("content-length", length)]))
      peer.receive(HTTP2Peer.data(1, [UInt8](repeating: 0, count: data), ends: true))
      #expect(peer.takeEvents().last == (isRight ? "data 1 3 end" : "closed 1 error"))
    }
    var none = Peer()
    none.receive(HTTP2Peer.headers(1, "Echo", [("content-length", "3")], ends: true))
    #expect(none.takeEvents() == ["closed 1 error"])
  }

  @Test func theFirstFrameIsSettingsAndThePrefaceExact() {
    var peer = HTTP2Session(limits: .init(), pool: BufferPool())
    peer.take(ByteBuffer(bytes: HTTP2Peer.preface + HTTP2Peer.ping()))
    #expect(throws: HTTP2ConnectionError.self) { _ = try peer.next() }
    for place in HTTP2Peer.preface.indices {
      var bytes = HTTP2Peer.preface
      bytes[place] ^= 1
      var peer = HTTP2Session(limits: .init(), pool: BufferPool())
      peer.take(ByteBuffer(bytes: bytes.prefix(place + 1)))
      #expect(throws: HTTP2ConnectionError.self) { _ = try peer.next() }
    }
  }

  @Test func moreStreamsThanAllowedAreRefused() {
    var limits = HTTP2Session.Limits()
    limits.streams = 2
    var peer = Peer(limits)
    peer.receive(Self.plain + HTTP2Peer.headers(3, "Echo") + HTTP2Peer.headers(5, "Echo"))
    #expect(peer.takeEvents() == ["request 1", "request 3", "closed 5 error"])
    peer.receive(HTTP2Peer.reset(1) + HTTP2Peer.headers(7, "Echo"))
    #expect(peer.takeEvents() == ["closed 1", "request 7"])
  }

  // MARK: - Windows

  @Test func moreThanAWindowIsAnError() {
    var limits = HTTP2Session.Limits()
    limits.streamWindow = 100_000
    limits.connectionWindow = 70_000
    var peer = Peer(limits)
    peer.receive(Self.plain + HTTP2Peer.frame(Kind.settings, 1, 0))
    // The connection's window is refilled from its half, the stream's when its reader says so.
    let piece = HTTP2Peer.data(1, [UInt8](repeating: 0, count: 10_000))
    for _ in 0..<10 { peer.receive(piece) }
    #expect(peer.failure == nil)
    #expect(peer.session.receiveWindow(1) == 0)
    #expect(peer.sent().filter { $0[0] == 8 }.allSatisfy { $0[2] == 0 })
    peer.session.allow(1, 10_000)
    peer.receive(piece)
    #expect(peer.events.last == "data 1 10000")
    peer.receive(HTTP2Peer.data(1, [1]))
    #expect(peer.events.last == "closed 1 error")
    #expect(peer.failure == nil)
  }

  @Test func repliesWaitForBothWindows() throws {
    // SETTINGS_INITIAL_WINDOW_SIZE 10.
    var peer = Peer(settings: [0, 4, 0, 0, 0, 10])
    peer.receive(Self.whole)
    peer.session.sendHead(1, .plain)
    let wasSent = peer.session.sendMessage(1, size: 11) { _ in }
    #expect(!wasSent)
    peer.session.sendMessage(1, ByteBuffer(repeating: 1, count: 25))
    peer.session.sendEnd(1, .ok)
    #expect(peer.sent().map { [$0[0], $0[3]] }.suffix(1) == [[0, 10]])
    #expect(peer.session.unsent(1) == 15)
    #expect(peer.session.unsent == 15)
    peer.receive(HTTP2Peer.windowUpdate(1, 5))
    #expect(peer.sent().map { [$0[0], $0[3]] } == [[0, 5]])
    // A smaller initial window makes the stream's negative, and what is given first makes up for that.
    peer.receive(HTTP2Peer.frame(Kind.settings, 0, 0, [0, 4, 0, 0, 0, 0]) + HTTP2Peer.windowUpdate(1, 10))
    #expect(peer.sent().map { [$0[0], $0[3]] } == [[4, 0]])
    _ = peer.takeEvents()
    peer.receive(HTTP2Peer.frame(Kind.settings, 0, 0, [0, 4, 0, 0, 0, 10]))
    // The rest of the message, the trailers, and the acknowledgement.
    #expect(peer.sent().map { [$0[0], $0[3]] }.filter { $0[0] != 1 } == [[4, 0], [0, 10]])
    #expect(peer.takeEvents() == ["window", "closed 1"])
    #expect(peer.session.unsent == 0)
    #expect(peer.session.isOpen(1) == false)
  }

  @Test func streamsTakeTurns() {
    var peer = Peer(settings: [0, 4, 0x7F, 0xFF, 0xFF, 0xFF])
    for id in [UInt32(1), 3, 5] {
      peer.receive(HTTP2Peer.headers(id, "Echo", ends: true))
      peer.session.sendMessage(id, ByteBuffer(repeating: 1, count: 100_000))
    }
    _ = peer.sent()
    peer.receive(HTTP2Peer.windowUpdate(0, 16_384 * 6))
    let turns = peer.sent().filter { $0[0] == 0 }.map { $0[2] }
    for id in [1, 3, 5] { #expect(turns.filter { $0 == id }.count == 2) }
    peer.receive(HTTP2Peer.reset(3))
    #expect(peer.session.unsent == peer.session.unsent(1) + peer.session.unsent(5))
  }

  @Test func anEarlyEndResetsTheRest() {
    var peer = Peer()
    peer.receive(Self.plain)
    peer.session.sendEnd(1, .ok)
    #expect(peer.sent().map { [$0[0], $0[1]] } == [[1, 5], [3, 0]])
    peer.receive(HTTP2Peer.data(1, [1, 2, 3], ends: true) + HTTP2Peer.reset(1))
    #expect(peer.failure == nil)
    #expect(peer.takeEvents() == ["request 1"])
  }

  @Test func aSessionRestsBetweenCalls() {
    var peer = Peer()
    for round in UInt32(0)..<2 {
      let ids = (0..<500).map { 2 * $0 + 1 + 1000 * round }
      for id in ids { peer.receive(HTTP2Peer.headers(id, "Echo", ends: true)) }
      // With calls under way nothing is lost.
      peer.session.rest()
      for id in ids {
        let isOpen = peer.session.isOpen(id)
        #expect(isOpen)
        peer.session.sendEnd(id, .ok)
      }
      #expect(peer.session.streams.capacity >= 500)
      peer.session.rest()
      #expect(peer.session.streams.capacity == 0)
      #expect(peer.sent().filter { $0[0] == 1 }.count == 500)
    }
    #expect(peer.failure == nil)
  }

  @Test func lateFramesOfTheLastResetsAreNoError() {
    var peer = Peer()
    for number in UInt32(0)...1024 {
      peer.receive(HTTP2Peer.headers(2 * number + 1, "Echo"))
      peer.session.sendEnd(2 * number + 1, .ok)
    }
    peer.receive(HTTP2Peer.data(2049, [1]) + HTTP2Peer.data(3, [1]))
    #expect(peer.failure == nil)
    peer.receive(HTTP2Peer.data(1, [1]))
    #expect(peer.failure == .streamClosed)
  }

  @Test func behindGoAwayStreamsAreSkipped() {
    var peer = Peer()
    peer.receive(Self.plain)
    peer.session.sendGoAway(.noError, "")
    peer.receive(
      HTTP2Peer.headers(3, "Echo") + HTTP2Peer.data(3, [1], ends: true) + HTTP2Peer.windowUpdate(3, 1)
        + HTTP2Peer.reset(3) + HTTP2Peer.data(1, [1], ends: true))
    #expect(peer.failure == nil)
    #expect(peer.takeEvents() == ["request 1", "data 1 1 end"])
  }

  @Test func largeBlocksGoInManyFrames() {
    var peer = Peer()
    peer.receive(Self.whole)
    var fields = HPACKHeaders()
    for number in 0..<30 {
      fields.add(name: "k\(number)", value: String(repeating: "\u{7E}", count: 1000), indexing: .nonIndexable)
    }
    peer.session.sendEnd(1, .other(fields))
    let frames = peer.sent()
    #expect(frames.map { $0[0] } == [1] + [Int](repeating: 9, count: frames.count - 1))
    #expect(frames.first?[1] == 1)
    #expect(frames.last?[1] == 4)
    #expect(frames.count > 1)
  }
}
