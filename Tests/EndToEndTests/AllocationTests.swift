import Foundation
import Testing

extension EndToEndTests {
  /// What a unary call allocates in the server, counted in a program of its own.
  @Suite struct AllocationTests {
    /// The bounds are those of an unoptimised build; optimised, a call makes one allocation either way.
    @Test(
      .enabled(if: Programs.installed("cc") != nil && Programs.installed("python3") != nil),
      .disabled(if: Programs.sanitizer != nil, "a sanitizer allocates by itself, past what counts here"))
    func aUnaryCallAllocatesNoMoreThanItDid() async throws {
      let script = Programs.root.appendingPathComponent("Tests/Allocations/run").path
      let run = try await RunningProgram.result(
        try #require(Programs.installed("python3")), [script, "--program", Programs.built("interop-server")],
        within: .seconds(300))
      let counts = run.output.split(whereSeparator: \.isWhitespace).compactMap { Double($0) }
      try #require(run.status == 0 && counts.count == 2, "\(run.output)\(run.errors)")
      // One call in a read pays for the read as well; 64 share it.
      #expect(counts[0] < 11, "one call in flight")
      #expect(counts[1] < 2, "64 calls in flight")
      #expect(counts[1] > 0, "nothing was counted")
    }
  }
}
