/// How long to wait before the next attempt: longer each time, up to a bound, and never for all at once.
public struct Backoff: Sendable, Hashable {
  /// Before the second attempt.
  public var first: Duration
  /// By how much each wait is longer than the one before.
  public var factor: Double
  /// The longest wait.
  public var longest: Duration
  /// By how large a part a wait is shorter or longer by chance, so that the clients of a server that comes
  /// back do not all return in the same moment; 0 to 1.
  public var jitter: Double

  /// A wait of a tenth of a second that doubles up to 10 s, a fifth shorter or longer by chance.
  public init(
    first: Duration = .milliseconds(100), factor: Double = 2, longest: Duration = .seconds(10),
    jitter: Double = 0.2
  ) {
    self.first = first
    self.factor = factor
    self.longest = longest
    self.jitter = jitter
  }

  /// The wait after so many failures, at least one.
  ///
  /// - Parameter random: from 0 to 1; decides on the jitter
  public func delay(after failures: Int, random: Double = .random(in: 0...1)) -> Duration {
    var delay = Double(max(0, first.wholeNanoseconds))
    let bound = Double(max(0, longest.wholeNanoseconds))
    var step = 1
    while step < failures, delay < bound {
      delay *= max(1, factor)
      step += 1
    }
    let spread = 1 + min(max(jitter, 0), 1) * (2 * min(max(random, 0), 1) - 1)
    return .nanoseconds(Int64(min(delay, bound) * spread))
  }
}
