/// A row of numbers that may be one telephone number.
struct NumberRow {
  var digits: [UInt8] = []
  /// The lengths of the groups, words counting by their digits.
  var groups: [Int] = []
  var first: Int
  var last: Int
  var words = 0
  var hasPlus = false
  var isLoose = false
  var hasComma = false
  /// Whether words say in which order the groups are read.
  var isSequenced = false
  var separators: Set<UInt8> = []

  func begins(_ prefix: String) -> Bool { digits.starts(with: prefix.utf8) }
}

extension ScreeningPage {
  /// Finds telephone numbers in digits, in words, and in both.
  mutating func findPhones() {
    let innocent = innocentNumbers()
    findMixedNumbers()
    var index = 0
    while index < tokens.count {
      steps += 1
      guard digits(of: index) != nil, !innocent[index] else {
        index += 1
        continue
      }
      let row = numberRow(from: index, avoiding: innocent)
      if let certainty = weigh(row) {
        let low = row.hasPlus ? max(0, plusBefore(row.first) ?? row.first) : row.first
        note(.phone, tokens[low].range.lowerBound..<tokens[row.last].range.upperBound, certainty)
      }
      index = row.last + 1
    }
  }

  /// The digits a token stands for, or `nil`.
  private mutating func digits(of index: Int) -> [UInt8]? {
    let token = tokens[index]
    if token.kind == .number { return Array(text.bytes[token.range]) }
    guard token.kind == .word else { return nil }
    if token.roles.contains(.digits) { return Lexicon.digits(of: word(index)).map { Array($0.utf8) } }
    guard token.range.count >= 11 else { return nil }
    if let run = runTogether(token.range) { return run }
    guard token.range.count <= 32, let hundreds = Lexicon.hundreds(of: word(index)) else { return nil }
    return Array(hundreds.utf8)
  }

  /// Reads "nulleinssieben"; `nil` unless nothing but digits is in it.
  private mutating func runTogether(_ range: Range<Int>) -> [UInt8]? {
    var result: [UInt8] = []
    var rest = text.bytes[range]
    while !rest.isEmpty {
      steps += Lexicon.runTogether.count
      guard let (word, digit) = Lexicon.runTogether.first(where: { rest.starts(with: $0.0) }) else {
        return nil
      }
      result.append(digit)
      rest = rest.dropFirst(word.count)
    }
    return result
  }

  /// Gathers numbers from `start` on as long as only separators lie between.
  private mutating func numberRow(from start: Int, avoiding innocent: [Bool]) -> NumberRow {
    var row = NumberRow(first: start, last: start)
    row.hasPlus = plusBefore(start) != nil
    let times = repetition(before: start)
    let zero = spokenZero(before: times?.place ?? start)
    row.first = zero ?? times?.place ?? start
    if zero != nil { appendZero(to: &row) }
    append(start, to: &row, times: times?.count ?? 1)
    var index = start + 1
    while let next = nextNumber(from: index, row: &row), !innocent[next.index] {
      append(next.index, to: &row, times: next.times)
      row.last = next.index
      index = next.index + 1
    }
    return row
  }

  /// The word before a digit that repeats it, perhaps with an article: "double", "zweimal die".
  private func repetition(before index: Int) -> (place: Int, count: Int)? {
    var place = before(index)
    if isKind(place, .word), ["die", "the"].contains(word(place)) { place = before(place) }
    guard roles(place).contains(.times) else { return nil }
    return (place, Lexicon.times(of: word(place)))
  }

  private mutating func append(_ index: Int, to row: inout NumberRow, times: Int) {
    guard let found = digits(of: index) else { return }
    // Only a single digit is doubled.
    for _ in 0..<(found.count == 1 ? times : 1) {
      row.digits += found
      row.groups.append(found.count)
      if tokens[index].kind == .word { row.words += found.count > 2 ? found.count : 1 }
    }
  }

  /// What lies between two numbers of a row.
  private struct Gap {
    var joints = 0
    var zeros = 0
    var times = 1
    var hasComma = false
    var isLoose = false
    var isSequenced = false
    var marks: Set<UInt8> = []
  }

  /// The next number after marks, spaces and joining words, at most ten tokens on, and how often it counts.
  private mutating func nextNumber(
    from start: Int, row: inout NumberRow
  ) -> (index: Int, times: Int)? {
    var gap = Gap()
    for index in start..<min(start + 10, max(tokens.count, start)) {
      steps += 1
      if digits(of: index) != nil {
        for _ in 0..<gap.zeros { appendZero(to: &row) }
        row.hasComma = row.hasComma || gap.hasComma
        row.isLoose = row.isLoose || gap.isLoose
        row.isSequenced = row.isSequenced || gap.isSequenced
        row.separators.formUnion(gap.marks)
        if index == start { row.isLoose = row.isLoose || tokens[index].kind != tokens[index - 1].kind }
        return (index, gap.times)
      }
      guard pass(index, &gap, in: row) else { return nil }
    }
    return nil
  }

