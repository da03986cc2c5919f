public import HandschlagProtobuf

/// The messages that a caller streams to a handler, in order; to be read once, by one task.
///
/// Ends when the caller has sent its last message. Throws an ``RPCError`` when a message cannot be taken,
/// and `CancellationError` when the call is cancelled.
public struct RequestStream<Request: Message>: AsyncSequence, Sendable {
  /// One message of the stream.
  public typealias Element = Request

  private let inbox: MessageInbox<Request>

  package init(_ inbox: MessageInbox<Request>) {
    self.inbox = inbox
  }

  /// Starts reading.
  public func makeAsyncIterator() -> Iterator {
    Iterator(inbox: inbox)
  }

  /// Reads the stream.
  public struct Iterator: AsyncIteratorProtocol {
    fileprivate let inbox: MessageInbox<Request>

    /// The next message, nil after the last.
    public mutating func next() async throws -> Request? {
      try await inbox.next()
    }
  }
}

/// Sends the messages of a reply stream.
public struct ResponseWriter<Response: Message>: Sendable {
  private let context: ServerContext

  package init(_ context: ServerContext) {
    self.context = context
  }

  /// Sends one message, and waits while the peer is slow in reading.
  ///
  /// - Throws: `CancellationError` when nobody waits for the call any more.
  public func write(_ message: Response) async throws {
    guard !context.isCompleted, !Task.isCancelled else { throw CancellationError() }
    if context.sink.send(context, message) { return }
    await context.sink.waitUntilWritable(context)
    guard !context.isCompleted, !Task.isCancelled else { throw CancellationError() }
  }
}
