import HandschlagRPC
import HandschlagTransport
import Testing

/// Plays a machine and writes down what it decides.
private final class Transcript {
  var machine: ClientStateMachine<String>
  var lines: [String] = []

  init(calls: Int = 1000, orphans: Int = 250, isOpen: Bool = true) {
    machine = ClientStateMachine(limits: .init(concurrentCalls: calls, orphans: orphans))
    if isOpen { machine.opened() }
  }

  var liveCount: Int { machine.liveCount }
  var takesCalls: Bool { machine.takesCalls }
  var readsNothing: Bool { machine.readsNothing }
  var shouldClose: Bool { machine.shouldClose }
  var earliestDeadline: UInt64 { machine.earliestDeadline }

  @discardableResult
  func forget(_ id: UInt32) -> String? { machine.forget(id) }
  func expire(now: UInt64) -> [String] { machine.expire(now: now) }

  func begin(_ call: String, _ kind: CallKind = .unary, deadline: UInt64 = .max) {
    switch machine.begin(call, kind: kind, deadline: deadline) {
    case .send(let id): lines.append("send \(call) as \(id)")
    case .wait(let id): lines.append("\(call) waits as \(id)")
    case .refuse: lines.append("refuse \(call)")
    }
  }

  func next() {
    while let (call, id) = machine.next() { lines.append("send \(call) as \(id)") }
  }

  func receive(_ kind: FrameHeader.Kind, _ id: UInt32, _ flags: FrameHeader.Flags = []) {
    let header = FrameHeader(length: 0, streamID: id, kind: kind, flags: flags)
    switch machine.received(header) {
    case .reply(let call): lines.append("reply \(call)")
    case .initialMetadata(let call): lines.append("metadata \(call)")
    case .message(let call, let isLast): lines.append("\(isLast ? "last message" : "message") \(call)")
    case .end(let call): lines.append("end \(call)")
    case .unexpected(let call): lines.append("unexpected \(call)")
    case .grant: lines.append("grant")
    case .ping: lines.append("ping")
    case .goAway: lines.append("go away")
    case .drop: lines.append("drop")
    case .violation: lines.append("violation")
    }
  }
}

@Test func callsAreAnsweredInAnyOrder() {
  let t = Transcript()
  t.begin("a")
  t.begin("b")
  t.receive(.response, 3)
  t.receive(.response, 1)
  #expect(t.lines == ["send a as 1", "send b as 3", "reply b", "reply a"])
  #expect(t.liveCount == 0)
}

@Test func callsWaitForTheConnectionAndKeepTheirOrder() {
  let t = Transcript(isOpen: false)
  t.begin("a")
  t.begin("b")
  t.next()
  t.machine.opened()
  t.next()
  #expect(t.lines == ["a waits as 1", "b waits as 3", "send a as 1", "send b as 3"])
}

@Test func noMoreCallsAreSentThanTheServerTakes() {
  let t = Transcript(calls: 2)
  for call in ["a", "b", "c", "d"] { t.begin(call) }
  t.receive(.response, 1)
  t.next()
  // A newcomer does not overtake: ids must grow on the wire.
  t.begin("e")
  t.receive(.response, 3)
  t.receive(.response, 5)
  t.next()
  #expect(
    t.lines == [
      "send a as 1", "send b as 3", "c waits as 5", "d waits as 7", "reply a", "send c as 5", "e waits as 9",
      "reply b", "reply c", "send d as 7", "send e as 9",
    ])
}

@Test func aWaitingCallThatIsForgottenIsNeverSent() {
  let t = Transcript(calls: 1)
  t.begin("a")
  t.begin("b")
  t.begin("c")
  #expect(t.forget(3) == "b")
  #expect(t.forget(3) == nil)
  t.receive(.response, 1)
  t.next()
  #expect(t.lines.last == "send c as 5")
}

@Test func lateFramesOfForgottenCallsAreDroppedAndTheirRoomComesBack() {
  let t = Transcript(calls: 1)
  t.begin("a")
  t.forget(1)
  t.begin("b")
  t.next()
  t.receive(.response, 1)
  t.next()
  #expect(t.lines == ["send a as 1", "b waits as 3", "drop", "send b as 3"])
}

