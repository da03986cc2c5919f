/// One step of a history.
enum Step: Sendable {
  /// One call after the other, each awaited.
  case call(Act, key: String?)
  /// Calls that meet in one group commit, in this order; and what becomes of it.
  case together([KeyedAct], CommitTap.Fate, part: Int)
  /// A client sends an earlier call again, under its key.
  case again(KeyedAct)
  /// An account reads its events: from the beginning, or after one that it has.
  case watch(Int, after: Int?)
  /// Time goes by.
  case pass(milliseconds: Int64)
  /// The server's timer comes round.
  case sweep
  /// The machine's time of day is set.
  case jump(milliseconds: Int64)
  /// The server ends properly and starts again.
  case restart
}

/// A call with the key that it is sent under, if its method takes one.
struct KeyedAct: Sendable {
  let act: Act
  let key: String?
}

/// Draws steps from a seed; which of them make sense follows from the model.
struct Schedule {
  var generator: SplitMix64
  private var keys = 0
  private(set) var sent: [KeyedAct] = []

  init(seed: UInt64) { generator = SplitMix64(seed: seed) }

  mutating func next(_ model: Model, read: [Int]) -> Step {
    switch generator.next() % 100 {
    case 0..<47: return call(draw(model))
    case 47..<62: return together(model)
    case 62..<67:
      guard !sent.isEmpty else { return .sweep }
      return .again(generator.pick(sent.suffix(12)))
    case 67..<75:
      let account = Int(generator.next() % UInt64(model.accounts.count))
      let known = read[account]
      let place = known == 0 || generator.once(in: 4) ? nil : Int(generator.next() % UInt64(known))
      return .watch(account, after: place)
    case 75..<86:
      let hours: Int64 = generator.pick([1, 2, 5, 11, 23, 30, 80, 100, 180, 340])
      return .pass(milliseconds: hours * Model.hour + Int64(generator.next() % 60_000))
    case 86..<94: return .sweep
    case 94..<96:
      let hours: Int64 = generator.pick([-400, -30, -2, 3, 40, 200, 2_000])
      return .jump(milliseconds: hours * Model.hour)
    default: return .restart
    }
  }

  private mutating func call(_ act: Act) -> Step {
    let call = keyed(act)
    return .call(call.act, key: call.key)
  }

  private mutating func keyed(_ act: Act) -> KeyedAct {
    guard act.isKeyed, !generator.once(in: 5) else { return KeyedAct(act: act, key: nil) }
    keys += 1
    let call = KeyedAct(act: act, key: "key \(keys)")
    sent.append(call)
    return call
  }

  // MARK: - Acts

  private mutating func draw(_ model: Model) -> Act {
    guard let id = engagement(model), !generator.once(in: 6) else { return beginning(model) }
    let sides = Side.allCases.filter { model.engagements[id][$0] != nil }
    guard !sides.isEmpty else { return beginning(model) }
    let side = generator.pick(sides)
    if generator.once(in: 9) { return ofAccount(model, model.engagements[id].account(side)) }
    return inThread(id, side)
  }

  /// An engagement, a late one more likely.
  private mutating func engagement(_ model: Model) -> Int? {
    guard !model.engagements.isEmpty else { return nil }
    return generator.pick(Array(model.engagements.indices.suffix(generator.once(in: 3) ? 12 : 3)))
  }

  private mutating func inThread(_ id: Int, _ side: Side) -> Act {
    switch generator.next() % 40 {
    case 0..<7: return .message(id, side, "Line \(Self.letters(generator.next() % 10_000)) of mine.")
    case 7..<22: return .consent(id, side, withPhone: generator.once(in: 3))
    case 22: return .withdrawConsent(id, side)
    case 23: return .decline(id, side, tellsThem: generator.once(in: 2))
    case 24..<26: return .askForTime(id, side)
    case 26: return .withdraw(id, side)
    case 27..<29: return .revoke(id, side)
    case 29..<32: return .block(id, side)
    case 32..<37: return .readGrant(id, side)
    default: return .readThread(id, side)
    }
  }

  private mutating func ofAccount(_ model: Model, _ account: Int) -> Act {
    let isWorker = model.accounts[account].side == .worker
    switch generator.next() % 16 {
    case 0..<3: return .changeCard(account)
    case 3..<5: return .suspend(account)
    case 5: return .erase(account)
    case 6..<8 where isWorker:
      let company = Cards.workers.count + Int(generator.next() % UInt64(Cards.companies.count))
      return .exclude(worker: account, generator.once(in: 2) ? [company] : [])
    case 6..<8: return .postProject(account)
    case 8 where !isWorker:
      let own = model.projects.indices.filter { model.projects[$0].owner == account }
      return .closeProject(generator.pick(own))
    case 9..<12:
      guard let suspended = model.accounts.indices.first(where: { model.accounts[$0].isSuspended }) else {
        return .changeCard(account)
      }
      return .reinstate(suspended)
    default:
      guard !model.blocks.isEmpty else { return .changeCard(account) }
      return .unblock(Int(generator.next() % UInt64(model.blocks.count)))
    }
  }

  private mutating func beginning(_ model: Model) -> Act {
    let worker = Int(generator.next() % UInt64(Cards.workers.count))
    let project = generator.pick(Array(model.projects.indices))
    if generator.once(in: 2) { return .apply(worker: worker, project: project) }
    let company = model.projects[project].owner
    return .inquire(company: company, worker: worker, project: generator.once(in: 2) ? project : nil)
  }

  // MARK: - Group commits

  private mutating func together(_ model: Model) -> Step {
    var acts: [KeyedAct] = []
    if let id = engagement(model), Side.allCases.allSatisfy({ model.engagements[id][$0] != nil }),
      generator.once(in: 2)
    {
      // Both consents in one instant, perhaps with something that should keep them from meeting.
      var sides = Side.allCases
      if generator.once(in: 2) { sides.swapAt(0, 1) }
      acts = sides.map { keyed(.consent(id, $0, withPhone: generator.once(in: 2))) }
      if generator.once(in: 2) {
        let act = inThread(id, generator.pick(sides))
        if act.isWrite { acts.insert(keyed(act), at: Int(generator.next() % 3)) }
      }
    } else {
      for _ in 0..<(1 + generator.next() % 4) {
        let act = draw(model)
        if act.isWrite, act.isIndependent { acts.append(keyed(act)) }
      }
    }
    if acts.isEmpty { return .sweep }
    let fate = generator.once(in: 2) ? CommitTap.Fate.answered : generator.pick(CommitTap.Fate.allCases)
    return .together(acts, fate, part: Int(generator.next() % 1000))
  }

  /// A number in letters: digits look like telephone numbers.
  private static func letters(_ number: UInt64) -> String {
    String(String(number).utf8.map { Character(UnicodeScalar($0 - 48 + 97)) })
  }
}

extension Act {
  /// Whether it comes to the writer.
  fileprivate var isWrite: Bool {
    if case .readThread = self { return false }
    return true
  }

  /// Whether its request can be made before the outcome of others in the same group is known.
  fileprivate var isIndependent: Bool {
    switch self {
    case .unblock, .postProject, .changeCard: false
    default: true
    }
  }
}
