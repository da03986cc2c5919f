import HandschlagAPI
import HandschlagProtobuf
import HandschlagRPC
import Testing

@testable import HandschlagServices

/// No text carries contact data past the screen, whichever way it takes.
struct ScreeningTests {
  /// Surely contact data, and perhaps contact data.
  static let certain = "write to anna@bakery.example please"
  static let uncertain = "Ask anna (at) bakery for it, she knows a lot about bread."

  @Test func aCertainLeakIsRefusedByFieldAndPlace() async throws {
    try await TestMarket.run { market in
      let pair = try await market.applied(try await market.worker(), try await market.company())
      let project = try await pair.company.post()
      var profile = pair.worker.profile()
      profile.about = Self.certain
      var content = pair.company.project()
      content.description = Self.certain
      let attributes = CompanyAttributes(about: Self.certain)
      let leaks: [(String, @Sendable () async throws -> Void)] = [
        ("text", { try await pair.worker.send(Self.certain, in: pair.workerID) }),
        ("text", { _ = try await pair.worker.apply(to: project, Self.certain) }),
        (
          "text",
          { [profile = try await pair.company.find(pair.worker)] in
            _ = try await pair.company.inquire(profile, Self.certain)
          }
        ),
        (
          "content.about",
          { [profile] in
            _ = try await pair.worker.profiles.putProfile(PutProfileRequest(content: profile))
          }
        ),
        ("content.description", { [content] in _ = try await pair.company.post(content) }),
        (
          "attributes.about",
          {
            _ = try await pair.company.companies.putCompany(
              PutCompanyRequest(identity: CompanyIdentity(legalName: "A GmbH"), attributes: attributes))
          }
        ),
      ]
      for (field, call) in leaks {
        do {
          try await call()
          Issue.record("\(field) let the leak through")
        } catch let error as RPCError {
          #expect(error.code == .invalidArgument)
          #expect(error.violations.first?.path == field)
          // The place, and not the words.
          #expect(error.violations.first?.description.contains("at bytes 9-28") == true)
          #expect(!"\(error) \(error.violations)".contains("bakery"))
        }
      }
      #expect(try await pair.company.texts(pair.companyID).count == 1)
    }
  }

