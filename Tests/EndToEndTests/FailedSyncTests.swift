import Foundation
import HandschlagClient
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension EndToEndTests {
  /// Of the daemon as it was built, every sync of one file fails from a moment on.
  @Suite(.serialized) struct FailedSyncTests {
    enum File: CaseIterable { case database, keyStore, changeLog }

    /// A running daemon with a pair of parties, whose change log is synced at each commit.
    private struct Scene {
      let place: Daemon.Place
      let daemon: Daemon
      let pair: Pair

      init() async throws {
        var place = try Daemon.Place(Daemon.generousQuotas)
        place.flags += ["--backups", place.scratch.path + "/backups", "--backup-sync", "commit"]
        self.place = place
        daemon = try await Daemon.start(place)
        let client = try await HandschlagClient.connect(
          to: daemon.unix, configuration: .init(timeout: .seconds(20), retry: .none))
        pair = try await Pair.meet(
          try await Party.worker(client, "feder"), try await Party.company(client, "rostwerk"), "Katalogtext")
        // A base is there, so that no other thing is written into the folder.
        let operation = try await HandschlagClient.connect(to: daemon.admin)
        try await eventually("a backup") { try await !operation.admin.listBackups(.init()).backups.isEmpty }
      }

      func path(_ file: File) throws -> String {
        switch file {
        case .database: return place.data + "/handschlag.db-wal"
        case .keyStore: return place.data + "/keys.db-wal"
        case .changeLog:
          let folder = place.scratch.path + "/backups"
          let names = try FileManager.default.contentsOfDirectory(atPath: folder)
          return try folder + "/" + #require(names.filter { $0.hasPrefix("log-") }.max())
        }
      }
    }

    /// Lets every sync of a file fail from now on.
    private func failSyncs(of path: String, _ daemon: Daemon) async throws -> RunningProgram {
      let strace = try #require(Programs.installed("strace"))
      let tracer = try RunningProgram(
        strace,
        [
          "-f", "-p", "\(daemon.program.identifier)", "-P", path, "-e", "trace=fsync,fdatasync", "-e",
          "inject=fsync,fdatasync:error=EIO:when=1+",
        ])
      try await eventually("strace's attachment") {
        if !tracer.isRunning { throw Failure("strace ended: \(tracer.errors)") }
        return tracer.errors.contains("attached")
      }
      return tracer
    }

    /// A project is posted; or, for the key store, a consent given, whose keys must be there before its row.
    private func act(_ pair: Pair, _ file: File, _ options: CallOptions) async throws -> String {
      if file == .keyStore { return try await pair.worker.consent(to: pair.workerView, options: options).id }
      return try await pair.company.post("Nachtrag", options: options).id
    }

    @Test(.enabled(if: Programs.installed("strace") != nil), arguments: File.allCases)
    func aFailedSyncAnswersNobodyAndTheRestartServes(_ file: File) async throws {
      let scene = try await Scene()
      let options = CallOptions(idempotencyKey: .key("the same call"))
      let tracer = try await failSyncs(of: try scene.path(file), scene.daemon)
      defer { withExtendedLifetime(tracer) {} }
      await #expect(throws: (any Error).self) { try await act(scene.pair, file, options) }
      #expect(try await scene.daemon.program.end() == 70)
      #expect(scene.daemon.program.errors.contains("the server ends"), "\(scene.daemon.program.errors)")

      let second = try await Daemon.start(scene.place)
      let pair = scene.pair.over(try await HandschlagClient.connect(to: second.unix))
      let first = try await act(pair, file, options)
      #expect(try await act(pair, file, options) == first)
      let titles = try await pair.company.client.projects.listOwnProjects(.init(pageSize: 100)).projects
        .compactMap { $0.content?.title }
      #expect(titles.count { $0 == "Nachtrag" } == (file == .keyStore ? 0 : 1))
      #expect(try await second.terminate() == 0)
      let files = ["--data", scene.place.data, "--backups", scene.place.scratch.path + "/backups"]
      for command in [["check"], ["backup", "verify"]] {
        let looked = try await RunningProgram.result(Programs.built("handschlagd"), command + files)
        #expect(looked.status == 0, "\(looked)")
      }
    }

    /// Where the change log may lag by a second its disk is nobody's fault: the market goes on, and says so.
    @Test(.enabled(if: Programs.installed("strace") != nil))
    func aChangeLogThatMayLagStopsNobody() async throws {
      var place = try Daemon.Place(Daemon.generousQuotas)
      place.flags += ["--backups", place.scratch.path + "/backups"]
      let daemon = try await Daemon.start(place)
      let company = try await Party.company(.connect(to: daemon.unix), "rostwerk")
      let operation = try await HandschlagClient.connect(to: daemon.admin)
      try await eventually("a backup") { try await !operation.admin.listBackups(.init()).backups.isEmpty }
      let folder = place.scratch.path + "/backups"
      let names = try FileManager.default.contentsOfDirectory(atPath: folder)
      let log = try #require(names.filter { $0.hasPrefix("log-") }.max())
      let tracer = try await failSyncs(of: "\(folder)/\(log)", daemon)
      _ = try await company.post("Nachtrag")
      try await eventually("the end of the recording") {
        try await !operation.admin.listBackups(.init()).recording
      }
      _ = try await company.post("Noch einer")
      #expect(daemon.program.errors.contains("the change log stopped"))
      tracer.signal(SIGKILL)
      _ = try await tracer.end()
      #expect(try await daemon.terminate() == 0)
      let second = try await Daemon.start(place)
      let other = try await HandschlagClient.connect(to: second.admin)
      try await eventually("a recording with a base") {
        let list = try await other.admin.listBackups(.init())
        return list.recording && list.backups.count > 1
      }
      #expect(try await second.terminate() == 0)
      let verified = try await RunningProgram.result(
        Programs.built("handschlagd"), ["backup", "verify", "--data", place.data, "--backups", folder])
      #expect(verified.status == 0, "\(verified)")
    }
  }
}
