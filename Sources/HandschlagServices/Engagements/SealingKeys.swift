import HandschlagAPI
import HandschlagDomain
import HandschlagProtobuf
import HandschlagRPC
import HandschlagStore
import HandschlagVault

/// A card as its giver has sealed it to the other side, taken apart for the rules and the vault.
struct GivenEnvelope {
  /// All of it, as it is kept and released.
  let bytes: [UInt8]
  /// The keys that it names.
  let keys: SealingFacts.NamedKeys
  /// A commitment of 32 bytes to each value, in the order of the fields' numbers.
  let commitments: [[UInt8]]

  /// An envelope from a request; nil for none.
  ///
  /// - Throws: `INVALID_ARGUMENT` unless it commits to each field of the consent.
  init?(_ envelope: CardEnvelope?, _ fields: FieldSet) throws {
    guard let envelope else { return nil }
    guard envelope.commitments.count == fields.fields.count else {
      throw RPCError.invalid("sealed.commitments", "must be one for each field of the consent")
    }
    bytes = envelope.encoded()
    keys = SealingFacts.NamedKeys(giver: envelope.giverKey, recipient: envelope.recipientKey)
    commitments = envelope.commitments
  }

  /// Stands for the version of a card that the server does not know: it differs with every sealing, and from every
  /// version of a card in the vault.
  var cardVersion: Int64 { -1 - Int64(bigEndianBytes: NoticeHash.of(bytes).prefix(7)) }
}

extension ReadTransaction {
  /// The public half of the sealing key of `owner` in the view of `side`; nil for none.
  func publicKey(of owner: Side, seenBy side: Side, in id: EngagementID) throws -> [UInt8]? {
    try sealingKey(of: owner, seenBy: side, in: id).map { Array($0.prefix(32)) }
  }
}

extension SealingKey {
  /// The key and its nonce, as they are stored.
  var stored: [UInt8] { publicKey + nonce }

  /// Reads what ``stored`` gave.
  init?(stored bytes: [UInt8]?) {
    guard let bytes, bytes.count == 48 else { return nil }
    self.init(publicKey: Array(bytes.prefix(32)), nonce: Array(bytes.suffix(16)))
  }
}
