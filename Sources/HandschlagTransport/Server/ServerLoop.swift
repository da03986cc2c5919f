import CMalloc
import HandschlagRPC
import Logging
import NIOCore
import Synchronization

/// What all connections of a server share.
final class ServerShared: Sendable {
  let router: Router
  let limits: ServerLimits
  let inboxLimits: InboxLimits
  /// The same for the gRPC wire, whose peers are paused before a stream would have to fail.
  let grpcInboxLimits: InboxLimits
  /// With flow control the window bounds what is unread, and its last message may be a large one.
  let windowedInboxLimits: InboxLimits
  let windows: WindowSizes
  let logger: Logger
  /// Answers `GET` of a path.
  let scrape: @Sendable (String) -> ScrapeAnswer?
  private let counts = Mutex(Counts())

  private struct Counts {
    var total = 0
    var byPeer: [PeerKey: Int] = [:]
  }

  /// Whom connections are counted by.
  private enum PeerKey: Hashable, Sendable {
    case user(UInt32)
    case address(String)

    init?(_ peer: Peer) {
      switch peer {
      case .unix(let uid, _, _): self = .user(uid)
      case .tcp(let address): self = .address(address)
      case .inProcess: return nil
      }
    }
  }

  init(router: Router, configuration: ServerConfiguration, logger: Logger) {
    self.router = router
    scrape = configuration.scrape
    var limits = configuration.limits
    // No method takes more than it declares, so a larger frame need not be read at all.
    let largest = router.methods.map(\.maxRequestBytes).max() ?? 0
    limits.largestFrame = min(limits.largestFrame, FrameHeader.largestLength, largest + (64 << 10))
    self.limits = limits
    let unread = limits.unreadRequestBytes
    inboxLimits = InboxLimits(soft: unread, hard: unread)
    windows = WindowSizes(
      stream: min(limits.streamWindow, unread), connection: limits.connectionWindow)
    windowedInboxLimits = InboxLimits(
      soft: unread, hard: max(unread, windows.stream + limits.largestFrame + FlowControl.costPerMessage))
    grpcInboxLimits = InboxLimits(soft: limits.unreadRequestBytes / 4, hard: .max)
    self.logger = logger
  }

  /// Counts a connection in; false when a bound is reached.
  func admit(_ peer: Peer) -> Bool {
    let key = PeerKey(peer)
    let bound: Int? =
      switch key {
      case .user: limits.connectionsPerUser
      case .address: limits.connectionsPerAddress
      case nil: nil
      }
    return counts.withLock { counts in
      guard counts.total < limits.connections else { return false }
      if let key {
        let known = counts.byPeer[key, default: 0]
        if let bound, known >= bound { return false }
        counts.byPeer[key] = known + 1
      }
      counts.total += 1
      return true
    }
  }

  /// Counts a connection out that was admitted.
  func release(_ peer: Peer) {
    counts.withLock { counts in
      counts.total -= 1
      guard let key = PeerKey(peer), let known = counts.byPeer[key] else { return }
      counts.byPeer[key] = known > 1 ? known - 1 : nil
    }
  }

  /// Connections at this moment.
  var connectionCount: Int { counts.withLock { $0.total } }
}

/// A connection as its loop knows it, whatever wire it speaks. Called on the loop.
protocol LoopConnection: AnyObject {
  /// Takes nothing new, and closes when the calls that run have been answered.
  func drain()
  /// Closes at once; calls that run are cancelled.
  func closeNow()
  /// Enforces the bounds of time. Called about once a second, with nanoseconds on the monotonic clock.
  func sweep(now: UInt64)
}

/// How late a loop was lately.
///
/// A moment's pause of the process makes one measurement late; a loop with more to do than it can makes all of
/// them late. So what counts is the least of the last few.
struct LoopDelay {
  /// Nanoseconds between two measurements.
  static let interval: UInt64 = 20_000_000
  private var last = InlineArray<5, UInt64>(repeating: 0)
  private var next = 0

  /// Adds a measurement in nanoseconds.
  mutating func add(_ delay: UInt64) {
    last[next] = delay
    next = (next + 1) % last.count
  }

  /// The delay that does not go away, in nanoseconds.
  var standing: UInt64 {
    var least = last[0]
    for index in last.indices { least = min(least, last[index]) }
    return least
  }
}

/// Which looks at the bounds of time count.
///
/// A loop that was held up finds its timers due before it has read what came in the meantime, and no peer is to
/// blame for that. So a look that comes late leaves it to the next one, before which the loop reads. Of two in a
/// row the second counts: who is late all the time must not keep everybody.
struct SweepPace {
  private let interval: UInt64
  private var due: UInt64
  private var wasLenient = false

  /// Nanoseconds between two looks, and the time now, on the monotonic clock.
  init(interval: UInt64, now: UInt64) {
    self.interval = interval
    due = now &+ interval
  }

