package import HandschlagDomain
import HandschlagSQL

/// The roles that an account holds, as stored.
package struct RoleSet: OptionSet, Sendable, Hashable {
  /// The bits.
  package let rawValue: Int64
  /// The roles with these bits.
  package init(rawValue: Int64) { self.rawValue = rawValue }
  /// Offers work.
  package static let worker = RoleSet(rawValue: 1)
  /// Posts projects and sends inquiries.
  package static let company = RoleSet(rawValue: 2)
  /// Either.
  package static let both = RoleSet(rawValue: 3)
  /// The role that has this side in an engagement.
  package init(_ side: Side) { self.init(rawValue: side == .worker ? 1 : 2) }
}

/// What an account's owner is willing to receive, as stored; 0 stands for the server's default.
package struct StoredLimits: Sendable, Hashable {
  /// Most engagements open at once that others began.
  package var maxOpen: Int64
  /// Most new ones in a day.
  package var maxNewPerDay: Int64
  /// Bit `n` stands for the kind of work with the wire's number `n`; 0 for all kinds.
  package var kinds: Int64
  /// Only from verified companies.
  package var verifiedOnly: Bool

  /// Limits as given.
  package init(maxOpen: Int64 = 0, maxNewPerDay: Int64 = 0, kinds: Int64 = 0, verifiedOnly: Bool = false) {
    self.maxOpen = maxOpen
    self.maxNewPerDay = maxNewPerDay
    self.kinds = kinds
    self.verifiedOnly = verifiedOnly
  }
}

/// An account as stored.
package struct StoredAccount: Sendable, Hashable {
  /// The row's number.
  package var id: AccountID
  /// What it can be.
  package var roles: RoleSet
  /// When it was opened.
  package var createdAt: Timestamp
  /// When it was suspended, or nil.
  package var suspendedAt: Timestamp?
  /// Why.
  package var suspensionReason: String
  /// When it was erased, or nil.
  package var erasedAt: Timestamp?
  /// How often its worker's pseudonyms were renewed.
  package var workerEpoch: UInt16
  /// How often its company's were.
  package var companyEpoch: UInt16
  /// What it is willing to receive.
  package var limits: StoredLimits
  /// The key of its card in the key store, or nil.
  package var subjectKey: Int64?
  /// The card's version; 0 before the first.
  package var cardVersion: Int64
  /// The fields that the card holds.
  package var cardFields: FieldSet
}

/// A token as stored, without its hash.
package struct StoredToken: Sendable, Hashable {
  /// The row's number.
  package let id: Int64
  /// Its owner's name for it.
  package let label: String
  /// When it was added.
  package let createdAt: Timestamp

  /// A token as stored.
  package init(id: Int64, label: String, createdAt: Timestamp) {
    self.id = id
    self.label = label
    self.createdAt = createdAt
  }
}

/// A block as its owner sees it.
package struct StoredBlock: Sendable, Hashable {
  /// The row's number.
  package let id: Int64
  /// Who is blocked.
  package let blocked: AccountID
  /// The role in which the owner blocks.
  package let side: Side
  /// The id under which the owner knew the party.
  package let party: String
  /// The handle that the owner knew.
  package let handle: String
  /// When.
  package let createdAt: Timestamp
}

extension ReadTransaction {
  /// One account, erased ones included, or nil.
  package func account(_ id: AccountID) throws -> StoredAccount? {
    try connection.row(
      """
      SELECT id, roles, created_at, suspended_at, suspension_reason, erased_at, worker_epoch,
        company_epoch, max_open, max_new_per_day, limit_kinds, verified_only, subject_key, card_version,
        card_fields
      FROM accounts WHERE id = ?1
      """, id.rawValue, read: StoredAccount.init(row:))
  }

  /// The account and token behind a token's hash, or nil.
  package func tokenOwner(hash: [UInt8]) throws -> (token: Int64, account: StoredAccount)? {
    try connection.row(
      """
      SELECT a.id, a.roles, a.created_at, a.suspended_at, a.suspension_reason, a.erased_at,
        a.worker_epoch, a.company_epoch, a.max_open, a.max_new_per_day, a.limit_kinds, a.verified_only,
        a.subject_key, a.card_version, a.card_fields, t.id
      FROM tokens t JOIN accounts a ON a.id = t.account WHERE t.hash = ?1 AND a.erased_at IS NULL
      """, hash
    ) { ($0.int(15), StoredAccount(row: $0)) }
  }

  /// Whether an account still has a token.
  package func holds(token: Int64, _ account: AccountID) throws -> Bool {
    try connection.exists(
      "SELECT 1 FROM tokens WHERE id = ?1 AND account = ?2", token, account.rawValue)
  }

