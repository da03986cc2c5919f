import Foundation
import HandschlagSQL
import HandschlagStore
import Testing

@testable import HandschlagBackup

/// Base and change log give the database back, as of any commit.
struct RecoveryTests {
  private static var smallSegments: SegmentLimits {
    var limits = SegmentLimits()
    limits.bytes = 40_000
    limits.record = 10_000
    return limits
  }

  private func restore(_ backed: Backed, at moment: Int64? = nil, backup: Int64? = nil) throws -> [String] {
    let path = backed.scratch.path + "/restored-\(UUID().uuidString)"
    _ = try Restoration(backed.folder, Backed.key).restore(to: path, at: moment, backup: backup)
    return try dump(path)
  }

  /// The state after each of many commits is restored, from the base before it, over checkpoints and segments.
  @Test(arguments: [1, 2, 3] as [UInt64])
  func eachCommitIsRestored(seed: UInt64) async throws {
    let backed = try Backed(try ScratchDirectory(), limits: Self.smallSegments)
    var generator = SplitMix64(seed: seed)
    var states: [(moment: Int64, dump: [String])] = []
    try await backed.write(&generator, commits: 20)
    for round in 0..<60 {
      if round % 25 == 0 { try await backed.backUp() }
      try await backed.write(&generator, commits: 1)
      states.append((backed.clock.next(), try await backed.dump()))
    }
    await backed.store.close()
    #expect(try FileNames.numbers("log", in: backed.folder.names()).count > 3)
    for _ in 0..<12 {
      let state = states[Int(generator.next() % UInt64(states.count))]
      #expect(try restore(backed, at: state.moment) == state.dump)
    }
    #expect(try restore(backed) == states.last?.dump)
    #expect(try restore(backed, backup: 1) == states.last?.dump)
  }

