package import HandschlagAPI
import HandschlagDomain
import HandschlagLog
import HandschlagProtobuf
package import HandschlagRPC
import HandschlagStore
import HandschlagVault

/// Consent and what comes of it.
package struct ConsentHandler: ConsentService {
  let market: Marketplace

  /// Serves a marketplace.
  package init(_ market: Marketplace) { self.market = market }

  package func getConsentNotice(
    _ request: GetConsentNoticeRequest, context: ServerContext
  ) async throws -> GetConsentNoticeResponse {
    let caller = try context.caller
    let now = market.clock()
    return try await market.read { tx in
      let (record, side) = try tx.engagement(request.engagementID, of: caller, market)
      let state = record.engagement[side]?.state(at: now)
      guard state == .open else { throw state == .ended ? Rejection.ended : .wrongState }
      let notice = try ConsentNotices(market: market, tx: tx).notice(
        record, side, fields: FieldSet(request.fields), purpose: request.purpose, isSealed: request.sealed)
      return GetConsentNoticeResponse(notice: notice, noticeHash: NoticeHash.of(notice.encoded()))
    }
  }

  package func giveConsent(
    _ request: GiveConsentRequest, context: ServerContext
  ) async throws -> GiveConsentResponse {
    let caller = try context.caller
    let signature = try ConsentSignature(of: request)
    return try await market.writeOnce(context, scope: .account(caller.account.rawValue), request: request) {
      tx, now in
      // What ended the token in the meantime has voided the consents that were there; this one must not follow.
      guard try tx.holds(token: caller.token, caller.account) else { throw RPCError.unauthenticated }
      let (record, side) = try tx.engagement(request.engagementID, of: caller, market)
      let fields = FieldSet(request.fields)
      let envelope = try GivenEnvelope(request.sealed, fields)
      let notice = try ConsentNotices(market: market, tx: tx).notice(
        record, side, fields: fields, purpose: request.purpose, isSealed: envelope != nil)
      var acts = EngagementActs(market, tx, now: now)
      acts.purpose = Int64(request.purpose.rawValue)
      acts.noticeHash = NoticeHash.of(notice.encoded())
      acts.envelope = envelope
      acts.signature = signature
      let offer = ConsentOffer(
        fields: fields,
        cardVersion: try envelope?.cardVersion ?? tx.account(caller.account)?.cardVersion ?? 0,
        projectVersion: Int64(notice.projectVersion), noticeHash: request.noticeHash)
      let after = try acts.apply(.giveConsent(offer), by: .side(side), to: record)
      try tx.audit(
        context.method.name, actor: caller.account, subject: record.engagement.id.rawValue, at: now)
      return GiveConsentResponse(
        engagement: try EngagementViews(market: market, tx: tx, now: now).show(after, to: side))
    }
  }

  package func withdrawConsent(
    _ request: WithdrawConsentRequest, context: ServerContext
  ) async throws -> WithdrawConsentResponse {
    let caller = try context.caller
    return try await market.writeOnce(context, scope: .account(caller.account.rawValue), request: request) {
      tx, now in
      WithdrawConsentResponse(
        engagement: try act(.withdrawConsent, on: request.engagementID, caller, context, tx, now))
    }
  }

  package func revokeGrant(
    _ request: RevokeGrantRequest, context: ServerContext
  ) async throws -> RevokeGrantResponse {
    let caller = try context.caller
    return try await market.writeOnce(context, scope: .account(caller.account.rawValue), request: request) {
      tx, now in
      RevokeGrantResponse(
        engagement: try act(.revokeGrant, on: request.engagementID, caller, context, tx, now))
    }
  }

  package func listOwnConsents(
    _ request: ListOwnConsentsRequest, context: ServerContext
  ) async throws -> ListOwnConsentsResponse {
    let caller = try context.caller
    let now = market.clock()
    return try await market.readLong { tx in
      let views = EngagementViews(market: market, tx: tx, now: now)
      let consents = try tx.consents(of: caller.account, limit: 1000).compactMap { id -> OwnConsent? in
        guard let record = try tx.engagement(id), let side = record.side(of: caller.account),
          let view = record.engagement[side]
        else { return nil }
        return try views.ownConsent(view, side, id, market.engagementID(id, viewer: caller.account))
      }
      return ListOwnConsentsResponse(consents: consents)
    }
  }

  package func getGrant(_ request: GetGrantRequest, context: ServerContext) async throws -> GetGrantResponse {
    let caller = try context.caller
    let now = market.clock()
    // A look at a card leaves a row in the audit, and so it is a write.
    return try await market.write { tx in
      let (record, side) = try tx.engagement(request.engagementID, of: caller, market)
      let id = record.engagement.id
      guard record.engagement[side]?.otherGrantLives == true,
        let grant = try tx.grant(of: side.other, in: id), let key = grant.key, let sealed = grant.sealed
      else { throw RPCError.notFound }
      let fields = try market.vault.disclosures.open(
        GrantRef(engagement: id.rawValue, holder: VaultSide(side), key: KeyID(rawValue: key)),
        ciphertext: sealed)
      try tx.audit(context.method.name, actor: caller.account, subject: id.rawValue, at: now)
      let keepUntil = grant.grantedAt + .days(market.settings.retentionDays)
      if grant.isEndToEnd {
        guard let bytes = fields.first?.value else { throw VaultError.altered }
        return GetGrantResponse(
          grant: summary(grant, given: false, caller.account), keepUntilDay: keepUntil.day,
          sealed: try CardEnvelope(stored: bytes))
      }
      return GetGrantResponse(
        grant: summary(grant, given: false, caller.account),
        card: Wire.ContactCard(
          values: fields.map {
            Wire.ContactValue(field: Wire.ContactField(rawValue: Int32($0.number)), value: $0.text)
          }), keepUntilDay: keepUntil.day)
    }
  }

  package func listGrants(
    _ request: ListGrantsRequest, context: ServerContext
  ) async throws -> ListGrantsResponse {
    let caller = try context.caller
    return try await market.readLong { tx in
      ListGrantsResponse(
        grants: try tx.grants(of: caller.account, limit: 1000).map {
          summary($0.grant, given: $0.given, caller.account)
        })
    }
  }

  package func listDeletionRequests(
    _ request: ListDeletionRequestsRequest, context: ServerContext
  ) async throws -> ListDeletionRequestsResponse {
    let caller = try context.caller
    return try await market.readLong { tx in
      ListDeletionRequestsResponse(
        requests: try tx.deletionRequests(to: caller.account, limit: 1000).map { grant in
          DeletionRequest(
            engagementID: market.engagementID(grant.engagement, viewer: caller.account),
            fields: grant.fields.wire, askedDay: grant.revokedAt?.day ?? 0)
        })
    }
  }

  package func acknowledgeDeletion(
    _ request: AcknowledgeDeletionRequest, context: ServerContext
  ) async throws -> AcknowledgeDeletionResponse {
    let caller = try context.caller
    let now = market.clock()
    return try await market.write { tx in
      _ = try act(.acknowledgeDeletion, on: request.engagementID, caller, context, tx, now)
      return AcknowledgeDeletionResponse()
    }
  }

  private func summary(_ grant: StoredGrant, given: Bool, _ viewer: AccountID) -> GrantSummary {
    GrantSummary(
      engagementID: market.engagementID(grant.engagement, viewer: viewer), given: given,
      fields: grant.fields.wire, purpose: Purpose(rawValue: Int32(truncatingIfNeeded: grant.purpose)),
      grantedDay: grant.grantedAt.day, revoked: grant.revokedAt != nil,
      deletionAcknowledgedDay: grant.deletionAcknowledgedAt?.day ?? 0)
  }

  private func act(
    _ act: Act, on id: String, _ caller: Caller, _ context: ServerContext, _ tx: WriteTransaction,
    _ now: Timestamp
  ) throws -> Wire.Engagement {
    let (record, side) = try tx.engagement(id, of: caller, market)
    var acts = EngagementActs(market, tx, now: now)
    let after = try acts.apply(act, by: .side(side), to: record)
    try tx.audit(context.method.name, actor: caller.account, subject: record.engagement.id.rawValue, at: now)
    return try EngagementViews(market: market, tx: tx, now: now).show(after, to: side)
  }
}

