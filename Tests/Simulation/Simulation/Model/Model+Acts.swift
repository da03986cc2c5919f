/// What parties do, one call each.
enum Act: Hashable, Sendable {
  case apply(worker: Int, project: Int)
  case inquire(company: Int, worker: Int, project: Int?)
  case message(Int, Side, String)
  case consent(Int, Side, withPhone: Bool)
  case withdrawConsent(Int, Side)
  case decline(Int, Side, tellsThem: Bool)
  case withdraw(Int, Side)
  case askForTime(Int, Side)
  case revoke(Int, Side)
  case block(Int, Side)
  case unblock(Int)
  case exclude(worker: Int, Set<Int>)
  case postProject(Int)
  case closeProject(Int)
  case changeCard(Int)
  case suspend(Int)
  case reinstate(Int)
  case erase(Int)
  case readGrant(Int, Side)
  case readThread(Int, Side)
}

extension Model {
  /// Who calls; nil is the operator.
  func caller(of act: Act) -> Int? {
    switch act {
    case .apply(let worker, _), .exclude(let worker, _): worker
    case .inquire(let company, _, _), .postProject(let company): company
    case .message(let id, let side, _), .consent(let id, let side, _), .withdrawConsent(let id, let side),
      .decline(let id, let side, _), .withdraw(let id, let side), .askForTime(let id, let side),
      .revoke(let id, let side), .block(let id, let side), .readGrant(let id, let side),
      .readThread(let id, let side):
      engagements[id].account(side)
    case .unblock(let index): blocks[index].owner
    case .closeProject(let project): projects[project].owner
    case .changeCard(let account), .erase(let account): account
    case .suspend, .reinstate: nil
    }
  }

  /// The engagements that an act can change, to look at afterwards.
  func touched(by act: Act) -> [Int] {
    switch act {
    case .message(let id, _, _), .consent(let id, _, _), .withdrawConsent(let id, _), .decline(let id, _, _),
      .withdraw(let id, _), .askForTime(let id, _), .revoke(let id, _), .block(let id, _),
      .readGrant(let id, _), .readThread(let id, _):
      [id]
    case .apply, .inquire: engagements.isEmpty ? [] : [engagements.count - 1]
    default: []
    }
  }

  /// Whether a suspended account may still call it.
  private func isOwnData(_ act: Act) -> Bool {
    switch act {
    case .readThread, .erase: true
    default: false
    }
  }

  /// Carries an act out and says what its caller must be answered.
  ///
  /// - Parameters:
  ///   - key: the idempotency key that it is sent under, if its method takes one.
  ///   - admitted: the accounts as they stood when it was let in, if that was before what it now meets.
  mutating func perform(_ act: Act, key: String?, now: Int64, admitted: [Account]? = nil) -> Outcome {
    if let caller = caller(of: act) {
      if let refusal = refusal(of: act, by: (admitted ?? accounts)[caller]) { return refusal }
      if let key {
        if let known = answers.first(where: { $0.account == caller && $0.key == key }) {
          return known.outcome
        }
        // What is refused has changed nothing, and is not remembered.
        let outcome = refusalInside(act, accounts[caller]) ?? carryOut(act, now)
        if case .refused = outcome { return outcome }
        answers.append(KeyedAnswer(key: key, account: caller, outcome: outcome, at: now / 1000))
        return outcome
      }
      if let refusal = refusalInside(act, accounts[caller]) { return refusal }
    }
    return carryOut(act, now)
  }

  private func refusal(of act: Act, by account: Account) -> Outcome? {
    if account.isErased { return .refused("TOKEN_INVALID") }
    if account.isSuspended, !isOwnData(act) { return .refused("ACCOUNT_SUSPENDED") }
    return nil
  }

  /// What reaches out to somebody new, or shows who one is, is looked at once more when its turn comes.
  private func refusalInside(_ act: Act, _ account: Account) -> Outcome? {
    switch act {
    case .inquire, .consent: refusal(of: act, by: account)
    default: nil
    }
  }

