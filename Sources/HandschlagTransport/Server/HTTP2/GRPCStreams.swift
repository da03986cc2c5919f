package import HandschlagRPC
package import NIOCore

/// What a server's end of a gRPC connection decides, without any I/O: what each frame of a stream means for its
/// call, how much the peer may send, how much may be written to it.
///
/// A stream's life, as the server sees it:
///
/// ```
///             HEADERS of a call with one request          HEADERS of a call with a stream of requests
///  (unborn) ──────────────────────▶ awaiting    (unborn) ─────────────┐
///                                      │ the message and END_STREAM   │
///                                      ▼                              ▼
///                                   running ◀─────────────────────────┘
///                                      │ the handler ended, or the call failed
///                                      ▼
///                                   ending      until the trailers are sent and HTTP/2 closes the stream
/// ```
///
/// `Call` is whatever the connection keeps for a call.
package struct GRPCStreams<Call>: ~Copyable {
  /// Where a stream is.
  package enum Phase: Sendable, Hashable { case awaiting, running, ending }

  /// What the bytes of a stream ask for next.
  package enum Step: Sendable, Hashable {
    /// The one request of a call; its caller sends no more.
    case start(ByteBuffer, isCompressed: Bool)
    /// One message of a stream of requests.
    case deliver(ByteBuffer, isCompressed: Bool)
    /// The requests have ended.
    case end
    /// The call fails.
    case fail(RPCError)
    /// Nothing for now.
    case wait
  }

  /// One stream.
  package struct Stream {
    /// What the connection keeps; nil once the call is over.
    package var call: Call?
    /// Where it is.
    package fileprivate(set) var phase: Phase
    /// How messages of both directions travel.
    package var form: Form
    /// Whether the caller has sent its last message.
    package fileprivate(set) var isRemoteClosed = false

    fileprivate let takesStream: Bool
    fileprivate let limit: Int
    fileprivate var reader = GRPCMessageReader()
    fileprivate var single: (ByteBuffer, isCompressed: Bool)?
    fileprivate var isPaused = false
    fileprivate var hasEnded = false
    /// Since when a message has been under way, in nanoseconds on the monotonic clock; 0 while none is.
    fileprivate var unfinishedSince: UInt64
    fileprivate var held = 0
  }

  /// How the messages of a call travel.
  package struct Form: Sendable, Hashable {
    /// Whether the caller may send compressed messages.
    package let isGzip: Bool
    /// Whether replies of this call may be compressed.
    package let acceptsGzip: Bool
    /// Whether the head of the reply is written.
    package var hasHead = false
    /// Whether the head of the reply said that messages may be compressed.
    package var repliesGzip = false

    /// What a caller's headers said.
    package init(isGzip: Bool, acceptsGzip: Bool) {
      self.isGzip = isGzip
      self.acceptsGzip = acceptsGzip
    }
  }

  /// What bounds the streams of one connection.
  package struct Bounds: Sendable, Hashable {
    /// Bytes that a stream's peer may send ahead of its reader.
    package var streamWindow = 256 << 10
    /// Bytes of unfinished and unread messages above which one stream after the other is let on.
    package var softHeld = 4 << 20
    /// Bytes of unfinished and unread messages above which a stream that brings more fails.
    package var hardHeld = 16 << 20
    /// Bytes of replies that a stream's peer has not made room for, until its handler pauses.
    package var streamUnsent = 64 << 10
    /// The same for all streams together.
    package var unsent = 1 << 20
    /// Bytes of replies without room above which no call is taken.
    package var refusing = 8 << 20

    /// The defaults.
    package init() {}
  }

  private var streams: [UInt32: Stream] = [:]
  private let bounds: Bounds
  private var held = 0
  private var favored: UInt32 = 0
  private var starved: Set<UInt32> = []

  /// No streams yet.
  package init(bounds: Bounds) { self.bounds = bounds }

  /// Streams that are not closed.
  package var count: Int { streams.count }

  /// The streams that are not closed.
  package var ids: [UInt32] { Array(streams.keys) }

  /// Whether a stream is not closed.
  package func contains(_ id: UInt32) -> Bool { streams.index(forKey: id) != nil }

  /// What is kept for a stream's call; nil once it is over.
  package func call(_ id: UInt32) -> Call? {
    guard let index = streams.index(forKey: id) else { return nil }
    return streams.values[index].call
  }

  /// How the messages of a stream travel; nil when it is closed.
  package func form(_ id: UInt32) -> Form? {
    guard let index = streams.index(forKey: id) else { return nil }
    return streams.values[index].form
  }

  /// Changes what is kept for a stream; does nothing when it is closed.
  package mutating func update(_ id: UInt32, _ change: (inout Stream) -> Void) {
    guard let index = streams.index(forKey: id) else { return }
    change(&streams.values[index])
  }

  // MARK: - Requests

  /// Whether a further call may begin; otherwise why not.
  ///
  /// - Parameter unsent: bytes of replies that the peer has not made room for
  package func admit(unsent: Int) -> RPCError? {
    guard unsent > bounds.refusing else { return nil }
    return RPCError(.resourceExhausted, "more than \(bounds.refusing) bytes of replies are unread")
  }

  /// A call begins.
  ///
  /// - Parameters:
  ///   - limit: bytes of the largest request message
  ///   - ends: whether the caller sends nothing but these headers
  /// - Returns: whether the call is to be started at once, because its requests are a stream.
  package mutating func begin(
    _ id: UInt32, _ call: Call, _ method: MethodDescriptor, _ form: Form, ends: Bool, now: UInt64
  ) -> Bool {
    let takesStream = method.kind.hasRequestStream
    var stream = Stream(
      call: call, phase: takesStream ? .running : .awaiting, form: form, takesStream: takesStream,
      limit: method.maxRequestBytes, unfinishedSince: takesStream ? 0 : now)
    stream.isRemoteClosed = ends
    streams[id] = stream
    return takesStream
  }

  /// Takes what a DATA frame, or trailers, carried. ``next(_:)`` says what it means.
  package mutating func receive(_ id: UInt32, _ bytes: ByteBuffer?, ends: Bool) {
    guard let index = streams.index(forKey: id) else { return }
    if ends { streams.values[index].isRemoteClosed = true }
    guard streams.values[index].phase != .ending, let bytes, bytes.readableBytes > 0 else { return }
    streams.values[index].reader.append(bytes)
  }

  /// What to do next for a stream; to be asked until it says `wait`, `fail` or `start`.
  package mutating func next(_ id: UInt32, now: UInt64) -> Step {
    guard let index = streams.index(forKey: id) else { return .wait }
    let step = streams.values[index].next()
    // A request that is handed over is held no more.
    if case .start = step { hold(at: index) }
    guard case .wait = step else { return step }
    hold(at: index)
    if streams.values[index].isUnfinished, streams.values[index].unfinishedSince == 0 {
      streams.values[index].unfinishedSince = now
    }
    if self.held > bounds.hardHeld, id != favoredID() {
      return .fail(RPCError(.resourceExhausted, "the connection has too many unfinished messages"))
    }
    return .wait
  }

  /// The reader of a stream has enough for now.
  package mutating func pause(_ id: UInt32) { update(id) { $0.isPaused = true } }

  /// The reader of a paused stream wants more.
  package mutating func resume(_ id: UInt32) { update(id) { $0.isPaused = false } }

  private mutating func hold(at index: Dictionary<UInt32, Stream>.Index) {
    let count = streams.values[index].reader.count + (streams.values[index].single?.0.readableBytes ?? 0)
    held += count - streams.values[index].held
    streams.values[index].held = count
    streams.values[index].settle()
  }

  // MARK: - Ends

  /// The call is over and the end of its reply written.
  ///
  /// - Returns: what was kept for it.
  @discardableResult
  package mutating func ended(_ id: UInt32) -> Call? {
    guard let index = streams.index(forKey: id) else { return nil }
    streams.values[index].phase = .ending
    streams.values[index].reader = GRPCMessageReader()
    streams.values[index].single = nil
    streams.values[index].unfinishedSince = 0
    held -= streams.values[index].held
    streams.values[index].held = 0
    starved.remove(id)
    defer { streams.values[index].call = nil }
    return streams.values[index].call
  }

  /// HTTP/2 closed the stream.
  ///
  /// - Returns: what was kept for its call, when that is still running.
  package mutating func closed(_ id: UInt32) -> Call? {
    guard let stream = streams.removeValue(forKey: id) else { return nil }
    held -= stream.held
    starved.remove(id)
    return stream.call
  }

  /// Gives back the memory of what many streams at once took; does nothing while there are streams.
  package mutating func rest() {
    guard streams.isEmpty, streams.capacity > 0 else { return }
    streams = [:]
    starved = []
  }

  /// Streams whose message has been under way for longer than this, not counting those that wait for a reader.
  package func overdue(now: UInt64, limit: UInt64) -> [UInt32] {
    streams.compactMap { id, stream in
      guard stream.unfinishedSince != 0, !stream.isPaused, stream.phase != .ending else { return nil }
      return now &- stream.unfinishedSince > limit ? id : nil
    }
  }

  // MARK: - What the peer may send

  /// How much more the peer is to be allowed on a stream; nil for nothing.
  ///
  /// - Parameter window: what it may still send; nil when it may send nothing more
  package mutating func credit(_ id: UInt32, window: Int?) -> Int? {
    guard let window, let index = streams.index(forKey: id), !streams.values[index].isRemoteClosed,
      streams.values[index].phase != .ending
    else { return nil }
    // What a handler has not read yet counts as still in the window.
    let waiting = streams.values[index].isPaused ? streams.values[index].held : 0
    // Refilled when half is used, so that updates are few.
    let missing = bounds.streamWindow - window - waiting
    guard missing >= bounds.streamWindow / 2 else { return nil }
    if held >= bounds.softHeld, id != favoredID() {
      starved.insert(id)
      return nil
    }
    return missing
  }

  /// Streams that got nothing because too much was held, and may get something now.
  package mutating func relieved() -> [UInt32] {
    guard !starved.isEmpty else { return [] }
    if held < bounds.softHeld {
      defer { starved = [] }
      return Array(starved)
    }
    let favored = favoredID()
    return starved.remove(favored) == nil ? [] : [favored]
  }

  /// The oldest stream with an unfinished message, which is let on whatever is held; 0 for none.
  private mutating func favoredID() -> UInt32 {
    if let stream = streams[favored], stream.isUnfinished { return favored }
    favored = 0
    for (id, stream) in streams where stream.isUnfinished && (favored == 0 || id < favored) { favored = id }
    return favored
  }

  // MARK: - What may be written

  /// Whether a handler may write another message: always when none of its waits for room.
  ///
  /// - Parameters:
  ///   - unsent: bytes of its stream that the peer has not made room for
  ///   - all: the same of all streams
  package func mayWrite(unsent: Int, all: Int) -> Bool {
    unsent == 0 || (unsent < bounds.streamUnsent && all < bounds.unsent)
  }
}

