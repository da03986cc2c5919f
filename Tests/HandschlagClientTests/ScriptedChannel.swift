import HandschlagClient
import HandschlagRPC
import Synchronization

@testable import HandschlagTransport

/// A channel that notes the options of each call and fails as it is told, before it passes calls on.
final class ScriptedChannel: RPCChannel {
  private let router: InProcessTransport
  private let failures: Mutex<[RPCError]>
  private let noted = Mutex<[(method: String, options: CallOptions)]>([])

  /// - Parameter failures: the first calls fail with these, in order.
  init(_ handlers: [RPCHandler], failures: [RPCError] = []) {
    struct Service: RPCService { let handlers: [RPCHandler] }
    router = InProcessTransport(router: Router(services: [Service(handlers: handlers)]))
    self.failures = Mutex(failures)
  }

  var calls: [(method: String, options: CallOptions)] { noted.withLock { $0 } }

  /// The next calls fail with these, in order.
  func failNext(with errors: [RPCError]) { failures.withLock { $0 += errors } }

  private func note(_ method: MethodDescriptor, _ options: CallOptions) throws {
    noted.withLock { $0.append((method.name, options)) }
    let failure = failures.withLock { $0.isEmpty ? nil : $0.removeFirst() }
    if let failure { throw failure }
  }

  func unaryResponse<Request: Message, Response: Message>(
    _ method: MethodDescriptor, _ request: Request, options: CallOptions
  ) async throws -> UnaryResponse<Response> {
    try note(method, options)
    return try await router.unaryResponse(method, request, options: options)
  }

  func serverStreaming<Request: Message, Response: Message>(
    _ method: MethodDescriptor, _ request: Request, options: CallOptions
  ) async throws -> ResponseStream<Response> {
    try note(method, options)
    return try await router.serverStreaming(method, request, options: options)
  }

  func clientStreaming<Request: Message, Response: Message>(
    _ method: MethodDescriptor, options: CallOptions,
    writing: @escaping @Sendable (RequestWriter<Request>) async throws -> Void
  ) async throws -> UnaryResponse<Response> {
    try note(method, options)
    return try await router.clientStreaming(method, options: options, writing: writing)
  }

  func bidirectional<Request: Message, Response: Message>(
    _ method: MethodDescriptor, options: CallOptions
  ) async throws -> BidirectionalCall<Request, Response> {
    try note(method, options)
    return try await router.bidirectional(method, options: options)
  }
}

extension RPCError {
  static let lost = ConnectionFailure.error(ConnectionFailure.lost, "lost")
  static let notSent = ConnectionFailure.error(ConnectionFailure.notSent, "not sent")
  static let connectFailed = ConnectionFailure.error(ConnectionFailure.connectFailed, "nobody there")
}
