/// Why an act is refused. It depends on the actor's own view and facts alone.
///
/// The checks run in the order of the cases, for every act: of several reasons the first is given.
/// `reason` is stable and goes to clients as `ErrorInfo.reason`.
package enum Rejection: Error, Hashable, Sendable {
  /// This act is not for this actor at all.
  case actorNotAllowed
  /// The actor's account is suspended.
  case accountSuspended
  /// Both personas belong to one account.
  case sameAccount
  /// The actor has no view of this engagement. Absent and not yours are the same.
  case notFound
  /// The actor's view is over.
  case ended
  /// The act does not fit the state of the actor's view.
  case wrongState
  /// The actor blocks the counterpart itself.
  case counterpartBlocked
  /// The actor's view of an engagement with this counterpart and project is still active.
  case alreadyEngaged
  /// The project takes no applications or inquiries.
  case projectNotOpen
  /// The engagement was not begun by the actor.
  case notOriginator
  /// The notice has changed since it was read.
  case noticeStale
  /// A consent to no field.
  case noFields
  /// This server takes sealed cards alone.
  case sealedRequired
  /// A sealed consent needs a key of each side, and one has not arrived.
  case sealingKeyMissing
  /// Another key of the actor's went with an earlier text of this engagement.
  case sealingKeySet
  /// The actor's card lacks a field of the consent.
  case fieldNotInCard
  /// The fields are less than the actor's side must offer or has published.
  case belowOwnMinimum
  /// The fields are less than the counterpart requires.
  case belowRequiredFields
  /// The actor has no live consent.
  case noConsent
  /// The actor's contact data is not granted, or no longer.
  case noGrant
  /// Nobody asks the actor to delete anything here.
  case noDeletionAsked
  /// Terms with a field out of bounds.
  case termsInvalid
  /// No terms wait for an answer.
  case noOpenTerms
  /// The counterpart's terms wait for an answer: counter or reject them.
  case termsWaiting
  /// The open terms are the actor's own.
  case ownTerms
  /// The open terms are not those of this hash.
  case termsChanged
  /// The actor acted too often.
  case quotaExceeded(Quota)

  /// The stable name for clients.
  package var reason: String {
    switch self {
    case .actorNotAllowed: "ACTOR_NOT_ALLOWED"
    case .accountSuspended: "ACCOUNT_SUSPENDED"
    case .sameAccount: "SAME_ACCOUNT"
    case .notFound: "NOT_FOUND"
    case .ended: "ENGAGEMENT_ENDED"
    case .wrongState: "WRONG_STATE"
    case .counterpartBlocked: "COUNTERPART_BLOCKED"
    case .alreadyEngaged: "ALREADY_ENGAGED"
    case .projectNotOpen: "PROJECT_NOT_OPEN"
    case .notOriginator: "NOT_ORIGINATOR"
    case .noticeStale: "NOTICE_STALE"
    case .noFields: "NO_FIELDS"
    case .sealedRequired: "SEALED_REQUIRED"
    case .sealingKeyMissing: "SEALING_KEY_MISSING"
    case .sealingKeySet: "SEALING_KEY_SET"
    case .fieldNotInCard: "FIELD_NOT_IN_CARD"
    case .belowOwnMinimum: "BELOW_OWN_MINIMUM"
    case .belowRequiredFields: "BELOW_REQUIRED_FIELDS"
    case .noConsent: "NO_CONSENT"
    case .noGrant: "NO_GRANT"
    case .noDeletionAsked: "NO_DELETION_ASKED"
    case .termsInvalid: "TERMS_INVALID"
    case .noOpenTerms: "NO_OPEN_TERMS"
    case .termsWaiting: "TERMS_WAITING"
    case .ownTerms: "OWN_TERMS"
    case .termsChanged: "TERMS_CHANGED"
    case .quotaExceeded: "QUOTA_EXCEEDED"
    }
  }
}
