extension Engagement {
  /// Decides what `act` of `actor` makes of this engagement.
  ///
  /// Pure: the same arguments give the same answer. Whether an act is refused follows from the
  /// actor's own view, `facts.own`, `now` and `policy` alone; the hidden truth decides only what is
  /// delivered and whether the reveal happens.
  ///
  /// - Parameters:
  ///   - facts: for acts of a side; the operator and the server need only the hidden ones.
  ///   - now: the server's time; a time before one already seen counts as that one.
  /// - Throws: the first `Rejection` that applies, in the order of its cases. Nothing has changed then.
  package func decide(
    _ act: Act, by actor: Actor, facts: Facts, now: Timestamp, policy: Policy
  ) throws(Rejection) -> Decision {
    guard TransitionTable.permits(act.kind, by: actor) else { throw .actorNotAllowed }
    var resolution = Resolution(self, hidden: facts.hidden, now: now, policy: policy)
    if case .side(let side) = actor {
      let sight = Sight(
        side: side, view: self[side], agreement: agreement, facts: facts.own, now: now,
        policy: policy)
      try sight.admit(act)
      let (view, effects) = sight.step(act)
      resolution.engagement[side] = view
      resolution.effects = effects
      resolution.follow(act, of: side)
    } else {
      resolution.follow(act)
    }
    return resolution.finish()
  }

  /// The next moment at which `expire` will change something; nil if none.
  package var due: Timestamp? {
    let moments = [workerView, companyView].compactMap { $0 }.flatMap { view -> [Timestamp] in
      switch view.state {
      case .open: [view.endsAt] + [view.consent?.expiresAt].compactMap { $0 }
      case .revealed: [view.agreementEndsAt].compactMap { $0 }
      default: []
      }
    }
    return (moments + Side.allCases.compactMap(forgettable)).min()
  }

  /// When the texts of an erased side go that never reached the counterpart; nil if there are none.
  fileprivate func forgettable(_ side: Side) -> Timestamp? {
    guard phase == .open, obstacles.contains(.erased(side)), self[side.other] == nil,
      !obstacles.contains(.viewEnded(side.other))
    else { return nil }
    return self[side]?.endsAt
  }
}

/// The second half of a decision: what an admitted act does to the hidden truth, to deliveries and
/// to the counterpart. It refuses nothing, so nothing hidden can be read from a refusal.
struct Resolution {
  /// The engagement so far.
  var engagement: Engagement
  /// The effects so far, in order.
  var effects: [Effect] = []
  /// What neither side is told.
  let hidden: HiddenFacts
  /// The time of the act, which is what a view is held against.
  let now: Timestamp
  /// The time that the reveal is held against: never before one already seen from either side.
  let moment: Timestamp
  /// The rules' settings.
  let policy: Policy

  init(_ engagement: Engagement, hidden: HiddenFacts, now: Timestamp, policy: Policy) {
    self.engagement = engagement
    self.hidden = hidden
    self.now = now
    moment = max(now, engagement.lastSeen)
    self.policy = policy
    self.engagement.lastSeen = moment
  }

  /// What an act of `side` means beyond its own view.
  mutating func follow(_ act: Act, of side: Side) {
    switch act {
    case .message(let standing): send(from: side, standing)
    case .giveConsent:
      resume(side)
      revealIfDue()
    case .decline(let tellThem):
      insert(.declined(side))
      if tellThem { end(side.other) }
    case .block: engagement.obstacles.insert(.blocked(side))
    case .unblock: unblock(side)
    case .erase: erase(side)
    case .closeProject:
      insert(.projectClosed)
      end(side.other)
    case .withdraw:
      insert(.withdrawn)
      end(side.other)
    case .changeProject: voidConsent(side.other)
    case .askExtension: extendIfBothAsked()
    case .proposeTerms(let terms, let hash), .counterTerms(let terms, let hash):
      propose(terms, hash, by: side)
    case .acceptTerms: accept()
    case .rejectTerms: reject(by: side)
    case .revokeGrant: revoke(of: side)
    case .acknowledgeDeletion:
      if effects.contains(.noteDeletion(by: side)) { tell(side.other, .deletionAcknowledged) }
    case .withdrawConsent, .changeCard, .recoverTokens: break
    case .releaseHeld, .refuseHeld, .exclude, .suspend, .reinstate, .expire, .supersede: break
    }
  }

