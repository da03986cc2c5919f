/// A message that is nothing but a name unlike a word, after one that spoke of a platform: "Insta?", "ivo_bright".
struct LoneName {
  /// The name, in UTF-8 bytes of the message; nil for any other message.
  let range: Range<Int>?

  init(_ text: String) {
    var steps = 0
    let folded = FoldedText(folding: text, steps: &steps)
    let bytes = folded.bytes
    guard let first = bytes.firstIndex(where: { $0 > 0x20 }),
      let last = bytes.lastIndex(where: { $0 > 0x20 }),
      (4...40).contains(last - first + 1)
    else {
      range = nil
      return
    }
    let name = bytes[first...last]
    let parts = name.split(whereSeparator: { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "_") })
    let isName = name.allSatisfy { $0.isAlphanumeric || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "_") }
    let letters = name.prefix { $0.isLetter }
    let isFile = Lexicon.roles(of: String(decoding: parts.last ?? [], as: UTF8.self)).contains(.file)
    let isParted = parts.count > 1 && parts.allSatisfy { $0.count > 1 } && name.contains(where: \.isLetter)
    let isNumbered =
      parts.count == 1 && letters.count >= 4 && letters.count < name.count
      && name.dropFirst(letters.count).allSatisfy(\.isDigit)
    let isSite = Lexicon.publicSites.contains(String(decoding: name, as: UTF8.self))
    range =
      isName && !isFile && !isSite && (isParted || isNumbered) ? folded.original(first..<(last + 1)) : nil
  }

  /// Whether a message names a platform or a provider of mailboxes, so that a name may follow.
  static func isAwaited(after text: String) -> Bool {
    var steps = 0
    return FoldedText(folding: text, steps: &steps).bytes.split(whereSeparator: { !$0.isLetter }).contains {
      $0.count <= Lexicon.longestWord
        && !Lexicon.roles(of: String(decoding: $0, as: UTF8.self)).isDisjoint(with: [.platform, .provider])
    }
  }
}
