package import HandschlagRPC

/// When a connection is made, and when it is not tried yet, without any I/O.
///
/// The states are those of ``ConnectivityState``.
package struct Connectivity: Sendable, Hashable {
  /// What a caller finds.
  package enum Dial: Sendable, Hashable {
    /// Make a connection now; the state is connecting.
    case now
    /// The last attempt failed, and the time of the next has not come.
    case tooEarly
    /// The channel is closed.
    case closed
  }

  private let backoff: Backoff
  /// The state.
  package private(set) var state = ConnectivityState.idle
  private var failures = 0
  /// The moment of the next attempt, on the monotonic clock in nanoseconds.
  package private(set) var retryAt: UInt64 = 0

  /// Idle.
  package init(backoff: Backoff = Backoff(first: .milliseconds(50), longest: .seconds(5))) {
    self.backoff = backoff
  }

  /// Somebody needs a connection, and there is none.
  package mutating func dial(now: UInt64) -> Dial {
    switch state {
    case .shutdown: return .closed
    case .transientFailure where now < retryAt: return .tooEarly
    default:
      state = .connecting
      return .now
    }
  }

  /// The connection takes calls.
  package mutating func opened() {
    guard state == .connecting else { return }
    state = .ready
    failures = 0
  }

  /// No connection could be made.
  ///
  /// - Parameter random: from 0 to 1
  package mutating func failed(now: UInt64, random: Double) {
    guard state != .shutdown else { return }
    failures += 1
    state = .transientFailure
    retryAt = now &+ UInt64(max(0, backoff.delay(after: failures, random: random).wholeNanoseconds))
  }

  /// A connection that took calls takes no more.
  package mutating func lost() {
    if state == .ready || state == .connecting { state = .idle }
  }

  /// The time of the next attempt came, and nobody needs a connection.
  package mutating func rested() {
    if state == .transientFailure { state = .idle }
  }

  /// For ever.
  package mutating func shutdown() { state = .shutdown }
}
