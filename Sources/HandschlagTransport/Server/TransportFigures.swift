import HandschlagRPC

/// What a server has counted on all of its loops.
package struct TransportFigures: Sendable, Hashable {
  /// What was counted of the calls under one label.
  package struct Label: Sendable, Hashable {
    /// The label; see ``MethodLabels``.
    package let name: String
    /// Whether its calls are streams.
    package let isStream: Bool
    /// Calls begun.
    package var started: UInt64 = 0
    /// Calls that ended, by the number of their status.
    package var ended = [UInt64](repeating: 0, count: LabelCounters.codes)
    /// What they took in all.
    package var nanoseconds: UInt64 = 0
    /// How many took how long, by ``LatencyBuckets``.
    package var latencies = [UInt64](repeating: 0, count: LatencyBuckets.count)

    /// All calls that ended.
    package var endedInAll: UInt64 { ended.reduce(0, &+) }
  }

  /// One entry for each label, in the order of ``MethodLabels/names``.
  package var labels: [Label]
  /// Connections now.
  package var connections = 0
  /// Connections since the start.
  package var connectionsAccepted: UInt64 = 0
  /// Connections turned away because a bound was reached.
  package var connectionsRefused: UInt64 = 0
  /// Handshakes of TLS ended for younger ones, because a bound was reached.
  package var handshakesShed: UInt64 = 0
  /// Requests answered without a handler.
  package var requestsRefused: UInt64 = 0
  /// Calls that run now, streams not counted.
  package var calls = 0
  /// How late the latest of the loops was, in nanoseconds.
  package var loopDelay: UInt64 = 0

  init(_ labels: MethodLabels) {
    self.labels = zip(labels.names, labels.areStreams).map { Label(name: $0, isStream: $1) }
  }

  /// The figures of a server that has no methods.
  package static let none = TransportFigures(MethodLabels([]))

  /// Streams that run now; sealed methods are not among them.
  package var streams: Int {
    labels.reduce(0) { sum, label in
      label.isStream ? sum + Int(truncatingIfNeeded: label.started &- label.endedInAll) : sum
    }
  }
}
