import HandschlagProtobuf
import HandschlagRPC
import NIOCore

/// The connection as the place where calls send their replies.
extension GRPCConnection: ServerCallSink, Flushable {
  /// More than this is handed to the channel before the end of the tick.
  private static let largestOutput = 64 << 10
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
  func refuse(_ id: UInt32, _ error: RPCError, httpStatus: String = "200") {
    session.sendEnd(id, GRPCReplyHeaders.trailersOnly(error, nil, nil, httpStatus: httpStatus))
    loop.counters.requestRefused()
    scheduleFlush()
  }

  // MARK: - Waiting for the peer

  /// Whether a handler may write another message.
  func mayWrite(_ id: UInt32) -> Bool {
    isWritable && streams.mayWrite(unsent: session.unsent(id), all: session.unsent)
  }

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
    let id = context.callID
    guard let form = streams.form(id) else { return ended(context, .cancelled) }
    guard size <= DecodingLimits.largestMessage else {
      return writeFailure(context, RPCError(.resourceExhausted, "the reply is larger than 4 MiB"))
    }
    let (initial, trailers) = context.replyMetadata
    if !form.hasHead, !(form.acceptsGzip && compresses(context, form.isGzip)), initial == nil, trailers == nil
    {
      let wasSent = session.sendReply(
        id, head: .plain, size: GRPCMessageReader.prefixSize + size,
        { Self.pack(size, into: $0, pack) }, end: .ok)
      if wasSent { return ended(context, .ok) }
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
    guard streams.contains(context.callID) else { return false }
    guard size <= DecodingLimits.largestMessage else {
      context.fail(RPCError(.resourceExhausted, "a reply is larger than 4 MiB"))
      return false
    }
    writeHead(context)
    writeData(context, size: size, pack)
    flushSoon()
    return mayWrite(context.callID)
  }

  private func writeHead(_ context: ServerContext) {
    let id = context.callID
    guard let form = streams.form(id), !form.hasHead else { return }
    let isGzip = form.acceptsGzip && compresses(context, form.isGzip)
    streams.update(id) {
      $0.form.hasHead = true
      $0.form.repliesGzip = isGzip
    }
    session.sendHead(id, GRPCReplyHeaders.head(isGzip: isGzip, context.takeInitialMetadata()))
  }

  /// A handler's wish, or what the caller does itself.
  private func compresses(_ context: ServerContext, _ isGzip: Bool) -> Bool {
    switch context.replyCompression {
    case .automatic: isGzip
    case .gzip: true
    case .none: false
    }
  }

  /// Writes a message that is not compressed, with its prefix.
  private static func pack(
    _ size: Int, into memory: UnsafeMutableRawBufferPointer, _ pack: (UnsafeMutableRawBufferPointer) -> Void
  ) {
    memory.storeBytes(of: 0, as: UInt8.self)
    memory.storeBytes(of: UInt32(size).bigEndian, toByteOffset: 1, as: UInt32.self)
    pack(UnsafeMutableRawBufferPointer(rebasing: memory[GRPCMessageReader.prefixSize...]))
  }

  private func writeData(_ context: ServerContext, size: Int, _ pack: (UnsafeMutableRawBufferPointer) -> Void)
  {
    let id = context.callID
    watch.sentData()
    let whole = GRPCMessageReader.prefixSize + size
    let isGzip = streams.form(id).map { $0.repliesGzip && compresses(context, $0.isGzip) } ?? false
    guard isGzip || !session.sendMessage(id, size: whole, { Self.pack(size, into: $0, pack) }) else { return }
    var buffer = ByteBufferAllocator().buffer(capacity: whole)
    buffer.writeWithUnsafeMutableBytes(minimumWritableBytes: whole) {
      Self.pack(size, into: UnsafeMutableRawBufferPointer(rebasing: $0[..<whole]), pack)
      return whole
    }
    if isGzip, let compressed = compressed(buffer, context) { buffer = compressed }
    session.sendMessage(id, buffer)
  }

  /// The message compressed; nil when it is to go as it is.
  private func compressed(_ message: ByteBuffer, _ context: ServerContext) -> ByteBuffer? {
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
    if let form = streams.form(context.callID), !form.hasHead {
      let (initial, trailers) = context.replyMetadata
      session.sendEnd(context.callID, GRPCReplyHeaders.trailersOnly(error, initial, trailers))
    } else {
      writeTrailers(context, error)
    }
    ended(context, error.code)
  }

  private func writeTrailers(_ context: ServerContext, _ error: RPCError?) {
    session.sendEnd(context.callID, GRPCReplyHeaders.trailers(error, context.replyMetadata.trailers))
  }

  // MARK: - Ends and flushes

  /// The last frame of a call is written, or there is nobody to write it to.
  private func ended(_ context: ServerContext, _ status: StatusCode) {
    let id = context.callID
    watch.sentData()
    unpark(id)
    noteEnd(context, status)
    if session.isOpen(id) {
      // Its last frames wait for the peer.
      streams.ended(id)
    } else if streams.contains(id) {
      _ = streams.closed(id)
      noteClosed()
    }
    relieve()
    flushSoon()
  }

  /// A stream is closed.
  func noteClosed() {
    if streams.count == 0 { lastCall = now }
    closeWhenDrained()
  }

  func noteEnd(_ context: ServerContext, _ status: StatusCode) {
    loop.counters.callEnded(
      methodIndex: context.methodIndex, status: status,
      nanoseconds: context.elapsed)
  }

  func scheduleFlush() {
    guard !isReading, !isFlushScheduled, context != nil else { return }
    isFlushScheduled = true
    executor.flushAtEndOfTick(self)
  }

  /// Flushes at the end of the tick, or now when much has come together.
  private func flushSoon() {
    if session.output.readableBytes >= Self.largestOutput { flushNow() } else { scheduleFlush() }
  }

  /// Hands the frames to the channel.
  func flushNow() {
    isFlushScheduled = false
    guard let context, let frames = session.takeOutput() else { return }
    context.writeAndFlush(wrapOutboundOut(frames), promise: nil)
    executor.buffers.giveBack(written: frames)
    if !parked.isEmpty { unparkWritable() }
  }

  private func onLoop(_ body: @escaping @Sendable () -> Void) {
    if eventLoop.inEventLoop { body() } else { executor.execute(body) }
  }
}
