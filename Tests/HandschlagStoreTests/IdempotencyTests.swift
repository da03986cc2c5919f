import HandschlagSQL
import Testing

@testable import HandschlagStore

@Suite struct IdempotencyTests {
  let directory: ScratchDirectory
  let store: Store

  init() throws {
    directory = try ScratchDirectory()
    store = try Store.scratch(directory)
  }

  private func add(
    _ text: String, scope: IdempotencyScope = .account(1), method: String = "Add", key: [UInt8] = [1],
    mac: [UInt8] = [7], now: Int64 = 100
  ) async throws -> IdempotentReply {
    try await store.write { tx in
      try tx.idempotent(scope: scope, method: method, key: key, requestMAC: mac, now: now) {
        try tx.addNote(text)
        return Array(text.utf8)
      }
    }
  }

  @Test func theSameRequestAgainGetsTheSameReplyAndActsOnce() async throws {
    #expect(try await add("a") == .fresh([97]))
    for _ in 0..<3 { #expect(try await add("b") == .replayed([97])) }
    #expect(try await store.read { try $0.noteTexts() } == ["a"])
    await store.close()
  }

  @Test func anotherRequestUnderTheKeyIsRefused() async throws {
    _ = try await add("a")
    for mac: [UInt8] in [[8], [], [7, 7]] {
      await #expect(throws: StoreError.idempotencyKeyReused) { try await add("b", mac: mac) }
    }
    #expect(try await store.read { try $0.noteTexts() } == ["a"])
    await store.close()
  }

  @Test func keysAreApartByScopeAndMethod() async throws {
    _ = try await add("a")
    // The bytes of account 1 as a token are another scope than account 1.
    let alike: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 1]
    #expect(try await add("b", scope: .account(2)) == .fresh([98]))
    #expect(try await add("c", scope: .token(alike)) == .fresh([99]))
    #expect(try await add("d", method: "Other") == .fresh([100]))
    #expect(try await add("e", key: [2]) == .fresh([101]))
    await store.close()
  }

  @Test func anOperationThatThrewMayBeTriedAgain() async throws {
    await #expect(throws: Refusal.self) {
      try await store.write { tx in
        try tx.idempotent(scope: .account(1), method: "Add", key: [1], requestMAC: [7], now: 1) {
          throw Refusal()
        }
      }
    }
    #expect(try await add("a") == .fresh([97]))
    await store.close()
  }

  @Test func repetitionsSurviveARestart() async throws {
    _ = try await add("a")
    await store.close()
    let again = try Store.scratch(directory)
    let reply = try await again.write { tx in
      try tx.idempotent(scope: .account(1), method: "Add", key: [1], requestMAC: [7], now: 2) { [0] }
    }
    #expect(reply == .replayed([97]))
    await again.close()
  }

  @Test func purgingForgetsTheOldestAndNothingYoung() async throws {
    for index in 0..<10 { _ = try await add("\(index)", key: [UInt8(index)], now: Int64(index)) }
    #expect(try await store.write { try $0.purgeIdempotency(before: 5, limit: 3) } == 3)
    #expect(try await store.write { try $0.purgeIdempotency(before: 5, limit: 100) } == 2)
    #expect(try await store.write { try $0.purgeIdempotency(before: 5, limit: 100) } == 0)
    #expect(try await add("x", key: [5]) == .replayed(Array("5".utf8)))
    #expect(try await add("y", key: [4]) == .fresh(Array("y".utf8)))
    await store.close()
  }
}
