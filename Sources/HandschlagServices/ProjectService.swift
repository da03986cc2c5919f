package import HandschlagAPI
import HandschlagDomain
import HandschlagProtobuf
package import HandschlagRPC
import HandschlagStore
import HandschlagVault

/// Projects and the search among them.
package struct ProjectHandler: ProjectService {
  let market: Marketplace

  /// Serves a marketplace.
  package init(_ market: Marketplace) { self.market = market }

  package func postProject(
    _ request: PostProjectRequest, context: ServerContext
  ) async throws -> PostProjectResponse {
    let caller = try context.caller
    let content = request.content ?? ProjectContent()
    try content.rate.check("content.rate")
    let screening = try Screen.message(content, path: "content")
    return try await market.writeOnce(context, scope: .account(caller.account.rawValue), request: request) {
      tx, now in
      try market.spend(.projectsPerDay, caller.account, tx, now: now)
      let id = ProjectID(rawValue: tx.nextID("projects"))
      let name = try companyName(content, caller, tx)
      let stored = StoredProject(
        id: id, company: caller.account, content: content.encoded(), version: 1,
        state: screening == nil ? .open : .held, isVisible: screening == nil, postedAt: now,
        title: content.title, companyName: name,
        companyEpoch: try tx.account(caller.account)?.companyEpoch ?? 0,
        minimum: FieldMinimum(content.fields))
      try tx.put(stored, keys: SearchKeys(content), words: content.words)
      try market.flag(.project, id.rawValue, screening, tx, now: now)
      if screening == nil { try market.announce(.posted, id, tx, now: now) }
      return PostProjectResponse(
        project: try ProjectViews(market: market, tx: tx).view(stored, to: caller.account))
    }
  }

  package func updateProject(
    _ request: UpdateProjectRequest, context: ServerContext
  ) async throws -> UpdateProjectResponse {
    let caller = try context.caller
    let content = request.content ?? ProjectContent()
    try content.rate.check("content.rate")
    let screening = try Screen.message(content, path: "content")
    return try await market.writeOnce(context, scope: .account(caller.account.rawValue), request: request) {
      tx, now in
      var stored = try own(request.projectID, caller, tx)
      guard stored.state != .closed else {
        throw RPCError.precondition("PROJECT_CLOSED", "the project is closed: post a new one")
      }
      guard request.version == 0 || Int64(request.version) == stored.version else {
        throw RPCError(
          .aborted, "the project has version \(stored.version) by now: read it and change it again",
          details: [.reason("VERSION_CHANGED")])
      }
      let old = try ProjectContent(stored: stored.content)
      stored.companyName = try companyName(content, caller, tx)
      stored.content = content.encoded()
      stored.version += 1
      stored.title = content.title
      stored.minimum = FieldMinimum(content.fields)
      stored.state = screening == nil ? .open : .held
      stored.isVisible = screening == nil
      try tx.put(stored, keys: SearchKeys(content), words: content.words)
      try market.flag(.project, stored.id.rawValue, screening, tx, now: now)
      if content.terms.isMaterialChange(from: old.terms) {
        var acts = EngagementActs(market, tx, now: now)
        try acts.applyToAll(
          .changeProject, by: { _ in .side(.company) }, try tx.engagementIDs(project: stored.id))
      }
      if screening == nil { try market.announce(.updated, stored.id, tx, now: now) }
      return UpdateProjectResponse(
        project: try ProjectViews(market: market, tx: tx).view(stored, to: caller.account))
    }
  }

  package func closeProject(
    _ request: CloseProjectRequest, context: ServerContext
  ) async throws -> CloseProjectResponse {
    let caller = try context.caller
    let now = market.clock()
    return try await market.write { tx in
      var stored = try own(request.projectID, caller, tx)
      if stored.state != .closed {
        let wasShown = stored.state == .open
        try tx.closeProject(stored.id)
        try tx.dropFlags(.project, subject: stored.id.rawValue)
        var acts = EngagementActs(market, tx, now: now)
        try acts.applyToAll(
          .closeProject, by: { _ in .side(.company) }, try tx.engagementIDs(project: stored.id))
        if wasShown { try market.announce(.closed, stored.id, tx, now: now) }
        stored.state = .closed
      }
      return CloseProjectResponse(
        project: try ProjectViews(market: market, tx: tx).view(stored, to: caller.account))
    }
  }

  package func getProject(
    _ request: GetProjectRequest, context: ServerContext
  ) async throws -> GetProjectResponse {
    let caller = try context.caller
    guard let id = market.project(request.projectID) else { throw RPCError.notFound }
    return try await market.read { tx in
      guard let stored = try tx.project(id), stored.isShown(to: caller.account) else {
        throw RPCError.notFound
      }
      return GetProjectResponse(
        project: try ProjectViews(market: market, tx: tx).view(stored, to: caller.account))
    }
  }

  package func listOwnProjects(
    _ request: ListOwnProjectsRequest, context: ServerContext
  ) async throws -> ListOwnProjectsResponse {
    let caller = try context.caller
    let page = try Page(
      market, size: request.pageSize, token: request.pageToken, context: "ListOwnProjects",
      account: caller.account)
    return try await market.readLong { tx in
      let found = try tx.projects(
        of: caller.account, before: ProjectID(rawValue: page.position ?? .max), limit: page.size + 1)
      let (rows, next) = page.split(found) { $0.id.rawValue }
      let views = ProjectViews(market: market, tx: tx)
      return ListOwnProjectsResponse(
        projects: try rows.map { try views.view($0, to: caller.account) }, nextPageToken: next)
    }
  }

  package func searchProjects(
    _ request: SearchProjectsRequest, context: ServerContext
  ) async throws -> SearchProjectsResponse {
    let caller = try context.caller
    let now = market.clock()
    let filters = request.filters ?? SearchFilters()
    let page = try Page(
      market, size: request.pageSize, token: request.pageToken,
      context: "SearchProjects \(request.query)\n\(filters.encoded())", account: caller.account,
      startLength: SearchPosition.byteCount)
    let question = SearchQuestion(
      words: SearchQuery.words(request.query), viewer: caller.account, dayStart: now.flooredToDay,
      keys: SearchKeys(filters), timings: filters.urgency.bits,
      after: page.start.flatMap(SearchPosition.init),
      limit: page.size + 1)
    try await market.write { try market.spend(.searchesPerMinute, caller.account, $0, now: now) }
    return try await market.readLong { tx in
      let (hits, next) = page.split(try tx.searchProjects(question)) { $0.position.bytes }
      let views = ProjectViews(market: market, tx: tx)
      return SearchProjectsResponse(
        projects: try hits.map { try views.view($0.found, to: caller.account) }, nextPageToken: next)
    }
  }

  package func watchProjects(
    _ request: WatchProjectsRequest, context: ServerContext,
    responses: ResponseWriter<WatchProjectsResponse>
  ) async throws {
    try await ProjectFeed(market: market, caller: try context.caller).run(
      from: request.cursor, into: responses)
  }

  private func own(_ id: String, _ caller: Caller, _ tx: ReadTransaction) throws -> StoredProject {
    guard let number = market.project(id), let stored = try tx.project(number),
      stored.company == caller.account
    else { throw RPCError.notFound }
    return stored
  }

  /// The name that a project shows: its owner's legal name where the owner chose so and is verified.
  private func companyName(_ content: ProjectContent, _ caller: Caller, _ tx: ReadTransaction) throws
    -> String
  {
    guard let company = try tx.company(caller.account) else {
      throw RPCError.precondition("COMPANY_MISSING", "describe your company first, with PutCompany")
    }
    guard content.naming == .named else { return "" }
    guard company.verifiedAt != nil else {
      throw RPCError.precondition(
        "NOT_VERIFIED", "only a company that the operator has verified can post under its name")
    }
    let identity = try ContactCards(market: market).open(
      company.identity, as: .identity, of: caller.account, tx)
    return try Wire.CompanyIdentity(stored: identity).legalName
  }
}

