package import HandschlagAPI
import HandschlagDomain
import HandschlagProtobuf
package import HandschlagRPC
import HandschlagStore
import HandschlagVault

// Tokens, and whom an account keeps away: the rest of AccountService.
extension AccountHandler {
  package func addToken(_ request: AddTokenRequest, context: ServerContext) async throws -> AddTokenResponse {
    let caller = try context.caller
    return try await market.writeOnce(context, scope: .account(caller.account.rawValue), request: request) {
      tx, now in
      guard try tx.tokens(of: caller.account).count < Self.mostTokens else {
        throw RPCError.precondition(
          "TOO_MANY_TOKENS", "an account has at most \(Self.mostTokens) tokens: revoke one")
      }
      guard
        let id = try tx.insertToken(
          of: caller.account, hash: request.tokenHash, label: request.label, at: now)
      else { throw RPCError.tokenTaken }
      return AddTokenResponse(
        token: token(StoredToken(id: id, label: request.label, createdAt: now), caller))
    }
  }

  package func listTokens(
    _ request: ListTokensRequest, context: ServerContext
  ) async throws -> ListTokensResponse {
    let caller = try context.caller
    return try await market.read { tx in
      ListTokensResponse(tokens: try tx.tokens(of: caller.account).map { token($0, caller) })
    }
  }

  package func revokeToken(
    _ request: RevokeTokenRequest, context: ServerContext
  ) async throws -> RevokeTokenResponse {
    let caller = try context.caller
    let now = market.clock()
    guard
      let (id, _) = market.vault.ids.decode(
        .token, request.tokenID, viewer: caller.account.rawValue)
    else { throw RPCError.notFound }
    return try await market.write { tx in
      // An id that was sealed for this account and names nothing any more was revoked before.
      guard try tx.deleteToken(id, of: caller.account) else { return RevokeTokenResponse() }
      // Whoever held it may have consented with it.
      try market.voidConsents(.recoverTokens, of: caller.account, tx, now: now)
      market.forgetCallersAfterCommit(tx)
      return RevokeTokenResponse()
    }
  }

  package func blockAccount(
    _ request: BlockAccountRequest, context: ServerContext
  ) async throws -> BlockAccountResponse {
    let caller = try context.caller
    let now = market.clock()
    return try await market.write { tx in
      let target = try target(of: request, caller, tx)
      guard target.account != caller.account else {
        throw RPCError.precondition("SAME_ACCOUNT", "the other side is your own account")
      }
      guard
        let block = try tx.insertBlock(
          by: caller.account, as: target.side, of: target.account, party: target.party,
          handle: target.handle, at: now)
      else { throw RPCError.notFound }
      try apply(.block, tx, caller, block, now: now)
      return BlockAccountResponse(block: wire(block, caller))
    }
  }

  package func unblockAccount(
    _ request: UnblockAccountRequest, context: ServerContext
  ) async throws -> UnblockAccountResponse {
    let caller = try context.caller
    let now = market.clock()
    guard let (id, _) = market.vault.ids.decode(.block, request.blockID, viewer: caller.account.rawValue)
    else { throw RPCError.notFound }
    return try await market.write { tx in
      // An id that was sealed for this account and names nothing any more was taken back before.
      guard let block = try tx.block(id, by: caller.account) else { return UnblockAccountResponse() }
      try tx.deleteBlock(id)
      try apply(.unblock, tx, caller, block, now: now)
      return UnblockAccountResponse()
    }
  }

  package func listBlocks(
    _ request: ListBlocksRequest, context: ServerContext
  ) async throws -> ListBlocksResponse {
    let caller = try context.caller
    return try await market.read { tx in
      ListBlocksResponse(blocks: try tx.blocks(by: caller.account).map { wire($0, caller) })
    }
  }

  package func putExclusions(
    _ request: PutExclusionsRequest, context: ServerContext
  ) async throws -> PutExclusionsResponse {
    let caller = try context.caller
    let now = market.clock()
    let digests = Set(request.exclusions.flatMap(market.exclusionDigests))
    let list = GetExclusionsResponse(exclusions: request.exclusions).encoded()
    return try await market.write { tx in
      let sealed = try ContactCards(market: market).seal(list, as: .exclusions, of: caller.account, tx)
      try tx.putExclusions(of: caller.account, sealed: sealed, digests: digests)
      let excluded = try tx.excludedCounterparts(of: caller.account)
      var acts = EngagementActs(market, tx, now: now)
      for company in excluded.sorted() {
        let ids = try tx.engagementIDs(worker: caller.account, company: company)
        try acts.applyToAll(.exclude(.worker), by: { _ in .server }, ids)
      }
      return PutExclusionsResponse()
    }
  }

