import HandschlagDomain
import Testing

/// Sealed consents, and the keys that go with texts: every combination of what a side can know.
struct SealingTests {
  private static let keys: [[UInt8]?] = [nil, [1], [2]]

  private static func own(_ sealing: SealingFacts, card: FieldSet = .all) -> OwnFacts {
    OwnFacts(cardFields: card, noticeHash: Fixture.hash, sealing: sealing)
  }

  @Test func aSealedConsentNeedsExactlyTheKeysOfTheView() throws {
    for side in Side.allCases {
      let play = try Play()
      for own in Self.keys {
        for counterpart in Self.keys {
          for giver in Self.keys.compactMap({ $0 }) {
            for recipient in Self.keys.compactMap({ $0 }) {
              for required in [false, true] {
                let facts = SealingFacts(
                  own: own, counterpart: counterpart, named: .init(giver: giver, recipient: recipient),
                  isRequired: required)
                let rejection = play.rejection(
                  of: .giveConsent(Fixture.offer(side)), by: .side(side), own: Self.own(facts, card: []))
                let fits = own == giver && counterpart == recipient
                #expect(rejection == (fits ? nil : .sealingKeyMissing))
              }
            }
          }
        }
      }
    }
  }

  @Test func aPlainConsentIsRefusedOnlyWhereSealingIsRequired() throws {
    let play = try Play()
    for side in Side.allCases {
      for required in [false, true] {
        for key in Self.keys {
          let facts = SealingFacts(own: key, counterpart: key, isRequired: required)
          let rejection = play.rejection(
            of: .giveConsent(Fixture.offer(side)), by: .side(side), own: Self.own(facts))
          #expect(rejection == (required ? .sealedRequired : nil))
        }
      }
    }
  }

  /// What the server cannot see of a sealed card it does not ask for; all else it does.
  @Test func onlyTheCardsOwnFieldsAreLeftToTheProgram() throws {
    let play = try Play()
    let named = SealingFacts(own: [1], counterpart: [2], named: .init(giver: [1], recipient: [2]))
    func rejection(_ fields: FieldSet, _ sealing: SealingFacts, requires: FieldSet = []) -> Rejection? {
      var facts = Self.own(sealing, card: [])
      facts.counterpartMinimum = FieldMinimum(requires: requires)
      let offer = ConsentOffer(fields: fields, cardVersion: -5, projectVersion: 1, noticeHash: Fixture.hash)
      return play.rejection(of: .giveConsent(offer), by: .side(.worker), own: facts)
    }
    #expect(rejection([.channels], named) == nil)
    #expect(rejection([.channels], SealingFacts()) == .fieldNotInCard)
    #expect(rejection(.legalName, named) == .belowOwnMinimum)
    #expect(rejection([.channels], named, requires: .legalName) == .belowRequiredFields)
    #expect(rejection([], named) == .noFields)
  }

  @Test func aSideKeepsTheKeyThatWentFirst() throws {
    let play = try Play()
    for own in Self.keys {
      for offered in Self.keys {
        let rejection = play.rejection(
          of: .message(.clear), by: .side(.worker), own: Self.own(SealingFacts(own: own, offered: offered)))
        let isOther = own != nil && offered != nil && own != offered
        #expect(rejection == (isOther ? .sealingKeySet : nil))
      }
    }
  }

  /// Two sealed consents, or a sealed and a plain one, reveal as two plain ones do.
  @Test(arguments: [[true, true], [true, false], [false, true]])
  func consentsRevealHoweverTheirCardsCome(_ sealed: [Bool]) throws {
    var play = try Play()
    for (side, isSealed) in zip(Side.allCases, sealed) {
      let facts = SealingFacts(
        own: [1], counterpart: [2], named: isSealed ? .init(giver: [1], recipient: [2]) : nil)
      try play.act(.giveConsent(Fixture.offer(side)), by: .side(side), own: Self.own(facts))
    }
    #expect(play.reveals == 1)
  }
}
