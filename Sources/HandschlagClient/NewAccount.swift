public import HandschlagAPI
import HandschlagRPC

/// An account that was just opened or taken back, with the secrets that nobody else has.
public struct NewAccount: Sendable {
  /// The account as the server sees it.
  public let account: Account
  /// A client that acts for the account.
  public let client: HandschlagClient
  /// To be kept by the program, readable by its owner alone.
  public let token: AccessToken
  /// To be shown to the person once, for writing down.
  public let recoveryCode: RecoveryCode
}

extension HandschlagClient {
  /// Opens an account. Token and recovery code are made here; the server learns their hashes.
  ///
  /// - Parameters:
  ///   - roles: what the account is: worker, company or both
  ///   - invite: an invitation's code, where the server asks for one
  /// - Returns: the account, its secrets, and a client that uses them over the same connection.
  public func createAccount(roles: [Role], invite: InviteCode? = nil) async throws -> NewAccount {
    let token = AccessToken()
    let code = RecoveryCode()
    let response = try await with(token: nil).accounts.createAccount(
      CreateAccountRequest(
        tokenHash: token.hash, recoveryHash: code.hash, roles: roles, invite: invite?.text ?? ""))
    return try newAccount(response.account, token, code)
  }

  /// Takes an account back with its recovery code, which is thereby used up.
  ///
  /// Every earlier token ends, and live consents are void.
  ///
  /// - Returns: the account, its new secrets, and a client that uses them over the same connection.
  public func recoverAccount(_ recoveryCode: RecoveryCode) async throws -> NewAccount {
    let token = AccessToken()
    let next = RecoveryCode()
    let response = try await with(token: nil).accounts.recoverAccount(
      RecoverAccountRequest(
        recoveryCode: recoveryCode.bytes, tokenHash: token.hash, recoveryHash: next.hash))
    return try newAccount(response.account, token, next)
  }

  private func newAccount(
    _ account: Account?, _ token: AccessToken, _ code: RecoveryCode
  ) throws -> NewAccount {
    guard let account else { throw RPCError(.internalError, "the server answered without the account") }
    return NewAccount(account: account, client: with(token: token), token: token, recoveryCode: code)
  }
}
