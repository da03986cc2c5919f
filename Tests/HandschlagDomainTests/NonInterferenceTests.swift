import HandschlagDomain
import Testing

/// One step of a history of one worker and one company.
private enum Step: Sendable {
  case begin(Side, TextStanding)
  case side(Side, Act)
  case server(Act)
  case operation(Act)
  case moderate(release: Bool)
  case wait(Span)
  case sweep
}

/// The pair, with what a store would keep of it.
private struct World {
  struct Text {
    let number: Int
    let engagement: Int
    let author: Side
    let opening: Bool
    var delivery: Delivery
  }

  /// All that one side can notice.
  struct Notes: Equatable {
    var answers: [String] = []
    var events: [String] = []
    var pages: [String] = []
  }

  let observer: Side
  var notes = Notes()
  private var now = Timestamp.start
  private var engagements: [Engagement] = []
  private var seen: [Int] = []
  private var texts: [Text] = []
  private var written = 0
  private var hidden = HiddenFacts()

  init(observer: Side) { self.observer = observer }

  mutating func run(_ step: Step) {
    switch step {
    case .begin(let side, let standing): begin(side, standing)
    case .side(let side, let act):
      note(act, by: side)
      for index in engagements.indices { decide(index, act, .side(side)) }
    case .server(let act):
      if case .exclude(let side) = act { hidden[side].excludes = true }
      for index in engagements.indices { decide(index, act, .server) }
    case .operation(let act):
      if case .suspend(let side) = act { hidden[side].suspended = true }
      if case .reinstate(let side) = act { hidden[side].suspended = false }
      for index in engagements.indices { decide(index, act, .operation) }
    case .moderate(let release): moderate(release)
    case .wait(let span): now = now + span
    case .sweep: for index in engagements.indices { decide(index, .expire, .server) }
    }
    takePage()
  }

  private mutating func note(_ act: Act, by side: Side) {
    if case .message = act { written += 1 }
    switch act {
    case .block: hidden[side].blocks = true
    case .unblock: hidden[side].blocks = false
    case .erase: hidden[side].erased = true
    case .closeProject: hidden.projectClosed = true
    default: break
    }
  }

  private func facts(_ side: Side) -> Facts {
    let own = OwnFacts(
      suspended: hidden[side].suspended, blocksCounterpart: hidden[side].blocks,
      projectOpen: !hidden.projectClosed, cardFields: .all, noticeHash: Fixture.hash)
    return Facts(own: own, hidden: hidden)
  }

  private mutating func begin(_ side: Side, _ standing: TextStanding) {
    written += 1
    if hidden[side].erased { return }
    var beginning = Fixture.beginning(side, standing)
    beginning.id = EngagementID(rawValue: Int64(engagements.count))
    do throws(Rejection) {
      let begun = try Engagement.begin(
        beginning, existing: engagements, facts: facts(side), now: now, policy: Fixture.policy)
      answer(side, "begun")
      if begun.outcome == .created { engagements.append(begun.decision.engagement) }
      let index = Int(begun.decision.engagement.id.rawValue)
      carryOut(begun.decision, at: index, opening: begun.outcome == .created)
    } catch {
      answer(side, error.reason)
    }
  }

  private mutating func decide(_ index: Int, _ act: Act, _ actor: Actor) {
    var own = OwnFacts()
    var side: Side?
    if case .side(let acting) = actor {
      if hidden[acting].erased, act != .erase { return }
      own = facts(acting).own
      side = acting
    }
    let isSeen = side.map { engagements[index][$0] != nil } ?? false
    do throws(Rejection) {
      let decision = try engagements[index].decide(
        act, by: actor, facts: Facts(own: own, hidden: hidden), now: now, policy: Fixture.policy)
      if let side, isSeen { answer(side, "done") }
      carryOut(decision, at: index, opening: false)
    } catch {
      if let side, isSeen { answer(side, error.reason) }
    }
  }

