import HandschlagProtobuf
import HandschlagRPC
import HandschlagTransport

/// Adds to calls what all calls of the marketplace have: token, deadline, idempotency key, one repetition.
struct MarketplaceChannel: RPCChannel {
  private let channel: any RPCChannel
  private let authorization: Metadata.Element?
  private let configuration: HandschlagClient.Configuration

  init(channel: any RPCChannel, token: AccessToken?, configuration: HandschlagClient.Configuration) {
    self.channel = channel
    self.configuration = configuration
    authorization = token.map { Metadata.Element(key: "authorization", value: "Bearer \($0.text)") }
  }

  func unaryResponse<Request: Message, Response: Message>(
    _ method: MethodDescriptor, _ request: Request, options: CallOptions
  ) async throws -> UnaryResponse<Response> {
    var options = prepared(options, for: method)
    if options.timeout == nil { options.timeout = configuration.timeout }
    let deadline = options.timeout.map { Deadline.after($0) } ?? .never
    do {
      return try await channel.unaryResponse(method, request, options: options)
    } catch let error as RPCError where mayRepeat(method, options, after: error) {
      options.timeout = deadline.remaining
      return try await channel.unaryResponse(method, request, options: options)
    }
  }

  func serverStreaming<Request: Message, Response: Message>(
    _ method: MethodDescriptor, _ request: Request, options: CallOptions
  ) async throws -> ResponseStream<Response> {
    try await channel.serverStreaming(method, request, options: prepared(options, for: method))
  }

  func clientStreaming<Request: Message, Response: Message>(
    _ method: MethodDescriptor, options: CallOptions,
    writing: @escaping @Sendable (RequestWriter<Request>) async throws -> Void
  ) async throws -> UnaryResponse<Response> {
    try await channel.clientStreaming(method, options: prepared(options, for: method), writing: writing)
  }

  func bidirectional<Request: Message, Response: Message>(
    _ method: MethodDescriptor, options: CallOptions
  ) async throws -> BidirectionalCall<Request, Response> {
    try await channel.bidirectional(method, options: prepared(options, for: method))
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
    return options
  }

  private func mayRepeat(
    _ method: MethodDescriptor, _ options: CallOptions, after error: RPCError
  ) -> Bool {
    guard configuration.retries, !Task.isCancelled,
      error.connectionFailure == ConnectionFailure.lost
        || error.connectionFailure == ConnectionFailure.notSent
    else { return false }
    let hasKey = method.isKeyed && options.idempotencyKey != .none
    return method.isIdempotent || hasKey || error.connectionFailure == ConnectionFailure.notSent
  }
}
