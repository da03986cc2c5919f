import Logging
import NIOCore

/// Says in the log why a listener accepts nothing: most often because the process may open no more files.
///
/// NIO's own handler behind it waits a second before it tries again.
// Touched on its listener's loop alone.
final class AcceptFailures: ChannelInboundHandler {
  typealias InboundIn = any Channel

  private static let pause = TimeAmount.seconds(10)

  private let listener: String
  private let logger: Logger
  private var silentUntil = NIODeadline.distantPast

  init(listener: String, logger: Logger) {
    self.listener = listener
    self.logger = logger
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    let now = NIODeadline.now()
    if error is IOError, now >= silentUntil {
      silentUntil = now + Self.pause
      logger.warning(
        "connections wait to be accepted: raise the limit of file descriptors (ulimit -n), or lower --connections",
        metadata: ["reason": "\(error)", "listener": "\(listener)"])
    }
    context.fireErrorCaught(error)
  }
}
