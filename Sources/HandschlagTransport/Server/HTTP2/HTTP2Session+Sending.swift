import NIOCore

/// What a stream has to send and its windows have no room for.
// Touched on the connection's loop alone.
final class HTTP2Outbox {
  /// Bytes of messages, in order.
  var pieces = CircularBuffer<ByteBuffer>(initialCapacity: 4)
  /// Bytes in all pieces.
  var count = 0
  /// What stands behind them; nil while the call goes on.
  var end: GRPCReplyFields?
}

/// The sending half: replies, flow control, ends.
extension HTTP2Session {
  /// Whether a stream is not closed.
  func isOpen(_ id: UInt32) -> Bool { streams[id] != nil }

  /// Bytes of a stream's messages that its windows have no room for.
  func unsent(_ id: UInt32) -> Int { streams[id]?.outbox?.count ?? 0 }

  // MARK: - Replies

  /// Sends the whole reply of a call with one message, when the windows have room for it.
  ///
  /// - Parameters:
  ///   - size: bytes of the message with its prefix
  ///   - pack: writes the message
  /// - Returns: false when there is no room, and nothing was sent.
  mutating func sendReply(
    _ id: UInt32, head: GRPCReplyFields, size: Int, _ pack: (UnsafeMutableRawBufferPointer) -> Void,
    end: GRPCReplyFields
  ) -> Bool {
    guard let index = streams.index(forKey: id), hasRoom(size, at: index) else { return false }
    let isRemoteOpen = streams.values[index].isRemoteOpen
    streams.remove(at: index)
    connectionSendWindow -= size
    write(head, id, [])
    write(size, id, pack)
    write(end, id, .endStream)
    if isRemoteOpen { closeRemote(id) }
    return true
  }

  /// Sends the head of a reply.
  mutating func sendHead(_ id: UInt32, _ fields: GRPCReplyFields) {
    guard isOpen(id) else { return }
    write(fields, id, [])
  }

  /// Sends a message, when the windows have room for it; see ``sendReply(_:head:size:_:end:)``.
  mutating func sendMessage(
    _ id: UInt32, size: Int, _ pack: (UnsafeMutableRawBufferPointer) -> Void
  ) -> Bool {
    guard let index = streams.index(forKey: id), hasRoom(size, at: index) else { return false }
    streams.values[index].sendWindow -= size
    connectionSendWindow -= size
    write(size, id, pack)
    return true
  }

  /// Sends a message, now or when there is room.
  mutating func sendMessage(_ id: UInt32, _ message: ByteBuffer) {
    guard let index = streams.index(forKey: id) else { return }
    let outbox = outbox(at: index, id)
    outbox.pieces.append(message)
    outbox.count += message.readableBytes
    unsent += message.readableBytes
    sendWaiting(of: id)
  }

  /// Ends a reply, behind what waits.
  mutating func sendEnd(_ id: UInt32, _ fields: GRPCReplyFields) {
    guard let index = streams.index(forKey: id) else { return }
    if let outbox = streams.values[index].outbox {
      outbox.end = fields
    } else {
      writeEnd(id, fields, at: index)
    }
  }

  /// Resets a stream; nothing that waits is sent.
  mutating func sendReset(_ id: UInt32, _ code: HTTP2ErrorCode) {
    remove(id)
    noteReset(id)
    begin(HTTP2FrameHeader(.resetStream, stream: id, length: 4))
    output.writeInteger(code.rawValue)
  }

  /// Tells the peer that no streams are taken any more, with the reason for people.
  mutating func sendGoAway(_ code: HTTP2ErrorCode, _ reason: String) {
    takeNoMore()
    begin(HTTP2FrameHeader(.goAway, length: 8 + reason.utf8.count))
    output.writeMultipleIntegers(lastStreamID, code.rawValue)
    output.writeString(reason)
  }

  /// Forgets a stream and what waits on it; false when it is closed already.
  @discardableResult
  mutating func remove(_ id: UInt32) -> Bool {
    guard let stream = streams.removeValue(forKey: id) else { return false }
    guard let outbox = stream.outbox else { return true }
    unsent -= outbox.count
    waiting.removeAll { $0 == id }
    return true
  }

  // MARK: - Waiting for windows

  private func hasRoom(_ size: Int, at index: Dictionary<UInt32, Stream>.Index) -> Bool {
    size <= Self.largestFrame && size <= connectionSendWindow && streams.values[index].outbox == nil
      && size <= streams.values[index].sendWindow
  }

