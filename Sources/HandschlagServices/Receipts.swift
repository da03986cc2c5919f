package import HandschlagAPI
import HandschlagDomain
import HandschlagLog
package import HandschlagRPC
import HandschlagStore
import HandschlagVault

// Receipts as their holders fetch them.
extension ConsentHandler {
  package func getReceipt(
    _ request: GetReceiptRequest, context: ServerContext
  ) async throws -> GetReceiptResponse {
    let caller = try context.caller
    let market = market
    // On a reader's thread: the key store may be waiting for the disk, and an event loop must not.
    return try await market.readLong { tx in
      let (record, side) = try tx.engagement(request.engagementID, of: caller, market)
      let receipts = HeldReceipts(market: market, tx: tx)
      switch request.kind {
      case .unspecified, .reveal: return try receipts.reveal(record, side)
      case .revocation: return try receipts.revocation(record, side)
      case .unrecognized: throw RPCError.invalid("kind", "is neither REVEAL nor REVOCATION")
      }
    }
  }
}

/// Opens receipts for one of their holders.
struct HeldReceipts {
  let market: Marketplace
  let tx: ReadTransaction

  /// The receipt of a reveal, as long as `side` holds the other side's grant.
  ///
  /// A revocation and an erasure by the other side both end the grant, and with it this: an erasure destroys the
  /// receipt, and must not be told from a revocation by that.
  func reveal(_ record: StoredEngagement, _ side: Side) throws -> GetReceiptResponse {
    guard let (stored, opened) = try open(record, side) else { throw RPCError.notFound }
    let id = record.engagement.id
    return GetReceiptResponse(
      content: opened.content, salt: opened.salt,
      workerSalt: try commitmentSalt(stored.workerSalt, .worker, id),
      companySalt: try commitmentSalt(stored.companySalt, .company, id),
      inclusion: try inclusion(of: LogLeaf.hash(of: opened.content, salt: opened.salt)))
  }

  /// The receipt of the revocation by `side`.
  func revocation(_ record: StoredEngagement, _ side: Side) throws -> GetReceiptResponse {
    guard let opened = try openRevocation(record, side) else { throw RPCError.notFound }
    return GetReceiptResponse(
      content: opened.content, salt: opened.salt,
      inclusion: try inclusion(of: LogLeaf.hash(of: opened.content, salt: opened.salt)))
  }

  /// The canonical bytes of the receipt of a reveal that `side` may fetch; nil if none.
  func content(_ record: StoredEngagement, _ side: Side) throws -> [UInt8]? {
    try open(record, side)?.opened.content
  }

  /// The canonical bytes of the receipt of the revocation by `side`; nil if none.
  func revocationContent(_ record: StoredEngagement, _ side: Side) throws -> [UInt8]? {
    try openRevocation(record, side)?.content
  }

  private typealias Opened = (content: [UInt8], salt: [UInt8])

  private func open(
    _ record: StoredEngagement, _ side: Side
  ) throws -> (stored: StoredReceipt, opened: Opened)? {
    let id = record.engagement.id
    guard record.engagement[side]?.otherGrantLives == true, try tx.grant(of: side.other, in: id)?.key != nil,
      let stored = try tx.receipt(of: id), let sealed = stored.sealed, let salt = stored.saltKey
    else { return nil }
    let opened = try market.vault.receipts.open(
      sealed, salt: KeyID(rawValue: salt), engagement: id.rawValue)
    return (stored, opened)
  }

  private func openRevocation(_ record: StoredEngagement, _ side: Side) throws -> Opened? {
    let id = record.engagement.id
    guard let stored = try tx.revocation(by: side, in: id) else { return nil }
    return try market.vault.receipts.open(
      stored.sealed, salt: KeyID(rawValue: stored.saltKey), engagement: id.rawValue, giver: VaultSide(side))
  }

  private func commitmentSalt(_ key: Int64?, _ side: Side, _ id: EngagementID) throws -> [UInt8] {
    guard let key else { return [] }
    return try market.vault.disclosures.commitmentSalt(
      KeyID(rawValue: key), engagement: id.rawValue, side: VaultSide(side))
  }

  /// A leaf's place under the newest checkpoint; nil while it waits for one.
  private func inclusion(of leaf: TreeHash) throws -> LogInclusion? {
    guard let index = try tx.logIndex(of: leaf) else { return nil }
    let log = PublicLog(market: market)
    let newest = try log.newest(tx)
    let path = try log.prover(tx).inclusion(of: index, in: newest.size)
    return LogInclusion(index: index, path: path.map(\.bytes), checkpoint: newest.note)
  }
}

/// What a grant that stops leaves in the log.
struct Revoking {
  let market: Marketplace
  let tx: WriteTransaction
  let now: Timestamp

  /// Writes the leaf of a revocation and keeps its receipt for the giver; or, where the giver is erased, a leaf
  /// of which nothing is kept.
  func log(_ giver: Side, _ record: StoredEngagement, keepsReceipt: Bool) throws {
    guard keepsReceipt else { return try tx.addToLog(LogLeaf.padding()) }
    let id = record.engagement.id
    let revocation = Revocation(
      giver: giver == .worker ? .worker : .company, id: market.partyID(of: giver, in: record),
      holder: market.partyID(of: giver.other, in: record),
      day: now.flooredToDay.milliseconds / 86_400_000)
    let sealed = try market.vault.receipts.seal(
      revocation: revocation.canonicalBytes, engagement: id.rawValue, giver: VaultSide(giver))
    try tx.insert(
      StoredRevocation(sealed: sealed.sealed, saltKey: sealed.salt.rawValue), by: giver,
      account: record.engagement.account(of: giver), in: id)
    try tx.addToLog(sealed.leaf)
  }
}

extension ConsentSignature {
  /// The signature that comes with a consent, nil if none does.
  ///
  /// - Throws: `INVALID_ARGUMENT` for one that is wrong. That follows from the request alone.
  init?(of request: GiveConsentRequest) throws {
    guard let proof = request.proof else { return nil }
    let signature = ConsentSignature(publicKey: proof.publicKey, signature: proof.signature)
    let fields = FieldSet(request.fields).fields.map { Int($0.rawValue) }
    guard let signature,
      signature.verifies(
        noticeHash: request.noticeHash, fields: fields, purpose: Int64(request.purpose.rawValue))
    else {
      throw RPCError.invalid(
        "proof.signature",
        "is not its key's over this consent: sign the hash of the notice, purpose and fields as they are sent"
      )
    }
    self = signature
  }
}
