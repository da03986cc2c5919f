import HandschlagAPI
import HandschlagDomain
import HandschlagRPC
import HandschlagServices
import HandschlagStore
import HandschlagVault
import Testing

/// What a side sees of the other, and in which order.
struct ViewTests {
  @Test func aCompanySeesARateInBandsEverywhere() async throws {
    try await TestMarket.run { market in
      let pair = try await market.applied(try await market.worker(), try await market.company())
      let banded = HandschlagAPI.RateBand(minAmount: 2_000, maxAmount: 3_500, currency: "EUR", unit: .hour)
      guard case .worker(let seen) = try await pair.company.engagement(pair.companyID).counterpart else {
        Issue.record("no worker is shown")
        return
      }
      #expect(seen.content?.rate == banded)
      let found = try #require(try await pair.company.search("writer").first)
      #expect(found.content?.rate == banded)
      // Nor does the filter tell the exact figures: within a band all questions have one answer.
      for amount in stride(from: Int64(2_000), through: 3_500, by: 100) {
        let rate = HandschlagAPI.RateBand(minAmount: amount, maxAmount: amount, currency: "EUR", unit: .hour)
        let answer = try await pair.company.profiles.searchProfiles(
          SearchProfilesRequest(filters: SearchFilters(rate: rate)))
        #expect(answer.profiles.count == 1, "\(amount)")
      }
    }
  }

