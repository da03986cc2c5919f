package import HandschlagDomain
import HandschlagSQL

/// A company as stored.
package struct StoredCompany: Sendable, Hashable {
  /// The account.
  package var account: AccountID
  /// The identity, sealed under the account's key.
  package var identity: [UInt8]
  /// When the operator verified the identity, or nil.
  package var verifiedAt: Timestamp?
  /// What it shows, in the wire's encoding.
  package var attributes: [UInt8]
  /// What it offers and requires at the least.
  package var minimum: FieldMinimum
  /// Whether its texts wait for the operator.
  package var isHeld: Bool
  /// Ended views, answered ones and revealed ones, as counted last week; views is 0 below the least count.
  package var fairness: Fairness

  /// How a company dealt with those who wrote to it.
  package struct Fairness: Sendable, Hashable {
    /// Ended views that the figures stand on.
    package var views: Int64
    /// Those in which the company wrote at least once.
    package var answered: Int64
    /// Those that led to a reveal.
    package var revealed: Int64

    /// Figures as counted.
    package init(views: Int64 = 0, answered: Int64 = 0, revealed: Int64 = 0) {
      self.views = views
      self.answered = answered
      self.revealed = revealed
    }
  }

  /// What others may read of the attributes: nothing while they wait for the operator.
  package var shownAttributes: [UInt8] { isHeld ? [] : attributes }

  /// A company to store.
  package init(
    account: AccountID, identity: [UInt8], verifiedAt: Timestamp?, attributes: [UInt8],
    minimum: FieldMinimum, isHeld: Bool, fairness: Fairness = Fairness()
  ) {
    self.account = account
    self.identity = identity
    self.verifiedAt = verifiedAt
    self.attributes = attributes
    self.minimum = minimum
    self.isHeld = isHeld
    self.fairness = fairness
  }
}

extension ReadTransaction {
  /// The company of an account, or nil.
  package func company(_ account: AccountID) throws -> StoredCompany? {
    try connection.row(
      """
      SELECT account, identity, verified_at, attributes, offered, required, held, fairness_views,
        fairness_answered, fairness_revealed
      FROM companies WHERE account = ?1
      """, account.rawValue
    ) { row in
      StoredCompany(
        account: AccountID(rawValue: row.int(0)), identity: row.bytes(1),
        verifiedAt: row.optionalInt(2).map(Timestamp.init(milliseconds:)), attributes: row.bytes(3),
        minimum: FieldMinimum(
          offers: FieldSet(rawValue: row.int(4)), requires: FieldSet(rawValue: row.int(5))),
        isHeld: row.bool(6),
        fairness: StoredCompany.Fairness(
          views: row.int(7), answered: row.int(8), revealed: row.int(9)))
    }
  }
}

extension WriteTransaction {
  /// Inserts or replaces a company, and the digests by which exclusions find it.
  package func put(_ company: StoredCompany, digests: Set<[UInt8]>) throws {
    try connection.run(
      """
      INSERT INTO companies (account, identity, verified_at, attributes, offered, required, held)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
      ON CONFLICT (account) DO UPDATE SET identity = excluded.identity, verified_at = excluded.verified_at,
        attributes = excluded.attributes, offered = excluded.offered, required = excluded.required,
        held = excluded.held
      """, company.account.rawValue, company.identity, company.verifiedAt?.milliseconds,
      company.attributes, company.minimum.offers.rawValue, company.minimum.requires.rawValue,
      company.isHeld)
    try connection.run("DELETE FROM company_digests WHERE company = ?1", company.account.rawValue)
    for digest in digests {
      try connection.run(
        "INSERT INTO company_digests (company, digest) VALUES (?1, ?2)", company.account.rawValue, digest)
    }
  }

  /// Says whether a company's identity is verified.
  package func setVerified(_ company: AccountID, at moment: Timestamp?) throws {
    try connection.run(
      "UPDATE companies SET verified_at = ?2 WHERE account = ?1", company.rawValue, moment?.milliseconds)
  }

  /// Releases a company's held texts.
  package func releaseCompany(_ company: AccountID) throws {
    try connection.run("UPDATE companies SET held = 0 WHERE account = ?1", company.rawValue)
  }

  /// Counts anew how companies dealt with applications whose view ended, for those with `least` or more.
  package func renewFairness(least: Int64) throws {
    try connection.run(
      """
      UPDATE companies SET
        fairness_views = counted.views, fairness_answered = counted.answered,
        fairness_revealed = counted.revealed
      FROM (
        SELECT e.company AS company, count(*) AS views,
          count(*) FILTER (WHERE EXISTS (
            SELECT 1 FROM messages m WHERE m.engagement = e.id AND m.author = 2 AND m.delivery = 1))
            AS answered,
          count(*) FILTER (WHERE w.state <> 6) AS revealed
        FROM engagements e JOIN views w ON w.engagement = e.id AND w.side = 1
        WHERE w.origin = 1 AND w.state <> 1
        GROUP BY e.company HAVING count(*) >= ?1) AS counted
      WHERE counted.company = companies.account
      """, least)
  }
}
