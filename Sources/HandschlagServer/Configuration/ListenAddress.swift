import HandschlagRPC
import HandschlagTransport

/// An address as an operator writes it.
package enum ListenAddress: Sendable, Hashable {
  /// A Unix socket.
  case unix(path: String)
  /// TCP, in clear.
  case tcp(host: String, port: Int)
  /// TCP with TLS.
  case tls(host: String, port: Int)

  /// The longest path of a Unix socket, in bytes.
  private static let longestPath = 107

  /// Reads `unix:PATH`, `tcp:HOST:PORT` or `tls:HOST:PORT`, an IPv6 address in brackets.
  ///
  /// - Returns: the address, or what is wrong with it.
  package static func parse(_ text: String) -> Result<ListenAddress, Problem> {
    if text.hasPrefix("unix:") {
      let path = String(text.dropFirst(5))
      guard !path.isEmpty, path.utf8.count <= longestPath else {
        return .failure(Problem("the path of '\(text)' is empty or longer than \(longestPath) bytes"))
      }
      return .success(.unix(path: path))
    }
    guard text.hasPrefix("tcp:") || text.hasPrefix("tls:"), let colon = text.lastIndex(of: ":"),
      colon > text.index(text.startIndex, offsetBy: 3)
    else {
      return .failure(Problem("'\(text)' is not of the form unix:PATH, tcp:HOST:PORT or tls:HOST:PORT"))
    }
    var host = text[text.index(text.startIndex, offsetBy: 4)..<colon]
    if host.hasPrefix("["), host.hasSuffix("]") { host = host.dropFirst().dropLast() }
    guard !host.isEmpty, let port = Int(text[text.index(after: colon)...]), 0...65_535 ~= port else {
      return .failure(Problem("'\(text)' has no host, or no port from 0 to 65535"))
    }
    return .success(
      text.hasPrefix("tls:") ? .tls(host: String(host), port: port) : .tcp(host: String(host), port: port))
  }

  /// Whether only processes of this machine can reach it.
  package var isLocal: Bool {
    switch self {
    case .unix: true
    case .tcp(let host, _), .tls(let host, _): host == "localhost" || host == "::1" || Self.isLoopback(host)
    }
  }

  /// `127.` and three more numbers; a name that merely begins so could lead anywhere.
  private static func isLoopback(_ host: String) -> Bool {
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
  }

  /// What is wrong with an address.
  package struct Problem: Error, Sendable, Hashable {
    /// In a sentence.
    package let reason: String

    fileprivate init(_ reason: String) { self.reason = reason }
  }

  /// Whether it stands for any free port, so that two of it are two addresses.
  var takesFreePort: Bool {
    switch self {
    case .unix: false
    case .tcp(_, let port), .tls(_, let port): port == 0
    }
  }

  /// Whether it is TCP with TLS.
  var isTLS: Bool {
    if case .tls = self { true } else { false }
  }

  /// The address for the transport.
  ///
  /// - Parameters:
  ///   - mode: of a Unix socket's file
  ///   - files: for TLS
  func listener(mode: UInt32, _ files: TLSFiles?, tag: ListenerTag = .public) -> ListenerConfiguration {
    switch self {
    case .unix(let path): return .unix(path, mode: mode, tag: tag)
    case .tcp(let host, let port): return .tcp(host, port, tag: tag)
    case .tls(let host, let port):
      var listener = ListenerConfiguration.tcp(host, port, tag: tag)
      listener.tls = files
      return listener
    }
  }
}
