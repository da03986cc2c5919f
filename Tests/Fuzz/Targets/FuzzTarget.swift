/// A function that takes any bytes and throws where something is not as it must be.
///
/// libFuzzer calls it in `make fuzz`, and the tests with what libFuzzer has found worth keeping.
struct FuzzTarget: Sendable, CustomStringConvertible {
  let name: String
  let body: @Sendable (UnsafeRawBufferPointer) throws -> Void

  var description: String { name }

  /// Every target; the seeds of each lie in `corpus/` under its name.
  static let all: [FuzzTarget] = [
    FuzzTarget(name: "frames", body: NativeFuzz.frames), FuzzTarget(name: "calls", body: NativeFuzz.calls),
    FuzzTarget(name: "http2", body: GRPCFuzz.frames), FuzzTarget(name: "grpc", body: GRPCFuzz.calls),
    FuzzTarget(name: "client", body: ClientFuzz.frames),
    FuzzTarget(name: "envelope", body: EnvelopeFuzz.envelopes),
    FuzzTarget(name: "messages", body: MessageFuzz.messages),
    FuzzTarget(name: "gzip", body: CodecFuzz.gzip), FuzzTarget(name: "reader", body: CodecFuzz.reader),
    FuzzTarget(name: "texts", body: CodecFuzz.texts), FuzzTarget(name: "blocks", body: CodecFuzz.blocks),
  ]
}

/// Something is not as it must be.
struct Finding: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }

  /// Fails unless something holds.
  static func unless(_ holds: Bool, _ description: @autoclosure () -> String) throws {
    if !holds { throw Finding(description()) }
  }
}

/// Takes an input apart. What is asked beyond its end is zero.
struct InputReader {
  private let bytes: UnsafeRawBufferPointer
  private var position = 0

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  var isAtEnd: Bool { position >= bytes.count }

  mutating func byte() -> UInt8 {
    guard position < bytes.count else { return 0 }
    defer { position += 1 }
    return bytes[position]
  }

  mutating func number() -> UInt32 { (0..<4).reduce(0) { value, _ in value << 8 | UInt32(byte()) } }

  /// So many bytes, or those that are left.
  mutating func take(_ count: Int) -> [UInt8] {
    let end = min(bytes.count, position + count)
    defer { position = end }
    return Array(bytes[position..<end])
  }

  mutating func rest() -> [UInt8] { take(bytes.count) }

  /// As many bytes as the next one says.
  mutating func block() -> [UInt8] { take(Int(byte())) }
}
