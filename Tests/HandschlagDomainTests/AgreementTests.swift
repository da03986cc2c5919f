import HandschlagDomain
import Testing

@Suite struct AgreementTests {
  private func revealed() throws -> Play {
    var play = try Play()
    try play.consent(.worker)
    try play.consent(.company)
    return play
  }

  private func acts(_ hash: [UInt8]) -> [Act] {
    [
      .proposeTerms(Fixture.terms, hash: hash), .counterTerms(Fixture.terms, hash: hash),
      .acceptTerms(hash: hash), .rejectTerms(hash: hash),
    ]
  }

  @Test(arguments: Side.allCases)
  func termsAreNegotiatedOnlyWhileRevealed(_ side: Side) throws {
    let base = try revealed()
    var agreed = base
    try agreed.act(.proposeTerms(Fixture.terms, hash: [7]), by: .side(side))
    try agreed.act(.acceptTerms(hash: [7]), by: .side(side.other))
    var revoked = base
    try revoked.act(.revokeGrant, by: .side(side))
    var late = base
    late.wait(.days(30))
    var swept = late
    try swept.expire()
    var ended = try Play()
    ended.wait(.days(14))
    let others: [(Play, Rejection)] = [
      (try Play(), .wrongState), (agreed, .wrongState), (revoked, .wrongState), (late, .wrongState),
      (swept, .wrongState), (ended, .ended),
    ]
    for (play, expected) in others {
      for act in acts([7]) {
        #expect(play.rejection(of: act, by: .side(side)) == expected)
        #expect(play.rejection(of: act, by: .operation) == .actorNotAllowed)
        #expect(play.rejection(of: act, by: .server) == .actorNotAllowed)
      }
    }
  }

  /// Without terms, with one's own, with the other's: each act and each answer.
  @Test(arguments: Side.allCases)
  func eachStateOfTheNegotiationAnswersEachAct(_ side: Side) throws {
    let none = try revealed()
    var own = none
    try own.act(.proposeTerms(Fixture.terms, hash: [7]), by: .side(side))
    var theirs = none
    try theirs.act(.proposeTerms(Fixture.terms, hash: [7]), by: .side(side.other))
    var rejected = theirs
    try rejected.act(.rejectTerms(hash: [7]), by: .side(side))
    let expected: [(Play, [Rejection?])] = [
      (none, [nil, .noOpenTerms, .noOpenTerms, .noOpenTerms]),
      (own, [nil, .ownTerms, .ownTerms, .ownTerms]),
      (theirs, [.termsWaiting, nil, nil, nil]),
      (rejected, [nil, .noOpenTerms, .noOpenTerms, .noOpenTerms]),
    ]
    for (play, answers) in expected {
      #expect(acts([7]).map { play.rejection(of: $0, by: .side(side)) } == answers)
    }
    let stale = acts([6]).suffix(2).map { theirs.rejection(of: $0, by: .side(side)) }
    #expect(stale == [.termsChanged, .termsChanged])
  }

  @Test func acceptingNamesExactlyTheOpenRevision() throws {
    var play = try revealed()
    try play.worker(.proposeTerms(Fixture.terms, hash: [1]))
    var better = Fixture.terms
    better.amount = 5_000
    try play.company(.counterTerms(better, hash: [2]))
    #expect(play.last.contains(.settleRevision(number: 1, .superseded)))
    #expect(play.rejection(of: .acceptTerms(hash: [1]), by: .side(.worker)) == .termsChanged)
    #expect(play.rejection(of: .acceptTerms(hash: [2]), by: .side(.company)) == .ownTerms)
    try play.worker(.acceptTerms(hash: [2]))
    #expect(play.engagement.truth == .agreed)
    #expect(play.engagement.agreement.accepted?.terms == better)
    #expect(play.engagement.agreement.accepted?.number == 2)
    #expect(play.last.contains(.settleRevision(number: 2, .accepted)))
    for side in Side.allCases {
      #expect(play.engagement[side]?.state == .agreed)
      #expect(play.last.contains(.appendEvent(side, .agreed)))
    }
  }

  @Test func rejectingEndsThatRevisionOnly() throws {
    var play = try revealed()
    try play.worker(.proposeTerms(Fixture.terms, hash: [1]))
    try play.company(.rejectTerms(hash: [1]))
    #expect(play.engagement.truth == .revealed)
    #expect(play.engagement.agreement.latest?.state == .rejected)
    try play.worker(.proposeTerms(Fixture.terms, hash: [2]))
    #expect(play.engagement.agreement.open?.number == 2)
  }

