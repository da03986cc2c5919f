import Foundation
import HandschlagAPI
import HandschlagClient
import HandschlagRPC
import HandschlagServer
import HandschlagServices
import HandschlagStore
import Synchronization
import Testing

/// What must survive a start: erasures whatever database is put back, and the rotation of the wrapping key.
struct RightsTests {
  /// A worker and a company with cards, and an engagement of theirs.
  private struct Pair: Sendable {
    let worker: NewAccount
    let company: NewAccount
    let workerID: String
    let companyID: String

    static func meet(_ client: HandschlagClient) async throws -> Pair {
      let worker = try await client.createAccount(roles: [.worker])
      let company = try await client.createAccount(roles: [.company])
      for account in [worker, company] {
        _ = try await account.client.accounts.putContactCard(
          .init(
            card: ContactCard(values: [
              .init(field: .legalName, value: "Name"), .init(field: .email, value: "a@example.org"),
            ])))
      }
      _ = try await worker.client.profiles.putProfile(
        .init(content: .init(headline: "Words", kinds: [.text])))
      _ = try await company.client.companies.putCompany(
        .init(identity: .init(legalName: "Name"), attributes: .init(industry: "printing")))
      let project = try await company.client.projects.postProject(
        .init(content: .init(title: "A text", description: "Words", kinds: [.text], naming: .anonymous)))
      let own = try await worker.client.engagements.apply(
        .init(projectID: project.project?.id ?? "", text: "Gladly."))
      let seen = try await company.client.engagements.listEngagements(.init()).engagements.first
      return Pair(
        worker: worker, company: company, workerID: own.engagement?.id ?? "", companyID: seen?.id ?? "")
    }

    func over(_ client: HandschlagClient) -> (worker: HandschlagClient, company: HandschlagClient) {
      (client.with(token: worker.token), client.with(token: company.token))
    }

    static func consent(_ client: HandschlagClient, _ id: String) async throws {
      let fields: [ContactField] = [.legalName, .email]
      let notice = try await client.consents.getConsentNotice(
        .init(engagementID: id, fields: fields, purpose: .thisWork))
      _ = try await client.consents.giveConsent(
        .init(engagementID: id, fields: fields, purpose: .thisWork, noticeHash: notice.noticeHash))
    }

    func reveal() async throws {
      try await Self.consent(worker.client, workerID)
      try await Self.consent(company.client, companyID)
    }
  }

  private static let database = ["handschlag.db", "handschlag.db-wal", "handschlag.db-shm"]

  private static func putBack(_ copy: Data, _ directory: TestDirectory) throws {
    for name in database { try? FileManager.default.removeItem(atPath: directory.path + "/" + name) }
    FileManager.default.createFile(
      atPath: directory.path + "/handschlag.db", contents: copy, attributes: [.posixPermissions: 0o600])
  }

