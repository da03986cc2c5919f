import HandschlagRPC
import Synchronization

/// A call that is ready to run: its handler, its request, its context.
struct ReadyCall {
  let run: HandlerRun
  /// Valid until the handler suspends for the first time.
  let payload: UnsafeRawBufferPointer
  let context: ServerContext
}

/// Something that has calls to run: a connection with whole frames in its buffer.
protocol CallSource: AnyObject {
  /// The next call; nil when there is none that is ready.
  func nextCall() -> ReadyCall?
}

/// One task that runs calls, one after the other, for as long as none of them waits.
///
/// A task costs several times what a handler's call costs that never waits, so a task is kept and used for all
/// calls of a read. When a handler waits, its runner waits with it and another one goes on with the rest; a
/// runner belongs to its call then, so that cancelling the call cancels the task, and is back in the pool
/// when the call has ended. A cancelled runner is not used again.
// Touched on its loop alone.
final class CallRunner: @unchecked Sendable {
  /// The task; nil until it has run for the first time.
  private(set) var task: Task<Void, Never>?
  /// The call that it is busy with.
  private(set) var current: ServerContext?

  private unowned let pool: CallRunners
  private var source: (any CallSource)?
  /// Whether the loop waits for it to give the thread back.
  private var isDriven = false
  private var isParked = false
  private var parked: UnsafeContinuation<Bool, Never>?

  fileprivate init(_ pool: CallRunners) {
    self.pool = pool
  }

  /// Runs a source's calls until there are none, or until one waits.
  ///
  /// - Returns: whether one waits, which is ``current`` then
  fileprivate func drive(_ source: any CallSource) -> Bool {
    self.source = source
    isDriven = true
    isParked = false
    if let continuation = parked {
      parked = nil
      pool.executor.runAtOnce { continuation.resume(returning: true) }
    } else {
      // The runner keeps itself alive by the task, until the task ends.
      task = Task.immediate(executorPreference: pool.executor) { await self.work() }
    }
    isDriven = false
    self.source = nil
    return !isParked
  }

  /// Ends the task of a parked runner.
  fileprivate func end() {
    guard let continuation = parked else { return }
    parked = nil
    continuation.resume(returning: false)
  }

  private func work() async {
    repeat {
      while isDriven, let call = source?.nextCall() {
        current = call.context
        await call.run(call.payload, call.context)
        current = nil
      }
    } while await park()
  }

  /// Waits for more calls; false when the task is to end.
  private func park() async -> Bool {
    isParked = true
    guard !Task.isCancelled, pool.hasRoom else { return false }
    return await withUnsafeContinuation { continuation in
      parked = continuation
      pool.keep(self)
    }
  }
}

/// The runners of one loop that have nothing to do.
// Touched on its loop alone.
final class CallRunners: @unchecked Sendable {
  /// A bound on what a burst of waiting calls leaves behind.
  private static let mostIdle = 64

  fileprivate unowned let executor: LoopExecutor
  private var idle: [CallRunner] = []

  init(_ executor: LoopExecutor) {
    self.executor = executor
  }

  /// Runs a source's calls until there are none, or until one waits.
  ///
  /// - Returns: the runner whose call waits; the source may have further calls then
  func drive(_ source: any CallSource) -> CallRunner? {
    let runner = idle.popLast() ?? CallRunner(self)
    return runner.drive(source) ? runner : nil
  }

  /// Ends the tasks of all idle runners.
  func endIdle() {
    let runners = idle
    idle = []
    for runner in runners { runner.end() }
  }

  fileprivate var hasRoom: Bool { idle.count < Self.mostIdle }

  fileprivate func keep(_ runner: CallRunner) {
    idle.append(runner)
  }
}
