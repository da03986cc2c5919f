import Synchronization

/// What all calls of one connection share. Made once for each connection, so that a call carries one reference.
package final class ConnectionContext: Sendable {
  /// Who is at the other end, as the operating system says.
  package let peer: Peer
  /// The listener that the connection came in by.
  package let listener: ListenerTag
  private let proven = Mutex<PeerCertificate?>(nil)
  /// The state of the connection's rate limit; see ``RateLimit``.
  package let arrivals = Arrivals()

  /// A connection without calls yet.
  package init(peer: Peer, listener: ListenerTag) {
    self.peer = peer
    self.listener = listener
  }

  /// The peer's certificate; nil without TLS, and where none was asked for. Set before the first call.
  package var certificate: PeerCertificate? {
    get { proven.withLock { $0 } }
    set { proven.withLock { $0 = newValue } }
  }
}
