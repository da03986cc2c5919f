/// What a side is told in its stream of events. The raw values are stored.
package enum EventKind: Int64, CaseIterable, Sendable {
  /// An engagement is there that was not.
  case began = 1
  /// A message is there, sent or received.
  case message = 2
  /// One's own consent was given.
  case consentGiven = 3
  /// One's own consent was withdrawn, by oneself.
  case consentWithdrawn = 4
  /// One's own consent is void: card, project, recovery, decline or suspension.
  case consentVoided = 5
  /// One's own consent expired.
  case consentExpired = 6
  /// One declined oneself.
  case declined = 7
  /// The end of the view was moved: both had asked.
  case extended = 8
  /// The view is over.
  case ended = 9
  /// Both cards are granted.
  case revealed = 10
  /// New terms are there, from either side.
  case termsProposed = 11
  /// The open terms were refused.
  case termsRejected = 12
  /// The open terms were accepted.
  case agreed = 13
  /// The time to agree passed.
  case notAgreed = 14
  /// A grant was stopped, by either side.
  case grantRevoked = 15
  /// The counterpart says that it has deleted what it was asked to delete.
  case deletionAcknowledged = 16
}

/// How a text is kept that was just sent.
package enum Delivery: Int64, CaseIterable, Sendable {
  /// The counterpart can read it.
  case delivered = 1
  /// Only its author can, until `deliverWithheld` or for ever.
  case withheld = 2
  /// As withheld, and the operator has to look at it first.
  case held = 3
}

/// One thing to do in the transaction that writes the engagement.
package enum Effect: Hashable, Sendable {
  /// Insert the view of this side (its contents are in the engagement).
  case createView(Side)
  /// Apply `Act.supersede(side)` to each other engagement of this pair and project in which this
  /// side's view is open.
  case supersedeOlder(Side)
  /// Store the text that came with the act.
  case storeMessage(from: Side, Delivery)
  /// Every withheld text written for this side becomes delivered, each with a `message` event of
  /// its own; held ones stay held.
  case deliverWithheld(to: Side)
  /// The held text that the act names becomes delivered.
  case deliverHeld(to: Side)
  /// The held text that the act names becomes withheld: it may be delivered once nothing prevents it.
  case withholdHeld(to: Side)
  /// The held text that the act names is never delivered.
  case refuseHeld(from: Side)
  /// Append a row to this side's stream of events.
  case appendEvent(Side, EventKind)
  /// Seal the consented fields of this side under a fresh key.
  case sealDisclosure(Side)
  /// Delete this side's sealed disclosure and its key.
  case destroyDisclosure(Side)
  /// Turn both disclosures into grants; write the receipt and the log row. All or nothing.
  case reveal
  /// The counterpart can no longer read the contact data of this side.
  case stopGrant(of: Side)
  /// This holder is asked to delete what it has read.
  case askDeletion(by: Side)
  /// This holder has deleted what it was asked to delete.
  case noteDeletion(by: Side)
  /// Delete what this side wrote and what never reached the counterpart: its view ended. An ended
  /// view shows no texts at all, or the missing ones would tell which had not arrived.
  case purgeUndelivered(from: Side)
  /// Delete everything this side wrote: it was erased, and the counterpart's view is over.
  case purgeTexts(of: Side)
  /// Store the negotiation's newest revision.
  case storeRevision(TermsRevision)
  /// The revision of this number has a new state.
  case settleRevision(number: Int64, RevisionState)
}

/// The outcome of an act: the engagement to write, and what to do in the same transaction, in order.
package struct Decision: Hashable, Sendable {
  /// The engagement after the act.
  package var engagement: Engagement
  /// What to do besides writing it.
  package var effects: [Effect]

  /// A decision to write `engagement` and carry out `effects`.
  package init(engagement: Engagement, effects: [Effect]) {
    self.engagement = engagement
    self.effects = effects
  }
}

/// How a beginning came out. Inside only: its originator sees an open engagement in each case.
package enum BeginningOutcome: Int64, CaseIterable, Sendable {
  /// A new engagement; insert it.
  case created = 1
  /// The counterpart had begun one; update it.
  case merged = 2
  /// The originator had declined one; update it.
  case resumed = 3
}

/// A beginning that was accepted.
package struct Begun: Hashable, Sendable {
  /// Whether to insert or to update.
  package var outcome: BeginningOutcome
  /// The engagement and what to do besides writing it.
  package var decision: Decision

  /// A beginning that came out as `outcome`.
  package init(outcome: BeginningOutcome, decision: Decision) {
    self.outcome = outcome
    self.decision = decision
  }
}
