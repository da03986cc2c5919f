/// What one side knows when it acts. Every refusal, and all that happens to the side's own view by
/// its own hand, is computed from this and from nothing else: the hidden truth and the counterpart's
/// view are not in it, so they cannot matter.
struct Sight {
  /// The side that acts.
  let side: Side
  /// Its view, nil if it has none.
  let view: View?
  /// The negotiation, empty before the reveal and known to both after it.
  let agreement: Agreement
  /// What it may know besides.
  let facts: OwnFacts
  /// The time of the act.
  let now: Timestamp
  /// The rules' settings.
  let policy: Policy

  /// Refuses what this side may not do. The checks run in the order of `Rejection`'s cases.
  func admit(_ act: Act) throws(Rejection) {
    if facts.suspended, act.kind.needsGoodStanding { throw .accountSuspended }
    let state = view?.state(at: now)
    guard TransitionTable.allows(act.kind, in: state) else {
      throw state == nil ? .notFound : state == .ended ? .ended : .wrongState
    }
    if act.kind.needsGoodStanding, facts.blocksCounterpart || view?.blocked == true {
      throw .counterpartBlocked
    }
    switch act {
    case .withdraw:
      guard view?.origin.side == side else { throw .notOriginator }
    case .message:
      try facts.sealing.admitText()
    case .giveConsent(let offer):
      try admit(offer)
    case .withdrawConsent:
      guard view?.liveConsent(at: now) != nil else { throw .noConsent }
    case .revokeGrant:
      guard view?.ownGrantLives == true else { throw .noGrant }
    case .acknowledgeDeletion:
      guard facts.deletion != .none else { throw .noDeletionAsked }
    case .proposeTerms(let terms, _), .counterTerms(let terms, _):
      try admit(terms, as: act.kind)
    case .acceptTerms(let hash), .rejectTerms(let hash):
      try admitAnswer(to: hash)
    default: break
    }
    for quota in act.kind.quotas { try policy.quotas.check(quota, facts.usage) }
  }

  private func admit(_ offer: ConsentOffer) throws(Rejection) {
    guard offer.noticeHash == facts.noticeHash else { throw .noticeStale }
    guard !offer.fields.isEmpty else { throw .noFields }
    try facts.sealing.admitConsent()
    // Of a sealed card the server knows no field: its giver's program sees to them, and the recipient's checks.
    guard facts.sealing.named != nil || offer.fields.isSubset(of: facts.cardFields) else {
      throw .fieldNotInCard
    }
    let floor = FieldRequirement.floor(for: side)
    guard floor.isMet(by: offer.fields), offer.fields.isSuperset(of: facts.ownMinimum.offers) else {
      throw .belowOwnMinimum
    }
    guard offer.fields.isSuperset(of: facts.counterpartMinimum.requires) else {
      throw .belowRequiredFields
    }
  }

  private func admit(_ terms: Terms, as kind: Act.Kind) throws(Rejection) {
    guard terms.isValid else { throw .termsInvalid }
    if kind == .proposeTerms {
      if agreement.open?.author == side.other { throw .termsWaiting }
    } else {
      guard let open = agreement.open else { throw .noOpenTerms }
      guard open.author != side else { throw .ownTerms }
    }
  }

  private func admitAnswer(to hash: [UInt8]) throws(Rejection) {
    guard let open = agreement.open else { throw .noOpenTerms }
    guard open.author != side else { throw .ownTerms }
    guard open.hash == hash else { throw .termsChanged }
  }

  /// What an admitted act does to this side's own view, and the effects that concern it alone.
  func step(_ act: Act) -> (view: View?, effects: [Effect]) {
    guard var view else { return (nil, []) }
    var effects = view.settle(side, at: now)
    switch act {
    case .message: view.declined = false
    case .giveConsent(let offer): effects += view.consent(side, to: offer, at: now, policy)
    case .withdrawConsent: effects += view.dropConsent(side, .consentWithdrawn)
    case .decline(let tellThem): effects += view.decline(side, ending: tellThem)
    case .block:
      view.blocked = true
      effects += view.dropConsent(side, .consentVoided)
    case .unblock:
      if view.blocked, view.state == .open { view.declined = true }
      view.blocked = false
    case .changeCard, .changeProject, .recoverTokens:
      effects += view.dropConsent(side, .consentVoided)
    case .erase: effects += view.erase(side)
    case .closeProject, .withdraw: effects += view.end(side)
    case .askExtension: view.extensionAsked = true
    case .revokeGrant: effects += view.stopOwnGrant(side)
    case .acknowledgeDeletion:
      // Said twice, it is said once.
      if facts.deletion == .open { effects.append(.noteDeletion(by: side)) }
    case .releaseHeld, .refuseHeld, .exclude, .suspend, .reinstate, .expire, .supersede: break
    case .proposeTerms, .counterTerms, .acceptTerms, .rejectTerms: break
    }
    return (view, effects)
  }
}

