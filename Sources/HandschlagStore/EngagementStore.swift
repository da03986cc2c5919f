package import HandschlagDomain
import HandschlagSQL

/// An engagement as stored: what the rules decide on, and what is kept beside it.
package struct StoredEngagement: Sendable {
  /// What the rules decide on.
  package var engagement: Engagement
  /// When it began.
  package var beganAt: Timestamp
  /// The worker's pseudonym epoch when it began: the ids shown in it stay the same.
  package var workerEpoch: UInt16
  /// The company's, likewise.
  package var companyEpoch: UInt16
  /// Messages in the worker's view, numbered from 1 without gaps.
  package var workerMessages: Int64
  /// Messages in the company's view.
  package var companyMessages: Int64

  /// A record of a new engagement.
  package init(engagement: Engagement, beganAt: Timestamp, workerEpoch: UInt16, companyEpoch: UInt16) {
    self.engagement = engagement
    self.beganAt = beganAt
    self.workerEpoch = workerEpoch
    self.companyEpoch = companyEpoch
    workerMessages = 0
    companyMessages = 0
  }

  /// Messages in the view of `side`.
  package subscript(messagesOf side: Side) -> Int64 {
    get { side == .worker ? workerMessages : companyMessages }
    set { if side == .worker { workerMessages = newValue } else { companyMessages = newValue } }
  }

  /// The side that `account` has in it, or nil for a stranger.
  package func side(of account: AccountID) -> Side? {
    if engagement.worker == account { return .worker }
    return engagement.company == account ? .company : nil
  }
}

/// What each side is shown of the other, as it was when the engagement began.
///
/// It is kept apart, so that neither an edit nor an erasure of the original changes a running thread.
package struct ShownParties: Sendable, Hashable {
  /// The worker's profile in the wire's encoding.
  package var workerProfile: [UInt8]
  /// The company's attributes in the wire's encoding.
  package var companyAttributes: [UInt8]
  /// Whether the company's identity was verified.
  package var companyVerified: Bool
  /// The worker's published minimum.
  package var workerMinimum: FieldMinimum
  /// The company's, or that of the project or the inquiry.
  package var companyMinimum: FieldMinimum
  /// The project's title; empty without a project.
  package var projectTitle: String

  /// What is shown.
  package init(
    workerProfile: [UInt8], companyAttributes: [UInt8], companyVerified: Bool,
    workerMinimum: FieldMinimum, companyMinimum: FieldMinimum, projectTitle: String
  ) {
    self.workerProfile = workerProfile
    self.companyAttributes = companyAttributes
    self.companyVerified = companyVerified
    self.workerMinimum = workerMinimum
    self.companyMinimum = companyMinimum
    self.projectTitle = projectTitle
  }
}

extension ReadTransaction {
  /// One engagement, or nil.
  package func engagement(_ id: EngagementID) throws -> StoredEngagement? {
    let found = try connection.row(
      """
      SELECT e.id, e.worker, e.company, e.project, e.phase, e.obstacles, e.opening_held, e.last_seen,
        e.worker_seen, e.company_seen, e.worker_messages, e.company_messages, e.began_at,
        e.worker_epoch, e.company_epoch,
        w.state, w.origin, w.created_at, w.ends_at, w.extension_asked, w.extended, w.declined, w.blocked,
        w.consent_given_at, w.consent_expires_at, w.consent_fields, w.consent_card_version,
        w.consent_project_version, w.consent_notice, w.own_grant, w.other_grant, w.revealed_at,
        w.agreement_ends_at,
        c.state, c.origin, c.created_at, c.ends_at, c.extension_asked, c.extended, c.declined, c.blocked,
        c.consent_given_at, c.consent_expires_at, c.consent_fields, c.consent_card_version,
        c.consent_project_version, c.consent_notice, c.own_grant, c.other_grant, c.revealed_at,
        c.agreement_ends_at
      FROM engagements e
      LEFT JOIN views w ON w.engagement = e.id AND w.side = 1
      LEFT JOIN views c ON c.engagement = e.id AND c.side = 2
      WHERE e.id = ?1
      """, id.rawValue, read: StoredEngagement.init(row:))
    guard var record = found else { return nil }
    // Before the reveal there are no terms, and most engagements are before it.
    if record.engagement.phase != .open {
      record.engagement.agreement.latest = try latestTerms(of: id)
    }
    return record
  }

