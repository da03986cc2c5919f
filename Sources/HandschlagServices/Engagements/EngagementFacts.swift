import HandschlagDomain
import HandschlagStore
import HandschlagVault

/// Reads from the database what the rules want to know for one act.
struct EngagementFacts {
  let market: Marketplace
  let tx: ReadTransaction
  let now: Timestamp

  /// The facts of an act on an engagement.
  func load(_ record: StoredEngagement, _ act: Act, by actor: Actor) throws -> Facts {
    var facts = Facts()
    if act.needsHiddenFacts { facts.hidden = try hidden(record) }
    guard case .side(let side) = actor else { return facts }
    let engagement = record.engagement
    let account = engagement.account(of: side)
    for quota in act.kind.quotas {
      let scope = quota == .messagesPerHourInEngagement ? engagement.id.rawValue : 0
      facts.own.usage[quota] = try tx.usage(of: account, quota, scope: scope, now: now)
    }
    if act.kind == .acknowledgeDeletion, let grant = try tx.grant(of: side.other, in: engagement.id) {
      facts.own.deletion =
        grant.deletionAcknowledgedAt != nil ? .acknowledged : grant.revokedAt != nil ? .open : .none
    }
    guard case .giveConsent = act, let stored = try tx.account(account) else { return facts }
    facts.own.suspended = stored.suspendedAt != nil
    facts.own.cardFields = stored.cardFields
    if let shown = try tx.shownParties(in: engagement.id) {
      facts.own.ownMinimum = shown.minimum(of: side)
      facts.own.counterpartMinimum = shown.minimum(of: side.other)
    }
    return facts
  }

  /// What neither side is told: standing, blocks, exclusions and minima.
  private func hidden(_ record: StoredEngagement) throws -> HiddenFacts {
    let engagement = record.engagement
    let shown = try tx.shownParties(in: engagement.id)
    var facts = HiddenFacts()
    for side in Side.allCases {
      facts[side] = try party(side, worker: engagement.worker, company: engagement.company)
      facts[side].minimum = shown?.minimum(of: side) ?? FieldMinimum()
    }
    if let project = engagement.project, let stored = try tx.project(project) {
      facts.projectClosed = stored.state == .closed
    }
    return facts
  }

  /// What is true of one party towards the other.
  func party(_ side: Side, worker: AccountID, company: AccountID) throws -> PartyFacts {
    let own = side == .worker ? worker : company
    let other = side == .worker ? company : worker
    var facts = PartyFacts()
    let account = try tx.account(own)
    facts.suspended = account?.suspendedAt != nil
    facts.erased = account == nil || account?.erasedAt != nil
    facts.blocks = try tx.blocks(own, as: side, other)
    facts.excludes = try side == .worker && tx.excludes(worker: worker, company: company)
    return facts
  }
}

extension Act {
  /// Whether its outcome depends on more than the engagement's own row.
  fileprivate var needsHiddenFacts: Bool {
    switch self {
    case .giveConsent, .reinstate, .unblock, .releaseHeld: true
    default: false
    }
  }
}

extension ShownParties {
  /// The minimum that `side` published when the engagement began.
  func minimum(of side: Side) -> FieldMinimum { side == .worker ? workerMinimum : companyMinimum }
}
