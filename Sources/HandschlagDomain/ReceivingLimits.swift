/// What somebody is willing to receive. What does not fit becomes one-sided: its sender never learns.
package struct ReceivingLimits: Hashable, Sendable {
  /// The most engagements that may be open at once.
  package var maxOpen: Int64
  /// The most that may begin in 24 hours.
  package var maxNewPerDay: Int64
  /// The kinds of work accepted, by their numbers on the wire; empty for all.
  package var kinds: Set<Int64>
  /// Only from a company whose identity is verified.
  package var verifiedOnly: Bool

  /// Limits; without arguments there are none.
  package init(
    maxOpen: Int64 = .max, maxNewPerDay: Int64 = .max, kinds: Set<Int64> = [], verifiedOnly: Bool = false
  ) {
    self.maxOpen = maxOpen
    self.maxNewPerDay = maxNewPerDay
    self.kinds = kinds
    self.verifiedOnly = verifiedOnly
  }

  /// Whether one more fits besides `open` engagements, `newToday` of them from the last 24 hours.
  ///
  /// - Parameters:
  ///   - kinds: what it is about; empty if it does not say.
  ///   - isVerified: whether its sender's identity is verified.
  package func admits(open: Int64, newToday: Int64, kinds offered: Set<Int64>, isVerified: Bool) -> Bool {
    open < maxOpen && newToday < maxNewPerDay && (isVerified || !verifiedOnly)
      && (kinds.isEmpty || offered.isEmpty || !kinds.isDisjoint(with: offered))
  }
}
