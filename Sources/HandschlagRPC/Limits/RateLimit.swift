import Synchronization

/// So many calls a second, and some more at once: the generic cell rate algorithm (ITU-T I.371, annex A).
///
/// It keeps one number for each caller, the moment at which the next call is expected if all came evenly
/// spaced (*theoretical arrival time*). A call may be early by at most the tolerance. A moment that has
/// passed says nothing any more, so that a caller who rests can be forgotten.
package struct RateLimit: Sendable, Hashable {
  /// Nanoseconds between two calls at the rate.
  package let interval: UInt64
  /// By how many nanoseconds a call may be early.
  package let tolerance: UInt64

  /// A limit.
  ///
  /// - Parameters:
  ///   - perSecond: calls a second; at least 1
  ///   - burst: what a caller who has rested may use at once, as the time in which it comes back
  package init(perSecond: Int, burst: Duration) {
    interval = max(1, 1_000_000_000 / UInt64(max(1, perSecond)))
    let whole = UInt64(max(0, burst.wholeNanoseconds))
    tolerance = whole > interval ? whole - interval : 0
  }

  /// What becomes of a call.
  package enum Decision: Sendable, Hashable {
    /// It may pass; the next is expected at this moment.
    case pass(UInt64)
    /// It comes too early; it may come after so many nanoseconds.
    case wait(UInt64)
  }

  /// Decides on a call.
  ///
  /// - Parameters:
  ///   - expected: the moment of the last decision that let one pass; 0 before any
  ///   - now: on the same clock, in nanoseconds
  package func decide(expected: UInt64, now: UInt64) -> Decision {
    let early = expected > now ? expected - now : 0
    guard early <= tolerance else { return .wait(early - tolerance) }
    return .pass(max(expected, now) &+ interval)
  }
}

/// The state of one rate limit, for callers on several threads.
package final class Arrivals: Sendable {
  private let expected = Atomic<UInt64>(0)

  /// Before the first call.
  package init() {}

  /// Lets a call pass, or says for how many nanoseconds it is to wait.
  package func admit(_ limit: RateLimit, now: UInt64) -> UInt64? {
    var known = expected.load(ordering: .relaxed)
    while true {
      switch limit.decide(expected: known, now: now) {
      case .wait(let nanoseconds): return nanoseconds
      case .pass(let next):
        let (isDone, found) = expected.compareExchange(
          expected: known, desired: next, ordering: .relaxed)
        if isDone { return nil }
        known = found
      }
    }
  }
}
