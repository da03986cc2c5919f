/// Puts numbers and bytes in a row: integers with their most significant byte first.
struct ByteEncoder {
  private(set) var bytes: [UInt8] = []

  mutating func integer<Number: FixedWidthInteger>(_ number: Number) {
    for shift in stride(from: Number.bitWidth - 8, through: 0, by: -8) {
      bytes.append(UInt8(truncatingIfNeeded: number >> shift))
    }
  }

  /// Bytes whose count the reader knows.
  mutating func raw(_ more: some Sequence<UInt8>) { bytes.append(contentsOf: more) }

  /// Bytes led by their count, 4 bytes.
  mutating func framed(_ more: some Collection<UInt8>) {
    integer(UInt32(more.count))
    raw(more)
  }
}

/// Reads what ``ByteEncoder`` wrote, without trust: each read past the end is nil.
struct ByteDecoder {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: some Collection<UInt8>) { rest = ArraySlice(bytes) }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func raw(_ count: Int) -> ArraySlice<UInt8>? {
    guard count >= 0, count <= rest.count else { return nil }
    defer { rest = rest.dropFirst(count) }
    return rest.prefix(count)
  }

  mutating func integer<Number: FixedWidthInteger>(_ type: Number.Type = Number.self) -> Number? {
    raw(Number.bitWidth / 8).map { $0.reduce(0) { $0 << 8 | Number(truncatingIfNeeded: $1) } }
  }

  mutating func framed() -> ArraySlice<UInt8>? {
    integer(UInt32.self).flatMap { raw(Int($0)) }
  }
}

extension Sequence<UInt8> {
  /// Two digits a byte.
  var hexadecimal: String {
    map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
  }
}
