import HandschlagDomain
import Testing

@Suite struct EngagementDeliveryTests {
  @Test(arguments: Side.allCases)
  func whoShutsTheDoorReceivesNothingAndTheOtherSeesNoDifference(_ side: Side) throws {
    let doors: [(Act, Actor)] = [
      (.decline(tellThem: false), .side(side)), (.block, .side(side)), (.erase, .side(side)),
      (.exclude(side), .server), (.suspend(side), .operation),
    ]
    var untouched = try Play()
    try untouched.act(.message(.clear), by: .side(side.other))
    for (act, actor) in doors {
      var play = try Play()
      try play.act(act, by: actor)
      try play.act(.message(.clear), by: .side(side.other))
      #expect(play.last.contains(.storeMessage(from: side.other, .withheld)))
      #expect(!play.last.contains(.appendEvent(side, .message)))
      #expect(play.engagement[side.other] == untouched.engagement[side.other])
    }
  }

  @Test(arguments: Side.allCases)
  func whoUnblocksIsReachedOnlyAfterActingItself(_ side: Side) throws {
    var play = try Play()
    try play.act(.block, by: .side(side))
    try play.act(.message(.clear), by: .side(side.other))
    #expect(play.rejection(of: .message(.clear), by: .side(side)) == .counterpartBlocked)
    try play.act(.unblock, by: .side(side))
    #expect(play.last.isEmpty)
    #expect(play.engagement.truth == .closed(.declined))
    try play.act(.message(.clear), by: .side(side.other))
    #expect(play.last.contains(.storeMessage(from: side.other, .withheld)))
    try play.act(.message(.clear), by: .side(side))
    #expect(play.last.first == .deliverWithheld(to: side))
    #expect(play.last.contains(.storeMessage(from: side, .delivered)))
    #expect(play.engagement.truth == .open)
  }

  @Test(arguments: Side.allCases)
  func anExclusionTellsNeitherSide(_ side: Side) throws {
    var play = try Play()
    try play.consent(side)
    let views = [play.engagement.workerView, play.engagement.companyView]
    try play.act(.exclude(side), by: .server)
    #expect(play.last.isEmpty)
    #expect([play.engagement.workerView, play.engagement.companyView] == views)
    try play.act(.message(.clear), by: .side(side))
    #expect(play.last.contains(.storeMessage(from: side, .delivered)))
    try play.consent(side.other)
    #expect(play.reveals == 0)
  }

