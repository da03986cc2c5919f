import HandschlagProtobuf
import NIOCore
import NIOPosix
import Synchronization
import Testing

@testable import HandschlagRPC
@testable import HandschlagTransport

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A peer that sends whatever bytes a test wants, over a blocking socket.
final class RawPeer {
  private let descriptor: CInt

  /// Over a Unix socket.
  convenience init(_ path: String) throws {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8)) }
    try self.init(AF_UNIX, address)
  }

  /// Over TCP, at a port of this machine.
  convenience init(port: Int) throws {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
    try self.init(AF_INET, address)
  }

  private init<Address>(_ family: CInt, _ address: Address) throws {
    descriptor = socket(family, CInt(SOCK_STREAM.rawValue), 0)
    let outcome = withUnsafeBytes(of: address) { bytes in
      bytes.withMemoryRebound(to: sockaddr.self) {
        connect(descriptor, $0.baseAddress, socklen_t(bytes.count))
      }
    }
    guard outcome == 0 else { throw ListenError("connect", errno: errno) }
    var patience = timeval(tv_sec: 20, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
  }

  deinit { close() }

  private var isOpen = true

  func close() {
    if isOpen { Glibc.close(descriptor) }
    isOpen = false
  }

  func send(_ bytes: [UInt8]) {
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress, $0.count, CInt(MSG_NOSIGNAL))
      }
      guard count > 0 else { return }
      sent += count
    }
  }

  /// Exactly so many bytes; nil when the server closed before.
  func receive(_ count: Int) -> [UInt8]? {
    var bytes: [UInt8] = []
    while bytes.count < count {
      var part = [UInt8](repeating: 0, count: count - bytes.count)
      let got = recv(descriptor, &part, part.count, 0)
      guard got > 0 else { return nil }
      bytes += part[..<got]
    }
    return bytes
  }

  /// Negotiates on stream 1; returns what the server accepted.
  func negotiate(
    _ extensions: NegotiatedExtensions = .all, stream: UInt32 = 0, connection: UInt32 = 0
  ) -> WireNegotiateResponse? {
    send(negotiation(extensions, stream: stream, connection: connection))
    guard let frame = frame(), let envelope = try? readResponse(frame.body), envelope.error == nil else {
      return nil
    }
    return try? WireNegotiateResponse(decoding: Array(frame.body[envelope.payload]))
  }

  /// The next frame; nil when the server closed.
  func frame() -> Frame? {
    guard let head = receive(10), let header = readHeader(head) else { return nil }
    guard let body = receive(Int(header.length)) else { return nil }
    return Frame(header: header, body: body)
  }

  struct Frame: Equatable {
    let header: FrameHeader
    let body: [UInt8]

    var bytes: [UInt8] { header.encoded + body }

    /// The status of a Response; nil for success or another kind.
    var error: RPCError? {
      guard header.kind == .response else { return nil }
      return (try? readResponse(body))?.error
    }

    /// The message in a Response or a Data frame.
    var message: WireKeyValue? {
      guard header.kind == .response else { return try? WireKeyValue(decoding: body) }
      return (try? WireResponse(decoding: body)).flatMap { try? WireKeyValue(decoding: $0.payload) }
    }
  }
}

func readHeader(_ bytes: [UInt8]) -> FrameHeader? { FrameHeader(bytes.span.bytes) }

func readResponse(_ bytes: [UInt8]) throws -> ResponseEnvelope { try ResponseEnvelope(bytes.span.bytes) }

/// A frame as bytes.
func frame(
  _ kind: FrameHeader.Kind, _ id: UInt32, _ flags: FrameHeader.Flags = [], _ body: [UInt8] = []
) -> [UInt8] {
  FrameHeader(length: body.count, streamID: id, kind: kind, flags: flags).encoded + body
}

/// A Request frame of the test service.
func request(
  _ id: UInt32, _ method: String, _ text: String? = nil, flags: FrameHeader.Flags = [],
  timeout: Int64 = 0
) -> [UInt8] {
  let payload = text.map { WireKeyValue(key: $0).encoded() } ?? []
  let envelope = WireRequest(service: "t.S", method: method, payload: payload, timeoutNano: timeout)
  return frame(.request, id, flags, envelope.encoded())
}

/// The Request frame of a negotiation.
func negotiation(
  _ extensions: NegotiatedExtensions, stream: UInt32 = 0, connection: UInt32 = 0, id: UInt32 = 1
) -> [UInt8] {
  let offer = WireNegotiateRequest(
    extensions: extensions.list, limits: .init(streamWindow: stream, connectionWindow: connection))
  let envelope = WireRequest(
    service: "handschlag.wire.v1.Connection", method: "Negotiate", payload: offer.encoded())
  return frame(.request, id, [], envelope.encoded())
}

func data(_ id: UInt32, _ text: String, _ flags: FrameHeader.Flags = []) -> [UInt8] {
  frame(.data, id, flags, WireKeyValue(key: text).encoded())
}

/// The service behind the transcripts.
final class EchoService: RPCService {
  let began = TestCounter()
  let cancelled = TestCounter()
  let written = TestCounter()
  /// `Slow` reads once this is counted up.
  let gate = TestCounter()

  private func method(_ name: String, _ kind: CallKind = .unary, _ largest: Int = 65536) -> MethodDescriptor {
    MethodDescriptor(service: "t.S", name: name, kind: kind, maxRequestBytes: largest)
  }

