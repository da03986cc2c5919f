import HandschlagDomain
import HandschlagProtobuf
import HandschlagRPC
import HandschlagStore
import HandschlagVault

/// Shows a stream of events to a caller: those kept first, then each as it is committed.
struct EventFeed {
  /// The cursor that stands for all that is kept.
  static let oldest = "start"
  private static let pageSize = 100

  let market: Marketplace
  /// Whose events: an account, or one of ``EventStream``.
  let stream: Int64
  /// Who watches: a cursor is good for nobody else, and the stream ends with the token that it was opened with.
  let caller: Caller
  /// The method's name: a cursor is good for no other.
  let context: String

  /// Writes events until the caller goes away.
  ///
  /// - Parameters:
  ///   - cursor: that of the last event the caller has, ``oldest``, or empty for what comes from now on.
  ///   - show: what the caller sees of an event; nil for what it does not see.
  func run<Response: Message>(
    from cursor: String, into responses: ResponseWriter<Response>,
    show: (StoredEvent) async throws -> Response?
  ) async throws {
    do {
      // Subscribed before the first read, so that nothing falls in between.
      let subscription = try market.store.events.subscribe(account: stream)
      var position = try await start(cursor)
      let isResumed = !cursor.isEmpty && cursor != Self.oldest
      while true {
        let (stream, caller, after) = (stream, caller, position)
        let page = try await market.store.read { tx in
          guard try tx.holds(token: caller.token, caller.account) else { throw RPCError.unauthenticated }
          // A suspended account goes on reading what is its own.
          guard try stream == caller.account.rawValue || tx.account(caller.account)?.suspendedAt == nil else {
            throw RPCError.suspended
          }
          return try tx.events(account: stream, after: after, limit: Self.pageSize)
        }
        if page.isIncomplete, isResumed {
          throw RPCError(
            .outOfRange,
            "the cursor is older than the events that are kept: list what is there and watch anew",
            details: [.reason("CURSOR_EXPIRED")])
        }
        for event in page.events {
          if let response = try await show(event) { try await responses.write(response) }
        }
        position = page.cursor
        if page.events.isEmpty { try await subscription.wait() }
      }
    } catch {
      throw market.answer(to: error)
    }
  }

  /// The cursor to go on from after an event.
  func cursor(after event: StoredEvent) -> String {
    market.vault.tokens.seal(
      event.sequence.bigEndianBytes, context: context, account: caller.account.rawValue)
  }

  private func start(_ cursor: String) async throws -> Int64 {
    let stream = stream
    if cursor.isEmpty { return try await market.store.read { try $0.eventHead(account: stream) } }
    if cursor == Self.oldest { return 0 }
    guard let bytes = market.vault.tokens.open(cursor, context: context, account: caller.account.rawValue),
      bytes.count == 8
    else { throw RPCError.invalid("cursor", "was not made for this account: watch anew without one") }
    return Int64(bigEndianBytes: bytes)
  }
}
