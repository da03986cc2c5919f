import Crypto
public import HandschlagAPI
public import HandschlagLog
import HandschlagProtobuf
import HandschlagRPC

extension ConsentNotice {
  /// What a consent to this notice names: SHA-256 of its encoding, computed here rather than believed.
  public var hash: [UInt8] { Array(SHA256.hash(data: encoded())) }
}

extension ConsentSigner {
  /// Signs a consent to exactly what a notice says.
  ///
  /// - Parameter notice: as its giver has read it.
  public func sign(_ notice: ConsentNotice) throws -> ConsentProof {
    let signed = try sign(
      noticeHash: notice.hash, fields: notice.fields.map { Int($0.rawValue) },
      purpose: Int64(notice.purpose.rawValue))
    return ConsentProof(publicKey: signed.publicKey, signature: signed.signature)
  }
}

extension HandschlagClient {
  /// The receipt of an engagement's reveal, or of one's own revocation, with its proof.
  ///
  /// The answer is not checked: ``ReceiptFile/verify(trusting:)`` does that.
  ///
  /// - Parameters:
  ///   - engagement: its id, `eng_…`.
  ///   - kind: which receipt.
  /// - Returns: nil until the log's next checkpoint takes the receipt in, which is at most an hour.
  /// - Throws: `RPCError`, with `NOT_FOUND` where the caller holds no such receipt; ``LogError`` for an answer
  ///   that is none.
  public func receipt(
    of engagement: String, _ kind: ReceiptKind = .reveal
  ) async throws -> ReceiptFile? {
    let reply = try await consents.getReceipt(.init(engagementID: engagement, kind: kind))
    guard let inclusion = reply.inclusion else { return nil }
    // Who trusts an older key of the log needs them, and once the file is kept there is nobody to ask.
    let notes = try await log.getCheckpoint(.init()).keyNotes
    return ReceiptFile(
      content: reply.content, salt: reply.salt, workerSalt: reply.workerSalt,
      companySalt: reply.companySalt, index: inclusion.index, path: try hashes(inclusion.path),
      checkpoint: inclusion.checkpoint, keyNotes: notes)
  }

  /// Fetches the newest checkpoint and checks that it continues one that was seen before.
  ///
  /// - Parameters:
  ///   - keys: the log's public keys, from wherever the caller trusts.
  ///   - earlier: the signed checkpoint seen before; nil for none.
  /// - Returns: the newest checkpoint as it was signed.
  /// - Throws: ``LogError`` when it is not signed by a trusted key, or the log was cut or forked.
  public func checkpoint(trusting keys: [NoteKey], after earlier: String? = nil) async throws -> String {
    let note = try await log.getCheckpoint(.init()).checkpoint
    let newest = try Checkpoint.open(note, trusting: keys)
    guard let earlier else { return note }
    try await requireConsistent(try Checkpoint.open(earlier, trusting: keys), newest)
    return note
  }

  /// Checks that one checkpoint's log is the beginning of another's, by a proof that the server makes and this
  /// side need not believe.
  ///
  /// - Throws: ``LogError`` when it is not.
  public func requireConsistent(_ earlier: Checkpoint, _ later: Checkpoint) async throws {
    // The audit's own comparison of origins and sizes; nothing else of it is needed here.
    _ = try LogAudit(later, earlier: earlier)
    var path: [TreeHash] = []
    if earlier.size > 0, earlier.size < later.size {
      let proof = try await log.getConsistencyProof(.init(first: earlier.size, second: later.size))
      path = try hashes(proof.path)
    }
    guard
      TreeProofs.areConsistent(
        first: earlier.size, root: earlier.root, second: later.size, laterRoot: later.root, path: path)
    else {
      throw LogError(
        "the log was forked: its tree of \(later.size) leaves does not begin with the \(earlier.size) that were "
          + "seen before")
    }
  }

  /// Fetches all leaves up to a checkpoint.
  ///
  /// - Parameters:
  ///   - size: of the checkpoint.
  ///   - body: takes each leaf in its order.
  /// - Throws: ``LogError`` when the server has fewer.
  public func forEachLeaf(upTo size: Int64, _ body: (TreeHash) throws -> Void) async throws {
    var next: Int64 = 0
    while next < size {
      let page = try await log.listLeaves(.init(start: next, count: 1000)).leaves
      guard !page.isEmpty, page.count % TreeHash.byteCount == 0 else {
        throw LogError("the server has \(next) leaves, and its checkpoint says \(size)")
      }
      for start in stride(from: 0, to: page.count, by: TreeHash.byteCount) where next < size {
        guard let leaf = TreeHash(page[start..<start + TreeHash.byteCount]) else { continue }
        try body(leaf)
        next += 1
      }
    }
  }

  private func hashes(_ path: [[UInt8]]) throws -> [TreeHash] {
    try path.map { bytes in
      guard let hash = TreeHash(bytes) else {
        throw LogError("the server's proof holds a hash of another length")
      }
      return hash
    }
  }
}