  /// Whether a look at this time counts.
  mutating func counts(now: UInt64) -> Bool {
    let isLate = now > due &+ interval
    due = now &+ interval
    wasLenient = isLate && !wasLenient
    return !wasLenient
  }
}

/// The connections of one loop, and the clock that enforces their bounds of time.
// Touched on the loop's thread alone.
final class ServerLoop: @unchecked Sendable {
  let executor: LoopExecutor
  /// gzip of the gRPC wire, for all connections of the loop.
  let gzip = GzipCodec()
  let counters: LoopCounters
  private var connections: [ObjectIdentifier: any LoopConnection] = [:]
  private var sweeper: RepeatedTask?
  private var sampler: Scheduled<Void>?
  private var delays = LoopDelay()
  private var isDraining = false
  /// Those whose handshake has begun and who have said nothing within TLS.
  var newcomers = Newcomers<TLSEntrance>()
  private let mostNewcomers: Int
  /// TLS connections with traffic since their buffers rested last.
  private var awake: [TLSEntrance] = []
  private var samples: UInt8 = 0
  private var departures = Departures()

  /// - Parameter mostNewcomers: of how many at once none has to give way
  init(_ executor: LoopExecutor, _ counters: LoopCounters, mostNewcomers: Int = .max) {
    self.executor = executor
    self.counters = counters
    self.mostNewcomers = mostNewcomers
  }

  /// Measures again and again how late the loop is, and tells of each time.
  func startSampling(_ then: @escaping @Sendable () -> Void) {
    let due = MonotonicTime.now() + LoopDelay.interval
    sampler = executor.eventLoop.scheduleTask(deadline: .uptimeNanoseconds(due)) { [weak self] in
      guard let self else { return }
      delays.add(MonotonicTime.now() &- due)
      counters.measured(delay: delays.standing)
      then()
      letRest()
      startSampling(then)
    }
  }

  /// Looks ten times a second at the TLS connections that are awake.
  private func letRest() {
    samples = (samples + 1) % 5
    if samples == 0, !awake.isEmpty { awake.removeAll { $0.restsWithoutTraffic() } }
  }

  /// Has a TLS connection looked at until its buffers rest.
  func awake(_ entrance: TLSEntrance) { awake.append(entrance) }

  func startSweeping(every interval: Duration) {
    let amount = TimeAmount.nanoseconds(interval.wholeNanoseconds)
    var pace = SweepPace(interval: interval.sweepNanoseconds, now: MonotonicTime.now())
    sweeper = executor.eventLoop.scheduleRepeatedTask(initialDelay: amount, delay: amount) { [weak self] _ in
      let now = MonotonicTime.now()
      if pace.counts(now: now) { self?.sweep(now: now) }
    }
  }

  /// The connections at this moment, in no order.
  var all: [any LoopConnection] { Array(connections.values) }

  func add(_ connection: some LoopConnection) {
    connections[ObjectIdentifier(connection)] = connection
    if isDraining { connection.drain() }
  }

  func remove(_ connection: some LoopConnection) {
    connections[ObjectIdentifier(connection)] = nil
  }

  /// Lets running calls end, then closes each connection.
  func drain() {
    isDraining = true
    for connection in all { connection.drain() }
  }

  /// Closes every connection and stops.
  func closeAll() {
    sweeper?.cancel()
    sweeper = nil
    sampler?.cancel()
    sampler = nil
    for connection in all { connection.closeNow() }
  }

  private func sweep(now: UInt64) {
    for connection in all { connection.sweep(now: now) }
    // malloc keeps freed pages between those in use.
    #if os(Linux)
      if departures.areDue(now: now) { malloc_trim(0) }
    #endif
  }

  /// An accepted connection is gone.
  func connectionGone() {
    counters.connectionClosed()
    departures.add()
  }

  /// Ends the oldest handshake that has come to nothing when there are too many.
  func endOldestNewcomer() {
    guard newcomers.count > mostNewcomers, let oldest = newcomers.removeOldest() else { return }
    counters.handshakeShed()
    oldest.giveWay()
  }
}

/// When the system is to take back what a crowd of connections held.
///
/// Their memory is free some time after they have gone: TLS keeps that of a connection until the time for an orderly
/// end is over, a second later.
struct Departures {
  /// So many are a crowd.
  static let crowd = 256
  /// Nanoseconds from a crowd's departure until its memory is asked for.
  static let patience: UInt64 = 2_000_000_000
  private var count = 0
  private var since: UInt64?

  /// A connection has gone.
  mutating func add() { count += 1 }

  /// Whether a crowd went long enough ago; it is forgotten with that.
  mutating func areDue(now: UInt64) -> Bool {
    guard count >= Self.crowd else { return false }
    guard let since else {
      since = now
      return false
    }
    guard now &- since >= Self.patience else { return false }
    self = Departures()
    return true
  }
}
