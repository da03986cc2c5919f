public import HandschlagProtobuf
import Synchronization

/// Whether replies are compressed.
public enum ReplyCompression: Sendable, Hashable {
  /// When the caller compresses its requests.
  case automatic
  /// By gzip, when the caller takes that.
  case gzip
  /// Not.
  case none
}

/// One call on the server's side, as handlers and interceptors see it.
///
/// One allocation a call; the little that changes sits behind one lock.
public final class ServerContext: Sendable {
  /// What the schema says of the method.
  public var method: MethodDescriptor { handler.method }
  /// The position of the method in ``Router/methods``, for tables indexed by method.
  public let methodIndex: Int
  /// What the caller sent beside the request.
  public let metadata: Metadata
  /// When the caller stops waiting.
  public let deadline: Deadline
  /// Who is at the other end, as the operating system says.
  public var peer: Peer { connection.peer }
  /// The listener that the call came in by.
  public var listener: ListenerTag { connection.listener }
  /// The certificate by which the peer proved who it is; nil where none was asked for.
  public var certificate: PeerCertificate? { connection.certificate }

  /// What the call shares with the others of its connection.
  package let connection: ConnectionContext
  package let handler: RPCHandler
  package let router: Router
  /// Nanoseconds on the monotonic clock.
  package let startedAt: UInt64
  /// The sink's own number for the call: the stream id on the native wire.
  package let callID: UInt32
  package let sink: any ServerCallSink
  private let cancelled = Atomic<Bool>(false)
  private let completed = Atomic<Bool>(false)
  private let compressedRequest = Atomic<Bool>(false)
  private let peersMistake = Atomic<Bool>(false)
  /// When the call ended, as far as that has been asked; 0 before.
  private let endedAt = Atomic<UInt64>(0)
  private let state = Mutex(State())

  private struct State {
    var principal: (any Sendable)?
    var initialMetadata: Metadata?
    var trailers: Metadata?
    var compression = ReplyCompression.automatic
  }

  package init(
    route: Route, router: Router, metadata: Metadata, deadline: Deadline, connection: ConnectionContext,
    startedAt: UInt64, callID: UInt32, sink: any ServerCallSink
  ) {
    self.methodIndex = route.index
    self.handler = route.handler
    self.router = router
    self.metadata = metadata
    self.deadline = deadline
    self.connection = connection
    self.startedAt = startedAt
    self.callID = callID
    self.sink = sink
  }

  /// Who calls, as an interceptor established before the handler runs; nil when nobody did.
  public var principal: (any Sendable)? {
    get { state.withLock { $0.principal } }
    set { state.withLock { $0.principal = newValue } }
  }

  /// Metadata sent before the first reply, or with the end of a call without one; setting it after that has
  /// no effect. Bytes go under keys that end in `-bin` (``Metadata/add(_:bytes:)``).
  public var initialMetadata: Metadata {
    get { state.withLock { $0.initialMetadata ?? Metadata() } }
    set { state.withLock { $0.initialMetadata = newValue } }
  }

  /// Metadata sent with the end of the call, whether it succeeds or fails; that of a thrown ``RPCError``
  /// comes behind it.
  public var trailers: Metadata {
    get { state.withLock { $0.trailers ?? Metadata() } }
    set { state.withLock { $0.trailers = newValue } }
  }

  /// Whether the replies that are sent from now on are compressed.
  ///
  /// The wire must be able to: gRPC over HTTP/2 is, when the caller accepts gzip. There compression is declared
  /// with the first reply, so it cannot be asked for after a first reply without.
  public var replyCompression: ReplyCompression {
    get { state.withLock { $0.compression } }
    set { state.withLock { $0.compression = newValue } }
  }

  /// Whether a request of this call has come compressed.
  public var hasCompressedRequest: Bool { compressedRequest.load(ordering: .relaxed) }

  package func noteCompressedRequest() { compressedRequest.store(true, ordering: .relaxed) }

  /// Whether the call fails for what its peer sent, whatever the status that its wire has for that.
  package var isPeersMistake: Bool { peersMistake.load(ordering: .relaxed) }

  /// Says that it does.
  package func notePeersMistake() { peersMistake.store(true, ordering: .relaxed) }

  /// Whether the caller is gone or the deadline has passed. The handler's task is cancelled then, too.
  public var isCancelled: Bool { cancelled.load(ordering: .relaxed) }

  /// Sends ``initialMetadata`` now rather than with the first message of a reply stream, so that the caller
  /// knows early that the call was taken. Does nothing for calls with one reply.
  public func sendInitialMetadata() {
    guard method.kind.hasReplyStream, !isCompleted else { return }
    sink.sendInitialMetadata(self)
  }

  /// Both kinds of reply metadata, for the sink; nil where a kind is empty.
  package var replyMetadata: (initial: Metadata?, trailers: Metadata?) {
    state.withLock { ($0.initialMetadata, $0.trailers) }
  }

  /// Takes the initial metadata out, so that it is sent once.
  package func takeInitialMetadata() -> Metadata? {
    state.withLock { state in
      defer { state.initialMetadata = nil }
      return state.initialMetadata
    }
  }

  package var isCompleted: Bool { completed.load(ordering: .relaxed) }

  package func markCancelled() {
    cancelled.store(true, ordering: .relaxed)
  }

  /// Claims the right to end the call. Handler, deadline and disconnect race for it; one gets true.
  package func claimCompletion() -> Bool {
    !completed.exchange(true, ordering: .relaxed)
  }

  /// Nanoseconds from the arrival of the call's bytes to its end, which is when this is asked for the first time.
  package var elapsed: UInt64 {
    let known = endedAt.load(ordering: .relaxed)
    guard known == 0 else { return known &- startedAt }
    // Reading the clock is a hundredth of a call, and several want to know.
    let now = MonotonicTime.now()
    endedAt.store(now, ordering: .relaxed)
    return now &- startedAt
  }

  // MARK: - Ends of a call

  @usableFromInline
  package func succeed(with message: some Message) {
    guard claimCompletion() else { return }
    sink.succeed(self, with: message)
    router.finished(self, status: .ok)
  }

  package func succeed() {
    guard claimCompletion() else { return }
    sink.succeed(self)
    router.finished(self, status: .ok)
  }

  @usableFromInline
  package func fail(_ error: any Error) {
    guard claimCompletion() else { return }
    let answer = RPCError(answering: error)
    sink.fail(self, with: answer)
    router.finished(self, status: answer.code)
  }

  /// Ends a call that nobody waits for any more, without an answer.
  ///
  /// - Returns: whether it had not ended before.
  @discardableResult
  package func abandon() -> Bool {
    markCancelled()
    guard claimCompletion() else { return false }
    router.finished(self, status: .cancelled)
    return true
  }
}
