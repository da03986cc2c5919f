import HandschlagAPI
import HandschlagProtobuf
import HandschlagRPC
import HandschlagServices
import Testing

/// The same call twice: what the schema declares idempotent answers the second time as the first, and what takes
/// a key answers as the first time under the same key.
struct RepetitionTests {
  /// A call to be made twice, once its marketplace is prepared.
  private typealias Call = @Sendable () async throws -> [UInt8]

  private struct Row: Sendable {
    let method: MethodDescriptor
    let prepare: @Sendable (TestMarket) async throws -> Call
  }

  @Test func whatIsDeclaredIdempotentAnswersTwiceAlike() async throws {
    for row in Self.idempotent {
      try await TestMarket.run { market in
        let call = try await row.prepare(market)
        let first = try await call()
        #expect(try await call() == first, "\(row.method.path)")
      }
    }
  }

  @Test func everyMethodThatIsDeclaredIdempotentIsTried() throws {
    let declared = try AccessSchema().methods.filter(\.isIdempotent).map(\.path)
    #expect(Set(declared) == Set(Self.idempotent.map(\.method.path)))
    #expect(Self.idempotent.allSatisfy { $0.method.isIdempotent && !$0.method.isKeyed })
  }

  @Test func anActThatEndsSomethingAnswersTwiceAlikeUnderOneKey() async throws {
    for row in Self.keyed {
      #expect(row.method.isKeyed && !row.method.isIdempotent)
      try await TestMarket.run { market in
        let call = try await row.prepare(market)
        let first = try await call()
        #expect(try await call() == first, "\(row.method.path)")
      }
    }
  }

  private static let again = CallOptions(idempotencyKey: .key("again"))

  private static func applied(_ market: TestMarket) async throws -> Pair {
    try await market.applied(try await market.worker(), try await market.company())
  }

  private static let keyed: [Row] = [
    Row(method: EngagementServiceMethods.withdrawApplication) { market in
      let pair = try await applied(market)
      return {
        try await pair.worker.engagements.withdrawApplication(
          .init(engagementID: pair.workerID), options: again
        ).encoded()
      }
    },
    Row(method: EngagementServiceMethods.withdrawInquiry) { market in
      let pair = try await market.inquired(try await market.company(), try await market.worker())
      return {
        try await pair.company.engagements.withdrawInquiry(
          .init(engagementID: pair.companyID), options: again
        ).encoded()
      }
    },
    Row(method: EngagementServiceMethods.decline) { market in
      let pair = try await applied(market)
      return {
        try await pair.company.engagements.decline(
          .init(engagementID: pair.companyID, tellNow: true), options: again
        ).encoded()
      }
    },
    Row(method: ConsentServiceMethods.withdrawConsent) { market in
      let pair = try await applied(market)
      try await pair.worker.consent(pair.workerID)
      return {
        try await pair.worker.consents.withdrawConsent(.init(engagementID: pair.workerID), options: again)
          .encoded()
      }
    },
    Row(method: ConsentServiceMethods.revokeGrant) { market in
      let pair = try await applied(market)
      try await pair.reveal()
      return {
        try await pair.worker.consents.revokeGrant(.init(engagementID: pair.workerID), options: again)
          .encoded()
      }
    },
  ]

  private static let idempotent = ofAccounts + ofPages + ofEngagements + ofOperation

