import HandschlagSQL
import Testing

@testable import HandschlagStore

@Suite struct WriterTests {
  let directory: ScratchDirectory

  init() throws { directory = try ScratchDirectory() }

  /// Runs operations so that all of them share one batch, and gives their results in order.
  private func inOneBatch<R: Sendable>(
    _ store: Store, _ operations: [@Sendable (WriteTransaction) throws -> R]
  ) async -> [Result<R, any Error>] {
    let gate = Gate()
    async let first: Void? = try? store.write { _ in gate.pass() }
    await gate.reached()
    let tasks = await withTaskGroup(of: (Int, Result<R, any Error>).self) { group in
      for (index, operation) in operations.enumerated() {
        group.addTask {
          do { return (index, .success(try await store.write(operation))) } catch {
            return (index, .failure(error))
          }
        }
      }
      while store.queuedWrites < operations.count { await Task.yield() }
      gate.open()
      return await group.reduce(into: []) { $0.append($1) }
    }
    _ = await first
    return tasks.sorted { $0.0 < $1.0 }.map(\.1)
  }

  @Test func aThrowUndoesItsOwnOperationAlone() async throws {
    let reports = Journal<BatchReport>()
    let store = try Store.scratch(directory) { $0.onBatch = { reports.add($0) } }
    let results = await inOneBatch(
      store,
      (0..<20).map { index in
        { tx in
          try tx.addNote("note \(index)")
          if index % 3 == 0 { throw Refusal() }
          return index
        }
      })
    for (index, result) in results.enumerated() {
      if index % 3 == 0 {
        #expect(throws: Refusal.self) { try result.get() }
      } else {
        #expect(try result.get() == index)
      }
    }
    let texts = Set(try await store.readLong { try $0.noteTexts() })
    #expect(texts == Set((0..<20).filter { $0 % 3 != 0 }.map { "note \($0)" }))
    #expect(reports.all.contains(BatchReport(operations: 20, failures: 7, isCommitted: true)))
    await store.close()
  }

  @Test func aViolatedConstraintReachesItsCallerAlone() async throws {
    let store = try Store.scratch(directory)
    let results = await inOneBatch(
      store, ["a", "a", "b"].map { text in { tx in try tx.addNote(text) } })
    let failures = results.compactMap { result -> SQLError? in
      guard case .failure(let error) = result else { return nil }
      return error as? SQLError
    }
    #expect(failures.count == 1 && failures[0].isUniqueViolation)
    #expect(Set(try await store.read { try $0.noteTexts() }) == ["a", "b"])
    await store.close()
  }

  @Test func writesOfOneCallerKeepTheirOrder() async throws {
    let store = try Store.scratch(directory)
    for index in 0..<50 { try await store.write { try $0.addNote("\(index)") } }
    #expect(try await store.read { try $0.noteTexts() } == (0..<50).map(String.init))
    await store.close()
  }

  @Test func hooksRunAfterTheCommitAndOnlyForWhatStands() async throws {
    let store = try Store.scratch(directory)
    let ran = Journal<[String]>()
    let path = directory.path + "/handschlag.db"
    _ = await inOneBatch(
      store,
      ["kept", "refused"].map { text in
        { tx in
          try tx.addNote(text)
          tx.afterCommit {
            let seen = try? Connection.reader(path: path).rows("SELECT text FROM notes") { $0.text(0) }
            ran.add([text] + (seen ?? []))
          }
          if text == "refused" { throw Refusal() }
        }
      })
    #expect(ran.all == [["kept", "kept"]])
    await store.close()
  }

  @Test func aLostTransactionFailsItsWholeBatchAndNoOther() async throws {
    let store = try Store.scratch(directory)
    let results = await inOneBatch(
      store,
      (0..<5).map { index in
        { tx in
          try tx.addNote("\(index)")
          // What a full disk may do by itself; the operation does not even notice.
          if index == 2 { try tx.connection.execute("ROLLBACK") }
        }
      })
    for result in results {
      let error = #expect(throws: StoreError.self) { try result.get() }
      guard case .unavailable = error else {
        Issue.record("\(String(describing: error))")
        return
      }
    }
    #expect(try await store.read { try $0.noteTexts() } == [])
    try await store.write { try $0.addNote("after") }
    #expect(try await store.read { try $0.noteTexts() } == ["after"])
    await store.close()
  }

