import HandschlagDomain
import Testing

/// Every state × act × actor, against the table.
@Suite struct TransitionTableTests {
  /// One of each act, as `side` would do it legally if its state allows.
  static func sample(_ kind: Act.Kind, _ side: Side) -> [Act] {
    switch kind {
    case .message: [.message(.clear), .message(.held)]
    case .releaseHeld: [true, false].map { .releaseHeld(author: side, opening: $0) }
    case .refuseHeld: [true, false].map { .refuseHeld(author: side, opening: $0) }
    case .giveConsent: [.giveConsent(Fixture.offer(side))]
    case .withdrawConsent: [.withdrawConsent]
    case .decline: [.decline(tellThem: false), .decline(tellThem: true)]
    case .block: [.block]
    case .unblock: [.unblock]
    case .exclude: [.exclude(side)]
    case .suspend: [.suspend(side)]
    case .reinstate: [.reinstate(side)]
    case .erase: [.erase]
    case .closeProject: [.closeProject]
    case .withdraw: [.withdraw]
    case .askExtension: [.askExtension]
    case .changeCard: [.changeCard]
    case .changeProject: [.changeProject]
    case .recoverTokens: [.recoverTokens]
    case .proposeTerms: [.proposeTerms(Fixture.terms, hash: [9])]
    case .counterTerms: [.counterTerms(Fixture.terms, hash: [8])]
    case .acceptTerms: [.acceptTerms(hash: [7])]
    case .rejectTerms: [.rejectTerms(hash: [7])]
    case .revokeGrant: [.revokeGrant]
    case .acknowledgeDeletion: [.acknowledgeDeletion]
    case .expire: [.expire]
    case .supersede: [.supersede(side)]
    }
  }

  static let actors: [Actor] = [.side(.worker), .side(.company), .operation, .server]

  /// Engagements in every state, each reached by legal acts alone, and by both origins.
  static func situations() throws -> [Play] {
    var plays: [Play] = []
    for origin in Side.allCases {
      plays.append(try Play(origin))
      plays.append(try Play(origin, .held))
      var late = try Play(origin, .held)
      late.wait(.days(14))
      plays.append(late)
      for side in Side.allCases {
        plays += try opened(origin, side)
        plays += try revealed(origin, side)
      }
    }
    return plays
  }

  private static func opened(_ origin: Side, _ side: Side) throws -> [Play] {
    var plays: [Play] = []
    func add(_ change: (inout Play) throws -> Void) throws {
      var play = try Play(origin)
      try change(&play)
      plays.append(play)
    }
    try add { try $0.consent(side) }
    try add { try $0.act(.decline(tellThem: false), by: .side(side)) }
    try add {
      try $0.consent(side.other)
      try $0.act(.decline(tellThem: false), by: .side(side))
    }
    try add { try $0.act(.decline(tellThem: true), by: .side(side)) }
    try add { try $0.act(.block, by: .side(side)) }
    try add { try $0.act(.erase, by: .side(side)) }
    try add { try $0.act(.exclude(side), by: .server) }
    try add {
      try $0.consent(side.other)
      try $0.act(.suspend(side), by: .operation)
    }
    try add { $0.wait(.days(14)) }
    try add {
      $0.wait(.days(14))
      try $0.expire()
    }
    var held = try Play(origin, .held)
    try held.act(.suspend(side), by: .operation)
    plays.append(held)
    var declined = try Play(origin, .held)
    try declined.act(.decline(tellThem: false), by: .side(origin))
    plays.append(declined)
    return plays
  }

  private static func revealed(_ origin: Side, _ side: Side) throws -> [Play] {
    var base = try Play(origin)
    try base.consent(side)
    try base.consent(side.other)
    var plays = [base]
    var proposed = base
    try proposed.act(.proposeTerms(Fixture.terms, hash: [7]), by: .side(side))
    plays.append(proposed)
    var agreed = proposed
    try agreed.act(.acceptTerms(hash: [7]), by: .side(side.other))
    plays.append(agreed)
    for var play in [base, agreed] {
      try play.act(.revokeGrant, by: .side(side))
      plays.append(play)
      try play.act(.block, by: .side(side))
      plays.append(play)
    }
    var late = proposed
    late.wait(.days(30))
    plays.append(late)
    try late.expire()
    plays.append(late)
    try late.act(.erase, by: .side(side))
    plays.append(late)
    return plays
  }

