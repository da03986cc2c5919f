import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Blocks of whole pages, which take memory only where they have been written, and none once they rest.
///
/// What malloc hands out takes memory for as long as it is held, wherever somebody once wrote to it. A block here is
/// given back to the system by itself, and its address stays good.
final class PagePool: Sendable {
  /// Bytes of a block.
  static let blockSize = 32 << 10

  /// One taking of a block. The next one of the same block is another.
  struct Block: Sendable, Hashable {
    fileprivate let index: Int
    fileprivate let taking: UInt32
  }

  private struct State {
    var free: [Int] = []
    /// How often each block was taken and given back: an odd number means that it is taken.
    var takings: [UInt32] = []
  }

  /// Where the first block is; 0 where the system has no such room.
  private let base: UInt
  private let count: Int
  private let state = Mutex(State())

  /// Room for a number of blocks: addresses alone, no memory. It is never given up.
  init(count: Int) {
    let bytes = count * Self.blockSize
    let flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE
    let room = mmap(nil, bytes, PROT_READ | PROT_WRITE, flags, -1, 0)
    // Where pages are larger than a block, no block can be given back alone.
    let fits = sysconf(Int32(_SC_PAGESIZE)) <= Self.blockSize
    guard let room, room != MAP_FAILED, fits else {
      base = 0
      self.count = 0
      return
    }
    #if os(Linux)
      // A huge page would take sixty-four blocks' memory for one written byte.
      madvise(room, bytes, MADV_NOHUGEPAGE)
    #endif
    base = UInt(bitPattern: room)
    self.count = count
  }

  /// Blocks that are taken.
  var takenCount: Int { state.withLock { $0.takings.count - $0.free.count } }

  /// A block of unknown contents; nil when all are taken.
  func take() -> (UnsafeMutableRawPointer, Block)? {
    let block: Block? = state.withLock { state in
      let index: Int
      if let last = state.free.popLast() {
        index = last
        state.takings[index] &+= 1
      } else {
        index = state.takings.count
        guard index < count else { return nil }
        state.takings.append(1)
      }
      return Block(index: index, taking: state.takings[index])
    }
    guard let block, let address = address(block.index) else { return nil }
    return (address, block)
  }

  /// Whether it is the address of one of these blocks.
  func owns(_ address: UnsafeMutableRawPointer) -> Bool {
    UInt(bitPattern: address) &- base < UInt(count * Self.blockSize)
  }

  /// Takes a block back that is taken; nothing of what it held stays in memory.
  func giveBack(_ address: UnsafeMutableRawPointer) {
    let index = Int((UInt(bitPattern: address) &- base) / UInt(Self.blockSize))
    state.withLock { state in
      discard(index)
      state.takings[index] &+= 1
      state.free.append(index)
    }
  }

  /// Forgets what a block holds, which stays taken; does nothing for one that was given back since.
  ///
  /// Whoever took it must not need the contents: they may be zeros afterwards.
  func rest(_ block: Block) {
    state.withLock { state in
      if state.takings[block.index] == block.taking { discard(block.index) }
    }
  }

  private func address(_ index: Int) -> UnsafeMutableRawPointer? {
    UnsafeMutableRawPointer(bitPattern: base + UInt(index * Self.blockSize))
  }

  private func discard(_ index: Int) {
    madvise(address(index), Self.blockSize, MADV_DONTNEED)
  }
}
