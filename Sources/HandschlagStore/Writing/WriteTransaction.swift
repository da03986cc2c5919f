import HandschlagSQL

/// One operation's part of the writer's transaction: a savepoint of its own.
///
/// Aggregates add what they save as extensions of this class. What the closure throws undoes its own part
/// alone. The closure runs on the writer's thread, holds up all other writes, and must not block.
package final class WriteTransaction: ReadTransaction {
  private let sequences: Sequences
  private var hooks: [@Sendable () -> Void] = []
  private var signalled: [Int64] = []

  init(connection: Connection, sequences: Sequences) {
    self.sequences = sequences
    super.init(connection: connection)
  }

  /// The next number of a sequence, from 1 on, never given before, not even for a row since erased.
  ///
  /// Numbers rise; where an operation failed there are gaps.
  package func nextID(_ sequence: String) -> Int64 { sequences.next(sequence) }

  /// Runs work after the commit and before anyone is answered, on the writer's thread; never when the
  /// operation or the commit fails. It must be quick.
  package func afterCommit(_ work: @escaping @Sendable () -> Void) { hooks.append(work) }

  /// Wakes those who wait for an account's events, after the commit.
  func signalAfterCommit(account: Int64) { signalled.append(account) }

  /// What an operation had added to the transaction outside the database when it began.
  struct Mark {
    fileprivate let hooks: Int
    fileprivate let signalled: Int
  }

  var mark: Mark { Mark(hooks: hooks.count, signalled: signalled.count) }

  /// Takes back what was added since.
  func rewind(to mark: Mark) {
    hooks.removeLast(hooks.count - mark.hooks)
    signalled.removeLast(signalled.count - mark.signalled)
  }

  /// Runs the hooks and names the accounts to wake, when the commit stands.
  func runHooks(wake: ([Int64]) -> Void) {
    for hook in hooks { hook() }
    if !signalled.isEmpty { wake(signalled) }
    discardHooks()
  }

  /// Forgets the hooks, when the commit failed.
  func discardHooks() {
    hooks.removeAll(keepingCapacity: true)
    signalled.removeAll(keepingCapacity: true)
  }
}
