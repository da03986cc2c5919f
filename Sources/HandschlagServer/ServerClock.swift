package import HandschlagDomain
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The time that the rules are told: that of the machine, but it never jumps.
///
/// It starts with the machine's clock and goes on with the time since boot. Where the machine's clock moves
/// away (a step ahead would expire every consent, a step back would revive them), it follows by at most a
/// twentieth of the time that passes, and it never runs backwards.
package final class ServerClock: Sendable {
  private struct State {
    /// Both in nanoseconds.
    var time: Int64
    var uptime: Int64
  }

  private static let second: Int64 = 1_000_000_000
  private let wall: @Sendable () -> Int64
  private let uptime: @Sendable () -> Int64
  private let state: Mutex<State>

  /// A clock over two others, in nanoseconds: the machine's time since 1970, and one that never steps.
  package init(
    wall: @escaping @Sendable () -> Int64 = ServerClock.machineTime,
    uptime: @escaping @Sendable () -> Int64 = ServerClock.machineUptime
  ) {
    self.wall = wall
    self.uptime = uptime
    state = Mutex(State(time: wall(), uptime: uptime()))
  }

  /// The time now.
  package func now() -> Timestamp {
    let uptime = uptime()
    return state.withLock { state in
      let passed = max(0, uptime - state.uptime)
      // Looked at once a second only, so that the usual call reads one clock.
      if passed >= Self.second {
        let time = state.time + passed
        let step = min(passed / 20, max(-passed / 20, wall() - time))
        state = State(time: time + step, uptime: uptime)
        return Timestamp(milliseconds: state.time / 1_000_000)
      }
      return Timestamp(milliseconds: (state.time + passed) / 1_000_000)
    }
  }

  /// How far the machine's clock is ahead; negative where it is behind.
  package var deviation: Duration {
    let now = state.withLock { $0.time + max(0, uptime() - $0.uptime) }
    return .nanoseconds(wall() - now)
  }

  /// Nanoseconds since 1970, by the machine's clock.
  package static let machineTime: @Sendable () -> Int64 = { read(CLOCK_REALTIME) }
  /// Nanoseconds since boot, sleep included.
  package static let machineUptime: @Sendable () -> Int64 = { read(CLOCK_BOOTTIME) }

  private static func read(_ clock: clockid_t) -> Int64 {
    var time = timespec()
    clock_gettime(clock, &time)
    return Int64(time.tv_sec) * second + Int64(time.tv_nsec)
  }
}
