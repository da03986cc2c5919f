import HandschlagDomain
import HandschlagLog
import HandschlagRPC
import HandschlagStore
import HandschlagVault
import Logging

/// Load, decide, save: carries out what the rules decide about one engagement, within one transaction.
struct EngagementActs {
  let market: Marketplace
  let tx: WriteTransaction
  let now: Timestamp
  /// The text that comes with the act, if one does.
  var text: String?
  /// The held message that the act is about, if it is about one.
  var heldMessage: MessageID?
  /// The key that goes with the text, if one does.
  var sealingKey: [UInt8]?
  /// The card that the giver of a consent has sealed itself, if it has.
  var envelope: GivenEnvelope?
  /// Why the text is held, if it is.
  var screening: ScreenedText?
  /// The purpose that comes with a consent; the wire's number.
  var purpose: Int64 = 0
  /// The hash of the notice that comes with a consent.
  var noticeHash: [UInt8] = []
  /// The giver's signature that comes with a consent, if one does.
  var signature: ConsentSignature?
  /// Whether the act erases an account, of which no receipt is to be kept.
  private var erases = false
  /// What the act consents to; the engagement after it has it no more if the consent was spent at once.
  private var offer: ConsentOffer?
  /// What was stored of `text`.
  private(set) var message: StoredMessage?
  /// Sides that are asked to delete what they have read, rather than told of their own act.
  private var asked: Set<Side> = []

  init(_ market: Marketplace, _ tx: WriteTransaction, now: Timestamp) {
    self.market = market
    self.tx = tx
    self.now = now
  }

  /// Applies an act to an engagement.
  ///
  /// - Returns: the engagement after it.
  /// - Throws: `Rejection`; nothing has changed then.
  @discardableResult
  mutating func apply(_ act: Act, by actor: Actor, to record: StoredEngagement) throws -> StoredEngagement {
    let facts = try facts(of: act, by: actor, record)
    let decision = try record.engagement.decide(
      act, by: actor, facts: facts, now: now, policy: market.policy)
    if case .side(let side) = actor { try count(act.kind.quotas, side, record.engagement) }
    if case .giveConsent(let given) = act { offer = given }
    erases = act.kind == .erase
    return try carryOut(decision, on: record)
  }

  private func facts(of act: Act, by actor: Actor, _ record: StoredEngagement) throws -> Facts {
    var facts = try EngagementFacts(market: market, tx: tx, now: now).load(record, act, by: actor)
    facts.own.noticeHash = noticeHash
    try addSealing(to: &facts, act, actor, record.engagement)
    return facts
  }

  private func addSealing(
    to facts: inout Facts, _ act: Act, _ actor: Actor, _ engagement: Engagement
  ) throws {
    guard case .side(let side) = actor else { return }
    var sealing = SealingFacts(
      offered: sealingKey, named: envelope?.keys,
      isRequired: market.settings.requiresSealed)
    // Looked up only where the rules will ask.
    if sealing.offered != nil {
      sealing.own = try tx.sealingKey(of: side, seenBy: side, in: engagement.id)
    } else if act.kind == .giveConsent, sealing.named != nil {
      sealing.own = try tx.publicKey(of: side, seenBy: side, in: engagement.id)
      sealing.counterpart = try tx.publicKey(of: side.other, seenBy: side, in: engagement.id)
    }
    facts.own.sealing = sealing
  }

  /// Applies an act to each of several engagements; those that the rules refuse it for are passed over.
  mutating func applyToAll(_ act: Act, by actor: (StoredEngagement) -> Actor?, _ ids: [EngagementID]) throws {
    for id in ids {
      guard let record = try tx.engagement(id), let actor = actor(record) else { continue }
      do {
        try apply(act, by: actor, to: record)
      } catch is Rejection {
        continue
      }
    }
  }

