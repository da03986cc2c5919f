import Testing

@testable import HandschlagDomain

@Suite struct ProseProofTests {
  /// What the detectors say without the proof before them.
  private func detectorsSay(_ text: String) -> ScreeningVerdict {
    var steps = 0
    return screen(text, steps: &steps)
  }

  @Test(arguments: [
    "The draft is done, and we could go through it together tomorrow.",
    "Könnten Sie mir den Entwurf bis Freitag schicken? Dann schaue ich ihn gleich an.",
    "I would like to write this text, and I have time at once.\nWe start on Monday; is that early enough?",
    "Wir backen Brot und Brötchen für eine kleine Stadt (seit der Großvater den Ofen baute).",
    "Two drafts and one final text, as agreed: that's fine.",
  ])
  func ordinaryProseIsProven(text: String) {
    #expect(ProseProof.holds(for: text))
    #expect(detectorsSay(text) == .clean)
  }

  @Test(arguments: certainTexts + heldTexts + laterLeaks) func noLeakIsProven(text: String) {
    #expect(!ProseProof.holds(for: text))
  }

  @Test(arguments: cleanTexts + laterInnocents) func whatIsProvenIsClean(text: String) {
    if ProseProof.holds(for: text) { #expect(detectorsSay(text) == .clean) }
  }

  /// Random texts of what a leak could be made of and the proof lets through, alone and side by side.
  @Test(arguments: 1...8) func whatIsProvenOfRandomTextsIsClean(seed: UInt64) {
    var random = ScreeningRandom(state: seed)
    let pieces = Self.pieces
    var proven = 0
    for _ in 0..<12_000 {
      let text = (0..<Int.random(in: 1..<12, using: &random)).map { _ in
        Bool.random(using: &random)
          ? pieces[Int.random(in: 0..<pieces.count, using: &random)]
          : Self.joints[Int.random(in: 0..<Self.joints.count, using: &random)]
      }.joined()
      guard ProseProof.holds(for: text) else { continue }
      proven += 1
      let verdict = detectorsSay(text)
      #expect(verdict == .clean, "\(text.debugDescription)")
    }
    #expect(proven > 500)
  }

  private static let joints = [
    " ", " ", " ", "\n", ".", ". ", ", ", ",", ": ", ":", "-", " - ", "(", ")", " (", ") ", "'", "\"", "; ",
    "? ", "!",
  ]
  /// Every word that some detector knows, with others that look like parts of something.
  private static let pieces: [String] =
    Lexicon.table.keys.sorted()
    + [
      "at", "bei", "add", "a", "ät", "Ät", "sign", "t", "T", "s", "i", "l", "o", "b", "z", "q", "O", "I", "S",
      "max", "Max", "mueller", "Müller", "straße", "Straße", "maxATgmail", "eins", "zwei", "drei", "nulleins",
      "nulleinssieben", "siebenacht", "einsatzbereit", "und", "dann", "oh", "google", "me", "mich", "iban",
      "de",
      "De", "com", "Com", "am", "Am", "x", "e", "g", "www", "live", "file", "html", "weiß", "Größe",
    ]
}