  private mutating func outbox(at index: Dictionary<UInt32, Stream>.Index, _ id: UInt32) -> HTTP2Outbox {
    if let outbox = streams.values[index].outbox { return outbox }
    let outbox = HTTP2Outbox()
    streams.values[index].outbox = outbox
    waiting.append(id)
    return outbox
  }

  /// Sends what a stream's windows have room for.
  mutating func sendWaiting(of id: UInt32) {
    while sendPiece(of: id) {}
  }

  /// Sends what the windows have room for, a frame of each stream in turn.
  mutating func sendWaiting() {
    var idle = 0
    // As many streams in a row that can't send are all of them.
    while idle < waiting.count, connectionSendWindow > 0 {
      let id = waiting.removeFirst()
      waiting.append(id)
      idle = sendPiece(of: id) ? 0 : idle + 1
    }
  }

  /// Sends a frame of what waits on a stream; false when there is no room for more, or nothing left.
  private mutating func sendPiece(of id: UInt32) -> Bool {
    guard let index = streams.index(forKey: id), let outbox = streams.values[index].outbox else {
      return false
    }
    if var piece = outbox.pieces.first {
      let room = min(Self.largestFrame, connectionSendWindow, streams.values[index].sendWindow)
      let count = min(room, piece.readableBytes)
      guard count > 0, var part = piece.readSlice(length: count) else { return false }
      if piece.readableBytes == 0 {
        outbox.pieces.removeFirst()
      } else {
        outbox.pieces[outbox.pieces.startIndex] = piece
      }
      outbox.count -= count
      unsent -= count
      streams.values[index].sendWindow -= count
      connectionSendWindow -= count
      begin(HTTP2FrameHeader(.data, stream: id, length: count))
      output.writeBuffer(&part)
    }
    guard outbox.pieces.isEmpty else { return true }
    streams.values[index].outbox = nil
    waiting.removeAll { $0 == id }
    guard let end = outbox.end else { return false }
    writeEnd(id, end, at: index)
    finished.append(id)
    return false
  }

  // MARK: - Frames

  private mutating func writeEnd(
    _ id: UInt32, _ fields: GRPCReplyFields, at index: Dictionary<UInt32, Stream>.Index
  ) {
    let isRemoteOpen = streams.values[index].isRemoteOpen
    streams.remove(at: index)
    write(fields, id, .endStream)
    if isRemoteOpen { closeRemote(id) }
  }

  /// Lets the peer know that whatever it still sends is for nobody.
  private mutating func closeRemote(_ id: UInt32) {
    noteReset(id)
    begin(HTTP2FrameHeader(.resetStream, stream: id, length: 4))
    output.writeInteger(HTTP2ErrorCode.noError.rawValue)
  }

  /// Writes a DATA frame in one piece.
  private mutating func write(_ size: Int, _ id: UInt32, _ pack: (UnsafeMutableRawBufferPointer) -> Void) {
    begin(HTTP2FrameHeader(.data, stream: id, length: size))
    output.writeWithUnsafeMutableBytes(minimumWritableBytes: size) { memory in
      pack(UnsafeMutableRawBufferPointer(rebasing: memory[..<size]))
      return size
    }
  }

  /// Writes a header block: of the usual ones, which are a few bytes, or of any.
  private mutating func write(_ fields: GRPCReplyFields, _ id: UInt32, _ flags: HTTP2Flags) {
    guard let (bytes, count) = encoder.short(fields) else { return write(encoder.block(fields), id, flags) }
    begin(HTTP2FrameHeader(.headers, flags.union(.endHeaders), stream: id, length: count))
    output.writeWithUnsafeMutableBytes(minimumWritableBytes: MemoryLayout<UInt32>.size) { memory in
      memory.storeBytes(of: bytes.littleEndian, as: UInt32.self)
      return count
    }
  }

  /// Writes a header block, in as many frames as it takes.
  private mutating func write(_ block: ByteBuffer, _ id: UInt32, _ flags: HTTP2Flags) {
    var block = block
    var kind = HTTP2FrameKind.headers
    var flags = flags
    while block.readableBytes > Self.largestFrame, var part = block.readSlice(length: Self.largestFrame) {
      begin(HTTP2FrameHeader(kind, flags, stream: id, length: part.readableBytes))
      output.writeBuffer(&part)
      kind = .continuation
      flags = []
    }
    begin(HTTP2FrameHeader(kind, flags.union(.endHeaders), stream: id, length: block.readableBytes))
    output.writeBuffer(&block)
  }
}
