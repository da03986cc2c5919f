/// What both sides keep as the proof of a reveal: who, what for, which fields, and commitments to the
/// values; no value, and not who consented first.
public struct Receipt: Hashable, Sendable {
  /// One side's part.
  public struct Party: Hashable, Sendable {
    /// The id under which the other side knows this one.
    public var id: String
    /// What the disclosure is for, as the notice had it: the purpose's number in the schema.
    public var purpose: Int64
    /// The hash of the notice that was consented to, 32 bytes.
    public var noticeHash: [UInt8]
    /// A commitment to each value disclosed, in the order of the fields' numbers.
    public var commitments: [Commitment]
    /// ``Commitment/digest(ofSalt:)`` of the salt of the commitments, 32 bytes.
    public var saltDigest: [UInt8]
    /// The giver's own signature, if it registered a key with its consent.
    public var signature: ConsentSignature?

    /// One side's part of a receipt.
    public init(
      id: String, purpose: Int64, noticeHash: [UInt8], commitments: [Commitment], saltDigest: [UInt8],
      signature: ConsentSignature?
    ) {
      self.id = id
      self.purpose = purpose
      self.noticeHash = noticeHash
      self.commitments = commitments
      self.saltDigest = saltDigest
      self.signature = signature
    }

    /// The numbers of the fields disclosed.
    public var fields: [Int] { commitments.map(\.field) }

    /// Whether the signature is right; nil without one.
    public var signatureVerifies: Bool? {
      signature?.verifies(noticeHash: noticeHash, fields: fields, purpose: purpose)
    }
  }

  /// The worker's part.
  public var worker: Party
  /// The company's part.
  public var company: Party
  /// The day of the reveal, counted from 1 January 1970, UTC.
  public var day: Int64

  /// A receipt of a reveal.
  public init(worker: Party, company: Party, day: Int64) {
    self.worker = worker
    self.company = company
    self.day = day
  }

  private static let label = "handschlag receipt v2\n"

  /// The bytes that the log's leaf is made of: the label `handschlag receipt v2` and a line feed, the day
  /// (8 bytes), the worker's part, the company's part. A part is its id, its purpose (8 bytes), the notice's
  /// hash, the count of the commitments (4 bytes) and for each the field's number (8 bytes) and the digest,
  /// the salt's digest, and the public key and the signature, both empty without one. Texts, hashes, keys and
  /// signatures are led by their length (4 bytes); integers have their most significant byte first.
  public var canonicalBytes: [UInt8] {
    var writer = CanonicalWriter(label: Receipt.label)
    writer.integer(day)
    Receipt.write(worker, &writer)
    Receipt.write(company, &writer)
    return writer.bytes
  }

  /// Reads canonical bytes.
  ///
  /// - Returns: nil unless they are exactly what ``canonicalBytes`` gives for the result.
  public init?(canonicalBytes bytes: [UInt8]) {
    guard var reader = CanonicalReader(bytes, label: Receipt.label), let day = reader.integer(Int64.self),
      let worker = Receipt.party(&reader), let company = Receipt.party(&reader), reader.isAtEnd
    else { return nil }
    self.init(worker: worker, company: company, day: day)
    // An id with another spelling of the same characters would compare equal.
    guard canonicalBytes == bytes else { return nil }
  }

  private static func write(_ party: Party, _ writer: inout CanonicalWriter) {
    writer.framed(party.id)
    writer.integer(party.purpose)
    writer.framed(party.noticeHash)
    writer.integer(UInt32(clamping: party.commitments.count))
    for commitment in party.commitments {
      writer.integer(Int64(commitment.field))
      writer.framed(commitment.digest)
    }
    writer.framed(party.saltDigest)
    writer.framed(party.signature?.publicKey ?? [])
    writer.framed(party.signature?.signature ?? [])
  }

  private static func party(_ reader: inout CanonicalReader) -> Party? {
    guard let id = reader.text(), let purpose = reader.integer(Int64.self),
      let noticeHash = reader.framed(32), let count = reader.integer(UInt32.self)
    else { return nil }
    var commitments: [Commitment] = []
    for _ in 0..<count {
      guard let field = reader.integer(Int64.self), let digest = reader.framed(32) else { return nil }
      commitments.append(Commitment(field: Int(field), digest: digest))
    }
    guard let saltDigest = reader.framed(32), let key = reader.framed(), let signature = reader.framed()
    else { return nil }
    let signed = ConsentSignature(publicKey: key, signature: signature)
    guard signed != nil || key.isEmpty && signature.isEmpty else { return nil }
    return Party(
      id: id, purpose: purpose, noticeHash: noticeHash, commitments: commitments, saltDigest: saltDigest,
      signature: signed)
  }
}
