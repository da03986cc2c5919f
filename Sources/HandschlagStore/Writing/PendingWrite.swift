/// A write on its way through the queue, without its result's type.
// Handed from the caller's thread to the writer's and on to the executor's, each through a lock, and
// touched by one of them at a time.
class PendingWrite: @unchecked Sendable {
  /// Where the answer is to be given; nil is the writer's own thread.
  final let executor: (any StoreExecutor)?

  init(executor: (any StoreExecutor)?) { self.executor = executor }

  /// Runs the closure and keeps its result.
  func perform(_ transaction: WriteTransaction) throws {}

  /// Puts an error in the place of any result.
  func fail(_ error: any Error) {}

  /// Gives the answer, once.
  func answer() {}
}

/// A write whose caller awaits a continuation.
// As its superclass.
final class AwaitedWrite<R: Sendable>: PendingWrite, @unchecked Sendable {
  private let body: @Sendable (WriteTransaction) throws -> R
  private let continuation: UnsafeContinuation<R, any Error>
  private var result: Result<R, any Error> = .failure(StoreError.closed)

  init(
    executor: (any StoreExecutor)?, continuation: UnsafeContinuation<R, any Error>,
    body: @escaping @Sendable (WriteTransaction) throws -> R
  ) {
    self.body = body
    self.continuation = continuation
    super.init(executor: executor)
  }

  override func perform(_ transaction: WriteTransaction) throws { result = .success(try body(transaction)) }

  override func fail(_ error: any Error) { result = .failure(error) }

  override func answer() { continuation.resume(with: result) }
}
