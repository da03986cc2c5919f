import NIOCore

/// The buffers that all connections of one loop share, so that an idle connection keeps none.
// Only touched on the thread of its loop.
final class BufferPool: @unchecked Sendable {
  /// What one read takes at most.
  static let readSize = 64 << 10
  private static let largestKept = 512 << 10
  private static let mostKept = 8

  private var readBuffers: [ByteBuffer] = []
  private var writeBuffers: [ByteBuffer] = []

  /// An empty buffer for a read.
  func takeReadBuffer(_ allocator: ByteBufferAllocator) -> ByteBuffer {
    Self.take(from: &readBuffers) ?? allocator.buffer(capacity: Self.readSize)
  }

  /// Takes a buffer back whose bytes nobody needs any more.
  func giveBack(read buffer: ByteBuffer) {
    guard readBuffers.count < 2, buffer.storageCapacity >= Self.readSize else { return }
    readBuffers.append(buffer)
  }

  /// An empty buffer for replies.
  func takeWriteBuffer(_ allocator: ByteBufferAllocator) -> ByteBuffer {
    Self.take(from: &writeBuffers) ?? allocator.buffer(capacity: 8 << 10)
  }

  /// Takes a buffer back that was written; the channel may still hold it.
  func giveBack(written buffer: ByteBuffer) {
    guard writeBuffers.count < Self.mostKept, buffer.storageCapacity <= Self.largestKept else { return }
    writeBuffers.append(buffer)
  }

  private static func take(from buffers: inout [ByteBuffer]) -> ByteBuffer? {
    while var buffer = buffers.popLast() {
      // A channel that still sends from a buffer keeps it; ours is then only a second reference.
      if buffer.modifyIfUniquelyOwned({ $0.clear() }) != nil { return buffer }
    }
    return nil
  }
}

/// Has a channel read into the buffers of its loop.
///
/// NIO's own pool keeps a buffer of the largest size for each channel, idle or not. It keeps the very first
/// buffer that it gets here, too, which is therefore a small one; saying that the next may be larger makes
/// it ask for a buffer at each read. Over TLS it is smaller still: that costs one more read where a handshake takes
/// thousands of times as long.
struct SharedReadAllocator: RecvByteBufferAllocator {
  private let firstRead: Int
  private let pool: BufferPool
  private var hasRead = false

  init(pool: BufferPool, isTLS: Bool) {
    self.pool = pool
    firstRead = isTLS ? 64 : 1024
  }

  func buffer(allocator: ByteBufferAllocator) -> ByteBuffer {
    hasRead ? pool.takeReadBuffer(allocator) : allocator.buffer(capacity: firstRead)
  }

  mutating func record(actualReadBytes: Int) -> Bool {
    hasRead = true
    return true
  }
}
