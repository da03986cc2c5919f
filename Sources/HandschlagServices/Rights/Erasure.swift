import HandschlagDomain
import HandschlagRPC
import HandschlagStore
import HandschlagVault

/// Erases an account: card and keys at once, what it wrote and showed as the others' views of it end.
///
/// The journal in the key store is written first. A database that is put back from an older copy is brought up
/// to it at the next start, so that nobody comes back with a backup.
struct Erasure {
  let market: Marketplace
  let tx: WriteTransaction
  let now: Timestamp

  /// Erases an account that is there.
  ///
  /// - Throws: `NOT_FOUND` for one that is erased already.
  func carryOut(_ account: AccountID) throws {
    guard let stored = try tx.account(account), stored.erasedAt == nil, let key = stored.subjectKey else {
      throw RPCError.notFound
    }
    try market.vault.keys.recordErasure(
      ErasureEntry(account: account.rawValue, key: KeyID(rawValue: key), at: now.milliseconds))
    var acts = EngagementActs(market, tx, now: now)
    let ids = try tx.activeEngagementIDs(of: account)
    try acts.applyToAll(.erase, by: { $0.side(of: account).map(Actor.side) }, ids)
    let keys = try tx.eraseAccount(account, at: now)
    market.destroyAfterCommit(keys, tx)
    market.forgetCallersAfterCommit(tx)
    tx.afterCommit { [writings = market.writings] in writings.removeAll() }
  }
}

extension Marketplace {
  /// Erases an account for its owner.
  func erase(_ account: AccountID, method: String) async throws {
    let now = clock()
    let key = try await read { try $0.account(account)?.subjectKey }
    do {
      try await write { tx in
        try Erasure(market: self, tx: tx, now: now).carryOut(account)
        try tx.audit(method, actor: account, subject: account.rawValue, at: now)
      }
    } catch {
      // What was not erased must not be erased by the next start. If that cannot be known, the journal stays:
      // the person has asked.
      if let key, let stored = try? await store.readLong({ try $0.account(account) }), stored.erasedAt == nil
      {
        try? vault.keys.withdrawErasure(of: KeyID(rawValue: key))
      }
      throw error
    }
  }

  /// Erases and withdraws again what an older copy of the database has brought back.
  ///
  /// An account of the journal that stands in the database with the key it had then was erased after the copy
  /// was made. A consent or a grant whose key is gone was withdrawn or revoked since.
  /// - Returns: how many accounts, consents and grants there were.
  func forgetWhatCameBack() async throws -> (accounts: Int, consents: Int, grants: Int) {
    let journal = try vault.keys.erasures()
    let back = try await store.readLong { tx in
      try journal.filter { entry in
        let stored = try tx.account(AccountID(rawValue: entry.account))
        return stored?.erasedAt == nil && stored?.subjectKey == entry.key.rawValue
      }
    }
    let now = clock()
    for entry in back {
      try await store.write { tx in
        try Erasure(market: self, tx: tx, now: now).carryOut(AccountID(rawValue: entry.account))
        try tx.audit("erased again", actor: nil, subject: entry.account, at: now)
      }
    }
    let here = Set(try vault.keys.ids().map(\.rawValue))
    let lost = try await store.readLong { tx in
      try tx.disclosuresAndGrants(named: try tx.referencedKeys().subtracting(here))
    }
    guard !lost.consents.isEmpty || !lost.grants.isEmpty else { return (back.count, 0, 0) }
    try await store.write { tx in
      var acts = EngagementActs(self, tx, now: now)
      for (id, side) in lost.consents {
        try acts.applyToAll(.recoverTokens, by: { _ in .side(side) }, [id])
      }
      for (id, giver) in lost.grants { try acts.applyToAll(.revokeGrant, by: { _ in .side(giver) }, [id]) }
    }
    return (back.count, lost.consents.count, lost.grants.count)
  }
}
