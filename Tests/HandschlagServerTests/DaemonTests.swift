import Foundation
import HandschlagAPI
import HandschlagClient
import Synchronization
import Testing

/// The program itself, in a process of its own.
struct DaemonTests {
  private func listening(_ path: String) async throws -> Bool {
    try await eventually { FileManager.default.fileExists(atPath: path + "/admin.sock") }
  }

  @Test func itServesEndsOnSIGTERMAndIsRefusedAsASecond() async throws {
    let directory = try TestDirectory()
    let daemon = try Daemon(["--data", directory.path, "--log-format", "json"])
    #expect(try await listening(directory.path))
    let address = "unix:\(directory.path)/handschlag.sock"
    let made = try await HandschlagClient.connect(to: address).createAccount(roles: [.worker])
    let second = try Daemon(["--data", directory.path])
    #expect(await second.wait() == 75)
    #expect(
      try await eventually {
        second.output == "handschlagd: \(directory.path) is in use by another process (pid \(daemon.pid))\n"
      })

    let stream = try await made.client.engagements.watchEngagements(WatchEngagementsRequest())
    let watcher = Task { await status { for try await _ in stream {} } }
    _ = try await made.client.accounts.getAccount(GetAccountRequest())
    daemon.send(SIGTERM)
    #expect(await daemon.wait() == 0)
    #expect(await watcher.value == .unavailable)
    #expect(try await eventually { daemon.output.contains("\"event\":\"ended\"") })
    // Both files are closed in order; their logs would be left otherwise.
    let left = try FileManager.default.contentsOfDirectory(atPath: directory.path)
    #expect(Set(left) == ["LOCK", "handschlag.db", "keys.db", "log.key", "server.key"])
    #expect(!daemon.output.contains(made.token.text))
  }

  @Test func whatWasAnsweredIsThereAfterAKill() async throws {
    let directory = try TestDirectory()
    let address = "unix:\(directory.path)/handschlag.sock"
    let first = try Daemon(["--data", directory.path])
    #expect(try await listening(directory.path))
    let token = try await HandschlagClient.connect(to: address).createAccount(roles: [.worker]).token
    first.send(SIGKILL)
    _ = await first.wait()
    let second = try Daemon([], environment: ["HANDSCHLAG_DATA": directory.path])
    let isThere = try await eventually {
      guard let client = try? await HandschlagClient.connect(to: address, token: token) else { return false }
      return try await client.accounts.getAccount(GetAccountRequest()).account?.roles == [.worker]
    }
    #expect(isThere)
    second.send(SIGINT)
    #expect(await second.wait() == 0)
  }

  @Test(
    arguments: [
      (["--check", "--loops", "x", "--log-level", "y"], 78 as Int32, 2), (["--nonsense"], 64, nil),
      (["--check", "--data", "/nonexistent/x"], 78, 1), (["--check", "--data", "/tmp"], 0, 0),
      (["--config", "/nonexistent"], 78, 1), (["--help"], 0, 0), (["--version"], 0, 0),
    ] as [([String], Int32, Int?)])
  func itsExitCodesTellWhatWasWrong(_ arguments: [String], _ code: Int32, _ lines: Int?) async throws {
    let daemon = try Daemon(arguments)
    #expect(await daemon.wait() == code)
    if let lines {
      let isSo = try await eventually { daemon.output.split(separator: "\n").count == lines }
      #expect(isSo, "\(daemon.output)")
    }
  }

  @Test func noCoreOfItIsWritten() async throws {
    let directory = try TestDirectory()
    let daemon = try Daemon(["--data", directory.path])
    #expect(try await listening(directory.path))
    let limits = try String(contentsOfFile: "/proc/\(daemon.pid)/limits", encoding: .utf8)
    let core = limits.split(separator: "\n").first { $0.hasPrefix("Max core file size") }
    #expect(core?.split(separator: " ").dropFirst(4).prefix(2) == ["0", "0"])
    daemon.send(SIGTERM)
    #expect(await daemon.wait() == 0)
  }
}
