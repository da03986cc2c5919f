package import HandschlagDomain
import HandschlagSQL

/// A sealed disclosure: the fields that one side consented to, as they were then.
package struct StoredDisclosure: Sendable, Hashable {
  /// The key in the key store that opens it, once promoted.
  package var key: Int64
  /// The key that holds the salt of its commitments.
  package var salt: Int64
  /// The fields inside.
  package var fields: FieldSet
  /// The purpose that its giver read and agreed to; the wire's number.
  package var purpose: Int64
  /// The hash of the notice that was consented to.
  package var noticeHash: [UInt8]
  /// A commitment of 32 bytes to each value, in the order of the fields' numbers.
  package var commitments: [UInt8]
  /// The giver's signature, sealed; empty in rows from before signatures.
  package var signature: [UInt8]
  /// The ciphertext.
  package var sealed: [UInt8]
  /// Whether what is inside was sealed by its giver to the other side.
  package var isEndToEnd: Bool

  /// A disclosure to store.
  package init(
    key: Int64, salt: Int64, fields: FieldSet, purpose: Int64, noticeHash: [UInt8],
    commitments: [UInt8], signature: [UInt8], sealed: [UInt8], isEndToEnd: Bool = false
  ) {
    self.isEndToEnd = isEndToEnd
    self.key = key
    self.salt = salt
    self.fields = fields
    self.purpose = purpose
    self.noticeHash = noticeHash
    self.commitments = commitments
    self.signature = signature
    self.sealed = sealed
  }
}

/// The right of one side to read the other's disclosure.
package struct StoredGrant: Sendable, Hashable {
  /// The engagement it came from.
  package var engagement: EngagementID
  /// Whose contact data it opens.
  package var giver: Side
  /// The fields inside.
  package var fields: FieldSet
  /// The purpose; the wire's number.
  package var purpose: Int64
  /// When both consents met.
  package var grantedAt: Timestamp
  /// When its giver stopped it, or nil.
  package var revokedAt: Timestamp?
  /// When its holder said to have deleted what it had read, after the giver stopped it; nil before.
  package var deletionAcknowledgedAt: Timestamp?
  /// The key in the key store, nil once revoked.
  package var key: Int64?
  /// The ciphertext, nil once revoked.
  package var sealed: [UInt8]?
  /// Whether what is inside was sealed by its giver to the holder.
  package var isEndToEnd: Bool

  /// A grant to store.
  package init(
    engagement: EngagementID, giver: Side, fields: FieldSet, purpose: Int64, grantedAt: Timestamp,
    revokedAt: Timestamp? = nil, deletionAcknowledgedAt: Timestamp? = nil, key: Int64?, sealed: [UInt8]?,
    isEndToEnd: Bool = false
  ) {
    self.isEndToEnd = isEndToEnd
    self.engagement = engagement
    self.giver = giver
    self.fields = fields
    self.purpose = purpose
    self.grantedAt = grantedAt
    self.revokedAt = revokedAt
    self.deletionAcknowledgedAt = deletionAcknowledgedAt
    self.key = key
    self.sealed = sealed
  }
}

extension ReadTransaction {
  /// The sealed disclosure of `side`, or nil.
  package func disclosure(of side: Side, in id: EngagementID) throws -> StoredDisclosure? {
    try connection.row(
      """
      SELECT key_id, salt_key, fields, purpose, notice, commitments, signature, sealed, end_to_end
      FROM disclosures
      WHERE engagement = ?1 AND side = ?2
      """, id.rawValue, side.rawValue
    ) { row in
      StoredDisclosure(
        key: row.int(0), salt: row.int(1), fields: FieldSet(rawValue: row.int(2)), purpose: row.int(3),
        noticeHash: row.bytes(4), commitments: row.bytes(5), signature: row.bytes(6), sealed: row.bytes(7),
        isEndToEnd: row.bool(8))
    }
  }

