import Dispatch

/// Holds the writer's thread inside a transaction, so that what comes meanwhile is committed together.
final class Plug: Sendable {
  private let entered = Flag()
  private let gate = DispatchSemaphore(value: 0)

  /// Whether the writer is held.
  var isHeld: Bool { entered.isSet }

  /// To be called on the writer's thread; returns when it is let go.
  func hold() {
    entered.set()
    gate.wait()
  }

  /// Lets the writer go.
  func release() { gate.signal() }
}
