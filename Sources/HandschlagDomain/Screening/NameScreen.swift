extension ScreeningPage {
  /// Whether a name is unlike a word: "ivo_bright", "ivo.bright", "ivobright77".
  func isTelling(_ name: ClosedRange<Int>) -> Bool {
    let isFile = roles(name.upperBound).contains(.file) && isMark(name.upperBound - 1, ".")
    guard name.count > 1, !isFile else { return false }
    let range = tokens[name.lowerBound].range.lowerBound..<tokens[name.upperBound].range.upperBound
    if range.count <= 40, Lexicon.publicSites.contains(word(range)) { return false }
    if isKind(name.lowerBound, .word), Lexicon.codeRoots.contains(word(name.lowerBound)) { return false }
    let isWordy = name.allSatisfy { !isKind($0, .word) || tokens[$0].range.count > 1 }
    let letters = name.reduce(0) { $0 + (isKind($1, .word) ? tokens[$1].range.count : 0) }
    if name.contains(where: { isMark($0, "_") }) { return letters >= 3 }
    if name.contains(where: { isMark($0, ".") }) { return isWordy && letters >= 4 }
    return isKind(name.lowerBound, .word) && isKind(name.upperBound, .number) && letters >= 4
      && name.count == 2
  }

  /// The first token of a name that ends at `end`.
  private mutating func startOfName(_ end: Int) -> Int {
    var start = end
    for _ in 0..<12 {
      steps += 1
      if isKind(start - 1, .word, .number) || isMark(start - 1, "_") {
        start -= 1
      } else if isMark(start - 1, ".") || isMark(start - 1, "-"), isKind(start - 2, .word, .number) {
        start -= 2
      } else {
        break
      }
    }
    return start
  }

  /// "ivo.bright on IG", "ivobright (insta)".
  mutating func judgeNameBefore(_ index: Int) {
    let isBracketed = isMark(index - 1, "(") && isMark(index + 1, ")")
    let lead = before(index)
    let isLed = isKind(lead, .word) && ["on", "auf", "bei", "via", "at"].contains(word(lead))
    guard isBracketed || isLed, !(isMark(index + 1, "-") && isKind(index + 2, .word)) else { return }
    let end = before(isBracketed ? index - 1 : lead)
    guard isKind(end, .word, .number) || isMark(end, "_") else { return }
    let start = startOfName(end)
    let isShort = isBracketed && ["insta", "ig", "tg", "snap", "fb", "wa"].contains(word(index))
    let isWord =
      start == end && isKind(end, .word) && tokens[end].roles.isEmpty && tokens[end].range.count >= 8
      && !text.traits[tokens[end].range.lowerBound].contains(.capital)
    if isTelling(start...end) || isShort && isWord { noteHandle(start, index, .uncertain) }
  }

  /// "Snapchat mirasq": nothing but a messenger that only has names, and a word.
  func isBareName(_ index: Int) -> Bool {
    guard
      ["snapchat", "snap", "kik", "wechat", "threema", "viber", "icq", "bsky", "wickr"].contains(word(index)),
      isKind(index + 1, .blank), isKind(index + 2, .word), tokens[index + 2].range.count >= 6,
      tokens[index + 2].roles.isEmpty, !isKind(before(index), .word, .number)
    else { return false }
    return !text.traits[tokens[index + 2].range.lowerBound].contains(.capital)
      && (!isKind(after(index + 2), .word, .number) || isKind(index + 3, .line))
  }

  /// Whether a word is the page that somebody has on a platform.
  func isProfile(_ index: Int) -> Bool {
    guard isKind(index, .word), (4...12).contains(tokens[index].range.count) else { return false }
    return ["profil", "profile", "account", "konto", "page", "seite", "accountname"].contains(word(index))
  }

  /// "I go by".
  func isGoingBy(_ index: Int) -> Bool {
    guard isKind(index, .word), isKind(index + 2, .word) else { return false }
    return ["go", "known"].contains(word(index)) && ["by", "as"].contains(word(index + 2))
  }

  /// A name after a profile or a question: "Mein Xing-Profil: Jonas Quell", "Insta? ivo.bright".
  mutating func judgeSideways(_ platform: Int, _ name: Int, isOwn: Bool) {
    guard isKind(name, .word) else { return }
    let last = endOfName(name)
    let isPerson =
      isOwn && isProper(name) && isKind(name + 1, .blank) && isProper(name + 2)
      && !isKind(after(name + 2), .word, .number)
    if isTelling(name...last) { noteHandle(platform, last, .uncertain) }
    if isPerson { noteHandle(platform, name + 2, .uncertain) }
  }

  /// Whether a word is capitalised and unknown, as names are.
  func isProper(_ index: Int) -> Bool {
    isKind(index, .word) && tokens[index].roles.isEmpty && tokens[index].range.count > 2
      && text.traits[tokens[index].range.lowerBound].contains(.capital)
  }

  /// "Line ID ivobright", "my GitHub: ivo_bright", "auf GitHub als ivobright unterwegs".
  mutating func judgeWeakPlatform(_ index: Int) {
    var isOwn = false
    if isKind(before(index), .word), roles(before(index)).contains(.own) { isOwn = true }
    if let last = plainName(after: index, isOwn: false), isLed(index) || isOwn {
      noteHandle(index, last, .uncertain)
    }
    var next = after(index)
    var hasColon = false
    var isNamed = false
    for _ in 0..<4 {
      steps += 1
      if isMark(next, ":") || isMark(next, "=") || isMark(next, ">") {
        hasColon = true
      } else if roles(next).contains(.naming) {
        isNamed = true
      } else if !(isMark(next, "-") && roles(next + 1).contains(.naming)),
        !["is", "ist"].contains(wordOrNone(next))
      {
        break
      }
      next = after(next)
    }
    guard hasColon || isNamed || isOwn, isKind(next, .word), next > index + 1,
      roles(next).isDisjoint(with: [.work, .common, .filler, .unit, .platform, .weakPlatform, .file])
    else { return }
    let last = endOfName(next)
    let isPlain =
      !text.traits[tokens[next].range.lowerBound].contains(.capital) && tokens[next].roles.isEmpty
      && tokens[next].range.count >= 6 && !isKind(after(last), .word, .number)
    if isTelling(next...last) && (hasColon || isNamed) || isPlain && (isNamed || isOwn && hasColon) {
      noteHandle(index, last, .uncertain)
    }
  }

  func wordOrNone(_ index: Int) -> String { isKind(index, .word) ? word(index) : "" }

  /// Whether "auf", "on" or the like leads to a platform.
  func isLed(_ index: Int) -> Bool { roles(before(index)).contains(.leads) }

  /// A mailbox at a provider whose name stands beside it: "my inbox is ivo.bright on gmail", "ivobright, one word, at
  /// gmail", "my gmail is …".
  mutating func judgeMailbox(_ index: Int) {
    var place = before(index)
    if isKind(place, .word), roles(place).contains(.own),
      ["is", "ist", "lautet", "heisst"].contains(wordOrNone(after(index)))
    {
      note(.email, tokens[place].range.lowerBound..<tokens[index].range.upperBound, .uncertain)
      return
    }
    for _ in 0..<4 {
      steps += 1
      let isLink = [
        "beim", "anbieter", "provider", "on", "bei", "at", "auf", "uber", "via", "the", "dann", "und", "with",
      ].contains(wordOrNone(place))
      guard isLink || isMark(place, ",") || isMark(place, "-") || isMark(place, ":") else { break }
      place = before(place)
    }
    guard isKind(place, .word, .number) else { return }
    let start = startOfName(place)
    let saysJoined =
      ["zusammengeschrieben", "zusammen"].contains(wordOrNone(place))
      || ["word", "wort"].contains(wordOrNone(place)) && ["one", "ein"].contains(wordOrNone(before(place)))
    if saysJoined || place < before(index) - 1 && isTelling(start...place)
      || isTelling(start...place) && isMark(place + 1, ",")
    {
      note(.email, tokens[start].range.lowerBound..<tokens[index].range.upperBound, .uncertain)
    }
  }
}
