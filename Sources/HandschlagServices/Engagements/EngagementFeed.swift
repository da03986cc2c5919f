import HandschlagAPI
import HandschlagDomain
import HandschlagProtobuf
import HandschlagRPC
import HandschlagStore
import HandschlagVault

/// Shows an account its events, those kept first and then each as it is committed.
struct EngagementFeed {
  let market: Marketplace
  let caller: Caller

  private static let context = "WatchEngagements"
  private static let pageSize = 100

  /// Writes events until the caller goes away.
  ///
  /// - Parameter cursor: that of the last event the caller has, `start` for all that is kept, empty for what
  ///   comes from now on.
  func run(from cursor: String, into responses: ResponseWriter<WatchEngagementsResponse>) async throws {
    let account = caller.account.rawValue
    do {
      // Subscribed before the first read, so that nothing falls in between.
      let subscription = try market.store.events.subscribe(account: account)
      var position = try await start(cursor)
      while true {
        let after = position
        let token = caller.token
        let page = try await market.store.read { tx in
          // A stream ends with the token that opened it.
          guard try tx.holds(token: token, AccountID(rawValue: account)) else { throw RPCError.unauthenticated }
          return try tx.events(account: account, after: after, limit: Self.pageSize)
        }
        if page.isIncomplete, !cursor.isEmpty, cursor != "start" {
          throw RPCError(
            .outOfRange, "the cursor is older than the events that are kept: list the engagements and watch anew",
            details: [.reason("CURSOR_EXPIRED")])
        }
        for event in page.events {
          if let response = try await show(event) { try await responses.write(response) }
        }
        position = page.cursor
        if page.events.isEmpty { try await subscription.wait() }
      }
    } catch {
      throw RPCError.answering(error)
    }
  }

  private func start(_ cursor: String) async throws -> Int64 {
    switch cursor {
    case "":
      let account = caller.account.rawValue
      return try await market.store.read { try $0.eventHead(account: account) }
    case "start": return 0
    default:
      guard
        let bytes = market.vault.tokens.open(
          cursor, context: Self.context, account: caller.account.rawValue), bytes.count == 8
      else { throw RPCError.invalid("cursor", "was not made for this account: watch anew without one") }
      return Int64(bigEndianBytes: bytes)
    }
  }

  private static func kind(_ stored: Int64) -> EngagementEventKind? {
    stored == EventBody.deletionAsked ? .deletionAsked : EventKind(rawValue: stored)?.wire
  }

  private func show(_ event: StoredEvent) async throws -> WatchEngagementsResponse? {
    guard let number = event.engagement, let body = EventBody(event.body),
      let kind = Self.kind(event.kind)
    else { return nil }
    let id = EngagementID(rawValue: number)
    var response = WatchEngagementsResponse(
      kind: kind, engagementID: market.engagementID(id, viewer: caller.account),
      cursor: market.vault.tokens.seal(
        event.sequence.bigEndianBytes, context: Self.context, account: caller.account.rawValue))
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
    }
  }
}
