import NIOCore
import NIOHPACK

@testable import HandschlagRPC
@testable import HandschlagTransport

/// The smaller decoders of both wires.
enum CodecFuzz {
  /// No more comes out than allowed; what was compressed comes out as it was.
  static func gzip(_ input: UnsafeRawBufferPointer) throws {
    let codec = GzipCodec()
    for limit in [0, 100, 65_536] {
      let count = try? codec.decompress(input, limit: limit) { $0.count }
      try Finding.unless(count ?? 0 <= limit, "gzip gave \(count ?? 0) bytes, \(limit) were allowed")
    }
    var packed = ByteBuffer()
    guard codec.compress(input, into: &packed) != nil else { throw Finding("compression failed") }
    let same = try packed.withUnsafeReadableBytes {
      try codec.decompress($0, limit: input.count) { $0.elementsEqual(input) }
    }
    try Finding.unless(same, "gzip does not give back what it took")
  }

  /// However DATA cuts them, the same messages come out.
  static func reader(_ input: UnsafeRawBufferPointer) throws {
    var reader = InputReader(input)
    let piece = max(1, Int(reader.byte()))
    let bytes = reader.rest()
    let whole = messages(bytes, piece: bytes.count + 1)
    let cut = messages(bytes, piece: piece)
    try Finding.unless(whole == cut, "messages depend on how DATA cuts them")
  }

  private static func messages(_ bytes: [UInt8], piece: Int) -> [[UInt8]] {
    var reader = GRPCMessageReader()
    var found: [[UInt8]] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      reader.append(ByteBuffer(bytes: rest.prefix(piece)))
      rest = rest.dropFirst(piece)
      while true {
        switch reader.next(limit: 512) {
        case .message(let message, let isCompressed):
          found.append([isCompressed ? 1 : 0] + message.readableBytesView)
          continue
        case .tooLarge: return found + [[2]]
        case .malformed: return found + [[3]]
        case .wait: reader.settle()
        }
        break
      }
    }
    return found
  }

  /// What is remembered of header blocks means what reading them again would mean.
  static func blocks(_ input: UnsafeRawBufferPointer) throws {
    var reader = InputReader(input)
    var remembering = GRPCRequestDecoder(headerListBytes: 4096)
    var forgetful = HPACKDecoder(
      allocator: ByteBufferAllocator(), maxDynamicTableSize: HPACKDecoder.maxDynamicTableSize,
      maxHeaderListSize: 4096)
    while !reader.isAtEnd {
      let block = ByteBuffer(bytes: reader.block())
      var copy = block
      let request = try? remembering.request(block)
      guard let fields = try? forgetful.decodeHeaders(from: &copy) else {
        // The connection ends here.
        return try Finding.unless(request == nil, "a block was read that cannot be read")
      }
      guard let request else { throw Finding("a block was not read that can be read") }
      let again = GRPCRequest(fields)
      try Finding.unless(
        "\(request.outcome)" == "\(again.outcome)" && request.contentLength == again.contentLength,
        "a block means '\(request.outcome)' for '\(again.outcome)'")
    }
  }

  /// Texts of headers and metadata.
  static func texts(_ input: UnsafeRawBufferPointer) throws {
    let bytes = Array(input)
    try Finding.unless(Base64.decode(Base64.encode(bytes)) == bytes, "base64 does not survive")
    let text = String(decoding: bytes, as: UTF8.self)
    if let decoded = Base64.decode(text) {
      let again = Base64.encode(decoded)
      try Finding.unless(
        again.utf8.filter { $0 != 0x3D } == text.utf8.filter { $0 != 0x3D },
        "two texts of base64 for one value")
    }
    try Finding.unless(
      PercentText.encode(text).utf8.allSatisfy { (0x20...0x7E).contains($0) }, "a grpc-message that is none")
    try Finding.unless(GRPCTimeout.nanoseconds(text) ?? 0 >= 0, "a negative timeout")
    _ = TraceContext(text)
    try head(bytes)
  }

  /// A block of headers of texts that line feeds part.
  private static func head(_ bytes: [UInt8]) throws {
    let texts = bytes.split(separator: 10, omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
    var headers: HPACKHeaders = [":method": "POST", "te": "trailers", "content-type": "application/grpc"]
    // NIO adds no other names; what comes in such a name from a peer it refuses before.
    for place in stride(from: 0, to: texts.count - 1, by: 2) where texts[place].utf8.allSatisfy({ $0 < 0x80 })
    {
      headers.add(name: texts[place], value: texts[place + 1])
    }
    guard let head = try? GRPCRequestHead(headers) else { return }
    try Finding.unless(
      head.metadata.count <= RequestEnvelope.largestMetadataCount, "more metadata than is allowed")
    for pair in head.metadata { _ = head.metadata.bytes(pair.key) }
  }
}
