package import HandschlagRPC
import HandschlagStore
import HandschlagVault

/// Finds out who calls, and lets nobody call what the schema does not let them.
package struct Authenticator: ServerInterceptor {
  /// The listener on which the operator is served; peers of its socket are trusted, for the file system
  /// says who may open it.
  package static let adminListener = ListenerTag("admin")

  private let market: Marketplace

  /// SHA-256 of the certificates that make an operator over TLS, in hexadecimal digits; empty for all.
  private let operators: Set<String>

  /// Authenticates against a marketplace's accounts.
  ///
  /// - Parameter operators: SHA-256 of the certificates by which an operator is known on a listener with TLS, in
  ///   lower-case hexadecimal digits; empty for all that the listener accepts
  package init(_ market: Marketplace, operators: Set<String> = []) {
    self.market = market
    self.operators = operators
  }

  package func begin(_ context: ServerContext) throws -> InterceptorDecision {
    switch context.method.audience {
    case .public: return .proceed
    case .operator:
      // On a public listener the operator's service does not exist.
      guard context.listener == Self.adminListener else { throw Router.unknownMethod() }
      guard isOperator(context) else {
        throw RPCError(
          .permissionDenied, "this certificate is no operator's", details: [.reason("CERTIFICATE_UNKNOWN")])
      }
      context.principal = Principal.operation
    case .worker: try admit(context, .worker)
    case .company: try admit(context, .company)
    case .either: try admit(context, .both)
    case .account: context.principal = Principal.account(try caller(of: context))
    }
    return .proceed
  }

  /// Without TLS the file system says who may open the socket.
  private func isOperator(_ context: ServerContext) -> Bool {
    guard !operators.isEmpty, let certificate = context.certificate else { return true }
    return operators.contains(CertificateHash.of(certificate.encoded))
  }

  private func admit(_ context: ServerContext, _ roles: RoleSet) throws {
    let caller = try caller(of: context)
    guard !caller.isSuspended || context.method.isOwnData else { throw RPCError.suspended }
    guard !caller.roles.isDisjoint(with: roles) else { throw RPCError.wrongRole(context.method.audience) }
    context.principal = Principal.account(caller)
  }

  private func caller(of context: ServerContext) throws -> Caller {
    guard let header = context.metadata["authorization"] else { throw RPCError.unauthenticated }
    let (known, generation) = market.callers.find(header)
    if let known { return known }
    guard let token = Self.token(in: header) else { throw RPCError.unauthenticated }
    let hash = TokenHash.of(token)
    let owner = try market.store.readInline { try $0.tokenOwner(hash: hash) }
    guard let owner else { throw RPCError.unauthenticated }
    let caller = Caller(
      account: owner.account.id, roles: owner.account.roles,
      isSuspended: owner.account.suspendedAt != nil, token: owner.token)
    market.callers.remember(caller, for: header, generation: generation)
    return caller
  }

  /// The 32 bytes of `Bearer hst_…`; nil for anything else.
  private static func token(in header: String) -> [UInt8]? {
    let prefix = "Bearer hst_"
    guard header.hasPrefix(prefix) else { return nil }
    return Crockford32.decode(header.dropFirst(prefix.count), count: 32, forgiving: false)
  }
}
