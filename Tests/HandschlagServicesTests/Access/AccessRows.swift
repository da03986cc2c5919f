import HandschlagAPI
import HandschlagRPC
import HandschlagVault
import Testing

// The access table. A new method needs one line here, in the list of its service:
//
//   row(<Service>Methods.<method>, <audience>, <what it names>, in: <states>, <needs>, …) { <the call> }
//
// - audience: as in the schema, said again so that a slip in either shows.
// - what it names: a case of `Named`; a new kind of thing is a new case there, an id in `Names`, and a line
//   in `AccessRow.answer(to:whoSees:)`.
// - in: the states of the caller's own view in which it succeeds; left out, it asks for none.
// - needs: what must be true besides (`Need`), in the order in which the rules look at it.
// - whileSuspended: true for reading one's own data.
// - leaves: what of the stage a success leaves for other rows.
extension AccessRow {
  static let all: [AccessRow] =
    accounts + companies + profiles + projects + engagements + consents + deletions + agreements + log
    + admin + wire

  private static func row(
    _ method: MethodDescriptor, _ audience: Audience, _ names: Named = .nothing, in states: Set<Seen>? = nil,
    _ needs: [Need] = [], whileSuspended: Bool = false, leaves: Leaves = .all, answers: Answer? = nil,
    _ call: @escaping @Sendable (AccessCall) async throws -> Void
  ) -> AccessRow {
    AccessRow(
      method: method, audience: audience, names: names, states: states, needs: needs,
      whileSuspended: whileSuspended, leaves: leaves, answers: answers, call: call)
  }

  private typealias Accounts = AccountServiceMethods
  private typealias Companies = CompanyServiceMethods
  private typealias Profiles = ProfileServiceMethods
  private typealias Projects = ProjectServiceMethods
  private typealias Engagements = EngagementServiceMethods
  private typealias Consents = ConsentServiceMethods
  private typealias Agreements = AgreementServiceMethods
  private typealias Log = LogServiceMethods
  private typealias Admin = AdminServiceMethods

  private static let accounts: [AccessRow] = [
    row(Accounts.createAccount, .public) { try await $0.createAccount() },
    row(Accounts.getAccount, .account) { _ = try await $0.accounts.getAccount(.init()) },
    row(Accounts.recoverAccount, .public) { try await $0.recoverAccount() },
    row(Accounts.putContactCard, .either) {
      _ = try await $0.accounts.putContactCard(.init(card: $0.party.card))
    },
    row(Accounts.getContactCard, .account) { _ = try await $0.accounts.getContactCard(.init()) },
    row(Accounts.addToken, .account) { _ = try await $0.accounts.addToken(.init(tokenHash: $0.secret)) },
    row(Accounts.listTokens, .account) { _ = try await $0.accounts.listTokens(.init()) },
    row(Accounts.revokeToken, .account, .ownToken, leaves: .nothing) {
      _ = try await $0.accounts.revokeToken(.init(tokenID: $0.names.token))
    },
    row(Accounts.blockAccount, .either, .engagement, in: Seen.any, leaves: .nothing) {
      _ = try await $0.accounts.blockAccount(.init(party: .engagementID($0.names.engagement)))
    },
    row(Accounts.blockAccount, .either, .counterpart, leaves: .nothing) {
      _ = try await $0.accounts.blockAccount(.init(party: .partyID($0.counterpart)))
    },
    row(Accounts.unblockAccount, .either, .ownBlock, leaves: .nothing) {
      _ = try await $0.accounts.unblockAccount(.init(blockID: $0.names.block))
    },
    row(Accounts.listBlocks, .either, whileSuspended: true) { _ = try await $0.accounts.listBlocks(.init()) },
    row(Accounts.putExclusions, .worker, leaves: .nothing) {
      _ = try await $0.accounts.putExclusions(.init())
    },
    row(Accounts.getExclusions, .worker, whileSuspended: true) {
      _ = try await $0.accounts.getExclusions(.init())
    },
    row(Accounts.rotatePseudonym, .either, leaves: .nothing) {
      let role = try await $0.accounts.getAccount(.init()).account?.roles.first ?? .worker
      _ = try await $0.accounts.rotatePseudonym(.init(role: role))
    },
    row(Accounts.putLimits, .either) {
      _ = try await $0.accounts.putLimits(.init(limits: ReceivingLimits()))
    },
    row(Accounts.exportData, .account) { for try await _ in try await $0.accounts.exportData(.init()) {} },
    row(Accounts.eraseAccount, .account, .ownAccount, leaves: .nothing) {
      _ = try await $0.accounts.eraseAccount(.init(accountID: $0.names.account))
    },
  ]

