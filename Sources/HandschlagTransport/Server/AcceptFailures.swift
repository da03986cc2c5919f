import Logging
import NIOCore

/// Stops a listener for a moment when it can accept nothing, and says in the log why: most often because the process
/// may open no more files.
///
/// A connection that waits makes the listener ready again at once: without the pause its loop would do nothing but
/// fail. NIO goes on watching a listener whose accept failed, whatever its handlers ask for, unless it reads
/// on demand.
// Touched on its listener's loop alone.
final class AcceptFailures: ChannelInboundHandler {
  typealias InboundIn = any Channel

  private static let pause = TimeAmount.milliseconds(200)
  private static let silence = TimeAmount.seconds(10)

  private let listener: String
  private let logger: Logger
  private var silentUntil = NIODeadline.distantPast
  private var isPaused = false

  init(listener: String, logger: Logger) {
    self.listener = listener
    self.logger = logger
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    if error is IOError {
      pause(context)
      warn("\(error)")
    }
    context.fireErrorCaught(error)
  }

  private func pause(_ context: ChannelHandlerContext) {
    guard !isPaused, let options = context.channel.syncOptions else { return }
    isPaused = true
    // Both fail only where the listener is closed; then there is nothing to pause.
    try? options.setOption(.autoRead, value: false)
    context.eventLoop.assumeIsolated().scheduleTask(in: Self.pause) {
      self.isPaused = false
      try? options.setOption(.autoRead, value: true)
    }
  }

  private func warn(_ reason: String) {
    let now = NIODeadline.now()
    guard now >= silentUntil else { return }
    silentUntil = now + Self.silence
    logger.warning(
      "connections wait to be accepted: raise the limit of file descriptors (ulimit -n), or lower --connections",
      metadata: ["reason": "\(reason)", "listener": "\(listener)"])
  }
}
