import NIOCore

extension ChannelHandlerContext {
  /// Ends the server's own direction behind everything that is written, and waits a second for the peer to end the
  /// other one.
  ///
  /// Closing both at once would throw the last replies away where requests are still under way: TCP answers
  /// those with a reset.
  func closeBehindReplies() {
    let channel = channel
    let sent = eventLoop.makePromise(of: Void.self)
    sent.futureResult.whenComplete { _ in
      channel.close(mode: .output, promise: nil)
      channel.eventLoop.scheduleTask(in: .seconds(1)) { channel.close(promise: nil) }
    }
    writeAndFlush(NIOAny(ByteBuffer()), promise: sent)
  }
}
