import Foundation
import Testing

extension EndToEndTests {
  /// The short form of `make hostile`: a moment of each attack, over all transports at once.
  @Suite struct HostileTests {
    @Test(.enabled(if: ["prlimit", "python3", "openssl"].allSatisfy { Programs.installed($0) != nil }))
    func noPeerHarmsTheOthers() async throws {
      let script = Programs.root.appendingPathComponent("Tests/Hostile/run").path
      let run = try await RunningProgram.result(
        try #require(Programs.installed("python3")),
        [script, "--program", Programs.built("handschlagd"), "--short"], within: .seconds(300))
      #expect(run.status == 0, "\(run.output)\(run.errors)")
    }
  }
}
