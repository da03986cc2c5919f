import NIOCore

/// Frames that concern the connection as such: settings, pings, windows.
extension HTTP2Session {
  func receivePriority(_ header: HTTP2FrameHeader) throws(HTTP2ConnectionError) -> Event? {
    guard header.streamID != 0 else { throw HTTP2ConnectionError(.protocolError, "PRIORITY of no stream") }
    guard header.length == 5 else {
      throw HTTP2ConnectionError(.frameSizeError, "PRIORITY is not of 5 bytes")
    }
    return nil
  }

  mutating func receiveSettings(_ header: HTTP2FrameHeader) throws(HTTP2ConnectionError) -> Event? {
    guard header.streamID == 0 else { throw HTTP2ConnectionError(.protocolError, "SETTINGS of a stream") }
    if header.flags.contains(.acknowledgement) {
      guard header.length == 0 else {
        throw HTTP2ConnectionError(.frameSizeError, "an acknowledgement of SETTINGS is not empty")
      }
      guard hasSettings, !isAcknowledged else {
        throw HTTP2ConnectionError(.protocolError, "SETTINGS are acknowledged that were not sent")
      }
      isAcknowledged = true
      return nil
    }
    guard header.length % 6 == 0 else {
      throw HTTP2ConnectionError(.frameSizeError, "SETTINGS are not of 6 bytes each")
    }
    hasSettings = true
    let before = initialSendWindow
    for place in stride(from: input.readerIndex, to: input.readerIndex + header.length, by: 6) {
      guard let identifier = input.getInteger(at: place, as: UInt16.self),
        let value = input.getInteger(at: place + 2, as: UInt32.self)
      else { return nil }
      try apply(identifier, value)
    }
    // Once for all changes of a frame, so that a frame of nothing else costs no more than another.
    try moveSendWindows(by: initialSendWindow - before)
    begin(HTTP2FrameHeader(.settings, .acknowledgement, length: 0))
    guard initialSendWindow > before else { return nil }
    sendWaiting()
    return .windowOpened
  }

  private mutating func apply(_ identifier: UInt16, _ value: UInt32) throws(HTTP2ConnectionError) {
    switch identifier {
    case 1: encoder.setTableSize(Int(value))
    case 2:
      guard value <= 1 else { throw HTTP2ConnectionError(.protocolError, "ENABLE_PUSH is neither 0 nor 1") }
    case 4:
      guard value <= Self.largestWindow else {
        throw HTTP2ConnectionError(.flowControlError, "INITIAL_WINDOW_SIZE is too large")
      }
      initialSendWindow = Int(value)
    case 5:
      guard (16_384...16_777_215).contains(value) else {
        throw HTTP2ConnectionError(.protocolError, "MAX_FRAME_SIZE is out of its range")
      }
    default: break
    }
  }

  private mutating func moveSendWindows(by change: Int) throws(HTTP2ConnectionError) {
    guard change != 0 else { return }
    for index in streams.indices {
      streams.values[index].sendWindow += change
      guard streams.values[index].sendWindow <= Self.largestWindow else {
        throw HTTP2ConnectionError(.flowControlError, "INITIAL_WINDOW_SIZE makes a window too large")
      }
    }
  }

  mutating func receivePing(_ header: HTTP2FrameHeader) throws(HTTP2ConnectionError) -> Event? {
    guard header.streamID == 0 else { throw HTTP2ConnectionError(.protocolError, "PING of a stream") }
    guard header.length == 8, let data = input.getInteger(at: input.readerIndex, as: UInt64.self) else {
      throw HTTP2ConnectionError(.frameSizeError, "PING is not of 8 bytes")
    }
    guard !header.flags.contains(.acknowledgement) else { return nil }
    begin(HTTP2FrameHeader(.ping, .acknowledgement, length: 8))
    output.writeInteger(data)
    return nil
  }

  func receiveGoAway(_ header: HTTP2FrameHeader) throws(HTTP2ConnectionError) -> Event? {
    guard header.streamID == 0 else { throw HTTP2ConnectionError(.protocolError, "GOAWAY of a stream") }
    guard header.length >= 8 else { throw HTTP2ConnectionError(.frameSizeError, "GOAWAY is too short") }
    // The server opens no streams; the client closes when its own have ended.
    return nil
  }

  mutating func receiveWindowUpdate(_ header: HTTP2FrameHeader) throws(HTTP2ConnectionError) -> Event? {
    guard header.length == 4, let word = input.getInteger(at: input.readerIndex, as: UInt32.self) else {
      throw HTTP2ConnectionError(.frameSizeError, "WINDOW_UPDATE is not of 4 bytes")
    }
    let increment = Int(word & 0x7FFF_FFFF)
    let id = header.streamID
    guard id != 0 else {
      guard increment > 0 else { throw HTTP2ConnectionError(.protocolError, "WINDOW_UPDATE of 0") }
      connectionSendWindow += increment
      guard connectionSendWindow <= Self.largestWindow else {
        throw HTTP2ConnectionError(.flowControlError, "the connection's window is too large")
      }
      guard !waiting.isEmpty else { return nil }
      sendWaiting()
      return .windowOpened
    }
    guard !isIdle(id) || isPastEnd(id) else {
      throw HTTP2ConnectionError(.protocolError, "WINDOW_UPDATE of a stream that has not begun")
    }
    guard let index = streams.index(forKey: id) else { return nil }
    guard increment > 0 else { return streamError(id, .protocolError) }
    streams.values[index].sendWindow += increment
    guard streams.values[index].sendWindow <= Self.largestWindow else {
      return streamError(id, .flowControlError)
    }
    guard streams.values[index].outbox != nil else { return nil }
    sendWaiting(of: id)
    return .windowOpened
  }
}
