import HandschlagAPI
import HandschlagDomain
import HandschlagProtobuf
import HandschlagRPC
import HandschlagStore
import HandschlagVault

/// Writes out all that is held on an account's holder, and nothing of anybody else's.
///
/// Of an engagement that is the holder's own view of it: own messages, consent, terms, grant, and what was shown
/// of oneself. Texts of an ended view are left out, as they are in the program: which of them are left would
/// tell which ones had arrived. For the same reason no record says whether a text was delivered.
struct PersonalExport {
  let market: Marketplace
  let caller: Caller
  let now: Timestamp

  private static let page: Int64 = 100

  /// Writes the lines until all are written.
  ///
  /// - Throws: `UNAUTHENTICATED` when the token ends meanwhile.
  func run(into responses: ResponseWriter<ExportDataResponse>) async throws {
    var count: Int64 = 0
    func write(_ records: [ExportRecord]) async throws {
      for record in records { try await responses.write(ExportDataResponse(line: record.json.line)) }
      count += Int64(records.count)
    }
    try await write([
      ExportRecord(
        "export",
        [
          ("version", .number(1)), ("account", .text(market.accountID(caller.account))), ("time", .time(now)),
        ])
    ])
    try await write(try await read { try own($0) })
    var project: ProjectID? = ProjectID(rawValue: .max)
    while let before = project {
      let (records, next) = try await read { try projects(before: before, $0) }
      try await write(records)
      project = next
    }
    var engagement: EngagementID? = EngagementID(rawValue: .max)
    while let before = engagement {
      let (records, next) = try await read { try ThreadExport(export: self, tx: $0).next(before: before) }
      try await write(records)
      engagement = next
    }
    var act: Int64? = 0
    while let after = act {
      let (records, next) = try await read { try acts(after: after, $0) }
      try await write(records)
      act = next
    }
    try await write([ExportRecord("end", [("records", .number(count + 1))])])
  }

  private func read<R: Sendable>(
    _ body: @escaping @Sendable (ReadTransaction) throws -> R
  ) async throws -> R {
    let caller = caller
    return try await market.readLong { tx in
      guard try tx.holds(token: caller.token, caller.account) else { throw RPCError.unauthenticated }
      return try body(tx)
    }
  }

  private func own(_ tx: ReadTransaction) throws -> [ExportRecord] {
    let id = caller.account
    guard let account = try tx.account(id) else { throw RPCError.notFound }
    let cards = ContactCards(market: market)
    var records = [ExportRecord.account(account, id: market.accountID(id))]
    records += try tx.tokens(of: id).map(ExportRecord.token)
    let card = try cards.open(id, tx)
    if !card.isEmpty { records.append(.card(card, version: account.cardVersion)) }
    if let sealed = try tx.exclusionList(of: id) {
      let list = try GetExclusionsResponse(stored: cards.open(sealed, as: .exclusions, of: id, tx))
      records += list.exclusions.map(ExportRecord.exclusion)
    }
    if let company = try tx.company(id) {
      let identity = try cards.open(company.identity, as: .identity, of: id, tx)
      records.append(
        .company(
          company, try Wire.CompanyIdentity(stored: identity),
          try CompanyAttributes(stored: company.attributes)))
    }
    if let profile = try tx.profile(id) {
      records.append(.profile(profile, try ProfileContent(stored: profile.content)))
    }
    records += try tx.blocks(by: id).map(ExportRecord.block)
    records += try tx.usage(of: id).map { quota, count in
      ExportRecord("counted_acts", [("quota", .text(quota.rawValue)), ("count", .number(count))])
    }
    return records
  }

  private func projects(
    before: ProjectID, _ tx: ReadTransaction
  ) throws -> ([ExportRecord], ProjectID?) {
    let found = try tx.projects(of: caller.account, before: before, limit: Self.page)
    let records = try found.map {
      ExportRecord.project($0, id: market.projectID($0.id), try ProjectContent(stored: $0.content))
    }
    return (records, found.count < Int(Self.page) ? nil : found.last?.id)
  }

  private func acts(after: Int64, _ tx: ReadTransaction) throws -> ([ExportRecord], Int64?) {
    let found = try tx.acts(of: caller.account, after: after, limit: Self.page)
    let records = found.map { act in
      ExportRecord.act(
        act, engagement: act.engagement.map { market.engagementID($0, viewer: caller.account) })
    }
    return (records, found.count < Int(Self.page) ? nil : found.last?.id)
  }
}
