import HandschlagVault
import Testing

struct HandleTests {
  private let ids = PublicIDs(key: .ephemeral())

  @Test func aHandleIsTwoWordsAndThreeDigits() {
    for number in Int64(1)...2_000 {
      let handle = ids.handle(.worker, number: number, viewer: 1)
      let parts = handle.split(separator: " ", omittingEmptySubsequences: false)
      #expect(parts.count == 3)
      #expect(parts[2].utf8.count == 3 && Int(parts[2]) != nil)
      #expect(parts[0].first?.isUppercase == true && parts[1].first?.isUppercase == true)
    }
  }

  @Test func aHandleComesFromTheIDAlone() {
    for number in Int64(1)...500 {
      let id = ids.encode(.worker, number: number, epoch: 3, viewer: 8)
      #expect(ids.handle(.worker, id: id) == ids.handle(.worker, number: number, epoch: 3, viewer: 8))
    }
    #expect(ids.handle(.worker, id: "wkr_nonsense") == nil)
  }

  @Test func viewersAndEpochsSeeOtherHandles() {
    let handles = (Int64(1)...64).map { ids.handle(.worker, number: 5, viewer: $0) }
    // 64 draws from 16 million: two that coincide are possible, twenty are a defect.
    #expect(Set(handles).count > 44)
    #expect(ids.handle(.worker, number: 5, epoch: 0, viewer: 1) == handles[0])
  }

  @Test func wordsAreDrawnEvenly() {
    var adjectives: [Substring: Int] = [:]
    var animals: [Substring: Int] = [:]
    for number in Int64(1)...30_000 {
      let parts = ids.handle(.worker, number: number, viewer: 1).split(separator: " ")
      adjectives[parts[0], default: 0] += 1
      animals[parts[1], default: 0] += 1
    }
    #expect(adjectives.count == 128)
    #expect(animals.count == 128)
    // The mean is 234; eight standard deviations to either side.
    #expect((adjectives.values.min() ?? 0) > 110 && (adjectives.values.max() ?? 0) < 360)
    #expect((animals.values.min() ?? 0) > 110 && (animals.values.max() ?? 0) < 360)
  }
}
