import HandschlagAPI
import HandschlagDomain
import HandschlagRPC
import HandschlagStore
import HandschlagVault

/// Shows an engagement as one of its sides sees it. Nothing here reads the hidden truth or the other view.
struct EngagementViews {
  let market: Marketplace
  let tx: ReadTransaction
  let now: Timestamp

  /// The engagement in the view of `side`.
  func show(_ record: StoredEngagement, to side: Side) throws -> Wire.Engagement {
    let engagement = record.engagement
    guard let view = engagement[side], let shown = try tx.shownParties(in: engagement.id) else {
      throw RPCError.notFound
    }
    let account = engagement.account(of: side)
    var wire = Wire.Engagement(
      id: market.engagementID(engagement.id, viewer: account), origin: view.origin.wire,
      state: view.state(at: now).wire, ownRole: side.role,
      projectID: engagement.project.map(market.projectID) ?? "", projectTitle: shown.projectTitle,
      openedTime: view.createdAt.hour, endsTime: view.endsAt.hour, extensionAsked: view.extensionAsked,
      lastMessage: record[messagesOf: side], agreeUntilTime: view.agreementEndsAt?.seconds ?? 0)
    // An ended view shows nothing of what the other side said of itself, as it shows no texts: what is kept
    // for it alone would tell by its absence that the other side is gone for good.
    let isOver = view.state(at: now) == .ended
    switch side {
    case .company: wire.counterpart = .worker(try worker(record, shown, isOver: isOver))
    case .worker: wire.counterpart = .company(try company(record, shown, isOver: isOver))
    }
    if !isOver {
      wire.ownSealingKey = SealingKey(stored: try tx.sealingKey(of: side, seenBy: side, in: engagement.id))
      wire.counterpartSealingKey =
        try tx.publicKey(of: side.other, seenBy: side, in: engagement.id) ?? []
    }
    wire.ownConsent = try ownConsent(view, side, engagement.id, wire.id)
    return wire
  }

  /// The consent of `side` that counts now, as its giver sees it.
  func ownConsent(_ view: View, _ side: Side, _ id: EngagementID, _ wireID: String) throws -> OwnConsent? {
    guard let consent = view.liveConsent(at: now) else { return nil }
    let purpose = try tx.disclosure(of: side, in: id)?.purpose ?? 0
    return OwnConsent(
      engagementID: wireID, fields: consent.offer.fields.wire,
      purpose: Purpose(rawValue: Int32(truncatingIfNeeded: purpose)), expiresTime: consent.expiresAt.hour)
  }

  private func worker(
    _ record: StoredEngagement, _ shown: ShownParties, isOver: Bool
  ) throws -> ProfileView {
    var view = ProfileView(
      id: market.partyID(of: .worker, in: record), handle: market.partyHandle(of: .worker, in: record))
    guard !isOver, !shown.workerProfile.isEmpty else { return view }
    view.content = try ProfileContent(stored: shown.workerProfile).shown(minimum: shown.workerMinimum)
    view.updatedDay = record.beganAt.day
    return view
  }

  private func company(
    _ record: StoredEngagement, _ shown: ShownParties, isOver: Bool
  ) throws -> CompanyView {
    var view = CompanyView(
      id: market.partyID(of: .company, in: record), handle: market.partyHandle(of: .company, in: record))
    guard !isOver else { return view }
    view.verified = shown.companyVerified
    view.attributes = try CompanyAttributes(stored: shown.companyAttributes)
    view.fields = shown.companyMinimum.wire(of: .company)
    return view
  }
}

extension StoredMessage {
  /// The message as `side` sees it.
  func wire(seenBy side: Side) -> ThreadMessage {
    ThreadMessage(number: number, own: author == side, text: text, sentTime: sentAt.hour)
  }
}

extension ReadTransaction {
  /// An engagement that `caller` has a view of, and its side; else the one answer for what is not there.
  func engagement(
    _ text: String, of caller: Caller, _ market: Marketplace
  ) throws -> (record: StoredEngagement, side: Side) {
    guard let id = market.engagement(text, viewer: caller.account), let record = try engagement(id),
      let side = record.side(of: caller.account), record.engagement[side] != nil
    else { throw RPCError.notFound }
    return (record, side)
  }
}
