/// Checks proofs (RFC 9162, sections 2.1.3.2 and 2.1.4.2, whose trees are those of RFC 6962). They trust
/// nothing: any number of hashes, and any sizes, are only ever right or wrong.
public enum TreeProofs {
  /// Whether `path` shows that the leaf stands at `index` in the tree of `size` leaves with this root.
  public static func includes(
    _ leaf: TreeHash, at index: Int64, size: Int64, path: [TreeHash], root: TreeHash
  ) -> Bool {
    guard 0 <= index, index < size else { return false }
    var place = index
    var last = size - 1
    var hash = leaf
    for sibling in path {
      guard last > 0 else { return false }
      if place & 1 == 1 || place == last {
        hash = .node(sibling, hash)
        while place & 1 == 0, place != 0 {
          place >>= 1
          last >>= 1
        }
      } else {
        hash = .node(hash, sibling)
      }
      place >>= 1
      last >>= 1
    }
    return last == 0 && hash == root
  }

  /// Whether `path` shows that the tree of `first` leaves is the beginning of the tree of `second`.
  public static func areConsistent(
    first: Int64, root: TreeHash, second: Int64, laterRoot: TreeHash, path: [TreeHash]
  ) -> Bool {
    guard 0 <= first, first <= second else { return false }
    if first == second { return path.isEmpty && root == laterRoot }
    // Every tree begins as the empty one.
    if first == 0 { return path.isEmpty && root == .emptyRoot }
    var steps = path[...]
    // A first tree that is one complete subtree is its own first step.
    if first & (first - 1) == 0 { steps = [root] + steps }
    guard let begin = steps.popFirst() else { return false }
    return climb(first: first, second: second, begin, steps, root, laterRoot)
  }

  private static func climb(
    first: Int64, second: Int64, _ begin: TreeHash, _ steps: ArraySlice<TreeHash>, _ root: TreeHash,
    _ laterRoot: TreeHash
  ) -> Bool {
    var place = first - 1
    var last = second - 1
    while place & 1 == 1 {
      place >>= 1
      last >>= 1
    }
    var earlier = begin
    var later = begin
    for step in steps {
      guard last > 0 else { return false }
      if place & 1 == 1 || place == last {
        earlier = .node(step, earlier)
        later = .node(step, later)
        while place & 1 == 0, place != 0 {
          place >>= 1
          last >>= 1
        }
      } else {
        later = .node(later, step)
      }
      place >>= 1
      last >>= 1
    }
    return last == 0 && earlier == root && later == laterRoot
  }
}
