import Testing

@testable import HandschlagDomain

@Suite struct ScreeningTests {
  @Test(arguments: certainTexts) func aPlainLeakIsCertain(text: String) {
    #expect(verdictClass(screen(text)) == "certain", "\(screen(text))")
  }

  @Test(arguments: heldTexts) func aDoubtfulTextIsHeld(text: String) {
    #expect(verdictClass(screen(text)) == "held", "\(screen(text))")
  }

  @Test(arguments: cleanTexts) func anInnocentTextIsClean(text: String) {
    #expect(verdictClass(screen(text)) == "clean", "\(screen(text))")
  }

  @Test(arguments: laterLeaks) func anotherLeakIsFound(text: String) {
    #expect(screen(text) != .clean)
  }

  @Test(arguments: laterInnocents) func anotherInnocentTextIsClean(text: String) {
    #expect(screen(text) == .clean)
  }

  @Test func theTableIsLargeAndWithoutRepetition() {
    let all = certainTexts + heldTexts + cleanTexts + laterLeaks + laterInnocents
    #expect(all.count >= 250)
    #expect(Set(all).count == all.count)
  }

  @Test(arguments: [
    ("Mail: max@firma.de!", "max@firma.de", ContactHitKind.email),
    ("Grüße, ☎ 0171 1234567 abends", "0171 1234567", .phone),
    ("Größe: siehe mustershop.de bitte", "mustershop.de", .link),
    ("größer ｍａｘ＠ｆｉｒｍａ．ｄｅ ok", "ｍａｘ＠ｆｉｒｍａ．ｄｅ", .email),
    ("x\u{200B}y m\u{AD}ax&#64;firma.de ok", "m\u{AD}ax&#64;firma.de", .email),
    ("ü DE89 3704 0044 0532 0130 00.", "DE89 3704 0044 0532 0130 00", .bankAccount),
    ("Gib mir +49 171 1234567!", "+49 171 1234567", .phone),
    ("in der Musterstraße 12 oben", "Musterstraße 12", .address),
  ])
  func aHitNamesItsPlace(text: String, datum: String, kind: ContactHitKind) throws {
    let hit = try #require(screen(text).hits.first)
    #expect(String(decoding: Array(text.utf8)[hit.range], as: UTF8.self) == datum)
    #expect(hit.kind == kind)
  }

  @Test(arguments: certainTexts + heldTexts) func aMaskHidesTheDatum(text: String) {
    for hit in screen(text).hits {
      #expect(hit.masked.unicodeScalars.count(where: isTelling) <= 1)
      #expect(hit.masked.contains("***"))
    }
  }

  @Test(arguments: [
    (["0171"], "1234567"), (["meine Nummer", "0171"], "12 34 567"), (["max@"], "firma.de"),
    (["max (at)"], "gmail.com"), (["max.mueller@gmail"], "com"),
    (["null eins sieben eins"], "zwei drei vier fünf sechs"),
    (["www."], "beispiel.de/kontakt"), (["01", "71", "123"], "45678"), (["mein insta heißt"], "maxmueller"),
  ])
  func aDatumSplitOverTwoMessagesIsHeld(previous: [String], next: String) {
    let verdict = screen(previous, next: next)
    #expect(verdictClass(verdict) != "clean")
    for hit in verdict.hits { #expect(hit.range.upperBound <= next.utf8.count && !hit.range.isEmpty) }
  }

  @Test(arguments: [
    (["Wann können Sie anfangen?"], "Am 01.02.2026."), (["300 Wörter"], "0,05 € je Wort"),
    (["0171 1234567"], "Danke!"), ([], "Guten Tag"), (["Ich nehme 45 Euro"], "20 Stunden je Woche"),
    (["Bis 2026"], "10 Texte"), (["Preis 1.200"], "300 Wörter"),
  ])
  func innocentMessagesInARowStayClean(previous: [String], next: String) {
    #expect(screen(previous, next: next) == .clean)
  }

  @Test func aCertainLeakStaysCertainAfterOtherMessages() {
    #expect(verdictClass(screen(["Hallo"], next: "max@firma.de")) == "certain")
  }

  @Test func hitsAreBoundedAndKeepTheCertain() {
    let text = String(repeating: "@quark x ", count: 500) + "max@firma.de"
    let hits = screen(text).hits
    #expect(hits.count == screeningHitLimit)
    #expect(hits.contains { $0.certainty == .certain })
  }
}

/// Whether a scalar of a mask tells something about the datum.
private func isTelling(_ scalar: Unicode.Scalar) -> Bool {
  scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
}

/// The class of a verdict.
func verdictClass(_ verdict: ScreeningVerdict) -> String {
  switch verdict {
  case .clean: "clean"
  case .held: "held"
  case .certain: "certain"
  }
}
