/// Makes proofs from the complete subtrees of a Merkle tree (RFC 6962, sections 2.1.1 and 2.1.2).
///
/// A proof asks for about as many subtrees as it has hashes: twice the logarithm of the size at the most.
public struct TreeProver {
  private let node: (_ level: Int, _ position: Int64) throws -> TreeHash

  /// - Parameter node: gives the hash of a complete subtree of the tree.
  public init(node: @escaping (_ level: Int, _ position: Int64) throws -> TreeHash) { self.node = node }

  /// The hashes that lead from a leaf to the root.
  ///
  /// - Parameters:
  ///   - index: which leaf, counted from 0; below `size`.
  ///   - size: the leaves of the tree that it is proved for.
  public func inclusion(of index: Int64, in size: Int64) throws -> [TreeHash] {
    precondition(0 <= index && index < size, "the caller has compared index and size")
    return try path(to: index, 0..<size)
  }

  /// The hashes that show the tree of `first` leaves to be the beginning of the tree of `second`.
  ///
  /// - Parameters:
  ///   - first: at least 1.
  ///   - second: at least `first`.
  public func consistency(from first: Int64, to second: Int64) throws -> [TreeHash] {
    precondition(0 < first && first <= second, "the caller has compared the sizes")
    return try subproof(first, 0..<second, isWhole: true)
  }

  /// The root of the tree of the first `size` leaves.
  public func root(of size: Int64) throws -> TreeHash {
    size == 0 ? .emptyRoot : try hash(0..<size)
  }

  private func path(to index: Int64, _ leaves: Range<Int64>) throws -> [TreeHash] {
    guard leaves.count > 1 else { return [] }
    let split = leaves.lowerBound + TreeProver.split(Int64(leaves.count))
    return index < split
      ? try path(to: index, leaves.lowerBound..<split) + [hash(split..<leaves.upperBound)]
      : try path(to: index, split..<leaves.upperBound) + [hash(leaves.lowerBound..<split)]
  }

  private func subproof(_ first: Int64, _ leaves: Range<Int64>, isWhole: Bool) throws -> [TreeHash] {
    let count = Int64(leaves.count)
    guard first < count else { return isWhole ? [] : [try hash(leaves)] }
    let split = TreeProver.split(count)
    let middle = leaves.lowerBound + split
    if first <= split {
      return try subproof(first, leaves.lowerBound..<middle, isWhole: isWhole)
        + [hash(middle..<leaves.upperBound)]
    }
    return try subproof(first - split, middle..<leaves.upperBound, isWhole: false)
      + [hash(leaves.lowerBound..<middle)]
  }

  /// The root over some leaves that begin where a subtree of their size may begin.
  private func hash(_ leaves: Range<Int64>) throws -> TreeHash {
    let count = Int64(leaves.count)
    if count & (count - 1) == 0 {
      let level = count.trailingZeroBitCount
      return try node(level, leaves.lowerBound >> Int64(level))
    }
    let middle = leaves.lowerBound + TreeProver.split(count)
    return .node(try hash(leaves.lowerBound..<middle), try hash(middle..<leaves.upperBound))
  }

  /// The largest power of two below `count`, which is at least 2.
  private static func split(_ count: Int64) -> Int64 {
    1 << Int64(63 - (count - 1).leadingZeroBitCount)
  }
}
