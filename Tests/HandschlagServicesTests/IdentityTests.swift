import HandschlagAPI
import HandschlagProtobuf
import HandschlagRPC
import Testing

/// Public ids tell nothing, and what one may not see answers as what is not there.
struct IdentityTests {
  @Test func twoViewersNeverKnowOneWorkerByOneID() async throws {
    try await TestMarket.run { market in
      let worker = try await market.worker()
      let projects = try await (0..<2).asyncMap { try await market.company("poster\($0)").post() }
      var ids: Set<String> = []
      var count = 0
      for number in 0..<8 {
        let company = try await market.company("viewer\(number)")
        ids.insert(try await company.find(worker))
        count += 1
      }
      for project in projects {
        ids.insert(try await worker.apply(to: project).id)
        count += 1
      }
      #expect(ids.count == count)
    }
  }

  @Test func anInquiryAndASearchShowTheSameWorkerToTheSameCompany() async throws {
    try await TestMarket.run { market in
      let company = try await market.company()
      let pair = try await market.applied(try await market.worker(), company)
      guard case .worker(let seen) = try await company.engagement(pair.companyID).counterpart else {
        Issue.record("the company sees no worker")
        return
      }
      #expect(seen.id == (try await company.find(pair.worker)))
      let words = seen.handle.split(separator: " ")
      #expect(words.count == 3)
    }
  }

  @Test func aRotatedPseudonymIsOfNoUseUnderItsOldID() async throws {
    try await TestMarket.run { market in
      let worker = try await market.worker()
      let company = try await market.company()
      let project = try await company.post()
      let old = try await company.find(worker)
      let first = try await company.inquire(old, about: project)
      _ = try await worker.accounts.rotatePseudonym(RotatePseudonymRequest(role: .worker))
      let new = try await company.find(worker)
      #expect(new != old)
      for call in [
        { _ = try await company.profiles.getProfile(GetProfileRequest(profileID: old)) },
        { _ = try await company.inquire(old) },
      ] {
        #expect(try await reason(of: call) == "NOT_FOUND")
      }
      // The new pseudonym is a stranger: neither refusal nor thread may tell who is behind it.
      let second = try await company.inquire(new, about: project)
      #expect(second.id != first.id)
      guard case .worker(let seen) = second.counterpart, case .worker(let known) = first.counterpart else {
        Issue.record("the company sees no worker")
        return
      }
      #expect(seen.id == new)
      #expect(known.id == old)
    }
  }

