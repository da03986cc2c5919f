extension ScreeningPage {
  /// Finds IBANs and numbers of public registers.
  mutating func findAccounts() {
    for index in tokens.indices {
      steps += 1
      guard isKind(index, .word) else { continue }
      if tokens[index].range.count == 2, isKind(index + 1, .number), !isKind(index - 1, .word, .number) {
        judgeAccount(from: index)
      }
      if roles(index).contains(.register) { judgeRegister(index) }
    }
  }

  /// A country, two check digits, and 11 to 30 characters in groups; ISO 13616, checked by ISO 7064.
  private mutating func judgeAccount(from index: Int) {
    let low = tokens[index].range.lowerBound
    var characters: [UInt8] = []
    var ends: [Int] = []
    var place = low
    while place < text.count, characters.count < 34 {
      steps += 1
      let byte = text.bytes[place]
      if byte.isAlphanumeric, byte != FoldedText.foreignLetter {
        characters.append(byte)
        ends.append(place + 1)
      } else if byte != 0x20 && byte != UInt8(ascii: "-") && byte != UInt8(ascii: ".") || characters.count < 2
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

  private static func isAccount(_ characters: ArraySlice<UInt8>) -> Bool {
    guard characters.count(where: \.isDigit) >= 10 else { return false }
    var rest = 0
    for byte in characters.dropFirst(4) + characters.prefix(4) {
      rest = byte.isDigit ? (rest * 10 + Int(byte - 0x30)) % 97 : (rest * 100 + Int(byte - 0x61) + 10) % 97
    }
    return rest == 1
  }

  /// "USt-IdNr. DE123456789", "HRB 12345".
  private mutating func judgeRegister(_ index: Int) {
    for place in (index + 1)..<min(index + 10, max(tokens.count, index + 1)) {
      steps += 1
      guard isKind(place, .number) else {
        if isKind(place, .line) || isMark(place, "%") { return }
        continue
      }
      let digits = tokens[place].range.count
      guard digits >= (word(index).hasPrefix("hr") ? 3 : 8) else { return }
      note(.registration, tokens[index].range.lowerBound..<tokens[place].range.upperBound, .uncertain)
      return
    }
  }

  /// Finds a street with its house number; always uncertain.
  mutating func findStreets() {
    for index in tokens.indices where isKind(index, .word) {
      steps += 1
      if let end = germanHouse(index) ?? englishHouse(index) {
        let low = isKind(end, .number) ? index : before(before(index))
        note(.address, tokens[max(0, low)].range.lowerBound..<tokens[end].range.upperBound, .uncertain)
      }
    }
  }

  private func germanHouse(_ index: Int) -> Int? {
    let dot = isMark(index + 1, ".") ? index + 1 : index
    let number = after(dot)
    guard isKind(number, .number), tokens[number].range.count <= 4, number > index + 1,
      !isMark(number + 1, ",") || !isKind(number + 2, .number),
      !isMark(number + 1, ".") || !isKind(number + 2, .number),
      roles(after(number)).isDisjoint(with: [.unit])
    else { return nil }
    let range = tokens[index].range
    guard range.count <= 40 else { return nil }
    if roles(index).contains(.street), ["strasse", "str", "allee", "gasse"].contains(word(index)) {
      return isKind(before(index), .word) || isMark(before(index), "-") ? number : nil
    }
    let name = word(index)
    let isStreet = Self.streetEndings.contains { name.hasSuffix($0) && name.utf8.count > $0.utf8.count + 2 }
    return isStreet && !Self.notStreets.contains(name) ? number : nil
  }

  private func englishHouse(_ index: Int) -> Int? {
    guard roles(index).contains(.street),
      ["street", "road", "rd", "avenue", "ave", "lane", "boulevard", "blvd", "drive"].contains(word(index))
    else { return nil }
    let name = before(index)
    let number = before(name)
    guard isKind(name, .word), isKind(number, .number), tokens[number].range.count <= 5,
      text.traits[tokens[name].range.lowerBound].contains(.capital), number < name - 1
    else { return nil }
    return index
  }

  private static let streetEndings = ["strasse", "str", "weg", "gasse", "allee", "platz", "damm", "ufer"]
  private static let notStreets: Set<String> = [
    "arbeitsplatz", "startplatz", "stellplatz", "spielplatz", "umweg", "arbeitsweg", "ausweg",
    "parkplatz", "listenplatz", "speicherplatz", "mittelweg", "unterwegs", "hinweg", "durchweg",
  ]
}
