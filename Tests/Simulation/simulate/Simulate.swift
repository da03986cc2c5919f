import ArgumentParser
import Foundation
import Simulation

/// Plays histories from seeds, and says what differs from the model and how to see it again.
@main struct Simulate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Plays histories from seeds on the whole server, against a small model of the rules.")

  @Option(help: "How many histories.") var seeds: UInt64 = 2_000
  @Option(help: "Steps of each.") var steps = 50
  @Option(help: "The seed of the first.") var first: UInt64 = 1

  @Flag(help: "Goes on after a failure, and names each in a few lines.") var keepGoing = false

  func run() async throws {
    if keepGoing { return try await list() }
    let commit = ProcessInfo.processInfo.environment["HANDSCHLAG_COMMIT"] ?? "unknown"
    let simulator = try await Simulator()
    let start = ContinuousClock.now
    do {
      // While one history waits for its writer another goes on.
      let lanes = 2 * ProcessInfo.processInfo.activeProcessorCount
      let run = SimulationRun(first: first, seeds: seeds, steps: steps, lanes: lanes, searchesEvery: 50)
      let summary = try await run.play(on: simulator)
      let seconds = (ContinuousClock.now - start) / .seconds(1)
      print(
        """
        \(seeds) seeds of \(steps) steps each, as the model says: \(Int(Double(seeds) / seconds * 60)) seeds a minute
        \(summary.calls) calls, \(summary.reveals) reveals, \(summary.crashes) crashes amid a commit, \
        \(summary.restarts) restarts
        """)
    } catch let failure as SimulationFailure {
      print(failure)
      print("\nTo see it again, at commit \(commit):")
      print("  make simulate FIRST=\(failure.seed) SEEDS=1 STEPS=\(steps)")
      throw ExitCode.failure
    }
  }

  /// Names every seed that fails, without its history.
  private func list() async throws {
    let simulator = try await Simulator()
    for seed in first..<first + seeds {
      do {
        _ = try await simulator.run(seed: seed, steps: steps, searchesFiles: false)
      } catch let failure as SimulationFailure {
        print("seed \(failure.seed), step \(failure.step): \(failure.reason)")
      }
    }
  }
}