  /// The grant of the contact data of `giver`, or nil.
  package func grant(of giver: Side, in id: EngagementID) throws -> StoredGrant? {
    try connection.row(
      """
      SELECT engagement, giver, fields, purpose, granted_at, revoked_at, key_id, sealed,
        deletion_acknowledged_at, end_to_end
      FROM grants WHERE engagement = ?1 AND giver = ?2
      """, id.rawValue, giver.rawValue, read: StoredGrant.init(row:))
  }

  /// The grants that an account holds or has given, latest engagement first.
  package func grants(of account: AccountID, limit: Int64) throws -> [(grant: StoredGrant, given: Bool)] {
    try connection.rows(
      """
      SELECT engagement, giver, fields, purpose, granted_at, revoked_at, key_id, sealed,
        deletion_acknowledged_at, end_to_end, giver_account = ?1
      FROM grants WHERE holder_account = ?1 OR giver_account = ?1
      ORDER BY engagement DESC, giver LIMIT ?2
      """, account.rawValue, limit
    ) { (try StoredGrant(row: $0), $0.bool(10)) }
  }

  /// Grants that an account held, that were stopped, and of which it has not said to have deleted what it read;
  /// latest engagement first.
  package func deletionRequests(to holder: AccountID, limit: Int64) throws -> [StoredGrant] {
    try connection.rows(
      """
      SELECT engagement, giver, fields, purpose, granted_at, revoked_at, key_id, sealed,
        deletion_acknowledged_at, end_to_end
      FROM grants WHERE holder_account = ?1 AND revoked_at IS NOT NULL AND deletion_acknowledged_at IS NULL
      ORDER BY engagement DESC LIMIT ?2
      """, holder.rawValue, limit, read: StoredGrant.init(row:))
  }

  /// The consents and grants that name one of these keys: those of a database that is older than the key store.
  package func disclosuresAndGrants(named keys: Set<Int64>) throws -> (
    consents: [(engagement: EngagementID, side: Side)], grants: [(engagement: EngagementID, giver: Side)]
  ) {
    guard !keys.isEmpty else { return ([], []) }
    let consents = try connection.rows("SELECT engagement, side, key_id, salt_key FROM disclosures") {
      (EngagementID(rawValue: $0.int(0)), try stored($0.int(1)) as Side, [$0.int(2), $0.int(3)])
    }
    let grants = try connection.rows(
      "SELECT engagement, giver, key_id FROM grants WHERE key_id IS NOT NULL"
    ) { (EngagementID(rawValue: $0.int(0)), try stored($0.int(1)) as Side, $0.int(2)) }
    return (
      consents.filter { !keys.isDisjoint(with: $0.2) }.map { ($0.0, $0.1) },
      grants.filter { keys.contains($0.2) }.map { ($0.0, $0.1) }
    )
  }

  /// The engagements in which an account has a consent that nothing has swept, latest first.
  package func consents(of account: AccountID, limit: Int64) throws -> [EngagementID] {
    try connection.rows(
      """
      SELECT engagement FROM views WHERE account = ?1 AND consent_given_at IS NOT NULL
      ORDER BY engagement DESC LIMIT ?2
      """, account.rawValue, limit
    ) { EngagementID(rawValue: $0.int(0)) }
  }

  /// The numbers of all keys that rows of the database still need.
  package func referencedKeys() throws -> Set<Int64> {
    Set(
      try connection.rows(
        """
        SELECT subject_key FROM accounts WHERE subject_key IS NOT NULL
        UNION SELECT key_id FROM disclosures
        UNION SELECT salt_key FROM disclosures
        UNION SELECT salt_key FROM receipts WHERE salt_key IS NOT NULL
        UNION SELECT key_id FROM grants WHERE key_id IS NOT NULL
        UNION SELECT worker_salt_key FROM receipts WHERE worker_salt_key IS NOT NULL
        UNION SELECT company_salt_key FROM receipts WHERE company_salt_key IS NOT NULL
        UNION SELECT salt_key FROM revocations
        """
      ) { $0.int(0) })
  }
}