  @Test(arguments: Side.allCases)
  func tellingThemEndsBothViewsAtOnce(_ side: Side) throws {
    var play = try Play()
    try play.consent(side.other)
    try play.act(.decline(tellThem: true), by: .side(side))
    for viewer in Side.allCases { #expect(play.engagement[viewer]?.state == .ended) }
    #expect(play.last.contains(.destroyDisclosure(side.other)))
    #expect(play.last.contains(.purgeUndelivered(from: side.other)))
  }

  @Test(arguments: Side.allCases)
  func onlyTheOriginatorWithdraws(_ side: Side) throws {
    var play = try Play(side)
    #expect(play.rejection(of: .withdraw, by: .side(side.other)) == .notOriginator)
    try play.act(.withdraw, by: .side(side))
    for viewer in Side.allCases { #expect(play.engagement[viewer]?.state == .ended) }
    #expect(play.engagement.truth == .closed(.withdrawn))
  }

  @Test(arguments: Side.allCases)
  func aViewIsExtendedOnceAndOnlyIfBothAsk(_ side: Side) throws {
    var play = try Play()
    try play.act(.askExtension, by: .side(side))
    #expect(play.engagement[side]?.endsAt == .start + .days(14))
    #expect(play.engagement[side.other] == (try Play().engagement[side.other]))
    try play.act(.askExtension, by: .side(side.other))
    for viewer in Side.allCases {
      #expect(play.engagement[viewer]?.endsAt == .start + .days(28))
      try play.act(.askExtension, by: .side(viewer))
    }
    #expect(play.engagement[side]?.endsAt == .start + .days(28))
  }

  @Test(arguments: Side.allCases)
  func aRefusalAfterAskingDoesNotTellThroughTheExtension(_ side: Side) throws {
    for refusal in [Act.decline(tellThem: false), .block, .erase] {
      var play = try Play()
      try play.act(.askExtension, by: .side(side))
      try play.act(refusal, by: .side(side))
      try play.act(.askExtension, by: .side(side.other))
      #expect(play.engagement[side.other]?.endsAt == .start + .days(28))
    }
  }

  @Test(arguments: Side.allCases)
  func aSuspensionVoidsOnesOwnConsentAndStopsWhatReachesOut(_ side: Side) throws {
    var play = try Play()
    try play.consent(side)
    try play.act(.suspend(side), by: .operation)
    #expect(play.last == [.destroyDisclosure(side), .appendEvent(side, .consentVoided)])
    let own = OwnFacts(suspended: true, cardFields: .all, noticeHash: Fixture.hash)
    let refused: [Act] = [.message(.clear), .giveConsent(Fixture.offer(side)), .askExtension]
    for act in refused {
      #expect(play.rejection(of: act, by: .side(side), own: own) == .accountSuspended)
    }
    for act in [Act.decline(tellThem: false), .block, .erase, .changeCard] {
      #expect(play.rejection(of: act, by: .side(side), own: own) == nil)
    }
    try play.act(.message(.clear), by: .side(side.other))
    try play.act(.reinstate(side), by: .operation)
    #expect(play.last == [.deliverWithheld(to: side)])
  }

  @Test(arguments: Side.allCases)
  func materialChangesTellOnlyTheGiver(_ side: Side) throws {
    var play = try Play()
    try play.consent(side)
    let other = play.engagement[side.other]
    try play.act(.changeCard, by: .side(side))
    #expect(play.last == [.destroyDisclosure(side), .appendEvent(side, .consentVoided)])
    #expect(play.engagement[side.other] == other)
    try play.consent(side)
    try play.company(.changeProject)
    #expect(play.last == [.destroyDisclosure(side), .appendEvent(side, .consentVoided)])
    #expect(play.engagement[side.other]?.consent == nil)
  }

  @Test(arguments: Side.allCases)
  func whatAnErasedPartyWroteStaysUntilTheOthersViewEnds(_ side: Side) throws {
    var play = try Play()
    try play.act(.message(.clear), by: .side(side))
    try play.act(.erase, by: .side(side))
    #expect(!play.last.contains(.purgeTexts(of: side)))
    play.wait(.days(14))
    try play.expire()
    #expect(play.last.contains(.purgeTexts(of: side)))
    #expect(play.engagement.due == nil)
  }

  @Test func whatAnErasedPartyNeverGotAcrossGoesWithItsTime() throws {
    var play = try Play(.worker, .held)
    try play.worker(.erase)
    #expect(!play.last.contains(.purgeTexts(of: .worker)))
    play.now = try #require(play.engagement.due)
    try play.expire()
    #expect(play.last == [.purgeTexts(of: .worker)])
    #expect(play.engagement.due == nil)
  }

  @Test func messagesAreScreenedUnlessBothGrantsLive() throws {
    var play = try Play()
    #expect(play.engagement.workerView?.screensMessages == true)
    try play.worker(.message(.held))
    #expect(play.last.contains(.storeMessage(from: .worker, .held)))
    try play.act(.releaseHeld(author: .worker, opening: false), by: .operation)
    #expect(play.last == [.deliverHeld(to: .company), .appendEvent(.company, .message)])
    try play.consent(.worker)
    try play.consent(.company)
    #expect(play.engagement.workerView?.screensMessages == false)
    try play.worker(.message(.held))
    #expect(play.last.contains(.storeMessage(from: .worker, .delivered)))
    try play.worker(.proposeTerms(Fixture.terms, hash: [7]))
    try play.company(.acceptTerms(hash: [7]))
    try play.company(.revokeGrant)
    for side in Side.allCases { #expect(play.engagement[side]?.screensMessages == true) }
    try play.worker(.message(.held))
    #expect(play.last.contains(.storeMessage(from: .worker, .held)))
  }

  @Test(arguments: Side.allCases)
  func consentIsRefusedInTheDocumentedOrder(_ side: Side) throws {
    let play = try Play()
    var own = OwnFacts(blocksCounterpart: true, cardFields: [], noticeHash: [0])
    own.ownMinimum.offers = FieldSet([ContactField.website])
    own.counterpartMinimum.requires = FieldSet([ContactField.messenger])
    own.usage[.consentsPerDay] = 100
    var offer = Fixture.offer(side)
    offer.fields = []
    func next() -> Rejection? { play.rejection(of: .giveConsent(offer), by: .side(side), own: own) }
    #expect(next() == .counterpartBlocked)
    own.blocksCounterpart = false
    #expect(next() == .noticeStale)
    own.noticeHash = Fixture.hash
    #expect(next() == .noFields)
    offer.fields = FieldSet([ContactField.personName])
    #expect(next() == .fieldNotInCard)
    own.cardFields = .all
    #expect(next() == .belowOwnMinimum)
    offer.fields = Fixture.fields(side)
    #expect(next() == .belowOwnMinimum)
    offer.fields.insert(FieldSet([ContactField.website]))
    #expect(next() == .belowRequiredFields)
    offer.fields.insert(FieldSet([ContactField.messenger]))
    #expect(next() == .quotaExceeded(.consentsPerDay))
    own.usage[.consentsPerDay] = 99
    #expect(next() == nil)
  }

  @Test func everyRejectionHasAReasonOfItsOwn() {
    let all: [Rejection] = [
      .actorNotAllowed, .accountSuspended, .sameAccount, .notFound, .ended, .wrongState,
      .counterpartBlocked, .alreadyEngaged, .projectNotOpen, .notOriginator, .noticeStale, .noFields,
      .fieldNotInCard, .belowOwnMinimum, .belowRequiredFields, .noConsent, .noGrant, .termsInvalid,
      .noOpenTerms, .termsWaiting, .ownTerms, .termsChanged, .quotaExceeded(.messagesPerHour),
    ]
    #expect(Set(all.map(\.reason)).count == all.count)
    #expect(all.allSatisfy { $0.reason.allSatisfy { $0.isUppercase || $0 == "_" } })
  }
}
