import HandschlagLog

/// A tree that was grown leaf by leaf, with every complete subtree and every root on the way.
struct GrownTree {
  let leaves: [TreeHash]
  /// The root of the first n leaves, at index n.
  private(set) var roots: [TreeHash] = [.emptyRoot]
  private var nodes: [[TreeHash]] = []

  init(_ leaves: [TreeHash]) {
    self.leaves = leaves
    var frontier = TreeFrontier()
    for leaf in leaves {
      frontier.append(leaf) { node in
        if node.level == nodes.count { nodes.append([]) }
        // Subtrees of a level are completed from left to right.
        precondition(Int(node.position) == nodes[node.level].count)
        nodes[node.level].append(node.hash)
      }
      roots.append(frontier.root)
    }
  }

  /// A tree of leaves that differ.
  init(size: Int) {
    self.init(
      (0..<size).map { TreeHash.leaf([UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)]) })
  }

  func node(_ level: Int, _ position: Int64) -> TreeHash { nodes[level][Int(position)] }

  var prover: TreeProver { TreeProver { nodes[$0][Int($1)] } }
}

/// The bytes of hexadecimal digits.
func bytes(_ hex: String) -> [UInt8] {
  let digits = hex.compactMap(\.hexDigitValue)
  return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
}

/// Lower-case hexadecimal digits.
func hex(_ bytes: [UInt8]) -> String {
  bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
}

extension TreeHash {
  /// The hash with one bit of one byte changed.
  func altered(at index: Int, bit: Int = 0) -> TreeHash {
    var bytes = bytes
    bytes[index] ^= 1 << bit
    return TreeHash(bytes) ?? .emptyRoot
  }
}