  @Test func anOlderDatabaseBringsNobodyBack() async throws {
    let directory = try TestDirectory()
    let made = Mutex<[Pair]>([])
    try await TestServer.run(in: directory) { server in
      let client = try await server.client()
      for index in 0..<4 {
        let pair = try await Pair.meet(client)
        if index < 2 { try await pair.reveal() }
        if index == 2 { try await Pair.consent(pair.worker.client, pair.workerID) }
        made.withLock { $0.append(pair) }
      }
    }
    let pairs = made.withLock { $0 }
    let copy = try #require(FileManager.default.contents(atPath: directory.path + "/handschlag.db"))
    let later = Mutex<NewAccount?>(nil)
    try await TestServer.run(in: directory) { server in
      let client = try await server.client()
      let erased = pairs[0].over(client).worker
      _ = try await erased.accounts.eraseAccount(.init(accountID: pairs[0].worker.account.id))
      _ = try await pairs[1].over(client).worker.consents.revokeGrant(
        .init(engagementID: pairs[1].workerID))
      _ = try await pairs[2].over(client).worker.consents.withdrawConsent(
        .init(engagementID: pairs[2].workerID))
      // Erased too, and not yet there in the older database: its number is free again.
      let new = try await client.createAccount(roles: [.worker])
      _ = try await new.client.accounts.eraseAccount(.init(accountID: new.account.id))
    }
    try Self.putBack(copy, directory)
    try await TestServer.run(in: directory) { server in
      let client = try await server.client()
      #expect(server.log.all.contains { $0.contains("an older database was put back") })
      let erased = pairs[0].over(client)
      #expect(
        await status { _ = try await erased.worker.accounts.getAccount(.init()) } == .unauthenticated)
      #expect(
        await status {
          _ = try await erased.company.consents.getGrant(.init(engagementID: pairs[0].companyID))
        } == .notFound)
      let asked = try await erased.company.consents.listDeletionRequests(.init()).requests
      #expect(asked.map(\.engagementID) == [pairs[0].companyID])
      let revoked = pairs[1].over(client)
      #expect(
        await status {
          _ = try await revoked.company.consents.getGrant(.init(engagementID: pairs[1].companyID))
        } == .notFound)
      #expect(
        try await revoked.worker.consents.listGrants(.init()).grants.first { $0.given }?.revoked == true)
      let withdrawn = pairs[2].over(client)
      #expect(try await withdrawn.worker.consents.listOwnConsents(.init()).consents.isEmpty)
      try await Pair.consent(withdrawn.company, pairs[2].companyID)
      #expect(
        await status {
          _ = try await withdrawn.company.consents.getGrant(.init(engagementID: pairs[2].companyID))
        } == .notFound)
      // Who has nothing to do with it has all that was there.
      #expect(
        try await pairs[3].over(client).worker.accounts.getContactCard(.init()).card?.values.count == 2)
      #expect(try await server.server.marketplace.store.readLong { try $0.violations() } == [])
      let new = try await client.createAccount(roles: [.worker])
      later.withLock { $0 = new }
    }
    try await TestServer.run(in: directory) { server in
      let client = try await server.client().with(token: later.withLock { $0?.token })
      #expect(try await client.accounts.getAccount(.init()).account?.roles == [.worker])
      #expect(!server.log.all.contains { $0.contains("an older database was put back") })
    }
  }

  @Test func theWrappingKeyIsRotatedWhileTheServerServes() async throws {
    let directory = try TestDirectory()
    let made = Mutex<Pair?>(nil)
    let keyFile = directory.path + "/server.key"
    let old = Mutex(Data())
    try await TestServer.run(in: directory) { server in
      let client = try await server.client()
      let operation = try await server.operation().admin
      let pair = try await Pair.meet(client)
      made.withLock { $0 = pair }
      try await pair.reveal()
      old.withLock { $0 = FileManager.default.contents(atPath: keyFile) ?? Data() }
      let before = try await operation.listKeys(.init()).versions
      #expect(before.map(\.version) == [1] && before.map(\.current) == [true])
      try await withThrowingTaskGroup { group in
        for _ in 0..<4 {
          group.addTask {
            for _ in 0..<5 {
              try await Pair.meet(client).reveal()
              _ = try await pair.company.client.consents.getGrant(.init(engagementID: pair.companyID))
            }
          }
        }
        for _ in 0..<3 { _ = try await operation.rotateKeys(.init(reason: "yearly")) }
        try await group.waitForAll()
      }
      let after = try await operation.listKeys(.init()).versions
      #expect(after.map(\.version) == [4])
      // A pair has two cards, two grants and three salts.
      let keys: Int64 = after.first?.keys ?? 0
      #expect(keys == 147)
      let card = try await pair.company.client.consents.getGrant(.init(engagementID: pair.companyID)).card
      #expect(card?.values.count == 2)
      let denied = await status { _ = try await client.admin.rotateKeys(.init()) }
      #expect(denied == .unimplemented)
    }
    let pair = try #require(made.withLock { $0 })
    try await TestServer.run(in: directory) { server in
      let company = pair.over(try await server.client()).company
      #expect(
        try await company.consents.getGrant(.init(engagementID: pair.companyID)).card?.values.count == 2)
    }
    // The old copy of the file is good for public ids, and opens no card.
    try old.withLock { try $0.write(to: URL(fileURLWithPath: keyFile)) }
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: keyFile)
    try await TestServer.run(in: directory) { server in
      let company = pair.over(try await server.client()).company
      _ = try await company.engagements.getEngagement(.init(engagementID: pair.companyID))
      #expect(await status { _ = try await company.accounts.getContactCard(.init()) } == .internalError)
    }
  }
}
