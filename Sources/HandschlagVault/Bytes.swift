import Crypto

/// Small operations on bytes that several parts of the vault share.
package enum Bytes {
  /// `count` bytes from the system's cryptographic generator.
  package static func random(_ count: Int) -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count + 7)
    while bytes.count < count {
      bytes += bigEndian(generator.next())
    }
    return Array(bytes.prefix(count))
  }

  /// Compares secrets in a time that depends on their length alone.
  package static func constantTimeEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    guard left.count == right.count else { return false }
    var difference: UInt8 = 0
    for index in left.indices {
      difference |= left[index] ^ right[index]
    }
    return difference == 0
  }

  /// The integer's bytes, most significant first.
  static func bigEndian<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Number.bitWidth / 8)
    for shift in stride(from: Number.bitWidth - 8, through: 0, by: -8) {
      bytes.append(UInt8(truncatingIfNeeded: number >> shift))
    }
    return bytes
  }

  /// A byte string that says its own length, so that joined parts cannot be read in two ways.
  static func framed(_ part: [UInt8]) -> [UInt8] { bigEndian(UInt32(part.count)) + part }

  /// The text's UTF-8, framed.
  static func framed(_ text: String) -> [UInt8] { framed(Array(text.utf8)) }
}

extension SymmetricKey {
  /// The key's bytes, for wrapping under another key.
  var bytes: [UInt8] { withUnsafeBytes { Array($0) } }
}
