/// A limit on how often one account may act. The raw values name it in errors.
package enum Quota: String, CaseIterable, Sendable {
  /// Applications of an account in 24 hours.
  case applicationsPerDay = "APPLICATIONS_PER_DAY"
  /// Inquiries of an account in 24 hours.
  case inquiriesPerDay = "INQUIRIES_PER_DAY"
  /// Messages of an account in an hour, in all its engagements.
  case messagesPerHour = "MESSAGES_PER_HOUR"
  /// Messages of an account in an hour, in one engagement.
  case messagesPerHourInEngagement = "MESSAGES_PER_HOUR_IN_ENGAGEMENT"
  /// Projects posted by an account in 24 hours.
  case projectsPerDay = "PROJECTS_PER_DAY"
  /// Reports by an account in 24 hours.
  case reportsPerDay = "REPORTS_PER_DAY"
  /// Searches of an account in a minute.
  case searchesPerMinute = "SEARCHES_PER_MINUTE"
  /// Consents given by an account in 24 hours.
  case consentsPerDay = "CONSENTS_PER_DAY"
  /// Revisions of terms by an account in 24 hours.
  case termsPerDay = "TERMS_PER_DAY"

  /// The window that slides over the account's acts.
  package var window: Span {
    switch self {
    case .searchesPerMinute: .minutes(1)
    case .messagesPerHour, .messagesPerHourInEngagement: .hours(1)
    case .applicationsPerDay, .inquiriesPerDay, .projectsPerDay, .reportsPerDay, .consentsPerDay,
      .termsPerDay:
      .days(1)
    }
  }

  /// The limit unless configured.
  package var defaultLimit: Int64 {
    switch self {
    case .applicationsPerDay, .inquiriesPerDay, .reportsPerDay: 20
    case .messagesPerHour, .searchesPerMinute: 60
    case .messagesPerHourInEngagement: 30
    case .projectsPerDay: 10
    case .consentsPerDay, .termsPerDay: 100
    }
  }
}

/// How often accounts may act: a limit for each quota.
package struct Quotas: Hashable, Sendable {
  private var limits: [Quota: Int64]

  /// The default limits, but for those given.
  package init(_ limits: [Quota: Int64] = [:]) { self.limits = limits }

  /// The limit of a quota: the number of acts allowed in its window, 0 forbids.
  package subscript(quota: Quota) -> Int64 {
    get { limits[quota] ?? quota.defaultLimit }
    set { limits[quota] = newValue }
  }

  /// Allows one more act under `quota` after those counted in `usage`.
  ///
  /// - Throws: `Rejection.quotaExceeded` if the window is full.
  package func check(_ quota: Quota, _ usage: Usage) throws(Rejection) {
    guard usage[quota] < self[quota] else { throw .quotaExceeded(quota) }
  }
}

/// How often an account acted within the window of each quota. Only ever one's own acts are counted:
/// no act of a counterpart gives anything back.
package struct Usage: Hashable, Sendable {
  private var counts: [Quota: Int64]

  /// The counts; a quota that is not named was not used.
  package init(_ counts: [Quota: Int64] = [:]) { self.counts = counts }

  /// The count under a quota.
  package subscript(quota: Quota) -> Int64 {
    get { counts[quota] ?? 0 }
    set { counts[quota] = newValue }
  }
}
