package import HandschlagAPI
import HandschlagDomain
import HandschlagProtobuf
package import HandschlagRPC
import HandschlagStore
import HandschlagVault

/// An account's own affairs.
package struct AccountHandler: AccountService {
  let market: Marketplace

  /// Serves a marketplace.
  package init(_ market: Marketplace) { self.market = market }

  package func createAccount(
    _ request: CreateAccountRequest, context: ServerContext
  ) async throws -> CreateAccountResponse {
    let roles = RoleSet(request.roles)
    guard !roles.isEmpty else { throw RPCError.invalid("roles", "names no role: worker, company or both") }
    try request.recoveryHash.checkHash("recovery_hash")
    return try await market.writeOnce(context, scope: .token(request.tokenHash), request: request) {
      tx, now in
      try useInvite(request, roles, tx, now)
      guard try request.recoveryHash.isEmpty || tx.account(recoveryHash: request.recoveryHash) == nil else {
        throw RPCError.recoveryCodeTaken
      }
      let id = AccountID(rawValue: tx.nextID("accounts"))
      let subject = try market.vault.cards.newSubject(account: id.rawValue)
      try tx.insertAccount(
        id, roles: roles, recoveryHash: request.recoveryHash.isEmpty ? nil : request.recoveryHash,
        subjectKey: subject.key.rawValue, at: now)
      guard try tx.insertToken(of: id, hash: request.tokenHash, label: "first", at: now) != nil else {
        throw RPCError.tokenTaken
      }
      guard let stored = try tx.account(id) else { throw RPCError.notFound }
      return CreateAccountResponse(account: account(stored))
    }
  }

  private func useInvite(
    _ request: CreateAccountRequest, _ roles: RoleSet, _ tx: WriteTransaction, _ now: Timestamp
  ) throws {
    if request.invite.isEmpty, market.settings.openRegistration { return }
    let hash = TokenHash.of(Array(request.invite.utf8))
    guard let opens = try tx.useInvite(hash: hash, at: now),
      opens == 0 || RoleSet(rawValue: opens).isSuperset(of: roles)
    else {
      throw RPCError.precondition(
        "INVITE_INVALID",
        "this server opens accounts by invitation, and this one is not good: ask the operator")
    }
  }

  package func getAccount(
    _ request: GetAccountRequest, context: ServerContext
  ) async throws -> GetAccountResponse {
    let caller = try context.caller
    return try await market.read { tx in
      guard let stored = try tx.account(caller.account) else { throw RPCError.notFound }
      return GetAccountResponse(account: account(stored))
    }
  }

  package func recoverAccount(
    _ request: RecoverAccountRequest, context: ServerContext
  ) async throws -> RecoverAccountResponse {
    let now = market.clock()
    let hash = TokenHash.of(request.recoveryCode)
    return try await market.write { tx in
      guard let id = try tx.account(recoveryHash: hash) else { throw RPCError.notFound }
      try tx.deleteTokens(of: id)
      guard try tx.insertToken(of: id, hash: request.tokenHash, label: "recovered", at: now) != nil else {
        throw RPCError.tokenTaken
      }
      guard try tx.account(recoveryHash: request.recoveryHash) ?? id == id else {
        throw RPCError.recoveryCodeTaken
      }
      try tx.setRecoveryHash(request.recoveryHash, of: id)
      try market.voidConsents(.recoverTokens, of: id, tx, now: now)
      try tx.audit(context.method.name, actor: id, subject: id.rawValue, at: now)
      market.forgetCallersAfterCommit(tx)
      guard let stored = try tx.account(id) else { throw RPCError.notFound }
      return RecoverAccountResponse(account: account(stored))
    }
  }

  package func putContactCard(
    _ request: PutContactCardRequest, context: ServerContext
  ) async throws -> PutContactCardResponse {
    let caller = try context.caller
    let now = market.clock()
    guard !market.settings.requiresSealed else { throw RPCError(Rejection.sealedRequired) }
    let fields = try (request.card?.values ?? []).map { value in
      guard let field = HandschlagDomain.ContactField(rawValue: Int64(value.field.rawValue)) else {
        throw RPCError.invalid("card.values.field", "is not known")
      }
      return PlainField(field: field, text: value.value)
    }
    guard Set(fields.map(\.field)).count == fields.count else {
      throw RPCError.invalid("card.values", "holds a field twice")
    }
    return try await market.write { tx in
      let cards = ContactCards(market: market)
      guard let stored = try tx.account(caller.account), stored.erasedAt == nil else {
        throw RPCError.unauthenticated
      }
      // The same card again changes nothing, and voids nothing.
      let known = try cards.open(caller.account, tx)
      if Set(known.map(\.pair)) == Set(fields.map(\.pair)), stored.cardVersion > 0 {
        return PutContactCardResponse(version: Int32(clamping: stored.cardVersion))
      }
      let version = stored.cardVersion + 1
      let sealed = try cards.seal(fields, of: caller.account, version: version, tx)
      try tx.putCard(of: caller.account, version: version, values: sealed)
      try market.voidConsents(.changeCard, of: caller.account, tx, now: now)
      return PutContactCardResponse(version: Int32(clamping: version))
    }
  }

  package func getContactCard(
    _ request: GetContactCardRequest, context: ServerContext
  ) async throws -> GetContactCardResponse {
    let caller = try context.caller
    return try await market.read { tx in
      let fields = try ContactCards(market: market).open(caller.account, tx)
      let version = try tx.account(caller.account)?.cardVersion ?? 0
      return GetContactCardResponse(
        card: Wire.ContactCard(
          values: fields.map {
            Wire.ContactValue(field: Wire.ContactField(rawValue: Int32($0.field.rawValue)), value: $0.text)
          }), version: Int32(clamping: version))
    }
  }

  package func rotatePseudonym(
    _ request: RotatePseudonymRequest, context: ServerContext
  ) async throws -> RotatePseudonymResponse {
    let caller = try context.caller
    guard let side = Side(request.role), caller.roles.contains(RoleSet(side)) else {
      throw RPCError.invalid("role", "is not a role of this account")
    }
    return try await market.writeOnce(context, scope: .account(caller.account.rawValue), request: request) {
      tx, _ in
      try tx.rotatePseudonym(of: caller.account, side)
      return RotatePseudonymResponse()
    }
  }

  package func putLimits(_ request: PutLimitsRequest, context: ServerContext) async throws
    -> PutLimitsResponse
  {
    let caller = try context.caller
    let limits = request.limits ?? Wire.ReceivingLimits()
    return try await market.write { tx in
      try tx.setLimits(
        StoredLimits(
          maxOpen: Int64(limits.maxOpen), maxNewPerDay: Int64(limits.maxNewPerDay), kinds: limits.kinds.bits,
          verifiedOnly: limits.verifiedOnly),
        of: caller.account)
      return PutLimitsResponse()
    }
  }

  package func eraseAccount(
    _ request: EraseAccountRequest, context: ServerContext
  ) async throws -> EraseAccountResponse {
    let caller = try context.caller
    guard market.account(request.accountID) == caller.account else {
      throw RPCError.invalid("account_id", "is not the id of the account that calls: see GetAccount")
    }
    try await market.erase(caller.account, method: context.method.name)
    return EraseAccountResponse()
  }

  package func exportData(
    _ request: ExportDataRequest, context: ServerContext, responses: ResponseWriter<ExportDataResponse>
  ) async throws {
    let caller = try context.caller
    let now = market.clock()
    try await market.write { tx in
      try tx.audit(context.method.name, actor: caller.account, subject: caller.account.rawValue, at: now)
    }
    do {
      try await PersonalExport(market: market, caller: caller, now: now).run(into: responses)
    } catch {
      throw market.answer(to: error)
    }
  }

  private func account(_ stored: StoredAccount) -> Account {
    let limits = stored.limits
    return Account(
      id: market.accountID(stored.id), roles: stored.roles.wire, suspended: stored.suspendedAt != nil,
      suspensionReason: stored.suspensionReason, createdDay: stored.createdAt.day,
      limits: Wire.ReceivingLimits(
        maxOpen: Int32(clamping: limits.maxOpen), maxNewPerDay: Int32(clamping: limits.maxNewPerDay),
        kinds: limits.kinds.values(), verifiedOnly: limits.verifiedOnly),
      cardFields: stored.cardFields.wire)
  }
}

