/// A whole log in one text: a signed checkpoint, the notes that announced its keys after the first, and every leaf
/// in base64 on a line of its own.
public enum LogFile {
  /// What stands before each note.
  private static let beforeNote = "\nkey\n"
  /// What stands between the note and the leaves.
  private static let divider = "\nleaves\n"

  /// The text of a log.
  public static func text(checkpoint: String, keyNotes: [String] = [], leaves: [TreeHash]) -> String {
    ([checkpoint] + keyNotes).joined(separator: beforeNote) + divider + leaves.map { "\($0)\n" }.joined()
  }

  /// Takes a text apart.
  ///
  /// - Throws: ``LogError`` when it is no log.
  public static func read(
    _ text: String
  ) throws(LogError) -> (checkpoint: String, keyNotes: [String], leaves: [TreeHash]) {
    guard let end = text.firstRange(of: divider) else {
      throw LogError("this is no exported log: a checkpoint and leaves are expected")
    }
    var leaves: [TreeHash] = []
    for line in text[end.upperBound...].split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
      guard let bytes = Base64Text.decode(line), let leaf = TreeHash(bytes) else {
        throw LogError("leaf \(leaves.count) of the exported log is damaged")
      }
      leaves.append(leaf)
    }
    guard text.hasSuffix("\n") else { throw LogError("the exported log is cut off") }
    let notes = text[..<end.lowerBound].split(separator: beforeNote, omittingEmptySubsequences: false)
    return (String(notes[0]), notes.dropFirst().map(String.init), leaves)
  }
}

/// Checks a log leaf by leaf against checkpoints, in one pass and without keeping the leaves.
public struct LogAudit: Sendable {
  private var frontier = TreeFrontier()
  private let checkpoint: Checkpoint
  private let earlier: Checkpoint?
  private var meetsEarlier: Bool

  /// An audit of the log that `checkpoint` is of.
  ///
  /// - Parameter earlier: one that was seen before, whose log must be the beginning of this one.
  /// - Throws: ``LogError`` when the two cannot be of one log.
  public init(_ checkpoint: Checkpoint, earlier: Checkpoint?) throws(LogError) {
    self.checkpoint = checkpoint
    self.earlier = earlier
    meetsEarlier = true
    guard let earlier else { return }
    guard earlier.origin == checkpoint.origin else {
      throw LogError("the checkpoints are of two logs: '\(earlier.origin)' and '\(checkpoint.origin)'")
    }
    guard earlier.size <= checkpoint.size else {
      throw LogError(
        "the log was cut: it had \(earlier.size) leaves when it was last seen and has \(checkpoint.size)")
    }
    meetsEarlier = earlier.size > 0 || earlier.root == .emptyRoot
  }

  /// Leaves taken so far.
  public var size: Int64 { frontier.size }

  /// Takes the next leaf.
  public mutating func append(_ leaf: TreeHash) {
    frontier.append(leaf)
    if let earlier, frontier.size == earlier.size { meetsEarlier = frontier.root == earlier.root }
  }

  /// Says whether the leaves were those of the checkpoints.
  ///
  /// - Throws: ``LogError`` that says what does not fit.
  public func finish() throws(LogError) {
    guard frontier.size == checkpoint.size else {
      throw LogError(
        "the log has \(frontier.size) leaves and its checkpoint says \(checkpoint.size): leaves are missing "
          + "or too many")
    }
    guard frontier.root == checkpoint.root else {
      throw LogError(
        "the leaves are not those that the checkpoint was signed over: some were altered or moved")
    }
    guard meetsEarlier else {
      throw LogError(
        "the log was forked: its first \(earlier?.size ?? 0) leaves are not those of the checkpoint seen before"
      )
    }
  }
}
