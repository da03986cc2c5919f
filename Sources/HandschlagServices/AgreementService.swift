package import HandschlagAPI
import HandschlagDomain
import HandschlagProtobuf
package import HandschlagRPC
import HandschlagStore
import HandschlagVault

/// Terms, from the proposal to the agreement.
package struct AgreementHandler: AgreementService {
  let market: Marketplace

  /// Serves a marketplace.
  package init(_ market: Marketplace) { self.market = market }

  package func proposeTerms(
    _ request: ProposeTermsRequest, context: ServerContext
  ) async throws -> ProposeTermsResponse {
    ProposeTermsResponse(
      revision: try await offer(request.terms, on: request.engagementID, answering: nil, request, context)
        .revision)
  }

  package func counterTerms(
    _ request: CounterTermsRequest, context: ServerContext
  ) async throws -> CounterTermsResponse {
    CounterTermsResponse(
      revision: try await offer(
        request.terms, on: request.engagementID, answering: request.revisionHash, request, context
      ).revision)
  }

  package func acceptTerms(
    _ request: AcceptTermsRequest, context: ServerContext
  ) async throws -> AcceptTermsResponse {
    let caller = try context.caller
    let now = market.clock()
    return try await market.write { tx in
      let (record, side) = try tx.engagement(request.engagementID, of: caller, market)
      let views = EngagementViews(market: market, tx: tx, now: now)
      // The same acceptance twice is one.
      if let accepted = record.engagement.agreement.accepted, accepted.hash == request.revisionHash,
        accepted.author == side.other
      {
        return AcceptTermsResponse(engagement: try views.show(record, to: side))
      }
      var acts = EngagementActs(market, tx, now: now)
      let after = try acts.apply(.acceptTerms(hash: request.revisionHash), by: .side(side), to: record)
      try tx.audit(
        context.method.name, actor: caller.account, subject: record.engagement.id.rawValue, at: now)
      return AcceptTermsResponse(engagement: try views.show(after, to: side))
    }
  }

  package func rejectTerms(
    _ request: RejectTermsRequest, context: ServerContext
  ) async throws -> RejectTermsResponse {
    let caller = try context.caller
    let now = market.clock()
    return try await market.write { tx in
      let (record, side) = try tx.engagement(request.engagementID, of: caller, market)
      if let latest = record.engagement.agreement.latest, latest.state == .rejected,
        latest.hash == request.revisionHash, latest.author == side.other
      {
        return RejectTermsResponse(revision: latest.wire(seenBy: side))
      }
      var acts = EngagementActs(market, tx, now: now)
      let after = try acts.apply(.rejectTerms(hash: request.revisionHash), by: .side(side), to: record)
      return RejectTermsResponse(revision: after.engagement.agreement.latest?.wire(seenBy: side))
    }
  }

  package func getAgreement(
    _ request: GetAgreementRequest, context: ServerContext
  ) async throws -> GetAgreementResponse {
    let caller = try context.caller
    let now = market.clock()
    return try await market.read { tx in
      let (record, side) = try tx.engagement(request.engagementID, of: caller, market)
      guard let view = record.engagement[side] else { throw RPCError.notFound }
      let revisions = try tx.terms(of: record.engagement.id)
      return GetAgreementResponse(
        state: view.state(at: now).wire, revisions: revisions.map { $0.wire(seenBy: side) },
        agreeUntilTime: view.agreementEndsAt?.seconds ?? 0)
    }
  }

  /// Proposes terms, or answers those of `hash` with them.
  private func offer(
    _ terms: Wire.Terms?, on id: String, answering hash: [UInt8]?, _ request: some Message,
    _ context: ServerContext
  ) async throws -> ProposeTermsResponse {
    let caller = try context.caller
    let terms = try HandschlagDomain.Terms(terms ?? Wire.Terms())
    return try await market.writeOnce(context, scope: .account(caller.account.rawValue), request: request) {
      tx, now in
      let (record, side) = try tx.engagement(id, of: caller, market)
      let engagement = record.engagement
      // Without both grants a leak could still go this way; terms are shown at once, so nothing can be held.
      if engagement[side]?.screensMessages ?? true,
        try Screen.texts([("terms.text", terms.text)]) != nil
      {
        throw RPCError.invalid("terms.text", "may hold contact data: leave it out")
      }
      if let hash, let open = engagement.agreement.open, open.hash != hash { throw Rejection.termsChanged }
      let number = (engagement.agreement.latest?.number ?? 0) + 1
      let newHash = terms.hash(engagement: engagement.id, number: number)
      var acts = EngagementActs(market, tx, now: now)
      let act: Act = hash == nil ? .proposeTerms(terms, hash: newHash) : .counterTerms(terms, hash: newHash)
      let after = try acts.apply(act, by: .side(side), to: record)
      return ProposeTermsResponse(revision: after.engagement.agreement.latest?.wire(seenBy: side))
    }
  }
}

extension HandschlagDomain.Terms {
  fileprivate init(_ wire: Wire.Terms) throws {
    guard let kind = HandschlagDomain.CooperationKind(rawValue: Int64(wire.kind.rawValue)) else {
      throw RPCError.invalid("terms.kind", "is not known")
    }
    self.init(
      kind: kind, amount: wire.amount, currency: wire.currency, unit: "\(wire.unit.rawValue)",
      startDay: wire.startDay == 0 ? nil : wire.startDay / 86_400,
      endDay: wire.endDay == 0 ? nil : wire.endDay / 86_400, text: wire.text)
  }

  /// The terms for the wire.
  fileprivate var wire: Wire.Terms {
    Wire.Terms(
      kind: Wire.CooperationKind(rawValue: Int32(kind.rawValue)), amount: amount, currency: currency,
      unit: RateUnit(rawValue: Int32(unit) ?? 0), startDay: (startDay ?? 0) * 86_400,
      endDay: (endDay ?? 0) * 86_400, text: text)
  }

  /// SHA-256 over engagement, number and terms: what an acceptance names.
  fileprivate func hash(engagement: EngagementID, number: Int64) -> [UInt8] {
    let place = engagement.rawValue.bigEndianBytes + number.bigEndianBytes
    return NoticeHash.of(Array("handschlag terms v1".utf8) + place + wire.encoded())
  }
}

extension HandschlagDomain.TermsRevision {
  /// The revision as `side` sees it.
  fileprivate func wire(seenBy side: Side) -> Wire.TermsRevision {
    Wire.TermsRevision(
      number: Int32(clamping: number), own: author == side, terms: terms.wire,
      state: TermsState(rawValue: Int32(state.rawValue)), hash: hash)
  }
}
