import NIOCore

/// Takes the messages of one direction of a gRPC call out of its DATA frames, which cut them anywhere
/// (gRPC over HTTP/2, "Length-Prefixed-Message").
struct GRPCMessageReader: Sendable {
  /// What the bytes so far hold.
  enum Step: Sendable, Hashable {
    /// A message; it lies in the memory of the frame that it came with.
    case message(ByteBuffer, isCompressed: Bool)
    /// No whole message.
    case wait
    /// A message of so many bytes, which are more than allowed.
    case tooLarge(Int)
    /// A first byte that is neither 0 nor 1.
    case malformed
  }

  /// The compressed flag and the length.
  static let prefixSize = 5

  private var buffer = ByteBuffer()
  /// Whether the bytes lie in a frame's memory, which is many times as large as they are.
  private var isLent = false

  /// Bytes that are kept.
  var count: Int { buffer.readableBytes }

  /// Takes what a DATA frame carries.
  mutating func append(_ bytes: ByteBuffer) {
    if buffer.readableBytes == 0 {
      buffer = bytes
      isLent = true
    } else {
      var bytes = bytes
      buffer.writeBuffer(&bytes)
    }
  }

  /// Takes the next message out.
  ///
  /// - Parameter limit: the most bytes that a message may have as it came
  mutating func next(limit: Int) -> Step {
    guard let flag = buffer.getInteger(at: buffer.readerIndex, as: UInt8.self),
      let length = buffer.getInteger(at: buffer.readerIndex + 1, as: UInt32.self)
    else { return .wait }
    guard flag <= 1 else { return .malformed }
    guard length <= limit else { return .tooLarge(Int(length)) }
    guard buffer.readableBytes >= Self.prefixSize + Int(length) else { return .wait }
    buffer.moveReaderIndex(forwardBy: Self.prefixSize)
    guard let message = buffer.readSlice(length: Int(length)) else { return .wait }
    return .message(message, isCompressed: flag == 1)
  }

  /// Moves what is left out of the frame's memory. To be called when no more messages are taken for now.
  mutating func settle() {
    if buffer.readableBytes == 0 {
      buffer = ByteBuffer()
      isLent = false
    } else if isLent || buffer.readerIndex > buffer.readableBytes {
      var own = ByteBufferAllocator().buffer(capacity: buffer.readableBytes)
      own.writeBuffer(&buffer)
      buffer = own
      isLent = false
    }
  }
}
