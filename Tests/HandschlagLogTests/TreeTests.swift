import HandschlagLog
import Testing

struct TreeTests {
  private let tree = GrownTree(size: 64)

  @Test func everyInclusionProofUpTo64LeavesVerifiesAndNoOtherPlaceDoes() throws {
    for size in Int64(1)...64 {
      let root = tree.roots[Int(size)]
      for index in 0..<size {
        let path = try tree.prover.inclusion(of: index, in: size)
        let leaf = tree.leaves[Int(index)]
        #expect(TreeProofs.includes(leaf, at: index, size: size, path: path, root: root))
        for other in -1...size where other != index {
          #expect(!TreeProofs.includes(leaf, at: other, size: size, path: path, root: root))
        }
        #expect(!TreeProofs.includes(leaf, at: index, size: size, path: path + [leaf], root: root))
        if !path.isEmpty {
          #expect(!TreeProofs.includes(leaf, at: index, size: size, path: path.dropLast(), root: root))
          #expect(
            !TreeProofs.includes(leaf, at: index, size: size, path: Array(path.dropFirst()), root: root))
        }
      }
    }
  }

  @Test func everyConsistencyProofUpTo64LeavesVerifiesAndNoOtherRootDoes() throws {
    for second in Int64(0)...64 {
      let laterRoot = tree.roots[Int(second)]
      for first in 0...second {
        let path = first == 0 ? [] : try tree.prover.consistency(from: first, to: second)
        func verifies(_ root: TreeHash, _ later: TreeHash, _ path: [TreeHash]) -> Bool {
          TreeProofs.areConsistent(first: first, root: root, second: second, laterRoot: later, path: path)
        }
        let root = tree.roots[Int(first)]
        #expect(verifies(root, laterRoot, path))
        #expect(!verifies(root.altered(at: 31), laterRoot, path))
        #expect(!verifies(root, laterRoot, path + [root]))
        // Every tree begins as the empty one, so that its proof speaks of no later root.
        if first > 0 { #expect(!verifies(root, laterRoot.altered(at: 0), path)) }
        if !path.isEmpty { #expect(!verifies(root, laterRoot, path.dropLast())) }
      }
    }
  }

  @Test func everyAlteredByteOfAProofIsRefused() throws {
    for size in [Int64(7), 33, 64] {
      let root = tree.roots[Int(size)]
      for index in 0..<size {
        let path = try tree.prover.inclusion(of: index, in: size)
        for step in path.indices {
          for byte in 0..<TreeHash.byteCount {
            var altered = path
            altered[step] = path[step].altered(at: byte, bit: byte % 8)
            #expect(
              !TreeProofs.includes(
                tree.leaves[Int(index)], at: index, size: size, path: altered, root: root))
          }
        }
      }
      for first in 1..<size {
        let path = try tree.prover.consistency(from: first, to: size)
        for step in path.indices {
          for byte in 0..<TreeHash.byteCount {
            var altered = path
            altered[step] = path[step].altered(at: byte, bit: byte % 8)
            #expect(
              !TreeProofs.areConsistent(
                first: first, root: tree.roots[Int(first)], second: size, laterRoot: root, path: altered))
          }
        }
      }
    }
  }

  @Test func sizesThatNoTreeHasAreRefused() throws {
    let root = tree.roots[8]
    let path = try tree.prover.inclusion(of: 3, in: 8)
    for (index, size) in [(Int64(-1), Int64(8)), (8, 8), (3, 0), (3, -1), (.max, .max), (.min, .max)] {
      #expect(!TreeProofs.includes(tree.leaves[3], at: index, size: size, path: path, root: root))
    }
    for (first, second) in [(Int64(-1), Int64(8)), (9, 8), (1, .max), (.min, .max), (0, 8)] {
      #expect(
        !TreeProofs.areConsistent(
          first: first, root: tree.roots[3], second: second, laterRoot: root, path: path))
    }
  }

  @Test func aFrontierGoesOnWhereStoredSubtreesEnd() {
    for size in 0..<64 {
      var frontier = TreeFrontier(size: Int64(size)) { tree.node($0, $1) }
      #expect(frontier.root == tree.roots[size])
      frontier.append(tree.leaves[size])
      #expect(frontier.root == tree.roots[size + 1])
      #expect(frontier.size == Int64(size + 1))
    }
  }

  @Test func aProverKnowsEveryEarlierRoot() throws {
    for size in 0...64 { #expect(try tree.prover.root(of: Int64(size)) == tree.roots[size]) }
  }

  @Test func aMillionLeavesTakeTwentySubtreesForAProof() throws {
    let size: Int64 = 1_000_000
    var asked = 0
    // Hashes that depend on the place alone: what is asked for is counted, not checked.
    let prover = TreeProver { level, position in
      asked += 1
      return .leaf([UInt8(level)] + (0..<8).map { UInt8(truncatingIfNeeded: position >> ($0 * 8)) })
    }
    #expect(try prover.inclusion(of: 777_777, in: size).count <= 20)
    #expect(asked <= 40)
    asked = 0
    #expect(try prover.consistency(from: 654_321, to: size).count <= 21)
    #expect(asked <= 41)
  }
}
