import HandschlagProtobuf

@testable import HandschlagRPC
@testable import HandschlagTransport

/// What travels in the frames of the native wire around the messages.
enum EnvelopeFuzz {
  static func envelopes(_ input: UnsafeRawBufferPointer) throws {
    guard let which = input.first else { return }
    let bytes = UnsafeRawBufferPointer(rebasing: input.dropFirst())
    switch which % 4 {
    case 0: try request(bytes)
    case 1: try response(bytes)
    case 2: try status(bytes)
    default: extensions(bytes)
    }
  }

  /// Reading, with and without the memo, agrees with protobuf-c's reading, and with what was written from it.
  private static func request(_ input: UnsafeRawBufferPointer) throws {
    guard let envelope = try? RequestEnvelope(input.bytes) else { return }
    let memo = MetadataMemo()
    for _ in 0..<2 {
      let again = try RequestEnvelope(input.bytes, memo: memo)
      try Finding.unless(again.metadata == envelope.metadata, "the memo changes metadata")
    }
    let bytes = Array(input)
    if let other = try? WireRequest(decoding: bytes) {
      try Finding.unless(
        Array(bytes[envelope.service]) == Array(other.service.utf8)
          && Array(bytes[envelope.method]) == Array(other.method.utf8)
          && Array(bytes[envelope.payload]) == other.payload
          && envelope.timeoutNanoseconds == other.timeoutNano,
        "two readings of a request differ")
      try Finding.unless(envelope.metadata.count == other.metadata.count, "two readings of metadata differ")
    }
    let method = MethodDescriptor(
      service: String(decoding: bytes[envelope.service], as: UTF8.self),
      name: String(decoding: bytes[envelope.method], as: UTF8.self))
    let payload = Array(bytes[envelope.payload])
    let written =
      RequestEnvelope.encodePrefix(
        method, payloadSize: payload.count, timeout: envelope.timeoutNanoseconds, metadata: envelope.metadata)
      + payload
    let read = try RequestEnvelope(written.span.bytes)
    try Finding.unless(
      Array(written[read.payload]) == payload && read.metadata == envelope.metadata,
      "a request does not survive")
  }

  private static func response(_ input: UnsafeRawBufferPointer) throws {
    guard let envelope = try? ResponseEnvelope(input.bytes) else { return }
    let payload = Array(input[envelope.payload])
    let written =
      envelope.error.map {
        ResponseEnvelope.encode($0, initialMetadata: envelope.initialMetadata, trailers: Metadata())
      }
      ?? ResponseEnvelope.encodeSuccessPrefix(
        payloadSize: payload.count, initialMetadata: envelope.initialMetadata, trailers: envelope.trailers)
      + payload
    let read = try ResponseEnvelope(written.span.bytes)
    try Finding.unless(
      read.error?.code == envelope.error?.code && read.initialMetadata == envelope.initialMetadata
        && read.trailers == envelope.trailers
        && (read.error != nil || Array(written[read.payload]) == payload), "a response does not survive")
  }

  private static func status(_ input: UnsafeRawBufferPointer) throws {
    guard let error = try? StatusCodec.decode(input.bytes) else { return }
    let once = StatusCodec.encode(error)
    guard let read = try StatusCodec.decode(once.span.bytes) else {
      throw Finding("a status became a success")
    }
    try Finding.unless(StatusCodec.encode(read) == once, "a status does not survive")
  }

  private static func extensions(_ input: UnsafeRawBufferPointer) {
    _ = FrameHeader(input.bytes).map(\.encoded)
    _ = ExtensionFrame.credit(input.bytes)
    _ = ExtensionFrame.pingContent(input.bytes)
    _ = GoAway(input.bytes).map(ExtensionFrame.goAway)
    _ = input.withMemoryRebound(to: UInt8.self) { ScrapeRequest($0) }
  }
}
