import HandschlagAPI
import HandschlagDomain
import HandschlagProtobuf
import HandschlagRPC
import HandschlagServices
import HandschlagStore
import HandschlagVault
import Testing

/// What the operator can do and see, and that each look at something private leaves a trace.
struct AdminServiceTests {
  @Test func aSuspensionTakesHoldAtOnceAndIsLifted() async throws {
    try await TestMarket.run { market in
      let worker = try await market.worker()
      let pair = try await market.applied(worker, try await market.company())
      try await worker.consent(pair.workerID)
      let suspended = try await market.operation.suspendAccount(
        SuspendAccountRequest(accountID: worker.account, reason: "spam"))
      #expect(suspended.account?.suspended == true)
      #expect(suspended.account?.suspensionReason == "spam")
      // The token that was good a moment ago is known to be of a suspended account.
      let refused = try await reason { try await worker.send("hello", in: pair.workerID) }
      #expect(refused == "ACCOUNT_SUSPENDED")
      try await pair.company.consent(pair.companyID)
      #expect(try await pair.company.grant(pair.companyID) == nil)
      let only = try await market.operation.listAccounts(ListAccountsRequest(suspendedOnly: true))
      #expect(only.accounts.map(\.id) == [worker.account])
      let lifted = try await market.operation.reinstateAccount(
        ReinstateAccountRequest(accountID: worker.account, reason: "heard"))
      #expect(lifted.account?.suspended == false)
      #expect(lifted.account?.suspensionReason == "")
      #expect(try await pair.company.grant(pair.companyID) == nil, "no reinstatement reveals")
      try await worker.consent(pair.workerID)
      #expect(try await pair.company.grant(pair.companyID) != nil)
    }
  }

  @Test func aCompanyIsLookedAtForAReasonThenVerifiedThenNot() async throws {
    try await TestMarket.run { market in
      let company = try await market.company("baker")
      let looked = try await market.operation.verifyCompany(
        VerifyCompanyRequest(accountID: company.account, verification: .look, reason: "asked by telephone"))
      #expect(looked.identity?.legalName == company.canary + " GmbH")
      #expect(!looked.verified)
      let waiting = try await market.operation.listAccounts(
        ListAccountsRequest(role: .company, unverifiedOnly: true))
      #expect(waiting.accounts.map(\.id) == [company.account])
      try await market.verify(company)
      let verified = try await market.operation.listAccounts(ListAccountsRequest(unverifiedOnly: true))
      #expect(verified.accounts.isEmpty)
      let refused = try await market.operation.verifyCompany(
        VerifyCompanyRequest(accountID: company.account, verification: .refused, reason: "register changed"))
      #expect(!refused.verified)
      let reasons = [
        try await code {
          _ = try await market.operation.verifyCompany(
            VerifyCompanyRequest(accountID: company.account, verification: .look))
        },
        try await code {
          _ = try await market.operation.verifyCompany(
            VerifyCompanyRequest(accountID: company.account, reason: "because"))
        },
      ]
      #expect(reasons == [.invalidArgument, .invalidArgument])
    }
  }

  @Test func aVerifiedIdentityMeetsTheListsThatNameIt() async throws {
    try await TestMarket.run { market in
      let pair = try await market.applied(try await market.worker(), try await market.company())
      _ = try await pair.worker.accounts.putExclusions(
        PutExclusionsRequest(exclusions: [Exclusion(legalName: pair.company.canary + " GmbH")]))
      try await market.verify(pair.company)
      try await pair.worker.consent(pair.workerID)
      try await pair.company.consent(pair.companyID)
      #expect(try await pair.states == [.open, .open])
    }
  }

  @Test(arguments: [true, false])
  func aHeldMessageIsReleasedOrNeverArrives(_ releases: Bool) async throws {
    try await TestMarket.run { market in
      let pair = try await market.applied(try await market.worker(), try await market.company())
      let before = try await pair.company.texts(pair.companyID).count
      try await pair.worker.send("ask maxmueller gmail com", in: pair.workerID)
      #expect(try await pair.company.texts(pair.companyID).count == before)
      let flag = try #require(try await market.operation.listFlagged(ListFlaggedRequest()).flagged.first)
      #expect(flag.source == .message)
      #expect(flag.excerpts.allSatisfy { !$0.contains("gmail com") })
      _ = try await market.operation.resolveFlagged(
        ResolveFlaggedRequest(flaggedID: flag.id, release: releases, reason: "read"))
      #expect(try await pair.company.texts(pair.companyID).count == before + (releases ? 1 : 0))
      #expect(try await pair.worker.texts(pair.workerID).count == before + 1)
      #expect(try await market.operation.listFlagged(ListFlaggedRequest()).flagged.isEmpty)
      let again = try await code {
        _ = try await market.operation.resolveFlagged(
          ResolveFlaggedRequest(flaggedID: flag.id, release: !releases))
      }
      #expect(again == .notFound)
    }
  }

