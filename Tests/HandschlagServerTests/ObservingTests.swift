import Foundation
import HandschlagAPI
import HandschlagClient
import HandschlagDomain
import HandschlagRPC
import HandschlagServer
import Logging
import Synchronization
import Testing

/// What a server says of itself: clock, log and metrics.
struct ObservingTests {
  /// Two clocks that a test moves, in nanoseconds.
  private final class Clocks: Sendable {
    let state = Mutex<(wall: Int64, uptime: Int64)>((1_800_000_000_000_000_000, 5_000_000_000))

    func pass(_ seconds: Int64, step: Int64 = 0) {
      state.withLock {
        $0.wall += (seconds + step) * 1_000_000_000
        $0.uptime += seconds * 1_000_000_000
      }
    }

    func clock() -> ServerClock {
      ServerClock(wall: { self.state.withLock { $0.wall } }, uptime: { self.state.withLock { $0.uptime } })
    }

    var wall: Timestamp { Timestamp(milliseconds: state.withLock { $0.wall } / 1_000_000) }
  }

  @Test(arguments: [-86_400 * 30, -5, 5, 86_400 * 30] as [Int64])
  func aClockThatJumpsTakesTheRulesTimeAlongSlowly(_ step: Int64) {
    let clocks = Clocks()
    let clock = clocks.clock()
    clocks.pass(10)
    #expect(clock.now() == clocks.wall)
    let before = clock.now()
    clocks.pass(0, step: step)
    #expect(clock.now() == before)
    #expect(clock.deviation == .seconds(step))
    var last = before
    for second in 1...200 {
      clocks.pass(1)
      let now = clock.now()
      #expect(now > last)
      let passed = (now - before).milliseconds
      #expect(abs(passed - Int64(second) * 1000) <= Int64(second) * 50)
      last = now
    }
    if abs(step) <= 5 { #expect(clock.now() == clocks.wall) }
  }

  @Test func theUsualCallReadsTheTimeThatPassed() {
    let clocks = Clocks()
    let clock = clocks.clock()
    let start = clock.now()
    clocks.state.withLock { $0.uptime += 7_000_000 }
    #expect(clock.now() - start == Span(milliseconds: 7))
  }

  @Test func aLineOfTheLogIsOneLineWhateverIsInIt() {
    for format in [LogFormat.text, .json] {
      let lines = LogLines()
      var logger = Logger(label: "x") { _ in LogOutput(level: .info, format: format, write: lines.write) }
      logger[metadataKey: "own"] = "1"
      logger.info("a\nb", metadata: ["key": "two words\r\n\"quoted\"", "empty": ""])
      logger.debug("too much")
      #expect(lines.all.count == 1)
      let line = lines.all[0]
      #expect(line.filter(\.isNewline).count == 1 && line.hasSuffix("\n"))
      if format == .json {
        let object = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: String]
        #expect(object?["key"] == "two words\r\n\"quoted\"")
        #expect(object?["event"] == "a\nb")
        #expect(object?["level"] == "info")
        #expect(object?["own"] == "1")
      } else {
        #expect(line.hasSuffix(#" info "a\nb" empty="" key="two words\u000d\n\"quoted\"" own=1"# + "\n"))
      }
    }
  }

  @Test func theLogTellsFailuresByMethodAndNothingOfSuccess() async throws {
    try await TestServer.run { server in
      let made = try await server.client().createAccount(roles: [.worker])
      let before = server.log.all.count
      _ = try await made.client.accounts.getAccount(GetAccountRequest())
      #expect(server.log.all.count == before)
      let missing = String(repeating: "0", count: 26)
      _ = await status {
        _ = try await made.client.projects.getProject(GetProjectRequest(projectID: "prj_" + missing))
      }
      _ = await status {
        _ = try await made.client.engagements.decline(DeclineRequest(engagementID: "eng_" + missing))
      }
      let lines = server.log.all.dropFirst(before)
      #expect(lines.count == 2)
      #expect(lines.first?.contains("ProjectService/GetProject") == true)
      #expect(lines.last?.contains("\"method\":\"sealed\"") == true)
      #expect(!server.log.all.contains { $0.contains(made.token.text) || $0.contains(missing) })
    }
  }
}
