import HandschlagAPI

/// A state that an engagement can be in: how it comes about, and what each side sees of it.
struct AccessSituation: Sendable, CustomStringConvertible {
  let description: String
  /// Whether the parties serve for no second engagement after it.
  var marksParties = false
  /// How the engagement began.
  var beginning = Beginning.application
  /// What happens between the parties' making and the engagement's.
  var before: @Sendable (AccessStage) async throws -> Void = { _ in }
  /// What happens in it.
  var happens: @Sendable (AccessStage) async throws -> Void = { _ in }
  let standings: Standings

  enum Beginning: Sendable { case application, heldApplication, inquiry }

  /// What is laid over it, each in turn; whoever has erased the account is neither suspended nor blocks.
  var overlays: [AccessOverlay] {
    AccessOverlay.allCases.filter { overlay in overlay.party.map { !standings[$0].erased } ?? true }
  }
}

extension Standings {
  /// Both views in one state, the worker having begun.
  static func both(_ view: Seen, _ change: (inout Standings) -> Void = { _ in }) -> Standings {
    var standings = Standings()
    standings.worker = Standing(view: view, began: true)
    standings.company = Standing(view: view)
    change(&standings)
    return standings
  }

  /// Both cards granted.
  static func granted(_ view: Seen, _ change: (inout Standings) -> Void = { _ in }) -> Standings {
    both(view) { standings in
      for side in [Need.Side.worker, .company] {
        standings[side].ownGrant = true
        standings[side].otherGrant = true
      }
      change(&standings)
    }
  }

  /// Nothing ever reached the company.
  static func oneSided(_ change: (inout Standings) -> Void = { _ in }) -> Standings {
    both(.open) { standings in
      standings.company.view = .nothing
      change(&standings)
    }
  }
}

extension AccessSituation {
  static let all: [AccessSituation] = unrevealed + ended + closedInSecret + neverDelivered + revealed

  private static let unrevealed: [AccessSituation] = [
    AccessSituation(description: "open", standings: .both(.open)),
    AccessSituation(
      description: "open by an inquiry", beginning: .inquiry,
      standings: .both(.open) { standings in
        standings.worker.began = false
        standings.company.began = true
      }),
    AccessSituation(
      description: "screening", beginning: .heldApplication, standings: .oneSided()),
    AccessSituation(
      description: "the worker's consent lives", happens: { try await $0.worker.consent($0.workerID) },
      standings: .both(.open) { $0.worker.ownConsent = true }),
    AccessSituation(
      description: "the company's consent lives", happens: { try await $0.company.consent($0.companyID) },
      standings: .both(.open) { $0.company.ownConsent = true }),
    AccessSituation(
      description: "the worker's consent ran out",
      happens: {
        try await $0.worker.consent($0.workerID)
        $0.market.clock.advance(days: 8)
      }, standings: .both(.open)),
  ]

  private static let ended: [AccessSituation] = [
    AccessSituation(
      description: "both views ended", happens: { $0.market.clock.advance(days: 15) },
      standings: .both(.ended)),
    AccessSituation(
      description: "declined and said so by the company",
      happens: {
        _ = try await $0.company.engagements.decline(.init(engagementID: $0.companyID, tellNow: true))
      }, standings: .both(.ended)),
    AccessSituation(
      description: "withdrawn",
      happens: { _ = try await $0.worker.engagements.withdrawApplication(.init(engagementID: $0.workerID)) },
      standings: .both(.ended)),
    AccessSituation(
      description: "the project was closed",
      happens: { _ = try await $0.company.projects.closeProject(.init(projectID: $0.project)) },
      standings: .both(.ended) { $0.projectClosed = true }),
  ]

  /// The hidden truth is CLOSED, and both views are open.
  private static let closedInSecret: [AccessSituation] = [
    AccessSituation(
      description: "declined by the worker",
      happens: { _ = try await $0.worker.engagements.decline(.init(engagementID: $0.workerID)) },
      standings: .both(.open) { $0.worker.declined = true }),
    AccessSituation(
      description: "declined by the company",
      happens: { _ = try await $0.company.engagements.decline(.init(engagementID: $0.companyID)) },
      standings: .both(.open) { $0.company.declined = true }),
    AccessSituation(
      description: "the worker excludes the company", marksParties: true,
      happens: { try await $0.exclude() }, standings: .both(.open) { $0.company.profileHidden = true }),
    AccessSituation(
      description: "the worker erased the account", marksParties: true,
      happens: { _ = try await $0.worker.accounts.eraseAccount(.init(accountID: $0.worker.account)) },
      standings: .both(.open) { $0.worker.erased = true }),
    AccessSituation(
      description: "the company erased the account", marksParties: true,
      happens: { _ = try await $0.company.accounts.eraseAccount(.init(accountID: $0.company.account)) },
      standings: .both(.open) { $0.company.erased = true }),
    AccessSituation(
      description: "the worker lifted a block", marksParties: true,
      happens: { stage in
        let block = try await stage.block(by: .worker)
        _ = try await stage.worker.accounts.unblockAccount(.init(blockID: block))
      }, standings: .both(.open) { $0.worker.declined = true }),
  ]