  package func getExclusions(
    _ request: GetExclusionsRequest, context: ServerContext
  ) async throws -> GetExclusionsResponse {
    let caller = try context.caller
    return try await market.read { tx in
      guard let sealed = try tx.exclusionList(of: caller.account) else { return GetExclusionsResponse() }
      return try GetExclusionsResponse(
        stored: ContactCards(market: market).open(sealed, as: .exclusions, of: caller.account, tx))
    }
  }

  private static var mostTokens: Int { 32 }

  /// Who is to be blocked, in which role of the caller's, and under which id.
  private struct Target {
    let account: AccountID
    let side: Side
    let party: String
    let handle: String
  }

  private func target(of request: BlockAccountRequest, _ caller: Caller, _ tx: ReadTransaction) throws
    -> Target
  {
    switch request.party {
    case .engagementID(let id):
      let (record, side) = try tx.engagement(id, of: caller, market)
      return Target(
        account: record.engagement.account(of: side.other), side: side,
        party: market.partyID(of: side.other, in: record),
        handle: market.partyHandle(of: side.other, in: record))
    case .partyID(let id):
      if let (number, _) = market.vault.ids.decode(.worker, id, viewer: caller.account.rawValue) {
        return Target(
          account: AccountID(rawValue: number), side: .company, party: id,
          handle: market.vault.ids.handle(.worker, id: id) ?? "")
      }
      guard let face = market.companyFace(id, viewer: caller.account) else { throw RPCError.notFound }
      guard let company = try face.account ?? face.project.flatMap({ try tx.project($0)?.company }) else {
        throw RPCError.notFound
      }
      return Target(
        account: company, side: .worker, party: id,
        handle: market.vault.ids.handle(.company, id: id) ?? "")
    case nil: throw RPCError.invalid("party", "names nobody: give an engagement or a party")
    }
  }

  /// Applies a block, or its end, to the engagements with the party.
  ///
  /// The blocker sees it only where the party has the face that was blocked. Where it has another one, the
  /// engagement closes unseen: to end it for the blocker would tell that both faces are one.
  private func apply(
    _ act: Act, _ tx: WriteTransaction, _ caller: Caller, _ block: StoredBlock, now: Timestamp
  ) throws {
    let worker = block.side == .worker ? caller.account : block.blocked
    let company = block.side == .worker ? block.blocked : caller.account
    var acts = EngagementActs(market, tx, now: now)
    for id in try tx.engagementIDs(worker: worker, company: company) {
      guard let record = try tx.engagement(id) else { continue }
      let isNamed = market.partyID(of: block.side.other, in: record) == block.party
      if isNamed {
        try acts.applyToAll(act, by: { _ in .side(block.side) }, [id])
      } else if act.kind == .block {
        try acts.applyToAll(.exclude(block.side), by: { _ in .server }, [id])
      }
    }
  }

  private func token(_ token: StoredToken, _ caller: Caller) -> Token {
    Token(
      id: market.vault.ids.encode(.token, number: token.id, viewer: caller.account.rawValue),
      label: token.label, createdDay: token.createdAt.day, current: token.id == caller.token)
  }

  private func wire(_ block: StoredBlock, _ caller: Caller) -> Block {
    Block(
      id: market.vault.ids.encode(.block, number: block.id, viewer: caller.account.rawValue),
      handle: block.handle, createdDay: block.createdAt.day)
  }
}

extension Marketplace {
  /// The digests by which an exclusion is compared; plain marks are kept nowhere.
  func exclusionDigests(_ exclusion: Exclusion) -> Set<[UInt8]> {
    digests(
      ExclusionRule(
        legalName: exclusion.legalName, domain: exclusion.domain, registerNumber: exclusion.registerNumber
      ).marks)
  }

  /// The digests of an identity's marks.
  func identityDigests(_ identity: Wire.CompanyIdentity) -> Set<[UInt8]> {
    digests(
      HandschlagDomain.CompanyIdentity(
        legalName: identity.legalName, domains: [identity.domain], registerNumber: identity.registerNumber
      ).marks)
  }

  private func digests(_ marks: Set<ExclusionMark>) -> Set<[UInt8]> {
    Set(
      marks.map {
        vault.requests.code(method: "exclusion " + $0.kind.rawValue, request: Array($0.text.utf8))
      })
  }
}
