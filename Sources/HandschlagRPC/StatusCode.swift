/// How a call ended: one of gRPC's 17 codes.
///
/// A structure over a closed list, so that a `switch` over it in user code always needs a `default`
/// and a later code breaks nobody.
public struct StatusCode: Sendable, Hashable {
  private enum Wrapped: UInt8, CaseIterable {
    case ok = 0
    case cancelled, unknown, invalidArgument, deadlineExceeded, notFound, alreadyExists
    case permissionDenied, resourceExhausted, failedPrecondition, aborted, outOfRange
    case unimplemented, internalError, unavailable, dataLoss, unauthenticated
  }

  private let wrapped: Wrapped

  private init(_ wrapped: Wrapped) { self.wrapped = wrapped }

  /// The code of a number on the wire; nil when no such code exists.
  public init?(rawValue: Int) {
    guard let byte = UInt8(exactly: rawValue), let wrapped = Wrapped(rawValue: byte) else { return nil }
    self.wrapped = wrapped
  }

  /// The number on the wire, 0 to 16.
  public var rawValue: Int { Int(wrapped.rawValue) }

  /// Every code, in the order of its number.
  public static let allCases: [StatusCode] = Wrapped.allCases.map { StatusCode($0) }

  /// The call succeeded.
  public static let ok = StatusCode(.ok)
  /// The caller gave up.
  public static let cancelled = StatusCode(.cancelled)
  /// An error without a known code.
  public static let unknown = StatusCode(.unknown)
  /// The request is wrong whatever the state of the server.
  public static let invalidArgument = StatusCode(.invalidArgument)
  /// The deadline passed before the call ended. It may have taken effect.
  public static let deadlineExceeded = StatusCode(.deadlineExceeded)
  /// The thing asked for does not exist, or is not for this caller's eyes.
  public static let notFound = StatusCode(.notFound)
  /// The thing to be made exists already.
  public static let alreadyExists = StatusCode(.alreadyExists)
  /// The caller is known and may not do this.
  public static let permissionDenied = StatusCode(.permissionDenied)
  /// A quota, a size or a memory bound was reached.
  public static let resourceExhausted = StatusCode(.resourceExhausted)
  /// The state forbids this; repeating the call as it is does not help.
  public static let failedPrecondition = StatusCode(.failedPrecondition)
  /// A race was lost; repeating the whole sequence may help.
  public static let aborted = StatusCode(.aborted)
  /// Past the valid end.
  public static let outOfRange = StatusCode(.outOfRange)
  /// No such service or method here.
  public static let unimplemented = StatusCode(.unimplemented)
  /// An invariant of the server is broken.
  public static let internalError = StatusCode(.internalError)
  /// The server cannot be reached or is going away; a repetition may help.
  public static let unavailable = StatusCode(.unavailable)
  /// Data is lost or damaged.
  public static let dataLoss = StatusCode(.dataLoss)
  /// The caller is not known.
  public static let unauthenticated = StatusCode(.unauthenticated)
}

extension StatusCode: CustomStringConvertible {
  /// gRPC's spelling, such as `INVALID_ARGUMENT`.
  public var description: String {
    switch wrapped {
    case .ok: "OK"
    case .cancelled: "CANCELLED"
    case .unknown: "UNKNOWN"
    case .invalidArgument: "INVALID_ARGUMENT"
    case .deadlineExceeded: "DEADLINE_EXCEEDED"
    case .notFound: "NOT_FOUND"
    case .alreadyExists: "ALREADY_EXISTS"
    case .permissionDenied: "PERMISSION_DENIED"
    case .resourceExhausted: "RESOURCE_EXHAUSTED"
    case .failedPrecondition: "FAILED_PRECONDITION"
    case .aborted: "ABORTED"
    case .outOfRange: "OUT_OF_RANGE"
    case .unimplemented: "UNIMPLEMENTED"
    case .internalError: "INTERNAL"
    case .unavailable: "UNAVAILABLE"
    case .dataLoss: "DATA_LOSS"
    case .unauthenticated: "UNAUTHENTICATED"
    }
  }
}
