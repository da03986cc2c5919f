import Foundation
import HandschlagClient
import HandschlagSQL
import Testing

extension EndToEndTests {
  /// The process is killed at random moments under load, and started again on the same files.
  @Suite(.serialized) struct CrashTests {
    /// HANDSCHLAG_KILLS: how often; HANDSCHLAG_SEED: which moments.
    private static func number(_ name: String) -> UInt64? {
      ProcessInfo.processInfo.environment[name].flatMap { UInt64($0) }
    }

    @Test func acknowledgedWritesSurviveEveryKill() async throws {
      let kills = Int(Self.number("HANDSCHLAG_KILLS") ?? 5)
      let seed = Self.number("HANDSCHLAG_SEED") ?? .random(in: 0 ... .max)
      // Said before anything can fail, so that a failure can be repeated.
      print("killing handschlagd \(kills) times; HANDSCHLAG_SEED=\(seed)")
      var random = SplitMix64(seed: seed)
      let place = try Daemon.Place(Daemon.generousQuotas)
      var all: [any Lane] = []
      for round in 0..<kills {
        let lanes = try await live(round, place, verifying: all.suffix(Self.lanesPerRound), &random)
        all += lanes
        if round < 5 || round % 10 == 9 { try checkFiles(place) }
      }
      let daemon = try await Daemon.start(place)
      let client = try await connect(daemon)
      for lane in all { try await lane.verify(client) }
      await client.close()
      #expect(try await daemon.terminate() == 0)
      try checkFiles(place)
    }

    private static let lanesPerRound = 4

    /// One life of the server, from its start to its death. Returns the load of that life.
    private func live(
      _ round: Int, _ place: Daemon.Place, verifying previous: ArraySlice<any Lane>,
      _ random: inout SplitMix64
    ) async throws -> [any Lane] {
      if round % 3 == 0 {
        // Dies while it starts: the first time amid making its files, later amid recovery.
        let unlucky = try Daemon(launching: place)
        try await Task.sleep(for: .milliseconds(Int.random(in: 0...120, using: &random)))
        try await unlucky.kill()
      }
      let daemon = try await Daemon.start(place)
      let client = try await connect(daemon)
      for lane in previous { try await lane.verify(client) }
      let lanes = try await self.lanes(client)
      let life = Duration.milliseconds(Int.random(in: 5...500, using: &random))
      try await withThrowingTaskGroup { group in
        for lane in lanes { group.addTask { try await lane.work(client) } }
        group.addTask {
          try await Task.sleep(for: life)
          try await daemon.kill()
        }
        try await group.waitForAll()
      }
      await client.close()
      return lanes
    }

    private func connect(_ daemon: Daemon) async throws -> HandschlagClient {
      try await HandschlagClient.connect(
        to: daemon.unix, configuration: .init(timeout: .seconds(60), retry: .none))
    }

    private func lanes(_ client: HandschlagClient) async throws -> [any Lane] {
      let company = try await Party.company(client, "rostwerk")
      let worker = try await Party.worker(client, "feder")
      let pair = try await Pair.meet(worker, company, "Katalog für einen Gartenmarkt")
      let other = try await Party.company(client, "lindenhof")
      return [
        ProjectLane(try await Party.company(client, "kontor")), try await TalkLane(pair),
        RevealLane(worker: worker, company: other),
        RevealLane(
          worker: try await Party.worker(client, "kiel"), company: try await Party.company(client, "hafen")),
      ]
    }

    /// Looks into a copy of the files as the dead process left them; the originals stay for the next start.
    private func checkFiles(_ place: Daemon.Place) throws {
      let copy = try Scratch()
      for name in try FileManager.default.contentsOfDirectory(atPath: place.data)
      where name.contains(".db") && !name.hasSuffix("-shm") {
        try FileManager.default.copyItem(atPath: "\(place.data)/\(name)", toPath: "\(copy.path)/\(name)")
      }
      for name in ["handschlag.db", "keys.db"] {
        let connection = try Connection(path: "\(copy.path)/\(name)", access: .readWrite)
        defer { connection.close() }
        #expect(try connection.integrityErrors() == [], "\(name)")
        guard name == "handschlag.db" else { continue }
        let halves = try connection.rows(
          """
          SELECT e.id FROM engagements e
          WHERE (SELECT count(*) FROM grants g WHERE g.engagement = e.id) NOT IN (0, 2)
          OR (SELECT count(*) FROM receipts r WHERE r.engagement = e.id)
            <> (SELECT count(*) / 2 FROM grants g WHERE g.engagement = e.id)
          """
        ) { $0.int(0) }
        #expect(halves == [], "reveals that are half done")
      }
    }
  }
}
