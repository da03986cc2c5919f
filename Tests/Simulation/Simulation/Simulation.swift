import HandschlagAPI
import HandschlagRPC
import HandschlagSQL
import Synchronization

/// What differs between the server and the model, and how to see it again.
package struct SimulationFailure: Error, Sendable, CustomStringConvertible {
  /// The seed of the history.
  package let seed: UInt64
  /// The step, from 1, at which the difference showed.
  package let step: Int
  /// What was expected and what came.
  package let reason: String
  /// All steps up to that one, a line each.
  package let history: [String]

  /// All of it for a person to read, without the command that repeats it.
  package var description: String {
    "seed \(seed), step \(step): \(reason)\n" + history.map { "  " + $0 }.joined(separator: "\n")
  }
}

/// What a history came to, for who wants to know whether it was worth the time.
package struct SimulationSummary: Sendable, Codable {
  /// Calls that the server answered.
  package var calls = 0
  /// Engagements in which both cards were granted.
  package var reveals = 0
  /// Times that the server was killed, or failed, amid a group commit.
  package var crashes = 0
  /// Proper ends and starts.
  package var restarts = 0

  /// Nothing yet.
  package init() {}

  /// Adds another history's figures.
  package static func += (left: inout Self, right: Self) {
    left.calls += right.calls
    left.reveals += right.reveals
    left.crashes += right.crashes
    left.restarts += right.restarts
  }
}

/// A marketplace in which nothing has happened, to run histories on.
package struct Simulator: Sendable {
  private let template: Template
  /// Statements run on the database before a history begins; for tests that plant defects.
  private let tampering: [String]
  /// For tests that plant leaks.
  private let planting: Planting?

  /// Makes the marketplace by calls, once.
  ///
  /// - Parameters:
  ///   - tampering: statements that are run on each history's database before its server starts.
  ///   - planting: changes what leaves the process, before it is searched.
  package init(tampering: [String] = [], planting: Planting? = nil) async throws {
    template = try await Template.make()
    self.tampering = tampering
    self.planting = planting
  }

  /// Plays a seed's history.
  ///
  /// - Parameters:
  ///   - steps: how many steps.
  ///   - searchesFiles: whether the daemon is started on what is left at the end, and every file, backup and figure
  ///     searched for contact data.
  /// - Throws: ``SimulationFailure`` at the first difference between server and model.
  package func run(seed: UInt64, steps: Int, searchesFiles: Bool) async throws -> SimulationSummary {
    try await withTaskExecutorPreference(Loops.loop(seed)) {
      try await play(seed: seed, steps: steps, searchesFiles: searchesFiles)
    }
  }

  private func play(seed: UInt64, steps: Int, searchesFiles: Bool) async throws -> SimulationSummary {
    let disk = try Disk(template.image)
    if !tampering.isEmpty {
      let connection = try Connection(path: disk.path + "/handschlag.db", access: .readWrite)
      for statement in tampering { try connection.execute(statement) }
      connection.close()
    }
    var history = History(seed: seed, disk: disk, template: template, planting: planting)
    do {
      try await history.start()
      for _ in 0..<steps { try await history.step() }
      try await history.finish(searchesFiles: searchesFiles)
      return history.summary
    } catch {
      await history.abandon()
      throw SimulationFailure(
        seed: seed, step: history.count, reason: (error as? Difference)?.text ?? "\(error)",
        history: history.lines)
    }
  }
}

/// A difference between the server and the model.
struct Difference: Error {
  let text: String
  init(_ text: String) { self.text = text }
}
