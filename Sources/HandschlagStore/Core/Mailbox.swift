#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A bounded queue between many threads that put and few that take and may sleep meanwhile.
// All state is touched under `lock` alone; the pointers live as long as the object.
final class Mailbox<Element: Sendable>: @unchecked Sendable {
  enum Put { case accepted, full, closed }

  private let lock: UnsafeMutablePointer<pthread_mutex_t>
  private let filled: UnsafeMutablePointer<pthread_cond_t>
  private let limit: Int
  private var elements: [Element] = []
  private var sleepers = 0
  /// How many elements are worth waking a sleeper for.
  private var wanted = 1
  private var isClosed = false

  init(limit: Int) {
    self.limit = limit
    lock = .allocate(capacity: 1)
    filled = .allocate(capacity: 1)
    pthread_mutex_init(lock, nil)
    Self.makeCondition(filled)
  }

  deinit {
    pthread_cond_destroy(filled)
    pthread_mutex_destroy(lock)
    filled.deallocate()
    lock.deallocate()
  }

  func put(_ element: Element) -> Put {
    pthread_mutex_lock(lock)
    if isClosed || elements.count >= limit {
      defer { pthread_mutex_unlock(lock) }
      return isClosed ? .closed : .full
    }
    elements.append(element)
    // Waking costs a system call, so it is done only when somebody sleeps, and after the lock is free.
    let wakes = sleepers > 0 && elements.count >= wanted
    pthread_mutex_unlock(lock)
    if wakes { pthread_cond_signal(filled) }
    return .accepted
  }

  /// Sleeps until there is something, then a little longer for more, and swaps all of it with the empty
  /// array given.
  ///
  /// - Parameters:
  ///   - hoped: with so many elements there is no reason to wait longer.
  ///   - patience: how long to wait for them at most, in nanoseconds, below one second.
  /// - Returns: false when the mailbox is closed and nothing is left.
  func takeAll(into taken: inout [Element], hoping hoped: Int, patience: Int) -> Bool {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    guard sleepUntilFilled() else { return false }
    if patience > 0, elements.count < hoped, !isClosed { gather(hoped, patience) }
    swap(&elements, &taken)
    return true
  }

  private func gather(_ hoped: Int, _ patience: Int) {
    let end = Self.nanoseconds() + patience
    wanted = hoped
    sleepers += 1
    // Anything but a wake-up means that the time is over.
    while elements.count < hoped, !isClosed, sleep(until: end) {}
    sleepers -= 1
    wanted = 1
  }

  // The clock of these waits is never set: were it the time of day, a clock set back by an hour would keep the
  // writer asleep for that hour.
  #if canImport(Darwin)
    private static func makeCondition(_ condition: UnsafeMutablePointer<pthread_cond_t>) {
      pthread_cond_init(condition, nil)
    }

    private func sleep(until end: Int) -> Bool {
      let left = max(0, end - Self.nanoseconds())
      var time = timespec(tv_sec: left / 1_000_000_000, tv_nsec: left % 1_000_000_000)
      return pthread_cond_timedwait_relative_np(filled, lock, &time) == 0
    }
  #else
    private static func makeCondition(_ condition: UnsafeMutablePointer<pthread_cond_t>) {
      var attributes = pthread_condattr_t()
      pthread_condattr_init(&attributes)
      pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
      pthread_cond_init(condition, &attributes)
      pthread_condattr_destroy(&attributes)
    }

    private func sleep(until end: Int) -> Bool {
      var time = timespec(tv_sec: end / 1_000_000_000, tv_nsec: end % 1_000_000_000)
      return pthread_cond_timedwait(filled, lock, &time) == 0
    }
  #endif

  private static func nanoseconds() -> Int {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return now.tv_sec * 1_000_000_000 + now.tv_nsec
  }

  /// Sleeps until there is something, and takes the first.
  ///
  /// - Returns: nil when the mailbox is closed and nothing is left.
  func takeFirst() -> Element? {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    return sleepUntilFilled() ? elements.removeFirst() : nil
  }

  /// How many elements wait now.
  var count: Int {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    return elements.count
  }

  /// Refuses what comes from now on; what is inside can still be taken.
  func close() {
    pthread_mutex_lock(lock)
    isClosed = true
    pthread_mutex_unlock(lock)
    pthread_cond_broadcast(filled)
  }

  private func sleepUntilFilled() -> Bool {
    while elements.isEmpty {
      if isClosed { return false }
      sleepers += 1
      pthread_cond_wait(filled, lock)
      sleepers -= 1
    }
    return true
  }
}