  /// Every method that takes an id, called with one.
  static let calls: [(String, String, @Sendable (Party, String) async throws -> Void)] = [
    (
      "eng", "GetEngagement",
      { _ = try await $0.engagements.getEngagement(GetEngagementRequest(engagementID: $1)) }
    ),
    (
      "eng", "ListMessages",
      { _ = try await $0.engagements.listMessages(ListMessagesRequest(engagementID: $1)) }
    ),
    (
      "eng", "SendMessage",
      { _ = try await $0.engagements.sendMessage(SendMessageRequest(engagementID: $1, text: "Hi")) }
    ),
    (
      "eng", "WithdrawApplication",
      { _ = try await $0.engagements.withdrawApplication(WithdrawApplicationRequest(engagementID: $1)) }
    ),
    (
      "eng", "WithdrawInquiry",
      { _ = try await $0.engagements.withdrawInquiry(WithdrawInquiryRequest(engagementID: $1)) }
    ),
    (
      "eng", "AskExtension",
      { _ = try await $0.engagements.askExtension(AskExtensionRequest(engagementID: $1)) }
    ),
    ("eng", "Decline", { _ = try await $0.engagements.decline(DeclineRequest(engagementID: $1)) }),
    (
      "eng", "ReportEngagement",
      {
        _ = try await $0.engagements.reportEngagement(
          ReportEngagementRequest(engagementID: $1, reason: .spam))
      }
    ),
    (
      "eng", "GetConsentNotice",
      {
        _ = try await $0.consents.getConsentNotice(
          GetConsentNoticeRequest(engagementID: $1, fields: [.email], purpose: .thisWork))
      }
    ),
    (
      "eng", "GiveConsent",
      {
        _ = try await $0.consents.giveConsent(
          GiveConsentRequest(
            engagementID: $1, fields: [.email], purpose: .thisWork,
            noticeHash: [UInt8](repeating: 1, count: 32)))
      }
    ),
    (
      "eng", "WithdrawConsent",
      { _ = try await $0.consents.withdrawConsent(WithdrawConsentRequest(engagementID: $1)) }
    ),
    ("eng", "GetGrant", { _ = try await $0.consents.getGrant(GetGrantRequest(engagementID: $1)) }),
    ("eng", "RevokeGrant", { _ = try await $0.consents.revokeGrant(RevokeGrantRequest(engagementID: $1)) }),
    (
      "eng", "ProposeTerms",
      { _ = try await $0.agreements.proposeTerms(ProposeTermsRequest(engagementID: $1, terms: terms)) }
    ),
    (
      "eng", "CounterTerms",
      {
        _ = try await $0.agreements.counterTerms(
          CounterTermsRequest(engagementID: $1, revisionHash: [UInt8](repeating: 1, count: 32), terms: terms))
      }
    ),
    (
      "eng", "AcceptTerms",
      {
        _ = try await $0.agreements.acceptTerms(
          AcceptTermsRequest(engagementID: $1, revisionHash: [UInt8](repeating: 1, count: 32)))
      }
    ),
    (
      "eng", "RejectTerms",
      {
        _ = try await $0.agreements.rejectTerms(
          RejectTermsRequest(engagementID: $1, revisionHash: [UInt8](repeating: 1, count: 32)))
      }
    ),
    (
      "eng", "GetAgreement",
      { _ = try await $0.agreements.getAgreement(GetAgreementRequest(engagementID: $1)) }
    ),
    (
      "eng", "BlockAccount",
      { _ = try await $0.accounts.blockAccount(BlockAccountRequest(party: .engagementID($1))) }
    ),
    ("prj", "GetProject", { _ = try await $0.projects.getProject(GetProjectRequest(projectID: $1)) }),
    (
      "prj", "UpdateProject",
      { _ = try await $0.projects.updateProject(UpdateProjectRequest(projectID: $1, content: $0.project())) }
    ),
    ("prj", "CloseProject", { _ = try await $0.projects.closeProject(CloseProjectRequest(projectID: $1)) }),
    ("prj", "Apply", { _ = try await $0.apply(to: $1) }),
    (
      "prj", "Inquire about",
      { party, id in
        _ = try await party.inquire(try await party.anyProfile(), about: id)
      }
    ),
    ("wkr", "GetProfile", { _ = try await $0.profiles.getProfile(GetProfileRequest(profileID: $1)) }),
    ("wkr", "Inquire", { _ = try await $0.inquire($1) }),
    (
      "wkr", "BlockAccount",
      { _ = try await $0.accounts.blockAccount(BlockAccountRequest(party: .partyID($1))) }
    ),
    ("cmp", "GetCompany", { _ = try await $0.companies.getCompany(GetCompanyRequest(companyID: $1)) }),
    (
      "cmp", "BlockAccount",
      { _ = try await $0.accounts.blockAccount(BlockAccountRequest(party: .partyID($1))) }
    ),
    (
      "blk", "UnblockAccount",
      { _ = try await $0.accounts.unblockAccount(UnblockAccountRequest(blockID: $1)) }
    ),
    ("tok", "RevokeToken", { _ = try await $0.accounts.revokeToken(RevokeTokenRequest(tokenID: $1)) }),
  ]

  static let terms = Terms(kind: .hourly, amount: 1, currency: "EUR", unit: .hour)

