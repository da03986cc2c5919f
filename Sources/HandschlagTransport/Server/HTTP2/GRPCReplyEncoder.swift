import NIOCore
import NIOHPACK

/// The fields of a header block that goes out.
enum GRPCReplyFields {
  /// The head of a reply whose messages are not compressed.
  case plain
  /// The head of a reply whose messages may be compressed.
  case gzip
  /// The trailers of a call that succeeded.
  case ok
  /// Any others. Only fields of the usual ones may enter the table with them; they come first.
  case other(HPACKHeaders)
}

/// Writes the header blocks of a connection's replies (HPACK, RFC 7541).
///
/// The usual fields are the only ones that enter the table, which has room for all of them: nothing ever leaves it, and the
/// order in which they came says where each is. So a connection keeps a few bytes instead of a table.
struct GRPCReplyEncoder {
  /// A field that may enter the table, as it is written until it has.
  private struct Usual: Sendable {
    let name: String
    let value: String
    /// The literal that enters it, and the one that does not (RFC 7541, sections 6.2.1 and 6.2.2).
    let entering: ByteBuffer
    let passing: ByteBuffer

    init(_ field: HPACKHeaders.Element) {
      name = field.name
      value = field.value
      entering = Self.literal(field, .indexable)
      passing = Self.literal(field, .nonIndexable)
    }

    private static func literal(_ field: HPACKHeaders.Element, _ indexing: HPACKIndexing) -> ByteBuffer {
      var headers = HPACKHeaders()
      headers.add(name: field.name, value: field.value, indexing: indexing)
      var literal = ByteBuffer()
      GRPCReplyEncoder.write(outside: headers, to: &literal)
      return literal
    }
  }

  /// A table of this size holds all that enters it.
  private static let smallestTable = 1024
  /// The place of `:status: 200` in the static table, as an indexed field.
  private static let success: UInt8 = 0x88
  /// Entries of the static table (RFC 7541, appendix A).
  private static let staticCount: UInt8 = 61
  /// What encodes fields that stay out of the table, for all connections: each takes a copy, and none changes it.
  private static let outsider = HPACKEncoder(allocator: ByteBufferAllocator())

  private static let usual = (Array(GRPCReplyHeaders.gzip) + Array(GRPCReplyHeaders.ok))
    .filter { $0.name != ":status" }.map(Usual.init)
  // Where in `usual` the fields of a block are.
  private static let plain = 0..<2
  private static let gzip = 0..<3
  private static let ok = 3..<4

  /// The turns at which the usual fields entered the table, from 1; 0 for those that have not.
  private var places = InlineArray<4, UInt8>(repeating: 0)
  private var entered: UInt8 = 0
  /// Bytes that the table may have: less than ``smallestTable`` is none.
  private var tableSize = HPACKEncoder.defaultDynamicTableSize
  /// Whether the next block is to say how large the table is.
  private var isSizeDue = false

  /// The peer says how large the table may be, in bytes.
  mutating func setTableSize(_ size: Int) {
    // One that grew again stays as it is: what left it would have to be known.
    guard size < tableSize else { return }
    tableSize = size < Self.smallestTable ? 0 : size
    isSizeDue = true
  }

  /// The block of fields that are all in the table: its bytes, the first one lowest, and how many they are. Nil for
  /// others, which ``block(_:)`` writes.
  func short(_ fields: GRPCReplyFields) -> (bytes: UInt32, count: Int)? {
    guard !isSizeDue, tableSize > 0 else { return nil }
    let (range, start): (Range<Int>, Int)
    switch fields {
    case .plain: (range, start) = (Self.plain, 1)
    case .gzip: (range, start) = (Self.gzip, 1)
    case .ok: (range, start) = (Self.ok, 0)
    case .other: return nil
    }
    var bytes = start == 1 ? UInt32(Self.success) : 0
    var count = start
    for field in range {
      guard places[field] > 0 else { return nil }
      bytes |= UInt32(indexed(field)) << UInt32(8 * count)
      count += 1
    }
    return (bytes, count)
  }

  /// The block of some fields.
  mutating func block(_ fields: GRPCReplyFields) -> ByteBuffer {
    var block = ByteBufferAllocator().buffer(capacity: 64)
    writeSize(to: &block)
    switch fields {
    case .plain:
      block.writeInteger(Self.success)
      for field in Self.plain { write(field, to: &block) }
    case .gzip:
      block.writeInteger(Self.success)
      for field in Self.gzip { write(field, to: &block) }
    case .ok:
      for field in Self.ok { write(field, to: &block) }
    case .other(let headers):
      write(headers, to: &block)
    }
    return block
  }

  /// Says how large the table is (RFC 7541, section 6.3), if that is due.
  private mutating func writeSize(to block: inout ByteBuffer) {
    guard isSizeDue else { return }
    isSizeDue = false
    // An integer behind a prefix of five bits, at most 4,095 here.
    guard tableSize > 0 else { return _ = block.writeInteger(UInt8(0x20)) }
    let rest = tableSize - 31
    block.writeMultipleIntegers(UInt8(0x3F), UInt8(rest & 127 | 128), UInt8(rest >> 7))
  }

  private mutating func write(_ headers: HPACKHeaders, to block: inout ByteBuffer) {
    var others = HPACKHeaders()
    for field in headers {
      if field.indexable == .indexable, field.name == ":status", field.value == "200" {
        block.writeInteger(Self.success)
      } else if field.indexable == .indexable,
        let place = Self.usual.firstIndex(where: { $0.name == field.name && $0.value == field.value })
      {
        write(place, to: &block)
      } else {
        others.add(name: field.name, value: field.value, indexing: .nonIndexable)
      }
    }
    if !others.isEmpty { Self.write(outside: others, to: &block) }
  }

  /// Writes one of the usual fields.
  private mutating func write(_ field: Int, to block: inout ByteBuffer) {
    guard tableSize > 0 else { return _ = block.writeImmutableBuffer(Self.usual[field].passing) }
    guard places[field] == 0 else { return _ = block.writeInteger(indexed(field)) }
    block.writeImmutableBuffer(Self.usual[field].entering)
    entered += 1
    places[field] = entered
  }

  /// A field of the table: the youngest stands right behind the static ones.
  private func indexed(_ field: Int) -> UInt8 { 0x80 | (Self.staticCount + 1 + entered - places[field]) }

  /// Writes fields as if the table were empty.
  private static func write(outside headers: HPACKHeaders, to block: inout ByteBuffer) {
    var encoder = outsider
    // It throws when a block is being written already, or for an index of its own that is none.
    try? encoder.encode(headers: headers, to: &block)
  }
}
