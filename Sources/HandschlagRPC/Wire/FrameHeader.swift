/// The ten bytes before each frame of the native wire (ttrpc's PROTOCOL.md, "Message Frame").
package struct FrameHeader: Sendable, Hashable {
  /// What a frame carries.
  package struct Kind: Sendable, Hashable {
    /// The byte on the wire.
    package let rawValue: UInt8
    /// A kind of that byte, known or not.
    package init(rawValue: UInt8) { self.rawValue = rawValue }
    /// Opens a stream.
    package static let request = Kind(rawValue: 1)
    /// Ends a stream (or, with ``Flags/remoteOpen``, begins its replies with initial metadata).
    package static let response = Kind(rawValue: 2)
    /// A message of an open stream.
    package static let data = Kind(rawValue: 3)
    /// The caller gives up a stream. Like those below only where it was negotiated.
    package static let cancel = Kind(rawValue: 0x10)
    /// Flow-control credit, for a stream or with id 0 for the connection.
    package static let window = Kind(rawValue: 0x11)
    /// A question whether the other end is there, or its answer.
    package static let ping = Kind(rawValue: 0x12)
    /// No further streams are served.
    package static let goAway = Kind(rawValue: 0x13)
  }

  /// Bits beside the kind.
  package struct Flags: OptionSet, Sendable, Hashable {
    /// The byte on the wire.
    package let rawValue: UInt8
    /// Flags of that byte.
    package init(rawValue: UInt8) { self.rawValue = rawValue }
    /// The sender sends no more on this stream.
    package static let remoteClosed = Flags(rawValue: 1)
    /// The sender will send more on this stream.
    package static let remoteOpen = Flags(rawValue: 2)
    /// The frame carries no message, not even an empty one.
    package static let noData = Flags(rawValue: 4)
  }

  /// Bytes of the header itself.
  package static let size = 10
  /// The most bytes that may follow a header: 4 MiB.
  package static let largestLength = 4 << 20

  /// Bytes that follow the header.
  package var length: UInt32
  /// Odd for streams that the client opens.
  package var streamID: UInt32
  /// What the frame carries.
  package var kind: Kind
  /// Bits beside the kind.
  package var flags: Flags

  /// Makes a header.
  package init(length: Int, streamID: UInt32, kind: Kind, flags: Flags = []) {
    self.length = UInt32(clamping: length)
    self.streamID = streamID
    self.kind = kind
    self.flags = flags
  }

  /// Reads a header from the first ten bytes; nil when there are fewer.
  package init?(_ bytes: RawSpan) {
    guard bytes.byteCount >= FrameHeader.size else { return nil }
    length = UInt32(bigEndian: bytes.unsafeLoadUnaligned(fromByteOffset: 0, as: UInt32.self))
    streamID = UInt32(bigEndian: bytes.unsafeLoadUnaligned(fromByteOffset: 4, as: UInt32.self))
    kind = Kind(rawValue: bytes.unsafeLoad(fromByteOffset: 8, as: UInt8.self))
    flags = Flags(rawValue: bytes.unsafeLoad(fromByteOffset: 9, as: UInt8.self))
  }

  /// Length and stream id as one big-endian integer, to be written first.
  package var leading: UInt64 { UInt64(length) << 32 | UInt64(streamID) }

  /// Kind and flags as one big-endian integer, to be written after ``leading``.
  package var trailing: UInt16 { UInt16(kind.rawValue) << 8 | UInt16(flags.rawValue) }

  /// The ten bytes.
  package var encoded: [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: leading >> (56 - 8 * $0)) }
      + [UInt8(truncatingIfNeeded: trailing >> 8), UInt8(truncatingIfNeeded: trailing)]
  }
}