  private static let ofAccounts: [Row] = [
    Row(method: AccountServiceMethods.putContactCard) { market in
      let worker = try await market.worker()
      return { try await worker.accounts.putContactCard(.init(card: worker.card)).encoded() }
    },
    Row(method: AccountServiceMethods.revokeToken) { market in
      let worker = try await market.worker()
      let added = try await worker.accounts.addToken(.init(tokenHash: [UInt8](repeating: 3, count: 32)))
      let id = try #require(added.token).id
      return { try await worker.accounts.revokeToken(.init(tokenID: id)).encoded() }
    },
    Row(method: AccountServiceMethods.blockAccount) { market in
      let pair = try await applied(market)
      return {
        try await pair.worker.accounts.blockAccount(.init(party: .engagementID(pair.workerID))).encoded()
      }
    },
    Row(method: AccountServiceMethods.unblockAccount) { market in
      let pair = try await applied(market)
      let block = try #require(
        try await pair.worker.accounts.blockAccount(.init(party: .engagementID(pair.workerID))).block)
      return { try await pair.worker.accounts.unblockAccount(.init(blockID: block.id)).encoded() }
    },
    Row(method: AccountServiceMethods.putExclusions) { market in
      let worker = try await market.worker()
      return {
        try await worker.accounts.putExclusions(.init(exclusions: [.init(domain: "former.example")]))
          .encoded()
      }
    },
    Row(method: AccountServiceMethods.putLimits) { market in
      let worker = try await market.worker()
      return { try await worker.accounts.putLimits(.init(limits: .init())).encoded() }
    },
  ]

  private static let ofPages: [Row] = [
    Row(method: CompanyServiceMethods.putCompany) { market in
      let company = try await market.company()
      return { try await company.companies.putCompany(company.companyPage()).encoded() }
    },
    Row(method: ProfileServiceMethods.putProfile) { market in
      let worker = try await market.worker()
      return { try await worker.profiles.putProfile(.init(content: worker.profile())).encoded() }
    },
    Row(method: ProfileServiceMethods.hideProfile) { market in
      let worker = try await market.worker()
      return { try await worker.profiles.hideProfile(.init()).encoded() }
    },
    Row(method: ProfileServiceMethods.showProfile) { market in
      let worker = try await market.worker()
      return { try await worker.profiles.showProfile(.init()).encoded() }
    },
    Row(method: ProjectServiceMethods.closeProject) { market in
      let company = try await market.company()
      let project = try await company.post()
      return { try await company.projects.closeProject(.init(projectID: project)).encoded() }
    },
  ]

  private static let ofEngagements: [Row] = [
    Row(method: EngagementServiceMethods.askExtension) { market in
      let pair = try await applied(market)
      return {
        try await pair.worker.engagements.askExtension(.init(engagementID: pair.workerID)).encoded()
      }
    },
    Row(method: ConsentServiceMethods.acknowledgeDeletion) { market in
      let pair = try await applied(market)
      try await pair.reveal()
      _ = try await pair.worker.consents.revokeGrant(.init(engagementID: pair.workerID))
      return {
        try await pair.company.consents.acknowledgeDeletion(.init(engagementID: pair.companyID)).encoded()
      }
    },
    Row(method: AgreementServiceMethods.acceptTerms) { market in
      let (pair, hash) = try await proposed(market)
      return {
        try await pair.company.agreements.acceptTerms(
          .init(engagementID: pair.companyID, revisionHash: hash)
        ).encoded()
      }
    },
    Row(method: AgreementServiceMethods.rejectTerms) { market in
      let (pair, hash) = try await proposed(market)
      return {
        try await pair.company.agreements.rejectTerms(
          .init(engagementID: pair.companyID, revisionHash: hash)
        ).encoded()
      }
    },
  ]

  private static func proposed(_ market: TestMarket) async throws -> (Pair, [UInt8]) {
    let pair = try await applied(market)
    try await pair.reveal()
    let terms = Terms(kind: .fixedPrice, amount: 100, currency: "EUR", unit: .project)
    let revision = try await pair.worker.agreements.proposeTerms(
      .init(engagementID: pair.workerID, terms: terms)
    ).revision
    return (pair, try #require(revision).hash)
  }

  private static let ofOperation: [Row] = [
    Row(method: AdminServiceMethods.suspendAccount) { market in
      let worker = try await market.worker()
      return {
        try await market.operation.suspendAccount(.init(accountID: worker.account, reason: "spam")).encoded()
      }
    },
    Row(method: AdminServiceMethods.reinstateAccount) { market in
      let worker = try await market.worker()
      try await market.suspend(worker)
      return {
        try await market.operation.reinstateAccount(.init(accountID: worker.account, reason: "heard"))
          .encoded()
      }
    },
    Row(method: AdminServiceMethods.resolveFlagged) { market in
      let pair = try await applied(market)
      try await pair.worker.send("write to bakery (at) post", in: pair.workerID)
      let held = try #require(try await market.operation.listFlagged(.init()).flagged.first)
      return {
        try await market.operation.resolveFlagged(
          .init(flaggedID: held.id, release: true, reason: "fine")
        ).encoded()
      }
    },
  ]
}
