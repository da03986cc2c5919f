extension ScreeningPage {
  /// Finds IBANs and numbers of public registers.
  mutating func findAccounts() {
    for index in tokens.indices {
      steps += 1
      guard isKind(index, .word) else { continue }
      if tokens[index].range.count == 2, !isKind(index - 1, .word, .number),
        isKind(index + 1, .number) || isKind(index + 1, .blank) && isKind(index + 2, .number)
      {
        judgeAccount(from: index)
      }
      if roles(index).contains(.register) { judgeRegister(index) }
      if let cue = bankCue(index) { judgeBank(index, after: cue) }
    }
  }

  /// A country, two check digits, and 11 to 30 characters in groups; ISO 13616, checked by ISO 7064.
  private mutating func judgeAccount(from index: Int) {
    let low = tokens[index].range.lowerBound
    var characters: [UInt8] = []
    var ends: [Int] = []
    var place = low
    while place < text.count, characters.count < 34, place - low < 120 {
      steps += 1
      let byte = text.bytes[place]
      if byte.isAlphanumeric, byte != FoldedText.foreignLetter {
        characters.append(byte)
        ends.append(place + 1)
      } else if byte != 0x20 && byte != UInt8(ascii: "-") && byte != UInt8(ascii: ".") && !partsDigits(place)
        || characters.count < 2
      {
        break
      }
      place += 1
    }
    guard characters.count >= 15, characters[2].isDigit, characters[3].isDigit else { return }
    for length in stride(from: characters.count, through: 15, by: -1) {
      steps += length
      let atEnd = ends[length - 1] == text.count || !text.bytes[ends[length - 1]].isAlphanumeric
      if atEnd, Self.isAccount(characters[..<length]) {
        note(.bankAccount, low..<ends[length - 1], .certain)
        return
      }
    }
    let cue = before(before(index))
    let isNamed = [before(index), cue].contains { isKind($0, .word) && word($0) == "iban" }
    if isNamed, let end = ends.last { note(.bankAccount, low..<end, .uncertain) }
  }

  /// Whether a mark stands between two groups of digits, a blank allowed after it.
  private func partsDigits(_ place: Int) -> Bool {
    guard ",/_|*".utf8.contains(text.bytes[place]), place > 0, text.bytes[place - 1].isDigit else {
      return false
    }
    let next = place + 1 < text.count && text.bytes[place + 1] == 0x20 ? place + 2 : place + 1
    return next < text.count && text.bytes[next].isDigit
  }

  /// The last word of what announces a number of an account or a bank: "Kontonummer", "sort code".
  private func bankCue(_ index: Int) -> Int? {
    if roles(index).contains(.bankCue) { return index }
    let next = after(index)
    guard tokens[index].range.count == 4 || tokens[index].range.count == 7, isKind(next, .word) else {
      return nil
    }
    return switch (word(index), word(next)) {
    case ("sort", "code"), ("account", "number"), ("account", "no"): next
    default: nil
    }
  }

  /// "Kontonummer 532013000", "sort code 60-16-13".
  private mutating func judgeBank(_ index: Int, after cue: Int) {
    for place in (cue + 1)..<min(cue + 6, max(tokens.count, cue + 1)) where isKind(place, .number) {
      steps += 1
      let number = registerNumber(from: place)
      if (6...10).contains(number.digits) {
        note(.bankAccount, tokens[index].range.lowerBound..<tokens[number.last].range.upperBound, .uncertain)
      }
      return
    }
  }

  private static func isAccount(_ characters: ArraySlice<UInt8>) -> Bool {
    guard characters.count(where: \.isDigit) >= 10 else { return false }
    var rest = 0
    for byte in characters.dropFirst(4) + characters.prefix(4) {
      rest = byte.isDigit ? (rest * 10 + Int(byte - 0x30)) % 97 : (rest * 100 + Int(byte - 0x61) + 10) % 97
    }
    return rest == 1
  }

  /// "USt-IdNr. DE123456789", "HRB 12345", "ATU12345678".
  private mutating func judgeRegister(_ index: Int) {
    let name = word(index)
    let form = RegisterForm(name)
    for place in (index + 1)..<min(index + form.reach + 1, max(tokens.count, index + 1)) {
      steps += 1
      guard isKind(place, .number) else {
        if isKind(place, .line) || isMark(place, "%") { return }
        continue
      }
      let number = registerNumber(from: place)
      guard number.digits >= form.least, number.digits <= form.most,
        !form.isGrouped || number.last > place, roles(after(number.last)).isDisjoint(with: [.unit])
      else { return }
      note(
        .registration, tokens[index].range.lowerBound..<tokens[number.last].range.upperBound, .uncertain)
      return
    }
  }

  /// The digits of a number in groups, and its last token.
  mutating func registerNumber(from start: Int) -> (digits: Int, last: Int) {
    var digits = tokens[start].range.count
    var last = start
    while digits < 20 {
      steps += 1
      let isJoined = ["-", "/", "."].contains { isMark(last + 1, $0) } || isKind(last + 1, .blank)
      guard isJoined, isKind(last + 2, .number) else { break }
      last += 2
      digits += tokens[last].range.count
    }
    return (digits, last)
  }

  /// How the numbers of a register look: fewest and most digits, how many tokens off, and whether in groups.
  private struct RegisterForm {
    var least = 8
    var most = 15
    var reach = 9
    var isGrouped = false

    init(_ name: String) {
      switch name {
      case "hrb", "hra", "handelsregister": (least, most) = (3, 6)
      case "fn", "firmenbuch": (least, most, reach) = (5, 6, 4)
      case "ein": (least, most, reach, isGrouped) = (9, 9, 4, true)
      case "atu", "che": (least, most, reach) = (8, 9, 2)
      case "st", "uid": reach = 6
      case "company", "registered": (least, most, reach) = (8, 8, 9)
      default: break
      }
    }
  }
}