  private mutating func moderate(_ release: Bool) {
    guard let position = texts.firstIndex(where: { $0.delivery == .held }) else { return }
    let text = texts[position]
    let act: Act =
      release
      ? .releaseHeld(author: text.author, opening: text.opening)
      : .refuseHeld(author: text.author, opening: text.opening)
    texts[position].delivery = .withheld
    moderated = position
    decide(text.engagement, act, .operation)
    if !release, let position = texts.firstIndex(where: { $0.number == text.number }) {
      refused.insert(texts[position].number)
    }
  }

  private var moderated = 0
  private var refused: Set<Int> = []

  private mutating func carryOut(_ decision: Decision, at index: Int, opening: Bool) {
    engagements[index] = decision.engagement
    for effect in decision.effects {
      switch effect {
      case .createView(let side): if side == observer { seen.append(index) }
      case .appendEvent(let side, let event): tell(side, index, "\(event)")
      case .storeMessage(let author, let delivery):
        texts.append(
          Text(
            number: written, engagement: index, author: author, opening: opening, delivery: delivery))
      case .deliverWithheld(let side): deliver(to: side, index)
      case .deliverHeld: texts[moderated].delivery = .delivered
      case .supersedeOlder(let side):
        for other in engagements.indices where other != index {
          decide(other, .supersede(side), .server)
        }
      case .purgeUndelivered(let side):
        texts.removeAll { $0.engagement == index && $0.author == side && $0.delivery != .delivered }
      case .purgeTexts(let side):
        texts.removeAll { $0.engagement == index && $0.author == side }
      case .withholdHeld, .refuseHeld, .sealDisclosure, .destroyDisclosure, .reveal, .stopGrant,
        .askDeletion, .noteDeletion, .storeRevision, .settleRevision:
        break
      }
    }
  }

  private mutating func deliver(to side: Side, _ index: Int) {
    for position in texts.indices
    where texts[position].engagement == index && texts[position].author != side
      && texts[position].delivery == .withheld && !refused.contains(texts[position].number)
    {
      texts[position].delivery = .delivered
      tell(side, index, "message")
    }
  }

  private mutating func answer(_ side: Side, _ text: String) {
    if side == observer { notes.answers.append("\(notes.pages.count) \(text)") }
  }

  private mutating func tell(_ side: Side, _ index: Int, _ event: String) {
    guard side == observer, let place = seen.firstIndex(of: index) else { return }
    notes.events.append("\(notes.pages.count) \(place) \(event)")
  }

  /// What the observer would read in a list of its engagements and their threads.
  private mutating func takePage() {
    let lines = seen.map { index -> String in
      guard let view = engagements[index][observer] else { return "none" }
      var shown = view
      shown.lastSeen = .start
      let state = view.state(at: now)
      let thread = texts.filter {
        $0.engagement == index && ($0.author == observer || $0.delivery == .delivered)
      }
      let numbers = state == .ended ? [] : thread.map(\.number)
      let consent = view.liveConsent(at: now) != nil
      return "\(state) \(view.origin) \(view.endsAt) \(view.declined) \(consent) \(numbers)"
    }
    notes.pages.append(lines.joined(separator: "; "))
  }
}

/// A history, and the same one without what the counterpart did in secret.
private struct Twins {
  private(set) var full: [Step] = []
  private(set) var bare: [Step] = []
  private var random: SplitMix64
  private let observer: Side
  private let observerConsents: Bool
  /// The counterpart has shut the door: from now on nothing of its own doing is visible in either run.
  private var shut = false

  init(seed: UInt64) {
    random = SplitMix64(seed: seed)
    observer = Bool.random(using: &random) ? .worker : .company
    observerConsents = Bool.random(using: &random)
    common(.begin(Bool.random(using: &random) ? .worker : .company, standing()))
    for _ in 0..<Int.random(in: 5...40, using: &random) { addStep() }
  }

  var seenBy: Side { observer }

  private mutating func standing() -> TextStanding {
    Int.random(in: 0..<5, using: &random) == 0 ? .held : .clear
  }

