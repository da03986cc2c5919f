import HandschlagProtobuf
import HandschlagRPC
import NIOCore

/// The connection as the place where calls send their replies.
extension ServerConnection: ServerCallSink, Flushable {
  /// More of a stream than this is handed to the channel before the end of the tick.
  private static let largestOutbound = 64 << 10
  /// Replies of so many bytes are handed over while other calls of the same read still run: a caller with many
  /// calls in flight makes its next ones meanwhile, instead of both sides waiting for each other in turn.
  private static let largestReplies = 16 << 10
  /// What an envelope without reply metadata adds, at most.
  private static let largestPrefix = 8
  /// What it adds to a message of 128 bytes to 16 KiB.
  private static let usualPrefix = 5

  // MARK: - ServerCallSink

  func succeed(_ context: ServerContext, with message: some Message) {
    guard eventLoop.inEventLoop else {
      let bytes = message.encoded()
      executor.execute {
        self.writeResponse(context, size: bytes.count) { $0.copyBytes(from: bytes) }
      }
      return
    }
    message.withEncoder { encoder in
      if let bound = encoder.bound, writeUnmeasured(context, bound: bound, { encoder.pack(into: $0) }) {
        return
      }
      writeResponse(context, size: encoder.size) { encoder.pack(into: $0) }
    }
  }

  func succeed(_ context: ServerContext) {
    onLoop {
      // What waits for credit goes first.
      if self.extensions?.held[context.callID] != nil {
        self.extensions?.held[context.callID]?.isLast = true
        return
      }
      let (initial, trailers) = context.replyMetadata
      if initial == nil, trailers == nil {
        let flags: FrameHeader.Flags = [.remoteClosed, .noData]
        self.append(FrameHeader(length: 0, streamID: context.callID, kind: .data, flags: flags))
      } else {
        let envelope = ResponseEnvelope.encodeSuccessPrefix(
          payloadSize: 0, initialMetadata: initial ?? Metadata(), trailers: trailers ?? Metadata())
        self.appendResponse(context.callID, envelope)
      }
      self.ended(context, .ok)
    }
  }

  func fail(_ context: ServerContext, with error: RPCError) {
    onLoop {
      self.extensions?.held[context.callID] = nil
      let (initial, trailers) = context.replyMetadata
      let envelope = ResponseEnvelope.encode(
        error, initialMetadata: initial ?? Metadata(), trailers: trailers ?? Metadata())
      self.appendResponse(context.callID, envelope)
      self.ended(context, error.code)
    }
  }

  func sendInitialMetadata(_ context: ServerContext) {
    onLoop {
      guard self.context != nil, !context.isCompleted else { return }
      self.writeInitialMetadata(context)
    }
  }

  func send(_ context: ServerContext, _ message: some Message) -> Bool {
    guard eventLoop.inEventLoop else {
      let bytes = message.encoded()
      executor.execute {
        guard !context.isCompleted else { return }
        _ = self.writeData(context, size: bytes.count) { $0.copyBytes(from: bytes) }
      }
      return false
    }
    return message.withEncoder { encoder in
      writeData(context, size: encoder.size) { encoder.pack(into: $0) }
    }
  }

