#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The moment after which nobody waits for a call any more, on the machine's monotonic clock.
public struct Deadline: Sendable, Hashable, Comparable {
  /// Nanoseconds on `CLOCK_MONOTONIC`; `UInt64.max` for never.
  package let nanoseconds: UInt64

  /// A deadline at a moment of the monotonic clock, in nanoseconds.
  package init(nanoseconds: UInt64) { self.nanoseconds = nanoseconds }

  /// No deadline.
  public static let never = Deadline(nanoseconds: .max)

  /// A deadline so long from now; a negative duration has passed already.
  public static func after(_ duration: Duration) -> Deadline {
    after(nanoseconds: duration.wholeNanoseconds, from: MonotonicTime.now())
  }

  /// A deadline `nanoseconds` after a moment of the monotonic clock, saturating at never.
  package static func after(nanoseconds: Int64, from now: UInt64) -> Deadline {
    guard nanoseconds > 0 else { return Deadline(nanoseconds: now) }
    let (sum, overflow) = now.addingReportingOverflow(UInt64(nanoseconds))
    return overflow ? .never : Deadline(nanoseconds: sum)
  }

  /// Whether it is `never`.
  public var isNever: Bool { nanoseconds == .max }

  /// Whether the moment has come.
  public var hasPassed: Bool { !isNever && MonotonicTime.now() >= nanoseconds }

  /// The time left, zero when it has passed, nil for never.
  public var remaining: Duration? {
    if isNever { return nil }
    let now = MonotonicTime.now()
    return now >= nanoseconds ? .zero : .nanoseconds(Int64(clamping: nanoseconds - now))
  }

  /// The earlier deadline is the lesser one.
  public static func < (a: Deadline, b: Deadline) -> Bool { a.nanoseconds < b.nanoseconds }
}

/// The machine's monotonic clock.
package enum MonotonicTime {
  /// Nanoseconds since some fixed moment.
  package static func now() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) &* 1_000_000_000 &+ UInt64(time.tv_nsec)
  }
}

extension Duration {
  /// The duration in nanoseconds, clamped to 64 bits (292 years).
  package var wholeNanoseconds: Int64 {
    let (seconds, attoseconds) = components
    let (product, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    if overflow { return seconds < 0 ? .min : .max }
    let (sum, overflow2) = product.addingReportingOverflow(attoseconds / 1_000_000_000)
    return overflow2 ? (seconds < 0 ? .min : .max) : sum
  }
}
