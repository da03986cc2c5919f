package import HandschlagAPI
import HandschlagDomain
import HandschlagProtobuf
package import HandschlagRPC
import HandschlagStore

/// Applications, inquiries and the conversation.
package struct EngagementHandler: EngagementService {
  let market: Marketplace

  /// Serves a marketplace.
  package init(_ market: Marketplace) { self.market = market }

  package func apply(_ request: ApplyRequest, context: ServerContext) async throws -> ApplyResponse {
    let caller = try context.caller
    let screening = try Screen.texts([("text", request.text)])
    return try await market.writeOnce(context, scope: .account(caller.account.rawValue), request: request) {
      tx, now in
      guard let id = market.project(request.projectID), let project = try tx.project(id),
        project.isShown(to: caller.account)
      else { throw RPCError.notFound }
      var beginning = EngagementBeginning(market: market, tx: tx, now: now)
      beginning.text = request.text
      beginning.sealingKey = request.sealingKey
      beginning.screening = screening
      let engagement = try beginning.apply(caller, to: project)
      return ApplyResponse(engagement: engagement)
    }
  }

  package func inquire(_ request: InquireRequest, context: ServerContext) async throws -> InquireResponse {
    let caller = try context.caller
    let screening = try Screen.texts([("text", request.text)])
    return try await market.writeOnce(context, scope: .account(caller.account.rawValue), request: request) {
      tx, now in
      var beginning = EngagementBeginning(market: market, tx: tx, now: now)
      beginning.text = request.text
      beginning.sealingKey = request.sealingKey
      beginning.screening = screening
      let engagement = try beginning.inquire(caller, request)
      return InquireResponse(engagement: engagement)
    }
  }

  package func withdrawApplication(
    _ request: WithdrawApplicationRequest, context: ServerContext
  ) async throws -> WithdrawApplicationResponse {
    try await actOnce(.withdraw, on: request.engagementID, request, context, as: .worker) {
      WithdrawApplicationResponse(engagement: $0)
    }
  }

  package func withdrawInquiry(
    _ request: WithdrawInquiryRequest, context: ServerContext
  ) async throws -> WithdrawInquiryResponse {
    try await actOnce(.withdraw, on: request.engagementID, request, context, as: .company) {
      WithdrawInquiryResponse(engagement: $0)
    }
  }

  package func askExtension(
    _ request: AskExtensionRequest, context: ServerContext
  ) async throws -> AskExtensionResponse {
    let caller = try context.caller
    let now = market.clock()
    return try await market.write { tx in
      AskExtensionResponse(
        engagement: try act(.askExtension, on: request.engagementID, caller, as: nil, tx, now))
    }
  }

  package func decline(_ request: DeclineRequest, context: ServerContext) async throws -> DeclineResponse {
    try await actOnce(.decline(tellThem: request.tellNow), on: request.engagementID, request, context) {
      DeclineResponse(engagement: $0)
    }
  }

  package func getEngagement(
    _ request: GetEngagementRequest, context: ServerContext
  ) async throws -> GetEngagementResponse {
    let caller = try context.caller
    let now = market.clock()
    return try await market.read { tx in
      let (record, side) = try tx.engagement(request.engagementID, of: caller, market)
      return GetEngagementResponse(
        engagement: try EngagementViews(market: market, tx: tx, now: now).show(record, to: side))
    }
  }

  package func listEngagements(
    _ request: ListEngagementsRequest, context: ServerContext
  ) async throws -> ListEngagementsResponse {
    let caller = try context.caller
    let now = market.clock()
    let states = request.states.bits
    let page = try Page(
      market, size: request.pageSize, token: request.pageToken,
      context: "ListEngagements \(states) \(request.role.rawValue)", account: caller.account)
    return try await market.readLong { tx in
      let ids = try tx.engagementPage(
        of: caller.account, before: EngagementID(rawValue: page.position ?? .max), states: states,
        side: Side(request.role), now: now, limit: page.size + 1)
      let (rows, next) = page.split(ids) { $0.rawValue }
      let views = EngagementViews(market: market, tx: tx, now: now)
      let engagements = try rows.compactMap { id -> Wire.Engagement? in
        guard let record = try tx.engagement(id), let side = record.side(of: caller.account) else {
          return nil
        }
        return try views.show(record, to: side)
      }
      return ListEngagementsResponse(engagements: engagements, nextPageToken: next)
    }
  }

  package func sendMessage(
    _ request: SendMessageRequest, context: ServerContext
  ) async throws -> SendMessageResponse {
    let caller = try context.caller
    let screened = try await ScreenedMessage(request, caller, market)
    return try await market.writeOnce(context, scope: .account(caller.account.rawValue), request: request) {
      tx, now in
      let (record, side) = try tx.engagement(request.engagementID, of: caller, market)
      var acts = EngagementActs(market, tx, now: now)
      acts.text = request.text
      acts.sealingKey = request.sealingKey?.stored
      acts.screening = try screened.verdict(for: request, record, side, tx)
      try acts.apply(.message(acts.screening == nil ? .clear : .held), by: .side(side), to: record)
      guard let message = acts.message else { throw RPCError.notFound }
      market.writings.note(message, in: record.engagement, tx)
      return SendMessageResponse(message: message.wire(seenBy: side))
    }
  }

  package func listMessages(
    _ request: ListMessagesRequest, context: ServerContext
  ) async throws -> ListMessagesResponse {
    let caller = try context.caller
    let now = market.clock()
    let size = request.pageSize == 0 ? 50 : Int64(request.pageSize)
    return try await market.read { tx in
      let (record, side) = try tx.engagement(request.engagementID, of: caller, market)
      // What never arrived is purged when a view ends; the gap would tell, so an ended view shows nothing.
      guard record.engagement[side]?.state(at: now) != .ended else { return ListMessagesResponse() }
      let found = try tx.messages(
        in: record.engagement.id, seenBy: side, after: request.afterNumber, limit: size + 1)
      return ListMessagesResponse(
        messages: found.prefix(Int(size)).map { $0.wire(seenBy: side) }, more: found.count > Int(size))
    }
  }

  package func watchEngagements(
    _ request: WatchEngagementsRequest, context: ServerContext,
    responses: ResponseWriter<WatchEngagementsResponse>
  ) async throws {
    try await EngagementFeed(market: market, caller: try context.caller).run(
      from: request.cursor, into: responses)
  }

  package func reportEngagement(
    _ request: ReportEngagementRequest, context: ServerContext
  ) async throws -> ReportEngagementResponse {
    let caller = try context.caller
    return try await market.writeOnce(context, scope: .account(caller.account.rawValue), request: request) {
      tx, now in
      let (record, side) = try tx.engagement(request.engagementID, of: caller, market)
      try market.spend(.reportsPerDay, caller.account, tx, now: now)
      try tx.insertReport(
        in: record.engagement.id, by: side, about: record.engagement.account(of: side.other),
        reason: Int64(request.reason.rawValue), text: request.text, at: now)
      try tx.audit(
        context.method.name, actor: caller.account, subject: record.engagement.id.rawValue, at: now)
      return ReportEngagementResponse()
    }
  }

  /// Applies an act of the caller, once for the key that it carries, and answers with the engagement after it.
  private func actOnce<Reply: Message>(
    _ act: Act, on id: String, _ request: some Message, _ context: ServerContext, as role: Side? = nil,
    _ reply: @escaping @Sendable (Wire.Engagement) -> Reply
  ) async throws -> Reply {
    let caller = try context.caller
    return try await market.writeOnce(context, scope: .account(caller.account.rawValue), request: request) {
      tx, now in
      reply(try self.act(act, on: id, caller, as: role, tx, now))
    }
  }

  private func act(
    _ act: Act, on id: String, _ caller: Caller, as role: Side?, _ tx: WriteTransaction, _ now: Timestamp
  ) throws -> Wire.Engagement {
    let (record, side) = try tx.engagement(id, of: caller, market)
    guard role == nil || role == side else { throw RPCError.notFound }
    var acts = EngagementActs(market, tx, now: now)
    let after = try acts.apply(act, by: .side(side), to: record)
    return try EngagementViews(market: market, tx: tx, now: now).show(after, to: side)
  }
}