@Test func aReplyStreamHasMetadataMessagesAndAnEnd() {
  let t = Transcript()
  t.begin("s", .serverStreaming)
  t.receive(.response, 1, .remoteOpen)
  t.receive(.data, 1)
  t.receive(.data, 1, .noData)
  t.receive(.data, 1, [.remoteClosed, .noData])
  t.begin("t", .bidirectional)
  t.receive(.data, 3, .remoteClosed)
  t.begin("u", .clientStreaming)
  t.receive(.response, 5)
  #expect(
    t.lines == [
      "send s as 1", "metadata s", "message s", "drop", "end s", "send t as 3", "last message t",
      "send u as 5", "reply u",
    ])
}

@Test func framesThatDoNotBelongEndTheCallOrTheConnection() {
  let t = Transcript(calls: 1)
  t.begin("a")
  t.receive(.data, 1)
  t.begin("b")
  t.receive(.request, 3)
  t.receive(.response, 2)
  t.receive(.response, 99)
  t.begin("c")
  t.begin("waiting")
  t.receive(.response, 7)
  t.receive(FrameHeader.Kind(rawValue: 0x12), 0)
  #expect(
    t.lines == [
      "send a as 1", "unexpected a", "send b as 3", "unexpected b", "violation", "violation", "send c as 5",
      "waiting waits as 7", "violation", "drop",
    ])
}

@Test func deadlinesEndExactlyTheCallsTheyBelongTo() {
  let t = Transcript()
  t.begin("a", deadline: 10)
  t.begin("b", deadline: 20)
  t.begin("c")
  #expect(t.earliestDeadline == 10)
  #expect(t.expire(now: 9) == [])
  #expect(t.expire(now: 10) == ["a"])
  #expect(t.earliestDeadline == 20)
  #expect(t.expire(now: .max - 1) == ["b"])
  #expect(t.liveCount == 1)
}

@Test func aLostConnectionTellsWhatTheServerMayHaveSeen() {
  let t = Transcript(calls: 2)
  for call in ["a", "b", "c"] { t.begin(call) }
  let (sent, unsent) = t.machine.lost()
  #expect(sent == ["a", "b"])
  #expect(unsent == ["c"])
  t.begin("d")
  #expect(t.lines.last == "refuse d")
  #expect(t.takesCalls == false)
}

@Test func aRetiredConnectionFinishesWhatItHas() {
  let t = Transcript(calls: 1)
  t.begin("a")
  t.begin("b")
  t.machine.retire()
  t.begin("c")
  #expect(!t.shouldClose)
  t.receive(.response, 1)
  t.next()
  t.receive(.response, 3)
  #expect(t.lines.suffix(4) == ["refuse c", "reply a", "send b as 3", "reply b"])
  #expect(t.shouldClose)
}

@Test func readingStopsOnlyWhenEveryCallIsAFullStream() {
  let t = Transcript()
  t.begin("s", .serverStreaming)
  t.begin("t", .serverStreaming)
  #expect(!t.readsNothing)
  t.machine.setPaused(true, 1)
  #expect(!t.readsNothing)
  t.machine.setPaused(true, 3)
  t.machine.setPaused(true, 3)
  #expect(t.readsNothing)
  // The reader of a full stream may wait for this very answer.
  t.begin("unary")
  #expect(!t.readsNothing)
  t.receive(.response, 5)
  #expect(t.readsNothing)
  t.machine.setPaused(false, 1)
  #expect(!t.readsNothing)
  t.forget(1)
  #expect(t.readsNothing)
  t.receive(.data, 3, [.remoteClosed, .noData])
  #expect(!t.readsNothing)
}

@Test func aStreamNobodyReadsClosesAnIdleConnection() {
  let t = Transcript()
  t.begin("s", .serverStreaming)
  t.begin("a")
  t.forget(1)
  #expect(!t.shouldClose)
  t.receive(.response, 3)
  #expect(t.shouldClose)

  // A forgotten unary call ends by itself on the server: no reason to close.
  let u = Transcript()
  u.begin("a")
  u.forget(1)
  #expect(!u.shouldClose)
}

@Test func tooManyForgottenCallsRetireTheConnection() {
  let t = Transcript(orphans: 2)
  for _ in 0..<3 { t.begin("x") }
  t.forget(1)
  t.forget(3)
  #expect(t.takesCalls)
  t.forget(5)
  #expect(!t.takesCalls)
}
