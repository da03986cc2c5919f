import Foundation
import HandschlagAPI
import HandschlagProtobuf
import HandschlagRPC
import Logging
import NIOCore
import NIOPosix
import Synchronization

@testable import HandschlagTransport

/// Methods to test with; the messages are whatever the schema has of the right shape.
enum Probe {
  private static func method(_ name: String, _ kind: CallKind = .unary) -> MethodDescriptor {
    MethodDescriptor(service: "test.Probe", name: name, kind: kind, maxRequestBytes: 4 << 20)
  }

  static let echo = method("Echo")
  static let fail = method("Fail")
  static let hang = method("Hang")
  static let count = method("Count", .serverStreaming)
  static let watch = method("Watch", .serverStreaming)
  static let join = method("Join", .clientStreaming)
  static let chat = method("Chat", .bidirectional)

  static func request(_ text: String) -> ThreadMessage { ThreadMessage(text: text) }
}

/// Serves ``Probe``.
struct ProbeService: RPCService {
  /// Handlers of `Hang` and `Watch` that are running.
  final class Running: Sendable {
    let count = Atomic<Int>(0)
    var now: Int { count.load(ordering: .sequentiallyConsistent) }
  }

  let running = Running()

  var handlers: [RPCHandler] { unary + streaming }

  private var unary: [RPCHandler] {
    [
      .unary(Probe.echo) { (request: ThreadMessage, context) -> ThreadMessage in
        context.initialMetadata = ["before": request.text.isEmpty ? "empty" : "text"]
        context.trailers = ["after": context.metadata["ask"] ?? "nothing"]
        return ThreadMessage(number: 1, text: request.text)
      },
      .unary(Probe.fail) { (request: ThreadMessage, _) -> ThreadMessage in
        throw RPCError(
          .failedPrecondition, request.text, details: [.reason("TESTED")], trailers: ["hint": "none"])
      },
      .unary(Probe.hang) { (_: ThreadMessage, _) -> ThreadMessage in
        running.count.add(1, ordering: .sequentiallyConsistent)
        defer { running.count.subtract(1, ordering: .sequentiallyConsistent) }
        try await Task.sleep(for: .seconds(600))
        return ThreadMessage()
      },
    ]
  }

  private var streaming: [RPCHandler] {
    [
      .serverStreaming(Probe.count) { (request: ThreadMessage, _, writer) in
        guard let count = Int(request.text) else { throw RPCError(.invalidArgument, "no number") }
        let filler = String(repeating: "m", count: Int(request.number))
        for number in 0..<count {
          try await writer.write(ThreadMessage(number: Int64(number), text: filler))
        }
      },
      .serverStreaming(Probe.watch) { (_: ThreadMessage, _, writer: ResponseWriter<ThreadMessage>) in
        running.count.add(1, ordering: .sequentiallyConsistent)
        defer { running.count.subtract(1, ordering: .sequentiallyConsistent) }
        try await writer.write(ThreadMessage(number: 1))
        try await Task.sleep(for: .seconds(600))
      },
      .clientStreaming(Probe.join) { (requests: RequestStream<ThreadMessage>, _) -> ThreadMessage in
        var texts: [String] = []
        for try await request in requests { texts.append(request.text) }
        return ThreadMessage(number: Int64(texts.count), text: texts.joined())
      },
      .bidirectional(Probe.chat) { (requests: RequestStream<ThreadMessage>, _, writer) in
        for try await request in requests {
          if request.text == "stop" { throw RPCError(.aborted, "stopped") }
          try await writer.write(ThreadMessage(text: request.text.uppercased()))
        }
      },
    ]
  }
}

/// A path for a socket, short enough for every system.
func socketPath() -> String {
  NSTemporaryDirectory() + "hs-\(UInt32.random(in: 0 ... .max)).sock"
}

