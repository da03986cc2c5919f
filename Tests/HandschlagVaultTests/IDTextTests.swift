import Testing

@testable import HandschlagVault

/// The spelling of ids, against one that is written down the long way.
struct IDTextTests {
  private let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz")

  private func spelled(_ block: Block128) -> String {
    var bits = UInt128(block.high) << 64 | UInt128(block.low)
    var text: [Character] = []
    for _ in 0..<26 {
      text.insert(alphabet[Int(bits & 31)], at: 0)
      bits >>= 5
    }
    return "abc_" + String(text)
  }

  @Test func eachBitHasItsPlace() {
    for bit in 0..<128 {
      let bits: UInt128 = 1 << UInt128(bit)
      let block = Block128(high: UInt64(bits >> 64), low: UInt64(truncatingIfNeeded: bits))
      #expect(IDText.encode(block, prefix: "abc") == spelled(block))
      #expect(IDText.decode(spelled(block), prefix: "abc") == block)
    }
  }

  @Test func anyBlockIsSpelledTheSameWay() {
    var random = SplitMix64(seed: 11)
    for _ in 0..<2_000 {
      let block = Block128(high: random.next(), low: random.next())
      #expect(IDText.encode(block, prefix: "abc") == spelled(block))
      #expect(IDText.decode(spelled(block), prefix: "abc") == block)
    }
  }

  @Test func nothingElseDecodes() {
    let text = spelled(Block128(high: 0x0123_4567_89ab_cdef, low: 0xfedc_ba98_7654_3210))
    for position in text.utf8.indices {
      for wrong in ["i", "l", "o", "u", "A", "-", " ", "\u{0}", "ä"] {
        var changed = text
        changed.replaceSubrange(position...position, with: wrong)
        #expect(IDText.decode(changed, prefix: "abc") == nil)
      }
    }
    // More than 128 bits: the first digit is at most 7.
    for first in "89abz" { #expect(IDText.decode("abc_\(first)" + text.dropFirst(5), prefix: "abc") == nil) }
    #expect(IDText.decode(text + "0", prefix: "abc") == nil)
    #expect(IDText.decode(String(text.dropLast()), prefix: "abc") == nil)
    #expect(IDText.decode(text, prefix: "abd") == nil)
  }
}
