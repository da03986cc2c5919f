import Crypto

/// One value of a contact card, in plain.
package struct ContactField: Hashable, Sendable {
  /// Which field of the schema.
  package let number: Int
  /// The value's bytes, UTF-8 for texts.
  package let value: [UInt8]

  /// A field with a value of bytes.
  package init(number: Int, value: [UInt8]) {
    self.number = number
    self.value = value
  }

  /// A field with a text.
  package init(number: Int, text: String) { self.init(number: number, value: Array(text.utf8)) }

  /// The value as a text; bytes that are not UTF-8 are replaced.
  package var text: String { String(decoding: value, as: UTF8.self) }
}

/// One value of a contact card as the database keeps it.
package struct SealedField: Hashable, Sendable {
  /// Which field of the schema.
  package let number: Int
  /// Nonce, ciphertext and tag.
  package let ciphertext: [UInt8]

  /// A sealed field as read from its row.
  package init(number: Int, ciphertext: [UInt8]) {
    self.number = number
    self.ciphertext = ciphertext
  }
}

/// An account's own key, as the database names it.
package struct SubjectRef: Hashable, Sendable {
  /// Whose card it seals.
  package let account: Int64
  /// The key in the key store.
  package let key: KeyID
  /// Which key of this account it is.
  package let version: Int64

  /// A reference as read from its row.
  package init(account: Int64, key: KeyID, version: Int64) {
    self.account = account
    self.key = key
    self.version = version
  }
}

/// Seals contact cards, each field by itself, under a key per account.
///
/// A sealed field opens only as the field, in the row and for the account it was sealed for (AES-256-GCM; the
/// associated data names all of them). Destroying the account's key ends all its cards, copies included.
package struct ContactCardSealer: Sendable {
  private let store: KeyStore

  /// Cards whose keys are in this store.
  package init(store: KeyStore) { self.store = store }

  /// Makes an account's key, on disk before this returns; commit the row that names it next.
  ///
  /// - Parameter version: One more than that of the key it replaces.
  package func newSubject(account: Int64, version: Int64 = 1) throws -> SubjectRef {
    try subject(account, version, try store.put(secrets(account, version)))
  }

  /// Makes an account's key as the function of the same name does, without holding up the caller's thread.
  ///
  /// - Parameter version: One more than that of the key it replaces.
  package func newSubject(account: Int64, version: Int64 = 1) async throws -> SubjectRef {
    try subject(account, version, try await store.put(secrets(account, version)))
  }

  private func secrets(_ account: Int64, _ version: Int64) -> [(KeyPlace, SymmetricKey)] {
    [(KeyPlace(kind: .subject, owner: account, version: version), SymmetricKey(size: .bits256))]
  }

  private func subject(_ account: Int64, _ version: Int64, _ ids: [KeyID]) throws -> SubjectRef {
    guard let id = ids.first else { throw VaultError.keyGone }
    return SubjectRef(account: account, key: id, version: version)
  }

  /// Seals fields for a row.
  ///
  /// - Parameter row: The card's row or version. Take another whenever a value changes, so that an earlier
  ///   ciphertext cannot be put back.
  /// - Throws: ``VaultError/keyGone`` after the account's key was destroyed.
  package func seal(_ fields: [ContactField], subject: SubjectRef, row: Int64) throws -> [SealedField] {
    let key = try key(of: subject)
    return try fields.map { field in
      let place = associatedData(subject, row: row, field: field.number)
      return SealedField(
        number: field.number, ciphertext: try Sealing.seal(field.value, under: key, associated: place))
    }
  }

  /// Opens the fields of a row.
  ///
  /// - Throws: ``VaultError/keyGone``, or ``VaultError/altered`` when a field was not sealed for this place.
  package func open(_ fields: [SealedField], subject: SubjectRef, row: Int64) throws -> [ContactField] {
    let key = try key(of: subject)
    return try fields.map { field in
      let place = associatedData(subject, row: row, field: field.number)
      return ContactField(
        number: field.number, value: try Sealing.open(field.ciphertext, under: key, associated: place))
    }
  }

  private func key(of subject: SubjectRef) throws -> SymmetricKey {
    try store.secret(
      subject.key, KeyPlace(kind: .subject, owner: subject.account, version: subject.version))
  }

  private func associatedData(_ subject: SubjectRef, row: Int64, field: Int) -> [UInt8] {
    Array("handschlag card v1".utf8)
      + [subject.account, subject.version, row, Int64(field)].flatMap(Bytes.bigEndian)
  }
}
