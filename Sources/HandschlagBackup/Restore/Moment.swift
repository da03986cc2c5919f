import Foundation

/// Times as an operator reads and writes them: ISO 8601 in UTC, with milliseconds.
package enum Moment {
  private static let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)

  /// The text for milliseconds since 1970.
  package static func text(_ milliseconds: Int64) -> String {
    Date(timeIntervalSince1970: Double(milliseconds) / 1000).formatted(style)
  }

  /// Reads `2026-11-22T18:00:00Z`, with or without a fraction; nil for anything else.
  ///
  /// Without a fraction the whole second is meant, to its end.
  package static func milliseconds(_ text: String) -> Int64? {
    if let date = try? style.parse(text) { return Int64((date.timeIntervalSince1970 * 1000).rounded()) }
    guard let date = try? Date.ISO8601FormatStyle().parse(text) else { return nil }
    return Int64(date.timeIntervalSince1970) * 1000 + 999
  }
}
