/// Credit of the messages that stream over a native connection, in both directions, without any I/O.
///
/// A Data frame with a message costs its length and 64 bytes, from the credit of its stream and from the
/// connection's. A message may be begun as long as both are above zero and may take them below: messages
/// are never cut. The receiver gives back what its reader has taken, by Window frames.
package struct FlowControl: Sendable, Hashable {
  /// What a message costs besides its bytes, as the bounds of unread messages count it, too.
  package static let costPerMessage = 64
  /// No credit may grow above it.
  package static let largestWindow = Int(Int32.max)

  /// What became of a Window frame.
  package enum Grant: Sendable, Hashable {
    /// The credit was added.
    case added
    /// The credit would be larger than any may be.
    case overflow
  }

  /// Whether a message was sent within its credit.
  package enum Arrival: Sendable, Hashable {
    /// It was.
    case within
    /// The stream had none left.
    case streamExceeded
    /// The connection had none left.
    case connectionExceeded
  }

  private struct Stream: Sendable, Hashable {
    /// What this end may still send.
    var credit: Int
    /// What came and was not given back.
    var owed = 0
  }

  /// What this end began with as a receiver.
  package let own: WindowSizes
  private let peer: WindowSizes
  private var streams: [UInt32: Stream] = [:]
  private var credit: Int
  private var owed = 0
  private var returnable = 0

  /// Nothing has been sent in either direction.
  ///
  /// - Parameters:
  ///   - own: the credits that the other end begins with
  ///   - peer: the credits that this end begins with
  package init(own: WindowSizes, peer: WindowSizes) {
    self.own = own
    self.peer = peer
    credit = peer.connection
  }

  // MARK: - Sending

  /// Whether a message of a stream may be begun.
  package func maySend(_ id: UInt32) -> Bool {
    credit > 0 && (streams[id]?.credit ?? peer.stream) > 0
  }

  /// A message of so many bytes was sent.
  package mutating func sent(_ id: UInt32, bytes: Int) {
    let cost = bytes + Self.costPerMessage
    credit -= cost
    streams[id, default: Stream(credit: peer.stream)].credit -= cost
  }

  /// The other end gave credit: to a stream that is open, or with id 0 to the connection.
  package mutating func granted(_ id: UInt32, bytes: Int) -> Grant {
    let known = id == 0 ? credit : streams[id]?.credit ?? peer.stream
    guard known + bytes <= Self.largestWindow else { return .overflow }
    if id == 0 {
      credit += bytes
    } else {
      streams[id, default: Stream(credit: peer.stream)].credit += bytes
    }
    return .added
  }

  // MARK: - Receiving

  /// A message of an open stream came.
  package mutating func received(_ id: UInt32, bytes: Int) -> Arrival {
    let cost = bytes + Self.costPerMessage
    guard owed < own.connection else { return .connectionExceeded }
    var stream = streams[id] ?? Stream(credit: peer.stream)
    guard stream.owed < own.stream else { return .streamExceeded }
    stream.owed += cost
    streams[id] = stream
    owed += cost
    return .within
  }

  /// A message came that nobody reads, as of a stream that is over.
  package mutating func dropped(bytes: Int) {
    owed += bytes + Self.costPerMessage
    returnable += bytes + Self.costPerMessage
  }

  /// The reader of a stream has taken messages of this cost.
  ///
  /// - Returns: the credit to give to the stream; 0 for none.
  package mutating func consumed(_ id: UInt32, cost: Int) -> Int {
    guard let stream = streams[id] else { return 0 }
    let given = min(cost, stream.owed)
    streams[id]?.owed -= given
    returnable += given
    return given
  }

  /// A stream is over; what it still held is given back to the connection.
  package mutating func closed(_ id: UInt32) {
    guard let stream = streams.removeValue(forKey: id) else { return }
    returnable += stream.owed
  }

  /// Gives back the memory of what many streams at once took; does nothing while there are streams.
  package mutating func rest() {
    if streams.isEmpty, streams.capacity > 0 { streams = [:] }
  }

  /// The credit to give to the connection now, nil when it is not worth a frame yet.
  package mutating func takeConnectionGrant() -> Int? {
    guard returnable > 0, returnable >= min(own.connection / 4, largestDelay) else { return nil }
    defer { returnable = 0 }
    owed -= returnable
    return returnable
  }

  /// Readers report in pieces of this size, so that a window moves in halves.
  package var reportEvery: Int { max(1, own.stream / 2) }

  private var largestDelay: Int { 1 << 20 }
}
