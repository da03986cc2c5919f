/// `ttrpc.Response`, with the fields for reply metadata that plain clients skip.
package struct ResponseEnvelope: Sendable {
  /// The number of the field with the trailers.
  package static let trailersField: UInt64 = 101
  /// The number of the field with the metadata before the first reply.
  package static let initialMetadataField: UInt64 = 100

  /// How the call failed; nil when it did not.
  package var error: RPCError?
  /// Where the reply message is; empty when there is none.
  package var payload: Range<Int> = 0..<0
  /// Metadata that came before the reply.
  package var initialMetadata = Metadata()
  /// Metadata that came with the end.
  package var trailers = Metadata()

  /// Reads an envelope.
  ///
  /// - Throws: `INTERNAL` when the bytes are no envelope.
  package init(_ span: RawSpan) throws(RPCError) {
    do {
      try read(span)
    } catch {
      throw RPCError(.internalError, "the reply's envelope is malformed")
    }
    error?.trailers = trailers
  }

  private mutating func read(_ span: RawSpan) throws {
    var cursor = WireCursor(span.wholeRange)
    while let field = try cursor.next(span) {
      switch (field.number, field.bytes) {
      case (1, let range?): error = try StatusCodec.read(span, range)
      case (2, let range?): payload = range
      case (Self.trailersField, let range?): trailers.appendParsed(try KeyValue.read(span, range))
      case (Self.initialMetadataField, let range?):
        initialMetadata.appendParsed(try KeyValue.read(span, range))
      case (1...2, _): throw MalformedWire()
      default: continue
      }
    }
  }

  /// The bytes before the reply message of a call that succeeded without reply metadata: an empty status,
  /// which older clients insist on, then the payload's tag and length. At most eight bytes.
  package struct SuccessPrefix: Sendable, Hashable {
    /// The bytes, the first in the lowest eight bits.
    package let word: UInt64
    /// How many of them count.
    package let count: Int

    /// The prefix of a reply of so many bytes, at most 4 MiB.
    package init(payloadSize: Int) {
      var word: UInt64 = 0x0A
      var count = 2
      if payloadSize > 0 {
        word |= 0x12 << 16
        count = 3
        var rest = UInt64(payloadSize)
        while rest >= 0x80 {
          word |= (rest & 0x7F | 0x80) << (8 * UInt64(count))
          rest >>= 7
          count += 1
        }
        word |= rest << (8 * UInt64(count))
        count += 1
      }
      self.word = word
      self.count = count
    }
  }

  /// The envelope up to the message itself, with reply metadata.
  package static func encodeSuccessPrefix(
    payloadSize: Int, initialMetadata: Metadata, trailers: Metadata
  ) -> [UInt8] {
    var writer = WireWriter()
    writer.message(1) { _ in }
    encode(initialMetadata, trailers, to: &writer)
    if payloadSize > 0 { writer.header(2, length: payloadSize) }
    return writer.bytes
  }

  /// The envelope of a call that failed.
  package static func encode(_ error: RPCError, initialMetadata: Metadata, trailers: Metadata) -> [UInt8] {
    var writer = WireWriter()
    writer.message(1) { StatusCodec.write(error, to: &$0) }
    var all = trailers
    all.append(contentsOf: error.trailers)
    encode(initialMetadata, all, to: &writer)
    return writer.bytes
  }

  private static func encode(_ initial: Metadata, _ trailers: Metadata, to writer: inout WireWriter) {
    for pair in trailers { KeyValue.write(pair, as: trailersField, to: &writer) }
    for pair in initial { KeyValue.write(pair, as: initialMetadataField, to: &writer) }
  }
}
