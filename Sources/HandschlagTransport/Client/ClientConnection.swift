package import HandschlagProtobuf
package import HandschlagRPC
import NIOCore
import NIOPosix
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How a client connection behaves.
package struct ClientConfiguration: Sendable {
  /// How long a connection may take to be made.
  package var connectTimeout: Duration
  /// Calls that the server is given at the same time; more wait their turn.
  package var concurrentCalls: Int
  /// What bounds the unread messages of one reply stream.
  package var inbox: InboxLimits
  /// How long ``ClientConnection/close()`` waits for calls in progress.
  package var closeGrace: Duration
  /// How the server is known at an address of the form `tls:HOST:PORT`.
  package var tls = ClientTLS()
  /// What is offered beyond plain ttrpc; nil for nothing.
  package var offer: ExtensionOffer?
  /// How long to wait between attempts to connect.
  package var backoff: Backoff
  /// Whether a lost connection is made anew by itself, rather than by the next call.
  package var reconnects: Bool

  /// Makes a configuration.
  package init(
    connectTimeout: Duration = .seconds(5), concurrentCalls: Int = 1000,
    inbox: InboxLimits = InboxLimits(soft: 512 << 10, hard: 8 << 20), closeGrace: Duration = .seconds(5),
    offer: ExtensionOffer? = nil,
    backoff: Backoff = Backoff(first: .milliseconds(50), longest: .seconds(5)), reconnects: Bool = false
  ) {
    self.connectTimeout = connectTimeout
    self.concurrentCalls = concurrentCalls
    self.inbox = inbox
    self.closeGrace = closeGrace
    self.offer = offer
    self.backoff = backoff
    self.reconnects = reconnects
  }
}

