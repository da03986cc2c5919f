/// What kind of contact data a hit is.
package enum ContactHitKind: String, Hashable, Sendable, CaseIterable {
  /// An e-mail address, however it is spelled.
  case email
  /// A telephone number, in digits, words or a mixture.
  case phone
  /// A web address or a bare domain.
  case link
  /// A name on another platform, or the wish to move there.
  case handle
  /// A bank account number (IBAN).
  case bankAccount
  /// A street with a house number.
  case address
  /// A number under which a public register names its holder (VAT or trade register).
  case registration
}

/// How sure the screening is that a passage is contact data.
package enum ContactCertainty: Hashable, Sendable, Comparable {
  /// A human has to look.
  case uncertain
  /// A human would have no doubt.
  case certain
}

/// One passage that carries, or may carry, contact data.
package struct ContactHit: Hashable, Sendable {
  /// What was found.
  package let kind: ContactHitKind
  /// The passage, in UTF-8 bytes of the screened text; never empty, and on scalar boundaries.
  package let range: Range<Int>
  /// Whether a human would doubt.
  package let certainty: ContactCertainty
  /// A hint for operators and logs: at most the first character of the datum, then asterisks.
  package let masked: String

  /// Makes a hit.
  package init(kind: ContactHitKind, range: Range<Int>, certainty: ContactCertainty, masked: String) {
    self.kind = kind
    self.range = range
    self.certainty = certainty
    self.masked = masked
  }
}

/// The answer of the screening. Hits are sorted by place, do not overlap, and are at most
/// ``screeningHitLimit`` in number.
package enum ScreeningVerdict: Hashable, Sendable {
  /// Nothing was found.
  case clean
  /// Only uncertain hits: hold the text for the operator.
  case held([ContactHit])
  /// At least one certain hit: refuse the text. Uncertain hits are listed too.
  case certain([ContactHit])

  /// All hits, in order of place; empty when clean.
  package var hits: [ContactHit] {
    switch self {
    case .clean: []
    case .held(let hits), .certain(let hits): hits
    }
  }

  init(hits: [ContactHit]) {
    if hits.isEmpty {
      self = .clean
    } else if hits.contains(where: { $0.certainty == .certain }) {
      self = .certain(hits)
    } else {
      self = .held(hits)
    }
  }
}

/// The most hits one verdict lists; a certain hit is never dropped in favour of an uncertain one.
package let screeningHitLimit = 64

/// Screens a free text for contact data, in German and English, disguised or not.
/// The work is linear in the text's length.
package func screen(_ text: String) -> ScreeningVerdict {
  if ProseProof.holds(for: text) { return .clean }
  var steps = 0
  return screen(text, steps: &steps)
}

/// Screens a text by the detectors alone and adds the number of elementary steps taken to `steps`.
package func screen(_ text: String, steps: inout Int) -> ScreeningVerdict {
  let folded = FoldedText(folding: text, steps: &steps)
  var hits = ScreeningPage.hits(of: folded, as: .plain, steps: &steps)
  if let joined = folded.joiningSpacedLetters(steps: &steps) {
    hits += ScreeningPage.hits(of: joined, as: .joined, steps: &steps)
  }
  if let letters = folded.readingDigitsAsLetters(steps: &steps) {
    hits += ScreeningPage.hits(of: letters, as: .lettersForDigits, steps: &steps)
  }
  if let digits = folded.readingLettersAsDigits(steps: &steps) {
    hits += ScreeningPage.hits(of: digits, as: .digitsForLetters, steps: &steps)
  }
  if let backwards = folded.readingBackwards(steps: &steps) {
    hits += ScreeningPage.hits(of: backwards, as: .backwards, steps: &steps)
  }
  return ScreeningVerdict(hits: settled(hits))
}

/// Screens `next` as the continuation of the texts the same sender wrote just before (oldest first).
///
/// Data split over messages is found and held, never refused: the earlier half was accepted already.
/// Ranges are in UTF-8 bytes of `next`. At most 256 bytes of each of the last four texts are read.
package func screen(_ previous: [String], next: String) -> ScreeningVerdict {
  let own = screen(next)
  var before = ""
  for text in previous.suffix(4) {
    before += tail(of: text, bytes: 256) + " "
  }
  guard !before.isEmpty, own.hits.isEmpty || own == .held(own.hits) else { return own }
  // A cut inside a word leaves no space behind; a cut between words leaves one.
  var hits = own.hits
  for joined in [before, String(before.dropLast())] {
    let border = joined.utf8.count
    for hit in screen(joined + next).hits where hit.range.lowerBound < border {
      guard hit.range.upperBound > border else { continue }
      hits.append(
        ContactHit(
          kind: hit.kind, range: 0..<(hit.range.upperBound - border), certainty: .uncertain,
          masked: hit.masked))
    }
  }
  if hits.isEmpty, let range = ContinuedNumber(before).goesOn(in: ContinuedNumber(next)) {
    hits.append(ContactHit(kind: .phone, range: range, certainty: .uncertain, masked: "***"))
  }
  if hits.isEmpty, let last = previous.last, let range = LoneName(next).range, LoneName.isAwaited(after: last)
  {
    hits.append(ContactHit(kind: .handle, range: range, certainty: .uncertain, masked: "@***"))
  }
  return ScreeningVerdict(hits: settled(hits))
}

/// The last scalars of a text that fit into so many bytes.
private func tail(of text: String, bytes: Int) -> Substring {
  let utf8 = text.utf8
  guard var start = utf8.index(utf8.endIndex, offsetBy: -bytes, limitedBy: utf8.startIndex) else {
    return text[...]
  }
  while start < utf8.endIndex, utf8[start] & 0xC0 == 0x80 { start = utf8.index(after: start) }
  return text[start...]
}

/// Sorts hits by place and keeps one of each group that overlaps: the surest, then the longest.
private func settled(_ hits: [ContactHit]) -> [ContactHit] {
  let sorted = hits.sorted {
    ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
  }
  var kept: [ContactHit] = []
  for hit in sorted {
    guard let last = kept.last, last.range.upperBound > hit.range.lowerBound else {
      kept.append(hit)
      continue
    }
    if (hit.certainty, hit.range.count) > (last.certainty, last.range.count) {
      kept[kept.count - 1] = hit
    }
  }
  guard kept.count > screeningHitLimit else { return kept }
  let certain = kept.filter { $0.certainty == .certain }.prefix(screeningHitLimit)
  let room = screeningHitLimit - certain.count
  let uncertain = kept.filter { $0.certainty == .uncertain }.prefix(room)
  return (certain + uncertain).sorted { $0.range.lowerBound < $1.range.lowerBound }
}