  @Test(arguments: [true, false])
  func aHeldProjectIsShownOnceReleasedAndAnnounced(_ releases: Bool) async throws {
    try await TestMarket.run { market in
      let company = try await market.company()
      let worker = try await market.worker()
      let stream = try await worker.projects.watchProjects(WatchProjectsRequest())
      var content = company.project("A title of its own")
      content.description = "ask maxmueller gmail com"
      let id = try await company.post(content)
      let hidden = try await code {
        _ = try await worker.projects.getProject(GetProjectRequest(projectID: id))
      }
      #expect(hidden == .notFound)
      let flag = try #require(try await market.operation.listFlagged(ListFlaggedRequest()).flagged.first)
      #expect(flag.source == .project)
      _ = try await market.operation.resolveFlagged(
        ResolveFlaggedRequest(flaggedID: flag.id, release: releases, reason: "read"))
      guard releases else {
        let still = try await code {
          _ = try await worker.projects.getProject(GetProjectRequest(projectID: id))
        }
        #expect(still == .notFound)
        return
      }
      let shown = try await worker.projects.getProject(GetProjectRequest(projectID: id))
      #expect(shown.project?.id == id)
      for try await change in stream {
        #expect(change.change == .posted)
        break
      }
    }
  }

  @Test func reportsNameAnEngagementInTheOperatorsOwnView() async throws {
    try await TestMarket.run { market in
      let pair = try await market.applied(try await market.worker(), try await market.company())
      _ = try await pair.worker.engagements.reportEngagement(
        ReportEngagementRequest(engagementID: pair.workerID, reason: .spam, text: "Sells insurance."))
      let report = try #require(try await market.operation.listReports(ListReportsRequest()).reports.first)
      #expect(report.by == .worker)
      #expect(report.text == "Sells insurance.")
      #expect(report.aboutAccountID == pair.company.account)
      let record = try #require(
        try await market.operation.listEngagements(AdminListEngagementsRequest()).engagements.first)
      #expect(record.id == report.engagementID)
      #expect(![pair.workerID, pair.companyID].contains(record.id))
    }
  }

  @Test func noListingTellsOfAConsentATextOrACard() async throws {
    try await TestMarket.run { market in
      let pair = try await market.applied(try await market.worker(), try await market.company())
      func listings() async throws -> [[UInt8]] {
        let operation = market.operation
        return [
          try await operation.listEngagements(AdminListEngagementsRequest()).encoded(),
          try await operation.listAccounts(ListAccountsRequest()).encoded(),
          try await operation.listFlagged(ListFlaggedRequest()).encoded(),
          try await operation.listReports(ListReportsRequest()).encoded(),
          try await operation.getStatistics(GetStatisticsRequest()).encoded(),
        ]
      }
      let before = try await listings()
      try await pair.worker.consent(pair.workerID)
      #expect(try await listings() == before)
      _ = try await pair.company.engagements.decline(DeclineRequest(engagementID: pair.companyID))
      #expect(try await listings() == before)
      let all = String(decoding: before.joined(), as: UTF8.self)
      #expect(!all.contains("Kanarienvogel"))
      #expect(!all.contains("I would like to write this."))
    }
  }

  @Test func pagesFollowEachOtherAndTheirTokensFitOneListAlone() async throws {
    try await TestMarket.run { market in
      var made: [String] = []
      for number in 0..<5 { made.append(try await market.party("p\(number)", [.worker]).account) }
      var found: [String] = []
      var token = ""
      repeat {
        let page = try await market.operation.listAccounts(ListAccountsRequest(pageSize: 2, pageToken: token))
        found += page.accounts.map(\.id)
        token = page.nextPageToken
      } while !token.isEmpty
      #expect(found == made.reversed())
      let other = try await market.operation.listAccounts(ListAccountsRequest(pageSize: 2)).nextPageToken
      let wrong = try await code {
        _ = try await market.operation.listAccounts(
          ListAccountsRequest(suspendedOnly: true, pageToken: other))
      }
      #expect(wrong == .invalidArgument)
    }
  }

  @Test func anInvitationOpensAccountsUntilItIsUsedUpOrOver() async throws {
    try await TestMarket.run(settings: MarketplaceSettings(openRegistration: false)) { market in
      let closed = try await code { _ = try await market.party("nobody", [.worker]) }
      #expect(closed != nil)
      let code = "a code that nobody guesses"
      let request = CreateInviteRequest(codeHash: TokenHash.of(Array(code.utf8)), uses: 2, roles: [.worker])
      let made = try await market.operation.createInvite(request)
      #expect(made.id.hasPrefix("inv_"))
      _ = try await market.party("first", [.worker], invite: code)
      _ = try await market.party("second", [.worker], invite: code)
      let third = try await self.code { _ = try await market.party("third", [.worker], invite: code) }
      #expect(third != nil)
      let twice = try await self.code { _ = try await market.operation.createInvite(request) }
      #expect(twice == .alreadyExists)
      let late = "another code that nobody guesses"
      _ = try await market.operation.createInvite(
        CreateInviteRequest(codeHash: TokenHash.of(Array(late.utf8)), days: 1))
      market.clock.advance(days: 2)
      let over = try await self.code { _ = try await market.party("late", [.worker], invite: late) }
      #expect(over != nil)
    }
  }

  @Test func theServerTellsWhatItIs() async throws {
    try await TestMarket.run { market in
      let info = try await market.operation.getServerInfo(GetServerInfoRequest())
      #expect(info.version == "test")
      #expect(info.startedTime == market.clock.milliseconds / 1000)
      #expect(Int(info.schemaVersion) == Schema.migrations.last?.version)
      #expect(info.openRegistration)
      #expect(info.engine.hasPrefix("3."))
      #expect(info.databaseBytes > 0)
    }
  }

  /// The status of the error that a call ends with; nil if it succeeds.
  private func code(of call: () async throws -> Void) async throws -> StatusCode? {
    do {
      try await call()
      return nil
    } catch let error as RPCError {
      return error.code
    }
  }
}
