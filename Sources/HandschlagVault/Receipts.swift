import Crypto
package import HandschlagLog

/// A receipt as the database keeps it.
package struct SealedReceipt: Hashable, Sendable {
  /// The canonical bytes, encrypted under a key that comes from the salt.
  package let sealed: [UInt8]
  /// The salt of the leaf, in the key store.
  package let salt: KeyID
  /// What the log shows of it.
  package let leaf: TreeHash
}

/// Receipts at rest: each is sealed under a key made from the salt of its leaf, so that destroying the salt
/// takes the receipt out of the database and of every copy of it, and leaves a leaf that could be anyone's.
package struct Receipts: Sendable {
  private let store: KeyStore

  /// Receipts whose salts are in this store.
  package init(store: KeyStore) { self.store = store }

  /// Seals the receipt of a reveal.
  ///
  /// - Parameter salt: that of the reveal's ``Promotion``.
  /// - Throws: ``VaultError``.
  package func seal(reveal content: [UInt8], salt: KeyID, engagement: Int64) throws -> SealedReceipt {
    let secret = try store.secret(salt, KeyPlace(kind: .receiptSalt, owner: engagement))
    return try seal(content, secret, salt, engagement, nil)
  }

  /// Seals the receipt of a revocation under a new salt, on disk before this returns.
  ///
  /// - Parameter giver: who stopped its grant.
  package func seal(
    revocation content: [UInt8], engagement: Int64, giver: VaultSide
  ) throws -> SealedReceipt {
    let secret = SymmetricKey(size: .bits256)
    let ids = try store.put([(KeyPlace(kind: .receiptSalt, owner: engagement, side: giver), secret)])
    return try seal(content, secret, ids[0], engagement, giver)
  }

  /// Reads a receipt for who may hold it.
  ///
  /// - Parameter giver: of a revocation; nil for a reveal.
  /// - Returns: the canonical bytes and the 32 bytes of the salt.
  /// - Throws: ``VaultError/keyGone`` after an erasure, ``VaultError/altered``.
  package func open(
    _ sealed: [UInt8], salt: KeyID, engagement: Int64, giver: VaultSide? = nil
  ) throws -> (content: [UInt8], salt: [UInt8]) {
    let secret = try store.secret(salt, KeyPlace(kind: .receiptSalt, owner: engagement, side: giver))
    let content = try Sealing.open(
      sealed, under: Receipts.key(secret), associated: Receipts.associatedData(engagement, giver))
    return (content, secret.bytes)
  }

  private func seal(
    _ content: [UInt8], _ secret: SymmetricKey, _ salt: KeyID, _ engagement: Int64, _ giver: VaultSide?
  ) throws -> SealedReceipt {
    SealedReceipt(
      sealed: try Sealing.seal(
        content, under: Receipts.key(secret), associated: Receipts.associatedData(engagement, giver)),
      salt: salt, leaf: LogLeaf.hash(of: content, salt: secret.bytes))
  }

  /// The salt itself is handed to holders; what it seals is what they hold as well.
  private static func key(_ salt: SymmetricKey) -> SymmetricKey {
    HKDF<SHA256>.deriveKey(
      inputKeyMaterial: salt, info: Array("handschlag v1 receipt".utf8), outputByteCount: 32)
  }

  private static func associatedData(_ engagement: Int64, _ giver: VaultSide?) -> [UInt8] {
    Array("handschlag receipt v1".utf8) + [engagement, giver?.rawValue ?? 0].flatMap(Bytes.bigEndian)
  }
}

/// A giver's signature at rest, before the reveal: sealed under a key made from the salt of the consent's
/// commitments, and of one length whether there is a signature or not.
enum SealedSignature {
  static func seal(
    _ signature: ConsentSignature?, salt: SymmetricKey, engagement: Int64, side: VaultSide
  ) throws -> [UInt8] {
    let plain =
      signature.map { $0.publicKey + $0.signature }
      ?? [UInt8](repeating: 0, count: ConsentSignature.byteCount)
    return try Sealing.seal(plain, under: key(salt), associated: associatedData(engagement, side))
  }

  /// nil where the giver did not sign.
  static func open(
    _ sealed: [UInt8], salt: SymmetricKey, engagement: Int64, side: VaultSide
  ) throws -> ConsentSignature? {
    let plain = try Sealing.open(sealed, under: key(salt), associated: associatedData(engagement, side))
    guard plain.contains(where: { $0 != 0 }) else { return nil }
    return ConsentSignature(publicKey: Array(plain.prefix(32)), signature: Array(plain.dropFirst(32)))
  }

  private static func key(_ salt: SymmetricKey) -> SymmetricKey {
    HKDF<SHA256>.deriveKey(
      inputKeyMaterial: salt, info: Array("handschlag v1 consent signature".utf8), outputByteCount: 32)
  }

  private static func associatedData(_ engagement: Int64, _ side: VaultSide) -> [UInt8] {
    Array("handschlag consent signature v1".utf8) + [engagement, side.rawValue].flatMap(Bytes.bigEndian)
  }
}
