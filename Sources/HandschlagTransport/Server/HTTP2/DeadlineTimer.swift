import HandschlagRPC
import NIOCore

/// One timer of a loop for the earliest of many deadlines. Touched on its loop alone.
struct DeadlineTimer {
  private var timer: Scheduled<Void>?
  private var moment = UInt64.max

  /// Has `action` run at a deadline, unless it runs earlier already.
  mutating func arm(_ deadline: Deadline, on loop: any EventLoop, _ action: @escaping @Sendable () -> Void) {
    guard !deadline.isNever, deadline.nanoseconds < moment else { return }
    timer?.cancel()
    moment = deadline.nanoseconds
    timer = loop.scheduleTask(deadline: .uptimeNanoseconds(deadline.nanoseconds), action)
  }

  /// To be called by the action first.
  mutating func fired() {
    timer = nil
    moment = .max
  }

  /// Has nothing run any more.
  mutating func cancel() {
    timer?.cancel()
    timer = nil
  }
}
