package import HandschlagDomain
import HandschlagSQL

/// What a search filters by, beside the words: of a profile or of a project.
package struct SearchKeys: Sendable, Hashable {
  /// `DE` or `DE-BY`; empty if not said.
  package var region: String
  /// Bit `n` stands for the kind of work with the wire's number `n`.
  package var kinds: Int64
  /// Availability of a profile, urgency of a project: the wire's number, 0 if not said.
  package var timing: Int64
  /// The currency of the rate; empty without a rate.
  package var currency: String
  /// What the rate is paid for; the wire's number.
  package var rateUnit: Int64
  /// Least pay, in minor units.
  package var rateMin: Int64
  /// Largest pay, in minor units.
  package var rateMax: Int64
  /// `skill:` and `lang:` tags, folded, each with a level; skills have level 0.
  package var tags: [String: Int64]

  /// Keys as given.
  package init(
    region: String, kinds: Int64, timing: Int64, currency: String, rateUnit: Int64, rateMin: Int64,
    rateMax: Int64, tags: [String: Int64]
  ) {
    self.region = region
    self.kinds = kinds
    self.timing = timing
    self.currency = currency
    self.rateUnit = rateUnit
    self.rateMin = rateMin
    self.rateMax = rateMax
    self.tags = tags
  }
}

/// The words that full-text search looks at.
package struct SearchWords: Sendable, Hashable {
  /// Headline or title.
  package var title: String
  /// The long text.
  package var body: String
  /// Skills, separated by spaces.
  package var tags: String

  /// Words as given.
  package init(title: String, body: String, tags: String) {
    self.title = title
    self.body = body
    self.tags = tags
  }
}

/// A worker's profile as stored.
package struct StoredProfile: Sendable, Hashable {
  /// The account.
  package var account: AccountID
  /// What its owner wrote, in the wire's encoding.
  package var content: [UInt8]
  /// Grows by one with each change.
  package var version: Int64
  /// Whether it waits for the operator.
  package var isHeld: Bool
  /// Whether its owner asked to hide it.
  package var isHidden: Bool
  /// Whether others find it, as of today.
  package var isVisible: Bool
  /// When it was last changed.
  package var updatedAt: Timestamp
  /// What it offers and requires at the least.
  package var minimum: FieldMinimum

  /// A profile to store.
  package init(
    account: AccountID, content: [UInt8], version: Int64, isHeld: Bool, isHidden: Bool, isVisible: Bool,
    updatedAt: Timestamp, minimum: FieldMinimum
  ) {
    self.account = account
    self.content = content
    self.version = version
    self.isHeld = isHeld
    self.isHidden = isHidden
    self.isVisible = isVisible
    self.updatedAt = updatedAt
    self.minimum = minimum
  }
}

extension ReadTransaction {
  /// The profile of an account, or nil.
  package func profile(_ account: AccountID) throws -> StoredProfile? {
    try connection.row(
      """
      SELECT account, content, version, held, hidden, visible, updated_at, offered, required
      FROM profiles WHERE account = ?1
      """, account.rawValue, read: StoredProfile.init(row:))
  }

  /// Whether a profile is hidden from a company today: by a block of the worker's that was set before
  /// `dayStart`, or by an exclusion.
  package func isHiddenFrom(company: AccountID, worker: AccountID, dayStart: Timestamp) throws -> Bool {
    let isBlocked = try connection.exists(
      """
      SELECT 1 FROM blocks WHERE blocker = ?1 AND blocker_role = 1 AND blocked = ?2 AND created_at < ?3
      """, worker.rawValue, company.rawValue, dayStart.milliseconds)
    return try isBlocked || excludes(worker: worker, company: company)
  }
}

extension WriteTransaction {
  /// Inserts or replaces a profile and what search knows of it.
  ///
  /// - Parameter shuffle: a random number by which equal results are ordered, so that no order tells an age.
  package func put(
    _ profile: StoredProfile, keys: SearchKeys, words: SearchWords, shuffle: Int64
  ) throws {
    let account = profile.account.rawValue
    try connection.run(
      """
      INSERT INTO profiles (account, content, version, held, hidden, visible, updated_at, offered, required,
        region, kinds, availability, currency, rate_unit, rate_min, rate_max, shuffle)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)
      ON CONFLICT (account) DO UPDATE SET content = excluded.content, version = excluded.version,
        held = excluded.held, hidden = excluded.hidden, visible = excluded.visible,
        updated_at = excluded.updated_at, offered = excluded.offered, required = excluded.required,
        region = excluded.region, kinds = excluded.kinds, availability = excluded.availability,
        currency = excluded.currency, rate_unit = excluded.rate_unit, rate_min = excluded.rate_min,
        rate_max = excluded.rate_max
      """, account, profile.content, profile.version, profile.isHeld, profile.isHidden,
      profile.isVisible, profile.updatedAt.milliseconds, profile.minimum.offers.rawValue,
      profile.minimum.requires.rawValue, keys.region, keys.kinds, keys.timing, keys.currency,
      keys.rateUnit, keys.rateMin, keys.rateMax, shuffle)
    try connection.run("DELETE FROM profile_tags WHERE profile = ?1", account)
    for (tag, level) in keys.tags.sorted(by: { $0.key < $1.key }) {
      try connection.run(
        "INSERT INTO profile_tags (profile, tag, level) VALUES (?1, ?2, ?3)", account, tag, level)
    }
    try connection.run("DELETE FROM profile_search WHERE rowid = ?1", account)
    try connection.run(
      "INSERT INTO profile_search (rowid, title, body, tags) VALUES (?1, ?2, ?3, ?4)", account, words.title,
      words.body, words.tags)
  }

