import HandschlagProtobuf
import NIOCore
import NIOEmbedded
import Synchronization

@testable import HandschlagRPC
@testable import HandschlagTransport

/// The client's end of the native wire.
enum ClientFuzz {
  /// A call that counts how often it was ended.
  private final class Call: ClientCall {
    let kind: CallKind
    let deadline = UInt64.max
    let request: [UInt8] = []
    private let number = Atomic<UInt32>(0)
    let ends = Atomic<Int>(0)

    init(_ kind: CallKind) { self.kind = kind }

    var streamID: UInt32 {
      get { number.load(ordering: .relaxed) }
      set { number.store(newValue, ordering: .relaxed) }
    }

    var isOver: Bool { ends.load(ordering: .relaxed) > 0 }
    func started() {}
    func receive(_ envelope: ResponseEnvelope, _ frame: RawSpan) {
      _ = frame.extracting(envelope.payload)
      finish(envelope.error)
    }
    func receive(initialMetadata: Metadata) {}
    func receive(message: RawSpan) throws(RPCError) -> Bool {
      try message.withUnsafeBytes { bytes throws(RPCError) in
        do { return try WireKeyValue(decoding: bytes, limits: .init()).key != "pause" } catch {
          throw RPCError(.internalError, "no message")
        }
      }
    }
    func finish(_ error: RPCError?) { ends.add(1, ordering: .relaxed) }
  }

  /// How bytes are cut, whether extensions are offered, then what the server sends.
  static func frames(_ input: UnsafeRawBufferPointer) throws {
    var reader = InputReader(input)
    let piece = Int(reader.byte())
    let loop = EmbeddedEventLoop()
    let handler = ClientHandler(
      loop: loop, limits: .init(concurrentCalls: 5, orphans: 3),
      offer: reader.byte() & 1 == 1 ? ExtensionOffer() : nil
    ) { _, _ in }
    let channel = EmbeddedChannel(loop: loop)
    try channel.pipeline.syncOperations.addHandler(handler)
    channel.connect(to: try SocketAddress(unixDomainSocketPath: "/fuzz"), promise: nil)
    let calls = [CallKind.unary, .serverStreaming, .clientStreaming, .bidirectional, .unary, .bidirectional]
      .map(Call.init)
    for call in calls { handler.enqueue(.begin(call)) }
    handler.enqueue(.message(calls[2], [10, 1, 0x61]))
    handler.enqueue(.endOfRequests(calls[2]))
    loop.run()
    try feed(reader.rest(), piece, channel)
    handler.enqueue(.forget(calls[3]))
    handler.enqueue(.resumeReading(calls[1]))
    loop.run()
    if channel.isActive { channel.close(promise: nil) }
    loop.run()
    // A call that its caller has forgotten is its caller's to end.
    for (place, call) in calls.enumerated() where place != 3 {
      let ends = call.ends.load(ordering: .relaxed)
      try Finding.unless(ends == 1, "the call \(place) was ended \(ends) times")
    }
  }

  private static func feed(_ bytes: [UInt8], _ piece: Int, _ channel: EmbeddedChannel) throws {
    var rest = bytes[...]
    while !rest.isEmpty, channel.isActive {
      let next = rest.prefix(piece == 0 ? rest.count : piece)
      rest = rest.dropFirst(next.count)
      try channel.writeInbound(ByteBuffer(bytes: next))
      (channel.eventLoop as? EmbeddedEventLoop)?.run()
      while try channel.readOutbound(as: ByteBuffer.self) != nil {}
    }
  }
}
