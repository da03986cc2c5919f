import CProtobufC

/// One message on its way to bytes: first its size, then the bytes, straight into the caller's memory.
///
/// Lent by ``Message/withEncoder(_:)``.
public struct MessageEncoder: ~Copyable {
  /// Above this many bytes of the arena a message has no ``bound``, which would reserve too much.
  private static let largestBounded = 4 << 10

  private let message: UnsafePointer<ProtobufCMessage>
  /// The size once it is known, before that a negative number.
  private let known: UnsafeMutablePointer<Int>

  /// More bytes than ``pack(into:)`` can write, at most 16 KiB; nil for larger messages.
  ///
  /// Known without going through the message, which ``size`` does, as packing does again. It is four times what the
  /// arena has handed out: what goes into the bytes has been put there, and takes no more than four bytes for
  /// each. The worst is a number of 32 bits, of which a negative one takes ten bytes, and its tag five at most.
  package let bound: Int?

  /// How many bytes ``pack(into:)`` writes. Asking for the first time goes through the whole message.
  public var size: Int {
    if known.pointee < 0 { known.pointee = protobuf_c_message_get_packed_size(message) }
    return known.pointee
  }

  /// An encoder of a message of protobuf-c's.
  ///
  /// - Parameters:
  ///   - message: a struct that begins with its `ProtobufCMessage`, alive as long as the encoder
  ///   - arena: where the message is, with all that it points at
  package init(_ message: UnsafeRawPointer, _ arena: Arena) {
    self.message = message.assumingMemoryBound(to: ProtobufCMessage.self)
    bound = arena.handedOut.flatMap { $0 <= Self.largestBounded ? 4 * $0 : nil }
    known = arena.allocate(bytes: MemoryLayout<Int>.size).assumingMemoryBound(to: Int.self)
    known.initialize(to: -1)
  }

  /// Writes the message.
  ///
  /// - Parameter buffer: at least ``size`` bytes; a smaller one is the caller's defect and stops the program.
  /// - Returns: how many bytes were written: ``size``.
  @discardableResult
  public func pack(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    precondition(buffer.count >= bound ?? .max || buffer.count >= size, "buffer too small for the message")
    guard let base = buffer.baseAddress else { return 0 }
    return protobuf_c_message_pack(message, base.assumingMemoryBound(to: UInt8.self))
  }
}