  private static let companies: [AccessRow] = [
    row(Companies.putCompany, .company) { _ = try await $0.companies.putCompany($0.party.companyPage()) },
    row(Companies.getOwnCompany, .company, whileSuspended: true) {
      _ = try await $0.companies.getOwnCompany(.init())
    },
    row(Companies.getCompany, .either, .face) {
      _ = try await $0.companies.getCompany(.init(companyID: $0.names.face))
    },
  ]

  private static let profiles: [AccessRow] = [
    row(Profiles.putProfile, .worker) {
      _ = try await $0.profiles.putProfile(.init(content: $0.party.profile()))
    },
    row(Profiles.getOwnProfile, .worker, whileSuspended: true) {
      _ = try await $0.profiles.getOwnProfile(.init())
    },
    row(Profiles.hideProfile, .worker) { _ = try await $0.profiles.hideProfile(.init()) },
    row(Profiles.showProfile, .worker) { _ = try await $0.profiles.showProfile(.init()) },
    row(Profiles.getProfile, .company, .profile) {
      _ = try await $0.profiles.getProfile(.init(profileID: $0.names.profile))
    },
    row(Profiles.searchProfiles, .company) {
      _ = try await $0.profiles.searchProfiles(.init(query: "bread"))
    },
  ]

  private static let projects: [AccessRow] = [
    row(Projects.postProject, .company) {
      _ = try await $0.projects.postProject(.init(content: $0.party.project()))
    },
    row(Projects.updateProject, .company, .ownProject, [.openProject("PROJECT_CLOSED")], leaves: .parties) {
      _ = try await $0.projects.updateProject(
        .init(projectID: $0.names.project, content: $0.party.project()))
    },
    row(Projects.closeProject, .company, .ownProject, leaves: .parties) {
      _ = try await $0.projects.closeProject(.init(projectID: $0.names.project))
    },
    row(Projects.getProject, .either, .shownProject) {
      _ = try await $0.projects.getProject(.init(projectID: $0.names.project))
    },
    row(Projects.listOwnProjects, .company, whileSuspended: true) {
      _ = try await $0.projects.listOwnProjects(.init(pageSize: 2))
    },
    row(Projects.searchProjects, .either) { _ = try await $0.projects.searchProjects(.init(pageSize: 2)) },
    // A stream that is let in has no end; one whose cursor is not the caller's has this one.
    row(Projects.watchProjects, .either, answers: .invalid("cursor")) {
      for try await _ in try await $0.projects.watchProjects(.init(cursor: "not mine")) {}
    },
  ]