extension GRPCStreams.Stream {
  /// Whether part of a message is here whose rest is under way.
  fileprivate var isUnfinished: Bool { reader.count > 0 && !isPaused && phase != .ending }

  fileprivate mutating func next() -> GRPCStreams.Step {
    switch phase {
    case .ending: return .wait
    case .awaiting: return nextSingle()
    case .running: return takesStream ? nextOfStream() : .wait
    }
  }

  private mutating func nextSingle() -> GRPCStreams.Step {
    if single == nil {
      switch reader.next(limit: wireLimit) {
      case .message(let message, let isCompressed): single = (message, isCompressed)
      case .wait: break
      case let failure: return .fail(Self.error(failure))
      }
    }
    guard reader.count == 0 || single == nil else {
      return .fail(RPCError(.invalidArgument, "this call takes one request message"))
    }
    guard isRemoteClosed else { return .wait }
    guard let (message, isCompressed) = single else { return .fail(cut) }
    self.single = nil
    phase = .running
    unfinishedSince = 0
    return .start(message, isCompressed: isCompressed)
  }

  private mutating func nextOfStream() -> GRPCStreams.Step {
    guard !isPaused, !hasEnded else { return .wait }
    switch reader.next(limit: wireLimit) {
    case .message(let message, let isCompressed):
      unfinishedSince = 0
      return .deliver(message, isCompressed: isCompressed)
    case .wait:
      guard isRemoteClosed else { return .wait }
      guard reader.count == 0 else { return .fail(cut) }
      hasEnded = true
      return .end
    case let failure: return .fail(Self.error(failure))
    }
  }

  /// Keeps no frame's memory: what is left gets memory of its own.
  fileprivate mutating func settle() {
    reader.settle()
    if let (message, isCompressed) = single, held > 0 {
      single = (ByteBuffer(bytes: message.readableBytesView), isCompressed)
    }
  }

  /// gzip makes what cannot be compressed a little larger.
  private var wireLimit: Int { form.isGzip ? limit + limit / 1000 + 64 : limit }

  private var cut: RPCError {
    reader.count > 0
      ? RPCError(.internalError, "the requests end within a message")
      : RPCError(.invalidArgument, "this call takes one request message")
  }

  private static func error(_ step: GRPCMessageReader.Step) -> RPCError {
    if case .tooLarge(let size) = step {
      return RPCError(.resourceExhausted, "a message of \(size) bytes is larger than this method takes")
    }
    return RPCError(.internalError, "a message begins with neither 0 nor 1")
  }
}
