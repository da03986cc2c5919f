import HandschlagDomain
import HandschlagRPC
import HandschlagSQL
import HandschlagServer
import HandschlagServices
import HandschlagStore
import HandschlagVault
import Logging
import Synchronization

/// One life of the whole server without its sockets: store, vault, services and timers on a disk.
final class SimulatedServer: Sendable {
  let store: Store
  let vault: Vault
  let router: Router
  let tap: CommitTap
  private let clock: ServerClock
  private let maintenance: Maintenance
  private let failures: FatalErrors
  private let market: Marketplace
  /// Nil for a server that makes none.
  private let backups: SimulatedBackups?

  /// Starts on what the disk holds.
  ///
  /// - Parameters:
  ///   - readers: threads for long reads; with none they run on the loop.
  ///   - isFollowed: whether backups are made and a change log follows every commit.
  init(
    _ disk: Disk, time: VirtualTime, readers: Int = 0, isFollowed: Bool = false, output: Output
  ) async throws {
    let tap = CommitTap(disk)
    self.tap = tap
    let clock = time.serverClock()
    self.clock = clock
    backups = isFollowed ? try SimulatedBackups(disk, now: { clock.now().milliseconds }) : nil
    var configuration = StoreConfiguration(directory: disk.path)
    configuration.longReaders = readers
    configuration.executors = ServerAssembly.executors
    configuration.checkpointFrames = 200
    configuration.follower = backups?.log
    configuration.beforeCommit = { try tap.beforeCommit() }
    let failures = FatalErrors()
    configuration.onBatch = { _ in tap.afterCommit() }
    configuration.onFatalError = { _ in failures.note() }
    self.failures = failures
    store = try Store.open(configuration)
    vault = try Vault(directory: disk.path, logOrigin: Self.logOrigin)
    market = Marketplace(
      store: store, vault: vault, policy: Self.policy, settings: Self.settings, logger: output.logger,
      clock: { clock.now() }, randomness: { 1 })
    maintenance = Maintenance(market)
    try await maintenance.prepare()
    router = try ServerAssembly.router(
      market, ServerSettings(dataDirectory: disk.path),
      facts: ServerFacts(version: "simulated", startedAt: clock.now()), logger: output.logger)
    try await backups?.tend(market)
  }

  /// Counts how often the store gave itself up.
  private final class FatalErrors: Sendable {
    private let count = Mutex(0)
    func note() { count.withLock { $0 += 1 } }
    var value: Int { count.withLock { $0 } }
  }

  /// Whether the store has said that the process should end.
  var hasFailed: Bool { failures.value > 0 }

  /// The name of the public log.
  static let logOrigin = "simulated/log"

  static let settings = MarketplaceSettings(defaultMaxOpen: 10_000, defaultMaxNewPerDay: 10_000, logBatch: 4)

  /// No quotas: a long history would meet them all.
  static let policy = Policy(
    quotas: Quotas(Dictionary(uniqueKeysWithValues: Quota.allCases.map { ($0, Int64.max) })))

  /// The time that the rules are told, in milliseconds since 1970.
  var now: Int64 { clock.now().milliseconds }

  /// The timer comes round.
  func sweep() async throws {
    try await maintenance.sweep(now: clock.now())
    try await backups?.tend(market)
  }

  /// The engagements of which a reveal is half done in the database.
  func halfReveals() throws -> [Int64] {
    try store.readInline { tx in
      try tx.connection.rows(
        """
        SELECT e.id FROM engagements e
        WHERE (SELECT count(*) FROM grants g WHERE g.engagement = e.id) NOT IN (0, 2)
          OR (SELECT count(*) FROM receipts r WHERE r.engagement = e.id)
            <> (SELECT count(*) / 2 FROM grants g WHERE g.engagement = e.id)
        """
      ) { $0.int(0) }
    }
  }

  /// What does not hold of the database, in words.
  func violations() throws -> [String] { try store.readInline { try $0.violations().map(\.description) } }

  /// How many keys the database names, and how many are kept.
  func keys() throws -> (named: Int, kept: Int) {
    (try store.readInline { try $0.referencedKeys().count }, try vault.keys.count())
  }

  /// Ends all streams of events, after what is there is sent.
  func endStreams() { store.events.close() }

  /// Commits what is queued, and closes the files.
  func close() async {
    await store.close()
    vault.keys.close()
  }
}

/// What leaves the process besides replies.
final class Output: Sendable {
  private let lines = Mutex<[String]>([])

  /// Every line that was logged.
  var log: [String] { lines.withLock { $0 } }

  func append(_ line: String) { lines.withLock { $0.append(line) } }

  /// A logger that writes here alone, everything from the lowest level on.
  var logger: Logger {
    var logger = Logger(label: "simulation") { _ in OutputHandler(output: self) }
    logger.logLevel = .trace
    return logger
  }
}

private struct OutputHandler: LogHandler {
  let output: Output
  var metadata: Logger.Metadata = [:]
  var logLevel: Logger.Level = .trace

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    var line = "\(event.level) \(event.message)"
    for (key, value) in event.metadata ?? [:] { line += " \(key)=" + Self.text(value) }
    for (key, value) in metadata { line += " \(key)=" + Self.text(value) }
    output.append(line)
  }

  private static func text(_ value: Logger.Metadata.Value) -> String {
    switch value {
    case .string(let text): text
    case .stringConvertible(let value): value.description
    case .array, .dictionary: "\(value)"
    }
  }
}