  private static let engagements: [AccessRow] = [
    row(Engagements.apply, .worker, .offeredProject, leaves: .parties) {
      _ = try await $0.engagements.apply(.init(projectID: $0.names.project, text: "I would write this."))
    },
    row(Engagements.inquire, .company, .askedProfile, leaves: .parties) {
      _ = try await $0.engagements.inquire(
        .init(profileID: $0.names.profile, projectID: $0.names.project, text: "Would you write this?"))
    },
    row(
      Engagements.inquire, .company, .ownProject, [.openProject("PROJECT_NOT_OPEN")], leaves: .parties
    ) {
      let profile = try await $0.someProfile()
      _ = try await $0.engagements.inquire(
        .init(profileID: profile, projectID: $0.names.project, text: "Would you write this?"))
    },
    row(
      Engagements.withdrawApplication, .worker, .engagement, in: [.open], [.began(.worker)], leaves: .parties
    ) {
      _ = try await $0.engagements.withdrawApplication(.init(engagementID: $0.names.engagement))
    },
    row(
      Engagements.withdrawInquiry, .company, .engagement, in: [.open], [.began(.company)], leaves: .parties
    ) {
      _ = try await $0.engagements.withdrawInquiry(.init(engagementID: $0.names.engagement))
    },
    row(Engagements.askExtension, .either, .engagement, in: [.open], [.peace], leaves: .parties) {
      _ = try await $0.engagements.askExtension(.init(engagementID: $0.names.engagement))
    },
    row(Engagements.decline, .either, .engagement, in: [.open], leaves: .parties) {
      _ = try await $0.engagements.decline(.init(engagementID: $0.names.engagement))
    },
    row(Engagements.listEngagements, .either, whileSuspended: true) {
      _ = try await $0.engagements.listEngagements(.init(pageSize: 2))
    },
    row(Engagements.getEngagement, .either, .engagement, in: Seen.any, whileSuspended: true) {
      _ = try await $0.engagements.getEngagement(.init(engagementID: $0.names.engagement))
    },
    row(
      Engagements.sendMessage, .either, .engagement, in: [.open, .revealed, .agreed], [.peace],
      leaves: .parties
    ) {
      _ = try await $0.engagements.sendMessage(.init(engagementID: $0.names.engagement, text: "Good."))
    },
    row(Engagements.listMessages, .either, .engagement, in: Seen.any, whileSuspended: true) {
      _ = try await $0.engagements.listMessages(.init(engagementID: $0.names.engagement))
    },
    row(Engagements.watchEngagements, .either, whileSuspended: true, answers: .invalid("cursor")) {
      for try await _ in try await $0.engagements.watchEngagements(.init(cursor: "not mine")) {}
    },
    row(Engagements.reportEngagement, .either, .engagement, in: Seen.any) {
      _ = try await $0.engagements.reportEngagement(
        .init(engagementID: $0.names.engagement, reason: .spam))
    },
  ]

  private static let consents: [AccessRow] = [
    row(Consents.getConsentNotice, .either, .engagement, in: [.open]) {
      _ = try await $0.consents.getConsentNotice(
        .init(engagementID: $0.names.engagement, fields: Party.usualFields, purpose: .thisWork))
    },
    row(Consents.giveConsent, .either, .engagement, in: [.open], [.peace], leaves: .parties) {
      _ = try await $0.consents.giveConsent(
        .init(
          engagementID: $0.names.engagement, fields: Party.usualFields, purpose: .thisWork,
          noticeHash: $0.names.noticeHash))
    },
    row(Consents.withdrawConsent, .either, .engagement, in: [.open], [.ownConsent], leaves: .parties) {
      _ = try await $0.consents.withdrawConsent(.init(engagementID: $0.names.engagement))
    },
    row(Consents.listOwnConsents, .either, whileSuspended: true) {
      _ = try await $0.consents.listOwnConsents(.init())
    },
    row(Consents.getGrant, .either, .engagement, in: Seen.any, [.otherGrant]) {
      _ = try await $0.consents.getGrant(.init(engagementID: $0.names.engagement))
    },
    row(Consents.getReceipt, .either, .engagement, in: Seen.any, [.otherGrant]) {
      _ = try await $0.consents.getReceipt(.init(engagementID: $0.names.engagement))
    },
    row(Consents.listGrants, .either, whileSuspended: true) { _ = try await $0.consents.listGrants(.init()) },
    row(
      Consents.revokeGrant, .either, .engagement, in: [.revealed, .agreed, .notAgreed, .revoked], [.ownGrant],
      leaves: .parties
    ) {
      _ = try await $0.consents.revokeGrant(.init(engagementID: $0.names.engagement))
    },
  ]

