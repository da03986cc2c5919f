/// Proves of plain prose, in one pass over its bytes, that the detectors would find nothing in it.
///
/// It knows nothing that they do not: each of them needs a digit, an '@', a dotted name, or a word with one
/// of a few roles, and where none of these occurs there is nothing to look for. What it cannot prove is not
/// thereby suspect; the detectors decide. Most messages are proven, at a hundredth of the detectors' cost.
struct ProseProof {
  /// What a word of the lexicon means for the proof.
  fileprivate struct Meaning: OptionSet {
    let rawValue: UInt32
    /// Enough for a detector to look closer.
    static let trigger = Meaning(rawValue: 1)
    /// Stands for '@' in brackets.
    static let at = Meaning(rawValue: 2)
    /// A digit or two in words.
    static let digits = Meaning(rawValue: 4)
    /// May stand between two numbers of a row.
    static let joint = Meaning(rawValue: 8)
    /// A domain, set apart from its dot.
    static let topDomain = Meaning(rawValue: 16)
    /// A domain behind its dot.
    static let domain = Meaning(rawValue: 32)
    /// Repeats a digit.
    static let times = Meaning(rawValue: 64)
    // What sentences that lead elsewhere are made of; see `mayLead`.
    static let writer = Meaning(rawValue: 1 << 7)
    static let seek = Meaning(rawValue: 1 << 8)
    static let means = Meaning(rawValue: 1 << 9)
    static let place = Meaning(rawValue: 1 << 10)
    static let identity = Meaning(rawValue: 1 << 11)
    static let finds = Meaning(rawValue: 1 << 12)
    static let weakPlatform = Meaning(rawValue: 1 << 13)
    static let naming = Meaning(rawValue: 1 << 14)
    /// Signs in two words: "at symbol", "full stop", "what's app".
    static let firstHalf = Meaning(rawValue: 1 << 15)
    static let secondHalf = Meaning(rawValue: 1 << 16)
    static let spokenDot = Meaning(rawValue: 1 << 17)
    /// A verb of looking for somebody that is hardly used of things.
    static let seekPerson = Meaning(rawValue: 1 << 18)
    static let like = Meaning(rawValue: 1 << 19)
    static let softly = Meaning(rawValue: 1 << 20)
  }

  /// Where the last dot stands.
  private enum Dot { case none, adjacent, apart }

  private let bytes: [UInt8]
  private var index = 0
  /// The letters of the word at hand.
  private var glued: [UInt8] = []
  private var dot = Dot.none
  /// Whether the last mark before this place, blanks apart, may be half a pair of brackets.
  private var isBracketOpen = false
  /// Whether a dot or a word for '@' followed such a mark.
  private var isAtOpen = false
  /// Single characters in a row, which may be letters set apart.
  private var singles = 0
  /// Digits in a row, in words or as letters that look like one.
  private var digits = 0
  /// What the words so far mean, taken together.
  private var seen: Meaning = []
  private var hasColon = false

  /// Whether a text is proven to hold no contact data.
  static func holds(for text: String) -> Bool {
    var proof = ProseProof(bytes: Array(text.utf8))
    return proof.run()
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func run() -> Bool {
    while index < bytes.count {
      if letter(at: index) != nil {
        guard passWord() else { return false }
      } else {
        guard passMark(bytes[index]) else { return false }
        index += 1
      }
    }
    return !mayLead
  }

  /// Whether the words, wherever they stand, are those of a sentence that leads to contact data elsewhere.
  private var mayLead: Bool {
    let has = { (meanings: Meaning...) in meanings.allSatisfy(seen.contains) }
    return has(.writer, .seek, .identity) || has(.writer, .seek, .seekPerson) || has(.writer, .place, .finds)
      || has(.writer, .means, .identity) || has(.writer, .means, .like) || has(.seek, .softly)
      || has(.weakPlatform) && (hasColon || has(.naming) || has(.identity))
      || has(.firstHalf, .secondHalf) || has(.at, .spokenDot)
  }

  /// The folded letter at a place, whether it is a capital, and how many bytes it takes; nil for no letter.
  private func letter(at place: Int) -> (byte: UInt8, isCapital: Bool, width: Int)? {
    guard place < bytes.count else { return nil }
    switch bytes[place] {
    case UInt8(ascii: "a")...UInt8(ascii: "z"): return (bytes[place], false, 1)
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): return (bytes[place] | 0x20, true, 1)
    case 0xC3 where place + 1 < bytes.count:
      switch bytes[place + 1] {
      case 0xA4: return (UInt8(ascii: "a"), false, 2)
      case 0xB6: return (UInt8(ascii: "o"), false, 2)
      case 0xBC: return (UInt8(ascii: "u"), false, 2)
      case 0x84: return (UInt8(ascii: "a"), true, 2)
      case 0x96: return (UInt8(ascii: "o"), true, 2)
      case 0x9C: return (UInt8(ascii: "u"), true, 2)
      case 0x9F: return (UInt8(ascii: "s"), false, 2)
      default: return nil
      }
    default: return nil
    }
  }

