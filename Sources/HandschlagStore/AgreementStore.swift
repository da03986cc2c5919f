package import HandschlagDomain
import HandschlagSQL

extension ReadTransaction {
  /// The newest revision of the terms in an engagement, or nil.
  package func latestTerms(of id: EngagementID) throws -> TermsRevision? {
    try connection.row(
      """
      SELECT number, author, state, proposed_at, kind, amount, currency, unit, start_day, end_day, text,
        hash
      FROM terms WHERE engagement = ?1 ORDER BY number DESC LIMIT 1
      """, id.rawValue, read: TermsRevision.init(row:))
  }

  /// All revisions of the terms in an engagement, oldest first.
  package func terms(of id: EngagementID) throws -> [TermsRevision] {
    try connection.rows(
      """
      SELECT number, author, state, proposed_at, kind, amount, currency, unit, start_day, end_day, text,
        hash
      FROM terms WHERE engagement = ?1 ORDER BY number
      """, id.rawValue, read: TermsRevision.init(row:))
  }
}

extension WriteTransaction {
  /// Inserts a revision.
  package func insert(_ revision: TermsRevision, in id: EngagementID) throws {
    let terms = revision.terms
    try connection.run(
      """
      INSERT INTO terms (engagement, number, author, state, proposed_at, kind, amount, currency, unit,
        start_day, end_day, text, hash)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
      """, id.rawValue, revision.number, revision.author.rawValue, revision.state.rawValue,
      revision.proposedAt.milliseconds, terms.kind.rawValue, terms.amount, terms.currency, terms.unit,
      terms.startDay, terms.endDay, terms.text, revision.hash)
  }

  /// Writes what became of a revision.
  package func settleRevision(_ number: Int64, _ state: RevisionState, in id: EngagementID) throws {
    try connection.run(
      "UPDATE terms SET state = ?3 WHERE engagement = ?1 AND number = ?2", id.rawValue, number,
      state.rawValue)
  }
}

extension TermsRevision {
  fileprivate init(row: Row) throws {
    self.init(
      number: row.int(0), author: try stored(row.int(1)),
      terms: Terms(
        kind: try stored(row.int(4)), amount: row.int(5), currency: row.text(6), unit: row.text(7),
        startDay: row.optionalInt(8), endDay: row.optionalInt(9), text: row.text(10)),
      hash: row.bytes(11), state: try stored(row.int(2)),
      proposedAt: Timestamp(milliseconds: row.int(3)))
  }
}
