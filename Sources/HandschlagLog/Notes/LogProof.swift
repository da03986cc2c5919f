/// A leaf's place in a log, with all that is needed to check it without asking anybody:
/// c2sp.org/tlog-proof.
public struct LogProof: Hashable, Sendable {
  private static let header = "c2sp.org/tlog-proof@v1"
  /// No tree of 2 to the power of 63 leaves needs more.
  private static let longestPath = 63

  /// What the leaf is made of; its meaning is the log's own.
  public let extra: [UInt8]
  /// Which leaf, counted from 0.
  public let index: Int64
  /// The hashes from the leaf's sibling up to the root's child.
  public let path: [TreeHash]
  /// The signed checkpoint of the tree that the path leads to.
  public let checkpoint: String

  /// A proof as a log answered it.
  public init(extra: [UInt8], index: Int64, path: [TreeHash], checkpoint: String) {
    self.extra = extra
    self.index = index
    self.path = path
    self.checkpoint = checkpoint
  }

  /// The proof as a file's text.
  public var text: String {
    let hashes = path.map { "\($0)\n" }.joined()
    return "\(LogProof.header)\nextra \(Base64Text.encode(extra))\nindex \(index)\n\(hashes)\n\(checkpoint)"
  }

  /// Reads a file's text, of which every byte counts: only what ``text`` gives is accepted.
  ///
  /// - Throws: ``LogError`` when it is no proof with extra data.
  public init(text: String) throws(LogError) {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
    guard lines.popFirst().map(String.init) == LogProof.header else {
      throw LogError("this is no proof of a log: its first line is not '\(LogProof.header)'")
    }
    guard
      let extra = lines.popFirst().flatMap({ LogProof.value(of: "extra ", $0) })
        .flatMap({ Base64Text.decode($0) }),
      let index = lines.popFirst().flatMap({ LogProof.value(of: "index ", $0) })
        .flatMap({ DecimalText.decode($0) })
    else { throw LogError("the proof lacks its lines 'extra' and 'index', or they are damaged") }
    var path: [TreeHash] = []
    while let line = lines.popFirst(), !line.isEmpty {
      guard path.count < LogProof.longestPath, let bytes = Base64Text.decode(line),
        let hash = TreeHash(bytes)
      else { throw LogError("a hash of the proof's path is damaged") }
      path.append(hash)
    }
    self.init(extra: extra, index: index, path: path, checkpoint: lines.joined(separator: "\n"))
    // Strings that look alike can differ in their bytes; a file must not.
    guard Array(self.text.utf8) == Array(text.utf8) else { throw LogError("the proof is damaged") }
  }

  /// Checks that the log, as the checkpoint has it, holds the leaf at this place.
  ///
  /// - Returns: the checkpoint.
  /// - Throws: ``LogError`` when the checkpoint is not signed by a trusted key, or the path does not lead
  ///   from the leaf to its root.
  public func verify(_ leaf: TreeHash, trusting keys: [NoteKey]) throws(LogError) -> Checkpoint {
    let checkpoint = try Checkpoint.open(self.checkpoint, trusting: keys)
    guard
      TreeProofs.includes(leaf, at: index, size: checkpoint.size, path: path, root: checkpoint.root)
    else { throw LogError("the log of this checkpoint does not hold the leaf: one of the two was altered") }
    return checkpoint
  }

  private static func value(of key: String, _ line: Substring) -> Substring? {
    line.hasPrefix(key) ? line.dropFirst(key.count) : nil
  }
}
