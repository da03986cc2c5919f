import HandschlagDomain
import HandschlagServer
import Synchronization

/// The machine's two clocks as the schedule sets them: the time of day, which jumps, and the time since boot.
final class VirtualTime: Sendable {
  private struct State {
    /// Both in nanoseconds.
    var wall: Int64
    var uptime: Int64
  }

  private let state: Mutex<State>

  /// Starts at noon of a day in 2026.
  init() {
    let noon: Int64 = 1_790_000_000_000 / 86_400_000 * 86_400_000 + 43_200_000
    state = Mutex(State(wall: noon * 1_000_000, uptime: 1_000_000_000_000))
  }

  /// Time goes by.
  func pass(milliseconds: Int64) {
    state.withLock {
      $0.wall += milliseconds * 1_000_000
      $0.uptime += milliseconds * 1_000_000
    }
  }

  /// Somebody sets the time of day.
  func jump(milliseconds: Int64) { state.withLock { $0.wall += milliseconds * 1_000_000 } }

  /// The clock of a server that starts now.
  func serverClock() -> ServerClock {
    ServerClock(wall: { self.state.withLock { $0.wall } }, uptime: { self.state.withLock { $0.uptime } })
  }
}
