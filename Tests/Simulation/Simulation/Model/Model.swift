/// A small model of the rules, written apart from the server's: what must be true after each step.
///
/// It knows accounts, projects, engagements with one hidden truth and two views, consents with their end,
/// grants, blocks, streams of events and idempotency keys. It calls nothing of the server.
struct Model {
  static let hour: Int64 = 3_600_000
  static let day: Int64 = 86_400_000
  static let viewLength = 14 * day
  static let consentLength = 7 * day
  static let agreementLength = 30 * day
  static let eventLength = 30 * day
  static let keyLength = day

  var accounts: [Account]
  var projects: [Project] = []
  var engagements: [Engagement] = []
  /// In the order in which they were set.
  var blocks: [Block] = []
  /// One stream an account.
  var streams: [Stream]
  /// What was answered under a key and is not forgotten, in the order of its numbers.
  var answers: [KeyedAnswer] = []
  /// When each daily task last ran, as the database notes it.
  var lastVisibilityDay = Int64.min
  var lastEventDay = Int64.min
  /// What the sweeps of this life of the server have seen.
  var sweptThrough = Int64.min
  var tidiedMinute = Int64.min

  init(workers: Int, companies: Int) {
    accounts =
      (0..<workers).map { _ in Account(side: .worker) }
      + (0..<companies).map { _ in Account(side: .company) }
    streams = accounts.map { _ in Stream() }
  }
}

/// One of the two sides of an engagement.
enum Side: Int, CaseIterable, Hashable, Sendable {
  case worker, company
  var other: Side { self == .worker ? .company : .worker }
}

extension Model {
  struct Account {
    let side: Side
    var isSuspended = false
    var isErased = false
    /// Counts what its card said.
    var card = 1
    /// Whether the search shows its profile; a worker's.
    var isFound = true
    /// Companies that this worker never wants to meet.
    var excluded: Set<Int> = []
  }

  struct Project {
    let owner: Int
    var isClosed = false
    /// Whether others see it.
    var isShown = true
  }

  /// Whom somebody keeps away, and under which face it knew them.
  struct Block: Hashable {
    let owner: Int
    let blocked: Int
    let face: Face
    let setAt: Int64
  }

  /// What one is called: a worker has one name, a company one for each project and one more.
  enum Face: Hashable {
    case worker(Int)
    case company(Int)
    case project(Int)
  }

  struct Consent: Hashable {
    let withPhone: Bool
    let card: Int
    let endsAt: Int64
  }

  enum State: String { case open, revealed, notAgreed, revoked, ended }

  /// What one side sees of an engagement.
  struct View {
    var state = State.open
    var began: Bool
    var endsAt: Int64
    var asksForTime = false
    var isExtended = false
    var declines = false
    var blocks = false
    var consent: Consent?
    var gives = false
    var holds: Consent?
    var agreeUntil: Int64?
    /// The latest moment that this view was written at.
    var seen: Int64
    var messages = 0

    func moment(_ now: Int64) -> Int64 { max(now, seen) }

    func state(at now: Int64) -> State {
      switch state {
      case .open: moment(now) >= endsAt ? .ended : .open
      case .revealed: agreeUntil.map { moment(now) >= $0 } == true ? .notAgreed : .revealed
      default: state
      }
    }

    func liveConsent(at now: Int64) -> Consent? {
      guard state(at: now) == .open, let consent, moment(now) < consent.endsAt else { return nil }
      return consent
    }
  }

  /// What keeps an engagement from delivery and from the reveal, unseen.
  enum Bar: Hashable {
    case withdrawn, projectClosed, neverSent
    case declined(Side), blocked(Side), excluded(Side), suspended(Side), erased(Side), viewEnded(Side)
  }

  struct Text {
    let author: Side
    let words: String
    var isDelivered: Bool
    /// Its place in each view that shows it.
    var numbers: [Side: Int]
  }

  enum Phase { case open, revealed, notAgreed, revoked }

  struct Engagement {
    let worker: Int
    let company: Int
    let project: Int?
    var phase = Phase.open
    var bars: Set<Bar> = []
    var workerView: View?
    var companyView: View?
    var texts: [Text] = []
    /// The latest moment that anything was decided at.
    var seen: Int64

    subscript(side: Side) -> View? {
      get { side == .worker ? workerView : companyView }
      set { if side == .worker { workerView = newValue } else { companyView = newValue } }
    }

    func account(_ side: Side) -> Int { side == .worker ? worker : company }

    /// How `side` is called in it.
    func face(of side: Side) -> Face {
      if side == .worker { return .worker(worker) }
      return project.map(Face.project) ?? .company(company)
    }
  }

  /// What an account is told, in order.
  struct Stream {
    var events: [Event] = []
    /// The place of the last event that was thrown away.
    var floor = 0
    var head = 0
  }

  enum EventKind: String {
    case opened, message, extended, ended, voided, consentExpired, revealed, notAgreed, deletionAsked, revoked
    /// Has a place in the stream and is shown to nobody.
    case unshown
  }

  struct Event {
    let place: Int
    let kind: EventKind
    let engagement: Int
    let message: Int
    /// In seconds.
    let at: Int64
  }

  struct KeyedAnswer {
    let key: String
    let account: Int
    let outcome: Outcome
    /// In seconds.
    let at: Int64
  }
}

/// What a call must bring its caller.
enum Outcome: Equatable, Sendable {
  /// An error of this reason.
  case refused(String)
  /// The engagement as the caller then sees it.
  case sight(Sight)
  /// A message was stored under this number of the caller's view.
  case message(number: Int, words: String)
  /// A thread's texts, each with who wrote it.
  case thread([String])
  /// The contact data of the other side.
  case card([String])
  /// Done, with nothing to tell that matters.
  case done
}

/// What one side is shown of an engagement, as far as the rules decide it.
struct Sight: Equatable, Sendable {
  var state: String
  var began: Bool
  /// In seconds, rounded down to the hour.
  var ends: Int64
  var asksForTime: Bool
  var messages: Int
  var agreeUntil: Int64
  /// Of the own consent: nil for none, else whether the phone is among its fields.
  var consent: Bool?
  var consentEnds: Int64
}
