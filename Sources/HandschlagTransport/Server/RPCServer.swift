package import HandschlagRPC
package import Logging
import NIOCore
package import NIOPosix
import Synchronization

/// Serves a router on sockets.
package final class RPCServer: Sendable {
  private let configuration: ServerConfiguration
  private let group: MultiThreadedEventLoopGroup
  private let shared: ServerShared
  private let labels: MethodLabels
  private let state = Mutex(State())

  private struct State {
    var phase = Phase.idle
    var loops: [ServerLoop] = []
    var channels: [any Channel] = []
    var files: [UnixListener] = []
    var credentials: [TLSFiles: TLSCredentials] = [:]
  }

  private enum Phase { case idle, running, stopped }

  /// A server that does not listen yet.
  ///
  /// - Parameters:
  ///   - group: its loops carry the connections; it stays the caller's to shut down
  package init(
    configuration: ServerConfiguration, router: Router, group: MultiThreadedEventLoopGroup,
    logger: Logger = Logger(label: "handschlag.transport")
  ) {
    self.configuration = configuration
    self.group = group
    shared = ServerShared(router: router, configuration: configuration, logger: logger)
    labels = MethodLabels(router.methods)
  }

  /// What was counted since the start, on all loops.
  package var figures: TransportFigures {
    var sum = TransportFigures(labels)
    for loop in state.withLock({ $0.loops }) { loop.counters.add(to: &sum) }
    return sum
  }

  /// Calls that run now, streams not counted, and how late the latest loop was, in nanoseconds: what can be asked often.
  package var pressure: (calls: Int, loopDelay: UInt64) {
    state.withLock { state in
      state.loops.reduce((0, 0)) { sum, loop in
        (sum.0 + loop.counters.callsRunning, max(sum.1, loop.counters.loopDelay))
      }
    }
  }

  /// Connections at this moment.
  package var connectionCount: Int { shared.connectionCount }

  /// Opens all listeners.
  ///
  /// - Returns: where it listens, in the order of the configuration.
  /// - Throws: ``ListenError`` or NIO's error when one cannot be opened; none stays open then.
  package func start() async throws -> [BoundAddress] {
    let isFirst = state.withLock { state in
      defer { if state.phase == .idle { state.phase = .running } }
      return state.phase == .idle
    }
    guard isFirst else { throw ListenError("the server was started before") }
    let loops = try await prepareLoops()
    state.withLock { $0.loops = loops.values.map { $0 } }
    var addresses: [BoundAddress] = []
    do {
      for listener in configuration.listeners {
        addresses.append(try await open(listener, loops))
      }
    } catch {
      await shutdown(grace: .zero)
      throw error
    }
    return addresses
  }

  /// Reads the files of all listeners' certificates anew, for the connections to come.
  ///
  /// - Returns: what is wrong with some, one line each; what was read of them before stays.
  package func reloadCertificates() -> [String] {
    let credentials = state.withLock { $0.credentials.values }
    var problems: [String] = []
    for one in credentials {
      do { try one.reload() } catch { problems.append(error.description) }
    }
    return problems
  }

  /// Stops accepting, lets running calls end, then closes every connection.
  ///
  /// - Parameter grace: how long running calls may take; what runs after that is cancelled.
  package func shutdown(grace: Duration) async {
    let loops = await beginDraining()
    await waitUntilEmpty(MonotonicTime.now() &+ UInt64(max(0, grace.wholeNanoseconds)))
    for loop in loops { loop.executor.execute { loop.closeAll() } }
    await waitUntilEmpty(MonotonicTime.now() &+ 5_000_000_000)
    for loop in loops { loop.executor.execute { loop.executor.runners.endIdle() } }
  }

  /// Stops accepting and tells the clients that no further calls are served. Running calls go on.
  package func drain() async {
    _ = await beginDraining()
  }

  private func beginDraining() async -> [ServerLoop] {
    let (loops, channels, files) = state.withLock { state in
      defer {
        state.phase = .stopped
        state.channels = []
        state.files = []
      }
      return (state.loops, state.channels, state.files)
    }
    for file in files { file.remove() }
    for channel in channels { try? await channel.close() }
    for loop in loops { loop.executor.execute { loop.drain() } }
    return loops
  }

  private func waitUntilEmpty(_ end: UInt64) async {
    while shared.connectionCount > 0, MonotonicTime.now() < end {
      do { try await Task.sleep(for: .milliseconds(5)) } catch { return }
    }
  }

  // MARK: - Loops

  private func prepareLoops() async throws -> [ObjectIdentifier: ServerLoop] {
    let interval = sweepInterval
    let labels = labels
    let onSample = configuration.onSample
    var loops: [ObjectIdentifier: ServerLoop] = [:]
    let eventLoops = Array(group.makeIterator())
    let mostNewcomers = (configuration.limits.handshakes + eventLoops.count - 1) / max(1, eventLoops.count)
    for eventLoop in eventLoops {
      let loop = try await eventLoop.submit {
        let executor = LoopExecutor.current ?? LoopExecutor(eventLoop)
        executor.adopt()
        let loop = ServerLoop(executor, LoopCounters(labels), mostNewcomers: mostNewcomers)
        loop.startSweeping(every: interval)
        loop.startSampling(onSample)
        return loop
      }.get()
      loops[ObjectIdentifier(eventLoop)] = loop
    }
    return loops
  }

  /// A quarter of the shortest bound of time, at most a second.
  private var sweepInterval: Duration {
    let limits = configuration.limits
    let shortest = min(limits.firstFrame, limits.wholeFrame, limits.idle)
    return max(.milliseconds(5), min(.seconds(1), shortest / 4))
  }

  // MARK: - Listeners

  private func open(
    _ listener: ListenerConfiguration, _ loops: [ObjectIdentifier: ServerLoop]
  ) async throws -> BoundAddress {
    let bootstrap = bootstrap(listener, try listener.tls.map(credentials), loops)
    switch listener.address {
    case .unix(let path, let mode):
      let (file, descriptor) = try UnixListener.bind(path: path, mode: mode)
      state.withLock { $0.files.append(file) }
      let channel = try await bootstrap.withBoundSocket(descriptor).get()
      state.withLock { $0.channels.append(channel) }
      return .unix(path: path)
    case .tcp(let host, let port):
      let channel = try await bootstrap.bind(host: host, port: port).get()
      state.withLock { $0.channels.append(channel) }
      let port = channel.localAddress?.port ?? port
      return listener.tls == nil ? .tcp(host: host, port: port) : .tls(host: host, port: port)
    }
  }

  /// What proves the server on listeners with these files, which are read once for all of them.
  private func credentials(_ files: TLSFiles) throws -> TLSCredentials {
    if let known = state.withLock({ $0.credentials[files] }) { return known }
    let read = try TLSCredentials(files)
    state.withLock { $0.credentials[files] = read }
    return read
  }

  private func bootstrap(
    _ listener: ListenerConfiguration, _ credentials: TLSCredentials?,
    _ loops: [ObjectIdentifier: ServerLoop]
  ) -> ServerBootstrap {
    let unread = shared.limits.unreadReplyBytes
    var bootstrap = ServerBootstrap(group: group)
      .serverChannelOption(.backlog, value: 1024)
      .serverChannelInitializer { [shared] channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(
            AcceptFailures(listener: "\(listener.tag)", logger: shared.logger))
        }
      }
      .childChannelOption(.maxMessagesPerRead, value: 1)
      .childChannelOption(
        .writeBufferWaterMark, value: .init(low: max(1, unread / 2), high: max(2, unread))
      )
      .childChannelInitializer { [shared] channel in
        guard let loop = loops[ObjectIdentifier(channel.eventLoop)] else {
          return channel.eventLoop.makeFailedFuture(ChannelError.operationUnsupported)
        }
        return Self.accept(channel, on: loop, listener, credentials, shared)
      }
    if case .tcp = listener.address {
      bootstrap =
        bootstrap
        .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
        .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
    }
    return bootstrap
  }

  private static func accept(
    _ channel: any Channel, on loop: ServerLoop, _ listener: ListenerConfiguration,
    _ credentials: TLSCredentials?, _ shared: ServerShared
  ) -> EventLoopFuture<Void> {
    PeerLookup.peer(of: channel).flatMapThrowing { peer in
      guard shared.admit(peer) else {
        loop.counters.connectionRefused()
        shared.logger.warning(
          "connection refused", metadata: ["reason": "too many connections", "listener": "\(listener.tag)"])
        throw ChannelError.operationUnsupported
      }
      loop.counters.connectionOpened()
      channel.closeFuture.whenComplete { _ in
        shared.release(peer)
        loop.connectionGone()
      }
      try channel.syncOptions?.setOption(
        .recvAllocator, value: SharedReadAllocator(pool: loop.executor.buffers, isTLS: credentials != nil))
      let tls = credentials.map { TLSEntrance($0, shared: shared, loop: loop) }
      if let tls { try channel.pipeline.syncOperations.addHandler(tls) }
      let facts = ConnectionContext(peer: peer, listener: listener.tag)
      try channel.pipeline.syncOperations.addHandler(
        WireSelector(shared: shared, loop: loop, facts: facts, wires: listener.wires, tls: tls))
    }
  }
}
