/// Proves of plain prose, in one pass over its bytes, that the detectors would find nothing in it.
///
/// It knows nothing that they do not: each of them needs a digit, an '@', a dotted name, or a word with one
/// of a few roles, and where none of these occurs there is nothing to look for. What it cannot prove is not
/// thereby suspect; the detectors decide. Most messages are proven, at a hundredth of the detectors' cost.
struct ProseProof {
  /// What a word of the lexicon means for the proof.
  fileprivate struct Meaning: OptionSet {
    let rawValue: UInt8
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
  }

  /// Where the last dot stands.
  private enum Dot { case none, adjacent, apart }

  private let bytes: [UInt8]
  private var index = 0
  private var dot = Dot.none
  /// Whether the last mark before this place, blanks apart, may be half a pair of brackets.
  private var isBracketOpen = false
  /// Whether a dot or a word for '@' followed such a mark.
  private var isAtOpen = false
  /// Single characters in a row, which may be letters set apart.
  private var singles = 0
  /// Digits in a row, in words or as letters that look like one.
  private var digits = 0

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
    return true
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
    while let (byte, isCapital, width) = letter(at: index) {
      // A capital inside a word may hide one, as in "maxATgmailDOTcom".
      guard !isCapital || index == start else { return false }
      // "ß" reads as two letters.
      for _ in 0..<(bytes[index] == 0xC3 && byte == UInt8(ascii: "s") ? 2 : 1) {
        hash = Self.hash(hash, byte)
        if length < 4 { head = head << 8 | UInt32(byte) }
        length += 1
      }
      index += width
    }
    let meaning = length <= Lexicon.longestWord ? Self.words.meaning(of: hash) : []
    guard !meaning.contains(.trigger), passAt(meaning, hasUmlaut: index - start > length),
      passDomain(meaning), passNumber(meaning, head, length: length)
    else { return false }
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
      (Lexicon.runTogether.map(\.0) + [Array("einhundert".utf8)]).filter {
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
      ["www", "google", "googeln", "googel", "googelt", "sign", "o", "oh"].map { ($0, .trigger) }
        + [("hundred", .digits)],
      uniquingKeysWith: { $0.union($1) }))
}

extension ProseProof.Meaning {
  fileprivate init(_ roles: WordRole) {
    self = []
    let triggers: WordRole = [.surelyAt, .dot, .provider, .platform, .register, .scheme]
    if !roles.isDisjoint(with: triggers) { insert(.trigger) }
    if !roles.isDisjoint(with: [.at, .bracketedAt]) { insert(.at) }
    if roles.contains(.digits) { insert(.digits) }
    if !roles.isDisjoint(with: [.joint, .weakDigits]) { insert(.joint) }
    if roles.contains(.topDomain) { insert(.topDomain) }
    if !roles.isDisjoint(with: [.wordDomain, .fileDomain]) { insert(.domain) }
  }
}
