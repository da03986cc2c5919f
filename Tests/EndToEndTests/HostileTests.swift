import Foundation
import Testing

extension EndToEndTests {
  /// The short form of `make hostile`: a second of each attack.
  @Suite struct HostileTests {
    @Test(.enabled(if: Programs.installed("prlimit") != nil && Programs.installed("python3") != nil))
    func noPeerHarmsTheOthers() async throws {
      let script = Programs.root.appendingPathComponent("Tests/Hostile/run").path
      let run = try await RunningProgram.result(
        try #require(Programs.installed("python3")),
        [script, "--program", Programs.built("handschlagd"), "--short"], within: .seconds(300))
      #expect(run.status == 0, "\(run.output)\(run.errors)")
    }
  }
}
