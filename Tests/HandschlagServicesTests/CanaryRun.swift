import HandschlagAPI
import HandschlagProtobuf
import HandschlagRPC
import HandschlagServices
import HandschlagVault

/// A long run in which parties call every method there is, with their own ids, others' and none.
final class CanaryRun {
  let market: TestMarket
  private(set) var workers: [Party] = []
  private(set) var companies: [Party] = []
  /// Pairs of accounts of which both have consented in one engagement, at one time or another.
  private(set) var consented: Set<Set<String>> = []
  /// Methods that were answered with success at least once.
  private(set) var answered: Set<String> = []

  private var generator: SplitMix64
  private var consents: [Int64: Set<String>] = [:]
  private var engagements: [String: [String]] = [:]
  private var projects: [String] = []
  private var profiles: [String: [String]] = [:]
  private var faces: [String: [String]] = [:]
  private var blocks: [String: [String]] = [:]
  private var pageTokens: [String] = [""]

  var parties: [Party] { workers + companies }

  init(_ market: TestMarket, seed: UInt64) async throws {
    self.market = market
    generator = SplitMix64(seed: seed)
    for name in ["anna", "berta", "carla"] { workers.append(try await market.worker(name)) }
    for name in ["dora", "emil", "fritz"] {
      companies.append(try await market.company(name, verified: name != "fritz"))
    }
  }

  /// Lets a random party make a random call.
  func step() async {
    let party = generator.pick(parties)
    if generator.once(in: 40) { market.clock.advance(seconds: Int64(generator.next() % 40_000)) }
    if generator.once(in: 80) { try? await market.sweep() }
    do {
      switch generator.next() % 8 {
      case 0, 1: try await progress(party)
      case 2: try await callAccounts(party)
      case 3: try await callShows(party)
      case 4: try await callProjects(party)
      case 5: try await callThreads(party)
      case 6: try await callConsents(party)
      default: try await callAgreements(party)
      }
    } catch {
      // Whatever was refused, what came back is in the transcript.
    }
    note(party)
  }

  private func note(_ party: Party) {
    for exchange in party.transcript.exchanges.suffix(3) where exchange.reply != nil {
      answered.insert(String(exchange.method.split(separator: "/").last ?? ""))
    }
  }

  // MARK: - Ids to call with

  private func any(_ ids: [String]?, or prefix: String) -> String {
    guard let ids, !ids.isEmpty, !generator.once(in: 12) else {
      return prefix + "_" + String(repeating: "2", count: 26)
    }
    return generator.pick(ids.suffix(8))
  }

  /// An engagement of the party, or, now and then, one of somebody else.
  private func thread(_ party: Party) -> String {
    let owner = generator.once(in: 8) ? generator.pick(parties) : party
    return any(engagements[owner.account], or: "eng")
  }

  private func learn(_ party: Party) async throws {
    let list = try await party.engagements.listEngagements(ListEngagementsRequest(pageSize: 50)).engagements
    engagements[party.account] = list.map(\.id).reversed()
    for case .company(let face) in list.compactMap(\.counterpart) {
      faces[party.account, default: []].append(face.id)
    }
  }

  private func number(of engagement: String, _ party: Party) -> Int64? {
    let ids = market.market.vault.ids
    guard let account = ids.decode(.account, party.account, viewer: nil)?.number else { return nil }
    return ids.decode(.engagement, engagement, viewer: account)?.number
  }

  private func consent(_ party: Party, _ id: String) async throws {
    try await party.consent(id, generator.once(in: 4) ? [.legalName, .email, .phone] : Party.usualFields)
    guard let number = number(of: id, party) else { return }
    consents[number, default: []].insert(party.account)
    if let both = consents[number], both.count == 2 { consented.insert(both) }
  }

  // MARK: - Calls

  /// What brings a handshake forward, so that the run is not all refusals.
  private func progress(_ party: Party) async throws {
    try await learn(party)
    let ids = engagements[party.account] ?? []
    if let id = ids.last, generator.once(in: 2) {
      try await consent(party, generator.once(in: 3) ? generator.pick(ids) : id)
      _ = try await party.consents.getGrant(GetGrantRequest(engagementID: id))
    } else if workers.contains(where: { $0.account == party.account }) {
      _ = try await party.apply(to: any(projects, or: "prj"))
    } else {
      let found = try await party.search("writer").map(\.id)
      profiles[party.account] = found
      _ = try await party.inquire(
        any(found, or: "wkr"), about: generator.once(in: 2) ? any(projects, or: "prj") : "")
    }
  }