  @Test func thirtyDaysWithoutAcceptanceEndTheNegotiation() throws {
    var play = try revealed()
    try play.worker(.proposeTerms(Fixture.terms, hash: [1]))
    play.now = .start + .days(30) + Span(milliseconds: -1)
    #expect(play.rejection(of: .acceptTerms(hash: [1]), by: .side(.company)) == nil)
    play.wait(Span(milliseconds: 1))
    #expect(play.rejection(of: .acceptTerms(hash: [1]), by: .side(.company)) == .wrongState)
    try play.expire()
    #expect(play.engagement.truth == .notAgreed)
    #expect(play.engagement.agreement.latest?.state == .lapsed)
    #expect(play.last.filter { $0 == .settleRevision(number: 1, .lapsed) }.count == 1)
    for side in Side.allCases { #expect(play.last.contains(.appendEvent(side, .notAgreed))) }
    play.now = .start
    #expect(play.rejection(of: .acceptTerms(hash: [1]), by: .side(.company)) == .wrongState)
  }

  @Test(arguments: Side.allCases)
  func revokingStopsOnesOwnGrantAndAContractStays(_ side: Side) throws {
    var play = try revealed()
    try play.worker(.proposeTerms(Fixture.terms, hash: [1]))
    var open = play
    try play.company(.acceptTerms(hash: [1]))
    try play.act(.revokeGrant, by: .side(side))
    #expect(play.engagement.truth == .agreed)
    #expect(play.engagement.agreement.accepted != nil)
    #expect(play.last.contains(.stopGrant(of: side)))
    #expect(play.last.contains(.askDeletion(by: side.other)))
    #expect(play.engagement[side.other]?.ownGrantLives == true)
    #expect(play.rejection(of: .revokeGrant, by: .side(side)) == .noGrant)
    #expect(play.rejection(of: .revokeGrant, by: .side(side.other)) == nil)

    try open.act(.revokeGrant, by: .side(side))
    #expect(open.engagement.truth == .revoked)
    #expect(open.engagement.agreement.latest?.state == .lapsed)
    #expect(open.rejection(of: .message(.clear), by: .side(side)) == .wrongState)
    try open.act(.revokeGrant, by: .side(side.other))
    #expect(open.last.contains(.stopGrant(of: side.other)))
  }

  @Test(arguments: Side.allCases)
  func erasureTakesBackWhatWasGranted(_ side: Side) throws {
    var play = try revealed()
    try play.act(.erase, by: .side(side))
    #expect(play.last.contains(.stopGrant(of: side)))
    #expect(play.last.contains(.askDeletion(by: side.other)))
    #expect(play.engagement[side.other]?.state == .revoked)
    #expect(play.engagement.truth == .revoked)
    #expect(play.last.contains(.purgeTexts(of: side)))
  }

  @Test(arguments: Side.allCases)
  func whoBlocksAfterTheRevealIsNotTold(_ side: Side) throws {
    var play = try revealed()
    try play.act(.block, by: .side(side))
    #expect(play.engagement.truth == .revealed)
    try play.act(.message(.clear), by: .side(side.other))
    #expect(play.last.contains(.storeMessage(from: side.other, .withheld)))
    try play.act(.proposeTerms(Fixture.terms, hash: [1]), by: .side(side.other))
    #expect(!play.last.contains(.appendEvent(side, .termsProposed)))
    #expect(play.rejection(of: .acceptTerms(hash: [1]), by: .side(side)) == .counterpartBlocked)
    try play.act(.unblock, by: .side(side))
    #expect(play.last == [.deliverWithheld(to: side)])
  }

  @Test func termsOutOfBoundsAreRefused() throws {
    let changes: [(inout Terms) -> Void] = [
      { $0.amount = -1 }, { $0.currency = "eur" }, { $0.currency = "EURO" }, { $0.currency = "" },
      { $0.unit = String(repeating: "x", count: Terms.unitLimit + 1) },
      { $0.text = String(repeating: "ä", count: Terms.textLimit / 2 + 1) },
      {
        $0.startDay = 2
        $0.endDay = 1
      },
    ]
    let play = try revealed()
    for change in changes {
      var terms = Fixture.terms
      change(&terms)
      #expect(play.rejection(of: .proposeTerms(terms, hash: [1]), by: .side(.worker)) == .termsInvalid)
    }
    var edge = Fixture.terms
    edge.startDay = 2
    edge.endDay = 2
    edge.amount = 0
    edge.text = String(repeating: "x", count: Terms.textLimit)
    #expect(edge.isValid)
  }
}
