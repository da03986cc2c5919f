import HandschlagClient
import HandschlagRPC
import Synchronization
import Testing

/// Serves the events behind the cursor given, so many of them before the stream `ends` in its way.
private func watching(
  perStream: Int, cursors: CursorLog, ends: @escaping @Sendable () throws -> Void = {}
) -> RPCHandler {
  .serverStreaming(EngagementServiceMethods.watchEngagements) {
    (request: WatchEngagementsRequest, _, writer: ResponseWriter<WatchEngagementsResponse>) in
    cursors.note(request.cursor)
    let start = (Int(request.cursor) ?? 0) + 1
    for number in start..<(start + perStream) {
      try await writer.write(.init(kind: .message, engagementID: "eng_\(number)", cursor: "\(number)"))
    }
    try ends()
  }
}

private final class CursorLog: Sendable {
  private let list = Mutex<[String]>([])
  var all: [String] { list.withLock { $0 } }
  func note(_ cursor: String) { list.withLock { $0.append(cursor) } }
}

/// Longer than any machine holds a test up.
private let patience = Duration.seconds(86_400)

private func read(_ count: Int, of events: EngagementEvents) async throws -> [String] {
  var ids: [String] = []
  for try await event in events {
    ids.append(event.engagementID)
    if ids.count == count { break }
  }
  return ids
}

@Test func eventsGoOnBehindTheLastOneAfterEachInterruption() async throws {
  for error in [nil, RPCError.lost, RPCError(.unavailable, "draining")] {
    let cursors = CursorLog()
    let channel = ScriptedChannel([watching(perStream: 2, cursors: cursors) { if let error { throw error } }])
    let events = HandschlagClient(channel: channel).engagementEvents(
      from: HandschlagClient.oldestEvent, patience: patience)
    let ids = try await read(5, of: events)
    #expect(ids == ["eng_1", "eng_2", "eng_3", "eng_4", "eng_5"])
    #expect(cursors.all == ["start", "2", "4"])
  }
}

@Test func eventsSurviveAServerThatIsAwayForAWhile() async throws {
  let cursors = CursorLog()
  let channel = ScriptedChannel([watching(perStream: 1, cursors: cursors)])
  var events = HandschlagClient(channel: channel).engagementEvents(from: "7", patience: patience)
    .makeAsyncIterator()
  #expect(try await events.next()?.engagementID == "eng_8")
  channel.failNext(with: [.connectFailed, .lost])
  #expect(try await events.next()?.engagementID == "eng_9")
  #expect(cursors.all == ["7", "8"])
}

@Test func theFirstFailureAndARefusalAreThrown() async throws {
  let away = ScriptedChannel([], failures: [.connectFailed])
  var first = HandschlagClient(channel: away).engagementEvents().makeAsyncIterator()
  await #expect(throws: RPCError.connectFailed) { _ = try await first.next() }

  let refusal = RPCError(.invalidArgument, "no such cursor")
  let refusing = ScriptedChannel([watching(perStream: 1, cursors: CursorLog()) { throw refusal }])
  var second = HandschlagClient(channel: refusing).engagementEvents(from: "1").makeAsyncIterator()
  _ = try await second.next()
  let error = await #expect(throws: RPCError.self) { _ = try await second.next() }
  #expect(error?.code == .invalidArgument)
}

@Test func eventsOfProjectsGoOnBehindTheLastOneToo() async throws {
  let cursors = CursorLog()
  let channel = ScriptedChannel([
    .serverStreaming(ProjectServiceMethods.watchProjects) {
      (request: WatchProjectsRequest, _, writer: ResponseWriter<WatchProjectsResponse>) in
      cursors.note(request.cursor)
      let next = (Int(request.cursor) ?? 0) + 1
      try await writer.write(.init(change: .posted, projectID: "prj_\(next)", cursor: "\(next)"))
      throw RPCError(.unavailable, "draining")
    }
  ])
  var ids: [String] = []
  for try await event in HandschlagClient(channel: channel).projectEvents(from: "4") {
    ids.append(event.projectID)
    if ids.count == 3 { break }
  }
  #expect(ids == ["prj_5", "prj_6", "prj_7"])
  #expect(cursors.all == ["4", "5", "6"])
}

@Test func patienceEnds() async throws {
  let channel = ScriptedChannel([watching(perStream: 1, cursors: CursorLog())])
  var events = HandschlagClient(channel: channel)
    .engagementEvents(from: "1", patience: .zero).makeAsyncIterator()
  _ = try await events.next()
  let error = await #expect(throws: RPCError.self) { _ = try await events.next() }
  #expect(error?.code == .unavailable)
}

@Test func cancellationEndsTheWait() async throws {
  let channel = ScriptedChannel([watching(perStream: 0, cursors: CursorLog())])
  let client = HandschlagClient(channel: channel)
  let task = Task { for try await _ in client.engagementEvents(from: "1") {} }
  while channel.calls.isEmpty { await Task.yield() }
  task.cancel()
  await #expect(throws: CancellationError.self) { try await task.value }
}
