import HandschlagAPI
import HandschlagDomain
import HandschlagProtobuf
import HandschlagRPC
import HandschlagStore
import HandschlagVault

/// Applications and inquiries: how an engagement comes to be.
struct EngagementBeginning {
  let market: Marketplace
  let tx: WriteTransaction
  let now: Timestamp
  /// What the originator writes.
  var text = ""
  /// The key that goes with it, if one does.
  var sealingKey: SealingKey?
  /// Why it has to wait for the operator, if it has.
  var screening: ScreenedText?

  init(market: Marketplace, tx: WriteTransaction, now: Timestamp) {
    self.market = market
    self.tx = tx
    self.now = now
  }

  /// A worker applies to a project.
  func apply(_ caller: Caller, to project: StoredProject) throws -> Wire.Engagement {
    try requireStanding(caller.account)
    guard let profile = try tx.profile(caller.account) else {
      throw RPCError.precondition("PROFILE_MISSING", "write your profile first, with PutProfile")
    }
    // The application would show the company what waits for the operator.
    guard !profile.isHeld else {
      throw RPCError.precondition("PROFILE_HELD", "your profile waits for the operator: change it, or wait")
    }
    let company = try tx.company(project.company)
    return try begin(
      .worker, worker: caller.account, company: project.company, project: project, profile: profile,
      shownCompany: company, minimum: project.minimum, companyEpoch: project.companyEpoch)
  }

  /// A company asks a worker.
  func inquire(_ caller: Caller, _ request: InquireRequest) throws -> Wire.Engagement {
    try requireStanding(caller.account)
    guard let company = try tx.company(caller.account) else {
      throw RPCError.precondition("COMPANY_MISSING", "describe your company first, with PutCompany")
    }
    guard
      let (number, epoch) = market.vault.ids.decode(
        .worker, request.profileID, viewer: caller.account.rawValue)
    else { throw RPCError.notFound }
    let worker = AccountID(rawValue: number)
    guard let profile = try visibleProfile(worker, epoch, to: caller.account) else { throw RPCError.notFound }
    let project = try ownProject(request.projectID, caller)
    let minimum = request.fields.map { FieldMinimum($0) } ?? project?.minimum ?? company.minimum
    let account = try tx.account(caller.account)
    return try begin(
      .company, worker: worker, company: caller.account, project: project, profile: profile,
      shownCompany: company, minimum: minimum,
      companyEpoch: project?.companyEpoch ?? account?.companyEpoch ?? 0)
  }

  /// A profile that is found today, under the pseudonym that it has today.
  private func visibleProfile(
    _ worker: AccountID, _ epoch: UInt16, to company: AccountID
  ) throws -> StoredProfile? {
    guard let profile = try tx.profile(worker), try tx.account(worker)?.workerEpoch == epoch else {
      return nil
    }
    if worker == company { return profile }
    let isHidden = try tx.isHiddenFrom(company: company, worker: worker, dayStart: now.flooredToDay)
    return profile.isVisible && !isHidden ? profile : nil
  }

  private func ownProject(_ id: String, _ caller: Caller) throws -> StoredProject? {
    guard !id.isEmpty else { return nil }
    guard let number = market.project(id), let project = try tx.project(number),
      project.company == caller.account
    else { throw RPCError.notFound }
    return project
  }

