import HandschlagAPI
import HandschlagRPC
import Testing

/// What parties do in most tests, with everything but the point of the test filled in.
extension TestMarket {
  /// A worker with a card and a profile.
  func worker(_ name: String = "worker") async throws -> Party {
    let party = try await party(name, [.worker])
    try await party.putCard()
    try await party.putProfile()
    return party
  }

  /// A company with a card and a page.
  func company(_ name: String = "company", verified: Bool = false) async throws -> Party {
    let party = try await party(name, [.company])
    try await party.putCard()
    try await party.putCompany()
    if verified { try await verify(party) }
    return party
  }

  /// The operator finds a company's identity right.
  func verify(_ party: Party) async throws {
    _ = try await operation.verifyCompany(
      VerifyCompanyRequest(accountID: party.account, verification: .verified, reason: "register read"))
  }

  func suspend(_ party: Party) async throws {
    _ = try await operation.suspendAccount(SuspendAccountRequest(accountID: party.account, reason: "spam"))
  }

  func reinstate(_ party: Party) async throws {
    _ = try await operation.reinstateAccount(
      ReinstateAccountRequest(accountID: party.account, reason: "heard"))
  }

  /// An application from a worker: both sides' ids of the engagement.
  func applied(_ worker: Party, _ company: Party) async throws -> Pair {
    let project = try await company.post()
    let own = try await worker.apply(to: project)
    let seen = try await company.latest()
    return Pair(worker: worker, company: company, workerID: own.id, companyID: seen.id, project: project)
  }

  /// An inquiry of a company: both sides' ids of the engagement.
  func inquired(_ company: Party, _ worker: Party) async throws -> Pair {
    let own = try await company.inquire(try await company.find(worker))
    let seen = try await worker.latest()
    return Pair(worker: worker, company: company, workerID: seen.id, companyID: own.id, project: "")
  }
}

/// One engagement with both of its sides.
struct Pair: Sendable {
  let worker: Party
  let company: Party
  let workerID: String
  let companyID: String
  let project: String
  /// The id under which the company knows the worker; empty where a test has no use for it.
  var profile = ""

  /// The engagement's id for a side.
  func id(of party: Party) -> String { party.account == worker.account ? workerID : companyID }

  /// The other side.
  func other(_ party: Party) -> Party { party.account == worker.account ? company : worker }

  /// Both sides consent to their usual fields.
  func reveal() async throws {
    try await worker.consent(workerID)
    try await company.consent(companyID)
  }

  /// The states of both views.
  var states: [ViewState] {
    get async throws { [try await worker.state(workerID), try await company.state(companyID)] }
  }
}

extension Party {
  /// A text that stands in this party's card and nowhere else.
  var canary: String { "Kanarienvogel" + name.filter(\.isLetter) }

  /// The card that `putCard` writes.
  var card: ContactCard {
    ContactCard(values: [
      ContactValue(field: .legalName, value: canary + " GmbH"),
      ContactValue(field: .email, value: canary + "@post.example"),
      ContactValue(field: .phone, value: canary + " 0211 5550123"),
    ])
  }

  /// Fields that meet the floors of both sides.
  static var usualFields: [ContactField] { [.legalName, .email] }

  func putCard() async throws {
    _ = try await accounts.putContactCard(PutContactCardRequest(card: card))
  }

  func profile(_ headline: String? = nil) -> ProfileContent {
    ProfileContent(
      headline: headline ?? "Careful writer \(name)", about: "I write short texts in plain words.",
      skills: ["copywriting", "swift"],
      languages: [
        LanguageSkill(language: "de-AT", level: .native), LanguageSkill(language: "en", level: .proficient),
      ],
      region: "DE-BY", availability: .now, hoursPerWeek: 20,
      rate: RateBand(minAmount: 2_300, maxAmount: 3_100, currency: "EUR", unit: .hour), kinds: [.text],
      experience: .fiveToTen)
  }

  func putProfile() async throws {
    _ = try await profiles.putProfile(PutProfileRequest(content: profile()))
  }

  func putCompany(fields: FieldPolicy? = nil) async throws {
    _ = try await companies.putCompany(companyPage(fields: fields))
  }

  /// What `putCompany` writes.
  func companyPage(fields: FieldPolicy? = nil) -> PutCompanyRequest {
    PutCompanyRequest(
      identity: CompanyIdentity(
        legalName: canary + " GmbH", registerNumber: "HRB " + canary,
        domain: canary.lowercased() + ".example"),
      attributes: CompanyAttributes(
        industry: "printing", size: .tenToFortyNine, region: "DE", about: "A small print shop."),
      fields: fields)
  }

