import NIOCore

/// The kinds of frames (RFC 9113, section 6). Others are skipped.
enum HTTP2FrameKind: UInt8, Sendable {
  case data = 0
  case headers = 1
  case priority = 2
  case resetStream = 3
  case settings = 4
  case pushPromise = 5
  case ping = 6
  case goAway = 7
  case windowUpdate = 8
  case continuation = 9
}

/// The flags of frames; what one of them means depends on the frame's kind.
struct HTTP2Flags: OptionSet, Sendable, Hashable {
  let rawValue: UInt8

  /// DATA and HEADERS: the sender's last frame of the stream, but for CONTINUATION.
  static let endStream = HTTP2Flags(rawValue: 0x1)
  /// SETTINGS and PING: an answer.
  static let acknowledgement = HTTP2Flags(rawValue: 0x1)
  /// HEADERS and CONTINUATION: the header block is whole.
  static let endHeaders = HTTP2Flags(rawValue: 0x4)
  /// DATA and HEADERS: a byte that counts the padding comes first.
  static let padded = HTTP2Flags(rawValue: 0x8)
  /// HEADERS: five bytes of priority come before the block.
  static let priority = HTTP2Flags(rawValue: 0x20)
}

/// What stands before every frame (RFC 9113, section 4.1).
struct HTTP2FrameHeader: Sendable, Hashable {
  /// Bytes of a header.
  static let size = 9

  /// Bytes that follow.
  let length: Int
  /// See ``HTTP2FrameKind``.
  let kind: UInt8
  let flags: HTTP2Flags
  /// 0 for the connection.
  let streamID: UInt32

  init(_ kind: HTTP2FrameKind, _ flags: HTTP2Flags = [], stream streamID: UInt32 = 0, length: Int) {
    self.length = length
    self.kind = kind.rawValue
    self.flags = flags
    self.streamID = streamID
  }

  /// Reads a header where the buffer begins; nil while it is not whole.
  init?(_ buffer: ByteBuffer) {
    guard buffer.readableBytes >= Self.size,
      let head = buffer.getInteger(at: buffer.readerIndex, as: UInt64.self),
      let last = buffer.getInteger(at: buffer.readerIndex + 8, as: UInt8.self)
    else { return nil }
    length = Int(head >> 40)
    kind = UInt8(truncatingIfNeeded: head >> 32)
    flags = HTTP2Flags(rawValue: UInt8(truncatingIfNeeded: head >> 24))
    // The first bit is reserved.
    streamID = UInt32(truncatingIfNeeded: head << 8 | UInt64(last)) & 0x7FFF_FFFF
  }

  /// Appends the header to a buffer.
  func write(into buffer: inout ByteBuffer) {
    let head =
      UInt64(length) << 40 | UInt64(kind) << 32 | UInt64(flags.rawValue) << 24 | UInt64(streamID) >> 8
    buffer.writeMultipleIntegers(head, UInt8(truncatingIfNeeded: streamID))
  }
}

/// Why a stream or a connection ends (RFC 9113, section 7).
enum HTTP2ErrorCode: UInt32, Sendable {
  case noError = 0
  case protocolError = 1
  case flowControlError = 3
  case streamClosed = 5
  case frameSizeError = 6
  case refusedStream = 7
  case compressionError = 9
  case enhanceYourCalm = 11
}

/// A peer broke a rule in a way that the whole connection suffers from.
struct HTTP2ConnectionError: Error, Sendable, Hashable {
  let code: HTTP2ErrorCode
  let reason: String

  init(_ code: HTTP2ErrorCode, _ reason: String) {
    self.code = code
    self.reason = reason
  }
}
