/// What work is about. The raw values are stored.
package enum WorkKind: Int64, CaseIterable, Sendable {
  /// Writing texts.
  case text = 1
  /// Translating.
  case translation = 2
  /// Drawing logos and other design.
  case logo = 3
  /// Making web pages.
  case homepage = 4
  /// Finding and collecting data.
  case dataResearch = 5
  /// Marketing.
  case marketing = 6
  /// Making software.
  case software = 7
  /// Working on the telephone.
  case telephone = 8
  /// Office work.
  case office = 9
  /// Anything else.
  case other = 10
}

/// How soon work is needed. The raw values are stored.
package enum Urgency: Int64, CaseIterable, Sendable {
  /// Some time.
  case flexible = 1
  /// Within weeks.
  case normal = 2
  /// Within days.
  case soon = 3
  /// At once.
  case immediate = 4
}

/// How much time a worker has. The raw values are stored.
package enum Availability: Int64, CaseIterable, Sendable {
  /// None at present.
  case unavailable = 1
  /// A few hours a week.
  case fewHours = 2
  /// Half the week.
  case partTime = 3
  /// The whole week.
  case fullTime = 4
}

/// What an hour costs, in bands of whole currency units: an exact rate would mark a person. The raw
/// values are stored.
package enum RateBand: Int64, CaseIterable, Sendable {
  /// Under 15.
  case under15 = 1
  /// 15 to under 25.
  case from15 = 2
  /// 25 to under 40.
  case from25 = 3
  /// 40 to under 60.
  case from40 = 4
  /// 60 to under 90.
  case from60 = 5
  /// 90 to under 130.
  case from90 = 6
  /// 130 and more.
  case from130 = 7

  /// The lowest rate of the band, in minor units (cents) an hour.
  package var lowerBound: Int64 {
    switch self {
    case .under15: 0
    case .from15: 1_500
    case .from25: 2_500
    case .from40: 4_000
    case .from60: 6_000
    case .from90: 9_000
    case .from130: 13_000
    }
  }

  /// The band of a rate in minor units (cents) an hour; one below 0 counts as 0.
  package init(minorUnitsPerHour rate: Int64) {
    self = RateBand.allCases.last { $0.lowerBound <= rate } ?? .under15
  }
}

/// How long somebody has done this work, in bands of years. The raw values are stored.
package enum ExperienceBand: Int64, CaseIterable, Sendable {
  /// Less than one year.
  case starting = 1
  /// 1 to under 3 years.
  case from1 = 2
  /// 3 to under 6 years.
  case from3 = 3
  /// 6 to under 11 years.
  case from6 = 4
  /// 11 years and more.
  case from11 = 5

  /// The band of a number of whole years.
  package init(years: Int64) {
    switch years {
    case ..<1: self = .starting
    case ..<3: self = .from1
    case ..<6: self = .from3
    case ..<11: self = .from6
    default: self = .from11
    }
  }
}

/// When a profile can be found. Hiding, suspension and erasure show alike, and take effect at the
/// turn of the day, so that their moment tells nothing.
package struct ProfileVisibility: Hashable, Sendable {
  /// Whether it could be found until the turn of the day of `changedAt`.
  package var before: Bool
  /// Whether it can be found from then on.
  package var after: Bool
  /// When its holder, or the operator, last changed it.
  package var changedAt: Timestamp

  /// A profile that could be found or not `before`, and `after` the day of `changedAt`.
  package init(before: Bool, after: Bool, changedAt: Timestamp) {
    self.before = before
    self.after = after
    self.changedAt = changedAt
  }

  /// When the last change takes effect: the start of the next day (UTC).
  package var effectiveAt: Timestamp { changedAt.flooredToDay + .days(1) }

  /// Whether the profile can be found at `now`.
  package func isVisible(at now: Timestamp) -> Bool { now >= effectiveAt ? after : before }

  /// The visibility after a change at `now`: what counts today goes on counting until tomorrow.
  package func changed(to visible: Bool, at now: Timestamp) -> ProfileVisibility {
    ProfileVisibility(before: isVisible(at: now), after: visible, changedAt: max(now, changedAt))
  }
}

/// What somebody is willing to receive. What does not fit becomes one-sided: its sender never learns.
package struct ReceivingLimits: Hashable, Sendable {
  /// The most engagements that may be open at once; nil for any number.
  package var maxOpen: Int64?
  /// The most that may begin in 24 hours; nil for any number.
  package var maxNewPerDay: Int64?
  /// The kinds of work accepted; empty for all.
  package var kinds: Set<WorkKind>
  /// The least rate an hour, in minor units; nil for any. Work without a rate is not refused for it.
  package var minimumRate: Int64?

  /// Limits; without arguments there are none.
  package init(
    maxOpen: Int64? = nil, maxNewPerDay: Int64? = nil, kinds: Set<WorkKind> = [],
    minimumRate: Int64? = nil
  ) {
    self.maxOpen = maxOpen
    self.maxNewPerDay = maxNewPerDay
    self.kinds = kinds
    self.minimumRate = minimumRate
  }

  /// Whether one more fits besides `open` engagements, `newToday` of them from the last 24 hours.
  ///
  /// - Parameters:
  ///   - kind: what it is about; nil if it does not say.
  ///   - rate: what it offers an hour, in minor units; nil if it does not say.
  package func admits(open: Int64, newToday: Int64, kind: WorkKind?, rate: Int64?) -> Bool {
    if let maxOpen, open >= maxOpen { return false }
    if let maxNewPerDay, newToday >= maxNewPerDay { return false }
    if let kind, !kinds.isEmpty, !kinds.contains(kind) { return false }
    if let minimumRate, let rate, rate < minimumRate { return false }
    return true
  }
}
