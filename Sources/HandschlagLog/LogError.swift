/// Why a note, a proof or a receipt is not accepted: one line for a person.
public struct LogError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What was wrong and where.
  public let description: String

  /// A reason in one line.
  public init(_ description: String) { self.description = description }
}
