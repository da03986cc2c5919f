import HandschlagAPI
import HandschlagDomain
import HandschlagRPC
import HandschlagSQL
import HandschlagServices
import HandschlagStore
import HandschlagVault
import Testing

/// What is left of an erased account, and what its counterparts are told.
struct ErasureTests {
  private static func erase(_ party: Party) async throws {
    _ = try await party.accounts.eraseAccount(EraseAccountRequest(accountID: party.account))
  }

  private static func count(_ sql: StaticString, in market: TestMarket) throws -> Int64 {
    let connection = try Connection(path: market.directory.path + "/handschlag.db", access: .readOnly)
    return try connection.row(sql) { $0.int(0) } ?? 0
  }

  private static func number(_ party: Party, _ market: TestMarket) throws -> Int64 {
    try #require(market.market.vault.ids.decode(.account, party.account, viewer: nil)).number
  }

  @Test func cardKeysTokensAndStoredRepliesGoAtOnce() async throws {
    try await TestMarket.run { market in
      let worker = try await market.worker()
      _ = try await worker.accounts.rotatePseudonym(
        RotatePseudonymRequest(role: .worker), options: CallOptions(idempotencyKey: .key("x")))
      try await Self.erase(worker)
      for sql: StaticString in [
        "SELECT count(*) FROM tokens", "SELECT count(*) FROM card_values",
        "SELECT count(*) FROM idempotency WHERE scope = x'010000000000000001'",
        "SELECT count(*) FROM events WHERE account = 1",
      ] {
        #expect(try Self.count(sql, in: market) == 0, "\(sql)")
      }
      #expect(try market.market.vault.keys.count() == 0)
      #expect(try market.market.vault.keys.erasures().map(\.account) == [Self.number(worker, market)])
      #expect(try await reason { try await Self.erase(worker) } == "TOKEN_INVALID")
    }
  }

