import Synchronization

/// Keeps callers to a rate before they are known: each connection, and all together. The operator's own
/// listener is left alone.
package final class RateLimits: ServerInterceptor {
  private let perConnection: RateLimit?
  private let inAll: RateLimit?
  private let arrivals = Arrivals()
  private let exempt: ListenerTag
  private let limited: LimitedCalls

  /// Limits; nil is none.
  ///
  /// - Parameters:
  ///   - exempt: the listener whose calls are not limited
  ///   - limited: counts what was turned away
  package init(
    perConnection: RateLimit?, inAll: RateLimit?, exempt: ListenerTag, limited: LimitedCalls
  ) {
    self.perConnection = perConnection
    self.inAll = inAll
    self.exempt = exempt
    self.limited = limited
  }

  package func begin(_ context: ServerContext) throws -> InterceptorDecision {
    let now = context.startedAt
    if let perConnection, let wait = context.connection.arrivals.admit(perConnection, now: now),
      context.listener != exempt
    {
      throw limited.error("this connection", wait)
    }
    // What operation needs uses nothing of what all share.
    if let inAll, context.method.priority != .operation, let wait = arrivals.admit(inAll, now: now) {
      throw limited.error("all callers together", wait)
    }
    return .proceed
  }
}

/// Calls turned away for a rate: their number, and what their callers are told.
package final class LimitedCalls: Sendable {
  private let number = Atomic<UInt64>(0)

  /// None yet.
  package init() {}

  /// How many were turned away since the start.
  package var count: UInt64 { number.load(ordering: .relaxed) }

  /// Counts a call, and gives the error for its caller.
  ///
  /// - Parameters:
  ///   - who: exceeded its rate
  ///   - wait: nanoseconds until a call may pass
  package func error(_ who: String, _ wait: UInt64) -> RPCError {
    number.wrappingAdd(1, ordering: .relaxed)
    return RPCError(
      .resourceExhausted, "\(who) made too many calls: wait a little",
      details: [.reason("RATE_LIMITED"), .retryInfo(.nanoseconds(Int64(clamping: wait)))])
  }
}

/// Rate limits of many callers, by number, in bounded memory.
///
/// A caller who rests needs no entry, for an expected arrival that has passed says nothing. So a full place
/// first loses those who rest, and only when nobody does the one that has used least of its rate.
package final class RateTable: Sendable {
  private static let places = 64
  private let limit: RateLimit
  private let mostPerPlace: Int
  private let tables: [Place]

  /// A table.
  ///
  /// - Parameter capacity: callers that are known at once, at most
  package init(_ limit: RateLimit, capacity: Int = 65_536) {
    self.limit = limit
    mostPerPlace = max(1, capacity / Self.places)
    tables = (0..<Self.places).map { _ in Place() }
  }

  /// Callers known at the moment.
  package var count: Int { tables.reduce(0) { $0 + $1.expected.withLock { $0.count } } }

  /// Lets a call pass, or says for how many nanoseconds it is to wait.
  package func admit(_ caller: UInt64, now: UInt64) -> UInt64? {
    let place = Int(truncatingIfNeeded: (caller &* 0x9E37_79B9_7F4A_7C15) >> 58)
    return tables[place].expected.withLock { expected in
      switch limit.decide(expected: expected[caller] ?? 0, now: now) {
      case .wait(let nanoseconds): return nanoseconds
      case .pass(let next):
        if expected[caller] == nil, expected.count >= mostPerPlace { Self.makeRoom(&expected, now) }
        expected[caller] = next
        return nil
      }
    }
  }

  private static func makeRoom(_ expected: inout [UInt64: UInt64], _ now: UInt64) {
    let count = expected.count
    expected = expected.filter { $0.value > now }
    guard expected.count == count, let least = expected.min(by: { $0.value < $1.value }) else { return }
    expected[least.key] = nil
  }
}

/// A part of the table, with a lock of its own.
private final class Place: Sendable {
  /// The expected arrival by caller.
  let expected = Mutex<[UInt64: UInt64]>([:])
}