extension Marketplace {
  /// Allows one more act under a quota and counts it.
  ///
  /// - Throws: `Rejection.quotaExceeded`.
  func spend(_ quota: Quota, _ account: AccountID, _ tx: WriteTransaction, now: Timestamp) throws {
    let used = try tx.usage(of: account, quota, now: now)
    try policy.quotas.check(quota, Usage([quota: used]))
    try tx.countAct(of: account, quota, now: now)
  }
}

extension StoredProject {
  /// Whether an account may see it: its owner always, others while it is visible. A closed project that was
  /// visible stays so, and ends alike for all; one that was held when it was closed is never seen.
  func isShown(to account: AccountID) -> Bool {
    company == account || (state != .held && isVisible)
  }
}

/// A message that was screened before it came to the writer, which has better things to do.
private struct ScreenedMessage {
  private let result: Result<ScreenedText?, RPCError>
  private let messagesSeen: Int64

  /// Screens a message together with what its author wrote just before.
  init(_ request: SendMessageRequest, _ caller: Caller, _ market: Marketplace) async throws {
    guard let id = market.engagement(request.engagementID, viewer: caller.account) else {
      throw RPCError.notFound
    }
    if let written = market.writings.last(of: caller.account, in: id) {
      messagesSeen = written.number
      result = try Self.screen(request, after: [written.text])
      return
    }
    (messagesSeen, result) = try await market.read { tx in
      guard let written = try tx.written(by: caller.account, in: id) else { throw RPCError.notFound }
      return (written.messages, try Self.screen(request, written, in: id, tx))
    }
  }

