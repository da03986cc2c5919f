package import HandschlagRPC

/// The frames that plain ttrpc does not know, as bytes.
package enum ExtensionFrame {
  /// Bytes of a Window frame's content: the credit, big-endian, 1 to 2³¹ - 1.
  package static let windowLength = 4
  /// Bytes of a Ping frame's content, which the other end sends back as they are.
  package static let pingLength = 8
  /// The most bytes of a GoAway frame's reason.
  package static let largestReason = 1024
  /// The bit of a Ping's flags that marks an answer.
  package static let answer = FrameHeader.Flags.remoteClosed

  /// The frame by which a caller gives up a stream.
  package static func cancel(_ id: UInt32) -> [UInt8] {
    FrameHeader(length: 0, streamID: id, kind: .cancel).encoded
  }

  /// A frame that gives credit to a stream, or with id 0 to the connection.
  package static func window(_ id: UInt32, _ credit: Int) -> [UInt8] {
    FrameHeader(length: windowLength, streamID: id, kind: .window).encoded
      + bigEndian(UInt32(clamping: credit))
  }

  /// A question, or the answer to one.
  package static func ping(_ content: UInt64, isAnswer: Bool) -> [UInt8] {
    let flags: FrameHeader.Flags = isAnswer ? answer : []
    return FrameHeader(length: pingLength, streamID: 0, kind: .ping, flags: flags).encoded
      + bigEndian(UInt32(content >> 32)) + bigEndian(UInt32(truncatingIfNeeded: content))
  }

  /// The announcement that no stream above an id is served.
  package static func goAway(_ goAway: GoAway) -> [UInt8] {
    let reason = Array(goAway.reason.utf8.prefix(largestReason))
    return FrameHeader(length: 8 + reason.count, streamID: 0, kind: .goAway).encoded
      + bigEndian(goAway.lastStreamID) + bigEndian(UInt32(goAway.status.rawValue)) + reason
  }

  /// The credit in a Window frame; nil when there is none.
  package static func credit(_ body: RawSpan) -> Int? {
    guard body.byteCount == windowLength else { return nil }
    let credit = UInt32(bigEndian: body.unsafeLoadUnaligned(as: UInt32.self))
    return credit == 0 || credit > UInt32(Int32.max) ? nil : Int(credit)
  }

  /// What a Ping carries; nil when it has not eight bytes.
  package static func pingContent(_ body: RawSpan) -> UInt64? {
    guard body.byteCount == pingLength else { return nil }
    return UInt64(bigEndian: body.unsafeLoadUnaligned(as: UInt64.self))
  }

  private static func bigEndian(_ value: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * $0)) }
  }
}

/// The content of a GoAway frame.
package struct GoAway: Sendable, Hashable {
  /// The highest stream id that is served; the calls above it had no effect.
  package var lastStreamID: UInt32
  /// Why, as a code: OK for an end of the connection that is nobody's fault.
  package var status: StatusCode
  /// Why, for a person.
  package var reason: String

  /// Puts it together.
  package init(lastStreamID: UInt32, status: StatusCode, reason: String) {
    self.lastStreamID = lastStreamID
    self.status = status
    self.reason = reason
  }

  /// Reads the content of a frame; nil when it has not the eight bytes before the reason.
  package init?(_ body: RawSpan) {
    guard body.byteCount >= 8 else { return nil }
    lastStreamID = UInt32(bigEndian: body.unsafeLoadUnaligned(as: UInt32.self))
    let code = UInt32(bigEndian: body.unsafeLoadUnaligned(fromByteOffset: 4, as: UInt32.self))
    status = StatusCode(rawValue: Int(code)) ?? .unknown
    let text = body.extracting(8..<min(body.byteCount, 8 + ExtensionFrame.largestReason))
    reason = text.withUnsafeBytes { String(decoding: $0, as: UTF8.self) }
  }
}
