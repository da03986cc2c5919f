/// Writes the one encoding of a value: integers with their most significant byte first, and byte strings and
/// lists led by their length or count (4 bytes), so that joined parts cannot be read in two ways.
struct CanonicalWriter {
  private(set) var bytes: [UInt8]

  init(label: String) { bytes = Array(label.utf8) }

  mutating func integer<Number: FixedWidthInteger>(_ number: Number) {
    for shift in stride(from: Number.bitWidth - 8, through: 0, by: -8) {
      bytes.append(UInt8(truncatingIfNeeded: number >> shift))
    }
  }

  mutating func framed(_ part: [UInt8]) {
    integer(UInt32(clamping: part.count))
    bytes += part
  }

  mutating func framed(_ text: String) { framed(Array(text.utf8)) }
}

/// Reads what ``CanonicalWriter`` wrote, without trust: each read past the end is nil.
struct CanonicalReader {
  private var rest: ArraySlice<UInt8>

  /// nil unless the bytes begin with the label.
  init?(_ bytes: [UInt8], label: String) {
    guard bytes.starts(with: label.utf8) else { return nil }
    rest = bytes.dropFirst(label.utf8.count)
  }

  var isAtEnd: Bool { rest.isEmpty }

  private mutating func bytes(_ count: Int) -> [UInt8]? {
    guard count <= rest.count else { return nil }
    defer { rest = rest.dropFirst(count) }
    return Array(rest.prefix(count))
  }

  mutating func integer<Number: FixedWidthInteger>(_ type: Number.Type) -> Number? {
    bytes(Number.bitWidth / 8).map { $0.reduce(0) { $0 << 8 | Number(truncatingIfNeeded: $1) } }
  }

  mutating func framed() -> [UInt8]? { integer(UInt32.self).flatMap { bytes(Int($0)) } }

  /// nil for another length.
  mutating func framed(_ count: Int) -> [UInt8]? { framed().flatMap { $0.count == count ? $0 : nil } }

  /// nil also for bytes that are not UTF-8.
  mutating func text() -> String? { framed().flatMap { String(validating: $0, as: UTF8.self) } }
}

/// Comparison of digests and codes in a time that depends on their length alone.
func constantTimeEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
  left.count == right.count && zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
}
