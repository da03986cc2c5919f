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

  /// Makes a configuration.
  package init(
    connectTimeout: Duration = .seconds(5), concurrentCalls: Int = 1000,
    inbox: InboxLimits = InboxLimits(soft: 512 << 10, hard: 8 << 20), closeGrace: Duration = .seconds(5)
  ) {
    self.connectTimeout = connectTimeout
    self.concurrentCalls = concurrentCalls
    self.inbox = inbox
    self.closeGrace = closeGrace
  }
}

/// A channel to a server over one socket at a time, speaking ttrpc 1.2.
///
/// The connection is made at the first call, and made anew at the first call after it was lost. All calls
/// share it. A lost connection fails its calls with `UNAVAILABLE` (see ``ConnectionFailure``); a call that
/// was not sent yet then goes to the next connection by itself.
package final class ClientConnection: RPCChannel {
  private struct State {
    var current: ClientHandler?
    var isClosed = false
  }

  private let address: ServerAddress
  private let configuration: ClientConfiguration
  private let loop: any EventLoop
  private let state = Mutex(State())

  /// A channel to an address; nothing is connected yet.
  package init(to address: ServerAddress, configuration: ClientConfiguration = ClientConfiguration()) {
    self.address = address
    self.configuration = configuration
    loop = MultiThreadedEventLoopGroup.singleton.next()
  }

  deinit {
    // Streams that are still being read go on; the connection closes after the last one.
    state.withLock { $0.current }?.enqueue(.retire)
  }

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
    let handler = state.withLock { state in
      state.isClosed = true
      defer { state.current = nil }
      return state.current
    }
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
    return try await sending { handler in
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
    return try await sending { handler in
      let call = StreamingCall<Response>(
        kind: method.kind, request: bytes, deadline: deadline, limits: limits, connection: handler)
      try await call.begin()
      return call
    }
  }

  /// Runs a call on the current connection, and once more on a new one when the first was found dead
  /// before it had carried the call.
  private func sending<Result>(_ body: (ClientHandler) async throws -> Result) async throws -> Result {
    do {
      return try await body(try current())
    } catch let error as RPCError where error.connectionFailure == ConnectionFailure.notSent {
      return try await body(try current())
    }
  }

  // MARK: - Connecting

  private func current() throws(RPCError) -> ClientHandler {
    let (handler, isNew) = try state.withLock { state throws(RPCError) in
      if let handler = state.current, handler.isUsable { return (handler, false) }
      guard !state.isClosed else {
        throw ConnectionFailure.error(ConnectionFailure.closed, "the client was closed")
      }
      let handler = ClientHandler(loop: loop, limits: .init(concurrentCalls: configuration.concurrentCalls))
      state.current = handler
      return (handler, true)
    }
    if isNew { dial(handler) }
    return handler
  }

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
