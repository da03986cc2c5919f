import Foundation
import HandschlagAPI
import HandschlagClient
import HandschlagDomain
import HandschlagRPC
import HandschlagServer
import HandschlagServices
import HandschlagStore
import HandschlagTransport
import Synchronization
import Testing

/// A server as a whole: who is let in where, what starts and what ends it.
struct AssemblyTests {
  @Test func accountsAreOpenedOverEverySocketAndOutliveTheServer() async throws {
    let directory = try TestDirectory()
    let token = Mutex<AccessToken?>(nil)
    let change: (inout ServerSettings) -> Void = { $0.listeners.append(.tcp("127.0.0.1", 0)) }
    try await TestServer.run(in: directory, change) { server in
      let made = try await server.client().createAccount(roles: [.worker])
      token.withLock { $0 = made.token }
      guard case .tcp(_, let port) = server.server.boundAddresses[1] else {
        Issue.record("no TCP listener")
        return
      }
      let tcp = try await HandschlagClient.connect(to: "tcp:127.0.0.1:\(port)")
      _ = try await tcp.createAccount(roles: [.company])
      let info = try await server.operation().admin.getServerInfo(GetServerInfoRequest())
      #expect(
        info.listeners == [
          "unix:\(directory.path)/handschlag.sock", "tcp:127.0.0.1:\(port)",
          "unix:\(directory.path)/admin.sock",
        ])
      #expect(info.connections >= 2)
    }
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: directory.path).allSatisfy {
        !$0.hasSuffix(".sock")
      })
    try await TestServer.run(in: directory) { server in
      let client = try await server.client().with(token: token.withLock { $0 })
      let account = try await client.accounts.getAccount(GetAccountRequest()).account
      #expect(account?.roles == [.worker])
      #expect(try await server.operation().admin.getStatistics(GetStatisticsRequest()).accounts == 2)
    }
  }

  @Test func theDataIsForItsOwnerAlone() async throws {
    try await TestServer.run { server in
      for name in try FileManager.default.contentsOfDirectory(atPath: server.directory.path) {
        let path = server.directory.path + "/" + name
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber
        #expect((mode?.intValue ?? 0o777) & 0o077 == 0, "\(name)")
      }
    }
  }

  /// Every method, called by a stranger, a worker and a company on the public listener, and by the operator.
  @Test func nobodyGetsPastTheAudienceOfAMethod() async throws {
    try await TestServer.run { server in
      let worker = try await server.client().createAccount(roles: [.worker]).token
      let company = try await server.client().createAccount(roles: [.company]).token
      let router = server.server.router
      #expect(router.methods.count > 50)
      for method in router.methods {
        let stranger = await refusal(method, router, nil, .public)
        switch method.audience {
        case .public:
          #expect(stranger.map { ![.unauthenticated, .permissionDenied].contains($0.code) } ?? true)
        case .operator: #expect(stranger == Router.unknownMethod(), "\(method.path)")
        default: #expect(stranger?.code == .unauthenticated, "\(method.path)")
        }
        if method.audience == .operator {
          #expect(await refusal(method, router, worker, .public) == Router.unknownMethod())
          let code = await refusal(method, router, nil, .admin)?.code
          #expect(code != .unimplemented && code != .unauthenticated, "\(method.path)")
        }
        if method.audience == .company {
          #expect(await refusal(method, router, worker, .public)?.reason == "ROLE_MISSING", "\(method.path)")
        }
        if method.audience == .worker {
          #expect(await refusal(method, router, company, .public)?.reason == "ROLE_MISSING", "\(method.path)")
        }
        if method.audience != .public, method.audience != .operator {
          #expect(await refusal(method, router, nil, .admin)?.code == .unauthenticated, "\(method.path)")
        }
      }
    }
  }

  /// What an empty request to a method is refused with; nil if it is not.
  private func refusal(
    _ method: MethodDescriptor, _ router: Router, _ token: AccessToken?, _ listener: ListenerTag
  ) async -> RPCError? {
    let channel = InProcessTransport(router: router, listener: listener)
    var options = CallOptions()
    options.timeout = .seconds(5)
    if let token { options.metadata.add("authorization", "Bearer \(token.text)") }
    do {
      switch method.kind {
      case .unary:
        let _: UnaryResponse<GetStatisticsRequest> = try await channel.unaryResponse(
          method, GetStatisticsRequest(), options: options)
      case .bidirectional:
        let call: BidirectionalCall<GetStatisticsRequest, GetStatisticsRequest> =
          try await channel.bidirectional(method, options: options)
        await call.requests.finish()
        for try await _ in call.responses { break }
      default:
        let stream: ResponseStream<GetStatisticsRequest> = try await channel.serverStreaming(
          method, GetStatisticsRequest(), options: options)
        for try await _ in stream { break }
      }
      return nil
    } catch let error as RPCError {
      return error
    } catch {
      return RPCError(.internalError, "\(error)")
    }
  }

  @Test func theOperatorsServiceDoesNotExistOnThePublicSocket() async throws {
    try await TestServer.run { server in
      let client = try await server.client()
      #expect(
        await status { _ = try await client.admin.getServerInfo(GetServerInfoRequest()) } == .unimplemented)
      let operation = try await server.operation()
      #expect(await status { _ = try await operation.admin.getServerInfo(GetServerInfoRequest()) } == .ok)
    }
  }

  @Test func whatTimeEndsIsEndedWithoutACall() async throws {
    let clock = SetClock()
    try await TestServer.run(clock: clock) { server in
      let worker = try await server.client().createAccount(roles: [.worker]).client
      let company = try await server.client().createAccount(roles: [.company]).client
      _ = try await company.companies.putCompany(
        PutCompanyRequest(
          identity: CompanyIdentity(legalName: "Printers"),
          attributes: CompanyAttributes(
            industry: "printing", size: .tenToFortyNine, region: "DE", about: "Prints.")))
      let project = try await company.projects.postProject(
        PostProjectRequest(
          content: ProjectContent(
            title: "A flyer", description: "Three hundred words on bread.", kinds: [.text], region: "DE",
            urgency: .soon, cooperation: [.fixedPrice], naming: .anonymous))
      ).project
      _ = try await worker.profiles.putProfile(
        PutProfileRequest(
          content: ProfileContent(
            headline: "Writer", about: "Short texts.", skills: ["copywriting"], region: "DE-BY",
            availability: .now,
            kinds: [.text])))
      _ = try await worker.engagements.apply(
        ApplyRequest(projectID: try #require(project).id, text: "I would like to write this."))
      clock.now = clock.now + .days(15)
      let store = server.server.marketplace.store
      let now = clock.now
      let isDone = try await eventually {
        try await store.read { try $0.engagementIDsDue(at: now, limit: 1).isEmpty }
      }
      #expect(isDone)
    }
  }

  @Test func aRunningCallEndsBeforeTheServerDoes() async throws {
    let service = SlowService()
    try await TestServer.run(extra: [service]) { server in
      let channel = try await server.channel()
      let call = Task {
        let reply: UnaryResponse<GetStatisticsRequest> = try await channel.unaryResponse(
          SlowService.method, GetStatisticsRequest(), options: CallOptions())
        return reply.message
      }
      await service.started.wait()
      let shutdown = Task { await server.server.shutdown() }
      #expect(try await eventually { await status { _ = try await server.client() } == .unavailable })
      service.mayEnd.open()
      _ = try await call.value
      await shutdown.value
    }
  }

  @Test func aStreamOfEventsDoesNotHoldUpTheEnd() async throws {
    try await TestServer.run({ $0.drainTimeout = .seconds(600) }) { server in
      let worker = try await server.client().createAccount(roles: [.worker]).client
      let stream = try await worker.engagements.watchEngagements(WatchEngagementsRequest())
      let watcher = Task { await status { for try await _ in stream {} } }
      try await Task.sleep(for: .milliseconds(50))
      await server.server.shutdown()
      #expect(await watcher.value == .unavailable)
    }
  }

  @Test func aDatabaseThatIsGoneIsNoReasonToShredItsKeys() async throws {
    let directory = try TestDirectory()
    try await TestServer.run(in: directory) { server in
      _ = try await server.client().createAccount(roles: [.worker])
    }
    let keys = try Data(contentsOf: URL(fileURLWithPath: directory.path + "/keys.db"))
    try FileManager.default.removeItem(atPath: directory.path + "/handschlag.db")
    do {
      try await TestServer.run(in: directory) { _ in Issue.record("it started") }
    } catch let error as StartError {
      #expect(error.exitCode == 78)
      #expect(error.description.contains("put it back"))
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: directory.path + "/keys.db")) == keys)
    #expect(!FileManager.default.fileExists(atPath: directory.path + "/handschlag.db"))
  }

  @Test func aStartThatFailsLeavesNothingOpen() async throws {
    let directory = try TestDirectory()
    let other = try TestDirectory()
    try await TestServer.run(in: other) { taken in
      for _ in 0..<2 {
        do {
          try await TestServer.run(in: directory, { $0.listeners = [.unix(other.path + "/handschlag.sock")] })
          { _ in
            Issue.record("it started")
          }
        } catch let error as StartError {
          #expect(error.exitCode == 73)
          #expect(error.description.contains("another process does"))
        }
      }
      _ = try await taken.client()
    }
    try await TestServer.run(in: directory) { _ = try await $0.client() }
  }

  @Test func aSecondServerOnTheSameDataIsRefused() async throws {
    let directory = try TestDirectory()
    try await TestServer.run(in: directory) { _ in
      do {
        try await TestServer.run(in: directory) { _ in Issue.record("it started") }
      } catch let error as StartError {
        #expect(error.exitCode == 75)
        #expect(error.description.contains("(pid \(ProcessInfo.processInfo.processIdentifier))"))
      }
    }
  }
}

