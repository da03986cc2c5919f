extension FoldedText {
  /// The text with spaced-out letters ("m a x @ g m a i l . c o m") run together, or `nil` if it has none.
  func joiningSpacedLetters(steps: inout Int) -> FoldedText? {
    var result = FoldedText()
    var index = 0
    var found = false
    // Beside an '@' a short name is worth a look too ("i_v_o @ …"), and beside a long run every short one.
    var least = bytes.contains(UInt8(ascii: "@")) ? 3 : 4
    steps += count
    while index < count {
      steps += 1
      let length = spacedRun(at: index, steps: &steps)
      let isEnclosed =
        length > 1 && index > 0 && Self.openings.contains(bytes[index - 1])
        && index + 2 * length - 1 < count && Self.closings.contains(bytes[index + 2 * length - 1])
      if length >= least || isEnclosed {
        found = true
        if !isEnclosed { least = 2 }
        for position in stride(from: index, to: index + 2 * length - 1, by: 2) {
          result.append(position, of: self)
        }
        index += 2 * length - 1
      } else {
        // What was looked at is copied, but for the last, which may begin a run with another separator: no byte is
        // looked at more than twice.
        let end = index + max(1, 2 * length - 2)
        while index < end {
          result.append(index, of: self)
          index += 1
        }
      }
    }
    return found ? result : nil
  }

  /// How many single characters stand from here, each parted from the next by the same one separator.
  private func spacedRun(at start: Int, steps: inout Int) -> Int {
    guard bytes[start].isSpaceable, start == 0 || !bytes[start - 1].isAlphanumeric,
      start + 1 < count, Self.separators.contains(bytes[start + 1])
    else { return 0 }
    let separator = bytes[start + 1]
    var length = 1
    var index = start + 2
    while index < count, bytes[index - 1] == separator, bytes[index].isSpaceable, bytes[index] != separator {
      if index + 1 < count, bytes[index].isAlphanumeric, bytes[index + 1].isAlphanumeric { break }
      steps += 2
      length += 1
      index += 2
    }
    return length
  }

  private static let openings: Set<UInt8> = Set("([{<".utf8)
  private static let closings: Set<UInt8> = Set(")]}>".utf8)
  private static let separators: Set<UInt8> = Set(" -._*|/,~+".utf8)

  /// The text with digits and signs inside words read as the letters they imitate ("gm41l"), or `nil`.
  func readingDigitsAsLetters(steps: inout Int) -> FoldedText? {
    var result = self
    var found = false
    var followsDot = false
    forEachBlob(where: { $0.isAlphanumeric || Self.letterSigns[$0] != nil }, steps: &steps) { blob in
      let letters = bytes[blob].count { $0.isLetter }
      // Behind "d0t" even a number is a word ("10").
      let isDomain = followsDot && letters == 0 && blob.count <= 3
      followsDot =
        (2...5).contains(blob.count) && letters < blob.count && bytes[blob].first == UInt8(ascii: "d")
      guard letters > 0 || isDomain, letters < blob.count, blob.count <= 24 else { return }
      for index in blob {
        guard let letter = Self.lettersForDigits[bytes[index]] ?? Self.letterSigns[bytes[index]] else {
          continue
        }
        result.bytes[index] = isDomain && bytes[index] == UInt8(ascii: "1") ? UInt8(ascii: "i") : letter
        found = true
      }
    }
    return found ? result : nil
  }

  /// The text with letters inside numbers read as the digits they imitate ("O171 I2345S7"), or `nil`.
  func readingLettersAsDigits(steps: inout Int) -> FoldedText? {
    var result = self
    var found = false
    var followsNumber = false
    forEachBlob(where: \.isAlphanumeric, steps: &steps) { blob in
      let digits = bytes[blob].count { $0.isDigit }
      // "OO" is a number only behind one.
      let isZeros = followsNumber && blob.count <= 4 && bytes[blob].allSatisfy("oil".utf8.contains)
      followsNumber = digits > 0 || isZeros
      let isLone = blob.count == 1 && bytes[blob].allSatisfy("oil".utf8.contains)
      guard digits < blob.count, digits > 0 || isLone || isZeros,
        bytes[blob].allSatisfy({ $0.isDigit || Self.digitsForLetters[$0] != nil })
      else { return }
      for index in blob {
        guard let digit = Self.digitsForLetters[bytes[index]] else { continue }
        result.bytes[index] = digit
        found = true
      }
    }
    return found ? result : nil
  }

  /// The text from its end to its beginning, for those who say that it is to be read so, or name a provider so.
  func readingBackwards(steps: inout Int) -> FoldedText? {
    steps += count
    var isTold = false
    forEachBlob(where: \.isLetter, steps: &steps) { blob in
      guard !isTold, (3...Lexicon.longestWord).contains(blob.count) else { return }
      let word = String(decoding: bytes[blob], as: UTF8.self)
      isTold = Lexicon.roles(of: word).contains(.backwards) || Lexicon.reversedWords.contains(word)
    }
    guard isTold else { return nil }
    var result = FoldedText()
    for index in bytes.indices.reversed() { result.append(index, of: self) }
    return result
  }

  private func forEachBlob(
    where belongs: (UInt8) -> Bool, steps: inout Int, _ body: (Range<Int>) -> Void
  ) {
    var index = 0
    while index < count {
      var end = index
      while end < count, belongs(bytes[end]) { end += 1 }
      steps += 2 * (end - index) + 1
      if end > index { body(index..<end) }
      index = end + 1
    }
  }

  private static let lettersForDigits: [UInt8: UInt8] = pairs("0o1l3e4a5s7t8b", step: 2)
  private static let letterSigns: [UInt8: UInt8] = pairs("$s!i", step: 2)
  private static let digitsForLetters: [UInt8: UInt8] = pairs("o0i1l1s5b8z2g9q9", step: 2)

  private static func pairs(_ text: String, step: Int) -> [UInt8: UInt8] {
    let bytes = Array(text.utf8)
    var table: [UInt8: UInt8] = [:]
    for index in stride(from: 0, to: bytes.count - 1, by: step) { table[bytes[index]] = bytes[index + 1] }
    return table
  }
}

extension UInt8 {
  /// Whether the byte occurs in addresses that are spelled out letter by letter.
  fileprivate var isSpaceable: Bool {
    isAlphanumeric || self == UInt8(ascii: "@") || self == UInt8(ascii: ".") || self == UInt8(ascii: "_")
      || self == UInt8(ascii: "-")
  }
}