  /// One-sided from the start.
  private static let neverDelivered: [AccessSituation] = [
    AccessSituation(
      description: "the operator refused the opening text", beginning: .heldApplication,
      happens: { try await $0.resolveOpening(release: false) }, standings: .oneSided()),
    AccessSituation(
      description: "the company had blocked the worker", marksParties: true,
      before: { _ = try await $0.block(by: .company) },
      standings: .oneSided { $0.company.blocks = true }),
    AccessSituation(
      description: "the worker had excluded the company", marksParties: true,
      before: { try await $0.exclude() }, standings: .oneSided { $0.company.profileHidden = true }),
    AccessSituation(
      description: "the company's limits were reached", marksParties: true,
      before: { try await $0.fillLimits() }, standings: .oneSided()),
  ]

  private static let revealed: [AccessSituation] = [
    AccessSituation(
      description: "revealed", happens: { try await $0.reveal() },
      standings: .granted(.revealed)),
    AccessSituation(
      description: "the worker's terms wait",
      happens: {
        try await $0.reveal()
        try await $0.propose(.worker)
      },
      standings: .granted(.revealed) { standings in
        standings.worker.terms = .own
        standings.company.terms = .others
      }),
    AccessSituation(
      description: "the company's terms wait",
      happens: {
        try await $0.reveal()
        try await $0.propose(.company)
      },
      standings: .granted(.revealed) { standings in
        standings.worker.terms = .others
        standings.company.terms = .own
      }),
    AccessSituation(
      description: "agreed", happens: { try await $0.agree() }, standings: .granted(.agreed)),
    AccessSituation(
      description: "agreed and revoked by the worker",
      happens: {
        try await $0.agree()
        try await $0.revoke(.worker)
      },
      standings: .granted(.agreed) { standings in
        standings.worker.ownGrant = false
        standings.company.otherGrant = false
        standings.company.deletionAsked = true
      }),
    AccessSituation(
      description: "not agreed",
      happens: {
        try await $0.reveal()
        $0.market.clock.advance(days: 31)
      }, standings: .granted(.notAgreed)),
    AccessSituation(
      description: "revoked by the worker",
      happens: {
        try await $0.reveal()
        try await $0.revoke(.worker)
      },
      standings: .granted(.revoked) { standings in
        standings.worker.ownGrant = false
        standings.company.otherGrant = false
        standings.company.deletionAsked = true
      }),
    AccessSituation(
      description: "revoked by the company",
      happens: {
        try await $0.reveal()
        try await $0.revoke(.company)
      },
      standings: .granted(.revoked) { standings in
        standings.worker.otherGrant = false
        standings.company.ownGrant = false
        standings.worker.deletionAsked = true
      }),
    AccessSituation(
      description: "revealed, and the worker erased the account", marksParties: true,
      happens: {
        try await $0.reveal()
        _ = try await $0.worker.accounts.eraseAccount(.init(accountID: $0.worker.account))
      },
      standings: .granted(.revoked) { standings in
        standings.worker.erased = true
        standings.company.otherGrant = false
        standings.company.deletionAsked = true
      }),
  ]
}

/// What is laid over a situation: the state of an account, or a block, which binds accounts.
enum AccessOverlay: Sendable, CaseIterable {
  case none, suspendedWorker, suspendedCompany, blockedByWorker, blockedByCompany

  /// Who is suspended, or blocks.
  var party: Need.Side? {
    switch self {
    case .none: nil
    case .suspendedWorker, .blockedByWorker: .worker
    case .suspendedCompany, .blockedByCompany: .company
    }
  }

  /// Lets it happen.
  func apply(to stage: inout AccessStage) async throws {
    switch self {
    case .none: break
    case .suspendedWorker: try await stage.market.suspend(stage.worker)
    case .suspendedCompany: try await stage.market.suspend(stage.company)
    case .blockedByWorker: stage.laidBlock = try await stage.block(by: .worker)
    case .blockedByCompany: stage.laidBlock = try await stage.block(by: .company)
    }
  }

  /// Undoes it, so that the parties serve for another engagement.
  func lift(from stage: AccessStage) async throws {
    switch self {
    case .none: break
    case .suspendedWorker: try await stage.market.reinstate(stage.worker)
    case .suspendedCompany: try await stage.market.reinstate(stage.company)
    case .blockedByWorker: try await stage.unblock(by: .worker, stage.laidBlock)
    case .blockedByCompany: try await stage.unblock(by: .company, stage.laidBlock)
    }
  }

  /// What changes in what the sides see: for the one whom it happens to in secret, nothing. Whoever blocks takes
  /// back a consent with it, and so does a suspension.
  func changed(_ standings: Standings) -> Standings {
    var standings = standings
    switch self {
    case .none: break
    case .suspendedWorker: standings.worker.suspended = true
    case .suspendedCompany: standings.company.suspended = true
    case .blockedByWorker: standings.worker.blocks = true
    case .blockedByCompany: standings.company.blocks = true
    }
    if let party { standings[party].ownConsent = false }
    return standings
  }
}