  var handlers: [RPCHandler] {
    [
      .unary(method("Echo")) { (request: WireKeyValue, _) in request },
      .unary(method("CountBytes", .unary, 1 << 20)) { (request: WireKeyValue, _) in
        WireKeyValue(key: "\(request.key.utf8.count)")
      },
      .unary(method("Fail")) { (request: WireKeyValue, _) -> WireKeyValue in
        throw RPCError(.aborted, request.key)
      },
      .unary(method("Who")) { (_: WireKeyValue, context) in
        guard case .unix(let uid, _, let pid) = context.peer else { return WireKeyValue() }
        return WireKeyValue(key: "\(uid) \(pid)", value: context.listener.name)
      },
      .unary(method("Task")) { (_: WireKeyValue, _) in
        let task = withUnsafeCurrentTask { $0?.hashValue ?? 0 }
        return WireKeyValue(key: "\(task)", value: "\(Task.isCancelled)")
      },
      .unary(method("Loop")) { (_: WireKeyValue, _) in
        let before = LoopExecutor.current != nil
        await Task.yield()
        try await Task.sleep(for: .milliseconds(1))
        return WireKeyValue(key: "\(before) \(LoopExecutor.current != nil)")
      },
      .unary(method("Wait")) { (request: WireKeyValue, context) in
        self.began.add()
        do {
          try await Task.sleep(for: .seconds(86_400))
        } catch {
          if context.isCancelled { self.cancelled.add() }
          throw error
        }
        return request
      },
      .unary(method("Hold")) { (request: WireKeyValue, _) in
        self.began.add()
        _ = await self.gate.reaches(1, polling: 60_000)
        return request
      },
      .unary(method("Block")) { (request: WireKeyValue, _) in
        self.began.add()
        // Holds up the loop itself.
        usleep(1_000_000)
        return request
      },
      .unary(method("Nap")) { (request: WireKeyValue, _) in
        self.began.add()
        try await Task.sleep(for: .milliseconds(100))
        return request
      },
      .serverStreaming(method("Count", .serverStreaming)) { (request: WireKeyValue, context, writer) in
        for number in 0..<(Int(request.key) ?? 0) {
          try await writer.write(WireKeyValue(key: "\(number)"))
        }
        if request.key == "2t" { context.trailers.add("the", "end") }
      },
      .serverStreaming(method("Trailers", .serverStreaming)) { (_: WireKeyValue, context, writer) in
        context.initialMetadata.add("the", "start")
        try await writer.write(WireKeyValue(key: "m"))
        context.trailers.add("the", "end")
      },
      .serverStreaming(method("Pour", .serverStreaming)) { (_: WireKeyValue, _, writer) in
        let drop = WireKeyValue(value: String(repeating: "x", count: 1000))
        while true {
          try await writer.write(drop)
          self.written.add()
        }
      },
      .clientStreaming(method("Join", .clientStreaming)) { (requests: RequestStream<WireKeyValue>, _) in
        var all = ""
        for try await request in requests { all += request.key }
        return WireKeyValue(key: all)
      },
      .clientStreaming(method("Slow", .clientStreaming)) { (requests: RequestStream<WireKeyValue>, _) in
        self.began.add()
        _ = await self.gate.reaches(1, polling: 60_000)
        var count = 0
        for try await _ in requests { count += 1 }
        return WireKeyValue(key: "\(count)")
      },
      .clientStreaming(method("Ignore", .clientStreaming)) { (_: RequestStream<WireKeyValue>, _) in
        self.began.add()
        do { try await Task.sleep(for: .seconds(86_400)) } catch { self.cancelled.add() }
        return WireKeyValue()
      },
      .bidirectional(method("Chat", .bidirectional)) {
        (requests: RequestStream<WireKeyValue>, _, writer: ResponseWriter<WireKeyValue>) in
        for try await request in requests { try await writer.write(WireKeyValue(key: request.key + "!")) }
      },
    ]
  }
}

/// Counts across threads.
final class TestCounter: Sendable {
  private let count = Mutex(0)
  var value: Int { count.withLock { $0 } }
  func add() { count.withLock { $0 += 1 } }

  /// Waits until so many were counted, or the task is cancelled.
  func reaches(_ wanted: Int, polling times: Int) async -> Bool {
    for _ in 0..<times where value < wanted && !Task.isCancelled {
      try? await Task.sleep(for: .milliseconds(1))
    }
    return value >= wanted
  }

  /// Waits until nothing was counted for a while, however long it takes; returns the count.
  func rests(for time: Duration) async throws -> Int {
    var last = value
    while true {
      try await Task.sleep(for: time)
      if value == last { return last }
      last = value
    }
  }

  /// Waits until so many were counted; false when that does not happen.
  func reaches(_ wanted: Int) async throws -> Bool {
    for _ in 0..<5000 where value < wanted { try await Task.sleep(for: .milliseconds(2)) }
    return value >= wanted
  }
}

/// Runs a server on a Unix socket for the length of a test.
func withServer(
  limits: ServerLimits = ServerLimits(), _ body: (String, EchoService, RPCServer) async throws -> Void
) async throws {
  let path = "/tmp/hs-\(getpid())-\(UInt32.random(in: 0 ... .max)).sock"
  let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
  let service = EchoService()
  let server = RPCServer(
    configuration: ServerConfiguration(listeners: [.unix(path)], limits: limits),
    router: Router(services: [service]), group: group)
  #expect(try await server.start() == [.unix(path: path)])
  do {
    try await body(path, service, server)
  } catch {
    await server.shutdown(grace: .zero)
    try await group.shutdownGracefully()
    throw error
  }
  await server.shutdown(grace: .zero)
  try await group.shutdownGracefully()
}
