import HandschlagAPI
import HandschlagDomain
import HandschlagRPC
import HandschlagServices
import HandschlagVault
import Testing

/// Runs all rows against one situation.
final class AccessRun {
  private let market: TestMarket
  private let decoys: AccessDecoys
  private let situation: AccessSituation
  private let bothRoles: Bool
  private let overlay: AccessOverlay
  private var stage: AccessStage?
  /// Parties made so far in the marketplace; their names, by which they are found, are their numbers.
  private var parties = 0
  private var needsParties = false
  /// The bytes of each refusal, whoever got it; that of a missing role names the role.
  private var bytes = [Refusal(answer: .notFound, audience: nil): notFoundBytes]
  private var issues: [String] = []

  private struct Refusal: Hashable {
    let answer: Answer
    let audience: Audience?
  }

  private init(
    _ market: TestMarket, _ decoys: AccessDecoys, _ situation: AccessSituation, bothRoles: Bool,
    _ overlay: AccessOverlay
  ) {
    self.market = market
    self.decoys = decoys
    self.situation = situation
    self.bothRoles = bothRoles
    self.overlay = overlay
  }

  /// Every row by every caller.
  ///
  /// - Returns: the number of calls.
  static func run(_ situation: AccessSituation) async throws -> Int {
    var calls = 0
    var number = 0
    try await market { market in
      let decoys = try await AccessDecoys(market)
      for overlay in situation.overlays {
        for bothRoles in overlay == .none ? [false, true] : [false] {
          let run = AccessRun(market, decoys, situation, bothRoles: bothRoles, overlay)
          run.parties = number
          for caller in run.callers() {
            for row in AccessRow.all { try await run.check(row, caller) }
            calls += AccessRow.all.count
          }
          number = run.parties
          for issue in run.issues.prefix(20) { Issue.record(Comment(rawValue: issue)) }
        }
      }
    }
    return calls
  }

  /// A marketplace in which no quota is ever used up, and whose log has a checkpoint.
  static func market(_ body: (TestMarket) async throws -> Void) async throws {
    let none = Dictionary(uniqueKeysWithValues: Quota.allCases.map { ($0, Int64(1_000_000)) })
    try await TestMarket.run(
      policy: Policy(quotas: Quotas(none)),
      settings: MarketplaceSettings(defaultMaxOpen: 1_000_000, defaultMaxNewPerDay: 1_000_000)
    ) { market in
      _ = try await market.operation.makeCheckpoint(.init())
      try await body(market)
    }
  }

  private func callers() -> [AccessCaller] {
    let sides = [Need.Side.worker, .company]
    let both: [Role] = [.worker, .company]
    var callers = sides.flatMap { side in
      [
        AccessCaller(who: .worker, roles: bothRoles ? both : [.worker], side: side),
        AccessCaller(who: .company, roles: bothRoles ? both : [.company], side: side),
      ]
    }
    if overlay != .none { return callers.filter(\.namesItsOwn) }
    if bothRoles { return callers }
    callers += [
      AccessCaller(who: .nobody, side: .worker), AccessCaller(who: .unknown, side: .company),
      AccessCaller(who: .operation, side: .worker), AccessCaller(who: .operation, side: .company),
    ]
    for stranger in decoys.strangers {
      callers += sides.map { AccessCaller(who: .stranger, roles: stranger.roles, side: $0) }
    }
    return callers
  }

  private func check(_ row: AccessRow, _ caller: AccessCaller) async throws {
    let stage = try await ready()
    let party = party(caller, stage)
    let names = stage.names(caller.side)
    let call = AccessCall(channel: channel(caller, party), names: names, side: caller.side, party: party)
    let (answer, encoded) = try await outcome { try await row.call(call) }
    let expected = row.expected(caller, overlay.changed(situation.standings))
    if answer != expected {
      issues.append(
        "\(row), called by \(caller) when '\(situation)' (\(overlay)), is answered \(answer); "
          + "the access table says \(expected)")
    }
    if let encoded {
      let refusal = Refusal(answer: answer, audience: answer == .wrongRole ? row.audience : nil)
      let first = bytes[refusal, default: encoded]
      bytes[refusal] = first
      if first != encoded {
        issues.append("\(row), called by \(caller) when '\(situation)': other bytes of \(answer) than before")
      }
    }
    guard answer == .success else { return }
    if row.leaves != .all { self.stage = nil }
    if row.leaves == .nothing { needsParties = true }
  }

  /// The stage for the next call: as it was, or made anew where a call has changed it.
  private func ready() async throws -> AccessStage {
    if let stage { return stage }
    var next: AccessStage
    if let kept, !needsParties, !situation.marksParties {
      next = kept
      try await overlay.lift(from: next)
    } else {
      next = try await AccessStage(market, number: parties, bothRoles: bothRoles, decoys: decoys)
      parties += 1
      needsParties = false
    }
    try await situation.before(next)
    try await next.begin(situation.beginning)
    try await situation.happens(next)
    try await overlay.apply(to: &next)
    try await next.readHashes()
    for party in [next.worker, next.company] { party.transcript.clear() }
    stage = next
    kept = next
    return next
  }

  /// The last stage, whose parties may serve once more.
  private var kept: AccessStage?

  private func party(_ caller: AccessCaller, _ stage: AccessStage) -> Party {
    switch caller.who {
    case .worker: stage.worker
    case .company: stage.company
    case .stranger: decoys.strangers.first { $0.roles == caller.roles }?.party ?? decoys.worker
    case .nobody, .unknown, .operation: decoys.company
    }
  }

  private func channel(_ caller: AccessCaller, _ party: Party) -> RecordingChannel {
    let router = market.router
    return switch caller.who {
    case .worker, .company, .stranger: party.channel
    case .nobody:
      RecordingChannel(base: InProcessTransport(router: router), token: [], transcript: Transcript())
    case .unknown:
      RecordingChannel(
        base: InProcessTransport(router: router), token: market.freshSecret(), transcript: Transcript())
    case .operation:
      RecordingChannel(
        base: InProcessTransport(router: router, listener: Authenticator.adminListener), token: [],
        transcript: Transcript())
    }
  }
}

/// The one answer for what is absent, another's, or not consented to, without trailers.
let notFoundBytes = StatusCodec.encode(
  RPCError(.notFound, "not found", details: [.reason("NOT_FOUND")]))

/// How a call ended, and the bytes of its status with the trailers if it failed.
func outcome(_ call: () async throws -> Void) async throws -> (answer: Answer, bytes: [UInt8]?) {
  do {
    try await call()
    return (.success, nil)
  } catch let error as RPCError {
    let trailers = error.trailers.map { "\($0.key)=\($0.value)" }.joined(separator: "\n")
    return (Answer(error), StatusCodec.encode(error) + Array(trailers.utf8))
  }
}
