import HandschlagAPI
import HandschlagProtobuf
import HandschlagRPC

/// What channels that are watched have in common.
enum Watched {
  /// Options that carry a token; without one, as they are.
  static func authorized(_ options: CallOptions, _ token: [UInt8]) -> CallOptions {
    guard !token.isEmpty else { return options }
    var options = options
    options.metadata.add("authorization", "Bearer hst_" + Crockford32.encode(token))
    return options
  }

  /// What came beside a reply.
  static func bytes(_ initialMetadata: Metadata, _ trailers: Metadata) -> [UInt8] {
    (Array(initialMetadata) + Array(trailers)).flatMap { Array("\($0.key)=\($0.value)".utf8) }
  }

  /// All of an error.
  static func bytes(_ error: RPCError) -> [UInt8] {
    StatusCodec.encode(error) + error.trailers.flatMap { Array("\($0.value)".utf8) }
  }
}

/// A channel that calls with a token and shows every byte that comes back to whoever watches for leaks.
struct WatchedChannel: RPCChannel {
  let base: any RPCChannel
  let token: [UInt8]
  /// Told of each reply and error: the method's name, and the bytes.
  let received: @Sendable (String, [UInt8]) -> Void

  func unaryResponse<Request: Message, Response: Message>(
    _ method: MethodDescriptor, _ request: Request, options: CallOptions
  ) async throws -> UnaryResponse<Response> {
    do {
      let response: UnaryResponse<Response> = try await base.unaryResponse(
        method, request, options: Watched.authorized(options, token))
      received(
        method.name,
        response.message.encoded() + Watched.bytes(response.initialMetadata, response.trailers))
      return response
    } catch let error as RPCError {
      received(method.name, Watched.bytes(error))
      throw error
    }
  }

  func serverStreaming<Request: Message, Response: Message>(
    _ method: MethodDescriptor, _ request: Request, options: CallOptions
  ) async throws -> ResponseStream<Response> {
    try await base.serverStreaming(method, request, options: Watched.authorized(options, token))
  }

  func clientStreaming<Request: Message, Response: Message>(
    _ method: MethodDescriptor, options: CallOptions,
    writing: @escaping @Sendable (RequestWriter<Request>) async throws -> Void
  ) async throws -> UnaryResponse<Response> {
    try await base.clientStreaming(method, options: Watched.authorized(options, token), writing: writing)
  }

  func bidirectional<Request: Message, Response: Message>(
    _ method: MethodDescriptor, options: CallOptions
  ) async throws -> BidirectionalCall<Request, Response> {
    try await base.bidirectional(method, options: Watched.authorized(options, token))
  }
}

extension Sight {
  /// What a reply shows of an engagement.
  init(_ wire: Engagement) {
    self.init(
      state: Self.name(wire.state),
      began: wire.origin == (wire.ownRole == .worker ? .application : .inquiry), ends: wire.endsTime,
      asksForTime: wire.extensionAsked, messages: Int(wire.lastMessage), agreeUntil: wire.agreeUntilTime,
      consent: wire.ownConsent.map { $0.fields.contains(.phone) },
      consentEnds: wire.ownConsent?.expiresTime ?? 0)
  }

  private static func name(_ state: ViewState) -> String {
    switch state {
    case .open: Model.State.open.rawValue
    case .revealed: Model.State.revealed.rawValue
    case .notAgreed: Model.State.notAgreed.rawValue
    case .revoked: Model.State.revoked.rawValue
    case .ended: Model.State.ended.rawValue
    default: "\(state)"
    }
  }
}

extension EngagementEventKind {
  var modelKind: Model.EventKind? {
    switch self {
    case .opened: .opened
    case .message: .message
    case .extended: .extended
    case .ended: .ended
    case .consentVoided: .voided
    case .consentExpired: .consentExpired
    case .revealed: .revealed
    case .notAgreed: .notAgreed
    case .deletionAsked: .deletionAsked
    case .revoked: .revoked
    default: nil
    }
  }
}
