import Logging
import NIOCore
import NIOSSL
import NIOTLS

/// Where an accepted connection comes into TLS: before the wire's handlers, and behind what unwraps it.
///
/// A peer that has said nothing costs nothing of TLS: its handler is made with the first bytes. From then until the
/// first bytes within TLS the peer is one of the ``ServerLoop/newcomers``, of which there may be so many; one more ends
/// the oldest of them, so that those who begin a handshake and go silent keep nobody out. A connection without traffic
/// takes no memory for what TLS reads into and writes into; so that nobody looks at that any more, what was decrypted is
/// handed on in a copy.
// Every property is touched on the connection's loop alone.
final class TLSEntrance: ChannelDuplexHandler, @unchecked Sendable {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = ByteBuffer
  typealias OutboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private let credentials: TLSCredentials
  private let shared: ServerShared
  private let loop: ServerLoop
  private var context: ChannelHandlerContext?
  /// What unwraps TLS; nil until the peer says something.
  private var unwrapper: NIOSSLServerHandler?
  private let buffers = TLSBuffers()
  /// Its place among the newcomers; nil when it is none.
  private var newcomer: Newcomers<TLSEntrance>.Number?
  /// Whether anything was read or written since the last look, and whether it is looked at.
  private var hasTraffic = false
  private var isAwake = false

  init(_ credentials: TLSCredentials, shared: ServerShared, loop: ServerLoop) {
    self.credentials = credentials
    self.shared = shared
    self.loop = loop
  }

  /// The certificate that the peer has proved itself with, if it was asked for one.
  var peerCertificate: NIOSSLCertificate? { unwrapper?.peerCertificate }

  func handlerAdded(context: ChannelHandlerContext) {
    self.context = context
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    self.context = nil
    isNewcomerNoMore()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    noteTraffic()
    guard unwrapper != nil else { return begin(with: data, context) }
    isNewcomerNoMore()
    var decrypted = unwrapInboundIn(data)
    var copy = loop.executor.buffers.takeReadBuffer(context.channel.allocator)
    copy.writeBuffer(&decrypted)
    context.fireChannelRead(wrapInboundOut(copy))
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    noteTraffic()
    context.write(data, promise: promise)
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if event is TLSUserEvent { noteTraffic() }
    context.fireUserInboundEventTriggered(event)
  }

  /// Puts what unwraps TLS before this handler, and hands it the first bytes.
  private func begin(with data: NIOAny, _ context: ChannelHandlerContext) {
    let unwrapper = NIOSSLServerHandler(context: credentials.context)
    let pipeline = context.pipeline
    do {
      try buffers.collect(on: context.channel) {
        try pipeline.syncOperations.addHandler(unwrapper, position: .before(self))
      }
    } catch {
      context.fireErrorCaught(error)
      return context.close(promise: nil)
    }
    self.unwrapper = unwrapper
    newcomer = loop.newcomers.add(self)
    loop.endOldestNewcomer()
    pipeline.fireChannelRead(data)
  }

  private func isNewcomerNoMore() {
    guard let number = newcomer else { return }
    newcomer = nil
    loop.newcomers.remove(number)
  }

  /// Ends the connection for one that came later.
  func giveWay() {
    newcomer = nil
    guard let context, let unwrapper else { return }
    shared.logger.info(
      "connection closed",
      metadata: ["reason": "too many handshakes at once, of which it is the oldest"])
    // Nothing of TLS is said or waited for: that would keep its memory for as long.
    let beyond = try? context.pipeline.syncOperations.context(handler: unwrapper)
    (beyond ?? context).close(promise: nil)
  }

  // MARK: - Rest

  private func noteTraffic() {
    hasTraffic = true
    guard !isAwake else { return }
    isAwake = true
    loop.awake(self)
  }

  /// Lets the buffers rest when nothing was read or written since the last look; whether it need not be looked at
  /// until there is traffic again.
  func restsWithoutTraffic() -> Bool {
    guard context != nil else { return true }
    guard !hasTraffic, isAllSent else {
      hasTraffic = false
      return false
    }
    isAwake = false
    buffers.rest()
    return true
  }

  /// Whether nothing waits in the channel, where it would be in one of the buffers.
  private var isAllSent: Bool {
    guard let options = context?.channel.syncOptions else { return false }
    return (try? options.getOption(.bufferedWritableBytes)) == 0
  }
}
