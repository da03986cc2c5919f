import CHandschlagTestMessages
import CProtobufC
import HandschlagProtobuf
import Testing

@Suite("No bytes crash the decoder or take it past its limits")
struct HostileBytesTests {
  private func error<M: Message>(
    _ type: M.Type, _ bytes: [UInt8], _ limits: DecodingLimits = DecodingLimits()
  )
    -> DecodeError?
  {
    do throws(DecodeError) {
      _ = try M(decoding: bytes, limits: limits)
      return nil
    } catch {
      return error
    }
  }

  /// A field with a length, around bytes.
  private func field(_ number: UInt64, _ content: [UInt8]) -> [UInt8] {
    varint(number << 3 | 2) + varint(UInt64(content.count)) + content
  }

  private func varint(_ value: UInt64) -> [UInt8] {
    var value = value
    var bytes: [UInt8] = []
    while value >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: value) | 0x80)
      value >>= 7
    }
    return bytes + [UInt8(value)]
  }

  // MARK: Form

  @Test func everyTruncationIsAnErrorOrAMessageOfItsOwn() throws {
    var g = SplitMix64(seed: 1)
    for _ in 0..<20 {
      let bytes = TestNode.random(&g).encoded() + TestNode(choice: .leaf(TestLeaf(text: "x"))).encoded()
      for count in bytes.indices {
        if let error = error(TestNode.self, Array(bytes[..<count])) {
          #expect(error == .truncated || error == .repeatedMessage(field: "Node.leaf"))
        }
      }
    }
    // A field cut anywhere within is noticed as such.
    let bytes = TestLeaf(text: "some text").encoded()
    for count in 1..<bytes.count {
      #expect(error(TestLeaf.self, Array(bytes[..<count])) == .truncated)
    }
  }

  @Test(arguments: 0..<8)
  func randomMutationsNeverCrashAndWhatDecodesSurvives(seed: UInt64) throws {
    var g = SplitMix64(seed: 100 + seed)
    var decoded = 0
    for _ in 0..<2500 {
      decoded += try mutate(TestNode.random(&g, depth: 3), &g)
      decoded += try mutate(TestRepeateds.random(&g), &g)
      decoded += try mutate(TestScalars.random(&g), &g)
    }
    #expect(decoded > 100, "mutations so hard that nothing is left test little")
  }

  private func mutate<M: Message>(_ message: M, _ g: inout SplitMix64) throws -> Int {
    var bytes = message.encoded()
    for _ in 0..<Int.random(in: 1...3, using: &g) where !bytes.isEmpty {
      let index = Int.random(in: bytes.indices, using: &g)
      switch Int.random(in: 0...4, using: &g) {
      case 0: bytes[index] ^= 1 << UInt8.random(in: 0...7, using: &g)
      case 1: bytes[index] = g.number()
      case 2: bytes.remove(at: index)
      case 3: bytes.insert(g.number(), at: index)
      default: bytes[index] = [0, 0x7F, 0x80, 0xFF].randomElement(using: &g) ?? 0
      }
    }
    guard error(M.self, bytes) == nil else { return 0 }
    let first = try M(decoding: bytes)
    // Bytes that differ, as NaNs do, are compared as bytes.
    #expect(try M(decoding: first.encoded()).encoded() == first.encoded())
    return 1
  }

  @Test func whatTheGuardPassesProtobufCUnpacksWithinTheSameBudget() {
    var g = SplitMix64(seed: 3)
    for round in 0..<30 {
      expectOneBudget(TestNode.random(&g))
      expectOneBudget(TestOptionals.random(&g))
      expectOneBudget(TestRepeateds.random(&g, round))
    }
  }

  private func expectOneBudget<M: Message>(_ message: M) {
    // Unknown fields as well: protobuf-c keeps them.
    let bytes = message.encoded() + [0xC2, 0x1F, 3, 1, 2, 3]
    var step = 1
    var budget = 0
    var outcome: DecodeError? = .budgetExceeded
    while outcome != nil, budget < 1 << 24 {
      // `malformed` would mean that the arena ran out after the guard had agreed.
      outcome = error(M.self, bytes, DecodingLimits(memoryBudget: budget))
      #expect(outcome == nil || outcome == .budgetExceeded)
      budget += step
      step = 1 + budget / 500
    }
    #expect(outcome == nil)
  }

  @Test func malformedBytesAreRefused() {
    let cases: [(String, [UInt8], DecodeError)] = [
      ("field number 0", [0x02, 0], .malformed),
      ("start of a group", [0x0B], .malformed),
      ("end of a group", [0x0C], .malformed),
      ("start of an unknown group", [0xC3, 0x0C], .malformed),
      ("wire type 6", [0x0E], .malformed),
      ("wire type 7", [0x0F], .malformed),
      ("a text as a number", [0x08, 1], .malformed),
      ("a text as 32 bits", [0x0D, 1, 2, 3, 4], .malformed),
      ("a tag of six bytes", [0x8A, 0x80, 0x80, 0x80, 0x80, 0x00], .malformed),
      ("a tag past 32 bits", [0xFA, 0xFF, 0xFF, 0xFF, 0x1F, 0], .malformed),
      ("a tag that does not end", [0x8A], .truncated),
      ("a length past the end", [0x0A, 2, 0x61], .truncated),
      ("a length of 2 GiB", [0x0A, 0xFF, 0xFF, 0xFF, 0xFF, 0x07], .truncated),
      ("a length past 31 bits", [0x0A, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F], .malformed),
      ("an endless length", [0x0A, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80], .malformed),
    ]
    for (name, bytes, expected) in cases {
      #expect(error(TestLeaf.self, bytes) == expected, "\(name)")
    }
  }

  @Test func numbersMustEndWithinTenBytes() throws {
    let ones = [UInt8](repeating: 0xFF, count: 9)
    #expect(try TestScalars(decoding: [0x30] + ones + [0x01]).aUint64 == .max)
    #expect(error(TestScalars.self, [0x30] + ones + [0x02]) == .malformed)
    #expect(error(TestScalars.self, [0x30] + ones + [0x81, 0x00]) == .malformed)
    #expect(error(TestScalars.self, [0x30] + ones) == .truncated)
    // More bytes than needed are allowed.
    #expect(try TestScalars(decoding: [0x18, 0x85, 0x80, 0x00]).anInt32 == 5)
    #expect(try TestScalars(decoding: [0x68, 0x80, 0x80, 0x01]).aBool)
    #expect(error(TestRepeateds.self, [0x1A, 11] + ones + [0x81, 0x00]) == .malformed)
    #expect(error(TestRepeateds.self, [0x1A, 1, 0x80, 0x18, 0x01]) == .truncated)
  }

  @Test func packedNumbersFillTheirLength() {
    #expect(error(TestRepeateds.self, field(1, [1, 2, 3])) == .malformed)
    #expect(error(TestRepeateds.self, field(9, [1, 2, 3])) == .malformed)
    #expect(error(TestRepeateds.self, field(13, [1, 2])) == .malformed)
    #expect(error(TestRepeateds.self, field(13, [1, 0])) == nil)
    #expect(error(TestRepeateds.self, field(3, [])) == nil)
  }

  // MARK: Text

  @Test func textMustBeUTF8WithoutNul() {
    let bad: [[UInt8]] = [
      [0], [0x61, 0, 0x61], [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC2], [0xC2, 0x41],
      [0xE0, 0x80, 0x80], [0xE0, 0x9F, 0xBF], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xE2, 0x82],
      [0xF0, 0x80, 0x80, 0x80], [0xF0, 0x8F, 0xBF, 0xBF], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80],
      [0xF0, 0x9F, 0x99], [0xFE], [0xFF],
    ]
    for text in bad {
      // Before, at and behind the places that are read eight bytes at a time.
      for before in 0...9 {
        for after in [0, 1, 8] {
          let around = [UInt8](repeating: 0x61, count: before) + text + [UInt8](repeating: 0x62, count: after)
          #expect(error(TestLeaf.self, field(1, around)) == .invalidText(field: "Leaf.text"), "\(around)")
        }
      }
    }
  }

  @Test func everyScalarIsText() throws {
    var text = String.UnicodeScalarView()
    for value in stride(from: UInt32(1), through: 0x10FFFF, by: 7) {
      if let scalar = Unicode.Scalar(value) { text.append(scalar) }
    }
    let leaf = TestLeaf(text: String(text))
    #expect(try TestLeaf(decoding: leaf.encoded()) == leaf)
  }

  @Test func theGuardAgreesWithSwiftOnWhatIsText() {
    var g = SplitMix64(seed: 5)
    for _ in 0..<20_000 {
      var bytes = Array(g.text(12).utf8)
      if !bytes.isEmpty, !g.oneIn(3) { bytes[Int.random(in: bytes.indices, using: &g)] = g.number() }
      let isText = String(validating: bytes, as: UTF8.self) != nil && !bytes.contains(0)
      #expect((error(TestLeaf.self, field(1, bytes)) == nil) == isText, "\(bytes)")
    }
  }

  // MARK: Size

  @Test func depthIsBounded() {
    func nested(_ depth: Int, by number: UInt64) -> [UInt8] {
      (1..<depth).reduce([]) { bytes, _ in field(number, bytes) }
    }
    for number: UInt64 in [2, 3, 5] {
      #expect(error(TestNode.self, nested(32, by: number)) == nil)
      #expect(error(TestNode.self, nested(33, by: number)) == .depthExceeded)
      #expect(error(TestNode.self, nested(10_000, by: number)) == .depthExceeded)
      #expect(error(TestNode.self, nested(3, by: number), DecodingLimits(maxDepth: 3)) == nil)
      #expect(error(TestNode.self, nested(4, by: number), DecodingLimits(maxDepth: 3)) == .depthExceeded)
    }
    #expect(DecodingLimits(maxDepth: 1000).maxDepth == 32)
    #expect(DecodingLimits(maxDepth: 0).maxDepth == 1)
  }

  @Test func fourMebibytesOfEmptyMessagesAreRefused() {
    let bytes = [[UInt8]](repeating: [0x1A, 0], count: 2 << 20).flatMap(\.self)
    #expect(error(TestNode.self, bytes) == .budgetExceeded)
  }

  @Test func whatIsCheapOnTheWireAndDearInMemoryIsRefused() {
    let limits = DecodingLimits(memoryBudget: DecodingLimits.budget(forLargest: 65_536))
    let floods: [(String, [UInt8])] = [
      ("empty texts", [0x72, 0]), ("empty bytes", [0x7A, 0]), ("unpacked numbers", [0x90, 0x01, 1]),
      ("unknown fields", [0xC0, 0x0C, 1]), ("empty messages", [0x8A, 0x01, 0]),
    ]
    for (name, element) in floods {
      let bytes = [[UInt8]](repeating: element, count: 65_536 / element.count).flatMap(\.self)
      #expect(error(TestRepeateds.self, bytes, limits) == .budgetExceeded, "\(name)")
    }
    let packed = field(3, [UInt8](repeating: 1, count: 60_000))
    #expect(error(TestRepeateds.self, packed, limits) == nil)
    #expect(error(TestRepeateds.self, packed, DecodingLimits(memoryBudget: 400_000)) == .budgetExceeded)
  }

  @Test func aMessageOfTheLargestSizeFitsItsBudget() throws {
    let limits = DecodingLimits(memoryBudget: DecodingLimits.budget(forLargest: 65_536))
    let leaf = TestLeaf(text: String(repeating: "a", count: 65_000))
    #expect(error(TestLeaf.self, leaf.encoded(), limits) == nil)
    let leaves = TestRepeateds(
      leaves: .init(repeating: TestLeaf(text: String(repeating: "b", count: 90)), count: 690))
    #expect(error(TestRepeateds.self, leaves.encoded(), limits) == nil)
    #expect(error(TestLeaf.self, field(1, .init(repeating: 0x61, count: 5 << 20))) == .budgetExceeded)
  }

  @Test func aSingleMessageComesOnce() {
    let child = field(2, [])
    #expect(error(TestNode.self, child) == nil)
    #expect(error(TestNode.self, child + child) == .repeatedMessage(field: "Node.child"))
    #expect(error(TestNode.self, field(8, []) + field(8, [])) == .repeatedMessage(field: "Node.leaf"))
    // Within another message it is another one.
    #expect(error(TestNode.self, field(2, child) + field(3, child) + field(3, child)) == nil)
  }

  @Test func noRequestOfProtobufCsPassesTheArenasBudget() {
    let arena = Arena.acquire(budget: 1000)
    defer { arena.release() }
    let allocator = arena.allocator
    var taken = 0
    for size in [1, 7, 8, 100, 500, 0, 1000, 200, 100, 100, 100] {
      if allocator.pointee.alloc(allocator.pointee.allocator_data, size) != nil { taken += size }
    }
    #expect(taken <= 1000)
    #expect(taken > 700)
    #expect(allocator.pointee.alloc(allocator.pointee.allocator_data, .max) == nil)
  }

  @Test func whatAnArenaHandsOutDoesNotOverlap() {
    let arena = Arena.acquire(budget: 10 << 20)
    defer { arena.release() }
    var g = SplitMix64(seed: 9)
    var pieces: [(UnsafeMutablePointer<UInt8>, Int, UInt8)] = []
    for index in 0..<500 {
      let size = Int.random(in: 1...(index % 50 == 0 ? 200_000 : 300), using: &g)
      let piece = arena.allocate(UInt8.self, count: size)
      #expect(Int(bitPattern: piece) % 8 == 0)
      piece.initialize(repeating: UInt8(truncatingIfNeeded: index), count: size)
      pieces.append((piece, size, UInt8(truncatingIfNeeded: index)))
    }
    for (piece, size, mark) in pieces {
      #expect(UnsafeBufferPointer(start: piece, count: size).allSatisfy { $0 == mark })
    }
  }
}
