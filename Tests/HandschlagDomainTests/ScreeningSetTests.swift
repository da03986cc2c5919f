import Foundation
import HandschlagDomain
import Testing

/// The screening against texts that humans have labelled; `make screening` prints the figures.
struct ScreeningSetTests {
  /// Whether to print the figures.
  private static let prints = ProcessInfo.processInfo.environment["HANDSCHLAG_REPORT"] != nil

  @Test func theTunedSetIsScreenedWell() throws {
    let texts = try ScreeningSet.tuned()
    #expect(texts.count >= 600)
    #expect(Set(texts.map(\.messages)).count == texts.count)
    let figures = ScreeningFigures(texts)
    report(figures, "Tuned set")
    #expect(figures.recall >= 0.95)
    #expect(figures.precision >= 0.97)
    // What is refused can't be appealed: an innocent text is at most held.
    #expect(figures.sum(.clean).refused == 0)
  }

  @Test func theHeldOutSetIsReported() throws {
    let texts = try ScreeningSet.heldOut()
    #expect(texts.count >= 200)
    let known = Set(try ScreeningSet.tuned().map(\.messages))
    #expect(texts.allSatisfy { !known.contains($0.messages) })
    report(ScreeningFigures(texts), "Held-out set, not tuned on")
  }

  private func report(_ figures: ScreeningFigures, _ title: String) {
    guard Self.prints else { return }
    print(figures.report(title))
    for (text, verdict) in figures.wrong {
      print("  \(text.label.rawValue), but \(verdict.rawValue): \(text.messages.joined(separator: " ||| "))")
    }
  }
}
