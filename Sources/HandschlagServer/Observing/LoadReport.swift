import HandschlagAPI
package import HandschlagTransport

/// What a server does, in numbers since its start.
package struct LoadReport: Sendable, Hashable {
  /// Calls and connections.
  package var transport: TransportFigures
  /// The writer's transactions.
  package var batches = BatchFigures.Snapshot()
  /// Nanoseconds since the start.
  package var uptime: UInt64 = 0
  /// Writes that wait for the disk.
  package var queuedWrites = 0
  /// Calls turned away for load.
  package var callsShed: UInt64 = 0
  /// Calls turned away for a rate.
  package var callsLimited: UInt64 = 0
  /// Reveals since the start.
  package var reveals: UInt64 = 0

  /// A report of calls alone.
  package init(_ transport: TransportFigures) {
    self.transport = transport
  }

  /// The report for the operator's programs.
  var response: GetLoadResponse {
    GetLoadResponse(
      uptimeNanoseconds: Int64(clamping: uptime),
      methods: transport.labels.filter { $0.started > 0 }.map { label in
        MethodLoad(
          method: label.name, started: Int64(clamping: label.started), ended: Self.short(label.ended),
          nanoseconds: Int64(clamping: label.nanoseconds), latencies: Self.short(label.latencies))
      },
      latencyBounds: (0..<LatencyBuckets.count).compactMap(LatencyBuckets.bound).map { Int64(clamping: $0) },
      connections: Int64(transport.connections),
      connectionsAccepted: Int64(clamping: transport.connectionsAccepted),
      connectionsRefused: Int64(clamping: transport.connectionsRefused),
      calls: Int64(transport.calls + transport.streams), streams: Int64(transport.streams),
      queuedWrites: Int64(queuedWrites), commits: Int64(clamping: batches.commits),
      operations: Int64(clamping: batches.operations), batchSizes: Self.short(batches.sizes),
      callsShed: Int64(clamping: callsShed), callsLimited: Int64(clamping: callsLimited),
      requestsRefused: Int64(clamping: transport.requestsRefused), reveals: Int64(clamping: reveals),
      loopDelayNanoseconds: Int64(clamping: transport.loopDelay))
  }

  /// Without the zeros at the end.
  private static func short(_ numbers: [UInt64]) -> [Int64] {
    let count = numbers.lastIndex { $0 > 0 }.map { $0 + 1 } ?? 0
    return numbers.prefix(count).map { Int64(clamping: $0) }
  }
}
