import HandschlagProtobuf

@testable import HandschlagRPC
@testable import HandschlagTransport

/// The server's end of the gRPC wire: HTTP/2 and what stands around it.
enum GRPCFuzz {
  private static let preface = Array("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8)

  /// Bytes as they are, behind a preface and settings that are right.
  static func frames(_ input: UnsafeRawBufferPointer) throws {
    var reader = InputReader(input)
    let piece = Int(reader.byte())
    let server = try ServerUnderFuzz()
    try server.receive(preface + frame(4, 0, 0, []))
    try server.receive(reader.rest(), piece: piece)
    try server.end()
    try check(server.sent)
  }

  /// Frames that are whole for the most part, in any order.
  static func calls(_ input: UnsafeRawBufferPointer) throws {
    var reader = InputReader(input)
    let piece = Int(reader.byte())
    let server = try ServerUnderFuzz()
    var script = Script(bytes: preface + frame(4, 0, 0, []))
    while !reader.isAtEnd {
      if !script.step(&reader) { try perform(reader.byte(), &script, on: server, piece: piece) }
    }
    try server.receive(script.bytes, piece: piece)
    try server.end()
    try check(server.sent)
  }

  private static func frame(_ kind: UInt8, _ flags: UInt8, _ id: UInt32, _ body: [UInt8]) -> [UInt8] {
    [UInt8(body.count >> 16), UInt8(body.count >> 8 & 255), UInt8(body.count & 255), kind, flags] + bytes(id)
      + body
  }

  private static func bytes(_ number: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * $0)) }
  }

  /// A field without indexing (RFC 7541, section 6.2.2); of a text no more than 126 bytes.
  private static func field(_ name: [UInt8], _ value: [UInt8]) -> [UInt8] {
    [0] + [name, value].flatMap { [UInt8(min($0.count, 126))] + $0.prefix(126) }
  }

  private static func field(_ name: String, _ value: String) -> [UInt8] {
    field(Array(name.utf8), Array(value.utf8))
  }

  /// Frames by the bytes of an input.
  private struct Script {
    var bytes: [UInt8]
    private var nextID: UInt32 = 1

    init(bytes: [UInt8]) { self.bytes = bytes }

    /// Adds a frame; false when something else is to be done.
    mutating func step(_ reader: inout InputReader) -> Bool {
      let step = reader.byte()
      let id = UInt32(reader.byte()) * 2 + 1
      switch step % 8 {
      case 0, 1: begin(FuzzService.names[Int(step / 8) % FuzzService.names.count], step % 8 == 1, &reader)
      case 2:
        let message = WireKeyValue(key: String(decoding: reader.block(), as: UTF8.self)).encoded()
        let whole = [step >> 7] + GRPCFuzz.bytes(UInt32(message.count)) + message
        bytes += frame(0, step >> 3 & 1, id, whole)
      case 3: bytes += frame(reader.byte(), reader.byte(), reader.number(), reader.block())
      case 4: bytes += frame(3, 0, id, GRPCFuzz.bytes(8))
      case 5: bytes += frame(8, 0, step >= 128 ? 0 : id, GRPCFuzz.bytes(reader.number()))
      case 6:
        bytes +=
          step >= 128
          ? frame(6, 0, 0, [UInt8](repeating: 7, count: 8)) : frame(0, step >> 3 & 9, id, reader.block())
      default: return false
      }
      return true
    }

    /// The headers of a call, with one more that may be anything.
    private mutating func begin(_ method: String, _ ends: Bool, _ reader: inout InputReader) {
      let what = reader.byte()
      let usual = [
        (":method", "POST"), (":scheme", "http"), (":path", "/f/\(method)"), ("te", "trailers"),
        ("content-type", "application/grpc"),
      ]
      var block = usual.flatMap { GRPCFuzz.field($0, $1) }
      if what & 1 == 1 { block += field("grpc-encoding", "gzip") + field("grpc-accept-encoding", "gzip") }
      if what & 2 == 2 { block += field(Array("grpc-timeout".utf8), reader.block()) }
      if what & 4 == 4 { block += field(Array("some-bin".utf8), reader.block()) }
      if what & 8 == 8 { block += field(reader.block(), reader.block()) }
      bytes += frame(1, ends ? 5 : 4, nextID, block)
      nextID &+= 2
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

  /// What the server sends is whole frames that it may send, and nothing of a stream behind its end.
  private static func check(_ sent: [UInt8]) throws {
    var ended: Set<UInt32> = []
    var rest = sent[...]
    while !rest.isEmpty {
      guard rest.count >= 9 else { throw Finding("the server cut a header") }
      let head = Array(rest.prefix(9))
      let length = Int(head[0]) << 16 | Int(head[1]) << 8 | Int(head[2])
      let id = head[5..<9].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
      try Finding.unless(rest.count >= 9 + length, "the server cut a frame")
      try Finding.unless(
        [0, 1, 3, 4, 6, 7, 8, 9].contains(head[3]), "the server sent a frame of kind \(head[3])")
      if head[3] <= 1 {
        try Finding.unless(!ended.contains(id), "the server sent on the stream \(id) that it had ended")
        if head[4] & 1 == 1 { ended.insert(id) }
      }
      rest = rest.dropFirst(9 + length)
    }
  }
}
