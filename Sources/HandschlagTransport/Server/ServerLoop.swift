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
  let logger: Logger
  let observer: (any TransportObserver)?
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

  init(router: Router, limits: ServerLimits, logger: Logger, observer: (any TransportObserver)?) {
    self.router = router
    var limits = limits
    // No method takes more than it declares, so a larger frame need not be read at all.
    let largest = router.methods.map(\.maxRequestBytes).max() ?? 0
    limits.largestFrame = min(limits.largestFrame, FrameHeader.largestLength, largest + (64 << 10))
    self.limits = limits
    inboxLimits = InboxLimits(soft: limits.unreadRequestBytes, hard: limits.unreadRequestBytes)
    grpcInboxLimits = InboxLimits(soft: limits.unreadRequestBytes / 4, hard: .max)
    self.logger = logger
    self.observer = observer
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

/// The connections of one loop, and the clock that enforces their bounds of time.
// Touched on the loop's thread alone.
final class ServerLoop: @unchecked Sendable {
  let executor: LoopExecutor
  /// gzip of the gRPC wire, for all connections of the loop.
  let gzip = GzipCodec()
  private var connections: [ObjectIdentifier: any LoopConnection] = [:]
  private var sweeper: RepeatedTask?
  private var isDraining = false

  init(_ executor: LoopExecutor) {
    self.executor = executor
  }

  func startSweeping(every interval: Duration) {
    let amount = TimeAmount.nanoseconds(interval.wholeNanoseconds)
    sweeper = executor.eventLoop.scheduleRepeatedTask(initialDelay: amount, delay: amount) { [weak self] _ in
      self?.sweep()
    }
  }

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
    for connection in Array(connections.values) { connection.drain() }
  }

  /// Closes every connection and stops.
  func closeAll() {
    sweeper?.cancel()
    sweeper = nil
    for connection in Array(connections.values) { connection.closeNow() }
  }

  private func sweep() {
    let now = MonotonicTime.now()
    for connection in Array(connections.values) { connection.sweep(now: now) }
  }
}
