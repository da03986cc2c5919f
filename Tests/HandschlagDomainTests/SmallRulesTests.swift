import HandschlagDomain
import Testing

@Suite struct QuotaTests {
  @Test(arguments: Quota.allCases)
  func aQuotaAllowsExactlyItsLimit(_ quota: Quota) throws {
    let quotas = Quotas()
    try quotas.check(quota, Usage([quota: quota.defaultLimit - 1]))
    #expect(throws: Rejection.quotaExceeded(quota)) {
      try quotas.check(quota, Usage([quota: quota.defaultLimit]))
    }
    var strict = quotas
    strict[quota] = 0
    #expect(throws: Rejection.quotaExceeded(quota)) { try strict.check(quota, Usage()) }
  }

  @Test func messagesCountTowardsTwoQuotas() throws {
    let play = try Play()
    for quota in [Quota.messagesPerHour, .messagesPerHourInEngagement] {
      let own = OwnFacts(usage: Usage([quota: quota.defaultLimit]))
      let rejection = play.rejection(of: .message(.clear), by: .side(.worker), own: own)
      #expect(rejection == .quotaExceeded(quota))
    }
  }
}

@Suite struct ExclusionTests {
  static let company = CompanyIdentity(
    legalName: "Müller & Söhne GmbH & Co. KG", domains: ["mueller-soehne.example"],
    registerNumber: "HRB 12345 B")

  @Test(arguments: [
    "müller & söhne", "Mueller und Soehne GmbH", "MÜLLER SÖHNE G.m.b.H.", "Mueller, Soehne AG",
    "  Müller   Söhne  GmbH & Co KG ",
  ])
  func spellingsOfANameAreOne(_ name: String) {
    #expect(CompanyIdentity.normalizedName(name) == "muellersoehne")
    #expect(ExclusionRule(legalName: name).matches(Self.company))
  }

  @Test(arguments: [
    ("mueller-soehne.example", true), ("https://www.Mueller-Soehne.example/jobs", true),
    ("mueller-soehne.example.", true), ("soehne.example", false), ("example", false), ("", false),
    ("mail.mueller-soehne.example", false),
  ])
  func domainsAreComparedAsWritten(_ domain: String, _ matches: Bool) {
    #expect(ExclusionRule(domain: domain).matches(Self.company) == matches)
  }

  @Test func aDomainMeansItsSubdomains() {
    let company = CompanyIdentity(legalName: "A", domains: ["shop.north.example"])
    #expect(ExclusionRule(domain: "north.example").matches(company))
    #expect(!ExclusionRule(domain: "orth.example").matches(company))
  }

  @Test func registerNumbersIgnoreSpacesAndCase() {
    #expect(ExclusionRule(registerNumber: "hrb12345b").matches(Self.company))
    #expect(!ExclusionRule(registerNumber: "HRB 1234").matches(Self.company))
  }

  @Test func anEmptyRuleMatchesNobody() {
    let nameless = CompanyIdentity(legalName: "", domains: [""], registerNumber: "")
    for rule in [ExclusionRule(), ExclusionRule(legalName: "", domain: "", registerNumber: " - ")] {
      #expect(!rule.matches(Self.company))
      #expect(!rule.matches(nameless))
    }
  }

  @Test func aNameThatIsALegalFormKeepsIt() {
    #expect(CompanyIdentity.normalizedName("AG") == "ag")
    #expect(CompanyIdentity.normalizedName("Verein e.V.") == "verein")
  }
}

@Suite struct ProfileTests {
  @Test func aBandIsWidenedAndNeverNarrowed() {
    for least in stride(from: Int64(0), through: 3_000, by: 7) {
      for most in [0, least, least + 1, least + 499, least + 500, .max] {
        let rate = Rate(least: least, most: most)
        let shown = rate.widened(toStepsOf: 500)
        #expect(shown.least <= least && shown.least % 500 == 0)
        #expect(shown.most >= most && (shown.most % 500 == 0 || shown.most == .max))
        #expect(shown.isValid == rate.isValid || !rate.isValid)
      }
    }
    #expect(!Rate(least: 2, most: 1).isValid)
    #expect(Rate(least: 2, most: 0).isValid)
    #expect(!Rate(least: -1, most: 1).isValid)
  }

  @Test func limitsRefuseWhatDoesNotFit() {
    let limits = ReceivingLimits(maxOpen: 2, maxNewPerDay: 1, kinds: [3], verifiedOnly: true)
    #expect(limits.admits(open: 1, newToday: 0, kinds: [3, 4], isVerified: true))
    #expect(!limits.admits(open: 2, newToday: 0, kinds: [3], isVerified: true))
    #expect(!limits.admits(open: 1, newToday: 1, kinds: [3], isVerified: true))
    #expect(!limits.admits(open: 1, newToday: 0, kinds: [1], isVerified: true))
    #expect(!limits.admits(open: 1, newToday: 0, kinds: [3], isVerified: false))
    #expect(limits.admits(open: 1, newToday: 0, kinds: [], isVerified: true))
    #expect(ReceivingLimits().admits(open: .max - 1, newToday: .max - 1, kinds: [10], isVerified: false))
  }

  @Test func everyPartOfAProjectIsMaterialButWhiteSpace() {
    let old = ProjectTerms(title: "A text", text: "On bees", kinds: [1], cooperation: [1])
    var spaced = old
    spaced.text = " On\n bees "
    #expect(!spaced.isMaterialChange(from: old))
    let changes: [(inout ProjectTerms) -> Void] = [
      { $0.kinds = [3] }, { $0.isNamed = true }, { $0.title = "Two texts" }, { $0.text = "On ants" },
      { $0.cooperation = [3] }, { $0.rate = Rate(least: 1, most: 1) }, { $0.rateUnit = "EUR 1" },
      { $0.minimum.requires = .legalName },
    ]
    for change in changes {
      var new = old
      change(&new)
      #expect(new.isMaterialChange(from: old))
    }
  }
}

@Suite struct ContactFieldTests {
  @Test func setsHoldTheirFieldsAndDropUnknownBits() {
    for bits in Int64(0)..<256 {
      let set = FieldSet(rawValue: bits)
      #expect(FieldSet(set.fields) == set)
      #expect(set.isSubset(of: .all))
    }
    #expect(FieldSet(rawValue: -1) == .all)
  }

  @Test func floorsAskForAChannelAndACompanysName() {
    for bits in Int64(0)..<256 {
      let set = FieldSet(rawValue: bits)
      let channel = !set.isDisjoint(with: .channels)
      #expect(FieldRequirement.floor(for: .worker).isMet(by: set) == channel)
      let company = FieldRequirement.floor(for: .company).isMet(by: set)
      #expect(company == (channel && set.contains(ContactField.legalName)))
    }
  }
}

@Suite struct TimestampTests {
  @Test func roundingGoesDownAlsoBefore1970() {
    #expect(Timestamp(milliseconds: -1).flooredToHour.milliseconds == -3_600_000)
    #expect(Timestamp(milliseconds: 3_600_000).flooredToHour.milliseconds == 3_600_000)
    #expect(Timestamp(milliseconds: 86_399_999).flooredToDay.milliseconds == 0)
    #expect(Timestamp(milliseconds: .min).flooredToDay.milliseconds == .min)
  }

  @Test func sumsStopAtTheEndsOfTime() {
    let last = Timestamp(milliseconds: .max)
    #expect(last + .days(1) == last)
    #expect(Span.days(.max).milliseconds == .max)
    #expect((last - Timestamp(milliseconds: -1)).milliseconds == .max)
    #expect((Timestamp.start + .days(1)) - .start == .hours(24))
  }
}