  private mutating func carryOut(_ act: Act, _ now: Int64) -> Outcome {
    switch act {
    case .apply(let worker, let project):
      return begin(
        .worker, worker: worker, company: projects[project].owner, project: project, act.words, now)
    case .inquire(let company, let worker, let project):
      return begin(.company, worker: worker, company: company, project: project, act.words, now)
    case .message(let id, let side, let words): return message(id, side, words, now)
    case .consent(let id, let side, let withPhone): return consent(id, side, withPhone, now)
    case .withdrawConsent(let id, let side): return withdrawConsent(id, side, now)
    case .decline(let id, let side, let tellsThem): return decline(id, side, tellsThem, now)
    case .withdraw(let id, let side): return withdraw(id, side, now)
    case .askForTime(let id, let side): return askForTime(id, side, now)
    case .revoke(let id, let side): return revoke(id, side, now)
    case .block(let id, let side): return block(id, side, now)
    case .unblock(let index): return unblock(index, now)
    // As with a second erasure, below.
    case .exclude(let account, _) where accounts[account].isErased: return .refused("NOT_FOUND")
    case .exclude(let worker, let companies): return exclude(worker, companies, now)
    case .postProject(let owner):
      projects.append(Project(owner: owner))
      return .done
    case .closeProject(let project): return closeProject(project, now)
    case .changeCard(let account): return changeCard(account, now)
    case .suspend(let account): return setSuspended(account, true, now)
    case .reinstate(let account): return setSuspended(account, false, now)
    // Let in before another call erased the account, and carried out after it.
    case .erase(let account) where accounts[account].isErased: return .refused("NOT_FOUND")
    case .erase(let account): return erase(account, now)
    case .readGrant(let id, let side): return readGrant(id, side)
    case .readThread(let id, let side): return readThread(id, side, now)
    }
  }

  // MARK: - In one engagement

  /// Refuses what a view's state does not allow.
  private func refusal(_ id: Int, _ side: Side, in states: Set<State>, reachesOut: Bool, _ now: Int64)
    -> Outcome?
  {
    guard let view = engagements[id][side] else { return .refused("NOT_FOUND") }
    let state = view.state(at: now)
    guard states.contains(state) else {
      return .refused(state == .ended ? "ENGAGEMENT_ENDED" : "WRONG_STATE")
    }
    if reachesOut, view.blocks { return .refused("COUNTERPART_BLOCKED") }
    return nil
  }

  private mutating func message(_ id: Int, _ side: Side, _ words: String, _ now: Int64) -> Outcome {
    if let refusal = refusal(id, side, in: [.open, .revealed], reachesOut: true, now) { return refusal }
    see(id, now)
    settle(id, side, now, own: true)
    engagements[id][side]?.declines = false
    let number = send(id, side, words, [], now)
    finish(id)
    return .message(number: number, words: words)
  }

  private mutating func send(
    _ id: Int, _ side: Side, _ words: String, _ facts: Set<Bar>, _ now: Int64
  ) -> Int {
    resume(id, side, facts, now)
    let number = write(id, side, words, facts, now)
    tell(.message, side, id, now, message: number)
    return number
  }

  private mutating func consent(_ id: Int, _ side: Side, _ withPhone: Bool, _ now: Int64) -> Outcome {
    if let refusal = refusal(id, side, in: [.open], reachesOut: true, now) { return refusal }
    let facts = facts(of: id)
    see(id, now)
    settle(id, side, now, own: true)
    if var view = engagements[id][side] {
      view.declines = false
      let card = accounts[engagements[id].account(side)].card
      if view.consent?.withPhone != withPhone || view.consent?.card != card {
        let endsAt = min(view.moment(now) + Self.consentLength, view.endsAt)
        view.consent = Consent(withPhone: withPhone, card: card, endsAt: endsAt)
        tell(.unshown, side, id, now)
      }
      engagements[id][side] = view
    }
    resume(id, side, facts, now)
    let wasOpen = engagements[id].phase == .open
    revealIfDue(id, facts)
    if wasOpen, engagements[id].phase == .revealed {
      for side in Side.allCases { tell(.revealed, side, id, now) }
    }
    finish(id)
    return sight(id, side, now)
  }

  private mutating func withdrawConsent(_ id: Int, _ side: Side, _ now: Int64) -> Outcome {
    if let refusal = refusal(id, side, in: [.open], reachesOut: false, now) { return refusal }
    guard engagements[id][side]?.liveConsent(at: now) != nil else { return .refused("NO_CONSENT") }
    see(id, now)
    settle(id, side, now, own: true)
    dropConsent(id, side, now, .unshown)
    finish(id)
    return sight(id, side, now)
  }

  private mutating func decline(_ id: Int, _ side: Side, _ tellsThem: Bool, _ now: Int64) -> Outcome {
    if let refusal = refusal(id, side, in: [.open], reachesOut: false, now) { return refusal }
    see(id, now)
    settle(id, side, now, own: true)
    dropConsent(id, side, now, .voided)
    if engagements[id][side]?.declines == false { tell(.unshown, side, id, now) }
    engagements[id][side]?.declines = true
    if tellsThem { endOpen(id, side, now) }
    engagements[id].bars.insert(.declined(side))
    if tellsThem { endOther(id, side.other, now) }
    finish(id)
    return sight(id, side, now)
  }

