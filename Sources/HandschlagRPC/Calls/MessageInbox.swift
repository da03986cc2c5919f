package import HandschlagProtobuf
import Synchronization

/// Takes the encoded messages of one direction of a stream, whatever their type.
@usableFromInline
package protocol MessageReceiver: AnyObject, Sendable {
  /// Decodes and keeps one message.
  ///
  /// - Returns: false when the reader has enough for now; it says so again through `onDrained`.
  /// - Throws: what ends the stream: undecodable bytes, a violation, or more than the hard limit unread.
  ///   The reader meets the same error after what came before.
  func receive(_ bytes: UnsafeRawBufferPointer) throws(RPCError) -> Bool

  /// The peer sends no more: by its own will (nil), or because of an error.
  func finish(_ error: RPCError?)

  /// Metadata that came before the first message.
  func receiveInitialMetadata(_ metadata: Metadata)

  /// Metadata that came with the end; to be called before ``finish(_:)``.
  func receiveTrailers(_ metadata: Metadata)

  /// Whether the sender was asked to pause and not yet to go on.
  var isPaused: Bool { get }

  /// Says what to do when a paused sender may go on. Forgotten when the stream ends.
  func whenDrained(_ action: @escaping @Sendable () -> Void)

  /// Says whom to tell that the reader has taken messages, whenever they cost at least so much.
  ///
  /// A message costs its bytes on the wire and 64 more. Forgotten when the stream ends.
  func whenConsumed(every cost: Int, _ action: @escaping @Sendable (Int) -> Void)
}

extension MessageReceiver {
  /// Decodes and keeps one message from an array.
  package func receive(_ bytes: [UInt8]) throws(RPCError) -> Bool {
    let outcome = bytes.withUnsafeBytes { buffer in
      Result { () throws(RPCError) in try receive(buffer) }
    }
    return try outcome.get()
  }
}

/// What bounds a stream's unread messages, in bytes on the wire (each message counted with 64 more).
@usableFromInline
package struct InboxLimits: Sendable, Hashable {
  /// Above it the sender is asked to pause.
  package var soft: Int
  /// Above it the stream fails with RESOURCE_EXHAUSTED.
  package var hard: Int

  /// Limits; the hard one is at least the soft one.
  package init(soft: Int = 256 << 10, hard: Int = 1 << 20) {
    self.soft = soft
    self.hard = max(soft, hard)
  }
}