  /// Page by page, what is restored is the file that the server leaves.
  @Test func theRestoredFileIsTheFile() async throws {
    let backed = try Backed(try ScratchDirectory())
    var generator = SplitMix64(seed: 9)
    try await backed.backUp()
    try await backed.write(&generator, commits: 30)
    await backed.store.close()
    let path = backed.scratch.path + "/restored"
    _ = try Restoration(backed.folder, Backed.key).restore(to: path, at: nil)
    let source = try Data(contentsOf: URL(fileURLWithPath: backed.scratch.path + "/data/handschlag.db"))
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == source)
  }

  /// A base made while others write is the state of one commit.
  @Test func aBaseIsOneCommitWhileOthersWrite() async throws {
    let backed = try Backed(try ScratchDirectory(), limits: Self.smallSegments)
    var generator = SplitMix64(seed: 4)
    try await backed.write(&generator, commits: 60)
    let seeds = (0..<120).map { _ in generator.next() }
    try await withThrowingTaskGroup { group in
      group.addTask {
        for seed in seeds { try await backed.store.write { try $0.scribble(seed) } }
      }
      group.addTask { for _ in 0..<4 { try await backed.backUp() } }
      try await group.waitForAll()
    }
    let last = try await backed.dump()
    await backed.store.close()
    for number in 1...4 { #expect(try restore(backed, backup: Int64(number)) == last) }
    let (findings, problems) = try Verification(backed.folder, Backed.key).run(backup: nil, now: 1)
    #expect(findings.count == 4 && findings.allSatisfy { $0.damage == nil } && problems == [])
    #expect(try await backed.backups.list().allSatisfy { $0.verified == 1 && $0.bytes > 0 })
  }

  /// After an end in order the next server goes on in the same chain, without another base.
  @Test func theChainGoesOnAfterARestart() async throws {
    let scratch = try ScratchDirectory()
    let clock = CountingClock()
    var generator = SplitMix64(seed: 6)
    var last: [String] = []
    for round in 0..<4 {
      let backed = try Backed(scratch, clock: clock)
      #expect(backed.log.status.needsBase == (round == 0))
      if round == 0 { try await backed.backUp() }
      try await backed.write(&generator, commits: 15)
      last = try await backed.dump()
      await backed.store.close()
      #expect(try restore(backed) == last)
    }
  }

  /// Whoever had the files in between without a log, or wrote them with another program, breaks the chain.
  @Test(arguments: [true, false])
  func aGapBeginsANewChain(withoutLog: Bool) async throws {
    let scratch = try ScratchDirectory()
    let clock = CountingClock()
    var generator = SplitMix64(seed: 7)
    let first = try Backed(scratch, clock: clock)
    try await first.backUp()
    try await first.write(&generator, commits: 5)
    let before = try await first.dump()
    await first.store.close()
    if withoutLog {
      let store = try Store.open(
        StoreConfiguration(directory: scratch.path + "/data"),
        migrations: [Schema.migrations[0], playground])
      try await store.write { try $0.addNote("unseen") }
      await store.close()
    } else {
      let other = try Connection(path: scratch.path + "/data/handschlag.db", access: .readWrite)
      try other.execute("INSERT INTO notes VALUES (100000, 'unseen', NULL)")
      other.close()
    }
    let gap = clock.next()
    let second = try Backed(scratch, clock: clock)
    #expect(second.log.status.needsBase)
    // What the new chain has no base for yet is told, not guessed.
    #expect(try restore(second) == before)
    try await second.backUp()
    let after = try await second.dump()
    await second.store.close()
    #expect(try restore(second) == after)
    #expect(try restore(second, at: gap) == before)
  }

  /// A crash keeps the end of the log from its file; the next start takes it from the write-ahead log.
  @Test(arguments: [5, 6, 7, 8] as [UInt64])
  func aCrashLosesNothing(seed: UInt64) async throws {
    let scratch = try ScratchDirectory()
    let clock = CountingClock()
    var generator = SplitMix64(seed: seed)
    let backed = try Backed(scratch, clock: clock)
    try await backed.backUp()
    try await backed.write(&generator, commits: Int(generator.next() % 30) + 5)
    let last = try await backed.dump()
    // As after a crash: the files as they are now, without what an end in order does, and the last segment
    // without what was not synced.
    let copy = try ScratchDirectory()
    for name in ["data", "backups"] {
      try FileManager.default.copyItem(atPath: "\(scratch.path)/\(name)", toPath: "\(copy.path)/\(name)")
    }
    try? FileManager.default.removeItem(atPath: copy.path + "/data/handschlag.db-shm")
    await backed.store.close()
    let folder = BackupFolder(copy.path + "/backups")
    let segment = try #require(FileNames.numbers("log", in: folder.names()).last.map(SegmentFacts.name))
    let path = folder.path(of: segment)
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    try bytes.prefix(bytes.count - Int(generator.next() % 3_000)).write(to: URL(fileURLWithPath: path))
    let next = try Backed(copy, clock: clock)
    let found = try await next.dump()
    #expect(found == last)
    if next.log.status.needsBase { try await next.backUp() }
    let state = try await next.dump()
    await next.store.close()
    #expect(try restore(next) == state)
  }

  @Test func onlyWhatIsAskedForIsKept() async throws {
    let backed = try Backed(try ScratchDirectory(), limits: Self.smallSegments, keeps: 2)
    var generator = SplitMix64(seed: 3)
    for _ in 0..<4 {
      try await backed.backUp()
      try await backed.write(&generator, commits: 20)
    }
    let last = try await backed.dump()
    await backed.store.close()
    let names = try backed.folder.names()
    #expect(FileNames.numbers("base", in: names) == [3, 4])
    let catalog = try BackupCatalog(backed.folder, Backed.key)
    #expect(catalog.segments.first == catalog.bases.first?.segment)
    #expect(try restore(backed, backup: 3) == last)
    #expect(try restore(backed, backup: 4) == last)
  }

  @Test func noFileHoldsAWordInPlain() async throws {
    let backed = try Backed(try ScratchDirectory())
    try await backed.store.write { try $0.addNote("Kanarienvogel singt") }
    try await backed.backUp()
    try await backed.store.write { try $0.addNote("Kanarienvogel schweigt") }
    await backed.store.close()
    let database = try Data(contentsOf: URL(fileURLWithPath: backed.scratch.path + "/data/handschlag.db"))
    #expect(database.range(of: Data("Kanarienvogel".utf8)) != nil)
    for name in try backed.folder.names() {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: backed.folder.path(of: name)))
      #expect(bytes.range(of: Data("Kanarienvogel".utf8)) == nil, "\(name)")
    }
  }
}
