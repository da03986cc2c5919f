// Who is reached by what. A delivery to a side is barred by what that side did or what befell it,
// never by what its author did afterwards: a text that waited for the reader's return arrives even if
// its author has declined, blocked or left since, or its absence would tell.

extension Resolution {
  /// The obstacles as written, and those that the facts add now.
  var standing: Obstacles {
    var all = engagement.obstacles
    for side in Side.allCases {
      let facts = hidden[side]
      if facts.suspended { all.insert(.suspended(side)) }
      if facts.erased { all.insert(.erased(side)) }
      if facts.blocks { all.insert(.blocked(side)) }
      if facts.excludes { all.insert(.excluded(side)) }
    }
    if hidden.projectClosed { all.insert(.projectClosed) }
    return all
  }

  /// What keeps texts and events from `side`.
  func bars(to side: Side) -> Obstacles {
    var mask: Obstacles = [.blocked(side), .suspended(side), .erased(side), .excluded(side)]
    if engagement.phase == .open {
      mask.formUnion([
        .declined(side), .viewEnded(side), .withdrawn, .projectClosed, .overflow, .screenedOut,
        .neverSent,
      ])
    }
    return standing.intersection(mask)
  }

  /// Whether what the counterpart writes now reaches `side`.
  func reaches(_ side: Side) -> Bool {
    guard let view = engagement[side], bars(to: side).isEmpty else { return false }
    return engagement.phase == .open ? view.state(at: now) == .open : view.state != .ended
  }

  /// Whether `side` still stands behind what it wrote, as far as the counterpart may know: its view
  /// is open, or would be had it not been erased.
  func seemsPresent(_ side: Side) -> Bool {
    guard let view = engagement[side] else { return false }
    if view.state(at: now) == .open { return true }
    return engagement.obstacles.contains(.erased(side)) && now < view.endsAt
      && engagement.obstacles.isDisjoint(with: [.viewEnded(side), .withdrawn, .projectClosed])
  }

  /// A text of `side`, in an engagement whose view it has.
  mutating func send(from side: Side, _ standing: TextStanding) {
    resume(side)
    store(from: side, standing)
    effects.append(.appendEvent(side, .message))
  }

  /// Stores a text of `side`, and tells the counterpart if it is reached.
  mutating func store(from side: Side, _ standing: TextStanding) {
    let screened = engagement[side]?.screensMessages ?? true
    let delivered = reaches(side.other)
    let held = standing == .held && screened
    effects.append(.storeMessage(from: side, held ? .held : delivered ? .delivered : .withheld))
    if delivered, !held { effects.append(.appendEvent(side.other, .message)) }
  }

  /// A decliner who acts takes part again.
  mutating func resume(_ side: Side) {
    if engagement.obstacles.remove(.declined(side)) != nil { reopen(to: side) }
  }

  /// Delivers what waited for `side`, if nothing bars it any longer.
  mutating func reopen(to side: Side) {
    guard bars(to: side).isEmpty else { return }
    if engagement[side] != nil {
      if reaches(side) { effects.append(.deliverWithheld(to: side)) }
    } else if engagement.phase == .open, !engagement.openingHeld, seemsPresent(side.other) {
      open(side, origin: Origin(of: side.other))
      effects.append(.deliverWithheld(to: side))
    }
  }

  /// The operator lets a text of `author` through.
  mutating func release(_ author: Side, _ opening: Bool) {
    let reader = author.other
    if opening, engagement.openingHeld {
      engagement.openingHeld = false
      guard bars(to: reader).isEmpty, engagement[reader] == nil, seemsPresent(author) else {
        return effects.append(.withholdHeld(to: reader))
      }
      open(reader, origin: Origin(of: author))
      effects += [.deliverHeld(to: reader), .deliverWithheld(to: reader)]
    } else if reaches(reader), engagement.phase != .open || seemsPresent(author) {
      effects += [.deliverHeld(to: reader), .appendEvent(reader, .message)]
    } else {
      effects.append(.withholdHeld(to: reader))
    }
  }

  /// Gives `side` a view of its own, from now on.
  mutating func open(_ side: Side, origin: Origin) {
    engagement[side] = View(origin: origin, createdAt: now, endsAt: now + policy.viewLength)
    effects += [.createView(side), .appendEvent(side, .began)]
    if origin.side != side { effects.append(.supersedeOlder(side)) }
  }
}
