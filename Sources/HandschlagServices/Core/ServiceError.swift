import HandschlagDomain
import HandschlagProtobuf
import HandschlagRPC
import HandschlagStore
import HandschlagVault

// Every text that a caller reads of an error. None of them holds a value that the caller did not send.
extension RPCError {
  /// The one answer for what is absent, another's, or not consented to. Its bytes never differ.
  static var notFound: RPCError {
    RPCError(.notFound, "not found", details: [.reason("NOT_FOUND")])
  }

  static var unauthenticated: RPCError {
    RPCError(
      .unauthenticated, "the call needs a valid token: send it as metadata 'authorization: Bearer hst_…'",
      details: [.reason("TOKEN_INVALID")])
  }

  static var suspended: RPCError {
    RPCError(
      .permissionDenied, "the account is suspended: it can read its own data and erase itself",
      details: [.reason("ACCOUNT_SUSPENDED")])
  }

  static func wrongRole(_ audience: Audience) -> RPCError {
    let role = audience == .worker ? "a worker" : "a company"
    return RPCError(
      .permissionDenied, "only an account with the role of \(role) can call this",
      details: [.reason("ROLE_MISSING")])
  }

  /// A request that is well formed and makes no sense now.
  static func precondition(_ reason: String, _ message: String) -> RPCError {
    RPCError(.failedPrecondition, message, details: [.reason(reason)])
  }

  /// One field of the request that a rule beyond the schema refuses.
  static func invalid(_ field: String, _ description: String) -> RPCError {
    RPCError(violations: [FieldViolation(path: field, description: description)])
  }

  /// What the rules refused, for the caller.
  init(_ rejection: Rejection) {
    self.init(rejection.code, rejection.advice, details: [.reason(rejection.reason)])
    if rejection == .notFound { self = .notFound }
    if case .quotaExceeded(let quota) = rejection {
      details = [
        .reason(rejection.reason, metadata: ["quota": quota.rawValue]),
        .retryInfo(.milliseconds(quota.window.milliseconds)),
      ]
    }
  }

  /// What a caller is told of an error that a service met: the rules' and the store's by name, an error
  /// meant for the caller as it is, anything else as it is too, which the router hides.
  static func answering(_ error: any Error) -> any Error {
    switch error {
    case let rejection as Rejection: return RPCError(rejection)
    case StoreError.idempotencyKeyReused:
      return RPCError(
        .invalidArgument, "the idempotency key was used with another request: use a new one",
        details: [.reason("IDEMPOTENCY_KEY_REUSED")])
    case StoreError.overloaded:
      return RPCError(
        .resourceExhausted, "the server is busy: try again",
        details: [.reason("OVERLOADED"), .retryInfo(.milliseconds(200))])
    case is StoreError:
      return RPCError(
        .unavailable, "the server can't store or read now: try again", details: [.reason("STORE_UNAVAILABLE")]
      )
    default: return error
    }
  }
}

extension Rejection {
  fileprivate var code: StatusCode {
    switch self {
    case .notFound: .notFound
    case .actorNotAllowed, .accountSuspended: .permissionDenied
    case .alreadyEngaged: .alreadyExists
    case .quotaExceeded: .resourceExhausted
    case .noFields, .termsInvalid: .invalidArgument
    case .noticeStale, .termsChanged: .aborted
    default: .failedPrecondition
    }
  }

  /// One line for a person: what is wrong and what to do.
  fileprivate var advice: String {
    switch self {
    case .actorNotAllowed: "this is for the other side to do"
    case .accountSuspended: "the account is suspended: it can read its own data and erase itself"
    case .sameAccount: "the other side is your own account"
    case .notFound: "not found"
    case .ended: "the engagement is over: begin a new one"
    case .wrongState: "the engagement is not in a state for this: look at it with GetEngagement"
    case .counterpartBlocked: "you block this party: unblock it first"
    case .alreadyEngaged: "you have an open engagement with this party on this: use that one"
    case .projectNotOpen: "the project takes no applications or inquiries"
    case .notOriginator: "only who began the engagement can withdraw it"
    case .noticeStale: "the notice has changed since you read it: read it again with GetConsentNotice"
    case .noFields: "a consent needs at least one field"
    case .sealedRequired:
      "this server takes no contact data that it could read: seal the card, with --sealed"
    case .sealingKeyMissing:
      "a sealed consent needs a key of each side, which goes with a text: write once yourself, or wait for theirs"
    case .sealingKeySet:
      "another key of yours went with an earlier text here, and what is sealed to it would be lost: send none"
    case .fieldNotInCard: "your contact card lacks a field of the consent: add it with PutContactCard"
    case .belowOwnMinimum: "the fields are less than your side must offer: see the notice"
    case .belowRequiredFields: "the fields are less than the other side requires: see the notice"
    case .noConsent: "you have no live consent here"
    case .noGrant: "your contact data is not granted here, or no longer"
    case .noDeletionAsked: "nobody asks you to delete anything here"
    case .termsInvalid:
      "the terms are out of bounds: the last day is before the first, or a field is too long"
    case .noOpenTerms: "no terms wait for an answer"
    case .termsWaiting: "the other side's terms wait for an answer: counter or reject them"
    case .ownTerms: "these are your own terms: the other side answers them"
    case .termsChanged: "the open terms are others by now: read them again with GetAgreement"
    case .quotaExceeded: "too often: try again later"
    }
  }
}
