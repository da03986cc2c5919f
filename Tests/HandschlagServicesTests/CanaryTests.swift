import Foundation
import HandschlagAPI
import HandschlagRPC
import HandschlagServices
import HandschlagStore
import Testing

/// Strings that stand in contact data alone are looked for in every byte that leaves the marketplace.
struct CanaryTests {
  /// Calls of a run; `HANDSCHLAG_CANARY_STEPS` asks for more.
  static var steps: Int {
    ProcessInfo.processInfo.environment["HANDSCHLAG_CANARY_STEPS"].flatMap(Int.init) ?? 1_500
  }

  @Test(arguments: [1, 2] as [UInt64])
  func noContactDataLeavesBeforeBothConsent(_ seed: UInt64) async throws {
    try await TestMarket.run(policy: NonInterferenceTests.policy) { market in
      let run = try await CanaryRun(market, seed: seed)
      var known: Set<Set<String>> = []
      var grants = 0
      var round = 0
      // As long as is asked for, and on until each method has been answered once.
      while round < Self.steps / 50 || (!run.answered.isSuperset(of: Self.methods) && round < 150) {
        round += 1
        for party in run.parties { party.transcript.clear() }
        for _ in 0..<50 { await run.step() }
        // The calls of this round may have met only consents of this round and of those before.
        known = run.consented
        for party in run.parties { grants += check(party, run.parties, known) }
        if round % 10 == 9 { try await run.operate() }
      }
      for party in run.parties { party.transcript.clear() }
      try await run.readEvents()
      for party in run.parties { grants += check(party, run.parties, known) }

      // The run was no row of refusals.
      #expect(known.count >= 2)
      #expect(grants >= 5)
      let methods = Set(Self.methods).subtracting(run.answered)
      #expect(methods.isEmpty, "never answered: \(methods.sorted())")

      checkOperator(market, run.parties)
      for line in market.log.lines { #expect(!line.lowercased().contains("kanarienvogel"), "\(line)") }
      try checkDisk(market, run.parties)
    }
  }

  /// All methods of the parties that a run has to reach; the others end accounts or are streams, and other
  /// tests hold them.
  static var methods: [String] {
    let all =
      AccountServiceMethods.all + CompanyServiceMethods.all + ProfileServiceMethods.all
      + ProjectServiceMethods.all + EngagementServiceMethods.all + ConsentServiceMethods.all
      + AgreementServiceMethods.all
    let apart: Set<String> = [
      "CreateAccount", "RecoverAccount", "EraseAccount", "WatchEngagements", "WatchProjects", "ExportData",
    ]
    return all.map(\.name).filter { !apart.contains($0) }
  }

  /// - Returns: how many replies held another's contact data rightly.
  private func check(_ reader: Party, _ parties: [Party], _ consented: Set<Set<String>>) -> Int {
    var grants = 0
    for exchange in reader.transcript.exchanges {
      // A list of exclusions holds what its owner wrote.
      if exchange.method.hasSuffix("/GetExclusions") { continue }
      let text = String(decoding: exchange.bytes, as: UTF8.self).lowercased()
      guard text.contains("kanarienvogel") else { continue }
      for other in parties where other.account != reader.account && text.contains(other.canary.lowercased()) {
        let mayRead =
          exchange.method.hasSuffix("/GetGrant") && consented.contains([reader.account, other.account])
        #expect(mayRead, "\(reader.name) reads \(other.name)'s data in \(exchange.method)")
        #expect(exchange.error == nil)
        grants += 1
      }
    }
    return grants
  }

  private func checkOperator(_ market: TestMarket, _ parties: [Party]) {
    for exchange in market.operationTranscript.exchanges where !exchange.method.hasSuffix("/VerifyCompany") {
      let text = String(decoding: exchange.bytes, as: UTF8.self).lowercased()
      #expect(!text.contains("kanarienvogel"), "\(exchange.method)")
    }
  }

  /// Nothing of a card stands in any file, in no usual form.
  private func checkDisk(_ market: TestMarket, _ parties: [Party]) throws {
    let files = try market.directory.files()
    #expect(files.keys.contains("handschlag.db"))
    #expect(files.keys.contains("keys.db"))
    // What is there in plain, so that the search is known to find.
    #expect(files.values.contains { $0.range(of: Data("Three hundred words".utf8)) != nil })
    for party in parties {
      for form in Self.forms(of: party.canary) {
        for (name, data) in files { #expect(data.range(of: form) == nil, "\(party.name) in \(name)") }
      }
    }
  }

  /// UTF-8 in both cases, UTF-16 in both orders, and base64 at each of its three positions.
  private static func forms(of canary: String) -> [Data] {
    let plain = Data(canary.utf8)
    let encodings: [String.Encoding] = [.utf16LittleEndian, .utf16BigEndian]
    let base64 = (0..<3).map { shift in
      let encoded = (Data(repeating: 0, count: shift) + plain).base64EncodedString()
      // Characters that depend on what stands around are left off.
      return Data(encoded.utf8.dropFirst(4).dropLast(4))
    }
    return [plain, Data(canary.lowercased().utf8), Data(canary.uppercased().utf8)]
      + encodings.compactMap { canary.data(using: $0) } + base64
  }
}
