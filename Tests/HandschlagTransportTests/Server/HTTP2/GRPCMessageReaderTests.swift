import NIOCore
import Testing

@testable import HandschlagRPC
@testable import HandschlagTransport

/// Messages in DATA frames that cut them anywhere.
struct GRPCMessageReaderTests {
  private static func message(_ bytes: [UInt8], flag: UInt8 = 0) -> [UInt8] {
    let count = UInt32(bytes.count)
    return [flag, UInt8(count >> 24), UInt8(count >> 16 & 255), UInt8(count >> 8 & 255), UInt8(count & 255)]
      + bytes
  }

  /// Everything that comes out when the bytes come in pieces.
  private static func read(_ pieces: [[UInt8]], limit: Int = 1 << 20) -> [[UInt8]] {
    var reader = GRPCMessageReader()
    var messages: [[UInt8]] = []
    for piece in pieces {
      reader.append(ByteBuffer(bytes: piece))
      while case .message(let message, _) = reader.next(limit: limit) {
        messages.append(Array(message.readableBytesView))
      }
      reader.settle()
    }
    #expect(reader.count == 0)
    return messages
  }

  @Test func anyCutGivesTheSameMessages() {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<300 {
      let messages = (0..<Int.random(in: 1...6, using: &random)).map { _ in
        (0..<Int.random(in: 0...50, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
      }
      var rest = messages.flatMap { Self.message($0) }[...]
      var pieces: [[UInt8]] = []
      while !rest.isEmpty {
        let count = Int.random(in: 0...min(20, rest.count), using: &random)
        pieces.append(Array(rest.prefix(count)))
        rest = rest.dropFirst(count)
      }
      #expect(Self.read(pieces) == messages)
    }
  }

  @Test func byteByByte() {
    let bytes = Self.message([1, 2, 3]) + Self.message([]) + Self.message([4])
    #expect(Self.read(bytes.map { [$0] }) == [[1, 2, 3], [], [4]])
  }

  @Test func aLengthBeyondTheLimitIsToldBeforeItsBytesCome() {
    var reader = GRPCMessageReader()
    reader.append(ByteBuffer(bytes: [0, 0, 0, 1, 1]))
    #expect(reader.next(limit: 256) == .tooLarge(257))
    reader = GRPCMessageReader()
    reader.append(ByteBuffer(bytes: [1, 255, 255, 255, 255]))
    #expect(reader.next(limit: 4 << 20) == .tooLarge(Int(UInt32.max)))
  }

  @Test func theFlagIsZeroOrOne() {
    for flag in UInt8(0)...255 {
      var reader = GRPCMessageReader()
      reader.append(ByteBuffer(bytes: Self.message([9], flag: flag)))
      switch reader.next(limit: 1) {
      case .message(_, let isCompressed): #expect(flag <= 1 && isCompressed == (flag == 1))
      case let other: #expect(flag > 1 && other == .malformed)
      }
    }
  }

  @Test func whatIsLeftKeepsNoFrameAlive() {
    var reader = GRPCMessageReader()
    var frame = ByteBufferAllocator().buffer(capacity: 64 << 10)
    frame.writeBytes(Self.message([1]) + [0, 0])
    reader.append(frame)
    #expect(reader.next(limit: 10) != .wait)
    #expect(reader.next(limit: 10) == .wait)
    reader.settle()
    #expect(frame.modifyIfUniquelyOwned { _ in true } == true)
    #expect(reader.count == 2)
  }

  @Test func gzipRoundsAndIsBounded() throws {
    let codec = GzipCodec()
    for size in [0, 1, 100, 1023, 1024, 5000, 100_000] {
      let plain = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 3) }
      var packed = ByteBuffer()
      #expect(plain.withUnsafeBytes { codec.compress($0, into: &packed) } == packed.readableBytes)
      let unpacked = try packed.withUnsafeReadableBytes {
        try codec.decompress($0, limit: max(1, size)) { Array($0) }
      }
      #expect(unpacked == plain)
      guard size > 1 else { continue }
      #expect(throws: RPCError.self) {
        try packed.withUnsafeReadableBytes { try codec.decompress($0, limit: size - 1) { _ in } }
      }
    }
  }

  @Test func aBombEndsAsResourceExhausted() throws {
    let codec = GzipCodec()
    var bomb = ByteBuffer()
    _ = [UInt8](repeating: 0, count: 8 << 20).withUnsafeBytes { codec.compress($0, into: &bomb) }
    #expect(bomb.readableBytes < 10_000)
    let error = #expect(throws: RPCError.self) {
      try bomb.withUnsafeReadableBytes { try codec.decompress($0, limit: 65536) { _ in } }
    }
    #expect(error?.code == .resourceExhausted)
  }

  @Test func brokenGzipIsInternal() throws {
    let codec = GzipCodec()
    var packed = ByteBuffer()
    _ = Array("hello hello hello".utf8).withUnsafeBytes { codec.compress($0, into: &packed) }
    let whole = Array(packed.readableBytesView)
    var broken: [[UInt8]] = [[], [1, 2, 3], whole + [0]]
    broken += (1..<whole.count).map { Array(whole[..<$0]) }
    broken += (0..<whole.count).map { index in
      var copy = whole
      copy[index] ^= 0xFF
      return copy
    }
    for bytes in broken {
      // A changed byte of the header that says nothing (time, system) may pass; anything else is an error.
      let result = Result {
        try bytes.withUnsafeBytes { try codec.decompress($0, limit: 1000) { Array($0) } }
      }
      switch result {
      case .success(let plain): #expect(plain == Array("hello hello hello".utf8))
      case .failure(let error): #expect((error as? RPCError)?.code != .ok)
      }
    }
  }
}
