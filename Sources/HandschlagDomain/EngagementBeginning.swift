extension Engagement {
  /// Decides what an application or inquiry becomes.
  ///
  /// It is refused for what its originator knows alone. Otherwise it succeeds in the originator's
  /// view: as a new engagement, one-sided if the receiver is not to be reached; by merging with one
  /// that the counterpart began and that never reached this side; or by resuming what this side had
  /// declined.
  ///
  /// - Parameters:
  ///   - existing: the engagements of this pair and project that are not over on both sides, in any
  ///     order.
  /// - Throws: the first `Rejection` that applies.
  package static func begin(
    _ beginning: Beginning, existing: [Engagement], facts: Facts, now: Timestamp, policy: Policy
  ) throws(Rejection) -> Begun {
    let side = beginning.side
    let current = existing.first { $0[side]?.state(at: now).isActive == true }
    try admit(beginning, own: current?[side], facts: facts.own, now: now, policy: policy)
    if let current {
      return current.resumed(beginning, facts.hidden, now, policy)
    }
    for candidate in existing where candidate[side] == nil && candidate.phase == .open {
      let resolution = Resolution(candidate, hidden: facts.hidden, now: now, policy: policy)
      let apart: Obstacles = [.neverSent, .excluded(side)]
      if resolution.standing.isDisjoint(with: apart), resolution.seemsPresent(side.other) {
        return resolution.merged(beginning)
      }
    }
    return created(beginning, facts.hidden, now, policy)
  }

  /// Refuses a beginning, in the order of `Rejection`'s cases. It sees the side's own view alone.
  private static func admit(
    _ beginning: Beginning, own view: View?, facts: OwnFacts, now: Timestamp, policy: Policy
  ) throws(Rejection) {
    if beginning.side == .worker, beginning.project == nil { throw .actorNotAllowed }
    if facts.suspended { throw .accountSuspended }
    if facts.sameAccount { throw .sameAccount }
    if facts.blocksCounterpart || view?.blocked == true { throw .counterpartBlocked }
    if let view, view.state(at: now) != .open || !view.declined { throw .alreadyEngaged }
    guard facts.projectOpen else { throw .projectNotOpen }
    let quota: Quota = beginning.side == .worker ? .applicationsPerDay : .inquiriesPerDay
    try policy.quotas.check(quota, facts.usage)
  }

  private func resumed(
    _ beginning: Beginning, _ hidden: HiddenFacts, _ now: Timestamp, _ policy: Policy
  ) -> Begun {
    let side = beginning.side
    var resolution = Resolution(self, hidden: hidden, now: now, policy: policy)
    if var view = self[side] {
      resolution.effects = view.settle(side, at: now)
      view.declined = false
      resolution.engagement[side] = view
    }
    resolution.send(from: side, beginning.standing)
    return Begun(outcome: .resumed, decision: resolution.finish())
  }

  private static func created(
    _ beginning: Beginning, _ hidden: HiddenFacts, _ now: Timestamp, _ policy: Policy
  ) -> Begun {
    let side = beginning.side
    var engagement = Engagement(
      id: beginning.id, worker: beginning.worker, company: beginning.company,
      project: beginning.project, lastSeen: now)
    engagement.obstacles = obstacles(to: side.other, hidden)
    engagement.openingHeld = beginning.standing == .held
    var resolution = Resolution(engagement, hidden: hidden, now: now, policy: policy)
    resolution.open(side, origin: Origin(of: side))
    let delivery: Delivery
    if engagement.openingHeld {
      delivery = .held
    } else if resolution.bars(to: side.other).isEmpty {
      delivery = .delivered
      resolution.open(side.other, origin: Origin(of: side))
    } else {
      delivery = .withheld
    }
    resolution.effects.append(.storeMessage(from: side, delivery))
    return Begun(outcome: .created, decision: resolution.finish())
  }

  /// What makes a new engagement one-sided from the start.
  private static func obstacles(to receiver: Side, _ hidden: HiddenFacts) -> Obstacles {
    var obstacles: Obstacles = []
    let facts = hidden[receiver]
    if facts.suspended { obstacles.insert(.suspended(receiver)) }
    if facts.erased { obstacles.insert(.erased(receiver)) }
    if facts.blocks { obstacles.insert(.blocked(receiver)) }
    if facts.limitsReached { obstacles.insert(.overflow) }
    if facts.excludes { obstacles.insert(.excluded(receiver)) }
    // The originator may have blocked this account under another id, or have excluded it, and must
    // not learn here who it is.
    let own = hidden[receiver.other]
    if own.blocks || own.excludes { obstacles.insert(.neverSent) }
    if hidden.projectClosed { obstacles.insert(.projectClosed) }
    return obstacles
  }
}

extension Resolution {
  /// The counterpart had begun: this side gets its own view of the same engagement, and what waited
  /// for it.
  fileprivate consuming func merged(_ beginning: Beginning) -> Begun {
    let side = beginning.side
    var next = self
    next.engagement.obstacles.subtract([.declined(side), .overflow, .screenedOut])
    next.engagement.openingHeld = false
    next.open(side, origin: Origin(of: side))
    next.reopen(to: side)
    next.store(from: side, beginning.standing)
    return Begun(outcome: .merged, decision: next.finish())
  }
}