  func waitUntilWritable(_ context: ServerContext) async {
    if eventLoop.inEventLoop, mayWrite(context.callID) {
      // The peer keeps up; let others have the loop before more is written.
      return await Task.yield()
    }
    let id = context.callID
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
  func refuse(_ id: UInt32, _ error: RPCError) {
    appendResponse(
      id, ResponseEnvelope.encode(error, initialMetadata: Metadata(), trailers: Metadata()))
    counters.requestRefused()
    streams.endedStart(id)
    closeWhenDrained()
  }

  // MARK: - Waiting for the peer

  private func park(_ continuation: CheckedContinuation<Void, Never>, _ context: ServerContext) {
    if mayWrite(context.callID) || context.isCompleted || self.context == nil {
      continuation.resume()
    } else {
      parked.updateValue(continuation, forKey: context.callID)?.resume()
    }
  }

  /// Whether the peer takes more of a stream's messages now.
  func mayWrite(_ id: UInt32) -> Bool {
    isWritable && extensions?.held[id] == nil
  }

  func unpark(_ id: UInt32) {
    parked.removeValue(forKey: id)?.resume()
  }

  func unparkAll() {
    guard !parked.isEmpty else { return }
    if extensions != nil, context != nil {
      for id in Array(parked.keys) where mayWrite(id) { unpark(id) }
      return
    }
    let waiting = parked
    parked = [:]
    for continuation in waiting.values { continuation.resume() }
  }

  // MARK: - Frames

  /// Writes a reply whose size is known once it is written; says whether it could.
  ///
  /// - Parameter bound: more bytes than `pack` writes, at most 16 KiB
  private func writeUnmeasured(
    _ context: ServerContext, bound: Int, _ pack: (UnsafeMutableRawBufferPointer) -> Int
  ) -> Bool {
    guard self.context != nil, case (nil, nil) = context.replyMetadata else { return false }
    takeOutbound()
    let room = FrameHeader.size + Self.largestPrefix + bound
    outbound.writeWithUnsafeMutableBytes(minimumWritableBytes: room) { buffer in
      let guess = FrameHeader.size + Self.usualPrefix
      let size = pack(UnsafeMutableRawBufferPointer(rebasing: buffer[guess..<(guess + bound)]))
      let prefix = ResponseEnvelope.SuccessPrefix(payloadSize: size)
      let header = FrameHeader(length: prefix.count + size, streamID: context.callID, kind: .response)
      let start = FrameHeader.size + prefix.count
      if start != guess {
        let message = UnsafeMutableRawBufferPointer(rebasing: buffer[start..<(start + size)])
        message.copyMemory(from: UnsafeRawBufferPointer(rebasing: buffer[guess..<(guess + size)]))
      }
      buffer.storeBytes(of: header.leading.bigEndian, as: UInt64.self)
      buffer.storeBytes(of: header.trailing.bigEndian, toByteOffset: 8, as: UInt16.self)
      for index in 0..<prefix.count {
        buffer[FrameHeader.size + index] = UInt8(truncatingIfNeeded: prefix.word >> (8 * UInt64(index)))
      }
      return start + size
    }
    ended(context, .ok)
    return true
  }

  private func writeResponse(
    _ context: ServerContext, size: Int, _ pack: (UnsafeMutableRawBufferPointer) -> Void
  ) {
    guard self.context != nil else { return ended(context, .cancelled) }
    let (initial, trailers) = context.replyMetadata
    guard size <= FrameHeader.largestLength - 1024 else {
      return fail(context, with: RPCError(.resourceExhausted, "the reply is larger than 4 MiB"))
    }
    if initial == nil, trailers == nil {
      let prefix = ResponseEnvelope.SuccessPrefix(payloadSize: size)
      let header = FrameHeader(length: prefix.count + size, streamID: context.callID, kind: .response)
      append(header, prefix: prefix, size: size, pack)
    } else {
      let prefix = ResponseEnvelope.encodeSuccessPrefix(
        payloadSize: size, initialMetadata: initial ?? Metadata(), trailers: trailers ?? Metadata())
      guard prefix.count + size <= FrameHeader.largestLength else {
        context.initialMetadata = Metadata()
        context.trailers = Metadata()
        return fail(context, with: RPCError(.resourceExhausted, "the reply's metadata are too large"))
      }
      append(FrameHeader(length: prefix.count + size, streamID: context.callID, kind: .response))
      outbound.writeBytes(prefix)
      outbound.writeWithUnsafeMutableBytes(minimumWritableBytes: size) { buffer in
        pack(UnsafeMutableRawBufferPointer(rebasing: buffer[..<size]))
        return size
      }
    }
    ended(context, .ok)
  }

  /// Writes one message of a reply stream; says whether the peer keeps up.
  private func writeData(
    _ context: ServerContext, size: Int, _ pack: (UnsafeMutableRawBufferPointer) -> Void
  ) -> Bool {
    guard self.context != nil else { return false }
    writeInitialMetadata(context)
    guard size <= FrameHeader.largestLength else {
      context.fail(RPCError(.resourceExhausted, "a reply is larger than 4 MiB"))
      return false
    }
    if extensions != nil, !takeCredit(context, size, pack) { return false }
    append(FrameHeader(length: size, streamID: context.callID, kind: .data), prefix: nil, size: size, pack)
    guard outbound.readableBytes >= Self.largestOutbound else {
      scheduleFlush()
      return isWritable
    }
    flushNow()
    return false
  }

  /// A plain client takes any Response for the end, so it gets the metadata with the end.
  private func writeInitialMetadata(_ context: ServerContext) {
    guard let extensions, extensions.accepted.contains(.initialMetadata) else { return }
    guard let initial = context.takeInitialMetadata() else { return }
    let envelope = ResponseEnvelope.encodeSuccessPrefix(
      payloadSize: 0, initialMetadata: initial, trailers: Metadata())
    appendResponse(context.callID, envelope, flags: .remoteOpen)
  }

  func appendResponse(_ id: UInt32, _ envelope: [UInt8], flags: FrameHeader.Flags = []) {
    append(FrameHeader(length: envelope.count, streamID: id, kind: .response, flags: flags))
    outbound.writeBytes(envelope)
    scheduleFlush()
  }

  private func append(_ header: FrameHeader) {
    append(header, prefix: nil, size: 0) { _ in }
  }

  /// Writes a whole frame of any kind.
  func append(frame: [UInt8]) {
    guard context != nil else { return }
    takeOutbound()
    outbound.writeBytes(frame)
    scheduleFlush()
  }

  /// Writes a message that waited for its credit.
  func append(message: [UInt8], to id: UInt32) {
    append(FrameHeader(length: message.count, streamID: id, kind: .data), prefix: nil, size: message.count) {
      $0.copyBytes(from: message)
    }
    scheduleFlush()
  }

  /// Takes a buffer for replies where there is none.
  private func takeOutbound() {
    guard outbound.storageCapacity == 0, let context else { return }
    outbound = executor.buffers.takeWriteBuffer(context.channel.allocator)
  }

  /// Writes a frame in one piece: header, prefix, message.
  private func append(
    _ header: FrameHeader, prefix: ResponseEnvelope.SuccessPrefix?, size: Int,
    _ pack: (UnsafeMutableRawBufferPointer) -> Void
  ) {
    takeOutbound()
    let prefixCount = prefix?.count ?? 0
    // The prefix is stored as a whole word; the message then overwrites what is too much of it.
    let room = FrameHeader.size + Self.largestPrefix + size
    outbound.writeWithUnsafeMutableBytes(minimumWritableBytes: room) { buffer in
      buffer.storeBytes(of: header.leading.bigEndian, as: UInt64.self)
      buffer.storeBytes(of: header.trailing.bigEndian, toByteOffset: 8, as: UInt16.self)
      if let prefix {
        buffer.storeBytes(of: prefix.word.littleEndian, toByteOffset: FrameHeader.size, as: UInt64.self)
      }
      let start = FrameHeader.size + prefixCount
      pack(UnsafeMutableRawBufferPointer(rebasing: buffer[start..<(start + size)]))
      return start + size
    }
  }

  // MARK: - Ends and flushes

  /// The last frame of a call is written, or there is nobody to write it to.
  func ended(_ context: ServerContext, _ status: StatusCode) {
    let call = streams.ended(context.callID)
    if call != nil, !parked.isEmpty { unpark(context.callID) }
    counters.callEnded(
      methodIndex: context.methodIndex, status: status,
      nanoseconds: context.elapsed)
    if outbound.readableBytes >= Self.largestReplies { flushNow() } else { scheduleFlush() }
    closeWhenDrained()
  }

  private func scheduleFlush() {
    guard !isReading, !isFlushScheduled, context != nil else { return }
    isFlushScheduled = true
    executor.flushAtEndOfTick(self)
  }

  /// Hands the replies to the channel.
  func flushNow() {
    isFlushScheduled = false
    guard outbound.readableBytes > 0, let context else { return }
    let replies = outbound
    outbound = ByteBuffer()
    context.writeAndFlush(wrapOutboundOut(replies), promise: nil)
    executor.buffers.giveBack(written: replies)
  }

  func onLoop(_ body: @escaping @Sendable () -> Void) {
    if eventLoop.inEventLoop { body() } else { executor.execute(body) }
  }
}