  /// Takes a token into a gap; false if no row goes on behind it.
  private func pass(_ index: Int, _ gap: inout Gap, in row: NumberRow) -> Bool {
    let token = tokens[index]
    switch token.kind {
    case .blank: gap.marks.insert(0x20)
    case .line: gap.isLoose = true
    case .mark where Self.joiningMarks.contains(token.byte):
      gap.hasComma = gap.hasComma || token.byte == UInt8(ascii: ",")
      gap.marks.insert(token.byte)
    case .mark:
      guard token.byte == FoldedText.foreignMark || token.byte == UInt8(ascii: ";") else { return false }
      gap.isLoose = true
    case .word where token.roles.contains(.times):
      gap.times = Lexicon.times(of: word(index))
      gap.isLoose = true
    case .word:
      return passWord(index, &gap, in: row)
    case .number: break
    }
    return true
  }

  private func passWord(_ index: Int, _ gap: inout Gap, in row: NumberRow) -> Bool {
    let name = word(index)
    let isRepeated = gap.times > 1 || gap.joints > 0 && wordOrNone(before(index)) == "mal"
    let isPart = [3, 6].contains(row.digits.count) && row.words == 0
    let isLink =
      isRepeated && ["die", "the"].contains(name) || gap.joints > 0 && ["with", "by", "mit"].contains(name)
      || isPart && ["add", "end", "ends", "ending", "on"].contains(name)
    guard
      isLink || !tokens[index].roles.isDisjoint(with: [.joint, .weakDigits, .dot]) || name == "hundred"
    else { return false }
    gap.joints += 1
    gap.isLoose = true
    gap.isSequenced =
      gap.isSequenced || ["then", "dann", "danach", "finish", "followed", "add", "end"].contains(name)
    if name == "oh" || name == "o" {
      gap.zeros += gap.times
      gap.times = 1
    }
    if name == "hundred" { gap.zeros += 2 }
    return gap.joints <= 3
  }

  /// The "oh" that begins a number read aloud ("oh seven seven").
  private func spokenZero(before index: Int) -> Int? {
    let place = before(index)
    guard isKind(place, .word), tokens[place].range.count == 2, word(place) == "oh" else { return nil }
    return place
  }

  private func appendZero(to row: inout NumberRow) {
    row.digits.append(UInt8(ascii: "0"))
    row.groups.append(1)
    row.words += 1
  }

  private static let joiningMarks: Set<UInt8> = Set("-./()[]_*|~,:'+\\=><".utf8)

  /// The token that says "+" just before a number, perhaps behind a bracket or a space.
  private func plusBefore(_ index: Int) -> Int? {
    var place = index - 1
    if isMark(place, "(") { place -= 1 }
    if isKind(place, .blank) { place -= 1 }
    guard isMark(place, "+") || isKind(place, .word) && word(place) == "plus" else { return nil }
    return isKind(place - 1, .word, .number) || isMark(place - 1, "+") ? nil : place
  }

  // MARK: Weighing

  /// How sure a row is a telephone number; `nil` when it is something else.
  private mutating func weigh(_ row: NumberRow) -> ContactCertainty? {
    let count = row.digits.count
    guard count >= 6 else { return nil }
    let cue = cueBefore(row)
    guard cue.phone || !isCounting(row) else { return nil }
    let isUnitless = roles(after(row.last)).isDisjoint(with: [.unit]) || row.begins("0") && count > 8
    guard isUnitless, !isDecimals(row) else { return nil }
    let blob = isInsideBlob(row)
    if blob == .hash || blob == .word && cue.other { return nil }
    let doubt = row.isLoose || row.hasComma || blob == .word || row.groups.count > 12
    let sure: ContactCertainty =
      doubt && !(cue.phone && !row.hasComma) && row.words < 8 ? .uncertain : .certain
    if row.hasPlus, !row.begins("0") { return weighInternational(count, sure) }
    if row.begins("00"), count >= 10, count <= 18, !row.begins("000") {
      if cue.other {
        return row.begins("0049") || row.begins("0043") || row.begins("0041") ? .uncertain : nil
      }
      let isKnown = Self.countries.contains { row.begins("00" + $0) }
      return isKnown && count >= 11 && !row.hasComma ? sure : .uncertain
    }
    let certainty = row.begins("0") ? weighNational(row, cue, sure) : weighOther(row, cue, sure)
    return certainty ?? (isDisguised(row, cue) || isRest(row, cue.other) ? .uncertain : nil)
  }

