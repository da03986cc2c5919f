import HandschlagAPI
import HandschlagSQL
import HandschlagServices
import HandschlagStore
import Testing

/// What holds of the whole database: kept by long runs, and missed when it is broken on purpose.
struct InvariantTests {
  @Test(arguments: [11, 12] as [UInt64])
  func holdsAfterAnyCalls(seed: UInt64) async throws {
    try await TestMarket.run(policy: NonInterferenceTests.policy) { market in
      let run = try await CanaryRun(market, seed: seed)
      for round in 0..<6 {
        for _ in 0..<100 { await run.step() }
        if round % 2 == 1 { try await run.operate() }
        #expect(try await market.market.store.readLong { try $0.violations() } == [])
      }
      for party in [run.workers[0], run.companies[0]] {
        _ = try await party.accounts.eraseAccount(EraseAccountRequest(accountID: party.account))
      }
      try await market.nextDay()
      #expect(try await market.market.store.readLong { try $0.violations() } == [])
    }
  }

  /// Each invariant, and a change that breaks it, in a marketplace with one pair that is revealed and
  /// negotiates, one of which one side has consented, and an erased worker.
  private static let breaks: KeyValuePairs<String, String> = [
    "view account": "UPDATE views SET account = (SELECT max(id) FROM accounts) WHERE side = 1",
    "one open view": """
    UPDATE engagements SET project = (SELECT project FROM engagements WHERE id = 2),
      worker = (SELECT worker FROM engagements WHERE id = 2) WHERE id = 3
    """,
    "shown": "DELETE FROM shown WHERE engagement = 1",
    "grant accounts": "UPDATE grants SET holder_account = giver_account",
    "whole reveal": "DELETE FROM grants WHERE giver = 1",
    "no early reveal": "UPDATE views SET revealed_at = 5 WHERE engagement = 2",
    "one moment": "UPDATE grants SET granted_at = granted_at + 1 WHERE giver = 2",
    "revealed view": "UPDATE views SET state = 1 WHERE engagement = 1 AND side = 1",
    "readable grant": "UPDATE views SET other_grant = 0 WHERE engagement = 1 AND side = 1",
    "sealed grant": "UPDATE grants SET sealed = NULL WHERE giver = 1",
    "receipt leaf": "DELETE FROM log_waiting",
    "log subtrees": "INSERT INTO checkpoints (size, note) VALUES (3, '')",
    "sealed consent": "DELETE FROM disclosures",
    "given disclosure": "UPDATE views SET consent_given_at = NULL, consent_expires_at = NULL",
    "open consent": "UPDATE views SET state = 6 WHERE consent_given_at IS NOT NULL",
    "own key": "UPDATE disclosures SET salt_key = key_id",
    "message numbers": "UPDATE engagements SET company_messages = 0",
    "delivery": "UPDATE messages SET delivery = 2",
    "event order": "DELETE FROM events WHERE seq = 1",
    "event side": "UPDATE events SET engagement = 1 WHERE engagement <> 1",
    "agreement": "UPDATE terms SET state = 4",
    "open terms": "UPDATE engagements SET phase = 4 WHERE id = 1",
    "revision numbers": "UPDATE terms SET number = 2",
    "erased": "UPDATE accounts SET recovery_hash = zeroblob(32) WHERE erased_at IS NOT NULL",
    "card": "UPDATE accounts SET card_fields = 0",
    "sequence": "UPDATE sequences SET next = 1 WHERE name = 'engagements'",
    "idempotency": "UPDATE idempotency SET request_mac = x'00'",
    "quota": "UPDATE quota_counts SET count = 0",
  ]

  /// Carries what a change broke out of the transaction that it is undone with.
  private struct Undo: Error {
    let found: Set<String>
  }

  @Test func eachInvariantIsMissedWhenBroken() async throws {
    #expect(Self.breaks.map(\.key) == Invariant.all.map(\.name))
    try await TestMarket.run { market in
      let (worker, company) = (try await market.worker(), try await market.company())
      let revealed = try await market.applied(worker, company)
      try await revealed.reveal()
      _ = try await company.agreements.proposeTerms(
        ProposeTermsRequest(
          engagementID: revealed.companyID,
          terms: Terms(
            kind: .microJob, amount: 4_000, currency: "EUR", unit: .project, text: "Three texts by Friday.")))
      let consented = try await market.applied(worker, company)
      try await worker.consent(consented.workerID)
      _ = try await market.applied(try await market.worker("other"), company)
      let gone = try await market.worker("gone")
      _ = try await gone.accounts.eraseAccount(EraseAccountRequest(accountID: gone.account))
      let store = market.market.store
      let before = try await store.readLong { try $0.violations() }
      #expect(before == [])
      for (name, sql) in Self.breaks {
        let undo = await #expect(throws: Undo.self) {
          try await store.write { tx in
            try tx.connection.execute(sql)
            throw Undo(found: Set(try tx.violations().map(\.invariant)))
          }
        }
        #expect(undo?.found.contains(name) == true, "\(name): \(undo?.found.sorted() ?? [])")
      }
      let after = try await store.readLong { try $0.violations() }
      #expect(after == [])
    }
  }
}
