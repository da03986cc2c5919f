import HandschlagRPC
import NIOCore

/// Stands between the socket and the HTTP/2 handler: lets the guard see what comes, takes read buffers back,
/// and joins the many small writes of a tick into one.
///
/// The HTTP/2 handler writes each frame for itself and flushes when it likes. Here frames are copied into one
/// buffer, which goes out once a read is done with, or at the flush of a tick.
// Every property is touched on the connection's loop alone.
final class HTTP2Front: ChannelDuplexHandler, @unchecked Sendable {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = ByteBuffer
  typealias OutboundIn = IOData
  typealias OutboundOut = IOData

  /// A piece of this size or more is not worth copying.
  private static let largestCopied = 16 << 10
  /// More than this is handed to the channel at once.
  private static let largestJoined = 128 << 10

  private let connection: GRPCConnection
  private let pool: BufferPool
  private var joined = ByteBuffer()
  private var isReading = false
  private var wantsFlush = false
  private var wantsRead = false

  init(_ connection: GRPCConnection, pool: BufferPool) {
    self.connection = connection
    self.pool = pool
  }

  func handlerAdded(context: ChannelHandlerContext) {
    // The settings follow in the read that brought the first byte.
    isReading = true
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    isReading = true
    let chunk = unwrapInboundIn(data)
    guard connection.willReceive(chunk.readableBytesSpan) else { return }
    context.fireChannelRead(data)
    pool.giveBack(read: chunk)
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    context.fireChannelReadComplete()
    isReading = false
    if wantsFlush { send(context) }
  }

  /// Reads no further from a peer that does not read itself.
  func read(context: ChannelHandlerContext) {
    if context.channel.isWritable { context.read() } else { wantsRead = true }
  }

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    if context.channel.isWritable, wantsRead {
      wantsRead = false
      context.read()
    }
    context.fireChannelWritabilityChanged()
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    guard promise == nil, case .byteBuffer(var piece) = unwrapOutboundIn(data),
      piece.readableBytes < Self.largestCopied
    else {
      handOver(context)
      return context.write(data, promise: promise)
    }
    if joined.storageCapacity == 0 { joined = pool.takeWriteBuffer(context.channel.allocator) }
    joined.writeBuffer(&piece)
    if joined.readableBytes >= Self.largestJoined { handOver(context) }
  }

  func flush(context: ChannelHandlerContext) {
    if isReading { wantsFlush = true } else { send(context) }
  }

  func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
    // What was written last says why.
    send(context)
    context.close(mode: mode, promise: promise)
  }

  func triggerUserOutboundEvent(
    context: ChannelHandlerContext, event: Any, promise: EventLoopPromise<Void>?
  ) {
    guard event is CloseWhenSent else {
      return context.triggerUserOutboundEvent(event, promise: promise)
    }
    promise?.succeed()
    handOver(context)
    let channel = context.channel
    let sent = context.eventLoop.makePromise(of: Void.self)
    sent.futureResult.whenComplete { _ in channel.close(promise: nil) }
    context.writeAndFlush(wrapOutboundOut(.byteBuffer(ByteBuffer())), promise: sent)
  }

  private func send(_ context: ChannelHandlerContext) {
    wantsFlush = false
    handOver(context)
    context.flush()
  }

  private func handOver(_ context: ChannelHandlerContext) {
    guard joined.readableBytes > 0 else { return }
    let whole = joined
    joined = ByteBuffer()
    context.write(wrapOutboundOut(.byteBuffer(whole)), promise: nil)
    pool.giveBack(written: whole)
  }
}
