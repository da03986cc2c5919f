/// What the store sees of an event loop; the server puts one before each of its loops.
package protocol StoreExecutor: AnyObject, Sendable {
  /// Runs work on the loop, soon, in the order given. Callable from any thread.
  func execute(_ work: @escaping @Sendable () -> Void)
  /// Runs work on the loop when its present round of events and tasks is done. Called on the loop only.
  func atEndOfTick(_ work: @escaping @Sendable () -> Void)
}

/// How the store finds the event loop it is called on.
package struct StoreExecutors: Sendable {
  /// The executor of the calling thread, or nil when the thread is no event loop.
  package var current: @Sendable () -> (any StoreExecutor)?

  /// Executors found by a closure, which should do no more than read a thread-local.
  package init(current: @escaping @Sendable () -> (any StoreExecutor)?) { self.current = current }

  /// No event loops: reads go to the reader threads, answers come from the writer's.
  package static let none = StoreExecutors { nil }
}
