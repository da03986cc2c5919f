package import HandschlagDomain
import HandschlagSQL

/// What a reveal leaves as proof.
package struct StoredReceipt: Sendable, Hashable {
  /// The receipt, sealed under its salt; nil once a party was erased.
  package var sealed: [UInt8]?
  /// The key that holds the salt of its row in the log; nil once destroyed.
  package var saltKey: Int64?
  /// The key that holds the salt of the worker's commitments; nil once destroyed.
  package var workerSalt: Int64?
  /// That of the company's.
  package var companySalt: Int64?

  /// A receipt to store.
  package init(sealed: [UInt8]?, saltKey: Int64?, workerSalt: Int64?, companySalt: Int64?) {
    self.sealed = sealed
    self.saltKey = saltKey
    self.workerSalt = workerSalt
    self.companySalt = companySalt
  }
}

/// What a revocation leaves as proof for its giver.
package struct StoredRevocation: Sendable, Hashable {
  /// The receipt, sealed under its salt.
  package var sealed: [UInt8]
  /// The key that holds the salt of its row in the log.
  package var saltKey: Int64

  /// A receipt to store.
  package init(sealed: [UInt8], saltKey: Int64) {
    self.sealed = sealed
    self.saltKey = saltKey
  }
}

extension ReadTransaction {
  /// The receipt of an engagement's reveal, or nil.
  package func receipt(of id: EngagementID) throws -> StoredReceipt? {
    try connection.row(
      "SELECT sealed, salt_key, worker_salt_key, company_salt_key FROM receipts WHERE engagement = ?1",
      id.rawValue
    ) { row in
      StoredReceipt(
        sealed: row.optionalBytes(0), saltKey: row.optionalInt(1), workerSalt: row.optionalInt(2),
        companySalt: row.optionalInt(3))
    }
  }

  /// The receipt of the revocation by `giver`, or nil.
  package func revocation(by giver: Side, in id: EngagementID) throws -> StoredRevocation? {
    try connection.row(
      "SELECT sealed, salt_key FROM revocations WHERE engagement = ?1 AND giver = ?2", id.rawValue,
      giver.rawValue
    ) { StoredRevocation(sealed: $0.bytes(0), saltKey: $0.int(1)) }
  }
}

extension WriteTransaction {
  /// Stores the receipt of a reveal.
  package func insert(_ receipt: StoredReceipt, of id: EngagementID) throws {
    try connection.run(
      """
      INSERT INTO receipts (engagement, sealed, salt_key, worker_salt_key, company_salt_key)
      VALUES (?1, ?2, ?3, ?4, ?5)
      """, id.rawValue, receipt.sealed, receipt.saltKey, receipt.workerSalt, receipt.companySalt)
  }

  /// Stores the receipt of a revocation.
  package func insert(
    _ revocation: StoredRevocation, by giver: Side, account: AccountID, in id: EngagementID
  ) throws {
    try connection.run(
      """
      INSERT INTO revocations (engagement, giver, giver_account, sealed, salt_key)
      VALUES (?1, ?2, ?3, ?4, ?5)
      """, id.rawValue, giver.rawValue, account.rawValue, revocation.sealed, revocation.saltKey)
  }

  /// Forgets an account's receipts: of its reveals nothing stays but that each was one, and of its revocations
  /// nothing at all. Copies that holders keep go on verifying.
  ///
  /// - Returns: the numbers of all their keys, which the caller destroys after the commit.
  package func forgetReceipts(of account: AccountID) throws -> [Int64] {
    let salts = try connection.rows(
      """
      SELECT salt_key, worker_salt_key, company_salt_key FROM receipts
      WHERE engagement IN (SELECT id FROM engagements WHERE worker = ?1
        UNION ALL SELECT id FROM engagements WHERE company = ?1)
      """, account.rawValue
    ) { row in (0..<3).compactMap { row.optionalInt($0) } }
    try connection.run(
      """
      UPDATE receipts SET sealed = NULL, salt_key = NULL, worker_salt_key = NULL, company_salt_key = NULL
      WHERE engagement IN (SELECT id FROM engagements WHERE worker = ?1
        UNION ALL SELECT id FROM engagements WHERE company = ?1)
      """, account.rawValue)
    let revocations = try connection.rows(
      "DELETE FROM revocations WHERE giver_account = ?1 RETURNING salt_key", account.rawValue
    ) { $0.int(0) }
    return salts.flatMap { $0 } + revocations
  }
}
