import HandschlagAPI
import HandschlagProtobuf
import HandschlagRPC

/// One thing that happens in a history of two parties.
enum TwinStep: Hashable, Sendable {
  /// The observed party does something; all that it is answered is compared.
  case observed(ObservedAct)
  /// The other party does something that the observed one may see.
  case open(OpenAct)
  /// The other party does something that must stay hidden; in one of the two runs only.
  case hidden(HiddenAct)
  /// Time passes; then, perhaps, the server sweeps.
  case wait(hours: Int64, sweeps: Bool)

  enum ObservedAct: Hashable, CaseIterable, Sendable {
    case message, heldMessage, leak, replayedMessage, readEngagement, list, listSome, readMessages
    case notice, consent, withdrawConsent, ownConsents, askExtension, grant, grants, receipt, agreement
    case project, company, searchProjects, report, decline, declineAloud, block, unblock, beginAgain
    case withdrawBeginning, changeCard, changeProject, account, export, deletions, keyedMessage, sealedConsent
  }

  enum OpenAct: Hashable, CaseIterable, Sendable {
    case message, keyedMessage, askExtension
  }

  enum HiddenAct: Hashable, CaseIterable, Sendable {
    case decline, block, exclude, consent, withdrawConsent, erase

    /// Whether nothing that is done openly may follow.
    var isFinal: Bool { self == .block || self == .exclude || self == .erase }
  }
}

/// A history drawn from a seed. What makes two histories differ is whether the hidden steps happen.
struct TwinHistory: Sendable {
  let observedRole: Role
  /// Whether the observed party begins.
  let observedBegins: Bool
  /// An inquiry may be about no project.
  let withProject: Bool
  let steps: [TwinStep]

  init(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    observedRole = generator.once(in: 2) ? .worker : .company
    observedBegins = generator.once(in: 2)
    let applies = (observedRole == .worker) == observedBegins
    withProject = applies || generator.once(in: 2)
    var draft = Draft(observedRole: observedRole)
    for _ in 0..<(6 + Int(generator.next() % 10)) { draft.extend(&generator) }
    steps = draft.steps
  }

  /// Draws steps, and leaves out those by which the runs may differ by design: a reveal that happens because
  /// the hidden party consents too, and what takes effect for all to see once a day, or at once for those who
  /// are excluded.
  private struct Draft {
    let observedRole: Role
    var steps: [TwinStep] = []
    var observedConsents = false
    var otherConsents = false
    var isFinal = false
    var excludes = false
    var isNextDay = false

    mutating func extend(_ generator: inout SplitMix64) {
      switch generator.next() % 10 {
      case 0, 1, 2: addHidden(&generator)
      case 3: if !isFinal { steps.append(.open(generator.pick(TwinStep.OpenAct.allCases))) }
      case 4: addWait(&generator)
      default: addObserved(&generator)
      }
    }

    private mutating func addWait(_ generator: inout SplitMix64) {
      let hours: Int64 = generator.pick([1, 1, 2, 30, 100, 200])
      if hours > 11 { isNextDay = true }
      steps.append(.wait(hours: hours, sweeps: generator.once(in: 2)))
    }

    private mutating func addHidden(_ generator: inout SplitMix64) {
      let act = generator.pick(TwinStep.HiddenAct.allCases)
      switch act {
      case .consent:
        // Unless something stands in its way for good, two consents make a reveal, which is not hidden.
        guard isFinal || !observedConsents else { return }
        otherConsents = true
      case .withdrawConsent, .decline: otherConsents = false
      case .exclude:
        guard observedRole == .company else { return }
        excludes = true
      case .block, .erase: break
      }
      if act.isFinal { isFinal = true }
      steps.append(.hidden(act))
    }

    private mutating func addObserved(_ generator: inout SplitMix64) {
      let act = generator.pick(TwinStep.ObservedAct.allCases)
      switch act {
      case .consent, .sealedConsent:
        guard isFinal || !otherConsents else { return }
        observedConsents = true
      case .project, .company, .searchProjects, .beginAgain:
        guard !isFinal || !isNextDay && !excludes else { return }
      default: break
      }
      steps.append(.observed(act))
    }
  }
}

/// Plays histories in one market; of the two that are compared, one leaves the hidden steps out.
struct TwinPlayer {
  let market: TestMarket
  let playsHidden: Bool
  let observed: Party
  let third: Party
  private(set) var cursor = "start"

  init(_ market: TestMarket, playsHidden: Bool, observedRole: Role) async throws {
    self.market = market
    self.playsHidden = playsHidden
    if observedRole == .worker {
      observed = try await market.worker("observed")
      third = try await market.company("third")
    } else {
      observed = try await market.company("observed", verified: true)
      third = try await market.worker("third")
    }
  }