  private mutating func withdraw(_ id: Int, _ side: Side, _ now: Int64) -> Outcome {
    if let refusal = refusal(id, side, in: [.open], reachesOut: false, now) { return refusal }
    guard engagements[id][side]?.began == true else { return .refused("NOT_ORIGINATOR") }
    see(id, now)
    settle(id, side, now, own: true)
    endOpen(id, side, now)
    engagements[id].bars.insert(.withdrawn)
    endOther(id, side.other, now)
    finish(id)
    return sight(id, side, now)
  }

  private mutating func askForTime(_ id: Int, _ side: Side, _ now: Int64) -> Outcome {
    if let refusal = refusal(id, side, in: [.open], reachesOut: true, now) { return refusal }
    see(id, now)
    settle(id, side, now, own: true)
    engagements[id][side]?.asksForTime = true
    if Side.allCases.allSatisfy({ engagements[id][$0]?.asksForTime == true }) {
      for side in Side.allCases {
        guard var view = engagements[id][side], view.state(at: now) == .open, !view.isExtended else {
          continue
        }
        view.isExtended = true
        view.endsAt += Self.viewLength
        engagements[id][side] = view
        tell(.extended, side, id, now)
      }
    }
    finish(id)
    return sight(id, side, now)
  }

  private mutating func revoke(_ id: Int, _ side: Side, _ now: Int64) -> Outcome {
    if let refusal = refusal(id, side, in: [.revealed, .notAgreed, .revoked], reachesOut: false, now) {
      return refusal
    }
    guard engagements[id][side]?.gives == true else { return .refused("NO_GRANT") }
    see(id, now)
    settle(id, side, now, own: true)
    engagements[id][side]?.gives = false
    engagements[id][side]?.state = .revoked
    tell(.revoked, side, id, now)
    engagements[id].phase = .revoked
    if engagements[id][side.other]?.holds != nil {
      if engagements[id][side.other]?.state != .ended { engagements[id][side.other]?.state = .revoked }
      stopOther(id, of: side, now)
    }
    finish(id)
    return sight(id, side, now)
  }

  // MARK: - What is read

  func sight(_ id: Int, _ side: Side, _ now: Int64) -> Outcome {
    guard let view = engagements[id][side] else { return .refused("NOT_FOUND") }
    let consent = view.liveConsent(at: now)
    return .sight(
      Sight(
        state: view.state(at: now).rawValue, began: view.began, ends: Self.hours(view.endsAt),
        asksForTime: view.asksForTime, messages: view.messages, agreeUntil: (view.agreeUntil ?? 0) / 1000,
        consent: consent?.withPhone, consentEnds: consent.map { Self.hours($0.endsAt) } ?? 0))
  }

  private static func hours(_ moment: Int64) -> Int64 { moment / hour * 3600 }

  private func readGrant(_ id: Int, _ side: Side) -> Outcome {
    guard let held = engagements[id][side]?.holds else { return .refused("NOT_FOUND") }
    return .card(Cards.values(engagements[id].account(side.other), held))
  }

  private func readThread(_ id: Int, _ side: Side, _ now: Int64) -> Outcome {
    guard let view = engagements[id][side] else { return .refused("NOT_FOUND") }
    guard view.state(at: now) != .ended else { return .thread([]) }
    return .thread(
      engagements[id].texts.filter { $0.numbers[side] != nil }
        .sorted { ($0.numbers[side] ?? 0) < ($1.numbers[side] ?? 0) }
        .map { ($0.author == side ? "own: " : "other: ") + $0.words })
  }

  /// What the message of an event says to whom it is told; nil when its view is over or it is gone.
  func words(of event: Event, _ account: Int, _ now: Int64) -> String? {
    let engagement = engagements[event.engagement]
    let side = accounts[account].side
    guard event.kind == .message, engagement[side]?.state(at: now) != .ended else { return nil }
    return engagement.texts.first { $0.numbers[side] == event.message }?.words
  }
}

extension Act {
  /// What a beginning or a message says.
  var words: String {
    switch self {
    case .apply: "I would like to write this."
    case .inquire: "Would you write for us?"
    case .message(_, _, let words): words
    default: ""
    }
  }

  /// Whether its method takes an idempotency key.
  var isKeyed: Bool {
    switch self {
    case .apply, .inquire, .message, .consent, .postProject: true
    default: false
    }
  }
}
