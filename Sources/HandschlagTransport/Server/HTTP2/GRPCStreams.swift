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
    /// Whether the caller may send compressed messages.
    package let isGzip: Bool
    /// Whether replies of this call may be compressed.
    package let acceptsGzip: Bool
    /// Whether the head of the reply is written.
    package var hasHead = false
    /// Whether the head of the reply said that messages may be compressed.
    package var repliesGzip = false
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
    /// What the peer may send now; nil when it may send nothing more.
    fileprivate var window: Int?
    fileprivate var held = 0
    fileprivate var unsent = 0
    fileprivate var isEndSent = false
  }

  /// What bounds the streams of one connection.
  package struct Bounds: Sendable, Hashable {
    /// Bytes that a stream's peer may send ahead of its reader.
    package var streamWindow = 256 << 10
    /// Bytes that the peer may send ahead on all streams together.
    package var connectionWindow = 1 << 20
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
  private var unsent = 0
  private var favored: UInt32 = 0
  private var starved: Set<UInt32> = []
  private var connectionWindow = 65_535
  /// The highest id that a request came with.
  package private(set) var lastStreamID: UInt32 = 0

  /// No streams yet.
  package init(bounds: Bounds) { self.bounds = bounds }

  /// Bytes that a stream's peer may send ahead of its reader.
  package var streamWindow: Int { bounds.streamWindow }

  /// Streams that are not closed.
  package var count: Int { streams.count }

  /// The streams that are not closed.
  package var ids: [UInt32] { Array(streams.keys) }

  /// The stream of an id; nil when there is none, or it is closed.
  package subscript(id: UInt32) -> Stream? { streams[id] }

  /// Changes what is kept for a stream; does nothing when it is closed.
  package mutating func update(_ id: UInt32, _ change: (inout Stream) -> Void) {
    guard let index = streams.index(forKey: id) else { return }
    change(&streams.values[index])
  }

  // MARK: - Requests

  /// Whether a further call may begin; otherwise why not.
  package mutating func admit(_ id: UInt32) -> RPCError? {
    lastStreamID = max(lastStreamID, id)
    guard unsent > bounds.refusing else { return nil }
    return RPCError(.resourceExhausted, "more than \(bounds.refusing) bytes of replies are unread")
  }

  /// A stream is refused for what its headers say.
  package mutating func refused(_ id: UInt32) { lastStreamID = max(lastStreamID, id) }

  /// A call begins.
  ///
  /// - Parameters:
  ///   - limit: bytes of the largest request message
  ///   - ends: whether the caller sends nothing but these headers
  /// - Returns: whether the call is to be started at once, because its requests are a stream.
  package mutating func begin(
    _ id: UInt32, _ call: Call, _ method: MethodDescriptor, isGzip: Bool, acceptsGzip: Bool, ends: Bool,
    now: UInt64
  ) -> Bool {
    let takesStream = method.kind.hasRequestStream
    var stream = Stream(
      call: call, phase: takesStream ? .running : .awaiting, isGzip: isGzip, acceptsGzip: acceptsGzip,
      takesStream: takesStream, limit: method.maxRequestBytes, unfinishedSince: takesStream ? 0 : now,
      window: ends ? nil : bounds.streamWindow)
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
    unsent -= stream.unsent
    starved.remove(id)
    return stream.call
  }

  /// Streams whose message has been under way for longer than this, not counting those that wait for a reader.
  package func overdue(now: UInt64, limit: UInt64) -> [UInt32] {
    streams.compactMap { id, stream in
      guard stream.unfinishedSince != 0, !stream.isPaused, stream.phase != .ending else { return nil }
      return now &- stream.unfinishedSince > limit ? id : nil
    }
  }

  // MARK: - What the peer may send

  /// HTTP/2 says how much the peer may still send on all streams together.
  ///
  /// - Returns: how much more to allow; nil for nothing.
  package mutating func connectionWindow(is size: Int) -> Int? {
    connectionWindow = size
    return connectionCredit()
  }

  /// How much more the peer is to be allowed on all streams together; nil for nothing.
  package func connectionCredit() -> Int? {
    Self.credit(window: connectionWindow, target: bounds.connectionWindow)
  }

  /// HTTP/2 says how much the peer may still send on a stream; nil when it can't.
  package mutating func window(of id: UInt32, is size: Int?) { update(id) { $0.window = size } }

  /// How much more the peer is to be allowed on a stream; nil for nothing.
  package mutating func credit(_ id: UInt32) -> Int? {
    guard let stream = streams[id], let window = stream.window, !stream.isRemoteClosed,
      stream.phase != .ending
    else { return nil }
    // What a handler has not read yet counts as still in the window.
    let waiting = stream.isPaused ? stream.held : 0
    guard let credit = Self.credit(window: window + waiting, target: bounds.streamWindow) else { return nil }
    if held >= bounds.softHeld, id != favoredID() {
      starved.insert(id)
      return nil
    }
    return credit
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

  /// Refills when half is used, so that updates are few.
  private static func credit(window: Int, target: Int) -> Int? {
    let missing = target - window
    return missing >= target / 2 ? min(missing, Int(Int32.max)) : nil
  }

  /// The oldest stream with an unfinished message, which is let on whatever is held; 0 for none.
  private mutating func favoredID() -> UInt32 {
    if let stream = streams[favored], stream.isUnfinished { return favored }
    favored = 0
    for (id, stream) in streams where stream.isUnfinished && (favored == 0 || id < favored) { favored = id }
    return favored
  }

  // MARK: - What may be written

  /// Bytes of messages were given to HTTP/2.
  package mutating func wrote(_ id: UInt32, _ count: Int) {
    guard let index = streams.index(forKey: id) else { return }
    streams.values[index].unsent += count
    unsent += count
  }

  /// HTTP/2 found room for bytes of messages.
  package mutating func sent(_ id: UInt32, _ count: Int) {
    guard let index = streams.index(forKey: id) else { return }
    let known = min(count, streams.values[index].unsent)
    streams.values[index].unsent -= known
    unsent -= known
  }

  /// HTTP/2 sent the end of the reply.
  ///
  /// - Returns: whether the stream must be reset, because its caller has not come to the end of its requests.
  package mutating func sentEnd(_ id: UInt32) -> Bool {
    guard let index = streams.index(forKey: id) else { return false }
    streams.values[index].isEndSent = true
    return !streams.values[index].isRemoteClosed
  }

  /// Whether a handler may write another message: always when none of its waits for room.
  package func mayWrite(_ id: UInt32) -> Bool {
    guard let stream = streams[id] else { return true }
    return stream.unsent == 0 || (stream.unsent < bounds.streamUnsent && unsent < bounds.unsent)
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
  private var wireLimit: Int { isGzip ? limit + limit / 1000 + 64 : limit }

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