  private static let deletions: [AccessRow] = [
    row(Consents.listDeletionRequests, .account) {
      _ = try await $0.consents.listDeletionRequests(.init())
    },
    row(
      Consents.acknowledgeDeletion, .account, .engagement, in: [.agreed, .revoked], [.deletionAsked],
      leaves: .parties
    ) {
      _ = try await $0.consents.acknowledgeDeletion(.init(engagementID: $0.names.engagement))
    },
  ]

  private static let terms = Terms(kind: .hourly, amount: 2_500, currency: "EUR", unit: .hour)

  private static let agreements: [AccessRow] = [
    row(
      Agreements.proposeTerms, .either, .engagement, in: [.revealed], [.peace, .noTermsOfOther],
      leaves: .parties
    ) {
      _ = try await $0.agreements.proposeTerms(.init(engagementID: $0.names.engagement, terms: terms))
    },
    row(
      Agreements.counterTerms, .either, .engagement, in: [.revealed], [.peace, .termsOfOther],
      leaves: .parties
    ) {
      _ = try await $0.agreements.counterTerms(
        .init(engagementID: $0.names.engagement, revisionHash: $0.names.termsHash, terms: terms))
    },
    row(
      Agreements.acceptTerms, .either, .engagement, in: [.revealed], [.peace, .termsOfOther], leaves: .parties
    ) {
      _ = try await $0.agreements.acceptTerms(
        .init(engagementID: $0.names.engagement, revisionHash: $0.names.termsHash))
    },
    row(Agreements.rejectTerms, .either, .engagement, in: [.revealed], [.termsOfOther], leaves: .parties) {
      _ = try await $0.agreements.rejectTerms(
        .init(engagementID: $0.names.engagement, revisionHash: $0.names.termsHash))
    },
    row(Agreements.getAgreement, .either, .engagement, in: Seen.any, whileSuspended: true) {
      _ = try await $0.agreements.getAgreement(.init(engagementID: $0.names.engagement))
    },
  ]

  private static let log: [AccessRow] = [
    row(Log.getCheckpoint, .public) { _ = try await $0.log.getCheckpoint(.init()) },
    row(Log.getInclusionProof, .public, answers: .notFound) {
      // Nobody has the leaf of these bytes.
      _ = try await $0.log.getInclusionProof(.init(leaf: $0.secret))
    },
    row(Log.getConsistencyProof, .public) { _ = try await $0.log.getConsistencyProof(.init(first: 1)) },
    row(Log.listLeaves, .public) { _ = try await $0.log.listLeaves(.init(count: 1)) },
  ]

