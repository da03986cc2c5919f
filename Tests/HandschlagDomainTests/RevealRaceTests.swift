import HandschlagDomain
import Testing

/// Whatever may race with the reveal, in both orders: first the other act and then the second
/// consent, and the other way round.
@Suite struct RevealRaceTests {
  /// An act that must prevent the reveal when it comes first.
  struct Rival: Sendable, CustomTestStringConvertible {
    let name: String
    /// The other act, done to an engagement in which `side` has consented.
    let strike: @Sendable (inout Play, Side) throws -> Void
    var testDescription: String { name }
  }

  static let rivals: [Rival] = [
    Rival(name: "withdrawal") { try $0.act(.withdrawConsent, by: .side($1)) },
    Rival(name: "expiry") { play, _ in play.wait(.days(7)) },
    Rival(name: "expiry, swept") { play, _ in
      play.wait(.days(7))
      try play.expire()
    },
    Rival(name: "block by the giver") { try $0.act(.block, by: .side($1)) },
    Rival(name: "exclusion of the giver") { try $0.act(.exclude($1), by: .server) },
    Rival(name: "exclusion by the other") { try $0.act(.exclude($1.other), by: .server) },
    Rival(name: "decline by the giver") { try $0.act(.decline(tellThem: false), by: .side($1)) },
    Rival(name: "erasure of the giver") { try $0.act(.erase, by: .side($1)) },
    Rival(name: "suspension of the giver") { try $0.act(.suspend($1), by: .operation) },
    Rival(name: "suspended and reinstated") { play, side in
      try play.act(.suspend(side), by: .operation)
      try play.act(.reinstate(side), by: .operation)
    },
    Rival(name: "card change") { try $0.act(.changeCard, by: .side($1)) },
    Rival(name: "project change") { play, _ in try play.company(.changeProject) },
    Rival(name: "token revocation") { try $0.act(.recoverTokens, by: .side($1)) },
    Rival(name: "hidden suspension of the giver") { $0.hidden[$1].suspended = true },
    Rival(name: "hidden suspension of the other") { $0.hidden[$1.other].suspended = true },
    Rival(name: "hidden block") { $0.hidden[$1].blocks = true },
    Rival(name: "hidden exclusion") { $0.hidden[$1].excludes = true },
    Rival(name: "hidden erasure") { $0.hidden[$1].erased = true },
    Rival(name: "project closed in the facts") { play, _ in play.hidden.projectClosed = true },
    Rival(name: "the giver is asked for more") {
      $0.hidden[$1.other].minimum = FieldMinimum(requires: .all)
    },
  ]

  @Test(arguments: rivals, Side.allCases)
  func whatComesFirstPreventsTheReveal(_ rival: Rival, _ side: Side) throws {
    var play = try Play()
    try play.consent(side)
    try rival.strike(&play, side)
    try play.consent(side.other)
    #expect(play.reveals == 0)
    #expect(play.engagement.phase == .open)
    #expect(play.engagement[side.other]?.state == .open)
    #expect(play.engagement[side.other]?.liveConsent(at: play.now) != nil)
  }

