import Testing

@testable import HandschlagDomain

/// A small seeded generator, so that a failure can be repeated.
struct ScreeningRandom: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

@Suite struct ScreeningPropertyTests {
  private func expectValid(_ text: String) {
    let size = text.utf8.count
    let bytes = Array(text.utf8)
    var last = 0
    let verdict = screen(text)
    for hit in verdict.hits {
      #expect(hit.range.lowerBound >= last && hit.range.upperBound <= size && !hit.range.isEmpty)
      last = hit.range.upperBound
      for border in [hit.range.lowerBound, hit.range.upperBound] where border < size {
        #expect(bytes[border] & 0xC0 != 0x80)
      }
    }
    #expect((verdictClass(verdict) == "clean") == verdict.hits.isEmpty)
    #expect((verdictClass(verdict) == "certain") == verdict.hits.contains { $0.certainty == .certain })
  }

  @Test(arguments: certainTexts + heldTexts + cleanTexts) func everyRangeIsValid(text: String) {
    expectValid(text)
    expectValid(text + "\r\n" + text)
  }

  @Test func randomScalarsGiveValidRanges() {
    var random = ScreeningRandom(state: 1)
    for _ in 0..<1500 {
      var text = ""
      for _ in 0..<Int.random(in: 0..<40, using: &random) {
        let limit: UInt32 = [0x80, 0x500, 0x3000, 0x1_F200, 0x11_0000][Int.random(in: 0..<5, using: &random)]
        if let scalar = Unicode.Scalar(UInt32.random(in: 0..<limit, using: &random)) {
          text.unicodeScalars.append(scalar)
        }
      }
      expectValid(text)
    }
  }

  @Test func randomBytesRepairedGiveValidRanges() {
    var random = ScreeningRandom(state: 2)
    for _ in 0..<1500 {
      let bytes = (0..<Int.random(in: 0..<60, using: &random)).map { _ in
        UInt8.random(in: .min ... .max, using: &random)
      }
      expectValid(String(decoding: bytes, as: UTF8.self))
    }
  }

  @Test func randomMixesOfTellingPiecesGiveValidRanges() {
    let pieces = [
      "@", ".", " ", "at", "dot", "(", ")", "gmail", "com", "0171", "+49", "null", "eins", "www", "http", ":",
      "/", "insta", "mein", "heißt", "max", "DE89", "#", "1234", "\n", "\u{200B}", "&#64;", "%40", "\\u0040",
      "street", "Str", "hrb", "plus", "oh", "-", ",", "_", "€", "＠", "🔟", "ß", "&", "#x", ";", "mailto",
      "dann",
    ]
    var random = ScreeningRandom(state: 3)
    for _ in 0..<3000 {
      let text = (0..<Int.random(in: 1..<14, using: &random)).map { _ in
        pieces[Int.random(in: 0..<pieces.count, using: &random)]
      }
      expectValid(text.joined())
      _ = screen(text, next: text.joined())
    }
  }

  @Test(arguments: certainTexts) func invisibleScalarsNeverMakeALeakClean(text: String) {
    let invisible: [Unicode.Scalar] = [
      "\u{200B}", "\u{200C}", "\u{200D}", "\u{2060}", "\u{FEFF}", "\u{AD}", "\u{200E}", "\u{200F}",
      "\u{202E}",
      "\u{2066}", "\u{34F}", "\u{FE0F}", "\u{301}", "\u{180E}", "\u{E0041}",
    ]
    var random = ScreeningRandom(state: 4)
    for round in 0..<(invisible.count * 2) {
      var hidden = ""
      for scalar in text.unicodeScalars {
        hidden.unicodeScalars.append(scalar)
        if round < invisible.count || Bool.random(using: &random) {
          hidden.unicodeScalars.append(invisible[round % invisible.count])
        }
      }
      #expect(screen(hidden) != .clean, "\(hidden.debugDescription)")
    }
  }

  @Test(arguments: certainTexts) func fullWidthNeverMakesALeakClean(text: String) {
    var wide = ""
    for scalar in text.unicodeScalars {
      let isPrintable = scalar.value > 0x20 && scalar.value < 0x7F
      wide.unicodeScalars.append(isPrintable ? Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar : scalar)
    }
    #expect(screen(wide) != .clean, "\(wide)")
  }

  @Test(arguments: certainTexts) func proseAroundNeverMakesALeakClean(text: String) {
    #expect(screen("Guten Tag!\n\(text)\nViele Grüße") != .clean)
  }

  @Test(arguments: [
    "@", "a", "0", ".", " ", "a.", "a@", "@a.", "0 ", "0,", "+", "null ", "nulleins", "at ",
    "max at gmail dot ",
    "(at)", "a b ", "a-b-", "&", "&#", "&#64;", "&amp;", "%40a", "\\u", "de89 ", "de89", "insta: ", "@a ",
    "@_",
    "mein insta ", "#1234", "www.", "http://", "com.", "a.com", "punkt ", "ä", "𝐚", "\u{200B}", "\u{301}",
    "aA",
    "aATb", "o0", "1.200.", "1 200 ", "01.02.", "12:30:", "dann ", "str. 1 ", "hrb ", "abc0", "_", "-",
    "iban de89 0000 ", "double ", "zweimal die ", "0171 xx ", "0a1b", "my name at ", "on telegram ",
    "mein gmail ",
    "search for ", "x_y ", "12 Mill ", "BS1 5TR ", "what's app ", "at, then ", "dot, ", "(a t) ", "moc ",
    "add 555 ",
    "my number is online ", "u/name ", "<<at>>", "google mal ", "sort code ", "de89,0000,",
  ])
  func workGrowsWithTheLengthAlone(piece: String) {
    let small = work(on: piece, bytes: 1024)
    #expect(work(on: piece, bytes: 8 * 1024) <= small * 8 + small + 4096)
  }

  @Test(arguments: [
    "@a ", "0 ", "null ", "de89 ", "a-b-", "max at gmail dot ", "1 200 ", "nulleins", "add me on x ",
  ])
  func sixtyFourKibibytesCostAtMostThreeHundredStepsEach(piece: String) {
    #expect(work(on: piece, bytes: 64 * 1024) <= 64 * 1024 * 300)
  }

  private func work(on piece: String, bytes: Int) -> Int {
    var steps = 0
    _ = screen(String(repeating: piece, count: bytes / piece.utf8.count), steps: &steps)
    return steps
  }
}
