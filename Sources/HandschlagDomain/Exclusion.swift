/// A company that a worker does not want to meet, by any of three marks.
package struct ExclusionRule: Hashable, Sendable {
  /// The registered name, in any spelling that `CompanyIdentity.normalizedName` makes the same.
  package var legalName: String?
  /// The domain; its subdomains are meant as well.
  package var domain: String?
  /// The number in the commercial register.
  package var registerNumber: String?

  /// A rule; one that names nothing matches nobody.
  package init(legalName: String? = nil, domain: String? = nil, registerNumber: String? = nil) {
    self.legalName = legalName
    self.domain = domain
    self.registerNumber = registerNumber
  }

  /// Whether one of the rule's marks is the company's. Only a verified identity is to be asked: an
  /// unverified one says nothing, and is marked so in the notice.
  package func matches(_ company: CompanyIdentity) -> Bool {
    CompanyIdentity.same(legalName, company.legalName, CompanyIdentity.normalizedName)
      || CompanyIdentity.same(
        registerNumber, company.registerNumber, CompanyIdentity.normalizedRegisterNumber)
      || company.domains.contains { isWithinDomain($0) }
  }

  private func isWithinDomain(_ other: String) -> Bool {
    let excluded = CompanyIdentity.normalizedDomain(domain ?? "")
    let actual = CompanyIdentity.normalizedDomain(other)
    guard excluded.contains(".") else { return false }
    return actual == excluded || actual.hasSuffix("." + excluded)
  }
}

/// Who a company is, as the operator verified it. Never shown before a reveal.
package struct CompanyIdentity: Hashable, Sendable {
  /// The registered name.
  package var legalName: String
  /// Its domains.
  package var domains: [String]
  /// The number in the commercial register, if it has one.
  package var registerNumber: String?

  /// An identity.
  package init(legalName: String, domains: [String] = [], registerNumber: String? = nil) {
    self.legalName = legalName
    self.domains = domains
    self.registerNumber = registerNumber
  }

  /// A name in the one spelling in which names are compared: lower case, umlauts written out,
  /// without punctuation, space and legal form. Empty if nothing is left.
  package static func normalizedName(_ name: String) -> String {
    var words = folded(name).split(whereSeparator: { $0 == " " })
    joinSingleLetters(&words)
    while words.count > 1, let last = words.last, legalForms.contains(String(last)) {
      words.removeLast()
    }
    while words.count > 1, let last = words.last, last == "und" || last == "and" || last == "co" {
      words.removeLast()
      while words.count > 1, let form = words.last, legalForms.contains(String(form)) {
        words.removeLast()
      }
    }
    return words.joined()
  }

  /// A register number in the one spelling in which they are compared: letters and digits.
  package static func normalizedRegisterNumber(_ number: String) -> String {
    String(folded(number).filter { $0 != " " })
  }

  /// A domain in lower case, without scheme, user, path, port, `www.` and final dot.
  package static func normalizedDomain(_ domain: String) -> String {
    var rest = Substring(domain.lowercased().filter { !$0.isWhitespace })
    if let scheme = rest.firstRange(of: "://") { rest = rest[scheme.upperBound...] }
    rest = rest.prefix { !"/?#".contains($0) }
    if let user = rest.lastIndex(of: "@") { rest = rest[rest.index(after: user)...] }
    rest = rest.prefix { $0 != ":" }
    if rest.hasPrefix("www.") { rest = rest.dropFirst(4) }
    while rest.hasSuffix(".") { rest = rest.dropLast() }
    return String(rest)
  }

  /// Whether both are there and the same once normalized; empty equals nothing.
  fileprivate static func same(
    _ left: String?, _ right: String?, _ normalize: (String) -> String
  ) -> Bool {
    guard let left, let right else { return false }
    let wanted = normalize(left)
    return !wanted.isEmpty && wanted == normalize(right)
  }

  private static let legalForms: Set<String> = [
    "gmbh", "ggmbh", "ag", "ug", "kg", "kgaa", "ohg", "gbr", "eg", "ev", "ek", "se", "ltd", "limited",
    "inc", "llc", "plc", "haftungsbeschraenkt", "mbh", "sarl", "bv",
  ]

  /// "G m b H" and "e.K.", taken apart by their dots, are one word again.
  private static func joinSingleLetters(_ words: inout [Substring]) {
    var joined: [Substring] = []
    var letters = ""
    for word in words + [""] {
      let continuesForm = word == "mb" || word == "gaa"
      if word.count == 1 || (continuesForm && !letters.isEmpty) {
        letters += word
      } else {
        if !letters.isEmpty { joined.append(Substring(letters)) }
        letters = ""
        if !word.isEmpty { joined.append(word) }
      }
    }
    words = joined
  }

  /// Lower case, German letters written out, everything that is neither letter nor digit a space.
  private static func folded(_ text: String) -> String {
    var result = ""
    for character in text.lowercased() {
      switch character {
      case "ä": result += "ae"
      case "ö": result += "oe"
      case "ü": result += "ue"
      case "ß": result += "ss"
      default: result.append(character.isLetter || character.isNumber ? character : " ")
      }
    }
    return result
  }
}
