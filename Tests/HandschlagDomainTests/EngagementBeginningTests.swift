import HandschlagDomain
import Testing

@Suite struct EngagementBeginningTests {
  private func begin(
    _ side: Side, _ standing: TextStanding = .clear, existing: [Engagement] = [],
    facts: Facts = Fixture.facts(), now: Timestamp = .start
  ) throws(Rejection) -> Begun {
    try Engagement.begin(
      Fixture.beginning(side, id: 2, standing), existing: existing, facts: facts, now: now,
      policy: Fixture.policy)
  }

  private func rejection(
    _ side: Side, existing: [Engagement] = [], facts: Facts, now: Timestamp = .start
  ) -> Rejection? {
    do throws(Rejection) {
      _ = try begin(side, existing: existing, facts: facts, now: now)
      return nil
    } catch { return error }
  }

  @Test(arguments: Side.allCases)
  func aBeginningReachesTheReceiver(_ side: Side) throws {
    let decision = try begin(side).decision
    #expect(decision.engagement.truth == .open)
    for viewer in Side.allCases {
      #expect(decision.engagement[viewer]?.state == .open)
      #expect(decision.engagement[viewer]?.origin == Origin(of: side))
      #expect(decision.engagement[viewer]?.endsAt == .start + .days(14))
      #expect(decision.effects.contains(.appendEvent(viewer, .began)))
    }
    #expect(decision.effects.contains(.storeMessage(from: side, .delivered)))
    #expect(decision.effects.contains(.supersedeOlder(side.other)))
  }

  @Test(arguments: Side.allCases)
  func whatKeepsTheReceiverAwayIsInvisibleToTheOriginator(_ side: Side) throws {
    let open = try begin(side).decision.engagement[side]
    let other = side.other
    let changes: [(ClosedReason, (inout HiddenFacts) -> Void)] = [
      (.suspended, { $0[other].suspended = true }), (.erased, { $0[other].erased = true }),
      (.blocked, { $0[other].blocks = true }), (.excluded, { $0[other].excludes = true }),
      (.overflow, { $0[other].limitsReached = true }), (.excluded, { $0[side].excludes = true }),
      (.excluded, { $0[side].blocks = true }),
    ]
    for (reason, change) in changes {
      var hidden = HiddenFacts()
      change(&hidden)
      let decision = try begin(side, facts: Fixture.facts(hidden)).decision
      #expect(decision.engagement.truth == .closed(reason))
      #expect(decision.engagement[side] == open)
      #expect(decision.engagement[other] == nil)
      #expect(decision.effects.contains(.storeMessage(from: side, .withheld)))
      #expect(!decision.effects.contains(.createView(other)))
    }
  }

  @Test func aHeldTextWaitsForTheOperator() throws {
    var play = try Play(.worker, .held)
    #expect(play.engagement.truth == .screening)
    #expect(play.engagement.workerView?.state == .open)
    #expect(play.engagement.companyView == nil)
    try play.worker(.message(.clear))
    #expect(play.last.contains(.storeMessage(from: .worker, .withheld)))
    play.wait(.days(2))
    try play.act(.releaseHeld(author: .worker, opening: true), by: .operation)
    #expect(play.engagement.truth == .open)
    #expect(play.engagement.companyView?.endsAt == play.now + .days(14))
    #expect(play.last.contains(.deliverHeld(to: .company)))
    #expect(play.last.contains(.deliverWithheld(to: .company)))
  }

  @Test func aRefusedTextEndsNothingForItsAuthor() throws {
    var play = try Play(.worker, .held)
    let view = play.engagement.workerView
    try play.act(.refuseHeld(author: .worker, opening: true), by: .operation)
    #expect(play.engagement.truth == .closed(.screenedOut))
    #expect(play.engagement.workerView == view)
    try play.worker(.message(.clear))
    #expect(play.last.contains(.storeMessage(from: .worker, .withheld)))
  }

  @Test func twoBeginningsThatNeverMetMerge() throws {
    var hidden = HiddenFacts()
    hidden.company.limitsReached = true
    let play = try Play(.worker, hidden: hidden)
    let begun = try begin(.company, existing: [play.engagement], now: .start + .days(1))
    #expect(begun.outcome == .merged)
    let merged = begun.decision.engagement
    #expect(merged.id == play.engagement.id)
    #expect(merged.truth == .open)
    #expect(merged.workerView == play.engagement.workerView)
    #expect(merged.companyView?.origin == .inquiry)
    #expect(merged.workerView?.origin == .application)
    #expect(begun.decision.effects.contains(.deliverWithheld(to: .company)))
    #expect(begun.decision.effects.contains(.storeMessage(from: .company, .delivered)))
  }