extension PlainField {
  fileprivate struct Pair: Hashable {
    let field: Int64
    let text: String
  }

  fileprivate var pair: Pair { Pair(field: field.rawValue, text: text) }
}

extension [UInt8] {
  /// Refuses bytes that are neither absent nor a SHA-256.
  fileprivate func checkHash(_ field: String) throws {
    guard isEmpty || count == 32 else { throw RPCError.invalid(field, "is not a SHA-256 of 32 bytes") }
  }
}

extension RPCError {
  static var recoveryCodeTaken: RPCError {
    RPCError(
      .alreadyExists, "this recovery code is in use: make a new one",
      details: [.reason("RECOVERY_CODE_TAKEN")])
  }

  static var tokenTaken: RPCError {
    RPCError(.alreadyExists, "this token is in use: make a new one", details: [.reason("TOKEN_TAKEN")])
  }
}

extension Marketplace {
  /// Applies an act of an account to all its engagements: it voids the consents that live there.
  func voidConsents(_ act: Act, of account: AccountID, _ tx: WriteTransaction, now: Timestamp) throws {
    var acts = EngagementActs(self, tx, now: now)
    let consented = try tx.consents(of: account, limit: .max)
    try acts.applyToAll(act, by: { $0.side(of: account).map(Actor.side) }, consented)
  }

  /// Lets each next call be authenticated anew, once the transaction stands.
  func forgetCallersAfterCommit(_ tx: WriteTransaction) {
    let callers = callers
    tx.afterCommit { callers.invalidate() }
  }
}
