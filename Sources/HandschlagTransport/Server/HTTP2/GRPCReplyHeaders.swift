import HandschlagRPC
import NIOHPACK

/// The header blocks of replies (gRPC over HTTP/2, "Response-Headers" and "Trailers").
///
/// The usual ones are made once and shared by all calls.
enum GRPCReplyHeaders {
  /// The head of a reply whose messages are not compressed.
  static let plain: HPACKHeaders = [
    ":status": "200", "content-type": "application/grpc", "grpc-accept-encoding": "identity,gzip",
  ]
  /// The head of a reply whose messages may be compressed.
  static let gzip: HPACKHeaders = [
    ":status": "200", "content-type": "application/grpc", "grpc-accept-encoding": "identity,gzip",
    "grpc-encoding": "gzip",
  ]
  /// The trailers of a call that succeeded.
  static let ok: HPACKHeaders = ["grpc-status": "0"]

  /// What comes before the first message.
  static func head(isGzip: Bool, _ initial: Metadata?) -> GRPCReplyFields {
    guard let initial else { return isGzip ? .gzip : .plain }
    var headers = isGzip ? gzip : plain
    add(initial, to: &headers)
    return .other(headers)
  }

  /// What comes after the last message.
  static func trailers(_ error: RPCError?, _ trailers: Metadata?) -> GRPCReplyFields {
    guard error != nil || trailers != nil else { return .ok }
    var headers = error == nil ? ok : HPACKHeaders()
    if let error { add(error, to: &headers) }
    if let trailers { add(trailers, to: &headers) }
    return .other(headers)
  }

  /// The one block of a reply without messages.
  static func trailersOnly(
    _ error: RPCError, _ initial: Metadata?, _ trailers: Metadata?, httpStatus: String = "200"
  ) -> GRPCReplyFields {
    var headers = plain
    if httpStatus != "200" {
      headers = HPACKHeaders()
      headers.add(name: ":status", value: httpStatus, indexing: .nonIndexable)
      headers.add(name: "content-type", value: "application/grpc", indexing: .nonIndexable)
    }
    if let initial { add(initial, to: &headers) }
    add(error, to: &headers)
    if let trailers { add(trailers, to: &headers) }
    return .other(headers)
  }

  private static func add(_ error: RPCError, to headers: inout HPACKHeaders) {
    headers.add(name: "grpc-status", value: String(error.code.rawValue), indexing: .nonIndexable)
    if !error.message.isEmpty {
      headers.add(name: "grpc-message", value: PercentText.encode(error.message), indexing: .nonIndexable)
    }
    if !error.details.isEmpty {
      var details = Metadata()
      details.add("grpc-status-details-bin", bytes: StatusCodec.encode(error))
      for pair in details {
        headers.add(name: pair.key, value: unpadded(pair.value), indexing: .nonIndexable)
      }
    }
    add(error.trailers, to: &headers)
  }

  /// Adds what a handler gave. What HTTP/2 could not carry, or would take for its own, is left out.
  private static func add(_ metadata: Metadata, to headers: inout HPACKHeaders) {
    for pair in metadata where GRPCNames.isKey(pair.key) && !GRPCNames.isReserved(pair.key) {
      let isBinary = pair.key.hasSuffix("-bin")
      guard pair.value.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) else { continue }
      headers.add(
        name: pair.key, value: isBinary ? unpadded(pair.value) : pair.value, indexing: .nonIndexable)
    }
  }

  /// base64 without padding, which is what gRPC sends.
  private static func unpadded(_ value: String) -> String {
    var value = Substring(value)
    while value.utf8.last == UInt8(ascii: "=") { value.removeLast() }
    return String(value)
  }
}

/// The form of `grpc-message`: bytes that are no visible ASCII, and `%`, are written as `%` and two digits.
enum PercentText {
  private static let digits = Array("0123456789ABCDEF".utf8)

  /// A text as it travels.
  static func encode(_ text: String) -> String {
    guard !text.utf8.allSatisfy(isPlain) else { return text }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count + 16)
    for byte in text.utf8 {
      if isPlain(byte) {
        bytes.append(byte)
      } else {
        bytes.append(UInt8(ascii: "%"))
        bytes.append(digits[Int(byte >> 4)])
        bytes.append(digits[Int(byte & 15)])
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    (0x20...0x7E).contains(byte) && byte != UInt8(ascii: "%")
  }
}
