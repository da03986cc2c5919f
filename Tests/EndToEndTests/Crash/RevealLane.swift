import HandschlagClient

/// A worker and a company go from a project to the reveal, again and again.
actor RevealLane: Lane {
  /// A consent as it was given, so that it can be given again.
  private struct Consent {
    let request: GiveConsentRequest
    let call = OpenCall()
    var isAcknowledged = false
  }

  /// One way from the project to the reveal.
  private struct Handshake {
    let title: String
    let posting = OpenCall()
    let applying = OpenCall()
    var project: String?
    var views: [Role: String] = [:]
    var consents: [Role: Consent] = [:]
  }

  private let parties: [Role: Party]
  private var handshakes: [Handshake] = []

  init(worker: Party, company: Party) { parties = [.worker: worker, .company: company] }

  private func party(_ role: Role, _ client: HandschlagClient) throws -> Party {
    guard let party = parties[role] else { throw Failure("no such side") }
    return party.over(client)
  }

  // MARK: - Load

  func work(_ client: HandschlagClient) async throws {
    let (worker, company) = (try party(.worker, client), try party(.company, client))
    try await untilGone {
      let index = handshakes.count
      handshakes.append(Handshake(title: "Beratung \(lettered(index))"))
      handshakes[index].project = try await company.post(
        handshakes[index].title, options: handshakes[index].posting.options
      ).id
      try await apply(index, worker, company)
      async let first: Void = consent(index, .worker, worker)
      async let second: Void = consent(index, .company, company)
      _ = try await (first, second)
    }
  }

  private func apply(_ index: Int, _ worker: Party, _ company: Party) async throws {
    guard let project = handshakes[index].project else { return }
    let options = handshakes[index].applying.options
    handshakes[index].views[.worker] = try await worker.apply(to: project, options: options).id
    handshakes[index].views[.company] = try await company.view(of: project)?.id
  }

  private func consent(_ index: Int, _ role: Role, _ party: Party) async throws {
    guard let view = handshakes[index].views[role] else {
      throw Failure("\(role) does not see the engagement")
    }
    let fields = party.card.values.map(\.field)
    let notice = try await party.client.consents.getConsentNotice(
      .init(engagementID: view, fields: fields, purpose: .thisWork))
    let consent = Consent(
      request: .init(engagementID: view, fields: fields, purpose: .thisWork, noticeHash: notice.noticeHash))
    handshakes[index].consents[role] = consent
    _ = try await party.client.consents.giveConsent(consent.request, options: consent.call.options)
    handshakes[index].consents[role]?.isAcknowledged = true
  }

  // MARK: - Proof

  func verify(_ client: HandschlagClient) async throws {
    let (worker, company) = (try party(.worker, client), try party(.company, client))
    for index in handshakes.indices {
      try await repeatBeginning(index, worker, company)
      try await look(index, worker, company)
      try await repeatConsents(index, client)
      try await look(index, worker, company)
    }
  }

  private func repeatBeginning(_ index: Int, _ worker: Party, _ company: Party) async throws {
    let handshake = handshakes[index]
    if handshake.project == nil {
      let first = try await company.post(handshake.title, options: handshake.posting.options)
      let second = try await company.post(handshake.title, options: handshake.posting.options)
      guard first == second else { throw Failure("a repeated call posted another project") }
      handshakes[index].project = first.id
    }
    guard handshake.views.count < 2 else { return }
    try await apply(index, worker, company)
    let known = handshakes[index].views
    try await apply(index, worker, company)
    guard known.count == 2, known == handshakes[index].views else {
      throw Failure("repeated applications became the engagements \(known) and \(handshakes[index].views)")
    }
  }

  private func repeatConsents(_ index: Int, _ client: HandschlagClient) async throws {
    for (role, consent) in handshakes[index].consents where !consent.isAcknowledged {
      let service = try party(role, client).client.consents
      let first = try await service.giveConsent(consent.request, options: consent.call.options)
      let second = try await service.giveConsent(consent.request, options: consent.call.options)
      guard first == second else { throw Failure("a repeated consent was answered differently") }
      handshakes[index].consents[role]?.isAcknowledged = true
    }
  }

  /// Both grants or neither, and both views agree with that and with what was acknowledged.
  private func look(_ index: Int, _ worker: Party, _ company: Party) async throws {
    let handshake = handshakes[index]
    let ofWorker = try await Side(worker, handshake.views[.worker] ?? "")
    let ofCompany = try await Side(company, handshake.views[.company] ?? "")
    let isRevealed = ofWorker.grant != nil
    guard (ofCompany.grant != nil) == isRevealed else { throw Failure("a reveal is half done: one grant") }
    for (side, other, role) in [(ofWorker, company, Role.worker), (ofCompany, worker, .company)] {
      let consent = handshake.consents[role]
      guard side.view.state == (isRevealed ? .revealed : .open), side.summaries == (isRevealed ? 2 : 0) else {
        throw Failure("a reveal is half done: \(side.view.state), \(side.summaries) grants listed")
      }
      if isRevealed, side.grant != other.card { throw Failure("a grant shows another card") }
      if isRevealed, consent == nil { throw Failure("a reveal without a consent") }
      let isKept = side.view.ownConsent != nil
      switch consent?.isAcknowledged {
      case nil where isKept: throw Failure("a consent is there that nobody gave")
      case true? where !isKept && !isRevealed: throw Failure("an acknowledged consent is missing")
      default: break
      }
    }
    let bothConsented = handshake.consents.values.filter(\.isAcknowledged).count == 2
    if bothConsented, !isRevealed {
      throw Failure("both consents were acknowledged, and nothing is revealed")
    }
  }

  /// What one side sees of an engagement.
  private struct Side {
    let view: Engagement
    let grant: ContactCard?
    let summaries: Int

    init(_ party: Party, _ id: String) async throws {
      guard let view = try await party.client.engagements.getEngagement(.init(engagementID: id)).engagement
      else { throw Failure("GetEngagement answered without an engagement") }
      self.view = view
      grant = try await party.grant(in: id)
      summaries = try await party.client.consents.listGrants(.init()).grants.count { $0.engagementID == id }
    }
  }
}
