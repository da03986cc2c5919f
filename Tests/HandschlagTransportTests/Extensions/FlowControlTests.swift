import HandschlagRPC
import Testing

@testable import HandschlagTransport

/// Credit of messages, from both ends.
@Suite struct FlowControlTests {
  private let window = WindowSizes(stream: 1000, connection: 3000)

  private func end() -> FlowControl { FlowControl(own: window, peer: window) }

  @Test func aMessageMayTakeTheCreditBelowZeroAndTheNextWaits() {
    var sender = end()
    #expect(sender.maySend(1))
    sender.sent(1, bytes: 5000)
    #expect(!sender.maySend(1))
    // The connection's credit is used up, too.
    #expect(!sender.maySend(3))
    #expect(sender.granted(1, bytes: 4064) == .added)
    #expect(!sender.maySend(1))
    #expect(sender.granted(0, bytes: 2065) == .added)
    #expect(!sender.maySend(1))
    #expect(sender.maySend(3))
    #expect(sender.granted(1, bytes: 1) == .added)
    #expect(sender.maySend(1))
  }

  @Test func noCreditGrowsAboveTheLargestWindow() {
    var sender = end()
    #expect(sender.granted(1, bytes: FlowControl.largestWindow) == .overflow)
    #expect(sender.granted(0, bytes: FlowControl.largestWindow) == .overflow)
    #expect(sender.granted(1, bytes: FlowControl.largestWindow - 1000) == .added)
    #expect(sender.granted(1, bytes: 1) == .overflow)
  }

  @Test func aReceiverNoticesWhoSendsWithoutCredit() {
    var receiver = end()
    #expect(receiver.received(1, bytes: 936) == .within)
    #expect(receiver.received(1, bytes: 0) == .streamExceeded)
    #expect(receiver.received(3, bytes: 1936) == .within)
    #expect(receiver.received(5, bytes: 0) == .connectionExceeded)
  }

  @Test func emptyMessagesCostSomethingToo() {
    var receiver = end()
    var taken = 0
    while receiver.received(1, bytes: 0) == .within { taken += 1 }
    #expect(taken == 16)
  }

  /// Whatever two ends do: a sender that keeps to its credit is never found wrong, what the receiver keeps
  /// is bounded, and when all is read and all grants have come, both may send again.
  @Test(arguments: 0..<50)
  func bothEndsAgree(seed: Int) {
    var random = Seeded(UInt64(seed) + 1)
    var sender = end()
    var receiver = end()
    var unread: [UInt32: [Int]] = [:]
    var underWay: [(id: UInt32, bytes: Int)] = []
    var grants: [(id: UInt32, bytes: Int)] = []
    var closed: Set<UInt32> = []
    for _ in 0..<2000 {
      let id = UInt32(1 + 2 * Int.random(in: 0..<6, using: &random))
      switch Int.random(in: 0..<10, using: &random) {
      case 0...3 where !closed.contains(id) && sender.maySend(id):
        let bytes = Int.random(in: 0...1500, using: &random)
        sender.sent(id, bytes: bytes)
        underWay.append((id, bytes))
      case 4...5 where !underWay.isEmpty:
        let (id, bytes) = underWay.removeFirst()
        if closed.contains(id) {
          receiver.dropped(bytes: bytes)
        } else {
          #expect(receiver.received(id, bytes: bytes) == .within)
          unread[id, default: []].append(bytes)
        }
      case 6...7:
        guard let bytes = unread[id]?.first else { continue }
        unread[id]?.removeFirst()
        let given = receiver.consumed(id, cost: bytes + FlowControl.costPerMessage)
        #expect(given == bytes + FlowControl.costPerMessage)
        grants.append((id, given))
      case 8 where !grants.isEmpty:
        let (id, bytes) = grants.removeFirst()
        if !closed.contains(id) { #expect(sender.granted(id, bytes: bytes) == .added) }
      case 9 where Int.random(in: 0..<40, using: &random) == 0:
        closed.insert(id)
        unread[id] = nil
        receiver.closed(id)
        sender.closed(id)
      default:
        if let credit = receiver.takeConnectionGrant() { grants.append((0, credit)) }
      }
      let kept = unread.values.joined().reduce(0) { $0 + $1 + FlowControl.costPerMessage }
      #expect(kept < 3000 + 6 * 1564)
    }
    for (id, bytes) in underWay where !closed.contains(id) {
      #expect(receiver.received(id, bytes: bytes) == .within)
      unread[id, default: []].append(bytes)
    }
    for (id, bytes) in underWay where closed.contains(id) { receiver.dropped(bytes: bytes) }
    for (id, all) in unread {
      for bytes in all {
        grants.append((id, receiver.consumed(id, cost: bytes + FlowControl.costPerMessage)))
      }
    }
    if let credit = receiver.takeConnectionGrant() { grants.append((0, credit)) }
    for (id, bytes) in grants where !closed.contains(id) { _ = sender.granted(id, bytes: bytes) }
    for id: UInt32 in [1, 3, 5, 7, 9, 11] where !closed.contains(id) { #expect(sender.maySend(id)) }
  }
}

/// Numbers that a test can repeat.
struct Seeded: RandomNumberGenerator {
  private var state: UInt64
  init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// Bounds of what may come in storms.
@Suite struct StormLimitTests {
  private let second: UInt64 = 1_000_000_000

  @Test func twoHundredCancelsAreFreeAndMoreThanHalfIsTooMany() {
    var limit = CancelLimit()
    for number in 1...200 {
      #expect(limit.allows(cancelAt: second, callBegan: second, begun: UInt64(number)) == true)
    }
    #expect(limit.allows(cancelAt: second, callBegan: second, begun: 201) == false)
    // A third of the calls may be given up, however many they are.
    limit = CancelLimit()
    for number in 1...5000 {
      #expect(limit.allows(cancelAt: second, callBegan: second, begun: UInt64(3 * number)) == true)
    }
  }

  @Test func countingBeginsAnewEachThirtySeconds() {
    var limit = CancelLimit()
    for round in 0..<10 {
      let now = UInt64(round) * 31 * second + second
      for number in 1...200 {
        #expect(limit.allows(cancelAt: now, callBegan: now, begun: UInt64(200 * round + number)) == true)
      }
    }
  }

  @Test func theEndOfOldStreamsIsNoStorm() {
    var limit = CancelLimit()
    for _ in 0..<1000 {
      #expect(limit.allows(cancelAt: 100 * second, callBegan: second, begun: 1000) == true)
    }
  }

  @Test func aPingInTenSecondsIsFairAndTwoMayComeSooner() {
    var limit = PingLimit()
    var now = second
    for _ in 0..<100 {
      #expect(limit.allows(pingAt: now, activity: 1) == true)
      now += 10 * second
    }
    #expect(limit.allows(pingAt: now, activity: 1) == true)
    #expect(limit.allows(pingAt: now, activity: 1) == true)
    #expect(limit.allows(pingAt: now, activity: 1) == true)
    #expect(limit.allows(pingAt: now, activity: 1) == false)
  }

  @Test func anyNumberOfPingsMayComeWhileOtherFramesPass() {
    var limit = PingLimit()
    for number in 0..<10_000 { #expect(limit.allows(pingAt: second, activity: UInt64(number)) == true) }
  }
}