  /// What an act of the operator or of the server means.
  mutating func follow(_ act: Act) {
    switch act {
    case .releaseHeld(let author, let opening): release(author, opening)
    case .refuseHeld(let author, let opening):
      effects.append(.refuseHeld(from: author))
      if opening, engagement.openingHeld {
        engagement.openingHeld = false
        insert(.screenedOut)
      }
    case .exclude(let side): engagement.obstacles.insert(.excluded(side))
    case .suspend(let side):
      engagement.obstacles.insert(.suspended(side))
      voidConsent(side)
    case .reinstate(let side):
      if engagement.obstacles.remove(.suspended(side)) != nil { reopen(to: side) }
    case .expire:
      for side in Side.allCases { settle(side) }
      for side in Side.allCases { forget(side) }
    case .supersede(let side): end(side)
    default: break
    }
  }

  /// The decision, after writing down what the views' ends mean for the truth.
  consuming func finish() -> Decision {
    for side in Side.allCases where engagement[side]?.state == .ended {
      if engagement.phase == .open, !engagement.obstacles.contains(.erased(side)),
        engagement.obstacles.insert(.viewEnded(side)).inserted,
        engagement.obstacles.contains(.erased(side.other))
      {
        effects.append(.purgeTexts(of: side.other))
      }
    }
    if engagement.phase == .revealed, Side.allCases.contains(where: { hasLapsed($0) }) {
      engagement.phase = .notAgreed
      lapse()
    }
    return Decision(engagement: engagement, effects: effects)
  }

  /// The time of an erased side's view is over and nobody was reached: nothing will be.
  private mutating func forget(_ side: Side) {
    guard let end = engagement.forgettable(side), moment >= end else { return }
    engagement.obstacles.insert(.viewEnded(side.other))
    effects.append(.purgeTexts(of: side))
  }

  private func hasLapsed(_ side: Side) -> Bool { engagement[side]?.state == .notAgreed }

  private mutating func insert(_ obstacle: Obstacles) {
    if engagement.phase == .open { engagement.obstacles.insert(obstacle) }
  }

  private mutating func settle(_ side: Side) {
    guard var view = engagement[side] else { return }
    let new = view.settle(side, at: now)
    guard !new.isEmpty else { return }
    engagement[side] = view
    effects += new
  }

  private mutating func end(_ side: Side) {
    guard engagement.phase == .open else { return }
    settle(side)
    guard var view = engagement[side] else { return }
    effects += view.end(side)
    engagement[side] = view
  }

  private mutating func voidConsent(_ side: Side) {
    guard engagement[side]?.state == .open else { return }
    settle(side)
    guard var view = engagement[side] else { return }
    effects += view.dropConsent(side, .consentVoided)
    engagement[side] = view
  }

  private mutating func unblock(_ side: Side) {
    guard engagement.obstacles.remove(.blocked(side)) != nil else { return }
    if engagement.phase == .open {
      engagement.obstacles.insert(.declined(side))
    } else {
      reopen(to: side)
    }
  }

  /// Both views are moved once both asked. That the counterpart declined, blocks or is gone since it
  /// asked makes no difference, or the extension would tell.
  private mutating func extendIfBothAsked() {
    guard Side.allCases.allSatisfy({ engagement[$0]?.extensionAsked == true }) else { return }
    for side in Side.allCases {
      guard var view = engagement[side], view.state(at: now) == .open, !view.extended else { continue }
      view.extended = true
      view.endsAt = view.endsAt + policy.extensionLength
      engagement[side] = view
      effects.append(.appendEvent(side, .extended))
    }
  }

