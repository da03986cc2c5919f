// What an act does to an engagement: the parts that several acts share.
extension Model {
  // MARK: - Events

  mutating func tell(_ kind: EventKind, _ side: Side, _ id: Int, _ now: Int64, message: Int = 0) {
    let account = engagements[id].account(side)
    streams[account].head += 1
    streams[account].events.append(
      Event(place: streams[account].head, kind: kind, engagement: id, message: message, at: now / 1000))
  }

  // MARK: - Facts

  /// What stands between both sides now, whatever is written in their engagements.
  func facts(worker: Int, company: Int, project: Int?) -> Set<Bar> {
    var facts: Set<Bar> = []
    for (side, account, other) in [(Side.worker, worker, company), (.company, company, worker)] {
      if accounts[account].isSuspended { facts.insert(.suspended(side)) }
      if accounts[account].isErased { facts.insert(.erased(side)) }
      if blocks.contains(where: { $0.owner == account && $0.blocked == other }) {
        facts.insert(.blocked(side))
      }
    }
    if excludes(worker, company) { facts.insert(.excluded(.worker)) }
    if let project, projects[project].isClosed { facts.insert(.projectClosed) }
    return facts
  }

  func excludes(_ worker: Int, _ company: Int) -> Bool {
    accounts[worker].excluded.contains(company) && !accounts[company].isErased
  }

  func facts(of id: Int) -> Set<Bar> {
    let engagement = engagements[id]
    return facts(worker: engagement.worker, company: engagement.company, project: engagement.project)
  }

  // MARK: - Time

  mutating func see(_ id: Int, _ now: Int64) { engagements[id].seen = max(engagements[id].seen, now) }

  /// Writes down what time has ended in a view; `own` if its side acts, which is noted even if nothing has.
  mutating func settle(_ id: Int, _ side: Side, _ now: Int64, own: Bool) {
    guard var view = engagements[id][side] else { return }
    let moment = view.moment(now)
    let reached = view.state(at: now)
    let before = view.state
    let hasExpired = before == .open && reached == .open && view.consent.map { moment >= $0.endsAt } == true
    let changes = before != reached || hasExpired
    guard own || changes else { return }
    view.seen = moment
    if before == .revealed, reached == .notAgreed { view.state = .notAgreed }
    engagements[id][side] = view
    switch (before, reached) {
    case (.open, .ended): endOpen(id, side, now)
    case (.revealed, .notAgreed): tell(.notAgreed, side, id, now)
    default: if hasExpired { dropConsent(id, side, now, .consentExpired) }
    }
  }

  mutating func endOpen(_ id: Int, _ side: Side, _ now: Int64) {
    guard engagements[id][side]?.state == .open else { return }
    engagements[id][side]?.consent = nil
    engagements[id][side]?.state = .ended
    tell(.ended, side, id, now)
    engagements[id].texts.removeAll { $0.author == side && !$0.isDelivered }
  }

  /// Ends the other side's view before the reveal.
  mutating func endOther(_ id: Int, _ side: Side, _ now: Int64) {
    guard engagements[id].phase == .open else { return }
    settle(id, side, now, own: false)
    endOpen(id, side, now)
  }

  mutating func dropConsent(_ id: Int, _ side: Side, _ now: Int64, _ kind: EventKind) {
    guard engagements[id][side]?.consent != nil else { return }
    engagements[id][side]?.consent = nil
    tell(kind, side, id, now)
  }

  /// What the ends of views mean for the hidden truth; closes every decision.
  mutating func finish(_ id: Int) {
    for side in Side.allCases where engagements[id][side]?.state == .ended {
      guard engagements[id].phase == .open, !engagements[id].bars.contains(.erased(side)) else { continue }
      if engagements[id].bars.insert(.viewEnded(side)).inserted,
        engagements[id].bars.contains(.erased(side.other))
      {
        engagements[id].texts.removeAll { $0.author == side.other }
      }
    }
    if engagements[id].phase == .revealed,
      Side.allCases.contains(where: { engagements[id][$0]?.state == .notAgreed })
    {
      engagements[id].phase = .notAgreed
    }
  }

  // MARK: - Delivery

  /// What keeps texts from a side.
  func bars(_ id: Int, to side: Side, _ facts: Set<Bar>) -> Set<Bar> {
    let engagement = engagements[id]
    var mask: Set<Bar> = [.blocked(side), .suspended(side), .erased(side), .excluded(side)]
    if engagement.phase == .open {
      mask.formUnion([.declined(side), .viewEnded(side), .withdrawn, .projectClosed, .neverSent])
    }
    return engagement.bars.union(facts).intersection(mask)
  }