  /// The account that a recovery code's hash belongs to, or nil.
  package func account(recoveryHash hash: [UInt8]) throws -> AccountID? {
    try connection.row(
      "SELECT id FROM accounts WHERE recovery_hash = ?1 AND erased_at IS NULL", hash
    ) { AccountID(rawValue: $0.int(0)) }
  }

  /// An account's tokens, oldest first.
  package func tokens(of account: AccountID) throws -> [StoredToken] {
    try connection.rows(
      "SELECT id, label, created_at FROM tokens WHERE account = ?1 ORDER BY id", account.rawValue
    ) {
      StoredToken(id: $0.int(0), label: $0.text(1), createdAt: Timestamp(milliseconds: $0.int(2)))
    }
  }

  /// The sealed values of a card.
  package func cardValues(of account: AccountID) throws -> [(
    field: ContactField, version: Int64, sealed: [UInt8]
  )] {
    try connection.rows(
      "SELECT field, version, sealed FROM card_values WHERE account = ?1 ORDER BY field", account.rawValue
    ) { (try stored($0.int(0)), $0.int(1), $0.bytes(2)) }
  }

  /// The blocks that an account holds, oldest first.
  package func blocks(by account: AccountID) throws -> [StoredBlock] {
    try connection.rows(
      """
      SELECT id, blocked, blocker_role, handle, created_at, party FROM blocks WHERE blocker = ?1 ORDER BY id
      """, account.rawValue, read: StoredBlock.init(row:))
  }

  /// A block by its number, if `account` holds it.
  package func block(_ id: Int64, by account: AccountID) throws -> StoredBlock? {
    try connection.row(
      """
      SELECT id, blocked, blocker_role, handle, created_at, party FROM blocks WHERE id = ?1 AND blocker = ?2
      """, id, account.rawValue, read: StoredBlock.init(row:))
  }

  /// Whether an account blocks a party under exactly this id.
  package func blocks(_ blocker: AccountID, party: String) throws -> Bool {
    try connection.exists(
      "SELECT 1 FROM blocks WHERE blocker = ?1 AND party = ?2", blocker.rawValue, party)
  }

  /// Whether `blocker`, in the role of `side`, blocks an account, under whatever id.
  package func blocks(_ blocker: AccountID, as side: Side, _ blocked: AccountID) throws -> Bool {
    try connection.exists(
      "SELECT 1 FROM blocks WHERE blocker = ?1 AND blocker_role = ?2 AND blocked = ?3",
      blocker.rawValue, side.rawValue, blocked.rawValue)
  }

  /// Whether a worker's exclusions match a company whose identity is verified.
  package func excludes(worker: AccountID, company: AccountID) throws -> Bool {
    try connection.exists(
      """
      SELECT 1 FROM exclusions x
      JOIN company_digests d ON d.digest = x.digest
      JOIN companies c ON c.account = d.company
      WHERE x.worker = ?1 AND d.company = ?2 AND c.verified_at IS NOT NULL
      """, worker.rawValue, company.rawValue)
  }

  /// The companies that a worker has dealings with and whose verified identity the exclusions match.
  package func excludedCounterparts(of worker: AccountID) throws -> Set<AccountID> {
    Set(
      try connection.rows(
        """
        SELECT DISTINCT e.company FROM engagements e
        JOIN company_digests d ON d.company = e.company
        JOIN exclusions x ON x.digest = d.digest AND x.worker = e.worker
        JOIN companies c ON c.account = e.company
        WHERE e.worker = ?1 AND c.verified_at IS NOT NULL
        """, worker.rawValue
      ) { AccountID(rawValue: $0.int(0)) })
  }

  /// The workers that have dealings with a company and whose exclusions match its verified identity.
  package func excludingCounterparts(of company: AccountID) throws -> Set<AccountID> {
    Set(
      try connection.rows(
        """
        SELECT DISTINCT e.worker FROM engagements e
        JOIN company_digests d ON d.company = e.company
        JOIN exclusions x ON x.digest = d.digest AND x.worker = e.worker
        JOIN companies c ON c.account = e.company
        WHERE e.company = ?1 AND c.verified_at IS NOT NULL
        """, company.rawValue
      ) { AccountID(rawValue: $0.int(0)) })
  }

  /// A worker's list of exclusions, sealed, or nil.
  package func exclusionList(of worker: AccountID) throws -> [UInt8]? {
    try connection.row("SELECT sealed FROM exclusion_lists WHERE worker = ?1", worker.rawValue) {
      $0.bytes(0)
    }
  }
}

