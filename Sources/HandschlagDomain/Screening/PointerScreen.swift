/// The words of one sentence, by their tokens.
struct Sentence {
  static let most = 40
  static let overlap = 12

  var words: [Int] = []
  var isQuestion = false
}

extension ScreeningPage {
  /// Finds sentences that carry no datum and yet say where it is: "same name on Telegram", "my number is in the
  /// imprint", "add me on Discord", "google my name". All of them are for a human to look at.
  mutating func findPointers() {
    var sentence = Sentence()
    for index in tokens.indices {
      steps += 1
      switch tokens[index].kind {
      case .word:
        sentence.words.append(index)
        // What has no end is judged in pieces that overlap, so that the work stays linear.
        guard sentence.words.count >= Sentence.most else { continue }
        judge(sentence)
        sentence.words.removeFirst(Sentence.most - Sentence.overlap)
      case .line:
        judge(sentence)
        sentence = Sentence()
      case .mark:
        let ends =
          [".", "!", "?", ";"].contains { isMark(index, $0) } && !isKind(index + 1, .word, .number, .mark)
        guard ends else { continue }
        sentence.isQuestion = isMark(index, "?")
        judge(sentence)
        sentence = Sentence()
      case .number, .blank: continue
      }
    }
    judge(sentence)
  }

  private mutating func judge(_ sentence: Sentence) {
    guard sentence.words.count > 1 else { return }
    steps += 4 * sentence.words.count
    if let place = search(in: sentence) ?? whereabouts(in: sentence) ?? selfNamed(in: sentence) {
      noteHandle(place, place, .uncertain)
    }
    let words = sentence.words
    let isSame = saysSameName(words)
    let isWork = words.contains { Self.brands.contains(word($0)) }
    for (position, index) in words.enumerated() {
      steps += 1
      if roles(index).contains(.provider), isNameAt(words, position) {
        note(.email, tokens[index].range, .uncertain)
      }
      if roles(index).contains(.provider) || ["proton", "web"].contains(word(index)),
        isSame || isFullName(words)
      {
        guard isSame || !isWork, word(index) != "web" || isMark(index + 1, ".") else { continue }
        note(.email, tokens[index].range, .uncertain)
      }
      let isX = tokens[index].range.count == 1 && word(index) == "x" && isLed(index)
      guard roles(index).contains(.platform) || isX, !isMark(index + 1, "-") || !isKind(index + 2, .word)
      else { continue }
      if isSame && !isWork || !isX && leadsThere(words, position, sentence.isQuestion) {
        noteHandle(index, index, .uncertain)
      } else if !isWork, !isX && speaksOfWriter(words, position) || namesSomebody(words, position) {
        noteHandle(index, index, .uncertain)
      }
    }
  }

  // MARK: Names that are the same elsewhere

  /// "Same username", "my handle is the same", "ich heiße dort genauso".
  private func saysSameName(_ words: [Int]) -> Bool {
    var same = -9
    var name = -9
    for (position, index) in words.enumerated() {
      if roles(index).contains(.same) { same = position }
      if roles(index).contains(.identity) || ["heisse", "heiss", "called"].contains(word(index)) {
        name = position
      }
      if abs(same - name) <= 3, same >= 0, name >= 0 { return true }
    }
    return false
  }

  /// "My nickname here plus … gmail", "mein Benutzername … bei gmail".
  private func isNameAt(_ words: [Int], _ position: Int) -> Bool {
    let before = words[max(0, position - 9)..<position]
    guard let last = before.last, before.contains(where: { roles($0).contains(.identity) }) else {
      return false
    }
    let isAt = ["at", "bei", "beim", "on", "plus", "usual"].contains(word(last))
    let tail = words[(position + 1)...].first.map { word($0) } ?? ""
    let isEnding = ["endung", "ending", "bit", "suffix", "adresse", "address"].contains(tail)
    if (isAt || isEnding) && before.contains(where: { roles($0).contains(.own) }) { return true }
    return isAt && before.suffix(3).contains { roles($0).contains(.identity) }
  }

  /// "Vorname Nachname" of the writer.
  private func isFullName(_ words: [Int]) -> Bool {
    let first = words.contains { ["vorname", "firstname", "vornamen"].contains(word($0)) }
    let last = words.contains { ["nachname", "surname", "nachnamen", "lastname"].contains(word($0)) }
    return first && last
      && words.contains { roles($0).contains(.own) || ["ich", "i", "punkt", "dot", "at"].contains(word($0)) }
  }