  private mutating func erase(_ side: Side) {
    engagement.obstacles.insert(.erased(side))
    let other = side.other
    if engagement.phase == .revealed || engagement.phase == .notAgreed { leave(to: .revoked) }
    if var view = engagement[other], view.otherGrantLives {
      view.otherGrantLives = false
      if view.state == .revealed || view.state == .notAgreed { view.state = .revoked }
      engagement[other] = view
      effects += [.askDeletion(by: other), .appendEvent(other, .grantRevoked)]
    }
    // A counterpart that was never reached may still be, as if nothing had happened.
    let awaited = engagement[other] == nil && engagement.phase == .open
    if engagement[other]?.state != .open, !awaited { effects.append(.purgeTexts(of: side)) }
  }
}

// MARK: - The reveal and after

extension Resolution {
  /// The only way to a grant: called by `giveConsent` and by nothing else, so that no lifted block,
  /// reinstatement or late timer reveals anybody.
  private mutating func revealIfDue() {
    guard engagement.phase == .open, !engagement.openingHeld, standing.isEmpty else { return }
    guard var worker = engagement.workerView, var company = engagement.companyView,
      let given = worker.liveConsent(at: moment),
      let received = company.liveConsent(at: moment)
    else { return }
    guard suffices(given.offer.fields, of: .worker), suffices(received.offer.fields, of: .company)
    else { return }
    worker.reveal(at: moment, policy)
    company.reveal(at: moment, policy)
    engagement.workerView = worker
    engagement.companyView = company
    engagement.phase = .revealed
    effects += [.reveal, .appendEvent(.worker, .revealed), .appendEvent(.company, .revealed)]
  }

  private func suffices(_ fields: FieldSet, of side: Side) -> Bool {
    FieldMinimum.isMet(
      by: fields, of: side, own: hidden[side].minimum, counterpart: hidden[side.other].minimum)
  }

  private mutating func propose(_ terms: Terms, _ hash: [UInt8], by side: Side) {
    if let open = engagement.agreement.open {
      effects.append(.settleRevision(number: open.number, .superseded))
    }
    let revision = TermsRevision(
      number: (engagement.agreement.latest?.number ?? 0) + 1, author: side, terms: terms, hash: hash,
      state: .proposed, proposedAt: now)
    engagement.agreement.latest = revision
    effects += [.storeRevision(revision), .appendEvent(side, .termsProposed)]
    tell(side.other, .termsProposed)
  }

  private mutating func accept() {
    settleRevision(.accepted)
    engagement.phase = .agreed
    for side in Side.allCases {
      engagement[side]?.state = .agreed
      effects.append(.appendEvent(side, .agreed))
    }
  }

  private mutating func reject(by side: Side) {
    settleRevision(.rejected)
    effects.append(.appendEvent(side, .termsRejected))
    tell(side.other, .termsRejected)
  }

  /// The contact data of `side` is taken back; a contract stays.
  private mutating func revoke(of side: Side) {
    let other = side.other
    if engagement.phase != .agreed { leave(to: .revoked) }
    guard var view = engagement[other], view.otherGrantLives else { return }
    view.otherGrantLives = false
    if engagement.phase == .revoked, view.state != .ended { view.state = .revoked }
    engagement[other] = view
    effects += [.askDeletion(by: other), .appendEvent(other, .grantRevoked)]
  }

  private mutating func leave(to phase: Phase) {
    engagement.phase = phase
    lapse()
  }

  private mutating func lapse() {
    if engagement.agreement.open != nil { settleRevision(.lapsed) }
  }

  private mutating func settleRevision(_ state: RevisionState) {
    guard let open = engagement.agreement.open else { return }
    engagement.agreement.latest?.state = state
    effects.append(.settleRevision(number: open.number, state))
  }

  /// An event for a side that has not shut the door. What it is about stands for it to read.
  private mutating func tell(_ side: Side, _ event: EventKind) {
    if bars(to: side).isEmpty { effects.append(.appendEvent(side, event)) }
  }
}

extension View {
  /// Both cards are exchanged: the sealed consents are spent.
  fileprivate mutating func reveal(at now: Timestamp, _ policy: Policy) {
    state = .revealed
    consent = nil
    declined = false
    ownGrantLives = true
    otherGrantLives = true
    revealedAt = now
    agreementEndsAt = now + policy.agreementWindow
  }
}
