import Crypto
import Foundation
public import HandschlagAPI
import HandschlagProtobuf
import HandschlagRPC

/// Seals a contact card to the other side of an engagement, and opens what the other side has sealed.
///
/// The card stays in the program: the server keeps an envelope that it cannot read, and releases it when both
/// consents live. What the server otherwise sees to is therefore seen to here: that the card has the fields
/// (``consent(to:hash:in:)``), and that what came is what was granted (``open(_:in:)``).
///
/// The server passes the keys on. One that lies could pass on keys of its own, and read: compare
/// ``fingerprint(in:)`` with the other side over another channel, once you know each other.
public struct SealedCards: Sendable {
  /// What one's keys come from.
  public let seed: SealingSeed
  /// One's own card.
  public let card: ContactCard

  /// Cards of a person.
  public init(seed: SealingSeed, card: ContactCard = ContactCard()) {
    self.seed = seed
    self.card = card
  }

  /// A consent to exactly what a notice says, with the card sealed to its recipient.
  ///
  /// - Parameters:
  ///   - notice: as `GetConsentNotice` gave it for a sealed consent
  ///   - hash: of the notice
  ///   - engagement: the engagement in one's own view
  /// - Throws: ``SealedCardError`` when a key is missing or is not this seed's, or when the card lacks a field.
  public func consent(
    to notice: ConsentNotice, hash: [UInt8], in engagement: Engagement
  ) throws -> GiveConsentRequest {
    let own = try ownKey(in: engagement)
    guard notice.sealed, !engagement.counterpartSealingKey.isEmpty,
      notice.recipientKey == engagement.counterpartSealingKey
    else { throw SealedCardError.counterpartKeyMissing }
    let fields = notice.fields.sorted { $0.rawValue < $1.rawValue }
    let chosen = try check(fields, notice)
    let salt = Secret.random(32)
    let commitments = chosen.map { Envelope.commitment($0, salt: salt) }
    let envelope = Envelope(
      giver: Array(own.publicKey.rawRepresentation), recipient: notice.recipientKey, fields: fields,
      purpose: notice.purpose, commitments: commitments)
    let recipient = try Curve25519.KeyAgreement.PublicKey(rawRepresentation: Data(notice.recipientKey))
    var sender = try HPKE.Sender(
      recipientKey: recipient, ciphersuite: Envelope.suite, info: Data(envelope.info), authenticatedBy: own)
    let sealed = SealedCard(card: ContactCard(values: chosen), salt: salt)
    let ciphertext = try sender.seal(
      Envelope.pad(sealed.encoded()), authenticating: Data(envelope.associatedData))
    return GiveConsentRequest(
      engagementID: engagement.id, fields: notice.fields, purpose: notice.purpose, noticeHash: hash,
      sealed: CardEnvelope(
        encapsulatedKey: Array(sender.encapsulatedKey), ciphertext: Array(ciphertext),
        commitments: commitments, giverKey: envelope.giver, recipientKey: envelope.recipient))
  }

  /// The card of a grant: out of its envelope, or as the vault held it, where its giver did not seal.
  ///
  /// - Throws: ``SealedCardError`` when the seed is not the one that the card was sealed to, when it was not sealed
  ///   by the other side of this engagement, or when it holds anything but what was granted and committed to.
  public func open(_ response: GetGrantResponse, in engagement: Engagement) throws -> ContactCard {
    guard let envelope = response.sealed else { return response.card ?? ContactCard() }
    let own = try ownKey(in: engagement)
    guard envelope.recipientKey == Array(own.publicKey.rawRepresentation) else {
      throw SealedCardError.seedLost
    }
    guard !envelope.giverKey.isEmpty, envelope.giverKey == engagement.counterpartSealingKey else {
      throw SealedCardError.notTheirs
    }
    let fields = (response.grant?.fields ?? []).sorted { $0.rawValue < $1.rawValue }
    let bound = Envelope(
      giver: envelope.giverKey, recipient: envelope.recipientKey, fields: fields,
      purpose: response.grant?.purpose ?? .unspecified, commitments: envelope.commitments)
    let sealed = try Self.open(envelope, bound, own)
    let values = (sealed.card?.values ?? []).sorted { $0.field.rawValue < $1.field.rawValue }
    guard values.map(\.field) == fields, values.allSatisfy({ !$0.value.isEmpty }),
      values.map({ Envelope.commitment($0, salt: sealed.salt) }) == envelope.commitments
    else { throw SealedCardError.notAsGranted }
    return ContactCard(values: values)
  }

  private static func open(
    _ envelope: CardEnvelope, _ bound: Envelope, _ own: Curve25519.KeyAgreement.PrivateKey
  ) throws -> SealedCard {
    do {
      let giver = try Curve25519.KeyAgreement.PublicKey(rawRepresentation: Data(envelope.giverKey))
      var recipient = try HPKE.Recipient(
        privateKey: own, ciphersuite: Envelope.suite, info: Data(bound.info),
        encapsulatedKey: Data(envelope.encapsulatedKey), authenticatedBy: giver)
      let plain = try recipient.open(
        Data(envelope.ciphertext), authenticating: Data(bound.associatedData))
      guard let bytes = Envelope.unpad(Array(plain)) else { throw SealedCardError.notTheirs }
      return try SealedCard(decoding: bytes)
    } catch {
      throw SealedCardError.notTheirs
    }
  }

