/// A key's number in the key store. Random, so that it is never used again and tells no order.
package struct KeyID: RawRepresentable, Hashable, Sendable {
  /// What the database keeps; positive.
  package let rawValue: Int64

  /// The id with this number.
  package init(rawValue: Int64) { self.rawValue = rawValue }

  static func random() -> KeyID { KeyID(rawValue: .random(in: 1...Int64.max)) }
}

/// A side of an engagement, as the vault binds keys to it.
package enum VaultSide: Int64, CaseIterable, Sendable {
  /// The side whose work is sought.
  case worker = 1
  /// The side that seeks work done.
  case company = 2

  /// The counterpart.
  package var other: VaultSide { self == .worker ? .company : .worker }
}

/// What a stored secret is for. The raw value is part of its seal and must never change.
enum KeyKind: Int64 {
  /// Encrypts an account's contact card.
  case subject = 1
  /// Encrypts the fields that one side consents to disclose. No function decrypts under it.
  case disclosure = 2
  /// The same secret in the hands of the other side.
  case grant = 3
  /// Salts a receipt's leaf in the log: a reveal's, or one side's revocation's.
  case receiptSalt = 4
  /// Salts one side's commitments to the values that it disclosed.
  case commitmentSalt = 5
}

/// Where a stored secret belongs. It opens in no other place.
struct KeyPlace: Hashable {
  var kind: KeyKind
  /// The account or the engagement.
  var owner: Int64
  /// The side, where there is one.
  var side: VaultSide?
  /// Which key of its owner this is.
  var version: Int64 = 1

  /// What the wrapping authenticates besides the secret.
  ///
  /// - Parameter wrap: The version of the wrapping key; the first is the one that is not named.
  func associatedData(_ id: KeyID, wrap: Int64) -> [UInt8] {
    Array("handschlag key v1".utf8)
      + ([id.rawValue, kind.rawValue, owner, side?.rawValue ?? 0, version] + (wrap == 1 ? [] : [wrap]))
      .flatMap(Bytes.bigEndian)
  }
}
