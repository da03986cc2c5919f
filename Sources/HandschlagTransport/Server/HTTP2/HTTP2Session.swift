import NIOCore

/// The server's end of an HTTP/2 connection (RFC 9113), without any I/O.
///
/// Takes bytes and says what they mean, one event at a time; takes replies and collects the frames to be sent. Everything
/// that the protocol asks of a peer is checked here. It is HTTP/2 as gRPC uses it: no push, no priorities, requests
/// of header fields that ``GRPCRequestDecoder`` reads.
///
/// A stream that is not known is idle when its id is above the highest so far, and closed otherwise.
struct HTTP2Session: ~Copyable {
  /// What came.
  enum Event {
    /// A stream begins. `ends` when nothing follows its headers.
    case request(UInt32, GRPCRequest, ends: Bool)
    /// Bytes of a request's body, without padding; none for the trailers, which end it.
    case data(UInt32, ByteBuffer, ends: Bool)
    /// A stream is closed. `isError` when the peer broke a rule of its own with it, which it has been told.
    case closed(UInt32, isError: Bool)
    /// The peer takes more.
    case windowOpened
  }

  /// What is agreed on and what bounds a peer.
  struct Limits: Sendable, Hashable {
    /// Streams at once; more are refused.
    var streams = 1024
    /// Bytes that a stream's peer may send without leave.
    var streamWindow = 256 << 10
    /// Bytes that the peer may send on all streams together without leave.
    var connectionWindow = 1 << 20
    /// What the fields of a header block may come to.
    var headerListBytes = 32 << 10
  }

  /// What is kept of a stream that is not closed.
  struct Stream {
    /// Bytes that the peer takes; below 0 after it made its initial window smaller.
    var sendWindow: Int
    /// Bytes that the peer may send.
    var receiveWindow: Int
    /// Bytes of the body that are still to come; nil where the headers did not say.
    var bodyLeft: Int?
    /// Whether the peer has not ended its side.
    var isRemoteOpen: Bool
    /// What the windows have no room for.
    var outbox: HTTP2Outbox?
  }

