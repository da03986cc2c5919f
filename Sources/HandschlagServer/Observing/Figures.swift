import HandschlagRPC
package import HandschlagStore
import HandschlagTransport
import Synchronization

/// What counts besides the transport: the writer's batches, and calls turned away.
final class Figures: Sendable {
  /// Turns calls away under load.
  let admission: AdmissionControl
  /// Calls turned away for a rate.
  let limited = LimitedCalls()
  /// The writer's transactions.
  let batches = BatchFigures()
  private let startedAt = MonotonicTime.now()

  init(_ bounds: AdmissionBounds) {
    admission = AdmissionControl(bounds)
  }

  /// Nanoseconds since the start.
  var uptime: UInt64 { MonotonicTime.now() &- startedAt }
}

/// How many operations the writer's transactions held. Told by the writer's thread, read by any.
package final class BatchFigures: Sendable {
  /// The largest batches told apart: 2 to this power; larger ones count there, too.
  private static let largest = 16

  private let commits = Atomic<UInt64>(0)
  private let operations = Atomic<UInt64>(0)
  private let failures = Atomic<UInt64>(0)
  private let sizes = InlineArray<17, Atomic<UInt64>> { _ in Atomic(0) }

  /// Nothing written yet.
  package init() {}

  /// Counts a transaction.
  package func add(_ report: BatchReport) {
    failures.wrappingAdd(UInt64(clamping: report.failures), ordering: .relaxed)
    guard report.isCommitted, report.operations > 0 else { return }
    commits.wrappingAdd(1, ordering: .relaxed)
    operations.wrappingAdd(UInt64(report.operations), ordering: .relaxed)
    // The power of two that is not less.
    let power = Int.bitWidth - (report.operations - 1).leadingZeroBitCount
    sizes[min(power, Self.largest)].wrappingAdd(1, ordering: .relaxed)
  }

  /// What was counted.
  package var snapshot: Snapshot {
    Snapshot(
      commits: commits.load(ordering: .relaxed), operations: operations.load(ordering: .relaxed),
      failures: failures.load(ordering: .relaxed),
      sizes: (0...Self.largest).map { sizes[$0].load(ordering: .relaxed) })
  }

  /// The numbers of a moment.
  package struct Snapshot: Sendable, Hashable {
    /// Transactions committed.
    package var commits: UInt64 = 0
    /// The operations in them, those that threw included.
    package var operations: UInt64 = 0
    /// Operations that threw, or whose transaction was lost.
    package var failures: UInt64 = 0
    /// How many transactions held at most 1, 2, 4, 8 … operations, and more than half of that.
    package var sizes: [UInt64] = []
  }
}