extension Act.Kind {
  /// Acts that reach out to the counterpart: not for a suspended account, nor past one's own block.
  var needsGoodStanding: Bool {
    switch self {
    case .message, .giveConsent, .askExtension, .proposeTerms, .counterTerms, .acceptTerms: true
    default: false
    }
  }

  /// The quotas that an act counts under.
  package var quotas: [Quota] {
    switch self {
    case .message: [.messagesPerHour, .messagesPerHourInEngagement]
    case .giveConsent: [.consentsPerDay]
    case .proposeTerms, .counterTerms: [.termsPerDay]
    default: []
    }
  }
}

extension View {
  /// Writes down what time has ended in this view.
  mutating func settle(_ side: Side, at now: Timestamp) -> [Effect] {
    let moment = moment(now)
    let reached = state(at: now)
    lastSeen = moment
    switch (state, reached) {
    case (.open, .ended): return end(side)
    case (.open, _):
      guard let consent, !consent.isLive(at: moment) else { return [] }
      return dropConsent(side, .consentExpired)
    case (.revealed, .notAgreed):
      state = .notAgreed
      return [.appendEvent(side, .notAgreed)]
    default: return []
    }
  }

  /// Ends an open view: its consent goes, and what it wrote in vain.
  mutating func end(_ side: Side) -> [Effect] {
    guard state == .open else { return [] }
    var effects: [Effect] = consent == nil ? [] : [.destroyDisclosure(side)]
    consent = nil
    state = .ended
    effects += [.appendEvent(side, .ended), .purgeUndelivered(from: side)]
    return effects
  }

  /// Takes the consent away, if there is one, and says so to its giver.
  mutating func dropConsent(_ side: Side, _ event: EventKind) -> [Effect] {
    guard consent != nil else { return [] }
    consent = nil
    return [.destroyDisclosure(side), .appendEvent(side, event)]
  }

  /// Takes a consent. The same consent twice is one; another one replaces the first.
  fileprivate mutating func consent(
    _ side: Side, to offer: ConsentOffer, at now: Timestamp, _ policy: Policy
  ) -> [Effect] {
    declined = false
    if consent?.offer == offer { return [] }
    var effects: [Effect] = consent == nil ? [] : [.destroyDisclosure(side)]
    let moment = moment(now)
    consent = Consent(
      offer: offer, givenAt: moment, expiresAt: min(moment + policy.consentLifetime, endsAt))
    effects += [.sealDisclosure(side), .appendEvent(side, .consentGiven)]
    return effects
  }

  fileprivate mutating func decline(_ side: Side, ending: Bool) -> [Effect] {
    var effects = dropConsent(side, .consentVoided)
    if !declined { effects.append(.appendEvent(side, .declined)) }
    declined = true
    return ending ? effects + end(side) : effects
  }

  fileprivate mutating func stopOwnGrant(_ side: Side) -> [Effect] {
    ownGrantLives = false
    if state != .agreed { state = .revoked }
    return [.stopGrant(of: side), .appendEvent(side, .grantRevoked)]
  }

  /// The account is gone: nothing is left to see, and its contact data least of all. What it wrote
  /// stays for the counterpart as long as the counterpart's view does.
  fileprivate mutating func erase(_ side: Side) -> [Effect] {
    var effects: [Effect] = consent == nil ? [] : [.destroyDisclosure(side)]
    if ownGrantLives { effects.append(.stopGrant(of: side)) }
    consent = nil
    ownGrantLives = false
    if state != .ended { effects.append(.appendEvent(side, .ended)) }
    state = .ended
    return effects
  }
}