  /// Notes whether the owner of a profile wants it hidden; it takes effect with the next day.
  package func setHidden(_ hidden: Bool, profile: AccountID) throws {
    try connection.run("UPDATE profiles SET hidden = ?2 WHERE account = ?1", profile.rawValue, hidden)
  }

  /// Releases a held profile.
  package func releaseProfile(_ account: AccountID) throws {
    try connection.run(
      "UPDATE profiles SET held = 0, visible = CASE WHEN hidden = 0 THEN 1 ELSE 0 END WHERE account = ?1",
      account.rawValue)
  }

  /// Lets what owners and the operator decided take effect on profiles and projects: once a day.
  ///
  /// Hidden, suspended and erased become one and the same absence here, at the same moment.
  package func renewVisibility() throws {
    try connection.run(
      """
      UPDATE profiles SET visible = CASE WHEN hidden = 0 AND held = 0 AND EXISTS (
        SELECT 1 FROM accounts a
        WHERE a.id = profiles.account AND a.suspended_at IS NULL AND a.erased_at IS NULL)
        THEN 1 ELSE 0 END
      """)
    try connection.run(
      """
      UPDATE projects SET visible = CASE WHEN (state = 1 OR state = 2 AND visible = 1) AND EXISTS (
        SELECT 1 FROM accounts a
        WHERE a.id = projects.company AND a.suspended_at IS NULL AND a.erased_at IS NULL)
        THEN 1 ELSE 0 END
      """)
    try forgetErased()
  }

  /// Deletes what erased accounts had shown; until now its sudden absence would have told the moment.
  private func forgetErased() throws {
    try connection.run(
      """
      UPDATE projects SET content = x'', title = '', company_name = ''
      WHERE content <> x'' AND company IN (SELECT id FROM accounts WHERE erased_at IS NOT NULL)
      """)
    try connection.run(
      """
      DELETE FROM project_search WHERE rowid IN (
        SELECT p.id FROM projects p JOIN accounts a ON a.id = p.company WHERE a.erased_at IS NOT NULL)
      """)
    try connection.run(
      """
      DELETE FROM project_tags WHERE project IN (
        SELECT p.id FROM projects p JOIN accounts a ON a.id = p.company WHERE a.erased_at IS NOT NULL)
      """)
    try connection.run(
      "DELETE FROM exclusions WHERE worker IN (SELECT id FROM accounts WHERE erased_at IS NOT NULL)")
    try connection.run(
      """
      DELETE FROM profile_search WHERE rowid IN (SELECT id FROM accounts WHERE erased_at IS NOT NULL)
      """)
    try connection.run(
      """
      DELETE FROM profile_tags WHERE profile IN (SELECT id FROM accounts WHERE erased_at IS NOT NULL)
      """)
    try connection.run(
      "DELETE FROM profiles WHERE account IN (SELECT id FROM accounts WHERE erased_at IS NOT NULL)")
    try connection.run(
      "DELETE FROM blocks WHERE blocker IN (SELECT id FROM accounts WHERE erased_at IS NOT NULL)")
    try forgetErasedCompanies()
  }

  /// Deletes erased companies once no worker has an open view of them, nor may still get one: until then their
  /// absence would tell. 262144 stands for `Obstacles.viewEnded` of the worker.
  private func forgetErasedCompanies() throws {
    try connection.run(
      """
      DELETE FROM companies WHERE account IN (SELECT id FROM accounts WHERE erased_at IS NOT NULL)
        AND NOT EXISTS (
          SELECT 1 FROM engagements e LEFT JOIN views w ON w.engagement = e.id AND w.side = 1
          WHERE e.company = companies.account AND (w.state = 1
            OR w.state IS NULL AND e.phase = 1 AND (e.obstacles & 262144) = 0))
      """)
  }
}

extension StoredProfile {
  init(row: Row) {
    self.init(
      account: AccountID(rawValue: row.int(0)), content: row.bytes(1), version: row.int(2),
      isHeld: row.bool(3), isHidden: row.bool(4), isVisible: row.bool(5),
      updatedAt: Timestamp(milliseconds: row.int(6)),
      minimum: FieldMinimum(
        offers: FieldSet(rawValue: row.int(7)), requires: FieldSet(rawValue: row.int(8))))
  }
}
