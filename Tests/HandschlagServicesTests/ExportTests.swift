import Foundation
import HandschlagAPI
import HandschlagRPC
import HandschlagServices
import Testing

/// An export holds all that is held on its owner, and nothing of the other side.
struct ExportTests {
  /// A pair that has done everything there is to do, each side in words of its own.
  private static func lived(_ market: TestMarket) async throws -> Pair {
    let worker = try await market.worker("anna")
    let company = try await market.company("dora", verified: true)
    let pair = try await market.applied(worker, company)
    for (party, id, word) in [(worker, pair.workerID, "Amsel"), (company, pair.companyID, "Dohle")] {
      try await party.send("A word of \(word) in the thread.", in: id)
      _ = try await party.engagements.reportEngagement(
        ReportEngagementRequest(engagementID: id, reason: .other, text: "Report of \(word)"))
    }
    _ = try await worker.accounts.putExclusions(
      PutExclusionsRequest(exclusions: [Exclusion(legalName: "Ausschluss AG")]))
    try await pair.reveal()
    for (party, id, word) in [(worker, pair.workerID, "Amsel"), (company, pair.companyID, "Dohle")] {
      let terms = Terms(kind: .hourly, amount: 2_000, currency: "EUR", unit: .hour, text: "Terms of \(word)")
      let open = try await party.agreements.getAgreement(GetAgreementRequest(engagementID: id)).revisions.last
      if let open {
        _ = try await party.agreements.counterTerms(
          CounterTermsRequest(engagementID: id, revisionHash: open.hash, terms: terms))
      } else {
        _ = try await party.agreements.proposeTerms(ProposeTermsRequest(engagementID: id, terms: terms))
      }
      _ = try await party.grant(id)
    }
    _ = try await company.accounts.blockAccount(BlockAccountRequest(party: .engagementID(pair.companyID)))
    return pair
  }

  private static func records(_ lines: [String]) throws -> [[String: Any]] {
    try lines.map { line in
      try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
  }

  @Test func itHoldsWhatIsHeldOnItsOwner() async throws {
    try await TestMarket.run { market in
      let pair = try await Self.lived(market)
      for (party, word) in [(pair.worker, "Amsel"), (pair.company, "Dohle")] {
        let lines = try await party.export()
        let records = try Self.records(lines)
        let kinds = Set(records.compactMap { $0["record"] as? String })
        var expected: Set<String> = [
          "export", "account", "token", "contact_card", "engagement", "message", "terms", "grant_given",
          "grant_held", "receipt", "report", "counted_acts", "act", "end",
        ]
        expected.formUnion(word == "Amsel" ? ["profile", "exclusion"] : ["company", "project", "block"])
        #expect(kinds == expected)
        let text = lines.joined(separator: "\n")
        for value in party.card.values { #expect(text.contains(value.value), "\(value.value)") }
        for own in ["of \(word) in the thread", "Report of \(word)", "Terms of \(word)"] {
          #expect(text.contains(own), "\(own)")
        }
        #expect(text.contains(word == "Amsel" ? "Ausschluss AG" : "Text for a flyer"))
        #expect(records.last?["records"] as? Int == lines.count)
        #expect(records.first?["account"] as? String == party.account)
      }
    }
  }

  @Test func itHoldsNothingOfTheOtherSide() async throws {
    try await TestMarket.run { market in
      let pair = try await Self.lived(market)
      for (party, word) in [(pair.worker, "Dohle"), (pair.company, "Amsel")] {
        let other = pair.other(party)
        let text = try await party.export().joined(separator: "\n")
        var foreign = other.card.values.map(\.value) + ["of \(word) in the thread", "Report of \(word)"]
        foreign += ["Terms of \(word)", other.canary, other.name, other.account, pair.id(of: other)]
        if word == "Dohle" { foreign += ["print", "flyer"] } else { foreign += ["writer", "Ausschluss"] }
        for piece in foreign { #expect(!text.contains(piece), "\(party.name) reads '\(piece)'") }
      }
      // That one blocks the other stands in the blocker's export alone.
      #expect(try await pair.company.export().contains { $0.contains(#""blocked":true"#) })
      #expect(try await !pair.worker.export().contains { $0.contains("blocked") })
    }
  }

  /// Which of one's texts arrived is the other side's secret, in an export as in the program.
  @Test func textsOfAnEndedViewAreLeftOut() async throws {
    try await TestMarket.run { market in
      let pair = try await market.applied(try await market.worker(), try await market.company())
      try await pair.worker.send("This one arrives.", in: pair.workerID)
      _ = try await pair.company.engagements.decline(DeclineRequest(engagementID: pair.companyID))
      try await pair.worker.send("This one does not.", in: pair.workerID)
      #expect(try await pair.worker.export().count { $0.contains(#""record":"message""#) } == 3)
      market.clock.advance(days: 14)
      #expect(try await pair.worker.export().count { $0.contains(#""record":"message""#) } == 0)
      try await market.sweep()
      #expect(try await pair.worker.export().count { $0.contains(#""record":"message""#) } == 0)
    }
  }

  @Test func everyCharacterSurvives() async throws {
    try await TestMarket.run { market in
      let pair = try await market.applied(try await market.worker(), try await market.company())
      let text = "\"quotes\" \\ back\u{1}\u{1f}\u{7f}\ttab\r\nline \u{2028} ä 漢 😀 /"
      try await pair.worker.send(text, in: pair.workerID)
      let records = try Self.records(try await pair.worker.export())
      #expect(records.contains { $0["text"] as? String == text })
    }
  }

  @Test func aSuspendedAccountMayStillRead() async throws {
    try await TestMarket.run { market in
      let worker = try await market.worker()
      try await market.suspend(worker)
      let text = try await worker.export().joined()
      #expect(text.contains(#""suspension_reason":"spam""#))
      #expect(text.contains(#""method":"SuspendAccount""#))
      let refusal = try await reason {
        _ = try await market.caller("nobody", token: market.freshSecret()).export()
      }
      #expect(refusal == "TOKEN_INVALID")
    }
  }
}
