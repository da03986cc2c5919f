import HandschlagAPI
import HandschlagRPC
import Testing

/// Search: what it finds, in which order, and from whom it hides.
struct SearchTests {
  private func found(_ company: Party, _ filters: SearchFilters, query: String = "") async throws -> Set<
    String
  > {
    let reply = try await company.profiles.searchProfiles(
      SearchProfilesRequest(query: query, filters: filters))
    return Set(reply.profiles.compactMap { $0.content?.headline.split(separator: " ").last.map(String.init) })
  }

  private func profile(_ party: Party, _ change: (inout ProfileContent) -> Void) async throws {
    var content = party.profile()
    change(&content)
    _ = try await party.profiles.putProfile(PutProfileRequest(content: content))
  }

  @Test func eachFilterOfProfilesFilters() async throws {
    try await TestMarket.run { market in
      let company = try await market.company()
      let anna = try await market.worker("anna")
      let berta = try await market.worker("berta")
      try await profile(anna) { _ in }
      try await profile(berta) {
        $0.skills = ["drawing"]
        $0.languages = [LanguageSkill(language: "en", level: .basic)]
        $0.region = "AT"
        $0.availability = .withinTwoMonths
        $0.rate = RateBand(minAmount: 6_000, maxAmount: 9_000, currency: "EUR", unit: .hour)
        $0.kinds = [.logo]
      }
      let both: Set = ["anna", "berta"]
      let cases: [(SearchFilters, Set<String>)] = [
        (SearchFilters(), both),
        (SearchFilters(skills: ["Swift"]), ["anna"]),
        (SearchFilters(skills: ["swift", "drawing"]), []),
        (SearchFilters(languages: [LanguageSkill(language: "en")]), both),
        (SearchFilters(languages: [LanguageSkill(language: "en", level: .independent)]), ["anna"]),
        (SearchFilters(languages: [LanguageSkill(language: "de")]), ["anna"]),
        (SearchFilters(languages: [LanguageSkill(language: "de-CH")]), []),
        (SearchFilters(region: "DE"), ["anna"]),
        (SearchFilters(region: "DE-BY"), ["anna"]),
        (SearchFilters(region: "DE-NW"), []),
        (SearchFilters(region: "AT"), ["berta"]),
        (
          SearchFilters(rate: RateBand(minAmount: 1_000, maxAmount: 4_000, currency: "EUR", unit: .hour)),
          ["anna"]
        ),
        (
          SearchFilters(rate: RateBand(minAmount: 3_000, maxAmount: 7_000, currency: "EUR", unit: .hour)),
          both
        ),
        (SearchFilters(rate: RateBand(minAmount: 3_000, maxAmount: 7_000, currency: "EUR", unit: .day)), []),
        (SearchFilters(kinds: [.logo, .software]), ["berta"]),
        (SearchFilters(kinds: [.logo, .text]), both),
        (SearchFilters(availability: [.now]), ["anna"]),
        (SearchFilters(availability: [.now, .withinTwoMonths]), both),
      ]
      for (filters, expected) in cases {
        #expect(try await found(company, filters) == expected, "\(filters)")
      }
      #expect(try await found(company, SearchFilters(kinds: [.text]), query: "writer") == ["anna"])
      #expect(try await found(company, SearchFilters(), query: "drawing") == ["berta"])
      #expect(try await found(company, SearchFilters(), query: "draw") == ["berta"])
      #expect(try await found(company, SearchFilters(), query: "nothing of the kind").isEmpty)
      // What people type is never an operator of the engine.
      for query in ["\"", "a OR b", "NEAR(a b)", "title:anna", "-anna", "*", "(", "anna AND NOT x"] {
        _ = try await found(company, SearchFilters(), query: query)
      }
    }
  }

