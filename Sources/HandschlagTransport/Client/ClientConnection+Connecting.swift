import HandschlagRPC
import NIOCore
import NIOPosix
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How a connection is made, lost and made anew.
extension ClientConnection {
  static var closed: RPCError {
    ConnectionFailure.error(ConnectionFailure.closed, "the client was closed")
  }

  /// The connection that takes calls, or a new one that is being made.
  func current() throws(RPCError) -> ClientHandler {
    let (handler, isNew) = try state.withLock { state throws(RPCError) in
      if let handler = state.current, handler.isUsable { return (handler, false) }
      return (try replace(&state), true)
    }
    if isNew { dial(handler) }
    return handler
  }

  /// Makes a connection when there is none and its time has come; does not wait for it.
  func connectSoon() {
    _ = try? current()
  }

  private func replace(_ state: inout State) throws(RPCError) -> ClientHandler {
    switch state.connectivity.dial(now: MonotonicTime.now()) {
    case .now: break
    case .closed: throw Self.closed
    case .tooEarly:
      throw state.lastFailure
        ?? ConnectionFailure.error(ConnectionFailure.connectFailed, "no connection to \(address)")
    }
    let handler = ClientHandler(
      loop: loop, limits: .init(concurrentCalls: configuration.concurrentCalls), offer: configuration.offer
    ) { [weak self] handler, event in self?.changed(handler, event) }
    state.current = handler
    broadcast.change(to: .connecting)
    return handler
  }

  // MARK: - What becomes of a connection

  private func changed(_ handler: ClientHandler, _ event: ClientHandler.Event) {
    switch event {
    case .ready: opened(handler)
    case .draining: lost(handler)
    case .ended(_, true): lost(handler)
    case .ended(let error, false): failed(handler, error)
    }
  }

  private func opened(_ handler: ClientHandler) {
    let waiters = state.withLock { state -> [UInt64: CheckedContinuation<Void, any Error>] in
      guard state.current === handler else { return [:] }
      state.connectivity.opened()
      broadcast.change(to: state.connectivity.state)
      defer { state.waiters = [:] }
      return state.waiters
    }
    for waiter in waiters.values { waiter.resume() }
  }

  private func lost(_ handler: ClientHandler) {
    let isWanted = state.withLock { state in
      guard state.current === handler else { return false }
      state.current = nil
      state.connectivity.lost()
      broadcast.change(to: state.connectivity.state)
      return configuration.reconnects || !state.waiters.isEmpty
    }
    if isWanted { connectSoon() }
  }

  private func failed(_ handler: ClientHandler, _ error: RPCError) {
    let delay: UInt64? = state.withLock { state in
      guard state.current === handler else { return nil }
      let now = MonotonicTime.now()
      state.current = nil
      state.lastFailure = error
      state.connectivity.failed(now: now, random: .random(in: 0...1))
      broadcast.change(to: state.connectivity.state)
      return state.connectivity.state == .transientFailure ? state.connectivity.retryAt &- now : nil
    }
    guard let delay else { return }
    loop.scheduleTask(in: .nanoseconds(Int64(clamping: delay))) { [weak self] in self?.retryDue() }
  }

  private func retryDue() {
    let isWanted = state.withLock { state in
      guard state.connectivity.state == .transientFailure else { return false }
      if configuration.reconnects || !state.waiters.isEmpty { return true }
      state.connectivity.rested()
      broadcast.change(to: state.connectivity.state)
      return false
    }
    if isWanted { connectSoon() }
  }

  // MARK: - Waiting

  /// Returns when calls go out at once.
  ///
  /// - Throws: `DEADLINE_EXCEEDED` when that did not come in time, with why in its text; `UNAVAILABLE` when the
  ///   client was closed; `CancellationError`.
  func waitUntilReady(_ deadline: UInt64) async throws {
    let id = state.withLock { state in
      state.nextWaiter += 1
      return state.nextWaiter
    }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        register(id, continuation, deadline)
        if Task.isCancelled { wake(id, throwing: CancellationError()) }
      }
    } onCancel: {
      wake(id, throwing: CancellationError())
    }
  }

  private func register(
    _ id: UInt64, _ continuation: CheckedContinuation<Void, any Error>, _ deadline: UInt64
  ) {
    let state = state.withLock { state in
      if state.connectivity.state != .ready, state.connectivity.state != .shutdown {
        state.waiters[id] = continuation
      }
      return state.connectivity.state
    }
    switch state {
    case .ready: return continuation.resume()
    case .shutdown: return continuation.resume(throwing: Self.closed)
    default: connectSoon()
    }
    guard deadline != .max else { return }
    let now = MonotonicTime.now()
    loop.scheduleTask(in: .nanoseconds(Int64(clamping: deadline > now ? deadline - now : 0))) { [weak self] in
      guard let self else { return }
      let why = self.state.withLock { $0.lastFailure?.message } ?? "no connection to \(self.address)"
      self.wake(id, throwing: RPCError(.deadlineExceeded, "the server could not be reached in time: \(why)"))
    }
  }

  private func wake(_ id: UInt64, throwing error: any Error) {
    state.withLock { $0.waiters.removeValue(forKey: id) }?.resume(throwing: error)
  }

  // MARK: - Dialling

  private func dial(_ handler: ClientHandler) {
    let address = address
    let bootstrap = ClientBootstrap(group: loop)
      .connectTimeout(.nanoseconds(configuration.connectTimeout.wholeNanoseconds))
      .channelInitializer { [tls = configuration.tls] channel in
        channel.eventLoop.makeCompletedFuture {
          let pipeline = channel.pipeline.syncOperations
          if case .tls(let host, _) = address { try tls.addHandlers(to: pipeline, host: host) }
          try pipeline.addHandler(handler)
        }
      }
    let future: EventLoopFuture<any Channel>
    switch address {
    case .unix(let path):
      future = bootstrap.connect(unixDomainSocketPath: path)
    case .tcp(let host, let port), .tls(let host, let port):
      future = bootstrap.channelOption(.socketOption(.tcp_nodelay), value: 1).connect(host: host, port: port)
    }
    future.whenFailure { error in
      handler.connectFailed("no connection to \(address): \(Self.explain(error))")
    }
    guard configuration.offer != nil else { return }
    // A peer that accepts the connection and says nothing is no server.
    loop.scheduleTask(in: .nanoseconds(configuration.connectTimeout.wholeNanoseconds)) {
      if !handler.isReady { handler.connectFailed("no connection to \(address): it took too long") }
    }
  }

  private static func explain(_ error: any Error) -> String {
    switch error {
    case let error as IOError where error.errnoCode == ENOENT: "there is no such socket"
    case let error as IOError where error.errnoCode == ECONNREFUSED: "nobody listens there"
    case let error as IOError where error.errnoCode == EACCES: "this user may not use the socket"
    case ChannelError.connectTimeout: "it took too long"
    case let error as ListenError: error.description
    default: "\(error)"
    }
  }
}
