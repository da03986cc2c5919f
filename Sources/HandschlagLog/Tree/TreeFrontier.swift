/// A complete subtree of a Merkle tree: 2 to the power of `level` leaves from `position` times that on.
public struct TreeNode: Hashable, Sendable {
  /// 0 for a leaf.
  public let level: Int
  /// Which of its level, counted from 0.
  public let position: Int64
  /// Its hash.
  public let hash: TreeHash

  /// A node as read from where it is kept.
  public init(level: Int, position: Int64, hash: TreeHash) {
    self.level = level
    self.position = position
    self.hash = hash
  }
}

/// The right edge of a growing Merkle tree: the roots of its complete subtrees, largest first, which are all
/// that appending needs. One for each bit that is set in the size.
public struct TreeFrontier: Sendable {
  /// Leaves so far.
  public private(set) var size: Int64
  /// The hashes of the complete subtrees, largest first.
  private var roots: [TreeHash]

  /// The frontier of a tree without leaves.
  public init() {
    size = 0
    roots = []
  }

  /// The frontier of a tree whose complete subtrees are kept elsewhere.
  ///
  /// - Parameters:
  ///   - size: its leaves.
  ///   - node: gives the hash of a complete subtree; asked once for each bit that is set in the size.
  public init(size: Int64, node: (_ level: Int, _ position: Int64) throws -> TreeHash) rethrows {
    self.size = size
    roots = []
    var covered: Int64 = 0
    for level in stride(from: 62, through: 0, by: -1) where size & (1 << Int64(level)) != 0 {
      roots.append(try node(level, covered >> Int64(level)))
      covered += 1 << Int64(level)
    }
  }

  /// Appends a leaf.
  public mutating func append(_ leaf: TreeHash) { append(leaf) { _ in } }

  /// Appends a leaf.
  ///
  /// - Parameter completed: receives each subtree that it completes, from the leaf itself upwards.
  public mutating func append(_ leaf: TreeHash, completed: (TreeNode) throws -> Void) rethrows {
    var hash = leaf
    var level = 0
    try completed(TreeNode(level: 0, position: size, hash: leaf))
    // Each bit that is set at the end of the size is a subtree that this leaf makes twice as large.
    while size >> Int64(level) & 1 == 1, let left = roots.popLast() {
      hash = .node(left, hash)
      level += 1
      try completed(TreeNode(level: level, position: size >> Int64(level), hash: hash))
    }
    roots.append(hash)
    size += 1
  }

  /// The root of the whole tree.
  public var root: TreeHash {
    guard var hash = roots.last else { return .emptyRoot }
    for left in roots.dropLast().reversed() { hash = .node(left, hash) }
    return hash
  }
}