  /// The numbers of all engagements of one worker and one company with the same project, or without
  /// one, oldest first.
  package func engagementIDs(
    worker: AccountID, company: AccountID, project: ProjectID?
  ) throws -> [EngagementID] {
    try connection.rows(
      """
      SELECT id FROM engagements
      WHERE worker = ?1 AND company = ?2 AND project IS NOT DISTINCT FROM ?3 ORDER BY id
      """, worker.rawValue, company.rawValue, project?.rawValue
    ) { EngagementID(rawValue: $0.int(0)) }
  }

  /// The numbers of all engagements of one worker and one company.
  package func engagementIDs(worker: AccountID, company: AccountID) throws -> [EngagementID] {
    try connection.rows(
      "SELECT id FROM engagements WHERE worker = ?1 AND company = ?2 ORDER BY id",
      worker.rawValue, company.rawValue
    ) { EngagementID(rawValue: $0.int(0)) }
  }

  /// The numbers of the engagements of an account, on either side, that are not over for both.
  package func activeEngagementIDs(of account: AccountID) throws -> [EngagementID] {
    try connection.rows(
      """
      SELECT id FROM engagements WHERE worker = ?1 OR company = ?1 ORDER BY id
      """, account.rawValue
    ) { EngagementID(rawValue: $0.int(0)) }
  }

  /// The numbers of the engagements of a project.
  package func engagementIDs(project: ProjectID) throws -> [EngagementID] {
    try connection.rows("SELECT id FROM engagements WHERE project = ?1 ORDER BY id", project.rawValue) {
      EngagementID(rawValue: $0.int(0))
    }
  }

  /// Engagements in which time has ended something that no act has written down, oldest first.
  ///
  /// The last part finds one-sided engagements of an erased account whose time is over: 196608 stands for
  /// `Obstacles.erased` of either side, 786432 for `Obstacles.viewEnded`.
  package func engagementIDsDue(at now: Timestamp, limit: Int64) throws -> [EngagementID] {
    try connection.rows(
      """
      SELECT engagement FROM views WHERE state = 1 AND ends_at <= ?1
      UNION SELECT engagement FROM views WHERE consent_expires_at IS NOT NULL AND consent_expires_at <= ?1
      UNION SELECT engagement FROM views WHERE state = 2 AND agreement_ends_at <= ?1
      UNION SELECT v.engagement FROM engagements e
        JOIN views v ON v.engagement = e.id AND v.ends_at <= ?1
        WHERE (e.obstacles & 196608) <> 0 AND e.phase = 1 AND (e.obstacles & 786432) = 0
          AND NOT EXISTS (SELECT 1 FROM views o WHERE o.engagement = e.id AND o.side <> v.side)
      ORDER BY 1 LIMIT ?2
      """, now.milliseconds, limit
    ) { EngagementID(rawValue: $0.int(0)) }
  }

  /// One page of an account's engagements, latest first.
  ///
  /// - Parameters:
  ///   - before: only those with a smaller number.
  ///   - states: bit `n` stands for the view state of raw value `n`; 0 for all. A state that time has
  ///     ended counts as `now` has it.
  ///   - side: only views of this side.
  package func engagementPage(
    of account: AccountID, before: EngagementID, states: Int64, side: Side?, now: Timestamp, limit: Int64
  ) throws -> [EngagementID] {
    try connection.rows(
      """
      SELECT v.engagement FROM views v
      WHERE v.account = ?1 AND v.engagement < ?2
        AND (?3 = 0 OR (?3 & (1 << (CASE
          WHEN v.state = 1 AND v.ends_at <= ?5 THEN 6
          WHEN v.state = 2 AND v.agreement_ends_at <= ?5 THEN 4
          ELSE v.state END))) <> 0)
        AND (?4 = 0 OR v.side = ?4)
      ORDER BY v.engagement DESC LIMIT ?6
      """, account.rawValue, before.rawValue, states, side?.rawValue ?? 0, now.milliseconds, limit
    ) { EngagementID(rawValue: $0.int(0)) }
  }

  /// What the sides are shown of each other in an engagement.
  package func shownParties(in id: EngagementID) throws -> ShownParties? {
    try connection.row(
      """
      SELECT worker_profile, company_attributes, company_verified, worker_offers, worker_requires,
        company_offers, company_requires, project_title
      FROM shown WHERE engagement = ?1
      """, id.rawValue
    ) { row in
      ShownParties(
        workerProfile: row.bytes(0), companyAttributes: row.bytes(1), companyVerified: row.bool(2),
        workerMinimum: FieldMinimum(
          offers: FieldSet(rawValue: row.int(3)), requires: FieldSet(rawValue: row.int(4))),
        companyMinimum: FieldMinimum(
          offers: FieldSet(rawValue: row.int(5)), requires: FieldSet(rawValue: row.int(6))),
        projectTitle: row.text(7))
    }
  }

