extension ScreeningPage {
  /// Which tokens are numbers of a known innocent form: dates, times, prices, quantities, decimals.
  mutating func innocentNumbers() -> [Bool] {
    var marked = [Bool](repeating: false, count: tokens.count)
    var index = 0
    while index < tokens.count {
      steps += 1
      guard isKind(index, .number) else {
        index += 1
        continue
      }
      let end =
        endOfHost(index) ?? endOfDate(index) ?? endOfTime(index) ?? endOfQuantity(index) ?? endOfYears(index)
      if let end {
        for place in index...end where isKind(place, .number) { marked[place] = true }
        index = end + 1
      } else {
        // A number that began a phone number must not lose its tail to a price.
        index += 1
      }
    }
    return marked
  }

  private func number(_ index: Int) -> Int? {
    isKind(index, .number) && tokens[index].range.count <= 9 ? Int(word(index)) : nil
  }

  private func length(_ index: Int) -> Int { isKind(index, .number) ? tokens[index].range.count : 0 }

  /// Whether a number neither continues nor is continued by a mark that joins digits.
  private func standsAlone(_ first: Int, _ last: Int) -> Bool {
    let joinsLeft =
      isKind(first - 1, .mark) && isKind(first - 2, .number)
      || isMark(first - 1, "+") || isKind(first - 1, .word)
    let joinsRight =
      isKind(last + 1, .mark) && isKind(last + 2, .number)
      && !(isMark(last + 1, "-") && length(last + 2) <= 4)
    return !joinsLeft && !joinsRight
  }

  /// 01.02.2026, 1.2.26, 01/02/2026, 2026-11-22.
  private func endOfDate(_ index: Int) -> Int? {
    guard let first = number(index), let second = number(index + 2), let third = number(index + 4),
      isKind(index + 1, .mark), tokens[index + 1].byte == tokens[index + 3].byte,
      [".", "/", "-"].contains(where: { isMark(index + 1, $0) })
    else { return spacedDate(index) }
    let isYear = { (value: Int, digits: Int) in digits == 4 ? (1900...2100).contains(value) : digits == 2 }
    let dayFirst = (1...31).contains(first) && (1...12).contains(second) && isYear(third, length(index + 4))
    let monthFirst = (1...12).contains(first) && (1...31).contains(second) && isYear(third, length(index + 4))
    let yearFirst =
      length(index) == 4 && isYear(first, 4) && (1...12).contains(second) && (1...31).contains(third)
    guard dayFirst || monthFirst || yearFirst, length(index) <= 4, length(index + 2) <= 2 else { return nil }
    let isLong = length(index) == 4 || length(index + 4) == 4
    let joins = isKind(index + 5, .mark) && isKind(index + 6, .number) && !isMark(index + 5, "-")
    let follows = !isLong && isKind(index + 5, .blank) && isKind(index + 6, .number)
    return joins || follows ? nil : index + 4
  }

  /// 1. 2. 2026
  private func spacedDate(_ index: Int) -> Int? {
    guard isMark(index + 1, "."), let day = number(index), (1...31).contains(day), length(index) <= 2,
      let month = number(after(index + 1)), (1...12).contains(month),
      isMark(after(index + 1) + 1, ".")
    else { return nil }
    let year = after(after(index + 1) + 1)
    if let value = number(year), length(year) == 4, (1900...2100).contains(value) { return year }
    return isKind(year, .number) ? nil : after(index + 1)
  }

  /// 192.168.0.1, 0.0.0.0:9090, 10.0.0.0/16.
  private func endOfHost(_ index: Int) -> Int? {
    guard !isMark(index - 1, "+"), !isMark(index - 1, "."), !isKind(index - 1, .word) else { return nil }
    for place in stride(from: index, through: index + 6, by: 2) {
      guard let part = number(place), part <= 255, length(place) <= 3, length(place) == 1 || !isZero(place),
        place == index + 6 || isMark(place + 1, ".")
      else { return nil }
    }
    let end = index + 6
    if isMark(end + 1, ".") && isKind(end + 2, .number) || isKind(end + 1, .blank) && isKind(end + 2, .number)
    {
      return nil
    }
    let hasPort = (isMark(end + 1, ":") || isMark(end + 1, "/")) && isKind(end + 2, .number)
    return hasPort ? end + 2 : end
  }

