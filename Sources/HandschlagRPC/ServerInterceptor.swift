/// What an interceptor says before a handler runs.
public enum InterceptorDecision: Sendable, Hashable {
  /// Go on at once.
  case proceed
  /// Wait for ``ServerInterceptor/resume(_:)`` first.
  case suspend
}

/// Code around every call: authentication, quotas, metrics.
///
/// The synchronous half keeps the usual path free of waiting: it runs on the connection's loop, before
/// the request is decoded, so that a stranger costs no decoding.
public protocol ServerInterceptor: Sendable {
  /// Before the handler, without waiting. A thrown error ends the call.
  func begin(_ context: ServerContext) throws -> InterceptorDecision

  /// Before the handler, waiting; called when ``begin(_:)`` answered `suspend`. A thrown error ends the call.
  func resume(_ context: ServerContext) async throws

  /// After the call, once, whatever became of it; on any thread. Must not block.
  ///
  /// - Parameters:
  ///   - status: how it ended; `cancelled` when the caller went away
  ///   - nanoseconds: from the arrival of the request's bytes
  func finish(_ context: ServerContext, status: StatusCode, nanoseconds: Int64)
}

extension ServerInterceptor {
  /// Lets every call pass.
  public func begin(_ context: ServerContext) throws -> InterceptorDecision { .proceed }
  /// Lets every call pass.
  public func resume(_ context: ServerContext) async throws {}
  /// Does nothing.
  public func finish(_ context: ServerContext, status: StatusCode, nanoseconds: Int64) {}
}

/// The interceptors that are still to be passed, from the first one that wants to wait.
@usableFromInline
package struct InterceptorGate: Sendable {
  let interceptors: [any ServerInterceptor]
  let position: Int

  @usableFromInline
  func pass(_ context: ServerContext) async throws {
    try await interceptors[position].resume(context)
    for interceptor in interceptors[(position + 1)...] {
      if try interceptor.begin(context) == .suspend { try await interceptor.resume(context) }
    }
  }
}
