import HandschlagLog
import HandschlagSQL
import Testing

@testable import HandschlagStore

@Suite struct LogStoreTests {
  private func run(_ body: (Store) async throws -> Void) async throws {
    let directory = try ScratchDirectory()
    let store = try Store.open(StoreConfiguration(directory: directory.path))
    try await body(store)
    await store.close()
  }

  private func checkpoint(
    _ store: Store, least: Int64, most: Int64 = 1024
  ) async throws -> (checkpoint: StoredCheckpoint, isBehind: Bool) {
    try await store.write {
      try $0.makeCheckpoint(least: least, most: most, padding: LogLeaf.padding) { "\($0) \($1)" }
    }
  }

  /// What a whole tree over the stored leaves gives.
  private func recomputed(_ store: Store, _ size: Int64) throws -> TreeHash {
    let bytes = try store.readInline { try $0.logLeaves(from: 0, limit: size) }
    var frontier = TreeFrontier()
    for start in stride(from: 0, to: bytes.count, by: 32) {
      frontier.append(try #require(TreeHash(bytes[start..<start + 32])))
    }
    #expect(frontier.size == size)
    return frontier.root
  }

  @Test func storedSubtreesGiveTheRootAndEveryProof() async throws {
    try await run { store in
      var size: Int64 = 0
      for least in [Int64(1), 2, 5, 1, 7, 16, 3] {
        size += least
        let made = try await checkpoint(store, least: least).checkpoint
        let root = try recomputed(store, size)
        #expect(made == StoredCheckpoint(size: size, note: "\(size) \(root)"))
        #expect(try store.readInline { try $0.newestCheckpoint() } == made)
        try store.readInline { tx in
          let prover = TreeProver { try tx.logNode(level: $0, position: $1) }
          #expect(try prover.root(of: size) == root)
          for index in 0..<size {
            let bytes = try tx.logLeaves(from: index, limit: 1)
            let leaf = try #require(TreeHash(bytes))
            #expect(try tx.logIndex(of: leaf) == index)
            let path = try prover.inclusion(of: index, in: size)
            #expect(TreeProofs.includes(leaf, at: index, size: size, path: path, root: root))
          }
          #expect(throws: LogDamaged.self) { try tx.logNode(level: 0, position: size) }
        }
      }
    }
  }

  @Test func leavesThatWaitAreTakenUpToABoundAndNoneTwice() async throws {
    try await run { store in
      let leaves = (0..<50).map { TreeHash.leaf([$0]) }
      try await store.write { tx in for leaf in leaves { try tx.addToLog(leaf) } }
      var sizes: [Int64] = []
      var isBehind = true
      while isBehind {
        let made = try await checkpoint(store, least: 4, most: 16)
        sizes.append(made.checkpoint.size)
        isBehind = made.isBehind
      }
      #expect(sizes == [16, 32, 48, 52])
      for leaf in leaves { #expect(try store.readInline { try $0.logIndex(of: leaf) } != nil) }
    }
  }

  @Test func aLeafOfAFailedWriteIsNoLeaf() async throws {
    struct Failure: Error {}
    try await run { store in
      await #expect(throws: Failure.self) {
        try await store.write { tx in
          try tx.addToLog(.leaf([1]))
          throw Failure()
        }
      }
      await #expect(throws: Failure.self) {
        try await store.write { tx in
          _ = try tx.makeCheckpoint(least: 4, most: 4, padding: LogLeaf.padding) { _, _ in throw Failure() }
        }
      }
      #expect(try store.readInline { try $0.newestCheckpoint() } == nil)
      let made = try await checkpoint(store, least: 1)
      #expect(made.checkpoint.size == 1)
      #expect(try store.readInline { try $0.logIndex(of: .leaf([1])) } == nil)
    }
  }

  @Test func leavesOfAnOlderFileWaitForTheFirstCheckpoint() async throws {
    let directory = try ScratchDirectory()
    let configuration = StoreConfiguration(directory: directory.path)
    let leaves = (1...3).map { TreeHash.leaf([UInt8($0)]) }
    var store = try Store.open(configuration, migrations: Array(Schema.migrations.prefix(6)))
    try await store.write { tx in
      for (position, leaf) in leaves.enumerated() {
        try tx.connection.run(
          "INSERT INTO log_leaves (position, leaf) VALUES (?1, ?2)", position + 1, leaf.bytes)
      }
    }
    await store.close()
    store = try Store.open(configuration)
    _ = try await checkpoint(store, least: 4)
    for leaf in leaves { #expect(try store.readInline { try $0.logIndex(of: leaf) } != nil) }
    await store.close()
  }
}