  private func isZero(_ index: Int) -> Bool { tokens[index].byte == UInt8(ascii: "0") }

  /// 08:30, 08:30:15.
  private func endOfTime(_ index: Int) -> Int? {
    guard let hour = number(index), (0...24).contains(hour), length(index) <= 2, isMark(index + 1, ":"),
      let minute = number(index + 2), (0...59).contains(minute), length(index + 2) == 2,
      !isMark(index - 1, ":"), !isMark(index - 1, "+")
    else { return nil }
    let seconds = isMark(index + 3, ":") && length(index + 4) == 2
    let end = seconds ? index + 4 : index + 2
    if isMark(end + 1, ":"), isKind(end + 2, .number) { return nil }
    // "01:71 12…" would be no time, but "01:51 12 34 56 78" could be anything.
    let tail = after(end)
    let follows = isKind(tail, .number) && !isMark(tail + 1, ":")
    return follows && tail > end + 1 && length(index) == 2 && !seconds ? nil : end
  }

  /// A decimal or thousands number, or any number with a unit.
  private func endOfQuantity(_ index: Int) -> Int? {
    guard length(index) <= 9, !(length(index) > 1 && tokens[index].byte == UInt8(ascii: "0")) else {
      return nil
    }
    var end = index
    let mark = isKind(index + 1, .mark, .blank) ? tokens[index + 1].byte : 0
    while end - index < 12, length(index) <= 3, isThousands(end), tokens[end + 1].byte == mark { end += 2 }
    let isGrouped = end > index
    let hasDecimals =
      (isMark(end + 1, ",") || isMark(end + 1, ".")) && (1...4).contains(length(end + 2))
      && !(isGrouped && tokens[end + 1].byte == mark)
    if hasDecimals { end += 2 }
    guard standsAlone(index, end), !(isKind(index - 1, .blank) && isKind(index - 2, .number)) else {
      return nil
    }
    let next = after(end)
    if !roles(next).isDisjoint(with: [.unit]) || isMark(next, "%") || isMark(next, "$") { return end }
    let previous = before(index)
    let hasCurrency = ["eur", "usd", "chf", "gbp", "section", "euro"].contains(before: previous, self)
    if isMark(previous, "$") || hasCurrency { return end }
    let isContinued = isKind(end + 1, .blank) && isKind(end + 2, .number)
    return end > index && mark != 0x20 && !isContinued ? end : nil
  }

  private func isThousands(_ index: Int) -> Bool {
    length(index + 2) == 3
      && (isMark(index + 1, ".") || isMark(index + 1, ",") || isMark(index + 1, "'")
        || isKind(index + 1, .blank))
  }

  /// 2025, 2024-2026, 2025/26 — but not after a number or a plus.
  private func endOfYears(_ index: Int) -> Int? {
    guard let year = number(index), length(index) == 4, (1900...2100).contains(year),
      !isKind(index - 2, .number), !isMark(index - 1, "+")
    else { return nil }
    let next = isMark(after(index), "-") ? after(after(index)) : index + 2
    if let end = number(next), isMark(after(index), "-") || isMark(index + 1, "/"),
      length(next) == 4 && (1900...2100).contains(end) || length(next) == 2
    {
      return isKind(next + 2, .number) ? nil : next
    }
    return isKind(index + 2, .number) ? nil : index
  }
}

extension [String] {
  fileprivate func contains(before index: Int, _ page: ScreeningPage) -> Bool {
    page.isKind(index, .word) && page.tokens[index].range.count <= 7 && contains(page.word(index))
  }
}
