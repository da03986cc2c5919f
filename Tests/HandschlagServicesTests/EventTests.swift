import HandschlagAPI
import HandschlagRPC
import Testing

/// Streams of events: whole, in order, to be resumed at any place, and for their owner alone.
@Suite(.timeLimit(.minutes(30)))
struct EventTests {
  /// Ten events in a worker's stream.
  private func busy(_ market: TestMarket) async throws -> Pair {
    let pair = try await market.applied(try await market.worker(), try await market.company())
    for number in 0..<8 {
      try await (number % 2 == 0 ? pair.company : pair.worker).send(
        "Line \(number).", in: number % 2 == 0 ? pair.companyID : pair.workerID)
    }
    try await pair.worker.consent(pair.workerID)
    _ = try await pair.company.projects.updateProject(
      UpdateProjectRequest(projectID: pair.project, content: pair.company.project("New title")))
    return pair
  }

  @Test func aStreamGoesOnAfterAnyOfItsCursors() async throws {
    try await TestMarket.run { market in
      let pair = try await busy(market)
      let all = try await pair.worker.events(10)
      #expect(all.first?.kind == .opened)
      #expect(all.last?.kind == .consentVoided)
      #expect(all.compactMap { $0.message?.number } == Array(2...9))
      #expect(Set(all.map(\.cursor)).count == 10)
      #expect(all.allSatisfy { $0.engagementID == pair.workerID })
      for place in all.indices.dropLast() {
        let rest = try await pair.worker.events(all.count - place - 1, after: all[place].cursor)
        #expect(rest == Array(all[(place + 1)...]))
      }
    }
  }

  @Test func twoWatchersSeeTheSameAsItHappens() async throws {
    try await TestMarket.run { market in
      let pair = try await market.applied(try await market.worker(), try await market.company())
      let opened = try await pair.worker.events(1)
      let cursor = try #require(opened.first).cursor
      async let first = pair.worker.events(50, after: cursor)
      async let second = pair.worker.events(50, after: cursor)
      try await withThrowingTaskGroup(of: Void.self) { group in
        for number in 0..<25 {
          group.addTask { try await pair.company.send("Line \(number).", in: pair.companyID) }
          group.addTask { try await pair.worker.send("Answer \(number).", in: pair.workerID) }
        }
        try await group.waitForAll()
      }
      let (left, right) = try await (first, second)
      #expect(left == right)
      #expect(left.compactMap { $0.message?.number } == Array(2...51))
      #expect(
        left.compactMap { $0.message?.text }
          == Array((try await pair.worker.texts(pair.workerID)).dropFirst()))
    }
  }

  @Test func aCursorIsOfUseToItsOwnerAlone() async throws {
    try await TestMarket.run { market in
      let pair = try await busy(market)
      let cursor = try #require(try await pair.worker.events(1).first).cursor
      for (party, text) in [
        (pair.company, cursor), (pair.worker, "A" + cursor.dropFirst()), (pair.worker, "1"),
      ] {
        let answer = try await reason { _ = try await party.events(1, after: text) }
        #expect(answer == "\(StatusCode.invalidArgument)")
      }
    }
  }

  @Test func aCursorOlderThanWhatIsKeptSaysSo() async throws {
    try await TestMarket.run { market in
      let pair = try await busy(market)
      let cursor = try #require(try await pair.worker.events(1).first).cursor
      market.clock.advance(days: 40)
      try await market.sweep()
      let answer = try await reason { _ = try await pair.worker.events(1, after: cursor) }
      #expect(answer == "CURSOR_EXPIRED")
      // The end of the view came with the sweep, and is kept.
      #expect(try await pair.worker.events(1).map(\.kind) == [.ended])
    }
  }

  /// A cursor into the stream of projects. A stream without one begins where its call happens to run, so
  /// projects are posted until the first is seen.
  private func cursor(_ watcher: Party, _ company: Party) async throws -> String {
    let stream = try await watcher.projects.watchProjects(WatchProjectsRequest())
    let poster = Task { while !Task.isCancelled { _ = try await company.post() } }
    var iterator = stream.makeAsyncIterator()
    let first = try await iterator.next()
    poster.cancel()
    _ = try? await poster.value
    return try #require(first).cursor
  }

  /// Changes after a cursor, up to and with the last change of a project.
  private func changes(
    _ watcher: Party, after cursor: String, through last: (String, ProjectChange)
  ) async throws -> [WatchProjectsResponse] {
    var changes: [WatchProjectsResponse] = []
    for try await change in try await watcher.projects.watchProjects(WatchProjectsRequest(cursor: cursor)) {
      changes.append(change)
      if change.projectID == last.0, change.change == last.1 { break }
    }
    return changes
  }

  @Test func projectsAreWatchedAsTheyCome() async throws {
    try await TestMarket.run(policy: NonInterferenceTests.policy) { market in
      let worker = try await market.worker()
      let company = try await market.company()
      let start = try await cursor(worker, company)
      let id = try await company.post()
      _ = try await company.projects.updateProject(
        UpdateProjectRequest(projectID: id, content: company.project("Changed")))
      let open = try await changes(worker, after: start, through: (id, .updated)).filter {
        $0.projectID == id
      }
      #expect(open.map(\.change) == [.posted, .updated])
      // A project is shown as it is now.
      #expect(open.map { $0.project?.version } == [2, 2])
      _ = try await company.projects.closeProject(CloseProjectRequest(projectID: id))
      let all = try await changes(worker, after: start, through: (id, .closed)).filter { $0.projectID == id }
      #expect(all.map(\.change) == [.posted, .updated, .closed])
      #expect(all.allSatisfy { $0.project == nil })
      let rest = try await changes(worker, after: try #require(open.last).cursor, through: (id, .closed))
      #expect(rest.map(\.change) == [.closed])
      let foreign = try await reason { _ = try await changes(company, after: start, through: (id, .closed)) }
      #expect(foreign == "\(StatusCode.invalidArgument)")
    }
  }

  @Test func aHeldProjectIsAnnouncedWhenItIsReleased() async throws {
    try await TestMarket.run(policy: NonInterferenceTests.policy) { market in
      let worker = try await market.worker()
      let company = try await market.company()
      let start = try await cursor(worker, company)
      var content = company.project("Bread")
      content.description = ScreeningTests.uncertain
      let held = try await company.post(content)
      let flag = try #require(try await market.operation.listFlagged(ListFlaggedRequest()).flagged.first)
      _ = try await market.operation.resolveFlagged(ResolveFlaggedRequest(flaggedID: flag.id, release: true))
      let marker = try await company.post()
      let seen = try await changes(worker, after: start, through: (marker, .posted))
      #expect(seen.contains { $0.projectID == held && $0.project?.state == .open })
    }
  }
}
