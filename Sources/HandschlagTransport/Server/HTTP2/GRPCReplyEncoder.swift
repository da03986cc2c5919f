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
  private var plain: ByteBuffer?
  private var gzip: ByteBuffer?
  private var ok: ByteBuffer?

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
    switch fields {
    case .plain:
      if let plain { return plain }
      let (block, isStable) = encode(GRPCReplyHeaders.plain)
      if isStable { plain = block }
      return block
    case .gzip:
      if let gzip { return gzip }
      let (block, isStable) = encode(GRPCReplyHeaders.gzip)
      if isStable { gzip = block }
      return block
    case .ok:
      if let ok { return ok }
      let (block, isStable) = encode(GRPCReplyHeaders.ok)
      if isStable { ok = block }
      return block
    case .other(let fields): return encode(fields).block
    }
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

  private mutating func forget() {
    plain = nil
    gzip = nil
    ok = nil
  }
}