/// Shows projects.
struct ProjectViews {
  let market: Marketplace
  let tx: ReadTransaction

  /// A project as an account sees it.
  func view(_ stored: StoredProject, to viewer: AccountID) throws -> Project {
    var content = try market.contents.decode(stored.content, row: stored.id.rawValue)
    content.fields = stored.minimum.wire(of: .company)
    return Project(
      id: market.projectID(stored.id), content: content,
      state: Wire.ProjectState(rawValue: Int32(stored.state.rawValue)),
      version: Int32(clamping: stored.version), postedDay: stored.postedAt.day,
      company: try CompanyViews(market: market, tx: tx).view(of: stored, to: viewer),
      companyName: stored.companyName, own: stored.company == viewer)
  }
}

extension Marketplace {
  /// Tells those who watch projects of a change.
  func announce(_ change: ProjectChange, _ id: ProjectID, _ tx: WriteTransaction, now: Timestamp) throws {
    try tx.appendEvent(
      account: EventStream.projects, kind: Int64(change.rawValue), engagement: nil,
      body: id.rawValue.bigEndianBytes, at: now.seconds)
  }
}

extension ProjectContent {
  fileprivate var words: SearchWords {
    SearchWords(title: title, body: description, tags: skills.joined(separator: " "))
  }

  /// What a consent relies on.
  fileprivate var terms: ProjectTerms {
    ProjectTerms(
      title: title, text: description, kinds: kinds.bits.bitNumbers, cooperation: cooperation.bits.bitNumbers,
      rate: rate.map { Rate(least: $0.minAmount, most: $0.maxAmount) },
      rateUnit: rate.map { "\($0.currency) \($0.unit.rawValue)" } ?? "", isNamed: naming == .named,
      minimum: FieldMinimum(fields))
  }
}
