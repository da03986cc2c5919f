import HandschlagRPC
package import NIOCore
import NIOPosix
import Synchronization

/// Runs tasks on one event loop, and marks the end of the loop's ticks.
///
/// A handler that was started on its connection's loop stays there: jobs that become ready on the loop run
/// in the same tick, jobs made ready by other threads arrive in one hop however many they are. At the end
/// of a tick come first the works given to ``atEndOfTick(_:)``, then the ready jobs, then each connection's
/// replies are flushed once.
// Everything but `inbox` is touched on the loop's thread alone.
package final class LoopExecutor: TaskExecutor, @unchecked Sendable {
  /// The loop.
  package let eventLoop: any EventLoop
  /// Buffers that the connections of the loop share.
  let buffers = BufferPool()
  /// What the callers of the loop's connections sent beside their requests.
  let metadata = MetadataMemo()
  /// The tasks that run the calls of the loop's connections.
  private(set) lazy var runners = CallRunners(self)

  private let inbox = Mutex<[Item]>([])
  private var ready: [UnownedJob] = []
  private var spareReady: [UnownedJob] = []
  private var endOfTick: [@Sendable () -> Void] = []
  private var flushes: [any Flushable] = []
  private var isDrainScheduled = false
  private var isDraining = false
  /// Whether the next job is the one that ``runAtOnce(_:)`` waits for, and that job.
  private var catchesJob = false
  private var caughtJob: UnownedJob?

  private enum Item: Sendable {
    case job(UnownedJob)
    case work(@Sendable () -> Void)
  }

  /// So often may jobs make further jobs ready within one drain; then the sockets come first again.
  private static let largestRounds = 16
  private static let variable = ThreadSpecificVariable<LoopExecutor>()

  /// An executor of a loop. There is to be one for each loop; call ``adopt()`` before it is used.
  package init(_ eventLoop: any EventLoop) {
    self.eventLoop = eventLoop
  }

  /// The executor of the current thread's loop; nil on other threads.
  package static var current: LoopExecutor? { variable.currentValue }

  /// Makes it the ``current`` one of its loop's thread; to be called on the loop.
  package func adopt() {
    LoopExecutor.variable.currentValue = self
  }

  // MARK: - Entrances

  /// Takes a job that Swift's runtime made ready.
  package func enqueue(_ job: UnownedJob) {
    if eventLoop.inEventLoop {
      if catchesJob {
        catchesJob = false
        caughtJob = job
        return
      }
      ready.append(job)
      scheduleDrain()
    } else {
      post(.job(job))
    }
  }

  /// Runs `work` on the loop: soon, and in the order of the calls of one thread.
  package func execute(_ work: @escaping @Sendable () -> Void) {
    post(.work(work))
  }

  /// Runs `work` at the end of the current tick, before handlers that became ready in it go on.
  ///
  /// To be called on the loop; from elsewhere it runs like ``execute(_:)``.
  package func atEndOfTick(_ work: @escaping @Sendable () -> Void) {
    guard eventLoop.inEventLoop else { return execute(work) }
    endOfTick.append(work)
    scheduleDrain()
  }

  /// Runs the task that `resume` makes ready before it returns, up to where the task waits again.
  func runAtOnce(_ resume: () -> Void) {
    catchesJob = true
    resume()
    catchesJob = false
    guard let job = caughtJob else { return }
    caughtJob = nil
    job.runSynchronously(on: asUnownedTaskExecutor())
  }

  /// Has a connection flushed at the end of the tick.
  func flushAtEndOfTick(_ connection: any Flushable) {
    flushes.append(connection)
    scheduleDrain()
  }

  // MARK: - The loop's side

  /// Runs what is ready. Called by connections when they have read, and by the loop after all sockets.
  func drain() {
    guard !isDraining else { return }
    isDraining = true
    var rounds = 0
    while !endOfTick.isEmpty || (!ready.isEmpty && rounds < Self.largestRounds) {
      runEndOfTick()
      runReady()
      rounds += 1
    }
    isDraining = false
    flushAll()
    if !ready.isEmpty { scheduleDrain() }
  }

  private func runEndOfTick() {
    guard !endOfTick.isEmpty else { return }
    let works = endOfTick
    endOfTick = []
    for work in works { work() }
  }

  private func runReady() {
    guard !ready.isEmpty else { return }
    swap(&ready, &spareReady)
    for job in spareReady { job.runSynchronously(on: asUnownedTaskExecutor()) }
    spareReady.removeAll(keepingCapacity: spareReady.capacity <= 4096)
  }

  private func flushAll() {
    guard !flushes.isEmpty else { return }
    let connections = flushes
    flushes = []
    for connection in connections { connection.flushNow() }
  }

  private func scheduleDrain() {
    guard !isDrainScheduled, !isDraining else { return }
    isDrainScheduled = true
    eventLoop.execute {
      self.isDrainScheduled = false
      self.drain()
    }
  }

  private func post(_ item: Item) {
    let isFirst = inbox.withLock { items in
      items.append(item)
      return items.count == 1
    }
    if isFirst { eventLoop.execute { self.receive() } }
  }

  private func receive() {
    let items = inbox.withLock { items in
      let taken = items
      items = []
      return taken
    }
    // What arrives may resume handlers that must see it: the tick before them ends here.
    runEndOfTick()
    for item in items {
      switch item {
      case .job(let job): ready.append(job)
      case .work(let work): work()
      }
    }
    drain()
  }
}

/// Something with replies that wait for the end of the tick.
protocol Flushable: AnyObject {
  func flushNow()
}
