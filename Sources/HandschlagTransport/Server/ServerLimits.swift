package import HandschlagRPC

/// What bounds a server's connections. Each bound has a test.
package struct ServerLimits: Sendable, Hashable {
  /// Calls that run at once on one connection; further ones are answered RESOURCE_EXHAUSTED.
  package var streamsPerConnection = 1024
  /// Connections at once; further ones are closed.
  package var connections = 10_000
  /// Connections at once of one TCP address; further ones are closed.
  package var connectionsPerAddress = 256
  /// TLS connections at once that have begun a handshake and said nothing within TLS, on all loops together; one
  /// more closes the oldest of its loop.
  package var handshakes = 1024
  /// Connections at once of one user over Unix sockets; nil for unlimited.
  package var connectionsPerUser: Int?
  /// From the connection's begin until its first frame is whole.
  package var firstFrame: Duration = .seconds(10)
  /// From a frame's first byte until it is whole.
  package var wholeFrame: Duration = .seconds(30)
  /// Without a call, until the connection is closed.
  package var idle: Duration = .seconds(300)
  /// Bytes of replies that a peer has not read until its streams pause and nothing more is read from it.
  package var unreadReplyBytes = 1 << 20
  /// Bytes of request messages that a handler has not read until its stream fails.
  package var unreadRequestBytes = 1 << 20
  /// The largest frame; larger ones are skipped and answered RESOURCE_EXHAUSTED. At most 4 MiB.
  package var largestFrame = 4 << 20

  /// Bytes of the headers of one gRPC request, each counted with 32 more (RFC 9113, section 6.5.2); more
  /// closes the connection.
  package var headerListBytes = 32 << 10
  /// Credit that a request stream begins with, in bytes, on the native wire only where flow control was negotiated.
  /// Never more than a handler may leave unread.
  package var streamWindow = 256 << 10
  /// Credit of all request streams of a connection together, in bytes, where flow control was negotiated.
  package var connectionWindow = 4 << 20
  /// The same on a connection of the gRPC wire, where HTTP/2 has 65,535 for the least.
  package var grpcConnectionWindow = 1 << 20
  /// Without a sign of the peer while its calls run, until it is asked for one, where pings were negotiated.
  package var keepaliveInterval: Duration = .seconds(60)
  /// From such a question until the connection is closed.
  package var keepaliveTimeout: Duration = .seconds(20)
  /// How soon calls may be given up, by how many.
  package var cancels = CancelLimit()
  /// How often a peer may ping.
  package var pings = PingLimit()
  /// What is accepted of the extensions that a client offers.
  package var extensions: NegotiatedExtensions = .all

  /// The defaults.
  package init() {}
}

/// The wires that a listener serves.
package struct ServedWires: OptionSet, Sendable, Hashable {
  package let rawValue: UInt8
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Calls, over the native wire and over gRPC's.
  package static let calls = ServedWires(rawValue: 1)
  /// `GET` over HTTP/1, for the operator's own tools.
  package static let scrape = ServedWires(rawValue: 2)
}

/// What a server listens on.
package struct ListenerConfiguration: Sendable, Hashable {
  /// An address to listen on.
  package enum Address: Sendable, Hashable {
    /// A Unix socket at a path, with the permission bits of its file.
    case unix(path: String, mode: UInt32)
    /// TCP; port 0 takes a free one.
    case tcp(host: String, port: Int)
  }

  /// Where.
  package var address: Address
  /// What handlers see.
  package var tag: ListenerTag
  /// What is served there.
  package var wires: ServedWires = .calls
  /// What the server proves itself with; nil speaks in clear.
  package var tls: TLSFiles?

  /// A listener.
  package init(_ address: Address, tag: ListenerTag = .public) {
    self.address = address
    self.tag = tag
  }

  /// A Unix socket that only its owner can open, unless another mode is given.
  package static func unix(
    _ path: String, mode: UInt32 = 0o600, tag: ListenerTag = .public
  ) -> ListenerConfiguration {
    ListenerConfiguration(.unix(path: path, mode: mode), tag: tag)
  }

  /// A TCP address.
  package static func tcp(
    _ host: String, _ port: Int, tag: ListenerTag = .public
  ) -> ListenerConfiguration {
    ListenerConfiguration(.tcp(host: host, port: port), tag: tag)
  }
}

/// Where a server really listens.
package enum BoundAddress: Sendable, Hashable, CustomStringConvertible {
  /// A Unix socket at a path.
  case unix(path: String)
  /// TCP, with the port that was taken.
  case tcp(host: String, port: Int)
  /// The same with TLS.
  case tls(host: String, port: Int)

  /// In the form that `--listen` takes.
  package var description: String {
    switch self {
    case .unix(let path): "unix:\(path)"
    case .tcp(let host, let port): "tcp:" + Self.text(host, port)
    case .tls(let host, let port): "tls:" + Self.text(host, port)
    }
  }
}

extension BoundAddress {
  private static func text(_ host: String, _ port: Int) -> String {
    host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
  }
}

/// All that a server needs to know.
package struct ServerConfiguration: Sendable {
  /// What to listen on; at least one.
  package var listeners: [ListenerConfiguration]
  /// Bounds.
  package var limits: ServerLimits
  /// Called about fifty times a second by each loop, on its thread, after it has measured how late it is.
  package var onSample: @Sendable () -> Void = {}
  /// Answers `GET` of a path on listeners that serve it, away from the loops; nil where there is nothing.
  package var scrape: @Sendable (String) -> ScrapeAnswer? = { _ in nil }

  /// A configuration.
  package init(listeners: [ListenerConfiguration], limits: ServerLimits = ServerLimits()) {
    self.listeners = listeners
    self.limits = limits
  }
}
