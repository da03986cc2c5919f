import CProtobufC

/// The scan that stands before protobuf-c, which does not defend itself.
///
/// It walks the bytes once, without recursion and without allocating, and refuses what protobuf-c would
/// answer with unbounded memory, quadratic time or endless recursion, and text that is not text. What nearly
/// every message has is inlined into one loop; what few have stands apart.
///
/// Cost counted against the budget, in bytes: for each message its struct, twice (protobuf-c's and Swift's);
/// for each string and each bytes its length, twice; for each repeated element its place in both arrays; for
/// protobuf-c's notes on more than 16 fields of one message 32 each, in slabs that double; for an unknown
/// field, which protobuf-c keeps, its bytes and 32.
struct DecodingGuard: ~Copyable {
  /// A message that is being walked through, or waits for one inside it to end.
  struct Frame {
    var end: UnsafePointer<UInt8>
    var descriptor: UnsafePointer<ProtobufCMessageDescriptor>
    /// Which of the first 128 fields, those that hold a single message, were met.
    var seen: (UInt64, UInt64) = (0, 0)
    /// Index of the field met last; the next is most often the same or the one after it.
    var lastField = 0
    /// Fields met, counted down to where protobuf-c needs its next slab.
    var untilSlab = 16
    var slabSize = 16
  }

  private var at: UnsafePointer<UInt8>
  private var frame: Frame
  private var depth = 1
  private var budget: Int
  private let maxDepth: Int
  private let frames: UnsafeMutablePointer<Frame>

