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
    let normalized = CompanyIdentity.normalizedName(name)
    #expect(["muellersoehne", "muellerundsoehne"].contains(normalized))
    let rule = ExclusionRule(legalName: name)
    #expect(rule.matches(Self.company) == (normalized == "muellersoehne"))
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
  @Test func bandsCoverEveryRate() {
    for band in RateBand.allCases {
      #expect(RateBand(minorUnitsPerHour: band.lowerBound) == band)
      if band != .under15 {
        #expect(RateBand(minorUnitsPerHour: band.lowerBound - 1).rawValue == band.rawValue - 1)
      }
    }
    #expect(RateBand(minorUnitsPerHour: .min) == .under15)
    #expect(RateBand(minorUnitsPerHour: .max) == .from130)
    let years: [Int64] = [-1, 0, 1, 2, 3, 5, 6, 10, 11, .max]
    #expect(years.map { ExperienceBand(years: $0).rawValue } == [1, 1, 2, 2, 3, 3, 4, 4, 5, 5])
  }

  @Test func aProfileHidesAtTheTurnOfTheDay() {
    let morning = Timestamp.start.flooredToDay + .hours(9)
    let shown = ProfileVisibility(before: false, after: true, changedAt: morning + .days(-3))
    let hidden = shown.changed(to: false, at: morning)
    #expect(hidden.isVisible(at: morning + .hours(14)))
    #expect(hidden.isVisible(at: morning.flooredToDay + .hours(24) + Span(milliseconds: -1)))
    #expect(!hidden.isVisible(at: morning.flooredToDay + .days(1)))
    let back = hidden.changed(to: true, at: morning + .hours(1))
    #expect(back.isVisible(at: morning + .hours(2)))
    #expect(back.isVisible(at: morning + .days(2)))
  }

  @Test func limitsRefuseWhatDoesNotFit() {
    let limits = ReceivingLimits(maxOpen: 2, maxNewPerDay: 1, kinds: [.logo], minimumRate: 2_000)
    #expect(limits.admits(open: 1, newToday: 0, kind: .logo, rate: 2_000))
    #expect(!limits.admits(open: 2, newToday: 0, kind: .logo, rate: 2_000))
    #expect(!limits.admits(open: 1, newToday: 1, kind: .logo, rate: 2_000))
    #expect(!limits.admits(open: 1, newToday: 0, kind: .text, rate: 2_000))
    #expect(!limits.admits(open: 1, newToday: 0, kind: .logo, rate: 1_999))
    #expect(limits.admits(open: 1, newToday: 0, kind: nil, rate: nil))
    #expect(ReceivingLimits().admits(open: .max, newToday: .max, kind: .other, rate: 0))
  }

  @Test func everyPartOfAProjectIsMaterialButWhiteSpace() {
    let old = ProjectTerms(
      kind: .text, disclosure: .anonymous, title: "A text", text: "On bees", cooperation: .microJob)
    var spaced = old
    spaced.text = " On\n bees "
    #expect(!spaced.isMaterialChange(from: old))
    let changes: [(inout ProjectTerms) -> Void] = [
      { $0.kind = .logo }, { $0.disclosure = .named }, { $0.title = "Two texts" },
      { $0.text = "On ants" }, { $0.cooperation = .hourly }, { $0.minimumPay = 1 },
      { $0.maximumPay = 1 }, { $0.currency = "EUR" }, { $0.minimum.requires = .legalName },
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
