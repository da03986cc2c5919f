package import HandschlagDomain
import HandschlagSQL

/// Where a held text stands. The raw values are stored and are the wire's.
package enum HeldTextSource: Int64, CaseIterable, Sendable {
  /// A message of a thread; the subject is the message.
  case message = 1
  /// A profile; the subject is the account.
  case profile = 2
  /// A project; the subject is the project.
  case project = 3
  /// A company's attributes; the subject is the account.
  case company = 4
  /// Terms; never held: uncertain terms are refused, since they are shown at once.
  case terms = 5
}

/// A text that waits for the operator.
package struct StoredFlag: Sendable, Hashable {
  /// The row's number.
  package let id: Int64
  /// Where the text stands.
  package let source: HeldTextSource
  /// The number of what holds it.
  package let subject: Int64
  /// Field of the request that carried it.
  package let field: String
  /// Words around the hits, the hits masked, one excerpt a line.
  package let excerpts: String
  /// Whether an engagement began with it.
  package let isOpening: Bool
  /// When it was held.
  package let heldAt: Timestamp
}

/// A report as stored.
package struct StoredReport: Sendable, Hashable {
  /// The row's number.
  package let id: Int64
  /// The engagement it is about.
  package let engagement: EngagementID
  /// Who reports.
  package let side: Side
  /// Who is complained of.
  package let about: AccountID
  /// The wire's number of the reason.
  package let reason: Int64
  /// The reporter's words.
  package let text: String
  /// When.
  package let reportedAt: Timestamp
}

/// An account as the operator sees it.
package struct AccountSummary: Sendable, Hashable {
  /// The account.
  package let account: StoredAccount
  /// Whether a company's identity was given.
  package let hasIdentity: Bool
  /// Whether it is verified.
  package let isVerified: Bool

  /// An account as the operator sees it.
  package init(account: StoredAccount, hasIdentity: Bool, isVerified: Bool) {
    self.account = account
    self.hasIdentity = hasIdentity
    self.isVerified = isVerified
  }
}

/// An engagement as the operator sees it: without parties.
package struct EngagementSummary: Sendable, Hashable {
  /// The row's number.
  package let id: EngagementID
  /// Who began.
  package let origin: Origin
  /// The state of the worker's view, nil without one.
  package let workerView: ViewState?
  /// The state of the company's view, nil without one.
  package let companyView: ViewState?
  /// When it began.
  package let beganAt: Timestamp
}

/// Counts over the whole database.
package struct StoreStatistics: Sendable, Hashable {
  /// By name, in the order of the statement that reads them.
  package let counts: [Int64]
  /// The names of the counts.
  package static let names = [
    "accounts", "workers", "companies", "suspended", "profiles", "open projects", "engagements", "reveals",
    "agreements", "messages", "flagged", "reports",
  ]
}

extension ReadTransaction {
  /// How often an account acted under a quota within its window before `now`; the counts of parts of the
  /// window that lie outside it are left out.
  package func usage(of account: AccountID, _ quota: Quota, scope: Int64 = 0, now: Timestamp) throws -> Int64
  {
    let part = quota.part(at: now)
    return try connection.row(
      """
      SELECT coalesce(sum(count), 0) FROM quota_counts
      WHERE account = ?1 AND quota = ?2 AND scope = ?3 AND window > ?4
      """, account.rawValue, quota.stored, scope, part - Quota.parts
    ) { $0.int(0) } ?? 0
  }

  /// Held texts that nobody has looked at, oldest first.
  package func flagged(after id: Int64, limit: Int64) throws -> [StoredFlag] {
    try connection.rows(
      """
      SELECT id, source, subject, field, excerpts, opening, held_at FROM flagged
      WHERE resolved_at IS NULL AND id > ?1 ORDER BY id LIMIT ?2
      """, id, limit, read: StoredFlag.init(row:))
  }

  /// One held text that nobody has looked at, or nil.
  package func flag(_ id: Int64) throws -> StoredFlag? {
    try connection.row(
      """
      SELECT id, source, subject, field, excerpts, opening, held_at FROM flagged
      WHERE resolved_at IS NULL AND id = ?1
      """, id, read: StoredFlag.init(row:))
  }

  /// How the operator decided on a held text; nil while it waits.
  package func decision(onFlag id: Int64) throws -> Bool? {
    try connection.row("SELECT released FROM flagged WHERE resolved_at IS NOT NULL AND id = ?1", id) {
      $0.bool(0)
    }
  }

  /// Reports, newest first.
  package func reports(before id: Int64, limit: Int64) throws -> [StoredReport] {
    try connection.rows(
      """
      SELECT id, engagement, side, about, reason, text, reported_at FROM reports
      WHERE id < ?1 ORDER BY id DESC LIMIT ?2
      """, id, limit
    ) { row in
      StoredReport(
        id: row.int(0), engagement: EngagementID(rawValue: row.int(1)), side: try stored(row.int(2)),
        about: AccountID(rawValue: row.int(3)), reason: row.int(4), text: row.text(5),
        reportedAt: Timestamp(milliseconds: row.int(6)))
    }
  }

