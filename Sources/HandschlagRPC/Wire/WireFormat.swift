/// Bytes that are not a protobuf message at all.
struct MalformedWire: Error, Sendable {}

/// Walks the fields of an encoded message. Holds positions only; the bytes are lent with each call.
struct WireCursor {
  /// One field: its number, and its content by wire type.
  struct Field {
    let number: UInt64
    /// The value of a varint, 0 for other types.
    let varint: UInt64
    /// The bytes of a length-delimited field, nil for other types.
    let bytes: Range<Int>?
  }

  /// Where the next field begins.
  var position: Int { offset }

  private var offset: Int
  private let end: Int

  init(_ range: Range<Int>) {
    offset = range.lowerBound
    end = range.upperBound
  }

  /// The next field, nil at the end.
  mutating func next(_ span: RawSpan) throws(MalformedWire) -> Field? {
    guard offset < end else { return nil }
    let tag = try varint(span)
    let number = tag >> 3
    guard number > 0, number < 1 << 29 else { throw MalformedWire() }
    switch tag & 7 {
    case 0:
      return Field(number: number, varint: try varint(span), bytes: nil)
    case 1:
      try skip(8)
    case 5:
      try skip(4)
    case 2:
      let length = try varint(span)
      guard length <= UInt64(end - offset) else { throw MalformedWire() }
      let start = offset
      offset += Int(length)
      return Field(number: number, varint: 0, bytes: start..<offset)
    default:
      throw MalformedWire()
    }
    return Field(number: number, varint: 0, bytes: nil)
  }

  private mutating func skip(_ count: Int) throws(MalformedWire) {
    guard count <= end - offset else { throw MalformedWire() }
    offset += count
  }

  private mutating func varint(_ span: RawSpan) throws(MalformedWire) -> UInt64 {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while offset < end {
      let byte = span.unsafeLoad(fromByteOffset: offset, as: UInt8.self)
      offset += 1
      // The tenth byte has room for the topmost bit alone.
      if shift == 63, byte > 1 { throw MalformedWire() }
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return value }
      shift += 7
      if shift > 63 { throw MalformedWire() }
    }
    throw MalformedWire()
  }
}

extension RawSpan {
  /// The text in a range, nil when it is not UTF-8.
  func text(_ range: Range<Int>) -> String? {
    extracting(range).withUnsafeBytes { bytes in
      // Nearly all text here is ASCII, which needs no validation, and validation looks up generic metadata.
      isASCII(bytes)
        ? String(decoding: bytes, as: UTF8.self) : String(validating: bytes, as: UTF8.self)
    }
  }

  private func isASCII(_ bytes: UnsafeRawBufferPointer) -> Bool {
    var seen: UInt64 = 0
    var index = 0
    while index + 8 <= bytes.count {
      seen |= bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      index += 8
    }
    while index < bytes.count {
      seen |= UInt64(bytes[index])
      index += 1
    }
    return seen & 0x8080_8080_8080_8080 == 0
  }

  /// A copy of the bytes in a range.
  func bytes(_ range: Range<Int>) -> [UInt8] {
    extracting(range).withUnsafeBytes { [UInt8]($0) }
  }

  /// All of its positions.
  var wholeRange: Range<Int> { 0..<byteCount }
}

/// Appends fields of a message to bytes.
struct WireWriter {
  private(set) var bytes: [UInt8] = []

  mutating func varint(_ value: UInt64) {
    var value = value
    while value >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: value) | 0x80)
      value >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: value))
  }

  /// A varint field, left out when zero.
  mutating func field(_ number: UInt64, _ value: UInt64) {
    guard value != 0 else { return }
    varint(number << 3)
    varint(value)
  }

  /// The tag and the length of bytes that follow.
  mutating func header(_ number: UInt64, length: Int) {
    varint(number << 3 | 2)
    varint(UInt64(length))
  }

  /// A text field, left out when empty.
  mutating func field(_ number: UInt64, _ text: String) {
    guard !text.isEmpty else { return }
    header(number, length: text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  /// A field of bytes, left out when empty.
  mutating func field(_ number: UInt64, _ content: [UInt8]) {
    guard !content.isEmpty else { return }
    header(number, length: content.count)
    bytes.append(contentsOf: content)
  }

  /// A message field, written even when empty.
  mutating func message(_ number: UInt64, _ build: (inout WireWriter) -> Void) {
    var inner = WireWriter()
    build(&inner)
    header(number, length: inner.bytes.count)
    bytes.append(contentsOf: inner.bytes)
  }
}

extension RawSpan {
  /// A hash of the bytes, multiplied eight at a time: quick, and no protection from who chooses them.
  ///
  /// - Parameter seed: where it starts, such as at the hash of other bytes
  func wordwiseHash(_ seed: UInt64) -> UInt64 {
    var hash = seed ^ UInt64(truncatingIfNeeded: byteCount)
    var offset = 0
    while offset + 8 <= byteCount {
      hash = Self.mix(hash, unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
      offset += 8
    }
    return offset == byteCount ? hash : Self.mix(hash, lastWord)
  }

  /// Whether other bytes are the same, found out in a time that depends on their number alone: some are secrets.
  func hasSameBytes(as other: RawSpan) -> Bool {
    guard byteCount == other.byteCount else { return false }
    var difference: UInt64 = 0
    var offset = 0
    while offset + 8 <= byteCount {
      difference |=
        unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
        ^ other.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
      offset += 8
    }
    if offset < byteCount { difference |= lastWord ^ other.lastWord }
    return difference == 0
  }

  /// The last eight bytes, or what there is where there are fewer.
  private var lastWord: UInt64 {
    if byteCount >= 8 { return unsafeLoadUnaligned(fromByteOffset: byteCount - 8, as: UInt64.self) }
    var word: UInt64 = 0
    for offset in 0..<byteCount {
      word = word << 8 | UInt64(unsafeLoad(fromByteOffset: offset, as: UInt8.self))
    }
    return word
  }

  private static func mix(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let product = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
    return product ^ product >> 32
  }
}
