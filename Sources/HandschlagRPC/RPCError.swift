public import HandschlagProtobuf

/// Why a call failed: gRPC's status, with google.rpc's details and the trailers.
///
/// Handlers throw it, clients catch it. Whatever else a handler throws reaches the caller as `INTERNAL`
/// without its text, because a text not written for the caller may say too much.
public struct RPCError: Error, Sendable, Hashable {
  /// The code. An error never carries `ok`; it is turned into `unknown`.
  public var code: StatusCode
  /// One line for a person; no contact data, tokens or addresses.
  public var message: String
  /// What programs can act on.
  public var details: [ErrorDetail]
  /// Metadata beside the status.
  public var trailers: Metadata

  /// Makes an error.
  public init(
    _ code: StatusCode, _ message: String, details: [ErrorDetail] = [], trailers: Metadata = Metadata()
  ) {
    self.code = code == .ok ? .unknown : code
    self.message = message
    self.details = details
    self.trailers = trailers
  }

  /// What a caller is told of any error that a handler throws.
  ///
  /// An `RPCError` is passed on, a cancellation becomes `CANCELLED`, everything else a bare `INTERNAL`.
  public init(answering error: any Error) {
    if let known = error as? RPCError {
      self = known
    } else if error is CancellationError {
      self.init(.cancelled, "the call was cancelled")
    } else {
      self.init(.internalError, "internal error")
    }
  }

  /// `INVALID_ARGUMENT` naming each field that is out of bounds.
  public init(violations: [FieldViolation]) {
    let first = violations.first.map { "\($0.path) \($0.description)" } ?? "the request is invalid"
    let more = violations.count > 1 ? " (and \(violations.count - 1) more)" : ""
    self.init(.invalidArgument, first + more, details: [.badRequest(violations)])
  }

  /// The machine-readable reason of the first `ErrorInfo` among the details.
  public var reason: String? {
    for case .errorInfo(let info) in details { return info.reason }
    return nil
  }

  /// How long to wait before a repetition, when the server says so.
  public var retryDelay: Duration? {
    for case .retryInfo(let delay) in details { return delay }
    return nil
  }

  /// The fields that the server found out of bounds; empty when it named none.
  public var violations: [FieldViolation] {
    for case .badRequest(let violations) in details { return violations }
    return []
  }
}

extension RPCError: CustomStringConvertible {
  /// The code and the message.
  public var description: String { "\(code): \(message)" }
}

/// One detail of an error, of the kinds that google/rpc/error_details.proto names.
public enum ErrorDetail: Sendable, Hashable {
  /// `google.rpc.ErrorInfo`: a stable reason that programs compare.
  case errorInfo(ErrorInfo)
  /// `google.rpc.BadRequest`: the fields that are out of bounds.
  case badRequest([FieldViolation])
  /// `google.rpc.RetryInfo`: wait at least so long.
  case retryInfo(Duration)
  /// Anything else, undecoded.
  case other(typeURL: String, value: [UInt8])

  /// An `ErrorInfo` of this project's domain.
  public static func reason(_ reason: String, metadata: [String: String] = [:]) -> ErrorDetail {
    .errorInfo(ErrorInfo(reason: reason, domain: "handschlag", metadata: metadata))
  }
}

/// A stable reason of an error (`google.rpc.ErrorInfo`).
public struct ErrorInfo: Sendable, Hashable {
  /// Upper-case snake, such as `QUOTA_REACHED`; unique within the domain.
  public var reason: String
  /// Who defines the reason.
  public var domain: String
  /// Further facts.
  public var metadata: [String: String]

  /// Makes a reason.
  public init(reason: String, domain: String, metadata: [String: String] = [:]) {
    self.reason = reason
    self.domain = domain
    self.metadata = metadata
  }
}