  @Test func mergingLooksLikeBeginningToItsOriginator() throws {
    var hidden = HiddenFacts()
    hidden.company.limitsReached = true
    let play = try Play(.worker, hidden: hidden)
    let merged = try begin(.company, existing: [play.engagement]).decision.engagement.companyView
    let created = try begin(.company).decision.engagement.companyView
    #expect(merged == created)
  }

  @Test func anErasedCounterpartSeemsPresentForItsTimeOnly() throws {
    var play = try Play(.worker, .held)
    try play.worker(.erase)
    let within = try begin(.company, existing: [play.engagement], now: .start + .days(13))
    #expect(within.outcome == .merged)
    let after = try begin(.company, existing: [play.engagement], now: .start + .days(14))
    #expect(after.outcome == .created)
  }

  @Test func whomTheOriginatorExcludesIsNeverMergedWith() throws {
    var hidden = HiddenFacts()
    hidden.worker.excludes = true
    let play = try Play(.worker, hidden: hidden)
    let begun = try begin(.company, existing: [play.engagement], facts: Fixture.facts(hidden))
    #expect(begun.outcome == .created)
    #expect(begun.decision.engagement.workerView == nil)
  }

  @Test(arguments: Side.allCases)
  func aDeclinerWhoBeginsAgainResumes(_ side: Side) throws {
    var play = try Play()
    try play.act(.decline(tellThem: false), by: .side(side))
    try play.act(.message(.clear), by: .side(side.other))
    #expect(play.last.contains(.storeMessage(from: side.other, .withheld)))
    let begun = try begin(side, existing: [play.engagement])
    #expect(begun.outcome == .resumed)
    #expect(begun.decision.engagement.truth == .open)
    #expect(begun.decision.engagement[side]?.endsAt == play.engagement[side]?.endsAt)
    #expect(begun.decision.effects.contains(.deliverWithheld(to: side)))
    #expect(begun.decision.effects.contains(.storeMessage(from: side, .delivered)))
  }

  @Test(arguments: Side.allCases)
  func onlyOnesOwnViewKeepsOneFromBeginning(_ side: Side) throws {
    let play = try Play()
    #expect(rejection(side, existing: [play.engagement], facts: Fixture.facts()) == .alreadyEngaged)
    var declined = play
    try declined.act(.decline(tellThem: false), by: .side(side.other))
    #expect(rejection(side, existing: [declined.engagement], facts: Fixture.facts()) == .alreadyEngaged)
    let later = Timestamp.start + .days(14)
    let begun = try begin(side, existing: [play.engagement], now: later)
    #expect(begun.outcome == .created)
    var told = play
    try told.act(.decline(tellThem: true), by: .side(side.other))
    #expect(try begin(side, existing: [told.engagement]).outcome == .created)
  }

  @Test(arguments: Side.allCases)
  func afterTheRevealOneBeginsAgainOnlyWhenItIsOver(_ side: Side) throws {
    var play = try Play()
    try play.consent(.worker)
    try play.consent(.company)
    #expect(rejection(side, existing: [play.engagement], facts: Fixture.facts()) == .alreadyEngaged)
    try play.act(.revokeGrant, by: .side(side))
    #expect(try begin(side, existing: [play.engagement]).outcome == .created)
  }

  @Test func aNewerEngagementEndsTheOlderView() throws {
    var old = try Play()
    try old.consent(.company)
    try old.act(.supersede(.company), by: .server)
    #expect(old.engagement.companyView?.state == .ended)
    #expect(old.last.contains(.destroyDisclosure(.company)))
    #expect(old.engagement.workerView?.state == .open)
  }

  @Test func refusalsComeInTheDocumentedOrder() throws {
    var own = OwnFacts(suspended: true, blocksCounterpart: true, sameAccount: true, projectOpen: false)
    own.usage[.applicationsPerDay] = 20
    let existing = [try Play().engagement]
    func next() -> Rejection? { rejection(.worker, existing: existing, facts: Facts(own: own)) }
    #expect(next() == .accountSuspended)
    own.suspended = false
    #expect(next() == .sameAccount)
    own.sameAccount = false
    #expect(next() == .counterpartBlocked)
    own.blocksCounterpart = false
    #expect(next() == .alreadyEngaged)
    #expect(rejection(.worker, facts: Facts(own: own)) == .projectNotOpen)
    own.projectOpen = true
    #expect(rejection(.worker, facts: Facts(own: own)) == .quotaExceeded(.applicationsPerDay))
    own.usage[.applicationsPerDay] = 19
    #expect(rejection(.worker, facts: Facts(own: own)) == nil)
  }

  @Test func anApplicationNamesAProject() {
    var beginning = Fixture.beginning(.worker)
    beginning.project = nil
    #expect(throws: Rejection.actorNotAllowed) {
      try Engagement.begin(
        beginning, existing: [], facts: Fixture.facts(), now: .start, policy: Fixture.policy)
    }
  }
}