/// A channel to a server over one socket at a time, speaking ttrpc 1.2 and the extensions that are agreed on.
///
/// The connection is made at the first call, and made anew at the first call after it was lost; attempts that
/// fail make calls fail at once until the time of the next one has come, unless they wait for it. All calls
/// share the connection. A lost one fails its calls with `UNAVAILABLE` (see ``ConnectionFailure``); a call that
/// was not sent yet, or that the server said it will not serve, goes to the next connection by itself.
package final class ClientConnection: RPCChannel {
  struct State {
    var current: ClientHandler?
    var connectivity: Connectivity
    var lastFailure: RPCError?
    var waiters: [UInt64: CheckedContinuation<Void, any Error>] = [:]
    var nextWaiter: UInt64 = 0
  }

  /// Where the server is.
  package let address: ServerAddress
  let configuration: ClientConfiguration
  let loop: any EventLoop
  let state: Mutex<State>
  let broadcast = ConnectivityBroadcast()

  /// A channel to an address; nothing is connected yet.
  package init(to address: ServerAddress, configuration: ClientConfiguration = ClientConfiguration()) {
    self.address = address
    self.configuration = configuration
    loop = MultiThreadedEventLoopGroup.singleton.next()
    state = Mutex(State(connectivity: Connectivity(backoff: configuration.backoff)))
  }

  deinit {
    // Streams that are still being read go on; the connection closes after the last one.
    state.withLock { $0.current }?.enqueue(.retire)
    broadcast.change(to: .shutdown)
  }

  /// The state at this moment.
  package var connectivity: ConnectivityState { broadcast.present }

  /// The state from now on.
  package func connectivityStates() -> ConnectivityStates { broadcast.states() }

  /// Makes the connection now rather than at the first call.
  ///
  /// - Throws: `UNAVAILABLE` when the server cannot be reached.
  package func connect() async throws {
    let handler = try current()
    try await withCheckedThrowingContinuation { handler.enqueue(.whenOpened($0)) }
  }

  /// Ends reply streams at once, waits for the other calls in progress, and closes the connection.
  ///
  /// Later calls fail with `UNAVAILABLE`. Closing twice does nothing.
  package func close() async {
    let (handler, waiters) = state.withLock { state in
      state.connectivity.shutdown()
      broadcast.change(to: .shutdown)
      defer {
        state.current = nil
        state.waiters = [:]
      }
      return (state.current, state.waiters)
    }
    for waiter in waiters.values { waiter.resume(throwing: Self.closed) }
    guard let handler else { return }
    let grace = TimeAmount.nanoseconds(configuration.closeGrace.wholeNanoseconds)
    await withCheckedContinuation { handler.enqueue(.close(grace: grace, $0)) }
  }

  // MARK: - RPCChannel

  /// See ``RPCChannel``.
  package func unaryResponse<Request: Message, Response: Message>(
    _ method: MethodDescriptor, _ request: Request, options: CallOptions
  ) async throws -> UnaryResponse<Response> {
    let deadline = Self.deadline(options)
    let bytes = try RequestEncoding.frame(
      method, request, timeout: options.timeout?.wholeNanoseconds, metadata: options.metadata(for: method))
    return try await sending(options, deadline) { handler in
      try await Self.unary(bytes, deadline, on: handler)
    }
  }

  /// See ``RPCChannel``.
  package func serverStreaming<Request: Message, Response: Message>(
    _ method: MethodDescriptor, _ request: Request, options: CallOptions
  ) async throws -> ResponseStream<Response> {
    ResponseStream(try await begin(method, request, options).replies)
  }

  /// See ``RPCChannel``.
  package func clientStreaming<Request: Message, Response: Message>(
    _ method: MethodDescriptor, options: CallOptions,
    writing: @escaping @Sendable (RequestWriter<Request>) async throws -> Void
  ) async throws -> UnaryResponse<Response> {
    let call: StreamingCall<Response> = try await begin(method, Request?.none, options)
    defer { call.replies.abandon() }
    let writer = Task {
      do {
        try await writing(RequestWriter(call))
        await call.finish()
      } catch {
        // When the call ended first, the writer merely learnt of it late.
        call.giveUp(error)
      }
    }
    defer { writer.cancel() }
    guard let message = try await call.replies.next() else {
      throw RPCError(.internalError, "the call ended without a reply")
    }
    _ = try await call.replies.next()
    return UnaryResponse(
      message: message, initialMetadata: call.replies.initialMetadata, trailers: call.replies.trailers)
  }

  /// See ``RPCChannel``.
  package func bidirectional<Request: Message, Response: Message>(
    _ method: MethodDescriptor, options: CallOptions
  ) async throws -> BidirectionalCall<Request, Response> {
    let call: StreamingCall<Response> = try await begin(method, Request?.none, options)
    return BidirectionalCall(requests: RequestWriter(call), responses: ResponseStream(call.replies))
  }

  // MARK: - Calls

  private static func deadline(_ options: CallOptions) -> UInt64 {
    options.timeout.map { Deadline.after($0).nanoseconds } ?? .max
  }

  private static func unary<Response: Message>(
    _ request: [UInt8], _ deadline: UInt64, on handler: ClientHandler
  ) async throws -> UnaryResponse<Response> {
    let call = UnaryCall<Response>(request: request, deadline: deadline)
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        if call.wait(continuation) { handler.enqueue(.begin(call)) }
      }
    } onCancel: {
      call.end(CancellationError())
      handler.enqueue(.forget(call))
    }
  }

  private func begin<Response: Message>(
    _ method: MethodDescriptor, _ request: (some Message)?, _ options: CallOptions
  ) async throws -> StreamingCall<Response> {
    let deadline = Self.deadline(options)
    let bytes = try RequestEncoding.frame(
      method, request, timeout: options.timeout?.wholeNanoseconds, metadata: options.metadata(for: method))
    let limits = configuration.inbox
    return try await sending(options, deadline) { handler in
      let call = StreamingCall<Response>(
        kind: method.kind, request: bytes, deadline: deadline, limits: limits, connection: handler
      ) { [weak self] in try? self?.current() }
      try await call.begin()
      return call
    }
  }

  /// Runs a call on the current connection, and once more on a new one when the first one has not carried it.
  private func sending<Result>(
    _ options: CallOptions, _ deadline: UInt64, _ body: (ClientHandler) async throws -> Result
  ) async throws -> Result {
    do {
      return try await body(try current())
    } catch let error as RPCError where error.wasNotServed {
      return try await sendingAgain(error, options, deadline, body)
    }
  }

  private func sendingAgain<Result>(
    _ error: RPCError, _ options: CallOptions, _ deadline: UInt64,
    _ body: (ClientHandler) async throws -> Result
  ) async throws -> Result {
    var error = error
    var attempts = 1
    while options.waitsForReady || (attempts < 3 && error.connectionFailure == ConnectionFailure.notSent) {
      if options.waitsForReady { try await waitUntilReady(deadline) }
      do {
        return try await body(try current())
      } catch let next as RPCError where next.wasNotServed {
        error = next
        attempts += 1
      }
    }
    throw error
  }
}