extension WriteTransaction {
  /// Stores a sealed disclosure.
  package func insert(_ disclosure: StoredDisclosure, of side: Side, in id: EngagementID) throws {
    try connection.run(
      """
      INSERT INTO disclosures (engagement, side, key_id, salt_key, fields, purpose, notice, commitments,
        signature, sealed, end_to_end)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
      """, id.rawValue, side.rawValue, disclosure.key, disclosure.salt, disclosure.fields.rawValue,
      disclosure.purpose, disclosure.noticeHash, disclosure.commitments, disclosure.signature,
      disclosure.sealed, disclosure.isEndToEnd)
  }

  /// Deletes a disclosure.
  ///
  /// - Returns: the numbers of its key and of its salt, which the caller destroys after the commit.
  @discardableResult
  package func deleteDisclosure(of side: Side, in id: EngagementID) throws -> [Int64] {
    try connection.row(
      "DELETE FROM disclosures WHERE engagement = ?1 AND side = ?2 RETURNING key_id, salt_key", id.rawValue,
      side.rawValue
    ) { [$0.int(0), $0.int(1)] } ?? []
  }

  /// Stores a grant.
  package func insert(_ grant: StoredGrant, holder: AccountID, giver: AccountID) throws {
    try connection.run(
      """
      INSERT INTO grants (engagement, giver, holder_account, giver_account, key_id, fields, purpose, sealed,
        granted_at, revoked_at, end_to_end)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
      """, grant.engagement.rawValue, grant.giver.rawValue, holder.rawValue, giver.rawValue, grant.key,
      grant.fields.rawValue, grant.purpose, grant.sealed, grant.grantedAt.milliseconds,
      grant.revokedAt?.milliseconds, grant.isEndToEnd)
  }

  /// Stops a grant and forgets its ciphertext.
  ///
  /// - Returns: the number of its key, which the caller destroys after the commit; none if it was stopped.
  package func stopGrant(of giver: Side, in id: EngagementID, at now: Timestamp) throws -> [Int64] {
    let key = try connection.row(
      "SELECT key_id FROM grants WHERE engagement = ?1 AND giver = ?2", id.rawValue, giver.rawValue
    ) { $0.optionalInt(0) }
    try connection.run(
      """
      UPDATE grants SET key_id = NULL, sealed = NULL, revoked_at = ?3
      WHERE engagement = ?1 AND giver = ?2 AND revoked_at IS NULL
      """, id.rawValue, giver.rawValue, now.milliseconds)
    return [key ?? nil].compactMap { $0 }
  }

  /// Notes that `holder` has deleted what it read of a grant that its giver stopped.
  package func noteDeletion(by holder: Side, in id: EngagementID, at now: Timestamp) throws {
    try connection.run(
      """
      UPDATE grants SET deletion_acknowledged_at = ?3
      WHERE engagement = ?1 AND giver = ?2 AND revoked_at IS NOT NULL AND deletion_acknowledged_at IS NULL
      """, id.rawValue, holder.other.rawValue, now.milliseconds)
  }
}

extension StoredGrant {
  fileprivate init(row: Row) throws {
    self.init(
      engagement: EngagementID(rawValue: row.int(0)), giver: try stored(row.int(1)),
      fields: FieldSet(rawValue: row.int(2)), purpose: row.int(3),
      grantedAt: Timestamp(milliseconds: row.int(4)),
      revokedAt: row.optionalInt(5).map(Timestamp.init(milliseconds:)),
      deletionAcknowledgedAt: row.optionalInt(8).map(Timestamp.init(milliseconds:)), key: row.optionalInt(6),
      sealed: row.optionalBytes(7), isEndToEnd: row.bool(9))
  }
}
