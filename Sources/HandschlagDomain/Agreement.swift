/// How two sides work together. The raw values are stored.
package enum CooperationKind: Int64, CaseIterable, Sendable {
  /// One small piece of work for a fixed reward.
  case microJob = 1
  /// One work for one price.
  case fixedPrice = 2
  /// Paid by the hour.
  case hourly = 3
  /// A part-time position.
  case partTime = 4
  /// Work for a limited time.
  case temporary = 5
  /// A permanent position.
  case employment = 6
  /// An entry in a contest, paid if chosen.
  case contest = 7
}

/// What one side offers the other.
package struct Terms: Hashable, Sendable {
  /// How they work together.
  package var kind: CooperationKind
  /// The pay, in the currency's minor unit; 0 or more.
  package var amount: Int64
  /// The currency: three letters A to Z (ISO 4217).
  package var currency: String
  /// What the amount is paid for ("hour", "300 words"); at most `Terms.unitLimit` UTF-8 bytes.
  package var unit: String
  /// The first day, in days since 1970; nil if not fixed.
  package var startDay: Int64?
  /// The last day, in days since 1970, not before `startDay`; nil if open.
  package var endDay: Int64?
  /// Everything else; at most `Terms.textLimit` UTF-8 bytes.
  package var text: String

  /// Terms as given; `isValid` says whether they can be proposed.
  package init(
    kind: CooperationKind, amount: Int64, currency: String, unit: String, startDay: Int64? = nil,
    endDay: Int64? = nil, text: String
  ) {
    self.kind = kind
    self.amount = amount
    self.currency = currency
    self.unit = unit
    self.startDay = startDay
    self.endDay = endDay
    self.text = text
  }

  /// The longest `unit`, in UTF-8 bytes.
  package static let unitLimit = 100
  /// The longest `text`, in UTF-8 bytes.
  package static let textLimit = 8_000

  /// Whether every field is within its bounds.
  package var isValid: Bool {
    let letters = currency.utf8
    guard amount >= 0, letters.count == 3, letters.allSatisfy({ (65...90).contains($0) }) else {
      return false
    }
    guard unit.utf8.count <= Terms.unitLimit, text.utf8.count <= Terms.textLimit else { return false }
    if let startDay, let endDay, endDay < startDay { return false }
    return true
  }
}

/// What became of a revision of the terms. The raw values are stored.
package enum RevisionState: Int64, CaseIterable, Sendable {
  /// Waits for the counterpart of its author.
  case proposed = 1
  /// A later revision took its place.
  case superseded = 2
  /// The counterpart refused it.
  case rejected = 3
  /// The counterpart accepted it: the agreement.
  case accepted = 4
  /// The negotiation ended without an answer.
  case lapsed = 5
}

/// One revision of the terms.
package struct TermsRevision: Hashable, Sendable {
  /// Its number in its engagement, from 1.
  package var number: Int64
  /// Who wrote it.
  package var author: Side
  /// What it says.
  package var terms: Terms
  /// The hash of the terms in their canonical encoding, made outside of the rules.
  package var hash: [UInt8]
  /// What became of it.
  package var state: RevisionState
  /// When it was proposed.
  package var proposedAt: Timestamp

  /// A revision as stored.
  package init(
    number: Int64, author: Side, terms: Terms, hash: [UInt8], state: RevisionState,
    proposedAt: Timestamp
  ) {
    self.number = number
    self.author = author
    self.terms = terms
    self.hash = hash
    self.state = state
    self.proposedAt = proposedAt
  }
}

/// The negotiation after the reveal: known to both sides alike.
package struct Agreement: Hashable, Sendable {
  /// The newest revision, whatever its state; nil before the first.
  package var latest: TermsRevision?

  /// A negotiation whose newest revision is `latest`.
  package init(latest: TermsRevision? = nil) { self.latest = latest }

  /// The revision that waits for an answer.
  package var open: TermsRevision? { latest.flatMap { $0.state == .proposed ? $0 : nil } }

  /// The revision that was accepted.
  package var accepted: TermsRevision? { latest.flatMap { $0.state == .accepted ? $0 : nil } }
}
