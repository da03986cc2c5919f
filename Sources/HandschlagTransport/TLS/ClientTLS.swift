import NIOCore
import NIOSSL
import NIOTLS

/// How a client knows its server over TLS, and proves itself where it is asked to.
package struct ClientTLS: Sendable, Hashable {
  /// Certificates in PEM of those who vouch for the server; nil trusts those whom the system trusts.
  package var roots: String?
  /// What the client proves itself with; nil for nothing.
  package var identity: TLSFiles?
  /// The name that the server's certificate must bear; nil for the host of the address.
  package var serverName: String?

  /// Trusts whom the system trusts, unless something else is said.
  package init(roots: String? = nil, identity: TLSFiles? = nil, serverName: String? = nil) {
    self.roots = roots
    self.identity = identity
    self.serverName = serverName
  }

  /// Puts TLS at the end of the pipeline of a channel to a host, on the channel's loop.
  ///
  /// - Throws: ``ListenError`` in a line for a person, when a file can't be read.
  func addHandlers(to pipeline: ChannelPipeline.SynchronousOperations, host: String) throws {
    var configuration = TLSConfiguration.makeClientConfiguration()
    configuration.minimumTLSVersion = .tlsv12
    configuration.shutdownTimeout = .seconds(1)
    if let roots {
      let found = try TLSFiles.reading("certificate", roots) { try NIOSSLCertificate.fromPEMFile(roots) }
      configuration.trustRoots = .certificates(found)
    }
    if let identity {
      configuration.certificateChain = try identity.chain().map { .certificate($0) }
      configuration.privateKey = .privateKey(try identity.privateKey())
    }
    let name = serverName ?? host
    // An address cannot be asked for by name, and is looked up in the certificate by itself.
    let isAddress = (try? SocketAddress(ipAddress: name, port: 0)) != nil
    let context = try NIOSSLContext(configuration: configuration)
    try pipeline.addHandler(NIOSSLClientHandler(context: context, serverHostname: isAddress ? nil : name))
    try pipeline.addHandler(HandshakeGate())
  }
}

/// Holds back the news that a channel is open until TLS is agreed on, so that a connection that fails there has
/// never been one.
// Touched on its channel's loop alone.
private final class HandshakeGate: ChannelInboundHandler, @unchecked Sendable {
  typealias InboundIn = ByteBuffer

  func channelActive(context: ChannelHandlerContext) {}

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if case TLSUserEvent.handshakeCompleted? = event as? TLSUserEvent { context.fireChannelActive() }
    context.fireUserInboundEventTriggered(event)
  }
}