  func project(_ title: String? = nil) -> ProjectContent {
    ProjectContent(
      title: title ?? "Text for a flyer of \(name)",
      description: "Three hundred words on bread, in plain German.",
      kinds: [.text], skills: ["copywriting"], region: "DE", urgency: .soon, cooperation: [.fixedPrice],
      naming: .anonymous)
  }

  /// Posts a project and returns its id.
  func post(_ content: ProjectContent? = nil) async throws -> String {
    let reply = try await projects.postProject(PostProjectRequest(content: content ?? project()))
    return try #require(reply.project).id
  }

  func apply(to project: String, _ text: String = "I would like to write this.") async throws -> Engagement {
    try #require(try await engagements.apply(ApplyRequest(projectID: project, text: text)).engagement)
  }

  func inquire(_ profile: String, about project: String = "", _ text: String = "Would you write for us?")
    async throws -> Engagement
  {
    try #require(
      try await engagements.inquire(InquireRequest(profileID: profile, projectID: project, text: text))
        .engagement)
  }

  /// The id under which this company finds a worker.
  func find(_ worker: Party) async throws -> String {
    let found = try await search(worker.name)
    return try #require(found.first { $0.content?.headline.hasSuffix(worker.name) == true }).id
  }

  func search(_ query: String) async throws -> [ProfileView] {
    try await profiles.searchProfiles(SearchProfilesRequest(query: query)).profiles
  }

  func engagement(_ id: String) async throws -> Engagement {
    try #require(try await engagements.getEngagement(GetEngagementRequest(engagementID: id)).engagement)
  }

  func state(_ id: String) async throws -> ViewState { try await engagement(id).state }

  /// This party's newest engagement.
  func latest() async throws -> Engagement {
    try #require(try await engagements.listEngagements(ListEngagementsRequest()).engagements.first)
  }

  @discardableResult
  func send(_ text: String, in id: String) async throws -> ThreadMessage {
    try #require(try await engagements.sendMessage(SendMessageRequest(engagementID: id, text: text)).message)
  }

  /// The texts of this party's view, in order.
  func texts(_ id: String) async throws -> [String] {
    try await engagements.listMessages(ListMessagesRequest(engagementID: id, pageSize: 100)).messages.map(
      \.text)
  }

  /// A consent with the hash of the notice as it is now.
  func consentRequest(_ id: String, _ fields: [ContactField] = usualFields) async throws -> GiveConsentRequest
  {
    let notice = try await consents.getConsentNotice(
      GetConsentNoticeRequest(engagementID: id, fields: fields, purpose: .thisWork))
    return GiveConsentRequest(
      engagementID: id, fields: fields, purpose: .thisWork, noticeHash: notice.noticeHash)
  }

  @discardableResult
  func consent(_ id: String, _ fields: [ContactField] = usualFields) async throws -> Engagement {
    try #require(try await consents.giveConsent(try await consentRequest(id, fields)).engagement)
  }

  /// What this party may read of the other's card, nil if nothing.
  func grant(_ id: String) async throws -> [String]? {
    do {
      let reply = try await consents.getGrant(GetGrantRequest(engagementID: id))
      return reply.card?.values.map(\.value)
    } catch let error as RPCError where error.code == .notFound {
      return nil
    }
  }

  /// The lines of this party's export.
  func export() async throws -> [String] {
    var lines: [String] = []
    for try await response in try await accounts.exportData(ExportDataRequest()) {
      lines.append(response.line)
    }
    return lines
  }

  /// All events that are kept for this party, up to and with the one about the engagement `last`'s beginning.
  func events(through last: String, kind: EngagementEventKind = .opened) async throws
    -> [WatchEngagementsResponse]
  {
    let stream = try await engagements.watchEngagements(WatchEngagementsRequest(cursor: "start"))
    var events: [WatchEngagementsResponse] = []
    for try await event in stream {
      events.append(event)
      if event.kind == kind, event.engagementID == last { break }
    }
    return events
  }

  /// The next `count` events after a cursor.
  func events(_ count: Int, after cursor: String = "start") async throws -> [WatchEngagementsResponse] {
    let stream = try await engagements.watchEngagements(WatchEngagementsRequest(cursor: cursor))
    var events: [WatchEngagementsResponse] = []
    for try await event in stream {
      events.append(event)
      if events.count == count { break }
    }
    return events
  }
}

/// The reason of the error that a call ends with; nil if it succeeds.
func reason(of call: () async throws -> Void) async throws -> String? {
  do {
    try await call()
    return nil
  } catch let error as RPCError {
    return error.reason ?? "\(error.code)"
  }
}
