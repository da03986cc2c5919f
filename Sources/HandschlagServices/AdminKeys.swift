package import HandschlagAPI
package import HandschlagRPC
import HandschlagStore
import HandschlagVault
import Logging

// The versions of the key that wraps the contact keys.
extension AdminHandler {
  package func listKeys(
    _ request: ListKeysRequest, context: ServerContext
  ) async throws -> ListKeysResponse {
    try context.requireOperation()
    return ListKeysResponse(
      versions: try market.vault.keys.versions().map {
        WrappingKeyVersion(
          version: Int32(clamping: $0.version), current: $0.isCurrent, keys: Int64($0.keys))
      })
  }

  package func rotateKeys(
    _ request: RotateKeysRequest, context: ServerContext
  ) async throws -> RotateKeysResponse {
    try context.requireOperation()
    let now = market.clock()
    // Noted before it begins: a rotation that is cut off goes on at the next start.
    try await market.write { tx in
      try tx.audit(context.method.name, actor: nil, subject: nil, reason: request.reason, at: now)
    }
    do {
      let rotation = try await market.vault.rotateKeys()
      market.logger.notice(
        "the wrapping key is rotated",
        metadata: ["version": "\(rotation.version)", "keys": "\(rotation.rewrapped)"])
      return RotateKeysResponse(
        version: Int32(clamping: rotation.version), rewrapped: Int64(rotation.rewrapped))
    } catch VaultError.rotationRuns {
      throw RPCError.precondition("ROTATION_RUNS", "a rotation runs already: wait for it, then list the keys")
    } catch VaultError.noKeyFile {
      throw RPCError.precondition("KEY_FILE_MISSING", "the server has no key file: put server.key back")
    } catch let error as KeyFileError {
      throw RPCError.precondition("KEY_FILE_UNUSABLE", "\(error)")
    } catch {
      throw market.answer(to: error)
    }
  }
}