  /// Walks through the bytes of a message.
  ///
  /// - Parameter frames: room for as many frames as the limits allow depth.
  /// - Throws: the first thing found wrong.
  static func check(
    _ bytes: UnsafeRawBufferPointer, as descriptor: UnsafePointer<ProtobufCMessageDescriptor>,
    limits: DecodingLimits, frames: UnsafeMutablePointer<Frame>
  ) throws(DecodeError) {
    guard bytes.count <= DecodingLimits.largestMessage else { throw .budgetExceeded }
    var budget = limits.memoryBudget
    try spend(messageCost(descriptor), of: &budget)
    guard let base = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return }
    var scan = DecodingGuard(
      at: base, frame: Frame(end: base + bytes.count, descriptor: descriptor), budget: budget,
      maxDepth: limits.maxDepth, frames: frames)
    try scan.run()
  }

  private init(
    at: UnsafePointer<UInt8>, frame: Frame, budget: Int, maxDepth: Int,
    frames: UnsafeMutablePointer<Frame>
  ) {
    self.at = at
    self.frame = frame
    self.budget = budget
    self.maxDepth = maxDepth
    self.frames = frames
  }

  @inline(__always)
  private mutating func run() throws(DecodeError) {
    while true {
      if at == frame.end {
        if depth == 1 { return }
        depth -= 1
        frame = frames[depth - 1]
        continue
      }
      let tag = try readTag()
      try countField()
      if let index = lookUp(tag >> 3) {
        frame.lastField = index
        try pass(frame.descriptor.pointee.fields + index, wireType: tag & 7)
      } else {
        try passUnknown(wireType: tag & 7)
      }
    }
  }

  // MARK: Fields

  @inline(__always)
  private mutating func pass(
    _ field: UnsafePointer<ProtobufCFieldDescriptor>, wireType: UInt32
  ) throws(DecodeError) {
    let isRepeated = field.pointee.label == PROTOBUF_C_LABEL_REPEATED
    let type = field.pointee.type
    let declared = Self.wireType(of: type)
    if wireType == declared {
      switch wireType {
      case 0: _ = try skipVarint(upTo: frame.end)
      case 1: try skip(8)
      case 5: try skip(4)
      default: return try passDelimited(field, type: type, isRepeated: isRepeated)
      }
      if isRepeated { try spend(2 * Self.elementSize(type)) }
    } else if wireType == 2, isRepeated {
      try passPacked(type: type, elementWireType: declared)
    } else {
      throw .malformed
    }
  }

  @inline(__always)
  private mutating func passDelimited(
    _ field: UnsafePointer<ProtobufCFieldDescriptor>, type: ProtobufCType, isRepeated: Bool
  ) throws(DecodeError) {
    let length = try readLength()
    if isRepeated { try spend(24) }
    switch type {
    case PROTOBUF_C_TYPE_MESSAGE:
      if !isRepeated { try markSeen(field) }
      try enter(field, length: length)
    case PROTOBUF_C_TYPE_STRING:
      try spend(((length + 8) & ~7) + (length > 15 ? length + 32 : 0))
      guard isText(at, length) else { throw .invalidText(field: Self.name(field, of: frame.descriptor)) }
      at += length
    default:
      try spend(((length + 7) & ~7) + length + 32)
      at += length
    }
  }

  @inline(__always)
  private mutating func enter(
    _ field: UnsafePointer<ProtobufCFieldDescriptor>, length: Int
  ) throws(DecodeError) {
    guard let described = field.pointee.descriptor else { throw .malformed }
    let descriptor = described.assumingMemoryBound(to: ProtobufCMessageDescriptor.self)
    guard depth < maxDepth else { throw .depthExceeded }
    try spend(Self.messageCost(descriptor))
    guard length > 0 else { return }
    frames[depth - 1] = frame
    depth += 1
    frame = Frame(end: at + length, descriptor: descriptor)
  }

  @inline(never)
  private mutating func passPacked(
    type: ProtobufCType, elementWireType: UInt32
  ) throws(DecodeError) {
    let length = try readLength()
    let end = at + length
    var count = 0
    switch elementWireType {
    case 1:
      guard length % 8 == 0 else { throw .malformed }
      count = length / 8
      at = end
    case 5:
      guard length % 4 == 0 else { throw .malformed }
      count = length / 4
      at = end
    default:
      // Each takes at least one byte, so that the budget bounds the walk before it begins.
      let isBool = type == PROTOBUF_C_TYPE_BOOL
      while at < end {
        if isBool, at.pointee > 1 { throw .malformed }
        _ = try skipVarint(upTo: end)
        count += 1
      }
    }
    try spend(2 * count * Self.elementSize(type))
  }

  @inline(never)
  private mutating func passUnknown(wireType: UInt32) throws(DecodeError) {
    let start = at
    switch wireType {
    case 0: _ = try skipVarint(upTo: frame.end)
    case 1: try skip(8)
    case 2: at += try readLength()
    case 5: try skip(4)
    default: throw .malformed
    }
    try spend(32 + ((at - start + 7) & ~7))
  }

  /// The index of a field among those of the message, which are sorted by number.
  @inline(__always)
  private func lookUp(_ number: UInt32) -> Int? {
    guard let fields = frame.descriptor.pointee.fields else { return nil }
    let last = frame.lastField
    if fields[last].id == number { return last }
    let count = Int(frame.descriptor.pointee.n_fields)
    if last + 1 < count, fields[last + 1].id == number { return last + 1 }
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if fields[middle].id < number { low = middle + 1 } else { high = middle }
    }
    return low < count && fields[low].id == number ? low : nil
  }

  /// Protobuf-c takes notes on each field: the first 16 on its stack, then in slabs that double.
  @inline(__always)
  private mutating func countField() throws(DecodeError) {
    if frame.untilSlab == 0 {
      frame.slabSize *= 2
      frame.untilSlab = frame.slabSize
      try spend(32 * frame.slabSize)
    }
    frame.untilSlab -= 1
  }

  @inline(__always)
  private mutating func markSeen(
    _ field: UnsafePointer<ProtobufCFieldDescriptor>
  ) throws(DecodeError) {
    let index = frame.lastField
    if index < 64 {
      let bit: UInt64 = 1 << UInt64(index)
      guard frame.seen.0 & bit == 0 else {
        throw .repeatedMessage(field: Self.name(field, of: frame.descriptor))
      }
      frame.seen.0 |= bit
    } else if index < 128 {
      let bit: UInt64 = 1 << UInt64(index - 64)
      guard frame.seen.1 & bit == 0 else {
        throw .repeatedMessage(field: Self.name(field, of: frame.descriptor))
      }
      frame.seen.1 |= bit
    } else {
      // The generator refuses such a schema.
      throw .malformed
    }
  }

  // MARK: Bytes

  @inline(__always)
  private mutating func readTag() throws(DecodeError) -> UInt32 {
    let first = UInt32(at.pointee)
    at += 1
    let tag = first < 0x80 ? first : try readRest(ofTag: first & 0x7f)
    guard tag >> 3 != 0 else { throw .malformed }
    return tag
  }

  @inline(never)
  private mutating func readRest(ofTag first: UInt32) throws(DecodeError) -> UInt32 {
    var tag = first
    var shift: UInt32 = 7
    while true {
      guard at < frame.end else { throw .truncated }
      let byte = UInt32(at.pointee)
      at += 1
      guard shift < 28 || byte < 0x10 else { throw .malformed }
      tag |= (byte & 0x7f) << shift
      if byte < 0x80 { return tag }
      shift += 7
    }
  }

  @inline(__always)
  private mutating func readLength() throws(DecodeError) -> Int {
    guard at < frame.end else { throw .truncated }
    let first = Int(at.pointee)
    at += 1
    let length = first < 0x80 ? first : try readRest(ofLength: first & 0x7f)
    guard length <= frame.end - at else { throw .truncated }
    return length
  }

  @inline(never)
  private mutating func readRest(ofLength first: Int) throws(DecodeError) -> Int {
    var length = first
    var shift = 7
    while true {
      guard at < frame.end else { throw .truncated }
      let byte = Int(at.pointee)
      at += 1
      guard shift < 28 || byte < 0x08 else { throw .malformed }
      length |= (byte & 0x7f) << shift
      if byte < 0x80 { return length }
      shift += 7
    }
  }

  @inline(__always)
  private mutating func skipVarint(upTo end: UnsafePointer<UInt8>) throws(DecodeError) -> Int {
    let start = at
    while true {
      guard at < end else { throw .truncated }
      let byte = at.pointee
      at += 1
      if at - start == 10, byte > 1 { throw .malformed }
      if byte < 0x80 { return at - start }
    }
  }

  @inline(__always)
  private mutating func skip(_ count: Int) throws(DecodeError) {
    guard frame.end - at >= count else { throw .truncated }
    at += count
  }

  // MARK: Cost

  @inline(__always)
  private mutating func spend(_ cost: Int) throws(DecodeError) {
    try Self.spend(cost, of: &budget)
  }

  @inline(__always)
  private static func spend(_ cost: Int, of budget: inout Int) throws(DecodeError) {
    guard cost <= budget else { throw .budgetExceeded }
    budget -= cost
  }

  @inline(__always)
  private static func messageCost(_ descriptor: UnsafePointer<ProtobufCMessageDescriptor>) -> Int {
    2 * ((Int(descriptor.pointee.sizeof_message) + 7) & ~7)
  }

  private static func elementSize(_ type: ProtobufCType) -> Int {
    wireType(of: type) == 1 || isLongVarint(type) ? 8 : 4
  }

  private static func isLongVarint(_ type: ProtobufCType) -> Bool {
    type == PROTOBUF_C_TYPE_INT64 || type == PROTOBUF_C_TYPE_UINT64 || type == PROTOBUF_C_TYPE_SINT64
  }

  private static func wireType(of type: ProtobufCType) -> UInt32 {
    switch type {
    case PROTOBUF_C_TYPE_STRING, PROTOBUF_C_TYPE_BYTES, PROTOBUF_C_TYPE_MESSAGE: 2
    case PROTOBUF_C_TYPE_FIXED64, PROTOBUF_C_TYPE_SFIXED64, PROTOBUF_C_TYPE_DOUBLE: 1
    case PROTOBUF_C_TYPE_FIXED32, PROTOBUF_C_TYPE_SFIXED32, PROTOBUF_C_TYPE_FLOAT: 5
    default: 0
    }
  }

  @inline(never)
  private static func name(
    _ field: UnsafePointer<ProtobufCFieldDescriptor>,
    of descriptor: UnsafePointer<ProtobufCMessageDescriptor>
  ) -> String {
    let message = descriptor.pointee.short_name.map { String(cString: $0) } ?? ""
    return message + "." + (field.pointee.name.map { String(cString: $0) } ?? "")
  }
}
