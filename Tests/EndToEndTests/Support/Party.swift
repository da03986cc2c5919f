import Foundation
import HandschlagClient

/// One side of the marketplace in a test: an account with a card, a profile or a company.
struct Party: Sendable {
  let client: HandschlagClient
  let account: Account
  let token: AccessToken
  let card: ContactCard

  /// A company whose card carries `mark` in each field.
  static func company(_ client: HandschlagClient, _ mark: String) async throws -> Party {
    let party = try await make(client, .company, mark)
    _ = try await party.client.companies.putCompany(
      .init(
        identity: .init(legalName: "\(mark) GmbH", country: "DE"),
        attributes: .init(industry: "Handel", region: "DE"),
        fields: .init(offered: [.legalName, .email], required: [.email])))
    return party
  }

  /// A worker whose card carries `mark` in each field.
  static func worker(_ client: HandschlagClient, _ mark: String) async throws -> Party {
    let party = try await make(client, .worker, mark)
    _ = try await party.client.profiles.putProfile(
      .init(
        content: .init(
          headline: "Texte über Gärten und Werkzeug", skills: ["copywriting"], kinds: [.text],
          fields: .init(offered: [.email], required: [.legalName, .email]))))
    return party
  }

  private static func make(_ client: HandschlagClient, _ role: Role, _ mark: String) async throws -> Party {
    let new = try await client.createAccount(roles: [role])
    let card = ContactCard(values: [
      .init(field: .legalName, value: "\(mark) GmbH"),
      .init(field: .email, value: "\(mark)@example.org"),
    ])
    _ = try await new.client.accounts.putContactCard(.init(card: card))
    return Party(client: new.client, account: new.account, token: new.token, card: card)
  }

  /// The same party over another connection.
  func over(_ client: HandschlagClient) -> Party {
    Party(client: client.with(token: token), account: account, token: token, card: card)
  }

  /// A project that anyone may apply to.
  func post(_ title: String, options: CallOptions = .default) async throws -> Project {
    let content = ProjectContent(
      title: title, description: "Dreihundert Wörter für den Katalog eines Gartenmarkts.", kinds: [.text],
      naming: .anonymous, fields: .init(offered: [.legalName, .email], required: [.email]))
    guard
      let project = try await client.projects.postProject(.init(content: content), options: options).project
    else { throw Failure("PostProject answered without a project") }
    return project
  }

  /// Applies; returns the applicant's view.
  func apply(to project: String, options: CallOptions = .default) async throws -> Engagement {
    let request = ApplyRequest(projectID: project, text: "Das schreibe ich gern bis Freitag.")
    guard let view = try await client.engagements.apply(request, options: options).engagement else {
      throw Failure("Apply answered without an engagement")
    }
    return view
  }

  /// The caller's view of the engagement on a project.
  func view(of project: String) async throws -> Engagement? {
    try await client.engagements.listEngagements(.init(pageSize: 100)).engagements.first {
      $0.projectID == project
    }
  }

  /// Reads the notice and consents to it, with all fields of the card.
  @discardableResult
  func consent(to engagement: String, options: CallOptions = .default) async throws -> Engagement {
    let fields = card.values.map(\.field)
    let notice = try await client.consents.getConsentNotice(
      .init(engagementID: engagement, fields: fields, purpose: .thisWork))
    let given = try await client.consents.giveConsent(
      .init(
        engagementID: engagement, fields: fields, purpose: .thisWork, noticeHash: notice.noticeHash),
      options: options)
    guard let view = given.engagement else { throw Failure("GiveConsent answered without an engagement") }
    return view
  }

  func send(_ text: String, in engagement: String, options: CallOptions = .default) async throws -> Int64 {
    let request = SendMessageRequest(engagementID: engagement, text: text)
    guard let message = try await client.engagements.sendMessage(request, options: options).message else {
      throw Failure("SendMessage answered without a message")
    }
    return message.number
  }

  /// The other side's card, or nil while there is no grant.
  func grant(in engagement: String) async throws -> ContactCard? {
    do {
      return try await client.consents.getGrant(.init(engagementID: engagement)).card
    } catch let error as RPCError where error.code == .notFound {
      return nil
    }
  }

  /// All messages of a view.
  func messages(in engagement: String) async throws -> [ThreadMessage] {
    var all: [ThreadMessage] = []
    while true {
      let page = try await client.engagements.listMessages(
        .init(engagementID: engagement, afterNumber: all.last?.number ?? 0, pageSize: 100))
      all += page.messages
      if !page.more { return all }
    }
  }
}

/// A worker and a company with an engagement, each with its own view of it.
struct Pair: Sendable {
  let worker: Party
  let company: Party
  let project: String
  let workerView: String
  let companyView: String

  static func meet(_ worker: Party, _ company: Party, _ title: String) async throws -> Pair {
    let project = try await company.post(title)
    let view = try await worker.apply(to: project.id)
    guard let other = try await company.view(of: project.id) else {
      throw Failure("the company does not see the application")
    }
    return Pair(
      worker: worker, company: company, project: project.id, workerView: view.id, companyView: other.id)
  }

  func over(_ client: HandschlagClient) -> Pair {
    Pair(
      worker: worker.over(client), company: company.over(client), project: project, workerView: workerView,
      companyView: companyView)
  }
}
