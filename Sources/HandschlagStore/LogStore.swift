package import HandschlagLog
import HandschlagSQL

/// A signed checkpoint of the public log.
package struct StoredCheckpoint: Sendable, Hashable {
  /// Leaves of the tree.
  package var size: Int64
  /// The signed note.
  package var note: String

  /// A checkpoint as it was signed.
  package init(size: Int64, note: String) {
    self.size = size
    self.note = note
  }
}

/// A file that lacks a subtree of the log: it is damaged.
package struct LogDamaged: Error, CustomStringConvertible {
  /// How large a subtree.
  package let level: Int
  /// Which of that size.
  package let position: Int64

  package var description: String { "the log lacks its subtree \(position) of level \(level)" }
}

// What stands in `log_nodes` is covered by a checkpoint, for both are written in one transaction: all that can
// be read here is public. What still waits for a checkpoint is not read at all.
extension ReadTransaction {
  /// The newest checkpoint, or nil before the first.
  package func newestCheckpoint() throws -> StoredCheckpoint? {
    try connection.row("SELECT size, note FROM checkpoints ORDER BY size DESC LIMIT 1") {
      StoredCheckpoint(size: $0.int(0), note: $0.text(1))
    }
  }

  /// The checkpoint of a size, or nil.
  package func checkpoint(size: Int64) throws -> StoredCheckpoint? {
    try connection.row("SELECT size, note FROM checkpoints WHERE size = ?1", size) {
      StoredCheckpoint(size: $0.int(0), note: $0.text(1))
    }
  }

  /// The hash of a complete subtree.
  ///
  /// - Throws: ``LogDamaged``.
  package func logNode(level: Int, position: Int64) throws -> TreeHash {
    let hash = try connection.row(
      "SELECT hash FROM log_nodes WHERE level = ?1 AND position = ?2", level, position
    ) { TreeHash($0.bytes(0)) }
    guard let hash, let hash else { throw LogDamaged(level: level, position: position) }
    return hash
  }

  /// Where a leaf stands, counted from 0, or nil.
  package func logIndex(of leaf: TreeHash) throws -> Int64? {
    try connection.row(
      "SELECT position FROM log_nodes WHERE hash = ?1 AND level = 0 LIMIT 1", leaf.bytes
    ) { $0.int(0) }
  }

  /// The leaves from `start` on, one after the other.
  package func logLeaves(from start: Int64, limit: Int64) throws -> [UInt8] {
    try connection.rows(
      "SELECT hash FROM log_nodes WHERE level = 0 AND position >= ?1 ORDER BY position LIMIT ?2", start, limit
    ) { $0.bytes(0) }.flatMap { $0 }
  }
}

extension WriteTransaction {
  /// Gives the log a leaf, which appears with the next checkpoint.
  package func addToLog(_ leaf: TreeHash) throws {
    try connection.run("INSERT INTO log_waiting (leaf) VALUES (?1)", leaf.bytes)
  }

  /// Takes the leaves that wait into the tree, sorted among as many that pad as the batch is short of, and
  /// keeps a checkpoint.
  ///
  /// The batch is `least` leaves; or that doubled as often as is needed for all that wait, up to `most`.
  ///
  /// - Parameters:
  ///   - padding: makes a leaf of chance.
  ///   - sign: makes the signed note of a size and a root.
  /// - Returns: the checkpoint, and whether some leaves still wait because there were more than `most`.
  /// - Throws: ``LogDamaged``, or what `sign` throws.
  package func makeCheckpoint(
    least: Int64, most: Int64, padding: () -> TreeHash,
    sign: (_ size: Int64, _ root: TreeHash) throws -> String
  ) throws -> (checkpoint: StoredCheckpoint, isBehind: Bool) {
    var frontier = try TreeFrontier(size: newestCheckpoint()?.size ?? 0) {
      try logNode(level: $0, position: $1)
    }
    let (batch, isBehind) = try takeWaiting(least: least, most: most, padding: padding)
    for leaf in batch { try frontier.append(leaf) { try insert($0) } }
    let checkpoint = StoredCheckpoint(size: frontier.size, note: try sign(frontier.size, frontier.root))
    try connection.run(
      "INSERT INTO checkpoints (size, note) VALUES (?1, ?2)", checkpoint.size, checkpoint.note)
    return (checkpoint, isBehind)
  }

  private func takeWaiting(
    least: Int64, most: Int64, padding: () -> TreeHash
  ) throws -> (batch: [TreeHash], isBehind: Bool) {
    let waiting = try connection.rows("SELECT leaf FROM log_waiting ORDER BY leaf LIMIT ?1", most + 1) {
      $0.bytes(0)
    }
    var count = least
    while count < waiting.count, count < most { count *= 2 }
    var batch = Array(waiting.prefix(Int(count)))
    if let last = batch.last { try connection.run("DELETE FROM log_waiting WHERE leaf <= ?1", last) }
    while batch.count < count { batch.append(padding().bytes) }
    // Sorted, for then their places say nothing.
    batch.sort { $0.lexicographicallyPrecedes($1) }
    return (batch.compactMap { TreeHash($0) }, waiting.count > count)
  }

  private func insert(_ node: TreeNode) throws {
    try connection.run(
      "INSERT INTO log_nodes (level, position, hash) VALUES (?1, ?2, ?3)", node.level, node.position,
      node.hash.bytes)
  }
}
