import Synchronization

/// Changes what left the process before it is searched; for tests that plant leaks.
///
/// It is told the place: `a reply` or `an event`, `the log`, `/metrics`, the name of a file, or `the database as
/// of` a moment.
package typealias Planting = @Sendable (_ place: String, _ bytes: inout [UInt8]) -> Void

/// Looks into all that leaves the process for what only contact cards hold.
final class Leaks: Sendable {
  private let found = Mutex<[String]>([])
  private let planting: Planting?

  init(_ planting: Planting?) { self.planting = planting }

  /// Where contact data was that should not be there.
  var places: [String] { found.withLock { $0 } }

  /// Looks at a reply or an error.
  func look(at bytes: [UInt8], of method: String, for reader: String) {
    // The one method that may; what it brings is compared with the model.
    guard method != "GetGrant" else { return }
    look(at: bytes, "a reply", "\(reader) received contact data from \(method)")
  }

  /// Looks at an event.
  func look(atEvent bytes: [UInt8], for reader: String) {
    look(at: bytes, "an event", "\(reader) received contact data in an event")
  }

  /// Looks at what stands in a place.
  func look(in place: String, _ bytes: [UInt8]) {
    look(at: bytes, place, "contact data stands in \(place)")
  }

  private func look(at bytes: [UInt8], _ place: String, _ words: String) {
    var bytes = bytes
    planting?(place, &bytes)
    if CanaryForms.stand(in: bytes) { found.withLock { $0.append(words) } }
  }
}

/// The forms in which the canary may stand somewhere: UTF-8 in three cases, UTF-16, and base64 at each of its
/// three positions.
package enum CanaryForms {
  /// Each of them.
  package static let all: [[UInt8]] = {
    let plain = Array(Cards.stem.utf8)
    // Without the zero before the first letter or after the last, it is the same in both orders.
    let wide: [UInt8] = Array(plain.flatMap { [$0, 0] as [UInt8] }.dropLast())
    let base64 = (0..<3).map { shift -> [UInt8] in
      let encoded = encode([UInt8](repeating: 0, count: shift) + plain)
      // Characters that depend on what stands around are left off.
      return Array(encoded.dropFirst(4).dropLast(4))
    }
    return [plain, Array(Cards.stem.lowercased().utf8), Array(Cards.stem.uppercased().utf8)] + [wide] + base64
  }()

  /// Whether a form begins with a byte.
  private static let begins: [Bool] = (0..<256).map { byte in all.contains { Int($0[0]) == byte } }

  /// Whether one of them stands in some bytes.
  package static func stand(in bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      begins.withUnsafeBufferPointer { begins in
        bytes.indices.contains { index in
          begins[Int(bytes[index])] && all.contains { bytes[index...].starts(with: $0) }
        }
      }
    }
  }

  /// Base64 as in RFC 4648, section 4, without the padding.
  private static func encode(_ bytes: [UInt8]) -> [UInt8] {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var encoded: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = (0..<3).reduce(0) { $0 << 8 | (start + $1 < bytes.count ? Int(bytes[start + $1]) : 0) }
      for shift in [18, 12, 6, 0] { encoded.append(alphabet[group >> shift & 63]) }
    }
    return encoded
  }
}
