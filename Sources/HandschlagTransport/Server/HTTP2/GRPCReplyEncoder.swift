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
  /// Any others. Only fields of the usual ones may enter the table with them.
  case other(HPACKHeaders)
}

/// Writes the header blocks of a connection's replies (HPACK, RFC 7541).
///
/// The usual fields are the only ones that enter the table. Once they have, they are the same few bytes in each reply,
/// which are kept.
struct GRPCReplyEncoder {
  /// A table of this size holds all that enters it, so that nothing ever leaves.
  private static let smallestStable = 1024

  /// Made when it is needed: its table takes some kilobytes, which a peer that calls nothing need not cost.
  private var encoder: HPACKEncoder?
  /// The blocks of the usual fields, by their places.
  private var kept = InlineArray<3, ByteBuffer?>(repeating: nil)

  /// The peer says how large the table may be, in bytes.
  mutating func setTableSize(_ size: Int) {
    let size = min(size, HPACKEncoder.defaultDynamicTableSize)
    guard encoder != nil || size != HPACKEncoder.defaultDynamicTableSize else { return }
    forget()
    if encoder == nil { encoder = HPACKEncoder(allocator: ByteBufferAllocator()) }
    // Only a block that is being written could keep it from being changed.
    try? encoder?.setDynamicTableSize(size)
  }

  /// The block of some fields.
  mutating func block(_ fields: GRPCReplyFields) -> ByteBuffer {
    let (place, headers): (Int?, HPACKHeaders) =
      switch fields {
      case .plain: (0, GRPCReplyHeaders.plain)
      case .gzip: (1, GRPCReplyHeaders.gzip)
      case .ok: (2, GRPCReplyHeaders.ok)
      case .other(let headers): (nil, headers)
      }
    if let place, let block = kept[place] { return block }
    let (block, isStable) = encode(headers)
    if isStable, let place { kept[place] = block }
    return block
  }

  private mutating func encode(_ fields: HPACKHeaders) -> (block: ByteBuffer, isStable: Bool) {
    if encoder == nil { encoder = HPACKEncoder(allocator: ByteBufferAllocator()) }
    let before = encoder?.dynamicTableSize
    var block = ByteBufferAllocator().buffer(capacity: 64)
    // It throws when a block is being written already, or for an index of its own that is none.
    try? encoder?.encode(headers: fields, to: &block)
    guard encoder?.dynamicTableSize == before else {
      // The places of the others in the table have changed.
      forget()
      return (block, false)
    }
    // A block that begins with a change of the table's size says it once only.
    let isUpdate = block.getInteger(at: block.readerIndex, as: UInt8.self).map { $0 & 0xE0 == 0x20 } ?? false
    return (block, !isUpdate && encoder?.maximumDynamicTableSize ?? 0 >= Self.smallestStable)
  }

  private mutating func forget() { kept = InlineArray(repeating: nil) }
}
