/// Many histories, several at a time.
package struct SimulationRun: Sendable {
  /// The first seed.
  package var first: UInt64
  /// How many seeds.
  package var seeds: UInt64
  /// Steps of each history.
  package var steps: Int
  /// Histories at a time.
  package var lanes: Int
  /// Of so many seeds one has everything that it leaves searched for contact data.
  package var searchesEvery: UInt64

  /// A run of `seeds` histories.
  package init(first: UInt64, seeds: UInt64, steps: Int, lanes: Int = 2, searchesEvery: UInt64 = 10) {
    self.first = first
    self.seeds = seeds
    self.steps = steps
    self.lanes = lanes
    self.searchesEvery = searchesEvery
  }

  /// Plays all of them.
  ///
  /// - Throws: ``SimulationFailure`` of one that differs; the others are given up then.
  package func play(on simulator: Simulator) async throws -> SimulationSummary {
    try await withThrowingTaskGroup(of: SimulationSummary.self) { group in
      for lane in 0..<UInt64(max(1, lanes)) {
        group.addTask { try await play(lane, simulator) }
      }
      return try await group.reduce(into: SimulationSummary()) { $0 += $1 }
    }
  }

  private func play(_ lane: UInt64, _ simulator: Simulator) async throws -> SimulationSummary {
    var summary = SimulationSummary()
    var seed = first + lane
    while seed < first + seeds {
      try Task.checkCancellation()
      summary += try await simulator.run(
        seed: seed, steps: steps, searchesFiles: seed % searchesEvery == 0)
      seed += UInt64(max(1, lanes))
    }
    return summary
  }
}
