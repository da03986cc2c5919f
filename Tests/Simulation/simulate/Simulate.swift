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

  @Flag(help: ArgumentHelp("Plays a share of another process's histories.", visibility: .hidden))
  var share = false

  func run() async throws {
    if keepGoing { return try await list() }
    if share { return try await playShare() }
    let start = ContinuousClock.now
    let summary: SimulationSummary
    let processors = Processors.usable
    if Binder.isThere, processors.count > 1, seeds > UInt64(processors.count) {
      summary = try await Shares(first: first, seeds: seeds, steps: steps).play(on: processors)
    } else {
      summary = try await play()
    }
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    print(
      """
      \(seeds) seeds of \(steps) steps each, as the model says: \(Int(Double(seeds) / seconds * 60)) seeds a minute
      \(summary.calls) calls, \(summary.reveals) reveals, \(summary.crashes) crashes amid a commit, \
      \(summary.restarts) restarts
      """)
  }

  private func play() async throws -> SimulationSummary {
    do {
      // While one history waits for a daemon to end another goes on.
      let lanes = 2 * Processors.count
      let run = SimulationRun(first: first, seeds: seeds, steps: steps, lanes: lanes, searchesEvery: 50)
      return try await run.play(on: try await Simulator())
    } catch let failure as SimulationFailure {
      // A history that is given up fails somewhere, which means nothing.
      if Task.isCancelled { throw ExitCode.failure }
      let commit = ProcessInfo.processInfo.environment["HANDSCHLAG_COMMIT"] ?? "unknown"
      print(failure)
      print("\nTo see it again, at commit \(commit):")
      print("  make simulate FIRST=\(failure.seed) SEEDS=1 STEPS=\(steps)")
      throw ExitCode.failure
    }
  }

  /// Tells the process that started this one what came of it, and ends early when that one does.
  private func playShare() async throws {
    let playing = Task { try await play() }
    FileHandle.standardInput.readabilityHandler = { input in
      if input.availableData.isEmpty { playing.cancel() }
    }
    let summary = try await playing.value
    FileHandle.standardError.write(try JSONEncoder().encode(summary))
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