  private static func role(_ actor: Actor, _ side: Side) -> TransitionTable.Role {
    switch actor {
    case .side(side): .own
    case .side: .counterpart
    case .operation: .operation
    case .server: .server
    }
  }

  @Test func everyStateAndActAndActorFollowsTheTable() throws {
    var seenRows: Set<TransitionTable.ViewRow> = []
    var states: Set<ViewState> = []
    for play in try Self.situations() {
      for actor in Self.actors {
        for kind in Act.Kind.allCases {
          for side in Side.allCases {
            for act in Self.sample(kind, side) {
              try check(play, act, actor, &seenRows, &states)
            }
          }
        }
      }
    }
    #expect(states == Set(ViewState.allCases))
    #expect(Set(TransitionTable.view).subtracting(seenRows).isEmpty)
  }

  private func check(
    _ play: Play, _ act: Act, _ actor: Actor, _ seenRows: inout Set<TransitionTable.ViewRow>,
    _ states: inout Set<ViewState>
  ) throws {
    let before = play.engagement
    guard TransitionTable.permits(act.kind, by: actor) else {
      #expect(play.rejection(of: act, by: actor) == .actorNotAllowed)
      return
    }
    if case .side(let side) = actor {
      let state = before[side]?.state(at: play.now)
      let allowed = TransitionTable.allows(act.kind, in: state)
      let rejection = play.rejection(of: act, by: actor)
      if !allowed {
        #expect(rejection == (state == nil ? .notFound : state == .ended ? .ended : .wrongState))
      } else {
        #expect(![.notFound, .ended, .wrongState, .actorNotAllowed].contains(rejection))
      }
      guard rejection == nil else { return }
    }
    var after = play
    try after.act(act, by: actor)
    for side in Side.allCases {
      guard let old = before[side] else { continue }
      let new = try #require(after.engagement[side])
      let from = old.state(at: play.now)
      states.insert(from)
      let row = TransitionTable.view.first {
        $0.from == from && $0.role == Self.role(actor, side) && $0.act == act.kind
      }
      let reached = new.state(at: play.now)
      #expect((row?.to ?? [from]).contains(reached), "\(act) by \(actor) on \(from) gave \(reached)")
      if let row { seenRows.insert(row) }
    }
  }

  @Test func theTruthFollowsTheTable() throws {
    var reached: Set<[Int]> = []
    for play in try Self.situations() {
      let before = TransitionTable.TruthState(play.engagement.truth)
      for actor in Self.actors {
        for kind in Act.Kind.allCases {
          for side in Side.allCases {
            for act in Self.sample(kind, side) where play.rejection(of: act, by: actor) == nil {
              var after = play
              try after.act(act, by: actor)
              let truth = TransitionTable.TruthState(after.engagement.truth)
              let row = TransitionTable.truth.first { $0.from == before && $0.act == kind }
              let stale = Side.allCases.contains {
                play.engagement[$0].map { $0.state != $0.state(at: play.now) } ?? false
              }
              let timed: [TransitionTable.TruthState] = stale ? [.closed, .notAgreed] : []
              #expect(
                ((row?.to ?? []) + [before] + timed).contains(truth), "\(act) on \(before): \(truth)")
              if row != nil { reached.insert([before.rawValue, kind.rawValue, truth.rawValue]) }
            }
          }
        }
      }
    }
    for row in TransitionTable.truth {
      for to in row.to {
        let path = [row.from.rawValue, row.act.rawValue, to.rawValue]
        #expect(reached.contains(path), "never reached: \(row.from) \(row.act) \(to)")
      }
    }
  }

  @Test func theTableHasOneRowForEachPlace() {
    let places = TransitionTable.view.map { [Int($0.from.rawValue), $0.role.rawValue, $0.act.rawValue] }
    #expect(Set(places).count == places.count)
    let truths = TransitionTable.truth.map { [$0.from.rawValue, $0.act.rawValue] }
    #expect(Set(truths).count == truths.count)
  }

  @Test func actsWithoutAViewOfOnesOwnAreNotFound() throws {
    let play = try Play(.worker, .held)
    for kind in Act.Kind.allCases where TransitionTable.permits(kind, by: .side(.company)) {
      for act in Self.sample(kind, .company) {
        let expected: Rejection? = TransitionTable.always.contains(kind) ? nil : .notFound
        #expect(play.rejection(of: act, by: .side(.company)) == expected)
      }
    }
  }
}
