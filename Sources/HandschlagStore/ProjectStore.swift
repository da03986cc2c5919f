package import HandschlagDomain
import HandschlagSQL

/// A project as stored.
package struct StoredProject: Sendable, Hashable {
  /// The row's number.
  package var id: ProjectID
  /// Who posted it.
  package var company: AccountID
  /// What its owner wrote, in the wire's encoding.
  package var content: [UInt8]
  /// Grows by one with each change.
  package var version: Int64
  /// Whether it takes engagements.
  package var state: ProjectRowState
  /// Whether others find it, as of today.
  package var isVisible: Bool
  /// When it was posted.
  package var postedAt: Timestamp
  /// Its title, as engagements show it.
  package var title: String
  /// The company's name where its owner chose to be named; else empty.
  package var companyName: String
  /// The owner's pseudonym epoch when it was posted.
  package var companyEpoch: UInt16
  /// What it offers and requires at the least.
  package var minimum: FieldMinimum

  /// A project to store.
  package init(
    id: ProjectID, company: AccountID, content: [UInt8], version: Int64, state: ProjectRowState,
    isVisible: Bool, postedAt: Timestamp, title: String, companyName: String, companyEpoch: UInt16,
    minimum: FieldMinimum
  ) {
    self.id = id
    self.company = company
    self.content = content
    self.version = version
    self.state = state
    self.isVisible = isVisible
    self.postedAt = postedAt
    self.title = title
    self.companyName = companyName
    self.companyEpoch = companyEpoch
    self.minimum = minimum
  }
}

/// The state of a project. The raw values are stored.
package enum ProjectRowState: Int64, CaseIterable, Sendable {
  /// Takes applications.
  case open = 1
  /// Closed by its owner; final.
  case closed = 2
  /// Waits for the operator; seen by its owner alone.
  case held = 3
}

extension ReadTransaction {
  /// One project, or nil.
  package func project(_ id: ProjectID) throws -> StoredProject? {
    try connection.row(
      """
      SELECT id, company, content, version, state, visible, posted_at, title, company_name, company_epoch,
        offered, required
      FROM projects WHERE id = ?1
      """, id.rawValue, read: StoredProject.init(row:))
  }

  /// One page of an account's projects, newest first.
  package func projects(of company: AccountID, before: ProjectID, limit: Int64) throws -> [StoredProject] {
    try connection.rows(
      """
      SELECT id, company, content, version, state, visible, posted_at, title, company_name, company_epoch,
        offered, required
      FROM projects WHERE company = ?1 AND id < ?2 ORDER BY id DESC LIMIT ?3
      """, company.rawValue, before.rawValue, limit, read: StoredProject.init(row:))
  }

  /// The numbers of an account's projects that are not closed.
  package func openProjects(of company: AccountID) throws -> [ProjectID] {
    try connection.rows(
      "SELECT id FROM projects WHERE company = ?1 AND state <> 2 ORDER BY id", company.rawValue
    ) { ProjectID(rawValue: $0.int(0)) }
  }
}

extension WriteTransaction {
  /// Inserts or replaces a project and what search knows of it.
  package func put(_ project: StoredProject, keys: SearchKeys, words: SearchWords) throws {
    let id = project.id.rawValue
    try connection.run(
      """
      INSERT INTO projects (id, company, content, version, state, visible, posted_at, title, company_name,
        company_epoch, offered, required, region, kinds, urgency, currency, rate_unit, rate_min, rate_max)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)
      ON CONFLICT (id) DO UPDATE SET content = excluded.content, version = excluded.version,
        state = excluded.state, visible = excluded.visible, title = excluded.title,
        company_name = excluded.company_name, offered = excluded.offered, required = excluded.required,
        region = excluded.region, kinds = excluded.kinds, urgency = excluded.urgency,
        currency = excluded.currency, rate_unit = excluded.rate_unit, rate_min = excluded.rate_min,
        rate_max = excluded.rate_max
      """, id, project.company.rawValue, project.content, project.version, project.state.rawValue,
      project.isVisible, project.postedAt.milliseconds, project.title, project.companyName,
      Int64(project.companyEpoch), project.minimum.offers.rawValue, project.minimum.requires.rawValue,
      keys.region, keys.kinds, keys.timing, keys.currency, keys.rateUnit, keys.rateMin, keys.rateMax)
    try connection.run("DELETE FROM project_tags WHERE project = ?1", id)
    for (tag, level) in keys.tags.sorted(by: { $0.key < $1.key }) {
      try connection.run(
        "INSERT INTO project_tags (project, tag, level) VALUES (?1, ?2, ?3)", id, tag, level)
    }
    try connection.run("DELETE FROM project_search WHERE rowid = ?1", id)
    try connection.run(
      "INSERT INTO project_search (rowid, title, body, tags) VALUES (?1, ?2, ?3, ?4)", id, words.title,
      words.body, words.tags)
  }

  /// Closes a project and takes it out of the search; who knows its id goes on seeing it, if it was seen.
  package func closeProject(_ id: ProjectID) throws {
    try connection.run("UPDATE projects SET state = 2 WHERE id = ?1", id.rawValue)
    try connection.run("DELETE FROM project_search WHERE rowid = ?1", id.rawValue)
  }

  /// Releases a held project.
  package func releaseProject(_ id: ProjectID) throws {
    try connection.run(
      "UPDATE projects SET state = 1, visible = 1 WHERE id = ?1 AND state = 3", id.rawValue)
  }
}

extension StoredProject {
  init(row: Row) throws {
    self.init(
      id: ProjectID(rawValue: row.int(0)), company: AccountID(rawValue: row.int(1)),
      content: row.bytes(2), version: row.int(3), state: try stored(row.int(4)), isVisible: row.bool(5),
      postedAt: Timestamp(milliseconds: row.int(6)), title: row.text(7), companyName: row.text(8),
      companyEpoch: UInt16(truncatingIfNeeded: row.int(9)),
      minimum: FieldMinimum(
        offers: FieldSet(rawValue: row.int(10)), requires: FieldSet(rawValue: row.int(11))))
  }
}
