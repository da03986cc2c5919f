import HandschlagAPI
import HandschlagRPC
import HandschlagServices
import HandschlagStore
import Testing

/// Cards that their givers have sealed: what the server keeps, shows and hides of them. It reads none, so that the
/// envelopes here need hold nothing.
struct SealedTests {
  @Test func anEnvelopeIsReleasedAtTheRevealAndNotSooner() async throws {
    try await TestMarket.run { market in
      let pair = try await Self.meet(market)
      for first in [pair.worker, pair.company] {
        let request = try await first.sealedRequest(pair.id(of: first))
        _ = try await first.consents.giveConsent(request)
        if first.account == pair.worker.account {
          #expect(try await pair.company.envelope(pair.companyID) == nil)
          #expect(try await pair.worker.state(pair.workerID) == .open)
        } else {
          #expect(try await pair.worker.envelope(pair.workerID) == request.sealed)
        }
      }
      let reply = try await pair.company.consents.getGrant(GetGrantRequest(engagementID: pair.companyID))
      #expect(reply.card == nil && reply.sealed?.giverKey == pair.worker.sealingKey(1).publicKey)
      #expect(reply.grant?.fields == [.legalName, .email])
      _ = try await pair.worker.consents.revokeGrant(RevokeGrantRequest(engagementID: pair.workerID))
      #expect(try await pair.company.envelope(pair.companyID) == nil)
    }
  }

  /// One side seals, the other does not: each card comes as its giver chose.
  @Test func aSealedCardMayBeMetByAPlainOne() async throws {
    try await TestMarket.run { market in
      let pair = try await Self.meet(market)
      _ = try await pair.worker.consents.giveConsent(try await pair.worker.sealedRequest(pair.workerID))
      try await pair.company.consent(pair.companyID)
      #expect(try await pair.company.envelope(pair.companyID) != nil)
      #expect(try await pair.worker.grant(pair.workerID)?.count == 2)
      #expect(try await market.market.store.readLong { try $0.violations() } == [])
    }
  }

  @Test func withoutAKeyOfEachSideNothingIsSealed() async throws {
    try await TestMarket.run { market in
      let pair = try await market.applied(try await market.worker(), try await market.company())
      let worker = pair.worker
      let consent: @Sendable () async throws -> Void = {
        _ = try await worker.consents.giveConsent(
          try await worker.sealedRequest(pair.workerID, to: pair.company))
      }
      #expect(try await reason(of: consent) == "SEALING_KEY_MISSING")
      try await pair.company.send("A word.", key: 1, in: pair.companyID)
      #expect(try await reason(of: consent) == "SEALING_KEY_MISSING")
      try await worker.send("A word.", key: 1, in: pair.workerID)
      #expect(try await reason(of: consent) == nil)
      // Neither another key of one's own, nor one that is not the other side's.
      let refused = try await reason { try await worker.send("A word.", key: 2, in: pair.workerID) }
      #expect(refused == "SEALING_KEY_SET")
      try await worker.send("The same again.", key: 1, in: pair.workerID)
      var request = try await worker.sealedRequest(pair.workerID)
      request.sealed?.recipientKey[0] ^= 1
      let other = request
      let wrong = try await reason { _ = try await worker.consents.giveConsent(other) }
      #expect(wrong == "SEALING_KEY_MISSING")
    }
  }

  /// A key goes with a text and nothing else: what does not arrive brings none, and an ended view shows none.
  @Test func aKeyArrivesExactlyIfItsTextDoes() async throws {
    try await TestMarket.run { market in
      let pair = try await market.applied(try await market.worker(), try await market.company())
      _ = try await pair.company.engagements.decline(DeclineRequest(engagementID: pair.companyID))
      try await pair.worker.send("A word.", key: 1, in: pair.workerID)
      let own = try await pair.worker.engagement(pair.workerID)
      #expect(own.ownSealingKey == pair.worker.sealingKey(1))
      #expect(try await pair.company.engagement(pair.companyID).counterpartSealingKey.isEmpty)
      // The decliner comes back: the text arrives, and the key with it.
      try await pair.company.send("After all.", key: 1, in: pair.companyID)
      let seen = try await pair.company.engagement(pair.companyID)
      #expect(seen.counterpartSealingKey == pair.worker.sealingKey(1).publicKey)
      #expect(seen.ownSealingKey == pair.company.sealingKey(1))
      // Of the other side's key the public half alone is shown.
      let theirs = try await pair.worker.engagement(pair.workerID).counterpartSealingKey
      #expect(theirs == pair.company.sealingKey(1).publicKey)
      market.clock.advance(days: 14)
      let ended = try await pair.company.engagement(pair.companyID)
      #expect(ended.state == .ended && ended.ownSealingKey == nil && ended.counterpartSealingKey.isEmpty)
    }
  }

  @Test func aHeldTextKeepsItsKey() async throws {
    try await TestMarket.run { market in
      let pair = try await market.applied(try await market.worker(), try await market.company())
      try await pair.worker.send("anna (at) bakery", key: 1, in: pair.workerID)
      #expect(try await pair.company.engagement(pair.companyID).counterpartSealingKey.isEmpty)
      let flag = try #require(try await market.operation.listFlagged(ListFlaggedRequest()).flagged.first)
      _ = try await market.operation.resolveFlagged(ResolveFlaggedRequest(flaggedID: flag.id, release: true))
      let seen = try await pair.company.engagement(pair.companyID).counterpartSealingKey
      #expect(seen == pair.worker.sealingKey(1).publicKey)
    }
  }