  /// Who uses a platform for a brand is not named by it.
  static let brands: Set<String> = [
    "marke", "brand", "kanal", "kanale", "firma", "company", "shop", "business", "unternehmen", "kunden",
    "kunde",
    "client", "clients", "customers", "people", "leute", "users", "nutzer", "readers", "leser", "visitors",
    "besucher", "guests", "gaste", "fans", "produkt", "product", "kampagne", "campaign", "column", "spalte",
    "feld", "field",
  ]

  // MARK: Platforms to go to

  /// Whether the words around a platform lead there: "füg mich bei … hinzu", "I'm more responsive on …", "bin auf …".
  private mutating func leadsThere(_ words: [Int], _ position: Int, _ isQuestion: Bool) -> Bool {
    let index = words[position]
    let isPlaced =
      isLed(index)
      || words[position...].contains { ["there", "dort"].contains(word($0)) }
        && !words[position...].contains { isTopic($0) }
    if isQuestion, isKind(before(index), .word), ["dein", "deine", "your"].contains(word(before(index))),
      isMark(index + 1, "?")
    {
      return true
    }
    if isPlaced, asksToReach(words, position) { return true }
    if position > 0, prefers(words, position) { return true }
    return isLed(index) && isThere(words, position)
  }

  /// A verb of reaching with its "me" soon after: "look me up", "findest du mich", "melde dich … bei mir".
  private mutating func asksToReach(_ words: [Int], _ platform: Int) -> Bool {
    for (position, index) in words.enumerated() where position != platform {
      steps += 1
      if word(index) == "hmu" { return true }
      // "Customers write to us" is no invitation.
      if position > 0, Self.brands.contains(word(words[position - 1])) { continue }
      let isContact = roles(index).contains(.contact)
      guard isContact || Self.bonds.contains(word(index)) else { continue }
      let reach = isContact && position < platform ? 6 : 3
      for next in words.indices.dropFirst(position + 1).prefix(reach) where next != platform {
        steps += 1
        guard roles(words[next]).contains(.writer) else { continue }
        let between = min(next, platform)..<max(next, platform)
        if !words[between].dropFirst().contains(where: isTopic), between.count <= 8 { return true }
      }
    }
    return false
  }

  private static let bonds: Set<String> = [
    "connect", "vernetze", "vernetzt", "look", "finde", "findest", "findet", "finden", "google", "speak",
    "chat",
    "talk", "reach", "join",
  ]

  /// "Lieber per …", "I prefer …", "über … geht's schneller".
  private func prefers(_ words: [Int], _ position: Int) -> Bool {
    let index = words[position]
    let isPreferred = roles(words[position - 1]).contains(.prefers)
    guard isPreferred || isLed(index), words.count <= 10,
      words.contains(where: { roles($0).contains(.prefers) }),
      !words.contains(where: isTopic)
    else { return false }
    guard strangers(words) <= 1, !words.contains(where: { Self.brands.contains(word($0)) }) else {
      return false
    }
    return words.count <= 4
      || words.contains {
        roles($0).contains(.writer) || roles($0).contains(.own) || Self.persons.contains(word($0))
      }
  }

  private static let persons: Set<String> = ["ich", "i", "wir", "we", "geht", "goes", "bin"]

  /// "Ich bin auch bei … vertreten", "I'm on …".
  private func isThere(_ words: [Int], _ position: Int) -> Bool {
    let index = words[position]
    let verb = words[max(0, position - 5)..<position].last {
      ["bin", "am", "m", "im"].contains(word($0)) && $0 != before(index)
    }
    guard let verb, isPerson(verb, words), ["auf", "bei", "on"].contains(wordOrNone(before(index))) else {
      return false
    }
    let between = words.filter { $0 > verb && $0 < before(index) }
    guard between.count <= 2,
      !between.contains(where: { ["gut", "good", "great", "fit"].contains(word($0)) })
    else {
      return false
    }
    guard isKind(after(index), .word) else { return true }
    return Self.presence.contains(word(after(index)))
  }

  /// Whether a verb speaks of the writer: "ich bin", "bin ich", "I'm", or a sentence that begins with "bin".
  private func isPerson(_ verb: Int, _ words: [Int]) -> Bool {
    verb == words[0] || ["ich", "i"].contains(wordOrNone(before(verb))) || wordOrNone(after(verb)) == "ich"
      || isMark(verb - 1, "'")
  }

