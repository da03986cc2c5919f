import HandschlagAPI
import HandschlagRPC
import Testing

/// The whole way from a first word to an agreement, through the real services.
struct HandshakeTests {
  @Test(arguments: [Origin.application, .inquiry])
  func twoStrangersMeetAndAgree(_ origin: Origin) async throws {
    try await TestMarket.run { market in
      let worker = try await market.worker()
      let company = try await market.company(verified: true)
      let pair =
        try await origin == .application
        ? market.applied(worker, company) : market.inquired(company, worker)
      #expect(try await worker.engagement(pair.workerID).origin == origin)
      #expect(pair.workerID != pair.companyID)
      try await company.send("How long would it take?", in: pair.companyID)
      try await worker.send("Two days.", in: pair.workerID)
      #expect(try await worker.texts(pair.workerID) == company.texts(pair.companyID))
      #expect(try await worker.texts(pair.workerID).count == 3)

      let noGrant = try await worker.grant(pair.workerID)
      #expect(noGrant == nil)
      try await worker.consent(pair.workerID)
      #expect(try await pair.states == [.open, .open])
      #expect(try await company.grant(pair.companyID) == nil)
      let second = try await company.consent(pair.companyID)
      #expect(second.state == .revealed)
      #expect(try await pair.states == [.revealed, .revealed])
      #expect(
        try await company.grant(pair.companyID) == [worker.canary + " GmbH", worker.canary + "@post.example"])
      #expect(
        try await worker.grant(pair.workerID) == [company.canary + " GmbH", company.canary + "@post.example"])
      // After the reveal contact data may be written.
      try await worker.send("Call me: 0211 5550123 or me@post.example", in: pair.workerID)
      #expect(try await company.texts(pair.companyID).last?.contains("me@post.example") == true)

      let terms = Terms(
        kind: .fixedPrice, amount: 40_000, currency: "EUR", unit: .project, text: "One flyer.")
      let proposed = try await company.agreements.proposeTerms(
        ProposeTermsRequest(engagementID: pair.companyID, terms: terms))
      let first = try #require(proposed.revision)
      var better = terms
      better.amount = 45_000
      let countered = try await worker.agreements.counterTerms(
        CounterTermsRequest(engagementID: pair.workerID, revisionHash: first.hash, terms: better))
      let final = try #require(countered.revision)
      #expect(final.number == 2)
      let stale = try await reason {
        _ = try await company.agreements.acceptTerms(
          AcceptTermsRequest(engagementID: pair.companyID, revisionHash: first.hash))
      }
      #expect(stale == "TERMS_CHANGED")
      _ = try await company.agreements.acceptTerms(
        AcceptTermsRequest(engagementID: pair.companyID, revisionHash: final.hash))
      #expect(try await pair.states == [.agreed, .agreed])
      let agreement = try await worker.agreements.getAgreement(
        GetAgreementRequest(engagementID: pair.workerID))
      #expect(agreement.revisions.map(\.state) == [.superseded, .accepted])
      #expect(agreement.revisions.last?.terms == better)

