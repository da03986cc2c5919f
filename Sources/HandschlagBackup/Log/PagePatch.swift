/// What differs between two states of a page, in words of 8 bytes.
///
///   count of runs, 2 bytes | runs: first word, 2 bytes | words, 2 bytes | their new bytes
///
/// A page that a commit touches differs from before in few places: of 4096 bytes a patch keeps some dozens
/// to some hundreds. The page before is that of the same segment, or zeros for its first in there, so that a
/// segment needs nothing from outside.
enum PagePatch {
  private static let word = 8
  /// Equal words between two runs that are cheaper to repeat than to describe.
  private static let gap = 1

  /// Appends the patch that makes `new` of `old`; both are of the same size, a multiple of 8 bytes.
  static func append(from old: [UInt8], to new: ArraySlice<UInt8>, into encoder: inout ByteEncoder) {
    let runs = runs(old, new)
    encoder.integer(UInt16(runs.count))
    for run in runs {
      encoder.integer(UInt16(run.lowerBound))
      encoder.integer(UInt16(run.count))
      let from = new.startIndex + run.lowerBound * word
      encoder.raw(new[from..<from + run.count * word])
    }
  }

  /// Reads a patch and applies it.
  ///
  /// - Returns: false for bytes that are no patch of such a page; the page may be changed then.
  static func apply(_ decoder: inout ByteDecoder, to page: inout [UInt8]) -> Bool {
    guard let count = decoder.integer(UInt16.self) else { return false }
    for _ in 0..<count {
      guard let first = decoder.integer(UInt16.self), let words = decoder.integer(UInt16.self),
        (Int(first) + Int(words)) * word <= page.count, let bytes = decoder.raw(Int(words) * word)
      else { return false }
      let from = Int(first) * word
      page.replaceSubrange(from..<from + bytes.count, with: bytes)
    }
    return true
  }

  /// Where the pages differ, counted in words, in order.
  private static func runs(_ old: [UInt8], _ new: ArraySlice<UInt8>) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    old.withUnsafeBytes { old in
      new.withUnsafeBytes { new in
        for index in 0..<min(old.count, new.count) / word {
          let before = old.loadUnaligned(fromByteOffset: index * word, as: UInt64.self)
          guard before != new.loadUnaligned(fromByteOffset: index * word, as: UInt64.self) else { continue }
          if let last = runs.last, index - last.upperBound <= gap {
            runs[runs.count - 1] = last.lowerBound..<index + 1
          } else {
            runs.append(index..<index + 1)
          }
        }
      }
    }
    return runs
  }
}
