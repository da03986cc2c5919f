import HandschlagProtobuf
import NIOCore
import NIOHPACK
import Testing

@testable import HandschlagRPC
@testable import HandschlagTransport

/// A gRPC client of frames written by hand, over a blocking Unix socket.
final class HTTP2Peer {
  static let preface = Array("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8)

  enum Kind {
    static let data: UInt8 = 0
    static let headers: UInt8 = 1
    static let priority: UInt8 = 2
    static let reset: UInt8 = 3
    static let settings: UInt8 = 4
    static let ping: UInt8 = 6
    static let goAway: UInt8 = 7
    static let windowUpdate: UInt8 = 8
    static let continuation: UInt8 = 9
  }

  struct Frame: Equatable {
    let kind: UInt8
    let flags: UInt8
    let id: UInt32
    let body: [UInt8]

    var endsStream: Bool { kind <= Kind.headers && flags & 1 == 1 }
    /// The number at a position of the body.
    func number(at position: Int = 0) -> UInt32 {
      body[position..<(position + 4)].reduce(0) { $0 << 8 | UInt32($1) }
    }
  }

  /// What a call came to.
  struct Reply {
    var head: [String: String] = [:]
    var messages: [[UInt8]] = []
    var trailers: [String: String] = [:]
    var reset: UInt32?

    var code: Int? { (trailers["grpc-status"] ?? head["grpc-status"]).flatMap(Int.init) }
    var texts: [String] { messages.map { ((try? WireKeyValue(decoding: $0)) ?? WireKeyValue()).key } }
  }

  private let raw: RawPeer
  private var decoder = HPACKDecoder(allocator: ByteBufferAllocator())
  private var replies: [UInt32: Reply] = [:]
  private var partial: [UInt32: [UInt8]] = [:]
  private(set) var goAway: Frame?
  private(set) var windows: [UInt32: Int] = [:]
  private(set) var pongs = 0

  /// - Parameter settings: pairs of this client's settings
  init(_ path: String, settings: [(UInt16, UInt32)] = []) throws {
    raw = try RawPeer(path)
    send(
      Self.preface + Self.frame(Kind.settings, 0, 0, Self.encode(settings)) + Self.frame(Kind.settings, 1, 0))
  }

  /// A connection on which nothing was sent.
  init(silent path: String) throws { raw = try RawPeer(path) }

  func send(_ bytes: [UInt8]) { raw.send(bytes) }
  func close() { raw.close() }

  // MARK: - Frames

  static func frame(_ kind: UInt8, _ flags: UInt8, _ id: UInt32, _ body: [UInt8] = []) -> [UInt8] {
    let length = [UInt8(body.count >> 16), UInt8(body.count >> 8 & 255), UInt8(body.count & 255)]
    return length + [kind, flags] + bytes(id) + body
  }

  static func bytes(_ number: UInt32) -> [UInt8] {
    [UInt8(number >> 24), UInt8(number >> 16 & 255), UInt8(number >> 8 & 255), UInt8(number & 255)]
  }

  private static func encode(_ settings: [(UInt16, UInt32)]) -> [UInt8] {
    settings.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] + bytes($1) }
  }

  /// Literal fields without indexing (RFC 7541, section 6.2.2).
  static func block(_ fields: [(String, String)]) -> [UInt8] {
    fields.flatMap { [0] + text($0) + text($1) }
  }

  private static func text(_ text: String) -> [UInt8] {
    let bytes = Array(text.utf8)
    guard bytes.count >= 127 else { return [UInt8(bytes.count)] + bytes }
    var rest = bytes.count - 127
    var head: [UInt8] = [127]
    while rest >= 128 {
      head.append(UInt8(rest & 127 | 128))
      rest >>= 7
    }
    return head + [UInt8(rest)] + bytes
  }

  static func headers(
    _ id: UInt32, _ method: String, _ more: [(String, String)] = [], without: String? = nil,
    ends: Bool = false
  ) -> [UInt8] {
    let usual = [
      (":method", "POST"), (":scheme", "http"), (":path", "/t.S/\(method)"), ("te", "trailers"),
      ("content-type", "application/grpc"),
    ]
    return frame(Kind.headers, ends ? 5 : 4, id, block(usual.filter { $0.0 != without } + more))
  }

  static func message(_ payload: [UInt8], flag: UInt8 = 0) -> [UInt8] {
    [flag] + bytes(UInt32(payload.count)) + payload
  }

  static func message(_ text: String) -> [UInt8] { message(WireKeyValue(key: text).encoded()) }

  static func data(_ id: UInt32, _ bytes: [UInt8], ends: Bool = false) -> [UInt8] {
    frame(Kind.data, ends ? 1 : 0, id, bytes)
  }

  /// A whole call with one request.
  static func unary(_ id: UInt32, _ method: String, _ text: String, _ more: [(String, String)] = [])
    -> [UInt8]
  {
    headers(id, method, more) + data(id, message(text), ends: true)
  }

  static func windowUpdate(_ id: UInt32, _ increment: UInt32) -> [UInt8] {
    frame(Kind.windowUpdate, 0, id, bytes(increment))
  }

  static func reset(_ id: UInt32, _ code: UInt32 = 8) -> [UInt8] { frame(Kind.reset, 0, id, bytes(code)) }

  static func ping(_ flags: UInt8 = 0) -> [UInt8] {
    frame(Kind.ping, flags, 0, [1, 2, 3, 4, 5, 6, 7, 8])
  }

  // MARK: - Replies

  /// The next frame, with its part of a reply kept; nil when the server closed.
  @discardableResult
  func next() throws -> Frame? {
    guard let head = raw.receive(9) else { return nil }
    let length = Int(head[0]) << 16 | Int(head[1]) << 8 | Int(head[2])
    guard let body = raw.receive(length) else { return nil }
    let id = head[5..<9].reduce(0) { $0 << 8 | UInt32($1) }
    let frame = Frame(kind: head[3], flags: head[4], id: id, body: body)
    try keep(frame)
    return frame
  }

  private func keep(_ frame: Frame) throws {
    switch frame.kind {
    case Kind.headers:
      var block = ByteBuffer(bytes: frame.body)
      let fields = try decoder.decodeHeaders(from: &block)
      let pairs = Dictionary(fields.map { ($0.name, $0.value) }) { "\($0),\($1)" }
      if replies[frame.id] == nil {
        replies[frame.id] = Reply(head: pairs)
      } else {
        replies[frame.id]?.trailers = pairs
      }
    case Kind.data:
      partial[frame.id, default: []] += frame.body
      while let bytes = partial[frame.id], bytes.count >= 5 {
        let size = 5 + Int(bytes[1..<5].reduce(0) { $0 << 8 | UInt32($1) })
        guard bytes.count >= size else { break }
        replies[frame.id]?.messages.append(Array(bytes[5..<size]))
        partial[frame.id] = Array(bytes[size...])
      }
    case Kind.reset: replies[frame.id, default: Reply()].reset = frame.number()
    case Kind.goAway: goAway = frame
    case Kind.windowUpdate: windows[frame.id, default: 0] += Int(frame.number())
    case Kind.ping: pongs += frame.flags & 1 == 1 ? 1 : 0
    default: break
    }
  }

  /// Reads up to the end of a call.
  func reply(_ id: UInt32) throws -> Reply {
    while let frame = try next() {
      guard frame.id == id, frame.endsStream || frame.kind == Kind.reset else { continue }
      return try #require(replies[id])
    }
    return replies[id] ?? Reply()
  }

  /// What has come of a call.
  func kept(_ id: UInt32) throws -> Reply { try #require(replies[id]) }

  /// Reads up to the first message of a call.
  func firstMessage(_ id: UInt32) throws -> String? {
    while replies[id]?.messages.isEmpty ?? true, try next() != nil {}
    return replies[id]?.texts.first
  }

  /// Reads up to a frame of a kind; nil when the server closed before.
  func next(_ kind: UInt8, _ id: UInt32? = nil) throws -> Frame? {
    while let frame = try next() {
      if frame.kind == kind, id == nil || frame.id == id { return frame }
    }
    return nil
  }

  /// Reads until the server closes. Returns the error code of its last GOAWAY.
  func untilClosed() throws -> UInt32? {
    while try next() != nil {}
    return goAway?.number(at: 4)
  }

  /// A call of the method `Echo` on a connection of its own.
  static func stillServes(_ path: String) throws -> Bool {
    let peer = try HTTP2Peer(path)
    peer.send(unary(1, "Echo", "fine"))
    return try peer.reply(1).texts == ["fine"]
  }
}
