import HandschlagAPI
import HandschlagRPC
import HandschlagVault
import Testing

// The access table. It wants rows for each method of the schema, and does not compile without: a new method needs
//
//   <method>: [row(<audience>, <what it names>, in: <states>, <needs>, …) { <the call> }]
//
// in the list of its service, where the schema has it.
//
// - audience: as in the schema, said again so that a slip in either shows.
// - what it names: a case of `Named`; a new kind of thing is a new case there, an id in `Names`, and a line
//   in `AccessRow.answer(to:whoSees:)`.
// - in: the states of the caller's own view in which it succeeds; left out, it asks for none.
// - needs: what must be true besides (`Need`), in the order in which the rules look at it.
// - whileSuspended: true for reading one's own data; the schema's `own_data`, said again.
// - leaves: what of the stage a success leaves for other rows.
extension AccessRow {
  static let all: [AccessRow] = ofTheSchema.all.flatMap { method, rows in rows.map { $0(method) } } + wire

  private static let ofTheSchema = EachMethod(
    accountService: accounts, adminService: admin, agreementService: agreements, companyService: companies,
    consentService: consents, engagementService: engagements, logService: log, profileService: profiles,
    projectService: projects)

  private static func row(
    _ audience: Audience, _ names: Named = .nothing, in states: Set<Seen>? = nil,
    _ needs: [Need] = [], whileSuspended: Bool = false, leaves: Leaves = .all, answers: Answer? = nil,
    _ call: @escaping @Sendable (AccessCall) async throws -> Void
  ) -> @Sendable (MethodDescriptor) -> AccessRow {
    { method in
      AccessRow(
        method: method, audience: audience, names: names, states: states, needs: needs,
        whileSuspended: whileSuspended, leaves: leaves, answers: answers, call: call)
    }
  }

  private typealias Rows = [@Sendable (MethodDescriptor) -> AccessRow]

  private static let terms = Terms(kind: .hourly, amount: 2_500, currency: "EUR", unit: .hour)

  private static let accounts = AccountServiceMethods.Each<Rows>(
    createAccount: [row(.public) { try await $0.createAccount() }],
    getAccount: [row(.account) { _ = try await $0.accounts.getAccount(.init()) }],
    recoverAccount: [row(.public) { try await $0.recoverAccount() }],
    putContactCard: [
      row(.either) {
        _ = try await $0.accounts.putContactCard(.init(card: $0.party.card))
      }
    ],
    getContactCard: [row(.account) { _ = try await $0.accounts.getContactCard(.init()) }],
    addToken: [row(.account) { _ = try await $0.accounts.addToken(.init(tokenHash: $0.secret)) }],
    listTokens: [row(.account) { _ = try await $0.accounts.listTokens(.init()) }],
    revokeToken: [
      row(.account, .ownToken, leaves: .nothing) {
        _ = try await $0.accounts.revokeToken(.init(tokenID: $0.names.token))
      }
    ],
    blockAccount: [
      row(.either, .engagement, in: Seen.any, leaves: .nothing) {
        _ = try await $0.accounts.blockAccount(.init(party: .engagementID($0.names.engagement)))
      },
      row(.either, .counterpart, leaves: .nothing) {
        _ = try await $0.accounts.blockAccount(.init(party: .partyID($0.counterpart)))
      },
    ],
    unblockAccount: [
      row(.either, .ownBlock, leaves: .nothing) {
        _ = try await $0.accounts.unblockAccount(.init(blockID: $0.names.block))
      }
    ],
    listBlocks: [row(.either, whileSuspended: true) { _ = try await $0.accounts.listBlocks(.init()) }],
    putExclusions: [
      row(.worker, leaves: .nothing) {
        _ = try await $0.accounts.putExclusions(.init())
      }
    ],
    getExclusions: [
      row(.worker, whileSuspended: true) {
        _ = try await $0.accounts.getExclusions(.init())
      }
    ],
    rotatePseudonym: [
      row(.either, leaves: .nothing) {
        let role = try await $0.accounts.getAccount(.init()).account?.roles.first ?? .worker
        _ = try await $0.accounts.rotatePseudonym(.init(role: role))
      }
    ],
    putLimits: [
      row(.either) {
        _ = try await $0.accounts.putLimits(.init(limits: ReceivingLimits()))
      }
    ],
    exportData: [row(.account) { for try await _ in try await $0.accounts.exportData(.init()) {} }],
    eraseAccount: [
      row(.account, .ownAccount, leaves: .nothing) {
        _ = try await $0.accounts.eraseAccount(.init(accountID: $0.names.account))
      }
    ])