  /// Accounts for the operator, newest first; erased ones are left out.
  package func accountPage(
    before: AccountID, role: RoleSet, suspendedOnly: Bool, unverifiedOnly: Bool, limit: Int64
  ) throws -> [AccountSummary] {
    let ids = try connection.rows(
      """
      SELECT a.id, c.account IS NOT NULL, c.verified_at IS NOT NULL
      FROM accounts a LEFT JOIN companies c ON c.account = a.id
      WHERE a.id < ?1 AND a.erased_at IS NULL AND (?2 = 0 OR (a.roles & ?2) <> 0)
        AND (?3 = 0 OR a.suspended_at IS NOT NULL)
        AND (?4 = 0 OR (c.account IS NOT NULL AND c.verified_at IS NULL))
      ORDER BY a.id DESC LIMIT ?5
      """, before.rawValue, role.rawValue, suspendedOnly, unverifiedOnly, limit
    ) { (AccountID(rawValue: $0.int(0)), $0.bool(1), $0.bool(2)) }
    return try ids.compactMap { id, hasIdentity, isVerified in
      try account(id).map { AccountSummary(account: $0, hasIdentity: hasIdentity, isVerified: isVerified) }
    }
  }

  /// Whether there is an account that is not erased.
  package func hasAccounts() throws -> Bool {
    try connection.exists("SELECT 1 FROM accounts WHERE erased_at IS NULL")
  }

  /// Engagements for the operator, newest first.
  package func engagementSummaries(
    before: EngagementID, now: Timestamp, limit: Int64
  ) throws -> [EngagementSummary] {
    try connection.rows(
      """
      SELECT e.id, coalesce(w.origin, c.origin, 1), e.began_at,
        CASE WHEN w.state = 1 AND w.ends_at <= ?2 THEN 6 ELSE w.state END,
        CASE WHEN c.state = 1 AND c.ends_at <= ?2 THEN 6 ELSE c.state END
      FROM engagements e
      LEFT JOIN views w ON w.engagement = e.id AND w.side = 1
      LEFT JOIN views c ON c.engagement = e.id AND c.side = 2
      WHERE e.id < ?1 ORDER BY e.id DESC LIMIT ?3
      """, before.rawValue, now.milliseconds, limit
    ) { row in
      EngagementSummary(
        id: EngagementID(rawValue: row.int(0)), origin: try stored(row.int(1)),
        workerView: try row.optionalInt(3).map { try stored($0) },
        companyView: try row.optionalInt(4).map { try stored($0) },
        beganAt: Timestamp(milliseconds: row.int(2)))
    }
  }

  /// Counts for the operator.
  package func statistics() throws -> StoreStatistics {
    let counts = try connection.row(
      """
      SELECT
        (SELECT count(*) FROM accounts WHERE erased_at IS NULL),
        (SELECT count(*) FROM accounts WHERE erased_at IS NULL AND (roles & 1) <> 0),
        (SELECT count(*) FROM accounts WHERE erased_at IS NULL AND (roles & 2) <> 0),
        (SELECT count(*) FROM accounts WHERE erased_at IS NULL AND suspended_at IS NOT NULL),
        (SELECT count(*) FROM profiles),
        (SELECT count(*) FROM projects WHERE state = 1),
        (SELECT count(*) FROM engagements),
        (SELECT count(*) FROM receipts),
        (SELECT count(*) FROM engagements WHERE phase = 3),
        (SELECT count(*) FROM messages),
        (SELECT count(*) FROM flagged WHERE resolved_at IS NULL),
        (SELECT count(*) FROM reports)
      """
    ) { row in (0..<12).map { row.int(Int32($0)) } }
    return StoreStatistics(counts: counts ?? [])
  }

  /// The day on which a daily task ran last, in days since 1970; nil if never.
  package func lastDay(of task: String) throws -> Int64? {
    try connection.row("SELECT day FROM daily WHERE name = ?1", task) { $0.int(0) }
  }

  /// The version of the engine.
  package func engineVersion() throws -> String {
    try connection.row("SELECT sqlite_version()") { $0.text(0) } ?? ""
  }

  /// The version of the schema and the size of the file in bytes.
  package func fileFacts() throws -> (schema: Int64, bytes: Int64) {
    func pragma(_ sql: StaticString) throws -> Int64 { try connection.row(sql) { $0.int(0) } ?? 0 }
    return try (
      pragma("PRAGMA user_version"), pragma("PRAGMA page_count") * pragma("PRAGMA page_size")
    )
  }
}