  /// Plays a history and returns all that the observed party received.
  mutating func play(_ history: TwinHistory, _ name: String) async throws -> [Exchange] {
    try await toNoon()
    let other =
      history.observedRole == .worker ? try await market.company(name) : try await market.worker(name)
    let (worker, company) = history.observedRole == .worker ? (observed, other) : (other, observed)
    let project = history.withProject ? try await company.post() : ""
    observed.transcript.clear()
    let pair = try await begin(history, worker, company, project)
    var scene = Scene(pair: pair, observed: observed, other: other, history: history)
    for step in history.steps { try await play(step, &scene) }
    try await finish(&scene)
    return try observed.transcript.exchanges.map(withoutBlockID)
  }

  /// Blocks are numbered over all accounts, so that one more elsewhere gives the next another id. Encrypted,
  /// it tells nobody anything; it is the one thing that is left out of the comparison.
  private func withoutBlockID(_ exchange: Exchange) throws -> Exchange {
    guard exchange.method == AccountServiceMethods.blockAccount.path, let bytes = exchange.reply else {
      return exchange
    }
    var exchange = exchange
    var reply = try BlockAccountResponse(decoding: bytes)
    reply.block?.id = ""
    exchange.reply = reply.encoded()
    return exchange
  }

  private func toNoon() async throws {
    let day: Int64 = 86_400_000
    market.clock.milliseconds = (market.clock.milliseconds / day + 1) * day + day / 2
    try await market.sweep()
  }

  private func begin(
    _ history: TwinHistory, _ worker: Party, _ company: Party, _ project: String
  ) async throws -> Pair {
    let applies = (history.observedRole == .worker) == history.observedBegins
    let profile = try await company.find(worker)
    let own =
      applies ? try await worker.apply(to: project) : try await company.inquire(profile, about: project)
    let seen = applies ? try await company.latest() : try await worker.latest()
    return Pair(
      worker: worker, company: company, workerID: applies ? own.id : seen.id,
      companyID: applies ? seen.id : own.id, project: project, profile: profile)
  }

  /// A third party comes, so that the stream of events has a known last one; then everything is read again.
  private mutating func finish(_ scene: inout Scene) async throws {
    let last: String
    if scene.history.observedRole == .worker {
      _ = try await third.inquire(try await third.find(observed), about: try await third.post())
      last = try await observed.latest().id
    } else {
      _ = try await third.apply(to: try await observed.post())
      last = try await observed.latest().id
    }
    let stream = try await observed.engagements.watchEngagements(WatchEngagementsRequest(cursor: cursor))
    for try await event in stream {
      observed.transcript.append(
        Exchange(method: "event", reply: event.encoded(), error: nil, metadata: []))
      cursor = event.cursor
      if event.kind == .opened, event.engagementID == last { break }
    }
    for act in [
      TwinStep.ObservedAct.readEngagement, .list, .listSome, .readMessages, .ownConsents, .grants, .grant,
      .receipt,
    ] {
      await scene.observe(act, in: market)
    }
  }

  private func play(_ step: TwinStep, _ scene: inout Scene) async throws {
    switch step {
    case .observed(let act): await scene.observe(act, in: market)
    case .open(let act): await scene.open(act)
    case .hidden(let act): if playsHidden { await scene.hide(act) }
    case .wait(let hours, let sweeps):
      market.clock.advance(hours: hours)
      if sweeps { try await market.sweep() }
    }
  }
}

/// One engagement while a history runs.
private struct Scene {
  let pair: Pair
  let observed: Party
  let other: Party
  let history: TwinHistory
  private var blocks: [String] = []
  private var texts = 0

  init(pair: Pair, observed: Party, other: Party, history: TwinHistory) {
    self.pair = pair
    self.observed = observed
    self.other = other
    self.history = history
  }

  private var isWorker: Bool { history.observedRole == .worker }

  /// What the other side does for the observed one to see; what is refused is refused.
  func open(_ act: TwinStep.OpenAct) async {
    let id = pair.id(of: other)
    switch act {
    case .message: _ = try? await other.send("A word from the other side.", in: id)
    case .keyedMessage: _ = try? await other.send("A word with a key.", key: 1, in: id)
    case .askExtension:
      _ = try? await other.engagements.askExtension(AskExtensionRequest(engagementID: id))
    }
  }

  func hide(_ act: TwinStep.HiddenAct) async {
    let id = pair.id(of: other)
    switch act {
    case .decline: _ = try? await other.engagements.decline(DeclineRequest(engagementID: id))
    case .block: _ = try? await other.accounts.blockAccount(BlockAccountRequest(party: .engagementID(id)))
    case .exclude:
      _ = try? await other.accounts.putExclusions(
        PutExclusionsRequest(exclusions: [Exclusion(legalName: observed.canary + " GmbH")]))
    case .consent: _ = try? await other.consent(id)
    case .withdrawConsent:
      _ = try? await other.consents.withdrawConsent(WithdrawConsentRequest(engagementID: id))
    case .erase: _ = try? await other.accounts.eraseAccount(EraseAccountRequest(accountID: other.account))
    }
  }

