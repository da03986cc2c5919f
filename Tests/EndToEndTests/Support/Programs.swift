import Foundation
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A failure of the tests' own making, in one line.
struct Failure: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}

/// The programs that the package builds, and those of the system.
enum Programs {
  /// Where the build puts programs, modules and the bundle of the tests.
  static let folder: URL = {
    // The bundle's path is among the arguments where tests run in a helper, else it is the program itself.
    let arguments = ProcessInfo.processInfo.arguments
    let bundle = arguments.first { $0.hasSuffix(".xctest") } ?? arguments[0]
    var folder = URL(fileURLWithPath: bundle).resolvingSymlinksInPath()
    repeat { folder.deleteLastPathComponent() } while folder.path.contains(".xctest")
    return folder
  }()

  /// The root of the sources.
  static let root: URL = {
    var folder = URL(fileURLWithPath: #filePath)
    for _ in 0..<4 { folder.deleteLastPathComponent() }
    return folder
  }()

  /// The sanitizer that everything was built with, as `Tests/Sanitizers/run` says; usually none.
  static let sanitizer = ProcessInfo.processInfo.environment["HANDSCHLAG_SANITIZER"]

  /// Where things may be kept from one run of the tests to the next.
  static let cache = folder.appendingPathComponent("interop")

  static func built(_ name: String) -> String { folder.appendingPathComponent(name).path }

  /// A program of the system, by the folders that PATH names; nil when it is not there.
  static func installed(_ name: String) -> String? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
    return folders.map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
  }
}

/// A program that runs, with what it writes in files.
final class RunningProgram: Sendable {
  private let process: Mutex<Process>
  let identifier: Int32
  private let scratch: Scratch

  /// Starts a program. Its variables are this process's and `environment`.
  init(
    _ path: String, _ arguments: [String], environment: [String: String] = [:], folder: String? = nil
  ) throws {
    scratch = try Scratch()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
    process.standardInput = FileHandle.nullDevice
    // Files rather than pipes: nothing blocks, however much is written.
    process.standardOutput = try scratch.newFile("output")
    process.standardError = try scratch.newFile("errors")
    try process.run()
    identifier = process.processIdentifier
    self.process = Mutex(process)
  }

  deinit {
    if isRunning { kill(identifier, SIGKILL) }
  }

  var isRunning: Bool { process.withLock { $0.isRunning } }
  var output: String { scratch.text("output") }
  var errors: String { scratch.text("errors") }

  func signal(_ number: Int32) { kill(identifier, number) }

  /// Waits for the end. Returns the exit status, or the signal's number, negative.
  func end(within limit: Duration = .seconds(60)) async throws -> Int32 {
    try await eventually("the end of process \(identifier)", within: limit) { !self.isRunning }
    return process.withLock { $0.terminationReason == .exit ? $0.terminationStatus : -$0.terminationStatus }
  }

  /// Runs a program to its end.
  static func result(
    _ path: String, _ arguments: [String], environment: [String: String] = [:], folder: String? = nil,
    within limit: Duration = .seconds(60)
  ) async throws -> (status: Int32, output: String, errors: String) {
    let program = try RunningProgram(path, arguments, environment: environment, folder: folder)
    let status = try await program.end(within: limit)
    return (status, program.output, program.errors)
  }
}

/// Waits until something holds; fails when it takes longer than anything healthy would.
func eventually(
  _ what: String, within limit: Duration = .seconds(60), _ holds: () async throws -> Bool
) async throws {
  let end = ContinuousClock.now + limit
  while try await !holds() {
    guard ContinuousClock.now < end else { throw Failure("\(what) did not come within \(limit)") }
    try await Task.sleep(for: .milliseconds(2))
  }
}

/// Does something that might wait for ever; fails when it takes longer than anything healthy would.
func within<R: Sendable>(
  _ limit: Duration = .seconds(60), _ what: String, _ body: @escaping @Sendable () async throws -> R
) async throws -> R {
  try await withThrowingTaskGroup(of: R.self) { group in
    defer { group.cancelAll() }
    group.addTask { try await body() }
    group.addTask {
      try await Task.sleep(for: limit)
      throw Failure("\(what) did not come within \(limit)")
    }
    guard let first = try await group.next() else { throw CancellationError() }
    return first
  }
}

/// A folder of one test's own, removed with it. Its path is short enough for sockets.
final class Scratch: Sendable {
  let path: String

  init() throws {
    path = "/tmp/hs-" + String(UInt64.random(in: .min ... .max), radix: 36)
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func newFile(_ name: String) throws -> FileHandle {
    FileManager.default.createFile(atPath: "\(path)/\(name)", contents: nil)
    guard let handle = FileHandle(forWritingAtPath: "\(path)/\(name)") else {
      throw Failure("cannot write \(path)/\(name)")
    }
    return handle
  }

  func text(_ name: String) -> String {
    FileManager.default.contents(atPath: "\(path)/\(name)").map { String(decoding: $0, as: UTF8.self) } ?? ""
  }
}

/// Random numbers that a seed repeats.
struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ z >> 30) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ z >> 27) &* 0x94d0_49bb_1331_11eb
    return z ^ z >> 31
  }
}
