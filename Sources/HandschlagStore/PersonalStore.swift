package import HandschlagDomain
import HandschlagSQL

/// What the audit holds of an account: an act of its own, or one of the operator's on it.
package struct StoredAct: Sendable, Hashable {
  /// The row's number.
  package let id: Int64
  /// When.
  package let at: Timestamp
  /// The method.
  package let method: String
  /// The operator's reason, or empty.
  package let reason: String
  /// The engagement that an act of its own was about, if it was about one.
  package let engagement: EngagementID?
}

extension ReadTransaction {
  /// What the audit holds of an account, oldest first.
  ///
  /// What others did is not among it, though it may have been about this account: a look of the other side at a
  /// granted card, say.
  package func acts(of account: AccountID, after id: Int64, limit: Int64) throws -> [StoredAct] {
    try connection.rows(
      """
      SELECT id, at, method, reason,
        CASE WHEN actor = ?1 AND method IN ('GiveConsent', 'WithdrawConsent', 'RevokeGrant', 'GetGrant',
          'AcknowledgeDeletion', 'ReportEngagement', 'AcceptTerms') THEN subject END
      FROM audit
      WHERE id > ?2 AND (actor = ?1 OR actor IS NULL AND subject = ?1 AND (
        method IN ('SuspendAccount', 'ReinstateAccount')
        OR method >= 'VerifyCompany' AND method < 'VerifyCompanz'))
      ORDER BY id LIMIT ?3
      """, account.rawValue, id, limit
    ) { row in
      StoredAct(
        id: row.int(0), at: Timestamp(milliseconds: row.int(1)), method: row.text(2), reason: row.text(3),
        engagement: row.optionalInt(4).map(EngagementID.init(rawValue:)))
    }
  }

  /// How often an account acted under each quota, as far as it is still counted.
  package func usage(of account: AccountID) throws -> [(Quota, Int64)] {
    let counts = try connection.rows(
      "SELECT quota, sum(count) FROM quota_counts WHERE account = ?1 GROUP BY quota ORDER BY quota",
      account.rawValue
    ) { (Int($0.int(0)), $0.int(1)) }
    let quotas = Quota.allCases
    return counts.compactMap { quotas.indices.contains($0.0) ? (quotas[$0.0], $0.1) : nil }
  }

  /// The reports that one side of an engagement has made, oldest first.
  package func reports(by side: Side, in id: EngagementID) throws -> [StoredReport] {
    try connection.rows(
      """
      SELECT id, engagement, side, about, reason, text, reported_at FROM reports
      WHERE engagement = ?1 AND side = ?2 ORDER BY id
      """, id.rawValue, side.rawValue
    ) { row in
      StoredReport(
        id: row.int(0), engagement: EngagementID(rawValue: row.int(1)), side: try stored(row.int(2)),
        about: AccountID(rawValue: row.int(3)), reason: row.int(4), text: row.text(5),
        reportedAt: Timestamp(milliseconds: row.int(6)))
    }
  }
}
