import HandschlagProtobuf

@testable import HandschlagRPC
@testable import HandschlagTransport

/// The server's end of the native wire.
enum NativeFuzz {
  /// Bytes as they are: how they are cut, whether extensions are negotiated before, then the bytes.
  static func frames(_ input: UnsafeRawBufferPointer) throws {
    var reader = InputReader(input)
    let piece = Int(reader.byte())
    let isNegotiated = reader.byte() & 1 == 1
    let bytes = reader.rest()
    // A connection that begins so speaks gRPC, which has fuzzers of its own.
    if !isNegotiated, bytes.first == UInt8(ascii: "P") { return }
    let server = try ServerUnderFuzz()
    if isNegotiated { try server.receive(negotiation) }
    try server.receive(bytes, piece: piece)
    try server.end()
    try check(server.sent)
  }

  /// Frames that are whole for the most part, in any order.
  static func calls(_ input: UnsafeRawBufferPointer) throws {
    var reader = InputReader(input)
    let piece = Int(reader.byte())
    let server = try ServerUnderFuzz()
    var script = Script(bytes: reader.byte() & 1 == 1 ? negotiation : [])
    while !reader.isAtEnd {
      if try !script.step(&reader) { try perform(reader.byte(), &script, on: server, piece: piece) }
    }
    try server.receive(script.bytes, piece: piece)
    try server.end()
    try check(server.sent)
  }

  /// The Request frame of a negotiation of everything.
  static let negotiation: [UInt8] = {
    let offer = WireNegotiateRequest(
      extensions: NegotiatedExtensions.all.list, limits: .init(streamWindow: 512, connectionWindow: 1024))
    let envelope = WireRequest(
      service: "handschlag.wire.v1.Connection", method: "Negotiate", payload: offer.encoded())
    return frame(.request, 1, [], envelope.encoded())
  }()

  private static func frame(
    _ kind: FrameHeader.Kind, _ id: UInt32, _ flags: FrameHeader.Flags, _ body: [UInt8]
  ) -> [UInt8] {
    FrameHeader(length: body.count, streamID: id, kind: kind, flags: flags).encoded + body
  }

  /// Frames by the bytes of an input.
  private struct Script {
    var bytes: [UInt8]
    private var nextID: UInt32 = 3

    init(bytes: [UInt8]) { self.bytes = bytes }

    /// Adds a frame; false when something else is to be done.
    mutating func step(_ reader: inout InputReader) throws -> Bool {
      let step = reader.byte()
      let id = UInt32(reader.byte()) * 2 + 1
      switch step % 8 {
      case 0, 1:
        let flags = FrameHeader.Flags(rawValue: reader.byte() & 3)
        let message = WireKeyValue(key: String(decoding: reader.block(), as: UTF8.self), value: "v")
        let envelope = WireRequest(
          service: "f", method: FuzzService.names[Int(step / 8) % FuzzService.names.count],
          payload: message.encoded(), timeoutNano: 0,
          metadata: id == 1 ? [] : [WireKeyValue(key: "k", value: "\(id)")])
        bytes += frame(.request, nextID, flags, envelope.encoded())
        nextID &+= 2
      case 2:
        bytes += frame(.data, id, FrameHeader.Flags(rawValue: reader.byte() & 7), reader.block())
      case 3:
        bytes += frame(
          FrameHeader.Kind(rawValue: reader.byte()), reader.number(),
          FrameHeader.Flags(rawValue: reader.byte()), reader.block())
      case 4:
        bytes += ExtensionFrame.cancel(id)
      case 5:
        bytes += ExtensionFrame.window(step >= 128 ? 0 : id, Int(reader.number()))
      case 6:
        bytes += ExtensionFrame.ping(UInt64(id), isAnswer: step >= 128)
      default:
        return false
      }
      return true
    }
  }

  /// Lets the server read what there is so far, and then something happens.
  private static func perform(
    _ event: UInt8, _ script: inout Script, on server: ServerUnderFuzz, piece: Int
  ) throws {
    try server.receive(script.bytes, piece: piece)
    script.bytes = []
    switch event % 8 {
    case 0: server.setWritable(false)
    case 1: server.setWritable(true)
    case 2: server.drain()
    case 3: server.sweep(in: UInt64(event))
    default: break
    }
  }

  /// What the server sends is whole frames of kinds that it may send.
  private static func check(_ sent: [UInt8]) throws {
    let kinds: Set<FrameHeader.Kind> = [.response, .data, .window, .ping, .goAway]
    var rest = sent[...]
    while !rest.isEmpty {
      guard let header = FrameHeader(rest.span.bytes) else { throw Finding("the server cut a header") }
      try Finding.unless(
        kinds.contains(header.kind), "the server sent a frame of kind \(header.kind.rawValue)")
      let size = FrameHeader.size + Int(header.length)
      try Finding.unless(rest.count >= size, "the server cut a frame")
      rest = rest.dropFirst(size)
    }
  }
}
