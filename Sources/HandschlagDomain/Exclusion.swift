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

  /// The marks by which it finds a company. A domain counts if it has a dot: nobody excludes a whole country.
  package var marks: Set<ExclusionMark> {
    let domain = CompanyIdentity.normalizedDomain(domain ?? "")
    return ExclusionMark.set(
      name: legalName, domains: domain.contains(".") ? [domain] : [], registerNumber: registerNumber)
  }

  /// Whether one of the rule's marks is the company's. Only a verified identity is to be asked: an
  /// unverified one says nothing, and is marked so in the notice.
  package func matches(_ company: CompanyIdentity) -> Bool { !marks.isDisjoint(with: company.marks) }
}

/// One mark of a company, in the one spelling in which marks are compared. A store may keep a keyed digest of
/// it in its place.
package struct ExclusionMark: Hashable, Sendable {
  /// What a mark is.
  package enum Kind: String, Sendable, CaseIterable {
    /// The registered name.
    case name
    /// A domain.
    case domain
    /// The number in the commercial register.
    case register
  }

  /// What it is.
  package let kind: Kind
  /// Its normalized text, never empty.
  package let text: String

  fileprivate static func set(name: String?, domains: [String], registerNumber: String?) -> Set<ExclusionMark>
  {
    let marks =
      [
        ExclusionMark(kind: .name, text: CompanyIdentity.normalizedName(name ?? "")),
        ExclusionMark(kind: .register, text: CompanyIdentity.normalizedRegisterNumber(registerNumber ?? "")),
      ] + domains.map { ExclusionMark(kind: .domain, text: $0) }
    return Set(marks.filter { !$0.text.isEmpty })
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
    return words.filter { words.count == 1 || ($0 != "und" && $0 != "and") }.joined()
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

  /// All marks that an exclusion may name: a domain counts with each domain above it, so that an excluded
  /// domain stands for its subdomains.
  package var marks: Set<ExclusionMark> {
    var domains: [String] = []
    for domain in self.domains {
      var rest = CompanyIdentity.normalizedDomain(domain)[...]
      while rest.contains(".") {
        domains.append(String(rest))
        rest = rest.drop { $0 != "." }.dropFirst()
      }
    }
    return ExclusionMark.set(name: legalName, domains: domains, registerNumber: registerNumber)
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
