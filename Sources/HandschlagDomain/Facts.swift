/// How a side stands to the request to delete what the counterpart had granted it. Both sides know.
package enum DeletionRequest: Hashable, Sendable {
  /// There is none: the grant lives, or there was none.
  case none
  /// The grant was stopped and nothing was said of it yet.
  case open
  /// The side has said that it has deleted.
  case acknowledged
}

/// What the acting side knows or may know: the only facts a rejection can depend on.
package struct OwnFacts: Hashable, Sendable {
  /// One's own account is suspended; its owner was told.
  package var suspended: Bool
  /// One blocks the counterpart oneself, under the very id that one names now. A block of another
  /// id of the same account is a hidden fact, or it would link the two.
  package var blocksCounterpart: Bool
  /// Both personas belong to one account.
  package var sameAccount: Bool
  /// The project is open to all (true without a project).
  package var projectOpen: Bool
  /// The fields that are filled in one's own card.
  package var cardFields: FieldSet
  /// What one published oneself.
  package var ownMinimum: FieldMinimum
  /// What the counterpart published.
  package var counterpartMinimum: FieldMinimum
  /// How one's keys stand here, and how the card comes that is consented to.
  package var sealing: SealingFacts
  /// The hash of the notice that `GetConsentNotice` would return now.
  package var noticeHash: [UInt8]
  /// Whether one is asked to delete what the counterpart had granted.
  package var deletion: DeletionRequest
  /// How often one acted oneself.
  package var usage: Usage

  /// Facts of somebody in good standing who has done nothing yet.
  package init(
    suspended: Bool = false, blocksCounterpart: Bool = false, sameAccount: Bool = false,
    projectOpen: Bool = true, cardFields: FieldSet = [], ownMinimum: FieldMinimum = FieldMinimum(),
    counterpartMinimum: FieldMinimum = FieldMinimum(), noticeHash: [UInt8] = [],
    sealing: SealingFacts = SealingFacts(), deletion: DeletionRequest = .none, usage: Usage = Usage()
  ) {
    self.suspended = suspended
    self.blocksCounterpart = blocksCounterpart
    self.sameAccount = sameAccount
    self.projectOpen = projectOpen
    self.cardFields = cardFields
    self.ownMinimum = ownMinimum
    self.counterpartMinimum = counterpartMinimum
    self.noticeHash = noticeHash
    self.sealing = sealing
    self.deletion = deletion
    self.usage = usage
  }
}

/// What is true of one party now and hidden from the other.
package struct PartyFacts: Hashable, Sendable {
  /// Its account is suspended.
  package var suspended: Bool
  /// Its account is erased.
  package var erased: Bool
  /// It blocks the counterpart's account, under whatever id.
  package var blocks: Bool
  /// Its exclusion list matches the counterpart.
  package var excludes: Bool
  /// Its own limits leave no room for one more, or refuse this kind. Read only when one begins.
  package var limitsReached: Bool
  /// What it published.
  package var minimum: FieldMinimum

  /// Facts of a party that nothing is to be said about.
  package init(
    suspended: Bool = false, erased: Bool = false, blocks: Bool = false, excludes: Bool = false,
    limitsReached: Bool = false, minimum: FieldMinimum = FieldMinimum()
  ) {
    self.suspended = suspended
    self.erased = erased
    self.blocks = blocks
    self.excludes = excludes
    self.limitsReached = limitsReached
    self.minimum = minimum
  }
}

/// What decides delivery and reveal, and never a rejection.
package struct HiddenFacts: Hashable, Sendable {
  /// What is true of the worker.
  package var worker: PartyFacts
  /// What is true of the company.
  package var company: PartyFacts
  /// The project was closed.
  package var projectClosed: Bool

  /// Facts that stand in nobody's way, unless some are given.
  package init(
    worker: PartyFacts = PartyFacts(), company: PartyFacts = PartyFacts(), projectClosed: Bool = false
  ) {
    self.worker = worker
    self.company = company
    self.projectClosed = projectClosed
  }

  /// What is true of `side`.
  package subscript(side: Side) -> PartyFacts {
    get { side == .worker ? worker : company }
    set { if side == .worker { worker = newValue } else { company = newValue } }
  }
}

/// All that a decision is given besides the engagement.
package struct Facts: Hashable, Sendable {
  /// What the acting side may know.
  package var own: OwnFacts
  /// What it may not know.
  package var hidden: HiddenFacts

  /// The facts of a decision.
  package init(own: OwnFacts = OwnFacts(), hidden: HiddenFacts = HiddenFacts()) {
    self.own = own
    self.hidden = hidden
  }
}
