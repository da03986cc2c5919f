import Foundation
import HandschlagClient
import HandschlagLog
import HandschlagSQL
import Testing

extension EndToEndTests {
  /// The public log through a restore, and damage to it, with the programs as they were built.
  @Suite(.serialized) struct LogRestoreTests {
    private func place() throws -> Daemon.Place {
      var place = try Daemon.Place(Daemon.generousQuotas + ["--log-batch", "8"])
      place.flags += ["--backups", place.scratch.path + "/backups", "--backup-keys-every", "1s"]
      return place
    }

    private func run(
      _ command: [String], data: String, backups: Daemon.Place? = nil, _ more: [String] = []
    ) async throws -> (status: Int32, output: String, errors: String) {
      var flags = ["--data", data]
      if let backups {
        flags += ["--backups", backups.scratch.path + "/backups"]
        flags += ["--backup-key", backups.scratch.path + "/kept/backup.key"]
      }
      return try await RunningProgram.result(Programs.built("handschlagd"), command + flags + more)
    }

    /// Copies what the operator keeps by hand.
    private func keep(_ names: [String], _ place: Daemon.Place) throws {
      let kept = place.scratch.path + "/kept"
      try? FileManager.default.createDirectory(atPath: kept, withIntermediateDirectories: true)
      for name in names {
        try FileManager.default.copyItem(atPath: "\(place.data)/\(name)", toPath: "\(kept)/\(name)")
      }
    }

    private func checkpoint(_ daemon: Daemon) async throws -> String {
      let operation = try await HandschlagClient.connect(to: daemon.admin)
      return try await operation.admin.makeCheckpoint(.init()).checkpoint
    }

    /// At its start the server makes one by itself, and never two at a time.
    private func backUp(_ daemon: Daemon) async throws {
      let operation = try await HandschlagClient.connect(to: daemon.admin)
      try await eventually("a backup") {
        (try? await operation.admin.createBackup(.init(reason: ""))) != nil
      }
    }

    /// Backs up, loses the machine but for the backups and two keys that were kept by hand, and restores elsewhere.
    private func restored(_ place: Daemon.Place, _ daemon: Daemon) async throws -> Daemon.Place {
      try await backUp(daemon)
      // The key store is copied once a second, and what goes with it.
      try await Task.sleep(for: .seconds(2))
      try await daemon.kill()
      try keep(["server.key", "backup.key"], place)
      try FileManager.default.removeItem(atPath: place.data)

      let other = try Daemon.Place(Daemon.generousQuotas + ["--log-batch", "8"])
      let restored = try await run(
        ["restore"], data: place.scratch.path + "/kept", backups: place, ["--to", other.data])
      #expect(restored.status == 0 && !restored.output.contains("put your copy"), "\(restored)")
      let checked = try await run(["check"], data: other.data)
      #expect(checked.status == 0 && checked.output.contains("signed by log.key"), "\(checked)")
      return other
    }

    /// The machine is lost but for the backups and two keys that were kept by hand: the log goes on as the same.
    @Test func theLogGoesOnUnderItsKeyAfterARestore() async throws {
      let place = try place()
      let daemon = try await Daemon.start(place)
      let client = try await HandschlagClient.connect(to: daemon.unix)
      let pair = try await Pair.meet(
        try await Party.worker(client, "feder"), try await Party.company(client, "rostwerk"), "Katalogtext")
      try await pair.worker.consent(to: pair.workerView)
      try await pair.company.consent(to: pair.companyView)
      let before = try await checkpoint(daemon)
      let keys = try await client.log.getCheckpoint(.init()).keys
      let other = try await restored(place, daemon)
      try await goesOn(other, from: before, keys)
      try await refusesAnotherKey(other)
    }

    /// The same after a rotation: key and note come back, and lead whoever trusts the first key to the newest.
    @Test func aRotatedKeyComesBackWithTheNoteThatAnnouncedIt() async throws {
      let place = try place()
      let daemon = try await Daemon.start(place)
      let client = try await HandschlagClient.connect(to: daemon.unix)
      let operation = try await HandschlagClient.connect(to: daemon.admin)
      let first = try await client.log.getCheckpoint(.init()).keys
      let rotation = try await operation.admin.rotateLogKey(.init(reason: "yearly"))
      let before = try await checkpoint(daemon)
      let told = try await client.log.getCheckpoint(.init())
      #expect(told.keys == first + [rotation.key] && told.keyNotes == [rotation.note])
      let other = try await restored(place, daemon)
      try await goesOn(other, from: before, told.keys)
      try await theNoteLeads(other, from: try first.map { try NoteKey(vkey: $0) }, rotation)
    }

