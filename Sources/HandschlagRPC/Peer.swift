/// Who is at the other end of a connection, as the operating system says.
public enum Peer: Sendable, Hashable {
  /// A process of this machine over a Unix socket, by the credentials of the moment it connected.
  case unix(uid: UInt32, gid: UInt32, pid: Int32)
  /// An address, without the port, over TCP.
  case tcp(address: String)
  /// The same process.
  case inProcess
}

/// A peer's certificate, once the TLS handshake has proved that the peer holds its key.
public struct PeerCertificate: Sendable, Hashable {
  /// The certificate itself, in DER.
  public let encoded: [UInt8]

  /// A certificate in DER.
  public init(encoded: [UInt8]) { self.encoded = encoded }
}

/// Names the listener that a call came in by, so that a service can answer on some listeners alone.
public struct ListenerTag: Sendable, Hashable, CustomStringConvertible {
  /// The name.
  public let name: String

  /// A tag of a name.
  public init(_ name: String) { self.name = name }

  /// Where workers and companies call.
  public static let `public` = ListenerTag("public")
  /// Where the operator calls.
  public static let admin = ListenerTag("admin")

  /// The name.
  public var description: String { name }
}
