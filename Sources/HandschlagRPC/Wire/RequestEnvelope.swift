/// `ttrpc.Request`, read without copying: the parts are positions in the bytes that were read.
package struct RequestEnvelope: Sendable {
  /// The most pairs of metadata in a request.
  package static let largestMetadataCount = 64
  /// The most bytes of keys and values together.
  package static let largestMetadataBytes = 16 << 10

  /// Where the service's name is.
  package var service: Range<Int> = 0..<0
  /// Where the method's name is.
  package var method: Range<Int> = 0..<0
  /// Where the request message is; empty when there is none.
  package var payload: Range<Int> = 0..<0
  /// Nanoseconds until the deadline; 0 for none.
  package var timeoutNanoseconds: Int64 = 0
  /// What the caller sent beside the request.
  package var metadata = Metadata()

  /// Reads an envelope.
  ///
  /// - Parameter memo: where metadata of earlier envelopes is found, and this one's is kept
  /// - Throws: `INVALID_ARGUMENT` for bytes that are no envelope, `RESOURCE_EXHAUSTED` for too much metadata.
  package init(_ span: RawSpan, memo: MetadataMemo?) throws(RPCError) {
    do {
      if let range = try readFields(span) {
        let bytes = span.extracting(range)
        if let known = memo?.find(bytes) {
          metadata = known
        } else {
          try readMetadata(span, range)
          memo?.remember(metadata, bytes)
        }
      }
    } catch let error as RPCError {
      throw error
    } catch {
      throw RPCError(.invalidArgument, "the request's envelope is malformed")
    }
  }

  /// Reads an envelope.
  ///
  /// - Throws: `INVALID_ARGUMENT` for bytes that are no envelope, `RESOURCE_EXHAUSTED` for too much metadata.
  package init(_ span: RawSpan) throws(RPCError) {
    try self.init(span, memo: nil)
  }

  /// Reads everything but the metadata; returns the bytes from its first pair to the end of its last.
  private mutating func readFields(_ span: RawSpan) throws -> Range<Int>? {
    var cursor = WireCursor(span.wholeRange)
    var pairs: Range<Int>?
    while true {
      let start = cursor.position
      guard let field = try cursor.next(span) else { return pairs }
      switch (field.number, field.bytes) {
      case (1, let range?): service = range
      case (2, let range?): method = range
      case (3, let range?): payload = range
      case (4, nil): timeoutNanoseconds = Int64(bitPattern: field.varint)
      case (5, _?): pairs = (pairs?.lowerBound ?? start)..<cursor.position
      case (1...5, _): throw MalformedWire()
      default: continue
      }
    }
  }

  private mutating func readMetadata(_ span: RawSpan, _ pairs: Range<Int>) throws {
    var cursor = WireCursor(pairs)
    var metadataBytes = 0
    while let field = try cursor.next(span) {
      guard field.number == 5, let range = field.bytes else { continue }
      metadataBytes += range.count
      guard metadata.count < Self.largestMetadataCount, metadataBytes <= Self.largestMetadataBytes else {
        throw RPCError(.resourceExhausted, "the request carries too much metadata")
      }
      metadata.appendParsed(try KeyValue.read(span, range))
    }
  }

  /// The envelope up to the message itself, which comes last so that it can be packed behind in place.
  ///
  /// - Parameters:
  ///   - payloadSize: bytes of the message that will follow
  ///   - timeout: nanoseconds until the deadline; nil for none
  package static func encodePrefix(
    _ method: MethodDescriptor, payloadSize: Int, timeout: Int64?, metadata: Metadata
  ) -> [UInt8] {
    var writer = WireWriter()
    writer.field(1, method.service)
    writer.field(2, method.name)
    // A deadline that has passed still has to say so: zero would mean none.
    if let timeout { writer.field(4, UInt64(bitPattern: max(timeout, 1))) }
    for pair in metadata { KeyValue.write(pair, as: 5, to: &writer) }
    if payloadSize > 0 { writer.header(3, length: payloadSize) }
    return writer.bytes
  }
}

/// Metadata that came lately, by its bytes.
///
/// A caller sends the same token with every call; metadata that comes as the same bytes again is neither read
/// nor allocated anew. One memo serves all connections of a loop and is touched on its thread alone. It keeps
/// single pairs only: a second one is an idempotency key or a trace, which no other call has.
package final class MetadataMemo {
  private struct Entry {
    var bytes: [UInt8] = []
    var metadata = Metadata()
  }

  /// Longer metadata is not kept, as a bound on memory.
  private static let largest = 192
  /// A power of two; where two callers share a slot, the later one has it.
  private static let slots = 4096

  // On the thread of its loop alone, and nothing is called while an entry is read or written.
  @exclusivity(unchecked)
  private var entries = [Entry](repeating: Entry(), count: MetadataMemo.slots)

  /// Nothing remembered.
  package init() {}

  fileprivate func find(_ bytes: RawSpan) -> Metadata? {
    let slot = MetadataMemo.slot(of: bytes)
    let known = entries[slot].bytes
    return known.span.bytes.hasSameBytes(as: bytes) ? entries[slot].metadata : nil
  }

  fileprivate func remember(_ metadata: Metadata, _ bytes: RawSpan) {
    guard metadata.count == 1, bytes.byteCount <= Self.largest else { return }
    entries[MetadataMemo.slot(of: bytes)] = Entry(bytes: bytes.bytes(bytes.wholeRange), metadata: metadata)
  }

  private static func slot(of bytes: RawSpan) -> Int {
    Int(truncatingIfNeeded: bytes.wordwiseHash(0) >> 32) & (slots - 1)
  }
}

/// `ttrpc.KeyValue`.
enum KeyValue {
  static func read(_ span: RawSpan, _ range: Range<Int>) throws -> Metadata.Element {
    var cursor = WireCursor(range)
    var key: Range<Int> = 0..<0
    var value: Range<Int> = 0..<0
    while let field = try cursor.next(span) {
      switch (field.number, field.bytes) {
      case (1, let range?): key = range
      case (2, let range?): value = range
      case (1...2, _): throw MalformedWire()
      default: continue
      }
    }
    guard let isLowercase = isLowercaseKey(span, key), let name = span.text(key),
      let text = span.text(value)
    else {
      throw RPCError(.invalidArgument, "the request's metadata has an invalid key or value")
    }
    return isLowercase
      ? Metadata.Element(lowercase: name, value: text) : Metadata.Element(key: name, value: text)
  }

  static func write(_ pair: Metadata.Element, as number: UInt64, to writer: inout WireWriter) {
    writer.message(number) { inner in
      inner.field(1, pair.key)
      inner.field(2, pair.value)
    }
  }

  /// Whether a key is in lower case already, as it should be; nil when it is no key at all.
  ///
  /// A key has letters, digits, `-`, `_` and `.`, at least one. Go's client sends upper-case letters as they
  /// are given to it.
  private static func isLowercaseKey(_ span: RawSpan, _ range: Range<Int>) -> Bool? {
    var isLowercase = true
    for index in range {
      switch span.unsafeLoad(fromByteOffset: index, as: UInt8.self) {
      case 0x61...0x7A, 0x30...0x39, 0x2D, 0x2E, 0x5F: continue
      case 0x41...0x5A: isLowercase = false
      default: return nil
      }
    }
    return range.isEmpty ? nil : isLowercase
  }
}
