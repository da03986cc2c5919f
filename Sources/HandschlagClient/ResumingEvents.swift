public import HandschlagAPI
public import HandschlagProtobuf
import HandschlagRPC
import HandschlagTransport

extension HandschlagClient {
  /// The cursor of the oldest event that the server keeps.
  public static let oldestEvent = "start"

  /// What happens in the account's engagements, across lost connections.
  ///
  /// After the connection was lost the stream goes on behind the last event that was read, so that none is
  /// missed; the last one may come again after a crash of the reader, which keeps each event's `cursor` when
  /// it has dealt with it. With an empty cursor, what happens while the connection is away before any event
  /// has come is not seen.
  ///
  /// - Parameters:
  ///   - cursor: of the last event dealt with, ``oldestEvent``, or empty for what comes from now on
  ///   - patience: how long the server may be away before the stream fails with `UNAVAILABLE`
  public func engagementEvents(
    from cursor: String = "", patience: Duration = .seconds(300)
  ) -> EngagementEvents {
    EngagementEvents(cursor: cursor, patience: patience) { [engagements] in
      try await engagements.watchEngagements(.init(cursor: $0))
    }
  }

  /// What becomes of the projects that the account may see, across lost connections as
  /// ``engagementEvents(from:patience:)``.
  ///
  /// - Parameters:
  ///   - cursor: of the last event dealt with, or empty for what comes from now on
  ///   - patience: how long the server may be away before the stream fails with `UNAVAILABLE`
  public func projectEvents(from cursor: String = "", patience: Duration = .seconds(300)) -> ProjectEvents {
    ProjectEvents(cursor: cursor, patience: patience) { [projects] in
      try await projects.watchProjects(.init(cursor: $0))
    }
  }
}

/// Events of engagements.
public typealias EngagementEvents = ResumingEvents<WatchEngagementsResponse>
/// Events of projects.
public typealias ProjectEvents = ResumingEvents<WatchProjectsResponse>

/// An event with a cursor to go on behind it.
public protocol CursorEvent: Message {
  /// To be kept once the event was dealt with.
  var cursor: String { get }
}

extension WatchEngagementsResponse: CursorEvent {}
extension WatchProjectsResponse: CursorEvent {}

/// Events in order, from a cursor on. Ends only by an error or by cancellation of its task.
public struct ResumingEvents<Event: CursorEvent>: AsyncSequence, Sendable {
  /// One event.
  public typealias Element = Event

  fileprivate let cursor: String
  fileprivate let patience: Duration
  fileprivate let open: @Sendable (String) async throws -> ResponseStream<Event>

  /// Starts reading, with the first call of `next()`.
  public func makeAsyncIterator() -> Iterator {
    Iterator(cursor: cursor, patience: patience, open: open)
  }

  /// Reads the events.
  public struct Iterator: AsyncIteratorProtocol {
    private let patience: Duration
    private let open: @Sendable (String) async throws -> ResponseStream<Event>
    private var cursor: String
    private var stream: ResponseStream<Event>.Iterator?
    private var hasBegun = false
    private var failures = 0
    private var awaySince: ContinuousClock.Instant?

    fileprivate init(
      cursor: String, patience: Duration,
      open: @escaping @Sendable (String) async throws -> ResponseStream<Event>
    ) {
      self.open = open
      self.cursor = cursor
      self.patience = patience
    }

    /// The next event.
    ///
    /// - Throws: the error of the first attempt at once; later the server's errors, `UNAVAILABLE` when it was
    ///   away for longer than the patience given, `CancellationError` when the task is cancelled.
    public mutating func next() async throws -> Event? {
      while true {
        do {
          if let event = try await read() { return event }
          try await pause(after: RPCError(.unavailable, "the server ended the stream of events"))
        } catch let error as RPCError where hasBegun && Self.isPassing(error) {
          stream = nil
          try await pause(after: error)
        }
      }
    }

    private mutating func read() async throws -> Event? {
      if stream == nil {
        stream = try await open(cursor).makeAsyncIterator()
        hasBegun = true
      }
      guard let event = try await stream?.next() else {
        stream = nil
        return nil
      }
      if !event.cursor.isEmpty { cursor = event.cursor }
      failures = 0
      awaySince = nil
      return event
    }

    /// Waits a tenth of a second, and twice as long each time, up to five seconds.
    private mutating func pause(after error: RPCError) async throws {
      let start = awaySince ?? .now
      awaySince = start
      guard ContinuousClock.now - start < patience else { throw error }
      let delay = Duration.milliseconds(Swift.min(5000, 100 << Swift.min(failures, 6)))
      failures += 1
      try await Task.sleep(for: delay)
    }

    /// Whether the stream may go on from its cursor: the server is away, or the reader was too slow.
    private static func isPassing(_ error: RPCError) -> Bool {
      guard error.connectionFailure != ConnectionFailure.closed else { return false }
      return error.code == .unavailable || error.code == .resourceExhausted
    }
  }
}
