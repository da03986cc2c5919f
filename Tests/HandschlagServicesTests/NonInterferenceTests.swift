import Foundation
import HandschlagAPI
import HandschlagDomain
import HandschlagRPC
import HandschlagServices
import HandschlagStore
import Testing

/// Two runs of one history that differ in one party's hidden acts alone are the same to the other party: each
/// reply, error, event, cursor and page token, byte for byte.
///
/// Compared are all calls of `TwinStep.ObservedAct`, and at the end the stream of events since the history
/// before. Left out are the search among profiles, and, once the other party is gone for good, those calls
/// that see it go at the turn of a day, which is public by design.
struct NonInterferenceTests {
  /// Histories to play; `HANDSCHLAG_TWIN_HISTORIES` asks for more.
  static var histories: Int {
    ProcessInfo.processInfo.environment["HANDSCHLAG_TWIN_HISTORIES"].flatMap(Int.init) ?? 1_000
  }
  /// Histories that one pair of markets plays, one after another, with the same observed party.
  static let perMarket = 25

  @Test func hiddenActsOfOneSideNeverShowToTheOther() async throws {
    for first in stride(from: 0, to: Self.histories, by: Self.perMarket) {
      for role in [Role.worker, .company] {
        let seeds = (first..<first + Self.perMarket).map(UInt64.init)
        let histories = seeds.map { ($0, TwinHistory(seed: $0)) }.filter { $0.1.observedRole == role }
        async let told = Self.play(histories, role, playsHidden: true)
        async let untold = Self.play(histories, role, playsHidden: false)
        for (index, (left, right)) in zip(try await told, try await untold).enumerated() {
          let (seed, history) = histories[index]
          guard left != right else { continue }
          let place =
            zip(left, right).enumerated().first { $1.0 != $1.1 }?.offset ?? min(left.count, right.count)
          let methods = left[..<min(place + 1, left.count)].map(\.method)
          Issue.record(
            """
            seed \(seed), \(history.observedRole) observed, begins: \(history.observedBegins)
            \(history.steps.map { "\($0)" }.joined(separator: "\n"))
            differs at \(methods.suffix(3)): \(Self.show(left, place)) against \(Self.show(right, place))
            """)
          return
        }
      }
    }
  }

  /// The comparison itself would notice: a reveal, which is no secret, makes the runs differ.
  @Test func theTwinsDifferWhereTheyMay() async throws {
    let runs = try await [true, false].asyncMap { consents in
      let market = try TestMarket(policy: Self.policy)
      let pair = try await market.applied(try await market.worker(), try await market.company())
      pair.company.transcript.clear()
      if consents { try await pair.worker.consent(pair.workerID) }
      try await pair.company.consent(pair.companyID)
      await market.market.store.close()
      return pair.company.transcript.exchanges
    }
    #expect(runs[0] != runs[1])
  }

  /// Without limits that a long history would meet.
  static let policy = Policy(
    quotas: Quotas(Dictionary(uniqueKeysWithValues: Quota.allCases.map { ($0, Int64.max) })))

  private static func play(
    _ histories: [(UInt64, TwinHistory)], _ role: Role, playsHidden: Bool
  ) async throws -> [[Exchange]] {
    var transcripts: [[Exchange]] = []
    try await TestMarket.run(policy: policy) { market in
      var player = try await TwinPlayer(market, playsHidden: playsHidden, observedRole: role)
      for (seed, history) in histories {
        transcripts.append(try await player.play(history, "other" + Self.letters(seed)))
      }
    }
    return transcripts
  }

  /// A number in letters: digits look like telephone numbers.
  private static func letters(_ number: UInt64) -> String {
    String(String(number).map { Character(UnicodeScalar(UInt8(ascii: "a") + ($0.asciiValue ?? 48) - 48)) })
  }

  private static func show(_ exchanges: [Exchange], _ place: Int) -> String {
    guard exchanges.indices.contains(place) else { return "nothing" }
    let exchange = exchanges[place]
    return String(decoding: exchange.bytes, as: UTF8.self).debugDescription
  }
}
