/// Which wire a connection speaks, told by its first byte.
package enum WireProtocol: Sendable, Hashable {
  /// ttrpc: the top byte of a length of at most 4 MiB is zero.
  case native
  /// `PRI * HTTP/2.0`.
  case http2
  /// `GET /`.
  case http1
  /// None that is known.
  case unknown
}

/// Tells the wires of one listener apart.
package enum ProtocolSniffer {
  /// The wire that begins with a byte.
  package static func wire(firstByte: UInt8) -> WireProtocol {
    switch firstByte {
    case 0x00: .native
    case 0x50: .http2
    case 0x47: .http1
    default: .unknown
    }
  }
}