  /// Whether a sentence about the writer and no work leads to a messenger: "ich heiße bei … ivobright", "drop me a
  /// message on …", "gern auch per …", "komm doch auf …".
  private func speaksOfWriter(_ words: [Int], _ position: Int) -> Bool {
    let index = words[position]
    if proposes(words, position) || position == 0 && words.count <= 6 && suitsWriter(words) { return true }
    guard isLed(index), !Self.tools.contains(word(index)), words.count <= 14,
      !words.contains(where: { isTopic($0) || Self.trades.contains(word($0)) })
    else { return false }
    let isNamed = words.contains { roles($0).contains(.naming) || ["als", "as", "nenne"].contains(word($0)) }
    let strange = strangers(words)
    guard strange <= (isNamed ? 4 : 1) else { return false }
    if words.contains(where: { Self.firstPerson.contains(word($0)) }) { return true }
    if roles(words[0]).contains(.contact) || Self.summons.contains(word(words[0])) { return true }
    return words.count <= 6 && strange == 0 && words.contains { Self.offers.contains(word($0)) }
  }

  /// How many words of a sentence belong to its subject, which is then something else than where to write.
  private func strangers(_ words: [Int]) -> Int {
    words.count { index in
      tokens[index].roles.isDisjoint(with: Self.knownRoles) && tokens[index].range.count >= 4
        && !Self.offers.contains(word(index)) && !Self.presence.contains(word(index))
        && !Self.summons.contains(word(index)) && !Self.adverbs.contains(word(index))
    }
  }

  private static let knownRoles: WordRole = [
    .platform, .filler, .own, .contact, .writer, .common, .joint, .naming, .settles, .talks, .prefers,
    .identity, .same,
    .leads, .means, .seek, .phoneCue,
  ]
  private static let adverbs: Set<String> = [
    "immer", "meist", "meistens", "sofort", "heute", "basically", "always", "mostly", "usually", "live",
    "antworte",
    "answer", "stehe", "drin", "konnen", "konnte", "konnten", "kannst", "mochte", "wurde", "would", "could",
    "auch",
    "doch", "wohl", "just", "really", "very", "more", "here", "hier", "abends", "tagsuber", "schnell",
    "quickly",
    "dich", "gibt", "magst", "treffen", "gehen", "ruber", "machen", "keep", "talking", "moving", "mind",
    "nehmen", "nutzen", "myself", "everywhere", "uberall", "have", "there", "your", "deine",
  ]

  /// "How about Telegram?", "let's use Signal", "gibt es dich auch auf Viber?": the sentence ends with the platform.
  private func proposes(_ words: [Int], _ position: Int) -> Bool {
    let index = words[position]
    guard position == words.count - 1, (2...8).contains(words.count), !Self.tools.contains(word(index)),
      !isKind(after(index), .word, .number) || isKind(index + 1, .line), strangers(words) <= 1,
      !["fur", "for"].contains(wordOrNone(before(index))),
      !words.contains(where: { isTopic($0) || Self.trades.contains(word($0)) })
    else { return false }
    let first = word(words[0])
    let start = first + " " + word(words[1])
    guard isMark(index + 1, "?") else { return words.count <= 6 && Self.proposals.contains(start) }
    let isAsked = isLed(index) && words.contains { ["du", "dich", "dir", "you", "ihr"].contains(word($0)) }
    return isAsked || Self.proposals.contains(start) || Self.openings.contains(start)
      || words.count <= 3 && ["got", "noch", "haste", "using", "any"].contains(first)
  }

  private static let proposals: Set<String> = [
    "nehmen wir", "nutzen wir", "gehen wir", "lass uns", "let s", "let us", "lets use", "lets go",
  ]
  private static let openings: Set<String> = [
    "how about", "what about", "wie ware", "wie wars", "shall we", "should we", "wollen wir", "sollen wir",
  ]

  /// "WhatsApp is better for me."
  private func suitsWriter(_ words: [Int]) -> Bool {
    words.contains { roles($0).contains(.prefers) } && words.contains { roles($0).contains(.writer) }
      && !words.contains(where: isTopic)
  }

