import HandschlagRPC
import Synchronization
import Testing

/// The trace that a caller names. The first header is the example of the W3C's text.
struct TraceContextTests {
  private static let header = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"

  @Test func aHeaderIsRead() {
    let trace = TraceContext(Self.header)
    #expect(trace?.traceID == "0af7651916cd43dd8448eb211c80319c")
    #expect(trace?.parentID == "b7ad6b7169203331")
    #expect(trace?.isSampled == true)
    #expect(TraceContext(String(Self.header.dropLast()) + "0")?.isSampled == false)
    // A later version may say more.
    #expect(TraceContext("01" + Self.header.dropFirst(2) + "-more")?.traceID == trace?.traceID)
  }

  @Test(arguments: [
    "", "00", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331",
    "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more",
    "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
    "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
    "00-00000000000000000000000000000000-b7ad6b7169203331-01",
    "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
    "00-0af7651916cd43dd8448eb211c80319g-b7ad6b7169203331-01",
    "00_0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
    "01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01x",
    "00-äf7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
  ])
  func aMalformedHeaderCountsAsNone(_ header: String) {
    #expect(TraceContext(header) == nil)
  }

  /// Tells the trace of its task, as it is before and after a suspension.
  private final class Probe: RPCService {
    static let open = MethodDescriptor(service: "test.Probe", name: "Open")
    static let sealed = MethodDescriptor(service: "test.Probe", name: "Sealed", isSealed: true)
    let seen = Mutex<[String?]>([])

    var handlers: [RPCHandler] {
      [Self.open, Self.sealed].map { method in
        .unary(method) { [self] (request: WireHealthCheckRequest, _) in
          seen.withLock { $0.append(TraceContext.current?.traceID) }
          await Task.yield()
          seen.withLock { $0.append(TraceContext.current?.traceID) }
          return request
        }
      }
    }
  }

  @Test func aHandlerRunsInItsCallersTraceAndASealedOneInNone() async throws {
    let probe = Probe()
    let transport = InProcessTransport(router: Router(services: [probe]))
    for method in [Probe.open, Probe.sealed] {
      for header in [Self.header, "nonsense", nil] {
        var options = CallOptions()
        if let header { options.metadata.add("traceparent", header) }
        let _: WireHealthCheckRequest = try await transport.unary(
          method, WireHealthCheckRequest(), options: options)
      }
    }
    let id = "0af7651916cd43dd8448eb211c80319c"
    #expect(probe.seen.withLock { $0 } == [id, id] + [String?](repeating: nil, count: 10))
  }
}
