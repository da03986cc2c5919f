import Dispatch
import Synchronization

/// Holds the writer's thread inside a transaction, so that what comes meanwhile is committed together.
final class Plug: Sendable {
  private struct State {
    var isHeld = false
    var waiter: CheckedContinuation<Void, Never>?
  }

  private let state = Mutex(State())
  private let gate = DispatchSemaphore(value: 0)

  /// Returns when the writer is held.
  func held() async {
    await withCheckedContinuation { continuation in
      let isHeld = state.withLock { state in
        if !state.isHeld { state.waiter = continuation }
        return state.isHeld
      }
      if isHeld { continuation.resume() }
    }
  }

  /// To be called on the writer's thread; returns when it is let go.
  func hold() {
    let waiter = state.withLock { state in
      state.isHeld = true
      defer { state.waiter = nil }
      return state.waiter
    }
    waiter?.resume()
    gate.wait()
  }

  /// Lets the writer go.
  func release() { gate.signal() }
}
