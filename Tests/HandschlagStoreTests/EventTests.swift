import HandschlagSQL
import Testing

@testable import HandschlagStore

@Suite struct EventTests {
  let directory: ScratchDirectory
  let store: Store

  init() throws {
    directory = try ScratchDirectory()
    store = try Store.scratch(directory)
  }

  @discardableResult
  private func append(_ account: Int64, _ body: UInt8, at: Int64 = 0) async throws -> Int64 {
    try await store.write {
      try $0.appendEvent(account: account, kind: 3, engagement: 4, body: [body], at: at)
    }
  }

  private func read(_ account: Int64, after cursor: Int64, limit: Int = 100) throws -> EventPage {
    try store.readInline { try $0.events(account: account, after: cursor, limit: limit) }
  }

  @Test func placesHaveNoGapsWhateverOthersDoOrFail() async throws {
    var places: [Int64: [Int64]] = [:]
    for index in 0..<40 {
      let account = Int64(index % 3)
      places[account, default: []].append(try await append(account, UInt8(index)))
      _ = try? await store.write { tx in
        try tx.appendEvent(account: account, kind: 1, engagement: nil, body: [], at: 0)
        throw Refusal()
      }
    }
    for (_, found) in places { #expect(found == Array(1...Int64(found.count))) }
    await store.close()
  }

  @Test func aReaderResumesWhereItWas() async throws {
    for index in 0..<25 { try await append(7, UInt8(index)) }
    try await append(8, 99)
    var cursor: Int64 = 0
    var bodies: [UInt8] = []
    while true {
      let page = try read(7, after: cursor, limit: 4)
      #expect(!page.isIncomplete && page.events.count <= 4)
      if page.events.isEmpty { break }
      bodies += page.events.flatMap(\.body)
      cursor = page.cursor
    }
    #expect(bodies == Array(0..<25))
    #expect(cursor == 25)
    #expect(
      try read(7, after: 24).events == [
        StoredEvent(sequence: 25, kind: 3, engagement: 4, body: [24], at: 0)
      ])
    await store.close()
  }

  @Test func trimmingTellsThoseWhoMissedSomething() async throws {
    for index in 0..<10 { try await append(7, UInt8(index), at: Int64(index)) }
    #expect(try await store.write { try $0.trimEvents(account: 7, before: 4, limit: 100) } == 4)
    #expect(try read(7, after: 3).isIncomplete)
    #expect(try !read(7, after: 4).isIncomplete)
    #expect(try read(7, after: 4).events.count == 6)
    #expect(try await store.write { try $0.trimEvents(account: 7, through: .max) } == 6)
    #expect(try read(7, after: 9).isIncomplete)
    #expect(try read(7, after: 9).cursor == 10)
    #expect(try !read(7, after: 10).isIncomplete)
    #expect(try store.readInline { try $0.accountsWithEvents(after: -1, limit: 9) } == [])
    #expect(try await append(7, 1) == 11)
    #expect(try store.readInline { try $0.accountsWithEvents(after: -1, limit: 9) } == [7])
    await store.close()
  }

  @Test func watchersAreWokenForTheirAccountOnly() async throws {
    let own = try store.events.subscribe(account: 7)
    let other = try store.events.subscribe(account: 8)
    let store = store
    let woken = Task {
      try await own.wait()
      return try store.readInline { try $0.events(account: 7, after: 0, limit: 9).events.count }
    }
    let waiting = Task { try await other.wait() }
    try await append(7, 1)
    #expect(try await woken.value == 1)
    waiting.cancel()
    await #expect(throws: CancellationError.self) { try await waiting.value }
    await store.close()
  }

  @Test func aCommitBetweenReadingAndWaitingIsNotMissed() async throws {
    let subscription = try store.events.subscribe(account: 7)
    #expect(try read(7, after: 0).events.isEmpty)
    try await append(7, 1)
    try await append(7, 2)
    try await subscription.wait()
    #expect(try read(7, after: 0).events.count == 2)
    await store.close()
  }

  @Test func aRefusedOperationWakesNobody() async throws {
    let subscription = try store.events.subscribe(account: 7)
    _ = try? await store.write { tx in
      try tx.appendEvent(account: 7, kind: 1, engagement: nil, body: [], at: 0)
      throw Refusal()
    }
    let waiting = Task { try await subscription.wait() }
    waiting.cancel()
    await #expect(throws: CancellationError.self) { try await waiting.value }
    await store.close()
  }

  @Test func everyWatcherSeesEveryEventUnderLoad() async throws {
    let store = store
    let total: Int64 = 300
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<4 {
        let subscription = try store.events.subscribe(account: 7)
        group.addTask {
          var cursor: Int64 = 0
          while cursor < total {
            let after = cursor
            let page = try await store.read { try $0.events(account: 7, after: after, limit: 10) }
            let expected = (0..<page.events.count).map { after + Int64($0) + 1 }
            #expect(page.events.map(\.sequence) == expected)
            if page.events.isEmpty { try await subscription.wait() }
            cursor = page.cursor
          }
        }
      }
      for _ in 0..<3 {
        group.addTask {
          for _ in 0..<total / 3 {
            _ = try await store.write {
              try $0.appendEvent(account: 7, kind: 1, engagement: nil, body: [], at: 0)
            }
          }
        }
      }
      try await group.waitForAll()
    }
    await store.close()
  }

  @Test func closingEndsAllWaiting() async throws {
    let subscription = try store.events.subscribe(account: 7)
    let waiting = Task { try await subscription.wait() }
    await store.close()
    await #expect(throws: StoreError.closed) { try await waiting.value }
    #expect(throws: StoreError.closed) { _ = try store.events.subscribe(account: 7) }
  }
}
