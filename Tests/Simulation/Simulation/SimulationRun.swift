import Synchronization

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
    let next = NextSeed(first)
    return try await withThrowingTaskGroup(of: SimulationSummary.self) { group in
      for _ in 0..<max(1, lanes) {
        group.addTask { try await play(next, simulator) }
      }
      return try await group.reduce(into: SimulationSummary()) { $0 += $1 }
    }
  }

  /// A lane plays whatever comes next: some histories take many times as long as others.
  private func play(_ next: NextSeed, _ simulator: Simulator) async throws -> SimulationSummary {
    var summary = SimulationSummary()
    while true {
      let seed = next.take()
      guard seed < first + seeds else { return summary }
      try Task.checkCancellation()
      summary += try await simulator.run(
        seed: seed, steps: steps, searchesFiles: seed % searchesEvery == 0)
    }
  }

  private final class NextSeed: Sendable {
    private let seed: Atomic<UInt64>
    init(_ first: UInt64) { seed = Atomic(first) }
    func take() -> UInt64 { seed.add(1, ordering: .relaxed).oldValue }
  }
}
