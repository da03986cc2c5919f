import HandschlagAPI
import HandschlagLog
import HandschlagRPC
import HandschlagServices
import HandschlagStore
import Testing

/// The public log as outsiders see it.
struct LogTests {
  private func leaves(_ log: LogServiceClient, from start: Int64 = 0) async throws -> [TreeHash] {
    let bytes = try await log.listLeaves(ListLeavesRequest(start: start)).leaves
    return stride(from: 0, to: bytes.count, by: 32).compactMap { TreeHash(bytes[$0..<$0 + 32]) }
  }

  @Test func theLogGrowsByTheSameNumberWhateverHappened() async throws {
    try await TestMarket.run { market in
      let log = market.caller("outsider", token: []).log
      let worker = try await market.worker()
      var sizes: [Int64] = []
      for reveals in [0, 1, 3, 0] {
        for index in 0..<reveals {
          let pair = try await market.applied(
            worker, try await market.company("firm \(sizes.count) \(index)"))
          try await pair.reveal()
        }
        market.clock.advance(hours: 1)
        try await market.sweep()
        sizes.append(try await market.audit().size)
      }
      #expect(sizes == [64, 128, 192, 256])
      // Every hour's leaves are sorted: their places say nothing.
      let all = try await leaves(log)
      for hour in 0..<4 {
        let batch = all[(hour * 64)..<(hour * 64 + 64)].map(\.bytes)
        #expect(batch == batch.sorted { $0.lexicographicallyPrecedes($1) })
        #expect(Set(batch).count == 64)
      }
    }
  }

  @Test func aLeafAppearsWithTheNextCheckpointAndNotBefore() async throws {
    try await TestMarket.run { market in
      let log = market.caller("outsider", token: []).log
      try await market.sweep()
      let pair = try await market.applied(try await market.worker(), try await market.company())
      let before = try await log.getCheckpoint(GetCheckpointRequest())
      try await pair.reveal()
      let own = try await pair.worker.receipt(pair.workerID)
      let leaf = LogLeaf.hash(of: own.content, salt: own.salt)
      #expect(own.inclusion == nil)
      for _ in 0..<3 {
        market.clock.advance(seconds: 600)
        try await market.sweep()
        #expect(try await log.getCheckpoint(GetCheckpointRequest()) == before)
        #expect(try await leaves(log).count == 64)
        #expect(
          try await reason { _ = try await log.getInclusionProof(GetInclusionProofRequest(leaf: leaf.bytes)) }
            == "NOT_FOUND")
      }
      market.clock.advance(hours: 1)
      try await market.sweep()
      let proof = try await log.getInclusionProof(GetInclusionProofRequest(leaf: leaf.bytes))
      let checkpoint = try await market.audit(earlier: Checkpoint(text: SignedNote(before.checkpoint).text))
      #expect(proof.size == 128 && (64..<128).contains(proof.index))
      #expect(
        TreeProofs.includes(
          leaf, at: proof.index, size: proof.size, path: proof.path.compactMap { TreeHash($0) },
          root: checkpoint.root))
      #expect(
        try await reason {
          _ = try await log.getInclusionProof(GetInclusionProofRequest(leaf: leaf.bytes, size: 64))
        } == "NOT_FOUND")
    }
  }

  @Test func moreThanABatchDoublesItAndNoLeafIsLost() async throws {
    try await TestMarket.run(settings: MarketplaceSettings(logBatch: 4)) { market in
      let added = (0..<9).map { TreeHash.leaf([UInt8($0)]) }
      try await market.market.store.write { tx in for leaf in added { try tx.addToLog(leaf) } }
      try await market.sweep()
      #expect(try await market.audit().size == 16)
      let all = try await leaves(market.caller("outsider", token: []).log)
      #expect(Set(all).isSuperset(of: added))
    }
  }

  @Test func proofsJoinAnyTwoCheckpoints() async throws {
    try await TestMarket.run(settings: MarketplaceSettings(logBatch: 3)) { market in
      let log = market.caller("outsider", token: []).log
      var checkpoints: [Checkpoint] = []
      for _ in 0..<7 {
        market.clock.advance(hours: 1)
        try await market.sweep()
        checkpoints.append(try await market.audit())
      }
      for (index, first) in checkpoints.enumerated() {
        let kept = try await log.getCheckpoint(GetCheckpointRequest(size: first.size))
        #expect(try Checkpoint.open(kept.checkpoint, trusting: market.logKeys) == first)
        #expect(kept.keys == market.logKeys.map(\.vkey))
        for second in checkpoints[index...] {
          let proof = try await log.getConsistencyProof(
            GetConsistencyProofRequest(first: first.size, second: second.size))
          #expect(
            TreeProofs.areConsistent(
              first: first.size, root: first.root, second: second.size, laterRoot: second.root,
              path: proof.path.compactMap { TreeHash($0) }))
        }
      }
    }
  }

  @Test func whatTheLogHasNotIsRefusedInOneLine() async throws {
    try await TestMarket.run { market in
      let log = market.caller("outsider", token: []).log
      let none = try await reason { _ = try await log.getCheckpoint(GetCheckpointRequest()) }
      #expect(none == "NO_CHECKPOINT")
      try await market.sweep()
      let calls: [@Sendable () async throws -> Void] = [
        { _ = try await log.getConsistencyProof(GetConsistencyProofRequest(first: 65)) },
        { _ = try await log.getConsistencyProof(GetConsistencyProofRequest(first: 0)) },
        { _ = try await log.getConsistencyProof(GetConsistencyProofRequest(first: 1, second: 65)) },
        { _ = try await log.getConsistencyProof(GetConsistencyProofRequest(first: 2, second: 1)) },
        { _ = try await log.getInclusionProof(GetInclusionProofRequest(leaf: [1])) },
        { _ = try await log.listLeaves(ListLeavesRequest(start: -1)) },
        { _ = try await log.listLeaves(ListLeavesRequest(count: 1001)) },
      ]
      for call in calls {
        do {
          try await call()
          Issue.record("a senseless request was answered")
        } catch let error as RPCError {
          #expect(error.code == .invalidArgument)
        }
      }
      #expect(
        try await reason { _ = try await log.getCheckpoint(GetCheckpointRequest(size: 63)) } == "NOT_FOUND")
      #expect(try await log.listLeaves(ListLeavesRequest(start: 64)).leaves.isEmpty)
      #expect(try await log.listLeaves(ListLeavesRequest(start: .max)).leaves.isEmpty)
    }
  }

  @Test func aClockThatWasSetBackDoesNotStopTheLog() async throws {
    try await TestMarket.run { market in
      market.clock.advance(days: 400)
      try await market.sweep()
      market.clock.advance(days: -400)
      let restarted = Maintenance(market.market)
      try await restarted.sweep(now: market.market.clock())
      #expect(try await market.audit().size == 128)
    }
  }

  @Test func theOperatorMakesACheckpointAtOnce() async throws {
    try await TestMarket.run { market in
      let pair = try await market.applied(try await market.worker(), try await market.company())
      try await pair.reveal()
      let note = try await market.operation.makeCheckpoint(MakeCheckpointRequest()).checkpoint
      #expect(try Checkpoint.open(note, trusting: market.logKeys).size == 64)
      #expect(try await pair.worker.receipt(pair.workerID).inclusion?.checkpoint == note)
      #expect(
        try await reason {
          _ = try await AdminServiceClient(channel: pair.worker.channel).makeCheckpoint(
            MakeCheckpointRequest())
        } != nil)
    }
  }
}
