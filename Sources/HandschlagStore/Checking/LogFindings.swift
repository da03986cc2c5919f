package import HandschlagLog
import HandschlagSQL

/// What a look at the whole public log gave.
package struct LogFindings: Sendable {
  /// What does not fit; empty when all does.
  package fileprivate(set) var violations: [Violation] = []
  /// Leaves of the tree.
  package fileprivate(set) var leaves: Int64 = 0
  /// Checkpoints that are kept.
  package fileprivate(set) var checkpoints = 0
  /// How many of them, from the oldest on, none of the keys has signed that they were looked at with: they are of
  /// keys that were taken out since.
  package fileprivate(set) var ofOtherKeys = 0
}

extension ReadTransaction {
  /// Computes the public log anew from its leaves, and compares what is stored of it: each subtree with its two
  /// halves, each checkpoint's size, root and signatures.
  ///
  /// - Parameters:
  ///   - keys: the log's; where there are none no signature is looked at.
  ///   - limit: of subtrees and of checkpoints at most so many are named.
  package func logFindings(trusting keys: [NoteKey], limit: Int = 20) throws -> LogFindings {
    var check = LogCheck(keys: keys, limit: limit)
    try check.compareSubtrees(connection)
    try check.compareCheckpoints(
      try connection.rows("SELECT size, note FROM checkpoints ORDER BY size") {
        StoredCheckpoint(size: $0.int(0), note: $0.text(1))
      }, connection)
    return check.findings
  }
}

private struct LogCheck {
  let keys: [NoteKey]
  let limit: Int
  var findings = LogFindings()
  private var subtrees = 0
  private var broken = 0
  /// Checkpoints whose signatures were looked at.
  private var seen = 0

  init(keys: [NoteKey], limit: Int) {
    self.keys = keys
    self.limit = limit
  }

  /// Each by itself, so that what was altered is named and not all that stands above it.
  mutating func compareSubtrees(_ connection: Connection) throws {
    try connection.withStatement(
      """
      SELECT n.level, n.position, n.hash, l.hash, r.hash FROM log_nodes n
        LEFT JOIN log_nodes l ON l.level = n.level - 1 AND l.position = 2 * n.position
        LEFT JOIN log_nodes r ON r.level = n.level - 1 AND r.position = 2 * n.position + 1
      WHERE n.level > 0 ORDER BY n.level, n.position
      """
    ) { statement in
      while subtrees < limit, try statement.step() {
        let row = statement.row
        if let left = TreeHash(row.bytes(3)), let right = TreeHash(row.bytes(4)),
          TreeHash.node(left, right).bytes == row.bytes(2)
        {
          continue
        }
        subtrees += 1
        let (level, position) = (row.int(0), row.int(1))
        let first = position << level
        findings.violations.append(
          Violation(
            invariant: "log tree", meaning: "a subtree's hash is that of its two halves",
            row: "level \(level), leaves \(first) to \(first + (1 << level) - 1)"))
      }
    }
  }

  /// Takes the leaves one after the other, and looks at each checkpoint when its size is reached.
  mutating func compareCheckpoints(_ checkpoints: [StoredCheckpoint], _ connection: Connection) throws {
    findings.checkpoints = checkpoints.count
    var frontier = TreeFrontier()
    var rest = checkpoints[...]
    try connection.withStatement(
      "SELECT position, hash FROM log_nodes WHERE level = 0 ORDER BY position"
    ) { statement in
      while try statement.step() {
        let row = statement.row
        guard row.int(0) == frontier.size, let leaf = TreeHash(row.bytes(1)) else { break }
        frontier.append(leaf)
        while let next = rest.first, next.size <= frontier.size {
          compare(next, next.size == frontier.size ? frontier.root : nil)
          rest.removeFirst()
        }
      }
    }
    findings.leaves = frontier.size
    for checkpoint in rest { compare(checkpoint, nil) }
    guard let newest = checkpoints.last, !keys.isEmpty, findings.ofOtherKeys == checkpoints.count else {
      return
    }
    complain(newest, "none of the keys in log.key has signed the newest checkpoint: they are another log's")
  }

  /// - Parameter root: that of as many leaves; nil where there are not as many.
  private mutating func compare(_ stored: StoredCheckpoint, _ root: TreeHash?) {
    let note: SignedNote
    let checkpoint: Checkpoint
    do {
      note = try SignedNote(stored.note)
      checkpoint = try Checkpoint(text: note.text)
    } catch {
      return complain(stored, error.description)
    }
    if checkpoint.size != stored.size {
      complain(stored, "it was signed for \(checkpoint.size) leaves")
    } else if let root, root != checkpoint.root {
      complain(stored, "the leaves give another root than the one that was signed")
    } else if root == nil {
      complain(stored, "leaves of its tree are missing")
    }
    lookAtSignatures(note, of: stored)
  }

  private mutating func lookAtSignatures(_ note: SignedNote, of stored: StoredCheckpoint) {
    guard !keys.isEmpty else { return }
    let verdicts = keys.compactMap { note.isSigned(by: $0) }
    if verdicts.contains(false) {
      complain(stored, "a signature of the log's key is wrong: it was altered")
    } else if verdicts.isEmpty {
      // A key that was added signs all that come after, and one that was taken out signed what came before.
      let isOld = findings.ofOtherKeys == seen
      if isOld { findings.ofOtherKeys += 1 } else { complain(stored, "no key of the log has signed it") }
    }
    seen += 1
  }

  private mutating func complain(_ checkpoint: StoredCheckpoint, _ reason: String) {
    broken += 1
    guard broken <= limit else { return }
    findings.violations.append(
      Violation(invariant: "log checkpoint", meaning: reason, row: "of size \(checkpoint.size)"))
  }
}
