import Synchronization

/// How a channel stands to its server.
///
/// ```
///          call                 made
///   idle ───────► connecting ─────────► ready
///    ▲                │  ▲                │ lost, or the server goes away
///    │          failed│  │again           │
///    │                ▼  │                │
///    ├─────── transientFailure            │
///    └────────────────────────────────────┘        shutdown, from anywhere, for ever
/// ```
public enum ConnectivityState: Sendable, Hashable, CaseIterable {
  /// No connection, and nobody needs one.
  case idle
  /// A connection is being made.
  case connecting
  /// Calls go out at once.
  case ready
  /// The last attempt failed; the next one waits for its time.
  case transientFailure
  /// The channel was closed by its program.
  case shutdown
}

/// The states of a channel: the present one first, then each change; ends behind ``ConnectivityState/shutdown``.
///
/// A reader that is slow misses states between, never the last one.
public struct ConnectivityStates: AsyncSequence, Sendable {
  /// One state.
  public typealias Element = ConnectivityState

  private let stream: AsyncStream<ConnectivityState>

  package init(_ stream: AsyncStream<ConnectivityState>) {
    self.stream = stream
  }

  /// Starts reading.
  public func makeAsyncIterator() -> Iterator {
    Iterator(iterator: stream.makeAsyncIterator())
  }

  /// Reads the states.
  public struct Iterator: AsyncIteratorProtocol {
    fileprivate var iterator: AsyncStream<ConnectivityState>.Iterator

    /// The next state; nil behind the last, and when the task is cancelled.
    public mutating func next() async -> ConnectivityState? { await iterator.next() }
  }
}

/// Tells any number of readers what state a channel is in.
package final class ConnectivityBroadcast: Sendable {
  private struct State {
    var present = ConnectivityState.idle
    var readers: [UInt64: AsyncStream<ConnectivityState>.Continuation] = [:]
    var nextReader: UInt64 = 0
    var onChange: (@Sendable () -> Void)?
  }

  private let state = Mutex(State())

  /// Idle, without readers.
  package init() {}

  /// The state at this moment.
  package var present: ConnectivityState { state.withLock { $0.present } }

  /// Tells a change; the same state again is none, and nothing comes behind shutdown.
  package func change(to next: ConnectivityState) {
    typealias Readers = [AsyncStream<ConnectivityState>.Continuation]
    let (ended, onChange) = state.withLock { state -> (Readers, (@Sendable () -> Void)?) in
      guard state.present != next, state.present != .shutdown else { return ([], nil) }
      state.present = next
      for reader in state.readers.values { reader.yield(next) }
      guard next == .shutdown else { return ([], state.onChange) }
      defer { state.readers = [:] }
      return (Array(state.readers.values), state.onChange)
    }
    for reader in ended { reader.finish() }
    onChange?()
  }

  /// Says whom to tell of each change, whatever the state is by then. Must not block.
  package func whenChanged(_ action: @escaping @Sendable () -> Void) {
    state.withLock { $0.onChange = action }
  }

  /// A new reader's states.
  package func states() -> ConnectivityStates {
    let (stream, reader) = AsyncStream.makeStream(
      of: ConnectivityState.self, bufferingPolicy: .bufferingNewest(16))
    let (id, isOver) = state.withLock { state in
      reader.yield(state.present)
      state.nextReader += 1
      if state.present != .shutdown { state.readers[state.nextReader] = reader }
      return (state.nextReader, state.present == .shutdown)
    }
    if isOver {
      reader.finish()
    } else {
      reader.onTermination = { [weak self] _ in self?.state.withLock { $0.readers[id] = nil } }
    }
    return ConnectivityStates(stream)
  }
}
