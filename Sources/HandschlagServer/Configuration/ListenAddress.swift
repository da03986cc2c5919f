import HandschlagTransport

/// An address as an operator writes it.
package enum ListenAddress: Sendable, Hashable {
  /// A Unix socket.
  case unix(path: String)
  /// TCP.
  case tcp(host: String, port: Int)

  /// The longest path of a Unix socket, in bytes.
  private static let longestPath = 107

  /// Reads `unix:PATH`, `tcp:HOST:PORT` or `tcp:[IPV6]:PORT`.
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
    guard text.hasPrefix("tcp:"), let colon = text.lastIndex(of: ":"),
      colon > text.index(text.startIndex, offsetBy: 3)
    else { return .failure(Problem("'\(text)' is not of the form unix:PATH or tcp:HOST:PORT")) }
    var host = text[text.index(text.startIndex, offsetBy: 4)..<colon]
    if host.hasPrefix("["), host.hasSuffix("]") { host = host.dropFirst().dropLast() }
    guard !host.isEmpty, let port = Int(text[text.index(after: colon)...]), 0...65_535 ~= port else {
      return .failure(Problem("'\(text)' has no host, or no port from 0 to 65535"))
    }
    return .success(.tcp(host: String(host), port: port))
  }

  /// Whether only processes of this machine can reach it.
  package var isLocal: Bool {
    switch self {
    case .unix: true
    case .tcp(let host, _): host == "localhost" || host == "::1" || Self.isLoopback(host)
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

  /// The address for the transport.
  func listener(mode: UInt32) -> ListenerConfiguration {
    switch self {
    case .unix(let path): .unix(path, mode: mode)
    case .tcp(let host, let port): .tcp(host, port)
    }
  }
}
