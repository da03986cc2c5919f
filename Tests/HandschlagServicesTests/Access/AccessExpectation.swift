import HandschlagAPI
import HandschlagRPC

/// Who makes a call, and whose ids it names.
struct AccessCaller: Sendable, CustomStringConvertible {
  enum Who: String, Sendable, CaseIterable {
    /// No token.
    case nobody
    /// A token that no account has.
    case unknown
    /// The operator, on the operator's own listener and without a token.
    case operation
    /// An account that has no dealings with either party.
    case stranger
    case worker, company
  }

  let who: Who
  /// The roles of the account; empty without one.
  var roles: [Role] = []
  /// The side whose ids the requests name.
  let side: Need.Side

  /// Whether it is one of the two parties and names what is its own.
  var namesItsOwn: Bool { who == (side == .worker ? .worker : .company) }

  var description: String {
    let roles = roles.count == 2 ? " with both roles" : ""
    return "\(who)\(roles) with the \(side)'s ids"
  }
}

/// What one party sees of the engagement, and what it has done itself.
struct Standing: Sendable {
  /// The state of its own view.
  var view = Seen.open
  /// Whether it began the engagement.
  var began = false
  /// Whether it has a live consent.
  var ownConsent = false
  /// Whether its card is granted to the counterpart.
  var ownGrant = false
  /// Whether the counterpart's card is granted to it.
  var otherGrant = false
  /// Whether the counterpart asks that what was granted to it be deleted.
  var deletionAsked = false
  /// Whose terms wait for an answer.
  var terms = OpenTerms.none
  /// Whether it declined and has not acted since.
  var declined = false
  /// Whether it blocks the counterpart.
  var blocks = false
  /// Whether the operator has suspended its account.
  var suspended = false
  /// Whether it has erased its account.
  var erased = false
  /// Whether the worker's profile is kept from it.
  var profileHidden = false

  enum OpenTerms: Sendable { case none, own, others }
}

/// The engagement as each side sees it. Nothing here tells why a hidden truth is closed: that is the point.
struct Standings: Sendable {
  var worker = Standing()
  var company = Standing()
  /// Whether the project was closed.
  var projectClosed = false

  subscript(side: Need.Side) -> Standing {
    get { side == .worker ? worker : company }
    set { if side == .worker { worker = newValue } else { company = newValue } }
  }
}

extension AccessRow {
  /// What the design says that a caller is answered.
  func expected(_ caller: AccessCaller, _ standings: Standings) -> Answer {
    let standing = standing(of: caller, standings)
    if let refusal = refusedAtTheDoor(caller, standing) { return refusal }
    return refusedForWhatItNames(caller, standing, standings) ?? answers ?? .success
  }

  private func standing(of caller: AccessCaller, _ standings: Standings) -> Standing {
    switch caller.who {
    case .worker: standings.worker
    case .company: standings.company
    default: Standing()
    }
  }

  /// The refusals that come before anything is looked up: listener, token, suspension, role, in this order.
  private func refusedAtTheDoor(_ caller: AccessCaller, _ standing: Standing) -> Answer? {
    if audience == .operator { return caller.who == .operation ? nil : .noSuchMethod }
    if audience == .public { return nil }
    guard ![.nobody, .unknown, .operation].contains(caller.who), !standing.erased else {
      return .unauthenticated
    }
    if audience == .account { return nil }
    if standing.suspended, !whileSuspended { return .suspended }
    switch audience {
    case .worker: return caller.roles.contains(.worker) ? nil : .wrongRole
    case .company: return caller.roles.contains(.company) ? nil : .wrongRole
    default: return nil
    }
  }

  /// The refusals that depend on the thing named, in the caller's own eyes.
  private func refusedForWhatItNames(
    _ caller: AccessCaller, _ standing: Standing, _ standings: Standings
  ) -> Answer? {
    let isWorker = caller.who == .worker
    let isCompany = caller.who == .company
    switch names {
    case .nothing, .shownProject, .flag: return nil
    case .engagement:
      guard caller.namesItsOwn, standing.view != .nothing else { return .notFound }
      return refusedByView(isWorker ? .worker : .company, standing)
    case .ownProject:
      guard isCompany else { return .notFound }
      guard standings.projectClosed, case .openProject(let reason)? = needs.first else { return nil }
      return .refused(reason)
    case .offeredProject:
      if isCompany { return .refused("SAME_ACCOUNT") }
      return refusedToBegin(standing: isWorker ? standing : nil, standings)
    case .askedProfile:
      guard isCompany, !standing.profileHidden else { return .notFound }
      return refusedToBegin(standing: standing, standings)
    case .profile: return isCompany && !standing.profileHidden ? nil : .notFound
    case .face: return isWorker ? nil : .notFound
    case .counterpart, .ownToken, .ownBlock: return caller.namesItsOwn ? nil : .notFound
    case .ownAccount: return caller.namesItsOwn ? nil : .invalid("account_id")
    case .account: return standings[caller.side].erased ? .notFound : nil
    case .companyAccount: return standings.company.erased ? .notFound : nil
    }
  }

  /// An application or an inquiry; a nil standing is one without any dealings.
  private func refusedToBegin(standing: Standing?, _ standings: Standings) -> Answer? {
    if let standing {
      if standing.blocks { return .refused("COUNTERPART_BLOCKED") }
      let isActive = [.open, .revealed, .agreed].contains(standing.view)
      if isActive, standing.view != .open || !standing.declined { return .engaged }
    }
    return standings.projectClosed ? .refused("PROJECT_NOT_OPEN") : nil
  }

  private func refusedByView(_ side: Need.Side, _ standing: Standing) -> Answer? {
    if let states, !states.contains(standing.view) {
      // Who may not act in this role has no such thing here, whatever its state.
      if case .began(let originator)? = needs.first, originator != side { return .notFound }
      return .refused(standing.view == .ended ? "ENGAGEMENT_ENDED" : "WRONG_STATE")
    }
    for need in needs {
      if let refusal = refusal(need, side, standing) { return refusal }
    }
    return nil
  }

  private func refusal(_ need: Need, _ side: Need.Side, _ standing: Standing) -> Answer? {
    switch need {
    case .peace: standing.blocks ? .refused("COUNTERPART_BLOCKED") : nil
    case .began(let originator):
      originator != side ? .notFound : standing.began ? nil : .refused("NOT_ORIGINATOR")
    case .ownConsent: standing.ownConsent ? nil : .refused("NO_CONSENT")
    case .ownGrant: standing.ownGrant ? nil : .refused("NO_GRANT")
    case .otherGrant: standing.otherGrant ? nil : .notFound
    case .deletionAsked: standing.deletionAsked ? nil : .refused("NO_DELETION_ASKED")
    case .noTermsOfOther: standing.terms == .others ? .refused("TERMS_WAITING") : nil
    case .termsOfOther:
      switch standing.terms {
      case .none: .refused("NO_OPEN_TERMS")
      case .own: .refused("OWN_TERMS")
      case .others: nil
      }
    case .openProject: nil
    }
  }
}
