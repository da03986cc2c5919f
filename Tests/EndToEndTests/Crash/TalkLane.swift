import HandschlagClient

/// Both sides of an engagement write at the same time.
actor TalkLane: Lane {
  /// What one side wrote.
  private struct Writing {
    var count = 0
    var acknowledged: [String: Int64] = [:]
    var open: [String: OpenCall] = [:]
  }

  private let pair: Pair
  private let opening: String
  private var writings: [Role: Writing] = [.worker: Writing(), .company: Writing()]

  init(_ pair: Pair) async throws {
    self.pair = pair
    opening = try await pair.worker.messages(in: pair.workerView).first?.text ?? ""
  }

  func work(_ client: HandschlagClient) async throws {
    let pair = pair.over(client)
    async let worker: Void = write(.worker, pair.worker, pair.workerView)
    async let company: Void = write(.company, pair.company, pair.companyView)
    _ = try await (worker, company)
  }

  private func write(_ role: Role, _ party: Party, _ view: String) async throws {
    try await untilGone {
      writings[role]?.count += 1
      let text = "Frage \(lettered(writings[role]?.count ?? 0)) von \(role == .worker ? "mir" : "uns")"
      let call = OpenCall()
      writings[role]?.open[text] = call
      let number = try await party.send(text, in: view, options: call.options)
      writings[role]?.acknowledged[text] = number
      writings[role]?.open[text] = nil
    }
  }

  func verify(_ client: HandschlagClient) async throws {
    let pair = pair.over(client)
    try await look(pair)
    for (role, party, view) in [
      (Role.worker, pair.worker, pair.workerView), (.company, pair.company, pair.companyView),
    ] {
      for (text, call) in writings[role]?.open ?? [:] {
        let first = try await party.send(text, in: view, options: call.options)
        let second = try await party.send(text, in: view, options: call.options)
        guard first == second else { throw Failure("\(text) became the messages \(first) and \(second)") }
        writings[role]?.acknowledged[text] = first
      }
      writings[role]?.open = [:]
    }
    try await look(pair)
    try await watch(pair.worker, pair.workerView)
    try await watch(pair.company, pair.companyView)
  }

  private func look(_ pair: Pair) async throws {
    let ofWorker = try await pair.worker.messages(in: pair.workerView)
    let ofCompany = try await pair.company.messages(in: pair.companyView)
    guard ofWorker.map(\.text) == ofCompany.map(\.text), ofWorker.map(\.own) == ofCompany.map({ !$0.own })
    else { throw Failure("the two sides see different conversations") }
    guard Set(ofWorker.map(\.text)).count == ofWorker.count else { throw Failure("a message is there twice") }
    for (messages, role) in [(ofWorker, Role.worker), (ofCompany, .company)] {
      guard messages.map(\.number) == Array(1...Int64(messages.count)) else {
        throw Failure("the numbers of messages have gaps")
      }
      let writing = writings[role] ?? Writing()
      let own = messages.filter { $0.own && $0.text != opening }
      for message in own where writing.acknowledged[message.text] == nil && writing.open[message.text] == nil
      {
        throw Failure("nobody wrote \(message.text)")
      }
      let numbers = own.reduce(into: [:]) { $0[$1.text] = $1.number }
      for (text, number) in writing.acknowledged where numbers[text] != number {
        throw Failure("acknowledged message \(number) '\(text)' is there as \(numbers[text] ?? 0)")
      }
    }
  }

  /// The stream of events tells of every message that the other side wrote, in order, none twice.
  private func watch(_ party: Party, _ view: String) async throws {
    // The text that an application begins with is told of as the engagement's beginning.
    let expected = try await party.messages(in: view).filter { !$0.own && $0.text != opening }
    guard !expected.isEmpty else { return }
    let told = try await within(.seconds(60), "the events of \(expected.count) messages") {
      var told: [ThreadMessage] = []
      for try await event in party.client.engagementEvents(from: HandschlagClient.oldestEvent)
      where event.engagementID == view && event.message?.own == false {
        told += [event.message].compactMap { $0 }
        if told.count == expected.count { break }
      }
      return told
    }
    guard told == expected else { throw Failure("the events tell of other messages than the list") }
  }
}
