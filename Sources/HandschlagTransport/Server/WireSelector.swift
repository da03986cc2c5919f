import HandschlagRPC
import Logging
import NIOCore
import NIOSSL

/// The first handler of every accepted connection, behind ``TLSEntrance`` where there is TLS: puts the handlers of the
/// wire that the peer speaks in its own place, as soon as the first byte tells which.
// Every property is touched on the connection's loop alone.
final class WireSelector: ChannelInboundHandler, RemovableChannelHandler, LoopConnection, @unchecked Sendable
{
  typealias InboundIn = ByteBuffer
  typealias InboundOut = ByteBuffer

  private let shared: ServerShared
  private let loop: ServerLoop
  private let facts: ConnectionContext
  private let wires: ServedWires
  /// Where TLS was come through before this handler.
  private let tls: TLSEntrance?
  private let opened = MonotonicTime.now()
  /// How TLS says that a peer left without a word before it asked anything, as probes of a port do: no news.
  private static let leavings: [NIOSSLError] = [
    .uncleanShutdown, .handshakeFailed(.sslError([.eofDuringHandshake])),
  ]
  private var context: ChannelHandlerContext?
  /// Whether the handlers of a wire stand behind this one.
  private var hasSelected = false

  init(
    shared: ServerShared, loop: ServerLoop, facts: ConnectionContext, wires: ServedWires,
    tls: TLSEntrance?
  ) {
    self.shared = shared
    self.loop = loop
    self.facts = facts
    self.wires = wires
    self.tls = tls
  }

  func handlerAdded(context: ChannelHandlerContext) {
    self.context = context
    loop.add(self)
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    self.context = nil
    loop.remove(self)
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    if tls == nil || (error as? NIOSSLError).map(Self.leavings.contains) == true {
      shared.logger.debug("connection failed", metadata: ["error": "\(error)"])
      context.close(promise: nil)
    } else {
      close(reason: "TLS was not agreed on: \(error)")
    }
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    // While the first bytes are handled, a write that fails has the channel read the rest.
    guard !hasSelected else { return context.fireChannelRead(data) }
    let chunk = unwrapInboundIn(data)
    guard let first = chunk.getInteger(at: chunk.readerIndex, as: UInt8.self) else { return }
    do {
      // By the first byte the handshake is over, and with it the proof that the peer holds the key.
      if let certificate = tls?.peerCertificate {
        facts.certificate = PeerCertificate(encoded: try certificate.toDERBytes())
      }
      guard try select(ProtocolSniffer.wire(firstByte: first), context) else {
        return close(reason: "the first byte belongs to no wire that is served here")
      }
      hasSelected = true
      context.fireChannelRead(data)
      context.pipeline.syncOperations.removeHandler(self, promise: nil)
    } catch {
      close(reason: "\(error)")
    }
  }

  /// Adds the handlers of a wire behind this one; false when the wire is not served.
  private func select(_ wire: WireProtocol, _ context: ChannelHandlerContext) throws -> Bool {
    let pipeline = context.pipeline.syncOperations
    guard wires.contains(wire == .http1 ? .scrape : .calls) else { return false }
    switch wire {
    case .native:
      let connection = ServerConnection(shared: shared, loop: loop, facts: facts, opened: opened)
      try pipeline.addHandler(connection)
    case .http2:
      try pipeline.addHandler(GRPCConnection(shared: shared, loop: loop, facts: facts, opened: opened))
    case .http1:
      try pipeline.addHandler(ScrapeConnection(shared: shared, loop: loop, opened: opened))
    case .unknown:
      return false
    }
    return true
  }

  private func close(reason: String) {
    shared.logger.info(
      "connection closed", metadata: ["reason": "\(reason)", "listener": "\(facts.listener)"])
    closeNow()
  }

  // MARK: - LoopConnection

  func drain() { closeNow() }

  func closeNow() { context?.close(promise: nil) }

  func sweep(now: UInt64) {
    guard now &- opened > shared.limits.firstFrame.sweepNanoseconds else { return }
    close(reason: "no frame within the time for the first")
  }
}
