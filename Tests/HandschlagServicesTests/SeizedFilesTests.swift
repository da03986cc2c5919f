import Foundation
import HandschlagAPI
import HandschlagRPC
import HandschlagSQL
import HandschlagVault
import Testing

/// What a thief of the data directory holds, beside the contact data that the canaries look for: the threat model's
/// table, checked on the files of a marketplace in which everything has happened once.
struct SeizedFilesTests {
  /// Tables in which a public id stands as it is, and why it may: replies kept for a repetition, and what
  /// a block's owner is shown.
  private static let tablesWithPublicIDs: Set<String> = ["idempotency", "blocks"]

  @Test func secretsOfCallersStandInNoFileAndNoLogLine() async throws {
    try await TestMarket.run { market in
      let (pair, invite) = try await everything(market)
      let files = try market.directory.files()
      #expect(files.keys.contains("handschlag.db") && files.keys.contains("keys.db"))
      var secrets: [(name: String, bytes: [UInt8])] = [("invitation", invite)]
      for party in [pair.worker, pair.company] {
        secrets += [("token", party.token), ("recovery code", party.recovery)]
      }
      for (name, secret) in secrets {
        let text = Data(Crockford32.encode(secret).utf8)
        let hex = Data(secret.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined().utf8)
        for (file, data) in files {
          for form in [Data(secret), text, hex, Data(secret).base64EncodedData()] {
            #expect(data.range(of: form) == nil, "a \(name) in \(file)")
          }
        }
        let line = String(decoding: text, as: UTF8.self)
        #expect(market.log.lines.allSatisfy { !$0.contains(line) }, "a \(name) in the log")
      }
    }
  }

  @Test func publicIDsStandInTheDatabaseOnlyWhereTheThreatModelSays() async throws {
    try await TestMarket.run { market in
      _ = try await everything(market)
      // A copy, so that no second connection ever touches the files of a running server.
      let copy = try TemporaryDirectory()
      for (name, data) in try market.directory.files() {
        try data.write(to: URL(fileURLWithPath: copy.path + "/" + name))
      }
      let connection = try Connection(path: copy.path + "/handschlag.db", access: .readWrite)
      defer { connection.close() }
      var found: Set<String> = []
      for table in try texts(connection, "SELECT name FROM sqlite_schema WHERE type = 'table'")
      where try holdsPublicID(table, connection) { found.insert(table) }
      #expect(found == Self.tablesWithPublicIDs)
    }
  }

  private func texts(_ connection: Connection, _ sql: String) throws -> [String] {
    try connection.withStatement(composed: sql) { statement in
      var texts: [String] = []
      while try statement.step() { texts.append(statement.row.text(0)) }
      return texts
    }
  }

  private func holdsPublicID(_ table: String, _ connection: Connection) throws -> Bool {
    for column in try texts(connection, "SELECT name FROM pragma_table_info('\(table)')") {
      // The prefix and the underscore, in hexadecimal: in a text and amid the bytes of a message alike.
      let tests = Self.prefixes.map { prefix in
        let hex = prefix.utf8.map { String($0, radix: 16, uppercase: true) }.joined() + "5F"
        return "hex(\"\(column)\") LIKE '%\(hex)%'"
      }
      let sql = "SELECT '' FROM \"\(table)\" WHERE \(tests.joined(separator: " OR ")) LIMIT 1"
      if try !texts(connection, sql).isEmpty { return true }
    }
    return false
  }

  private static let prefixes = ["eng", "wkr", "cmp", "acc", "tok", "blk", "prj", "flg", "rpt", "inv"]

  /// A marketplace in which each kind of thing is there: accounts, texts, consents, a reveal, terms, blocks,
  /// reports, held texts, an invitation, replies kept for a repetition.
  private func everything(_ market: TestMarket) async throws -> (Pair, invite: [UInt8]) {
    let worker = try await market.worker()
    let company = try await market.company()
    let pair = try await market.applied(worker, company)
    let invite = market.freshSecret()
    _ = try await market.operation.createInvite(CreateInviteRequest(codeHash: TokenHash.of(invite)))
    _ = try await company.engagements.sendMessage(
      SendMessageRequest(engagementID: pair.companyID, text: "Welcome."),
      options: CallOptions(idempotencyKey: .key("first")))
    try await pair.reveal()
    _ = try await company.agreements.proposeTerms(
      ProposeTermsRequest(
        engagementID: pair.companyID,
        terms: Terms(kind: .hourly, amount: 2_400, currency: "EUR", unit: .hour)),
      options: CallOptions(idempotencyKey: .key("second")))
    _ = try await worker.engagements.reportEngagement(
      ReportEngagementRequest(engagementID: pair.workerID, reason: .spam, text: "Please look."))
    let other = try await market.applied(try await market.worker("second"), company)
    try await other.worker.consent(other.workerID)
    try await other.worker.send(ScreeningTests.uncertain, in: other.workerID)
    _ = try await company.accounts.blockAccount(
      BlockAccountRequest(party: .engagementID(other.companyID)))
    _ = try await worker.accounts.putExclusions(
      PutExclusionsRequest(exclusions: [Exclusion(legalName: "Somebody Else GmbH")]))
    return (pair, invite)
  }
}
