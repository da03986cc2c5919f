package import CProtobufC

/// A message in protobuf-c's form, unpacked into an arena after the guard has passed its bytes.
///
/// Generated code reads it and then calls ``release()``.
package struct Unpacked {
  /// The message; its type is the one that the descriptor given to ``init(_:as:limits:)`` describes.
  package let message: UnsafeRawPointer
  private let arena: Arena

  /// Checks and unpacks bytes.
  ///
  /// - Parameters:
  ///   - bytes: the encoded message
  ///   - descriptor: what protoc-c generated for its type
  ///   - limits: depth and memory
  /// - Throws: what the guard found; nothing is to be released then.
  package init(
    _ bytes: UnsafeRawBufferPointer, as descriptor: UnsafePointer<ProtobufCMessageDescriptor>,
    limits: DecodingLimits
  ) throws(DecodeError) {
    let arena = Arena.acquire(budget: limits.memoryBudget)
    do {
      try DecodingGuard.check(bytes, as: descriptor, limits: limits, frames: arena.frames)
    } catch {
      arena.release()
      throw error
    }
    guard
      let message = protobuf_c_message_unpack(
        descriptor, arena.allocator, bytes.count, bytes.baseAddress?.assumingMemoryBound(to: UInt8.self))
    else {
      arena.release()
      throw .malformed
    }
    self.message = UnsafeRawPointer(message)
    self.arena = arena
  }

  /// Takes the memory back; the message must not be read any more.
  package func release() {
    arena.release()
  }
}
