import HandschlagDomain
import HandschlagRPC
import HandschlagStore
import HandschlagVault

/// A value of a contact card in plain. It exists for as long as a call runs, and nowhere else.
struct PlainField {
  let field: HandschlagDomain.ContactField
  let text: String
}

/// Reads and writes contact cards through the vault.
struct ContactCards {
  let market: Marketplace

  /// The card of an account, in plain; for its owner, and for a disclosure that its owner consents to.
  func open(_ account: AccountID, _ tx: ReadTransaction) throws -> [PlainField] {
    guard let subject = try subject(of: account, tx), let stored = try tx.account(account) else { return [] }
    return try tx.cardValues(of: account).flatMap { value in
      // A card is always written whole: a value of an earlier version was put back.
      guard value.version == stored.cardVersion else { throw VaultError.altered }
      return try market.vault.cards.open(
        [SealedField(number: Int(value.field.rawValue), ciphertext: value.sealed)], subject: subject,
        row: value.version
      ).map { PlainField(field: value.field, text: $0.text) }
    }
  }

  /// Seals a card as a version.
  func seal(
    _ fields: [PlainField], of account: AccountID, version: Int64, _ tx: ReadTransaction
  ) throws -> [(field: HandschlagDomain.ContactField, sealed: [UInt8])] {
    guard let subject = try subject(of: account, tx) else { throw RPCError.notFound }
    return try fields.map { field in
      let sealed = try market.vault.cards.seal(
        [HandschlagVault.ContactField(number: Int(field.field.rawValue), text: field.text)],
        subject: subject, row: version)
      guard let ciphertext = sealed.first?.ciphertext else { throw VaultError.altered }
      return (field.field, ciphertext)
    }
  }

  /// Seals a text of an account that is no field of the card: a company's identity, a list of exclusions.
  ///
  /// Each gets a number of its own, which leads the bytes: an earlier text does not open in its place.
  func seal(
    _ bytes: [UInt8], as slot: PrivateSlot, of account: AccountID, _ tx: WriteTransaction
  ) throws -> [UInt8] {
    guard let subject = try subject(of: account, tx) else { throw RPCError.notFound }
    let row = tx.nextID("private texts")
    let sealed = try market.vault.cards.seal(
      [HandschlagVault.ContactField(number: slot.rawValue, value: bytes)], subject: subject, row: row)
    guard let ciphertext = sealed.first?.ciphertext else { throw VaultError.altered }
    return row.bigEndianBytes + ciphertext
  }

  /// Opens what ``seal(_:as:of:_:)`` sealed.
  func open(
    _ sealed: [UInt8], as slot: PrivateSlot, of account: AccountID, _ tx: ReadTransaction
  ) throws -> [UInt8] {
    guard let subject = try subject(of: account, tx), sealed.count > 8 else { throw VaultError.keyGone }
    let fields = try market.vault.cards.open(
      [SealedField(number: slot.rawValue, ciphertext: Array(sealed[8...]))], subject: subject,
      row: Int64(bigEndianBytes: sealed[..<8]))
    return fields.first?.value ?? []
  }

  private func subject(of account: AccountID, _ tx: ReadTransaction) throws -> SubjectRef? {
    guard let stored = try tx.account(account), let key = stored.subjectKey else { return nil }
    return SubjectRef(account: account.rawValue, key: KeyID(rawValue: key), version: 1)
  }
}

/// Private texts beside the card. The raw values are part of what is sealed and never change.
enum PrivateSlot: Int {
  /// A company's identity.
  case identity = 101
  /// A worker's list of exclusions.
  case exclusions = 102
}