  /// A name unlike a word in a sentence on a platform: "on Instagram it's ivo.draws".
  private mutating func namesSomebody(_ words: [Int], _ position: Int) -> Bool {
    let index = words[position]
    let isClaimed = words.contains { !roles($0).isDisjoint(with: [.own, .naming, .writer]) }
    guard isLed(index) || isClaimed, !words.contains(where: { isTopic($0) }), words.count <= 16 else {
      return false
    }
    for place in words where place != index {
      steps += 1
      let end = endOfName(place)
      if end > place, isTelling(place...end) { return true }
    }
    let isSought = words.contains { roles($0).contains(.seek) } && isLed(index)
    if isSought,
      zip(words, words.dropFirst()).contains(where: { isProper($0) && isProper($1) && $1 == $0 + 2 })
    {
      return true
    }
    let before = words[max(0, position - 2)..<position].first
    let after = words[(position + 1)...].first.map { word($0) } ?? ""
    return before.map { roles($0).contains(.identity) } ?? false && ["is", "ist", "lautet"].contains(after)
      && words.count <= position + 3
  }

  private static let firstPerson: Set<String> = [
    "ich", "mich", "mir", "i", "me", "my", "mein", "meine", "meinem",
  ]
  private static let summons: Set<String> = [
    "komm", "kommt", "come", "join", "such", "finde", "find", "connect", "reach", "drop", "search",
  ]
  private static let offers: Set<String> = [
    "gern", "gerne", "lieber", "happy", "continue", "weiter", "wechseln", "umsteigen", "move", "switch",
    "wir", "we",
    "geht", "jederzeit", "anytime", "available", "erreichbar", "direkt", "there", "dort", "uns", "us",
  ]
  /// Platforms on which work is talked over as well.
  private static let tools: Set<String> = [
    "teams", "zoom", "slack", "paypal", "element", "matrix", "wire", "steam",
  ]
  /// What is done on a platform for a living.
  private static let trades: Set<String> = [
    "spezialisiert", "spezialist", "specialist", "specialise", "specialize", "betreue", "betreut", "betreuen",
    "gestalte", "poste", "posten", "posted", "posting", "manage", "managed", "run", "ran", "grow", "grew",
    "growing",
    "sell", "verkaufe", "verkaufen", "werbe", "schalte", "schalten", "advertise", "zielgruppe", "reichweite",
    "audience", "marke", "marken", "brand", "brands", "kunden", "clients", "client", "customers",
    "communities",
    "gelernt", "learned", "learnt", "aufgebaut", "built", "build", "aufbauen", "wachsen", "trend", "trends",
    "viral",
    "algorithmus", "algorithm", "hashtags", "feed", "captions", "caption", "sticker", "shorts", "likes",
    "klicks",
    "clicks", "traffic", "leads", "sales", "umsatz", "recherche", "recherchieren", "research", "unternehmen",
    "firma",
    "company", "shop", "produkt", "produkte", "products", "kurse", "suche", "suchen", "need", "brauche",
    "brauchen",
    "gut", "gearbeitet", "worked", "arbeite", "schreibe", "mache", "gemacht", "made", "erstelle", "create",
    "created",
    "accounts", "meetings", "besser", "better", "funktioniert", "works", "followers", "report", "bericht",
    "numbers",
    "zahlen", "figures", "lese", "kenne", "know", "read", "sehe", "watch", "lerne", "learn", "zeige", "show",
    "schulung",
    "berate", "unterrichte", "teach", "course", "texte", "gewonnen", "won", "started", "angefangen",
    "unterstutze",
  ]

  private static let presence: Set<String> = [
    "vertreten", "zu", "erreichbar", "too", "as", "under", "unter", "als", "also", "auch", "einfach",
    "registriert",
    "angemeldet", "anzutreffen", "if", "falls", "wenn", "unterwegs",
  ]

  /// Whether a word names work on a platform rather than talk there.
  func isTopic(_ index: Int) -> Bool {
    guard tokens[index].range.count >= 3, !roles(index).isDisjoint(with: [.work, .unit, .file]) else {
      return false
    }
    return roles(index).isDisjoint(with: [.common, .contact, .filler, .own, .digits])
      && !Self.plainWords.contains(word(index))
  }

  private static let plainWords: Set<String> = [
    "oder", "nicht", "eine", "bitte", "please", "soll", "will", "wird", "werden", "sollte", "should", "sehr",
    "keine",
    "none", "privat", "account", "profil", "profile", "konto", "nein", "yes", "gut", "good",
  ]
}
