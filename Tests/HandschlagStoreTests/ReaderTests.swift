import Foundation
import HandschlagSQL
import Testing

@testable import HandschlagStore

@Suite struct ReaderTests {
  @TaskLocal static var loop: FakeExecutor?

  let directory: ScratchDirectory
  let executor = FakeExecutor()

  init() throws { directory = try ScratchDirectory() }

  private func storeWithLoop() throws -> Store {
    try Store.scratch(directory) { $0.executors = StoreExecutors { Self.loop } }
  }

  /// Writes from the loop, and plays the loop until the answer has come.
  private func writeOnLoop(
    _ store: Store, _ body: @escaping @Sendable (WriteTransaction) throws -> Void
  ) async throws {
    let done = Journal<Bool>()
    try await withThrowingTaskGroup(of: Void.self) { group in
      let executor = executor
      group.addTask {
        defer { done.add(true) }
        try await Self.$loop.withValue(executor) { try await store.write(body) }
      }
      await executor.run { !done.all.isEmpty }
      try await group.waitForAll()
    }
  }

  @Test func oneReadTransactionServesATick() async throws {
    let store = try storeWithLoop()
    for _ in 0..<3 {
      let texts = try Self.$loop.withValue(executor) { try store.readInline { try $0.noteTexts() } }
      #expect(texts == [])
    }
    #expect(executor.planned == 1)
    executor.endTick()
    _ = try Self.$loop.withValue(executor) { try store.readInline { try $0.noteTexts() } }
    #expect(executor.planned == 1)
    await store.close()
  }

  @Test func ownCommittedWritesAreSeenInTheSameTick() async throws {
    let store = try storeWithLoop()
    for index in 0..<20 {
      try await writeOnLoop(store) { try $0.addNote("\(index)") }
      let seen = try await Self.$loop.withValue(executor) { try await store.read { try $0.noteTexts() } }
      #expect(seen.count == index + 1)
    }
    // The tick never ended meanwhile, and one end was planned for all of it.
    #expect(executor.planned == 1)
    await store.close()
  }

  @Test func commitsOfOthersAreSeenAsSoonAsTheyAreAnswered() async throws {
    let store = try storeWithLoop()
    for index in 0..<20 {
      try await store.write { try $0.addNote("\(index)") }
      let seen = try Self.$loop.withValue(executor) { try store.readInline { try $0.noteTexts().count } }
      #expect(seen == index + 1)
    }
    await store.close()
  }

  @Test func aClosureHasOneViewHoweverOftenItReads() async throws {
    let store = try storeWithLoop()
    let path = directory.path + "/handschlag.db"
    try Self.$loop.withValue(executor) {
      try store.readInline { outer in
        let before = try outer.noteTexts()
        #expect(before == [])
        let counter = store.commitCounter
        // Another commit, and its count, while the closure runs.
        try Connection(path: path, access: .readWrite)
          .execute("PRAGMA wal_autocheckpoint = 0; INSERT INTO notes VALUES (1, 'x')")
        counter.increment()
        let (nested, still) = (try store.readInline { try $0.noteTexts() }, try outer.noteTexts())
        #expect(nested == [] && still == [])
      }
      let after = try store.readInline { try $0.noteTexts() }
      #expect(after == ["x"])
    }
    await store.close()
  }

  @Test func aBatchTakesOneHopForEachLoop() async throws {
    let store = try storeWithLoop()
    let gate = Gate()
    async let first: Void = store.write { _ in gate.pass() }
    await gate.reached()
    let done = Journal<Int>()
    await withTaskGroup(of: Void.self) { group in
      let executor = executor
      for index in 0..<30 {
        group.addTask {
          _ = try? await Self.$loop.withValue(executor) {
            try await store.write { try $0.addNote("\(index)") }
          }
          done.add(index)
        }
      }
      while store.queuedWrites < 30 { await Task.yield() }
      gate.open()
      await executor.run { done.all.count == 30 }
    }
    try await first
    #expect(executor.hops == 1)
    await store.close()
  }

  @Test func readersCannotWrite() async throws {
    let store = try storeWithLoop()
    await #expect(throws: (any Error).self) {
      try await store.readLong { try $0.connection.run("DELETE FROM notes") }
    }
    #expect(throws: (any Error).self) { try store.readInline { try $0.connection.run("DELETE FROM notes") } }
    await store.close()
  }

  @Test func aReaderThatClosesLastLeavesTheLogAlone() async throws {
    let path = directory.path + "/a.db"
    var writer: Connection? = try .writer(path: path, migrations: [.core, notes], maximumPages: nil)
    var reader: Connection? = try .reader(path: path)
    try writer?.run("INSERT INTO notes (id, text) VALUES (1, 'a')")
    #expect(try reader?.row("SELECT count(*) FROM notes") { $0.int(0) } == 1)
    #expect(throws: SQLError.self) { try reader?.checkpoint(.truncate) }
    writer = nil
    reader = nil
    #expect(try size(path + "-wal") > 0)
    // And what is only in the log is there after a new start.
    let again = try Connection.writer(path: path, migrations: [.core, notes], maximumPages: nil)
    #expect(try again.row("SELECT text FROM notes") { $0.text(0) } == "a")
  }

  @Test func theWriterIsTheLastToCloseAndTakesTheLogWithIt() async throws {
    let store = try Store.scratch(directory)
    try await store.write { try $0.addNote("a") }
    let gate = Gate()
    async let texts = store.readLong { transaction in
      gate.pass()
      return try transaction.noteTexts()
    }
    await gate.reached()
    async let closed: Void = store.close()
    // What is written now comes too late, so the writer has been told to end.
    while (try? await store.write { _ in }) != nil { await Task.yield() }
    try await Task.sleep(for: .milliseconds(50))
    gate.open()
    #expect(try await texts == ["a"])
    await closed
    let left = try FileManager.default.contentsOfDirectory(atPath: directory.path)
    #expect(!left.contains { $0.hasSuffix("-wal") || $0.hasSuffix("-shm") }, "\(left)")
  }

  @Test func theWriterCheckpointsAndTheLogStaysShort() async throws {
    let store = try Store.scratch(directory) { $0.checkpointFrames = 50 }
    for index in 0..<300 { try await store.write { try $0.addNote("\(index)") } }
    // 300 commits of at least two frames each would be 2.4 MB.
    #expect(try size(directory.path + "/handschlag.db-wal") < 1_000_000)
    #expect(try await store.readLong { try $0.connection.integrityErrors() } == [])
    await store.close()
    #expect(try size(directory.path + "/handschlag.db-wal") == 0)
  }

  @Test func whatAReaderThrowsReachesItsCaller() async throws {
    let store = try storeWithLoop()
    await #expect(throws: Refusal.self) { try await store.read { _ in throw Refusal() } }
    await #expect(throws: Refusal.self) { try await store.readLong { _ in throw Refusal() } }
    #expect(throws: Refusal.self) { try store.readInline { _ in throw Refusal() } }
    #expect(try await store.readLong { try $0.noteTexts() } == [])
    await store.close()
    await #expect(throws: StoreError.closed) { try await store.read { _ in } }
    #expect(throws: StoreError.closed) { try store.readInline { _ in } }
    #expect(throws: StoreError.closed) {
      try Self.$loop.withValue(executor) { try store.readInline { _ in } }
    }
  }
}
