import NIOCore
import NIOHPACK
import Testing

@testable import HandschlagRPC
@testable import HandschlagTransport

/// Header blocks mean what they meant, whatever is kept of them.
struct GRPCBlockTests {
  private static func usual(_ path: String, _ more: [(String, String)] = []) -> HPACKHeaders {
    HPACKHeaders(
      [
        (":method", "POST"), (":scheme", "http"), (":path", path), ("te", "trailers"),
        ("content-type", "application/grpc"),
      ] + more)
  }

  private static func path(_ request: GRPCRequest) -> String? {
    guard case .call(let head) = request.outcome else { return nil }
    return head.path
  }

  @Test func theSameBytesAreTheSameRequest() throws {
    var encoder = HPACKEncoder(allocator: ByteBufferAllocator())
    var decoder = GRPCRequestDecoder(headerListBytes: 8192)
    var blocks: [ByteBuffer] = []
    for _ in 0..<3 {
      var block = ByteBuffer()
      try encoder.encode(headers: Self.usual("/a/b"), to: &block)
      blocks.append(block)
    }
    let first = try decoder.request(blocks[0])
    let second = try decoder.request(blocks[1])
    let third = try decoder.request(blocks[2])
    #expect(blocks[1] == blocks[2])
    #expect(first !== second)
    #expect(second === third)
    #expect(Self.path(third) == "/a/b")
  }

  @Test func aBlockThatChangesTheTableEndsWhatIsKept() throws {
    var encoder = HPACKEncoder(allocator: ByteBufferAllocator())
    var decoder = GRPCRequestDecoder(headerListBytes: 8192)
    // As many as are kept, and more; the same bytes come to mean something else each time that the table has moved.
    for round in 0..<40 {
      for path in ["/a/b", "/a/c", "/x/\(round % 7)"] {
        for _ in 0..<3 {
          var block = ByteBuffer()
          try encoder.encode(headers: Self.usual(path), to: &block)
          #expect(Self.path(try decoder.request(block)) == path)
        }
      }
      if round % 10 == 9 { try encoder.setDynamicTableSize(round % 20 == 9 ? 300 : 4096) }
    }
  }

  @Test func whatChangesTheTableIsKnown() {
    let cases: [([UInt8], Bool)] = [
      ([], false), ([0x82], false), ([0xFF, 0x03], false), ([0x82, 0x86, 0xBE], false),
      ([0x00, 1, 0x61, 1, 0x62], false), ([0x10, 1, 0x61, 1, 0x62], false),
      ([0x0F, 0x0D, 1, 0x62, 0x82], false),
      ([0x40, 1, 0x61, 1, 0x62], true), ([0x82, 0x41, 1, 0x62], true), ([0x20], true),
      ([0x3F, 0xE1, 0x1F], true),
      // Cut off, or out of any range: whoever reads it finds the error.
      ([0xFF], true), ([0x00], true), ([0x00, 5, 0x61], true), ([0x00, 1, 0x61], true),
      ([0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], true),
    ]
    for (bytes, changes) in cases {
      #expect(GRPCRequestDecoder.changesTable(ByteBuffer(bytes: bytes)) == changes, "\(bytes)")
    }
  }

  @Test func aTableTakesAsMuchAsPeersMayPutIntoIt() throws {
    var other = GRPCRequestDecoder(headerListBytes: 8192)
    var decoder = GRPCRequestDecoder(headerListBytes: 8192)
    // Entries of 64 bytes (RFC 7541, section 4.1), and a place for 64 of them.
    for number in 10..<80 {
      let fields = try decoder.fields(
        ByteBuffer(
          bytes: [0x40, 1, 0x61, 31] + Array("\(number)".utf8) + [UInt8](repeating: 0x78, count: 29)))
      #expect(fields.first?.value.count == 31)
    }
    #expect(try decoder.fields(ByteBuffer(bytes: [0xBE])).first?.value.hasPrefix("79") == true)
    #expect(try decoder.fields(ByteBuffer(bytes: [0xFD])).first?.value.hasPrefix("16") == true)
    #expect(throws: HTTP2ConnectionError.self) { try decoder.fields(ByteBuffer(bytes: [0xFE])) }
    // Nobody else has them, and nobody may have more.
    #expect(throws: HTTP2ConnectionError.self) { try other.fields(ByteBuffer(bytes: [0xBE])) }
    #expect(throws: HTTP2ConnectionError.self) { try other.fields(ByteBuffer(bytes: [0x3F, 0xE2, 0x1F])) }
  }

  @Test func restForgetsNoneOfTheTable() throws {
    var encoder = HPACKEncoder(allocator: ByteBufferAllocator())
    var decoder = GRPCRequestDecoder(headerListBytes: 8192)
    for _ in 0..<4 {
      var block = ByteBuffer()
      try encoder.encode(headers: Self.usual("/a/b"), to: &block)
      #expect(Self.path(try decoder.request(block)) == "/a/b")
      decoder.rest()
    }
  }

  /// The block of a reply as a session sends it.
  private static func block(_ reply: GRPCReplyFields, _ encoder: inout GRPCReplyEncoder) -> ByteBuffer {
    guard let (bytes, count) = encoder.short(reply) else { return encoder.block(reply) }
    return ByteBuffer(bytes: (0..<count).map { UInt8(truncatingIfNeeded: bytes >> UInt32(8 * $0)) })
  }

  @Test func usualRepliesBecomeAFewBytes() {
    var encoder = GRPCReplyEncoder()
    for reply in [GRPCReplyFields.ok, .plain, .gzip] {
      #expect(encoder.short(reply) == nil)
      _ = encoder.block(reply)
    }
    #expect(encoder.short(.plain)?.count == 3)
    #expect(encoder.short(.gzip)?.count == 4)
    #expect(encoder.short(.ok)?.count == 1)
    encoder.setTableSize(2000)
    // The first block behind it says so.
    #expect(encoder.short(.ok) == nil)
    #expect(Array(encoder.block(.ok).readableBytesView.prefix(3)) == [0x3F, 0xB1, 0x0F])
    #expect(encoder.short(.ok)?.count == 1)
  }

  @Test func repliesAreReadAsTheyWereMeant() throws {
    for tableSize in [4096, 3000, 1024, 1023, 100, 60, 0] {
      var encoder = GRPCReplyEncoder()
      var decoder = HPACKDecoder(allocator: ByteBufferAllocator())
      var random = SystemRandomNumberGenerator()
      for step in 0..<200 {
        if step == 50 { encoder.setTableSize(tableSize) }
        if step == 120 { encoder.setTableSize(4096) }
        let error = RPCError(.notFound, "no \(step)", trailers: ["k\(step % 5)": "v"])
        let (reply, fields): (GRPCReplyFields, HPACKHeaders) =
          switch Int.random(in: 0..<5, using: &random) {
          case 0: (.plain, GRPCReplyHeaders.plain)
          case 1: (.gzip, GRPCReplyHeaders.gzip)
          case 2, 3: (.ok, GRPCReplyHeaders.ok)
          default:
            if case .other(let fields) = GRPCReplyHeaders.trailersOnly(error, nil, nil) {
              (.other(fields), fields)
            } else {
              (.ok, GRPCReplyHeaders.ok)
            }
          }
        var block = Self.block(reply, &encoder)
        let decoded = try decoder.decodeHeaders(from: &block)
        #expect(decoded.map { [$0.name, $0.value] } == fields.map { [$0.name, $0.value] })
      }
    }
  }
}