  @Test(arguments: rivals, Side.allCases)
  func whatComesAfterTheRevealCannotUndoIt(_ rival: Rival, _ side: Side) throws {
    var play = try Play()
    try play.consent(side)
    try play.consent(side.other)
    #expect(play.reveals == 1)
    do { try rival.strike(&play, side) } catch let error as Rejection { #expect(error == .wrongState) }
    #expect(play.reveals == 1)
    let states: [ViewState] = [.revealed, .revoked]
    #expect(states.contains(try #require(play.engagement[side.other]).state))
  }

  @Test(arguments: Side.allCases)
  func theOthersRefusalPreventsTheReveal(_ side: Side) throws {
    for refusal in [Act.decline(tellThem: false), .block, .erase] {
      var play = try Play()
      try play.consent(side)
      try play.act(refusal, by: .side(side.other))
      try play.act(.withdrawConsent, by: .side(side))
      try play.consent(side)
      #expect(play.reveals == 0)
      #expect(play.engagement[side]?.state == .open)
    }
  }

  @Test(arguments: Side.allCases)
  func closingAndEndingRefuseTheSecondConsent(_ side: Side) throws {
    var ended = try Play()
    try ended.consent(side)
    ended.wait(.days(14))
    #expect(ended.rejection(of: .giveConsent(Fixture.offer(side.other)), by: .side(side.other)) == .ended)

    var closed = try Play()
    try closed.consent(side)
    try closed.company(.closeProject)
    #expect(closed.rejection(of: .giveConsent(Fixture.offer(side.other)), by: .side(side.other)) == .ended)
    #expect(closed.last.contains(.destroyDisclosure(side)))

    var revealed = try Play()
    try revealed.consent(side)
    try revealed.consent(side.other)
    try revealed.company(.closeProject)
    #expect(revealed.engagement.truth == .revealed)
    #expect(revealed.rejection(of: .withdrawConsent, by: .side(side)) == .wrongState)
  }

  @Test func oneViewEndsBeforeTheOther() throws {
    var play = try Play(.worker, .held)
    play.wait(.days(10))
    try play.act(.releaseHeld(author: .worker, opening: true), by: .operation)
    play.wait(.days(1))
    try play.consent(.worker)
    play.wait(.days(3))
    try play.consent(.company)
    #expect(play.reveals == 0)
    #expect(play.engagement.companyView?.state(at: play.now) == .open)
  }

  @Test func bothConsentsInTheSameInstantRevealOnce() throws {
    for first in Side.allCases {
      var play = try Play()
      try play.consent(first)
      #expect(play.reveals == 0)
      try play.consent(first.other)
      #expect(play.reveals == 1)
      #expect(play.engagement.truth == .revealed)
      for side in Side.allCases {
        #expect(play.last.contains(.appendEvent(side, .revealed)))
        #expect(play.engagement[side]?.ownGrantLives == true)
        #expect(play.engagement[side]?.otherGrantLives == true)
      }
      #expect(play.rejection(of: .giveConsent(Fixture.offer(first)), by: .side(first)) == .wrongState)
    }
  }

  @Test func theSameConsentTwiceIsOne() throws {
    var play = try Play()
    try play.consent(.worker)
    let once = play.engagement
    try play.consent(.worker)
    #expect(play.last.isEmpty)
    #expect(play.engagement == once)
    #expect(play.reveals == 0)
  }

  @Test func anotherConsentReplacesTheFirst() throws {
    var play = try Play()
    try play.consent(.worker)
    var offer = Fixture.offer(.worker)
    offer.fields = FieldSet([ContactField.email])
    try play.worker(.giveConsent(offer))
    #expect(play.last.prefix(2) == [.destroyDisclosure(.worker), .sealDisclosure(.worker)])
    try play.consent(.company)
    #expect(play.reveals == 1)
  }

  @Test func unblockingNeverReveals() throws {
    for side in Side.allCases {
      var play = try Play()
      try play.consent(side)
      try play.act(.block, by: .side(side))
      try play.consent(side.other)
      try play.act(.unblock, by: .side(side))
      #expect(play.reveals == 0)
      try play.act(.message(.clear), by: .side(side))
      #expect(play.engagement.truth == .open)
      #expect(play.reveals == 0)
      try play.consent(side)
      #expect(play.reveals == 1)
    }
  }

  /// Both consents live and what prevented the reveal has gone: still nothing but a consent reveals.
  @Test func onlyAConsentReveals() throws {
    var play = try Play()
    play.hidden.projectClosed = true
    try play.consent(.worker)
    try play.consent(.company)
    play.hidden.projectClosed = false
    for kind in Act.Kind.allCases where kind != .giveConsent {
      for actor in TransitionTableTests.actors {
        for side in Side.allCases {
          for act in TransitionTableTests.sample(kind, side)
          where play.rejection(of: act, by: actor) == nil {
            var after = play
            try after.act(act, by: actor)
            #expect(after.reveals == 0, "\(act) by \(actor)")
          }
        }
      }
    }
    try play.consent(.worker)
    #expect(play.reveals == 1)
  }

  @Test func aConsentCountsUntilItsLastMillisecond() throws {
    var play = try Play()
    try play.consent(.worker)
    play.wait(Span(milliseconds: Span.days(7).milliseconds - 1))
    try play.consent(.company)
    #expect(play.reveals == 1)
  }

  @Test func aConsentNeverOutlivesItsView() throws {
    var play = try Play()
    play.wait(.days(12))
    try play.consent(.worker)
    #expect(play.engagement.workerView?.consent?.expiresAt == play.engagement.workerView?.endsAt)
  }

  @Test func aClockThatGoesBackRevivesNothing() throws {
    var play = try Play()
    try play.consent(.worker)
    play.wait(.days(8))
    try play.company(.message(.clear))
    play.now = .start + .hours(1)
    try play.consent(.company)
    #expect(play.reveals == 0)

    var swept = try Play()
    try swept.consent(.worker)
    swept.wait(.days(20))
    try swept.expire()
    swept.now = .start
    #expect(swept.engagement.workerView?.state(at: swept.now) == .ended)
    #expect(swept.rejection(of: .giveConsent(Fixture.offer(.company)), by: .side(.company)) == .ended)
  }

  @Test func aClockThatJumpsAheadEndsAndALateTimerChangesNothing() throws {
    var play = try Play()
    try play.consent(.worker)
    play.wait(.days(4_000))
    #expect(play.engagement.workerView?.state(at: play.now) == .ended)
    #expect(play.rejection(of: .message(.clear), by: .side(.worker)) == .ended)
    try play.expire()
    #expect(play.last.contains(.destroyDisclosure(.worker)))
    #expect(play.engagement.due == nil)
    let swept = play.engagement
    try play.expire()
    #expect(play.last.isEmpty)
    #expect(play.engagement == swept)
  }

  @Test func aSweepBeforeTheTimeChangesNothing() throws {
    var play = try Play()
    try play.consent(.worker)
    play.now = try #require(play.engagement.due) + Span(milliseconds: -1)
    try play.expire()
    #expect(play.last.isEmpty)
    play.wait(Span(milliseconds: 1))
    try play.expire()
    #expect(play.last == [.destroyDisclosure(.worker), .appendEvent(.worker, .consentExpired)])
  }
}
