import Foundation
import HandschlagClient

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `handschlagd` as it was built, on a folder of data that outlives the process.
final class Daemon: Sendable {
  /// The folder of the data, the sockets beside it, and what the process is started with.
  struct Place: Sendable {
    let scratch: Scratch
    var flags: [String]
    private let admin: String?

    /// - Parameters:
    ///   - tcp: whether it listens on a free TCP port as well
    ///   - admin: where the operator calls; a Unix socket where it is nil
    ///   - flags: further ones
    init(tcp: Bool = false, admin: String? = nil, _ flags: [String] = []) throws {
      scratch = try Scratch()
      self.admin = admin
      self.flags = tcp ? ["--listen", "tcp:127.0.0.1:0"] + flags : flags
    }

    var data: String { scratch.path + "/data" }
    var socket: String { scratch.path + "/public" }
    var adminSocket: String { scratch.path + "/operator" }
    var arguments: [String] {
      ["--data", data, "--listen", "unix:\(socket)", "--admin-listen", admin ?? "unix:\(adminSocket)"] + flags
    }
  }

  /// Quotas that no load of a test reaches.
  static let generousQuotas = [
    "applications-per-day", "inquiries-per-day", "messages-per-hour", "messages-per-hour-in-engagement",
    "projects-per-day", "searches-per-minute", "consents-per-day", "default-max-open",
    "default-max-new-per-day",
  ].flatMap { ["--\($0)", "1000000"] }

  let place: Place
  let program: RunningProgram

  /// Starts the process, and does not wait for it.
  init(launching place: Place) throws {
    self.place = place
    program = try RunningProgram(Programs.built("handschlagd"), place.arguments)
  }

  /// What it had to say of its own failures, for whoever looks for the cause of a failed test.
  deinit {
    let lines = program.errors.split(separator: "\n").filter {
      $0.contains(" error ") || $0.contains(" critical ")
    }
    if !lines.isEmpty { print("handschlagd said:\n" + lines.joined(separator: "\n")) }
  }

  /// Starts the process and waits until it listens on everything.
  static func start(_ place: Place) async throws -> Daemon {
    let daemon = try Daemon(launching: place)
    try await daemon.untilReady()
    return daemon
  }

  func untilReady() async throws {
    let count = place.arguments.count { $0 == "--listen" || $0 == "--admin-listen" }
    try await eventually("handschlagd's readiness") {
      if addresses.count == count { return true }
      if !program.isRunning { throw Failure("handschlagd ended: \(program.errors)") }
      return false
    }
  }

  /// Where it listens, as its log says.
  var addresses: [String] {
    program.errors.split(separator: "\n").filter { $0.contains(" listening on=") }.compactMap {
      $0.components(separatedBy: "on=").last
    }
  }

  var unix: String { "unix:\(place.socket)" }
  var admin: String { "unix:\(place.adminSocket)" }
  var tcp: String { addresses.first { $0.hasPrefix("tcp:") } ?? "" }

  /// Ends it without a warning, and waits for the end.
  func kill() async throws {
    program.signal(SIGKILL)
    _ = try await program.end()
  }

  /// Asks it to end; returns its exit status.
  func terminate() async throws -> Int32 {
    program.signal(SIGTERM)
    return try await program.end()
  }
}
