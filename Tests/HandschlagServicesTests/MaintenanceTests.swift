import HandschlagAPI
import HandschlagDomain
import HandschlagRPC
import HandschlagServices
import HandschlagStore
import HandschlagVault
import Testing

/// What happens without anybody asking.
struct MaintenanceTests {
  @Test func consentsAndViewsEndWithoutAClient() async throws {
    try await TestMarket.run { market in
      let pair = try await market.applied(try await market.worker(), try await market.company())
      try await pair.worker.consent(pair.workerID)
      market.clock.advance(days: 8)
      try await market.sweep()
      #expect(try await due(market) == [])
      let consents = try await pair.worker.consents.listOwnConsents(ListOwnConsentsRequest())
      #expect(consents.consents.isEmpty)
      market.clock.advance(days: 7)
      #expect(try await due(market).count == 1)
      try await market.sweep()
      #expect(try await due(market) == [])
      let kinds = try await pair.worker.events(through: pair.workerID, kind: .ended).map(\.kind)
      #expect(kinds == [.opened, .consentExpired, .ended])
    }
  }

  @Test func moreEndAtOnceThanOneTransactionTakes() async throws {
    let policy = Policy(quotas: Quotas([.applicationsPerDay: 1000, .projectsPerDay: 1000]))
    try await TestMarket.run(
      policy: policy, settings: MarketplaceSettings(defaultMaxOpen: 1000, defaultMaxNewPerDay: 1000)
    ) { market in
      let worker = try await market.worker()
      let company = try await market.company()
      for _ in 0..<70 { _ = try await worker.apply(to: try await company.post()) }
      market.clock.advance(days: 15)
      #expect(try await due(market).count == 70)
      try await market.sweep()
      #expect(try await due(market) == [])
    }
  }

  @Test func aClockThatGoesBackRevivesNothing() async throws {
    try await TestMarket.run { market in
      let pair = try await market.applied(try await market.worker(), try await market.company())
      market.clock.advance(days: 15)
      try await market.sweep()
      market.clock.advance(days: -15)
      try await market.sweep()
      #expect(try await pair.states == [.ended, .ended])
    }
  }

  @Test func keysWithoutARowAreDestroyedAtStartAndTheOthersStay() async throws {
    try await TestMarket.run { market in
      let worker = try await market.worker()
      let before = try market.market.vault.keys.count()
      for number in 0..<3 {
        _ = try await market.market.vault.cards.newSubject(account: Int64(1_000 + number))
      }
      #expect(try market.market.vault.keys.count() == before + 3)
      try await Maintenance(market.market).prepare()
      #expect(try market.market.vault.keys.count() == before)
      let card = try await worker.accounts.getContactCard(GetContactCardRequest())
      #expect(card.card == worker.card)
    }
  }

  @Test(arguments: [0, 256, 257]) func aLostDatabaseShredsNoKey(_ count: Int) async throws {
    try await TestMarket.run { market in
      for number in 0..<count {
        _ = try await market.market.vault.cards.newSubject(account: Int64(number + 1))
      }
      if count > 256 {
        await #expect(throws: MaintenanceError.self) { try await Maintenance(market.market).prepare() }
      } else {
        try await Maintenance(market.market).prepare()
      }
      #expect(try market.market.vault.keys.count() == count)
    }
  }

  @Test func eventsAreTrimmedAfterTheirDaysAndTheirReaderIsTold() async throws {
    try await TestMarket.run(settings: MarketplaceSettings(eventDays: 3)) { market in
      let pair = try await market.applied(try await market.worker(), try await market.company())
      let cursor = try #require(try await pair.company.events(1).last).cursor
      try await pair.worker.send("hello", in: pair.workerID)
      market.clock.advance(days: 4)
      try await market.sweep()
      let late = try await reason { _ = try await pair.company.events(1, after: cursor) }
      #expect(late == "CURSOR_EXPIRED")
    }
  }

  private func due(_ market: TestMarket) async throws -> [EngagementID] {
    let now = Timestamp(milliseconds: market.clock.milliseconds)
    return try await market.market.store.read { try $0.engagementIDsDue(at: now, limit: 1000) }
  }
}
