import Foundation
import HandschlagClient
import Testing

extension EndToEndTests {
  /// Receipts and the public log, with the programs and without any trust in the server.
  @Suite(.serialized) struct ReceiptTests {
    /// A program with a token of a party's and a configuration of its own.
    private struct Person {
      let program: String
      let config: String
      let socket: String

      init(_ program: String, _ party: Party?, _ scratch: Scratch, _ daemon: Daemon) throws {
        self.program = program
        config = scratch.path + "/\(program)-\(UInt32.random(in: 0 ... .max)).json"
        socket = daemon.unix
        guard let party else { return }
        let kept = ["token": party.token.text]
        FileManager.default.createFile(
          atPath: config, contents: try JSONEncoder().encode(kept), attributes: [.posixPermissions: 0o600])
      }

      @discardableResult
      func run(_ arguments: String..., expecting status: Int32 = 0) async throws -> (
        output: String, errors: String
      ) {
        let result = try await RunningProgram.result(
          Programs.built(program), arguments + ["--config", config, "--socket", socket, "--json"])
        #expect(result.status == status, "\(program) \(arguments): \(result.output)\(result.errors)")
        return (result.output, result.errors)
      }
    }

    private func admin(
      _ daemon: Daemon, _ arguments: String..., expecting status: Int32 = 0
    ) async throws -> (output: String, errors: String) {
      let result = try await RunningProgram.result(
        Programs.built("handschlag-admin"), arguments + ["--socket", daemon.admin, "--json"])
      #expect(result.status == status, "\(arguments): \(result.output)\(result.errors)")
      return (result.output, result.errors)
    }

    private func pair(_ daemon: Daemon) async throws -> Pair {
      try await Pair.meet(
        try await Party.worker(.connect(to: daemon.unix), "feder"),
        try await Party.company(.connect(to: daemon.unix), "rostwerk"), "Katalogtext")
    }

    private func put(_ bytes: [UInt8], at path: String) throws {
      try Data(bytes).write(to: URL(fileURLWithPath: path))
    }

