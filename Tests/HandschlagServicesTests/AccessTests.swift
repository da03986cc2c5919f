import HandschlagAPI
import HandschlagRPC
import HandschlagServices
import HandschlagVault
import Testing

/// Who is let in, and to what.
struct AccessTests {
  @Test func aSuspendedAccountReadsItsOwnDataAndNothingElse() async throws {
    try await TestMarket.run { market in
      let pair = try await market.applied(
        try await market.worker(), try await market.company())
      let other = try await market.company("elsewhere")
      let project = try await other.post()
      let worker = pair.worker
      try await market.suspend(worker)
      let account = try await worker.accounts.getAccount(GetAccountRequest())
      #expect(account.account?.suspended == true)
      #expect(account.account?.suspensionReason == "spam")
      _ = try await worker.accounts.getContactCard(GetContactCardRequest())
      _ = try await worker.accounts.listTokens(ListTokensRequest())
      _ = try await worker.accounts.listBlocks(ListBlocksRequest())
      _ = try await worker.accounts.getExclusions(GetExclusionsRequest())
      _ = try await worker.profiles.getOwnProfile(GetOwnProfileRequest())
      #expect(try await worker.texts(pair.workerID).count == 1)
      _ = try await worker.latest()
      _ = try await worker.consents.listOwnConsents(ListOwnConsentsRequest())
      let refused: [(String, @Sendable () async throws -> Void)] = [
        ("PutProfile", { try await worker.putProfile() }),
        ("PutContactCard", { try await worker.putCard() }),
        ("HideProfile", { _ = try await worker.profiles.hideProfile(HideProfileRequest()) }),
        (
          "PutLimits",
          { _ = try await worker.accounts.putLimits(PutLimitsRequest(limits: ReceivingLimits())) }
        ),
        ("Apply", { _ = try await worker.apply(to: project) }),
        ("SendMessage", { try await worker.send("Hello", in: pair.workerID) }),
        ("GiveConsent", { try await worker.consent(pair.workerID) }),
        (
          "Decline", { _ = try await worker.engagements.decline(DeclineRequest(engagementID: pair.workerID)) }
        ),
        (
          "WithdrawApplication",
          {
            _ = try await worker.engagements.withdrawApplication(
              WithdrawApplicationRequest(engagementID: pair.workerID))
          }
        ),
        ("GetProject", { _ = try await worker.projects.getProject(GetProjectRequest(projectID: project)) }),
        ("SearchProjects", { _ = try await worker.projects.searchProjects(SearchProjectsRequest()) }),
        (
          "AcceptTerms",
          {
            _ = try await worker.agreements.acceptTerms(
              AcceptTermsRequest(engagementID: pair.workerID, revisionHash: [UInt8](repeating: 1, count: 32)))
          }
        ),
        ("GetGrant", { _ = try await worker.grant(pair.workerID) }),
      ]
      for (name, call) in refused { #expect(try await reason(of: call) == "ACCOUNT_SUSPENDED", "\(name)") }
      _ = try await worker.accounts.eraseAccount(EraseAccountRequest(accountID: worker.account))
    }
  }

  @Test func aSuspendedCompanyChangesNothingThatOthersSee() async throws {
    try await TestMarket.run { market in
      let company = try await market.company()
      let project = try await company.post()
      try await market.suspend(company)
      for call: @Sendable () async throws -> Void in [
        { _ = try await company.projects.closeProject(CloseProjectRequest(projectID: project)) },
        { try await company.putCompany() },
        { _ = try await company.profiles.searchProfiles(SearchProfilesRequest()) },
      ] {
        #expect(try await reason(of: call) == "ACCOUNT_SUSPENDED")
      }
      #expect(try await company.projects.listOwnProjects(ListOwnProjectsRequest()).projects.count == 1)
      _ = try await company.companies.getOwnCompany(GetOwnCompanyRequest())
      try await market.reinstate(company)
      _ = try await company.projects.closeProject(CloseProjectRequest(projectID: project))
    }
  }

  @Test func aRevokedTokenIsRefusedAtOnce() async throws {
    try await TestMarket.run { market in
      let party = try await market.worker()
      let secret = market.freshSecret()
      _ = try await party.accounts.addToken(
        AddTokenRequest(tokenHash: TokenHash.of(secret), label: "telephone"))
      let other = market.caller("other device", token: secret)
      let tokens = try await other.accounts.listTokens(ListTokensRequest()).tokens
      #expect(tokens.map(\.current) == [false, true])
      _ = try await party.accounts.revokeToken(RevokeTokenRequest(tokenID: tokens[1].id))
      let refusal = try await reason { _ = try await other.accounts.getAccount(GetAccountRequest()) }
      #expect(refusal == "TOKEN_INVALID")
      _ = try await party.accounts.getAccount(GetAccountRequest())
    }
  }

  enum Ending: CaseIterable { case revocation, recovery, erasure }

  @Test(.timeLimit(.minutes(30)), arguments: Ending.allCases)
  func theStreamsOfAnEndedTokenEnd(_ ending: Ending) async throws {
    try await TestMarket.run { market in
      let party = try await market.worker()
      let company = try await market.company()
      let secret = market.freshSecret()
      _ = try await party.accounts.addToken(AddTokenRequest(tokenHash: TokenHash.of(secret)))
      let other = market.caller("other device", token: secret)
      let engagements = try await other.engagements.watchEngagements(WatchEngagementsRequest(cursor: "start"))
      let projects = try await other.projects.watchProjects(WatchProjectsRequest())
      async let firstEnd = Self.end(of: engagements)
      async let secondEnd = Self.end(of: projects)
      // Both are known to read once the first event came.
      let tokens = try await party.accounts.listTokens(ListTokensRequest()).tokens
      switch ending {
      case .revocation: _ = try await party.accounts.revokeToken(RevokeTokenRequest(tokenID: tokens[1].id))
      case .recovery:
        _ = try await party.accounts.recoverAccount(
          RecoverAccountRequest(
            recoveryCode: party.recovery, tokenHash: TokenHash.of(market.freshSecret()),
            recoveryHash: TokenHash.of(market.freshSecret())))
      case .erasure: _ = try await party.accounts.eraseAccount(EraseAccountRequest(accountID: party.account))
      }
      #expect(await firstEnd == "TOKEN_INVALID")
      #expect(await secondEnd == "TOKEN_INVALID")
      _ = company
    }
  }

  /// The reason with which a stream ends.
  private static func end<R>(of stream: ResponseStream<R>) async -> String? {
    do {
      for try await _ in stream {}
      return nil
    } catch {
      return (error as? RPCError)?.reason ?? "\(error)"
    }
  }

  @Test func recoveryEndsAllTokensAndVoidsConsents() async throws {
    try await TestMarket.run { market in
      let pair = try await market.applied(try await market.worker(), try await market.company())
      try await pair.worker.consent(pair.workerID)
      let secret = market.freshSecret()
      let request = RecoverAccountRequest(
        recoveryCode: pair.worker.recovery, tokenHash: TokenHash.of(secret),
        recoveryHash: TokenHash.of(market.freshSecret()))
      let stranger = market.caller("nobody", token: [])
      let reply = try await stranger.accounts.recoverAccount(request)
      #expect(reply.account?.id == pair.worker.account)
      #expect(try await reason { _ = try await pair.worker.latest() } == "TOKEN_INVALID")
      let back = market.caller("back", token: secret)
      #expect(try await back.engagement(pair.workerID).ownConsent == nil)
      #expect(try await back.events(2).map(\.kind) == [.opened, .consentVoided])
      // A code serves once.
      #expect(try await reason { _ = try await stranger.accounts.recoverAccount(request) } == "NOT_FOUND")
    }
  }

  @Test func registrationByInvitationTakesGoodInvitationsOnly() async throws {
    try await TestMarket.run(settings: MarketplaceSettings(openRegistration: false)) { market in
      let code = "come-and-see"
      _ = try await market.operation.createInvite(
        CreateInviteRequest(codeHash: TokenHash.of(Array(code.utf8)), uses: 1, days: 2, roles: [.worker]))
      for (invite, roles) in [
        ("", [Role.worker]), ("wrong", [.worker]), (code, [.company]), (code, [.worker, .company]),
      ] {
        #expect(
          try await reason { _ = try await market.party("x", roles, invite: invite) } == "INVITE_INVALID")
      }
      _ = try await market.party("in", [.worker], invite: code)
      #expect(
        try await reason { _ = try await market.party("late", [.worker], invite: code) } == "INVITE_INVALID")
      let second = "come-soon"
      _ = try await market.operation.createInvite(
        CreateInviteRequest(codeHash: TokenHash.of(Array(second.utf8)), uses: 5, days: 2))
      market.clock.advance(days: 4)
      #expect(
        try await reason { _ = try await market.party("old", [.worker], invite: second) } == "INVITE_INVALID")
    }
  }

  @Test func aTokenOrARecoveryCodeThatIsTakenIsRefusedByName() async throws {
    try await TestMarket.run { market in
      let first = try await market.worker()
      let stranger = market.caller("nobody", token: [])
      let sameToken = try await reason {
        _ = try await stranger.accounts.createAccount(
          CreateAccountRequest(
            tokenHash: TokenHash.of(first.token), recoveryHash: TokenHash.of(market.freshSecret()),
            roles: [.worker]))
      }
      #expect(sameToken == "TOKEN_TAKEN")
      let sameCode = try await reason {
        _ = try await stranger.accounts.createAccount(
          CreateAccountRequest(
            tokenHash: TokenHash.of(market.freshSecret()), recoveryHash: TokenHash.of(first.recovery),
            roles: [.worker]))
      }
      #expect(sameCode == "RECOVERY_CODE_TAKEN")
    }
  }

  @Test func rolesOpenWhatTheyOpen() async throws {
    try await TestMarket.run { market in
      let worker = try await market.worker()
      let company = try await market.company()
      let nobody = market.caller("nobody", token: market.freshSecret())
      #expect(try await reason { _ = try await worker.post() } == "ROLE_MISSING")
      #expect(try await reason { _ = try await worker.search("writer") } == "ROLE_MISSING")
      #expect(try await reason { try await company.putProfile() } == "ROLE_MISSING")
      #expect(try await reason { _ = try await nobody.latest() } == "TOKEN_INVALID")
      let admin = AdminServiceClient(channel: worker.channel)
      let answer = try await reason { _ = try await admin.getStatistics(GetStatisticsRequest()) }
      #expect(answer == "\(StatusCode.unimplemented)")
    }
  }

  @Test func creatingAnAccountTwiceOpensOne() async throws {
    try await TestMarket.run { market in
      let nobody = market.caller("nobody", token: [])
      let request = CreateAccountRequest(tokenHash: TokenHash.of(market.freshSecret()), roles: [.worker])
      let options = CallOptions(idempotencyKey: .key("again"))
      let first = try await nobody.accounts.createAccount(request, options: options)
      let second = try await nobody.accounts.createAccount(request, options: options)
      #expect(first == second)
      #expect(try await market.operation.getStatistics(GetStatisticsRequest()).accounts == 1)
    }
  }
}
