import HandschlagAPI
import HandschlagRPC
import Logging
import NIOPosix
import Synchronization
import Testing

@testable import HandschlagTransport

/// Serves `Echo`, and says which server it is.
private struct Numbered: RPCService {
  let number: Int64
  var handlers: [RPCHandler] {
    [.unary(Probe.echo) { (_: ThreadMessage, _) in ThreadMessage(number: number) }]
  }
}

/// Says of its server what it is told to say.
private final class ToldHealth: WireHealth {
  typealias Status = WireHealthCheckResponse.ServingStatus
  private struct State {
    var status = Status.serving
    var watchers: [AsyncStream<Status>.Continuation] = []
  }
  private let state = Mutex(State())

  func tell(_ status: Status) {
    state.withLock { state in
      state.status = status
      for watcher in state.watchers { watcher.yield(status) }
    }
  }

  func check(
    _ request: WireHealthCheckRequest, context: ServerContext
  ) async throws -> WireHealthCheckResponse {
    WireHealthCheckResponse(status: state.withLock { $0.status })
  }

  func list(
    _ request: WireHealthListRequest, context: ServerContext
  ) async throws -> WireHealthListResponse {
    let status = state.withLock { $0.status }
    return WireHealthListResponse(statuses: [.init(value: WireHealthCheckResponse(status: status))])
  }

  func watch(
    _ request: WireHealthCheckRequest, context: ServerContext,
    responses: ResponseWriter<WireHealthCheckResponse>
  ) async throws {
    let (changes, watcher) = AsyncStream.makeStream(of: Status.self)
    state.withLock { state in
      watcher.yield(state.status)
      state.watchers.append(watcher)
    }
    for await status in changes { try await responses.write(WireHealthCheckResponse(status: status)) }
  }
}

private func start(
  _ number: Int64, at path: String, _ others: [any RPCService] = []
) async throws -> RPCServer {
  let server = RPCServer(
    configuration: ServerConfiguration(listeners: [.unix(path)]),
    router: Router(services: [Numbered(number: number)] + others),
    group: MultiThreadedEventLoopGroup.singleton,
    logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
  _ = try await server.start()
  return server
}

private func call(_ pool: ClientPool, _ options: CallOptions = .default) async throws -> Int64 {
  let reply: UnaryResponse<ThreadMessage> = try await pool.unaryResponse(
    Probe.echo, Probe.request(""), options: options)
  return reply.message.number
}

@Suite struct ClientPoolTests {
  private let quick = ClientConfiguration(
    offer: ExtensionOffer(), backoff: Backoff(first: .milliseconds(5), longest: .milliseconds(20)))

  @Test func callsTakeTurnsAndLeaveOutWhatFailsUntilItStandsAgain() async throws {
    let paths = (0..<3).map { _ in socketPath() }
    var servers: [RPCServer] = []
    for (number, path) in paths.enumerated() { servers.append(try await start(Int64(number), at: path)) }
    let pool = ClientPool(to: paths.map { .unix(path: $0) }, configuration: quick)
    try await pool.connect()
    #expect(pool.connectivity == .ready)
    var counts: [Int64: Int] = [:]
    while counts.count < 3 { counts[try await call(pool), default: 0] += 1 }
    counts = [:]
    for _ in 0..<300 { counts[try await call(pool), default: 0] += 1 }
    #expect(counts == [0: 100, 1: 100, 2: 100])
    await servers[1].shutdown(grace: .seconds(5))
    counts = [:]
    for _ in 0..<300 { counts[try await call(pool), default: 0] += 1 }
    #expect(counts[1] == nil)
    #expect(counts[0, default: 0] > 50 && counts[2, default: 0] > 50)
    servers[1] = try await start(1, at: paths[1])
    while try await call(pool) != 1 { await Task.yield() }
    await pool.close()
    #expect(pool.connectivity == .shutdown)
    for server in servers { await server.shutdown(grace: .zero) }
  }

  @Test func whoSaysThatItDoesNotServeIsLeftOut() async throws {
    let paths = (0..<2).map { _ in socketPath() }
    let told = [ToldHealth(), ToldHealth()]
    var servers: [RPCServer] = []
    for (number, path) in paths.enumerated() {
      servers.append(try await start(Int64(number), at: path, [told[number]]))
    }
    let pool = ClientPool(to: paths.map { .unix(path: $0) }, configuration: quick)
    try await pool.connect()
    func answers() async throws -> Set<Int64> {
      var answers: Set<Int64> = []
      for _ in 0..<20 { answers.insert(try await call(pool)) }
      return answers
    }
    while try await answers() != [0, 1] {}
    told[1].tell(.notServing)
    while try await answers() != [0] {}
    #expect(try await answers() == [0])
    #expect(pool.connectivity == .ready)

    // Where nobody serves, who does not wait may try.
    told[0].tell(.notServing)
    try await eventually { pool.connectivity == .transientFailure }
    #expect(try await answers() == [0, 1])
    let late = await #expect(throws: RPCError.self) {
      try await call(pool, CallOptions(timeout: .milliseconds(40), waitsForReady: true))
    }
    #expect(late?.code == .deadlineExceeded)
    let waiting = Task { try await call(pool, CallOptions(timeout: .seconds(60), waitsForReady: true)) }
    told[1].tell(.serving)
    #expect(try await waiting.value == 1)
    #expect(try await answers() == [1])

    // What it said ends with its connection: here its successor knows nothing of health.
    await servers[0].shutdown(grace: .zero)
    servers[0] = try await start(0, at: paths[0])
    while try await answers() != [0, 1] {}
    await pool.close()
    for server in servers { await server.shutdown(grace: .zero) }
  }

  @Test func nobodyAnywhereIsSaidAndSomebodyLaterIsFound() async throws {
    let path = socketPath()
    let pool = ClientPool(
      to: [.unix(path: "/nowhere/a.sock"), .unix(path: path)], perAddress: 2, configuration: quick)
    let failure = await #expect(throws: RPCError.self) { try await pool.connect() }
    #expect(failure?.connectionFailure == ConnectionFailure.connectFailed)
    let failed = await #expect(throws: RPCError.self) { try await call(pool) }
    #expect(failed?.connectionFailure == ConnectionFailure.connectFailed)
    let late = await #expect(throws: RPCError.self) {
      try await call(pool, CallOptions(timeout: .milliseconds(40), waitsForReady: true))
    }
    #expect(late?.code == .deadlineExceeded)
    let waiting = Task { try await call(pool, CallOptions(timeout: .seconds(60), waitsForReady: true)) }
    let server = try await start(7, at: path)
    #expect(try await waiting.value == 7)
    await pool.close()
    let closed = await #expect(throws: RPCError.self) { try await call(pool) }
    #expect(closed?.connectionFailure == ConnectionFailure.closed)
    await server.shutdown(grace: .zero)
  }
}