  private mutating func common(_ step: Step) {
    full.append(step)
    bare.append(step)
  }

  private mutating func addStep() {
    switch Int.random(in: 0..<12, using: &random) {
    case 0...3: addOwn()
    case 4, 5: if !shut { addOvert() }
    case 6...8: addSecret()
    case 9: common(.moderate(release: Int.random(in: 0..<3, using: &random) > 0))
    case 10: common(.wait(.hours(Int64.random(in: 1...120, using: &random))))
    default: common(.sweep)
    }
  }

  /// Something the observer does, or that befalls it.
  private mutating func addOwn() {
    var acts: [Act] = [
      .message(standing()), .message(.clear), .decline(tellThem: false), .decline(tellThem: true),
      .block, .unblock, .withdraw, .askExtension, .changeCard, .withdrawConsent,
    ]
    if observerConsents { acts += [.giveConsent(Fixture.offer(observer)), .recoverTokens] }
    switch Int.random(in: 0..<8, using: &random) {
    case 0, 1: common(.begin(observer, standing()))
    case 2: common(.operation(Bool.random(using: &random) ? .suspend(observer) : .reinstate(observer)))
    default: if let act = acts.randomElement(using: &random) { common(.side(observer, act)) }
    }
  }

  /// Something the counterpart does for the observer to see.
  private mutating func addOvert() {
    let other = observer.other
    var acts: [Act] = [.message(standing()), .message(.clear), .askExtension]
    acts += [.withdraw, .decline(tellThem: true)]
    if other == .company { acts += [.changeProject] }
    if let act = acts.randomElement(using: &random) { common(.side(other, act)) }
  }

  /// Something the counterpart does that the observer must not notice.
  private mutating func addSecret() {
    let other = observer.other
    var secrets: [Step] = [.side(other, .decline(tellThem: false)), .side(other, .changeCard)]
    if !observerConsents {
      secrets += [
        .side(other, .giveConsent(Fixture.offer(other))), .side(other, .withdrawConsent),
        .side(other, .giveConsent(Fixture.offer(other))), .side(other, .recoverTokens),
      ]
    }
    let shutting: [Step] = [
      .side(other, .block), .side(other, .unblock), .side(other, .erase), .server(.exclude(other)),
      .operation(.suspend(other)), .operation(.reinstate(other)),
    ]
    if Int.random(in: 0..<4, using: &random) == 0 {
      shut = true
      if let step = shutting.randomElement(using: &random) { full.append(step) }
    } else if let step = secrets.randomElement(using: &random) {
      full.append(step)
    }
  }
}

@Suite struct NonInterferenceTests {
  /// Runs steps and keeps the notes of common steps only: a secret one must leave none.
  private func notes(_ steps: [Step], observer: Side) -> World.Notes {
    var world = World(observer: observer)
    for step in steps { world.run(step) }
    return world.notes
  }

  @Test(arguments: 0..<8)
  func whatIsHiddenChangesNothingTheOtherSideCanSee(_ batch: Int) {
    for number in 0..<1_000 {
      let twins = Twins(seed: UInt64(batch * 1_000 + number))
      let full = unnumbered(notes(twins.full, observer: twins.seenBy), of: twins.full)
      let bare = unnumbered(notes(twins.bare, observer: twins.seenBy), of: twins.bare)
      if full != bare {
        let steps = twins.full.map { "\($0)" }.joined(separator: "\n")
        Issue.record("seed \(batch * 1_000 + number)\n\(steps)\n\(full)\n\(bare)")
        return
      }
    }
  }

  /// Pages follow each step; two runs of different length agree on the pages where they change.
  private func unnumbered(_ notes: World.Notes, of steps: [Step]) -> World.Notes {
    var notes = notes
    notes.answers = notes.answers.map { String($0.drop { $0 != " " }) }
    notes.events = notes.events.map { String($0.drop { $0 != " " }) }
    notes.pages = notes.pages.reduce(into: []) { if $0.last != $1 { $0.append($1) } }
    return notes
  }
}
