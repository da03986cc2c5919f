import HandschlagAPI
import HandschlagRPC
import HandschlagVault

/// A marketplace in which nothing has happened: accounts with cards, profiles and companies, and a project for
/// each company. It is made once by calls like any others, and its files are what every history begins on.
struct Template: Sendable {
  let image: Image
  let people: People
  let model: Model

  static func make() async throws -> Template {
    try await withTaskExecutorPreference(Loops.loop(0)) { try await open() }
  }

  private static func open() async throws -> Template {
    let time = VirtualTime()
    let disk = try Disk()
    let server = try await SimulatedServer(disk, time: time, output: Output())
    var people = People()
    people.cursors = Cards.names.map { _ in [] }
    var model = Model(workers: Cards.workers.count, companies: Cards.companies.count)
    for account in Cards.names.indices {
      people.tokens.append((0..<32).map { UInt8(account * 32 + $0) })
      try await open(account, server, &people)
    }
    for (index, _) in Cards.companies.enumerated() {
      let account = Cards.workers.count + index
      let channel = Clients(server: server, people: people, leaks: Leaks(nil)).channel(account)
      let reply = try await ProjectServiceClient(channel: channel).postProject(
        PostProjectRequest(content: project), options: withoutKey)
      people.projects.append(reply.project?.id ?? "")
      model.projects.append(Model.Project(owner: account))
      let found = try await ProfileServiceClient(channel: channel).searchProfiles(
        SearchProfilesRequest(query: "writer")
      ).profiles
      people.profiles.append(
        Cards.workers.map { name in
          found.first { $0.content?.headline.hasSuffix(name) == true }?.id ?? ""
        })
    }
    let violations = try server.violations()
    guard violations.isEmpty else { throw Difference(violations.joined(separator: "\n    ")) }
    await server.close()
    return Template(image: disk.image(), people: people, model: model)
  }

  private static let withoutKey = CallOptions(idempotencyKey: CallOptions.IdempotencyKey.none)

  private static func open(_ account: Int, _ server: SimulatedServer, _ people: inout People) async throws {
    let clients = Clients(server: server, people: people, leaks: Leaks(nil))
    let isWorker = account < Cards.workers.count
    let channel = clients.channel(account)
    let accounts = AccountServiceClient(channel: channel)
    let reply = try await accounts.createAccount(
      CreateAccountRequest(
        tokenHash: TokenHash.of(people.tokens[account]), roles: [isWorker ? .worker : .company]),
      options: withoutKey)
    let id = reply.account?.id ?? ""
    people.accounts.append(id)
    _ = try await accounts.putContactCard(PutContactCardRequest(card: card(account, 1)))
    if isWorker {
      _ = try await ProfileServiceClient(channel: channel).putProfile(
        PutProfileRequest(content: profile(Cards.names[account])), options: withoutKey)
    } else {
      _ = try await CompanyServiceClient(channel: channel).putCompany(
        PutCompanyRequest(
          identity: CompanyIdentity(legalName: Cards.legalName(account)),
          attributes: CompanyAttributes(industry: "printing", region: "DE")), options: withoutKey)
      _ = try await clients.operation.verifyCompany(
        VerifyCompanyRequest(accountID: id, verification: .verified, reason: "register read"))
    }
  }

  private static func profile(_ name: String) -> ProfileContent {
    ProfileContent(
      headline: "Careful writer \(name)", about: "I write short texts in plain words.",
      skills: ["copywriting"], region: "DE-BY", kinds: [.text])
  }

  static let project = ProjectContent(
    title: "Text for a flyer", description: "Three hundred words on bread, in plain German.", kinds: [.text],
    skills: ["copywriting"], region: "DE", cooperation: [.fixedPrice], naming: .anonymous)

  static func card(_ account: Int, _ card: Int) -> ContactCard {
    ContactCard(values: [
      ContactValue(field: .legalName, value: Cards.legalName(account)),
      ContactValue(field: .email, value: Cards.mail(account, card: card)),
      ContactValue(field: .phone, value: Cards.phone(account)),
    ])
  }
}
