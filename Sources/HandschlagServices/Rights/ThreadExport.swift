import HandschlagAPI
import HandschlagDomain
import HandschlagLog
import HandschlagStore
import HandschlagVault

/// The engagements of a personal export, each as its holder sees it.
struct ThreadExport {
  let export: PersonalExport
  let tx: ReadTransaction

  private var market: Marketplace { export.market }
  private static let page: Int64 = 200

  /// The records of the newest engagement before a place, and that place; one at a time, for it may be long.
  func next(before: EngagementID) throws -> ([ExportRecord], EngagementID?) {
    let account = export.caller.account
    let found = try tx.engagementPage(
      of: account, before: before, states: 0, side: nil, now: export.now, limit: 1)
    guard let id = found.first else { return ([], nil) }
    guard let record = try tx.engagement(id), let side = record.side(of: account),
      let view = record.engagement[side]
    else { return ([], id) }
    let name = JSONValue.text(market.engagementID(id, viewer: account))
    var records = [try engagement(name, record, side, view)]
    if view.state(at: export.now) != .ended { records += try messages(name, id, side) }
    records += try terms(name, id, side)
    records += try grants(name, id, side)
    records += try receipts(name, record, side)
    records += try tx.reports(by: side, in: id).map { report in
      ExportRecord(
        "report",
        [
          ("engagement_id", name), ("time", .time(report.reportedAt)),
          ("reason", .name(ReportReason(rawValue: Int32(truncatingIfNeeded: report.reason)))),
          ("text", .words(report.text)),
        ])
    }
    return (records, id)
  }

  private func engagement(
    _ name: JSONValue, _ record: StoredEngagement, _ side: Side, _ view: View
  ) throws -> ExportRecord {
    ExportRecord(
      "engagement",
      [
        ("id", name), ("role", .name(side.role)), ("origin", .name(view.origin.wire)),
        ("state", .name(view.state(at: export.now).wire)),
        ("project_id", record.engagement.project.map { .text(market.projectID($0)) }),
        ("own_id_there", .text(market.partyID(of: side, in: record))),
        ("began", .time(view.createdAt)), ("ends", .time(view.endsAt)),
        ("extension_asked", view.extensionAsked ? .flag(true) : nil),
        ("declined", view.declined ? .flag(true) : nil), ("blocked", view.blocked ? .flag(true) : nil),
        ("sealing_key", try sealingKey(record.engagement.id, side, view)),
        ("consent", try consent(record.engagement.id, side, view)),
        ("revealed_day", view.revealedAt.map { .number($0.day) }),
        ("shown_of_oneself", try shown(record.engagement.id, side)),
      ])
  }

  private func consent(_ id: EngagementID, _ side: Side, _ view: View) throws -> JSONValue? {
    guard let consent = view.liveConsent(at: export.now) else { return nil }
    let purpose = try tx.disclosure(of: side, in: id)?.purpose ?? 0
    return .members([
      ("fields", .names(consent.offer.fields.wire)), ("given", .time(consent.givenAt)),
      ("expires", .time(consent.expiresAt)), ("notice_hash", .hex(consent.offer.noticeHash)),
      ("purpose", .name(Purpose(rawValue: Int32(truncatingIfNeeded: purpose)))),
    ])
  }

  /// The key goes with a text, and like the texts it is left out once the view has ended.
  private func sealingKey(_ id: EngagementID, _ side: Side, _ view: View) throws -> JSONValue? {
    guard view.state(at: export.now) != .ended else { return nil }
    return try tx.publicKey(of: side, seenBy: side, in: id).flatMap { .hex($0) }
  }

  private func shown(_ id: EngagementID, _ side: Side) throws -> JSONValue? {
    guard let shown = try tx.shownParties(in: id) else { return nil }
    return switch side {
    case .worker: try ProfileContent(stored: shown.workerProfile).json
    case .company: try CompanyAttributes(stored: shown.companyAttributes).json
    }
  }

