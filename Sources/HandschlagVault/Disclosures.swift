import Crypto
package import HandschlagLog

/// What one side consented to disclose, sealed until the reveal.
package struct DisclosureRef: Hashable, Sendable {
  /// The engagement.
  package let engagement: Int64
  /// Who disclosed.
  package let side: VaultSide
  /// The key in the key store.
  package let key: KeyID

  /// A reference as read from its row.
  package init(engagement: Int64, side: VaultSide, key: KeyID) {
    self.engagement = engagement
    self.side = side
    self.key = key
  }
}

/// What a reveal handed to one side: the counterpart's fields.
package struct GrantRef: Hashable, Sendable {
  /// The engagement.
  package let engagement: Int64
  /// Who may read.
  package let holder: VaultSide
  /// The key in the key store.
  package let key: KeyID

  /// A reference as read from its row.
  package init(engagement: Int64, holder: VaultSide, key: KeyID) {
    self.engagement = engagement
    self.holder = holder
    self.key = key
  }
}

/// All that the database keeps of a consent's disclosure.
package struct SealedDisclosure: Hashable, Sendable {
  /// The disclosure and its key.
  package let ref: DisclosureRef
  /// The fields, encrypted. It stays as it is when a grant comes of the disclosure.
  package let ciphertext: [UInt8]
  /// The salt of the commitments, in the key store.
  package let salt: KeyID
  /// A commitment to each value, in the order of the fields, for the receipt.
  package let commitments: [Commitment]
  /// The giver's signature, sealed; of one length whether there is one or not.
  package let signature: [UInt8]
}

/// The keys that a reveal made.
package struct Promotion: Hashable, Sendable {
  /// What the worker may now read: the company's fields.
  package let workersGrant: GrantRef
  /// What the company may now read: the worker's fields.
  package let companysGrant: GrantRef
  /// The salt for the receipt's leaf in the log.
  package let receiptSalt: KeyID
}

/// Consent by key: what a side discloses is sealed under a key that opens nothing until the reveal turns
/// it, together with the other side's, into a grant.
///
/// No function here opens a disclosure, and the key store gives its keys to this module alone.
package struct Disclosures: Sendable {
  private let store: KeyStore

  /// Disclosures whose keys are in this store.
  package init(store: KeyStore) { self.store = store }

  /// Seals what a side consents to disclose, under a fresh key, on disk before this returns.
  ///
  /// To withdraw it, destroy `ref.key` and `salt` after its row is gone.
  ///
  /// - Parameters:
  ///   - engagement: The inner number of the engagement.
  ///   - side: Who discloses.
  ///   - fields: The chosen fields as they are now.
  ///   - signature: The giver's own, if it gave one.
  package func seal(
    engagement: Int64, side: VaultSide, fields: [ContactField], signature: ConsentSignature? = nil
  ) throws -> SealedDisclosure {
    let draft = try DisclosureDraft(
      engagement: engagement, side: side, fields: fields, signature: signature)
    return draft.sealed(try store.put(draft.secrets))
  }

  /// Seals, as ``seal(engagement:side:fields:)`` does, a card that its giver has sealed to the other side before:
  /// the server can read nothing of it, and releases it at the reveal and not sooner.
  ///
  /// - Parameters:
  ///   - engagement: The inner number of the engagement.
  ///   - side: Who discloses.
  ///   - sealed: What the giver's program made.
  ///   - commitments: The giver's own, whose salt is inside.
  ///   - signature: The giver's own, if it gave one.
  package func seal(
    engagement: Int64, side: VaultSide, sealed: [UInt8], commitments: [Commitment],
    signature: ConsentSignature? = nil
  ) throws -> SealedDisclosure {
    let draft = try DisclosureDraft(
      engagement: engagement, side: side,
      fields: [ContactField(number: Disclosures.endToEnd, value: sealed)], signature: signature)
    let disclosure = draft.sealed(try store.put(draft.secrets))
    return SealedDisclosure(
      ref: disclosure.ref, ciphertext: disclosure.ciphertext, salt: disclosure.salt,
      commitments: commitments, signature: disclosure.signature)
  }

  /// The number of the one field of such a disclosure; no field of the schema has it.
  private static let endToEnd = 0

  /// Seals what a side consents to disclose, as the function of the same name does, without holding up the
  /// caller's thread.
  ///
  /// - Parameters:
  ///   - engagement: The inner number of the engagement.
  ///   - side: Who discloses.
  ///   - fields: The chosen fields as they are now.
  ///   - signature: The giver's own, if it gave one.
  package func seal(
    engagement: Int64, side: VaultSide, fields: [ContactField], signature: ConsentSignature? = nil
  ) async throws -> SealedDisclosure {
    let draft = try DisclosureDraft(
      engagement: engagement, side: side, fields: fields, signature: signature)
    return draft.sealed(try await store.put(draft.secrets))
  }

  /// Turns two disclosures into two grants; all that a reveal needs of the key store, in one transaction.
  ///
  /// The disclosures' keys stay, since the reveal's own transaction may yet fail: destroy them when it is
  /// committed, or the grants' when it is not. After a crash between, ``KeyStore/sweep(keeping:)`` does
  /// either.
  ///
  /// - Throws: ``VaultError/disclosuresDoNotMatch`` unless they are the two sides' of one engagement, and
  ///   ``VaultError/keyGone`` when one was withdrawn; nothing is granted then.
  package func promote(_ first: DisclosureRef, _ second: DisclosureRef) throws -> Promotion {
    guard first.engagement == second.engagement, first.side == second.side.other else {
      throw VaultError.disclosuresDoNotMatch
    }
    let engagement = first.engagement
    let (worker, company) = first.side == .worker ? (first, second) : (second, first)
    let ids = try store.rewrap(
      [worker, company].map { disclosure in
        (
          from: (disclosure.key, KeyPlace(kind: .disclosure, owner: engagement, side: disclosure.side)),
          to: KeyPlace(kind: .grant, owner: engagement, side: disclosure.side.other)
        )
      },
      adding: [(KeyPlace(kind: .receiptSalt, owner: engagement), SymmetricKey(size: .bits256))])
    return Promotion(
      workersGrant: GrantRef(engagement: engagement, holder: .worker, key: ids[1]),
      companysGrant: GrantRef(engagement: engagement, holder: .company, key: ids[0]),
      receiptSalt: ids[2])
  }

  /// Reads what was granted.
  ///
  /// - Parameter ciphertext: That of the disclosure which the other side had sealed.
  /// - Throws: ``VaultError/keyGone`` after the grant was revoked, ``VaultError/altered`` for a ciphertext
  ///   of another engagement or side.
  package func open(_ grant: GrantRef, ciphertext: [UInt8]) throws -> [ContactField] {
    let key = try store.secret(
      grant.key, KeyPlace(kind: .grant, owner: grant.engagement, side: grant.holder))
    let plain = try Sealing.open(
      ciphertext, under: key,
      associated: DisclosureDraft.associatedData(grant.engagement, giver: grant.holder.other))
    guard let fields = FieldList.decode(plain) else { throw VaultError.altered }
    return fields
  }

  /// The salt of one side's commitments, 32 bytes, for who holds the grant: with it the receipt proves the
  /// values.
  package func commitmentSalt(_ id: KeyID, engagement: Int64, side: VaultSide) throws -> [UInt8] {
    try store.secret(id, KeyPlace(kind: .commitmentSalt, owner: engagement, side: side)).bytes
  }

  /// The giver's signature under a consent, for the receipt of the reveal; nil where it did not sign.
  ///
  /// - Parameters:
  ///   - sealed: What ``SealedDisclosure/signature`` was.
  ///   - salt: The salt of the same disclosure.
  package func signature(
    _ sealed: [UInt8], salt: KeyID, engagement: Int64, side: VaultSide
  ) throws -> ConsentSignature? {
    let secret = try store.secret(
      salt, KeyPlace(kind: .commitmentSalt, owner: engagement, side: side))
    return try SealedSignature.open(sealed, salt: secret, engagement: engagement, side: side)
  }
}