  // MARK: Marks

  private mutating func passMark(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x0A:
      if dot == .adjacent { dot = .apart }
      return true
    case UInt8(ascii: "."):
      return passDot()
    case UInt8(ascii: ",") where letter(at: index + 1) != nil:
      // A comma may stand for a dot.
      return false
    case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "?"):
      isBracketOpen = false
      isAtOpen = false
    case UInt8(ascii: "-") where !(followsLetter && letter(at: index + 1) != nil):
      singles += 1
      guard singles < 4, !isAtOpen else { return false }
      isBracketOpen = true
    case UInt8(ascii: "-"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "'"), UInt8(ascii: "\""),
      UInt8(ascii: ":"):
      guard !isAtOpen else { return false }
      isBracketOpen = true
      hasColon = hasColon || byte == UInt8(ascii: ":")
    default: return false
    }
    if dot == .adjacent { dot = .apart }
    return true
  }

  private mutating func passDot() -> Bool {
    guard !(index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "-")) else { return false }
    if followsLetter {
      isAtOpen = false
    } else {
      // Behind a closing bracket it may itself be in brackets, or one of several characters set apart.
      singles += 1
      guard index > 0, isClosing(bytes[index - 1]), singles < 4 else { return false }
      isAtOpen = true
    }
    dot = .adjacent
    isBracketOpen = false
    return true
  }

  private func isClosing(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ")") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
  }

  private var followsLetter: Bool {
    guard index > 0 else { return false }
    return letter(at: index - 1) != nil || index > 1 && letter(at: index - 2)?.width == 2
  }

  // MARK: Words

  private mutating func passWord() -> Bool {
    var hash = Self.emptyHash
    var length = 0
    var head: UInt32 = 0
    let start = index
    glued.removeAll(keepingCapacity: true)
    while let (byte, isCapital, width) = letter(at: index) {
      // A capital inside a word may hide one, as in "maxATgmailDOTcom".
      guard !isCapital || index == start else { return false }
      // "ß" reads as two letters.
      for _ in 0..<(bytes[index] == 0xC3 && byte == UInt8(ascii: "s") ? 2 : 1) {
        hash = Self.hash(hash, byte)
        if length < 4 { head = head << 8 | UInt32(byte) }
        length += 1
        glued.append(byte)
      }
      index += width
    }
    let meaning = length <= Lexicon.longestWord ? Self.words.meaning(of: hash) : []
    guard !meaning.contains(.trigger), passAt(meaning, hasUmlaut: index - start > length),
      passDomain(meaning), passNumber(meaning, head, length: length)
    else { return false }
    seen.formUnion(meaning)
    if length >= 9, Lexicon.endsLikeAddress(glued[...]) { return false }
    // "(a t)"
    if length == 1, start > 0, bytes[start - 1] == UInt8(ascii: "("), index < bytes.count,
      bytes[index] != UInt8(ascii: ")")
    {
      return false
    }
    singles = length == 1 ? singles + 1 : 0
    // "t-online" is a provider of mailboxes.
    let isT = length == 1 && head == 0x74
    return singles < 4 && !(isT && index < bytes.count && bytes[index] == UInt8(ascii: "-"))
  }

  private mutating func passAt(_ meaning: Meaning, hasUmlaut: Bool) -> Bool {
    isAtOpen = meaning.contains(.at) && isBracketOpen
    isBracketOpen = false
    return !(meaning.contains(.at) && hasUmlaut)
  }

  private mutating func passDomain(_ meaning: Meaning) -> Bool {
    defer { dot = .none }
    return switch dot {
    case .none: true
    case .apart: !meaning.contains(.topDomain)
    case .adjacent: meaning.isDisjoint(with: [.topDomain, .domain])
    }
  }

  private mutating func passNumber(_ meaning: Meaning, _ head: UInt32, length: Int) -> Bool {
    if length >= 11, Self.numberHeads.contains(head) || Self.shortNumberHeads.contains(head >> 8) {
      return false
    }
    if meaning.contains(.digits) {
      digits += 2
    } else if meaning.contains(.times) {
      digits += 4
    } else if length == 1, Self.isDigitLike(UInt8(truncatingIfNeeded: head)) {
      digits += 1
    } else if !meaning.contains(.joint) {
      digits = 0
    }
    // A telephone number has six at least.
    return digits < 6
  }

  /// Whether a letter is read as a digit where it stands alone.
  private static func isDigitLike(_ letter: UInt8) -> Bool {
    switch Unicode.Scalar(letter) {
    case "o", "i", "l", "s", "b", "z", "g", "q": true
    default: false
    }
  }

  /// How words begin that may be digits run together ("nulleinssieben").
  private static let numberHeads: Set<UInt32> = heads(length: 4)
  private static let shortNumberHeads: Set<UInt32> = heads(length: 3)

  private static func heads(length: Int) -> Set<UInt32> {
    Set(
      (Lexicon.runTogether.map(\.0) + [Array("einhundert".utf8), Array("hundert".utf8)]).filter {
        length == 3 ? $0.count == 3 : $0.count > 3
      }.map {
        $0.prefix(length).reduce(0) { $0 << 8 | UInt32($1) }
      })
  }

  // MARK: Lexicon

  private static let emptyHash: UInt64 = 0xcbf2_9ce4_8422_2325

  private static func hash(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x100_0000_01b3
  }

  /// Meanings by the hash of a word. Another word of the same hash is taken for it, which proves less.
  private struct Words {
    private var hashes: [UInt64]
    private var meanings: [Meaning]
    private let mask: Int

    init(_ words: [String: Meaning]) {
      var size = 16
      while size < 4 * words.count { size *= 2 }
      hashes = [UInt64](repeating: 0, count: size)
      meanings = [Meaning](repeating: [], count: size)
      mask = size - 1
      for (word, meaning) in words where !meaning.isEmpty {
        let hash = word.utf8.reduce(ProseProof.emptyHash, ProseProof.hash)
        let slot = slot(of: hash)
        hashes[slot] = hash
        meanings[slot].formUnion(meaning)
      }
    }

    func meaning(of hash: UInt64) -> Meaning { meanings[slot(of: hash)] }

    /// Where a hash is, or would be.
    private func slot(of hash: UInt64) -> Int {
      var slot = Int(truncatingIfNeeded: hash ^ hash >> 32) & mask
      while hashes[slot] != hash, hashes[slot] != 0 { slot = (slot + 1) & mask }
      return slot
    }
  }

  private static let words = Words(
    Lexicon.table.mapValues { Meaning($0) }.merging(
      // What detectors ask for by name rather than by role.
      ["www", "google", "googeln", "googel", "googelt", "googlen", "sign", "o", "oh"].map { ($0, .trigger) }
        + Lexicon.reversedWords.map { ($0, .trigger) } + [("hundred", .digits)]
        + ["die", "the", "with", "by", "mit"].map { ($0, .joint) }
        + [
          "find", "finden", "findest", "findet", "found", "steht", "stehen", "listed", "mail", "email",
          "give",
        ].map {
          ($0, .finds)
        }
        + ["at", "add", "bei", "et", "full", "tele", "what", "whats", "wats", "face"].map { ($0, .firstHalf) }
        + ["symbol", "zeichen", "stop", "gram", "app", "book"].map { ($0, .secondHalf) }
        + [("wie", .like), ("just", .softly), ("einfach", .softly)]
        + ["is", "ist", "sind", "are"].map { ($0, .finds) }
        + ["x"].map { ($0, .weakPlatform) }
        + ["such", "sucht", "search", "lookup", "up"].map { ($0, .seekPerson) },
      uniquingKeysWith: { $0.union($1) }))
}

