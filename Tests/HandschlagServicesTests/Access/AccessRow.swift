import HandschlagAPI
import HandschlagProtobuf
import HandschlagRPC

/// One line of the access table: who may call a method, what the call names, and when it succeeds.
///
/// What is said here is read from the design, not from what the server answers. A method may have several rows,
/// one for each kind of thing that it can name.
struct AccessRow: Sendable, CustomStringConvertible {
  /// The method, from the table that the generator writes.
  let method: MethodDescriptor
  /// Who may call it; the schema must say the same.
  let audience: Audience
  /// What the request names.
  let names: Named
  /// States of the caller's own view in which it succeeds; nil for a method that asks for none.
  let states: Set<Seen>?
  /// What has to be true besides, in the order in which it is looked at.
  let needs: [Need]
  /// Whether a suspended account may call it.
  let whileSuspended: Bool
  /// What a success leaves behind.
  let leaves: Leaves
  /// What a caller who is let in is answered, other than success.
  let answers: Answer?
  /// Makes the call.
  let call: @Sendable (AccessCall) async throws -> Void

  var description: String {
    let service = method.service.split(separator: ".").last ?? ""
    return "\(service)/\(method.name)" + (names == .nothing ? "" : " of \(names)")
  }
}

/// What a request names.
enum Named: String, Sendable, CaseIterable {
  /// Nothing, or only what is the caller's own by nature.
  case nothing
  /// The caller's own id of an engagement.
  case engagement
  /// A project that everybody sees.
  case shownProject
  /// A project of the caller's.
  case ownProject
  /// A project to apply to.
  case offeredProject
  /// A worker, by the id that one company has for it.
  case profile
  /// A worker to ask, likewise, about a project of the caller's.
  case askedProfile
  /// A company, by the id that one worker has for it.
  case face
  /// The other side, by the id that the caller has for it.
  case counterpart
  /// A token of the caller's.
  case ownToken
  /// A block of the caller's.
  case ownBlock
  /// The caller's own account, as a guard against a slip.
  case ownAccount
  /// Any account; the operator's to name.
  case account
  /// An account with a company's page; the operator's to name.
  case companyAccount
  /// A held text; the operator's to name.
  case flag
}

/// A view's state as its side sees it.
enum Seen: String, Sendable, CaseIterable {
  /// There is no view: nothing was ever delivered to this side.
  case nothing
  case open, ended, revealed, agreed, notAgreed, revoked

  /// All states of a view that exists.
  static var any: Set<Seen> { Set(allCases).subtracting([.nothing]) }
}

/// What has to be true for a call beside the state of the view.
enum Need: Sendable, Hashable {
  /// The caller does not block the counterpart.
  case peace
  /// The caller's side began the engagement, and the caller acts in that role.
  case began(Side)
  /// The caller has a live consent.
  case ownConsent
  /// The caller's card is granted to the counterpart.
  case ownGrant
  /// The counterpart's card is granted to the caller.
  case otherGrant
  /// The counterpart asks that what was granted to the caller be deleted.
  case deletionAsked
  /// No terms of the counterpart wait for an answer.
  case noTermsOfOther
  /// Terms of the counterpart wait for an answer.
  case termsOfOther
  /// The project is open; else the refusal of this reason.
  case openProject(String)

  /// A side of an engagement.
  enum Side: Sendable, Hashable { case worker, company }
}

/// What a successful call leaves of the stage that it was made on.
enum Leaves: Sendable {
  /// All that other rows rely on.
  case all
  /// The parties, but another engagement.
  case parties
  /// Nothing.
  case nothing
}

/// How a call ends.
struct Answer: Hashable, Sendable, CustomStringConvertible {
  let code: StatusCode
  /// `ErrorInfo.reason`, or the path of the field that was refused; empty where there is neither.
  var reason = ""

  static let success = Answer(code: .ok)
  /// The operator's methods do not exist elsewhere.
  static let noSuchMethod = Answer(code: .unimplemented)
  static let unauthenticated = Answer(code: .unauthenticated, reason: "TOKEN_INVALID")
  static let suspended = Answer(code: .permissionDenied, reason: "ACCOUNT_SUSPENDED")
  static let wrongRole = Answer(code: .permissionDenied, reason: "ROLE_MISSING")
  static let notFound = Answer(code: .notFound, reason: "NOT_FOUND")
  static let engaged = Answer(code: .alreadyExists, reason: "ALREADY_ENGAGED")

  /// The caller's own view does not allow it.
  static func refused(_ reason: String) -> Answer { Answer(code: .failedPrecondition, reason: reason) }

  /// A field makes no sense.
  static func invalid(_ field: String) -> Answer { Answer(code: .invalidArgument, reason: field) }

  /// What an error says.
  init(_ error: RPCError) {
    code = error.code
    reason = error.reason ?? error.violations.first?.path ?? ""
  }

  init(code: StatusCode, reason: String = "") {
    self.code = code
    self.reason = reason
  }

  var description: String { reason.isEmpty ? "\(code)" : "\(code) \(reason)" }
}

/// The ids that a request may name, as one side of an engagement has them.
struct Names: Sendable {
  var engagement = ""
  var project = ""
  var profile = ""
  var face = ""
  var token = ""
  var block = ""
  var account = ""
  var companyAccount = ""
  var flag = ""
  var noticeHash = [UInt8](repeating: 1, count: 32)
  var termsHash = [UInt8](repeating: 1, count: 32)

  /// The id that a row's request names; nil if it names none.
  subscript(_ named: Named, side: Need.Side) -> String? {
    get { Self.path(named, side).map { self[keyPath: $0] } }
    set { if let path = Self.path(named, side), let newValue { self[keyPath: path] = newValue } }
  }

  private static func path(_ named: Named, _ side: Need.Side) -> WritableKeyPath<Names, String>? {
    switch named {
    case .nothing: nil
    case .engagement: \.engagement
    case .shownProject, .ownProject, .offeredProject: \.project
    case .profile, .askedProfile: \.profile
    case .face: \.face
    case .counterpart: side == .worker ? \.face : \.profile
    case .ownToken: \.token
    case .ownBlock: \.block
    case .ownAccount, .account: \.account
    case .companyAccount: \.companyAccount
    case .flag: \.flag
    }
  }
}

/// One call of one row: through which channel, naming what.
struct AccessCall: Sendable {
  let channel: RecordingChannel
  let names: Names
  /// The side whose ids are named.
  let side: Need.Side
  /// The caller, whose profile, page and projects are sent; somebody, for callers without an account.
  let party: Party

  var accounts: AccountServiceClient { AccountServiceClient(channel: channel) }
  var companies: CompanyServiceClient { CompanyServiceClient(channel: channel) }
  var profiles: ProfileServiceClient { ProfileServiceClient(channel: channel) }
  var projects: ProjectServiceClient { ProjectServiceClient(channel: channel) }
  var engagements: EngagementServiceClient { EngagementServiceClient(channel: channel) }
  var consents: ConsentServiceClient { ConsentServiceClient(channel: channel) }
  var agreements: AgreementServiceClient { AgreementServiceClient(channel: channel) }
  var log: LogServiceClient { LogServiceClient(channel: channel) }
  var admin: AdminServiceClient { AdminServiceClient(channel: channel) }
  /// 32 bytes that no other call sends.
  var secret: [UInt8] { party.market.freshSecret() }
  /// The id of the other side.
  var counterpart: String { side == .worker ? names.face : names.profile }
}