extension WriteTransaction {
  /// Counts one more act of an account under a quota.
  package func countAct(of account: AccountID, _ quota: Quota, scope: Int64 = 0, now: Timestamp) throws {
    try connection.run(
      """
      INSERT INTO quota_counts (account, quota, scope, window, count) VALUES (?1, ?2, ?3, ?4, 1)
      ON CONFLICT (account, quota, scope, window) DO UPDATE SET count = quota_counts.count + 1
      """, account.rawValue, quota.stored, scope, quota.part(at: now))
  }

  /// Deletes counts that no window reaches back to any more.
  package func purgeCounts(now: Timestamp) throws {
    for quota in Quota.allCases {
      try connection.run(
        "DELETE FROM quota_counts WHERE quota = ?1 AND window <= ?2", quota.stored,
        quota.part(at: now) - Quota.parts)
    }
  }

  /// Notes a text that waits for the operator.
  package func insertFlag(
    _ source: HeldTextSource, subject: Int64, field: String, excerpts: String, isOpening: Bool,
    at now: Timestamp
  ) throws {
    try connection.run(
      """
      INSERT INTO flagged (id, source, subject, field, excerpts, opening, held_at)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
      """, nextID("flagged"), source.rawValue, subject, field, excerpts, isOpening, now.milliseconds)
  }

  /// Withdraws the open notes on a subject: its text has been replaced.
  package func dropFlags(_ source: HeldTextSource, subject: Int64) throws {
    try connection.run(
      "DELETE FROM flagged WHERE source = ?1 AND subject = ?2 AND resolved_at IS NULL", source.rawValue,
      subject)
  }

  /// Notes what the operator decided on a held text.
  package func resolveFlag(_ id: Int64, released: Bool, at now: Timestamp) throws {
    try connection.run(
      "UPDATE flagged SET resolved_at = ?2, released = ?3 WHERE id = ?1", id, now.milliseconds, released)
  }

  /// Whether another text of a subject still waits.
  package func hasOpenFlag(_ source: HeldTextSource, subject: Int64) throws -> Bool {
    try connection.exists(
      "SELECT 1 FROM flagged WHERE source = ?1 AND subject = ?2 AND resolved_at IS NULL", source.rawValue,
      subject)
  }

  /// Stores a report.
  package func insertReport(
    in engagement: EngagementID, by side: Side, about: AccountID, reason: Int64, text: String,
    at now: Timestamp
  ) throws {
    try connection.run(
      """
      INSERT INTO reports (id, engagement, side, about, reason, text, reported_at)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
      """, nextID("reports"), engagement.rawValue, side.rawValue, about.rawValue, reason, text,
      now.milliseconds)
  }

  /// Stores an invitation.
  ///
  /// - Returns: its number, or nil if the hash is taken.
  package func insertInvite(
    hash: [UInt8], uses: Int64, expiresAt: Timestamp, roles: RoleSet
  ) throws -> Int64? {
    try connection.row(
      """
      INSERT INTO invites (id, code_hash, uses_left, expires_at, roles) VALUES (?1, ?2, ?3, ?4, ?5)
      ON CONFLICT (code_hash) DO NOTHING RETURNING id
      """, nextID("invites"), hash, uses, expiresAt.milliseconds, roles.rawValue
    ) { $0.int(0) }
  }

  /// Leaves a row in the audit.
  ///
  /// - Parameters:
  ///   - actor: the account, or nil for the operator and the server.
  ///   - subject: the account or engagement concerned.
  package func audit(
    _ method: String, actor: AccountID?, subject: Int64?, reason: String = "", at now: Timestamp
  ) throws {
    try connection.run(
      "INSERT INTO audit (id, at, actor, method, subject, reason) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
      nextID("audit"), now.milliseconds, actor?.rawValue, method, subject, reason)
  }

  /// Notes the day on which a daily task ran.
  package func setLastDay(of task: String, _ day: Int64) throws {
    try connection.run(
      """
      INSERT INTO daily (name, day) VALUES (?1, ?2)
      ON CONFLICT (name) DO UPDATE SET day = excluded.day
      """, task, day)
  }
}

extension Quota {
  /// A window is counted in parts, and slides by one part at a time.
  static let parts: Int64 = 12

  /// The stored number: its place among the cases.
  var stored: Int64 { Int64(Quota.allCases.firstIndex(of: self) ?? 0) }

  /// The part of the window that a moment falls into.
  func part(at now: Timestamp) -> Int64 {
    now.milliseconds / max(1, window.milliseconds / Quota.parts)
  }
}

extension StoredFlag {
  fileprivate init(row: Row) throws {
    self.init(
      id: row.int(0), source: try stored(row.int(1)), subject: row.int(2), field: row.text(3),
      excerpts: row.text(4), isOpening: row.bool(5), heldAt: Timestamp(milliseconds: row.int(6)))
  }
}
