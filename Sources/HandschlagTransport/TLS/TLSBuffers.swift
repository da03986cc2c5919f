@_spi(CustomByteBufferAllocator) import NIOCore
import NIOPosix

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The two buffers that swift-nio-ssl keeps for each connection, 32 KiB for what it has decrypted and 16 KiB for what
/// it has encrypted, empty or not.
///
/// It allocates them as its handler is added, by the channel's allocator, and never lets them go before the connection
/// does (`NIOSSLHandler.handlerAdded`, `ByteBufferBIO.init`). Here they are blocks of a ``PagePool``, so that those of
/// a connection without traffic can rest. Where a block is not to be had, and for buffers that outgrow theirs, it is
/// malloc's memory as always.
// Touched on its connection's loop alone.
final class TLSBuffers: @unchecked Sendable {
  /// For two buffers of 10,000 connections, and some more: 640 MiB of addresses, no memory.
  private static let pool = PagePool(count: 20_480)
  /// Whose handler is being added on this thread.
  private static let adding = ThreadSpecificVariable<TLSBuffers>()

  /// Those two; nil for one that is malloc's.
  private var blocks: (PagePool.Block?, PagePool.Block?)

  /// Adds a handler of TLS to a channel; the buffers that it allocates meanwhile are these.
  func collect(on channel: any Channel, _ add: () throws -> Void) throws {
    guard let options = channel.syncOptions else { return try add() }
    let usual = channel.allocator
    try options.setOption(.allocator, value: Self.allocator)
    Self.adding.currentValue = self
    defer { Self.adding.currentValue = nil }
    try add()
    try options.setOption(.allocator, value: usual)
  }

  /// Gives the memory of the buffers back to the system until they are written again.
  ///
  /// Nobody may need a byte of them: nothing that was decrypted is still looked at, and nothing that was encrypted
  /// waits to be sent.
  func rest() {
    if let block = blocks.0 { Self.pool.rest(block) }
    if let block = blocks.1 { Self.pool.rest(block) }
  }

  // MARK: - What ByteBuffer calls, for buffers of this allocator alone

  private static let allocator = ByteBufferAllocator(
    allocate: { TLSBuffers.take($0) ?? malloc($0) },
    reallocate: { TLSBuffers.grow($0, $1, $2) },
    deallocate: { address in
      if TLSBuffers.pool.owns(address) { TLSBuffers.pool.giveBack(address) } else { free(address) }
    },
    copy: { $0.copyMemory(from: $1, byteCount: $2) })

  private static func take(_ size: Int) -> UnsafeMutableRawPointer? {
    guard size > PagePool.blockSize / 4, size <= PagePool.blockSize, let owner = adding.currentValue,
      owner.blocks.1 == nil, let (address, block) = pool.take()
    else { return nil }
    owner.blocks = (block, owner.blocks.0)
    return address
  }

  private static func grow(
    _ address: UnsafeMutableRawPointer?, _ oldSize: Int, _ size: Int
  ) -> UnsafeMutableRawPointer? {
    guard let address, pool.owns(address) else { return realloc(address, size) }
    guard let new = malloc(size) else { return nil }
    new.copyMemory(from: address, byteCount: min(oldSize, size))
    pool.giveBack(address)
    return new
  }
}