  private static let admin: [AccessRow] = [
    row(Admin.makeCheckpoint, .operator) { _ = try await $0.admin.makeCheckpoint(.init()) },
    row(Admin.getServerInfo, .operator) { _ = try await $0.admin.getServerInfo(.init()) },
    row(Admin.getStatistics, .operator) { _ = try await $0.admin.getStatistics(.init()) },
    row(Admin.getLoad, .operator) { _ = try await $0.admin.getLoad(.init()) },
    row(Admin.listAccounts, .operator) { _ = try await $0.admin.listAccounts(.init(pageSize: 2)) },
    row(Admin.verifyCompany, .operator, .companyAccount) {
      _ = try await $0.admin.verifyCompany(
        .init(accountID: $0.names.companyAccount, verification: .look, reason: "a look"))
    },
    row(Admin.suspendAccount, .operator, .account, leaves: .nothing) {
      _ = try await $0.admin.suspendAccount(.init(accountID: $0.names.account, reason: "spam"))
    },
    row(Admin.reinstateAccount, .operator, .account, leaves: .nothing) {
      _ = try await $0.admin.reinstateAccount(.init(accountID: $0.names.account, reason: "heard"))
    },
    row(Admin.listEngagements, .operator) { _ = try await $0.admin.listEngagements(.init(pageSize: 2)) },
    row(Admin.listFlagged, .operator) { _ = try await $0.admin.listFlagged(.init(pageSize: 2)) },
    row(Admin.resolveFlagged, .operator, .flag, leaves: .nothing) {
      _ = try await $0.admin.resolveFlagged(.init(flaggedID: $0.names.flag, release: true, reason: "fine"))
    },
    row(Admin.listReports, .operator) { _ = try await $0.admin.listReports(.init(pageSize: 2)) },
    row(Admin.listKeys, .operator) { _ = try await $0.admin.listKeys(.init()) },
    row(Admin.rotateKeys, .operator, answers: .refused("KEY_FILE_MISSING")) {
      // These marketplaces hold their key in memory alone.
      _ = try await $0.admin.rotateKeys(.init(reason: "yearly"))
    },
    row(Admin.rotateLogKey, .operator, answers: .refused("LOG_KEY_FILE_MISSING")) {
      _ = try await $0.admin.rotateLogKey(.init(reason: "yearly"))
    },
    row(Admin.retireLogKeys, .operator, answers: .refused("LOG_KEY_FILE_MISSING")) {
      _ = try await $0.admin.retireLogKeys(.init())
    },
    // These marketplaces make no backups.
    row(Admin.createBackup, .operator, answers: .refused("BACKUPS_OFF")) {
      _ = try await $0.admin.createBackup(.init())
    },
    row(Admin.listBackups, .operator, answers: .refused("BACKUPS_OFF")) {
      _ = try await $0.admin.listBackups(.init())
    },
    row(Admin.createInvite, .operator) { _ = try await $0.admin.createInvite(.init(codeHash: $0.secret)) },
  ]
}

// What the wire brings along, for tools: it tells of the server and of nobody's affairs.
extension AccessRow {
  private static let wire: [AccessRow] =
    [
      row(WireHealthMethods.check, .public) {
        _ = try await WireHealthClient(channel: $0.channel).check(.init())
      },
      row(WireHealthMethods.list, .public) {
        _ = try await WireHealthClient(channel: $0.channel).list(.init())
      },
      row(WireHealthMethods.watch, .public) {
        for try await _ in try await WireHealthClient(channel: $0.channel).watch(.init()) { break }
      },
      // A connection answers it itself, before any token is looked at; the router knows no such method.
      row(WireConnectionMethods.negotiate, .public, answers: .noSuchMethod) {
        _ = try await WireConnectionClient(channel: $0.channel).negotiate(.init())
      },
    ]
    + ReflectionService.methods.map { method in row(method, .public) { try await $0.listServices(method) } }
}

extension AccessCall {
  /// Asks which services there are, under one of reflection's two names.
  fileprivate func listServices(_ method: MethodDescriptor) async throws {
    let call: BidirectionalCall<WireServerReflectionRequest, WireServerReflectionResponse> =
      try await channel.bidirectional(method, options: CallOptions())
    try await call.requests.write(.init(messageRequest: .listServices("")))
    await call.requests.finish()
    for try await _ in call.responses {}
  }

  /// A new account, for whoever calls.
  fileprivate func createAccount() async throws {
    _ = try await accounts.createAccount(.init(tokenHash: secret, roles: [.worker]))
  }

  /// An account is opened and taken back by its code.
  fileprivate func recoverAccount() async throws {
    let code = secret
    _ = try await accounts.createAccount(
      .init(tokenHash: secret, recoveryHash: TokenHash.of(code), roles: [.worker]))
    _ = try await accounts.recoverAccount(
      .init(recoveryCode: code, tokenHash: secret, recoveryHash: secret))
  }

  /// A worker who is nobody's party, as the caller finds it.
  fileprivate func someProfile() async throws -> String {
    let found = try await profiles.searchProfiles(.init(query: AccessDecoys.askable)).profiles
    return try #require(found.first).id
  }
}
