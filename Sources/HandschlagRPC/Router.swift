/// A group of handlers that belong together. Generated service protocols conform through their stubs.
public protocol RPCService: Sendable {
  /// The handlers, one for each method of the service.
  var handlers: [RPCHandler] { get }
}

/// A method's place in a router.
package struct Route: Sendable {
  package let handler: RPCHandler
  package let index: Int
}

/// Finds the handler of a call and starts it, with the interceptors around.
public final class Router: Sendable {
  /// The methods served, in the order of ``ServerContext/methodIndex``.
  public let methods: [MethodDescriptor]
  private let routes: [Route]
  private let table: RouteTable
  /// The interceptors' halves: calling a closure copies no interceptor, as calling through `any` does.
  private let begins: [@Sendable (ServerContext) throws -> InterceptorDecision]
  private let finishes: [@Sendable (ServerContext, StatusCode, Int64) -> Void]
  private let interceptors: [any ServerInterceptor]

  /// Makes a router.
  ///
  /// - Parameters:
  ///   - services: of two handlers of the same name the first is served.
  ///   - interceptors: passed in this order before a handler; told of the end in the reverse order.
  public convenience init(services: [any RPCService], interceptors: [any ServerInterceptor] = []) {
    self.init(services: services, interceptors: interceptors, bounds: MethodBounds())
  }

  /// The same, with what bounds the requests of all methods.
  package init(services: [any RPCService], interceptors: [any ServerInterceptor], bounds: MethodBounds) {
    var seen: Set<String> = []
    let handlers = services.flatMap(\.handlers).filter { seen.insert($0.method.path).inserted }
      .map { $0.bounded(by: bounds) }
    routes = handlers.enumerated().map { Route(handler: $1, index: $0) }
    methods = handlers.map(\.method)
    table = RouteTable(methods)
    self.interceptors = interceptors
    begins = interceptors.map { interceptor in { try interceptor.begin($0) } }
    finishes = interceptors.reversed().map { interceptor in
      { interceptor.finish($0, status: $1, nanoseconds: $2) }
    }
  }

  /// The route of a service and a method, given as UTF-8; nil when there is none. Allocates nothing.
  package func route(service: RawSpan, method: RawSpan) -> Route? {
    table.find(service: service, method: method).map { routes[$0] }
  }

  /// The route of a method that is known by its descriptor.
  package func route(_ method: MethodDescriptor) -> Route? {
    routes.first { $0.handler.method.name == method.name && $0.handler.method.service == method.service }
  }

  /// What the synchronous halves of the interceptors say of a call.
  package enum Beginning {
    /// The handler may run.
    case proceed
    /// Something must be awaited before.
    case wait(InterceptorGate)
    /// The call has failed; its sink was told.
    case ended
  }

  /// Looks at a call's deadline and asks the interceptors.
  package func begin(_ context: ServerContext) -> Beginning {
    if context.deadline.nanoseconds <= context.startedAt {
      context.fail(RPCError(.deadlineExceeded, "the deadline had passed before the call began"))
      return .ended
    }
    do {
      for position in begins.indices where try begins[position](context) == .suspend {
        return .wait(InterceptorGate(interceptors: interceptors, position: position))
      }
      return .proceed
    } catch {
      context.fail(error)
      return .ended
    }
  }

  /// Starts a call. Whatever becomes of it is told to the context's sink.
  package func start(
    _ context: ServerContext, payload: UnsafeRawBufferPointer, limits: InboxLimits = InboxLimits(),
    executor: (any TaskExecutor)?
  ) -> StartedCall {
    switch begin(context) {
    case .proceed: launch(context, payload: payload, gate: nil, limits: limits, executor: executor)
    case .wait(let gate): launch(context, payload: payload, gate: gate, limits: limits, executor: executor)
    case .ended: StartedCall()
    }
  }

  /// Starts the handler of a call that has begun, in a task of its own, within the trace that its caller named.
  package func launch(
    _ context: ServerContext, payload: UnsafeRawBufferPointer, gate: InterceptorGate?, limits: InboxLimits,
    executor: (any TaskExecutor)?
  ) -> StartedCall {
    guard let trace = context.trace else {
      return context.handler.start(payload, context, gate, limits, executor)
    }
    return TraceContext.$current.withValue(trace) {
      context.handler.start(payload, context, gate, limits, executor)
    }
  }

  /// Tells the interceptors that a call is over.
  func finished(_ context: ServerContext, status: StatusCode) {
    guard !finishes.isEmpty else { return }
    let nanoseconds = Int64(clamping: context.elapsed)
    for finish in finishes { finish(context, status, nanoseconds) }
  }

  /// What a caller of something that is not served is told.
  package static func unknownMethod() -> RPCError {
    RPCError(.unimplemented, "no such method here")
  }
}

/// An open-addressed hash table from (service, method) to a position, read without allocating.
struct RouteTable: Sendable {
  /// A place in the table. It has no reference in it, so that reading one counts none.
  private struct Slot: Sendable {
    var hash: UInt64 = 0
    /// Where the names are among those of all methods: the service's, then the method's.
    var names = 0
    var service = 0
    var method = 0
    /// Negative in a free slot.
    var index = -1
  }

  private let slots: [Slot]
  private let names: [UInt8]

  init(_ methods: [MethodDescriptor]) {
    var size = 16
    while size < methods.count * 2 { size *= 2 }
    var slots = [Slot](repeating: Slot(), count: size)
    var names: [UInt8] = []
    for (index, method) in methods.enumerated() {
      let service = Array(method.service.utf8)
      let name = Array(method.name.utf8)
      let hash = RouteTable.hash(service.span.bytes, name.span.bytes)
      var slot = Int(truncatingIfNeeded: hash) & (size - 1)
      while slots[slot].index >= 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = Slot(
        hash: hash, names: names.count, service: service.count, method: name.count, index: index)
      names += service + name
    }
    self.slots = slots
    self.names = names
  }

  func find(service: RawSpan, method: RawSpan) -> Int? {
    let hash = RouteTable.hash(service, method)
    let mask = slots.count - 1
    var position = Int(truncatingIfNeeded: hash) & mask
    while slots[position].index >= 0 {
      let slot = slots[position]
      if slot.hash == hash, slot.service == service.byteCount, slot.method == method.byteCount {
        let known = names.span.bytes.extracting(slot.names..<(slot.names + slot.service + slot.method))
        if known.extracting(first: slot.service).hasSameBytes(as: service),
          known.extracting(last: slot.method).hasSameBytes(as: method)
        {
          return slot.index
        }
      }
      position = (position + 1) & mask
    }
    return nil
  }

  /// Only names of the table's own are in it, so no one can choose colliding entries; a look-up ends at the
  /// first free slot.
  private static func hash(_ service: RawSpan, _ method: RawSpan) -> UInt64 {
    service.wordwiseHash(method.wordwiseHash(0xcbf2_9ce4_8422_2325))
  }
}
