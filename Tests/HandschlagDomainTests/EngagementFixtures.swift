import HandschlagDomain

/// A small seeded generator (SplitMix64): the same seed gives the same history everywhere.
struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

extension Timestamp {
  /// When the tests' histories begin.
  static let start = Timestamp(milliseconds: 1_790_000_000_000)
}

/// What the tests agree on.
enum Fixture {
  static let policy = Policy()
  static let hash: [UInt8] = [1, 2, 3]
  static let workerFields = FieldSet([ContactField.email, .phone])
  static let companyFields = FieldSet([ContactField.legalName, .email])

  static func fields(_ side: Side) -> FieldSet { side == .worker ? workerFields : companyFields }

  static func offer(_ side: Side, notice: [UInt8] = hash) -> ConsentOffer {
    ConsentOffer(fields: fields(side), cardVersion: 1, projectVersion: 1, noticeHash: notice)
  }

  static func facts(_ hidden: HiddenFacts = HiddenFacts()) -> Facts {
    Facts(own: OwnFacts(cardFields: .all, noticeHash: hash, deletion: .open), hidden: hidden)
  }

  static let terms = Terms(
    kind: .fixedPrice, amount: 4_500, currency: "EUR", unit: "300 words", text: "A text on bees")

  static func beginning(_ side: Side, id: Int64 = 1, _ standing: TextStanding = .clear) -> Beginning {
    Beginning(
      id: EngagementID(rawValue: id), side: side, worker: AccountID(rawValue: 10),
      company: AccountID(rawValue: 20), project: ProjectID(rawValue: 30), standing: standing)
  }
}

/// Plays one engagement, act by act, as the store would: the decision is written, then forgotten.
struct Play {
  var engagement: Engagement
  var now = Timestamp.start
  var hidden = HiddenFacts()
  var policy = Fixture.policy
  var effects: [Effect] = []
  var last: [Effect] = []

  init(
    _ origin: Side = .worker, _ standing: TextStanding = .clear, hidden: HiddenFacts = HiddenFacts()
  ) throws {
    let begun = try Engagement.begin(
      Fixture.beginning(origin, standing), existing: [], facts: Fixture.facts(hidden), now: .start,
      policy: Fixture.policy)
    engagement = begun.decision.engagement
    effects = begun.decision.effects
    last = effects
  }

  mutating func act(_ act: Act, by actor: Actor, own: OwnFacts? = nil) throws(Rejection) {
    var facts = Fixture.facts(hidden)
    if let own { facts.own = own }
    let decision = try engagement.decide(act, by: actor, facts: facts, now: now, policy: policy)
    engagement = decision.engagement
    last = decision.effects
    effects += decision.effects
  }

  mutating func worker(_ act: Act) throws(Rejection) { try self.act(act, by: .side(.worker)) }
  mutating func company(_ act: Act) throws(Rejection) { try self.act(act, by: .side(.company)) }
  mutating func consent(_ side: Side) throws(Rejection) {
    try act(.giveConsent(Fixture.offer(side)), by: .side(side))
  }
  mutating func wait(_ span: Span) { now = now + span }
  mutating func expire() throws(Rejection) { try act(.expire, by: .server) }

  /// How often the reveal happened, ever.
  var reveals: Int { effects.count { $0 == .reveal } }

  /// The rejection of an act, without carrying it out.
  func rejection(of act: Act, by actor: Actor, own: OwnFacts? = nil) -> Rejection? {
    var copy = self
    do throws(Rejection) {
      try copy.act(act, by: actor, own: own)
      return nil
    } catch {
      return error
    }
  }
}
