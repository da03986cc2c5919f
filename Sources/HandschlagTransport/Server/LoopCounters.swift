import HandschlagRPC
import Synchronization

/// A number that one thread adds to and any thread may read: a plain addition, no locked instruction.
struct OwnCounter: ~Copyable, Sendable {
  private let number = Atomic<UInt64>(0)

  var value: UInt64 { number.load(ordering: .relaxed) }

  /// To be called on the owner's thread alone.
  func add(_ amount: UInt64 = 1) {
    number.store(number.load(ordering: .relaxed) &+ amount, ordering: .relaxed)
  }

  /// Likewise.
  func subtract(_ amount: UInt64 = 1) { add(0 &- amount) }

  /// Likewise.
  func set(_ value: UInt64) { number.store(value, ordering: .relaxed) }
}

/// What one loop has counted of the calls under one label.
final class LabelCounters: Sendable {
  /// gRPC's codes.
  static let codes = 17

  /// Whether its calls are streams, which may last for days.
  let isStream: Bool
  let started = OwnCounter()
  let nanoseconds = OwnCounter()
  /// By the number of the status.
  let ended = InlineArray<17, OwnCounter> { _ in OwnCounter() }
  /// By ``LatencyBuckets``.
  let latencies = InlineArray<106, OwnCounter> { _ in OwnCounter() }

  init(isStream: Bool) { self.isStream = isStream }
}

/// What one event loop counts: whoever is told belongs to its thread, whoever reads may be on any.
///
/// A call finds its numbers by its method's position; sealed methods share theirs, so that nobody can tell
/// them apart afterwards.
package final class LoopCounters: Sendable {
  /// By the position of a method in the router's list.
  private let methods: [LabelCounters]
  /// By label; see ``MethodLabels``.
  private let labels: [LabelCounters]
  private let running = OwnCounter()
  private let accepted = OwnCounter()
  private let closed = OwnCounter()
  private let refused = OwnCounter()
  private let handshakesShed = OwnCounter()
  private let requestsRefused = OwnCounter()
  private let delay = OwnCounter()

  init(_ labels: MethodLabels) {
    let counters = labels.areStreams.map(LabelCounters.init(isStream:))
    self.labels = counters
    methods = labels.byMethod.map { counters[$0] }
  }

  // MARK: - On the loop

  /// A connection was accepted.
  func connectionOpened() { accepted.add() }

  /// An accepted connection is gone.
  func connectionClosed() { closed.add() }

  /// A connection was turned away because a bound was reached.
  func connectionRefused() { refused.add() }

  /// A handshake of TLS was ended for a younger one.
  func handshakeShed() { handshakesShed.add() }

  /// A call of a method begins; ``callEnded(methodIndex:status:nanoseconds:)`` follows, once.
  func callBegan(methodIndex: Int) {
    let counters = methods[methodIndex]
    if !counters.isStream { running.add() }
    counters.started.add()
  }

  /// A call is over.
  ///
  /// - Parameters:
  ///   - methodIndex: position in ``Router/methods``
  ///   - nanoseconds: from the arrival of its bytes until its reply was ready
  func callEnded(methodIndex: Int, status: StatusCode, nanoseconds: UInt64) {
    let counters = methods[methodIndex]
    if !counters.isStream { running.subtract() }
    counters.ended[status.rawValue].add()
    counters.nanoseconds.add(nanoseconds)
    counters.latencies[LatencyBuckets.index(of: nanoseconds)].add()
  }

  /// A request was answered without a handler: unknown method, broken frame.
  func requestRefused() { requestsRefused.add() }

  /// How late the loop was, in nanoseconds.
  func measured(delay nanoseconds: UInt64) { delay.set(nanoseconds) }

  // MARK: - On any thread

  /// Calls that run now, streams not counted.
  package var callsRunning: Int { Int(truncatingIfNeeded: running.value) }

  /// How late the loop was, in nanoseconds.
  package var loopDelay: UInt64 { delay.value }

  /// Adds what was counted to a sum.
  func add(to sum: inout TransportFigures) {
    sum.connectionsAccepted += accepted.value
    sum.connections += Int(truncatingIfNeeded: accepted.value &- closed.value)
    sum.connectionsRefused += refused.value
    sum.handshakesShed += handshakesShed.value
    sum.requestsRefused += requestsRefused.value
    sum.calls += callsRunning
    sum.loopDelay = max(sum.loopDelay, delay.value)
    for (index, label) in labels.enumerated() {
      sum.labels[index].started += label.started.value
      sum.labels[index].nanoseconds += label.nanoseconds.value
      for code in 0..<LabelCounters.codes { sum.labels[index].ended[code] += label.ended[code].value }
      for bucket in 0..<LatencyBuckets.count {
        sum.labels[index].latencies[bucket] += label.latencies[bucket].value
      }
    }
  }
}