  private static let companies = CompanyServiceMethods.Each<Rows>(
    putCompany: [row(.company) { _ = try await $0.companies.putCompany($0.party.companyPage()) }],
    getOwnCompany: [
      row(.company, whileSuspended: true) {
        _ = try await $0.companies.getOwnCompany(.init())
      }
    ],
    getCompany: [
      row(.either, .face) {
        _ = try await $0.companies.getCompany(.init(companyID: $0.names.face))
      }
    ])

  private static let profiles = ProfileServiceMethods.Each<Rows>(
    putProfile: [
      row(.worker) {
        _ = try await $0.profiles.putProfile(.init(content: $0.party.profile()))
      }
    ],
    getOwnProfile: [
      row(.worker, whileSuspended: true) {
        _ = try await $0.profiles.getOwnProfile(.init())
      }
    ],
    hideProfile: [row(.worker) { _ = try await $0.profiles.hideProfile(.init()) }],
    showProfile: [row(.worker) { _ = try await $0.profiles.showProfile(.init()) }],
    getProfile: [
      row(.company, .profile) {
        _ = try await $0.profiles.getProfile(.init(profileID: $0.names.profile))
      }
    ],
    searchProfiles: [
      row(.company) {
        _ = try await $0.profiles.searchProfiles(.init(query: "bread"))
      }
    ])

  private static let projects = ProjectServiceMethods.Each<Rows>(
    postProject: [
      row(.company) {
        _ = try await $0.projects.postProject(.init(content: $0.party.project()))
      }
    ],
    updateProject: [
      row(.company, .ownProject, [.openProject("PROJECT_CLOSED")], leaves: .parties) {
        _ = try await $0.projects.updateProject(
          .init(projectID: $0.names.project, content: $0.party.project()))
      }
    ],
    closeProject: [
      row(.company, .ownProject, leaves: .parties) {
        _ = try await $0.projects.closeProject(.init(projectID: $0.names.project))
      }
    ],
    getProject: [
      row(.either, .shownProject) {
        _ = try await $0.projects.getProject(.init(projectID: $0.names.project))
      }
    ],
    listOwnProjects: [
      row(.company, whileSuspended: true) {
        _ = try await $0.projects.listOwnProjects(.init(pageSize: 2))
      }
    ],
    searchProjects: [row(.either) { _ = try await $0.projects.searchProjects(.init(pageSize: 2)) }],
    // A stream that is let in has no end; one whose cursor is not the caller's has this one.
    watchProjects: [
      row(.either, answers: .invalid("cursor")) {
        for try await _ in try await $0.projects.watchProjects(.init(cursor: "not mine")) {}
      }
    ])

  private static let engagements = EngagementServiceMethods.Each<Rows>(
    apply: [
      row(.worker, .offeredProject, leaves: .parties) {
        _ = try await $0.engagements.apply(.init(projectID: $0.names.project, text: "I would write this."))
      }
    ],
    inquire: [
      row(.company, .askedProfile, leaves: .parties) {
        _ = try await $0.engagements.inquire(
          .init(profileID: $0.names.profile, projectID: $0.names.project, text: "Would you write this?"))
      },
      row(
        .company, .ownProject, [.openProject("PROJECT_NOT_OPEN")], leaves: .parties
      ) {
        let profile = try await $0.someProfile()
        _ = try await $0.engagements.inquire(
          .init(profileID: profile, projectID: $0.names.project, text: "Would you write this?"))
      },
    ],
    withdrawApplication: [
      row(
        .worker, .engagement, in: [.open], [.began(.worker)], leaves: .parties
      ) {
        _ = try await $0.engagements.withdrawApplication(.init(engagementID: $0.names.engagement))
      }
    ],
    withdrawInquiry: [
      row(
        .company, .engagement, in: [.open], [.began(.company)], leaves: .parties
      ) {
        _ = try await $0.engagements.withdrawInquiry(.init(engagementID: $0.names.engagement))
      }
    ],
    askExtension: [
      row(.either, .engagement, in: [.open], [.peace], leaves: .parties) {
        _ = try await $0.engagements.askExtension(.init(engagementID: $0.names.engagement))
      }
    ],
    decline: [
      row(.either, .engagement, in: [.open], leaves: .parties) {
        _ = try await $0.engagements.decline(.init(engagementID: $0.names.engagement))
      }
    ],
    listEngagements: [
      row(.either, whileSuspended: true) {
        _ = try await $0.engagements.listEngagements(.init(pageSize: 2))
      }
    ],
    getEngagement: [
      row(.either, .engagement, in: Seen.any, whileSuspended: true) {
        _ = try await $0.engagements.getEngagement(.init(engagementID: $0.names.engagement))
      }
    ],
    sendMessage: [
      row(
        .either, .engagement, in: [.open, .revealed, .agreed], [.peace],
        leaves: .parties
      ) {
        _ = try await $0.engagements.sendMessage(.init(engagementID: $0.names.engagement, text: "Good."))
      }
    ],
    listMessages: [
      row(.either, .engagement, in: Seen.any, whileSuspended: true) {
        _ = try await $0.engagements.listMessages(.init(engagementID: $0.names.engagement))
      }
    ],
    watchEngagements: [
      row(.either, whileSuspended: true, answers: .invalid("cursor")) {
        for try await _ in try await $0.engagements.watchEngagements(.init(cursor: "not mine")) {}
      }
    ],
    reportEngagement: [
      row(.either, .engagement, in: Seen.any) {
        _ = try await $0.engagements.reportEngagement(
          .init(engagementID: $0.names.engagement, reason: .spam))
      }
    ])

