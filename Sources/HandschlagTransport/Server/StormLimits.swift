/// Tells a client that gives up calls in a storm from one that changes its mind.
///
/// Counted are the calls that are given up within 30 s of their begin: 200 of them in 30 s are too many when
/// they are more than half of the calls that began in that time. Ends of old streams are no storm.
package struct CancelLimit: Sendable, Hashable {
  /// Cancels that are always allowed within the time.
  package var free: Int
  /// The time in nanoseconds.
  package var period: UInt64
  private var start: UInt64 = 0
  private var begunAtStart: UInt64 = 0
  private var count = 0

  /// A limit; 200 in 30 s unless others are given.
  package init(free: Int = 200, period: UInt64 = 30_000_000_000) {
    self.free = free
    self.period = period
  }

  /// A call was given up.
  ///
  /// - Parameters:
  ///   - now: nanoseconds on the monotonic clock, as is `callBegan`
  ///   - begun: calls that the connection has begun in all
  /// - Returns: whether that is still fair.
  package mutating func allows(cancelAt now: UInt64, callBegan: UInt64, begun: UInt64) -> Bool {
    guard now &- callBegan <= period else { return true }
    if count == 0 || now &- start > period {
      start = now
      count = 0
      // The call given up began before; it belongs to this period all the same.
      begunAtStart = begun &- 1
    }
    count += 1
    return count <= free || UInt64(count) * 2 <= begun &- begunAtStart
  }
}

/// Tells a client that pings in a storm from one that asks whether the server is still there.
///
/// Any number of pings may come while other frames pass; without them one in 10 s, and two sooner ones.
package struct PingLimit: Sendable, Hashable {
  /// The least time between two pings without other frames, in nanoseconds.
  package var interval: UInt64
  /// How many may come sooner.
  package var strikes: Int
  private var last: UInt64?
  private var lastActivity: UInt64 = 0
  private var count = 0

  /// A limit; one in 10 s with two strikes unless others are given.
  package init(interval: UInt64 = 10_000_000_000, strikes: Int = 2) {
    self.interval = interval
    self.strikes = strikes
  }

  /// A ping came.
  ///
  /// - Parameters:
  ///   - now: nanoseconds on the monotonic clock
  ///   - activity: a number that grows with every other frame, in either direction
  /// - Returns: whether that is still fair.
  package mutating func allows(pingAt now: UInt64, activity: UInt64) -> Bool {
    defer {
      last = now
      lastActivity = activity
    }
    guard let last else { return true }
    if activity != lastActivity {
      count = 0
      return true
    }
    if now &- last >= interval { return true }
    count += 1
    return count <= strikes
  }
}
