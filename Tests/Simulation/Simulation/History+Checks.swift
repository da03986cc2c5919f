import Foundation
import HandschlagAPI
import HandschlagProtobuf
import HandschlagRPC

// What is compared with the model after each step, and at the end.
extension History {
  /// After each step: nobody received contact data, no reveal is half done, and somebody's own list is right.
  mutating func lookAround() async throws {
    if let place = leaks.places.first { throw Difference(place) }
    try checkReveals()
    try await lookAtList(of: anyAccount())
    if chance(8) { for account in model.accounts.indices { try await lookAtList(of: account) } }
  }

  /// Both sides of an engagement see and read what they should.
  mutating func lookClosely(_ touched: [Int]) async throws {
    let accounts = Set(touched.flatMap { id in Side.allCases.map { model.engagements[id].account($0) } })
    for account in accounts.sorted() { try await lookAtList(of: account) }
    for id in touched {
      for side in Side.allCases where model.engagements[id][side] != nil {
        let account = model.engagements[id].account(side)
        try await read(.readGrant(id, side), by: account)
        if chance(3) { try await read(.readThread(id, side), by: account) }
      }
    }
  }

  private mutating func read(_ act: Act, by account: Int) async throws {
    let answer = await (try clients).call(act, by: account, key: nil, notice: [], block: 0)
    let expected = model.perform(act, key: nil, now: try running.now)
    try compare(answer.outcome, expected, "\(Cards.names[account]) looks: \(act)")
  }

  /// An account's list of engagements, in full; ids that it had not known are learnt from it.
  mutating func lookAtList(of account: Int) async throws {
    let side = model.accounts[account].side
    let service = EngagementServiceClient(channel: try clients.channel(account))
    let name = Cards.names[account]
    let list: [Engagement]
    do {
      list = try await service.listEngagements(ListEngagementsRequest(pageSize: 100)).engagements
    } catch let error as RPCError {
      guard model.accounts[account].isErased, error.reason == "TOKEN_INVALID" else {
        throw Difference("\(name) cannot list: \(error)")
      }
      return
    }
    let now = try running.now
    let ids = model.engagements.indices.reversed().filter {
      model.engagements[$0].account(side) == account && model.engagements[$0][side] != nil
    }
    guard !model.accounts[account].isErased, ids.count == list.count else {
      throw Difference("\(name) sees \(list.count) engagements, and should see \(ids.count)")
    }
    while people.engagements.count < model.engagements.count { people.engagements.append([:]) }
    for (id, wire) in zip(ids, list) {
      try compare(.sight(Sight(wire)), model.sight(id, side, now), "\(name) looks at engagement \(id)")
      if let known = people.engagements[id][side], known != wire.id {
        throw Difference("\(name) knew engagement \(id) as \(known), and now it is \(wire.id)")
      }
      people.engagements[id][side] = wire.id
    }
  }

  /// No reveal is half done in the database.
  private func checkReveals() throws {
    let halves = try running.halfReveals()
    guard halves.isEmpty else { throw Difference("reveals are half done: \(halves)") }
  }

  /// Every invariant of the database holds, and the keys that are kept are those that it names.
  func checkFiles() throws {
    let server = try running
    let violations = try server.violations()
    guard violations.isEmpty else { throw Difference(violations.joined(separator: "\n    ")) }
    let (named, kept) = try server.keys()
    guard named == kept else { throw Difference("\(kept) keys are kept, and \(named) are named") }
  }

  // MARK: - Events