  @Test func whereSealingIsRequiredTheVaultTakesNoCard() async throws {
    try await TestMarket.run(settings: MarketplaceSettings(requiresSealed: true)) { market in
      let worker = try await market.party("anna", [.worker])
      let company = try await market.party("dora", [.company])
      #expect(try await reason { try await worker.putCard() } == "SEALED_REQUIRED")
      try await worker.putProfile()
      try await company.putCompany()
      let pair = try await Self.exchangeKeys(try await market.applied(worker, company))
      #expect(try await reason { try await worker.consent(pair.workerID) } == "SEALED_REQUIRED")
      for party in [worker, company] {
        _ = try await party.consents.giveConsent(try await party.sealedRequest(pair.id(of: party)))
      }
      #expect(try await worker.envelope(pair.workerID) != nil)
    }
  }

  enum Obstacle: CaseIterable { case withdrawal, decline, block, erasure, suspension, expiry, recovery }

  /// The races against the reveal that plain consents have, with envelopes.
  @Test(arguments: Obstacle.allCases)
  func noEnvelopeIsReleasedPastAnObstacle(_ obstacle: Obstacle) async throws {
    try await TestMarket.run { market in
      let pair = try await Self.meet(market)
      let worker = pair.worker
      _ = try await worker.consents.giveConsent(try await worker.sealedRequest(pair.workerID))
      switch obstacle {
      case .withdrawal:
        _ = try await worker.consents.withdrawConsent(WithdrawConsentRequest(engagementID: pair.workerID))
      case .decline:
        _ = try await worker.engagements.decline(DeclineRequest(engagementID: pair.workerID))
      case .block:
        _ = try await worker.accounts.blockAccount(BlockAccountRequest(party: .engagementID(pair.workerID)))
      case .erasure:
        _ = try await worker.accounts.eraseAccount(EraseAccountRequest(accountID: worker.account))
      case .suspension: try await market.suspend(worker)
      case .expiry: market.clock.advance(days: 8)
      case .recovery:
        let tokens = try await worker.accounts.listTokens(ListTokensRequest()).tokens
        _ = try await worker.accounts.revokeToken(RevokeTokenRequest(tokenID: tokens[0].id))
      }
      _ = try await pair.company.consents.giveConsent(try await pair.company.sealedRequest(pair.companyID))
      #expect(try await pair.company.envelope(pair.companyID) == nil)
      #expect(try await pair.company.state(pair.companyID) == .open)
      #expect(try await market.market.store.readLong { try $0.violations() } == [])
    }
  }

  private static func meet(_ market: TestMarket) async throws -> Pair {
    try await exchangeKeys(try await market.applied(try await market.worker(), try await market.company()))
  }

  private static func exchangeKeys(_ pair: Pair) async throws -> Pair {
    for party in [pair.worker, pair.company] {
      try await party.send("A word.", key: 1, in: pair.id(of: party))
    }
    return pair
  }
}

extension Party {
  /// A key of this party's; the server takes any 32 bytes.
  func sealingKey(_ number: UInt8) -> SealingKey {
    let mark = UInt8(truncatingIfNeeded: account.utf8.reduce(0) { $0 &* 31 &+ Int($1) })
    return SealingKey(
      publicKey: [UInt8](repeating: mark, count: 31) + [number],
      nonce: [UInt8](repeating: mark &+ 1, count: 15) + [number])
  }

  @discardableResult
  func send(_ text: String, key: UInt8, in id: String) async throws -> ThreadMessage? {
    try await engagements.sendMessage(
      SendMessageRequest(engagementID: id, text: text, sealingKey: sealingKey(key))
    ).message
  }

  /// A sealed consent to the usual fields.
  ///
  /// - Parameter other: whose key it names before that has arrived.
  func sealedRequest(_ id: String, to other: Party? = nil) async throws -> GiveConsentRequest {
    let view = try await engagement(id)
    let notice = try await consents.getConsentNotice(
      GetConsentNoticeRequest(engagementID: id, fields: Self.usualFields, purpose: .thisWork, sealed: true))
    return GiveConsentRequest(
      engagementID: id, fields: Self.usualFields, purpose: .thisWork, noticeHash: notice.noticeHash,
      sealed: CardEnvelope(
        encapsulatedKey: [UInt8](repeating: 5, count: 32), ciphertext: [UInt8](repeating: 6, count: 1040),
        commitments: [1, 2].map { [UInt8](repeating: $0, count: 32) },
        giverKey: view.ownSealingKey?.publicKey ?? sealingKey(1).publicKey,
        recipientKey: other?.sealingKey(1).publicKey ?? view.counterpartSealingKey))
  }

  /// What this party was granted, as its giver sealed it; nil for nothing.
  func envelope(_ id: String) async throws -> CardEnvelope? {
    do {
      return try await consents.getGrant(GetGrantRequest(engagementID: id)).sealed
    } catch let error as RPCError where error.code == .notFound {
      return nil
    }
  }
}