  /// Writes an engagement that has begun, was merged or resumed.
  mutating func begin(_ begun: Begun, shown: ShownParties, epochs: (worker: UInt16, company: UInt16)) throws
    -> StoredEngagement
  {
    let engagement = begun.decision.engagement
    guard begun.outcome == .created else {
      guard let record = try tx.engagement(engagement.id) else { throw RPCError.notFound }
      return try carryOut(begun.decision, on: record)
    }
    let record = StoredEngagement(
      engagement: engagement, beganAt: now, workerEpoch: epochs.worker, companyEpoch: epochs.company)
    try tx.insert(record, shown: shown)
    return try carryOut(begun.decision, on: record)
  }

  private func count(_ quotas: [Quota], _ side: Side, _ engagement: Engagement) throws {
    for quota in quotas {
      let scope = quota == .messagesPerHourInEngagement ? engagement.id.rawValue : 0
      try tx.countAct(of: engagement.account(of: side), quota, scope: scope, now: now)
    }
  }

  private mutating func carryOut(_ decision: Decision, on old: StoredEngagement) throws -> StoredEngagement {
    var record = old
    record.engagement = decision.engagement
    for effect in decision.effects { try carryOut(effect, &record) }
    try tx.update(old, to: record)
    return record
  }

  private mutating func carryOut(_ effect: Effect, _ record: inout StoredEngagement) throws {
    let id = record.engagement.id
    switch effect {
    case .createView: break
    case .supersedeOlder(let side): try supersede(side, olderThan: record)
    case .storeMessage(let author, let delivery): try store(from: author, delivery, &record)
    case .deliverWithheld(let side):
      for message in try tx.undelivered(in: id, to: side, .withheld) {
        let number = try tx.deliver(message, to: side, in: &record)
        try append(.message, side, record, number: number)
      }
    case .deliverHeld(let side):
      if let heldMessage { _ = try tx.deliver(heldMessage, to: side, in: &record) }
    case .withholdHeld:
      if let heldMessage { try tx.setDelivery(heldMessage, .withheld) }
    case .refuseHeld:
      if let heldMessage { try tx.refuseMessage(heldMessage) }
    case .appendEvent(let side, let kind):
      try append(kind, side, record, number: kind == .message ? record[messagesOf: side] : 0)
    case .sealDisclosure(let side): try seal(side, record)
    case .destroyDisclosure(let side): destroyAfterCommit(try tx.deleteDisclosure(of: side, in: id))
    case .reveal:
      // The moment that the rules named: a clock that went back is behind it.
      let moment = record.engagement.workerView?.revealedAt ?? now
      try Reveal(market: market, tx: tx, now: moment).carryOut(record)
    case .stopGrant(let side): try stopGrant(side, record)
    case .askDeletion(let side): asked.insert(side)
    case .noteDeletion(let side): try tx.noteDeletion(by: side, in: id, at: now)
    case .purgeUndelivered(let side): try tx.purgeUndelivered(from: side, in: id)
    case .purgeTexts(let side):
      try tx.purgeTexts(of: side, in: id)
      try tx.forgetShown(of: side, in: id)
    case .storeRevision(let revision): try tx.insert(revision, in: id)
    case .settleRevision(let number, let state): try tx.settleRevision(number, state, in: id)
    }
  }

  private mutating func store(
    from author: Side, _ delivery: Delivery, _ record: inout StoredEngagement
  ) throws {
    let stored = try tx.insertMessage(
      from: author, text ?? "", sealingKey: sealingKey, delivery, at: now, in: &record)
    message = stored
    guard delivery == .held, let screening else { return }
    try tx.insertFlag(
      .message, subject: stored.id.rawValue, field: screening.field, excerpts: screening.excerpts,
      isOpening: record.engagement.openingHeld && record[messagesOf: author] == 1, at: now)
  }

  private func append(_ kind: EventKind, _ side: Side, _ record: StoredEngagement, number: Int64) throws {
    try tx.appendEvent(
      account: record.engagement.account(of: side).rawValue,
      kind: kind == .grantRevoked && asked.contains(side) ? EventBody.deletionAsked : kind.rawValue,
      engagement: record.engagement.id.rawValue, body: EventBody(side: side, message: number).bytes,
      at: now.milliseconds / 1000)
  }