    private func theNoteLeads(
      _ place: Daemon.Place, from first: [NoteKey], _ rotation: RotateLogKeyResponse
    ) async throws {
      let daemon = try await Daemon.start(place)
      let client = try await HandschlagClient.connect(to: daemon.unix)
      let operation = try await HandschlagClient.connect(to: daemon.admin)
      #expect(try await operation.admin.retireLogKeys(.init(reason: "seen")).key == rotation.key)
      let alone = try await checkpoint(daemon)
      #expect(throws: LogError.self) { try Checkpoint.open(alone, trusting: first) }
      let notes = try await client.log.getCheckpoint(.init()).keyNotes
      #expect(notes == [rotation.note])
      let followed = KeySuccession.keys(following: first, by: notes)
      #expect(try Checkpoint.open(alone, trusting: followed).size > 0)
      #expect(try await daemon.terminate() == 0)
    }

    private func goesOn(_ place: Daemon.Place, from before: String, _ keys: [String]) async throws {
      let daemon = try await Daemon.start(place)
      let client = try await HandschlagClient.connect(to: daemon.unix)
      #expect(try await client.log.getCheckpoint(.init()).keys == keys)
      let trusted = try keys.map { try NoteKey(vkey: $0) }
      let old = try Checkpoint.open(before, trusting: trusted)
      let new = try Checkpoint.open(try await checkpoint(daemon), trusting: trusted)
      #expect(new.size > old.size && new.origin == old.origin)
      let proof = try await client.log.getConsistencyProof(.init(first: old.size, second: new.size))
      #expect(
        TreeProofs.areConsistent(
          first: old.size, root: old.root, second: new.size, laterRoot: new.root,
          path: proof.path.compactMap { TreeHash($0) }))
      #expect(try await daemon.terminate() == 0)
    }

    private func refusesAnotherKey(_ place: Daemon.Place) async throws {
      let file = place.data + "/log.key"
      let own = try #require(FileManager.default.contents(atPath: file))
      try FileManager.default.removeItem(atPath: file)
      let missing = try await RunningProgram.result(Programs.built("handschlagd"), place.arguments)
      #expect(missing.status == 78 && missing.errors.contains("Bring the log.key"), "\(missing)")
      let name = try #require(String(decoding: own, as: UTF8.self).split(separator: "+").dropFirst(2).first)
      let stranger = try NoteSigner(name: String(name), seed: [UInt8](repeating: 5, count: 32))
      FileManager.default.createFile(
        atPath: file, contents: Data("handschlag log keys v1\n1 \(stranger.privateText)\n".utf8),
        attributes: [.posixPermissions: 0o600])
      let wrong = try await RunningProgram.result(Programs.built("handschlagd"), place.arguments)
      #expect(wrong.status == 78 && wrong.errors.contains("is of another log"), "\(wrong)")
      let checked = try await run(["check"], data: place.data)
      #expect(checked.status == 65 && checked.errors.contains("another log's"), "\(checked)")
      #expect(!checked.errors.contains("log tree"), "\(checked)")
    }

    /// One leaf, and then one checkpoint, is altered: check, drill and verification name it.
    @Test func damageToTheLogIsNamed() async throws {
      let place = try place()
      let daemon = try await Daemon.start(place)
      _ = try await checkpoint(daemon)
      #expect(try await daemon.terminate() == 0)
      try keep(["backup.key"], place)
      try alter(place, "UPDATE log_nodes SET hash = zeroblob(32) WHERE level = 0 AND position = 3")
      let leaf = "log tree level 1, leaves 2 to 3"
      let checked = try await run(["check"], data: place.data)
      #expect(checked.status == 65 && checked.errors.contains(leaf), "\(checked)")
      #expect(checked.errors.contains("log checkpoint of size 8: the leaves give another root"), "\(checked)")
      // A server does not look at all of it: the backups of such a database are whole, and hold the damage.
      let second = try await Daemon.start(place)
      try await backUp(second)
      #expect(try await second.terminate() == 0)
      for command in [["backup", "verify"], ["drill"]] {
        let looked = try await run(command, data: place.data, backups: place)
        #expect(looked.status == 65 && looked.errors.contains(leaf), "\(looked)")
      }
      #expect(try !FileManager.default.contentsOfDirectory(atPath: place.data).contains { $0 == "verify" })
      try alter(place, "DELETE FROM log_nodes")
      try alter(
        place,
        "UPDATE checkpoints SET note = replace(note, char(10) || '8' || char(10), char(10) || '9' || char(10))"
      )
      let noted = try await run(["check"], data: place.data)
      #expect(
        noted.status == 65 && noted.errors.contains("log checkpoint of size 8: it was signed for 9"),
        "\(noted)")
      #expect(noted.errors.contains("is wrong: it was altered"), "\(noted)")
    }

    private func alter(_ place: Daemon.Place, _ sql: String) throws {
      let connection = try Connection(path: place.data + "/handschlag.db", access: .readWrite)
      defer { connection.close() }
      try connection.execute(sql)
    }
  }
}