  private func callAccounts(_ party: Party) async throws {
    let accounts = party.accounts
    switch generator.next() % 15 {
    case 0: _ = try await accounts.getAccount(GetAccountRequest())
    case 1: try await party.putCard()
    case 2:
      _ = try await accounts.putContactCard(
        PutContactCardRequest(
          card: ContactCard(
            values: party.card.values + [ContactValue(field: .website, value: party.canary + ".example")])))
    case 3: _ = try await accounts.getContactCard(GetContactCardRequest())
    case 4:
      _ = try await accounts.addToken(
        AddTokenRequest(tokenHash: TokenHash.of(market.freshSecret()), label: "x"))
    case 5:
      if let last = try await accounts.listTokens(ListTokensRequest()).tokens.dropFirst().last {
        _ = try await accounts.revokeToken(RevokeTokenRequest(tokenID: last.id))
      }
    case 6:
      let reply = try await accounts.blockAccount(BlockAccountRequest(party: .engagementID(thread(party))))
      if let block = reply.block { blocks[party.account, default: []].append(block.id) }
    case 7:
      let id = any(profiles[party.account] ?? faces[party.account], or: "cmp")
      let reply = try await accounts.blockAccount(BlockAccountRequest(party: .partyID(id)))
      if let block = reply.block { blocks[party.account, default: []].append(block.id) }
    case 8, 9:
      for id in blocks.removeValue(forKey: party.account) ?? [] {
        _ = try await accounts.unblockAccount(UnblockAccountRequest(blockID: id))
      }
    case 10: _ = try await accounts.listBlocks(ListBlocksRequest())
    case 11:
      let rule = Exclusion(legalName: generator.pick(companies).canary + " GmbH")
      _ = try await accounts.putExclusions(
        PutExclusionsRequest(exclusions: generator.once(in: 4) ? [rule] : []))
    case 12: _ = try await accounts.getExclusions(GetExclusionsRequest())
    case 13:
      _ = try await accounts.rotatePseudonym(
        RotatePseudonymRequest(role: generator.pick([.worker, .company])))
    default:
      _ = try await accounts.putLimits(
        PutLimitsRequest(limits: ReceivingLimits(maxOpen: generator.pick([0, 0, 3]))))
    }
  }

  private func callShows(_ party: Party) async throws {
    switch generator.next() % 10 {
    case 0: try await party.putProfile()
    case 1: _ = try await party.profiles.getOwnProfile(GetOwnProfileRequest())
    case 2: _ = try await party.profiles.hideProfile(HideProfileRequest())
    case 3: _ = try await party.profiles.showProfile(ShowProfileRequest())
    case 4:
      let owner = generator.pick(companies)
      _ = try await party.profiles.getProfile(
        GetProfileRequest(profileID: any(profiles[owner.account], or: "wkr")))
    case 5:
      let page = try await party.profiles.searchProfiles(
        SearchProfilesRequest(query: "writer", pageSize: 1, pageToken: generator.pick(pageTokens)))
      pageTokens.append(page.nextPageToken)
    case 6: _ = try await party.search(generator.pick(parties).canary)
    case 7: try await party.putCompany()
    case 8: _ = try await party.companies.getOwnCompany(GetOwnCompanyRequest())
    default:
      let owner = generator.pick(parties)
      _ = try await party.companies.getCompany(
        GetCompanyRequest(companyID: any(faces[owner.account], or: "cmp")))
    }
  }

  private func callProjects(_ party: Party) async throws {
    switch generator.next() % 7 {
    case 0, 1: projects.append(try await party.post())
    case 2:
      _ = try await party.projects.updateProject(
        UpdateProjectRequest(projectID: any(projects, or: "prj"), content: party.project("Words for a box")))
    case 3:
      if generator.once(in: 3) {
        _ = try await party.projects.closeProject(CloseProjectRequest(projectID: any(projects, or: "prj")))
      }
    case 4: _ = try await party.projects.getProject(GetProjectRequest(projectID: any(projects, or: "prj")))
    case 5: _ = try await party.projects.listOwnProjects(ListOwnProjectsRequest())
    default:
      _ = try await party.projects.searchProjects(
        SearchProjectsRequest(query: generator.pick(["flyer", generator.pick(parties).canary])))
    }
  }

  private func callThreads(_ party: Party) async throws {
    let id = thread(party)
    let engagements = party.engagements
    switch generator.next() % 11 {
    case 0, 1, 2:
      try await party.send(generator.pick(["Good day.", "anna (at) bakery", "And then?"]), in: id)
    case 3: _ = try await party.engagement(id)
    case 4: try await learn(party)
    case 5: _ = try await party.texts(id)
    case 6: _ = try await engagements.askExtension(AskExtensionRequest(engagementID: id))
    case 7:
      if generator.once(in: 2) {
        _ = try await engagements.decline(DeclineRequest(engagementID: id, tellNow: generator.once(in: 2)))
      }
    case 8: _ = try await engagements.withdrawApplication(WithdrawApplicationRequest(engagementID: id))
    case 9: _ = try await engagements.withdrawInquiry(WithdrawInquiryRequest(engagementID: id))
    default:
      _ = try await engagements.reportEngagement(
        ReportEngagementRequest(engagementID: id, reason: .abuse, text: "rude"))
    }
  }