/// Makes the notice that a consent is given to. Its bytes are what the hash is made of.
struct ConsentNotices {
  let market: Marketplace
  let tx: ReadTransaction

  /// The notice for one side, made of what that side is shown and of what it asks for.
  func notice(
    _ record: StoredEngagement, _ side: Side, fields: FieldSet, purpose: Purpose, isSealed: Bool
  ) throws -> ConsentNotice {
    let engagement = record.engagement
    guard let shown = try tx.shownParties(in: engagement.id) else { throw RPCError.notFound }
    let project = try engagement.project.flatMap { try tx.project($0) }
    let counterpart = shown.minimum(of: side.other)
    var notice = ConsentNotice(
      engagementID: market.engagementID(engagement.id, viewer: engagement.account(of: side)),
      recipientHandle: market.partyHandle(of: side.other, in: record),
      projectID: engagement.project.map(market.projectID) ?? "",
      projectVersion: Int32(truncatingIfNeeded: project?.version ?? 0),
      projectTitle: shown.projectTitle, fields: fields.wire,
      recipientOffers: counterpart.wire(of: side.other).offered,
      recipientRequires: counterpart.requires.wire, purpose: purpose,
      retentionDays: Int32(clamping: market.settings.retentionDays),
      consentHours: Int32(clamping: market.policy.consentLifetime.milliseconds / 3_600_000))
    notice.warnings = [
      "Once both sides have consented, what is disclosed can't be taken back: a revocation only asks its "
        + "holder to delete it.",
      "Whoever reads this data can recognise you in what they have seen of you before.",
    ]
    if isSealed {
      notice.sealed = true
      notice.recipientKey = try tx.publicKey(of: side.other, seenBy: side, in: engagement.id) ?? []
    }
    if side == .worker {
      notice.recipientVerified = shown.companyVerified
      notice.recipientAttributes = try CompanyAttributes(stored: shown.companyAttributes)
      if !shown.companyVerified {
        notice.warnings.append("The operator has not verified who this company is.")
      }
    }
    return notice
  }
}