  private func supersede(_ side: Side, olderThan record: StoredEngagement) throws {
    let engagement = record.engagement
    let older = try tx.engagementIDs(
      worker: engagement.worker, company: engagement.company, project: engagement.project)
    var acts = EngagementActs(market, tx, now: now)
    for id in older where id != engagement.id {
      guard let record = try tx.engagement(id), record.engagement[side]?.state == .open else { continue }
      try acts.apply(.supersede(side), by: .server, to: record)
    }
  }

  private func seal(_ side: Side, _ record: StoredEngagement) throws {
    let engagement = record.engagement
    guard let offer else { return }
    if let envelope { return try seal(envelope, offer, side, engagement) }
    let card = try ContactCards(market: market).open(engagement.account(of: side), tx)
    let fields = card.filter { offer.fields.contains($0.field) }
    let sealed = try market.vault.disclosures.seal(
      engagement: engagement.id.rawValue, side: VaultSide(side),
      fields: fields.map { ContactField(number: Int($0.field.rawValue), text: $0.text) },
      signature: signature)
    try tx.insert(
      StoredDisclosure(
        key: sealed.ref.key.rawValue, salt: sealed.salt.rawValue, fields: offer.fields,
        purpose: purpose, noticeHash: offer.noticeHash,
        commitments: sealed.commitments.flatMap(\.digest), signature: sealed.signature,
        sealed: sealed.ciphertext),
      of: side, in: engagement.id)
  }

  private func seal(
    _ envelope: GivenEnvelope, _ offer: ConsentOffer, _ side: Side, _ engagement: Engagement
  ) throws {
    let sealed = try market.vault.disclosures.seal(
      engagement: engagement.id.rawValue, side: VaultSide(side), sealed: envelope.bytes,
      commitments: zip(offer.fields.fields, envelope.commitments).map {
        Commitment(field: Int($0.rawValue), digest: $1)
      }, signature: signature)
    try tx.insert(
      StoredDisclosure(
        key: sealed.ref.key.rawValue, salt: sealed.salt.rawValue, fields: offer.fields, purpose: purpose,
        noticeHash: offer.noticeHash, commitments: sealed.commitments.flatMap(\.digest),
        signature: sealed.signature, sealed: sealed.ciphertext, isEndToEnd: true),
      of: side, in: engagement.id)
  }

  private func stopGrant(_ side: Side, _ record: StoredEngagement) throws {
    let keys = try tx.stopGrant(of: side, in: record.engagement.id, at: now)
    guard !keys.isEmpty else { return }
    destroyAfterCommit(keys)
    try Revoking(market: market, tx: tx, now: now).log(side, record, keepsReceipt: !erases)
  }

  private func destroyAfterCommit(_ keys: [Int64]) {
    market.destroyAfterCommit(keys, tx)
  }
}

extension Marketplace {
  /// Destroys keys once the rows that named them are gone for good.
  ///
  /// What a crash leaves behind in between is swept at the next start.
  func destroyAfterCommit(_ keys: [Int64], _ tx: WriteTransaction) {
    guard !keys.isEmpty else { return }
    tx.afterCommit {
      do {
        try vault.keys.destroy(keys.map(KeyID.init(rawValue:)))
      } catch {
        logger.error("a key was not destroyed; the next start will", metadata: ["error": "\(error)"])
      }
    }
  }
}

/// What an event row says beside its kind and engagement.
struct EventBody: Hashable {
  /// The stored number of an event that the rules call `grantRevoked`, for the side that did not revoke.
  static let deletionAsked: Int64 = 100

  /// The side whose stream it stands in.
  let side: Side
  /// The number of the message in that side's view; 0 if it is about none.
  let message: Int64

  init(side: Side, message: Int64) {
    self.side = side
    self.message = message
  }

  /// Reads what `bytes` gave.
  init?(_ bytes: [UInt8]) {
    guard bytes.count == 9, let side = Side(rawValue: Int64(bytes[0])) else { return nil }
    self.side = side
    message = Int64(bigEndianBytes: bytes[1...])
  }

  /// One byte for the side, eight for the number.
  var bytes: [UInt8] {
    [UInt8(side.rawValue)] + message.bigEndianBytes
  }
}

extension VaultSide {
  init(_ side: Side) { self = side == .worker ? .worker : .company }
}
