import HandschlagAPI
import HandschlagRPC
import Logging
import NIOPosix
import Testing

@testable import HandschlagTransport

/// Serves `Echo`, and says which server it is.
private struct Numbered: RPCService {
  let number: Int64
  var handlers: [RPCHandler] {
    [.unary(Probe.echo) { (_: ThreadMessage, _) in ThreadMessage(number: number) }]
  }
}

private func start(_ number: Int64, at path: String) async throws -> RPCServer {
  let server = RPCServer(
    configuration: ServerConfiguration(listeners: [.unix(path)]),
    router: Router(services: [Numbered(number: number)]), group: MultiThreadedEventLoopGroup.singleton,
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
