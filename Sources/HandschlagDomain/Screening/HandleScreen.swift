extension ScreeningPage {
  /// Finds names on other platforms, and the wish to be found there.
  mutating func findHandles() {
    for index in tokens.indices {
      steps += 1
      if isMark(index, "@") {
        judgeAtName(index)
      } else if isMark(index, "#") {
        judgeTag(index)
      } else if roles(index).contains(.platform) {
        judgePlatform(index)
        judgeNameBefore(index)
      } else if roles(index).contains(.weakPlatform) {
        judgeWeakPlatform(index)
      } else if isMark(index, "/"), isKind(index - 1, .word), word(index - 1) == "u",
        !isKind(index - 2, .word, .number), !isMark(index - 2, "/"), isKind(index + 1, .word),
        tokens[index + 1].range.count >= 5
      {
        noteHandle(index - 1, endOfName(index + 1), .uncertain)
      } else if roles(index).contains(.provider) {
        judgeProvider(index)
      }
    }
  }

  /// A provider of mailboxes with a name that somebody has there: "on gmail under the name", "the gmail ending".
  private mutating func judgeProvider(_ index: Int) {
    guard !["web", "live", "outlook", "proton", "mailbox"].contains(word(index)) else { return }
    judgeMailbox(index)
    var next = index
    for _ in 0..<3 {
      steps += 1
      guard isKind(next + 1, .blank), isKind(next + 2, .word) else { return }
      next += 2
      guard roles(next).contains(.naming) || ["under", "unter", "ending", "endung"].contains(word(next))
      else {
        continue
      }
      note(.email, tokens[index].range.lowerBound..<tokens[next].range.upperBound, .uncertain)
      return
    }
  }

  /// "@name", unless it is program text.
  private mutating func judgeAtName(_ index: Int) {
    let isFree = !isKind(index - 1, .word, .number) && !isMark(index - 1, ".")
    guard isFree, isKind(index + 1, .word) || isMark(index + 1, "_") else { return }
    let last = endOfName(index + 1)
    if roles(index + 1).contains(.provider) {
      note(.email, tokens[index].range.lowerBound..<tokens[last].range.upperBound, .uncertain)
    }
    guard !isMark(last + 1, "/"), !isMark(last + 1, "("),
      !roles(index + 1).contains(.code) || last > index + 1 && !isMark(index + 2, "-")
    else { return }
    let around = (max(0, index - 8)..<min(tokens.count, last + 8))
    steps += around.count
    let onPlatform = around.contains { roles($0).contains(.platform) }
    note(
      .handle, tokens[index].range.lowerBound..<tokens[last].range.upperBound,
      onPlatform ? .certain : .uncertain)
  }

  /// "name#1234".
  private mutating func judgeTag(_ index: Int) {
    guard isKind(index - 1, .word, .number), isKind(index + 1, .number), tokens[index + 1].range.count == 4,
      tokens[index - 1].range.count >= 3 || isKind(index - 2, .mark), !isKind(index + 2, .word, .number),
      !["issue", "ticket", "bug", "pull", "case", "task", "auftrag", "projekt"].contains(word(index - 1)),
      roles(index - 1).isDisjoint(with: [.otherNumber])
    else { return }
    let around = max(0, index - 10)..<index
    steps += around.count
    let onPlatform = around.contains { roles($0).contains(.platform) }
    noteHandle(index - 1, index + 1, onPlatform ? .certain : .uncertain)
  }

  /// "telegram: name", "mein insta heißt name", "add me on discord".
  private mutating func judgePlatform(_ index: Int) {
    let isOwn = claims(index)
    let wantsContact = invites(index)
    if movesThere(index) { noteHandle(index, index, .uncertain) }
    if let last = plainName(after: index, isOwn: isOwn) { noteHandle(index, last, .uncertain) }
    var next = after(index)
    var hasColon = false
    var isNamed = false
    var isSideways = false
    for _ in 0..<6 {
      steps += 1
      if isMark(next, ":") || isMark(next, "=") || isMark(next, "-") && isKind(next - 1, .blank)
        || isMark(next, ">") || isKind(next, .mark) && tokens[next].byte == FoldedText.foreignMark
      {
        hasColon = true
      } else if roles(next).contains(.naming) || isGoingBy(next) {
        isNamed = true
      } else if isProfile(next) || isMark(next, "-") && isProfile(next + 1) || isMark(next, "?") {
        isSideways = true
      } else if !roles(next).contains(.filler), !(isMark(next, "-") && roles(next + 1).contains(.naming)),
        !isBetween(next)
      {
        break
      }
      next = after(next)
    }
    let ahead = isMark(next, "@") ? next + 1 : next
    if isBareName(index) { noteHandle(index, index + 2, .uncertain) }
    if isSideways, wantsContact, isKind(before(next), .mark) { noteHandle(index, index, .uncertain) }
    if isSideways {
      judgeSideways(index, ahead, isOwn: isOwn && (hasColon || isNamed))
      return
    }
    let isLive = isMark(ahead + 1, ":") && isKind(ahead, .word) && word(ahead) == "live"
    hasColon = hasColon || isLive
    guard isKind(ahead, .word, .number), hasColon || isNamed || isOwn || wantsContact else {
      let isCompound = isMark(index + 1, "-") && isKind(index + 2, .word)
      let last = isKind(index + 1, .blank) && isKind(ahead, .word) ? endOfName(ahead) : index
      let isFile = roles(last).contains(.file) && isMark(last - 1, ".")
      if (index...last).contains(where: { isMark($0, "_") }), !isFile {
        noteHandle(index, last, .uncertain)
      } else if wantsContact || isOwn && isKind(after(index), .mark) && !isCompound {
        noteHandle(index, index, .uncertain)
      }
      return
    }
    let last = endOfName(ahead)
    judgeName(ahead...last, of: index, cue: (hasColon, isNamed, isOwn, wantsContact))
  }

  /// Words that may stand between a platform and a name without saying anything: "Instagram und heiße dort".
  private func isBetween(_ index: Int) -> Bool {
    isKind(index, .word) && ["und", "and", "dort", "there", "i", "da"].contains(word(index))
  }

  /// The end of a name that follows a platform in plain words: "insta ivo.bright", "my Telegram is ivobright",
  /// "auf Signal unter ivobright", "ICQ 123456789".
  mutating func plainName(after index: Int, isOwn: Bool) -> Int? {
    guard isKind(index + 1, .blank) else { return nil }
    var next = index + 2
    if isKind(next, .number) {
      return word(index) == "icq" && (6...9).contains(tokens[next].range.count) ? next : nil
    }
    let link = isKind(next, .word) ? word(next) : ""
    let isLinked =
      ["is", "ist", "lautet"].contains(link) && isOwn
      || ["unter", "under", "als", "as"].contains(link)
        && (["auf", "bei", "on"].contains(isKind(before(index), .word) ? word(before(index)) : "")
          || link == "unter")
    if isLinked { next = after(next) }
    guard isKind(next, .word), roles(next).isDisjoint(with: [.work, .common, .filler, .unit]) else {
      return nil
    }
    let last = endOfName(next)
    let isDotted =
      last > next && isMark(next + 1, ".")
      && (next...last).allSatisfy {
        isKind($0, .mark, .number) || tokens[$0].range.count > 1
      } && roles(last).isDisjoint(with: [.file]) || tokens[next].range.count >= 5 && isTelling(next...last)
    guard isLinked else { return isDotted ? last : nil }
    let follows = after(last)
    let isEnd = !isKind(follows, .word, .number)
    let isFound = ["als", "as"].contains(link) && findable(from: last)
    return last > next || isEnd && link != "als" && link != "as" || isFound ? last : nil
  }

  /// Whether the few words after a name say that its bearer is found there.
  private mutating func findable(from index: Int) -> Bool {
    var place = after(index)
    for _ in 0..<4 {
      steps += 1
      guard isKind(place, .word) else { return false }
      if Self.findableWords.contains(word(place)) { return true }
      place = after(place)
    }
    return false
  }

  private static let findableWords: Set<String> = [
    "finden", "erreichbar", "find", "erreichen", "unterwegs", "aktiv", "angemeldet", "registriert", "active",
  ]

  /// Whether the sentence proposes to go on there, or asks whether the other side is there too: "let's continue
  /// on Signal", "hast du Telegram?", "same name on Instagram".
  private mutating func movesThere(_ index: Int) -> Bool {
    let isCompound = isMark(index + 1, "-") && isKind(index + 2, .word)
    let isThere = ["auf", "uber", "per", "via", "zu", "on", "to", "over"].contains(
      isKind(before(index), .word) ? word(before(index)) : "")
    guard !isCompound else { return false }
    var words: [Int] = []
    var place = before(index)
    while words.count < 8, isKind(place, .word) || isMark(place, "'") {
      steps += 1
      words.append(place)
      place = before(place)
    }
    let ends = !isKind(after(index), .word, .number) || isKind(index + 1, .line)
    if isThere, words.dropFirst().prefix(2).contains(where: { isKind($0, .word) && word($0) == "name" }),
      words.contains(where: { roles($0).isDisjoint(with: [.own]) && isSame($0) })
    {
      return true
    }
    guard let first = words.last, words.contains(where: { roles($0).contains(.settles) }) else {
      return false
    }
    let next = after(index)
    let talks = words.contains { roles($0).contains(.talks) } || roles(next).contains(.talks)
    let isAboutWork = words.count > 1 && isThere && isTopic(words[1])
    if isThere, talks, !isAboutWork, words.contains(where: isBoth) { return true }
    return ends && words.count <= 6 && isQuestion(first, index)
  }

  private func isSame(_ index: Int) -> Bool {
    isKind(index, .word) && ["same", "gleicher", "gleichen", "selber"].contains(word(index))
  }

  /// "We", "us", "this": the proposal is about both sides.
  private func isBoth(_ index: Int) -> Bool {
    isKind(index, .word) && ["wir", "uns", "we", "us", "s"].contains(word(index))
  }

  /// "Hast du Telegram?", "are you on LinkedIn?": the sentence begins with the question and ends with the platform.
  private func isQuestion(_ first: Int, _ index: Int) -> Bool {
    let you = after(first)
    guard isKind(first, .word),
      !["can", "could", "konnen", "should", "sollen", "shall"].contains(word(first))
    else {
      return false
    }
    return roles(first).contains(.settles) && isKind(you, .word)
      && ["du", "you", "sie", "ihr"].contains(word(you)) && isMark(index + 1, "?")
  }

  private mutating func judgeName(
    _ name: ClosedRange<Int>, of platform: Int,
    cue: (colon: Bool, named: Bool, own: Bool, contact: Bool)
  ) {
    let first = name.lowerBound
    let length = tokens[name.upperBound].range.upperBound - tokens[first].range.lowerBound
    // "3x3" read as letters would be a name.
    guard reading != .lettersForDigits || length >= 6 else { return }
    if isKind(first, .number), name.count == 1 || length < 6 {
      // Numbers are the telephone detector's; "Instagram: 5 Posts" is work.
      let isMeeting = cue.named && registerNumber(from: first).digits >= 9
      if cue.contact && tokens[first].range.count > 4 || isMeeting {
        noteHandle(platform, platform, .uncertain)
      }
      return
    }
    let isDetailed = name.count > 1 && !isKind(name.upperBound, .blank)
    let hasTell =
      isDetailed
      && (isMark(first + 1, "_") || isMark(first + 1, ":") || isMark(first + 1, ".")
        || name.contains { isKind($0, .number) })
      || isMark(first - 1, "@")
    let isWork = !roles(first).isDisjoint(with: [.work, .common, .unit, .filler])
    let follows = after(name.upperBound)
    let standsAlone = !isKind(follows, .word, .number) || isKind(name.upperBound + 1, .line)
    if isWork, !hasTell {
      if cue.contact || cue.own && cue.named { noteHandle(platform, platform, .uncertain) }
    } else if hasTell && (cue.colon || cue.named || cue.own || cue.contact) {
      noteHandle(platform, name.upperBound, cue.colon || cue.named || cue.contact ? .certain : .uncertain)
    } else if cue.named && cue.own || cue.colon && cue.own || cue.colon && standsAlone && cue.contact {
      noteHandle(platform, name.upperBound, .certain)
    } else if cue.colon || cue.named || cue.contact {
      // A capital is more likely a German noun, as in "Facebook: Grundlagen".
      let isNoun = text.traits[tokens[first].range.lowerBound].contains(.capital)
      noteHandle(platform, name.upperBound, cue.colon && standsAlone && !isNoun ? .certain : .uncertain)
    }
  }

  /// Whether "mein" or "my" stands at most three words before.
  private mutating func claims(_ index: Int) -> Bool {
    var place = before(index)
    for _ in 0..<3 {
      steps += 1
      // "Unsere Gruppe auf …" is about work.
      guard isKind(place, .word) && !isTopic(place) || isMark(place, "-") else { return false }
      if roles(place).contains(.own) { return true }
      place = before(place)
    }
    return false
  }

  /// Whether the words around a platform ask to write there: "schreib mir auf", "add me on", "WhatsApp mich".
  private mutating func invites(_ index: Int) -> Bool {
    var place = before(index)
    var hasWriter = false
    for _ in 0..<6 {
      steps += 1
      // "Schreib mir zehn Posts für LinkedIn" is an order.
      guard isKind(place, .word), !isTopic(place), !["fur", "for"].contains(word(place)),
        !Self.brands.contains(wordOrNone(before(place)))
      else { break }
      if roles(place).contains(.writer) { hasWriter = true }
      if roles(place).contains(.contact), hasWriter { return true }
      place = before(place)
    }
    let next = after(index)
    guard isKind(index + 1, .blank), ["mich", "mir", "me"].contains(isKind(next, .word) ? word(next) : "")
    else { return false }
    return true
  }

  /// The last token of a name: words, numbers and joining marks without a space.
  mutating func endOfName(_ start: Int) -> Int {
    var end = start
    for _ in 0..<12 {
      steps += 1
      if isKind(end + 1, .word, .number) || isMark(end + 1, "_") {
        end += 1
      } else if [".", "-", ":"].contains(where: { isMark(end + 1, $0) }), isKind(end + 2, .word, .number) {
        end += 2
      } else {
        break
      }
    }
    return end
  }

  mutating func noteHandle(_ low: Int, _ high: Int, _ certainty: ContactCertainty) {
    note(.handle, tokens[low].range.lowerBound..<tokens[high].range.upperBound, certainty)
  }
}
