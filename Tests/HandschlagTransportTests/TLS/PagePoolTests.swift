import Testing

@testable import HandschlagTransport

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

struct PagePoolTests {
  private func fill(_ address: UnsafeMutableRawPointer, _ byte: UInt8) {
    memset(address, CInt(byte), PagePool.blockSize)
  }

  private func holds(_ address: UnsafeMutableRawPointer, only byte: UInt8) -> Bool {
    UnsafeRawBufferPointer(start: address, count: PagePool.blockSize).allSatisfy { $0 == byte }
  }

  @Test func blocksLieApart() throws {
    let pool = PagePool(count: 3)
    let blocks = try (0..<3).map { _ in try #require(pool.take()).0 }
    for (index, block) in blocks.enumerated() { fill(block, UInt8(index + 1)) }
    for (index, block) in blocks.enumerated() { #expect(holds(block, only: UInt8(index + 1))) }
    #expect(pool.take() == nil && pool.takenCount == 3)
    pool.giveBack(blocks[1])
    #expect(pool.takenCount == 2)
    #expect(pool.take()?.0 == blocks[1])
  }

  @Test func itKnowsItsOwnAddresses() throws {
    let pool = PagePool(count: 1)
    let (block, _) = try #require(pool.take())
    let other = UnsafeMutableRawPointer.allocate(byteCount: PagePool.blockSize, alignment: 4096)
    defer { other.deallocate() }
    #expect(pool.owns(block) && !pool.owns(other))
    #expect(!pool.owns(block + PagePool.blockSize) && !pool.owns(block - 1))
    #expect(!PagePool(count: 0).owns(block))
  }

  #if os(Linux)
    /// Pages of a block that are in memory.
    private func residentPages(_ address: UnsafeMutableRawPointer) -> Int {
      var pages = [UInt8](repeating: 0, count: PagePool.blockSize / Int(sysconf(Int32(_SC_PAGESIZE))))
      #expect(mincore(address, PagePool.blockSize, &pages) == 0)
      return pages.count { $0 & 1 == 1 }
    }

    @Test func aBlockTakesMemoryWhereItWasWrittenAndNoneAtRest() throws {
      let pool = PagePool(count: 64)
      let (address, block) = try #require(pool.take())
      #expect(residentPages(address) == 0)
      address.storeBytes(of: 7, as: UInt8.self)
      #expect(residentPages(address) == 1)
      fill(address, 7)
      pool.rest(block)
      #expect(residentPages(address) == 0 && pool.takenCount == 1)
      fill(address, 8)
      #expect(holds(address, only: 8))
      pool.giveBack(address)
      #expect(residentPages(address) == 0)
    }
  #endif

  @Test func restIsForTheTakingThatItWasAskedFor() throws {
    let pool = PagePool(count: 1)
    let (address, gone) = try #require(pool.take())
    pool.giveBack(address)
    pool.rest(gone)
    let (again, _) = try #require(pool.take())
    #expect(again == address)
    fill(again, 9)
    pool.rest(gone)
    #expect(holds(again, only: 9))
  }
}
