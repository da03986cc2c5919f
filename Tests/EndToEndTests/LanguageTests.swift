import Foundation
import Testing

extension EndToEndTests {
  /// The clients in `Clients/` that are written in other languages play a handshake at the built server.
  @Suite(.serialized) struct LanguageTests {
    private static let company = "Nordlicht Verlag GmbH, post@nordlicht.example"
    private static let worker = "Anna Weber, anna@weber.example"

    @Test(.enabled(if: OtherLanguages.hasPython)) func pythonShakesHands() async throws {
      let script = OtherLanguages.clients.appendingPathComponent("python/handshake.py")
      let daemon = try await Daemon.start(.init(tcp: true))
      for address in [daemon.unix, String(daemon.tcp.dropFirst(4))] {
        let result = try await OtherLanguages.runPython(script, [address])
        #expect(result.status == 0, "\(address): \(result.output)")
        expectHandshake(result.output, notFound: "NOT_FOUND")
      }
      #expect(try await daemon.terminate() == 0)
    }

    @Test(.enabled(if: OtherLanguages.hasGoTTRPC)) func goShakesHands() async throws {
      let folder = OtherLanguages.clients.appendingPathComponent("go")
      let program = try await OtherLanguages.build(folder, into: "go-handshake") + "/handshake"
      let daemon = try await Daemon.start(.init(tcp: true))
      for address in [daemon.unix, daemon.tcp] {
        let result = try await RunningProgram.result(program, [address])
        #expect(result.status == 0, "\(address): \(result.errors)")
        expectHandshake(result.output, notFound: "NotFound")
      }
      #expect(try await daemon.terminate() == 0)
    }

    /// Nothing after one consent, both cards after both.
    private func expectHandshake(_ output: String, notFound: String) {
      let lines = output.split(separator: "\n").map(String.init)
      #expect(
        lines.dropLast() == [
          "message: Geht es bis Freitag?", "one consent: \(notFound) and \(notFound)",
          "both: \(Self.company) and \(Self.worker)",
        ], "\(output)")
      #expect(lines.last?.hasPrefix("agreed: 90") == true, "\(output)")
      #expect(lines.last?.contains(" EUR in eng_") == true, "\(output)")
    }

    /// The README shows the beginning of what runs here.
    @Test func theReadmeShowsLinesThatAreRun() throws {
      let readme = try String(contentsOf: Programs.root.appendingPathComponent("README.md"), encoding: .utf8)
      let script = try String(
        contentsOf: OtherLanguages.clients.appendingPathComponent("python/handshake.py"), encoding: .utf8)
      let blocks = readme.components(separatedBy: "```python\n").dropFirst().compactMap {
        $0.components(separatedBy: "\n```").first
      }
      try #require(blocks.count == 1, "README.md shows Python once")
      let run = Set(script.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) })
      for line in blocks[0].split(separator: "\n") where !line.hasPrefix("#") {
        #expect(run.contains(line.trimmingCharacters(in: .whitespaces)), "handshake.py has no line '\(line)'")
      }
    }
  }
}