  private func callConsents(_ party: Party) async throws {
    let id = thread(party)
    switch generator.next() % 10 {
    case 7:
      let asked = try await party.consents.listDeletionRequests(ListDeletionRequestsRequest()).requests
      _ = try await party.consents.acknowledgeDeletion(
        AcknowledgeDeletionRequest(engagementID: asked.first?.engagementID ?? id))
    case 8:
      // A list of exclusions holds what its owner wrote.
      for line in try await party.export() where !line.hasPrefix(#"{"record":"exclusion""#) {
        party.transcript.note(line)
      }
    case 0:
      _ = try await party.consents.getConsentNotice(
        GetConsentNoticeRequest(engagementID: id, fields: [.email, .phone], purpose: .employment))
    case 1: try await consent(party, id)
    case 2: _ = try await party.consents.withdrawConsent(WithdrawConsentRequest(engagementID: id))
    case 3: _ = try await party.consents.listOwnConsents(ListOwnConsentsRequest())
    case 5: _ = try await party.receipt(id, generator.once(in: 2) ? .reveal : .revocation)
    case 4: _ = try await party.consents.getGrant(GetGrantRequest(engagementID: id))
    case 6: _ = try await party.consents.listGrants(ListGrantsRequest())
    default:
      if generator.once(in: 2) {
        _ = try await party.consents.revokeGrant(RevokeGrantRequest(engagementID: id))
      }
    }
  }

  private func callAgreements(_ party: Party) async throws {
    let revealed = try await party.engagements.listEngagements(ListEngagementsRequest(states: [.revealed]))
    let id =
      revealed.engagements.isEmpty || generator.once(in: 6)
      ? thread(party) : generator.pick(revealed.engagements).id
    let terms = Terms(kind: .hourly, amount: 2_000, currency: "EUR", unit: .hour, text: "Each week.")
    if generator.once(in: 3) {
      _ = try await party.agreements.proposeTerms(ProposeTermsRequest(engagementID: id, terms: terms))
      return
    }
    let agreement = try await party.agreements.getAgreement(GetAgreementRequest(engagementID: id))
    let hash = agreement.revisions.last?.hash ?? [UInt8](repeating: 3, count: 32)
    switch generator.next() % 4 {
    case 0, 1:
      _ = try await party.agreements.counterTerms(
        CounterTermsRequest(engagementID: id, revisionHash: hash, terms: terms))
    case 2:
      _ = try await party.agreements.rejectTerms(RejectTermsRequest(engagementID: id, revisionHash: hash))
    default:
      _ = try await party.agreements.acceptTerms(AcceptTermsRequest(engagementID: id, revisionHash: hash))
    }
  }

  /// The operator looks at everything that it can look at.
  func operate() async throws {
    let operation = market.operation
    for flag in try await operation.listFlagged(ListFlaggedRequest()).flagged {
      _ = try await operation.resolveFlagged(
        ResolveFlaggedRequest(flaggedID: flag.id, release: generator.once(in: 2)))
    }
    _ = try await operation.listAccounts(ListAccountsRequest())
    _ = try await operation.listEngagements(AdminListEngagementsRequest())
    _ = try await operation.listReports(ListReportsRequest())
    _ = try await operation.getStatistics(GetStatisticsRequest())
    _ = try await operation.getServerInfo(GetServerInfoRequest())
    let party = generator.pick(parties)
    try await market.suspend(party)
    try await market.reinstate(party)
  }

  /// Reads all that is kept of each party's events, to the end that a newcomer's word marks.
  func readEvents() async throws {
    let worker = try await market.worker("zoe")
    let company = try await market.company("yves")
    for party in parties {
      do {
        if workers.contains(where: { $0.account == party.account }) {
          for profile in try await company.search("writer") { _ = try await company.inquire(profile.id) }
        } else {
          market.clock.advance(days: 1)
          _ = try await worker.apply(to: try await party.post())
        }
        let list = try await party.engagements.listEngagements(ListEngagementsRequest()).engagements
        guard let last = list.first?.id else { continue }
        for event in try await party.events(through: last) {
          party.transcript.append(
            Exchange(method: "event", reply: event.encoded(), error: nil, metadata: []))
        }
      } catch {
        // Hidden or limited by its own wish: it is not found, and receives nothing.
        continue
      }
    }
  }
}
