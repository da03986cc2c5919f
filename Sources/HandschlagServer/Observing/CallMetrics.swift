package import HandschlagRPC
package import Metrics

/// The names under which calls are told apart in metrics and logs.
///
/// Methods whose effect is kept from the other party share one name: how often consent was given at some
/// moment says who consented when there are few.
struct CallNames: Sendable {
  private let names: [String]

  init(_ methods: [MethodDescriptor]) {
    names = methods.map { method in
      guard !method.isSealed else { return "sealed" }
      let service = method.service.split(separator: ".").last.map(String.init) ?? method.service
      return "\(service)/\(method.name)"
    }
  }

  /// The name of the method at a position of the router's list.
  subscript(index: Int) -> String { names.indices.contains(index) ? names[index] : "unknown" }

  /// All names, each once.
  var all: Set<String> { Set(names) }
  /// How many methods.
  var count: Int { names.count }
}

/// Counts calls and measures their time, by method.
package struct CallMetrics: ServerInterceptor {
  private struct Handles: Sendable {
    let duration: Timer
    /// By the number of the status; 0 stands for success.
    let ended: [Counter]
  }

  /// One entry for each method, so that a call finds its handles without hashing; sealed ones share theirs.
  private let handles: [Handles]

  /// Metrics of the methods of a router, in the router's order.
  package init(methods: [MethodDescriptor], factory: any MetricsFactory) {
    let names = CallNames(methods)
    var made: [String: Handles] = [:]
    for name in names.all {
      let counters = StatusCode.allCases.map { status in
        Counter(
          label: "handschlag_calls_total", dimensions: [("method", name), ("status", "\(status)")],
          factory: factory)
      }
      made[name] = Handles(
        duration: Timer(label: "handschlag_call_duration", dimensions: [("method", name)], factory: factory),
        ended: counters)
    }
    handles = (0..<names.count).compactMap { made[names[$0]] }
  }

  package func finish(_ context: ServerContext, status: StatusCode, nanoseconds: Int64) {
    guard handles.indices.contains(context.methodIndex) else { return }
    let handles = handles[context.methodIndex]
    handles.ended[status.rawValue].increment()
    handles.duration.recordNanoseconds(nanoseconds)
  }
}
