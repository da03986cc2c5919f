import HandschlagLog

/// A receipt in a log of seven leaves, and the log's key.
struct Fixture {
  let signer: NoteSigner
  let leaves: [TreeHash]
  let checkpoint: String
  let file: ReceiptFile

  static let workerSalt = [UInt8](repeating: 1, count: 32)
  static let companySalt = [UInt8](repeating: 2, count: 32)

  static func party(_ id: String, _ fields: [Int], _ salt: [UInt8], signed: Bool) throws -> Receipt.Party {
    let hash = [UInt8](repeating: UInt8(fields.count), count: 32)
    let signer = ConsentSigner(seed: [UInt8](repeating: UInt8(fields.count), count: 32))
    return Receipt.Party(
      id: id, purpose: 1, noticeHash: hash,
      commitments: fields.map { Commitment(field: $0, value: [UInt8($0)], salt: salt) },
      saltDigest: Commitment.digest(ofSalt: salt),
      signature: signed ? try signer?.sign(noticeHash: hash, fields: fields, purpose: 1) : nil)
  }

  static func receipt(signed: Bool) throws -> Receipt {
    Receipt(
      worker: try party("wkr_0000", [3, 4], workerSalt, signed: signed),
      company: try party("cmp_0000", [1, 2, 3], companySalt, signed: signed), day: 20_000)
  }

  init(content: [UInt8]? = nil) throws {
    let content = try content ?? Fixture.receipt(signed: true).canonicalBytes
    let isReveal = Receipt(canonicalBytes: content) != nil
    let salt = [UInt8](repeating: 9, count: 32)
    signer = try NoteSigner(name: "example.org/log", seed: [UInt8](repeating: 3, count: 32))
    leaves = (0..<7).map { $0 == 4 ? LogLeaf.hash(of: content, salt: salt) : TreeHash.leaf([UInt8($0)]) }
    let tree = GrownTree(leaves)
    checkpoint = try Checkpoint(origin: "example.org/log", size: 7, root: tree.roots[7]).signed(by: [signer])
    file = ReceiptFile(
      content: content, salt: salt, workerSalt: isReveal ? Fixture.workerSalt : [],
      companySalt: isReveal ? Fixture.companySalt : [], index: 4,
      path: try tree.prover.inclusion(of: 4, in: 7), checkpoint: checkpoint)
  }
}