  /// What the rules are told of the message: nothing to say once both grants live.
  ///
  /// - Throws: `INVALID_ARGUMENT` for contact data that is there for certain.
  func verdict(
    for request: SendMessageRequest, _ record: StoredEngagement, _ side: Side, _ tx: ReadTransaction
  ) throws -> ScreenedText? {
    let engagement = record.engagement
    guard engagement[side]?.screensMessages ?? true else { return nil }
    // Another message came in between: what was screened before is not what stands before this one.
    guard record[messagesOf: side] == messagesSeen else {
      guard let written = try tx.written(by: engagement.account(of: side), in: engagement.id) else {
        throw RPCError.notFound
      }
      return try Self.screen(request, written, in: engagement.id, tx).get()
    }
    return try result.get()
  }

  private static func screen(
    _ request: SendMessageRequest, _ written: StoredWriting, in engagement: EngagementID,
    _ tx: ReadTransaction
  ) throws -> Result<ScreenedText?, RPCError> {
    guard !written.grantsLive else { return .success(nil) }
    return try screen(request, after: previousTexts(written, in: engagement, tx))
  }

  private static func screen(
    _ request: SendMessageRequest, after previous: [String]
  ) throws -> Result<ScreenedText?, RPCError> {
    do {
      return .success(try Screen.texts([("text", request.text)], previous: previous))
    } catch let error as RPCError {
      return .failure(error)
    }
  }

  /// What the author wrote just before, oldest first: the last text, and those before it as long as all since are
  /// short, as the pieces of a datum that is cut into several messages are.
  private static func previousTexts(
    _ written: StoredWriting, in engagement: EngagementID, _ tx: ReadTransaction
  ) throws -> [String] {
    guard let last = written.lastText else { return [] }
    guard last.utf8.count <= WritingCache.shortText else { return [last] }
    let texts = try tx.lastTexts(of: written.side, in: engagement, limit: 4)
    let short = texts.prefix { $0.utf8.count <= WritingCache.shortText }
    return texts.prefix(short.count + 1).reversed()
  }
}
