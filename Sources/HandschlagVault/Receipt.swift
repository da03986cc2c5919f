import Crypto

/// A promise about one value that can be kept later: whoever has salt and value can check it, and nobody
/// can find the value without the salt.
package struct Commitment: Hashable, Sendable {
  /// Which field of the schema.
  package let field: Int
  /// HMAC-SHA256 under the salt over the field's number (8 bytes, most significant first) and the value:
  /// 32 bytes.
  package let digest: [UInt8]

  /// A commitment as read from its row or from a receipt.
  package init(field: Int, digest: [UInt8]) {
    self.field = field
    self.digest = digest
  }

  /// Commits to a value.
  package init(field: Int, value: [UInt8], salt: [UInt8]) {
    var mac = HMAC<SHA256>(key: SymmetricKey(data: salt))
    mac.update(data: Bytes.bigEndian(Int64(field)) + value)
    self.init(field: field, digest: Array(mac.finalize()))
  }

  /// Whether this is the commitment to `value` under `salt`.
  package func matches(value: [UInt8], salt: [UInt8]) -> Bool {
    Bytes.constantTimeEqual(digest, Commitment(field: field, value: value, salt: salt).digest)
  }
}

/// What both sides keep as the proof of a reveal: who, what for, which fields, and commitments to the
/// values; no value, and not who consented first.
package struct Receipt: Hashable, Sendable {
  /// One side's part.
  package struct Party: Hashable, Sendable {
    /// The id under which the other side knows this one.
    package var id: String
    /// The names of the fields disclosed, in the order of the commitments.
    package var fields: [String]
    /// What the disclosure is for, as the notice had it.
    package var purpose: String
    /// The hash of the notice that was consented to, 32 bytes.
    package var noticeHash: [UInt8]
    /// A commitment to each value disclosed.
    package var commitments: [Commitment]

    /// One side's part of a receipt.
    package init(
      id: String, fields: [String], purpose: String, noticeHash: [UInt8], commitments: [Commitment]
    ) {
      self.id = id
      self.fields = fields
      self.purpose = purpose
      self.noticeHash = noticeHash
      self.commitments = commitments
    }
  }

  /// The worker's part.
  package var worker: Party
  /// The company's part.
  package var company: Party
  /// The day of the reveal, counted from 1 January 1970, UTC.
  package var day: Int64

  /// A receipt of a reveal.
  package init(worker: Party, company: Party, day: Int64) {
    self.worker = worker
    self.company = company
    self.day = day
  }

  private static let label: [UInt8] = Array("handschlag receipt v1\n".utf8)

  /// The bytes that are hashed and signed: a label, the day (8 bytes), the worker's part, the company's
  /// part. Texts, digests and lists are led by their length or count (4 bytes); integers have their most
  /// significant byte first.
  package var canonicalBytes: [UInt8] {
    Receipt.label + Bytes.bigEndian(day) + Receipt.encode(worker) + Receipt.encode(company)
  }

  /// Reads canonical bytes.
  ///
  /// - Returns: nil unless they are exactly what ``canonicalBytes`` gives for the result.
  package init?(canonicalBytes bytes: [UInt8]) {
    var reader = ByteReader(bytes)
    guard reader.bytes(Receipt.label.count) == Receipt.label, let day = reader.integer(Int64.self),
      let worker = Receipt.decodeParty(&reader), let company = Receipt.decodeParty(&reader), reader.isAtEnd
    else { return nil }
    self.init(worker: worker, company: company, day: day)
  }

  private static func encode(_ party: Party) -> [UInt8] {
    var bytes = Bytes.framed(party.id) + Bytes.framed(party.purpose) + Bytes.framed(party.noticeHash)
    bytes += Bytes.bigEndian(UInt32(party.fields.count))
    for field in party.fields { bytes += Bytes.framed(field) }
    bytes += Bytes.bigEndian(UInt32(party.commitments.count))
    for commitment in party.commitments {
      bytes += Bytes.bigEndian(Int64(commitment.field)) + Bytes.framed(commitment.digest)
    }
    return bytes
  }

  private static func decodeParty(_ reader: inout ByteReader) -> Party? {
    guard let id = reader.text(), let purpose = reader.text(), let noticeHash = reader.framed(),
      let fieldCount = reader.integer(UInt32.self)
    else { return nil }
    var fields: [String] = []
    for _ in 0..<fieldCount {
      guard let field = reader.text() else { return nil }
      fields.append(field)
    }
    guard let commitmentCount = reader.integer(UInt32.self) else { return nil }
    var commitments: [Commitment] = []
    for _ in 0..<commitmentCount {
      guard let field = reader.integer(Int64.self), let digest = reader.framed() else { return nil }
      commitments.append(Commitment(field: Int(field), digest: digest))
    }
    return Party(
      id: id, fields: fields, purpose: purpose, noticeHash: noticeHash, commitments: commitments)
  }
}

/// A row of the append-only log: 32 bytes that tell nothing of type, time or party.
///
/// The entry is HMAC-SHA256 of a receipt under a salt of its own; without the salt it is as good as
/// random, and once the salt is destroyed nobody can tell it from padding. Its leaf hash is that of RFC
/// 6962, section 2.1.
package struct LogLeaf: Hashable, Sendable {
  /// The entry itself, 32 bytes.
  package let entry: [UInt8]

  /// A leaf as read from its row.
  package init(entry: [UInt8]) { self.entry = entry }

  /// The leaf of a receipt.
  ///
  /// - Parameters:
  ///   - receipt: Its canonical bytes.
  ///   - salt: The 32 bytes of its salt.
  package init(receipt: [UInt8], salt: [UInt8]) {
    entry = Array(HMAC<SHA256>.authenticationCode(for: receipt, using: SymmetricKey(data: salt)))
  }

  /// A leaf that pads a checkpoint.
  package static func padding() -> LogLeaf { LogLeaf(entry: Bytes.random(32)) }

  /// SHA-256 over a zero byte and the entry: 32 bytes.
  package var hash: [UInt8] { SHA256Digest.of([0] + entry) }
}
