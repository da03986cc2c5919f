import HandschlagSQL
import Synchronization

/// The readers of all event loops, each made at its loop's first read.
final class LoopReaders: Sendable {
  private struct State {
    var readers: [ObjectIdentifier: LoopReader] = [:]
    var isClosed = false
  }

  private let path: String
  private let commits: CommitCounter
  private let open: OpenReaders
  private let state = Mutex(State())

  init(path: String, commits: CommitCounter, _ open: OpenReaders) {
    self.path = path
    self.commits = commits
    self.open = open
  }

  func reader(of executor: any StoreExecutor) throws -> LoopReader {
    let found = try state.withLock {
      if $0.isClosed { throw StoreError.closed }
      return $0.readers[ObjectIdentifier(executor)]
    }
    if let found { return found }
    // Outside the lock: opening touches the disk, and no other thread opens this loop's reader.
    let made = try LoopReader(executor: executor, path: path, commits: commits, open)
    state.withLock { $0.readers[ObjectIdentifier(executor)] = made }
    return made
  }

  /// Lets go of all connections; a read that runs keeps its own until it ends.
  func close() {
    let readers = state.withLock { state in
      state.isClosed = true
      defer { state.readers = [:] }
      return state.readers
    }
    _ = readers
  }
}
