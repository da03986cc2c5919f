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
    guard let head = runs.last, let tail = next.runs.first else { return nil }
    let first = digits(head)
    let second = next.digits(tail)
    // A message of digits alone goes on where a mobile number was left open.
    let isBare = next.roles.isEmpty && tail.count == next.text.count && first.count < 8
    guard
      next.roles.contains(.continues)
        || isBare && Self.mobile.contains(where: { first.starts(with: $0.utf8) })
    else { return nil }
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
      if digits(start..<end).count >= 3, !isDate(start..<end) { runs.append(start..<end) }
      index = end
    }
    return runs
  }

  /// 15.01.2027, 15.1., 2027-01-15.
  private func isDate(_ run: Range<Int>) -> Bool {
    let groups = text.bytes[run].split(whereSeparator: { !$0.isDigit }).map(\.count)
    let isFull =
      groups.count == 3 && groups.filter { $0 <= 2 }.count >= 2 && groups.allSatisfy { $0 == 4 || $0 <= 2 }
    let endsInDot = run.upperBound < text.count && text.bytes[run.upperBound] == UInt8(ascii: ".")
    return isFull && text.bytes[run].contains { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") }
      || groups.count == 2 && groups.allSatisfy { $0 <= 2 } && endsInDot
  }

  private static let separators: Set<UInt8> = Set(" -/.".utf8)
  private static let mobile = ["015", "016", "017", "077", "078", "079", "074", "075"]
}