  @Test func anUncertainMessageWaitsForTheOperatorUnseen() async throws {
    try await TestMarket.run { market in
      let pair = try await market.applied(try await market.worker(), try await market.company())
      let sent = try await pair.worker.send(Self.uncertain, in: pair.workerID)
      #expect(sent.text == Self.uncertain)
      #expect(try await pair.worker.texts(pair.workerID).count == 2)
      #expect(try await pair.company.texts(pair.companyID).count == 1)
      #expect(try await pair.company.engagement(pair.companyID).lastMessage == 1)
      let flagged = try await market.operation.listFlagged(ListFlaggedRequest()).flagged
      #expect(flagged.map(\.source) == [.message])
      #expect(flagged.allSatisfy { !$0.excerpts.joined().contains("bakery") })
      _ = try await market.operation.resolveFlagged(
        ResolveFlaggedRequest(flaggedID: try #require(flagged.first).id, release: true))
      #expect(try await pair.company.texts(pair.companyID).last == Self.uncertain)
      #expect(try await pair.company.events(2).last?.message?.text == Self.uncertain)
      #expect(try await market.operation.listFlagged(ListFlaggedRequest()).flagged.isEmpty)
    }
  }

  @Test func whatIsRememberedOfAThreadChangesNoVerdict() async throws {
    let pieces = [
      "I would like that.", "anna", "@bakery.example", "anna at bakery", "dot example",
      "I am glad that you ask; let me think it over for a day or two, and write again.", "0171", "234 5678",
      Self.certain, Self.uncertain, "Thank you, until Monday.",
    ]
    var verdicts: [[String]] = []
    for forgets in [false, true] {
      var random = SplitMix64(seed: 5)
      let sends = (0..<120).map { _ in
        (Bool.random(using: &random), pieces.randomElement(using: &random) ?? "")
      }
      verdicts.append([])
      try await TestMarket.run { market in
        let pair = try await market.applied(try await market.worker(), try await market.company())
        var told: [String] = []
        for (isWorker, text) in sends {
          if forgets { market.market.writings.removeAll() }
          do {
            _ =
              try await isWorker
              ? pair.worker.send(text, in: pair.workerID) : pair.company.send(text, in: pair.companyID)
            told.append("taken")
          } catch let error as RPCError {
            told.append("\(error.code) \(error.violations.map(\.description))")
          }
        }
        let flagged = try await market.operation.listFlagged(ListFlaggedRequest(pageSize: 100)).flagged
        told.append("\(flagged.map(\.excerpts))")
        verdicts[verdicts.count - 1] = told
      }
    }
    #expect(verdicts[0] == verdicts[1])
    #expect(Set(verdicts[0]).count > 3)
  }

  @Test func aRefusedMessageIsNeverDelivered() async throws {
    try await TestMarket.run { market in
      let pair = try await market.applied(try await market.worker(), try await market.company())
      try await pair.worker.send(Self.uncertain, in: pair.workerID)
      let flagged = try #require(try await market.operation.listFlagged(ListFlaggedRequest()).flagged.first)
      _ = try await market.operation.resolveFlagged(
        ResolveFlaggedRequest(flaggedID: flagged.id, release: false))
      try await pair.company.send("Hello?", in: pair.companyID)
      #expect(try await pair.worker.texts(pair.workerID).contains(Self.uncertain))
      #expect(try await !pair.company.texts(pair.companyID).contains(Self.uncertain))
      try await pair.reveal()
      #expect(try await !pair.company.texts(pair.companyID).contains(Self.uncertain))
    }
  }

  @Test(arguments: [true, false])
  func anOpeningThatIsHeldMakesNoViewUntilItIsReleased(_ release: Bool) async throws {
    try await TestMarket.run { market in
      let worker = try await market.worker()
      let company = try await market.company()
      let own = try await worker.apply(to: try await company.post(), Self.uncertain)
      try await worker.send("And one line more.", in: own.id)
      #expect(own.state == .open)
      #expect(try await company.engagements.listEngagements(ListEngagementsRequest()).engagements.isEmpty)
      let flagged = try #require(try await market.operation.listFlagged(ListFlaggedRequest()).flagged.first)
      _ = try await market.operation.resolveFlagged(
        ResolveFlaggedRequest(flaggedID: flagged.id, release: release))
      let seen = try await company.engagements.listEngagements(ListEngagementsRequest()).engagements
      #expect(seen.count == (release ? 1 : 0))
      if let id = seen.first?.id { #expect(try await company.texts(id).count == 2) }
      #expect(try await worker.state(own.id) == .open)
    }
  }

  @Test func contactDataSplitOverTwoMessagesDoesNotPass() async throws {
    try await TestMarket.run { market in
      let pair = try await market.applied(try await market.worker(), try await market.company())
      try await pair.worker.send("Reach me on 0211", in: pair.workerID)
      let before = try await pair.company.texts(pair.companyID).count
      let refusal = try await reason { try await pair.worker.send("5550 1234", in: pair.workerID) }
      let after = try await pair.company.texts(pair.companyID).count
      #expect(refusal == "CONTACT_DATA" || after == before)
      #expect(after == before)
    }
  }

  @Test(arguments: [
    ["0171", "392", "00 44"], ["My number is 0171", "39", "20", "0044"], ["anna", "@bakery", ".example"],
    ["null eins sieben eins", "drei neun zwo", "null null vier vier"],
  ])
  func contactDataCutIntoSeveralMessagesDoesNotPass(pieces: [String]) async throws {
    try await TestMarket.run { market in
      let pair = try await market.applied(try await market.worker(), try await market.company())
      let before = try await pair.company.texts(pair.companyID).count
      for piece in pieces { _ = try await reason { try await pair.worker.send(piece, in: pair.workerID) } }
      #expect(try await pair.company.texts(pair.companyID).count < before + pieces.count)
    }
  }

  /// Long messages part what stands on both sides of them: nobody puts such pieces together.
  @Test func innocentNumbersOfLongMessagesAreNotPutTogether() async throws {
    try await TestMarket.run { market in
      let pair = try await market.applied(try await market.worker(), try await market.company())
      let long = "The flyer needs a headline, three short paragraphs and a line about the opening hours."
      for text in ["Version 0.17", long, "39 words", long, "20 words"] {
        try await pair.worker.send(text, in: pair.workerID)
      }
      #expect(try await pair.company.texts(pair.companyID).count == 6)
    }
  }

  @Test func aHeldProfileIsShownToNobodyEvenWithAnApplication() async throws {
    try await TestMarket.run { market in
      let worker = try await market.worker()
      let company = try await market.company()
      let id = try await company.find(worker)
      var content = worker.profile()
      content.about = Self.uncertain
      let reply = try await worker.profiles.putProfile(PutProfileRequest(content: content))
      #expect(reply.held)
      let answer = try await reason {
        _ = try await company.profiles.getProfile(GetProfileRequest(profileID: id))
      }
      #expect(answer == "NOT_FOUND")
      let project = try await company.post()
      #expect(try await reason { _ = try await worker.apply(to: project) } == "PROFILE_HELD")
      let flagged = try #require(try await market.operation.listFlagged(ListFlaggedRequest()).flagged.first)
      _ = try await market.operation.resolveFlagged(
        ResolveFlaggedRequest(flaggedID: flagged.id, release: true))
      _ = try await worker.apply(to: project)
      #expect(try await worker.profiles.getOwnProfile(GetOwnProfileRequest()).held == false)
    }
  }

  @Test func aCompanysHeldWordsAreShownToNobody() async throws {
    try await TestMarket.run { market in
      let worker = try await market.worker()
      let company = try await market.company()
      let project = try await company.post()
      _ = try await company.companies.putCompany(
        PutCompanyRequest(
          identity: CompanyIdentity(legalName: company.canary + " GmbH"),
          attributes: CompanyAttributes(industry: "printing", about: Self.uncertain)))
      worker.transcript.clear()
      let own = try await worker.apply(to: project)
      _ = try await worker.projects.getProject(GetProjectRequest(projectID: project))
      _ = try await worker.consents.getConsentNotice(
        GetConsentNoticeRequest(engagementID: own.id, fields: [.email], purpose: .thisWork))
      #expect(!worker.transcript.holds("bakery"))
    }
  }

  @Test func aHeldProjectStaysUnseenWhenItIsClosed() async throws {
    try await TestMarket.run { market in
      let worker = try await market.worker()
      let company = try await market.company()
      var content = company.project()
      content.description = Self.uncertain
      let held = try await company.post(content)
      let open = try await company.post()
      _ = try await company.projects.updateProject(UpdateProjectRequest(projectID: open, content: content))
      for project in [held, open] {
        let read: @Sendable () async throws -> Void = {
          _ = try await worker.projects.getProject(GetProjectRequest(projectID: project))
        }
        #expect(try await reason(of: read) == "NOT_FOUND")
        _ = try await company.projects.closeProject(CloseProjectRequest(projectID: project))
        #expect(try await reason(of: read) == "NOT_FOUND")
        try await market.nextDay()
        #expect(try await reason(of: read) == "NOT_FOUND")
      }
      let found = try await worker.projects.searchProjects(SearchProjectsRequest(query: "bakery")).projects
      #expect(found.isEmpty)
    }
  }
}

extension Transcript {
  /// Whether any byte that came in is part of these words.
  func holds(_ words: String) -> Bool {
    exchanges.contains { String(decoding: $0.bytes, as: UTF8.self).contains(words) }
  }
}
