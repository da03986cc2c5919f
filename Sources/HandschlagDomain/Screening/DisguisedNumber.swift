extension ScreeningPage {
  /// Whether the words around a number call it the rest of one: "3920012, die Vorwahl kennst du", or the writer's:
  /// "23125014 ist meine".
  mutating func isRest(_ row: NumberRow, _ isOther: Bool) -> Bool {
    guard !isOther, (6...12).contains(row.digits.count), row.words == 0, !row.hasComma else { return false }
    if row.digits.count <= 9 {
      for index in max(0, row.first - 14)..<min(tokens.count, row.last + 15) {
        steps += 1
        if roles(index).contains(.areaCode) { return true }
        if isKind(index, .word), word(index) == "area", isKind(after(index), .word),
          word(after(index)) == "code"
        {
          return true
        }
      }
    }
    let link = after(row.last)
    guard isKind(link, .word), ["ist", "is", "s"].contains(word(link)), row.digits.count >= 7 else {
      return false
    }
    let owner = after(link)
    guard isKind(owner, .word), roles(owner).contains(.own) || word(owner) == "mine" else { return false }
    return !isKind(after(owner), .word) || roles(after(owner)).contains(.phoneCue)
  }

  /// Whether a row is a part's number with a letter at its end: "09-2211-0033-A".
  func isPart(_ row: NumberRow) -> Bool {
    isMark(row.last + 1, "-") && isKind(row.last + 2, .word) && tokens[row.last + 2].range.count == 1
  }

  /// Finds numbers with letters strewn in: "0a1b7c1d…", "07700x900456", "0172 xx 9925904 (ohne xx)".
  mutating func findMixedNumbers() {
    var index = 0
    while index < tokens.count {
      steps += 1
      guard isKind(index, .number), !isKind(index - 1, .word, .number) else {
        index += 1
        continue
      }
      index = judgeMixed(from: index) + 1
    }
    guard let saying = tokens.first(where: { $0.roles.contains(.leaveOut) }) else { return }
    steps += tokens.count
    judgeStrewn(saying.range)
  }

  /// Judges the letters and digits that stick together from a token on, and gives the last of them.
  private mutating func judgeMixed(from first: Int) -> Int {
    var last = first
    var digits: [UInt8] = []
    var singles = 0
    var letters = 0
    var pieces = 0
    while isKind(last, .word, .number) {
      steps += 1
      let range = tokens[last].range
      if isKind(last, .number) {
        if digits.count < 20 { digits += text.bytes[range] }
        singles += range.count == 1 ? 1 : -20
      } else {
        letters = max(letters, range.count)
        pieces += 1
      }
      guard isKind(last + 1, .word, .number) else { break }
      last += 1
    }
    let isAlternating = singles >= 9 && letters == 1 && pieces >= 8
    let isParted = (1...2).contains(pieces) && letters <= 3 && isMobile(digits)
    if last > first, isAlternating || isParted, isKind(last, .number) || isAlternating {
      note(.phone, tokens[first].range.lowerBound..<tokens[last].range.upperBound, .uncertain)
    }
    return last
  }

  /// Whether digits are a mobile number of Germany or Britain.
  private func isMobile(_ digits: [UInt8]) -> Bool {
    (10...12).contains(digits.count)
      && ["015", "016", "017", "077", "078", "079", "074", "075"].contains { digits.starts(with: $0.utf8) }
  }

  /// Judges digits with short words between, where the text says that something is to be left out.
  private mutating func judgeStrewn(_ saying: Range<Int>) {
    var digits: [UInt8] = []
    var first = 0
    var last = 0
    for index in tokens.indices {
      steps += 1
      let token = tokens[index]
      switch token.kind {
      case .number where token.range.count <= 12:
        if digits.isEmpty { first = index }
        digits += text.bytes[token.range]
        last = index
      case .blank, .mark: continue
      case .word where token.range.count <= 3 && token.roles.isEmpty: continue
      default:
        digits = []
        continue
      }
      guard digits.count <= 12 else {
        digits = []
        continue
      }
      if isMobile(digits), last == index, first < last, !isKind(after(index), .number) {
        note(.phone, tokens[first].range.lowerBound..<tokens[last].range.upperBound, .uncertain)
        digits = []
      }
    }
  }
}
