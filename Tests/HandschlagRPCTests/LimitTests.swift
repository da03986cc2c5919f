import HandschlagRPC
import Synchronization
import Testing

/// Rates and load: who is turned away, and when. Time is what the tests say.
struct LimitTests {
  private static let second: UInt64 = 1_000_000_000

  @Test(arguments: [(10, 1000), (1, 1000), (1000, 20), (7, 3000), (200_000, 1000)])
  func callsPassAtTheRateAndABurstAtOnce(_ perSecond: Int, _ burstMilliseconds: Int) {
    let limit = RateLimit(perSecond: perSecond, burst: .milliseconds(burstMilliseconds))
    let arrivals = Arrivals()
    var now = Self.second
    var atOnce = 0
    while arrivals.admit(limit, now: now) == nil { atOnce += 1 }
    #expect(atOnce == max(1, perSecond * burstMilliseconds / 1000))
    var passed = 0
    for _ in 0..<1000 {
      now += Self.second / 100
      while arrivals.admit(limit, now: now) == nil { passed += 1 }
    }
    #expect(abs(passed - 10 * perSecond) <= 1)
  }

  @Test func whoWaitsAsLongAsToldPassesAndNoSooner() {
    let limit = RateLimit(perSecond: 3, burst: .seconds(1))
    let arrivals = Arrivals()
    var now: UInt64 = 77
    for _ in 0..<200 {
      guard let wait = arrivals.admit(limit, now: now) else { continue }
      #expect(wait > 0 && arrivals.admit(limit, now: now + wait - 1) == 1)
      now += wait
      #expect(arrivals.admit(limit, now: now) == nil)
    }
  }

