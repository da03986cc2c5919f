import HandschlagAPI
import HandschlagProtobuf
import HandschlagRPC
import Testing

/// Public ids tell nothing, and what one may not see answers as what is not there.
struct IdentityTests {
  @Test func twoViewersNeverKnowOneWorkerByOneID() async throws {
    try await TestMarket.run { market in
      let worker = try await market.worker()
      let projects = try await (0..<2).asyncMap { try await market.company("poster\($0)").post() }
      var ids: Set<String> = []
      var count = 0
      for number in 0..<8 {
        let company = try await market.company("viewer\(number)")
        ids.insert(try await company.find(worker))
        count += 1
      }
      for project in projects {
        ids.insert(try await worker.apply(to: project).id)
        count += 1
      }
      #expect(ids.count == count)
    }
  }

  @Test func anInquiryAndASearchShowTheSameWorkerToTheSameCompany() async throws {
    try await TestMarket.run { market in
      let company = try await market.company()
      let pair = try await market.applied(try await market.worker(), company)
      guard case .worker(let seen) = try await company.engagement(pair.companyID).counterpart else {
        Issue.record("the company sees no worker")
        return
      }
      #expect(seen.id == (try await company.find(pair.worker)))
      let words = seen.handle.split(separator: " ")
      #expect(words.count == 3)
    }
  }

  @Test func aRotatedPseudonymIsOfNoUseUnderItsOldID() async throws {
    try await TestMarket.run { market in
      let worker = try await market.worker()
      let company = try await market.company()
      let project = try await company.post()
      let old = try await company.find(worker)
      let first = try await company.inquire(old, about: project)
      _ = try await worker.accounts.rotatePseudonym(RotatePseudonymRequest(role: .worker))
      let new = try await company.find(worker)
      #expect(new != old)
      for call in [
        { _ = try await company.profiles.getProfile(GetProfileRequest(profileID: old)) },
        { _ = try await company.inquire(old) },
      ] {
        #expect(try await reason(of: call) == "NOT_FOUND")
      }
      // The new pseudonym is a stranger: neither refusal nor thread may tell who is behind it.
      let second = try await company.inquire(new, about: project)
      #expect(second.id != first.id)
      guard case .worker(let seen) = second.counterpart, case .worker(let known) = first.counterpart else {
        Issue.record("the company sees no worker")
        return
      }
      #expect(seen.id == new)
      #expect(known.id == old)
    }
  }

  /// Another character at a place of an id.
  private func altered(_ id: String, at place: Int) -> String {
    var characters = Array(id)
    characters[place] = characters[place] == "7" ? "5" : "7"
    return String(characters)
  }

  @Test func oneChangedCharacterAtAnyPlaceIsNotFound() async throws {
    try await TestMarket.run { market in
      let pair = try await market.applied(try await market.worker(), try await market.company())
      for place in 4..<30 {
        for character in "0123456789abcdefghjkmnpqrstvwxyz" {
          var characters = Array(pair.workerID)
          guard characters[place] != character, place > 4 || character <= "7" else { continue }
          characters[place] = character
          let id = String(characters)
          #expect(try await reason { _ = try await pair.worker.engagement(id) } == "NOT_FOUND", "\(id)")
        }
      }
      for place in 4..<30 {
        let id = altered(pair.project, at: place)
        let answer = try await reason {
          _ = try await pair.worker.projects.getProject(GetProjectRequest(projectID: id))
        }
        #expect(answer == "NOT_FOUND")
      }
    }
  }

  @Test func unconsentedHalfConsentedAndForeignGrantsAnswerAlike() async throws {
    try await TestMarket.run { market in
      let pair = try await market.applied(try await market.worker(), try await market.company())
      let request = GetGrantRequest(engagementID: pair.companyID)
      let expected = StatusCodec.encode(notFound)
      func answer(_ id: String) async throws -> [UInt8]? {
        pair.company.transcript.clear()
        _ = try await reason {
          _ = try await pair.company.consents.getGrant(GetGrantRequest(engagementID: id))
        }
        return pair.company.transcript.exchanges.last?.error
      }
      #expect(try await answer(request.engagementID) == expected)
      try await pair.worker.consent(pair.workerID)
      #expect(try await answer(request.engagementID) == expected)
      #expect(try await answer(pair.workerID) == expected)
      _ = try await pair.worker.consents.withdrawConsent(WithdrawConsentRequest(engagementID: pair.workerID))
      #expect(try await answer(request.engagementID) == expected)
      try await pair.reveal()
      #expect(try await answer(request.engagementID) == nil)
      _ = try await pair.worker.consents.revokeGrant(RevokeGrantRequest(engagementID: pair.workerID))
      #expect(try await answer(request.engagementID) == expected)
    }
  }

  private var notFound: RPCError {
    RPCError(.notFound, "not found", details: [.reason("NOT_FOUND")])
  }
}

extension Sequence {
  func asyncMap<T>(_ transform: (Element) async throws -> T) async throws -> [T] {
    var results: [T] = []
    for element in self { results.append(try await transform(element)) }
    return results
  }
}