  /// Sixteen characters that both sides read alike if the server has passed on their keys and no others; nil until
  /// both keys have arrived.
  public static func fingerprint(in engagement: Engagement) -> String? {
    guard let own = engagement.ownSealingKey?.publicKey, !engagement.counterpartSealingKey.isEmpty else {
      return nil
    }
    return Envelope.fingerprint([own, engagement.counterpartSealingKey])
  }

  private func ownKey(in engagement: Engagement) throws -> Curve25519.KeyAgreement.PrivateKey {
    guard let own = engagement.ownSealingKey else { throw SealedCardError.ownKeyMissing }
    let key = try seed.privateKey(nonce: own.nonce)
    guard Array(key.publicKey.rawRepresentation) == own.publicKey else { throw SealedCardError.seedLost }
    return key
  }

  /// The values to seal: what the server would check of a card in its vault.
  private func check(_ fields: [ContactField], _ notice: ConsentNotice) throws -> [ContactValue] {
    if let missing = notice.recipientRequires.first(where: { !fields.contains($0) }) {
      throw SealedCardError.belowRequired(missing)
    }
    return try fields.map { field in
      guard let value = card.values.first(where: { $0.field == field }), !value.value.isEmpty else {
        throw SealedCardError.fieldNotInCard(field)
      }
      return value
    }
  }
}

/// Why a card is not sealed, or not opened.
public enum SealedCardError: Error, Sendable, Hashable, CustomStringConvertible {
  /// No key of one's own went with a text of this engagement.
  case ownKeyMissing
  /// No key of the other side came with a text of this engagement.
  case counterpartKeyMissing
  /// One's key in this engagement was derived from another seed.
  case seedLost
  /// One's card lacks a field of the consent.
  case fieldNotInCard(ContactField)
  /// The recipient requires a field that the consent leaves out.
  case belowRequired(ContactField)
  /// The envelope was not sealed by the other side of this engagement for exactly this grant.
  case notTheirs
  /// The other side has put into the envelope something else than it granted.
  case notAsGranted

  /// One line: what is wrong and what to do.
  public var description: String {
    switch self {
    case .ownKeyMissing: "no key of yours went with a text here: write once, and it goes along"
    case .counterpartKeyMissing:
      "the other side's program has sent no key, so nothing can be sealed to it: wait, or consent without sealing"
    case .seedLost:
      "your key here comes from another seed: import that one; without it, what was sealed to you stays closed"
    case .fieldNotInCard(let field): "your sealed card lacks the field \(field.name): add it"
    case .belowRequired(let field): "the other side requires the field \(field.name)"
    case .notTheirs:
      "what came was not sealed by the other side for this grant: do not trust it, and report it"
    case .notAsGranted: "the other side sealed something else than what it granted: report it"
    }
  }
}

/// What an envelope is bound to, and how it is filled.
struct Envelope {
  let giver: [UInt8]
  let recipient: [UInt8]
  let fields: [ContactField]
  let purpose: Purpose
  let commitments: [[UInt8]]

  static let suite = HPKE.Ciphersuite.Curve25519_SHA256_ChachaPoly
  private static let step = 1024

  /// A label, the giver's key, the recipient's key.
  var info: [UInt8] { Array("handschlag sealed card v1".utf8) + giver + recipient }

  /// The purpose's number and how many fields there are (4 bytes each, most significant first), then for each field
  /// its number (4 bytes) and its commitment.
  var associatedData: [UInt8] {
    var bytes = Self.bigEndian(UInt32(bitPattern: purpose.rawValue)) + Self.bigEndian(UInt32(fields.count))
    for (field, commitment) in zip(fields, commitments) {
      bytes += Self.bigEndian(UInt32(bitPattern: field.rawValue)) + commitment
    }
    return bytes
  }

  /// HMAC-SHA256 under the salt over the field's number (8 bytes, most significant first) and the value.
  static func commitment(_ value: ContactValue, salt: [UInt8]) -> [UInt8] {
    var mac = HMAC<SHA256>(key: SymmetricKey(data: salt))
    mac.update(data: bigEndian(Int64(value.field.rawValue)) + Array(value.value.utf8))
    return Array(mac.finalize())
  }

  /// The length (4 bytes), the bytes, and zeros up to a multiple of 1,024: the size tells little of the values.
  static func pad(_ bytes: [UInt8]) -> Data {
    let framed = bigEndian(UInt32(bytes.count)) + bytes
    return Data(framed + [UInt8](repeating: 0, count: (step - framed.count % step) % step))
  }

  /// What ``pad(_:)`` was given; nil for anything else.
  static func unpad(_ bytes: [UInt8]) -> [UInt8]? {
    guard bytes.count >= 4 else { return nil }
    let length = bytes.prefix(4).reduce(0) { $0 << 8 | Int($1) }
    guard length <= bytes.count - 4 else { return nil }
    return Array(bytes[4..<4 + length])
  }

  /// The first 10 bytes of SHA-256 over a label and the keys in order, in groups of four characters.
  static func fingerprint(_ keys: [[UInt8]]) -> String {
    let sorted = keys.sorted { $0.lexicographicallyPrecedes($1) }
    let digest = SHA256.hash(data: Array("handschlag sealing keys v1".utf8) + sorted.flatMap { $0 })
    let characters = Array(Crockford32.encode(Array(digest.prefix(10))).uppercased())
    return stride(from: 0, to: characters.count, by: 4).map {
      String(characters[$0..<min($0 + 4, characters.count)])
    }
    .joined(separator: "-")
  }

  private static func bigEndian<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
    withUnsafeBytes(of: number.bigEndian) { Array($0) }
  }
}
