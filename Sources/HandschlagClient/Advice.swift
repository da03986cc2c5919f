public import HandschlagRPC
import HandschlagProtobuf
import HandschlagTransport

extension RPCError {
  /// What to do about it: one sentence for a person at a terminal.
  ///
  /// By the reason where one is known, otherwise by the code. Never empty.
  public var advice: String {
    if let failure = connectionFailure, let advice = Self.adviceByConnectionFailure[failure] { return advice }
    if let reason, let advice = Self.adviceByReason[reason] { return advice + waiting }
    if !violations.isEmpty {
      return "Correct " + violations.map { "\($0.path) (\($0.description))" }.joined(separator: ", ") + "."
    }
    return (Self.adviceByCode[code] ?? "Report this to the server's operator.") + waiting
  }

  private var waiting: String {
    guard let delay = retryDelay, delay > .zero else { return "" }
    let seconds = max(1, delay.wholeNanoseconds / 1_000_000_000)
    return switch seconds {
    case ..<120: " Wait \(seconds) s at least."
    case ..<7200: " Wait \(seconds / 60) min at least."
    default: " Wait \(seconds / 3600) h at least."
    }
  }

  private static let adviceByConnectionFailure = [
    ConnectionFailure.connectFailed:
      "Check the address and that handschlagd runs; its socket may be closed to this user.",
    ConnectionFailure.lost:
      "The server went away before it answered. Look whether the call took effect, then make it again.",
    ConnectionFailure.notSent: "The server went away. The call had no effect: make it again.",
    ConnectionFailure.closed: "The program closed its client: connect anew.",
  ]

  private static let adviceByReason = [
    "NOT_FOUND": "Check the id: it must be your own view's. What isn't yours looks as if it were not there.",
    "TOKEN_INVALID": "Use the token of a living account, or take the account back with its recovery code.",
    "ACCOUNT_SUSPENDED": "Read the reason in your account and write to the operator.",
    "ROLE_MISSING": "Use an account that has the other role.",
    "IDEMPOTENCY_KEY_REUSED": "Use a new idempotency key for another request.",
    "OVERLOADED": "The server is busy: try again.",
    "STORE_UNAVAILABLE": "Try again soon; if it stays, the operator must look at the server's disk.",
    "SAME_ACCOUNT": "You can't deal with your own other persona.",
    "ENGAGEMENT_ENDED": "This engagement is over: apply or inquire anew.",
    "WRONG_STATE": "Look at the engagement's state: this act belongs to another one.",
    "COUNTERPART_BLOCKED": "You have blocked this party: unblock it first.",
    "ALREADY_ENGAGED": "You have an open engagement with this party: go on in that one.",
    "PROJECT_NOT_OPEN": "The project is closed: search for another.",
    "NOT_ORIGINATOR": "Only who began the engagement can withdraw it: decline instead.",
    "NOTICE_STALE": "Read the consent notice again and consent to that.",
    "NO_FIELDS": "Name at least one field of your contact card.",
    "FIELD_NOT_IN_CARD": "Add the field to your contact card first.",
    "BELOW_OWN_MINIMUM": "Offer at least the fields that your side has published.",
    "BELOW_REQUIRED_FIELDS": "Offer at least the fields that the notice says the other side requires.",
    "NO_CONSENT": "There is no live consent of yours: look at your list of consents.",
    "NO_GRANT": "There is no grant, or no longer.",
    "NO_OPEN_TERMS": "No terms wait for an answer: propose some.",
    "TERMS_WAITING": "Terms of the other side wait: accept, counter or reject them first.",
    "OWN_TERMS": "You can't answer your own terms: wait for the other side.",
    "TERMS_CHANGED": "The terms changed: read the agreement again and answer that revision.",
    "TERMS_INVALID": "Correct the terms.",
    "QUOTA_EXCEEDED": "You have reached a limit against flooding.",
  ]

  private static let adviceByCode: [StatusCode: String] = [
    .cancelled: "The call was given up.",
    .invalidArgument: "Correct the request.",
    .deadlineExceeded:
      "It took too long and may have taken effect: look first, then try again with a longer timeout.",
    .notFound: "Check the id.",
    .alreadyExists: "It exists already: use that.",
    .permissionDenied: "This account may not do that.",
    .resourceExhausted: "A limit is reached: try again later, or send less.",
    .failedPrecondition: "The state does not allow it: look at it again.",
    .aborted: "Something changed meanwhile: read it again and repeat.",
    .outOfRange: "There is nothing beyond the end.",
    .unimplemented: "The server does not offer that here: it may be older, or have another socket for it.",
    .unavailable: "Try again soon.",
    .unauthenticated: "Give a valid token.",
  ]
}
