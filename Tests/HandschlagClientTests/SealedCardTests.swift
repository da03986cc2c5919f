import HandschlagClient
import HandschlagProtobuf
import Testing

/// Cards sealed from one side's program to the other's.
struct SealedCardTests {
  private static let fields: [ContactField] = [.email, .legalName]
  private let giver = SealedCards(
    seed: SealingSeed(),
    card: ContactCard(values: [
      .init(field: .legalName, value: "Amsel GmbH"), .init(field: .email, value: "amsel@example.org"),
      .init(field: .phone, value: "0211 5550123"),
    ]))
  private let recipient = SealedCards(seed: SealingSeed())

  /// Both sides' views of one engagement whose keys have arrived.
  private func meet() -> (giver: Engagement, recipient: Engagement) {
    let (own, other) = (giver.seed.newKey(), recipient.seed.newKey())
    return (
      Engagement(id: "eng_a", ownSealingKey: own, counterpartSealingKey: other.publicKey),
      Engagement(id: "eng_b", ownSealingKey: other, counterpartSealingKey: own.publicKey)
    )
  }

  private func notice(_ view: Engagement, _ fields: [ContactField] = fields) -> ConsentNotice {
    ConsentNotice(
      fields: fields, purpose: .thisWork, sealed: true, recipientKey: view.counterpartSealingKey)
  }

  private func grant(_ request: GiveConsentRequest) -> GetGrantResponse {
    GetGrantResponse(
      grant: GrantSummary(fields: request.fields, purpose: request.purpose), sealed: request.sealed)
  }

