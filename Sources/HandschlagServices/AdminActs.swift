package import HandschlagAPI
import HandschlagDomain
package import HandschlagRPC
import HandschlagStore
import HandschlagVault

// What the operator does to an account, a company or a held text. Each call leaves a row in the audit.
extension AdminHandler {
  package func makeCheckpoint(
    _ request: MakeCheckpointRequest, context: ServerContext
  ) async throws -> MakeCheckpointResponse {
    try context.requireOperation()
    let now = market.clock()
    let market = market
    return try await market.write { tx in
      try tx.audit(context.method.name, actor: nil, subject: nil, at: now)
      return MakeCheckpointResponse(
        checkpoint: try PublicLog(market: market).makeCheckpoint(tx).checkpoint.note)
    }
  }

  package func verifyCompany(
    _ request: VerifyCompanyRequest, context: ServerContext
  ) async throws -> VerifyCompanyResponse {
    try context.requireOperation()
    let now = market.clock()
    let market = market
    return try await market.write { tx in
      let account = try account(request.accountID, tx)
      guard let company = try tx.company(account.id) else { throw RPCError.notFound }
      let bytes = try ContactCards(market: market).open(company.identity, as: .identity, of: account.id, tx)
      var isVerified = company.verifiedAt != nil
      switch request.verification {
      case .look: break
      case .verified:
        isVerified = true
        try tx.setVerified(account.id, at: company.verifiedAt ?? now)
        try exclude(account.id, tx, now)
      case .refused:
        isVerified = false
        try tx.setVerified(account.id, at: nil)
      case .unspecified, .unrecognized:
        throw RPCError.invalid("verification", "is not one of LOOK, VERIFIED and REFUSED")
      }
      try tx.audit(
        "\(context.method.name) \(request.verification)", actor: nil, subject: account.id.rawValue,
        reason: request.reason, at: now)
      return VerifyCompanyResponse(identity: try Wire.CompanyIdentity(stored: bytes), verified: isVerified)
    }
  }

  /// A list of exclusions names verified identities; one that is verified now may be on some.
  private func exclude(_ company: AccountID, _ tx: WriteTransaction, _ now: Timestamp) throws {
    var acts = EngagementActs(market, tx, now: now)
    for worker in try tx.excludingCounterparts(of: company) {
      try acts.applyToAll(
        .exclude(.worker), by: { _ in .server }, try tx.engagementIDs(worker: worker, company: company))
    }
  }

  package func suspendAccount(
    _ request: SuspendAccountRequest, context: ServerContext
  ) async throws -> SuspendAccountResponse {
    SuspendAccountResponse(
      account: try await setSuspension(request.accountID, reason: request.reason, context, suspends: true))
  }

  package func reinstateAccount(
    _ request: ReinstateAccountRequest, context: ServerContext
  ) async throws -> ReinstateAccountResponse {
    ReinstateAccountResponse(
      account: try await setSuspension(request.accountID, reason: request.reason, context, suspends: false))
  }

  private func setSuspension(
    _ id: String, reason: String, _ context: ServerContext, suspends: Bool
  ) async throws -> AccountRecord {
    try context.requireOperation()
    let now = market.clock()
    return try await market.write { tx in
      let account = try account(id, tx)
      try tx.setSuspension(
        of: account.id, at: suspends ? account.suspendedAt ?? now : nil, reason: reason)
      // A repetition has nothing left to do in the threads.
      if suspends != (account.suspendedAt != nil) {
        try act(on: account.id, tx, now) { suspends ? .suspend($0) : .reinstate($0) }
        tx.afterCommit { [callers = market.callers] in callers.invalidate() }
      }
      try tx.audit(context.method.name, actor: nil, subject: account.id.rawValue, reason: reason, at: now)
      let company = try tx.company(account.id)
      guard let after = try tx.account(account.id) else { throw RPCError.notFound }
      return record(
        AccountSummary(
          account: after, hasIdentity: company != nil, isVerified: company?.verifiedAt != nil))
    }
  }

  /// Applies an act of the operator on whichever side the account has in each of its engagements.
  private func act(
    on account: AccountID, _ tx: WriteTransaction, _ now: Timestamp, _ act: (Side) -> Act
  ) throws {
    let ids = try tx.activeEngagementIDs(of: account)
    var acts = EngagementActs(market, tx, now: now)
    for side in Side.allCases {
      try acts.applyToAll(
        act(side), by: { $0.engagement.account(of: side) == account ? .operation : nil }, ids)
    }
  }

  package func resolveFlagged(
    _ request: ResolveFlaggedRequest, context: ServerContext
  ) async throws -> ResolveFlaggedResponse {
    try context.requireOperation()
    let now = market.clock()
    return try await market.write { tx in
      guard let (number, _) = market.vault.ids.decode(.flag, request.flaggedID, viewer: nil) else {
        throw RPCError.notFound
      }
      // The same decision twice is one; another one comes too late.
      if try tx.decision(onFlag: number) == request.release { return ResolveFlaggedResponse() }
      guard let flag = try tx.flag(number) else { throw RPCError.notFound }
      try tx.resolveFlag(flag.id, released: request.release, at: now)
      try settle(flag, released: request.release, tx, now)
      try tx.audit(
        "\(context.method.name) \(request.release ? "release" : "refuse")", actor: nil, subject: flag.id,
        reason: request.reason, at: now)
      return ResolveFlaggedResponse()
    }
  }

  private func settle(
    _ flag: StoredFlag, released: Bool, _ tx: WriteTransaction, _ now: Timestamp
  ) throws {
    // Beside a message's, a refused text stays held until its author replaces it.
    let mayShow = try released && !tx.hasOpenFlag(flag.source, subject: flag.subject)
    switch flag.source {
    case .message: try settleMessage(flag, released: released, tx, now)
    case .profile: if mayShow { try tx.releaseProfile(AccountID(rawValue: flag.subject)) }
    case .project: if mayShow { try show(ProjectID(rawValue: flag.subject), tx, now) }
    case .company: if mayShow { try tx.releaseCompany(AccountID(rawValue: flag.subject)) }
    case .terms: break
    }
  }

  /// Shows a project that was held, and tells those who watch, as if it were posted or changed now.
  private func show(_ id: ProjectID, _ tx: WriteTransaction, _ now: Timestamp) throws {
    guard let project = try tx.project(id), project.state == .held else { return }
    try tx.releaseProject(id)
    try market.announce(project.version > 1 ? .updated : .posted, id, tx, now: now)
  }

  private func settleMessage(
    _ flag: StoredFlag, released: Bool, _ tx: WriteTransaction, _ now: Timestamp
  ) throws {
    let id = MessageID(rawValue: flag.subject)
    // A thread that has ended took its texts along.
    guard let message = try tx.message(id) else { return }
    var acts = EngagementActs(market, tx, now: now)
    acts.heldMessage = id
    let act: Act =
      released
      ? .releaseHeld(author: message.author, opening: flag.isOpening)
      : .refuseHeld(author: message.author, opening: flag.isOpening)
    try acts.applyToAll(act, by: { _ in .operation }, [message.engagement])
  }

  /// The account that an id names, unless it is erased.
  private func account(_ id: String, _ tx: ReadTransaction) throws -> StoredAccount {
    guard let number = market.account(id), let account = try tx.account(number), account.erasedAt == nil
    else {
      throw RPCError.notFound
    }
    return account
  }
}
