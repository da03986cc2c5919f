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
    /// End the running call without an answer: its caller gave it up.
    case cancel
    /// Give the credit in the frame to the stream, or to the connection.
    case grant
    /// Answer the ping.
    case ping
    /// The answer to the server's own ping.
    case pong
    /// Say why, and close: the peer does not keep to what was negotiated.
    case close(reason: String)
    /// Nothing; a message in the frame is dropped.
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
  /// Calls that were begun.
  package private(set) var begunCount: UInt64 = 0
  /// What was negotiated; nothing for a plain ttrpc client.
  package private(set) var extensions: NegotiatedExtensions = []
  /// The credit of streams; nil where messages are not counted.
  package var flow: FlowControl?
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
    case .response: .ignore
    default: receive(extension: header)
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
    begunCount &+= 1
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
    if hasMessage, let error = exceeded(header) { return error }
    if ends { streams[header.streamID]?.isRemoteClosed = true }
    return .deliver(hasMessage: hasMessage, ends: ends)
  }

  /// What becomes of a message that was sent without credit; nil when there was some.
  private mutating func exceeded(_ header: FrameHeader) -> FrameAction? {
    switch flow?.received(header.streamID, bytes: Int(header.length)) {
    case nil, .within: nil
    case .streamExceeded: .fail(RPCError(.resourceExhausted, "more was sent than the stream's window allows"))
    case .connectionExceeded: .close(reason: "more was sent than the connection's window allows")
    }
  }

  /// The frames that plain ttrpc does not know.
  ///
  /// ```
  ///            not negotiated   id 0        never begun   running   ended
  ///  Cancel    ignored          closes      closes        cancels   ignored
  ///  Window    ignored          connection  closes        stream    ignored
  ///  Ping      ignored          answered    closes        closes    closes
  ///  GoAway    ignored          ignored     ignored       ignored   ignored
  /// ```
  private func receive(extension header: FrameHeader) -> FrameAction {
    let id = header.streamID
    switch header.kind {
    case .cancel where extensions.contains(.cancel):
      guard header.length == 0, isBegun(id) else { return .close(reason: "a Cancel of no stream") }
      return streams[id] == nil ? .ignore : .cancel
    case .window where extensions.contains(.window):
      guard header.length == ExtensionFrame.windowLength, id == 0 || isBegun(id) else {
        return .close(reason: "a Window of no stream, or without credit")
      }
      return id == 0 || streams[id] != nil ? .grant : .ignore
    case .ping where extensions.contains(.ping):
      guard header.length == ExtensionFrame.pingLength, id == 0 else {
        return .close(reason: "a Ping that is none")
      }
      return header.flags.contains(ExtensionFrame.answer) ? .pong : .ping
    default:
      return .ignore
    }
  }

  private func isBegun(_ id: UInt32) -> Bool { id & 1 == 1 && id <= lastStreamID }

  /// Both ends have agreed on extensions.
  package mutating func negotiated(_ extensions: NegotiatedExtensions, flow: FlowControl?) {
    self.extensions = extensions
    self.flow = flow
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
    flow?.closed(id)
    return streams.removeValue(forKey: id)?.call
  }

  /// The request that is being handled was answered without a call.
  package mutating func endedStart(_ id: UInt32) {
    if startingID == id { startingID = 0 }
  }

  /// What is kept for a running call.
  package func call(_ id: UInt32) -> Call? { streams[id]?.call }

  /// Gives back the memory of what many calls at once took; does nothing while there are calls.
  package mutating func rest() {
    guard streams.isEmpty, startingID == 0 else { return }
    if streams.capacity > 0 { streams = [:] }
    flow?.rest()
  }

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