  /// The largest frame that is taken and sent. Peers may say that they take larger ones; these let others wait.
  static let largestFrame = 16_384
  /// What windows are before anybody says otherwise, and what they can be at most.
  static let defaultWindow = 65_535
  static let largestWindow = Int(Int32.max)
  /// Frames that a header block may come in.
  private static let mostContinuations = 32
  private static let preface = Array("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8)

  /// A header block that is not whole.
  private struct OpenBlock {
    let streamID: UInt32
    let endsStream: Bool
    var bytes: ByteBuffer
    var frames = 1
  }

  private let limits: Limits
  private let pool: BufferPool
  var input = ByteBuffer()
  private var decoder: GRPCRequestDecoder
  private var openBlock: OpenBlock?
  private var hasPreface = false
  var hasSettings = false
  var isAcknowledged = false
  private var connectionReceiveWindow = HTTP2Session.defaultWindow
  /// Above which id streams are not taken any more.
  private var lastTaken: UInt32?
  /// Streams that this end reset, whose peers may not know it yet.
  private var recentlyReset = RecentStreams()
  /// Streams whose waiting replies have been sent.
  var finished: [UInt32] = []

  var streams: [UInt32: Stream] = [:]
  /// The highest id that a request came with.
  private(set) var lastStreamID: UInt32 = 0

  // The sending half, see the extension.
  var encoder = GRPCReplyEncoder()
  /// Frames that are to be sent.
  var output = ByteBuffer()
  var connectionSendWindow = HTTP2Session.defaultWindow
  var initialSendWindow = HTTP2Session.defaultWindow
  /// Streams with an outbox, the next to be served first.
  var waiting: [UInt32] = []
  /// Bytes of messages that the windows have no room for.
  var unsent = 0

  /// Begins with this end's settings, which lie in the output.
  init(limits: Limits, pool: BufferPool) {
    self.limits = limits
    self.pool = pool
    decoder = GRPCRequestDecoder(headerListBytes: limits.headerListBytes)
    let settings: [(UInt16, Int)] = [
      (3, limits.streams), (4, limits.streamWindow), (6, limits.headerListBytes),
    ]
    begin(HTTP2FrameHeader(.settings, length: 6 * settings.count))
    for (identifier, value) in settings {
      output.writeMultipleIntegers(identifier, UInt32(clamping: value))
    }
    replenish()
  }

  // MARK: - Bytes

  /// Takes bytes. ``next()`` says what they mean; ``settle()`` is to be called behind it.
  mutating func take(_ bytes: ByteBuffer) {
    if input.readableBytes == 0 {
      input = bytes
    } else {
      var bytes = bytes
      input.writeBuffer(&bytes)
    }
  }

  /// Moves what is left into memory of its own.
  mutating func settle() {
    guard input.readableBytes > 0 else {
      input = ByteBuffer()
      return
    }
    input = ByteBuffer(bytes: input.readableBytesView)
  }

  /// The next event in the bytes so far; nil when there is none.
  ///
  /// - Throws: why the connection is to be closed.
  mutating func next() throws(HTTP2ConnectionError) -> Event? {
    if let id = finished.popLast() { return .closed(id, isError: false) }
    if !hasPreface, try !readPreface() { return nil }
    while let header = HTTP2FrameHeader(input) {
      guard header.length <= Self.largestFrame else {
        throw HTTP2ConnectionError(.frameSizeError, "a frame is larger than 16,384 bytes")
      }
      guard input.readableBytes >= HTTP2FrameHeader.size + header.length else { return nil }
      input.moveReaderIndex(forwardBy: HTTP2FrameHeader.size)
      let end = input.readerIndex + header.length
      let event = try receive(header)
      input.moveReaderIndex(to: end)
      if let event { return event }
      if let id = finished.popLast() { return .closed(id, isError: false) }
    }
    return nil
  }

  private mutating func readPreface() throws(HTTP2ConnectionError) -> Bool {
    let count = min(input.readableBytes, Self.preface.count)
    guard input.readableBytesView.prefix(count).elementsEqual(Self.preface.prefix(count)) else {
      throw HTTP2ConnectionError(.protocolError, "the connection begins as HTTP/2 and goes on otherwise")
    }
    guard count == Self.preface.count else { return false }
    input.moveReaderIndex(forwardBy: count)
    hasPreface = true
    return true
  }

  // MARK: - Frames

  private mutating func receive(_ header: HTTP2FrameHeader) throws(HTTP2ConnectionError) -> Event? {
    let kind = HTTP2FrameKind(rawValue: header.kind)
    if openBlock != nil, kind != .continuation {
      throw HTTP2ConnectionError(.protocolError, "a frame stands within a header block")
    }
    guard hasSettings || kind == .settings else {
      throw HTTP2ConnectionError(.protocolError, "the first frame is not SETTINGS")
    }
    switch kind {
    case .data: return try receiveData(header)
    case .headers: return try receiveHeaders(header)
    case .priority: return try receivePriority(header)
    case .resetStream: return try receiveReset(header)
    case .settings: return try receiveSettings(header)
    case .pushPromise: throw HTTP2ConnectionError(.protocolError, "clients do not push")
    case .ping: return try receivePing(header)
    case .goAway: return try receiveGoAway(header)
    case .windowUpdate: return try receiveWindowUpdate(header)
    case .continuation: return try receiveContinuation(header)
    case nil: return nil
    }
  }

  /// Whether a stream has not begun yet.
  func isIdle(_ id: UInt32) -> Bool { id > lastStreamID || id & 1 == 0 }

  /// The place of what a frame carries besides padding and priority, and its length.
  private func content(_ header: HTTP2FrameHeader) throws(HTTP2ConnectionError) -> (place: Int, length: Int) {
    var place = input.readerIndex
    var length = header.length
    var padding = 0
    if header.flags.contains(.padded) {
      guard length >= 1, let count = input.getInteger(at: place, as: UInt8.self) else {
        throw HTTP2ConnectionError(.frameSizeError, "a padded frame is empty")
      }
      padding = Int(count)
      place += 1
      length -= 1
    }
    if header.kind == HTTP2FrameKind.headers.rawValue, header.flags.contains(.priority) {
      guard length >= 5 else {
        throw HTTP2ConnectionError(.frameSizeError, "HEADERS is too short for a priority")
      }
      place += 5
      length -= 5
    }
    guard padding <= length else {
      throw HTTP2ConnectionError(.protocolError, "a frame has more padding than bytes")
    }
    return (place, length - padding)
  }

  // MARK: - DATA

  private mutating func receiveData(_ header: HTTP2FrameHeader) throws(HTTP2ConnectionError) -> Event? {
    let id = header.streamID
    guard !isIdle(id) || isPastEnd(id) else {
      throw HTTP2ConnectionError(.protocolError, "DATA of a stream that has not begun")
    }
    let (place, length) = try content(header)
    // Padding counts, and so does what is for nobody any more.
    connectionReceiveWindow -= header.length
    guard connectionReceiveWindow >= 0 else {
      throw HTTP2ConnectionError(.flowControlError, "more was sent than the connection's window allows")
    }
    replenish()
    guard let index = streams.index(forKey: id) else {
      if recentlyReset.contains(id) || isPastEnd(id) { return nil }
      throw HTTP2ConnectionError(.streamClosed, "DATA of a stream that is closed")
    }
    let ends = header.flags.contains(.endStream)
    if let error = accept(header.length, content: length, ends: ends, at: index) {
      return streamError(id, error)
    }
    guard header.length > 0 || ends, let bytes = input.getSlice(at: place, length: length) else { return nil }
    return .data(id, bytes, ends: ends)
  }

  /// Counts what a frame brings to a stream; returns the rule that it breaks.
  private mutating func accept(
    _ length: Int, content: Int, ends: Bool, at index: Dictionary<UInt32, Stream>.Index
  ) -> HTTP2ErrorCode? {
    guard streams.values[index].isRemoteOpen else { return .streamClosed }
    streams.values[index].receiveWindow -= length
    // Until the peer has seen the settings it goes by the default.
    let slack = isAcknowledged ? 0 : max(0, Self.defaultWindow - limits.streamWindow)
    guard streams.values[index].receiveWindow >= -slack else { return .flowControlError }
    if let left = streams.values[index].bodyLeft {
      guard content <= left, !ends || content == left else { return .protocolError }
      streams.values[index].bodyLeft = left - content
    }
    if ends { streams.values[index].isRemoteOpen = false }
    return nil
  }

  /// Gives the peer leave for more on all streams together once half is used.
  private mutating func replenish() {
    let missing = limits.connectionWindow - connectionReceiveWindow
    guard missing >= limits.connectionWindow / 2 else { return }
    connectionReceiveWindow += missing
    begin(HTTP2FrameHeader(.windowUpdate, length: 4))
    output.writeInteger(UInt32(missing))
  }

  // MARK: - HEADERS

  private mutating func receiveHeaders(_ header: HTTP2FrameHeader) throws(HTTP2ConnectionError) -> Event? {
    guard header.streamID & 1 == 1 else {
      throw HTTP2ConnectionError(.protocolError, "a client's streams have odd ids")
    }
    let (place, length) = try content(header)
    guard let bytes = input.getSlice(at: place, length: length) else { return nil }
    let ends = header.flags.contains(.endStream)
    guard !header.flags.contains(.endHeaders) else {
      return try receiveBlock(header.streamID, bytes, ends: ends)
    }
    openBlock = OpenBlock(
      streamID: header.streamID, endsStream: ends, bytes: ByteBuffer(bytes: bytes.readableBytesView))
    return nil
  }

  private mutating func receiveContinuation(_ header: HTTP2FrameHeader) throws(HTTP2ConnectionError) -> Event?
  {
    guard var block = openBlock, block.streamID == header.streamID else {
      throw HTTP2ConnectionError(.protocolError, "CONTINUATION without HEADERS before it")
    }
    openBlock = nil
    block.frames += 1
    guard block.frames <= Self.mostContinuations,
      block.bytes.readableBytes + header.length <= limits.headerListBytes,
      var bytes = input.getSlice(at: input.readerIndex, length: header.length)
    else { throw HTTP2ConnectionError(.enhanceYourCalm, "the headers of a request are too large") }
    block.bytes.writeBuffer(&bytes)
    guard !header.flags.contains(.endHeaders) else {
      return try receiveBlock(block.streamID, block.bytes, ends: block.endsStream)
    }
    openBlock = block
    return nil
  }

  private mutating func receiveBlock(
    _ id: UInt32, _ block: ByteBuffer, ends: Bool
  ) throws(HTTP2ConnectionError) -> Event? {
    guard id > lastStreamID else { return try receiveTrailers(id, block, ends: ends) }
    guard !isPastEnd(id) else {
      // For nobody, but the table must follow.
      _ = try decoder.fields(block)
      return nil
    }
    lastStreamID = id
    let request = try decoder.request(block)
    if case .malformed = request.outcome { return streamError(id, .protocolError) }
    if ends, request.contentLength ?? 0 > 0 { return streamError(id, .protocolError) }
    guard streams.count < limits.streams else { return streamError(id, .refusedStream) }
    streams[id] = Stream(
      sendWindow: initialSendWindow, receiveWindow: limits.streamWindow,
      bodyLeft: ends ? nil : request.contentLength, isRemoteOpen: !ends, outbox: nil)
    return .request(id, request, ends: ends)
  }

  private mutating func receiveTrailers(
    _ id: UInt32, _ block: ByteBuffer, ends: Bool
  ) throws(HTTP2ConnectionError) -> Event? {
    let fields = try decoder.fields(block)
    guard let index = streams.index(forKey: id) else {
      if recentlyReset.contains(id) { return nil }
      throw HTTP2ConnectionError(.streamClosed, "HEADERS of a stream that is closed")
    }
    guard streams.values[index].isRemoteOpen else { return streamError(id, .streamClosed) }
    guard ends, (try? HTTP2FieldRules.checkTrailers(fields)) != nil else {
      return streamError(id, .protocolError)
    }
    if let error = accept(0, content: 0, ends: true, at: index) { return streamError(id, error) }
    return .data(id, ByteBuffer(), ends: true)
  }

  // MARK: - Ends of streams

  private mutating func receiveReset(_ header: HTTP2FrameHeader) throws(HTTP2ConnectionError) -> Event? {
    guard header.length == 4 else {
      throw HTTP2ConnectionError(.frameSizeError, "RST_STREAM is not of 4 bytes")
    }
    guard !isIdle(header.streamID) || isPastEnd(header.streamID) else {
      throw HTTP2ConnectionError(.protocolError, "RST_STREAM of a stream that has not begun")
    }
    // What the peer sent before it knew of a reset may still come; behind a reset of its own nothing may.
    guard remove(header.streamID) else { return nil }
    return .closed(header.streamID, isError: false)
  }

  /// Resets a stream whose peer broke a rule, or that is one too many.
  mutating func streamError(_ id: UInt32, _ code: HTTP2ErrorCode) -> Event {
    sendReset(id, code)
    return .closed(id, isError: true)
  }

  /// Notes that this end reset a stream, on which more may be under way.
  mutating func noteReset(_ id: UInt32) { recentlyReset.insert(id) }

  /// Takes no streams above the highest so far.
  mutating func takeNoMore() { lastTaken = lastStreamID }

  func isPastEnd(_ id: UInt32) -> Bool {
    guard let lastTaken else { return false }
    return id > lastTaken && id & 1 == 1
  }

  // MARK: - What the peer may send

  /// What the peer of a stream may still send; nil when it may send nothing more.
  func receiveWindow(_ id: UInt32) -> Int? {
    guard let stream = streams[id], stream.isRemoteOpen else { return nil }
    return stream.receiveWindow
  }

  /// Gives the peer leave to send so many bytes more on a stream.
  mutating func allow(_ id: UInt32, _ count: Int) {
    guard let index = streams.index(forKey: id) else { return }
    streams.values[index].receiveWindow += count
    begin(HTTP2FrameHeader(.windowUpdate, stream: id, length: 4))
    output.writeInteger(UInt32(count))
  }

  // MARK: - Rest

  /// Gives back the memory of what many streams at once took, and of what is only remembered to save time; to be called
  /// when there has been no call for a while.
  mutating func rest() {
    decoder.rest()
    guard streams.isEmpty, streams.capacity > 0 else { return }
    streams = [:]
    waiting = []
    if finished.isEmpty { finished = [] }
  }

  // MARK: - Output

  /// Writes a frame's header.
  mutating func begin(_ header: HTTP2FrameHeader) {
    if output.storageCapacity == 0 { output = pool.takeWriteBuffer(ByteBufferAllocator()) }
    header.write(into: &output)
  }

  /// Takes what is to be sent; nil when there is nothing.
  mutating func takeOutput() -> ByteBuffer? {
    guard output.readableBytes > 0 else { return nil }
    defer { output = ByteBuffer() }
    return output
  }
}

/// The last streams that were reset, in a bounded space.
struct RecentStreams: Sendable {
  /// As many as a client may have had under way.
  private static let most = 1024

  private var ids: [UInt32] = []
  private var oldest = 0

  /// Remembers a stream, and forgets the one that was remembered longest ago when there is no room.
  mutating func insert(_ id: UInt32) {
    if ids.count < Self.most {
      ids.append(id)
    } else {
      ids[oldest] = id
      oldest = (oldest + 1) % Self.most
    }
  }

  /// Whether a stream is remembered; asked for frames that have come too late.
  func contains(_ id: UInt32) -> Bool { ids.contains(id) }
}