  @Test func eachFilterOfProjectsFilters() async throws {
    try await TestMarket.run { market in
      let company = try await market.company()
      let worker = try await market.worker()
      let flyer = try await company.post()
      var content = company.project("A logo for a bakery")
      content.kinds = [.logo]
      content.skills = ["drawing"]
      content.region = "DE-NW"
      content.urgency = .flexible
      content.rate = RateBand(minAmount: 20_000, maxAmount: 30_000, currency: "EUR", unit: .project)
      content.languages = [LanguageSkill(language: "fr", level: .independent)]
      let logo = try await company.post(content)
      let cases: [(SearchFilters, Set<String>)] = [
        (SearchFilters(), [flyer, logo]), (SearchFilters(kinds: [.logo]), [logo]),
        (SearchFilters(skills: ["drawing"]), [logo]), (SearchFilters(region: "DE"), [flyer, logo]),
        (SearchFilters(region: "DE-NW"), [logo]), (SearchFilters(urgency: [.soon]), [flyer]),
        (SearchFilters(languages: [LanguageSkill(language: "fr", level: .basic)]), [logo]),
        (SearchFilters(rate: RateBand(minAmount: 25_000, currency: "EUR", unit: .project)), [logo]),
      ]
      for (filters, expected) in cases {
        let reply = try await worker.projects.searchProjects(SearchProjectsRequest(filters: filters))
        #expect(Set(reply.projects.map(\.id)) == expected, "\(filters)")
      }
      let byWords = try await worker.projects.searchProjects(
        SearchProjectsRequest(query: "bäckerei bakery logo"))
      #expect(byWords.projects.isEmpty)
      let found = try await worker.projects.searchProjects(SearchProjectsRequest(query: "BAKERY lógo"))
      #expect(found.projects.map(\.id) == [logo])
    }
  }

  @Test func aWordInTheTitleRanksAboveOneInTheText() async throws {
    try await TestMarket.run { market in
      let company = try await market.company()
      let worker = try await market.worker()
      var content = company.project("Something to read")
      content.description = "A longer text in which the word lighthouse stands once among others."
      let second = try await company.post(content)
      let first = try await company.post(company.project("A lighthouse for children"))
      content.description = "Nothing to do with it."
      _ = try await company.post(content)
      let found = try await worker.projects.searchProjects(SearchProjectsRequest(query: "lighthouse"))
      #expect(found.projects.map(\.id) == [first, second])
    }
  }

  @Test(arguments: ["", "flyer", "flyer bread"])
  func noProjectIsSkippedOrRepeatedWhileOthersComeAndGo(_ query: String) async throws {
    try await TestMarket.run { market in
      let worker = try await market.worker()
      var number = 0
      @Sendable func post(_ company: Party, _ number: Int) async throws -> String {
        var content = company.project(
          number.isMultiple(of: 3) ? "Words for a flyer" : "Words, number \(number)")
        content.description = "Bread" + String(repeating: " and a flyer on bread", count: 1 + number % 5)
        return try await company.post(content)
      }
      var open: [(id: String, company: Party)] = []
      for name in ["a", "b", "c", "d", "e"] {
        let company = try await market.company(name)
        for _ in 0..<4 {
          number += 1
          open.append((try await post(company, number), company))
        }
      }
      let first = Set(open.map(\.id))
      var seen: [String] = []
      var closed: Set<String> = []
      var request = SearchProjectsRequest(query: query, pageSize: 3)
      repeat {
        let page = try await worker.projects.searchProjects(request)
        seen += page.projects.map(\.id)
        request.pageToken = page.nextPageToken
        // One that was shown and one that was not go, and new ones come before and behind.
        for isSeen in [true, false] {
          guard let gone = open.firstIndex(where: { seen.contains($0.id) == isSeen }) else { continue }
          let (id, company) = open.remove(at: gone)
          closed.insert(id)
          _ = try await company.projects.closeProject(.init(projectID: id))
        }
        let company = try await market.company("new \(number)")
        for _ in 0..<2 {
          number += 1
          _ = try await post(company, number)
        }
      } while !request.pageToken.isEmpty && seen.count < 200
      #expect(Set(seen).count == seen.count)
      #expect(Set(seen).isSuperset(of: first.subtracting(closed)))
    }
  }

