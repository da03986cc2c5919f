package import HandschlagRPC
import HandschlagServices

/// How often callers may call; nil is as often as they like.
package struct RateSettings: Sendable, Hashable {
  /// By one token.
  package var perToken: RateLimit?
  /// By one connection.
  package var perConnection: RateLimit?
  /// By all callers together.
  package var inAll: RateLimit?

  /// Limits; where not given, none.
  package init(perToken: RateLimit? = nil, perConnection: RateLimit? = nil, inAll: RateLimit? = nil) {
    self.perToken = perToken
    self.perConnection = perConnection
    self.inAll = inAll
  }

  /// Whether calls are limited before it is known who calls.
  var limitsStrangers: Bool { perConnection != nil || inAll != nil }

  func beforeAuthentication(_ limited: LimitedCalls) -> RateLimits {
    RateLimits(
      perConnection: perConnection, inAll: inAll, exempt: Authenticator.adminListener, limited: limited)
  }
}

/// Keeps each token to a rate, once it is known whose it is.
struct TokenRate: ServerInterceptor {
  private let table: RateTable
  private let limited: LimitedCalls

  init(_ limit: RateLimit, limited: LimitedCalls) {
    table = RateTable(limit)
    self.limited = limited
  }

  func begin(_ context: ServerContext) throws -> InterceptorDecision {
    guard case .account(let caller) = context.principal as? Principal else { return .proceed }
    if let wait = table.admit(UInt64(bitPattern: caller.token), now: context.startedAt) {
      throw limited.error("this token", wait)
    }
    return .proceed
  }
}