  private func messages(_ name: JSONValue, _ id: EngagementID, _ side: Side) throws -> [ExportRecord] {
    var records: [ExportRecord] = []
    var last: Int64 = 0
    while true {
      let found = try tx.messages(in: id, seenBy: side, after: last, limit: Self.page)
      for message in found where message.author == side {
        records.append(
          ExportRecord(
            "message",
            [
              ("engagement_id", name), ("number", .number(message.number)),
              ("sent", .time(message.sentAt)), ("text", .text(message.text)),
            ]))
      }
      guard found.count == Int(Self.page), let end = found.last else { return records }
      last = end.number
    }
  }

  /// Terms that the holder proposed, and which of them both agreed to.
  private func terms(_ name: JSONValue, _ id: EngagementID, _ side: Side) throws -> [ExportRecord] {
    try tx.terms(of: id).filter { $0.author == side }.map { revision in
      let terms = revision.terms
      return ExportRecord(
        "terms",
        [
          ("engagement_id", name), ("number", .number(revision.number)),
          ("proposed", .time(revision.proposedAt)),
          ("agreed", revision.state == .accepted ? .flag(true) : nil),
          ("kind", .name(Wire.CooperationKind(rawValue: Int32(terms.kind.rawValue)))),
          ("amount", .number(terms.amount)), ("currency", .words(terms.currency)),
          ("unit", .words(terms.unit)), ("start_day", terms.startDay.map { .number($0 * 86_400) }),
          ("end_day", terms.endDay.map { .number($0 * 86_400) }), ("text", .words(terms.text)),
          ("hash", .hex(revision.hash)),
        ])
    }
  }

  /// What the holder granted, and that a grant of the other side is held; of its contents nothing.
  private func grants(_ name: JSONValue, _ id: EngagementID, _ side: Side) throws -> [ExportRecord] {
    let given = try tx.grant(of: side, in: id).map { grant in
      ExportRecord(
        "grant_given",
        [
          ("engagement_id", name), ("fields", .names(grant.fields.wire)),
          ("purpose", .name(Purpose(rawValue: Int32(truncatingIfNeeded: grant.purpose)))),
          ("granted_day", .number(grant.grantedAt.day)), ("revoked", .time(grant.revokedAt)),
        ])
    }
    let held = try tx.grant(of: side.other, in: id).map { grant in
      ExportRecord(
        "grant_held",
        [
          ("engagement_id", name), ("granted_day", .number(grant.grantedAt.day)),
          ("deletion_said_day", grant.deletionAcknowledgedAt.map { .number($0.day) }),
        ])
    }
    return [given, held].compactMap { $0 }
  }

  /// The holder's part of the receipt, as long as the holder can fetch it, and its own revocation.
  private func receipts(_ name: JSONValue, _ record: StoredEngagement, _ side: Side) throws -> [ExportRecord]
  {
    let held = HeldReceipts(market: market, tx: tx)
    var records: [ExportRecord] = []
    if let receipt = try held.content(record, side).flatMap(Receipt.init(canonicalBytes:)) {
      let own = side == .worker ? receipt.worker : receipt.company
      records.append(
        ExportRecord(
          "receipt",
          [
            ("engagement_id", name), ("day", .number(receipt.day * 86_400)), ("own_id_there", .text(own.id)),
            ("fields", .names(own.fields.map { Wire.ContactField(rawValue: Int32(truncatingIfNeeded: $0)) })),
            ("purpose", .name(Purpose(rawValue: Int32(truncatingIfNeeded: own.purpose)))),
            ("notice_hash", .hex(own.noticeHash)),
            ("commitments", .list(own.commitments.compactMap { .hex($0.digest) })),
            ("signing_key", own.signature.flatMap { .hex($0.publicKey) }),
          ]))
    }
    if let revocation = try held.revocationContent(record, side).flatMap(Revocation.init(canonicalBytes:)) {
      records.append(
        ExportRecord(
          "revocation",
          [
            ("engagement_id", name), ("day", .number(revocation.day * 86_400)),
            ("own_id_there", .text(revocation.id)),
          ]))
    }
    return records
  }
}
