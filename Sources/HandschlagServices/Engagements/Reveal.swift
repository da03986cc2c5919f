import HandschlagDomain
import HandschlagLog
import HandschlagRPC
import HandschlagStore
import HandschlagVault

/// The reveal: the only code that turns two disclosures into two grants.
///
/// It runs inside the transaction of the second consent. The keys of the grants are durable before that
/// transaction commits; those of the disclosures are destroyed after it. A crash in between leaves keys that
/// no row names, or rows of an earlier state, and the sweep at the next start settles both: the reveal is
/// whole or absent.
struct Reveal {
  let market: Marketplace
  let tx: WriteTransaction
  let now: Timestamp

  func carryOut(_ record: StoredEngagement) throws {
    let engagement = record.engagement
    let id = engagement.id
    guard let worker = try tx.disclosure(of: .worker, in: id),
      let company = try tx.disclosure(of: .company, in: id)
    else { throw VaultError.disclosuresDoNotMatch }
    let promotion = try market.vault.disclosures.promote(
      DisclosureRef(engagement: id.rawValue, side: .worker, key: KeyID(rawValue: worker.key)),
      DisclosureRef(engagement: id.rawValue, side: .company, key: KeyID(rawValue: company.key)))
    try insertGrant(of: .worker, worker, key: promotion.companysGrant.key, engagement)
    try insertGrant(of: .company, company, key: promotion.workersGrant.key, engagement)
    try insertReceipt(record, worker, company, salt: promotion.receiptSalt)
    for side in Side.allCases { _ = try tx.deleteDisclosure(of: side, in: id) }
    // The commitments' salts live on: with them the receipt proves what was disclosed.
    market.destroyAfterCommit([worker.key, company.key], tx)
    let reveals = market.reveals
    tx.afterCommit { reveals.add() }
    try tx.audit("reveal", actor: nil, subject: id.rawValue, at: now)
  }

  private func insertGrant(
    of giver: Side, _ disclosure: StoredDisclosure, key: KeyID, _ engagement: Engagement
  ) throws {
    try tx.insert(
      StoredGrant(
        engagement: engagement.id, giver: giver, fields: disclosure.fields, purpose: disclosure.purpose,
        grantedAt: now, key: key.rawValue, sealed: disclosure.sealed,
        isEndToEnd: disclosure.isEndToEnd),
      holder: engagement.account(of: giver.other), giver: engagement.account(of: giver))
  }

  private func insertReceipt(
    _ record: StoredEngagement, _ worker: StoredDisclosure, _ company: StoredDisclosure, salt: KeyID
  ) throws {
    let id = record.engagement.id
    let receipt = Receipt(
      worker: try party(.worker, worker, record), company: try party(.company, company, record),
      day: now.flooredToDay.milliseconds / 86_400_000)
    let sealed = try market.vault.receipts.seal(
      reveal: receipt.canonicalBytes, salt: salt, engagement: id.rawValue)
    try tx.insert(
      StoredReceipt(
        sealed: sealed.sealed, saltKey: salt.rawValue, workerSalt: worker.salt, companySalt: company.salt),
      of: id)
    try tx.addToLog(sealed.leaf)
  }

  private func party(
    _ side: Side, _ disclosure: StoredDisclosure, _ record: StoredEngagement
  ) throws -> Receipt.Party {
    let engagement = record.engagement.id.rawValue
    let digests = stride(from: 0, to: disclosure.commitments.count, by: 32).map {
      Array(disclosure.commitments[$0..<min($0 + 32, disclosure.commitments.count)])
    }
    let key = KeyID(rawValue: disclosure.salt)
    let salt = try market.vault.disclosures.commitmentSalt(key, engagement: engagement, side: VaultSide(side))
    let signature =
      disclosure.signature.isEmpty
      ? nil
      : try market.vault.disclosures.signature(
        disclosure.signature, salt: key, engagement: engagement, side: VaultSide(side))
    return Receipt.Party(
      id: market.partyID(of: side, in: record), purpose: disclosure.purpose,
      noticeHash: disclosure.noticeHash,
      commitments: zip(disclosure.fields.fields, digests).map {
        Commitment(field: Int($0.rawValue), digest: $1)
      },
      saltDigest: Commitment.digest(ofSalt: salt), signature: signature)
  }
}
