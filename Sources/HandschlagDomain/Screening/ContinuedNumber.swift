/// A telephone number that one message begins and the next one ends, with words between: "it starts with 0171",
/// "and goes on with 3920012". What follows immediately is found by reading the two as one text.
struct ContinuedNumber {
  private let text: FoldedText
  /// What the words of the text mean, taken together.
  private let roles: WordRole

  init(_ text: String) {
    var steps = 0
    self.text = FoldedText(folding: text, steps: &steps)
    var roles: WordRole = []
    for word in self.text.bytes.split(whereSeparator: { !$0.isLetter })
    where word.count <= Lexicon.longestWord {
      roles.formUnion(Lexicon.roles(of: String(decoding: word, as: UTF8.self)))
    }
    self.roles = roles
  }

  /// Where in `next` the number goes on that this text began; nil if it seems to do neither.
  func goesOn(in next: ContinuedNumber) -> Range<Int>? {
    guard next.roles.contains(.continues), let head = runs.last, let tail = next.runs.first else {
      return nil
    }
    let first = digits(head)
    let second = next.digits(tail)
    let isNumber = first.first == UInt8(ascii: "0") || roles.contains(.phoneCue)
    guard isNumber, first.count >= 3, second.count >= 4, (8...14).contains(first.count + second.count) else {
      return nil
    }
    return next.text.original(tail)
  }

  private func digits(_ range: Range<Int>) -> [UInt8] { text.bytes[range].filter(\.isDigit) }

  /// Runs of at least three digits, single separators allowed in between.
  private var runs: [Range<Int>] {
    var runs: [Range<Int>] = []
    var index = 0
    while index < text.count {
      guard text.bytes[index].isDigit else {
        index += 1
        continue
      }
      let start = index
      var end = index + 1
      while end < text.count {
        if text.bytes[end].isDigit {
          end += 1
        } else if Self.separators.contains(text.bytes[end]), end + 1 < text.count, text.bytes[end + 1].isDigit
        {
          end += 2
        } else {
          break
        }
      }
      if digits(start..<end).count >= 3 { runs.append(start..<end) }
      index = end
    }
    return runs
  }

  private static let separators: Set<UInt8> = Set(" -/.".utf8)
}
