import Foundation
import HandschlagClient

/// Draws what a server does, for a terminal.
struct LoadScreen {
  let columns: Int
  let lines: Int

  /// The lines of a screen, none longer than it is wide.
  func draw(_ rates: LoadRates, address: String) -> [String] {
    let now = rates.now
    var text = [
      "handschlag  \(address)  up \(Self.duration(now.uptimeNanoseconds))",
      "calls \(Self.rate(rates.callsPerSecond))/s  p50 \(Self.time(rates.quantile(0.5)))  "
        + "p99 \(Self.time(rates.quantile(0.99)))  p99.9 \(Self.time(rates.quantile(0.999)))  "
        + "running \(now.calls)  streams \(now.streams)",
      "writes \(Self.rate(rates.operationsPerSecond))/s in \(Self.rate(rates.commitsPerSecond)) commits/s  "
        + "queued \(now.queuedWrites)  loop delay \(Self.time(now.loopDelayNanoseconds))",
      "connections \(now.connections)  refused \(now.connectionsRefused)  shed \(rates.shed)  "
        + "limited \(rates.limited)  reveals \(now.reveals)", "",
    ]
    text += histogram(rates)
    text += ["", row("METHOD", "CALLS/S", "FAILED", "P50", "P99", "MEAN")]
    for method in rates.methods.prefix(max(1, lines - text.count - 1)) where method.ended > 0 {
      text.append(
        row(
          method.name, Self.rate(method.perSecond), "\(method.failed)", Self.time(method.median),
          Self.time(method.p99), Self.time(method.mean)))
    }
    return text.prefix(lines).map { String($0.prefix(columns)) }
  }

  /// One bar for each doubling of the time, from the shortest that occurred to the longest.
  private func histogram(_ rates: LoadRates) -> [String] {
    let bounds = rates.now.latencyBounds
    var bars: [(label: String, count: Int64)] = []
    var count: Int64 = 0
    for (index, calls) in rates.latencies.enumerated() {
      count += calls
      if index == bounds.count {
        bars.append((" longer", count))
      } else if bounds[index].nonzeroBitCount == 1 {
        bars.append(("≤ " + Self.time(bounds[index]), count))
        count = 0
      }
    }
    guard let first = bars.firstIndex(where: { $0.count > 0 }),
      let last = bars.lastIndex(where: { $0.count > 0 })
    else { return ["no calls ended"] }
    // Where there is no room for all, the shortest times share a bar: each says "at most".
    let fitting = max(last - max(3, lines / 2 - 4) + 1, first)
    bars[fitting].count = bars[first...fitting].reduce(0) { $0 + $1.count }
    let shown = bars[fitting...last]
    let most = shown.map { $0.count }.max() ?? 1
    let room = max(10, columns - 24)
    return shown.map { bar in
      let eighths = Int((Double(bar.count) / Double(most) * Double(room * 8)).rounded(.up))
      return Self.left(bar.label, 10) + Self.right("\(bar.count)", 9) + "  " + Self.bar(eighths)
    }
  }

  private func row(_ cells: String...) -> String {
    let widths = [9, 8, 9, 9, 9]
    let name = max(12, columns - widths.reduce(0, +))
    return Self.left(cells[0], name) + zip(cells.dropFirst(), widths).map { Self.right($0, $1) }.joined()
  }

  // MARK: - Text

  private static func bar(_ eighths: Int) -> String {
    let parts = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
    return String(repeating: "█", count: eighths / 8) + parts[eighths % 8]
  }

  private static func left(_ text: String, _ width: Int) -> String {
    let text = text.count < width ? text : String(text.prefix(max(1, width - 2))) + "…"
    return text + String(repeating: " ", count: max(0, width - text.count))
  }

  private static func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }

  /// `950`, `12.3k`, `1.20M`.
  static func rate(_ perSecond: Double) -> String {
    switch perSecond {
    case ..<10: String(format: "%.1f", perSecond)
    case ..<10_000: String(format: "%.0f", perSecond)
    case ..<1_000_000: String(format: "%.1fk", perSecond / 1000)
    default: String(format: "%.2fM", perSecond / 1_000_000)
    }
  }

  /// `850ns`, `1.5µs`, `12ms`, `3.4s`; a dash for nothing.
  static func time(_ nanoseconds: Int64?) -> String {
    guard let nanoseconds else { return "-" }
    let value = Double(nanoseconds)
    func text(_ value: Double, _ unit: String) -> String {
      String(format: value < 10 ? "%.1f" : "%.0f", value) + unit
    }
    switch nanoseconds {
    case ..<1000: return "\(nanoseconds)ns"
    case ..<1_000_000: return text(value / 1e3, "µs")
    case ..<1_000_000_000: return text(value / 1e6, "ms")
    default: return text(value / 1e9, "s")
    }
  }

  /// `3d 4h`, `4h 5m`, `5m 6s`.
  static func duration(_ nanoseconds: Int64) -> String {
    let seconds = nanoseconds / 1_000_000_000
    switch seconds {
    case 86_400...: return "\(seconds / 86_400)d \(seconds / 3600 % 24)h"
    case 3600...: return "\(seconds / 3600)h \(seconds / 60 % 60)m"
    default: return "\(seconds / 60)m \(seconds % 60)s"
    }
  }
}
