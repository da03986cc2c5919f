import HandschlagAPI
import HandschlagRPC
import Testing

/// Every method, by everybody, in every state: answered as the access table says.
struct AccessTableTests {
  private static let place = "Tests/HandschlagServicesTests/Access/AccessRows.swift"

  @Test(arguments: AccessSituation.all)
  func everyCallIsAnsweredAsTheTableSays(_ situation: AccessSituation) async throws {
    let calls = try await AccessRun.run(situation)
    #expect(calls >= 18 * AccessRow.all.count)
  }

  /// Those of the schema have one, or the table does not compile; so must those of the wire.
  @Test func everyMethodHasItsRows() async throws {
    try await TestMarket.run { market in
      let rows = Dictionary(grouping: AccessRow.all, by: \.method.path)
      for method in market.router.methods {
        let found = rows[method.path, default: []]
        #expect(!found.isEmpty, "\(method.path) has no row in \(Self.place)")
        for row in found where row.audience != method.audience {
          Issue.record(
            "\(method.path) is for \(method.audience) in the schema and for \(row.audience) in \(Self.place)")
        }
        for row in found where row.whileSuspended != method.isOwnData {
          Issue.record(
            "\(method.path): own_data in the schema, whileSuspended in \(Self.place): one is wrong")
        }
      }
    }
  }

  @Test func everyMethodOfTheSchemaIsServedHere() async throws {
    try await TestMarket.run { market in
      let served = Set(market.router.methods.map(\.path))
      for method in try AccessSchema().methods where !served.contains(method.path) {
        Issue.record(
          """
          \(method.path) is in the schema and served by no handler of TestMarket: add its handler to the router \
          there (Tests/HandschlagServicesTests/Harness/TestMarket.swift), and its row to \(Self.place)
          """)
      }
    }
  }

  @Test func everyMethodThatTakesAnIDSaysWhatItNames() throws {
    for method in try AccessSchema().methods where method.namesSomething {
      let rows = AccessRow.all.filter { $0.method.path == method.path }
      #expect(
        rows.contains { $0.names != .nothing },
        "the request of \(method.path) holds an id: let its row in \(Self.place) say what it names")
    }
  }

  /// A stranger with all roles names what is absent, what is others', and what is nearly others': the status,
  /// its text, its details and its metadata are the same bytes.
  @Test func absentForeignAndAlteredAnswerAlike() async throws {
    try await AccessRun.market { market in
      let decoys = try await AccessDecoys(market)
      let stranger = try #require(decoys.strangers.last).party
      var stage = try await AccessStage(market, number: 0, bothRoles: false, decoys: decoys)
      try await stage.begin(.application)
      try await stage.worker.consent(stage.workerID)
      for row in AccessRow.all where row.audience != .operator && row.names != .nothing {
        let expected = row.names == .ownAccount ? nil : notFoundBytes
        var answers: [[UInt8]?: String] = [:]
        for side in [Need.Side.worker, .company] {
          let real = try #require(stage.names(side)[row.names, side])
          for id in ids(real, isOpenToAll: [.shownProject, .offeredProject].contains(row.names)) {
            var names = stage.names(side)
            names[row.names, side] = id
            let call = AccessCall(channel: stranger.channel, names: names, side: side, party: stranger)
            let (answer, bytes) = try await outcome { try await row.call(call) }
            #expect(
              answer == (row.names == .ownAccount ? .invalid("account_id") : .notFound), "\(row): \(id)")
            if let expected { #expect(bytes == expected, "\(row): \(id)") }
            answers[bytes] = id
          }
        }
        #expect(answers.count == 1, "\(row): \(answers.values)")
      }
    }
  }

  /// What a stranger may name of an id: nothing, the thing itself if it is not for everybody, nearly it.
  private func ids(_ real: String, isOpenToAll: Bool) -> [String] {
    let absent = real.prefix(4) + String(repeating: "0", count: 26)
    var altered = Array(real)
    altered[12] = altered[12] == "7" ? "5" : "7"
    return (isOpenToAll ? [] : [real]) + [String(absent), String(altered)]
  }
}
