import Logging
import Synchronization

/// Keeps every line that is logged, with its metadata.
final class CapturedLog: Sendable {
  private let state = Mutex<[String]>([])

  var lines: [String] { state.withLock { $0 } }

  fileprivate func append(_ line: String) { state.withLock { $0.append(line) } }

  /// A logger that writes here alone, everything from the lowest level on.
  func logger() -> Logger {
    var logger = Logger(label: "test") { _ in CapturingHandler(log: self) }
    logger.logLevel = .trace
    return logger
  }
}

private struct CapturingHandler: LogHandler {
  let log: CapturedLog
  var metadata: Logger.Metadata = [:]
  var logLevel: Logger.Level = .trace

  init(log: CapturedLog) { self.log = log }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(
    level: Logger.Level, message: Logger.Message, metadata: Logger.Metadata?, source: String, file: String,
    function: String, line: UInt
  ) {
    log.append("\(level) \(message) \(metadata ?? [:]) \(self.metadata)")
  }
}
