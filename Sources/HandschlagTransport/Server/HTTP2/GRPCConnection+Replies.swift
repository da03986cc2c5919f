import HandschlagProtobuf
import HandschlagRPC
import NIOCore
import NIOHTTP2

/// The connection as the place where calls send their replies.
extension GRPCConnection: ServerCallSink, Flushable {
  /// Smaller messages are not compressed: gzip would hardly make them shorter.
  private static let smallestCompressed = 256

  // MARK: - ServerCallSink

  func succeed(_ context: ServerContext, with message: some Message) {
    guard eventLoop.inEventLoop else {
      let bytes = message.encoded()
      return executor.execute { self.reply(context, size: bytes.count) { $0.copyBytes(from: bytes) } }
    }
    message.withEncoder { encoder in
      reply(context, size: encoder.size) { encoder.pack(into: $0) }
    }
  }

  func succeed(_ context: ServerContext) {
    onLoop {
      self.writeHead(context)
      self.writeTrailers(context, nil)
      self.ended(context, .ok)
    }
  }

  func fail(_ context: ServerContext, with error: RPCError) {
    onLoop { self.writeFailure(context, error) }
  }

  func sendInitialMetadata(_ context: ServerContext) {
    onLoop {
      guard !context.isCompleted else { return }
      self.writeHead(context)
      self.scheduleFlush()
    }
  }

  func send(_ context: ServerContext, _ message: some Message) -> Bool {
    guard eventLoop.inEventLoop else {
      let bytes = message.encoded()
      executor.execute {
        guard !context.isCompleted else { return }
        _ = self.writeMessage(context, size: bytes.count) { $0.copyBytes(from: bytes) }
      }
      return false
    }
    return message.withEncoder { encoder in
      writeMessage(context, size: encoder.size) { encoder.pack(into: $0) }
    }
  }

