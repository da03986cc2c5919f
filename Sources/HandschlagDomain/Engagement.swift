/// Who began an engagement, as one view has it. The raw values are stored.
package enum Origin: Int64, CaseIterable, Sendable {
  /// The worker applied.
  case application = 1
  /// The company inquired.
  case inquiry = 2

  /// The side that begins in this way.
  package var side: Side { self == .application ? .worker : .company }

  /// How `side` begins.
  package init(of side: Side) { self = side == .worker ? .application : .inquiry }
}

/// The state of one side's view. The raw values are stored.
package enum ViewState: Int64, CaseIterable, Sendable {
  /// The pseudonymous conversation. Becomes `revealed` or `ended`.
  case open = 1
  /// Both cards are granted, terms may be negotiated. Becomes `agreed`, `notAgreed` or `revoked`.
  case revealed = 2
  /// Terms were accepted. Final; a grant may still be revoked, the contract stays.
  case agreed = 3
  /// The time to agree passed. Becomes `revoked`.
  case notAgreed = 4
  /// A side took its contact data back before an agreement. Final.
  case revoked = 5
  /// Over, without a reason. Final.
  case ended = 6

  /// Whether it keeps its side from a second engagement with this counterpart and project.
  package var isActive: Bool { self == .open || self == .revealed || self == .agreed }
}

/// Everything that one side can observe about an engagement, and nothing else.
///
/// It changes by its side's own acts, by time, and by what both sides are told; a hidden act of the
/// counterpart leaves it equal.
package struct View: Hashable, Sendable {
  /// Its state, as last written; `state(at:)` is what counts.
  package var state: ViewState
  /// Who began, as this side has it: after a merge both sides began.
  package var origin: Origin
  /// When this view was created.
  package var createdAt: Timestamp
  /// When it ends unless revealed before: fixed at its creation, moved once by an extension.
  package var endsAt: Timestamp
  /// This side asked for an extension.
  package var extensionAsked: Bool
  /// Both sides asked, and `endsAt` was moved.
  package var extended: Bool
  /// This side declined and has not acted since.
  package var declined: Bool
  /// This side blocks the counterpart.
  package var blocked: Bool
  /// This side's consent, live or expired and not yet swept.
  package var consent: Consent?
  /// The counterpart can read this side's contact data.
  package var ownGrantLives: Bool
  /// This side can read the counterpart's contact data.
  package var otherGrantLives: Bool
  /// When the cards were exchanged.
  package var revealedAt: Timestamp?
  /// When the time to agree is over, from the reveal on.
  package var agreementEndsAt: Timestamp?
  /// The latest moment this view was decided at: a clock that goes back revives nothing.
  package var lastSeen: Timestamp

  /// An open view of an engagement that began by `origin`, over at `endsAt`.
  package init(origin: Origin, createdAt: Timestamp, endsAt: Timestamp) {
    state = .open
    self.origin = origin
    self.createdAt = createdAt
    self.endsAt = endsAt
    extensionAsked = false
    extended = false
    declined = false
    blocked = false
    consent = nil
    ownGrantLives = false
    otherGrantLives = false
    revealedAt = nil
    agreementEndsAt = nil
    lastSeen = createdAt
  }

  /// The moment that counts for this view when the clock says `now`.
  package func moment(_ now: Timestamp) -> Timestamp { max(now, lastSeen) }

  /// The state at `now`, whether or not a sweep has written it yet.
  package func state(at now: Timestamp) -> ViewState {
    switch state {
    case .open: moment(now) >= endsAt ? .ended : .open
    case .revealed:
      if let end = agreementEndsAt, moment(now) >= end { .notAgreed } else { .revealed }
    case .agreed, .notAgreed, .revoked, .ended: state
    }
  }

  /// The consent that this side sees as given at `now`; nil once expired.
  package func liveConsent(at now: Timestamp) -> Consent? {
    guard state(at: now) == .open, let consent, consent.isLive(at: moment(now)) else { return nil }
    return consent
  }

  /// Messages are screened for contact data unless both grants live.
  package var screensMessages: Bool { !(ownGrantLives && otherGrantLives) }
}

/// What keeps an open engagement from being delivered and revealed. None of it ever leaves.
///
/// The raw value is stored. Several may hold at once; lifting one leaves the others.
package struct Obstacles: OptionSet, Hashable, Sendable {
  /// The bits.
  package let rawValue: Int64
  /// The obstacles with these bits.
  package init(rawValue: Int64) { self.rawValue = rawValue }

  /// The originator withdrew.
  package static let withdrawn = Obstacles(rawValue: 1 << 0)
  /// The company closed the project.
  package static let projectClosed = Obstacles(rawValue: 1 << 1)
  /// The receiver's own limits were full, or refused this kind.
  package static let overflow = Obstacles(rawValue: 1 << 2)
  /// The operator refused the text it began with.
  package static let screenedOut = Obstacles(rawValue: 1 << 3)
  /// The originator itself does not want to meet the receiver, and does not know that it is the one:
  /// nothing of this engagement ever reaches the receiver.
  package static let neverSent = Obstacles(rawValue: 1 << 4)

  /// `side` declined, or lifted a block and has not acted since.
  package static func declined(_ side: Side) -> Obstacles { of(side, bit: 8) }
  /// `side` blocks the counterpart.
  package static func blocked(_ side: Side) -> Obstacles { of(side, bit: 10) }
  /// `side` excludes the counterpart: nothing reaches that side any more, and no reveal happens.
  package static func excluded(_ side: Side) -> Obstacles { of(side, bit: 12) }
  /// The account of `side` is suspended.
  package static func suspended(_ side: Side) -> Obstacles { of(side, bit: 14) }
  /// The account of `side` is erased.
  package static func erased(_ side: Side) -> Obstacles { of(side, bit: 16) }
  /// The view of `side` ended.
  package static func viewEnded(_ side: Side) -> Obstacles { of(side, bit: 18) }

  private static func of(_ side: Side, bit: Int64) -> Obstacles {
    Obstacles(rawValue: 1 << (bit + (side == .worker ? 0 : 1)))
  }

  /// The obstacle that comes first in the order of `ClosedReason`; nil if there is none.
  package var reason: ClosedReason? {
    ClosedReason.allCases.first { !isDisjoint(with: $0.obstacles) }
  }
}

