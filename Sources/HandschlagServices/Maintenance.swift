package import HandschlagDomain
import HandschlagStore
import HandschlagVault
import Logging
import Synchronization

/// Why the data cannot be put in order: one line for who starts the server.
package struct MaintenanceError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The reason.
  package let description: String
}

/// What the server does without anyone asking: it writes down what time has ended, and throws away what
/// nobody may or can use any more.
package final class Maintenance: Sendable {
  /// Rows changed in one transaction at most, for the writer is held up meanwhile.
  private static let batch: Int64 = 64
  private static let day: Int64 = 86_400_000

  private let market: Marketplace
  private let state: Mutex<State>

  private struct State {
    /// The latest time seen: a clock that is set back revives nothing.
    var latest = Timestamp(milliseconds: .min)
    /// The minute of the last tidying.
    var tidied = Int64.min
  }

  /// Sweeps of a marketplace; one sweep runs at a time.
  package init(_ market: Marketplace) {
    self.market = market
    state = Mutex(State())
  }

  /// Puts the data in order before the first call: erases again what an older copy of the database brought
  /// back, destroys keys that a crash left behind, and begins the public log with a checkpoint if it has none.
  ///
  /// - Throws: ``MaintenanceError`` when there are many keys and no account, so that the database must have
  ///   been lost; nothing is destroyed then.
  package func prepare() async throws {
    try await settleKeys()
    guard try await market.store.readLong({ try $0.newestCheckpoint() }) == nil else { return }
    try await onceAnHour(market.clock())
  }

  private func settleKeys() async throws {
    let back = try await market.forgetWhatCameBack()
    if back != (0, 0, 0) {
      market.logger.notice(
        "an older database was put back: what was erased, withdrawn or revoked since is so again",
        metadata: [
          "accounts": "\(back.accounts)", "consents": "\(back.consents)", "grants": "\(back.grants)",
        ])
    }
    let (named, hasAccounts) = try await market.store.readLong { tx in
      (try tx.referencedKeys(), try tx.hasAccounts())
    }
    let count = try market.vault.keys.count()
    guard hasAccounts || !named.isEmpty else {
      guard count <= Self.mostLeftovers else {
        throw MaintenanceError(
          description: "the key store holds \(count) keys, but the database beside it holds no account: put "
            + "the database back, or move keys.db and server.key away to begin anew")
      }
      // Too few to tell a crash at the first account from a lost database: they may stay.
      return
    }
    let destroyed = try market.vault.keys.sweep(keeping: Set(named.map(KeyID.init(rawValue:))))
    if destroyed > 0 {
      market.logger.notice("keys that a crash left behind are destroyed", metadata: ["count": "\(destroyed)"])
    }
  }

  /// So many keys may be on their way at once when a server is killed at its first accounts.
  private static let mostLeftovers = 256

  /// Does all that is due.
  ///
  /// - Parameter now: a time before one already seen counts as that one.
  /// - Throws: ``StoreError``; what was done stays, the rest is due the next time.
  package func sweep(now: Timestamp) async throws {
    let now = state.withLock { state in
      state.latest = max(state.latest, now)
      return state.latest
    }
    try await expire(now)
    try await onceADay(now)
    try await onceAnHour(now)
    let minute = now.milliseconds / 60_000
    let isNewMinute = state.withLock { state in
      defer { state.tidied = minute }
      return state.tidied != minute
    }
    if isNewMinute { try await tidy(now) }
  }

  // MARK: - What time has ended

  private func expire(_ now: Timestamp) async throws {
    var stuck: Set<EngagementID> = []
    while true {
      let limit = Self.batch + Int64(stuck.count)
      let due = try await market.store.readLong { try $0.engagementIDsDue(at: now, limit: limit) }
        .filter { !stuck.contains($0) }
      guard !due.isEmpty else { return }
      do {
        try await expire(due, now)
      } catch let error as StoreError {
        throw error
      } catch {
        // One of them can't be written; the others must not wait for it.
        for id in due {
          do {
            try await expire([id], now)
          } catch let error as StoreError {
            throw error
          } catch {
            market.logger.error("an engagement cannot be ended", metadata: ["error": "\(error)"])
          }
        }
      }
      let still = try await market.store.readLong { try $0.engagementIDsDue(at: now, limit: limit) }
      stuck.formUnion(Set(still).intersection(due))
    }
  }

  private func expire(_ ids: [EngagementID], _ now: Timestamp) async throws {
    let market = market
    try await market.store.write { tx in
      var acts = EngagementActs(market, tx, now: now)
      try acts.applyToAll(.expire, by: { _ in .server }, ids)
    }
  }

  // MARK: - What is counted or shown anew

  private func onceADay(_ now: Timestamp) async throws {
    let today = now.milliseconds / Self.day
    let market = market
    try await once("visibility", today) { try $0.renewVisibility() }
    try await once("fairness", today / 7) { try $0.renewFairness(least: market.settings.fairnessLeast) }
    try await once("quotas", today) { try $0.purgeCounts(now: now) }
    guard try await market.store.readLong({ try $0.lastDay(of: "events") }) ?? .min < today else { return }
    try await trimEvents(now)
    try await once("events", today) { _ in }
  }

  /// Makes the checkpoint of the hour. A clock that was set back must not keep the log waiting until it is
  /// where it was, so that any other hour than the last counts as a new one.
  private func onceAnHour(_ now: Timestamp) async throws {
    let hour = now.milliseconds / 3_600_000
    guard try await market.store.readLong({ try $0.lastDay(of: "checkpoint") }) != hour else { return }
    let market = market
    var isBehind = true
    while isBehind {
      isBehind = try await market.store.write { tx in
        try tx.setLastDay(of: "checkpoint", hour)
        return try PublicLog(market: market).makeCheckpoint(tx).isBehind
      }
    }
  }

  /// Runs a task unless it ran in this period already, in the transaction that notes that it did.
  private func once(
    _ task: String, _ period: Int64, _ body: @escaping @Sendable (WriteTransaction) throws -> Void
  ) async throws {
    guard try await market.store.readLong({ try $0.lastDay(of: task) }) ?? .min < period else { return }
    try await market.store.write { tx in
      try body(tx)
      try tx.setLastDay(of: task, period)
    }
  }

  // MARK: - What is thrown away

  private func tidy(_ now: Timestamp) async throws {
    let moment = (now.milliseconds - Self.day) / 1000
    let limit = 256
    while try await market.store.write({ try $0.purgeIdempotency(before: moment, limit: limit) }) == limit {}
  }

  private func trimEvents(_ now: Timestamp) async throws {
    let moment = (now.milliseconds - market.settings.eventDays * Self.day) / 1000
    let limit = 256
    // The stream of projects has a number below every account's.
    var last = EventStream.projects - 1
    while true {
      let after = last
      let accounts = try await market.store.readLong { try $0.accountsWithEvents(after: after, limit: limit) }
      for account in accounts {
        while try await market.store.write({
          try $0.trimEvents(account: account, before: moment, limit: limit)
        }) == limit {}
      }
      guard let end = accounts.last, accounts.count == limit else { return }
      last = end
    }
  }
}
