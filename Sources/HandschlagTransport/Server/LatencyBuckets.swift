/// The buckets of latency histograms: four to each doubling, from a microsecond to a minute.
///
/// A bucket holds what is longer than the one before and at most its own bound; the last has no bound.
package enum LatencyBuckets {
  /// The power of two of the first bound, in nanoseconds.
  private static let first = 10
  /// The power of two of the last bound.
  private static let last = 36
  /// How many there are.
  package static let count = 4 * (last - first) + 2

  /// The bucket of a time in nanoseconds.
  package static func index(of nanoseconds: UInt64) -> Int {
    // One less, so that a bound belongs to the bucket that it bounds.
    let time = nanoseconds &- (nanoseconds == 0 ? 0 : 1)
    let power = 63 - time.leadingZeroBitCount
    if power < first { return 0 }
    if power >= last { return count - 1 }
    return 1 + 4 * (power - first) + Int(truncatingIfNeeded: time >> UInt64(power - 2)) & 3
  }

  /// The longest time of a bucket in nanoseconds; nil for the last, which has none.
  package static func bound(_ index: Int) -> UInt64? {
    if index <= 0 { return 1 << first }
    guard index < count - 1 else { return nil }
    let (octave, quarter) = (index - 1).quotientAndRemainder(dividingBy: 4)
    return UInt64(5 + quarter) << UInt64(first + octave - 2)
  }
}
