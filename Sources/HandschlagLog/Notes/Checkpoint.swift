/// What a log says of itself at one size, to be signed: c2sp.org/tlog-checkpoint.
public struct Checkpoint: Hashable, Sendable {
  /// Which log.
  public let origin: String
  /// Its leaves.
  public let size: Int64
  /// The root of the tree over them.
  public let root: TreeHash

  /// A checkpoint to sign.
  public init(origin: String, size: Int64, root: TreeHash) {
    self.origin = origin
    self.size = size
    self.root = root
  }

  /// The three lines that are signed.
  public var text: String { "\(origin)\n\(size)\n\(root)\n" }

  /// Reads the lines of a note's text; extension lines are passed over.
  ///
  /// - Throws: ``LogError`` when it is no checkpoint.
  public init(text: String) throws(LogError) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    guard text.hasSuffix("\n"), lines.count >= 3, lines.allSatisfy({ !$0.isEmpty }),
      let size = DecimalText.decode(lines[1]), let bytes = Base64Text.decode(lines[2]),
      let root = TreeHash(bytes)
    else { throw LogError("this is no checkpoint of a log: origin, size and root hash are expected") }
    self.init(origin: String(lines[0]), size: size, root: root)
  }

  /// Reads a checkpoint that a trusted key of its log has signed.
  ///
  /// - Throws: ``LogError`` when it is none, or not signed by a trusted key whose name is its origin.
  public static func open(_ note: String, trusting keys: [NoteKey]) throws(LogError) -> Checkpoint {
    let opened = try SignedNote.open(note, trusting: keys)
    let checkpoint = try Checkpoint(text: opened.text)
    guard keys.contains(where: { $0.name == checkpoint.origin }) else {
      throw LogError("the checkpoint is of the log '\(checkpoint.origin)', which is not trusted here")
    }
    return checkpoint
  }

  /// The signed note.
  public func signed(by signers: [NoteSigner]) throws -> String {
    try SignedNote.sign(text, by: signers)
  }
}
