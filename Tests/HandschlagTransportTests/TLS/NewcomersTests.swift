import Testing

@testable import HandschlagTransport

struct NewcomersTests {
  @Test func theOldestThatIsLeftGoesFirst() {
    var newcomers = Newcomers<String>()
    let numbers = ["a", "b", "c", "d", "e"].map { newcomers.add($0) }
    newcomers.remove(numbers[0])
    newcomers.remove(numbers[2])
    newcomers.remove(numbers[2])
    #expect(newcomers.count == 3)
    var left: [String?] = [newcomers.removeOldest()]
    let number = newcomers.add("f")
    for _ in 0..<4 { left.append(newcomers.removeOldest()) }
    #expect(left == ["b", "d", "e", "f", nil] && newcomers.count == 0)
    // A place is nobody else's later on.
    newcomers.remove(number)
    _ = newcomers.add("g")
    newcomers.remove(numbers[4])
    let last = newcomers.removeOldest()
    #expect(last == "g")
  }

  @Test func memoryIsAskedForSomeTimeAfterACrowdHasGone() {
    let second: UInt64 = 1_000_000_000
    var departures = Departures()
    for _ in 1..<Departures.crowd { departures.add() }
    let tooFew = (0..<100).map { departures.areDue(now: $0 * second) }
    departures.add()
    let atFirst = departures.areDue(now: 100 * second)
    departures.add()
    let tooSoon = departures.areDue(now: 100 * second + Departures.patience - 1)
    let inTime = departures.areDue(now: 100 * second + Departures.patience)
    // Once is enough.
    let after = [200, 300].map { departures.areDue(now: $0 * second) }
    #expect(!tooFew.contains(true) && !atFirst && !tooSoon && inTime && !after.contains(true))
  }
}
