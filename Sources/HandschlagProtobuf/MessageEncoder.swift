import CProtobufC

/// One message on its way to bytes: first its size, then the bytes, straight into the caller's memory.
///
/// Lent by ``Message/withEncoder(_:)``.
public struct MessageEncoder: ~Copyable {
  private let message: UnsafePointer<ProtobufCMessage>

  /// How many bytes ``pack(into:)`` writes.
  public let size: Int

  /// An encoder of a message of protobuf-c's.
  ///
  /// - Parameter message: a struct that begins with its `ProtobufCMessage`, alive as long as the encoder.
  package init(_ message: UnsafeRawPointer) {
    self.message = message.assumingMemoryBound(to: ProtobufCMessage.self)
    size = protobuf_c_message_get_packed_size(self.message)
  }

  /// Writes the message.
  ///
  /// - Parameter buffer: at least ``size`` bytes; a smaller one is the caller's defect and stops the program.
  /// - Returns: how many bytes were written: ``size``.
  @discardableResult
  public func pack(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    precondition(buffer.count >= size, "buffer too small for the message")
    guard size > 0, let base = buffer.baseAddress else { return 0 }
    return protobuf_c_message_pack(message, base.assumingMemoryBound(to: UInt8.self))
  }
}