  func waitUntilWritable(_ context: ServerContext) async {
    let id = context.callID
    if eventLoop.inEventLoop, mayWrite(id) {
      // The peer keeps up; let others have the loop before more is written.
      return await Task.yield()
    }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        onLoop { self.park(continuation, context) }
        // A cancellation that came before finds nobody parked, so it is repeated behind the parking.
        if Task.isCancelled { onLoop { self.unpark(id) } }
      }
    } onCancel: {
      onLoop { self.unpark(id) }
    }
  }

  // MARK: - Answers without a call

  /// Answers a stream on which no call runs.
  func refuse(_ id: UInt32, _ error: RPCError, httpStatus: String = "200", ends: Bool) {
    let headers = GRPCReplyHeaders.trailersOnly(error, nil, nil, httpStatus: httpStatus)
    write(id, .headers(.init(headers: headers, endStream: true)))
    // Whatever the caller still sends is for nobody.
    if !ends { write(id, .rstStream(.noError)) }
    loop.counters.requestRefused()
    scheduleFlush()
  }

  // MARK: - Waiting for the peer

  /// Whether a handler may write another message.
  func mayWrite(_ id: UInt32) -> Bool { isWritable && streams.mayWrite(id) }

  private func park(_ continuation: CheckedContinuation<Void, Never>, _ context: ServerContext) {
    if context.isCompleted || self.context == nil || mayWrite(context.callID) {
      continuation.resume()
    } else {
      parked.updateValue(continuation, forKey: context.callID)?.resume()
    }
  }

  func unpark(_ id: UInt32) {
    guard !parked.isEmpty else { return }
    parked.removeValue(forKey: id)?.resume()
  }

  /// Wakes every handler that may write again.
  func unparkWritable() {
    for id in Array(parked.keys) where mayWrite(id) { unpark(id) }
  }

  func unparkAll() {
    let waiting = parked
    parked = [:]
    for continuation in waiting.values { continuation.resume() }
  }

  // MARK: - Frames

  /// Writes the whole reply of a call with one.
  private func reply(_ context: ServerContext, size: Int, _ pack: (UnsafeMutableRawBufferPointer) -> Void) {
    guard streams[context.callID] != nil else { return ended(context, .cancelled) }
    guard size <= DecodingLimits.largestMessage else {
      return writeFailure(context, RPCError(.resourceExhausted, "the reply is larger than 4 MiB"))
    }
    writeHead(context)
    writeData(context, size: size, pack)
    writeTrailers(context, nil)
    ended(context, .ok)
  }

  /// Writes one message of a reply stream; says whether the peer keeps up.
  private func writeMessage(
    _ context: ServerContext, size: Int, _ pack: (UnsafeMutableRawBufferPointer) -> Void
  ) -> Bool {
    guard streams[context.callID] != nil else { return false }
    guard size <= DecodingLimits.largestMessage else {
      context.fail(RPCError(.resourceExhausted, "a reply is larger than 4 MiB"))
      return false
    }
    writeHead(context)
    writeData(context, size: size, pack)
    scheduleFlush()
    return mayWrite(context.callID)
  }

  private func writeHead(_ context: ServerContext) {
    let id = context.callID
    guard let stream = streams[id], !stream.hasHead else { return }
    let isGzip = stream.acceptsGzip && compresses(context, stream.isGzip)
    streams.update(id) {
      $0.hasHead = true
      $0.repliesGzip = isGzip
    }
    let headers = GRPCReplyHeaders.head(isGzip: isGzip, context.takeInitialMetadata())
    write(id, .headers(.init(headers: headers)))
  }

  /// A handler's wish, or what the caller does itself.
  private func compresses(_ context: ServerContext, _ isGzip: Bool) -> Bool {
    switch context.replyCompression {
    case .automatic: isGzip
    case .gzip: true
    case .none: false
    }
  }

  private func writeData(_ context: ServerContext, size: Int, _ pack: (UnsafeMutableRawBufferPointer) -> Void)
  {
    let id = context.callID
    let prefix = GRPCMessageReader.prefixSize
    var buffer = ByteBufferAllocator().buffer(capacity: prefix + size)
    buffer.writeInteger(UInt8(0))
    buffer.writeInteger(UInt32(size))
    buffer.writeWithUnsafeMutableBytes(minimumWritableBytes: size) { memory in
      pack(UnsafeMutableRawBufferPointer(rebasing: memory[..<size]))
      return size
    }
    if let compressed = compressed(buffer, context) { buffer = compressed }
    streams.wrote(id, buffer.readableBytes)
    write(id, .data(.init(data: .byteBuffer(buffer))))
  }

  /// The message compressed; nil when it is to go as it is.
  private func compressed(_ message: ByteBuffer, _ context: ServerContext) -> ByteBuffer? {
    guard let stream = streams[context.callID], stream.repliesGzip, compresses(context, stream.isGzip) else {
      return nil
    }
    let prefix = GRPCMessageReader.prefixSize
    let size = message.readableBytes - prefix
    guard size >= Self.smallestCompressed || context.replyCompression == .gzip else { return nil }
    var buffer = ByteBufferAllocator().buffer(capacity: prefix + size / 2)
    buffer.writeInteger(UInt8(1))
    buffer.writeInteger(UInt32(0))
    let count = message.withUnsafeReadableBytes {
      loop.gzip.compress(UnsafeRawBufferPointer(rebasing: $0[prefix...]), into: &buffer)
    }
    guard let count else { return nil }
    buffer.setInteger(UInt32(count), at: buffer.readerIndex + 1)
    return buffer
  }

  private func writeFailure(_ context: ServerContext, _ error: RPCError) {
    if let stream = streams[context.callID], !stream.hasHead {
      let (initial, trailers) = context.replyMetadata
      let headers = GRPCReplyHeaders.trailersOnly(error, initial, trailers)
      write(context.callID, .headers(.init(headers: headers, endStream: true)))
    } else {
      writeTrailers(context, error)
    }
    ended(context, error.code)
  }

  private func writeTrailers(_ context: ServerContext, _ error: RPCError?) {
    guard streams[context.callID] != nil else { return }
    let headers = GRPCReplyHeaders.trailers(error, context.replyMetadata.trailers)
    write(context.callID, .headers(.init(headers: headers, endStream: true)))
  }

  /// Gives a frame to HTTP/2, which keeps it until the next flush.
  func write(_ id: UInt32, _ payload: HTTP2Frame.FramePayload) {
    guard let context else { return }
    let frame = HTTP2Frame(streamID: HTTP2StreamID(Int(id)), payload: payload)
    context.write(wrapOutboundOut(frame), promise: nil)
  }

  // MARK: - Ends and flushes

  /// The last frame of a call is written, or there is nobody to write it to.
  private func ended(_ context: ServerContext, _ status: StatusCode) {
    streams.ended(context.callID)
    unpark(context.callID)
    noteEnd(context, status)
    scheduleFlush()
  }

  func noteEnd(_ context: ServerContext, _ status: StatusCode) {
    loop.counters.callEnded(
      methodIndex: context.methodIndex, status: status,
      nanoseconds: MonotonicTime.now() &- context.startedAt)
  }

  func scheduleFlush() {
    guard !isReading, !isFlushScheduled, context != nil else { return }
    isFlushScheduled = true
    executor.flushAtEndOfTick(self)
  }

  /// Hands the replies to the channel, and ends what the callers have not ended.
  func flushNow() {
    isFlushScheduled = false
    guard let context else { return }
    context.flush()
    while !toReset.isEmpty {
      let ids = toReset
      toReset = []
      for id in ids where streams[id] != nil { write(id, .rstStream(.noError)) }
      context.flush()
    }
    if !parked.isEmpty { unparkWritable() }
  }

  private func onLoop(_ body: @escaping @Sendable () -> Void) {
    if eventLoop.inEventLoop { body() } else { executor.execute(body) }
  }
}
