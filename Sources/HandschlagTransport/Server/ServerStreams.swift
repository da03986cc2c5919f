package import HandschlagRPC

/// What a server's end of a native connection decides, without any I/O.
///
/// A stream's life, as the server sees it:
///
/// ```
///            Request[remote open]            Request[0], Request[remote closed]
///  (unborn) ─────────────────────▶ open ─┐  ┌──────────────────────── (unborn)
///                                   │     │  │
///                  Data[remote closed]    │  │
///                                   ▼     │  ▼
///                              half closed ◀─┘
///                                   │ the handler ended, or the stream failed
///                                   ▼
///                                 ended      (frames that were under way are ignored)
/// ```
///
/// `Call` is whatever the connection keeps for a call. A call that ends while its request is still being
/// handled, which is the usual case, never enters the table.
package struct ServerStreams<Call>: ~Copyable {
  /// What to do with the bytes that follow a header.
  package enum HeaderAction: Sendable, Hashable {
    /// Read them.
    case readBody
    /// Skip them, and answer the stream when there is one.
    case skipBody(refuse: RPCError?)
    /// The peer does not speak this protocol.
    case close(reason: String)
  }

  /// What to do with a whole frame.
  package enum FrameAction: Sendable, Hashable {
    /// Start a call; its caller sends more when not `remoteClosed`.
    case start(remoteClosed: Bool)
    /// Give the message to the call, then end its requests when `ends`.
    case deliver(hasMessage: Bool, ends: Bool)
    /// Answer with a status; no call is concerned.
    case refuse(RPCError)
    /// End the running call with a status.
    case fail(RPCError)
    /// Nothing.
    case ignore
  }

  /// A call that outlasts its first frame.
  package struct Stream {
    /// What the connection keeps.
    package var call: Call
    /// Whether the caller has sent its last message.
    package var isRemoteClosed: Bool
    /// Whether the kind of call has a stream of requests.
    package let takesData: Bool
  }

  private var streams: [UInt32: Stream] = [:]
  /// The highest id that a request came with.
  package private(set) var lastStreamID: UInt32 = 0
  /// The stream whose request is being handled right now; 0 for none.
  private var startingID: UInt32 = 0
  /// Whether new calls are turned away.
  package private(set) var isDraining = false
  private let largestFrame: Int
  private let largestCount: Int

  /// No streams yet.
  ///
  /// - Parameters:
  ///   - largestFrame: bytes after a header; at most 4 MiB
  ///   - largestCount: calls at once
  package init(largestFrame: Int, largestCount: Int) {
    self.largestFrame = min(largestFrame, FrameHeader.largestLength)
    self.largestCount = largestCount
  }

  /// Calls that are running.
  package var count: Int { streams.count + (startingID == 0 ? 0 : 1) }

  /// Every running call.
  package var calls: [Call] { streams.values.map(\.call) }

  // MARK: - What comes in

  /// Decides on a header, before the rest of its frame has come.
  package mutating func receive(header: FrameHeader) -> HeaderAction {
    guard header.length < 1 << 24 else { return .close(reason: "the length of a frame is no length") }
    if header.length <= UInt32(largestFrame) { return .readBody }
    let error = RPCError(
      .resourceExhausted, "a message of \(header.length) bytes; at most \(largestFrame) are taken")
    switch header.kind {
    case .request:
      if header.streamID > lastStreamID, header.streamID & 1 == 1 { lastStreamID = header.streamID }
      return .skipBody(refuse: error)
    case .data:
      return .skipBody(refuse: streams[header.streamID] == nil ? nil : error)
    default:
      return .skipBody(refuse: nil)
    }
  }

  /// Decides on a whole frame.
  package mutating func receive(frame header: FrameHeader) -> FrameAction {
    switch header.kind {
    case .request: receive(request: header)
    case .data: receive(data: header)
    // Later versions may define further types; a client has no use for a Response.
    default: .ignore
    }
  }

  private mutating func receive(request header: FrameHeader) -> FrameAction {
    guard header.streamID & 1 == 1 else {
      return .refuse(RPCError(.invalidArgument, "a client's stream id is odd"))
    }
    guard header.streamID > lastStreamID else {
      return .refuse(RPCError(.invalidArgument, "stream ids must increase"))
    }
    lastStreamID = header.streamID
    if isDraining {
      return .refuse(RPCError(.unavailable, "the server is going away"))
    }
    guard count < largestCount else {
      return .refuse(RPCError(.resourceExhausted, "more than \(largestCount) calls at once"))
    }
    startingID = header.streamID
    return .start(remoteClosed: !header.flags.contains(.remoteOpen))
  }

  private mutating func receive(data header: FrameHeader) -> FrameAction {
    guard let stream = streams[header.streamID] else {
      // Frames that were under way when their stream ended are no fault of the client's.
      if header.streamID & 1 == 1, header.streamID <= lastStreamID { return .ignore }
      return .refuse(RPCError(.invalidArgument, "no such stream"))
    }
    let hasMessage = !header.flags.contains(.noData)
    let ends = header.flags.contains(.remoteClosed)
    guard stream.takesData else {
      return .fail(RPCError(.invalidArgument, "this call takes one request message"))
    }
    guard !stream.isRemoteClosed else {
      return .fail(RPCError(.invalidArgument, "data after the end of the requests"))
    }
    guard hasMessage || header.length == 0 else {
      return .fail(RPCError(.invalidArgument, "a frame marked as without data carries some"))
    }
    if ends { streams[header.streamID]?.isRemoteClosed = true }
    return .deliver(hasMessage: hasMessage, ends: ends)
  }

  // MARK: - What becomes of calls

  /// The request has been handled as far as it could be without waiting.
  ///
  /// - Returns: whether the call goes on, and `call` is kept therefore.
  package mutating func started(
    _ id: UInt32, call: @autoclosure () -> Call, remoteClosed: Bool, takesData: Bool
  ) -> Bool {
    guard startingID == id else { return false }
    startingID = 0
    streams[id] = Stream(call: call(), isRemoteClosed: remoteClosed, takesData: takesData)
    return true
  }

  /// A call has ended; its last frame is written.
  ///
  /// - Returns: what was kept for it.
  @discardableResult
  package mutating func ended(_ id: UInt32) -> Call? {
    if startingID == id {
      startingID = 0
      return nil
    }
    return streams.removeValue(forKey: id)?.call
  }

  /// The request that is being handled was answered without a call.
  package mutating func endedStart(_ id: UInt32) {
    if startingID == id { startingID = 0 }
  }

  /// What is kept for a running call.
  package func call(_ id: UInt32) -> Call? { streams[id]?.call }

  /// Turns new calls away from now on.
  package mutating func drain() { isDraining = true }

  /// Whether nothing is left to wait for.
  package var isDrained: Bool { isDraining && count == 0 }

  /// Forgets and returns all running calls.
  package mutating func removeAll() -> [Call] {
    let calls = calls
    streams = [:]
    startingID = 0
    return calls
  }
}
