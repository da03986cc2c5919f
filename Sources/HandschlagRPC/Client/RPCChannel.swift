public import HandschlagProtobuf

/// A way to a server: a connection, a pool of them, or the server in the same process.
///
/// Generated clients call through it. Every call throws ``RPCError``; a cancelled task's call is given up
/// and throws `CancellationError`.
public protocol RPCChannel: Sendable {
  /// One request, one reply, with the metadata around the reply.
  func unaryResponse<Request: Message, Response: Message>(
    _ method: MethodDescriptor, _ request: Request, options: CallOptions
  ) async throws -> UnaryResponse<Response>

  /// One request, a stream of replies. Returns when the request is on its way.
  func serverStreaming<Request: Message, Response: Message>(
    _ method: MethodDescriptor, _ request: Request, options: CallOptions
  ) async throws -> ResponseStream<Response>

  /// A stream of requests, written by `writing`, and one reply.
  ///
  /// The stream of requests ends when `writing` returns; when it throws, the call is given up.
  func clientStreaming<Request: Message, Response: Message>(
    _ method: MethodDescriptor, options: CallOptions,
    writing: @escaping @Sendable (RequestWriter<Request>) async throws -> Void
  ) async throws -> UnaryResponse<Response>

  /// A stream of requests and a stream of replies.
  func bidirectional<Request: Message, Response: Message>(
    _ method: MethodDescriptor, options: CallOptions
  ) async throws -> BidirectionalCall<Request, Response>
}

extension RPCChannel {
  /// One request, one reply.
  public func unary<Request: Message, Response: Message>(
    _ method: MethodDescriptor, _ request: Request, options: CallOptions = .default
  ) async throws -> Response {
    let response: UnaryResponse<Response> = try await unaryResponse(method, request, options: options)
    return response.message
  }
}

/// The single reply of a call and the metadata around it.
public struct UnaryResponse<Response: Message>: Sendable {
  /// The reply.
  public var message: Response
  /// Metadata that came before the reply.
  public var initialMetadata: Metadata
  /// Metadata that came after the reply.
  public var trailers: Metadata

  /// Puts a reply and its metadata together.
  public init(message: Response, initialMetadata: Metadata = Metadata(), trailers: Metadata = Metadata()) {
    self.message = message
    self.initialMetadata = initialMetadata
    self.trailers = trailers
  }
}

/// A stream of replies, to be read once, by one task.
///
/// A bounded number of bytes is kept unread; beyond it the server is made to wait. The call is given up
/// when the stream and its iterators are dropped before the end. Throws the call's ``RPCError``.
public struct ResponseStream<Response: Message>: AsyncSequence, Sendable {
  /// One message of the stream.
  public typealias Element = Response

  /// Ends the call when the last reader is gone.
  fileprivate final class Reader: Sendable {
    let inbox: MessageInbox<Response>
    init(_ inbox: MessageInbox<Response>) { self.inbox = inbox }
    deinit { inbox.abandon() }
  }

  fileprivate let reader: Reader

  package init(_ inbox: MessageInbox<Response>) {
    reader = Reader(inbox)
  }

  /// Metadata that came before the first message; empty as long as none has come.
  public var initialMetadata: Metadata { reader.inbox.initialMetadata }

  /// Metadata that came with the end; empty before it.
  public var trailers: Metadata { reader.inbox.trailers }

  /// Gives the call up.
  public func cancel() { reader.inbox.abandon() }

  /// Starts reading.
  public func makeAsyncIterator() -> Iterator { Iterator(reader: reader) }

  /// Reads the stream.
  public struct Iterator: AsyncIteratorProtocol {
    fileprivate let reader: Reader

    fileprivate init(reader: Reader) { self.reader = reader }

    /// The next message, nil after the last.
    public mutating func next() async throws -> Response? {
      try await reader.inbox.next()
    }
  }
}

/// Where a channel takes the messages of a request stream; what `RequestWriter` stands on.
package protocol RequestSink: AnyObject, Sendable {
  /// Sends one message, waiting while the peer is slow. Throws when the call is over.
  func send(_ message: some Message) async throws
  /// Says that no more will come. Further calls do nothing.
  func finish() async
}

/// Sends the messages of a request stream.
public struct RequestWriter<Request: Message>: Sendable {
  private let sink: any RequestSink

  package init(_ sink: any RequestSink) {
    self.sink = sink
  }

  /// Sends one message, and waits while the server is slow in reading.
  ///
  /// - Throws: the call's ``RPCError`` when it is over already.
  public func write(_ message: Request) async throws {
    try await sink.send(message)
  }

  /// Says that no more will come.
  public func finish() async {
    await sink.finish()
  }
}

/// A call with a stream in each direction.
public struct BidirectionalCall<Request: Message, Response: Message>: Sendable {
  /// Where requests are written. To be finished by ``RequestWriter/finish()``.
  public let requests: RequestWriter<Request>
  /// What the server answers.
  public let responses: ResponseStream<Response>

  /// Puts both directions together.
  public init(requests: RequestWriter<Request>, responses: ResponseStream<Response>) {
    self.requests = requests
    self.responses = responses
  }
}