extension ProseProof.Meaning {
  fileprivate init(_ roles: WordRole) {
    self = []
    let triggers: WordRole = [.surelyAt, .dot, .provider, .platform, .register, .scheme, .backwards]
    if !roles.isDisjoint(with: triggers) { insert(.trigger) }
    if !roles.isDisjoint(with: [.at, .bracketedAt]) { insert(.at) }
    if roles.contains(.digits) { insert(.digits) }
    if !roles.isDisjoint(with: [.joint, .weakDigits]) { insert(.joint) }
    if roles.contains(.topDomain) { insert(.topDomain) }
    if !roles.isDisjoint(with: [.wordDomain, .fileDomain]) { insert(.domain) }
    if roles.contains(.times) { insert(.times) }
    if !roles.isDisjoint(with: [.own, .writer]) { insert(.writer) }
    if roles.contains(.seek) { insert(.seek) }
    if roles.contains(.means) { insert(.means) }
    if roles.contains(.place) { insert(.place) }
    if roles.contains(.identity) { insert(.identity) }
    if roles.contains(.contact) { insert(.finds) }
    if roles.contains(.weakPlatform) { insert(.weakPlatform) }
    if roles.contains(.naming) { insert(.naming) }
    if roles.contains(.spokenDot) { insert(.spokenDot) }
  }
}
