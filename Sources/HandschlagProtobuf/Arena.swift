package import CProtobufC

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Memory for the structs of one message, handed out by moving a pointer and taken back all at once.
///
/// Each thread keeps one arena with its first 16 KiB, so that small messages cost no `malloc`. An arena is
/// used between ``acquire(budget:)`` and ``release()`` on one thread; another asked for in between is a
/// temporary one. It never hands out more than its budget, whatever protobuf-c asks for.
package struct Arena {
  private let state: UnsafeMutablePointer<State>

  private struct State {
    /// What protobuf-c calls; its `allocator_data` points at this state.
    var allocator: ProtobufCAllocator
    var cursor: UnsafeMutableRawPointer
    var available: Int
    /// Bytes that may still be handed out.
    var budget: Int
    var isInUse: Bool
    let block: UnsafeMutableRawPointer
    /// Blocks beyond the first, each with the address of the next in its first word.
    var overflow: UnsafeMutableRawPointer?
    var nextOverflowSize: Int
    /// The guard's stack, so that it needs no memory of its own.
    let frames: UnsafeMutablePointer<DecodingGuard.Frame>
  }

  private static let blockSize = 16 << 10
  private static let firstOverflowSize = 64 << 10
  private static let largestOverflowSize = 1 << 20
  /// What protobuf-c's structs need; also the size of the link at the start of an overflow block.
  private static let alignment = 16

  /// Where each thread keeps its arena; `nil` if the process has no key left: then every arena is temporary.
  private static let slot: pthread_key_t? = {
    var key = pthread_key_t()
    return pthread_key_create(&key) { Arena.threadEnded(with: $0) } == 0 ? key : nil
  }()

  /// The thread's arena, or a temporary one if that is in use.
  ///
  /// - Parameter budget: the most bytes that it will hand out.
  package static func acquire(budget: Int = .max) -> Arena {
    guard let slot else { return Arena(budget: budget) }
    if let kept = pthread_getspecific(slot) {
      let state = kept.assumingMemoryBound(to: State.self)
      if state.pointee.isInUse { return Arena(budget: budget) }
      state.pointee.isInUse = true
      state.pointee.budget = budget
      return Arena(state: state)
    }
    let arena = Arena(budget: budget)
    pthread_setspecific(slot, arena.state)
    return arena
  }

  /// Takes everything back that was handed out.
  package func release() {
    if state.pointee.overflow != nil { freeOverflow() }
    guard let slot = Arena.slot, pthread_getspecific(slot) == UnsafeMutableRawPointer(state) else {
      return destroy()
    }
    state.pointee.cursor = state.pointee.block
    state.pointee.available = Arena.blockSize
    state.pointee.isInUse = false
  }

  /// The allocator to give to protobuf-c.
  package var allocator: UnsafeMutablePointer<ProtobufCAllocator> {
    // The allocator is the first member of the state.
    UnsafeMutableRawPointer(state).assumingMemoryBound(to: ProtobufCAllocator.self)
  }

  var frames: UnsafeMutablePointer<DecodingGuard.Frame> { state.pointee.frames }

  /// Uninitialised memory of the program's own asking, aligned for any struct of protobuf-c's.
  ///
  /// It counts against no budget: that is there for what a peer's bytes make protobuf-c ask for.
  package func allocate(bytes count: Int) -> UnsafeMutableRawPointer {
    Arena.advance((count + 7) & ~7, in: state)
  }

  /// Bytes handed out since it was acquired; nil once the first block was not enough.
  package var handedOut: Int? {
    state.pointee.overflow == nil ? Arena.blockSize - state.pointee.available : nil
  }

  private init(state: UnsafeMutablePointer<State>) {
    self.state = state
  }

  private init(budget: Int) {
    state = .allocate(capacity: 1)
    let block = UnsafeMutableRawPointer.allocate(byteCount: Arena.blockSize, alignment: Arena.alignment)
    let allocator = ProtobufCAllocator(
      alloc: { state, size in
        guard let state else { return nil }
        return Arena.take(size, from: state.assumingMemoryBound(to: State.self))
      },
      free: { _, _ in },
      allocator_data: state)
    state.initialize(
      to: State(
        allocator: allocator, cursor: block, available: Arena.blockSize, budget: budget, isInUse: true,
        block: block, overflow: nil, nextOverflowSize: Arena.firstOverflowSize,
        frames: .allocate(capacity: DecodingLimits.deepest)))
  }

  private static func take(_ count: Int, from state: UnsafeMutablePointer<State>) -> UnsafeMutableRawPointer?
  {
    guard count >= 0, count <= state.pointee.budget else { return nil }
    let rounded = (count + 7) & ~7
    state.pointee.budget -= min(rounded, state.pointee.budget)
    return advance(rounded, in: state)
  }

  private static func advance(
    _ count: Int, in state: UnsafeMutablePointer<State>
  ) -> UnsafeMutableRawPointer {
    if count > state.pointee.available { addBlock(holding: count, to: state) }
    let start = state.pointee.cursor
    state.pointee.cursor = start + count
    state.pointee.available -= count
    return start
  }

  private static func addBlock(holding count: Int, to state: UnsafeMutablePointer<State>) {
    let size = max(count + alignment, state.pointee.nextOverflowSize)
    let block = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: alignment)
    block.storeBytes(of: state.pointee.overflow, as: UnsafeMutableRawPointer?.self)
    state.pointee.overflow = block
    state.pointee.nextOverflowSize = min(2 * state.pointee.nextOverflowSize, largestOverflowSize)
    state.pointee.cursor = block + alignment
    state.pointee.available = size - alignment
  }

  private func freeOverflow() {
    var next = state.pointee.overflow
    while let block = next {
      next = block.load(as: UnsafeMutableRawPointer?.self)
      block.deallocate()
    }
    state.pointee.overflow = nil
    state.pointee.nextOverflowSize = Arena.firstOverflowSize
  }

  private func destroy() {
    freeOverflow()
    state.pointee.frames.deallocate()
    state.pointee.block.deallocate()
    state.deallocate()
  }

  private static func threadEnded(with kept: UnsafeMutableRawPointer?) {
    guard let kept else { return }
    Arena(state: kept.assumingMemoryBound(to: State.self)).destroy()
  }
}
