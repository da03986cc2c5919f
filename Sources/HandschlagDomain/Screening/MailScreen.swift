extension ScreeningPage {
  /// Finds addresses around a literal '@'.
  mutating func findMail() {
    for token in tokens where token.kind == .mark && token.byte == UInt8(ascii: "@") {
      let at = token.range.lowerBound
      if let host = endOfLiteralHost(at), at > 0, text.bytes[at - 1].isAlphanumeric {
        note(.email, (at - 1)..<host, .certain)
      }
      var low = at
      while low > 0, at - low < 64, text.bytes[low - 1].isLocalPart { low -= 1 }
      while low < at, !text.bytes[low].isAlphanumeric { low += 1 }
      var high = at + 1
      while high < text.count, text.bytes[high].isHostPart { high += 1 }
      while high > at + 1, !text.bytes[high - 1].isAlphanumeric { high -= 1 }
      steps += high - low
      guard low < at, high > at + 1 else { continue }
      judgeMail(low..<high, at: at)
    }
  }

  /// "@[192.0.2.17]"
  private func endOfLiteralHost(_ at: Int) -> Int? {
    var end = at + 1
    while end < text.count, end - at < 20, text.bytes[end].isDigit || "[.]".utf8.contains(text.bytes[end]) {
      end += 1
    }
    let host = text.bytes[(at + 1)..<end]
    let isHost = host.first == UInt8(ascii: "[") && host.last == UInt8(ascii: "]")
    return isHost && host.count { $0 == UInt8(ascii: ".") } == 3 ? end : nil
  }

  private mutating func judgeMail(_ range: Range<Int>, at: Int) {
    let host = text.bytes[(at + 1)..<range.upperBound]
    let labels = host.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: true)
    guard let last = labels.last else { return }
    let name = String(decoding: last, as: UTF8.self)
    let roles = last.count <= Lexicon.longestWord ? Lexicon.roles(of: name) : []
    let first = labels[0].count <= 24 ? Lexicon.roles(of: String(decoding: labels[0], as: UTF8.self)) : []
    if host.allSatisfy({ $0.isDigit || $0 == UInt8(ascii: ".") }) {
      // Four parts are a host; fewer are the version of a package, or a price.
      if labels.count == 4, text.bytes[range.lowerBound].isLetter { note(.email, range, .certain) }
    } else if labels.count > 1, roles.contains(.file) {
      return
    } else if labels.count > 1, last.count >= 2, last.allSatisfy(\.isLetter) {
      note(.email, range, .certain)
    } else if first.contains(.provider) {
      note(.email, range, .certain)
    } else if labels.count == 2, labels[0].count > 4, labels[0].first?.isLetter == true,
      last.allSatisfy(\.isDigit),
      range.upperBound - range.lowerBound < 64, text.bytes[range.lowerBound..<at].contains(where: \.isDigit)
    {
      // Domains too may be written in digits (".10").
      note(.email, range, .uncertain)
    } else if !first.contains(.code), last.contains(where: \.isLetter),
      !labels[0][labels[0].startIndex].isDigit
    {
      note(.email, range, .uncertain)
    }
  }

  /// Finds addresses whose '@' or '.' is a word, in brackets, or set apart.
  mutating func findSpelledMail() {
    var index = 0
    while index < tokens.count {
      steps += 1
      if isKind(index, .word), let end = endOfGluedAddress(index) {
        note(.email, tokens[index].range.lowerBound..<end, .uncertain)
      } else if let at = sign(at: index, word: [.at, .surelyAt], mark: "@") {
        judgeSpelled(at)
      } else if let at = sign(at: index, word: .bracketedAt, mark: "@"), at.isBracketed,
        walkHost(from: after(at.tokens.upperBound)).hasDomain
      {
        judgeSpelled(at)
      }
      index += 1
    }
  }

  /// A word or mark that stands for '@' or '.', with its brackets.
  struct Sign {
    var tokens: ClosedRange<Int>
    var isBracketed: Bool
    var isWord: Bool
    /// Whether it can mean nothing else: "at sign", "full stop".
    var isSpelled = false
  }

  /// Recognises a sign whose core is the token at `index`.
  func sign(at index: Int, word roles: WordRole, mark: Unicode.Scalar) -> Sign? {
    guard tokens.indices.contains(index) else { return nil }
    let isPair = isSpelledSign(index, roles, mark)
    let isInitial = roles.contains(.spokenDot) && isBracketedInitial(index)
    let isWord = isPair || isInitial || !tokens[index].roles.isDisjoint(with: roles)
    guard isWord || isMark(index, mark) else { return nil }
    let last = isPair ? index + 2 : index
    let low = isKind(index - 1, .blank) ? index - 2 : index - 1
    let high = isKind(last + 1, .blank) ? last + 2 : last + 1
    let opens = isKind(low, .mark) && Self.brackets.contains(tokens[low].byte)
    let closes = isKind(high, .mark) && Self.brackets.contains(tokens[high].byte)
    guard opens, closes else {
      return Sign(tokens: index...last, isBracketed: false, isWord: isWord, isSpelled: isPair)
    }
    // "<<at>>"
    let isDouble =
      isMark(low - 1, Unicode.Scalar(tokens[low].byte)) && isMark(high + 1, Unicode.Scalar(tokens[high].byte))
    return Sign(
      tokens: isDouble ? (low - 1)...(high + 1) : low...high, isBracketed: true, isWord: isWord,
      isSpelled: isPair)
  }

  /// "(d)" and "(p)", for "dot" and "Punkt".
  private func isBracketedInitial(_ index: Int) -> Bool {
    isKind(index, .word) && tokens[index].range.count == 1 && isMark(index - 1, "(") && isMark(index + 1, ")")
      && ["d", "p"].contains(word(index))
  }

  /// "at sign", "ät-Zeichen", "@-Zeichen", "full stop".
  private func isSpelledSign(_ index: Int, _ roles: WordRole, _ mark: Unicode.Scalar) -> Bool {
    guard isKind(index + 2, .word), isKind(index + 1, .blank) || isMark(index + 1, "-"),
      (4...7).contains(tokens[index + 2].range.count)
    else { return false }
    let second = word(index + 2)
    if roles.contains(.surelyAt) {
      let isAt =
        isMark(index, "@") || tokens[index].roles.contains(.at) || isKind(index, .word) && word(index) == "et"
      return isAt && ["sign", "symbol", "zeichen"].contains(second)
    }
    return roles.contains(.dot) && second == "stop" && isKind(index, .word) && word(index) == "full"
  }

  private static let brackets: Set<UInt8> = Set("()[]{}<>-_*|~=/'\"#+:".utf8)

  private mutating func judgeSpelled(_ at: Sign) {
    let core = core(of: at)
    let isMark = core.kind == .mark
    let isSure = at.isBracketed || isMark || at.isSpelled || core.roles.contains(.surelyAt)
    guard let right = wordBehind(at, isSure: isSure) else { return }
    let host = walkHost(from: right)
    let left = wordBefore(at, host, isMark: isMark)
    guard isKind(left, .word, .number) else {
      if isSure, host.hasProvider, host.hasDomain { noteMail(right, host, right, .uncertain) }
      return
    }
    let low = startOfLocalPart(left)
    let isCommon = low == left && roles(left).contains(.common)
    let detailed = low < left || tokens[left].kind == .number
    if isSure, host.hasDomain || host.hasProvider {
      let doubtful = isMark && isCommon && !host.hasProvider
      noteMail(low, host, right, doubtful || host.isFile ? .uncertain : .certain)
    } else if isSure {
      // "Das At-Zeichen fehlt" is about the sign.
      let isProse = isCommon || !roles(right).isDisjoint(with: [.common, .naming])
      if !isMark, !isProse { noteMail(low, host, right, .uncertain) }
    } else if host.hasDomain, host.hasProvider || (host.hasDotWord && host.isTopDomain) {
      let isAddress = !isCommon && (host.hasDotWord || host.hasGap || detailed || core.roles == .at)
      let isGuess = word(core.range) == "bei" && !host.hasDotWord
      if !isCommon || host.hasProvider {
        noteMail(low, host, right, isAddress && !isGuess ? .certain : .uncertain)
      }
    } else if host.hasDomain, host.hasDotWord, host.isLong, !isCommon {
      noteMail(low, host, right, .uncertain)
    } else if host.hasProvider, !isCommon, !roles(right).contains(.wordDomain),
      low < left || isAddressed(left, host.last)
    {
      noteMail(low, host, right, .uncertain)
    }
  }

  /// The word or mark itself, without its brackets.
  private func core(of at: Sign) -> ScreeningToken {
    guard at.isBracketed else { return tokens[at.tokens.lowerBound] }
    let middle = before(at.tokens.upperBound)
    return tokens[isKind(middle, .mark) && !isMark(middle, "@") ? before(middle) : middle]
  }

  /// Where the host begins, over what may part it from the sign.
  private mutating func wordBehind(_ at: Sign, isSure: Bool) -> Int? {
    var right = after(at.tokens.upperBound)
    if isSure, isMark(right, ".") || isMark(right, "@") { right = after(right) }
    if !isKind(right, .word, .number) || roles(right).contains(.joint), let next = hop(from: right, by: 1) {
      right = next
    }
    return isKind(right, .word, .number) && right > at.tokens.upperBound ? right : nil
  }

  /// Where the local part ends, over what may part it from the sign; no word if there is none.
  private mutating func wordBefore(_ at: Sign, _ host: Host, isMark: Bool) -> Int {
    var left = before(at.tokens.lowerBound)
    if isMark, self.isMark(left, "@") { left = before(left) }
    let isParted = !isKind(left, .word, .number) || roles(left).contains(.joint)
    return host.hasDotWord && isParted ? hop(from: left, by: -1) ?? left : left
  }

  /// Whether a word before "at gmail" may be a name: little else is in the sentence, or a word before it says so.
  private mutating func isAddressed(_ index: Int, _ last: Int) -> Bool {
    var place = before(index)
    guard isKind(place, .word) else { return true }
    for _ in 0..<3 {
      steps += 1
      guard isKind(place, .word) else { return !isKind(after(last), .word) }
      if !roles(place).isDisjoint(with: [.own, .contact, .writer, .naming, .means, .phoneCue]) {
        return true
      }
      if ["an", "to", "unter", "under", "ist", "is"].contains(word(place)) { return true }
      place = before(place)
    }
    return false
  }

  /// The next word or number over what parts spelled pieces: "ivo, then at, then gmail"; at most twelve tokens on.
  private mutating func hop(from start: Int, by step: Int) -> Int? {
    var index = start
    for _ in 0..<12 {
      steps += 1
      if isKind(index, .blank) || [",", "-", ":", ";"].contains(where: { isMark(index, $0) }) {
        index += step
      } else if isKind(index, .word), roles(index).contains(.joint) || Self.links.contains(word(index)) {
        index += step
      } else {
        return isKind(index, .word, .number) ? index : nil
      }
    }
    return nil
  }

  /// Words between the pieces of an address that is read aloud.
  private static let links: Set<String> = [
    "der", "das", "the", "ending", "endung", "ends", "endet", "is", "ist", "a", "ein", "by", "from", "dem",
    "with",
    "mit", "kommt", "comes", "folgt", "wieder", "another", "again",
  ]

  /// The end of an address whose signs are glued to its words: "mayaatgmaildotcom", "berndpunktde".
  private func endOfGluedAddress(_ index: Int) -> Int? {
    let range = tokens[index].range
    guard (9...80).contains(range.count), Lexicon.endsLikeAddress(text.bytes[range]) else { return nil }
    return range.upperBound
  }

  private mutating func noteMail(_ low: Int, _ host: Host, _ right: Int, _ certainty: ContactCertainty) {
    note(.email, tokens[low].range.lowerBound..<tokens[max(host.last, right)].range.upperBound, certainty)
  }

  /// What follows an '@'.
  struct Host {
    var last: Int
    var hasProvider = false
    var hasDomain = false
    var isTopDomain = false
    /// Whether the domain is a word of its own, such as "studio".
    var isLong = false
    var hasDotWord = false
    var hasGap = false
    var isFile = false
  }

  /// Walks labels and dots, at most five, from the first label on.
  mutating func walkHost(from start: Int) -> Host {
    guard tokens.indices.contains(start) else { return Host(last: start) }
    var host = Host(last: endOfLabel(start))
    host.hasProvider =
      (start...host.last).contains { roles($0).contains(.provider) }
      || (word(start) == "t" && isMark(start + 1, "-"))
    for _ in 0..<5 {
      steps += 1
      guard let (next, dot, label) = nextLabel(after: host.last) else { break }
      let isDomain = !roles(label).isDisjoint(with: [.topDomain, .wordDomain])
      if dot == nil, !host.hasDomain, let part = hyphenated(next) {
        host.last = endOfLabel(part)
        continue
      }
      if dot == nil, !host.hasDomain, goesOn(label) {
        host.last = endOfLabel(label)
        host.hasGap = true
        continue
      }
      if dot == nil {
        let parted = host.hasProvider && isDomain && !roles(label).contains(.common) && label == host.last + 2
        guard parted, !host.hasDomain, roles(label).contains(.topDomain) else { break }
        host.hasGap = true
      } else if let dot, !isDomain, dot.isWord == false, label != dot.tokens.upperBound + 1 {
        break
      }
      host.last = endOfLabel(label)
      host.hasDotWord = host.hasDotWord || dot.map { $0.isWord || $0.isBracketed } ?? false
      host.hasDomain = isDomain
      host.isTopDomain = roles(label).contains(.topDomain)
      host.isLong = roles(label).contains(.wordDomain) && tokens[label].range.count >= 4
      host.isFile = roles(label).contains(.file)
      host.hasProvider = host.hasProvider || (roles(label).contains(.provider) && !isDomain)
    }
    return host
  }

  /// A dot, however written, at or just around a token.
  func dotSign(_ index: Int) -> Sign? {
    for core in [index, after(index), after(index + 1)] where core == index || isKind(index, .mark) {
      guard core <= index + 2 || isKind(index + 1, .mark) else { continue }
      if let found = sign(at: core, word: [.dot, .spokenDot], mark: "."), found.tokens.contains(index) {
        return found
      }
    }
    return isMark(index, ",") && isKind(index + 1, .word)
      ? Sign(tokens: index...index, isBracketed: false, isWord: false) : nil
  }

  /// What follows a label: where it begins, its dot if it has one, and the label behind that.
  private mutating func nextLabel(after last: Int) -> (next: Int, dot: Sign?, label: Int)? {
    var next = after(last)
    var dot = dotSign(next)
    if dot == nil, let place = hop(from: next, by: 1), place > next, let far = dotSign(place), far.isWord {
      (next, dot) = (place, far)
    }
    var label = dot.map { after($0.tokens.upperBound) } ?? next
    if let dot, dot.isWord, !isKind(label, .word, .number), let place = hop(from: label, by: 1) {
      label = place
    }
    if isMark(label, "."), !isMark(label + 1, ".") { label = after(label) }
    guard isKind(label, .word, .number), label > last else { return nil }
    guard let dot, dot.isWord, roles(dot.tokens.lowerBound).contains(.spokenDot) else {
      return (next, dot, label)
    }
    // "Period" and "stop" are words of prose, but for the domains that are none.
    let isDomain =
      tokens[label].range.count >= 5
      || ["com", "de", "net", "org", "eu", "ch", "io", "uk", "co", "dev"].contains(word(label))
    return isDomain ? (next, dot, label) : nil
  }

  /// The second half of a label whose hyphen is a word: "quell minus design".
  private func hyphenated(_ index: Int) -> Int? {
    guard ["minus", "strich", "bindestrich", "dash", "hyphen"].contains(wordOrNone(index)) else { return nil }
    let part = after(index)
    return isKind(part, .word, .number) && part > index + 1 ? part : nil
  }

  /// Whether a host of two words goes on here with a spelled dot after it: "google mail dot com".
  private func goesOn(_ index: Int) -> Bool {
    let isName =
      roles(index).isDisjoint(with: [.common, .at, .dot, .joint, .filler, .platform]) || word(index) == "mail"
    guard isKind(index, .word), isName, let dot = dotSign(after(index)), dot.isWord else { return false }
    return !roles(after(dot.tokens.upperBound)).isDisjoint(with: [.topDomain, .wordDomain])
  }

  /// The last token of a label that begins at `start`: words, numbers and hyphens without a space.
  private mutating func endOfLabel(_ start: Int) -> Int {
    var end = start
    var budget = 8
    while budget > 0 {
      steps += 1
      budget -= 1
      if isKind(end + 1, .word, .number), roles(end + 1).isDisjoint(with: [.dot]) {
        end += 1
      } else if isMark(end + 1, "-"), isKind(end + 2, .word, .number),
        roles(end + 2).isDisjoint(with: [.dot, .at])
      {
        end += 2
      } else {
        break
      }
    }
    return end
  }

  /// The first token of a local part that ends at `end`, over joined marks and spelled dots.
  private mutating func startOfLocalPart(_ end: Int) -> Int {
    var start = end
    for _ in 0..<8 {
      steps += 1
      if isKind(start - 1, .word, .number) {
        start -= 1
      } else if isKind(start - 1, .mark), text.bytes[tokens[start - 1].range.lowerBound].isLocalPart,
        isKind(start - 2, .word, .number)
      {
        start -= 2
      } else if isKind(start - 1, .blank), !roles(start - 2).isDisjoint(with: [.dot]),
        isKind(before(start - 2), .word, .number)
      {
        start = before(start - 2)
      } else {
        break
      }
    }
    return start
  }
}

extension UInt8 {
  fileprivate var isLocalPart: Bool {
    isAlphanumeric || self == UInt8(ascii: ".") || self == UInt8(ascii: "_") || self == UInt8(ascii: "-")
      || self == UInt8(ascii: "+") || self == UInt8(ascii: "%")
  }

  fileprivate var isHostPart: Bool {
    isAlphanumeric || self == UInt8(ascii: ".") || self == UInt8(ascii: "-")
  }
}
