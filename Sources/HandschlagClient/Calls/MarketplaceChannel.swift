import HandschlagProtobuf
import HandschlagRPC
import HandschlagTransport

/// Adds to calls what all calls of the marketplace have: token, deadline, idempotency key, repetition.
struct MarketplaceChannel: RPCChannel {
  private let channel: any RPCChannel
  private let authorization: Metadata.Element?
  private let configuration: HandschlagClient.Configuration
  private let observer: (any ClientCallObserver)?

  init(
    channel: any RPCChannel, token: AccessToken?, configuration: HandschlagClient.Configuration,
    observer: (any ClientCallObserver)?
  ) {
    self.channel = channel
    self.configuration = configuration
    self.observer = observer
    authorization = token.map { Metadata.Element(key: "authorization", value: "Bearer \($0.text)") }
  }

  func unaryResponse<Request: Message, Response: Message>(
    _ method: MethodDescriptor, _ request: Request, options: CallOptions
  ) async throws -> UnaryResponse<Response> {
    var options = prepared(options, for: method)
    if options.timeout == nil { options.timeout = configuration.timeout }
    let start = MonotonicTime.now()
    do {
      let response: UnaryResponse<Response> = try await channel.unaryResponse(
        method, request, options: options)
      if let observer { report(to: observer, method, 1, nil, since: start) }
      return response
    } catch let error as RPCError where configuration.retry.attempts > 1 {
      return try await repeating(method, options, after: error, since: start) { options in
        try await channel.unaryResponse(method, request, options: options)
      }
    } catch {
      if let observer { report(to: observer, method, 1, error, since: start) }
      throw error
    }
  }

  func serverStreaming<Request: Message, Response: Message>(
    _ method: MethodDescriptor, _ request: Request, options: CallOptions
  ) async throws -> ResponseStream<Response> {
    try await observed(method) {
      try await channel.serverStreaming(method, request, options: prepared(options, for: method))
    }
  }

  func clientStreaming<Request: Message, Response: Message>(
    _ method: MethodDescriptor, options: CallOptions,
    writing: @escaping @Sendable (RequestWriter<Request>) async throws -> Void
  ) async throws -> UnaryResponse<Response> {
    try await observed(method) {
      try await channel.clientStreaming(method, options: prepared(options, for: method), writing: writing)
    }
  }

  func bidirectional<Request: Message, Response: Message>(
    _ method: MethodDescriptor, options: CallOptions
  ) async throws -> BidirectionalCall<Request, Response> {
    try await observed(method) {
      try await channel.bidirectional(method, options: prepared(options, for: method))
    }
  }

  /// The token and, once for all attempts, the key.
  private func prepared(_ options: CallOptions, for method: MethodDescriptor) -> CallOptions {
    var options = options
    if let authorization, options.metadata[authorization.key] == nil {
      options.metadata.append(contentsOf: Metadata([authorization]))
    }
    if method.isKeyed, options.idempotencyKey == .automatic {
      options.idempotencyKey = .key(CallOptions.freshIdempotencyKey())
    }
    if configuration.waitsForReady { options.waitsForReady = true }
    return options
  }

  // MARK: - Repetition

  /// Makes a call again that has failed once, until it succeeds or may not be made again.
  private func repeating<Result>(
    _ method: MethodDescriptor, _ options: CallOptions, after first: RPCError, since start: UInt64,
    _ body: (CallOptions) async throws -> Result
  ) async throws -> Result {
    var options = options
    let deadline =
      options.timeout.map { Deadline.after(nanoseconds: $0.wholeNanoseconds, from: start) } ?? .never
    var error: any Error = first
    var attempt = 1
    while let failed = error as? RPCError,
      let pause = pause(method, options, after: failed, attempt: attempt, deadline: deadline)
    {
      observer?.callRepeats(method, attempt: attempt, after: failed, pause: pause)
      do {
        if pause > .zero { try await Task.sleep(for: pause) }
        attempt += 1
        options.timeout = deadline.remaining
        let result = try await body(options)
        if let observer { report(to: observer, method, attempt, nil, since: start) }
        return result
      } catch let next {
        error = next
      }
    }
    if let observer { report(to: observer, method, attempt, error, since: start) }
    throw error
  }

  /// How long to wait before the next attempt; nil when there is to be none.
  private func pause(
    _ method: MethodDescriptor, _ options: CallOptions, after error: RPCError, attempt: Int,
    deadline: Deadline
  ) -> Duration? {
    let policy = configuration.retry
    guard attempt < policy.attempts, !Task.isCancelled,
      error.connectionFailure != ConnectionFailure.closed,
      error.code == .unavailable || (error.code == .resourceExhausted && error.retryDelay != nil)
    else { return nil }
    let hasKey = method.isKeyed && options.idempotencyKey != .none
    guard method.isIdempotent || hasKey || error.wasNotServed else { return nil }
    // What the next connection may take at once need not wait for it.
    if attempt == 1, error.connectionFailure == ConnectionFailure.notSent { return .zero }
    let pause = max(policy.backoff.delay(after: attempt), error.retryDelay ?? .zero)
    guard pause <= policy.longestPause, deadline.remaining.map({ pause < $0 }) ?? true else { return nil }
    return pause
  }

  // MARK: - Reports

  private func observed<Result>(
    _ method: MethodDescriptor, _ body: () async throws -> Result
  ) async throws -> Result {
    guard let observer else { return try await body() }
    let start = MonotonicTime.now()
    do {
      let result = try await body()
      report(to: observer, method, 1, nil, since: start)
      return result
    } catch {
      report(to: observer, method, 1, error, since: start)
      throw error
    }
  }

  private func report(
    to observer: any ClientCallObserver, _ method: MethodDescriptor, _ attempts: Int, _ error: (any Error)?,
    since start: UInt64
  ) {
    let known = error as? RPCError
    let status: StatusCode =
      error == nil ? .ok : known?.code ?? (error is CancellationError ? .cancelled : .unknown)
    observer.callEnded(
      ClientCallReport(
        method: method, attempts: attempts, status: status, error: known,
        duration: .nanoseconds(Int64(clamping: MonotonicTime.now() &- start))))
  }
}
