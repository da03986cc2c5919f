import ArgumentParser
import Foundation
import Simulation

/// Histories shared out to processes, one for each processor and bound to it. A history goes to and fro between
/// its loop and its writer all the time: where each of them is woken on another processor, it takes half as much
/// time again.
struct Shares {
  let first: UInt64
  let seeds: UInt64
  let steps: Int

  /// Plays all of them.
  ///
  /// - Throws: `ExitCode` when one of the processes failed, which has said why; the others are ended then.
  func play(on processors: [Int]) async throws -> SimulationSummary {
    let count = UInt64(processors.count)
    var shares: [Share] = []
    for (index, processor) in processors.enumerated() {
      let from = seeds * UInt64(index) / count
      let to = seeds * UInt64(index + 1) / count
      let share = Share(
        on: processor,
        ["--share", "--first", "\(first + from)", "--seeds", "\(to - from)", "--steps", "\(steps)"])
      try share.start()
      shares.append(share)
    }
    return try await withThrowingTaskGroup(of: SimulationSummary.self) { group in
      for share in shares { group.addTask { try await share.summary() } }
      do {
        return try await group.reduce(into: SimulationSummary()) { $0 += $1 }
      } catch {
        for share in shares { share.end() }
        throw error
      }
    }
  }
}

/// One of the processes.
// Made and started by one thread; its summary is awaited by one task, and it may be ended from any.
private final class Share: @unchecked Sendable {
  private let process = Process()
  private let results = Pipe()
  private let life = Pipe()

  init(on processor: Int, _ arguments: [String]) {
    let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().path
    process.executableURL = URL(fileURLWithPath: Binder.path)
    process.arguments = ["-c", "\(processor)", program] + arguments
    process.standardInput = life
    process.standardError = results
  }

  func start() throws { try process.run() }

  func summary() async throws -> SimulationSummary {
    // Few bytes, or none: they fit into the pipe.
    await withCheckedContinuation { continuation in
      DispatchQueue.global().async {
        self.process.waitUntilExit()
        continuation.resume()
      }
    }
    let told = results.fileHandleForReading.availableData
    guard process.terminationStatus == 0 else {
      FileHandle.standardError.write(told)
      throw ExitCode.failure
    }
    return try JSONDecoder().decode(SimulationSummary.self, from: told)
  }

  func end() { try? life.fileHandleForWriting.close() }
}

/// Binds a program to a processor; part of every Debian, and nothing but speed is lost without it.
enum Binder {
  static let path = "/usr/bin/taskset"
  static var isThere: Bool { FileManager.default.isExecutableFile(atPath: path) }
}