    @Test func aReceiptVerifiesWhenTheServerIsGoneAndNoAlteredOneDoes() async throws {
      let daemon = try await Daemon.start(.init(["--log-origin", "market.example/log", "--log-batch", "8"]))
      let scratch = try Scratch()
      let pair = try await pair(daemon)
      let worker = try Person("cloudworker", pair.worker, scratch, daemon)
      let company = try Person("company", pair.company, scratch, daemon)
      let (ofWorker, ofCompany) = (scratch.path + "/worker.tlog-proof", scratch.path + "/company.tlog-proof")

      try await company.run("receipts", "export", pair.companyView, ofCompany, expecting: 3)
      try await worker.run(
        "consent", pair.workerView, "--fields", "legal-name,email", "--purpose", "this work", "--yes")
      try await pair.company.consent(to: pair.companyView)
      let made = try await admin(daemon, "log", "checkpoint")
      #expect(made.output.contains(#""log":"market.example/log""#))
      try await company.run("receipts", "export", pair.companyView, ofCompany)
      try await worker.run("receipts", "export", pair.workerView, ofWorker)
      let keys = try await admin(daemon, "log", "keys").output
      #expect(try await daemon.terminate() == 0)

      let shown = try await worker.run("receipts", "verify", ofWorker).output
      #expect(shown.contains(#""signed_by":"your own key""#) && shown.contains(#""kind":"reveal""#))
      #expect(try await company.run("receipts", "verify", ofCompany).output.contains("its own key"))
      try await company.run("receipts", "verify", ofCompany, "--value", "email=feder@example.org")
      try await company.run(
        "receipts", "verify", ofCompany, "--value", "email=other@example.org", expecting: 5)
      // Somebody else needs the log's key, and nothing more.
      let outsider = try Person("company", nil, scratch, daemon)
      try await outsider.run("receipts", "verify", ofCompany, expecting: 5)
      let vkey = try #require(keys.split(separator: "\"").first { $0.hasPrefix("market.example/log+") })
      try await outsider.run("receipts", "verify", ofCompany, "--log-key", String(vkey))

      let bytes = Array(try #require(FileManager.default.contents(atPath: ofCompany)))
      for index in stride(from: 3, to: bytes.count, by: 131) {
        var altered = bytes
        altered[index] ^= 1
        try put(altered, at: scratch.path + "/altered")
        try await company.run("receipts", "verify", scratch.path + "/altered", expecting: 5)
      }
      try put(bytes.dropLast(), at: scratch.path + "/cut")
      try await company.run("receipts", "verify", scratch.path + "/cut", expecting: 5)
    }

    /// The first of the log's keys that `log keys` or a change of keys shows last.
    private func vkey(in output: String) throws -> String {
      String(try #require(output.split(separator: "\"").last { $0.hasPrefix("market.example/log+") }))
    }

    @Test func theFirstKeyLeadsToAllThatComeAfterIt() async throws {
      let daemon = try await Daemon.start(.init(["--log-origin", "market.example/log", "--log-batch", "8"]))
      let scratch = try Scratch()
      let seen = scratch.path + "/seen.json"
      let pair = try await pair(daemon)
      let company = try Person("company", pair.company, scratch, daemon)
      try await pair.worker.consent(to: pair.workerView)
      try await pair.company.consent(to: pair.companyView)
      _ = try await admin(daemon, "log", "checkpoint")
      let first = try vkey(in: try await admin(daemon, "log", "keys").output)
      _ = try await admin(daemon, "log", "verify", "--seen", seen)
      try await company.run("receipts", "export", pair.companyView, scratch.path + "/first")

      let second = try vkey(in: try await admin(daemon, "log", "rotate-key", "--reason", "yearly").output)
      #expect(second != first)
      let both = try await admin(daemon, "log", "checkpoint").output
      #expect(both.components(separatedBy: "\u{2014} market.example/log ").count == 3)
      _ = try await admin(daemon, "log", "retire-keys")
      let alone = try await admin(daemon, "log", "checkpoint").output
      #expect(alone.components(separatedBy: "\u{2014} market.example/log ").count == 2)
      // Whoever trusts the first key goes on, with the server and without it.
      try await company.run("receipts", "export", pair.companyView, scratch.path + "/second")
      _ = try await admin(daemon, "log", "verify", "--seen", seen)
      _ = try await admin(daemon, "log", "export", scratch.path + "/log")
      #expect(try await daemon.terminate() == 0)

      let outsider = try Person("company", nil, scratch, daemon)
      for file in ["/first", "/second"] {
        try await outsider.run("receipts", "verify", scratch.path + file, "--log-key", first)
      }
      try await outsider.run("receipts", "verify", scratch.path + "/second", "--log-key", second)
      try await outsider.run("receipts", "verify", scratch.path + "/first", "--log-key", second, expecting: 5)
      for (key, status) in [
        (first, Int32(0)), (second, 0), (first.replacing("example", with: "example2"), 5),
      ] {
        _ = try await admin(
          daemon, "log", "verify", scratch.path + "/log", "--log-key", key, "--seen",
          scratch.path + "/new-\(UInt32.random(in: 0 ... .max)).json", expecting: status)
      }
      let restarted = try await Daemon.start(daemon.place)
      let kept = try await admin(restarted, "log", "keys").output
      #expect(try vkey(in: kept) == second && !kept.contains(first))
      _ = try await admin(restarted, "log", "verify", "--seen", seen)
      #expect(try await restarted.terminate() == 0)
    }

    @Test func receiptsVerifyAfterOneSideIsErased() async throws {
      let daemon = try await Daemon.start(.init(["--log-origin", "market.example/log", "--log-batch", "8"]))
      let scratch = try Scratch()
      let pair = try await pair(daemon)
      let worker = try Person("cloudworker", pair.worker, scratch, daemon)
      let company = try Person("company", pair.company, scratch, daemon)
      let files = ["/worker", "/company"].map { scratch.path + $0 }
      try await pair.worker.consent(to: pair.workerView)
      try await pair.company.consent(to: pair.companyView)
      _ = try await admin(daemon, "log", "checkpoint")
      try await worker.run("receipts", "export", pair.workerView, files[0])
      try await company.run("receipts", "export", pair.companyView, files[1])

      try await worker.run("erase", "--yes")
      _ = try await admin(daemon, "log", "checkpoint")
      #expect(try await pair.company.grant(in: pair.companyView) == nil)
      for (person, file) in zip([worker, company], files) {
        #expect(try await person.run("receipts", "verify", file).output.contains(#""kind":"reveal""#))
      }
      // A stranger asks for the proof of the same leaf in the tree as it is now.
      let stranger = try await HandschlagClient.connect(to: daemon.unix)
      let file = try ReceiptFile(text: String(contentsOfFile: files[1], encoding: .utf8))
      let proof = try await stranger.log.getInclusionProof(.init(leaf: file.leaf.bytes))
      let reply = try await stranger.log.getCheckpoint(.init())
      let checkpoint = try Checkpoint.open(
        reply.checkpoint, trusting: reply.keys.map { try NoteKey(vkey: $0) })
      await stranger.close()
      let before = try Checkpoint(text: SignedNote(file.proof.checkpoint).text)
      #expect(proof.size == checkpoint.size && checkpoint.size > before.size)
      let anew = ReceiptFile(
        content: file.content, salt: file.salt, workerSalt: file.workerSalt, companySalt: file.companySalt,
        index: proof.index, path: proof.path.compactMap { TreeHash($0) }, checkpoint: reply.checkpoint)
      try put(Array(anew.text.utf8), at: scratch.path + "/anew")
      #expect(try await daemon.terminate() == 0)
      for file in files + [scratch.path + "/anew"] { try await company.run("receipts", "verify", file) }
    }

    @Test func aLogThatWasCutReorderedAlteredOrForkedIsNoticed() async throws {
      var place = try Daemon.Place(["--log-batch", "8"])
      let scratch = try Scratch()
      let (seen, log) = (scratch.path + "/seen.json", scratch.path + "/log")
      var daemon = try await Daemon.start(place)
      _ = try await admin(daemon, "log", "verify", "--seen", seen)
      #expect(try await daemon.terminate() == 0)
      let fork = try Scratch()
      try FileManager.default.copyItem(atPath: place.data, toPath: fork.path + "/data")

      daemon = try await Daemon.start(place)
      for _ in 0..<2 { _ = try await admin(daemon, "log", "checkpoint") }
      _ = try await admin(daemon, "log", "verify", "--seen", seen)
      _ = try await admin(daemon, "log", "export", log)
      #expect(try await daemon.terminate() == 0)

      // Offline: the exported log, and what can be done to it.
      _ = try await admin(daemon, "log", "verify", log, "--seen", seen)
      let lines = try String(contentsOfFile: log, encoding: .utf8).split(
        separator: "\n", omittingEmptySubsequences: false)
      var reordered = lines
      reordered.swapAt(lines.count - 2, lines.count - 3)
      var altered = lines
      altered[lines.count - 5] = altered[lines.count - 6]
      for wrong in [Array(lines.dropLast(2)) + [""], reordered, altered] {
        try put(Array(wrong.joined(separator: "\n").utf8), at: log + ".wrong")
        let answer = try await admin(daemon, "log", "verify", log + ".wrong", "--seen", seen, expecting: 5)
        #expect(answer.output.isEmpty)
      }

      // The same server, put back to an older state, goes on with another log under the same key.
      try FileManager.default.removeItem(atPath: place.data)
      try FileManager.default.moveItem(atPath: fork.path + "/data", toPath: place.data)
      place.flags = ["--log-batch", "8"]
      daemon = try await Daemon.start(place)
      let cut = try await admin(daemon, "log", "verify", "--seen", seen, expecting: 5)
      #expect(cut.errors.contains("was cut"))
      for _ in 0..<2 { _ = try await admin(daemon, "log", "checkpoint") }
      let forked = try await admin(daemon, "log", "verify", "--seen", seen, expecting: 5)
      #expect(forked.errors.contains("forked"))
      #expect(try await daemon.terminate() == 0)
    }
  }
}
