public import HandschlagClient

/// How a program ends. Scripts compare these numbers; they never change.
///
/// A command line that can't be understood ends with 64, as swift-argument-parser does.
public enum ExitStatus: Int32, Sendable, CaseIterable {
  /// Anything that has no number of its own.
  case failed = 1
  /// No such thing, or none for the caller's eyes.
  case notFound = 3
  /// A rule forbids it: the state, the role, a suspension.
  case refused = 4
  /// What was given is wrong.
  case invalid = 5
  /// No account, or a token that is not valid.
  case unauthenticated = 6
  /// The server can't be reached, is going away, or took too long.
  case unavailable = 7
  /// A quota or a size was reached.
  case quota = 8
  /// Something changed meanwhile, or exists already.
  case conflict = 9

  /// The status for a call's code.
  public init(_ code: StatusCode) {
    self =
      switch code {
      case .notFound: .notFound
      case .permissionDenied, .failedPrecondition: .refused
      case .invalidArgument, .outOfRange: .invalid
      case .unauthenticated: .unauthenticated
      case .unavailable, .deadlineExceeded: .unavailable
      case .resourceExhausted: .quota
      case .aborted, .alreadyExists: .conflict
      default: .failed
      }
  }

  /// What `--help` says of exit statuses.
  public static let help = """
    Exit status: 0 done, 1 another error, 3 not found, 4 refused by a rule, 5 invalid input, 6 no account or \
    no valid token, 7 server not reachable or too slow, 8 quota reached, 9 conflict, 64 command line not \
    understood.
    """
}

/// Why a command failed: what was wrong, and what to do.
public struct CommandFailure: Error, Sendable, Hashable {
  /// How the program ends.
  public let status: ExitStatus
  /// gRPC's code, such as `NOT_FOUND`; `LOCAL` for what never reached a server.
  public let code: String
  /// The server's stable reason; empty without one.
  public let reason: String
  /// What was wrong and where.
  public let message: String
  /// What to do; may be empty.
  public let advice: String

  /// A failure on this side.
  public init(_ status: ExitStatus, _ message: String, advice: String = "") {
    self.status = status
    code = "LOCAL"
    reason = ""
    self.message = message
    self.advice = advice
  }

  /// A failed call.
  public init(_ error: RPCError) {
    status = ExitStatus(error.code)
    code = error.code.description
    reason = error.reason ?? ""
    message = error.message
    // A message that names fields says what to correct already.
    advice = error.violations.isEmpty ? error.advice : ""
  }

  /// The whole failure in one line.
  var line: String {
    let ended = message.last.map { ".!?".contains($0) } == true ? message : message + "."
    return advice.isEmpty ? ended : "\(ended) \(advice)"
  }
}
