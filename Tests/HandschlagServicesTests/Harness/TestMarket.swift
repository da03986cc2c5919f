import HandschlagAPI
import HandschlagDomain
import HandschlagLog
import HandschlagRPC
import HandschlagServices
import HandschlagStore
import HandschlagVault
import Logging
import Synchronization

/// Time as a test sets it.
final class TestClock: Sendable {
  private let state: Mutex<Int64>

  /// A clock that stands at noon of a day in 2026.
  init() { state = Mutex(1_790_000_000_000 / 86_400_000 * 86_400_000 + 43_200_000) }

  /// Milliseconds since 1970.
  var milliseconds: Int64 {
    get { state.withLock { $0 } }
    set { state.withLock { $0 = newValue } }
  }

  func advance(seconds: Int64 = 0, hours: Int64 = 0, days: Int64 = 0) {
    state.withLock { $0 += ((days * 24 + hours) * 3600 + seconds) * 1000 }
  }
}

/// Runs something between a call's authentication and its handler: where a race would fall.
final class CallGate: ServerInterceptor {
  private let hooks = Mutex<[String: @Sendable () async throws -> Void]>([:])

  /// The next call of a method waits for `hook` after it was let in.
  func before(_ method: String, _ hook: @escaping @Sendable () async throws -> Void) {
    hooks.withLock { $0[method] = hook }
  }

  func begin(_ context: ServerContext) throws -> InterceptorDecision {
    hooks.withLock { $0[context.method.name] == nil } ? .proceed : .suspend
  }

  func resume(_ context: ServerContext) async throws {
    let hook = hooks.withLock { $0.removeValue(forKey: context.method.name) }
    try await hook?()
  }
}

/// The whole marketplace without its sockets: store and vault in a directory of its own, all services behind
/// a router, and a clock that stands still.
final class TestMarket: Sendable {
  let directory: TemporaryDirectory
  let clock = TestClock()
  let log = CapturedLog()
  let gate = CallGate()
  let market: Marketplace
  let router: Router
  /// The operator, on its own listener.
  let operation: AdminServiceClient
  let operationTranscript = Transcript()
  private let maintenance: Maintenance
  private let tokens = Mutex<UInt64>(0)
  private static let schema = Result { try SchemaIndex(SchemaIndex.wire + HandschlagAPISchema.files) }

  /// A marketplace.
  ///
  /// - Parameter seed: decides the server key, and with it every id.
  init(
    policy: Policy = Policy(), settings: MarketplaceSettings = MarketplaceSettings(), seed: UInt8 = 7
  ) throws {
    directory = try TemporaryDirectory()
    guard let key = ServerKey(bytes: [UInt8](repeating: seed, count: ServerKey.byteCount)) else {
      throw VaultError.altered
    }
    let clock = clock
    let shuffle = Mutex(SplitMix64(seed: UInt64(seed)))
    var configuration = StoreConfiguration(directory: directory.path)
    // Calls come one at a time here: a thread for reads would only cost the way to it and back.
    configuration.longReaders = 0
    market = Marketplace(
      store: try Store.open(configuration),
      vault: Vault(
        key: key, keys: try KeyStore(path: directory.path + "/keys.db", key: key),
        logKeys: LogKeys([try NoteSigner(name: "test.example/log", seed: [UInt8](repeating: seed, count: 32))]
        )),
      policy: policy, settings: settings, logger: log.logger(),
      clock: { Timestamp(milliseconds: clock.milliseconds) },
      randomness: { shuffle.withLock { Int64(truncatingIfNeeded: $0.next() >> 1) } })
    maintenance = Maintenance(market)
    let facts = ServerFacts(version: "test", startedAt: Timestamp(milliseconds: clock.milliseconds))
    let services: [any RPCService] = [
      AccountHandler(market), CompanyHandler(market), ProfileHandler(market), ProjectHandler(market),
      EngagementHandler(market), ConsentHandler(market), AgreementHandler(market), PublicLogHandler(market),
      AdminHandler(market, facts: facts),
    ]
    let served = ServedServices(
      services.flatMap(\.handlers).map(\.method), operatorListener: Authenticator.adminListener)
    router = Router(
      services: services + [HealthService(served), ReflectionService(served, schema: try Self.schema.get())],
      interceptors: [Authenticator(market), gate])
    operation = AdminServiceClient(
      channel: RecordingChannel(
        base: InProcessTransport(router: router, listener: Authenticator.adminListener), token: [],
        transcript: operationTranscript))
  }

  /// Opens a marketplace, lets `body` use it and closes it.
  static func run(
    policy: Policy = Policy(), settings: MarketplaceSettings = MarketplaceSettings(), seed: UInt8 = 7,
    _ body: (TestMarket) async throws -> Void
  ) async throws {
    let market = try TestMarket(policy: policy, settings: settings, seed: seed)
    do {
      try await body(market)
    } catch {
      await market.market.store.close()
      throw error
    }
    await market.market.store.close()
  }

  /// 32 bytes that no other call gets.
  func freshSecret() -> [UInt8] {
    let number = tokens.withLock { state in
      state += 1
      return state
    }
    var generator = SplitMix64(seed: number)
    return (0..<4).flatMap { _ in withUnsafeBytes(of: generator.next()) { Array($0) } }
  }

  /// A caller with a token, whether or not an account stands behind it.
  func caller(_ name: String, token: [UInt8]) -> Party {
    Party(name: name, market: self, token: token, recovery: freshSecret())
  }

  /// Opens an account.
  func party(_ name: String, _ roles: [Role], invite: String = "") async throws -> Party {
    let party = caller(name, token: freshSecret())
    let reply = try await party.accounts.createAccount(
      CreateAccountRequest(
        tokenHash: TokenHash.of(party.token), recoveryHash: TokenHash.of(party.recovery), roles: roles,
        invite: invite))
    guard let account = reply.account else { throw RPCError(.internalError, "no account") }
    return party.knownAs(account.id)
  }

  /// Lets everything happen that time has brought about.
  func sweep() async throws {
    try await maintenance.sweep(now: Timestamp(milliseconds: clock.milliseconds))
  }

  /// The next day, and what takes effect with it.
  func nextDay() async throws {
    clock.advance(days: 1)
    try await sweep()
  }
}

/// Somebody with a token, and stubs that call with it.
struct Party: Sendable {
  let name: String
  let market: TestMarket
  let token: [UInt8]
  let recovery: [UInt8]
  /// `acc_…`; empty for a caller without an account.
  private(set) var account = ""
  let transcript = Transcript()

  init(name: String, market: TestMarket, token: [UInt8], recovery: [UInt8]) {
    self.name = name
    self.market = market
    self.token = token
    self.recovery = recovery
  }

  fileprivate func knownAs(_ account: String) -> Party {
    var known = self
    known.account = account
    return known
  }

  var channel: RecordingChannel {
    RecordingChannel(base: InProcessTransport(router: market.router), token: token, transcript: transcript)
  }
  var accounts: AccountServiceClient { AccountServiceClient(channel: channel) }
  var companies: CompanyServiceClient { CompanyServiceClient(channel: channel) }
  var profiles: ProfileServiceClient { ProfileServiceClient(channel: channel) }
  var projects: ProjectServiceClient { ProjectServiceClient(channel: channel) }
  var engagements: EngagementServiceClient { EngagementServiceClient(channel: channel) }
  var consents: ConsentServiceClient { ConsentServiceClient(channel: channel) }
  var log: LogServiceClient { LogServiceClient(channel: channel) }
  var agreements: AgreementServiceClient { AgreementServiceClient(channel: channel) }
}