/// A disclosure whose keys are not stored yet.
private struct DisclosureDraft {
  let engagement: Int64
  let side: VaultSide
  let ciphertext: [UInt8]
  let commitments: [Commitment]
  let signature: [UInt8]
  /// The disclosure's key and the commitments' salt, in this order.
  let secrets: [(KeyPlace, SymmetricKey)]

  init(
    engagement: Int64, side: VaultSide, fields: [ContactField], signature: ConsentSignature?
  ) throws {
    let key = SymmetricKey(size: .bits256)
    let salt = SymmetricKey(size: .bits256)
    self.engagement = engagement
    self.side = side
    ciphertext = try Sealing.seal(
      FieldList.encode(fields), under: key,
      associated: DisclosureDraft.associatedData(engagement, giver: side))
    commitments = fields.map { Commitment(field: $0.number, value: $0.value, salt: salt.bytes) }
    self.signature = try SealedSignature.seal(signature, salt: salt, engagement: engagement, side: side)
    secrets = [
      (KeyPlace(kind: .disclosure, owner: engagement, side: side), key),
      (KeyPlace(kind: .commitmentSalt, owner: engagement, side: side), salt),
    ]
  }

  func sealed(_ ids: [KeyID]) -> SealedDisclosure {
    SealedDisclosure(
      ref: DisclosureRef(engagement: engagement, side: side, key: ids[0]), ciphertext: ciphertext,
      salt: ids[1], commitments: commitments, signature: signature)
  }

  static func associatedData(_ engagement: Int64, giver: VaultSide) -> [UInt8] {
    Array("handschlag disclosure v1".utf8) + [engagement, giver.rawValue].flatMap(Bytes.bigEndian)
  }
}

/// The plain bytes of a disclosure: each field's number and value, filled up so that the length of the
/// ciphertext tells little of the values'.
enum FieldList {
  private static let step = 128

  static func encode(_ fields: [ContactField]) -> [UInt8] {
    var bytes = Bytes.bigEndian(UInt32(fields.count))
    for field in fields {
      bytes += Bytes.bigEndian(Int64(field.number)) + Bytes.framed(field.value)
    }
    return bytes + [UInt8](repeating: 0, count: (step - bytes.count % step) % step)
  }

  static func decode(_ bytes: [UInt8]) -> [ContactField]? {
    var reader = ByteReader(bytes)
    guard let count = reader.integer(UInt32.self) else { return nil }
    var fields: [ContactField] = []
    for _ in 0..<count {
      guard let number = reader.integer(Int64.self), let value = reader.framed() else { return nil }
      fields.append(ContactField(number: Int(number), value: value))
    }
    return fields
  }
}