  @Test func aFullDiskRefusesAndTheStoreServesAgain() async throws {
    let store = try Store.scratch(directory) { $0.maximumPages = 40 }
    let large = String(repeating: "x", count: 30_000)
    var accepted: [String] = []
    var refusal: (any Error)?
    for index in 0..<20 where refusal == nil {
      let text = "\(index)" + large
      do {
        try await store.write { try $0.addNote(text) }
        accepted.append(text)
      } catch { refusal = error }
    }
    guard case .unavailable = refusal as? StoreError else {
      Issue.record("\(String(describing: refusal))")
      return
    }
    #expect(try await store.read { try $0.noteTexts() } == accepted)
    try await store.write { try $0.connection.run("DELETE FROM notes WHERE id > 1") }
    try await store.write { try $0.addNote("small") }
    #expect(try await store.read { try $0.noteTexts() } == [accepted[0], "small"])
    await store.close()
  }

  @Test func aFatalErrorIsToldOnceAndAnswersNobody() async throws {
    let fatal = Journal<SQLError>()
    let store = try Store.scratch(directory) { $0.onFatalError = { fatal.add($0) } }
    let failing: @Sendable (WriteTransaction) throws -> Void = { tx in
      try tx.addNote("lost")
      throw SQLError(extendedCode: 1034, message: "fsync", sql: "COMMIT")
    }
    for _ in 0..<2 {
      await #expect(throws: StoreError.self) { try await store.write(failing) }
    }
    await #expect(throws: StoreError.self) { try await store.write { try $0.addNote("later") } }
    #expect(fatal.all.map(\.extendedCode) == [1034])
    await store.close()
    let again = try Store.scratch(directory)
    #expect(try await again.read { try $0.noteTexts() } == [])
    await again.close()
  }

  @Test func aFullQueueRefuses() async throws {
    let store = try Store.scratch(directory) { $0.queueLimit = 1 }
    let gate = Gate()
    async let first: Void = store.write { _ in gate.pass() }
    await gate.reached()
    async let second: Void = store.write { _ in }
    while store.queuedWrites < 1 { await Task.yield() }
    await #expect(throws: StoreError.overloaded) { try await store.write { _ in } }
    gate.open()
    try await first
    try await second
    await store.close()
    await #expect(throws: StoreError.closed) { try await store.write { _ in } }
  }

  @Test func batchesKeepToTheirLimit() async throws {
    let reports = Journal<BatchReport>()
    let store = try Store.scratch(directory) {
      $0.batchLimit = 8
      $0.onBatch = { reports.add($0) }
    }
    _ = await inOneBatch(store, (0..<20).map { index in { tx in try tx.addNote("\(index)") } })
    #expect(reports.all.map(\.operations) == [1, 8, 8, 4])
    await store.close()
  }

  @Test func closingCommitsWhatIsQueued() async throws {
    let store = try Store.scratch(directory)
    let gate = Gate()
    async let first: Void = store.write { _ in gate.pass() }
    await gate.reached()
    async let second: Int64 = store.write { try $0.addNote("queued") }
    while store.queuedWrites < 1 { await Task.yield() }
    async let closing: Void = store.close()
    gate.open()
    try await first
    _ = try await second
    await closing
    let again = try Store.scratch(directory)
    #expect(try await again.read { try $0.noteTexts() } == ["queued"])
    await again.close()
  }

  @Test func numbersAreNeverGivenTwice() async throws {
    var store = try Store.scratch(directory)
    let first = try await store.write { try $0.addNote("a") }
    let second = try await store.write { try $0.addNote("b") }
    try await store.write { try $0.connection.run("DELETE FROM notes") }
    await store.close()
    store = try Store.scratch(directory)
    let third = try await store.write { try $0.addNote("c") }
    let other = try await store.write { $0.nextID("others") }
    #expect([first, second, third, other] == [1, 2, 3, 1])
    await store.close()
  }
}
