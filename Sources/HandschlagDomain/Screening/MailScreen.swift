extension ScreeningPage {
  /// Finds addresses around a literal '@'.
  mutating func findMail() {
    for token in tokens where token.kind == .mark && token.byte == UInt8(ascii: "@") {
      let at = token.range.lowerBound
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
      if let at = sign(at: index, word: [.at, .surelyAt], mark: "@") {
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
  }

  /// Recognises a sign whose core is the token at `index`.
  func sign(at index: Int, word roles: WordRole, mark: Unicode.Scalar) -> Sign? {
    guard tokens.indices.contains(index) else { return nil }
    let isWord = !tokens[index].roles.isDisjoint(with: roles)
    guard isWord || isMark(index, mark) else { return nil }
    if roles.contains(.surelyAt), isWord, isKind(index + 2, .word), word(index) == "at",
      word(index + 2) == "sign"
    {
      return Sign(tokens: index...(index + 2), isBracketed: true, isWord: true)
    }
    let low = isKind(index - 1, .blank) ? index - 2 : index - 1
    let high = isKind(index + 1, .blank) ? index + 2 : index + 1
    let opens = isKind(low, .mark) && Self.brackets.contains(tokens[low].byte)
    let closes = isKind(high, .mark) && Self.brackets.contains(tokens[high].byte)
    guard opens, closes else { return Sign(tokens: index...index, isBracketed: false, isWord: isWord) }
    return Sign(tokens: low...high, isBracketed: true, isWord: isWord)
  }

  private static let brackets: Set<UInt8> = Set("()[]{}<>-_*|~=/'\"#+:".utf8)

  private mutating func judgeSpelled(_ at: Sign) {
    let core = tokens[at.isBracketed ? before(at.tokens.upperBound) : at.tokens.lowerBound]
    let isMark = core.kind == .mark
    let isSure = at.isBracketed || isMark || core.roles.contains(.surelyAt)
    let left = before(at.tokens.lowerBound)
    let right = after(at.tokens.upperBound)
    guard isKind(right, .word, .number), right > at.tokens.upperBound else { return }
    let host = walkHost(from: right)
    let hasLeft = isKind(left, .word, .number)
    guard hasLeft else {
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
      if !isMark, !roles(right).contains(.common) { noteMail(low, host, right, .uncertain) }
    } else if host.hasDomain, host.hasProvider || (host.hasDotWord && host.isTopDomain) {
      let isAddress = !isCommon && (host.hasDotWord || host.hasGap || detailed || core.roles == .at)
      let isGuess = word(core.range) == "bei" && !host.hasDotWord
      if !isCommon || host.hasProvider {
        noteMail(low, host, right, isAddress && !isGuess ? .certain : .uncertain)
      }
    } else if host.hasProvider, !isCommon, !roles(right).contains(.wordDomain) {
      noteMail(low, host, right, .uncertain)
    }
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
      let next = after(host.last)
      let dot = dotSign(next)
      let label = dot.map { after($0.tokens.upperBound) } ?? next
      guard isKind(label, .word, .number), label > host.last else { break }
      let isDomain = !roles(label).isDisjoint(with: [.topDomain, .wordDomain])
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
      host.isFile = roles(label).contains(.file)
      host.hasProvider = host.hasProvider || (roles(label).contains(.provider) && !isDomain)
    }
    return host
  }

  /// A dot, however written, at or just around a token.
  func dotSign(_ index: Int) -> Sign? {
    for core in [index, after(index)] where core == index || isKind(index, .mark) {
      if let found = sign(at: core, word: .dot, mark: "."), found.tokens.contains(index) { return found }
    }
    return isMark(index, ",") && isKind(index + 1, .word)
      ? Sign(tokens: index...index, isBracketed: false, isWord: false) : nil
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
