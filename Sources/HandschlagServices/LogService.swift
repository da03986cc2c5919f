package import HandschlagAPI
import HandschlagLog
package import HandschlagRPC
import HandschlagStore
import HandschlagVault

/// The public log, for anyone. It reads nothing that is not covered by a published checkpoint.
package struct PublicLogHandler: LogService {
  private static let mostLeaves: Int64 = 1000

  private let market: Marketplace
  private var log: PublicLog { PublicLog(market: market) }

  /// Serves a marketplace's log.
  package init(_ market: Marketplace) { self.market = market }

  package func getCheckpoint(
    _ request: GetCheckpointRequest, context: ServerContext
  ) async throws -> GetCheckpointResponse {
    let log = log
    let checkpoint = try await market.read { tx in
      guard request.size > 0 else { return try log.newest(tx) }
      guard let checkpoint = try tx.checkpoint(size: request.size) else { throw RPCError.notFound }
      return checkpoint
    }
    return GetCheckpointResponse(
      checkpoint: checkpoint.note, keys: market.vault.logKeys.signers.map(\.key.vkey),
      keyNotes: market.vault.logKeys.notes)
  }

  package func getInclusionProof(
    _ request: GetInclusionProofRequest, context: ServerContext
  ) async throws -> GetInclusionProofResponse {
    guard let leaf = TreeHash(request.leaf) else { throw RPCError.invalid("leaf", "is not 32 bytes long") }
    let log = log
    return try await market.read { tx in
      let size = try size(request.size, "size", tx)
      guard let index = try tx.logIndex(of: leaf), index < size else { throw RPCError.notFound }
      let path = try log.prover(tx).inclusion(of: index, in: size)
      return GetInclusionProofResponse(index: index, size: size, path: path.map(\.bytes))
    }
  }

  package func getConsistencyProof(
    _ request: GetConsistencyProofRequest, context: ServerContext
  ) async throws -> GetConsistencyProofResponse {
    let log = log
    return try await market.read { tx in
      let second = try size(request.second, "second", tx)
      guard (1...second).contains(request.first) else {
        throw RPCError.invalid("first", "is not a size from 1 to that of the later tree, \(second)")
      }
      let path = try log.prover(tx).consistency(from: request.first, to: second)
      return GetConsistencyProofResponse(second: second, path: path.map(\.bytes))
    }
  }

  package func listLeaves(
    _ request: ListLeavesRequest, context: ServerContext
  ) async throws -> ListLeavesResponse {
    let limit = request.count == 0 ? Self.mostLeaves : Int64(request.count)
    let log = log
    return try await market.readLong { tx in
      ListLeavesResponse(
        leaves: try tx.logLeaves(from: request.start, limit: limit), size: try log.newest(tx).size)
    }
  }

  /// The size that a request names, or that of the newest checkpoint.
  ///
  /// - Throws: `INVALID_ARGUMENT` for a size that the log has not reached.
  private func size(_ given: Int64, _ field: String, _ tx: ReadTransaction) throws -> Int64 {
    let newest = try log.newest(tx).size
    guard given <= newest else { throw RPCError.invalid(field, "is more than the log's \(newest) leaves") }
    return given > 0 ? given : newest
  }
}