  /// Real ids by prefix, all foreign to the stranger that probes.
  private func foreignIDs(_ market: TestMarket) async throws -> [String: [String]] {
    let worker = try await market.worker()
    let company = try await market.company()
    let pair = try await market.applied(worker, company)
    let hidden = try await market.applied(try await market.worker("second"), company)
    let general = try await market.inquired(try await market.company("asker"), worker)
    try await worker.consent(pair.workerID)
    guard case .company(let face) = try await worker.engagement(pair.workerID).counterpart,
      case .company(let other) = try await worker.engagement(general.workerID).counterpart
    else { throw RPCError(.internalError, "no face") }
    let block = try await company.accounts.blockAccount(
      BlockAccountRequest(party: .engagementID(hidden.companyID)))
    let tokens = try await worker.accounts.listTokens(ListTokensRequest()).tokens
    return [
      "eng": [pair.workerID, pair.companyID], "wkr": [try await company.find(worker)],
      "cmp": [face.id, other.id], "blk": [try #require(block.block).id],
      "tok": [try #require(tokens.first).id],
      "prj": [],
    ]
  }

  /// Another character at a place of an id.
  private func altered(_ id: String, at place: Int) -> String {
    var characters = Array(id)
    characters[place] = characters[place] == "7" ? "5" : "7"
    return String(characters)
  }

  @Test func absentForeignAndAlteredAnswerAlike() async throws {
    try await TestMarket.run { market in
      let foreign = try await foreignIDs(market)
      // A stranger with both roles, so that no role refuses first.
      let stranger = try await market.party("stranger", [.worker, .company])
      try await stranger.putCard()
      try await stranger.putProfile()
      try await stranger.putCompany()
      let expected = StatusCodec.encode(notFound)
      for (prefix, method, call) in Self.calls {
        let absent = prefix + "_" + String(repeating: "0", count: 26)
        let real = foreign[prefix, default: []]
        let ids = [absent] + real + real.map { altered($0, at: 12) }
        for id in ids {
          stranger.transcript.clear()
          _ = try await reason { try await call(stranger, id) }
          let last = try #require(stranger.transcript.exchanges.last)
          #expect(last.error == expected, "\(method) of \(id)")
          #expect(last.metadata.isEmpty)
        }
      }
    }
  }

  @Test func oneChangedCharacterAtAnyPlaceIsNotFound() async throws {
    try await TestMarket.run { market in
      let pair = try await market.applied(try await market.worker(), try await market.company())
      for place in 4..<30 {
        for character in "0123456789abcdefghjkmnpqrstvwxyz" {
          var characters = Array(pair.workerID)
          guard characters[place] != character, place > 4 || character <= "7" else { continue }
          characters[place] = character
          let id = String(characters)
          #expect(try await reason { _ = try await pair.worker.engagement(id) } == "NOT_FOUND", "\(id)")
        }
      }
      for place in 4..<30 {
        let id = altered(pair.project, at: place)
        let answer = try await reason {
          _ = try await pair.worker.projects.getProject(GetProjectRequest(projectID: id))
        }
        #expect(answer == "NOT_FOUND")
      }
    }
  }

  @Test func unconsentedHalfConsentedAndForeignGrantsAnswerAlike() async throws {
    try await TestMarket.run { market in
      let pair = try await market.applied(try await market.worker(), try await market.company())
      let request = GetGrantRequest(engagementID: pair.companyID)
      let expected = StatusCodec.encode(notFound)
      func answer(_ id: String) async throws -> [UInt8]? {
        pair.company.transcript.clear()
        _ = try await reason {
          _ = try await pair.company.consents.getGrant(GetGrantRequest(engagementID: id))
        }
        return pair.company.transcript.exchanges.last?.error
      }
      #expect(try await answer(request.engagementID) == expected)
      try await pair.worker.consent(pair.workerID)
      #expect(try await answer(request.engagementID) == expected)
      #expect(try await answer(pair.workerID) == expected)
      _ = try await pair.worker.consents.withdrawConsent(WithdrawConsentRequest(engagementID: pair.workerID))
      #expect(try await answer(request.engagementID) == expected)
      try await pair.reveal()
      #expect(try await answer(request.engagementID) == nil)
      _ = try await pair.worker.consents.revokeGrant(RevokeGrantRequest(engagementID: pair.workerID))
      #expect(try await answer(request.engagementID) == expected)
    }
  }

  private var notFound: RPCError {
    RPCError(.notFound, "not found", details: [.reason("NOT_FOUND")])
  }
}

extension Party {
  /// The id of some profile, as this company sees it.
  func anyProfile() async throws -> String {
    let id = try #require(try await search("writer").first).id
    return id
  }
}

extension Sequence {
  func asyncMap<T>(_ transform: (Element) async throws -> T) async throws -> [T] {
    var results: [T] = []
    for element in self { results.append(try await transform(element)) }
    return results
  }
}
