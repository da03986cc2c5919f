/// Who is at the other end of a connection, as the operating system says.
public enum Peer: Sendable, Hashable {
  /// A process of this machine over a Unix socket, by the credentials of the moment it connected.
  case unix(uid: UInt32, gid: UInt32, pid: Int32)
  /// An address, without the port, over TCP.
  case tcp(address: String)
  /// The same process.
  case inProcess
}

/// What a peer's certificate says, once the TLS handshake has proved that the peer holds its key.
public struct PeerCertificate: Sendable, Hashable {
  /// The common name of its subject; empty when it has none.
  public let name: String
  /// SHA-256 of the certificate, in lower-case hexadecimal digits.
  public let fingerprint: String

  /// What a certificate says.
  public init(name: String, fingerprint: String) {
    self.name = name
    self.fingerprint = fingerprint
  }
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