extension WriteTransaction {
  /// Opens an account.
  package func insertAccount(
    _ id: AccountID, roles: RoleSet, recoveryHash: [UInt8]?, subjectKey: Int64, at now: Timestamp
  ) throws {
    try connection.run(
      "INSERT INTO accounts (id, roles, created_at, recovery_hash, subject_key) VALUES (?1, ?2, ?3, ?4, ?5)",
      id.rawValue, roles.rawValue, now.milliseconds, recoveryHash, subjectKey)
  }

  /// Uses an invitation once.
  ///
  /// - Returns: the roles it opens, 0 for any; nil if no invitation of this hash is good at `now`.
  package func useInvite(hash: [UInt8], at now: Timestamp) throws -> Int64? {
    try connection.row(
      """
      UPDATE invites SET uses_left = uses_left - 1
      WHERE code_hash = ?1 AND uses_left > 0 AND expires_at > ?2 RETURNING roles
      """, hash, now.milliseconds
    ) { $0.int(0) }
  }

  /// Adds a token. Its hash is unique over all accounts.
  ///
  /// - Returns: the row's number, or nil if the hash is taken.
  package func insertToken(
    of account: AccountID, hash: [UInt8], label: String, at now: Timestamp
  ) throws -> Int64? {
    try connection.row(
      """
      INSERT INTO tokens (id, account, hash, label, created_at) VALUES (?1, ?2, ?3, ?4, ?5)
      ON CONFLICT (hash) DO NOTHING RETURNING id
      """, nextID("tokens"), account.rawValue, hash, label, now.milliseconds
    ) { $0.int(0) }
  }

  /// Deletes a token of an account.
  ///
  /// - Returns: whether there was one.
  package func deleteToken(_ id: Int64, of account: AccountID) throws -> Bool {
    endStreams(of: account)
    return try connection.run(
      "DELETE FROM tokens WHERE id = ?1 AND account = ?2", id, account.rawValue) > 0
  }

  /// Deletes all tokens of an account.
  package func deleteTokens(of account: AccountID) throws {
    endStreams(of: account)
    try connection.run("DELETE FROM tokens WHERE account = ?1", account.rawValue)
  }

  /// Wakes the account's streams after the commit, so that those of an ended token see its end.
  private func endStreams(of account: AccountID) {
    signalAfterCommit(account: account.rawValue)
    signalAfterCommit(account: EventStream.projects)
  }

  /// Replaces the hash of the recovery code.
  package func setRecoveryHash(_ hash: [UInt8]?, of account: AccountID) throws {
    try connection.run("UPDATE accounts SET recovery_hash = ?2 WHERE id = ?1", account.rawValue, hash)
  }

  /// Replaces the contact card.
  package func putCard(
    of account: AccountID, version: Int64, values: [(field: ContactField, sealed: [UInt8])]
  ) throws {
    try connection.run("DELETE FROM card_values WHERE account = ?1", account.rawValue)
    for value in values {
      try connection.run(
        "INSERT INTO card_values (account, field, version, sealed) VALUES (?1, ?2, ?3, ?4)",
        account.rawValue, value.field.rawValue, version, value.sealed)
    }
    try connection.run(
      "UPDATE accounts SET card_version = ?2, card_fields = ?3 WHERE id = ?1", account.rawValue, version,
      FieldSet(values.map(\.field)).rawValue)
  }

  /// Sets what an account is willing to receive.
  package func setLimits(_ limits: StoredLimits, of account: AccountID) throws {
    try connection.run(
      """
      UPDATE accounts SET max_open = ?2, max_new_per_day = ?3, limit_kinds = ?4, verified_only = ?5
      WHERE id = ?1
      """, account.rawValue, limits.maxOpen, limits.maxNewPerDay, limits.kinds, limits.verifiedOnly)
  }

  /// Gives one persona of an account new pseudonyms from now on.
  package func rotatePseudonym(of account: AccountID, _ side: Side) throws {
    switch side {
    case .worker:
      try connection.run(
        "UPDATE accounts SET worker_epoch = (worker_epoch + 1) % 65536 WHERE id = ?1", account.rawValue)
    case .company:
      try connection.run(
        "UPDATE accounts SET company_epoch = (company_epoch + 1) % 65536 WHERE id = ?1", account.rawValue)
    }
  }

  /// Suspends an account, or lifts its suspension.
  package func setSuspension(of account: AccountID, at moment: Timestamp?, reason: String) throws {
    endStreams(of: account)
    try connection.run(
      "UPDATE accounts SET suspended_at = ?2, suspension_reason = ?3 WHERE id = ?1", account.rawValue,
      moment?.milliseconds, moment == nil ? nil : reason)
  }