extension TestServer {
  /// A connection without a client's conveniences.
  func channel() async throws -> any RPCChannel {
    let connection = ClientConnection(to: .unix(path: directory.path + "/handschlag.sock"))
    try await connection.connect()
    return connection
  }
}

/// A service whose one call takes as long as a test wants.
final class SlowService: RPCService {
  static let method = MethodDescriptor(service: "test.Slow", name: "Wait")
  let started = Gate()
  let mayEnd = Gate()
  private let begun = Mutex(0)
  /// Calls that have begun.
  var count: Int { begun.withLock { $0 } }

  var handlers: [RPCHandler] {
    [
      .unary(Self.method) { [self] (request: GetStatisticsRequest, _) in
        begun.withLock { $0 += 1 }
        started.open()
        await mayEnd.wait()
        return request
      }
    ]
  }
}

/// Opens once.
final class Gate: Sendable {
  private let state = Mutex<(isOpen: Bool, waiters: [CheckedContinuation<Void, Never>])>((false, []))

  func open() {
    let waiters = state.withLock { state in
      state.isOpen = true
      defer { state.waiters = [] }
      return state.waiters
    }
    for waiter in waiters { waiter.resume() }
  }

  func wait() async {
    await withCheckedContinuation { continuation in
      let isOpen = state.withLock { state in
        if !state.isOpen { state.waiters.append(continuation) }
        return state.isOpen
      }
      if isOpen { continuation.resume() }
    }
  }
}
