import HandschlagRPC
import HandschlagTransport

/// Writes figures in Prometheus' text exposition format, version 0.0.4.
package struct PrometheusText: Sendable {
  /// The type of the text, for HTTP.
  package static let contentType = "text/plain; version=0.0.4; charset=utf-8"

  /// What was written.
  package private(set) var text = ""

  /// The figures of a server.
  package init(_ report: LoadReport) {
    let transport = report.transport
    let called = transport.labels.filter { $0.started > 0 }
    writeCalls(called)
    writeLatencies(called)
    gauge("handschlag_calls_running", "Calls that run now, streams not counted.", Double(transport.calls))
    gauge(
      "handschlag_streams_running", "Streams that run now, sealed methods not counted.",
      Double(transport.streams))
    gauge("handschlag_connections", "Connections now.", Double(transport.connections))
    counter(
      "handschlag_connections_accepted_total", "Connections accepted.", transport.connectionsAccepted)
    counter(
      "handschlag_connections_refused_total", "Connections turned away because a bound was reached.",
      transport.connectionsRefused)
    counter(
      "handschlag_handshakes_shed_total", "TLS handshakes ended for younger ones: too many at once.",
      transport.handshakesShed)
    counter(
      "handschlag_requests_refused_total", "Requests answered without a method: unknown ones, broken frames.",
      transport.requestsRefused)
    counter("handschlag_calls_shed_total", "Calls turned away because of load.", report.callsShed)
    counter("handschlag_calls_limited_total", "Calls turned away because of a rate.", report.callsLimited)
    counter("handschlag_reveals_total", "Reveals.", report.reveals)
    gauge("handschlag_writes_queued", "Writes that wait for the disk now.", Double(report.queuedWrites))
    writeBatches(report.batches)
    gauge(
      "handschlag_loop_delay_seconds", "How late the event loops are, at the least over a tenth of a second.",
      Self.seconds(transport.loopDelay))
    gauge("handschlag_uptime_seconds", "Time since the start.", Self.seconds(report.uptime))
  }

  private mutating func writeCalls(_ labels: [TransportFigures.Label]) {
    head("handschlag_calls_started_total", "Calls begun, by method.", "counter")
    for label in labels {
      sample("handschlag_calls_started_total", [("method", label.name)], "\(label.started)")
    }
    head("handschlag_calls_total", "Calls that ended, by method and status code.", "counter")
    for label in labels {
      for code in StatusCode.allCases where label.ended[code.rawValue] > 0 {
        sample(
          "handschlag_calls_total", [("method", label.name), ("code", "\(code)")],
          "\(label.ended[code.rawValue])")
      }
    }
  }

  /// One bucket for each doubling: what is counted more finely is for the operator's screen.
  private mutating func writeLatencies(_ labels: [TransportFigures.Label]) {
    let name = "handschlag_call_duration_seconds"
    head(name, "From the arrival of a request's bytes until its reply was ready, by method.", "histogram")
    for label in labels {
      var below: UInt64 = 0
      for bucket in 0..<LatencyBuckets.count {
        below += label.latencies[bucket]
        guard let bound = LatencyBuckets.bound(bucket), bound.nonzeroBitCount == 1 else { continue }
        sample(name + "_bucket", [("method", label.name), ("le", "\(Self.seconds(bound))")], "\(below)")
      }
      sample(name + "_bucket", [("method", label.name), ("le", "+Inf")], "\(below)")
      sample(name + "_sum", [("method", label.name)], "\(Self.seconds(label.nanoseconds))")
      sample(name + "_count", [("method", label.name)], "\(below)")
    }
  }

  private mutating func writeBatches(_ batches: BatchFigures.Snapshot) {
    let name = "handschlag_batch_operations"
    head(name, "Operations in a transaction of the writer.", "histogram")
    var below: UInt64 = 0
    for (power, count) in batches.sizes.dropLast().enumerated() {
      below += count
      sample(name + "_bucket", [("le", "\(1 << power)")], "\(below)")
    }
    sample(name + "_bucket", [("le", "+Inf")], "\(batches.commits)")
    sample(name + "_sum", [], "\(batches.operations)")
    sample(name + "_count", [], "\(batches.commits)")
    counter(
      "handschlag_operations_failed_total", "Operations of the writer that failed.", batches.failures)
  }

  // MARK: - Lines

  private mutating func counter(_ name: String, _ help: String, _ value: UInt64) {
    head(name, help, "counter")
    sample(name, [], "\(value)")
  }

  private mutating func gauge(_ name: String, _ help: String, _ value: Double) {
    head(name, help, "gauge")
    sample(name, [], "\(value)")
  }

  private mutating func head(_ name: String, _ help: String, _ type: String) {
    text += "# HELP \(name) \(Self.escaped(help, quotes: false))\n# TYPE \(name) \(type)\n"
  }

  private mutating func sample(_ name: String, _ labels: [(String, String)], _ value: String) {
    text += name
    if !labels.isEmpty {
      let pairs = labels.map { "\($0.0)=\"\(Self.escaped($0.1, quotes: true))\"" }
      text += "{" + pairs.joined(separator: ",") + "}"
    }
    text += " \(value)\n"
  }

  private static func seconds(_ nanoseconds: UInt64) -> Double { Double(nanoseconds) / 1e9 }

  /// A backslash and a line feed have to be escaped everywhere, a quote in the value of a label.
  static func escaped(_ text: String, quotes: Bool) -> String {
    var result = text.replacing("\\", with: "\\\\").replacing("\n", with: "\\n")
    if quotes { result = result.replacing("\"", with: "\\\"") }
    return result
  }
}
