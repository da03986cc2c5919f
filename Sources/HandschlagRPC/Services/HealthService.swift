import Synchronization

/// `grpc.health.v1.Health`: whether the server, and each of its services, takes calls.
///
/// All of them do from the start on, until the server is drained. Services of the operator are known on the
/// operator's listener alone.
package final class HealthService: WireHealth {
  private typealias Status = WireHealthCheckResponse.ServingStatus

  private struct State {
    var isDraining = false
    var nextWatcher = 0
    var watchers: [Int: AsyncStream<Status>.Continuation] = [:]
  }

  private let services: ServedServices
  private let state = Mutex(State())

  /// Tells of services.
  package init(_ services: ServedServices) {
    self.services = services
  }

  /// Whether the server goes away.
  package var isDraining: Bool { state.withLock { $0.isDraining } }

  /// Streams that watch now.
  package var watcherCount: Int { state.withLock { $0.watchers.count } }

  /// Says NOT_SERVING from now on, to those who watch as well, and then ends their streams.
  package func drain() {
    let watchers = state.withLock { state in
      state.isDraining = true
      defer { state.watchers = [:] }
      return state.watchers.values
    }
    for watcher in watchers {
      watcher.yield(.notServing)
      watcher.finish()
    }
  }

  /// See `health.proto`.
  package func check(
    _ request: WireHealthCheckRequest, context: ServerContext
  ) async throws -> WireHealthCheckResponse {
    guard isKnown(request.service, context) else {
      throw RPCError(.notFound, "no such service here")
    }
    return WireHealthCheckResponse(status: isDraining ? .notServing : .serving)
  }

  /// See `health.proto`.
  package func list(
    _ request: WireHealthListRequest, context: ServerContext
  ) async throws -> WireHealthListResponse {
    let status: Status = isDraining ? .notServing : .serving
    let names = [""] + services.names(on: context.listener).sorted()
    return WireHealthListResponse(
      statuses: names.map { .init(key: $0, value: WireHealthCheckResponse(status: status)) })
  }

  /// See `health.proto`.
  package func watch(
    _ request: WireHealthCheckRequest, context: ServerContext,
    responses: ResponseWriter<WireHealthCheckResponse>
  ) async throws {
    let isKnown = isKnown(request.service, context)
    let (changes, continuation) = AsyncStream.makeStream(
      of: Status.self, bufferingPolicy: .bufferingNewest(1))
    let (watcher, isDraining) = state.withLock { state in
      state.nextWatcher += 1
      if !state.isDraining { state.watchers[state.nextWatcher] = continuation }
      return (state.nextWatcher, state.isDraining)
    }
    defer { state.withLock { $0.watchers[watcher] = nil } }
    try await responses.write(
      WireHealthCheckResponse(status: !isKnown ? .serviceUnknown : isDraining ? .notServing : .serving))
    if !isDraining {
      for await status in changes where isKnown {
        try await responses.write(WireHealthCheckResponse(status: status))
      }
    }
    try Task.checkCancellation()
    throw RPCError(.unavailable, "the server is going away")
  }

  private func isKnown(_ service: String, _ context: ServerContext) -> Bool {
    service.isEmpty || services.names(on: context.listener).contains(service)
  }
}

/// The services that a server tells of: on the operator's listener all, elsewhere all but the operator's.
package struct ServedServices: Sendable {
  private let all: Set<String>
  private let elsewhere: Set<String>
  private let operatorListener: ListenerTag

  /// The services of some methods.
  package init(_ methods: [MethodDescriptor], operatorListener: ListenerTag) {
    all = Set(methods.map(\.service))
    elsewhere = Set(methods.filter { $0.audience != .operator }.map(\.service))
    self.operatorListener = operatorListener
  }

  /// Full names of the services that a listener serves.
  package func names(on listener: ListenerTag) -> Set<String> {
    listener == operatorListener ? all : elsewhere
  }
}
