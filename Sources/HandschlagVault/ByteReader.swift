/// Reads what ``Bytes`` wrote, without trust: each read past the end is nil.
struct ByteReader {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) { rest = bytes[...] }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func bytes(_ count: Int) -> [UInt8]? {
    guard count >= 0, count <= rest.count else { return nil }
    defer { rest = rest.dropFirst(count) }
    return Array(rest.prefix(count))
  }

  mutating func integer<Number: FixedWidthInteger>(_ type: Number.Type) -> Number? {
    bytes(Number.bitWidth / 8).map { $0.reduce(0) { $0 << 8 | Number(truncatingIfNeeded: $1) } }
  }

  mutating func framed() -> [UInt8]? {
    integer(UInt32.self).flatMap { bytes(Int($0)) }
  }

  /// nil also for bytes that are not UTF-8.
  mutating func text() -> String? { framed().flatMap { String(validating: $0, as: UTF8.self) } }
}
