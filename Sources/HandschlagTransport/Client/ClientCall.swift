import HandschlagProtobuf
import HandschlagRPC
import Synchronization

/// A call as the connection sees it. What ends a call may come from any thread; the first one wins.
protocol ClientCall: AnyObject, Sendable {
  /// Which sides stream.
  var kind: CallKind { get }
  /// Nanoseconds on the monotonic clock; `UInt64.max` for none.
  var deadline: UInt64 { get }
  /// The request frame's content: envelope and message.
  var request: [UInt8] { get }
  /// 0 until the call has begun; set on the connection's loop.
  var streamID: UInt32 { get set }
  /// Whether nobody waits for it any more.
  var isOver: Bool { get }

  /// The request is on its way.
  func started()
  /// The reply that ends the call. The payload is lent for the time of the call.
  func receive(_ envelope: ResponseEnvelope, _ frame: RawSpan)
  /// Metadata before the first message.
  func receive(initialMetadata: Metadata)
  /// One message of a reply stream.
  ///
  /// - Returns: whether the reader wants more for now.
  /// - Throws: what ended the call: its reader does not keep up at all, or the message is no message.
  func receive(message: RawSpan) throws(RPCError) -> Bool
  /// The call is over: well (nil), or not.
  func finish(_ error: RPCError?)

  /// The server has not seen the call, or will not serve it: it had no effect and may go elsewhere.
  func notServed(_ error: RPCError)
  /// Whether its messages wait for credit.
  var isBlocked: Bool { get }
  /// Says whether its messages wait for credit.
  func setBlocked(_ isBlocked: Bool)
  /// Tells the connection what the reader has taken, in pieces of this cost.
  func reportReading(every cost: Int)
}

extension ClientCall {
  func notServed(_ error: RPCError) { finish(error) }
  var isBlocked: Bool { false }
  func setBlocked(_ isBlocked: Bool) {}
  func reportReading(every cost: Int) {}
}

/// A unary call: a continuation and no more.
final class UnaryCall<Response: Message>: ClientCall {
  private enum State {
    case idle
    case waiting(CheckedContinuation<UnaryResponse<Response>, any Error>)
    case over(any Error)
  }

  let kind = CallKind.unary
  let deadline: UInt64
  let request: [UInt8]
  private let number = Atomic<UInt32>(0)
  private let state = Mutex(State.idle)

  init(request: [UInt8], deadline: UInt64) {
    self.request = request
    self.deadline = deadline
  }

  var streamID: UInt32 {
    get { number.load(ordering: .relaxed) }
    set { number.store(newValue, ordering: .relaxed) }
  }

  var isOver: Bool {
    state.withLock { if case .over = $0 { true } else { false } }
  }

  /// Takes the continuation; resumes it at once when the call is over already.
  ///
  /// - Returns: whether the call may begin.
  func wait(_ continuation: CheckedContinuation<UnaryResponse<Response>, any Error>) -> Bool {
    let ended: (any Error)? = state.withLock { state in
      if case .over(let error) = state { return error }
      state = .waiting(continuation)
      return nil
    }
    guard let ended else { return true }
    continuation.resume(throwing: ended)
    return false
  }

  func started() {}

  func receive(_ envelope: ResponseEnvelope, _ frame: RawSpan) {
    if let error = envelope.error { return finish(error) }
    do {
      let message: Response = try frame.extracting(envelope.payload).withUnsafeBytes {
        bytes throws(RPCError) in try ResponseDecoding.decode(bytes)
      }
      let response = UnaryResponse(
        message: message, initialMetadata: envelope.initialMetadata, trailers: envelope.trailers)
      take(leaving: RPCError(.internalError, "the call is over"))?.resume(returning: response)
    } catch {
      finish(error)
    }
  }

  func receive(initialMetadata: Metadata) {}

  func receive(message: RawSpan) throws(RPCError) -> Bool { true }

  func finish(_ error: RPCError?) {
    end(error ?? RPCError(.internalError, "the call ended without a reply"))
  }

  /// Ends the call with any error.
  func end(_ error: any Error) {
    take(leaving: error)?.resume(throwing: error)
  }

  private func take(
    leaving error: any Error
  ) -> CheckedContinuation<UnaryResponse<Response>, any Error>? {
    state.withLock { state in
      switch state {
      case .idle:
        state = .over(error)
        return nil
      case .waiting(let continuation):
        state = .over(error)
        return continuation
      case .over:
        return nil
      }
    }
  }
}

/// A call in which at least one side streams.
final class StreamingCall<Response: Message>: ClientCall, RequestSink {
  private struct State {
    var begin: CheckedContinuation<Void, any Error>?
    var isStarted = false
    var hasMessage = false
    var isRequestEnded = false
    var end: Result<Void, any Error>?
    var connection: ClientHandler
    var mayMove: Bool
  }

  let kind: CallKind
  let deadline: UInt64
  let request: [UInt8]
  /// What the caller reads.
  let replies: MessageInbox<Response>
  private let number = Atomic<UInt32>(0)
  private let blocked = Atomic<Bool>(false)
  private let state: Mutex<State>
  private let another: @Sendable () -> ClientHandler?

