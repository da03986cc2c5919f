import HandschlagAPI
import HandschlagDomain
import HandschlagRPC
import HandschlagStore
import HandschlagVault

/// Shows an account what happens in its engagements.
struct EngagementFeed {
  private let market: Marketplace
  private let caller: Caller
  private let feed: EventFeed

  init(market: Marketplace, caller: Caller) {
    self.market = market
    self.caller = caller
    feed = EventFeed(
      market: market, stream: caller.account.rawValue, caller: caller, context: "WatchEngagements")
  }

  /// Writes events until the caller goes away.
  func run(from cursor: String, into responses: ResponseWriter<WatchEngagementsResponse>) async throws {
    try await feed.run(from: cursor, into: responses, show: show)
  }

  private func show(_ event: StoredEvent) async throws -> WatchEngagementsResponse? {
    guard let number = event.engagement, let body = EventBody(event.body), let kind = Self.kind(event.kind)
    else { return nil }
    let id = EngagementID(rawValue: number)
    var response = WatchEngagementsResponse(
      kind: kind, engagementID: market.engagementID(id, viewer: caller.account),
      cursor: feed.cursor(after: event))
    if body.message > 0 {
      let now = market.clock()
      // An ended view shows no text; that there was a message stays true all the same.
      response.message = try await market.store.read { tx in
        guard try tx.engagement(id)?.engagement[body.side]?.state(at: now) != .ended else { return nil }
        let found = try tx.messages(in: id, seenBy: body.side, after: body.message - 1, limit: 1)
        return found.first.flatMap { $0.number == body.message ? $0.wire(seenBy: body.side) : nil }
      }
    }
    return response
  }

  private static func kind(_ stored: Int64) -> EngagementEventKind? {
    stored == EventBody.deletionAsked ? .deletionAsked : EventKind(rawValue: stored)?.wire
  }
}

extension EventKind {
  /// The wire's name of what a side is told; nil for what the wire does not tell.
  fileprivate var wire: EngagementEventKind? {
    switch self {
    case .began: .opened
    case .message: .message
    case .consentGiven, .consentWithdrawn, .declined: nil
    case .consentVoided: .consentVoided
    case .consentExpired: .consentExpired
    case .extended: .extended
    case .ended: .ended
    case .revealed: .revealed
    case .termsProposed: .termsProposed
    case .termsRejected: .termsRejected
    case .agreed: .agreed
    case .notAgreed: .notAgreed
    case .grantRevoked: .revoked
    case .deletionAcknowledged: .deletionAcknowledged
    }
  }
}
