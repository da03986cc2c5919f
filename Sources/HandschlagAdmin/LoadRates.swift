import CommandLineOutput
import HandschlagClient

/// What a server did between two answers of `GetLoad`, or since its start.
struct LoadRates: Sendable {
  /// The calls of a method in that time.
  struct Method: Sendable, Hashable {
    let name: String
    /// Calls that ended, and those of them that failed.
    let ended: Int64
    let failed: Int64
    let perSecond: Double
    /// Nanoseconds; nil where nothing ended.
    let median: Int64?
    let p99: Int64?
    let mean: Int64?
  }

  let now: GetLoadResponse
  let seconds: Double
  /// By how often they ended, the busiest first.
  let methods: [Method]
  /// How many calls of all methods took how long, by the answer's bounds.
  let latencies: [Int64]
  let callsPerSecond: Double
  let commitsPerSecond: Double
  let operationsPerSecond: Double
  let shed: Int64
  let limited: Int64

  /// - Parameter before: the earlier answer; nil for the time since the server's start
  init(from before: GetLoadResponse?, to now: GetLoadResponse) {
    // A server that was started again in between counts from 0.
    let before = before.flatMap { $0.uptimeNanoseconds <= now.uptimeNanoseconds ? $0 : nil }
    let seconds = max(1e-9, Double(now.uptimeNanoseconds - (before?.uptimeNanoseconds ?? 0)) / 1e9)
    var all = [Int64](repeating: 0, count: now.latencyBounds.count + 1)
    var methods: [Method] = []
    for method in now.methods {
      let earlier = before?.methods.first { $0.method == method.method }
      let latencies = Self.difference(method.latencies, earlier?.latencies ?? [])
      for (index, count) in latencies.enumerated() where index < all.count { all[index] += count }
      let ended = Self.difference(method.ended, earlier?.ended ?? [])
      let count = ended.reduce(0, +)
      let nanoseconds = method.nanoseconds - (earlier?.nanoseconds ?? 0)
      methods.append(
        Method(
          name: method.method, ended: count, failed: count - (ended.first ?? 0),
          perSecond: Double(count) / seconds, median: Self.quantile(0.5, latencies, now.latencyBounds),
          p99: Self.quantile(0.99, latencies, now.latencyBounds), mean: count > 0 ? nanoseconds / count : nil)
      )
    }
    self.now = now
    self.seconds = seconds
    self.methods = methods.sorted { ($0.ended, $1.name) > ($1.ended, $0.name) }
    latencies = all
    callsPerSecond = Double(methods.reduce(0) { $0 + $1.ended }) / seconds
    commitsPerSecond = Double(now.commits - (before?.commits ?? 0)) / seconds
    operationsPerSecond = Double(now.operations - (before?.operations ?? 0)) / seconds
    shed = now.callsShed - (before?.callsShed ?? 0)
    limited = now.callsLimited - (before?.callsLimited ?? 0)
  }

  /// The least bound that so great a part of the calls keeps; the last bound where they took longer than all.
  static func quantile(_ part: Double, _ latencies: [Int64], _ bounds: [Int64]) -> Int64? {
    let count = latencies.reduce(0, +)
    guard count > 0 else { return nil }
    let wanted = max(1, Int64((part * Double(count)).rounded(.up)))
    var below: Int64 = 0
    for (index, bucket) in latencies.enumerated() {
      below += bucket
      if below >= wanted { return index < bounds.count ? bounds[index] : bounds.last }
    }
    return bounds.last
  }

  /// The quantile over all methods.
  func quantile(_ part: Double) -> Int64? { Self.quantile(part, latencies, now.latencyBounds) }

  private static func difference(_ now: [Int64], _ before: [Int64]) -> [Int64] {
    now.enumerated().map { index, value in value - (index < before.count ? before[index] : 0) }
  }

  /// For scripts: rates, and times in microseconds.
  var record: OutputRecord {
    func rounded(_ rate: Double) -> OutputValue { .number(Int64(rate.rounded())) }
    func time(_ nanoseconds: Int64?) -> OutputValue { nanoseconds.map { .number($0 / 1000) } ?? .absent }
    let rows = methods.map { method in
      OutputValue.record(
        OutputRecord([
          .init("method", .text(method.name)), .init("ended", .number(method.ended)),
          .init("failed", .number(method.failed)), .init("calls_per_second", rounded(method.perSecond)),
          .init("p50_microseconds", time(method.median)), .init("p99_microseconds", time(method.p99)),
          .init("mean_microseconds", time(method.mean)),
        ]))
    }
    return OutputRecord([
      .init("milliseconds", .number(Int64(seconds * 1000))),
      .init("calls_per_second", rounded(callsPerSecond)),
      .init("p50_microseconds", time(quantile(0.5))), .init("p99_microseconds", time(quantile(0.99))),
      .init("connections", .number(now.connections)), .init("calls", .number(now.calls)),
      .init("streams", .number(now.streams)), .init("queued_writes", .number(now.queuedWrites)),
      .init("commits_per_second", rounded(commitsPerSecond)),
      .init("operations_per_second", rounded(operationsPerSecond)),
      .init("calls_shed", .number(shed)), .init("calls_limited", .number(limited)),
      .init("loop_delay_microseconds", .number(now.loopDelayNanoseconds / 1000)),
      .init("reveals", .number(now.reveals)), .init("methods", .list(rows)),
    ])
  }
}
