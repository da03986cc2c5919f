import HandschlagSQL

/// Threads with a connection each, for reads that are long or that no event loop asks for.
final class ReaderPool: Sendable {
  typealias Job = @Sendable (Result<ReadTransaction, any Error>) -> Void

  private let jobs: Mailbox<Job>

  init(path: String, threads: Int, queueLimit: Int, _ readers: OpenReaders) throws {
    jobs = Mailbox(limit: queueLimit)
    for index in 0..<max(1, threads) {
      let reader = PoolReader(jobs: jobs, reader: try OpenReader(path: path, readers))
      try WorkerThread.start(name: "reader \(index)") { reader.serve() }
    }
  }

  func read<R: Sendable>(_ body: @Sendable @escaping (ReadTransaction) throws -> R) async throws -> R {
    try await withUnsafeThrowingContinuation { (continuation: UnsafeContinuation<R, any Error>) in
      // Each job put is run once, and each refused is answered here: the continuation resumes once.
      let put = jobs.put { transaction in
        continuation.resume(with: Result { try body(transaction.get()) }.mapError(StoreError.translating))
      }
      switch put {
      case .accepted: break
      case .full: continuation.resume(throwing: StoreError.overloaded)
      case .closed: continuation.resume(throwing: StoreError.closed)
      }
    }
  }

  func close() { jobs.close() }
}

/// One thread's connection, and its part of the work.
// Made on the opening thread, used by its own thread alone from then on.
private final class PoolReader: @unchecked Sendable {
  private let jobs: Mailbox<ReaderPool.Job>
  private let reader: OpenReader

  init(jobs: Mailbox<ReaderPool.Job>, reader: OpenReader) {
    self.jobs = jobs
    self.reader = reader
  }

  func serve() {
    let transaction = reader.transaction
    let connection = transaction.connection
    while let job = jobs.takeFirst() {
      do {
        try connection.run("BEGIN")
      } catch {
        job(.failure(error))
        continue
      }
      job(.success(transaction))
      // Should ending a read fail, the next BEGIN reports it.
      if !connection.isAutocommit { try? connection.execute("COMMIT") }
    }
  }
}
