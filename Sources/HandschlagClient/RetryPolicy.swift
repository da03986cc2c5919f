public import HandschlagRPC

/// When a call that failed is made again by itself.
///
/// Made again is what failed with `UNAVAILABLE`, or with `RESOURCE_EXHAUSTED` and a time to wait, where a
/// repetition cannot act twice: the method is idempotent, or the call has an idempotency key, which stays the
/// same, or the server has certainly not acted on it. A time that the server says is waited for; all attempts
/// together stay within the call's timeout.
public struct RetryPolicy: Sendable, Hashable {
  /// Attempts in all, the first one included.
  public var attempts: Int
  /// The pauses between them.
  public var backoff: Backoff
  /// The longest pause that is waited for; a server that asks for more gets no further attempt.
  public var longestPause: Duration

  /// Five attempts within about a second and a half, and pauses of up to 5 s where a server asks for them.
  public init(
    attempts: Int = 5, backoff: Backoff = Backoff(longest: .seconds(2)), longestPause: Duration = .seconds(5)
  ) {
    self.attempts = attempts
    self.backoff = backoff
    self.longestPause = longestPause
  }

  /// Each call is made once.
  public static let none = RetryPolicy(attempts: 1)
}

/// Is told of a client's calls, for logs and figures. Called in the caller's task; must not block.
///
/// It sees which methods are called and how they end, never what they carry.
public protocol ClientCallObserver: Sendable {
  /// An attempt failed, and the call is made again after a pause.
  ///
  /// - Parameter attempt: the attempt that failed, from 1 on
  func callRepeats(_ method: MethodDescriptor, attempt: Int, after error: RPCError, pause: Duration)

  /// A call is over; for a call that streams, whether it began.
  func callEnded(_ report: ClientCallReport)
}

extension ClientCallObserver {
  /// Does nothing.
  public func callRepeats(_ method: MethodDescriptor, attempt: Int, after error: RPCError, pause: Duration) {}
}

/// How a call of a client's went.
public struct ClientCallReport: Sendable, Hashable {
  /// What was called.
  public let method: MethodDescriptor
  /// How often it was made, at least once.
  public let attempts: Int
  /// How it ended.
  public let status: StatusCode
  /// Why it failed, when it failed with an error of the call's own.
  public let error: RPCError?
  /// From the call until its end, pauses included.
  public let duration: Duration
}