  /// Whether a number that would pass was written so as not to be found: each digit apart, invisible characters
  /// inside it, or backwards, as its writer says.
  private mutating func isDisguised(_ row: NumberRow, _ cue: (phone: Bool, other: Bool)) -> Bool {
    let count = row.digits.count
    guard !cue.other, (8...13).contains(count), Set(row.digits).count > 3 else { return false }
    if count >= 10, row.groups.count == count, row.words == 0 { return true }
    if row.words == 0, (row.first...row.last).allSatisfy({ !isKind($0, .number) || isStyled($0) }) {
      return true
    }
    let bytes = tokens[row.first].range.lowerBound..<tokens[row.last].range.upperBound
    if zip(bytes, bytes.dropFirst()).contains(where: { text.hidesSomething(between: $0, and: $1) }) {
      return true
    }
    steps += tokens.count
    return tokens.contains { token in
      token.kind == .word && (8...10).contains(token.range.count)
        && ["ruckwarts", "reversed", "backwards"].contains(word(token.range))
    }
  }

  /// Whether a number is written in digits of another style or script.
  private func isStyled(_ index: Int) -> Bool {
    tokens[index].range.allSatisfy { text.traits[$0].contains(.styled) }
  }

  /// Whether a row is a list of decimals: "0.25 0.5 0.75".
  private func isDecimals(_ row: NumberRow) -> Bool {
    guard row.words == 0, row.groups.count >= 6, row.groups.count.isMultiple(of: 2) else { return false }
    var place = row.first
    for _ in 0..<(row.groups.count / 2) {
      guard isKind(place, .number), isMark(place + 1, "."), isKind(place + 2, .number),
        place + 2 == row.last || isKind(place + 3, .blank)
      else { return false }
      place += 4
    }
    return true
  }

  private func weighInternational(_ count: Int, _ sure: ContactCertainty) -> ContactCertainty? {
    switch count {
    case 9...16: sure
    case 7...8, 17...20: .uncertain
    default: nil
    }
  }

  private func weighNational(
    _ row: NumberRow, _ cue: (phone: Bool, other: Bool), _ sure: ContactCertainty
  ) -> ContactCertainty? {
    let count = row.digits.count
    let isPlain = row.groups.count == 1
    // Post codes in a row.
    let isPlaces = row.groups.count > 1 && row.groups.allSatisfy { $0 == 5 } && (row.hasComma || row.isLoose)
    if isPlaces, !cue.phone, row.words == 0 { return nil }
    guard count >= 8 || cue.phone || row.words >= 6 else { return nil }
    // No country has numbers that begin so.
    if row.begins("000"), row.groups[0] >= 5, row.words == 0, !cue.phone { return nil }
    if count > 13 { return cue.other && (isPlain || row.hasComma) ? nil : .uncertain }
    if row.groups[0] == 1, row.hasComma, row.words == 0 { return nil }
    let isMobile = (row.begins("015") || row.begins("016") || row.begins("017")) && (10...13).contains(count)
    if cue.other {
      // A version, or a part with a letter at its end.
      if !isMobile, row.separators == [UInt8(ascii: ".")] || isPart(row) { return nil }
      // As an ISBN begins; no telephone number is grouped so.
      if row.groups[0] == 1, row.groups.count == 4, row.words == 0 { return nil }
      let isList =
        row.hasComma || row.separators.contains(UInt8(ascii: ":"))
        || row.groups[0] >= 4 && Set(row.groups).count == 1
      return isMobile || !isPlain && !isList ? .uncertain : nil
    }
    if isMobile || cue.phone { return count >= 7 ? sure : .uncertain }
    if row.words >= 6 { return count >= 9 ? sure : .uncertain }
    let isGrouped = (3...6).contains(row.groups[0]) && row.groups.count <= 6
    return isGrouped && (9...12).contains(count) && count - row.groups[0] >= 5 ? sure : .uncertain
  }

