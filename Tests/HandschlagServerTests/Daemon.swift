import Foundation
import Synchronization
import Testing

/// A running `handschlagd`.
final class Daemon: Sendable {
  private let process: Mutex<Process>
  let pid: Int32
  private let errors = Mutex("")
  private let ended = Gate()

  init(_ arguments: [String], environment: [String: String] = [:]) throws {
    let process = Process()
    let bundle = try #require(Bundle.main.executableURL)
    process.executableURL = bundle.deletingLastPathComponent().appendingPathComponent("handschlagd")
    process.arguments = arguments
    // What a sanitizer needs goes to the program as well; nothing else of what is set here does.
    let sanitizers = ProcessInfo.processInfo.environment.filter {
      ["ASAN_OPTIONS", "TSAN_OPTIONS", "LD_PRELOAD"].contains($0.key)
    }
    process.environment = sanitizers.merging(environment) { $1 }
    let pipe = Pipe()
    process.standardError = pipe
    process.standardOutput = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    let ended = ended
    process.terminationHandler = { _ in ended.open() }
    try process.run()
    pid = process.processIdentifier
    nonisolated(unsafe) let own = process
    self.process = Mutex(own)
    pipe.fileHandleForReading.readabilityHandler = { [weak self] handle in
      let text = String(decoding: handle.availableData, as: UTF8.self)
      if text.isEmpty { handle.readabilityHandler = nil } else { self?.errors.withLock { $0 += text } }
    }
  }

  var output: String { errors.withLock { $0 } }

  /// Where it listens, in the order of its log: what is named by flag, the operator's, the one for figures.
  func addresses(_ count: Int) async throws -> [String] {
    func found() -> [String] {
      output.split(separator: "\n").filter { $0.contains(#""event":"listening""#) }.compactMap {
        $0.firstMatch(of: /"on":"([^"]*)"/).map { String($0.1) }
      }
    }
    _ = try await eventually { found().count == count }
    return found()
  }

  func send(_ signal: Int32) { kill(pid, signal) }

  /// The exit code.
  func wait() async -> Int32 {
    await ended.wait()
    return process.withLock { $0.terminationStatus }
  }
}