  private static let consents = ConsentServiceMethods.Each<Rows>(
    getConsentNotice: [
      row(.either, .engagement, in: [.open]) {
        _ = try await $0.consents.getConsentNotice(
          .init(engagementID: $0.names.engagement, fields: Party.usualFields, purpose: .thisWork))
      }
    ],
    giveConsent: [
      row(.either, .engagement, in: [.open], [.peace], leaves: .parties) {
        _ = try await $0.consents.giveConsent(
          .init(
            engagementID: $0.names.engagement, fields: Party.usualFields, purpose: .thisWork,
            noticeHash: $0.names.noticeHash))
      }
    ],
    withdrawConsent: [
      row(.either, .engagement, in: [.open], [.ownConsent], leaves: .parties) {
        _ = try await $0.consents.withdrawConsent(.init(engagementID: $0.names.engagement))
      }
    ],
    listOwnConsents: [
      row(.either, whileSuspended: true) {
        _ = try await $0.consents.listOwnConsents(.init())
      }
    ],
    getGrant: [
      row(.either, .engagement, in: Seen.any, [.otherGrant]) {
        _ = try await $0.consents.getGrant(.init(engagementID: $0.names.engagement))
      }
    ],
    listGrants: [row(.either, whileSuspended: true) { _ = try await $0.consents.listGrants(.init()) }],
    getReceipt: [
      row(.either, .engagement, in: Seen.any, [.otherGrant]) {
        _ = try await $0.consents.getReceipt(.init(engagementID: $0.names.engagement))
      }
    ],
    revokeGrant: [
      row(
        .either, .engagement, in: [.revealed, .agreed, .notAgreed, .revoked], [.ownGrant],
        leaves: .parties
      ) {
        _ = try await $0.consents.revokeGrant(.init(engagementID: $0.names.engagement))
      }
    ],
    listDeletionRequests: [
      row(.account) {
        _ = try await $0.consents.listDeletionRequests(.init())
      }
    ],
    acknowledgeDeletion: [
      row(
        .account, .engagement, in: [.agreed, .revoked], [.deletionAsked],
        leaves: .parties
      ) {
        _ = try await $0.consents.acknowledgeDeletion(.init(engagementID: $0.names.engagement))
      }
    ])

  private static let agreements = AgreementServiceMethods.Each<Rows>(
    proposeTerms: [
      row(
        .either, .engagement, in: [.revealed], [.peace, .noTermsOfOther],
        leaves: .parties
      ) {
        _ = try await $0.agreements.proposeTerms(.init(engagementID: $0.names.engagement, terms: terms))
      }
    ],
    counterTerms: [
      row(
        .either, .engagement, in: [.revealed], [.peace, .termsOfOther],
        leaves: .parties
      ) {
        _ = try await $0.agreements.counterTerms(
          .init(engagementID: $0.names.engagement, revisionHash: $0.names.termsHash, terms: terms))
      }
    ],
    acceptTerms: [
      row(
        .either, .engagement, in: [.revealed], [.peace, .termsOfOther], leaves: .parties
      ) {
        _ = try await $0.agreements.acceptTerms(
          .init(engagementID: $0.names.engagement, revisionHash: $0.names.termsHash))
      }
    ],
    rejectTerms: [
      row(.either, .engagement, in: [.revealed], [.termsOfOther], leaves: .parties) {
        _ = try await $0.agreements.rejectTerms(
          .init(engagementID: $0.names.engagement, revisionHash: $0.names.termsHash))
      }
    ],
    getAgreement: [
      row(.either, .engagement, in: Seen.any, whileSuspended: true) {
        _ = try await $0.agreements.getAgreement(.init(engagementID: $0.names.engagement))
      }
    ])

