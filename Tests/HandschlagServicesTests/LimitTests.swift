import HandschlagAPI
import HandschlagDomain
import HandschlagRPC
import Testing

/// Quotas on one's own acts, and what one is willing to receive.
struct LimitTests {
  private static func policy(_ quota: Quota, _ limit: Int64) -> Policy {
    Policy(quotas: Quotas([quota: limit]))
  }

  /// Calls until it is refused, and returns how often it went well.
  private func count(_ call: () async throws -> Void) async throws -> Int {
    for done in 0..<12 {
      do {
        try await call()
      } catch let error as RPCError {
        #expect(error.code == .resourceExhausted)
        #expect(error.reason == "QUOTA_EXCEEDED")
        #expect(error.retryDelay != nil)
        return done
      }
    }
    return 12
  }

  @Test func applicationsAndInquiriesAreCountedPerAccount() async throws {
    try await TestMarket.run(policy: Policy(quotas: Quotas([.applicationsPerDay: 3, .inquiriesPerDay: 2]))) {
      market in
      let worker = try await market.worker()
      let second = try await market.worker("second")
      let company = try await market.company()
      let other = try await market.company("other")
      let project = try await company.post()
      #expect(try await count { _ = try await worker.apply(to: try await other.post()) } == 3)
      // No quota comes back by the other side's act, and none is spent by a refusal.
      let seen = try await other.latest()
      _ = try await other.engagements.decline(DeclineRequest(engagementID: seen.id, tellNow: true))
      #expect(try await reason { _ = try await worker.apply(to: project) } == "QUOTA_EXCEEDED")
      _ = try await second.apply(to: project)
      let profile = try await company.find(worker)
      #expect(
        try await count { _ = try await company.inquire(profile, about: try await company.post()) } == 2)
      market.clock.advance(hours: 25)
      _ = try await worker.apply(to: project)
    }
  }

  @Test func messagesSearchesProjectsReportsTermsAndConsentsAreCounted() async throws {
    let quotas = Quotas([
      .messagesPerHour: 5, .messagesPerHourInEngagement: 3, .searchesPerMinute: 4, .projectsPerDay: 3,
      .reportsPerDay: 2, .consentsPerDay: 2, .termsPerDay: 2,
    ])
    try await TestMarket.run(policy: Policy(quotas: quotas)) { market in
      let company = try await market.company()
      let pair = try await market.applied(try await market.worker(), company)
      let second = try await market.applied(pair.worker, try await market.company("second"))
      let worker = pair.worker
      #expect(try await count { try await worker.send("Word.", in: pair.workerID) } == 3)
      #expect(try await count { try await worker.send("Word.", in: second.workerID) } == 2)
      try await company.send("Others are free.", in: pair.companyID)
      #expect(try await count { _ = try await worker.projects.searchProjects(SearchProjectsRequest()) } == 4)
      #expect(try await count { _ = try await company.search("writer") } == 4)
      #expect(try await count { _ = try await company.post() } == 2)
      #expect(
        try await count {
          _ = try await worker.engagements.reportEngagement(
            ReportEngagementRequest(engagementID: pair.workerID, reason: .spam))
        } == 2)
      try await pair.reveal()
      try await worker.consent(second.workerID)
      #expect(try await reason { try await worker.consent(second.workerID, [.email]) } == "QUOTA_EXCEEDED")
      let terms = Terms(kind: .hourly, amount: 1, currency: "EUR", unit: .hour)
      #expect(
        try await count {
          _ = try await worker.agreements.proposeTerms(
            ProposeTermsRequest(engagementID: pair.workerID, terms: terms))
        } == 2)
      market.clock.advance(hours: 2)
      try await worker.send("Later.", in: second.workerID)
    }
  }

  @Test func whatGoesBeyondOnesLimitsIsOneSidedAndUntold() async throws {
    let cases: [(HandschlagAPI.ReceivingLimits, Bool)] = [
      (HandschlagAPI.ReceivingLimits(maxOpen: 1), false),
      (HandschlagAPI.ReceivingLimits(maxNewPerDay: 1), false),
      (HandschlagAPI.ReceivingLimits(kinds: [.logo]), false),
      (HandschlagAPI.ReceivingLimits(verifiedOnly: true), false),
      (HandschlagAPI.ReceivingLimits(maxOpen: 2), true),
      (HandschlagAPI.ReceivingLimits(kinds: [.text]), true), (HandschlagAPI.ReceivingLimits(), true),
    ]
    try await TestMarket.run { market in
      for (number, (limits, isDelivered)) in cases.enumerated() {
        let worker = try await market.worker("w" + String(repeating: "x", count: number))
        let first = try await market.company("f" + String(repeating: "x", count: number))
        let company = try await market.company("c" + String(repeating: "x", count: number))
        _ = try await first.inquire(try await first.find(worker), about: try await first.post())
        _ = try await worker.accounts.putLimits(PutLimitsRequest(limits: limits))
        #expect(try await worker.accounts.getAccount(GetAccountRequest()).account?.limits == limits)
        let own = try await company.inquire(try await company.find(worker), about: try await company.post())
        #expect(own.state == .open)
        let seen = try await worker.engagements.listEngagements(ListEngagementsRequest()).engagements
        #expect(seen.count == (isDelivered ? 2 : 1), "\(limits)")
        try await company.send("Anyone there?", in: own.id)
      }
    }
  }

  @Test func aSecondEngagementOfOnePairOnOneProjectIsRefused() async throws {
    try await TestMarket.run { market in
      let pair = try await market.applied(try await market.worker(), try await market.company())
      #expect(try await reason { _ = try await pair.worker.apply(to: pair.project) } == "ALREADY_ENGAGED")
      let profile = try await pair.company.find(pair.worker)
      #expect(
        try await reason { _ = try await pair.company.inquire(profile, about: pair.project) }
          == "ALREADY_ENGAGED")
      _ = try await pair.company.inquire(profile)
      market.clock.advance(days: 15)
      _ = try await pair.worker.apply(to: pair.project)
    }
  }

  @Test func nobodyDealsWithItself() async throws {
    try await TestMarket.run { market in
      let both = try await market.party("both", [.worker, .company])
      try await both.putCard()
      try await both.putProfile()
      try await both.putCompany()
      let project = try await both.post()
      #expect(try await reason { _ = try await both.apply(to: project) } == "SAME_ACCOUNT")
      #expect(try await both.search("writer").isEmpty)
    }
  }

  @Test func aBlockerIsToldOfItsOwnBlock() async throws {
    try await TestMarket.run { market in
      let pair = try await market.applied(try await market.worker(), try await market.company())
      let reply = try await pair.worker.accounts.blockAccount(
        BlockAccountRequest(party: .engagementID(pair.workerID)))
      let block = try #require(reply.block)
      #expect(
        try await reason { try await pair.worker.send("Hm.", in: pair.workerID) } == "COUNTERPART_BLOCKED")
      try await pair.company.send("Unheard.", in: pair.companyID)
      #expect(try await pair.worker.accounts.listBlocks(ListBlocksRequest()).blocks == [block])
      _ = try await pair.worker.accounts.unblockAccount(UnblockAccountRequest(blockID: block.id))
      #expect(try await pair.worker.texts(pair.workerID).count == 1)
      try await pair.worker.send("Back.", in: pair.workerID)
      #expect(try await pair.worker.texts(pair.workerID).suffix(2) == ["Unheard.", "Back."])
    }
  }
}
