import Foundation

/// `interop-server` as it was built, until it is dropped.
final class InteropServer: Sendable {
  let scratch: Scratch
  let program: RunningProgram

  /// Starts it and waits until it listens.
  init() async throws {
    let scratch = try Scratch()
    let program = try RunningProgram(
      Programs.built("interop-server"), ["--port", "0", "--unix", scratch.path + "/s"])
    try await eventually("interop-server's readiness") {
      program.output.split(separator: "\n").count == 2
    }
    self.scratch = scratch
    self.program = program
  }

  var unix: String { "unix:\(scratch.path)/s" }
  /// HOST:PORT, as gRPC's clients take it.
  var tcp: String {
    let line = program.output.split(separator: "\n").first ?? ""
    return String(line.split(separator: ":").suffix(2).joined(separator: ":"))
  }
}
