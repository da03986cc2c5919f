import HandschlagAPI
import HandschlagRPC
import HandschlagServices
import HandschlagVault
import Testing

/// Two parties, an engagement between them, and the ids that each of them has.
struct AccessStage: Sendable {
  let market: TestMarket
  let worker: Party
  let company: Party
  /// Ids of the parties' own things, by side.
  var workerNames = Names()
  var companyNames = Names()
  /// The block that an overlay has laid.
  var laidBlock = ""

  var project: String { workerNames.project }
  var workerID: String { workerNames.engagement }
  var companyID: String { companyNames.engagement }

  subscript(side: Need.Side) -> Party { side == .worker ? worker : company }

  func names(_ side: Need.Side) -> Names { side == .worker ? workerNames : companyNames }

  /// Makes two parties, each with a second token and a block of somebody else.
  init(_ market: TestMarket, number: Int, bothRoles: Bool, decoys: AccessDecoys) async throws {
    self.market = market
    worker = try await market.complete("w\(number)x", bothRoles ? [.worker, .company] : [.worker])
    company = try await market.complete("c\(number)x", bothRoles ? [.company, .worker] : [.company])
    workerNames.profile = try await company.find(worker)
    companyNames.profile = workerNames.profile
    for side in [Need.Side.worker, .company] {
      var names = names(side)
      names.account = self[side].account
      names.companyAccount = company.account
      let secret = market.freshSecret()
      let added = try await self[side].accounts.addToken(.init(tokenHash: TokenHash.of(secret)))
      names.token = try #require(added.token).id
      names.block = try await decoys.block(by: self[side], side)
      if side == .worker { workerNames = names } else { companyNames = names }
    }
    let flag = try await decoys.flag()
    workerNames.flag = flag
    companyNames.flag = flag
  }

  /// Begins an engagement about a new project.
  mutating func begin(_ beginning: AccessSituation.Beginning) async throws {
    let project = try await company.post()
    workerNames.project = project
    companyNames.project = project
    workerNames.engagement = ""
    companyNames.engagement = ""
    workerNames.noticeHash = Names().noticeHash
    companyNames.noticeHash = Names().noticeHash
    let found = try await worker.projects.getProject(.init(projectID: project)).project?.company
    workerNames.face = try #require(found).id
    companyNames.face = workerNames.face
    switch beginning {
    case .application: workerNames.engagement = try await worker.apply(to: project).id
    case .heldApplication:
      workerNames.engagement = try await worker.apply(to: project, ScreeningTests.uncertain).id
    case .inquiry:
      companyNames.engagement = try await company.inquire(companyNames.profile, about: project).id
    }
    try findTheOtherSidesID()
  }

  /// A side that has no view was never told its id; made here, it must be of no use to it.
  private mutating func findTheOtherSidesID() throws {
    let ids = market.market.vault.ids
    let worker = try #require(ids.decode(.account, worker.account, viewer: nil)).number
    let company = try #require(ids.decode(.account, company.account, viewer: nil)).number
    let number =
      workerNames.engagement.isEmpty
      ? ids.decode(.engagement, companyNames.engagement, viewer: company)
      : ids.decode(.engagement, workerNames.engagement, viewer: worker)
    let engagement = try #require(number).number
    workerNames.engagement = ids.encode(.engagement, number: engagement, viewer: worker)
    companyNames.engagement = ids.encode(.engagement, number: engagement, viewer: company)
  }

  /// Reads the hashes that a consent and an answer to terms name, as far as there are any.
  mutating func readHashes() async throws {
    for side in [Need.Side.worker, .company] {
      var names = names(side)
      names.noticeHash = try await hash { try await self[side].consentRequest(names.engagement).noticeHash }
      names.termsHash = try await hash {
        let agreement = try await self[side].agreements.getAgreement(.init(engagementID: names.engagement))
        return agreement.revisions.last(where: { $0.state == .proposed })?.hash
      }
      if side == .worker { workerNames = names } else { companyNames = names }
    }
  }

  private func hash(_ read: () async throws -> [UInt8]?) async throws -> [UInt8] {
    do {
      return try await read() ?? Names().termsHash
    } catch is RPCError {
      return Names().termsHash
    }
  }
}

