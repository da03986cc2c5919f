import HandschlagAPI
import HandschlagRPC
import Synchronization

/// One seed's history while it is played: the server, the model beside it, and what was done so far.
struct History {
  let seed: UInt64
  private(set) var count = 0
  private var notes: [Note] = []
  private(set) var summary = SimulationSummary()
  var model: Model
  var people: People
  var server: SimulatedServer?
  let leaks: Leaks
  let output = Output()
  let time = VirtualTime()
  private(set) var disk: Disk
  private var schedule: Schedule
  private var mistrust: SplitMix64
  /// Threads for long reads: in one history of eight one, in the others none.
  private var readers: Int { seed % 8 == 0 ? 1 : 0 }

  /// Whether a change log follows every commit and backups are made: in one history of five.
  private var isFollowed: Bool { seed % 5 == 0 }
  /// The times at which steps were made, in milliseconds since 1970.
  private(set) var moments: Set<Int64> = []

  init(seed: UInt64, disk: Disk, template: Template, planting: Planting?) {
    self.seed = seed
    leaks = Leaks(planting)
    self.disk = disk
    model = template.model
    people = template.people
    schedule = Schedule(seed: seed)
    mistrust = SplitMix64(seed: ~seed)
  }

  // MARK: - Lives of the server

  mutating func start() async throws {
    server = try await SimulatedServer(
      disk, time: time, readers: readers, isFollowed: isFollowed, output: output)
    model.restart()
    // What every history begins on was looked at when it was made.
    if count > 0 { try checkFiles() }
  }

  mutating func abandon() async {
    await server?.close()
    server = nil
  }

  /// The process is gone, and left these files behind.
  private mutating func crash(_ left: Image) async throws {
    summary.crashes += 1
    await abandon()
    disk = try Disk(left)
    try await start()
  }

  var running: SimulatedServer {
    get throws {
      guard let server else { throw Difference("the server is gone") }
      return server
    }
  }

  var clients: Clients {
    get throws { Clients(server: try running, people: people, leaks: leaks) }
  }

  // MARK: - Steps

  mutating func step() async throws {
    count += 1
    let step = schedule.next(model, read: people.cursors.map(\.count))
    switch step {
    case .call(let act, let key): try await perform(KeyedAct(act: act, key: key), "")
    case .again(let call): try await perform(call, " again")
    case .together(let acts, let fate, let part): try await together(acts, fate, part)
    case .watch(let account, let place): try await watch(account, after: place)
    case .pass(let milliseconds):
      time.pass(milliseconds: milliseconds)
      try note("\(milliseconds / Model.hour) hours pass")
    case .sweep:
      try note("the server sweeps")
      model.sweep(try running.now)
      try await running.sweep()
    case .jump(let milliseconds):
      time.jump(milliseconds: milliseconds)
      try note("the machine's clock is set by \(milliseconds / Model.hour) hours")
    case .restart:
      try note("the server ends and starts again")
      summary.restarts += 1
      try await endStreams()
      await abandon()
      try await start()
    }
    moments.insert(try running.now)
    try await lookAround()
  }

  /// A line of what was done. Put into words only when somebody reads it: of thousands of histories nobody does.
  private struct Note: Sendable {
    let step: Int
    /// In milliseconds since 1970; nil where nobody asked the clock.
    let time: Int64?
    let words: @Sendable () -> String
  }

  /// All steps so far, a line each.
  var lines: [String] {
    notes.map { "\($0.step)  " + ($0.time.map { Self.date($0) + "  " } ?? "") + $0.words() }
  }

  private mutating func note(_ words: @escaping @Sendable @autoclosure () -> String) throws {
    notes.append(Note(step: count, time: try running.now, words: words))
  }

  mutating func noteWatch(_ name: String, _ place: Int?) throws {
    try note("\(name) watches its events" + (place.map { " after the one at place \($0)" } ?? ""))
  }

  mutating func noteReveals(_ number: Int) { summary.reveals += number }

  /// A day of the history and the time, for a person.
  private static func date(_ now: Int64) -> String {
    let start: Int64 = 1_790_000_000_000 / 86_400_000
    let minutes = now / 60_000 % 1440
    return "day \(now / Model.day - start) \(minutes / 60):\(minutes % 60 / 10)\(minutes % 10)"
  }

  // MARK: - One call

  private mutating func perform(_ call: KeyedAct, _ word: String) async throws {
    let account = model.caller(of: call.act)
    let answer = try await request(call, by: account)()
    let now = try running.now
    try note("\(Self.words(call, by: account))\(word): \(answer.outcome)")
    let expected = model.perform(call.act, key: call.key, now: now)
    learn(call.act, answer, expected)
    try compare(answer.outcome, expected, Self.words(call, by: account))
    try await lookClosely(model.touched(by: call.act))
  }

