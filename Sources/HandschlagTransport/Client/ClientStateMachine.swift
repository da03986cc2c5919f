package import HandschlagRPC

/// What happens to the calls of one connection, without any I/O.
///
/// ```
///  connecting ──opened──► open ──retire──► draining ──last call ends──► closed
///       └───────────────────┴──────── lost ───┴──────────────────────────► closed
/// ```
///
/// Every call gets its stream id when it begins. It is sent at once when the connection is open and has
/// room, and otherwise waits its turn, so that ids grow on the wire. A call that is forgotten (deadline,
/// cancellation) leaves an orphan behind, because ttrpc cannot tell the server: its late frames are dropped.
/// Where Cancel was negotiated, a call that is given up leaves nothing behind but that frame.
package struct ClientStateMachine<Call>: ~Copyable {
  /// What to do with a call that begins.
  package enum BeginAction {
    /// Send it under this id.
    case send(streamID: UInt32)
    /// Keep it; ``next()`` will hand it out.
    case wait(streamID: UInt32)
    /// The connection takes no more calls: the caller needs another one.
    case refuse
  }

  /// What to do with a frame.
  package enum FrameAction {
    /// The reply that ends a call; it is gone from the machine.
    case reply(Call)
    /// Metadata before the first message of a reply stream.
    case initialMetadata(Call)
    /// A message of a reply stream; after the last one the call is gone from the machine.
    case message(Call, isLast: Bool)
    /// The reply stream ended without a further message; the call is gone from the machine.
    case end(Call)
    /// A frame that this kind of call cannot have; the call is gone from the machine.
    case unexpected(Call)
    /// Credit, for a stream or with id 0 for the connection.
    case grant
    /// The server asks for a sign of life.
    case ping
    /// The server says what it will not serve any more.
    case goAway
    /// Nobody waits for it.
    case drop
    /// The peer does not speak the protocol: close.
    case violation(String)
  }

  /// Bounds of one connection.
  package struct Limits: Sendable {
    /// Calls that the server is given at the same time; it takes 1,024 by default.
    package var concurrentCalls: Int
    /// Forgotten calls after which the connection is given up.
    package var orphans: Int

    /// Makes bounds.
    package init(concurrentCalls: Int = 1000, orphans: Int = 250) {
      self.concurrentCalls = concurrentCalls
      self.orphans = orphans
    }
  }

  private struct Stream {
    let call: Call
    let kind: CallKind
    let deadline: UInt64
    var isSent: Bool
    var isPaused = false
  }

  private enum State {
    case connecting
    case open
    case draining
    case closed
  }

  private var limits: Limits
  private var state = State.connecting
  private var streams: [UInt32: Stream] = [:]
  /// Ids of forgotten calls of which the server may still speak, with whether their replies stream.
  private var orphans: [UInt32: Bool] = [:]
  private var waiting: [UInt32] = []
  private var waitingHead = 0
  private var nextID: UInt32 = 1
  private var sentCount = 0
  private var pausedCount = 0
  private var cancels: [UInt32] = []
  /// What was negotiated; nothing with a plain ttrpc server.
  package private(set) var extensions: NegotiatedExtensions = []
  /// The credit of streams; nil where messages are not counted.
  package var flow: FlowControl?

  /// A machine of a connection that is being made.
  ///
  /// - Parameter firstID: the id of the first call; the ids below are the negotiation's
  package init(limits: Limits = Limits(), firstID: UInt32 = 1) {
    self.limits = limits
    nextID = firstID
  }

  /// Calls that are neither answered nor forgotten.
  package var liveCount: Int { streams.count }

  /// Whether a new call may begin.
  package var takesCalls: Bool { state == .connecting || state == .open }

  /// Whether reading should stop: every call in progress is a stream whose reader has enough for now.
  ///
  /// As long as any other call waits for its answer, reading goes on, for the reader of a full stream
  /// may be the one who made that call.
  ///
  /// Where credit is counted the window of each stream bounds what comes, so that reading never stops.
  package var readsNothing: Bool {
    flow == nil && pausedCount > 0 && pausedCount == sentCount - orphans.count
  }

  /// Whether the connection has nothing left to do and should be closed.
  ///
  /// Closing is also the only way to tell a plain ttrpc server that nobody reads a stream any more.
  package var shouldClose: Bool {
    guard streams.isEmpty else { return false }
    return state == .draining || (state == .open && orphans.values.contains(true))
  }

  // MARK: - Connection

  /// The connection stands; ``next()`` hands out the calls that waited.
  package mutating func opened() {
    if state == .connecting { state = .open }
  }

  /// Both ends have agreed on extensions, before ``opened()``.
  ///
  /// - Parameter concurrentCalls: as many as the server takes; 0 where it did not say
  package mutating func negotiated(
    _ extensions: NegotiatedExtensions, flow: FlowControl?, concurrentCalls: Int
  ) {
    self.extensions = extensions
    self.flow = flow
    if concurrentCalls > 0 { limits.concurrentCalls = min(limits.concurrentCalls, concurrentCalls) }
  }

  /// The server serves no stream above an id, and takes no new ones.
  ///
  /// - Returns: the calls that it will not serve, in order; they had no effect.
  package mutating func goneAway(lastStreamID: UInt32) -> [Call] {
    retire()
    let ids = streams.keys.filter { id in id > lastStreamID || streams[id]?.isSent == false }.sorted()
    return ids.compactMap { id in
      guard let stream = streams[id] else { return nil }
      if stream.isSent { remove(id, stream) } else { streams.removeValue(forKey: id) }
      return stream.call
    }
  }

  /// Takes no more calls; those that have begun go on.
  package mutating func retire() {
    if takesCalls { state = .draining }
  }

  /// The connection is gone.
  ///
  /// - Returns: the calls that the server may have seen, and those that it has not.
  package mutating func lost() -> (sent: [Call], unsent: [Call]) {
    state = .closed
    let all = streams.sorted { $0.key < $1.key }.map(\.value)
    streams = [:]
    orphans = [:]
    waiting = []
    waitingHead = 0
    sentCount = 0
    pausedCount = 0
    return (all.filter(\.isSent).map(\.call), all.filter { !$0.isSent }.map(\.call))
  }

  // MARK: - Calls

  /// A call begins.
  ///
  /// - Parameter deadline: nanoseconds on the monotonic clock; `UInt64.max` for none.
  package mutating func begin(_ call: Call, kind: CallKind, deadline: UInt64) -> BeginAction {
    guard takesCalls, nextID <= UInt32.max - 2 else {
      retire()
      return .refuse
    }
    let id = nextID
    nextID += 2
    let sendsNow = state == .open && sentCount < limits.concurrentCalls && waitingHead == waiting.count
    streams[id] = Stream(call: call, kind: kind, deadline: deadline, isSent: sendsNow)
    if sendsNow {
      sentCount += 1
      return .send(streamID: id)
    }
    waiting.append(id)
    return .wait(streamID: id)
  }

  /// The next call that waited and may be sent now.
  package mutating func next() -> (call: Call, streamID: UInt32)? {
    guard state == .open || state == .draining, sentCount < limits.concurrentCalls else { return nil }
    while waitingHead < waiting.count {
      let id = waiting[waitingHead]
      waitingHead += 1
      if waitingHead == waiting.count {
        waiting.removeAll(keepingCapacity: true)
        waitingHead = 0
      }
      guard let call = streams[id]?.call else { continue }
      streams[id]?.isSent = true
      sentCount += 1
      return (call, id)
    }
    return nil
  }

  /// Whether a stream takes messages of its caller.
  package func isSending(_ id: UInt32) -> Bool { streams[id]?.isSent ?? false }

  /// A call that is neither answered nor forgotten.
  package func call(_ id: UInt32) -> Call? { streams[id]?.call }

  /// Takes the ids of calls that the server is still to be told to give up.
  package mutating func takeCancels() -> [UInt32] {
    guard !cancels.isEmpty else { return [] }
    defer { cancels = [] }
    return cancels
  }

  /// Nobody waits for a call any more.
  ///
  /// - Returns: the call, unless it was over already.
  @discardableResult
  package mutating func forget(_ id: UInt32) -> Call? {
    forget(id, awaitsEnd: false)
  }

  /// - Parameter awaitsEnd: whether the server ends the call by itself, so that it need not be told
  private mutating func forget(_ id: UInt32, awaitsEnd: Bool) -> Call? {
    guard let stream = streams.removeValue(forKey: id) else { return nil }
    if stream.isPaused { pausedCount -= 1 }
    flow?.closed(id)
    guard stream.isSent else { return stream.call }
    if extensions.contains(.cancel), !awaitsEnd || stream.kind.hasReplyStream {
      sentCount -= 1
      cancels.append(id)
    } else {
      orphans[id] = stream.kind.hasReplyStream
      if orphans.count > limits.orphans { retire() }
    }
    return stream.call
  }

  /// Forgets the calls whose deadline has come.
  package mutating func expire(now: UInt64) -> [Call] {
    let ids = streams.filter { $0.value.deadline <= now }.keys.sorted()
    return ids.compactMap { forget($0, awaitsEnd: true) }
  }

  /// The earliest deadline of all calls; `UInt64.max` when there is none.
  package var earliestDeadline: UInt64 { streams.values.reduce(.max) { min($0, $1.deadline) } }

  /// The calls whose replies stream.
  package var streamingCalls: [UInt32] { streams.filter { $0.value.kind.hasReplyStream }.keys.sorted() }

  /// The reader of a stream has enough, or is ready for more.
  package mutating func setPaused(_ isPaused: Bool, _ id: UInt32) {
    guard let stream = streams[id], stream.isPaused != isPaused else { return }
    streams[id]?.isPaused = isPaused
    pausedCount += isPaused ? 1 : -1
  }

  // MARK: - Frames

  /// A frame arrived.
  package mutating func received(_ header: FrameHeader) -> FrameAction {
    let id = header.streamID
    if header.kind.rawValue > FrameHeader.Kind.data.rawValue { return received(extension: header) }
    guard let stream = streams[id] else { return late(header) }
    guard stream.isSent else { return .violation("a frame of stream \(id), which was not begun") }
    switch header.kind {
    case .response where header.flags.contains(.remoteOpen) && stream.kind != .unary:
      return .initialMetadata(stream.call)
    case .response:
      remove(id, stream)
      return .reply(stream.call)
    case .data where stream.kind != .unary:
      let isLast = header.flags.contains(.remoteClosed)
      if !header.flags.contains(.noData), exceeds(header) { return .violation("more than a window allows") }
      if isLast { remove(id, stream) }
      if header.flags.contains(.noData) { return isLast ? .end(stream.call) : .drop }
      return .message(stream.call, isLast: isLast)
    case .data, .request:
      remove(id, stream)
      return .unexpected(stream.call)
    default:
      return .drop
    }
  }

  /// Frames that were not negotiated, or that no client has a use for, mean nothing.
  private func received(extension header: FrameHeader) -> FrameAction {
    switch header.kind {
    case .window where extensions.contains(.window):
      header.streamID == 0 || isSending(header.streamID) ? .grant : .drop
    case .ping where extensions.contains(.ping):
      header.flags.contains(ExtensionFrame.answer) ? .drop : .ping
    case .goAway where extensions.contains(.goAway): .goAway
    default: .drop
    }
  }

  private mutating func exceeds(_ header: FrameHeader) -> Bool {
    guard let arrival = flow?.received(header.streamID, bytes: Int(header.length)) else { return false }
    return arrival != .within
  }

  private mutating func late(_ header: FrameHeader) -> FrameAction {
    let id = header.streamID
    if header.kind == .data, !header.flags.contains(.noData) { flow?.dropped(bytes: Int(header.length)) }
    guard header.kind == .response || header.kind == .data else { return .drop }
    guard id % 2 == 1, id < nextID else { return .violation("a frame of stream \(id), which was not begun") }
    let isLast =
      header.kind == .response ? !header.flags.contains(.remoteOpen) : header.flags.contains(.remoteClosed)
    if isLast, orphans.removeValue(forKey: id) != nil { sentCount -= 1 }
    return .drop
  }

  private mutating func remove(_ id: UInt32, _ stream: Stream) {
    streams.removeValue(forKey: id)
    flow?.closed(id)
    sentCount -= 1
    if stream.isPaused { pausedCount -= 1 }
  }
}