  @Test func aCallThatIsTurnedAwayCostsNothingOfTheRate() {
    let limit = RateLimit(perSecond: 10, burst: .milliseconds(100))
    let arrivals = Arrivals()
    #expect(arrivals.admit(limit, now: 0) == nil)
    for moment in UInt64(1)..<100 { #expect(arrivals.admit(limit, now: moment) != nil) }
    #expect(arrivals.admit(limit, now: Self.second / 10) == nil)
  }

  @Test func eachCallerHasARateOfItsOwnInBoundedMemory() {
    let table = RateTable(RateLimit(perSecond: 10, burst: .seconds(1)), capacity: 640)
    for caller in UInt64(0)..<10 {
      var passed = 0
      while table.admit(caller, now: 5) == nil { passed += 1 }
      #expect(passed == 10)
    }
    for caller in UInt64(100)..<20_000 { #expect(table.admit(caller, now: 6) == nil) }
    #expect(table.count <= 640)
    // The busiest are kept before those who have called once.
    #expect((UInt64(0)..<10).allSatisfy { table.admit($0, now: 6) != nil })
    // Whoever rests is forgotten, and has lost nothing by it.
    for caller in UInt64(30_000)..<60_000 { _ = table.admit(caller, now: 20 * Self.second) }
    #expect(table.count <= 640)
    #expect((UInt64(0)..<10).allSatisfy { table.admit($0, now: 20 * Self.second) == nil })
  }

  @Test(arguments: [
    (0, 0, 0, CallPriority.usual), (99, 9, 4_999_999, .usual), (100, 0, 0, .consent), (0, 10, 0, .consent),
    (0, 0, 5_000_000, .consent), (149, 14, 7_400_000, .consent), (150, 0, 0, .operation),
    (0, 15, 0, .operation), (0, 0, 7_500_000, .operation), (1_000_000, 1_000_000, 1_000_000_000, .operation),
  ])
  func usualCallsWaitBeforeThoseOfConsent(
    _ calls: Int, _ writes: Int, _ delay: UInt64, _ expected: CallPriority
  ) {
    let bounds = AdmissionBounds(calls: 100, queuedWrites: 10, loopDelay: .milliseconds(5))
    #expect(bounds.least(calls: calls, queuedWrites: writes, loopDelay: delay) == expected)
    #expect(AdmissionBounds().least(calls: calls, queuedWrites: writes, loopDelay: delay) == .usual)
  }

  /// A service with a method of each priority.
  private struct Echo: RPCService {
    static func method(_ priority: CallPriority) -> MethodDescriptor {
      MethodDescriptor(service: "test.Echo", name: "\(priority)", priority: priority)
    }

    var handlers: [RPCHandler] {
      CallPriority.allCases.map { priority in
        .unary(Self.method(priority)) { (request: WireHealthCheckRequest, _) in request }
      }
    }
  }

  /// What each priority is answered; nil for success.
  private func answers(_ transport: InProcessTransport) async -> [CallPriority: RPCError] {
    var found: [CallPriority: RPCError] = [:]
    for priority in CallPriority.allCases {
      do {
        let _: WireHealthCheckRequest = try await transport.unary(
          Echo.method(priority), WireHealthCheckRequest(service: "x"))
      } catch {
        found[priority] = error as? RPCError ?? RPCError(.unknown, "\(error)")
      }
    }
    return found
  }

  @Test func loadTurnsCallsAwayByPriorityAndSaysWhenToComeAgain() async {
    let admission = AdmissionControl(AdmissionBounds(calls: 10))
    let transport = InProcessTransport(router: Router(services: [Echo()], interceptors: [admission]))
    #expect(await answers(transport).isEmpty)
    #expect(admission.measured(calls: 10, queuedWrites: 0, loopDelay: 0) == (.consent, .usual))
    let some = await answers(transport)
    #expect(Set(some.keys) == [.usual])
    #expect(some[.usual]?.code == .resourceExhausted && some[.usual]?.reason == "OVERLOADED")
    #expect((some[.usual]?.retryDelay ?? .zero) > .zero)
    admission.measured(calls: 15, queuedWrites: 0, loopDelay: 0)
    #expect(Set(await answers(transport).keys) == [.usual, .consent])
    #expect(admission.measured(calls: 9, queuedWrites: 0, loopDelay: 0) == (.usual, .operation))
    #expect(await answers(transport).isEmpty)
    #expect(admission.shedCalls == 3)
  }

  @Test func theOperatorLowersTheBoundsOfAllMethodsAndRaisesNone() async throws {
    func code(_ bounds: MethodBounds, _ text: String) async -> StatusCode {
      let router = Router(services: [Echo()], interceptors: [], bounds: bounds)
      do {
        let _: WireHealthCheckRequest = try await InProcessTransport(router: router).unary(
          Echo.method(.usual), WireHealthCheckRequest(service: text))
        return .ok
      } catch {
        return (error as? RPCError)?.code ?? .unknown
      }
    }
    let text = String(repeating: "x", count: 2000)
    #expect(await code(MethodBounds(), text) == .ok)
    #expect(await code(MethodBounds(requestBytes: 1999), text) == .resourceExhausted)
    #expect(await code(MethodBounds(memory: 1000), text) == .resourceExhausted)
    #expect(await code(MethodBounds(), String(repeating: "x", count: 70_000)) == .resourceExhausted)
    let bounded = Echo.method(.usual).bounded(by: MethodBounds(depth: 3))
    #expect(bounded.maxDepth == 3 && bounded.maxRequestBytes == 65_536)
  }

  @Test func connectionsAreLimitedEachForItselfAndAllTogether() async {
    let limited = LimitedCalls()
    // Once in seventeen minutes is once in a test.
    let rare = RateLimit(perSecond: 1, burst: .seconds(2))
    let limits = RateLimits(perConnection: rare, inAll: nil, exempt: .admin, limited: limited)
    let router = Router(services: [Echo()], interceptors: [limits])
    for _ in 0..<3 {
      let refused = await answers(InProcessTransport(router: router))
      #expect(refused.count == 1)
      let error = refused.values.first
      #expect(error?.code == .resourceExhausted && error?.reason == "RATE_LIMITED")
      #expect((error?.retryDelay ?? .zero) > .zero && (error?.retryDelay ?? .seconds(9)) <= .seconds(1))
    }
    #expect(await answers(InProcessTransport(router: router, listener: .admin)).isEmpty)
    #expect(limited.count == 3)
    let together = Router(
      services: [Echo()],
      interceptors: [RateLimits(perConnection: nil, inAll: rare, exempt: .admin, limited: limited)])
    #expect(await answers(InProcessTransport(router: together)).isEmpty)
    #expect(Set(await answers(InProcessTransport(router: together)).keys) == [.usual, .consent])
  }
}