  @Test func whatWaitedComesBeforeWhatItsReaderWritesNow() async throws {
    try await TestMarket.run { market in
      let pair = try await market.applied(try await market.worker(), try await market.company())
      _ = try await pair.worker.engagements.decline(DeclineRequest(engagementID: pair.workerID))
      try await pair.company.send("First, unseen.", in: pair.companyID)
      try await pair.company.send("Second, unseen.", in: pair.companyID)
      #expect(try await pair.worker.texts(pair.workerID).count == 1)
      let own = try await pair.worker.send("Here I am again.", in: pair.workerID)
      #expect(
        try await pair.worker.texts(pair.workerID).dropFirst()
          == ["First, unseen.", "Second, unseen.", "Here I am again."])
      #expect(own.number == 4)
      // Each message is told once, with its own number.
      let events = try await pair.worker.events(4)
      #expect(events.map(\.kind) == [.opened, .message, .message, .message])
      #expect(events.dropFirst().map { $0.message?.number } == [2, 3, 4])
      #expect(try await pair.company.texts(pair.companyID).last == "Here I am again.")
    }
  }

  @Test func anEndedViewShowsNoTexts() async throws {
    try await TestMarket.run { market in
      let pair = try await market.applied(try await market.worker(), try await market.company())
      try await pair.company.send("A line.", in: pair.companyID)
      market.clock.advance(days: 15)
      for swept in [false, true] {
        if swept { try await market.sweep() }
        #expect(try await pair.states == [.ended, .ended])
        #expect(try await pair.worker.texts(pair.workerID).isEmpty)
        #expect(try await pair.company.texts(pair.companyID).isEmpty)
        let events = try await pair.worker.events(2)
        #expect(events.allSatisfy { $0.message?.text == nil })
      }
    }
  }

  @Test func aDeclinedThreadGoesOnUntilItsEndAndThenIsOver() async throws {
    try await TestMarket.run { market in
      let pair = try await market.applied(try await market.worker(), try await market.company())
      let ends = try await pair.worker.engagement(pair.workerID).endsTime
      _ = try await pair.company.engagements.decline(DeclineRequest(engagementID: pair.companyID))
      try await pair.worker.send("Still there?", in: pair.workerID)
      let seen = try await pair.worker.engagement(pair.workerID)
      #expect(seen.state == .open)
      #expect(seen.endsTime == ends)
      #expect(try await pair.company.texts(pair.companyID).count == 1)
      market.clock.advance(days: 14)
      try await market.sweep()
      #expect(try await pair.worker.state(pair.workerID) == .ended)
      #expect(try await pair.worker.events(3).map(\.kind) == [.opened, .message, .ended])
    }
  }

  @Test func anExtensionTakesBothAndHappensOnce() async throws {
    try await TestMarket.run { market in
      let pair = try await market.applied(try await market.worker(), try await market.company())
      let ends = try await pair.worker.engagement(pair.workerID).endsTime
      func ask(_ party: Party) async throws -> HandschlagAPI.Engagement? {
        try await party.engagements.askExtension(AskExtensionRequest(engagementID: pair.id(of: party)))
          .engagement
      }
      #expect(try await ask(pair.worker)?.endsTime == ends)
      #expect(try await pair.company.engagement(pair.companyID).extensionAsked == false)
      let days: Int64 = 14 * 86_400
      #expect(try await ask(pair.company)?.endsTime == ends + days)
      #expect(try await pair.worker.engagement(pair.workerID).endsTime == ends + days)
      _ = try await ask(pair.worker)
      #expect(try await ask(pair.company)?.endsTime == ends + days)
    }
  }

  @Test func timesInHistoriesAreWholeHours() async throws {
    try await TestMarket.run { market in
      market.clock.advance(seconds: 1_234)
      let pair = try await market.applied(try await market.worker(), try await market.company())
      let seen = try await pair.company.engagement(pair.companyID)
      #expect(seen.openedTime % 3_600 == 0)
      #expect(seen.endsTime % 3_600 == 0)
      let list = try await pair.company.engagements.listMessages(
        ListMessagesRequest(engagementID: pair.companyID))
      #expect(list.messages.allSatisfy { $0.sentTime % 3_600 == 0 })
    }
  }

  @Test func aClosedProjectEndsAllItsThreadsAlike() async throws {
    try await TestMarket.run { market in
      let company = try await market.company()
      let project = try await company.post()
      let workers = try await ["anna", "berta", "carla"].asyncMap { try await market.worker($0) }
      let ids = try await workers.asyncMap { try await $0.apply(to: project).id }
      let declined = try await company.latest()
      _ = try await company.engagements.decline(DeclineRequest(engagementID: declined.id))
      _ = try await company.projects.closeProject(CloseProjectRequest(projectID: project))
      for (worker, id) in zip(workers, ids) {
        #expect(try await worker.state(id) == .ended)
        #expect(try await worker.events(2).map(\.kind) == [.opened, .ended])
      }
      let closed = try await workers[0].projects.getProject(GetProjectRequest(projectID: project))
      #expect(closed.project?.state == .closed)
      #expect(try await reason { _ = try await workers[0].apply(to: project) } == "PROJECT_NOT_OPEN")
    }
  }

  @Test func anErasedCompanysClosedProjectsGoWithTheDay() async throws {
    try await TestMarket.run { market in
      let company = try await market.company()
      let worker = try await market.worker()
      let project = try await company.post()
      _ = try await company.projects.closeProject(CloseProjectRequest(projectID: project))
      _ = try await company.accounts.eraseAccount(EraseAccountRequest(accountID: company.account))
      let read: @Sendable () async throws -> Void = {
        _ = try await worker.projects.getProject(GetProjectRequest(projectID: project))
      }
      #expect(try await reason(of: read) == nil)
      try await market.nextDay()
      #expect(try await reason(of: read) == "NOT_FOUND")
      let number = try #require(market.market.vault.ids.decode(.project, project, viewer: nil)).number
      let stored = try await market.market.store.readLong { try $0.project(ProjectID(rawValue: number)) }
      #expect(stored?.content.isEmpty == true)
      #expect(stored?.title.isEmpty == true)
    }
  }

  @Test func anErasureDoesNotShowInsideAThread() async throws {
    try await TestMarket.run { market in
      let pair = try await market.inquired(try await market.company(), try await market.worker())
      try await pair.company.send("One word more.", in: pair.companyID)
      guard case .company(let face) = try await pair.worker.engagement(pair.workerID).counterpart else {
        Issue.record("no company is shown")
        return
      }
      let worker = pair.worker
      let read: @Sendable () async throws -> [[UInt8]] = {
        worker.transcript.clear()
        _ = try await worker.engagement(pair.workerID)
        _ = try await worker.texts(pair.workerID)
        _ = try await worker.companies.getCompany(GetCompanyRequest(companyID: face.id))
        return worker.transcript.exchanges.map(\.bytes)
      }
      let before = try await read()
      _ = try await pair.company.accounts.eraseAccount(EraseAccountRequest(accountID: pair.company.account))
      #expect(try await read() == before)
      try await market.nextDay()
      #expect(try await read() == before)
      market.clock.advance(days: 14)
      try await market.sweep()
      #expect(try await worker.texts(pair.workerID).isEmpty)
      #expect(try await worker.state(pair.workerID) == .ended)
    }
  }
}
