import Synchronization

/// From how much work on the server turns calls away. A bound of 0 is none.
package struct AdmissionBounds: Sendable, Hashable {
  /// Calls that run, streams not counted.
  package var calls: Int
  /// Writes that wait for the disk.
  package var queuedWrites: Int
  /// How late the event loops are.
  package var loopDelay: Duration

  /// Bounds; where not given, none.
  package init(calls: Int = 0, queuedWrites: Int = 0, loopDelay: Duration = .zero) {
    self.calls = calls
    self.queuedWrites = queuedWrites
    self.loopDelay = loopDelay
  }

  /// The least priority that is still let in.
  ///
  /// From a bound on usual calls wait; from one and a half times a bound on those of consent, too. What
  /// operation needs is always let in.
  package func least(calls: Int, queuedWrites: Int, loopDelay: UInt64) -> CallPriority {
    let delayBound = Int(clamping: self.loopDelay.wholeNanoseconds)
    let measured = [
      (calls, self.calls), (queuedWrites, self.queuedWrites), (Int(clamping: loopDelay), delayBound),
    ]
    var least = CallPriority.usual
    for (value, bound) in measured where bound > 0 && value >= bound {
      least = max(least, value - bound >= bound / 2 ? .operation : .consent)
    }
    return least
  }
}

/// Turns calls away while the server has more to do than it can: the usual ones first, then those of consent,
/// the operator's never.
///
/// What a call costs is one comparison; how much there is to do is measured fifty times a second.
package final class AdmissionControl: ServerInterceptor {
  /// When a caller that was turned away is to come again.
  private static let pause = Duration.milliseconds(250)

  private let bounds: AdmissionBounds
  private let least = Atomic<UInt8>(CallPriority.usual.rawValue)
  private let shed = Atomic<UInt64>(0)

  /// Lets everything in until the first measurement.
  package init(_ bounds: AdmissionBounds) {
    self.bounds = bounds
  }

  /// Calls turned away since the start.
  package var shedCalls: UInt64 { shed.load(ordering: .relaxed) }

  /// Decides anew, by what was measured.
  ///
  /// - Parameters:
  ///   - calls: that run, streams not counted
  ///   - loopDelay: in nanoseconds
  /// - Returns: the least priority that is let in from now on, and that of before.
  @discardableResult
  package func measured(
    calls: Int, queuedWrites: Int, loopDelay: UInt64
  ) -> (now: CallPriority, before: CallPriority) {
    let now = bounds.least(calls: calls, queuedWrites: queuedWrites, loopDelay: loopDelay)
    let before = least.exchange(now.rawValue, ordering: .relaxed)
    return (now, CallPriority(rawValue: before) ?? .usual)
  }

  package func begin(_ context: ServerContext) throws -> InterceptorDecision {
    if context.method.priority.rawValue >= least.load(ordering: .relaxed) { return .proceed }
    shed.wrappingAdd(1, ordering: .relaxed)
    throw RPCError(
      .resourceExhausted, "the server is busy: try again",
      details: [.reason("OVERLOADED"), .retryInfo(Self.pause)])
  }
}