/// Runs a body against a real server.
func withServer<Result>(
  _ service: ProbeService = ProbeService(),
  configuration: ClientConfiguration = ClientConfiguration(),
  _ body: (ClientConnection, RPCServer) async throws -> Result
) async throws -> Result {
  let path = socketPath()
  let server = RPCServer(
    configuration: ServerConfiguration(listeners: [.unix(path)]), router: Router(services: [service]),
    group: MultiThreadedEventLoopGroup.singleton,
    logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
  _ = try await server.start()
  let client = ClientConnection(to: .unix(path: path), configuration: configuration)
  do {
    let result = try await body(client, server)
    await client.close()
    await server.shutdown(grace: .zero)
    return result
  } catch {
    await client.close()
    await server.shutdown(grace: .zero)
    throw error
  }
}

/// Waits until something holds; what tests wait for always comes, or they never end.
func eventually(_ condition: () -> Bool) async throws {
  while !condition() { try await Task.sleep(for: .milliseconds(2)) }
}

/// A peer that answers frames by hand, or not at all.
final class FramePeer: Sendable {
  /// What the peer does about a frame.
  enum Answer: Sendable {
    case bytes([UInt8])
    case close
    case nothing
  }

  typealias Script = @Sendable (_ connection: Int, FrameHeader, [UInt8]) -> Answer

  let path = socketPath()
  private let frames = Mutex<[FrameHeader]>([])
  private let connections = Atomic<Int>(0)

  /// The headers of all frames that came.
  var received: [FrameHeader] { frames.withLock { $0 } }
  private let closed = Atomic<Int>(0)

  /// How many connections have ended.
  var closedCount: Int { closed.load(ordering: .sequentiallyConsistent) }
  /// How many connections were made.
  var connectionCount: Int { connections.load(ordering: .sequentiallyConsistent) }

  /// Runs a body against a peer.
  static func run<Result>(
    _ script: @escaping Script, _ body: (FramePeer) async throws -> Result
  ) async throws -> Result {
    let peer = FramePeer()
    let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .childChannelInitializer { channel in
        let number = peer.connections.add(1, ordering: .sequentiallyConsistent).newValue
        return channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(Handler(peer, number, script))
        }
      }.bind(unixDomainSocketPath: peer.path).get()
    let result: Result
    do { result = try await body(peer) } catch {
      try await channel.close()
      throw error
    }
    try await channel.close()
    return result
  }

  /// A frame of the server's.
  static func frame(
    _ kind: FrameHeader.Kind, _ id: UInt32, _ body: [UInt8] = [], _ flags: FrameHeader.Flags = []
  ) -> [UInt8] {
    FrameHeader(length: body.count, streamID: id, kind: kind, flags: flags).encoded + body
  }

  /// A reply that a unary call ends with.
  static func reply(_ id: UInt32, _ message: ThreadMessage) -> [UInt8] {
    let payload = message.encoded()
    let prefix = ResponseEnvelope.encodeSuccessPrefix(
      payloadSize: payload.count, initialMetadata: [:], trailers: [:])
    return frame(.response, id, prefix + payload)
  }

  private final class Handler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer
    private let peer: FramePeer
    private let number: Int
    private let script: Script
    private var bytes: [UInt8] = []

    init(_ peer: FramePeer, _ number: Int, _ script: @escaping Script) {
      self.peer = peer
      self.number = number
      self.script = script
    }

    func channelInactive(context: ChannelHandlerContext) {
      peer.closed.add(1, ordering: .sequentiallyConsistent)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      bytes += Array(unwrapInboundIn(data).readableBytesView)
      while let header = FrameHeader(bytes.span.bytes), bytes.count >= 10 + Int(header.length) {
        let body = Array(bytes[10..<(10 + Int(header.length))])
        bytes.removeFirst(10 + Int(header.length))
        peer.frames.withLock { $0.append(header) }
        switch script(number, header, body) {
        case .bytes(let answer):
          context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: answer)), promise: nil)
        case .close: return context.close(promise: nil)
        case .nothing: break
        }
      }
    }
  }
}
