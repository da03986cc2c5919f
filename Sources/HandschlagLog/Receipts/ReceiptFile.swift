/// A receipt with all that proves it, as its holder keeps it in a file: a proof of c2sp.org/tlog-proof whose
/// extra data are the receipt, the salt of its leaf and the salts of its commitments.
///
/// Whoever has the log's public key can check it, without the server and without trusting it. Nothing in it is
/// to be believed before ``verify(trusting:)``.
public struct ReceiptFile: Hashable, Sendable {
  /// What a receipt is of.
  public enum Content: Hashable, Sendable {
    /// Both consents met.
    case reveal(Receipt)
    /// One side stopped its grant.
    case revocation(Revocation)
  }

  /// The receipt's canonical bytes.
  public let content: [UInt8]
  /// The salt of its leaf, 32 bytes.
  public let salt: [UInt8]
  /// The salt of the worker's commitments; empty where it is not kept.
  public let workerSalt: [UInt8]
  /// The salt of the company's commitments; empty where it is not kept.
  public let companySalt: [UInt8]
  /// Notes that announced the log's keys after the first; see ``KeySuccession``.
  public let keyNotes: [String]
  /// Its place in the log.
  public let proof: LogProof

  private static let label = "handschlag receipt file v1\n"
  /// With the notes behind the rest.
  private static let labelWithNotes = "handschlag receipt file v2\n"

  /// A receipt as a server answered it.
  public init(
    content: [UInt8], salt: [UInt8], workerSalt: [UInt8] = [], companySalt: [UInt8] = [], index: Int64,
    path: [TreeHash], checkpoint: String, keyNotes: [String] = []
  ) {
    var writer = CanonicalWriter(label: keyNotes.isEmpty ? ReceiptFile.label : ReceiptFile.labelWithNotes)
    for part in [content, salt, workerSalt, companySalt] { writer.framed(part) }
    if !keyNotes.isEmpty {
      writer.integer(UInt32(clamping: keyNotes.count))
      for note in keyNotes { writer.framed(note) }
    }
    self.content = content
    self.salt = salt
    self.workerSalt = workerSalt
    self.companySalt = companySalt
    self.keyNotes = keyNotes
    proof = LogProof(extra: writer.bytes, index: index, path: path, checkpoint: checkpoint)
  }

  /// Reads a file's text, of which every byte counts.
  ///
  /// - Throws: ``LogError`` when it is no receipt.
  public init(text: String) throws(LogError) {
    let proof = try LogProof(text: text)
    let damaged = LogError("the file proves something, but not a receipt of Handschlag")
    let plain = CanonicalReader(proof.extra, label: ReceiptFile.label)
    guard var reader = plain ?? CanonicalReader(proof.extra, label: ReceiptFile.labelWithNotes),
      let content = reader.framed(), let salt = reader.framed(), let workerSalt = reader.framed(),
      let companySalt = reader.framed()
    else { throw damaged }
    keyNotes = plain == nil ? try ReceiptFile.notes(&reader, damaged) : []
    guard reader.isAtEnd else { throw damaged }
    self.content = content
    self.salt = salt
    self.workerSalt = workerSalt
    self.companySalt = companySalt
    self.proof = proof
  }

  private static func notes(
    _ reader: inout CanonicalReader, _ damaged: LogError
  ) throws(LogError) -> [String] {
    // At least one: without any, the file has the first form.
    guard let count = reader.integer(UInt32.self), count > 0 else { throw damaged }
    var notes: [String] = []
    for _ in 0..<count {
      guard let note = reader.text() else { throw damaged }
      notes.append(note)
    }
    return notes
  }

  /// The file's text.
  public var text: String { proof.text }

  /// The leaf that the log must hold.
  public var leaf: TreeHash { LogLeaf.hash(of: content, salt: salt) }

  /// Checks all that can be checked without asking anybody: the receipt's form, its place in the log, the
  /// log's signature, the givers' own signatures, and the salts.
  ///
  /// - Parameter keys: the log's public keys, from wherever the holder trusts, or keys before them: the notes in
  ///   the file are followed.
  /// - Returns: what the receipt says, and the checkpoint that holds it.
  /// - Throws: ``LogError`` at the first thing that is wrong.
  public func verify(
    trusting keys: [NoteKey]
  ) throws(LogError) -> (content: Content, checkpoint: Checkpoint) {
    let content = try readContent()
    let followed = KeySuccession.keys(following: keys, by: keyNotes)
    return (content, try proof.verify(leaf, trusting: followed))
  }

  private func readContent() throws(LogError) -> Content {
    guard salt.count == 32 else { throw LogError("the salt of the receipt is damaged") }
    if let revocation = Revocation(canonicalBytes: content) {
      guard workerSalt.isEmpty, companySalt.isEmpty else {
        throw LogError("a receipt of a revocation carries no commitments, but the file has salts for some")
      }
      return .revocation(revocation)
    }
    guard let receipt = Receipt(canonicalBytes: content) else { throw LogError("the receipt is damaged") }
    try ReceiptFile.check(receipt.worker, "worker", workerSalt)
    try ReceiptFile.check(receipt.company, "company", companySalt)
    return .reveal(receipt)
  }

  private static func check(_ party: Receipt.Party, _ name: String, _ salt: [UInt8]) throws(LogError) {
    if party.signatureVerifies == false {
      throw LogError("the \(name)'s signature under its consent is wrong: the consent was made up or altered")
    }
    guard salt.isEmpty || Commitment.digest(ofSalt: salt) == party.saltDigest else {
      throw LogError("the salt of the \(name)'s commitments is not the receipt's")
    }
  }
}
