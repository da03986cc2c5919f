import HandschlagAPI
package import HandschlagDomain
package import HandschlagStore
package import HandschlagVault
package import Logging
import Synchronization

/// What every service works with: state, secrets, rules and the clock.
package struct Marketplace: Sendable {
  /// The state.
  package let store: Store
  /// Keys, sealed data and public ids.
  package let vault: Vault
  /// What the operator may configure about the rules.
  package let policy: Policy
  /// What the operator may configure besides.
  package let settings: MarketplaceSettings
  /// Reads the time. Everything else is told it.
  package let clock: @Sendable () -> Timestamp
  /// Random numbers from 0 on, by which equal results of a search are ordered. Secrets never come from here.
  package let randomness: @Sendable () -> Int64
  /// Where events go that no caller is told of; it never receives contact data, tokens or addresses.
  package let logger: Logger
  /// How often contact data was revealed since the start.
  package let reveals = RevealCount()
  /// The callers whose tokens were seen lately.
  let callers: CallerCache
  /// What was written last in each engagement.
  let writings = WritingCache()
  /// Projects' contents and companies' attributes as last read.
  let contents: DecodedCache<ProjectContent>
  let attributes: DecodedCache<CompanyAttributes>

  /// A marketplace on an open store and vault.
  package init(
    store: Store, vault: Vault, policy: Policy, settings: MarketplaceSettings, logger: Logger,
    clock: @escaping @Sendable () -> Timestamp,
    randomness: @escaping @Sendable () -> Int64 = { .random(in: 0 ..< .max) }
  ) {
    self.store = store
    self.vault = vault
    self.policy = policy
    self.settings = settings
    self.logger = logger
    self.clock = clock
    self.randomness = randomness
    callers = CallerCache()
    contents = DecodedCache()
    attributes = DecodedCache()
  }
}

/// A number of reveals, of which no more is known.
package final class RevealCount: Sendable {
  private let number = Atomic<UInt64>(0)

  /// The number.
  package var value: UInt64 { number.load(ordering: .relaxed) }

  /// Counts one; to be called when it is durable.
  func add() { number.wrappingAdd(1, ordering: .relaxed) }
}

/// What the operator may configure beside the rules.
package struct MarketplaceSettings: Sendable, Hashable {
  /// Whether an account can be opened without an invitation.
  package var openRegistration: Bool
  /// Most engagements open at once that others began, where an account has set no limit.
  package var defaultMaxOpen: Int64
  /// Most new ones in a day, likewise.
  package var defaultMaxNewPerDay: Int64
  /// Days after a reveal for which its data may be kept; part of every consent notice.
  package var retentionDays: Int64
  /// Ended views below which a company's fairness figures stay empty.
  package var fairnessLeast: Int64
  /// Days for which events are kept to resume from.
  package var eventDays: Int64
  /// Whether cards are taken only as their givers have sealed them, so that the server can read none.
  package var requiresSealed: Bool
  /// Leaves by which the public log grows with each checkpoint, however few of them are real.
  package var logBatch: Int64

  /// The defaults: open registration, 200 open and 50 new a day, 365 days of retention, figures from 20
  /// ended views on, 30 days of events, sealed cards allowed and not required, 64 leaves a checkpoint.
  package init(
    openRegistration: Bool = true, defaultMaxOpen: Int64 = 200, defaultMaxNewPerDay: Int64 = 50,
    retentionDays: Int64 = 365, fairnessLeast: Int64 = 20, eventDays: Int64 = 30,
    requiresSealed: Bool = false, logBatch: Int64 = 64
  ) {
    self.openRegistration = openRegistration
    self.defaultMaxOpen = defaultMaxOpen
    self.defaultMaxNewPerDay = defaultMaxNewPerDay
    self.retentionDays = retentionDays
    self.fairnessLeast = fairnessLeast
    self.eventDays = eventDays
    self.requiresSealed = requiresSealed
    self.logBatch = logBatch
  }
}