/// Why the hidden truth is closed. Inside only. The raw values are stored, and are the precedence.
package enum ClosedReason: Int64, CaseIterable, Sendable {
  /// A party's account was erased.
  case erased = 1
  /// A party's account is suspended.
  case suspended = 2
  /// A party blocks the other.
  case blocked = 3
  /// A party does not want to meet the other, and neither is told.
  case excluded = 4
  /// The project was closed.
  case projectClosed = 5
  /// The originator withdrew.
  case withdrawn = 6
  /// The operator refused the text it began with.
  case screenedOut = 7
  /// The receiver's own limits were full.
  case overflow = 8
  /// A party declined.
  case declined = 9
  /// A party's view ended.
  case viewEnded = 10

  /// The obstacles that mean this reason.
  package var obstacles: Obstacles {
    switch self {
    case .erased: [.erased(.worker), .erased(.company)]
    case .suspended: [.suspended(.worker), .suspended(.company)]
    case .blocked: [.blocked(.worker), .blocked(.company)]
    case .excluded: [.neverSent, .excluded(.worker), .excluded(.company)]
    case .projectClosed: .projectClosed
    case .withdrawn: .withdrawn
    case .screenedOut: .screenedOut
    case .overflow: .overflow
    case .declined: [.declined(.worker), .declined(.company)]
    case .viewEnded: [.viewEnded(.worker), .viewEnded(.company)]
    }
  }
}

/// How far an engagement has come, obstacles aside. The raw values are stored.
package enum Phase: Int64, CaseIterable, Sendable {
  /// Before the reveal.
  case open = 1
  /// After the reveal, before an agreement.
  case revealed = 2
  /// Terms were accepted.
  case agreed = 3
  /// The time to agree passed.
  case notAgreed = 4
  /// A side took its contact data back before an agreement.
  case revoked = 5
}

/// The hidden state of an engagement. It decides delivery and the reveal, and never leaves.
package enum Truth: Hashable, Sendable {
  /// The text it began with waits for the operator; the receiver has no view.
  case screening
  /// Both sides can be delivered to and can be revealed.
  case open
  /// Both cards are granted.
  case revealed
  /// Terms were accepted.
  case agreed
  /// The time to agree passed.
  case notAgreed
  /// A side took its contact data back before an agreement.
  case revoked
  /// Nothing is delivered and nothing is revealed.
  case closed(ClosedReason)
}

/// One worker and one company, with at most one project: one hidden truth and two views.
package struct Engagement: Hashable, Sendable {
  /// The row's number, given from outside.
  package var id: EngagementID
  /// The worker's account.
  package var worker: AccountID
  /// The company's account.
  package var company: AccountID
  /// The project; nil for an inquiry about none.
  package var project: ProjectID?
  /// How far it has come.
  package var phase: Phase
  /// What keeps it from delivery and reveal.
  package var obstacles: Obstacles
  /// The text it began with waits for the operator.
  package var openingHeld: Bool
  /// What the worker observes; nil until delivered.
  package var workerView: View?
  /// What the company observes; nil until delivered.
  package var companyView: View?
  /// The negotiation after the reveal, the same for both.
  package var agreement: Agreement
  /// The latest moment anything was decided at: no consent that was seen expired lives again.
  package var lastSeen: Timestamp

  /// An engagement without views, before anything happened.
  package init(
    id: EngagementID, worker: AccountID, company: AccountID, project: ProjectID?,
    lastSeen: Timestamp
  ) {
    self.id = id
    self.worker = worker
    self.company = company
    self.project = project
    phase = .open
    obstacles = []
    openingHeld = false
    workerView = nil
    companyView = nil
    agreement = Agreement()
    self.lastSeen = lastSeen
  }

  /// The view of `side`, nil if nothing was delivered to it.
  package subscript(side: Side) -> View? {
    get { side == .worker ? workerView : companyView }
    set { if side == .worker { workerView = newValue } else { companyView = newValue } }
  }

  /// The account of `side`.
  package func account(of side: Side) -> AccountID { side == .worker ? worker : company }

  /// The hidden state. After the reveal obstacles stop deliveries, but close nothing.
  package var truth: Truth {
    switch phase {
    case .open:
      if let reason = obstacles.reason { .closed(reason) } else { openingHeld ? .screening : .open }
    case .revealed: .revealed
    case .agreed: .agreed
    case .notAgreed: .notAgreed
    case .revoked: .revoked
    }
  }
}