  @Test(arguments: ["", "writer"])
  func noProfileIsSkippedOrRepeatedWhileOthersComeAndGo(_ query: String) async throws {
    try await TestMarket.run { market in
      let company = try await market.company()
      var workers: [Party] = []
      for number in 0..<14 {
        workers.append(try await market.worker("w" + String(repeating: "x", count: number)))
      }
      for worker in workers.prefix(5) {
        try await profile(worker) { $0.headline = "Words by \(worker.name)" }
      }
      for worker in workers.prefix(5) { try await profile(worker) { $0.about = "A writer of texts." } }
      let first = Set(try await search(company, query))
      #expect(first.count == 14)
      var seen: [String] = []
      var gone: Set<String> = []
      var request = SearchProfilesRequest(query: query, pageSize: 3)
      repeat {
        let page = try await company.profiles.searchProfiles(request)
        seen += page.profiles.map(\.id)
        request.pageToken = page.nextPageToken
        let leaving = workers.removeLast()
        let before = Set(try await search(company, query))
        _ = try await leaving.accounts.eraseAccount(.init(accountID: leaving.account))
        try await market.sweep()
        gone.formUnion(before.subtracting(try await search(company, query)))
        _ = try await market.worker("new" + String(repeating: "x", count: seen.count))
      } while !request.pageToken.isEmpty && seen.count < 100
      #expect(Set(seen).count == seen.count)
      #expect(Set(seen).isSuperset(of: first.subtracting(gone)))
    }
  }

  /// The ids of all that a query finds.
  private func search(_ company: Party, _ query: String) async throws -> [String] {
    try await company.profiles.searchProfiles(SearchProfilesRequest(query: query, pageSize: 100)).profiles
      .map(
        \.id)
  }

  /// What is hidden must not show in an order: a rank that counts other rows would tell of them.
  @Test func theOrderDependsOnWhatIsFoundAlone() async throws {
    try await TestMarket.run { market in
      let worker = try await market.worker()
      let company = try await market.company()
      var content = company.project("A lighthouse")
      content.description = "Paper and ink, and a tower."
      let first = try await company.post(content)
      content.title = "A tower"
      content.description = "Paper and ink, and a lighthouse."
      let second = try await company.post(content)
      let request = SearchProjectsRequest(query: "tower lighthouse")
      let before = try await worker.projects.searchProjects(request).projects.map(\.id)
      #expect(before == [second, first])
      for number in 0..<6 {
        let other = try await market.company("o\(number)")
        _ = try await other.post(other.project("A tower, a tower, a tower"))
      }
      #expect(try await worker.projects.searchProjects(request).projects.map(\.id) == before)
    }
  }

  @Test func pagesAreWholeAndTheirTokensOnesOwn() async throws {
    try await TestMarket.run { market in
      let company = try await market.company()
      let other = try await market.company("other")
      for number in 0..<7 { _ = try await market.worker("w" + String(repeating: "x", count: number)) }
      var seen: [String] = []
      var token = ""
      var request = SearchProfilesRequest(query: "writer", pageSize: 3)
      repeat {
        request.pageToken = token
        let page = try await company.profiles.searchProfiles(request)
        seen += page.profiles.map(\.id)
        token = page.nextPageToken
      } while !token.isEmpty
      #expect(seen.count == 7)
      #expect(Set(seen).count == 7)
      let first = try await company.profiles.searchProfiles(
        SearchProfilesRequest(query: "writer", pageSize: 3))
      var foreign = SearchProfilesRequest(query: "writer", pageSize: 3, pageToken: first.nextPageToken)
      for call: @Sendable (SearchProfilesRequest) async throws -> Void in [
        { _ = try await other.profiles.searchProfiles($0) },
        {
          var request = $0
          request.query = "copywriting"
          _ = try await company.profiles.searchProfiles(request)
        },
        {
          var request = $0
          request.pageToken = String(request.pageToken.dropLast()) + "A"
          _ = try await company.profiles.searchProfiles(request)
        },
        {
          _ = try await company.projects.searchProjects(
            SearchProjectsRequest(query: $0.query, pageToken: $0.pageToken))
        },
      ] {
        let request = foreign
        #expect(try await reason { try await call(request) } == "\(StatusCode.invalidArgument)")
      }
      foreign.pageSize = 100
      #expect(try await company.profiles.searchProfiles(foreign).profiles.count == 4)
    }
  }