      let expected: [EngagementEventKind] =
        [.opened, .message, .message, .revealed, .message, .termsProposed, .termsProposed, .agreed]
      #expect(try await worker.events(expected.count).map(\.kind) == expected)
      #expect(try await company.events(expected.count).map(\.kind) == expected)
    }
  }

  @Test func aGrantHoldsTheFieldsAsTheyWereAtConsent() async throws {
    try await TestMarket.run { market in
      let pair = try await market.applied(try await market.worker(), try await market.company())
      try await pair.reveal()
      _ = try await pair.worker.accounts.putContactCard(
        PutContactCardRequest(
          card: ContactCard(values: [ContactValue(field: .email, value: "new@post.example")])))
      #expect(
        try await pair.company.grant(pair.companyID)
          == [pair.worker.canary + " GmbH", pair.worker.canary + "@post.example"])
      let summary = try await pair.company.consents.getGrant(GetGrantRequest(engagementID: pair.companyID))
      #expect(summary.grant?.fields == Party.usualFields)
      #expect(summary.grant?.given == false)
    }
  }

  @Test func aRevokedGrantIsGoneAndItsHolderIsAskedToDelete() async throws {
    try await TestMarket.run { market in
      let pair = try await market.applied(try await market.worker(), try await market.company())
      try await pair.reveal()
      _ = try await pair.worker.consents.revokeGrant(RevokeGrantRequest(engagementID: pair.workerID))
      #expect(try await pair.company.grant(pair.companyID) == nil)
      #expect(try await pair.worker.grant(pair.workerID) != nil)
      #expect(try await pair.states == [.revoked, .revoked])
      let expected: [EngagementEventKind] = [.opened, .revealed, .deletionAsked]
      #expect(try await pair.company.events(3).map(\.kind) == expected)
      #expect(try await pair.worker.events(3).map(\.kind).last == .revoked)
      let given = try await pair.worker.consents.listGrants(ListGrantsRequest()).grants
      #expect(given.first { $0.given }?.revoked == true)
    }
  }

  @Test func aStaleNoticeIsRefused() async throws {
    try await TestMarket.run { market in
      let pair = try await market.applied(try await market.worker(), try await market.company())
      let request = try await pair.worker.consentRequest(pair.workerID)
      _ = try await pair.company.projects.updateProject(
        UpdateProjectRequest(projectID: pair.project, content: pair.company.project("Another text")))
      #expect(try await reason { _ = try await pair.worker.consents.giveConsent(request) } == "NOTICE_STALE")
      var other = try await pair.worker.consentRequest(pair.workerID)
      other.purpose = .employment
      #expect(try await reason { _ = try await pair.worker.consents.giveConsent(other) } == "NOTICE_STALE")
    }
  }

  @Test func aConsentMustMeetBothSidesLeastFields() async throws {
    try await TestMarket.run { market in
      let worker = try await market.worker()
      let company = try await market.company()
      var content = company.project()
      content.fields = FieldPolicy(offered: [.phone], required: [.phone])
      let project = try await company.post(content)
      let own = try await worker.apply(to: project)
      let seen = try await company.latest()
      #expect(try await reason { try await worker.consent(own.id) } == "BELOW_REQUIRED_FIELDS")
      #expect(try await reason { try await company.consent(seen.id) } == "BELOW_OWN_MINIMUM")
      #expect(
        try await reason { try await company.consent(seen.id, [.email, .phone]) } == "BELOW_OWN_MINIMUM")
      #expect(
        try await reason { try await worker.consent(own.id, [.website, .phone]) } == "FIELD_NOT_IN_CARD")
      try await worker.consent(own.id, [.phone])
      try await company.consent(seen.id, [.legalName, .phone])
      #expect(try await worker.state(own.id) == .revealed)
    }
  }

  @Test func bothSidesBeginningTheSameMeetInOneEngagement() async throws {
    try await TestMarket.run { market in
      let worker = try await market.worker()
      let company = try await market.company()
      let project = try await company.post()
      // The company takes nothing today, so the application waits unseen.
      _ = try await company.accounts.putLimits(PutLimitsRequest(limits: ReceivingLimits(maxOpen: 1)))
      let filler = try await market.worker("filler")
      _ = try await filler.apply(to: project)
      let own = try await worker.apply(to: project)
      let list = try await company.engagements.listEngagements(ListEngagementsRequest())
      #expect(list.engagements.count == 1)
      let seen = try await company.inquire(try await company.find(worker), about: project)
      #expect(try await company.texts(seen.id).count == 2)
      #expect(try await worker.texts(own.id).count == 2)
      try await worker.consent(own.id)
      try await company.consent(seen.id)
      #expect(try await worker.state(own.id) == .revealed)
    }
  }
}
