/// Where a server listens, as users write it: `unix:/run/handschlag.sock` or `tcp:host:7300`.
package enum ServerAddress: Sendable, Hashable {
  /// A socket in the file system.
  case unix(path: String)
  /// A host name or address, and a port.
  case tcp(host: String, port: Int)
  /// The same with TLS.
  case tls(host: String, port: Int)

  /// What is wrong with the text of an address.
  package struct Malformed: Error, Sendable, CustomStringConvertible {
    /// One line for a person.
    package let description: String
  }

  /// The most bytes that the path of a Unix socket may have (`sun_path`, without its NUL).
  package static let longestPath = 107

  /// Reads an address. An IPv6 address stands in brackets: `tcp:[::1]:7300`.
  ///
  /// - Throws: what is wrong with it.
  package init(_ text: String) throws(Malformed) {
    if text.hasPrefix("unix:") {
      let path = String(text.dropFirst(5))
      guard !path.isEmpty, path.utf8.count <= Self.longestPath else {
        throw Malformed(description: "\(text): the path must have 1 to \(Self.longestPath) bytes")
      }
      self = .unix(path: path)
    } else if text.hasPrefix("tcp:") {
      let (host, port) = try Self.place(text)
      self = .tcp(host: host, port: port)
    } else if text.hasPrefix("tls:") {
      let (host, port) = try Self.place(text)
      self = .tls(host: host, port: port)
    } else {
      throw Malformed(description: "\(text): write unix:PATH, tcp:HOST:PORT or tls:HOST:PORT")
    }
  }

  private static func place(_ text: String) throws(Malformed) -> (host: String, port: Int) {
    let rest = text.dropFirst(4)
    guard let colon = rest.lastIndex(of: ":"), let port = Int(rest[rest.index(after: colon)...]),
      (1...65535).contains(port)
    else {
      throw Malformed(description: "\(text): the port, 1 to 65535, is missing")
    }
    var host = rest[..<colon]
    if host.hasPrefix("["), host.hasSuffix("]") {
      host = host.dropFirst().dropLast()
    } else if host.contains(":") {
      throw Malformed(description: "\(text): write an IPv6 address in brackets")
    }
    guard !host.isEmpty else { throw Malformed(description: "\(text): the host is missing") }
    return (String(host), port)
  }
}

extension ServerAddress: CustomStringConvertible {
  /// The address as users write it.
  package var description: String {
    switch self {
    case .unix(let path): "unix:\(path)"
    case .tcp(let host, let port): host.contains(":") ? "tcp:[\(host)]:\(port)" : "tcp:\(host):\(port)"
    case .tls(let host, let port): host.contains(":") ? "tls:[\(host)]:\(port)" : "tls:\(host):\(port)"
    }
  }
}