  private func begin(
    _ side: Side, worker: AccountID, company: AccountID, project: StoredProject?, profile: StoredProfile,
    shownCompany: StoredCompany?, minimum: FieldMinimum, companyEpoch: UInt16
  ) throws -> Wire.Engagement {
    let workerEpoch = try tx.account(worker)?.workerEpoch ?? 0
    // A counterpart under another pseudonym is another one: to merge with what an earlier pseudonym began, or
    // to refuse because of it, would tell who is behind the new one.
    let existing = try tx.engagementIDs(worker: worker, company: company, project: project?.id)
      .compactMap { try tx.engagement($0) }
      .filter { side == .worker ? $0.companyEpoch == companyEpoch : $0.workerEpoch == workerEpoch }
      .map(\.engagement)
    let beginning = Beginning(
      id: EngagementID(rawValue: tx.nextID("engagements")), side: side, worker: worker, company: company,
      project: project?.id, standing: screening == nil ? .clear : .held)
    let own = side == .worker ? worker : company
    let party =
      side == .worker
      ? market.companyID(company, project: project?.id, epoch: companyEpoch, viewer: worker)
      : market.workerID(worker, epoch: workerEpoch, viewer: company)
    let facts = try facts(side, worker, company, project, shownCompany, party: party)
    let begun = try Engagement.begin(
      beginning, existing: existing, facts: facts, now: now, policy: market.policy)
    try tx.countAct(of: own, side == .worker ? .applicationsPerDay : .inquiriesPerDay, now: now)
    var acts = EngagementActs(market, tx, now: now)
    acts.text = text
    acts.sealingKey = try newKey(existing, side)
    acts.screening = screening
    let record = try acts.begin(
      begun,
      shown: ShownParties(
        workerProfile: profile.content, companyAttributes: shownCompany?.shownAttributes ?? [],
        companyVerified: shownCompany?.verifiedAt != nil, workerMinimum: profile.minimum,
        companyMinimum: minimum, projectTitle: project?.title ?? ""),
      epochs: (workerEpoch, companyEpoch))
    return try EngagementViews(market: market, tx: tx, now: now).show(record, to: side)
  }

  /// The key for the new text: one that went with an earlier text of an engagement which is gone on with stands.
  private func newKey(_ existing: [HandschlagDomain.Engagement], _ side: Side) throws -> [UInt8]? {
    guard let key = sealingKey?.stored else { return nil }
    let known = try existing.filter { $0[side]?.state(at: now) == .open }
      .compactMap { try tx.sealingKey(of: side, seenBy: side, in: $0.id) }
    return known.isEmpty ? key : nil
  }

  /// Who begins was let in before this transaction, and may have gone since.
  private func requireStanding(_ account: AccountID) throws {
    guard let stored = try tx.account(account), stored.erasedAt == nil else { throw RPCError.unauthenticated }
    guard stored.suspendedAt == nil else { throw RPCError.suspended }
  }

  private func facts(
    _ side: Side, _ worker: AccountID, _ company: AccountID, _ project: StoredProject?,
    _ shownCompany: StoredCompany?, party: String
  ) throws -> Facts {
    let reader = EngagementFacts(market: market, tx: tx, now: now)
    var facts = Facts()
    let own = side == .worker ? worker : company
    let quota: Quota = side == .worker ? .applicationsPerDay : .inquiriesPerDay
    facts.own.sameAccount = worker == company
    facts.own.blocksCounterpart = try tx.blocks(own, party: party)
    facts.own.projectOpen = project.map { $0.state == .open } ?? true
    facts.own.usage[quota] = try tx.usage(of: own, quota, now: now)
    for side in Side.allCases {
      facts.hidden[side] = try reader.party(side, worker: worker, company: company)
    }
    facts.hidden.projectClosed = project?.state == .closed
    facts.hidden[side.other].limitsReached = try limitsReached(
      side.other, side == .worker ? company : worker, project, isVerified: shownCompany?.verifiedAt != nil)
    return facts
  }

  /// Whether the receiver's own limits leave no room for one more.
  private func limitsReached(
    _ receiver: Side, _ account: AccountID, _ project: StoredProject?, isVerified: Bool
  ) throws -> Bool {
    guard let stored = try tx.account(account)?.limits else { return false }
    let counts = try tx.receivedViews(by: account, side: receiver, since: now + .days(-1), now: now)
    let settings = market.settings
    var limits = HandschlagDomain.ReceivingLimits(
      maxOpen: stored.maxOpen == 0 ? settings.defaultMaxOpen : stored.maxOpen,
      maxNewPerDay: stored.maxNewPerDay == 0 ? settings.defaultMaxNewPerDay : stored.maxNewPerDay)
    var kinds: Set<Int64> = []
    if receiver == .worker {
      limits.kinds = stored.kinds.bitNumbers
      limits.verifiedOnly = stored.verifiedOnly
      if let project { kinds = try ProjectContent(stored: project.content).kinds.bits.bitNumbers }
    }
    return !limits.admits(open: counts.open, newToday: counts.new, kinds: kinds, isVerified: isVerified)
  }
}
