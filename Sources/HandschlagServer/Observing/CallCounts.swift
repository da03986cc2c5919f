package import Metrics
import Synchronization

/// The simplest backend of swift-metrics: numbers in memory, to be logged and asked for.
///
/// Handlers are kept for as long as the process: what counts calls is made once, at the start.
package final class CallCounts: MetricsFactory {
  private struct State {
    var counts: [String: Count] = [:]
    var timings: [String: Timing] = [:]
  }

  private let state = Mutex(State())

  /// Nothing counted yet.
  package init() {}

  /// What was counted, by name and dimensions; what never happened is left out.
  package var counts: [String: Int64] {
    state.withLock { $0.counts }.mapValues(\.value).filter { $0.value != 0 }
  }

  /// How often and how long in all, in nanoseconds, by name and dimensions.
  package var timings: [String: (count: Int64, nanoseconds: Int64, longest: Int64)] {
    state.withLock { $0.timings }.mapValues(\.value).filter { $0.value.count != 0 }
  }

  package func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
    let name = Self.name(label, dimensions)
    return state.withLock { state in
      let count = state.counts[name] ?? Count()
      state.counts[name] = count
      return count
    }
  }

  package func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
    let name = Self.name(label, dimensions)
    return state.withLock { state in
      let timing = state.timings[name] ?? Timing()
      state.timings[name] = timing
      return timing
    }
  }

  package func makeRecorder(
    label: String, dimensions: [(String, String)], aggregate: Bool
  ) -> any RecorderHandler {
    NOOPMetricsHandler.instance
  }

  package func destroyCounter(_ handler: any CounterHandler) {}
  package func destroyTimer(_ handler: any TimerHandler) {}
  package func destroyRecorder(_ handler: any RecorderHandler) {}

  private static func name(_ label: String, _ dimensions: [(String, String)]) -> String {
    label + "{" + dimensions.map { "\($0)=\($1)" }.joined(separator: ",") + "}"
  }

  private final class Count: CounterHandler {
    private let number = Atomic<Int64>(0)
    var value: Int64 { number.load(ordering: .relaxed) }
    func increment(by amount: Int64) { number.wrappingAdd(amount, ordering: .relaxed) }
    func reset() { number.store(0, ordering: .relaxed) }
  }

  private final class Timing: TimerHandler {
    private let count = Atomic<Int64>(0)
    private let sum = Atomic<Int64>(0)
    private let longest = Atomic<Int64>(0)

    var value: (count: Int64, nanoseconds: Int64, longest: Int64) {
      (count.load(ordering: .relaxed), sum.load(ordering: .relaxed), longest.load(ordering: .relaxed))
    }

    func recordNanoseconds(_ duration: Int64) {
      count.wrappingAdd(1, ordering: .relaxed)
      sum.wrappingAdd(duration, ordering: .relaxed)
      if duration > longest.load(ordering: .relaxed) { longest.max(duration, ordering: .relaxed) }
    }
  }
}