  @Test func theOtherSideReadsExactlyWhatWasConsentedTo() throws {
    let views = meet()
    let request = try giver.consent(to: notice(views.giver), hash: [7], in: views.giver)
    #expect(request.engagementID == "eng_a" && request.noticeHash == [7])
    let card = try recipient.open(grant(request), in: views.recipient)
    #expect(card.values.map(\.value) == ["Amsel GmbH", "amsel@example.org"])
    let bytes = request.encoded()
    #expect(!String(decoding: bytes, as: UTF8.self).contains("Amsel"))
    #expect(
      SealedCards.fingerprint(in: views.giver) == SealedCards.fingerprint(in: views.recipient))
    #expect(SealedCards.fingerprint(in: views.giver)?.count == 19)
  }

  @Test func nobodyElseReadsIt() throws {
    let views = meet()
    let response = grant(try giver.consent(to: notice(views.giver), hash: [], in: views.giver))
    // Another seed, another engagement, the giver itself.
    #expect(throws: SealedCardError.seedLost) {
      try SealedCards(seed: SealingSeed()).open(response, in: views.recipient)
    }
    let others = meet()
    #expect(throws: SealedCardError.seedLost) { try recipient.open(response, in: others.recipient) }
    #expect(throws: SealedCardError.seedLost) { try giver.open(response, in: views.giver) }
    var keyless = views.recipient
    keyless.ownSealingKey = nil
    #expect(throws: SealedCardError.ownKeyMissing) { try recipient.open(response, in: keyless) }
  }

  @Test func whateverTheServerChangesIsNoticed() throws {
    let views = meet()
    let request = try giver.consent(to: notice(views.giver), hash: [], in: views.giver)
    let good = grant(request)
    var changed: [GetGrantResponse] = []
    func change(_ body: (inout GetGrantResponse) -> Void) {
      var response = good
      body(&response)
      changed.append(response)
    }
    let ciphertext = request.sealed?.ciphertext ?? []
    for index in stride(from: 0, to: ciphertext.count, by: 97) {
      change { $0.sealed?.ciphertext[index] ^= 1 }
    }
    for index in 0..<32 {
      change { $0.sealed?.encapsulatedKey[index] ^= 2 }
      change { $0.sealed?.commitments[0][index] ^= 1 }
    }
    change { $0.sealed?.commitments.removeLast() }
    change { $0.sealed?.giverKey[3] ^= 1 }
    change { $0.grant?.fields = [.email] }
    change { $0.grant?.fields = [.legalName, .phone] }
    change { $0.grant?.purpose = .furtherWork }
    change { $0.sealed?.ciphertext.removeLast() }
    for response in changed {
      #expect(throws: SealedCardError.self) { try recipient.open(response, in: views.recipient) }
    }
    #expect(throws: Never.self) { try recipient.open(good, in: views.recipient) }
  }

  /// A server that seals a card of its own making under its own key has not the giver's.
  @Test func aCardThatTheServerMadeIsRefused() throws {
    let views = meet()
    let liar = SealedCards(seed: SealingSeed(), card: giver.card)
    var forgedView = views.giver
    forgedView.ownSealingKey = liar.seed.newKey()
    var request = try liar.consent(to: notice(views.giver), hash: [], in: forgedView)
    #expect(throws: SealedCardError.notTheirs) { try recipient.open(grant(request), in: views.recipient) }
    request.sealed?.giverKey = views.giver.ownSealingKey?.publicKey ?? []
    #expect(throws: SealedCardError.notTheirs) { try recipient.open(grant(request), in: views.recipient) }
  }

  @Test func theProgramSeesToTheFields() throws {
    let views = meet()
    #expect(throws: SealedCardError.fieldNotInCard(.website)) {
      try giver.consent(to: notice(views.giver, [.email, .website]), hash: [], in: views.giver)
    }
    var demanding = notice(views.giver)
    demanding.recipientRequires = [.phone]
    #expect(throws: SealedCardError.belowRequired(.phone)) {
      try giver.consent(to: demanding, hash: [], in: views.giver)
    }
    var empty = giver.card
    empty.values[0].value = ""
    #expect(throws: SealedCardError.fieldNotInCard(.legalName)) {
      try SealedCards(seed: giver.seed, card: empty).consent(
        to: notice(views.giver), hash: [], in: views.giver)
    }
    var unsealed = notice(views.giver)
    unsealed.sealed = false
    var keyless = views.giver
    keyless.counterpartSealingKey = []
    for (notice, view) in [(unsealed, views.giver), (notice(views.giver), keyless)] {
      #expect(throws: SealedCardError.counterpartKeyMissing) {
        try giver.consent(to: notice, hash: [], in: view)
      }
    }
    #expect(throws: SealedCardError.seedLost) {
      try SealedCards(seed: SealingSeed(), card: giver.card).consent(
        to: notice(views.giver), hash: [], in: views.giver)
    }
  }

  @Test func theSizeTellsLittleAndEachSealingIsNew() throws {
    let views = meet()
    let first = try giver.consent(to: notice(views.giver), hash: [], in: views.giver)
    let again = try giver.consent(to: notice(views.giver), hash: [], in: views.giver)
    var other = giver.card
    other.values[0].value = String(repeating: "Ä", count: 200)
    let long = try SealedCards(seed: giver.seed, card: other).consent(
      to: notice(views.giver), hash: [], in: views.giver)
    #expect(first.sealed?.ciphertext.count == 1024 + 16)
    #expect(long.sealed?.ciphertext.count == 1024 + 16)
    #expect(first.sealed?.ciphertext != again.sealed?.ciphertext)
    #expect(first.sealed?.commitments != again.sealed?.commitments)
  }

  @Test func aSeedSurvivesItsTextAndShowsNothing() throws {
    let seed = SealingSeed()
    #expect(try SealingSeed(seed.text) == seed)
    #expect(try SealingSeed(" " + seed.text.uppercased() + "\n") == seed)
    #expect("\(seed)" == "hss_…" && String(reflecting: seed) == "hss_…")
    #expect(throws: MalformedSecret.self) { try SealingSeed("hst_" + seed.text.dropFirst(4)) }
    // The same key comes again from seed and nonce, and each engagement has its own.
    let keys = (0..<20).map { _ in seed.newKey() }
    #expect(Set(keys.map(\.publicKey)).count == 20)
    #expect(keys.allSatisfy { $0.publicKey.count == 32 && $0.nonce.count == 16 })
  }
}