  /// A call that has not begun.
  ///
  /// - Parameter another: the connection to go to when the first one does not serve the call; nil for none
  init(
    kind: CallKind, request: [UInt8], deadline: UInt64, limits: InboxLimits, connection: ClientHandler,
    another: @escaping @Sendable () -> ClientHandler?
  ) {
    self.kind = kind
    self.request = request
    self.deadline = deadline
    self.another = another
    // A request stream's messages are gone once they are sent; a single request can be sent again.
    state = Mutex(State(connection: connection, mayMove: kind == .serverStreaming))
    replies = ResponseDecoding.inbox(limits)
    // The inbox forgets its observers at the end of the call, so that this cycle does not last.
    replies.observe(
      onDrained: { self.connection.enqueue(.resumeReading(self)) },
      onAbandoned: { self.cancel() })
  }

  var streamID: UInt32 {
    get { number.load(ordering: .relaxed) }
    set { number.store(newValue, ordering: .relaxed) }
  }

  var isOver: Bool { state.withLock { $0.end != nil } }

  private var connection: ClientHandler { state.withLock { $0.connection } }

  /// Returns when the request is on its way; throws when it never will be.
  func begin() async throws {
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let end = state.withLock { state in
          if state.end == nil { state.begin = continuation }
          return state.end
        }
        if let end {
          continuation.resume(with: end)
        } else {
          connection.enqueue(.begin(self))
        }
      }
    } onCancel: {
      cancel()
    }
  }

  /// The caller waits no longer.
  func cancel() {
    end(.failure(CancellationError()))
    replies.finish(RPCError(.cancelled, "the call was cancelled"))
    connection.enqueue(.forget(self))
  }

  /// The caller's own stream of requests failed.
  func giveUp(_ error: any Error) {
    finish(RPCError(answering: error))
    connection.enqueue(.forget(self))
  }

  // MARK: - ClientCall

  func started() {
    let continuation = state.withLock { state in
      state.isStarted = true
      defer { state.begin = nil }
      return state.begin
    }
    continuation?.resume()
  }

  func receive(_ envelope: ResponseEnvelope, _ frame: RawSpan) {
    if !envelope.initialMetadata.isEmpty { replies.receiveInitialMetadata(envelope.initialMetadata) }
    replies.receiveTrailers(envelope.trailers)
    if let error = envelope.error { return finish(error) }
    // A single reply may be empty; a stream ends by a response without one.
    let isReply = kind == .clientStreaming ? !state.withLock { $0.hasMessage } : !envelope.payload.isEmpty
    if isReply {
      do { _ = try receive(message: frame.extracting(envelope.payload)) } catch { return finish(error) }
    }
    finish(nil)
  }

  /// A call that has begun goes to another connection by itself, once; one that has not says so.
  func notServed(_ error: RPCError) {
    let moves = state.withLock { state in
      defer { state.mayMove = false }
      return state.mayMove && state.isStarted && state.end == nil
    }
    guard moves, let next = another() else { return finish(error) }
    // The old id means nothing there, or another call.
    streamID = 0
    state.withLock { $0.connection = next }
    next.enqueue(.begin(self))
  }

  var isBlocked: Bool { blocked.load(ordering: .relaxed) }

  func setBlocked(_ isBlocked: Bool) { blocked.store(isBlocked, ordering: .relaxed) }

  func reportReading(every cost: Int) {
    replies.whenConsumed(every: cost) { [weak self] cost in
      guard let self else { return }
      connection.enqueue(.consumed(self, cost: cost))
    }
  }

  func receive(initialMetadata: Metadata) {
    replies.receiveInitialMetadata(initialMetadata)
  }

  func receive(message: RawSpan) throws(RPCError) -> Bool {
    state.withLock { $0.hasMessage = true }
    return try message.withUnsafeBytes { bytes throws(RPCError) in try replies.receive(bytes) }
  }

  func finish(_ error: RPCError?) {
    end(error.map { .failure($0) } ?? .success(()))
    replies.finish(error)
  }

  private func end(_ result: Result<Void, any Error>) {
    let continuation = state.withLock { state -> CheckedContinuation<Void, any Error>? in
      guard state.end == nil else { return nil }
      state.end = result
      defer { state.begin = nil }
      return state.begin
    }
    continuation?.resume(with: result)
    connection.wakeWriters()
  }

  // MARK: - RequestSink

  func send(_ message: some Message) async throws {
    try Task.checkCancellation()
    let (isEnded, end) = state.withLock { ($0.isRequestEnded, $0.end) }
    if let end {
      try end.get()
      throw RPCError(.cancelled, "the server ended the call before it had read everything")
    }
    guard !isEnded else { throw RPCError(.failedPrecondition, "the stream of requests was finished") }
    let bytes = message.encoded()
    guard bytes.count <= FrameHeader.largestLength else { throw RequestEncoding.tooLarge(bytes.count) }
    let connection = connection
    if connection.enqueue(.message(self, bytes)), !isBlocked { return }
    await connection.waitUntilWritable(self)
    try Task.checkCancellation()
  }

  func finish() async {
    let isFirst = state.withLock { state in
      defer { state.isRequestEnded = true }
      return !state.isRequestEnded && state.end == nil
    }
    if isFirst { connection.enqueue(.endOfRequests(self)) }
  }
}
