import HandschlagProtobuf
import HandschlagRPC

/// Builds the content of request frames.
enum RequestEncoding {
  /// Envelope and message of a call.
  ///
  /// - Throws: `RESOURCE_EXHAUSTED` when a frame cannot hold them.
  static func frame(
    _ method: MethodDescriptor, _ message: (some Message)?, timeout: Int64?, metadata: Metadata
  ) throws(RPCError) -> [UInt8] {
    guard let message else {
      return RequestEnvelope.encodePrefix(method, payloadSize: 0, timeout: timeout, metadata: metadata)
    }
    let bytes = message.withEncoder { encoder in
      let prefix = RequestEnvelope.encodePrefix(
        method, payloadSize: encoder.size, timeout: timeout, metadata: metadata)
      let size = prefix.count + encoder.size
      return [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
        _ = buffer.initialize(fromContentsOf: prefix)
        let rest = UnsafeMutableBufferPointer(rebasing: buffer[prefix.count...])
        encoder.pack(into: UnsafeMutableRawBufferPointer(rest))
        count = size
      }
    }
    guard bytes.count <= FrameHeader.largestLength else { throw tooLarge(bytes.count) }
    return bytes
  }

  /// The error of a message that no frame can hold.
  static func tooLarge(_ count: Int) -> RPCError {
    RPCError(.resourceExhausted, "the request has \(count) bytes, a frame holds \(FrameHeader.largestLength)")
  }
}

/// Why a connection could not carry a call, as `ErrorInfo` reasons of the transport's own.
package enum ConnectionFailure {
  /// The domain of these reasons: they are made on the caller's side.
  package static let domain = "handschlag.transport"
  /// No connection could be made; the server has not seen the call.
  package static let connectFailed = "CONNECT_FAILED"
  /// The connection was lost after the call was sent: it may have taken effect.
  package static let lost = "CONNECTION_LOST"
  /// The connection was lost before the call was sent: it had no effect.
  package static let notSent = "NOT_SENT"
  /// The client was closed by its own program.
  package static let closed = "CLIENT_CLOSED"

  /// `UNAVAILABLE` with one of these reasons.
  static func error(_ reason: String, _ message: String) -> RPCError {
    RPCError(
      .unavailable, message, details: [.errorInfo(ErrorInfo(reason: reason, domain: domain))])
  }
}

extension RPCError {
  /// Whether the server has certainly not acted on the call.
  package var wasNotServed: Bool {
    guard let failure = connectionFailure else { return false }
    return failure == ConnectionFailure.notSent || failure == ConnectionFailure.connectFailed
  }

  /// Which failure of the connection this error is; nil when the server made it.
  package var connectionFailure: String? {
    for case .errorInfo(let info) in details where info.domain == ConnectionFailure.domain {
      return info.reason
    }
    return nil
  }
}
