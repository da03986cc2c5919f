extension ScreeningPage {
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

  /// Finds what only a post code or the words around betray as an address: "88 Kingsway, London WC2B 6AA", "250 Pine
  /// Ave, Portland, OR 97204", "I live at 3 Rose Cottages".
  mutating func findPostCodes() {
    // The last house number with a name behind it, or a name with a number behind it after "wohne".
    var house: Int?
    var home: Int?
    for index in tokens.indices {
      steps += 1
      switch tokens[index].kind {
      case .number:
        let size = tokens[index].range.count
        if let house, index - house < 24, size == 5, isState(before(index)) { noteAddress(house, index) }
        if let home, index - home < 16, size <= 4, isHome(index) { noteAddress(home, index) }
        if size <= 5, !isKind(index - 1, .word), !isMark(index - 1, "."), isNamed(index) { house = index }
      case .word:
        if let house, index - house < 24, let end = endOfPostCode(index) { noteAddress(house, end) }
        if isResidence(index) { home = index }
      case .line, .blank: break
      case .mark:
        if [".", "!", "?"].contains(where: { isMark(index, $0) }), !isKind(index + 1, .word, .number) {
          home = nil
        }
      }
    }
  }

  private mutating func noteAddress(_ low: Int, _ high: Int) {
    note(.address, tokens[low].range.lowerBound..<tokens[high].range.upperBound, .uncertain)
  }

  /// Whether a capitalised word follows a number after one blank.
  private func isNamed(_ index: Int) -> Bool {
    isKind(index + 1, .blank) && isKind(index + 2, .word) && isCapital(index + 2)
      && tokens[index + 2].range.count > 2 && roles(index + 2).isDisjoint(with: [.unit])
  }

  /// Whether a number stands beside a capitalised name: "Rose Cottages 3", "3 Rose Cottages".
  private func isHome(_ index: Int) -> Bool {
    let name = before(index)
    let isBehind =
      isKind(index - 1, .blank) && isKind(name, .word) && isCapital(name) && tokens[name].range.count > 3
      && roles(after(index)).isDisjoint(with: [.unit])
      && !["zimmer", "raum", "room", "etage", "stock", "seit", "zone", "kreis"].contains(word(name))
    return isBehind || isNamed(index) && roles(before(index)).contains(.at)
  }

  private func isResidence(_ index: Int) -> Bool {
    guard (4...14).contains(tokens[index].range.count) else { return false }
    switch word(index) {
    case "wohne", "wohnhaft", "anschrift", "postanschrift", "wohnanschrift", "besucht", "besuch", "besuchen":
      return true
    case "live": return isKind(before(index), .word) && word(before(index)) == "i"
    default: return false
    }
  }

  /// "OR" before a ZIP code: two capitals after a comma.
  private func isState(_ index: Int) -> Bool {
    isKind(index, .word) && tokens[index].range.count == 2 && isKind(index + 1, .blank)
      && text.traits[tokens[index].range.lowerBound].contains(.capital)
      && text.traits[tokens[index].range.lowerBound + 1].contains(.capital)
  }

  /// "WC2B 6AA": one or two capitals, a digit and perhaps a letter; a digit and two capitals.
  private func endOfPostCode(_ index: Int) -> Int? {
    guard tokens[index].range.count <= 2, isCapital(index), isKind(index + 1, .number),
      tokens[index + 1].range.count <= 2
    else { return nil }
    let area = isKind(index + 2, .word) && tokens[index + 2].range.count == 1 ? index + 2 : index + 1
    guard isKind(area + 1, .blank), isKind(area + 2, .number), tokens[area + 2].range.count == 1,
      isKind(area + 3, .word), tokens[area + 3].range.count == 2, isCapital(area + 3)
    else { return nil }
    return area + 3
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
      // "Die Straße 5" is one of several.
      return isKind(before(index), .word) && roles(before(index)).isDisjoint(with: [.common])
        || isMark(before(index), "-") ? number : nil
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
