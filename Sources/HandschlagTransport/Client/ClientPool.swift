package import HandschlagProtobuf
package import HandschlagRPC
import Synchronization

/// What a client's channel over sockets can do besides calls.
package protocol ClientChannel: RPCChannel {
  /// Makes a connection now rather than at the first call.
  ///
  /// - Throws: `UNAVAILABLE` when no server can be reached.
  func connect() async throws
  /// Ends reply streams, waits a while for other calls, and closes for good.
  func close() async
  /// The state at this moment.
  var connectivity: ConnectivityState { get }
  /// The state from now on.
  func connectivityStates() -> ConnectivityStates
}

extension ClientConnection: ClientChannel {}

/// Several connections, to one server or to several that serve the same.
///
/// Calls take turns over the connections that are ready. One that fails is left out until it stands again,
/// which is tried by itself with growing pauses; a call that a server has certainly not seen goes to the next.
/// So is one whose server says that it does not serve (`grpc.health.v1`, where it is known), while another does;
/// where none does, calls that wait for ready wait, and others are sent all the same.
package final class ClientPool: ClientChannel {
  private let connections: [ClientConnection]
  private let health: [EndpointHealth]
  private let followers = Mutex<[Task<Void, Never>]>([])
  private let turn = Atomic<Int>(0)
  private let broadcast = ConnectivityBroadcast()
  private let telling = Mutex(())

  /// A pool; nothing is connected yet.
  ///
  /// - Parameters:
  ///   - addresses: at least one
  ///   - perAddress: connections to each, at least one
  package init(
    to addresses: [ServerAddress], perAddress: Int = 1,
    configuration: ClientConfiguration = ClientConfiguration()
  ) {
    var configuration = configuration
    configuration.reconnects = true
    // Neighbours in turn are of different servers.
    connections = (0..<max(1, perAddress)).flatMap { _ in
      addresses.map { ClientConnection(to: $0, configuration: configuration) }
    }
    health = connections.map { _ in EndpointHealth() }
    for connection in connections {
      connection.broadcast.whenChanged { [weak self] in self?.tell() }
    }
    // Each holds its connection and not the pool, whose end is theirs.
    let tasks = zip(connections, health).map { connection, health in
      Task { [weak self] in await health.follow(connection) { [weak self] in self?.tell() } }
    }
    followers.withLock { $0 = tasks }
  }

  deinit {
    for follower in followers.withLock({ $0 }) { follower.cancel() }
    broadcast.change(to: .shutdown)
  }

  // MARK: - Connectivity

  package var connectivity: ConnectivityState { broadcast.present }

  package func connectivityStates() -> ConnectivityStates { broadcast.states() }

  /// The best state of all: one connection that is ready, and whose server serves, makes the pool ready.
  private func tell() {
    telling.withLock { _ in
      let states = zip(connections, health).map { connection, health in
        let state = connection.connectivity
        return state == .ready && !health.isServing ? .transientFailure : state
      }
      let best = [.ready, .connecting, .idle, .transientFailure].first { states.contains($0) }
      broadcast.change(to: best ?? .shutdown)
    }
  }

  package func connect() async throws {
    try await withThrowingTaskGroup(of: RPCError?.self) { group in
      for connection in connections {
        group.addTask {
          do {
            try await connection.connect()
            return nil
          } catch let error as RPCError {
            return error
          }
        }
      }
      var last: RPCError?
      for try await outcome in group {
        // The others go on by themselves.
        guard let outcome else { return }
        last = outcome
      }
      if let last { throw last }
    }
  }

  package func close() async {
    await withTaskGroup { group in
      for connection in connections { group.addTask { await connection.close() } }
    }
  }

  // MARK: - RPCChannel

  /// See ``RPCChannel``.
  package func unaryResponse<Request: Message, Response: Message>(
    _ method: MethodDescriptor, _ request: Request, options: CallOptions
  ) async throws -> UnaryResponse<Response> {
    try await trying(options) { try await $0.unaryResponse(method, request, options: $1) }
  }

  /// See ``RPCChannel``.
  package func serverStreaming<Request: Message, Response: Message>(
    _ method: MethodDescriptor, _ request: Request, options: CallOptions
  ) async throws -> ResponseStream<Response> {
    try await trying(options) { try await $0.serverStreaming(method, request, options: $1) }
  }

  /// See ``RPCChannel``. A stream of requests cannot go to another connection once it was begun.
  package func clientStreaming<Request: Message, Response: Message>(
    _ method: MethodDescriptor, options: CallOptions,
    writing: @escaping @Sendable (RequestWriter<Request>) async throws -> Void
  ) async throws -> UnaryResponse<Response> {
    if options.waitsForReady { try await waitUntilReady(options) }
    return try await next().clientStreaming(method, options: options, writing: writing)
  }

  /// See ``RPCChannel``.
  package func bidirectional<Request: Message, Response: Message>(
    _ method: MethodDescriptor, options: CallOptions
  ) async throws -> BidirectionalCall<Request, Response> {
    try await trying(options) { try await $0.bidirectional(method, options: $1) }
  }

  // MARK: - Turns

  /// The connection whose turn it is: one that is ready, or else one that may become so.
  private func next() -> ClientConnection {
    let start = turn.wrappingAdd(1, ordering: .relaxed).newValue & Int.max
    var second: ClientConnection?
    var third: ClientConnection?
    for offset in connections.indices {
      let index = (start &+ offset) % connections.count
      let connection = connections[index]
      switch connection.connectivity {
      case .ready where health[index].isServing:
        return connection
      case .ready:
        third = third ?? connection
      case .idle:
        // It takes its turns again when it stands.
        connection.connectSoon()
        second = second ?? connection
      case .connecting: second = second ?? connection
      case .transientFailure, .shutdown: continue
      }
    }
    return second ?? third ?? connections[start % connections.count]
  }

  private func trying<Result>(
    _ options: CallOptions, _ body: (ClientConnection, CallOptions) async throws -> Result
  ) async throws -> Result {
    var once = options
    once.waitsForReady = false
    let deadline = options.timeout.map { Deadline.after($0) } ?? .never
    var attempts = 0
    if options.waitsForReady, connectivity != .ready {
      try await waitUntilReady(options)
      once.timeout = deadline.remaining
    }
    while true {
      do {
        return try await body(next(), once)
      } catch let error as RPCError where error.wasNotServed {
        attempts += 1
        once.timeout = deadline.remaining
        if attempts < connections.count { continue }
        guard options.waitsForReady else { throw error }
        try await waitUntilReady(once, because: error)
      }
    }
  }

  /// Returns when a connection is ready.
  private func waitUntilReady(_ options: CallOptions, because error: RPCError? = nil) async throws {
    for connection in connections { connection.connectSoon() }
    let states = connectivityStates()
    let isReady = try await withThrowingTaskGroup(of: Bool.self) { group in
      defer { group.cancelAll() }
      group.addTask {
        for await state in states where state == .ready { return true }
        try Task.checkCancellation()
        throw ClientConnection.closed
      }
      if let timeout = options.timeout {
        group.addTask {
          try await Task.sleep(for: timeout)
          return false
        }
      }
      return try await group.next() ?? false
    }
    guard isReady else {
      let why = error.map { ": \($0.message)" } ?? ""
      throw RPCError(.deadlineExceeded, "no server could be reached in time\(why)")
    }
  }
}
