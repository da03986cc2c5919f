import HandschlagRPC
package import Logging

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How a line of the log is written.
package enum LogFormat: Sendable, Hashable {
  /// For people: time, level, event, then `key=value`.
  case text
  /// For programs: one JSON object a line.
  case json
}

/// Writes events to standard error, one line each, in one write each.
package struct LogOutput: LogHandler {
  /// Fields of every line.
  package var metadata: Logger.Metadata = [:]
  /// The least that is written.
  package var logLevel: Logger.Level
  /// Not used: every field is given by who logs.
  package var metadataProvider: Logger.MetadataProvider?
  private let format: LogFormat
  private let write: @Sendable ([UInt8]) -> Void

  /// A log.
  ///
  /// - Parameter write: takes a whole line; standard error unless given.
  package init(
    level: Logger.Level, format: LogFormat,
    write: @escaping @Sendable ([UInt8]) -> Void = LogOutput.writeToStandardError
  ) {
    logLevel = level
    self.format = format
    self.write = write
  }

  package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  package func log(event: LogEvent) {
    var fields = metadata
    if let trace = TraceContext.current { fields["trace_id"] = "\(trace.traceID)" }
    if let own = event.metadata { fields.merge(own) { $1 } }
    let ordered = fields.map { ($0.key, "\($0.value)") }.sorted { $0.0 < $1.0 }
    write(Array(Self.line(format, event.level, "\(event.message)", ordered, Self.now()).utf8))
  }

  /// One line, with its end.
  static func line(
    _ format: LogFormat, _ level: Logger.Level, _ event: String, _ fields: [(String, String)], _ time: String
  ) -> String {
    switch format {
    case .text:
      let rest = fields.map { " \($0)=\(needsQuotes($1) ? quoted($1) : $1)" }.joined()
      return "\(time) \(level) \(needsEscapes(event) ? quoted(event) : event)\(rest)\n"
    case .json:
      let pairs = [("time", time), ("level", level.rawValue), ("event", event)] + fields
      return "{" + pairs.map { "\(quoted($0)):\(quoted($1))" }.joined(separator: ",") + "}\n"
    }
  }

  /// Writes a line to standard error; what cannot be written is lost.
  package static let writeToStandardError: @Sendable ([UInt8]) -> Void = { line in
    _ = Glibc.write(STDERR_FILENO, line, line.count)
  }

  private static func needsEscapes(_ text: String) -> Bool {
    text.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7f }
  }

  private static func needsQuotes(_ text: String) -> Bool {
    text.isEmpty || needsEscapes(text) || text.contains { $0 == " " || $0 == "\"" || $0 == "=" }
  }

  /// A JSON string: a line of the log stays one line whatever a peer sends.
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      default:
        if scalar.value < 0x20 || scalar.value == 0x7f {
          let digits = String(scalar.value, radix: 16)
          result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }

  /// The time in UTC, to the millisecond.
  private static func now() -> String {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    var parts = tm()
    gmtime_r(&time.tv_sec, &parts)
    func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let milliseconds = String(1000 + time.tv_nsec / 1_000_000).dropFirst()
    return "\(1900 + parts.tm_year)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))T\(two(parts.tm_hour)):"
      + "\(two(parts.tm_min)):\(two(parts.tm_sec)).\(milliseconds)Z"
  }
}
