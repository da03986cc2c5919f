import Foundation
import HandschlagBackup
import HandschlagSQL
import HandschlagStore
import Testing

extension EndToEndTests {
  /// Files of an older program: looked at and rehearsed without being changed.
  @Suite(.serialized) struct OlderSchemaTests {
    /// The files that an older program left, as `make faults` migrates them.
    private static let older = Programs.root.appendingPathComponent("Tests/Faults/older.tar.gz").path

    private func place() async throws -> (scratch: Scratch, data: String, version: Int) {
      let scratch = try Scratch()
      let data = scratch.path + "/data"
      try FileManager.default.createDirectory(atPath: data, withIntermediateDirectories: false)
      let tar = try #require(Programs.installed("tar"))
      let unpacked = try await RunningProgram.result(tar, ["-xzf", Self.older, "-C", data])
      #expect(unpacked.status == 0, "\(unpacked)")
      let connection = try Connection(path: data + "/handschlag.db", access: .readOnly)
      defer { connection.close() }
      let version = try #require(try connection.row("PRAGMA user_version") { Int($0.int(0)) })
      try #require((1..<Schema.migrations.count).contains(version))
      return (scratch, data, version)
    }

    /// Names and contents; not the engine's shared memory, which whoever reads makes.
    private func files(_ folder: String) throws -> [String: Data] {
      let names = try FileManager.default.subpathsOfDirectory(atPath: folder).filter { !$0.hasSuffix("-shm") }
      return Dictionary(
        uniqueKeysWithValues: names.map {
          ($0, FileManager.default.contents(atPath: "\(folder)/\($0)") ?? Data())
        })
    }

    @Test func anOlderDatabaseIsCheckedInACopy() async throws {
      let (scratch, data, version) = try await place()
      defer { withExtendedLifetime(scratch) {} }
      let before = try files(data)["handschlag.db"]
      // What a check left that was killed is in nobody's way.
      try FileManager.default.createDirectory(atPath: data + "/check", withIntermediateDirectories: false)
      try Data("left".utf8).write(to: URL(fileURLWithPath: data + "/check/handschlag.db"))
      let checked = try await RunningProgram.result(Programs.built("handschlagd"), ["check", "--data", data])
      #expect(checked.status == 0, "\(checked)")
      #expect(checked.output.contains("of schema version \(version)"), "\(checked)")
      #expect(checked.output.contains("is whole"), "\(checked)")
      let after = try files(data)
      #expect(after["handschlag.db"] == before)
      #expect(!after.keys.contains { $0.hasPrefix("check") || $0.contains(".db.v") }, "\(after.keys)")
    }

    @Test func damageToAnOlderDatabaseIsFound() async throws {
      let (scratch, data, _) = try await place()
      defer { withExtendedLifetime(scratch) {} }
      let connection = try Connection(path: data + "/handschlag.db", access: .readWrite)
      try connection.execute("UPDATE event_heads SET head = head + 1")
      connection.close()
      let checked = try await RunningProgram.result(Programs.built("handschlagd"), ["check", "--data", data])
      #expect(checked.status == 65 && checked.errors.contains("event order"), "\(checked)")
    }

    @Test func aBackupOfAnOlderDatabaseIsRehearsedAndStaysAsItIs() async throws {
      let (scratch, data, version) = try await place()
      let backups = scratch.path + "/backups"
      try await backUp(data, to: backups, version)
      let before = try files(backups)
      let flags = ["--data", data, "--backups", backups]
      let drill = try await RunningProgram.result(Programs.built("handschlagd"), ["drill"] + flags)
      #expect(drill.status == 0, "\(drill)")
      #expect(drill.output.contains("of version \(version)"), "\(drill)")
      #expect(drill.output.contains(" 0 violations"), "\(drill)")
      #expect(drill.output.contains(" 0 not in the copy of the key store"), "\(drill)")
      let verified = try await RunningProgram.result(
        Programs.built("handschlagd"), ["backup", "verify"] + flags)
      #expect(verified.status == 0, "\(verified)")
      #expect(verified.output.contains("of schema version \(version), and migrated in a copy"), "\(verified)")
      let after = try files(backups)
      for (name, contents) in before { #expect(after[name] == contents, "\(name)") }
      #expect(!FileManager.default.fileExists(atPath: data + "/drill"))
    }

    /// Backs the files up as the program did that made them.
    private func backUp(_ data: String, to place: String, _ version: Int) async throws {
      let folder = try BackupFolder(makingAt: place)
      let key = try BackupKey.load(orCreateAt: data + "/backup.key")
      let now: @Sendable () -> Int64 = { Int64(Date().timeIntervalSince1970 * 1000) }
      let log = ChangeLog(folder: folder, key: key, syncs: .commit, clock: now)
      let keys = [UInt8](FileManager.default.contents(atPath: data + "/keys.db") ?? Data())
      let backups = Backups(
        folder: folder, key: key, plan: BackupPlan(), log: log,
        keyFiles: { [.init(name: "keys.db", bytes: keys)] }, clock: now)
      var configuration = StoreConfiguration(directory: data)
      configuration.follower = log
      let store = try Store.open(configuration, migrations: Array(Schema.migrations.prefix(version)))
      try await backups.tend(store) { tx in try tx.connection.run("UPDATE sequences SET next = next + 1") }
      await store.close()
    }
  }
}
