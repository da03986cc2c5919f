import Foundation
import HandschlagClient
import Testing

extension EndToEndTests {
  /// The operator's screen, as the built program shows it of a built server under load.
  struct TopTests {
    @Test func theScreenShowsWhatTheServerDoes() async throws {
      let daemon = try await Daemon.start(.init())
      let made = try await HandschlagClient.connect(to: daemon.unix).createAccount(roles: [.worker])
      let load = Task {
        while !Task.isCancelled { _ = try? await made.client.accounts.getAccount(.init()) }
      }
      defer { load.cancel() }
      func top(_ arguments: String...) async throws -> String {
        let result = try await RunningProgram.result(
          Programs.built("handschlag-admin"),
          ["top", "--once", "--interval", "0.3", "--socket", daemon.admin] + arguments)
        #expect(result.status == 0, "\(result.errors)")
        return result.output
      }
      let screen = try await top()
      #expect(screen.contains("AccountService/GetAccount") && screen.contains("█"))
      #expect(!screen.contains("\u{1b}"))
      let object =
        try JSONSerialization.jsonObject(with: Data(try await top("--json").utf8)) as? [String: Any]
      #expect((object?["calls_per_second"] as? Int ?? 0) > 0)
      #expect((object?["p99_microseconds"] as? Int ?? 0) > 0)
      let methods = object?["methods"] as? [[String: Any]]
      let get = methods?.first { $0["method"] as? String == "AccountService/GetAccount" }
      #expect((get?["ended"] as? Int ?? 0) > 0 && get?["failed"] as? Int == 0)
      #expect(try await daemon.terminate() == 0)
    }
  }
}
