package import HandschlagAPI
package import HandschlagBackup
package import HandschlagDomain
package import HandschlagRPC
import HandschlagStore
import HandschlagVault

/// What the operator is told of the running server.
package struct ServerFacts: Sendable {
  /// The program's version.
  package let version: String
  /// When it began to serve.
  package let startedAt: Timestamp
  /// Where it listens now.
  package let listeners: @Sendable () -> [String]
  /// Connections now.
  package let connections: @Sendable () -> Int
  /// What it does, in numbers since its start.
  package let load: @Sendable () -> GetLoadResponse

  /// Facts of a server; one without sockets listens nowhere.
  package init(
    version: String, startedAt: Timestamp, listeners: @escaping @Sendable () -> [String] = { [] },
    connections: @escaping @Sendable () -> Int = { 0 },
    load: @escaping @Sendable () -> GetLoadResponse = { GetLoadResponse() }
  ) {
    self.version = version
    self.startedAt = startedAt
    self.listeners = listeners
    self.connections = connections
    self.load = load
  }
}

/// The operator's view. It never holds a consent's state, a thread's text or a contact card.
package struct AdminHandler: AdminService {
  let market: Marketplace
  let facts: ServerFacts
  /// Makes backups; nil where there are none.
  let backups: Backups?
  /// Whose lists and idempotency keys these are: no account has this number.
  private static let operation = AccountID(rawValue: PublicIDs.operatorViewer)

  /// Serves a marketplace.
  package init(_ market: Marketplace, facts: ServerFacts, backups: Backups? = nil) {
    self.market = market
    self.facts = facts
    self.backups = backups
  }

  package func getServerInfo(
    _ request: GetServerInfoRequest, context: ServerContext
  ) async throws -> GetServerInfoResponse {
    try context.requireOperation()
    let (engine, file) = try await market.readLong { (try $0.engineVersion(), try $0.fileFacts()) }
    return GetServerInfoResponse(
      version: facts.version, startedTime: facts.startedAt.seconds, listeners: facts.listeners(),
      schemaVersion: Int32(truncatingIfNeeded: file.schema),
      openRegistration: market.settings.openRegistration, engine: engine, databaseBytes: file.bytes,
      connections: Int32(truncatingIfNeeded: facts.connections()))
  }

  package func getStatistics(
    _ request: GetStatisticsRequest, context: ServerContext
  ) async throws -> GetStatisticsResponse {
    try context.requireOperation()
    let counts = try await market.readLong { try $0.statistics() }.counts
    guard counts.count == StoreStatistics.names.count else {
      throw RPCError(.internalError, "internal error")
    }
    return GetStatisticsResponse(
      accounts: counts[0], workers: counts[1], companies: counts[2], suspended: counts[3],
      profiles: counts[4], openProjects: counts[5], engagements: counts[6], reveals: counts[7],
      agreements: counts[8], messages: counts[9], flagged: counts[10], reports: counts[11])
  }

  package func getLoad(
    _ request: GetLoadRequest, context: ServerContext
  ) async throws -> GetLoadResponse {
    try context.requireOperation()
    return facts.load()
  }

  package func listAccounts(
    _ request: ListAccountsRequest, context: ServerContext
  ) async throws -> ListAccountsResponse {
    try context.requireOperation()
    let page = try page(
      request.pageSize, request.pageToken,
      "ListAccounts \(request.role.rawValue) \(request.suspendedOnly) \(request.unverifiedOnly)")
    let found = try await market.readLong { tx in
      try tx.accountPage(
        before: AccountID(rawValue: page.position ?? .max), role: RoleSet([request.role]),
        suspendedOnly: request.suspendedOnly, unverifiedOnly: request.unverifiedOnly, limit: page.size + 1)
    }
    let (rows, next) = page.split(found) { $0.account.id.rawValue }
    return ListAccountsResponse(accounts: rows.map(record), nextPageToken: next)
  }

  package func listEngagements(
    _ request: AdminListEngagementsRequest, context: ServerContext
  ) async throws -> AdminListEngagementsResponse {
    try context.requireOperation()
    let page = try page(request.pageSize, request.pageToken, "AdminListEngagements")
    let now = market.clock()
    let found = try await market.readLong { tx in
      try tx.engagementSummaries(
        before: EngagementID(rawValue: page.position ?? .max), now: now, limit: page.size + 1)
    }
    let (rows, next) = page.split(found) { $0.id.rawValue }
    let engagements = rows.map { row in
      EngagementRecord(
        id: engagementID(row.id), origin: row.origin.wire, workerView: row.workerView?.wire ?? .unspecified,
        companyView: row.companyView?.wire ?? .unspecified, openedDay: row.beganAt.day)
    }
    return AdminListEngagementsResponse(engagements: engagements, nextPageToken: next)
  }

  package func listFlagged(
    _ request: ListFlaggedRequest, context: ServerContext
  ) async throws -> ListFlaggedResponse {
    try context.requireOperation()
    let page = try page(request.pageSize, request.pageToken, "ListFlagged")
    let found = try await market.readLong { try $0.flagged(after: page.position ?? 0, limit: page.size + 1) }
    let (rows, next) = page.split(found) { $0.id }
    let flagged = rows.map { row in
      Flagged(
        id: market.vault.ids.encode(.flag, number: row.id, viewer: nil),
        source: HandschlagAPI.FlaggedSource(rawValue: Int32(row.source.rawValue)), field: row.field,
        excerpts: row.excerpts.split(separator: "\n").map(String.init), heldDay: row.heldAt.day)
    }
    return ListFlaggedResponse(flagged: flagged, nextPageToken: next)
  }

  package func listReports(
    _ request: ListReportsRequest, context: ServerContext
  ) async throws -> ListReportsResponse {
    try context.requireOperation()
    let page = try page(request.pageSize, request.pageToken, "ListReports")
    let found = try await market.readLong {
      try $0.reports(before: page.position ?? .max, limit: page.size + 1)
    }
    let (rows, next) = page.split(found) { $0.id }
    let reports = rows.map { row in
      Wire.Report(
        id: market.vault.ids.encode(.report, number: row.id, viewer: nil),
        engagementID: engagementID(row.engagement), by: row.side.role,
        reason: ReportReason(rawValue: Int32(truncatingIfNeeded: row.reason)), text: row.text,
        reportedDay: row.reportedAt.day, aboutAccountID: market.accountID(row.about))
    }
    return ListReportsResponse(reports: reports, nextPageToken: next)
  }

  package func createInvite(
    _ request: CreateInviteRequest, context: ServerContext
  ) async throws -> CreateInviteResponse {
    try context.requireOperation()
    let uses = request.uses == 0 ? 1 : Int64(request.uses)
    let days = request.days == 0 ? 30 : Int64(request.days)
    return try await market.writeOnce(
      context, scope: .account(Self.operation.rawValue), request: request
    ) { tx, now in
      let lastDay = (now + .days(days)).flooredToDay
      let number = try tx.insertInvite(
        hash: request.codeHash, uses: uses, expiresAt: lastDay + .days(1), roles: RoleSet(request.roles))
      guard let number else {
        throw RPCError(
          .alreadyExists, "there is an invitation with this code: make another code",
          details: [.reason("INVITE_EXISTS")])
      }
      try tx.audit(context.method.name, actor: nil, subject: number, at: now)
      return CreateInviteResponse(
        id: market.vault.ids.encode(.invite, number: number, viewer: nil), expiresDay: lastDay.seconds)
    }
  }

  // MARK: - Shared

  private func page(_ size: Int32, _ token: String, _ context: String) throws -> Page {
    try Page(market, size: size, token: token, context: context, account: Self.operation, standard: 50)
  }

  private func engagementID(_ id: EngagementID) -> String {
    market.vault.ids.encode(.engagement, number: id.rawValue, viewer: PublicIDs.operatorViewer)
  }

  func record(_ summary: AccountSummary) -> AccountRecord {
    let account = summary.account
    return AccountRecord(
      id: market.accountID(account.id), roles: account.roles.wire, suspended: account.suspendedAt != nil,
      suspensionReason: account.suspensionReason, createdDay: account.createdAt.day,
      identityGiven: summary.hasIdentity, verified: summary.isVerified)
  }
}

extension ServerContext {
  /// Lets nobody on but the operator; the method table has let nobody else through.
  func requireOperation() throws {
    guard case .operation = principal as? Principal else { throw Router.unknownMethod() }
  }
}