// What happens in situations.
extension AccessStage {
  func reveal() async throws {
    try await worker.consent(workerID)
    try await company.consent(companyID)
  }

  @discardableResult
  func propose(_ side: Need.Side) async throws -> [UInt8] {
    let reply = try await self[side].agreements.proposeTerms(
      .init(
        engagementID: names(side).engagement,
        terms: Terms(kind: .hourly, amount: 2_400, currency: "EUR", unit: .hour)))
    return try #require(reply.revision).hash
  }

  func agree() async throws {
    try await reveal()
    let hash = try await propose(.company)
    _ = try await worker.agreements.acceptTerms(.init(engagementID: workerID, revisionHash: hash))
  }

  func revoke(_ side: Need.Side) async throws {
    _ = try await self[side].consents.revokeGrant(.init(engagementID: names(side).engagement))
  }

  /// One side blocks the other, by whichever id it has.
  func block(by side: Need.Side) async throws -> String {
    let names = names(side)
    let party = side == .worker ? names.face : names.profile
    return try #require(try await self[side].accounts.blockAccount(.init(party: .partyID(party))).block).id
  }

  func unblock(by side: Need.Side, _ block: String) async throws {
    _ = try await self[side].accounts.unblockAccount(.init(blockID: block))
  }

  /// The worker excludes the company, whose identity the operator has verified.
  func exclude() async throws {
    try await market.verify(company)
    let identity = try #require(company.companyPage().identity)
    _ = try await worker.accounts.putExclusions(
      .init(exclusions: [Exclusion(legalName: identity.legalName)]))
  }

  /// The company takes one engagement at a time, and has it.
  func fillLimits() async throws {
    _ = try await company.accounts.putLimits(.init(limits: ReceivingLimits(maxOpen: 1)))
    let other = try await market.worker("early\(company.name)")
    _ = try await other.apply(to: try await company.post())
  }

  /// The operator settles the text that the engagement began with: the newest that is held.
  func resolveOpening(release: Bool) async throws {
    let flagged = try await market.operation.listFlagged(.init(pageSize: 500)).flagged
    let opening = try #require(flagged.last { $0.source == .message })
    _ = try await market.operation.resolveFlagged(
      .init(flaggedID: opening.id, release: release, reason: "read"))
  }
}

/// Accounts beside the two parties: strangers who call, and somebody whom the parties can block.
struct AccessDecoys: Sendable {
  /// The name of a worker whom nobody blocks.
  static let askable = "askable"

  let market: TestMarket
  let worker: Party
  let company: Party
  /// A project of the company's.
  let project: String
  let strangers: [AccessStranger]

  struct AccessStranger: Sendable {
    let party: Party
    let roles: [Role]
  }

  init(_ market: TestMarket) async throws {
    self.market = market
    worker = try await market.worker("bystander")
    company = try await market.company("bystanders")
    project = try await company.post()
    _ = try await market.worker(Self.askable)
    var strangers: [AccessStranger] = []
    for (name, roles) in [
      ("strangew", [Role.worker]), ("strangec", [.company]), ("stranger", [.worker, .company]),
    ] {
      strangers.append(AccessStranger(party: try await market.complete(name, roles), roles: roles))
    }
    self.strangers = strangers
  }

  /// A block of the bystander, by a party in one of its roles.
  func block(by party: Party, _ side: Need.Side) async throws -> String {
    let id: String
    if side == .worker {
      let found = try await party.projects.getProject(.init(projectID: project)).project?.company
      id = try #require(found).id
    } else {
      id = try await party.find(worker)
    }
    return try #require(try await party.accounts.blockAccount(.init(party: .partyID(id))).block).id
  }

  /// A text that waits for the operator.
  func flag() async throws -> String {
    var content = company.project()
    content.description = ScreeningTests.uncertain
    _ = try await company.post(content)
    let flagged = try await market.operation.listFlagged(.init(pageSize: 500)).flagged
    return try #require(flagged.last { $0.source == .project }).id
  }
}

extension TestMarket {
  /// An account with all that its roles can have.
  func complete(_ name: String, _ roles: [Role]) async throws -> Party {
    let party = try await party(name, roles)
    try await party.putCard()
    if roles.contains(.worker) { try await party.putProfile() }
    if roles.contains(.company) { try await party.putCompany() }
    return party
  }
}
