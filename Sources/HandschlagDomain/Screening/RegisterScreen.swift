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
  private mutating func registerNumber(from start: Int) -> (digits: Int, last: Int) {
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
      case "ein": (least, most, reach, isGrouped) = (9, 9, 2, true)
      case "atu", "che": (least, most, reach) = (8, 9, 2)
      case "st", "uid": reach = 6
      case "company", "registered": (least, most, reach) = (8, 8, 6)
      default: break
      }
    }
  }

  /// Finds a street with its house number, or a post box; always uncertain.
  mutating func findStreets() {
    for index in tokens.indices where isKind(index, .number) {
      steps += 1
      if let place = housePlace(index) ?? postBox(index) {
        note(.address, tokens[place.low].range.lowerBound..<tokens[place.high].range.upperBound, .uncertain)
      }
    }
    for index in tokens.indices where isKind(index, .word) {
      steps += 1
      if let end = germanHouse(index) ?? englishHouse(index) {
        let low = isKind(end, .number) ? index : before(before(index))
        note(.address, tokens[max(0, low)].range.lowerBound..<tokens[end].range.upperBound, .uncertain)
      }
    }
  }

  /// A house number between the name of a street and a post code with its place: "Lange Reihe 45, 20099 Hamburg".
  private func housePlace(_ index: Int) -> (low: Int, high: Int)? {
    let name = before(index)
    guard tokens[index].range.count <= 3, isKind(name, .word), name == index - 2, isCapital(name),
      tokens[name].range.count >= 3
    else { return nil }
    let suffix = isKind(index + 1, .word) && tokens[index + 1].range.count == 1 ? index + 1 : index
    var code = after(suffix)
    if isMark(code, ",") || isKind(code, .word) && word(code) == "in" { code = after(code) }
    let town = after(code)
    guard code > suffix + 1 || isKind(suffix + 1, .line), isKind(code, .number), isKind(town, .word),
      town == code + 2, isCapital(town), tokens[town].range.count >= 3
    else { return nil }
    let digits = tokens[code].range.count
    // Four digits may be a year.
    let isCode = digits == 5 || digits == 4 && !(word(code).hasPrefix("19") || word(code).hasPrefix("20"))
    return isCode ? (name, town) : nil
  }

  /// "Postfach 10 23 45", "P.O. Box 1189".
  private func postBox(_ index: Int) -> (low: Int, high: Int)? {
    let cue = before(index)
    guard isKind(cue, .word) else { return nil }
    if word(cue) == "postfach" { return (cue, index) }
    guard word(cue) == "box" else { return nil }
    let office = isMark(before(cue), ".") ? before(cue) - 1 : before(cue)
    return isKind(office, .word) && ["o", "po"].contains(word(office)) ? (office, index) : nil
  }

  private func isCapital(_ index: Int) -> Bool {
    text.traits[tokens[index].range.lowerBound].contains(.capital)
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
      Self.englishStreets.contains(word(index))
    else { return nil }
    let name = before(index)
    // "221B"
    let letter = before(name)
    let isSuffix = isKind(letter, .word) && tokens[letter].range.count == 1 && isKind(letter - 1, .number)
    let number = isSuffix ? letter - 1 : letter
    guard isKind(name, .word), isKind(number, .number), tokens[number].range.count <= 5,
      isCapital(name), number < name - 1
    else { return nil }
    return index
  }

  private static let englishStreets: Set<String> = [
    "street", "road", "rd", "avenue", "ave", "lane", "boulevard", "blvd", "drive", "court", "square",
    "terrace", "crescent",
  ]
  private static let streetEndings = ["strasse", "str", "weg", "gasse", "allee", "platz", "damm", "ufer"]
  private static let notStreets: Set<String> = [
    "arbeitsplatz", "startplatz", "stellplatz", "spielplatz", "umweg", "arbeitsweg", "ausweg",
    "parkplatz", "listenplatz", "speicherplatz", "mittelweg", "unterwegs", "hinweg", "durchweg",
  ]
}