  /// The other side sees the same page of an ended engagement, whoever ended it and however.
  @Test func anEndedViewShowsNoMoreOfAnErasedSideThanOfAnyOther() async throws {
    try await TestMarket.run { market in
      let company = try await market.company()
      let worker = try await market.worker()
      let erased = try await market.inquired(company, worker)
      try await Self.erase(company)
      let declining = try await market.company("emil")
      let declined = try await market.inquired(declining, worker)
      _ = try await declining.engagements.decline(DeclineRequest(engagementID: declined.companyID))
      market.clock.advance(days: 14)
      try await market.sweep()
      var faces: [CompanyView] = []
      for id in [erased.workerID, declined.workerID] {
        let view = try await worker.engagement(id)
        #expect(view.state == .ended)
        guard case .company(var face) = view.counterpart else { continue }
        #expect(
          try await reason {
            _ = try await worker.companies.getCompany(GetCompanyRequest(companyID: face.id))
          } == "NOT_FOUND")
        face.id = ""
        face.handle = ""
        faces.append(face)
      }
      #expect(faces == [CompanyView(), CompanyView()])
    }
  }

  @Test func anErasedCompanysAttributesGoOnceItsThreadsHaveEnded() async throws {
    try await TestMarket.run { market in
      let company = try await market.company()
      let worker = try await market.worker()
      let pair = try await market.inquired(company, worker)
      try await Self.erase(company)
      try await market.nextDay()
      guard case .company(let face) = try await worker.engagement(pair.workerID).counterpart else {
        Issue.record("no company is shown")
        return
      }
      #expect(face.attributes?.industry == "printing")
      _ = try await worker.companies.getCompany(GetCompanyRequest(companyID: face.id))
      market.clock.advance(days: 14)
      try await market.sweep()
      try await market.nextDay()
      #expect(try Self.count("SELECT count(*) FROM companies", in: market) == 0)
      #expect(try Self.count("SELECT sum(length(company_attributes)) FROM shown", in: market) == 0)
      #expect(try Self.count("SELECT count(*) FROM messages", in: market) == 0)
      #expect(try Self.count("SELECT count(*) FROM profiles", in: market) == 1)
    }
  }

  /// A worker who never was reached may still be: the company's page must be there then.
  @Test func anErasedCompanyStaysWhileItsInquiryMayStillArrive() async throws {
    try await TestMarket.run { market in
      let company = try await market.company()
      let worker = try await market.worker()
      _ = try await company.inquire(try await company.find(worker), about: "", "write to bakery (at) post")
      try await Self.erase(company)
      try await market.nextDay()
      #expect(try Self.count("SELECT count(*) FROM companies", in: market) == 1)
      market.clock.advance(days: 14)
      try await market.sweep()
      try await market.nextDay()
      #expect(try Self.count("SELECT count(*) FROM companies", in: market) == 0)
    }
  }

  @Test func aHolderIsAskedToDeleteAndSaysThatItHas() async throws {
    try await TestMarket.run { market in
      let pair = try await market.applied(try await market.worker(), try await market.company())
      try await pair.reveal()
      let acknowledge: @Sendable () async throws -> Void = {
        _ = try await pair.company.consents.acknowledgeDeletion(
          AcknowledgeDeletionRequest(engagementID: pair.companyID))
      }
      #expect(try await reason(of: acknowledge) == "WRONG_STATE")
      #expect(try await pair.company.open() == [])
      _ = try await pair.worker.consents.revokeGrant(RevokeGrantRequest(engagementID: pair.workerID))
      #expect(try await pair.company.open() == [pair.companyID])
      #expect(try await pair.worker.open() == [])
      // Who asks is not asked.
      let own = try await reason {
        _ = try await pair.worker.consents.acknowledgeDeletion(
          AcknowledgeDeletionRequest(engagementID: pair.workerID))
      }
      #expect(own == "NO_DELETION_ASKED")
      #expect(try await pair.worker.given().deletionAcknowledgedDay == 0)
      try await acknowledge()
      try await acknowledge()
      #expect(try await pair.company.open() == [])
      #expect(try await pair.worker.given().deletionAcknowledgedDay > 0)
    }
  }

  @Test func anErasureAsksForDeletionAsARevocationDoes() async throws {
    try await TestMarket.run { market in
      let pair = try await market.applied(try await market.worker(), try await market.company())
      try await pair.reveal()
      #expect(try await pair.company.grant(pair.companyID) != nil)
      try await Self.erase(pair.worker)
      #expect(try await pair.company.grant(pair.companyID) == nil)
      #expect(try await pair.company.open() == [pair.companyID])
      _ = try await pair.company.consents.acknowledgeDeletion(
        AcknowledgeDeletionRequest(engagementID: pair.companyID))
      #expect(try await pair.company.open() == [])
      // Of the receipt stays that there was a reveal; copies go on verifying.
      let receipt = try await market.market.store.readLong { tx in
        try tx.engagementIDs(project: ProjectID(rawValue: 1)).first.flatMap { try tx.receipt(of: $0) }
      }
      #expect(try #require(receipt).sealed == nil)
    }
  }

  @Test func aDeletionThatIsSaidIsToldOnce() async throws {
    try await TestMarket.run { market in
      let pair = try await market.applied(try await market.worker(), try await market.company())
      try await pair.reveal()
      _ = try await pair.worker.consents.revokeGrant(RevokeGrantRequest(engagementID: pair.workerID))
      for _ in 0..<3 {
        _ = try await pair.company.consents.acknowledgeDeletion(
          AcknowledgeDeletionRequest(engagementID: pair.companyID))
      }
      let marker = try await pair.company.inquire(try await pair.company.find(pair.worker))
      let last = try await pair.worker.latest().id
      let kinds = try await pair.worker.events(through: last).map(\.kind)
      #expect(kinds.count { $0 == .deletionAcknowledged } == 1)
      #expect(!marker.id.isEmpty)
    }
  }

  /// A value of an earlier card is refused although it was sealed for the same account and field.
  @Test func aCardValueOfAnEarlierVersionIsRefused() async throws {
    try await TestMarket.run { market in
      let worker = try await market.worker()
      let path = market.directory.path + "/handschlag.db"
      let old = try Connection(path: path, access: .readOnly).rows(
        "SELECT field, version, sealed FROM card_values"
      ) { ($0.int(0), $0.int(1), $0.bytes(2)) }
      _ = try await worker.accounts.putContactCard(
        PutContactCardRequest(
          card: ContactCard(values: [ContactValue(field: .email, value: "new@example.org")])))
      let email = try #require(old.first { $0.0 == 3 })
      for version in [Int64(1), 2] {
        try Connection(path: path, access: .readWrite).run(
          "UPDATE card_values SET sealed = ?1, version = ?2 WHERE field = 3", email.2, version)
        await #expect(throws: RPCError.self) {
          _ = try await worker.accounts.getContactCard(GetContactCardRequest())
        }
      }
    }
  }
}

extension Party {
  /// The engagements in which this party is asked to delete.
  fileprivate func open() async throws -> [String] {
    try await consents.listDeletionRequests(ListDeletionRequestsRequest()).requests.map(\.engagementID)
  }

  /// The one grant that this party gave.
  fileprivate func given() async throws -> GrantSummary {
    try #require(try await consents.listGrants(ListGrantsRequest()).grants.first { $0.given })
  }
}
