package import HandschlagDomain
import HandschlagSQL

/// Where something stands in the order of a search. It depends on the thing and the question alone and on nothing
/// else that is stored, so that a page which begins behind it skips and repeats nothing when others come and go.
package struct SearchPosition: Sendable, Hashable {
  /// How well it fits; more is better.
  package let rank: Int64
  /// What decides among equal ranks; the order's direction is the search's own.
  package let order: Int64
  /// The row's number.
  package let id: Int64

  /// A position.
  package init(rank: Int64, order: Int64, id: Int64) {
    self.rank = rank
    self.order = order
    self.id = id
  }
}

/// Something that a search found, and where it stands.
package struct SearchHit<Found: Sendable>: Sendable {
  /// What was found.
  package let found: Found
  /// Its place in the order.
  package let position: SearchPosition
}

/// What a page of a search asks for.
package struct SearchQuestion: Sendable, Hashable {
  /// Beginnings of words, all of which must occur, of letters and digits; empty for all there is.
  package var words: [String]
  /// Who asks: one's own, and those that hide from one, are left out.
  package var viewer: AccountID
  /// The start of the viewer's day: a block takes effect on the day after.
  package var dayStart: Timestamp
  /// Values that must fit where they are not empty.
  package var keys: SearchKeys
  /// Bit `n` stands for an availability or urgency of the wire's number `n`; 0 for any.
  package var timings: Int64
  /// The last result of the page before; nil for the first page.
  package var after: SearchPosition?
  /// Most results.
  package var limit: Int64

  /// A question as given.
  package init(
    words: [String], viewer: AccountID, dayStart: Timestamp, keys: SearchKeys, timings: Int64,
    after: SearchPosition?, limit: Int64
  ) {
    self.words = words
    self.viewer = viewer
    self.dayStart = dayStart
    self.keys = keys
    self.timings = timings
    self.after = after
    self.limit = limit
  }
}

extension ReadTransaction {
  /// Open projects that fit a question: those first that fit best, and of equal ones the newest.
  package func searchProjects(_ question: SearchQuestion) throws -> [SearchHit<StoredProject>] {
    var query = SearchStatement(subject: "p.id", tags: "project_tags", tagOwner: "project")
    query.filter(question.keys, columns: "p", timing: "urgency", timings: question.timings)
    query.match(question.words, index: "project_search")
    let rank = query.rank(question.words, index: "project_search")
    let sql = """
      WITH found AS \(query.keeping) (
        SELECT p.id, \(rank) AS rank FROM projects p WHERE p.state = 1 AND p.visible = 1 \(query.conditions))
      SELECT p.id, p.company, p.content, p.version, p.state, p.visible, p.posted_at, p.title,
        p.company_name, p.company_epoch, p.offered, p.required, f.rank, p.id, p.id
      FROM found f JOIN projects p ON p.id = f.id
      \(query.page(question, by: [("f.rank", \.rank, .descending), ("p.id", \.id, .descending)]))
      """
    return try query.rows(sql, on: connection) { row in
      SearchHit(found: try StoredProject(row: row), position: SearchPosition(row: row, at: 12))
    }
  }

  /// Visible profiles that fit a question: those first that fit best, and equal ones as chance has put them.
  package func searchProfiles(_ question: SearchQuestion) throws -> [SearchHit<StoredProfile>] {
    var query = SearchStatement(subject: "p.account", tags: "profile_tags", tagOwner: "profile")
    query.filter(question.keys, columns: "p", timing: "availability", timings: question.timings)
    query.match(question.words, index: "profile_search")
    let rank = query.rank(question.words, index: "profile_search")
    let viewer = query.bind(question.viewer.rawValue)
    let dayStart = query.bind(question.dayStart.milliseconds)
    let order: [SearchStatement.Order] = [
      ("f.rank", \.rank, .descending), ("p.shuffle", \.order, .ascending), ("p.account", \.id, .ascending),
    ]
    let sql = """
      WITH found AS \(query.keeping) (
        SELECT p.account, \(rank) AS rank FROM profiles p WHERE p.visible = 1 AND p.account <> \(viewer)
          AND NOT EXISTS (SELECT 1 FROM blocks b WHERE b.blocker = p.account AND b.blocker_role = 1
            AND b.blocked = \(viewer) AND b.created_at < \(dayStart))
          AND NOT EXISTS (SELECT 1 FROM exclusions x JOIN company_digests d ON d.digest = x.digest
            JOIN companies c ON c.account = d.company
            WHERE x.worker = p.account AND d.company = \(viewer) AND c.verified_at IS NOT NULL)
          \(query.conditions))
      SELECT p.account, p.content, p.version, p.held, p.hidden, p.visible, p.updated_at, p.offered,
        p.required, f.rank, p.shuffle, p.account
      FROM found f JOIN profiles p ON p.account = f.account
      \(query.page(question, by: order))
      """
    return try query.rows(sql, on: connection) { row in
      SearchHit(found: StoredProfile(row: row), position: SearchPosition(row: row, at: 9))
    }
  }
}

extension SearchPosition {
  /// Three columns from `column` on.
  fileprivate init(row: Row, at column: Int32) {
    self.init(rank: row.int(column), order: row.int(column + 1), id: row.int(column + 2))
  }
}