  /// Makes a call ready: all that it needs from the clients' memory, and its notice, is taken now.
  private mutating func request(
    _ call: KeyedAct, by account: Int?
  ) async throws -> @Sendable () async -> Answer {
    summary.calls += 1
    if let account, model.touched(by: call.act).contains(where: { !isKnown($0, to: account) }) {
      // Its owner looks at the list before it speaks of what is in it.
      try await lookAtList(of: account)
    }
    var notice = [UInt8](repeating: 0, count: 32)
    if case .consent(let id, let side, let withPhone) = call.act, let account {
      let name = People.NoticeName(engagement: id, side: side, withPhone: withPhone)
      if let known = people.notices[name] {
        notice = known
      } else if let shown = await (try clients).notice(name, by: account) {
        people.notices[name] = shown
        notice = shown
      }
    }
    let clients = try clients
    if case .changeCard(let account) = call.act {
      let card = model.accounts[account].card + 1
      return { await clients.putCard(account, card: card) }
    }
    var block = 0
    if case .unblock(let index) = call.act {
      block = model.blocks[..<index].count { $0.owner == model.blocks[index].owner }
    }
    return { [notice, block] in
      await clients.call(call.act, by: account, key: call.key, notice: notice, block: block)
    }
  }

  private func isKnown(_ id: Int, to account: Int) -> Bool {
    people.engagements.indices.contains(id) && people.engagements[id][model.accounts[account].side] != nil
  }

  private mutating func learn(_ act: Act, _ answer: Answer, _ expected: Outcome) {
    if case .postProject = act, let id = answer.project, !people.projects.contains(id) {
      people.projects.append(id)
    }
    while people.engagements.count < model.engagements.count { people.engagements.append([:]) }
  }

  func compare(_ got: Outcome, _ expected: Outcome, _ what: @autoclosure () -> String) throws {
    guard got != expected else { return }
    throw Difference("\(what())\n    the model expects \(expected)\n    the server says   \(got)")
  }

  // MARK: - Group commits

  private mutating func together(_ calls: [KeyedAct], _ fate: CommitTap.Fate, _ part: Int) async throws {
    let server = try running
    var requests: [@Sendable () async -> Answer] = []
    for call in calls { requests.append(try await request(call, by: model.caller(of: call.act))) }
    let callers = calls.map { model.caller(of: $0.act) }
    try note(
      "together, \(fate): " + zip(calls, callers).map { Self.words($0, by: $1) }.joined(separator: "; "))
    let now = server.now
    // All of them are let in before the first is committed.
    let standing = model.accounts
    let answers = await GroupCommit(server).run(requests) { server.tap.arm(fate, skipping: 1, part: part) }
    let left = server.tap.left
    server.tap.arm(.answered, skipping: 0, part: 0)
    guard let left else {
      for ((call, caller), answer) in zip(zip(calls, callers), answers) {
        let expected = model.perform(call.act, key: call.key, now: now, admitted: standing)
        learn(call.act, answer, expected)
        try compare(answer.outcome, expected, Self.words(call, by: caller))
      }
      return try await lookClosely(Array(Set(calls.flatMap { model.touched(by: $0.act) })))
    }
    if fate == .failed { try checkFailure(answers, server) }
    if fate == .unanswered {
      for call in calls {
        learn(
          call.act, Answer(outcome: .done),
          model.perform(call.act, key: call.key, now: now, admitted: standing))
      }
    }
    try await crash(left)
    if fate != .unanswered { try forgetErased(calls.map(\.act)) }
    for call in calls where call.key != nil {
      notes.append(
        Note(step: count, time: nil) { "the server was killed; the client tries again:" })
      try await perform(call, " again")
    }
  }

  /// An erasure that was asked for is noted before it is carried out: a start after a crash makes up for it.
  private mutating func forgetErased(_ acts: [Act]) throws {
    for act in acts {
      if case .erase(let account) = act, !model.accounts[account].isErased {
        _ = model.perform(act, key: nil, now: try running.now)
      }
    }
  }

  /// A commit that failed acknowledges nobody, and the process ends.
  private func checkFailure(_ answers: [Answer], _ server: SimulatedServer) throws {
    for answer in answers {
      guard case .refused = answer.outcome else {
        throw Difference("a commit failed, and a call of it was answered \(answer.outcome)")
      }
    }
    guard server.hasFailed else { throw Difference("a commit failed, and the server goes on") }
  }

  // MARK: - Words

  private static func words(_ call: KeyedAct, by account: Int?) -> String {
    let who = account.map { Cards.names[$0] } ?? "the operator"
    return "\(who) \(call.act)" + (call.key.map { " under \($0)" } ?? "")
  }

  /// Draws for checks, apart from the schedule: to look or not to look changes no history.
  mutating func chance(_ times: UInt64) -> Bool { mistrust.once(in: times) }

  mutating func anyAccount() -> Int { Int(mistrust.next() % UInt64(model.accounts.count)) }
}