  private func weighOther(
    _ row: NumberRow, _ cue: (phone: Bool, other: Bool), _ sure: ContactCertainty
  ) -> ContactCertainty? {
    let count = row.digits.count
    if cue.phone, !cue.other, count >= 7, count <= 15 {
      return count >= 8 || row.groups.count > 1 ? sure : .uncertain
    }
    if row.words >= 6 { return cue.phone || Set(row.digits).count > 3 ? .uncertain : nil }
    if row.words >= 2, (10...13).contains(count), !cue.other { return .uncertain }
    if row.isSequenced, row.groups == [3, 3, 4] { return .uncertain }
    guard row.words == 0, !row.hasComma else { return nil }
    let isPlain = row.groups.count == 1
    if cue.other { return nil }
    let isMobile =
      !row.separators.contains(UInt8(ascii: ":")) && ["15", "16", "17"].contains { row.begins($0) }
    let isGerman = ["4915", "4916", "4917"].contains { row.begins($0) } && (12...14).contains(count)
    if isGerman || isMobile && (10...11).contains(count) { return .uncertain }
    let isAmerican = row.groups == [3, 3, 4] || row.groups == [1, 3, 3, 4]
    if isAmerican { return row.separators.contains(UInt8(ascii: "(")) || isOpen(row) ? sure : .uncertain }
    let isSpread =
      count == 10 && row.groups.count == 4 && row.groups.starts(with: [3, 3])
      && row.digits[0] > UInt8(ascii: "1") && row.digits[3] > UInt8(ascii: "1")
      && !row.separators.contains(UInt8(ascii: "."))
    if isSpread { return .uncertain }
    return !isPlain && row.begins("49") && (11...14).contains(count) && row.groups[0] == 2 ? .uncertain : nil
  }

  private func isOpen(_ row: NumberRow) -> Bool {
    isMark(row.first - 1, "(") && row.separators.contains(UInt8(ascii: ")"))
  }

  /// Whether a row only counts: "0 1 2 3 4 5", "01 02 03".
  private func isCounting(_ row: NumberRow) -> Bool {
    let size = row.groups[0]
    guard row.groups.count == 1 || row.groups.allSatisfy({ $0 == size }) else { return false }
    let values: [Int]
    if row.groups.count == 1 || size == 1 {
      values = row.digits.map { Int($0) - 0x30 }
    } else if size == 2 {
      values = stride(from: 0, to: row.digits.count - 1, by: 2).map {
        (Int(row.digits[$0]) - 0x30) * 10 + Int(row.digits[$0 + 1]) - 0x30
      }
    } else {
      return false
    }
    let steps = Set(zip(values, values.dropFirst()).map { $1 - $0 })
    // Equal steps are a list; ten and more equal digits are a rule of zeros.
    return steps == [1] || steps == [0] || steps == [-1] || steps == [1, -9] || steps.count == 1 && size == 2
  }

  private enum Blob { case none, word, hash }

  /// Whether the row sticks to letters, as part of a hash or a product code does.
  private mutating func isInsideBlob(_ row: NumberRow) -> Blob {
    let touches =
      isKind(row.first, .number) && isKind(row.first - 1, .word)
      || isKind(row.last, .number) && isKind(row.last + 1, .word)
    guard touches else { return .none }
    var switches = 0
    for (start, step) in [(row.first, -1), (row.last, 1)] {
      var index = start + step
      while switches < 5, isKind(index, .word, .number) {
        steps += 1
        switches += 1
        index += step
      }
    }
    let isCue = isKind(row.first - 1, .word) && roles(row.first - 1).contains(.phoneCue)
    return switches >= 3 ? .hash : isCue && switches == 1 ? .none : .word
  }

  /// What the few words before a row say about it.
  private mutating func cueBefore(_ row: NumberRow) -> (phone: Bool, other: Bool) {
    var result = (phone: false, other: false)
    if isKind(row.first - 1, .word), roles(row.first - 1).contains(.phoneCue) { return (true, false) }
    var start = row.first
    while start > row.first - 5, isKind(start - 1, .word, .number) { start -= 1 }
    var place = before(start)
    for distance in 0..<9 {
      steps += 1
      guard tokens.indices.contains(place) else { break }
      let token = tokens[place]
      if token.kind == .mark, token.byte == UInt8(ascii: ".") || token.byte == UInt8(ascii: "!") {
        guard token.range.upperBound == tokens[min(place + 1, tokens.count - 1)].range.lowerBound,
          isKind(place - 1, .word), tokens[place - 1].range.count <= 9, distance < 4
        else { break }
      } else if token.kind == .word {
        if token.roles.contains(.otherNumber) { result.other = true }
        if token.roles.contains(.phoneCue), !token.roles.contains(.unit) { result.phone = true }
        if result.other || result.phone && !token.roles.contains(.filler) { break }
        if token.roles.isDisjoint(with: [.filler, .writer, .joint, .contact]), distance > 2 { break }
      } else if token.kind == .number {
        break
      }
      place = before(place)
    }
    return result
  }

  private static let countries = [
    "49", "43", "41", "33", "44", "1", "31", "32", "39", "34", "48", "45", "46", "47", "42", "36", "40", "30",
    "35", "37", "38", "90", "91", "7", "61", "86", "55", "52", "27", "20", "92", "88", "63", "62", "60", "65",
  ]
}