  @Test func hiddenAndErasedProfilesGoWithTheDay() async throws {
    try await TestMarket.run { market in
      let company = try await market.company()
      let hidden = try await market.worker("anna")
      let erased = try await market.worker("berta")
      let suspended = try await market.worker("carla")
      let stays = try await market.worker("dora")
      let ids = try await [hidden, erased, suspended].asyncMap { try await company.find($0) }
      _ = try await hidden.profiles.hideProfile(HideProfileRequest())
      _ = try await erased.accounts.eraseAccount(EraseAccountRequest(accountID: erased.account))
      try await market.suspend(suspended)
      #expect(try await company.search("writer").count == 4)
      try await market.nextDay()
      #expect(try await company.search("writer").count == 1)
      for id in ids {
        for call: @Sendable () async throws -> Void in [
          { _ = try await company.profiles.getProfile(GetProfileRequest(profileID: id)) },
          { _ = try await company.inquire(id) },
        ] {
          #expect(try await reason(of: call) == "NOT_FOUND")
        }
      }
      _ = try await hidden.profiles.showProfile(ShowProfileRequest())
      #expect(try await company.search("writer").count == 1)
      try await market.nextDay()
      #expect(try await company.search("writer").count == 2)
      _ = stays
    }
  }

  @Test func blockedAndExcludedCompaniesDoNotFindTheWorker() async throws {
    try await TestMarket.run { market in
      let worker = try await market.worker()
      let blocked = try await market.company("blocked")
      let excluded = try await market.company("excluded", verified: true)
      let unverified = try await market.company("unverified")
      let free = try await market.company("free")
      let pair = try await market.applied(worker, blocked)
      let project = try await blocked.post()
      _ = try await worker.accounts.blockAccount(BlockAccountRequest(party: .engagementID(pair.workerID)))
      #expect(try await blocked.search("writer").count == 1)
      #expect(try await excluded.search("writer").count == 1)
      _ = try await worker.accounts.putExclusions(
        PutExclusionsRequest(exclusions: [
          Exclusion(legalName: "  " + excluded.canary.uppercased() + " gmbh"),
          Exclusion(domain: unverified.canary.lowercased() + ".example"),
        ]))
      // An exclusion guards from the first moment; a block shows no moment.
      #expect(try await excluded.search("writer").isEmpty)
      #expect(try await unverified.search("writer").count == 1)
      try await market.nextDay()
      #expect(try await blocked.search("writer").isEmpty)
      #expect(try await free.search("writer").count == 1)
      try await market.verify(unverified)
      #expect(try await unverified.search("writer").isEmpty)
      // The other way round nothing is hidden.
      let seen = try await worker.projects.getProject(GetProjectRequest(projectID: project))
      #expect(seen.project?.state == .open)
      #expect(try await worker.projects.searchProjects(SearchProjectsRequest()).projects.count == 2)
    }
  }

  @Test func aBlockedWorkerStillSeesTheProjectsAndAppliesInVain() async throws {
    try await TestMarket.run { market in
      let worker = try await market.worker()
      let company = try await market.company()
      let pair = try await market.applied(worker, company)
      _ = try await company.accounts.blockAccount(BlockAccountRequest(party: .engagementID(pair.companyID)))
      let project = try await company.post()
      try await market.nextDay()
      #expect(try await worker.projects.searchProjects(SearchProjectsRequest()).projects.count == 2)
      let own = try await worker.apply(to: project)
      #expect(own.state == .open)
      #expect(try await company.engagements.listEngagements(ListEngagementsRequest()).engagements.count == 1)
      try await worker.consent(own.id)
      #expect(try await worker.state(own.id) == .open)
    }
  }
}
