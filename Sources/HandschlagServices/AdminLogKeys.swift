package import HandschlagAPI
import HandschlagLog
package import HandschlagRPC
import HandschlagStore
import HandschlagVault
import Logging

// The keys of the public log.
extension AdminHandler {
  package func rotateLogKey(
    _ request: RotateLogKeyRequest, context: ServerContext
  ) async throws -> RotateLogKeyResponse {
    try context.requireOperation()
    try await noteInAudit(context, request.reason)
    let succession = try changing { try market.vault.logKeys.rotate() }
    market.logger.notice("the log has a new key", metadata: ["key": "\(succession.key.vkey)"])
    return RotateLogKeyResponse(key: succession.key.vkey, note: succession.note)
  }

  package func retireLogKeys(
    _ request: RetireLogKeysRequest, context: ServerContext
  ) async throws -> RetireLogKeysResponse {
    try context.requireOperation()
    try await noteInAudit(context, request.reason)
    // The newest checkpoint is signed by the key that stays: a start asks for that.
    let market = market
    if market.vault.logKeys.signers.count > 1 {
      _ = try await market.write { try PublicLog(market: market).makeCheckpoint($0).isBehind }
    }
    let retired = try changing { try market.vault.logKeys.retire() }.map(\.vkey)
    let key = market.vault.logKeys.signers.last?.key.vkey ?? ""
    market.logger.notice(
      "the log's older keys are destroyed", metadata: ["key": "\(key)", "destroyed": "\(retired.count)"])
    return RetireLogKeysResponse(key: key, retired: retired)
  }

  private func noteInAudit(_ context: ServerContext, _ reason: String) async throws {
    let now = market.clock()
    try await market.write { tx in
      try tx.audit(context.method.name, actor: nil, subject: nil, reason: reason, at: now)
    }
  }

  private func changing<Answer>(_ body: () throws -> Answer) throws -> Answer {
    do {
      return try body()
    } catch VaultError.noKeyFile {
      throw RPCError.precondition(
        "LOG_KEY_FILE_MISSING", "the server has no file of the log's keys: put log.key back")
    } catch VaultError.tooManyLogKeys {
      throw RPCError.precondition(
        "TOO_MANY_LOG_KEYS",
        "the log has as many keys as its readers accept: retire the older ones, or begin another log")
    } catch let error as KeyFileError {
      throw RPCError.precondition("KEY_FILE_UNUSABLE", "\(error)")
    } catch {
      throw market.answer(to: error)
    }
  }
}
