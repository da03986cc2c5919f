/// A piece of folded text: a word, a number, a mark, or what lies between.
struct ScreeningToken {
  enum Kind { case word, number, mark, blank, line }

  let kind: Kind
  /// The place in the folded text.
  let range: Range<Int>
  /// What a word means; empty for all else.
  let roles: WordRole
  /// The first byte: all there is of a mark.
  let byte: UInt8
}

/// One reading of a text, cut into tokens, and the hits found on it.
struct ScreeningPage {
  /// Which reading of the original this is; readings that guess find less and doubt more.
  enum Reading { case plain, joined, lettersForDigits, digitsForLetters, backwards }

  let text: FoldedText
  let reading: Reading
  private(set) var tokens: [ScreeningToken] = []
  private(set) var hits: [ContactHit] = []
  var steps = 0

  /// Runs the detectors that suit a reading.
  static func hits(of text: FoldedText, as reading: Reading, steps: inout Int) -> [ContactHit] {
    var page = ScreeningPage(text, reading)
    if reading == .digitsForLetters {
      page.findPhones()
      page.findAccounts()
    } else if reading == .backwards {
      page.findMail()
      page.findSpelledMail()
      page.findLinks()
      page.findSpelledLinks()
      page.findPhones()
    } else {
      page.findMail()
      page.findSpelledMail()
      page.findLinks()
      page.findSpelledLinks()
      page.findHandles()
    }
    if reading == .joined { page.findAccounts() }
    if reading == .plain {
      page.findPhones()
      page.findAccounts()
      page.findStreets()
      page.findPostCodes()
      page.findPointers()
    }
    steps += page.steps
    return page.hits
  }

  private init(_ text: FoldedText, _ reading: Reading) {
    self.text = text
    self.reading = reading
    cut()
  }

  // MARK: Hits

  /// Notes a hit over a range of the folded text.
  mutating func note(
    _ kind: ContactHitKind, _ range: Range<Int>, _ certainty: ContactCertainty
  ) {
    guard !range.isEmpty else { return }
    let guessed = reading != .plain && !(reading == .joined && kind == .email)
    hits.append(
      ContactHit(
        kind: kind, range: text.original(range), certainty: guessed ? .uncertain : certainty,
        masked: mask(kind, range)))
  }

  private func mask(_ kind: ContactHitKind, _ range: Range<Int>) -> String {
    let first = text.bytes[range.lowerBound]
    // Of a very short datum even one character says much.
    let shown = range.count >= 8 && first.isAlphanumeric && first < 0x80
    let head = shown ? String(Unicode.Scalar(first)) : ""
    return switch kind {
    case .email: head + "***@***"
    case .link: head + "***.***"
    case .handle: "@***"
    default: head + "***"
    }
  }

  // MARK: Tokens

  private mutating func cut() {
    var index = 0
    while index < text.count {
      let byte = text.bytes[index]
      var end = index + 1
      let kind: ScreeningToken.Kind
      if byte.isLetter {
        kind = .word
        end = endOfWord(from: index)
      } else if byte.isDigit {
        kind = .number
        while end < text.count, text.bytes[end].isDigit { end += 1 }
      } else if byte == 0x20 || byte == 0x0A {
        while end < text.count, text.bytes[end] == 0x20 || text.bytes[end] == 0x0A { end += 1 }
        kind = text.bytes[index..<end].contains(0x0A) ? .line : .blank
      } else {
        kind = .mark
      }
      steps += end - index
      tokens.append(
        ScreeningToken(
          kind: kind, range: index..<end, roles: kind == .word ? roles(of: index..<end) : [], byte: byte))
      if kind == .word { joinPlatform() }
      index = end
    }
  }

  /// Takes a platform whose name is written in two as one word: "tele gram", "what's app".
  private mutating func joinPlatform() {
    guard let last = tokens.last, (3...4).contains(last.range.count), tokens.count >= 3,
      let halves = Self.halves[word(last.range)]
    else { return }
    var place = before(tokens.count - 1)
    guard place == tokens.count - 3 || isMark(tokens.count - 2, "-") else { return }
    if isMark(tokens.count - 2, "-") { place = tokens.count - 3 }
    if isKind(place, .word), tokens[place].range.count == 1, word(place) == "s", isMark(place - 1, "'") {
      place -= 2
    }
    guard isKind(place, .word), halves.contains(word(place)) else { return }
    let whole = tokens[place].range.lowerBound..<last.range.upperBound
    tokens.removeSubrange(place...)
    tokens.append(
      ScreeningToken(kind: .word, range: whole, roles: .platform, byte: text.bytes[whole.lowerBound]))
  }

  /// Second halves of platforms' names with the first ones.
  private static let halves: [String: [String]] = [
    "gram": ["tele", "insta"], "app": ["whats", "what", "wats"], "book": ["face"], "chat": ["snap"],
  ]

  /// Ends a word at a change of script case that hides a word: "maxATgmailDOTcom".
  private mutating func endOfWord(from start: Int) -> Int {
    var end = start + 1
    let startsCapital = text.traits[start].contains(.capital)
    while end < text.count, text.bytes[end].isLetter {
      let isCapital = text.traits[end].contains(.capital)
      if isCapital != text.traits[end - 1].contains(.capital) {
        if isCapital, !startsCapital, hidesWord(at: end) { break }
        if !isCapital, end - start >= 2, startsCapital, start > 0, text.bytes[start - 1].isLetter { break }
      }
      end += 1
    }
    return end
  }

  /// Whether capitals that spell '@' or '.' stand at an index amid small letters.
  private mutating func hidesWord(at start: Int) -> Bool {
    var end = start
    while end < text.count, end - start < 7, text.bytes[end].isLetter,
      text.traits[end].contains(.capital)
    {
      end += 1
      steps += 1
    }
    guard end < text.count, text.bytes[end].isLetter, end - start >= 2, end - start <= 6 else { return false }
    let found = Lexicon.roles(of: String(decoding: text.bytes[start..<end], as: UTF8.self))
    return !found.isDisjoint(with: [.at, .dot])
  }

  private func roles(of range: Range<Int>) -> WordRole {
    guard range.count <= Lexicon.longestWord else { return [] }
    var roles = Lexicon.roles(of: word(range))
    if range.count == 2, roles.contains(.at), text.traits[range.lowerBound].contains(.umlaut) {
      roles.insert(.surelyAt)
    }
    return roles
  }

  /// The folded text of a range.
  func word(_ range: Range<Int>) -> String { String(decoding: text.bytes[range], as: UTF8.self) }

  /// The folded text of a token.
  func word(_ index: Int) -> String { word(tokens[index].range) }

  /// Whether a token exists and is this mark.
  func isMark(_ index: Int, _ scalar: Unicode.Scalar) -> Bool {
    tokens.indices.contains(index) && tokens[index].kind == .mark
      && tokens[index].byte == UInt8(ascii: scalar)
  }

  /// The roles of the token at an index; none outside the text.
  func roles(_ index: Int) -> WordRole { tokens.indices.contains(index) ? tokens[index].roles : [] }

  func isKind(_ index: Int, _ kinds: ScreeningToken.Kind...) -> Bool {
    tokens.indices.contains(index) && kinds.contains(tokens[index].kind)
  }

  /// The next index after `index` that is no blank.
  func after(_ index: Int) -> Int { isKind(index + 1, .blank, .line) ? index + 2 : index + 1 }

  /// The last index before `index` that is no blank; may be -1.
  func before(_ index: Int) -> Int { isKind(index - 1, .blank, .line) ? index - 2 : index - 1 }
}