  func reaches(_ id: Int, _ side: Side, _ facts: Set<Bar>, _ now: Int64) -> Bool {
    guard let view = engagements[id][side], bars(id, to: side, facts).isEmpty else { return false }
    return engagements[id].phase == .open ? view.state(at: now) == .open : view.state != .ended
  }

  /// Whether a side still stands behind what it wrote, as far as the other may know.
  func seemsPresent(_ id: Int, _ side: Side, _ now: Int64) -> Bool {
    guard let view = engagements[id][side] else { return false }
    if view.state(at: now) == .open { return true }
    let bars = engagements[id].bars
    return bars.contains(.erased(side)) && now < view.endsAt
      && bars.isDisjoint(with: [.viewEnded(side), .withdrawn, .projectClosed])
  }

  /// A side writes; returns the number of the text in its view.
  @discardableResult
  mutating func write(_ id: Int, _ side: Side, _ words: String, _ facts: Set<Bar>, _ now: Int64) -> Int {
    let isDelivered = reaches(id, side.other, facts, now)
    engagements[id][side]?.messages += 1
    var numbers = [side: engagements[id][side]?.messages ?? 0]
    if isDelivered {
      engagements[id][side.other]?.messages += 1
      numbers[side.other] = engagements[id][side.other]?.messages
      tell(.message, side.other, id, now, message: numbers[side.other] ?? 0)
    }
    engagements[id].texts.append(
      Text(author: side, words: words, isDelivered: isDelivered, numbers: numbers))
    return numbers[side] ?? 0
  }

  mutating func deliverWithheld(_ id: Int, to side: Side, _ now: Int64) {
    for index in engagements[id].texts.indices {
      let text = engagements[id].texts[index]
      guard text.author == side.other, !text.isDelivered else { continue }
      engagements[id][side]?.messages += 1
      let number = engagements[id][side]?.messages ?? 0
      engagements[id].texts[index].isDelivered = true
      engagements[id].texts[index].numbers[side] = number
      tell(.message, side, id, now, message: number)
    }
  }

  /// A decliner who acts takes part again.
  mutating func resume(_ id: Int, _ side: Side, _ facts: Set<Bar>, _ now: Int64) {
    if engagements[id].bars.remove(.declined(side)) != nil { reopen(id, to: side, facts, now) }
  }

  mutating func reopen(_ id: Int, to side: Side, _ facts: Set<Bar>, _ now: Int64) {
    guard bars(id, to: side, facts).isEmpty else { return }
    if engagements[id][side] != nil {
      if reaches(id, side, facts, now) { deliverWithheld(id, to: side, now) }
    } else if engagements[id].phase == .open, seemsPresent(id, side.other, now) {
      open(id, side, began: false, now)
      deliverWithheld(id, to: side, now)
    }
  }

  /// Gives a side its view.
  mutating func open(_ id: Int, _ side: Side, began: Bool, _ now: Int64) {
    engagements[id][side] = View(began: began, endsAt: now + Self.viewLength, seen: now)
    tell(.opened, side, id, now)
    guard !began else { return }
    let engagement = engagements[id]
    for (older, other) in engagements.enumerated()
    where older != id && other.worker == engagement.worker && other.company == engagement.company
      && other.project == engagement.project && other[side]?.state == .open
    {
      see(older, now)
      endOther(older, side, now)
      finish(older)
    }
  }

  // MARK: - The reveal

  /// Both cards are granted if nothing stands in the way and both consents live at this moment.
  mutating func revealIfDue(_ id: Int, _ facts: Set<Bar>) {
    let engagement = engagements[id]
    let moment = engagement.seen
    guard engagement.phase == .open, engagement.bars.union(facts).isEmpty,
      let ofWorker = engagement.workerView?.liveConsent(at: moment),
      let ofCompany = engagement.companyView?.liveConsent(at: moment)
    else { return }
    engagements[id].phase = .revealed
    for side in Side.allCases {
      guard var view = engagements[id][side] else { continue }
      view.state = .revealed
      view.consent = nil
      view.declines = false
      view.gives = true
      view.holds = side == .worker ? ofCompany : ofWorker
      view.agreeUntil = moment + Self.agreementLength
      engagements[id][side] = view
    }
  }

  /// One side's contact data is taken back, which asks the other to delete it.
  mutating func stopOther(_ id: Int, of side: Side, _ now: Int64) {
    let other = side.other
    guard engagements[id][other]?.holds != nil else { return }
    engagements[id][other]?.holds = nil
    tell(.deletionAsked, other, id, now)
  }
}
