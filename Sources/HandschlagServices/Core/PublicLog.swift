import HandschlagLog
import HandschlagRPC
import HandschlagStore
import HandschlagVault

/// The public log as the services work with it.
struct PublicLog {
  /// More leaves than this are taken in with several checkpoints, for the writer is held up meanwhile.
  private static let mostLeaves: Int64 = 16_384

  let market: Marketplace

  /// Takes in what waits, and signs a checkpoint with every key of the log.
  func makeCheckpoint(
    _ tx: WriteTransaction
  ) throws -> (checkpoint: StoredCheckpoint, isBehind: Bool) {
    let signers = market.vault.logKeys.signers
    guard let origin = signers.first?.key.name else { throw VaultError.keyGone }
    let least = market.settings.logBatch
    return try tx.makeCheckpoint(
      least: least, most: max(least, Self.mostLeaves), padding: LogLeaf.padding,
      sign: { try Checkpoint(origin: origin, size: $0, root: $1).signed(by: signers) })
  }

  /// The newest checkpoint.
  ///
  /// - Throws: `UNAVAILABLE` before the first.
  func newest(_ tx: ReadTransaction) throws -> StoredCheckpoint {
    guard let newest = try tx.newestCheckpoint() else {
      throw RPCError(
        .unavailable, "the log has no checkpoint yet: try again later", details: [.reason("NO_CHECKPOINT")])
    }
    return newest
  }

  /// Makes proofs from what is stored.
  func prover(_ tx: ReadTransaction) -> TreeProver {
    TreeProver { try tx.logNode(level: $0, position: $1) }
  }
}