/// The unread messages of one direction of a stream: one producer, one consumer, bounded.
///
/// Decoding happens where the bytes are, in the producer's context, so that no copy of them is kept.
package final class MessageInbox<M: Message>: MessageReceiver {
  private struct State {
    var messages: [(message: M, bytes: Int)] = []
    var head = 0
    var buffered = 0
    var isPaused = false
    var end: Result<Void, RPCError>?
    var waiter: CheckedContinuation<M?, any Error>?
    var onDrained: (@Sendable () -> Void)?
    var onAbandoned: (@Sendable () -> Void)?
    var onConsumed: (@Sendable (Int) -> Void)?
    var consumed = 0
    var reportEvery = Int.max
    var initialMetadata = Metadata()
    var trailers = Metadata()
  }

  /// What a reader does besides reading.
  private struct Report {
    var drained: (@Sendable () -> Void)?
    var consumed: (cost: Int, tell: @Sendable (Int) -> Void)?

    func callAsFunction() {
      drained?()
      if let consumed { consumed.tell(consumed.cost) }
    }
  }

  private enum Step {
    case message(M, Report)
    case end(Result<Void, RPCError>)
    case wait
    case second
  }

  private static var overheadPerMessage: Int { 64 }

  private let state = Mutex(State())
  private let limits: InboxLimits
  private let decode: @Sendable (UnsafeRawBufferPointer) throws(RPCError) -> M

  package init(
    limits: InboxLimits, decode: @escaping @Sendable (UnsafeRawBufferPointer) throws(RPCError) -> M
  ) {
    self.limits = limits
    self.decode = decode
  }

  // MARK: - Producer

  package func receive(_ bytes: UnsafeRawBufferPointer) throws(RPCError) -> Bool {
    do {
      let message = try decode(bytes)
      return try deliver(message, bytes: bytes.count)
    } catch {
      finish(error)
      throw error
    }
  }

  /// Keeps a decoded message that took `bytes` on the wire.
  package func deliver(_ message: M, bytes: Int) throws(RPCError) -> Bool {
    let cost = bytes + Self.overheadPerMessage
    let limits = limits
    typealias Outcome = (waiter: CheckedContinuation<M?, any Error>?, goOn: Bool, report: Report?)
    let outcome: Outcome? = state.withLock { state in
      guard state.end == nil else { return (nil, true, nil) }
      if let waiter = state.waiter {
        state.waiter = nil
        return (waiter, true, Report(consumed: Self.consume(cost, &state)))
      }
      guard state.buffered + cost <= limits.hard else { return nil }
      state.messages.append((message, cost))
      state.buffered += cost
      if state.buffered > limits.soft { state.isPaused = true }
      return (nil, !state.isPaused, nil)
    }
    guard let outcome else {
      throw RPCError(.resourceExhausted, "more than \(limits.hard) bytes of the stream are unread")
    }
    outcome.waiter?.resume(returning: message)
    outcome.report?()
    return outcome.goOn
  }

  /// Counts what was read; says whom to tell when it is enough.
  private static func consume(
    _ cost: Int, _ state: inout State
  ) -> (cost: Int, tell: @Sendable (Int) -> Void)? {
    guard let tell = state.onConsumed else { return nil }
    state.consumed += cost
    guard state.consumed >= state.reportEvery else { return nil }
    defer { state.consumed = 0 }
    return (state.consumed, tell)
  }

  package func finish(_ error: RPCError?) {
    let waiter = state.withLock { state -> CheckedContinuation<M?, any Error>? in
      guard state.end == nil else { return nil }
      state.end = error.map { .failure($0) } ?? .success(())
      state.onDrained = nil
      state.onAbandoned = nil
      state.onConsumed = nil
      defer { state.waiter = nil }
      return state.waiter
    }
    if let error { waiter?.resume(throwing: error) } else { waiter?.resume(returning: nil) }
  }

  package func receiveInitialMetadata(_ metadata: Metadata) {
    state.withLock { $0.initialMetadata = metadata }
  }

  package func receiveTrailers(_ metadata: Metadata) {
    state.withLock { $0.trailers = metadata }
  }

  package var isPaused: Bool { state.withLock { $0.isPaused } }

  package func whenDrained(_ action: @escaping @Sendable () -> Void) {
    state.withLock { if $0.end == nil { $0.onDrained = action } }
  }

  package func whenConsumed(every cost: Int, _ action: @escaping @Sendable (Int) -> Void) {
    state.withLock { state in
      guard state.end == nil else { return }
      state.reportEvery = cost
      state.onConsumed = action
    }
  }

  /// Says what to do when the reader goes away before the end. Forgotten when the stream ends.
  package func whenAbandoned(_ action: @escaping @Sendable () -> Void) {
    state.withLock { if $0.end == nil { $0.onAbandoned = action } }
  }

  /// Says both at once; nil says nothing.
  package func observe(onDrained: (@Sendable () -> Void)?, onAbandoned: (@Sendable () -> Void)?) {
    state.withLock { state in
      guard state.end == nil else { return }
      state.onDrained = onDrained
      state.onAbandoned = onAbandoned
    }
  }

  // MARK: - Consumer

  package var initialMetadata: Metadata { state.withLock { $0.initialMetadata } }

  package var trailers: Metadata { state.withLock { $0.trailers } }

  /// The next message; nil after the last.
  package func next() async throws -> M? {
    switch step(registering: nil) {
    case .message(let message, let report):
      report()
      return message
    case .end(let end):
      try end.get()
      return nil
    case .wait, .second:
      return try await suspend()
    }
  }

  /// The reader reads no more: what is kept is dropped, and the sender is told when it was not done.
  package func abandon() {
    let onAbandoned = state.withLock { state -> (@Sendable () -> Void)? in
      state.messages = []
      state.head = 0
      state.buffered = 0
      guard state.end == nil else { return nil }
      state.end = .failure(RPCError(.cancelled, "the call was cancelled"))
      state.onDrained = nil
      state.onConsumed = nil
      defer { state.onAbandoned = nil }
      return state.onAbandoned
    }
    onAbandoned?()
  }

  private func suspend() async throws -> M? {
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        switch step(registering: continuation) {
        case .message(let message, let report):
          report()
          continuation.resume(returning: message)
        case .end(.success):
          continuation.resume(returning: nil)
        case .end(.failure(let error)):
          continuation.resume(throwing: error)
        case .second:
          continuation.resume(throwing: RPCError(.internalError, "a stream has one reader at a time"))
        case .wait:
          // A cancellation that came before the continuation was registered has found nobody to wake.
          if Task.isCancelled { cancelWaiter() }
        }
      }
    } onCancel: {
      cancelWaiter()
    }
  }

  private func step(registering continuation: CheckedContinuation<M?, any Error>?) -> Step {
    let soft = limits.soft
    return state.withLock { state in
      if state.head < state.messages.count {
        let (message, cost) = state.messages[state.head]
        state.head += 1
        state.buffered -= cost
        if state.head == state.messages.count {
          state.messages.removeAll(keepingCapacity: state.messages.count <= 64)
          state.head = 0
        } else if state.head >= 1024 {
          state.messages.removeFirst(state.head)
          state.head = 0
        }
        var report = Report(consumed: Self.consume(cost, &state))
        if state.isPaused, state.buffered <= soft / 2 {
          state.isPaused = false
          report.drained = state.onDrained
        }
        return .message(message, report)
      }
      if let end = state.end { return .end(end) }
      if let continuation {
        guard state.waiter == nil else { return .second }
        state.waiter = continuation
      }
      return .wait
    }
  }

  private func cancelWaiter() {
    let waiter = state.withLock { state in
      defer { state.waiter = nil }
      return state.waiter
    }
    waiter?.resume(throwing: CancellationError())
  }
}
