import Foundation
import Testing

extension EndToEndTests {
  /// The short form of `make faults`: some dozens of its points.
  @Suite struct FaultTests {
    @Test(.enabled(if: Programs.installed("strace") != nil && Programs.installed("python3") != nil))
    func noFaultBreaksAPromise() async throws {
      let script = Programs.root.appendingPathComponent("Tests/Faults/run").path
      let run = try await RunningProgram.result(
        try #require(Programs.installed("python3")),
        [script, "--program", Programs.built("handschlagd"), "--short"], within: .seconds(300))
      #expect(run.status == 0, "\(run.output)\(run.errors)")
    }

    /// With fewer files than the event loops need it says so, instead of ending in the midst of making them.
    @Test(.enabled(if: Programs.installed("prlimit") != nil))
    func aStartWithTooFewFilesSaysWhatToDo() async throws {
      let place = try Daemon.Place()
      let run = try await RunningProgram.result(
        try #require(Programs.installed("prlimit")),
        ["--nofile=24:24", Programs.built("handschlagd")] + place.arguments)
      #expect(run.status == 78)
      #expect(run.errors.contains("raise the limit"), "\(run.errors)")
    }
  }
}
