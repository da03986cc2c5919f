package import HandschlagDomain
package import HandschlagRPC
package import HandschlagStore
import Synchronization

/// Who makes a call.
package enum Principal: Sendable, Hashable {
  /// The holder of an account.
  case account(Caller)
  /// Whoever may open the operator's socket.
  case operation
}

/// An account as its token shows it.
///
/// Small enough for a ``Principal`` to stand in a context without an allocation of its own.
package struct Caller: Sendable, Hashable {
  /// The account.
  package let account: AccountID
  /// The token that the call was made with.
  package let token: Int64
  private let roleBits: UInt8
  /// Whether it may only read its own data and erase itself.
  package let isSuspended: Bool

  init(account: AccountID, roles: RoleSet, isSuspended: Bool, token: Int64) {
    self.account = account
    self.token = token
    roleBits = UInt8(truncatingIfNeeded: roles.rawValue)
    self.isSuspended = isSuspended
  }

  /// What it can be.
  package var roles: RoleSet { RoleSet(rawValue: Int64(roleBits)) }
}

extension ServerContext {
  /// The account that calls.
  ///
  /// - Throws: `UNAUTHENTICATED` if there is none; the method table has let nobody else through.
  package var caller: Caller {
    get throws {
      guard case .account(let caller) = principal as? Principal else { throw RPCError.unauthenticated }
      return caller
    }
  }
}

/// Callers by what they send to prove who they are.
///
/// An entry counts only as long as nothing was committed that could change it: a revoked token, a suspension
/// or an erasure begins a new generation before its caller is answered. The whole header is the key, so that
/// the usual call costs one look-up; the dictionary's hash is keyed at random and tells nothing by its time.
final class CallerCache: Sendable {
  private struct State {
    var generation: UInt64 = 0
    var entries: [String: Caller] = [:]
  }

  /// Beyond this many the cache starts anew: a bound on memory, not a working set.
  private static let limit = 65_536
  private let state = Mutex(State())

  /// The caller behind a header, if known, and the generation to remember one under.
  func find(_ header: String) -> (caller: Caller?, generation: UInt64) {
    state.withLock { ($0.entries[header], $0.generation) }
  }

  /// Remembers a caller that was read in `generation`.
  func remember(_ caller: Caller, for header: String, generation: UInt64) {
    state.withLock { state in
      guard state.generation == generation else { return }
      if state.entries.count >= Self.limit { state.entries.removeAll() }
      state.entries[header] = caller
    }
  }

  /// Forgets all callers.
  func invalidate() {
    state.withLock { state in
      state.generation &+= 1
      state.entries.removeAll(keepingCapacity: true)
    }
  }
}
