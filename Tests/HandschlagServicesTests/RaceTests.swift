import HandschlagAPI
import HandschlagRPC
import HandschlagServices
import HandschlagStore
import HandschlagVault
import Testing

/// What may come between two consents, each once before the second consent and, where a call can be caught
/// between its authentication and its transaction, in the midst of it.
struct RaceTests {
  /// Something that must keep a reveal from happening; the given pair has the first consent of `first`.
  enum Hindrance: String, CaseIterable {
    case withdrawal, decline, block, exclusion, erasure, suspension, cardChange, projectChange, recovery
    case tokenRevoked, consentExpired, viewEnded, projectClosed, applicationWithdrawn
  }

  /// Those after which neither side is told anything at once: the second consent succeeds and is sealed.
  static let silent: [Hindrance] = Hindrance.allCases.filter {
    ![.viewEnded, .projectClosed, .applicationWithdrawn].contains($0)
  }

  private func happen(_ hindrance: Hindrance, to pair: Pair, of party: Party, in market: TestMarket)
    async throws
  {
    let id = pair.id(of: party)
    switch hindrance {
    case .withdrawal: _ = try await party.consents.withdrawConsent(WithdrawConsentRequest(engagementID: id))
    case .decline: _ = try await party.engagements.decline(DeclineRequest(engagementID: id))
    case .block: _ = try await party.accounts.blockAccount(BlockAccountRequest(party: .engagementID(id)))
    case .exclusion:
      _ = try await pair.worker.accounts.putExclusions(
        PutExclusionsRequest(exclusions: [Exclusion(legalName: pair.company.canary + " GmbH")]))
    case .erasure: _ = try await party.accounts.eraseAccount(EraseAccountRequest(accountID: party.account))
    case .suspension: try await market.suspend(party)
    case .cardChange:
      _ = try await party.accounts.putContactCard(
        PutContactCardRequest(
          card: ContactCard(values: [ContactValue(field: .email, value: "b@post.example")])))
    case .projectChange:
      _ = try await pair.company.projects.updateProject(
        UpdateProjectRequest(projectID: pair.project, content: pair.company.project("Something else")))
    case .recovery:
      _ = try await party.accounts.recoverAccount(
        RecoverAccountRequest(
          recoveryCode: party.recovery, tokenHash: TokenHash.of(market.freshSecret()),
          recoveryHash: TokenHash.of(market.freshSecret())))
    case .tokenRevoked:
      let tokens = try await party.accounts.listTokens(ListTokensRequest()).tokens
      _ = try await party.accounts.revokeToken(RevokeTokenRequest(tokenID: try #require(tokens.first).id))
    case .consentExpired: market.clock.advance(days: 8)
    case .viewEnded: market.clock.advance(days: 15)
    case .projectClosed:
      _ = try await pair.company.projects.closeProject(CloseProjectRequest(projectID: pair.project))
    case .applicationWithdrawn:
      _ = try await pair.worker.engagements.withdrawApplication(
        WithdrawApplicationRequest(engagementID: pair.workerID))
    }
  }

  @Test(arguments: silent, [Role.worker, .company])
  func nothingIsRevealedAndNothingIsSaidAfter(_ hindrance: Hindrance, _ firstRole: Role) async throws {
    try await TestMarket.run { market in
      let pair = try await market.applied(
        try await market.worker(), try await market.company(verified: true))
      let first = firstRole == .worker ? pair.worker : pair.company
      let second = pair.other(first)
      try await first.consent(pair.id(of: first))
      try await happen(hindrance, to: pair, of: first, in: market)
      let after = try await second.consent(pair.id(of: second))
      #expect(after.state == .open)
      #expect(after.ownConsent != nil)
      #expect(try await second.grant(pair.id(of: second)) == nil)
      try await expectNoGrants(in: market)
    }
  }

  @Test(arguments: [Hindrance.viewEnded, .projectClosed, .applicationWithdrawn])
  func anEndThatIsToldRefusesTheSecondConsent(_ hindrance: Hindrance) async throws {
    try await TestMarket.run { market in
      let pair = try await market.applied(try await market.worker(), try await market.company())
      try await pair.worker.consent(pair.workerID)
      let request = try await pair.company.consentRequest(pair.companyID)
      try await happen(hindrance, to: pair, of: pair.worker, in: market)
      let refusal = try await reason { _ = try await pair.company.consents.giveConsent(request) }
      #expect(refusal == "ENGAGEMENT_ENDED")
      #expect(try await pair.states == [.ended, .ended])
      #expect(try await pair.company.texts(pair.companyID).isEmpty)
      try await expectNoGrants(in: market)
    }
  }

  /// The hindrance falls between the second consent's authentication and its transaction.
  @Test(arguments: Hindrance.allCases.filter { $0 != .exclusion })
  func aConsentThatIsOvertakenRevealsNothing(_ hindrance: Hindrance) async throws {
    try await TestMarket.run { market in
      let pair = try await market.applied(try await market.worker(), try await market.company())
      try await pair.worker.consent(pair.workerID)
      let request = try await pair.company.consentRequest(pair.companyID)
      market.gate.before("GiveConsent") { try await happen(hindrance, to: pair, of: pair.worker, in: market) }
      _ = try await reason { _ = try await pair.company.consents.giveConsent(request) }
      try await expectNoGrants(in: market)
    }
  }

  /// The giver itself goes, or loses the token it consents with, while its consent is on its way.
  @Test(arguments: [Hindrance.erasure, .suspension, .tokenRevoked, .recovery, .block, .cardChange])
  func aGiverOvertakenByItsOwnEndConsentsToNothing(_ hindrance: Hindrance) async throws {
    try await TestMarket.run { market in
      let pair = try await market.applied(try await market.worker(), try await market.company())
      try await pair.company.consent(pair.companyID)
      let request = try await pair.worker.consentRequest(pair.workerID)
      market.gate.before("GiveConsent") { try await happen(hindrance, to: pair, of: pair.worker, in: market) }
      let refusal = try await reason { _ = try await pair.worker.consents.giveConsent(request) }
      #expect(refusal != nil)
      try await expectNoGrants(in: market)
    }
  }

  /// Who is gone when its application or inquiry comes to the writer begins nothing.
  @Test(arguments: [Hindrance.erasure, .suspension], [Role.worker, .company])
  func whoIsOvertakenByItsOwnEndBeginsNothing(_ hindrance: Hindrance, _ role: Role) async throws {
    try await TestMarket.run { market in
      let worker = try await market.worker()
      let company = try await market.company()
      let project = try await company.post()
      let profile = try await company.find(worker)
      let party = role == .worker ? worker : company
      market.gate.before(role == .worker ? "Apply" : "Inquire") {
        if hindrance == .erasure {
          _ = try await party.accounts.eraseAccount(EraseAccountRequest(accountID: party.account))
        } else {
          try await market.suspend(party)
        }
      }
      let refusal = try await reason {
        if role == .worker {
          _ = try await worker.apply(to: project)
        } else {
          _ = try await company.inquire(profile)
        }
      }
      #expect(refusal == (hindrance == .erasure ? "TOKEN_INVALID" : "ACCOUNT_SUSPENDED"))
      let other = role == .worker ? company : worker
      let list = try await other.engagements.listEngagements(ListEngagementsRequest()).engagements
      #expect(list.isEmpty)
    }
  }

  @Test func anErasedAccountGetsNoCardAgain() async throws {
    try await TestMarket.run { market in
      let worker = try await market.worker()
      market.gate.before("PutContactCard") {
        _ = try await worker.accounts.eraseAccount(EraseAccountRequest(accountID: worker.account))
      }
      let refusal = try await reason {
        _ = try await worker.accounts.putContactCard(
          PutContactCardRequest(
            card: ContactCard(values: [ContactValue(field: .email, value: "a@post.example")])))
      }
      #expect(refusal == "TOKEN_INVALID")
      #expect(try await market.market.store.read { try $0.violations() } == [])
    }
  }

  @Test func theSameConsentTwiceIsOne() async throws {
    try await TestMarket.run { market in
      let pair = try await market.applied(try await market.worker(), try await market.company())
      let request = try await pair.worker.consentRequest(pair.workerID)
      let first = try await pair.worker.consents.giveConsent(request)
      let second = try await pair.worker.consents.giveConsent(request)
      #expect(first == second)
      let keys = try market.market.vault.keys.count()
      _ = try await pair.worker.consents.giveConsent(request)
      #expect(try market.market.vault.keys.count() == keys)
      #expect(try await pair.worker.consents.listOwnConsents(ListOwnConsentsRequest()).consents.count == 1)
      try await pair.company.consent(pair.companyID)
      #expect(try await pair.states == [.revealed, .revealed])
    }
  }

  @Test func aReplayedConsentBringsNothingBack() async throws {
    try await TestMarket.run { market in
      let pair = try await market.applied(try await market.worker(), try await market.company())
      let request = try await pair.worker.consentRequest(pair.workerID)
      let options = CallOptions(idempotencyKey: .key("once"))
      let first = try await pair.worker.consents.giveConsent(request, options: options)
      _ = try await pair.worker.consents.withdrawConsent(WithdrawConsentRequest(engagementID: pair.workerID))
      let replay = try await pair.worker.consents.giveConsent(request, options: options)
      #expect(replay == first)
      try await pair.company.consent(pair.companyID)
      try await expectNoGrants(in: market)
      var other = request
      other.fields = [.email]
      let reused = try await reason {
        _ = try await pair.worker.consents.giveConsent(other, options: options)
      }
      #expect(reused == "IDEMPOTENCY_KEY_REUSED")
    }
  }

  @Test func aReplayedMessageIsSentOnce() async throws {
    try await TestMarket.run { market in
      let pair = try await market.applied(try await market.worker(), try await market.company())
      let request = SendMessageRequest(engagementID: pair.workerID, text: "Are you there?")
      let options = CallOptions(idempotencyKey: .key("k"))
      let replies = try await withThrowingTaskGroup(of: SendMessageResponse.self) { group in
        for _ in 0..<20 {
          group.addTask { try await pair.worker.engagements.sendMessage(request, options: options) }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(Set(replies).count == 1)
      #expect(try await pair.company.texts(pair.companyID).count == 2)
    }
  }

  @Test func bothConsentsInTheSameInstantRevealOnce() async throws {
    try await TestMarket.run { market in
      for round in 0..<20 {
        let pair = try await market.applied(
          try await market.worker("w\(round)"), try await market.company("c\(round)"))
        let requests = try await [
          (pair.worker, pair.worker.consentRequest(pair.workerID)),
          (pair.company, pair.company.consentRequest(pair.companyID)),
        ]
        try await withThrowingTaskGroup(of: Void.self) { group in
          for _ in 0..<6 {
            for (party, request) in requests {
              group.addTask {
                // Those that come after the reveal are too late, and are told so.
                let refusal = try await reason { _ = try await party.consents.giveConsent(request) }
                #expect(refusal == nil || refusal == "WRONG_STATE")
              }
            }
          }
          try await group.waitForAll()
        }
        #expect(try await pair.states == [.revealed, .revealed])
        #expect(try await pair.worker.grant(pair.workerID) != nil)
        #expect(try await pair.company.grant(pair.companyID) != nil)
        #expect(try await pair.worker.consents.listGrants(ListGrantsRequest()).grants.count == 2)
      }
    }
  }

  @Test func consentsAndWithdrawalsByManyTasksEndWholeOrAbsent() async throws {
    try await TestMarket.run { market in
      for round in 0..<20 {
        let pair = try await market.applied(
          try await market.worker("w\(round)"), try await market.company("c\(round)"))
        let worker = try await pair.worker.consentRequest(pair.workerID)
        let company = try await pair.company.consentRequest(pair.companyID)
        await withTaskGroup(of: Void.self) { group in
          for _ in 0..<4 {
            group.addTask { _ = try? await pair.worker.consents.giveConsent(worker) }
            group.addTask { _ = try? await pair.company.consents.giveConsent(company) }
            group.addTask {
              _ = try? await pair.worker.consents.withdrawConsent(
                WithdrawConsentRequest(engagementID: pair.workerID))
            }
            group.addTask {
              _ = try? await pair.company.engagements.decline(DeclineRequest(engagementID: pair.companyID))
            }
          }
        }
        let states = try await pair.states
        #expect(states == [.open, .open] || states == [.revealed, .revealed])
        let grants = try await [pair.worker.grant(pair.workerID), pair.company.grant(pair.companyID)]
        #expect(grants.allSatisfy { ($0 != nil) == (states[0] == .revealed) })
      }
    }
  }

  @Test func aClockThatJumpsBackRevivesNothing() async throws {
    try await TestMarket.run { market in
      let pair = try await market.applied(try await market.worker(), try await market.company())
      try await pair.worker.consent(pair.workerID)
      let then = market.clock.milliseconds
      market.clock.advance(days: 8)
      try await market.sweep()
      market.clock.milliseconds = then
      try await pair.company.consent(pair.companyID)
      try await expectNoGrants(in: market)
      #expect(try await pair.states == [.open, .open])
    }
  }

  /// A clock that went back since the last act is behind the moment of the reveal, in all that names it.
  @Test func aRevealAfterTheClockWentBackNamesOneMoment() async throws {
    try await TestMarket.run { market in
      let pair = try await market.applied(try await market.worker(), try await market.company())
      try await pair.worker.consent(pair.workerID)
      market.clock.advance(days: -2)
      try await pair.company.consent(pair.companyID)
      #expect(try await pair.states == [.revealed, .revealed])
      #expect(try await market.market.store.read { try $0.violations() } == [])
    }
  }

  /// A view whose time is over and that no sweep has ended is no second open one.
  @Test func aViewThatNobodyHasSweptIsNotOpen() async throws {
    try await TestMarket.run { market in
      let (worker, company) = (try await market.worker(), try await market.company())
      let pair = try await market.applied(worker, company)
      market.clock.advance(days: 15)
      _ = try await worker.apply(to: pair.project)
      #expect(try await market.market.store.read { try $0.violations() } == [])
    }
  }

  /// Neither the parties nor the database hold a grant, and no key of one is left.
  private func expectNoGrants(in market: TestMarket) async throws {
    let statistics = try await market.operation.getStatistics(GetStatisticsRequest())
    #expect(statistics.reveals == 0)
  }
}