  /// Views open at once that others began, and new ones since `since`: what an account's own limits count.
  package func receivedViews(by account: AccountID, side: Side, since: Timestamp, now: Timestamp) throws
    -> (open: Int64, new: Int64)
  {
    try connection.row(
      """
      SELECT count(*) FILTER (WHERE state = 1 AND ends_at > ?4),
        count(*) FILTER (WHERE created_at > ?3)
      FROM views WHERE account = ?1 AND side = ?2 AND origin <> ?2
      """, account.rawValue, side.rawValue, since.milliseconds, now.milliseconds
    ) { ($0.int(0), $0.int(1)) } ?? (0, 0)
  }
}

extension WriteTransaction {
  /// Inserts an engagement, its views and what they show.
  package func insert(_ record: StoredEngagement, shown: ShownParties) throws {
    let engagement = record.engagement
    try connection.run(
      """
      INSERT INTO engagements (id, worker, company, project, phase, obstacles, opening_held, last_seen,
        worker_seen, company_seen, worker_messages, company_messages, began_at, worker_epoch,
        company_epoch)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)
      """, engagement.id.rawValue, engagement.worker.rawValue, engagement.company.rawValue,
      engagement.project?.rawValue, engagement.phase.rawValue, engagement.obstacles.rawValue,
      engagement.openingHeld, engagement.lastSeen.milliseconds, record.seen(by: .worker),
      record.seen(by: .company), record.workerMessages, record.companyMessages,
      record.beganAt.milliseconds, Int64(record.workerEpoch), Int64(record.companyEpoch))
    try connection.run(
      """
      INSERT INTO shown (engagement, worker_profile, company_attributes, company_verified, worker_offers,
        worker_requires, company_offers, company_requires, project_title)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
      """, engagement.id.rawValue, shown.workerProfile, shown.companyAttributes, shown.companyVerified,
      shown.workerMinimum.offers.rawValue, shown.workerMinimum.requires.rawValue,
      shown.companyMinimum.offers.rawValue, shown.companyMinimum.requires.rawValue, shown.projectTitle)
    for side in Side.allCases {
      if let view = engagement[side] {
        try insert(view, of: side, account: engagement.account(of: side), in: engagement.id)
      }
    }
  }

  /// Writes what differs between two states of one engagement.
  package func update(_ old: StoredEngagement, to new: StoredEngagement) throws {
    let before = old.engagement
    let after = new.engagement
    try connection.run(
      """
      UPDATE engagements SET phase = ?2, obstacles = ?3, opening_held = ?4, last_seen = ?5,
        worker_seen = ?6, company_seen = ?7, worker_messages = ?8, company_messages = ?9
      WHERE id = ?1
      """, after.id.rawValue, after.phase.rawValue, after.obstacles.rawValue, after.openingHeld,
      after.lastSeen.milliseconds, new.seen(by: .worker), new.seen(by: .company), new.workerMessages,
      new.companyMessages)
    for side in Side.allCases {
      guard let view = after[side] else { continue }
      guard var known = before[side] else {
        try insert(view, of: side, account: after.account(of: side), in: after.id)
        continue
      }
      // The moment last seen stands in the engagement's row: most acts change nothing else of a view.
      known.lastSeen = view.lastSeen
      if known != view { try update(view, of: side, in: after.id) }
    }
  }

  /// Deletes what `side` showed of itself in an engagement.
  package func forgetShown(of side: Side, in id: EngagementID) throws {
    switch side {
    case .worker:
      try connection.run("UPDATE shown SET worker_profile = x'' WHERE engagement = ?1", id.rawValue)
    case .company:
      try connection.run("UPDATE shown SET company_attributes = x'' WHERE engagement = ?1", id.rawValue)
    }
  }

  private func insert(_ view: View, of side: Side, account: AccountID, in id: EngagementID) throws {
    try connection.run(
      """
      INSERT INTO views (engagement, side, account, state, origin, created_at, ends_at, extension_asked,
        extended, declined, blocked, own_grant, other_grant)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, 0, 0)
      """, id.rawValue, side.rawValue, account.rawValue, view.state.rawValue, view.origin.rawValue,
      view.createdAt.milliseconds, view.endsAt.milliseconds, view.extensionAsked, view.extended,
      view.declined, view.blocked)
    if view.consent != nil || view.revealedAt != nil { try update(view, of: side, in: id) }
  }

