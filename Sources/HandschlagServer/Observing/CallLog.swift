import HandschlagRPC
import Logging

/// Logs calls that failed or took long. A call that succeeded in time leaves no line.
struct CallLog: ServerInterceptor {
  private let labels: MethodLabels
  private let logger: Logger
  private let logsFailures: Bool
  /// Nanoseconds from which on a call is slow.
  private let slow: Int64

  /// A log.
  ///
  /// - Parameter slow: how long a call may take until it is logged; nil for ever.
  init(methods: [MethodDescriptor], logger: Logger, slow: Duration?) {
    labels = MethodLabels(methods)
    self.logger = logger
    logsFailures = logger.logLevel <= .debug
    self.slow = slow?.wholeNanoseconds ?? .max
  }

  func finish(_ context: ServerContext, status: StatusCode, nanoseconds: Int64) {
    if status != .ok { logFailure(context, status) }
    // A stream lasts as long as its caller likes.
    if nanoseconds >= slow, !context.method.kind.hasReplyStream {
      var fields = fields(context, status)
      fields["milliseconds"] = "\(nanoseconds / 1_000_000)"
      logger.warning("a call was slow", metadata: fields)
    }
  }

  private func logFailure(_ context: ServerContext, _ status: StatusCode) {
    let isDefect = status == .internalError || status == .dataLoss || status == .unknown
    if isDefect, !context.isPeersMistake {
      logger.error("a call failed by a defect", metadata: fields(context, status))
    } else if logsFailures {
      logger.debug("a call failed", metadata: fields(context, status))
    }
  }

  private func fields(_ context: ServerContext, _ status: StatusCode) -> Logger.Metadata {
    var fields: Logger.Metadata = [
      "method": "\(labels[context.methodIndex])", "status": "\(status)", "listener": "\(context.listener)",
    ]
    if let trace = context.trace { fields["trace_id"] = "\(trace.traceID)" }
    return fields
  }
}