  /// The observed party's call; its answer, error or reply, is in the transcript.
  mutating func observe(_ act: TwinStep.ObservedAct, in market: TestMarket) async {
    let id = pair.id(of: observed)
    let engagements = observed.engagements
    let consents = observed.consents
    texts += 1
    do {
      switch act {
      case .message: try await observed.send("Line \(texts) of mine.", in: id)
      case .heldMessage: try await observed.send("anna (at) bakery", in: id)
      case .leak: try await observed.send("write to me@post.example", in: id)
      case .replayedMessage:
        let request = SendMessageRequest(engagementID: id, text: "Once \(texts).")
        let options = CallOptions(idempotencyKey: .key("\(id) \(texts)"))
        _ = try await engagements.sendMessage(request, options: options)
        _ = try await engagements.sendMessage(request, options: options)
      case .readEngagement: _ = try await observed.engagement(id)
      case .list: _ = try await engagements.listEngagements(ListEngagementsRequest(pageSize: 3))
      case .listSome:
        let page = try await engagements.listEngagements(
          ListEngagementsRequest(states: [.open, .ended], pageSize: 1))
        _ = try await engagements.listEngagements(
          ListEngagementsRequest(states: [.open, .ended], pageSize: 1, pageToken: page.nextPageToken))
      case .readMessages: _ = try await observed.texts(id)
      case .notice:
        _ = try await consents.getConsentNotice(
          GetConsentNoticeRequest(engagementID: id, fields: [.email], purpose: .furtherWork))
      case .consent: try await observed.consent(id)
      case .withdrawConsent: _ = try await consents.withdrawConsent(WithdrawConsentRequest(engagementID: id))
      case .ownConsents: _ = try await consents.listOwnConsents(ListOwnConsentsRequest())
      case .askExtension: _ = try await engagements.askExtension(AskExtensionRequest(engagementID: id))
      case .grant: _ = try await consents.getGrant(GetGrantRequest(engagementID: id))
      case .grants: _ = try await consents.listGrants(ListGrantsRequest())
      case .receipt: _ = try await observed.receipt(id)
      case .agreement: _ = try await observed.agreements.getAgreement(GetAgreementRequest(engagementID: id))
      case .report:
        _ = try await engagements.reportEngagement(
          ReportEngagementRequest(engagementID: id, reason: .spam, text: "too often"))
      case .decline: _ = try await engagements.decline(DeclineRequest(engagementID: id))
      case .declineAloud: _ = try await engagements.decline(DeclineRequest(engagementID: id, tellNow: true))
      case .account: _ = try await observed.accounts.getAccount(GetAccountRequest())
      case .export: for line in try await observed.export() { observed.transcript.note(line) }
      case .keyedMessage: try await observed.send("Line \(texts) with a key.", key: 1, in: id)
      case .sealedConsent:
        _ = try await consents.giveConsent(try await observed.sealedRequest(id))
      case .deletions: _ = try await consents.listDeletionRequests(ListDeletionRequestsRequest())
      default: try await observeOthers(act, id)
      }
    } catch {
      // The transcript has it.
    }
  }

  private mutating func observeOthers(_ act: TwinStep.ObservedAct, _ id: String) async throws {
    switch act {
    case .project: _ = try await observed.projects.getProject(GetProjectRequest(projectID: pair.project))
    case .company:
      if case .company(let face) = try await observed.engagement(id).counterpart {
        _ = try await observed.companies.getCompany(GetCompanyRequest(companyID: face.id))
      }
    case .searchProjects:
      _ = try await observed.projects.searchProjects(
        SearchProjectsRequest(query: pair.company.name, pageSize: 5))
    case .block:
      let reply = try await observed.accounts.blockAccount(BlockAccountRequest(party: .engagementID(id)))
      if let block = reply.block { blocks.append(block.id) }
    case .unblock:
      if let block = blocks.popLast() {
        _ = try await observed.accounts.unblockAccount(UnblockAccountRequest(blockID: block))
      }
    case .beginAgain:
      if isWorker {
        _ = try await observed.apply(to: pair.project, "Again, and gladly.")
      } else {
        _ = try await observed.inquire(pair.profile, about: pair.project, "Again, and gladly.")
      }
    case .withdrawBeginning:
      if isWorker {
        _ = try await observed.engagements.withdrawApplication(WithdrawApplicationRequest(engagementID: id))
      } else {
        _ = try await observed.engagements.withdrawInquiry(WithdrawInquiryRequest(engagementID: id))
      }
    case .changeCard:
      _ = try await observed.accounts.putContactCard(
        PutContactCardRequest(
          card: ContactCard(values: observed.card.values + [ContactValue(field: .website, value: "\(texts)")])
        ))
    case .changeProject:
      _ = try await observed.projects.updateProject(
        UpdateProjectRequest(projectID: pair.project, content: observed.project("Title \(texts)")))
    default: break
    }
  }
}
