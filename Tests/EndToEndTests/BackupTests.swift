import Foundation
import HandschlagClient
import HandschlagSQL
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension EndToEndTests {
  /// Backups as an operator makes, rehearses and needs them, with the programs as they were built.
  @Suite(.serialized) struct BackupTests {
    private func place() throws -> Daemon.Place {
      var place = try Daemon.Place(Daemon.generousQuotas)
      place.flags += ["--backups", place.scratch.path + "/backups", "--backup-keys-every", "1s"]
      return place
    }

    private func run(
      _ place: Daemon.Place, _ command: [String], _ more: [String] = []
    ) async throws -> (status: Int32, output: String, errors: String) {
      let files = ["--data", place.data, "--backups", place.scratch.path + "/backups"]
      return try await RunningProgram.result(Programs.built("handschlagd"), command + files + more)
    }

    private func now() async throws -> String {
      // Commits of one second lie on both sides of no moment: times are told apart by more than the log's.
      try await Task.sleep(for: .milliseconds(20))
      let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
      let text = Date().formatted(style)
      try await Task.sleep(for: .milliseconds(20))
      return text
    }

    private func titles(_ data: String) throws -> Set<String> {
      let connection = try Connection(path: data + "/handschlag.db", access: .readOnly)
      defer { connection.close() }
      return Set(try connection.rows("SELECT title FROM projects") { $0.text(0) })
    }

    /// Waits until the change log holds what was answered before the call.
    private func recorded(_ place: Daemon.Place) async throws {
      try await Task.sleep(for: .milliseconds(1_200))
    }

    @Test func aLostServerComesBackAsOfAnyMoment() async throws {
      let place = try place()
      let daemon = try await Daemon.start(place)
      let client = try await HandschlagClient.connect(to: daemon.unix)
      let operation = try await HandschlagClient.connect(to: daemon.admin)
      let company = try await Party.company(client, "kanarienvogel")
      let worker = try await Party.worker(client, "kanarienvogel")
      let pair = try await Pair.meet(worker, company, "Vor der Sicherung")
      let made = try await operation.admin.createBackup(.init(reason: "before the move")).backup
      #expect((made?.number ?? 0) >= 1)
      try await worker.consent(to: pair.workerView)
      try await company.consent(to: pair.companyView)
      let moment = try await now()
      _ = try await company.post("Nach dem Augenblick")
      try await recorded(place)
      let list = try await operation.admin.listBackups(.init())
      #expect(list.recording && list.backups.last?.number == made?.number)
      let drill = try await run(place, ["drill"])
      #expect(drill.status == 0 && drill.output.contains("0 violations"), "\(drill)")
      #expect(drill.output.contains(" 0 not in the copy"), "\(drill)")
      for name in try FileManager.default.contentsOfDirectory(atPath: place.scratch.path + "/backups") {
        let path = "\(place.scratch.path)/backups/\(name)"
        let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        for word in ["kanarienvogel", "Vor der Sicherung", "Katalog"] {
          #expect(bytes.range(of: Data(word.utf8)) == nil, "\(name) holds '\(word)' in plain")
        }
      }
      try await daemon.kill()
      try await restoreAndLook(place, moment, pair)
    }

    private func restoreAndLook(_ place: Daemon.Place, _ moment: String, _ pair: Pair) async throws {
      let verified = try await run(place, ["backup", "verify"])
      #expect(verified.status == 0 && verified.output.contains("is whole"), "\(verified)")
      let early = place.scratch.path + "/early"
      let latest = place.scratch.path + "/latest"
      for (directory, more) in [(early, ["--at", moment]), (latest, [])] {
        let restored = try await run(place, ["restore"], ["--to", directory] + more)
        #expect(restored.status == 0, "\(restored)")
        let checked = try await RunningProgram.result(
          Programs.built("handschlagd"), ["check", "--data", directory])
        #expect(checked.status == 0 && checked.output.contains("is whole"), "\(checked)")
      }
      #expect(try titles(early) == ["Vor der Sicherung"])
      #expect(try titles(latest) == ["Vor der Sicherung", "Nach dem Augenblick"])
      // A server on the restored files gives each side the card that it was granted.
      let other = try Daemon.Place(Daemon.generousQuotas)
      try FileManager.default.moveItem(atPath: early, toPath: other.data)
      let served = try await Daemon.start(other)
      let client = try await HandschlagClient.connect(to: served.unix)
      let company = pair.company.over(client)
      #expect(try await company.grant(in: pair.companyView) == pair.worker.card)
      #expect(try await served.terminate() == 0)
    }

    @Test func whatAServerHoldsIsRefused() async throws {
      let place = try place()
      let daemon = try await Daemon.start(place)
      for command in [["check"], ["export", "--to", place.scratch.path + "/export"]] {
        let result = try await run(place, command)
        #expect(result.status == 75 && result.errors.contains("end the server first"), "\(result)")
      }
      #expect(try await daemon.terminate() == 0)
      let export = try await run(place, ["export", "--to", place.scratch.path + "/export"])
      #expect(export.status == 0, "\(export)")
      let imported = try await run(
        place, ["import", place.scratch.path + "/export", "--to", place.scratch.path + "/imported"])
      #expect(imported.status == 0, "\(imported)")
      let none = try await run(place, ["restore", "--to", place.scratch.path + "/at", "--at", "yesterday"])
      #expect(none.status == 64 && none.errors.split(separator: "\n").count == 1, "\(none)")
    }

    /// Killed at random moments while backups are made and writes are acknowledged, the backups stay whole
    /// and hold everything that was acknowledged.
    @Test func killedWhileBackingUp() async throws {
      let place = try place()
      var acknowledged: Set<String> = []
      var generator = SplitMix64(seed: 77)
      var company: Party?
      for round in 0..<6 {
        let daemon = try await Daemon.start(place)
        let client = try await HandschlagClient.connect(
          to: daemon.unix, configuration: .init(timeout: .seconds(5), retry: .none))
        let operation = try await HandschlagClient.connect(
          to: daemon.admin, configuration: .init(timeout: .seconds(5), retry: .none))
        var party = company?.over(client)
        if party == nil { party = try await Party.company(client, "rostwerk") }
        guard let party else { throw Failure("no company") }
        company = party
        let delay = Duration.milliseconds(Int64(generator.next() % 250) + 5)
        let titles = await withTaskGroup(of: [String].self) { group in
          group.addTask { await post(party, round) }
          group.addTask {
            while (try? await operation.admin.createBackup(.init())) != nil {}
            return []
          }
          try? await Task.sleep(for: delay)
          try? await daemon.kill()
          return await group.reduce(into: []) { $0 += $1 }
        }
        acknowledged.formUnion(titles)
      }
      let last = try await Daemon.start(place)
      try await recorded(place)
      #expect(try await last.terminate() == 0)
      let verified = try await run(place, ["backup", "verify"])
      #expect(verified.status == 0, "\(verified)")
      let restored = try await run(place, ["restore"], ["--to", place.scratch.path + "/restored"])
      #expect(restored.status == 0, "\(restored)")
      #expect(!acknowledged.isEmpty)
      #expect(try titles(place.scratch.path + "/restored").isSuperset(of: acknowledged))
      let files = try FileManager.default.contentsOfDirectory(atPath: place.scratch.path + "/backups")
      #expect(!files.contains { $0.hasSuffix(".part") })
    }

    private func post(_ company: Party, _ round: Int) async -> [String] {
      var titles: [String] = []
      while true {
        let title = "Katalogtext \(round) \(titles.count)"
        guard (try? await company.post(title)) != nil else { return titles }
        titles.append(title)
      }
    }
  }
}
