import HandschlagClient
import Testing

/// Seeds under pass phrases.
struct LockedSeedTests {
  private let seed = SealingSeed()

  @Test func theSamePhraseOpensAndNoOtherDoes() throws {
    let locked = try LockedSeed(seed, under: "vier Wörter aus Papier")
    let read = try #require(LockedSeed(locked.text))
    #expect(read == locked)
    #expect(try read.seed("vier Wörter aus Papier") == seed)
    // An umlaut of two scalars is the same letter.
    #expect(try read.seed("vier Wo\u{308}rter aus Papier") == seed)
    #expect(throws: LockedSeed.Failure.wrongPassPhrase) { try read.seed("vier Wörter aus papier") }
    #expect(throws: LockedSeed.Failure.unusable) { try read.seed("") }
    #expect(throws: LockedSeed.Failure.unusable) { try LockedSeed(seed, under: "") }
    #expect(throws: LockedSeed.Failure.unusable) { try LockedSeed(seed, under: "a\u{0}b") }
  }

  @Test func twoLocksOfOneSeedHaveNothingInCommon() throws {
    let texts = try (0..<2).map { _ in try LockedSeed(seed, under: "a b c d").text }
    #expect(texts[0].split(separator: "$")[2] != texts[1].split(separator: "$")[2])
    #expect(texts[0].split(separator: " ")[1] != texts[1].split(separator: " ")[1])
    #expect(texts.allSatisfy { !$0.contains(seed.text.dropFirst(4)) })
  }

  @Test func anAlteredLockOpensNothing() throws {
    let text = try LockedSeed(seed, under: "a b c d").text
    for index in stride(from: 3, to: text.utf8.count, by: 17) {
      var altered = Array(text.utf8)
      altered[index] = altered[index] == 0x41 ? 0x42 : 0x41
      guard let locked = LockedSeed(String(decoding: altered, as: UTF8.self)) else { continue }
      #expect(throws: LockedSeed.Failure.self, "byte \(index)") { try locked.seed("a b c d") }
    }
    for wrong in ["", "$y$", "$1$abc AAAA", text + " ", String(text.dropFirst())] {
      if let locked = LockedSeed(wrong) {
        #expect(throws: LockedSeed.Failure.self) { try locked.seed("a b c d") }
      }
    }
  }
}
