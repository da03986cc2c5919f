/// How deep and how large a message may become while it is decoded.
///
/// Both are checked by a linear scan before anything is allocated.
public struct DecodingLimits: Sendable, Hashable {
  /// The deepest nesting that can be asked for. The message itself counts as one.
  public static let deepest = 32

  /// The most bytes that any message may have on a wire: 4 MiB.
  public static let largestMessage = 4 << 20

  /// Messages inside messages, the outermost counted; from 1 to ``deepest``.
  public let maxDepth: Int

  /// Bytes of memory that the decoded message may take, protobuf-c's and Swift's form together.
  public let memoryBudget: Int

  /// Limits of one decoding.
  ///
  /// - Parameters:
  ///   - maxDepth: messages inside messages; brought into `1...deepest`
  ///   - memoryBudget: bytes; where not given, what ``budget(forLargest:)`` says of the largest message
  public init(
    maxDepth: Int = DecodingLimits.deepest,
    memoryBudget: Int = DecodingLimits.budget(forLargest: DecodingLimits.largestMessage)
  ) {
    self.maxDepth = min(max(maxDepth, 1), DecodingLimits.deepest)
    self.memoryBudget = max(memoryBudget, 0)
  }

  /// The budget of a method that declares only its largest message: eight times that and 64 KiB.
  ///
  /// - Parameter bytes: the largest message, in bytes.
  public static func budget(forLargest bytes: Int) -> Int {
    8 * bytes + (64 << 10)
  }
}