  /// Erases an account's own data; its threads go as their views end.
  ///
  /// - Returns: the numbers of its keys, which the caller destroys after the commit.
  package func eraseAccount(_ account: AccountID, at now: Timestamp) throws -> [Int64] {
    let key = try connection.row("SELECT subject_key FROM accounts WHERE id = ?1", account.rawValue) {
      $0.optionalInt(0)
    }
    try connection.run(
      """
      UPDATE accounts SET erased_at = ?2, recovery_hash = NULL, subject_key = NULL, card_version = 0,
        card_fields = 0, suspension_reason = NULL, max_open = 0, max_new_per_day = 0, limit_kinds = 0,
        verified_only = 0
      WHERE id = ?1
      """, account.rawValue, now.milliseconds)
    try deleteTokens(of: account)
    try connection.run("DELETE FROM card_values WHERE account = ?1", account.rawValue)
    try connection.run("DELETE FROM exclusion_lists WHERE worker = ?1", account.rawValue)
    try connection.run("DELETE FROM company_digests WHERE company = ?1", account.rawValue)
    try connection.run(
      """
      DELETE FROM flagged WHERE source IN (2, 4) AND subject = ?1
        OR source = 3 AND subject IN (SELECT id FROM projects WHERE company = ?1)
      """, account.rawValue)
    // Stored replies hold texts; nobody has a token to ask for them again.
    try connection.run(
      "DELETE FROM idempotency WHERE scope = ?1", IdempotencyScope.account(account.rawValue).bytes)
    try trimEvents(account: account.rawValue, through: .max)
    return [key ?? nil].compactMap { $0 } + (try forgetReceipts(of: account))
  }

  /// Sets a block.
  ///
  /// - Returns: its number; that of the earlier one if it stands already.
  package func insertBlock(
    by blocker: AccountID, as side: Side, of blocked: AccountID, party: String, handle: String,
    at now: Timestamp
  ) throws -> StoredBlock? {
    try connection.run(
      """
      INSERT INTO blocks (id, blocker, blocker_role, blocked, party, handle, created_at)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (blocker, party) DO NOTHING
      """, nextID("blocks"), blocker.rawValue, side.rawValue, blocked.rawValue, party, handle,
      now.milliseconds)
    return try connection.row(
      """
      SELECT id, blocked, blocker_role, handle, created_at, party FROM blocks
      WHERE blocker = ?1 AND party = ?2
      """, blocker.rawValue, party, read: StoredBlock.init(row:))
  }

  /// Takes a block back.
  package func deleteBlock(_ id: Int64) throws {
    try connection.run("DELETE FROM blocks WHERE id = ?1", id)
  }

  /// Replaces a worker's exclusions: the list for its owner, and the digests that are compared.
  package func putExclusions(of worker: AccountID, sealed: [UInt8], digests: Set<[UInt8]>) throws {
    try connection.run("DELETE FROM exclusions WHERE worker = ?1", worker.rawValue)
    try connection.run(
      """
      INSERT INTO exclusion_lists (worker, sealed) VALUES (?1, ?2)
      ON CONFLICT (worker) DO UPDATE SET sealed = excluded.sealed
      """, worker.rawValue, sealed)
    for digest in digests {
      try connection.run(
        "INSERT INTO exclusions (worker, digest) VALUES (?1, ?2)", worker.rawValue, digest)
    }
  }
}

extension StoredAccount {
  fileprivate init(row: Row) {
    self.init(
      id: AccountID(rawValue: row.int(0)), roles: RoleSet(rawValue: row.int(1)),
      createdAt: Timestamp(milliseconds: row.int(2)),
      suspendedAt: row.optionalInt(3).map(Timestamp.init(milliseconds:)), suspensionReason: row.text(4),
      erasedAt: row.optionalInt(5).map(Timestamp.init(milliseconds:)),
      workerEpoch: UInt16(truncatingIfNeeded: row.int(6)),
      companyEpoch: UInt16(truncatingIfNeeded: row.int(7)),
      limits: StoredLimits(
        maxOpen: row.int(8), maxNewPerDay: row.int(9), kinds: row.int(10), verifiedOnly: row.bool(11)),
      subjectKey: row.optionalInt(12), cardVersion: row.int(13),
      cardFields: FieldSet(rawValue: row.int(14)))
  }
}

extension StoredBlock {
  fileprivate init(row: Row) throws {
    self.init(
      id: row.int(0), blocked: AccountID(rawValue: row.int(1)), side: try stored(row.int(2)),
      party: row.text(5), handle: row.text(3), createdAt: Timestamp(milliseconds: row.int(4)))
  }
}