  private static let log = LogServiceMethods.Each<Rows>(
    getCheckpoint: [row(.public) { _ = try await $0.log.getCheckpoint(.init()) }],
    getInclusionProof: [
      row(.public, answers: .notFound) {
        // Nobody has the leaf of these bytes.
        _ = try await $0.log.getInclusionProof(.init(leaf: $0.secret))
      }
    ],
    getConsistencyProof: [row(.public) { _ = try await $0.log.getConsistencyProof(.init(first: 1)) }],
    listLeaves: [row(.public) { _ = try await $0.log.listLeaves(.init(count: 1)) }])

  private static let admin = AdminServiceMethods.Each<Rows>(
    getServerInfo: [row(.operator) { _ = try await $0.admin.getServerInfo(.init()) }],
    getStatistics: [row(.operator) { _ = try await $0.admin.getStatistics(.init()) }],
    getLoad: [row(.operator) { _ = try await $0.admin.getLoad(.init()) }],
    listAccounts: [row(.operator) { _ = try await $0.admin.listAccounts(.init(pageSize: 2)) }],
    verifyCompany: [
      row(.operator, .companyAccount) {
        _ = try await $0.admin.verifyCompany(
          .init(accountID: $0.names.companyAccount, verification: .look, reason: "a look"))
      }
    ],
    suspendAccount: [
      row(.operator, .account, leaves: .nothing) {
        _ = try await $0.admin.suspendAccount(.init(accountID: $0.names.account, reason: "spam"))
      }
    ],
    reinstateAccount: [
      row(.operator, .account, leaves: .nothing) {
        _ = try await $0.admin.reinstateAccount(.init(accountID: $0.names.account, reason: "heard"))
      }
    ],
    listEngagements: [row(.operator) { _ = try await $0.admin.listEngagements(.init(pageSize: 2)) }],
    listFlagged: [row(.operator) { _ = try await $0.admin.listFlagged(.init(pageSize: 2)) }],
    resolveFlagged: [
      row(.operator, .flag, leaves: .nothing) {
        _ = try await $0.admin.resolveFlagged(.init(flaggedID: $0.names.flag, release: true, reason: "fine"))
      }
    ],
    listReports: [row(.operator) { _ = try await $0.admin.listReports(.init(pageSize: 2)) }],
    createInvite: [row(.operator) { _ = try await $0.admin.createInvite(.init(codeHash: $0.secret)) }],
    listKeys: [row(.operator) { _ = try await $0.admin.listKeys(.init()) }],
    rotateKeys: [
      row(.operator, answers: .refused("KEY_FILE_MISSING")) {
        // These marketplaces hold their key in memory alone.
        _ = try await $0.admin.rotateKeys(.init(reason: "yearly"))
      }
    ],
    makeCheckpoint: [row(.operator) { _ = try await $0.admin.makeCheckpoint(.init()) }],
    rotateLogKey: [
      row(.operator, answers: .refused("LOG_KEY_FILE_MISSING")) {
        _ = try await $0.admin.rotateLogKey(.init(reason: "yearly"))
      }
    ],
    retireLogKeys: [
      row(.operator, answers: .refused("LOG_KEY_FILE_MISSING")) {
        _ = try await $0.admin.retireLogKeys(.init())
      }
    ],
    // These marketplaces make no backups.
    createBackup: [
      row(.operator, answers: .refused("BACKUPS_OFF")) {
        _ = try await $0.admin.createBackup(.init())
      }
    ],
    listBackups: [
      row(.operator, answers: .refused("BACKUPS_OFF")) {
        _ = try await $0.admin.listBackups(.init())
      }
    ])

  private static let health = WireHealthMethods.Each<Rows>(
    check: [row(.public) { _ = try await WireHealthClient(channel: $0.channel).check(.init()) }],
    list: [row(.public) { _ = try await WireHealthClient(channel: $0.channel).list(.init()) }],
    watch: [
      row(.public) {
        for try await _ in try await WireHealthClient(channel: $0.channel).watch(.init()) { break }
      }
    ])

  private static let connection = WireConnectionMethods.Each<Rows>(
    // A connection answers it itself, before any token is looked at; the router knows no such method.
    negotiate: [
      row(.public, answers: .noSuchMethod) {
        _ = try await WireConnectionClient(channel: $0.channel).negotiate(.init())
      }
    ])

  private static let wire: [AccessRow] =
    (health.all + connection.all).flatMap { method, rows in rows.map { $0(method) } }
    + ReflectionService.methods.map { method in
      row(.public) { try await $0.listServices(method) }(method)
    }
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
