import Synchronization

/// Wakes those who wait for an account's events, after the commit that wrote them.
///
/// It carries no data: whoever is woken reads the rows after its cursor. So nothing needs a buffer, nothing
/// is lost, and many commits in a row may wake once. Subscribe first, then read, then wait.
package final class EventSignal: Sendable {
  private struct State {
    var slots: [Int64: [ObjectIdentifier: EventSlot]] = [:]
    var count = 0
    var isClosed = false
  }

  /// Subscriptions at one time at most.
  package static let limit = 65_536
  private let state = Mutex(State())

  init() {}

  /// Subscribes to an account's stream until the subscription is let go.
  ///
  /// - Throws: ``StoreError/overloaded`` beyond ``limit``, ``StoreError/closed``.
  package func subscribe(account: Int64) throws -> EventSubscription {
    let slot = EventSlot()
    try state.withLock { state in
      if state.isClosed { throw StoreError.closed }
      if state.count >= Self.limit { throw StoreError.overloaded }
      state.count += 1
      state.slots[account, default: [:]][ObjectIdentifier(slot)] = slot
    }
    return EventSubscription(signal: self, account: account, slot: slot)
  }

  /// Wakes the watchers of accounts.
  func wake(_ accounts: [Int64]) {
    // Woken outside the lock: a waiter may run at once, and subscribe again.
    let slots = state.withLock { state in
      accounts.flatMap { state.slots[$0].map { Array($0.values) } ?? [] }
    }
    for slot in slots { slot.wake() }
  }

  func unsubscribe(_ slot: EventSlot, account: Int64) {
    state.withLock { state in
      guard state.slots[account]?.removeValue(forKey: ObjectIdentifier(slot)) != nil else { return }
      state.count -= 1
      if state.slots[account]?.isEmpty == true { state.slots[account] = nil }
    }
  }

  /// Ends all waiting with ``StoreError/closed``, before the store itself closes or as it does.
  package func close() {
    let slots = state.withLock { state in
      state.isClosed = true
      return state.slots.values.flatMap { $0.values }
    }
    for slot in slots { slot.end(StoreError.closed) }
  }
}

/// One watcher's wait for an account's events.
package final class EventSubscription: Sendable {
  private let signal: EventSignal
  private let account: Int64
  private let slot: EventSlot

  init(signal: EventSignal, account: Int64, slot: EventSlot) {
    self.signal = signal
    self.account = account
    self.slot = slot
  }

  deinit { signal.unsubscribe(slot, account: account) }

  /// Returns when something was committed for the account since the last return, or since subscribing.
  ///
  /// One task waits at a time.
  /// - Throws: `CancellationError`, or ``StoreError/closed`` when the store closes.
  package func wait() async throws {
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { slot.park($0) }
    } onCancel: {
      slot.end(CancellationError())
    }
  }
}

/// Where one watcher waits.
final class EventSlot: Sendable {
  private struct State {
    var isPending = false
    var end: (any Error)?
    var waiter: CheckedContinuation<Void, any Error>?
  }

  private let state = Mutex(State())

  func park(_ waiter: CheckedContinuation<Void, any Error>) {
    let answer: Result<Void, any Error>? = state.withLock { state in
      if let end = state.end { return .failure(end) }
      if state.waiter != nil { return .failure(StoreError.overloaded) }
      guard state.isPending else {
        state.waiter = waiter
        return nil
      }
      state.isPending = false
      return .success(())
    }
    if let answer { waiter.resume(with: answer) }
  }

  func wake() {
    let waiter = state.withLock { state in
      defer { state.waiter = nil }
      state.isPending = state.waiter == nil
      return state.waiter
    }
    waiter?.resume()
  }

  func end(_ error: any Error) {
    let waiter = state.withLock { state in
      state.end = error
      defer { state.waiter = nil }
      return state.waiter
    }
    waiter?.resume(throwing: error)
  }
}
