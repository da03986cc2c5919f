extension ScreeningPage {
  /// "Google mich", "look me up", "search my name", "einfach meinen Namen googeln", "google mal Mira Quell".
  mutating func search(in sentence: Sentence) -> Int? {
    let words = sentence.words
    for (position, index) in words.enumerated() where roles(index).contains(.seek) {
      steps += 8
      let near = words[(position + 1)...].prefix(5)
      let name = word(index)
      let isSoft = position > 0 && ["just", "einfach"].contains(word(words[position - 1]))
      if isSoft, near.count > 2, ["for", "nach"].contains(word(near[position + 1])),
        isProper(near[position + 2])
      {
        return index
      }
      if !["suche", "suchen", "look"].contains(name)
        || name == "look" && near.contains(where: { word($0) == "up" })
      {
        if near.prefix(2).contains(where: { ["mich", "me", "us"].contains(word($0)) }) { return index }
      }
      if name != "look", isOwnName(near) || isOwnName(words[max(0, position - 2)..<position]) { return index }
      let isGoogle = name.hasPrefix("goog")
      if isGoogle, googlesName(words, position) || typesIn(words, position) { return index }
    }
    return nil
  }

  private func isOwnName(_ words: ArraySlice<Int>) -> Bool {
    zip(words, words.dropFirst()).contains {
      ["my", "mein", "meinen", "meinem", "meiner"].contains(word($0)) && roles($1).contains(.identity)
    }
  }

  /// "just google Mira Quell", "Google mal „Quell …“".
  private func googlesName(_ words: [Int], _ position: Int) -> Bool {
    let softeners: Set<String> = ["mal", "einfach", "doch", "nach", "just", "for", "einmal", "simply"]
    var isSoft =
      position > 0 && softeners.contains(word(words[position - 1]))
      && !text.traits[tokens[words[position]].range.lowerBound].contains(.capital)
    var next = position + 1
    while next < words.count, next < position + 3, softeners.contains(word(words[next])) {
      isSoft = true
      next += 1
    }
    return isSoft && next < words.count && isProper(words[next])
  }

  /// "Gib bei Google … ein", "type … into Google".
  private func typesIn(_ words: [Int], _ position: Int) -> Bool {
    guard let first = words.first, ["gib", "tippe", "type", "tipp"].contains(word(first)), words.count <= 10
    else {
      return false
    }
    return ["bei", "in", "into"].contains(wordOrNone(before(words[position])))
  }

  /// "You'll find my mail address on my website", "Nummer steht im Netz", "the address is in my profile picture".
  mutating func whereabouts(in sentence: Sentence) -> Int? {
    let words = sentence.words
    guard !sentence.isQuestion else { return nil }
    let finds = words.contains { Self.finds.contains(word($0)) }
    let reaches = zip(words, words.dropFirst()).contains {
      (roles($0).contains(.contact) || ["mail", "email", "give"].contains(word($0)))
        && roles($1).contains(.writer)
    }
    let isAtHome = zip(words, words.dropFirst()).contains {
      ["is", "ist", "sind", "are"].contains(word($0)) && ["on", "in", "im", "auf"].contains(word($1))
    }
    let isOwn = zip(words, words.dropFirst()).contains {
      roles($0).contains(.own) && Self.means.contains(word($1))
    }
    guard finds || reaches || isAtHome && isOwn || isEasilyFound(words) else { return nil }
    let isMine = words.contains { roles($0).contains(.own) || roles($0).contains(.writer) }
    for (position, index) in words.enumerated() where roles(index).contains(.place) {
      steps += 4
      let isNet = Self.net.contains(word(index))
      let owner = words[max(0, position - 2)..<position].contains {
        ["my", "mein", "meiner", "meinem", "meine"].contains(word($0))
      }
      let others = words.contains { $0 != index && Self.means.contains(word($0)) }
      if isNet && isMine && finds && others || isNet && isEasilyFound(words) { return index }
      if owner, others, isLed(index) || isLed(words[max(0, position - 1)]) || isLocal(words, position) {
        return index
      }
      let isSearched = ["homepage", "website", "webseite"].contains(word(index)) && owner
      if isSearched, words.contains(where: { ["findest", "finden", "find"].contains(word($0)) }),
        words.contains(where: { ["suche", "google", "du", "you"].contains(word($0)) })
      {
        return index
      }
    }
    return nil
  }

  /// "You can easily find me", "bin ich leicht zu finden", "suche mich einfach".
  private func isEasilyFound(_ words: [Int]) -> Bool {
    words.contains { ["mich", "me", "ich"].contains(word($0)) }
      && words.contains { ["find", "finden", "findest", "suche", "such", "search"].contains(word($0)) }
      && words.contains {
        ["du", "you", "leicht", "easily", "einfach", "easy", "schnell", "quickly"].contains(word($0))
      }
  }

  private func isLocal(_ words: [Int], _ position: Int) -> Bool {
    words[max(0, position - 3)..<position].contains { ["on", "in", "im", "auf", "at"].contains(word($0)) }
  }

  private static let finds: Set<String> = [
    "find", "finden", "findest", "findet", "found", "steht", "stehen", "listed",
  ]
  private static let net: Set<String> = [
    "netz", "internet", "online", "telefonbuch", "phonebook", "impressum",
  ]
  private static let means: Set<String> = [
    "mail", "email", "mailadresse", "emailadresse", "adresse", "address", "nummer", "number", "telefonnummer",
    "handynummer", "kontaktdaten", "kontakt", "contact", "details", "erreicht", "erreichen", "reach", "phone",
    "telefon",
  ]

  /// "My address is my full name at gmail", "meine Seite heißt wie mein Pseudonym, mit de am Ende".
  mutating func selfNamed(in sentence: Sentence) -> Int? {
    let words = sentence.words
    guard words.contains(where: { roles($0).contains(.own) }) else { return nil }
    var noun = -20
    var copula = -20
    for (position, index) in words.enumerated() {
      steps += 1
      if !roles(index).isDisjoint(with: [.means, .provider]) { noun = position }
      if ["is", "ist", "lautet", "heisst", "heissen", "are", "s", "besteht", "consists"].contains(
        word(index)), position - noun <= 5
      {
        copula = position
      }
      let isLikeMe =
        word(index) == "wie"
        && ["ich", "hier"].contains(position + 1 < words.count ? word(words[position + 1]) : "")
      if roles(index).contains(.identity), isAtDomain(words, position) { return index }
      if isLikeMe, copula == position - 1 { return index }
      guard roles(index).contains(.identity), position - copula <= 6, position > copula else { continue }
      let near = words[max(0, position - 6)..<min(words.count, position + 5)]
      if near.contains(where: {
        Self.nameLinks.contains(word($0)) || !roles($0).isDisjoint(with: [.same, .provider])
      }) {
        return index
      }
    }
    return nil
  }

  /// "… name at quell, ends in dot co", "mein Name, dann at, dann meine Domain".
  private func isAtDomain(_ words: [Int], _ position: Int) -> Bool {
    guard position > 0, words[max(0, position - 2)..<position].contains(where: { roles($0).contains(.own) })
    else {
      return false
    }
    let tail = words[(position + 1)...].prefix(9)
    guard let at = tail.prefix(3).firstIndex(where: { !roles($0).isDisjoint(with: [.at, .surelyAt]) }) else {
      return false
    }
    return tail[(at + 1)...].contains {
      ["ends", "ending", "endung", "endet", "dot", "domain"].contains(word($0))
    }
  }

  private static let nameLinks: Set<String> = [
    "at", "bei", "beim", "plus", "dot", "punkt", "ende", "endung", "ending", "ends", "domain", "wie",
    "klammeraffe",
    "spaces", "leerzeichen", "zusammen",
  ]
}
