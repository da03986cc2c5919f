import HandschlagAPI
import HandschlagRPC
import NIOPosix
import Testing

@testable import HandschlagTransport

/// When connections are made.
@Suite struct ConnectivityTests {
  @Test func waitsGrowUpToABoundAndAreSpread() {
    let backoff = Backoff(first: .milliseconds(100), factor: 2, longest: .seconds(1), jitter: 0.5)
    let middle = (1...6).map { backoff.delay(after: $0, random: 0.5) }
    #expect(middle == [100, 200, 400, 800, 1000, 1000].map { .milliseconds($0) })
    #expect(backoff.delay(after: 1, random: 0) == .milliseconds(50))
    #expect(backoff.delay(after: 99, random: 1) == .milliseconds(1500))
    #expect(backoff.delay(after: .max, random: 0.5) == .seconds(1))
  }

  @Test func everyEventInEveryState() {
    typealias Event = (inout Connectivity) -> Void
    let events: [(String, Event)] = [
      ("dial", { _ = $0.dial(now: 100) }), ("opened", { $0.opened() }),
      ("failed", { $0.failed(now: 0, random: 0.5) }), ("lost", { $0.lost() }), ("rested", { $0.rested() }),
      ("shutdown", { $0.shutdown() }),
    ]
    let ways: [(ConnectivityState, [Event])] = [
      (.idle, []), (.connecting, [{ _ = $0.dial(now: 0) }]),
      (.ready, [{ _ = $0.dial(now: 0) }, { $0.opened() }]),
      (.transientFailure, [{ _ = $0.dial(now: 0) }, { $0.failed(now: 0, random: 0.5) }]),
      (.shutdown, [{ $0.shutdown() }]),
    ]
    let table: [ConnectivityState: [ConnectivityState]] = [
      .idle: [.connecting, .idle, .transientFailure, .idle, .idle, .shutdown],
      .connecting: [.connecting, .ready, .transientFailure, .idle, .connecting, .shutdown],
      .ready: [.connecting, .ready, .transientFailure, .idle, .ready, .shutdown],
      // The next attempt waits for its time, here 50 ms after the failure.
      .transientFailure: [
        .transientFailure, .transientFailure, .transientFailure, .transientFailure, .idle, .shutdown,
      ],
      .shutdown: Array(repeating: .shutdown, count: 6),
    ]
    for (state, way) in ways {
      for (position, (name, event)) in events.enumerated() {
        var machine = Connectivity(backoff: Backoff(first: .milliseconds(50)))
        for step in way { step(&machine) }
        #expect(machine.state == state)
        event(&machine)
        #expect(machine.state == table[state]?[position], "\(name) in \(state)")
      }
    }
  }

  @Test func aFailedAttemptIsNotRepeatedBeforeItsTime() {
    var machine = Connectivity(backoff: Backoff(first: .nanoseconds(50), jitter: 0))
    #expect(machine.dial(now: 0) == .now)
    machine.failed(now: 10, random: 0)
    #expect(machine.dial(now: 59) == .tooEarly)
    #expect(machine.dial(now: 60) == .now)
    machine.failed(now: 60, random: 0)
    #expect(machine.dial(now: 159) == .tooEarly)
    #expect(machine.dial(now: 160) == .now)
    machine.opened()
    machine.lost()
    #expect(machine.dial(now: 160) == .now)
    machine.shutdown()
    #expect(machine.dial(now: 999) == .closed)
  }

  @Test func statesCanBeFollowed() async throws {
    try await withServer { client, server in
      let states = client.connectivityStates()
      try await client.connect()
      await client.close()
      var seen: [ConnectivityState] = []
      for await state in states { seen.append(state) }
      #expect(seen == [.idle, .connecting, .ready, .shutdown])
      var late: [ConnectivityState] = []
      for await state in client.connectivityStates() { late.append(state) }
      #expect(late == [.shutdown])
    }
  }

  @Test func aCallMayWaitForAServerThatComesLater() async throws {
    let path = socketPath()
    let client = ClientConnection(to: .unix(path: path))
    let quick = await #expect(throws: RPCError.self) {
      let _: ThreadMessage = try await client.unary(Probe.echo, Probe.request(""))
    }
    #expect(quick?.connectionFailure == ConnectionFailure.connectFailed)
    let early = await #expect(throws: RPCError.self) {
      let _: ThreadMessage = try await client.unary(
        Probe.echo, Probe.request(""), options: CallOptions(timeout: .milliseconds(80), waitsForReady: true))
    }
    #expect(early?.code == .deadlineExceeded)
    #expect(early?.message.contains("there is no such socket") == true)
    let waiting = Task { () -> ThreadMessage in
      try await client.unary(
        Probe.echo, Probe.request("patient"), options: CallOptions(timeout: .seconds(60), waitsForReady: true)
      )
    }
    let given = Task { () -> ThreadMessage in
      try await client.unary(Probe.echo, Probe.request(""), options: CallOptions(waitsForReady: true))
    }
    for await state in client.connectivityStates() where state == .transientFailure { break }
    given.cancel()
    await #expect(throws: CancellationError.self) { try await given.value }
    let server = RPCServer(
      configuration: ServerConfiguration(listeners: [.unix(path)]),
      router: Router(services: [ProbeService()]), group: MultiThreadedEventLoopGroup.singleton)
    _ = try await server.start()
    #expect(try await waiting.value.text == "patient")
    #expect(client.connectivity == .ready)
    await client.close()
    await server.shutdown(grace: .zero)
  }
}
