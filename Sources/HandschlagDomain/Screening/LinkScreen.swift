extension ScreeningPage {
  /// Finds URLs and bare domains.
  mutating func findLinks() {
    var index = 0
    while index < text.count {
      var end = index
      while end < text.count, text.bytes[end].isDomainPart { end += 1 }
      steps += end - index + 1
      if end > index { judgeDotted(index..<end) }
      index = end + 1
    }
    for index in tokens.indices where roles(index).contains(.scheme) || word(index, is: "www") {
      steps += 1
      judgeScheme(index)
    }
  }

  private func word(_ index: Int, is expected: String) -> Bool {
    tokens[index].range.count == expected.utf8.count && word(index) == expected
  }

  /// "http://…", "www.…", and both with spaces.
  private mutating func judgeScheme(_ index: Int) {
    let low = tokens[index].range.lowerBound
    if word(index, is: "www") {
      let dot = after(index)
      let label = isMark(dot, ".") || isMark(dot, ",") ? after(dot) : dot
      guard isKind(label, .word, .number), label > index + 1 || isMark(index + 1, ".") else { return }
      let host = walkHost(from: label)
      let isPublic = Lexicon.publicSites.contains(siteName(label, host.last)) && !hasPath(after: host.last)
      if !isPublic {
        note(.link, low..<tokens[host.last].range.upperBound, host.hasDomain ? .certain : .uncertain)
      }
      return
    }
    let colon = after(index)
    guard isMark(colon, ":") else { return }
    if word(index, is: "mailto") || word(index, is: "xmpp") || word(index, is: "sip") {
      if isKind(colon + 1, .word) { note(.link, low..<tokens[colon + 1].range.upperBound, .uncertain) }
      return
    }
    let slash = after(colon)
    guard isMark(slash, "/"), isMark(after(slash), "/") else { return }
    let label = after(after(slash))
    guard isKind(label, .word, .number), !["localhost", "127"].contains(word(label)) else { return }
    let host = walkHost(from: label)
    note(.link, low..<tokens[host.last].range.upperBound, .certain)
  }

  private func siteName(_ first: Int, _ last: Int) -> String {
    let range = tokens[first].range.lowerBound..<tokens[last].range.upperBound
    return range.count <= 40 ? word(range) : ""
  }

  private func hasPath(after token: Int) -> Bool {
    guard isMark(token + 1, "/") else { return false }
    return isKind(token + 2, .word, .number) || isMark(token + 2, "@") || isMark(token + 2, "+")
  }

  /// One run of letters, digits, dots and hyphens.
  private mutating func judgeDotted(_ run: Range<Int>) {
    var labels: [Range<Int>] = []
    var start = run.lowerBound
    for index in run.lowerBound...run.upperBound {
      steps += 1
      guard index == run.upperBound || text.bytes[index] == UInt8(ascii: ".") else { continue }
      if index > start {
        labels.append(start..<index)
      } else {
        judgeDomain(labels, in: run)
        labels = []
      }
      start = index + 1
    }
    judgeDomain(labels, in: run)
  }

  private mutating func judgeDomain(_ labels: [Range<Int>], in run: Range<Int>) {
    guard labels.count > 1, run.lowerBound == 0 || text.bytes[run.lowerBound - 1] != UInt8(ascii: "@")
    else { return }
    let known: WordRole = [.topDomain, .wordDomain, .fileDomain]
    var found: (index: Int, roles: WordRole)?
    for index in labels.indices.dropFirst().reversed() {
      steps += 1
      guard labels[index].count <= Lexicon.longestWord else { continue }
      let roles = Lexicon.roles(of: word(labels[index]))
      if index == labels.count - 1, roles.contains(.file) { return }
      if !roles.isDisjoint(with: known), labels[index - 1].count > 1 || labels[index].count > 1 {
        found = (index, roles)
        break
      }
    }
    guard let found else { return }
    let site = labels[0].lowerBound..<labels[found.index].upperBound
    let certainty = weigh(labels, found.index, found.roles, site, in: run)
    if let certainty { note(.link, site, certainty) }
  }

  /// How sure a dotted run is an address; `nil` for prose, files and program text.
  private func weigh(
    _ labels: [Range<Int>], _ last: Int, _ roles: WordRole, _ site: Range<Int>, in run: Range<Int>
  ) -> ContactCertainty? {
    let end = labels[last].upperBound
    let isLast = last == labels.count - 1
    let hasPath =
      isLast && end + 1 < text.count && text.bytes[end] == UInt8(ascii: "/")
      && (text.bytes[end + 1].isAlphanumeric || text.bytes[end + 1] == UInt8(ascii: "@")
        || text.bytes[end + 1] == UInt8(ascii: "+"))
    let first = labels[0].count <= 24 ? word(labels[0]) : ""
    guard labels[last - 1].contains(where: { text.bytes[$0].isLetter }), !Lexicon.codeRoots.contains(first)
    else { return nil }
    if !hasPath, !roles.contains(.topDomain), Lexicon.codeObjects.contains(first) { return nil }
    // A call, as in "model.vision(…)".
    if isLast, end < text.count, text.bytes[end] == UInt8(ascii: "("), !roles.contains(.topDomain) {
      return nil
    }
    if !hasPath, site.count <= 40, Lexicon.publicSites.contains(word(site)) { return nil }
    if site.lowerBound > 0, text.bytes[site.lowerBound - 1] == UInt8(ascii: "/"), !roles.contains(.topDomain)
    {
      return nil
    }
    let joinsSentences = isJoint(labels[last - 1], labels[last])
    let isShort = labels[..<last].allSatisfy { $0.count == 1 }
    if roles.contains(.topDomain) {
      if !isLast {
        return text.traits[labels[last + 1].lowerBound].contains(.capital) || labels.count > 3
          ? .uncertain : nil
      }
      if joinsSentences {
        return ["at", "se", "do"].contains(word(labels[last])) && !hasPath ? nil : .uncertain
      }
      let isPackage = labels.count > 2 && Lexicon.roles(of: first).contains(.topDomain)
      // A provider of mailboxes alone says little; without a name before '@' it is half an address.
      let isHalf = last == 1 && Lexicon.roles(of: first).contains(.provider)
      let isOdd = (roles.contains(.fileDomain) || isHalf) && !hasPath
      return isPackage || isShort && !hasPath || isOdd ? .uncertain : .certain
    }
    guard isLast, !joinsSentences, !isShort || hasPath else { return nil }
    if hasPath {
      return roles.contains(.fileDomain) && site.lowerBound > 0
        && text.bytes[site.lowerBound - 1] == UInt8(ascii: "/") ? nil : .certain
    }
    if roles.contains(.fileDomain) { return labels.count > 2 ? .uncertain : nil }
    return .uncertain
  }

  /// Whether a capital after a small letter betrays a missing space: "fertig.De".
  private func isJoint(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
    text.traits[right.lowerBound].contains(.capital)
      && !right.dropFirst().contains { text.traits[$0].contains(.capital) }
      && !left.dropFirst().contains { text.traits[$0].contains(.capital) }
  }

  /// Finds domains whose dot is a word, in brackets, or set apart.
  mutating func findSpelledLinks() {
    for index in tokens.indices {
      steps += 1
      if let dot = sign(at: index, word: .dot, mark: ".") {
        judgeSpelledDot(dot)
      } else if isMark(index, ","), isKind(index - 1, .word), isKind(index + 1, .word),
        roles(index - 1).contains(.provider), roles(index + 1).contains(.topDomain)
      {
        noteLink(index - 1, index + 1, .uncertain)
      } else if isMark(index, ","), isCommaDot(index) {
        noteLink(index - 1, index + 1, .uncertain)
      } else if roles(index).contains(.provider),
        !["web", "live", "outlook", "proton"].contains(word(index)),
        isKind(index + 1, .blank),
        ["com", "de", "net"].contains(isKind(index + 2, .word) ? word(index + 2) : "")
      {
        noteLink(index, index + 2, .uncertain)
      }
    }
  }

  /// A comma where a dot should be: "sandquell-design,de".
  private func isCommaDot(_ index: Int) -> Bool {
    guard isKind(index - 1, .word), isKind(index + 1, .word), tokens[index - 1].range.count >= 3,
      roles(index - 1).isDisjoint(with: [.common, .topDomain]), !isMark(index + 2, ","),
      isMark(index + 2, "/") || !isKind(after(index + 1), .word),
      ["de", "com", "net", "org", "eu", "ch", "io", "at"].contains(word(index + 1))
    else { return false }
    return word(index + 1) != "at" || isMark(index - 2, "-")
  }

  /// Whether "dot design" ends an address rather than names a pattern: something before it says so, or it is long.
  private mutating func isSpelledSite(_ left: Int, _ right: Int) -> Bool {
    guard tokens[right].range.count >= 4, !roles(right).isDisjoint(with: [.wordDomain]),
      !text.traits[tokens[right].range.lowerBound].contains(.capital)
        || text.traits[tokens[right].range.upperBound - 1].contains(.capital),
      !isKind(after(right), .word, .number) || isKind(right + 1, .line)
    else { return false }
    if isMark(left - 1, "-") || tokens[left].range.count >= 9 { return true }
    // Nothing else in the text.
    if left == 0, tokens[left].range.count > 5, tokens[left].roles.isEmpty, after(right) >= tokens.count {
      return true
    }
    var place = before(left)
    for _ in 0..<5 {
      steps += 1
      if roles(place).contains(.place) || isKind(place, .word) && word(place) == "www" { return true }
      place = before(place)
    }
    return false
  }

  private mutating func judgeSpelledDot(_ dot: Sign) {
    let left = before(dot.tokens.lowerBound)
    let right = after(dot.tokens.upperBound)
    guard isKind(left, .word, .number), isKind(right, .word) else { return }
    guard
      roles(right).contains(.topDomain) || (dot.isBracketed && roles(right).contains(.wordDomain))
    else {
      let isApart = dot.isWord || left < dot.tokens.lowerBound - 1 && right > dot.tokens.upperBound + 1
      if isApart, roles(left).isDisjoint(with: [.common]), isSpelledSite(left, right) {
        noteLink(left, right, .uncertain)
      }
      return
    }
    guard !roles(left).contains(.common), !isKind(left, .number) || isKind(left - 1, .word) else { return }
    let parted = left < dot.tokens.lowerBound - 1
    let partedRight = right > dot.tokens.upperBound + 1
    if dot.isBracketed {
      noteLink(left, right, roles(right).contains(.topDomain) ? .certain : .uncertain)
    } else if dot.isWord {
      // ".NET" is spoken "dot net", and "Punkt" ends many a list item.
      let isProse = ["net", "at", "app", "li", "info"].contains(word(right))
      noteLink(left, right, isProse ? .uncertain : .certain)
    } else if parted || partedRight {
      guard !text.traits[tokens[right].range.lowerBound].contains(.capital),
        isKind(after(right), .word) == false
          || word(right) == "com" || parted && partedRight
      else { return }
      noteLink(left, right, .uncertain)
    }
  }

  private mutating func noteLink(_ low: Int, _ high: Int, _ certainty: ContactCertainty) {
    note(.link, tokens[low].range.lowerBound..<tokens[high].range.upperBound, certainty)
  }
}

extension UInt8 {
  fileprivate var isDomainPart: Bool {
    isAlphanumeric || self == UInt8(ascii: ".") || self == UInt8(ascii: "-")
  }
}
