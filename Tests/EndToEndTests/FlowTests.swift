import Foundation
import HandschlagClient
import Testing

extension EndToEndTests {
  /// Two strangers come to an agreement, on the client library and real sockets.
  @Suite(.serialized) struct FlowTests {
    @Test(arguments: ["unix", "tcp"])
    func strangersMeetConsentAndAgree(over kind: String) async throws {
      let daemon = try await Daemon.start(.init(tcp: true))
      let address = kind == "unix" ? daemon.unix : daemon.tcp
      let worker = try await Party.worker(.connect(to: address), "feder")
      let company = try await Party.company(.connect(to: address), "rostwerk")
      let stranger = try await Party.worker(.connect(to: address), "lauscher")

      let project = try await company.post("Katalogtext für einen Gartenmarkt")
      let found = try await worker.client.projects.searchProjects(.init(query: "Gartenmarkt")).projects
      #expect(found.map(\.id) == [project.id])
      #expect(found.first?.companyName == "")
      let view = try await worker.apply(to: project.id)
      let other = try #require(try await company.view(of: project.id))
      #expect(view.id != other.id)
      #expect(view.state == .open && other.state == .open)
      let pair = Pair(
        worker: worker, company: company, project: project.id, workerView: view.id, companyView: other.id)

      try await talk(pair)
      try await consent(pair, stranger)
      try await agree(pair)
      #expect(try await daemon.terminate() == 0)
      expectSilence(daemon.program.errors, [worker, company])
    }

    private func talk(_ pair: Pair) async throws {
      _ = try await pair.company.send("Bis wann können Sie liefern?", in: pair.companyView)
      _ = try await pair.worker.send("Bis Freitag.", in: pair.workerView)
      let ofWorker = try await pair.worker.messages(in: pair.workerView)
      let ofCompany = try await pair.company.messages(in: pair.companyView)
      #expect(ofWorker.map(\.text).suffix(2) == ["Bis wann können Sie liefern?", "Bis Freitag."])
      #expect(ofWorker.map(\.text) == ofCompany.map(\.text))
      #expect(ofWorker.map(\.own) == ofCompany.map { !$0.own })
      await #expect {
        try await pair.worker.send("Schreiben Sie an feder@example.org", in: pair.workerView)
      } throws: { error in
        let error = error as? RPCError
        return error?.code == .invalidArgument && error?.violations.map(\.path) == ["text"]
      }
    }

    private func consent(_ pair: Pair, _ stranger: Party) async throws {
      try await expectNoGrant(pair, stranger)
      let own = try await pair.worker.consent(to: pair.workerView)
      #expect(own.state == .open && own.ownConsent != nil)
      try await expectNoGrant(pair, stranger)
      _ = try await pair.worker.client.consents.withdrawConsent(.init(engagementID: pair.workerView))
      try await pair.company.consent(to: pair.companyView)
      try await expectNoGrant(pair, stranger)
      #expect(try await pair.worker.consent(to: pair.workerView).state == .revealed)
      #expect(try await pair.worker.grant(in: pair.workerView) == pair.company.card)
      #expect(try await pair.company.grant(in: pair.companyView) == pair.worker.card)
      #expect(try await stranger.grant(in: pair.workerView) == nil)
      #expect(try await stranger.grant(in: pair.companyView) == nil)
    }

    private func expectNoGrant(_ pair: Pair, _ stranger: Party) async throws {
      #expect(try await pair.worker.grant(in: pair.workerView) == nil)
      #expect(try await pair.company.grant(in: pair.companyView) == nil)
      // Nobody reads by the other side's id, either.
      #expect(try await pair.worker.grant(in: pair.companyView) == nil)
      #expect(try await stranger.grant(in: pair.workerView) == nil)
    }

    private func agree(_ pair: Pair) async throws {
      let terms = Terms(kind: .fixedPrice, amount: 24_000, currency: "EUR", unit: .project)
      let proposed = try #require(
        try await pair.company.client.agreements.proposeTerms(
          .init(engagementID: pair.companyView, terms: terms)
        ).revision)
      var higher = terms
      higher.amount = 30_000
      let countered = try #require(
        try await pair.worker.client.agreements.counterTerms(
          .init(engagementID: pair.workerView, revisionHash: proposed.hash, terms: higher)
        ).revision)
      await #expect {
        try await pair.company.client.agreements.acceptTerms(
          .init(engagementID: pair.companyView, revisionHash: proposed.hash))
      } throws: { ($0 as? RPCError)?.reason == "TERMS_CHANGED" }
      let agreed = try await pair.company.client.agreements.acceptTerms(
        .init(engagementID: pair.companyView, revisionHash: countered.hash))
      #expect(agreed.engagement?.state == .agreed)
      let read = try await pair.worker.client.agreements.getAgreement(.init(engagementID: pair.workerView))
      #expect(read.state == .agreed)
      #expect(read.revisions.map(\.state) == [.superseded, .accepted])
      #expect(read.revisions.last?.terms == higher)
    }

    /// The log tells nobody who they are.
    private func expectSilence(_ log: String, _ parties: [Party]) {
      for party in parties {
        for value in party.card.values { #expect(!log.contains(value.value)) }
        #expect(!log.contains(party.token.text))
      }
    }
  }
}