  /// Reads an account's events, from the beginning or after the `place`th that it has read.
  mutating func watch(_ account: Int, after known: Int?) async throws {
    let name = Cards.names[account]
    let from = known.flatMap {
      people.cursors[account].indices.contains($0) ? people.cursors[account][$0] : nil
    }
    try noteWatch(name, from?.place)
    let stream = model.streams[account]
    let shown = stream.events.filter { $0.place > (from?.place ?? 0) && $0.kind != .unshown }
    let isExpired = from.map { $0.place < stream.floor } ?? false
    if model.accounts[account].isErased || shown.isEmpty && !isExpired { return }
    let service = EngagementServiceClient(channel: try clients.channel(account))
    let replies = try await service.watchEngagements(WatchEngagementsRequest(cursor: from?.cursor ?? "start"))
    do {
      var next = replies.makeAsyncIterator()
      for event in shown {
        if isExpired { break }
        guard let got = try await next.next() else { throw Difference("\(name)'s events end early") }
        try check(got, event, account)
      }
      guard isExpired else { return }
      let extra = try await next.next()
      throw Difference(
        "\(name)'s cursor is older than what is kept, and got \(extra.map { "\($0.kind)" } ?? "an end")")
    } catch let error as RPCError {
      guard isExpired, error.reason == "CURSOR_EXPIRED" else {
        throw Difference("\(name) cannot watch: \(error)")
      }
    }
  }

  private mutating func check(
    _ got: WatchEngagementsResponse, _ event: Model.Event, _ account: Int
  ) throws {
    let name = Cards.names[account]
    leaks.look(atEvent: got.encoded(), for: name)
    let side = model.accounts[account].side
    let words = model.words(of: event, account, try running.now)
    let id = people.engagement(event.engagement, side)
    let isRight =
      got.kind.modelKind == event.kind && got.message?.text == words
      && (id == People.unknown || got.engagementID == id)
    guard isRight else {
      throw Difference(
        """
        \(name)'s event at place \(event.place)
            the model expects \(event.kind) of engagement \(event.engagement), \(words ?? "no message")
            the server says   \(got.kind) of \(got.engagementID), \(got.message?.text ?? "no message")
        """)
    }
    if people.cursors[account].last.map({ $0.place < event.place }) ?? true {
      people.cursors[account].append((event.place, got.cursor))
    }
  }

  /// Reads each account's events to the end: no more are there than should be. Nothing can be watched after it.
  mutating func endStreams() async throws {
    var ends: [(Int, ResponseStream<WatchEngagementsResponse>.Iterator)] = []
    for account in model.accounts.indices where !model.accounts[account].isErased {
      let service = EngagementServiceClient(channel: try clients.channel(account))
      let shown = model.streams[account].events.filter { $0.kind != .unshown }
      let replies = try await service.watchEngagements(WatchEngagementsRequest(cursor: "start"))
      var next = replies.makeAsyncIterator()
      for event in shown {
        guard let got = try await next.next() else {
          throw Difference("\(Cards.names[account])'s events end early")
        }
        try check(got, event, account)
      }
      ends.append((account, next))
    }
    try running.endStreams()
    for (account, var next) in ends {
      if let got = try? await next.next() {
        throw Difference("\(Cards.names[account]) is told once more than it should be: \(got.kind)")
      }
    }
  }

  // MARK: - The end

  /// Looks at everything once more.
  ///
  /// - Parameter searchesFiles: whether the daemon is started on what is left, and every file and backup searched.
  mutating func finish(searchesFiles: Bool) async throws {
    for account in model.accounts.indices { try await lookAtList(of: account) }
    for id in model.engagements.indices {
      for side in Side.allCases where model.engagements[id][side] != nil {
        let account = model.engagements[id].account(side)
        try await read(.readGrant(id, side), by: account)
        try await read(.readThread(id, side), by: account)
      }
    }
    noteReveals(model.engagements.count { $0.workerView?.agreeUntil != nil })
    try checkFiles()
    try await endStreams()
    await abandon()
    leaks.look(in: "the log", Array(output.log.joined(separator: "\n").utf8))
    if searchesFiles {
      try await lastLife()
      try searchFiles()
    }
    let places = leaks.places
    guard places.isEmpty else { throw Difference(places.joined(separator: "\n    ")) }
  }
}
