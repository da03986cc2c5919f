import HandschlagRPC
import Logging

/// Logs calls that failed. A call that succeeded leaves no line.
struct CallLog: ServerInterceptor {
  private let names: CallNames
  private let logger: Logger
  private let logsFailures: Bool

  init(methods: [MethodDescriptor], logger: Logger) {
    names = CallNames(methods)
    self.logger = logger
    logsFailures = logger.logLevel <= .debug
  }

  func finish(_ context: ServerContext, status: StatusCode, nanoseconds: Int64) {
    guard status != .ok else { return }
    if status == .internalError || status == .dataLoss || status == .unknown {
      logger.error(
        "a call failed by a defect",
        metadata: ["method": "\(names[context.methodIndex])", "status": "\(status)"])
    } else if logsFailures {
      logger.debug(
        "a call failed",
        metadata: [
          "method": "\(names[context.methodIndex])", "status": "\(status)", "listener": "\(context.listener)",
        ])
    }
  }
}