  private func update(_ view: View, of side: Side, in id: EngagementID) throws {
    try connection.run(
      """
      UPDATE views SET state = ?3, origin = ?4, ends_at = ?5, extension_asked = ?6, extended = ?7,
        declined = ?8, consent_given_at = ?9, consent_expires_at = ?10, consent_fields = ?11,
        consent_card_version = ?12, consent_project_version = ?13, consent_notice = ?14,
        own_grant = ?15, other_grant = ?16, revealed_at = ?17, agreement_ends_at = ?18,
        created_at = ?19, blocked = ?20
      WHERE engagement = ?1 AND side = ?2
      """, id.rawValue, side.rawValue, view.state.rawValue, view.origin.rawValue,
      view.endsAt.milliseconds, view.extensionAsked, view.extended, view.declined,
      view.consent?.givenAt.milliseconds, view.consent?.expiresAt.milliseconds,
      view.consent?.offer.fields.rawValue, view.consent?.offer.cardVersion,
      view.consent?.offer.projectVersion, view.consent?.offer.noticeHash, view.ownGrantLives,
      view.otherGrantLives, view.revealedAt?.milliseconds, view.agreementEndsAt?.milliseconds,
      view.createdAt.milliseconds, view.blocked)
  }
}

extension StoredEngagement {
  /// The moment that the view of `side` was last decided at, in milliseconds; 0 without a view.
  fileprivate func seen(by side: Side) -> Int64 { engagement[side]?.lastSeen.milliseconds ?? 0 }

  /// Reads the columns of the statement in `engagement(_:)`.
  fileprivate init(row: Row) throws {
    var engagement = Engagement(
      id: EngagementID(rawValue: row.int(0)), worker: AccountID(rawValue: row.int(1)),
      company: AccountID(rawValue: row.int(2)),
      project: row.optionalInt(3).map(ProjectID.init(rawValue:)),
      lastSeen: Timestamp(milliseconds: row.int(7)))
    engagement.phase = try stored(row.int(4))
    engagement.obstacles = Obstacles(rawValue: row.int(5))
    engagement.openingHeld = row.bool(6)
    engagement.workerView = try View(row: row, from: 15, lastSeen: row.int(8))
    engagement.companyView = try View(row: row, from: 33, lastSeen: row.int(9))
    self.init(
      engagement: engagement, beganAt: Timestamp(milliseconds: row.int(12)),
      workerEpoch: UInt16(truncatingIfNeeded: row.int(13)),
      companyEpoch: UInt16(truncatingIfNeeded: row.int(14)))
    workerMessages = row.int(10)
    companyMessages = row.int(11)
  }
}

extension View {
  /// Reads the 18 columns of a view that begin at `first`; nil where there is no view.
  fileprivate init?(row: Row, from first: Int32, lastSeen: Int64) throws {
    if row.isNull(first) { return nil }
    self.init(
      origin: try stored(row.int(first + 1)), createdAt: Timestamp(milliseconds: row.int(first + 2)),
      endsAt: Timestamp(milliseconds: row.int(first + 3)))
    state = try stored(row.int(first))
    extensionAsked = row.bool(first + 4)
    extended = row.bool(first + 5)
    declined = row.bool(first + 6)
    blocked = row.bool(first + 7)
    if let given = row.optionalInt(first + 8) {
      consent = Consent(
        offer: ConsentOffer(
          fields: FieldSet(rawValue: row.int(first + 10)), cardVersion: row.int(first + 11),
          projectVersion: row.int(first + 12), noticeHash: row.bytes(first + 13)),
        givenAt: Timestamp(milliseconds: given),
        expiresAt: Timestamp(milliseconds: row.int(first + 9)))
    }
    ownGrantLives = row.bool(first + 14)
    otherGrantLives = row.bool(first + 15)
    revealedAt = row.optionalInt(first + 16).map(Timestamp.init(milliseconds:))
    agreementEndsAt = row.optionalInt(first + 17).map(Timestamp.init(milliseconds:))
    self.lastSeen = Timestamp(milliseconds: lastSeen)
  }
}

extension ReadTransaction {
  /// Whether `worker` has a view, not yet over, of an engagement with `company` that names no project: the one
  /// place where the company's face is that of its account.
  package func hasView(of company: AccountID, by worker: AccountID, now: Timestamp) throws -> Bool {
    try connection.exists(
      """
      SELECT 1 FROM engagements e JOIN views v ON v.engagement = e.id AND v.side = 1
      WHERE e.worker = ?1 AND e.company = ?2 AND e.project IS NULL
        AND v.state <> 6 AND (v.state <> 1 OR v.ends_at > ?3)
      """, worker.rawValue, company.rawValue, now.milliseconds)
  }
}
