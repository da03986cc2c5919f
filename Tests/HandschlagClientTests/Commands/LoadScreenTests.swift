import HandschlagClient
import Testing

@testable import HandschlagAdmin

/// What `handschlag-admin top` makes of two answers of the server.
struct LoadScreenTests {
  /// 1, 2, 4 … milliseconds, in nanoseconds.
  private static let bounds: [Int64] = (20...26).map { 1 << $0 }

  private func answer(
    seconds: Int64, _ methods: [MethodLoad], commits: Int64 = 0, shed: Int64 = 0
  ) -> GetLoadResponse {
    GetLoadResponse(
      uptimeNanoseconds: seconds * 1_000_000_000, methods: methods, latencyBounds: Self.bounds,
      connections: 3,
      calls: 2, streams: 1, commits: commits, operations: 4 * commits, callsShed: shed)
  }

  private let early = MethodLoad(
    method: "ProjectService/GetProject", started: 10, ended: [10], nanoseconds: 10_000_000, latencies: [10])
  private let late = MethodLoad(
    method: "ProjectService/GetProject", started: 210, ended: [190, 0, 0, 0, 0, 20], nanoseconds: 810_000_000,
    latencies: [109, 99, 0, 1, 1])
  private let other = MethodLoad(
    method: "sealed", started: 2, ended: [2], nanoseconds: 1_000_000_000, latencies: [0, 0, 0, 0, 0, 0, 0, 2])

  @Test func ratesAreThoseOfTheTimeBetween() {
    let rates = LoadRates(
      from: answer(seconds: 5, [early], commits: 10, shed: 4),
      to: answer(seconds: 7, [late, other], commits: 30, shed: 5))
    #expect(rates.seconds == 2 && rates.callsPerSecond == 101)
    #expect(rates.commitsPerSecond == 10 && rates.operationsPerSecond == 40 && rates.shed == 1)
    let first = rates.methods[0]
    #expect(first.name == "ProjectService/GetProject" && first.ended == 200 && first.failed == 20)
    #expect(first.perSecond == 100 && first.mean == 4_000_000)
    #expect(first.median == Self.bounds[1] && first.p99 == Self.bounds[1])
    #expect(rates.methods[1].name == "sealed" && rates.methods[1].median == Self.bounds.last)
    #expect(rates.latencies == [99, 99, 0, 1, 1, 0, 0, 2])
    #expect(rates.quantile(0.999) == Self.bounds.last)
  }

  @Test func aServerThatWasStartedAgainCountsFromItsStart() {
    let rates = LoadRates(from: answer(seconds: 100, [late]), to: answer(seconds: 10, [early]))
    #expect(rates.seconds == 10 && rates.callsPerSecond == 1)
    #expect(LoadRates(from: nil, to: answer(seconds: 10, [])).quantile(0.5) == nil)
  }

  @Test(arguments: [(40, 12), (80, 24), (200, 60)])
  func aScreenIsNoLargerThanTheTerminal(_ columns: Int, _ lines: Int) {
    let many = (0..<100).map { index in
      MethodLoad(method: "Service/Method\(index)", started: 1, ended: [1], nanoseconds: 9, latencies: [0, 1])
    }
    let rates = LoadRates(from: nil, to: answer(seconds: 1, many + [late]))
    let screen = LoadScreen(columns: columns, lines: lines).draw(rates, address: "unix:/x")
    #expect(screen.count <= lines && screen.allSatisfy { $0.count <= columns })
    #expect(screen.contains { $0.contains("█") })
    #expect(screen.contains { $0.hasPrefix("METHOD") })
    #expect(
      screen.first { $0.hasPrefix("Project") || $0.hasPrefix("Service/") }?.hasPrefix("Project") == true)
  }

  @Test func aServerWithoutCallsHasAScreenToo() {
    let screen = LoadScreen(columns: 80, lines: 24).draw(
      LoadRates(from: nil, to: answer(seconds: 90_000, [])), address: "unix:/x")
    #expect(screen.contains("no calls ended"))
    #expect(screen[0].contains("up 1d 1h"))
  }

  @Test(
    arguments: [
      (nil, "-"), (0, "0ns"), (999, "999ns"), (1024, "1.0µs"), (15_000, "15µs"), (2_500_000, "2.5ms"),
      (3_400_000_000, "3.4s"), (68_719_476_736, "69s"),
    ] as [(Int64?, String)])
  func timesAreShort(_ nanoseconds: Int64?, _ text: String) {
    #expect(LoadScreen.time(nanoseconds) == text)
  }

  @Test(
    arguments: [(0, "0.0"), (9.96, "10.0"), (12, "12"), (12_345, "12.3k"), (1_200_000, "1.20M")]
      as [(Double, String)])
  func ratesAreShort(_ perSecond: Double, _ text: String) {
    #expect(LoadScreen.rate(perSecond) == text)
  }
}
