import Foundation
import HandschlagClient
import Testing

extension EndToEndTests {
  /// The programs for people, against a server: what `make demo` does not look at.
  @Suite(.serialized) struct ProgramTests {
    /// A person at a terminal: one program, one file that keeps token and socket.
    private struct Person {
      let program: String
      let scratch: Scratch
      let socket: String

      var config: String { scratch.path + "/\(program).json" }

      @discardableResult
      func run(
        _ arguments: String..., expecting status: Int32 = 0
      ) async throws -> (output: String, errors: String) {
        let result = try await RunningProgram.result(
          Programs.built(program), arguments + ["--config", config, "--socket", socket, "--json"])
        #expect(result.status == status, "\(program) \(arguments): \(result.errors)")
        return (result.output, result.errors)
      }

      func value(_ key: String, _ arguments: [String]) async throws -> String {
        let result = try await RunningProgram.result(
          Programs.built(program), arguments + ["--config", config, "--socket", socket, "--json"])
        try #require(result.status == 0, "\(program) \(arguments): \(result.errors)")
        let object = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
        return try #require(object?[key] as? String, "\(result.output)")
      }
    }

    @Test func peopleWorkWithTheProgramsAlone() async throws {
      let daemon = try await Daemon.start(.init(tcp: true))
      let scratch = try Scratch()
      let worker = Person(program: "cloudworker", scratch: scratch, socket: daemon.unix)
      let company = Person(program: "company", scratch: scratch, socket: daemon.tcp)
      for person in [worker, company] {
        try await person.run("account", expecting: 6)
        try await person.run("register")
        let mode = try FileManager.default.attributesOfItem(atPath: person.config)[.posixPermissions]
        #expect(mode as? Int == 0o600)
        try await person.run("account")
        let missing = try await person.run("show", "eng_00000000000000000000000000", expecting: 3)
        #expect(missing.output.isEmpty && !missing.errors.isEmpty)
        try await person.run("no-such-command", expecting: 64)
      }
      #expect(try await worker.value("id", ["account"]).hasPrefix("acc_"))
      #expect(try await daemon.terminate() == 0)
      try await worker.run("account", expecting: 7)
    }

    @Test func onesOwnDataIsSavedWhateverKeyWrapsIt() async throws {
      let daemon = try await Daemon.start(.init())
      let scratch = try Scratch()
      let worker = Person(program: "cloudworker", scratch: scratch, socket: daemon.unix)
      try await worker.run("register")
      try await worker.run("card", "set", "--email", "anna@example.org")
      let admin = Programs.built("handschlag-admin")
      for version in 2...3 {
        let rotated = try await RunningProgram.result(
          admin, ["keys", "rotate", "--json", "--socket", daemon.admin])
        #expect(
          rotated.status == 0 && rotated.output.contains(#""version":\#(version)"#), "\(rotated.errors)")
      }
      let list = try await RunningProgram.result(
        admin, ["keys", "list", "--json", "--socket", daemon.admin])
      #expect(list.output.contains(#""keys":1"#) && !list.output.contains(#""version":2"#), "\(list.output)")
      let file = scratch.path + "/data.jsonl"
      try await worker.run("export", file)
      let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions]
      #expect(mode as? Int == 0o600)
      let lines = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n")
      #expect(lines.contains { $0.contains("anna@example.org") })
      #expect(lines.last?.hasPrefix(#"{"record":"end""#) == true)
      try await worker.run("export", file, expecting: 1)
      try await worker.run("deletions")
      try await worker.run("erase", "--yes")
      try await worker.run("export", file + "2", expecting: 6)
      #expect(!FileManager.default.fileExists(atPath: file + "2"))
    }

    @Test func theOperatorsProgramNeedsTheOperatorsSocket() async throws {
      let daemon = try await Daemon.start(.init())
      let admin = Programs.built("handschlag-admin")
      let info = try await RunningProgram.result(
        admin, ["server", "info", "--json", "--socket", daemon.admin])
      #expect(info.status == 0 && info.output.contains(daemon.unix), "\(info.errors)")
      let refused = try await RunningProgram.result(
        admin, ["server", "info", "--json", "--socket", daemon.unix])
      #expect(refused.status != 0 && refused.output.isEmpty)
    }
  }
}
