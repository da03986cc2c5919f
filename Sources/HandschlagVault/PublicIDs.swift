/// Turns inner numbers into the ids that programs see, and back.
///
/// An id is one encrypted block, so that it tells nothing of age, order or count:
///
/// ```
/// byte   0      1 ... 2   3 ... 8   9 ... 15
///        kind   epoch     number    zero, the check
/// ```
///
/// A kind that is per viewer is encrypted under a mask made from viewer and kind (XEX: the mask is added
/// before and after the cipher; it comes from a cipher of its own key). A block that nobody made decrypts
/// to a wrong kind or a wrong check but for one in 2^64. In text: the kind's prefix, an underscore, 26
/// characters of Crockford's base32 in lower case. There is one spelling of an id and no other decodes.
package struct PublicIDs: Sendable {
  /// The greatest number an id can carry, 2^48 - 1.
  package static let greatestNumber: Int64 = 1 << 48 - 1

  /// The viewer that stands for the operator. No account has this number.
  package static let operatorViewer: Int64 = 0

  private let ids: BlockCipher
  private let viewers: BlockCipher
  private let handles: BlockCipher

  /// The ids of the server with this key.
  package init(key: ServerKey) {
    ids = key.blockCipher(.ids)
    viewers = key.blockCipher(.idViewers)
    handles = key.blockCipher(.handles)
  }

  /// The id of a thing for a viewer.
  ///
  /// - Parameters:
  ///   - kind: What the id names.
  ///   - number: The inner number, 0 to ``greatestNumber``; the store hands out no other.
  ///   - epoch: How often the pseudonym was rotated; 0 where that does not apply.
  ///   - viewer: The account that will see the id; needed by a kind that is per viewer, ignored by the
  ///     others.
  package func encode(_ kind: IDKind, number: Int64, epoch: UInt16 = 0, viewer: Int64?) -> String {
    IDText.encode(block(kind, number: number, epoch: epoch, viewer: viewer), prefix: kind.prefix)
  }

  /// What an id names for a viewer.
  ///
  /// - Returns: nil for everything that ``encode(_:number:epoch:viewer:)`` did not make for this kind and
  ///   viewer.
  package func decode(_ kind: IDKind, _ text: String, viewer: Int64?) -> (number: Int64, epoch: UInt16)? {
    guard let sealed = IDText.decode(text, prefix: kind.prefix) else { return nil }
    guard !kind.isPerViewer || viewer != nil else { return nil }
    let mask = mask(kind, viewer: viewer)
    let plain = ids.decrypt(sealed ^ mask) ^ mask
    let check = (plain.low & 0x00ff_ffff_ffff_ffff) | (plain.high >> 56 ^ UInt64(kind.rawValue))
    guard check == 0 else { return nil }
    let number = (plain.high & 0xff_ffff_ffff) << 8 | plain.low >> 56
    return (Int64(number), UInt16(truncatingIfNeeded: plain.high >> 40))
  }

  /// A name to remember, such as "Quiet Heron 417", made from an id alone.
  ///
  /// Handles of different ids may coincide; ids do not.
  ///
  /// - Returns: nil when the text is not spelled as an id of this kind; an id's authenticity is not checked.
  package func handle(_ kind: IDKind, id text: String) -> String? {
    IDText.decode(text, prefix: kind.prefix).map { Handle.text(from: handles.encrypt($0)) }
  }

  /// The handle that belongs to the id of a thing for a viewer.
  package func handle(_ kind: IDKind, number: Int64, epoch: UInt16 = 0, viewer: Int64?) -> String {
    Handle.text(from: handles.encrypt(block(kind, number: number, epoch: epoch, viewer: viewer)))
  }

  private func block(_ kind: IDKind, number: Int64, epoch: UInt16, viewer: Int64?) -> Block128 {
    precondition(0...PublicIDs.greatestNumber ~= number, "an id carries 48 bits")
    precondition(!kind.isPerViewer || viewer != nil, "an id of this kind needs a viewer")
    let bits = UInt64(number)
    let plain = Block128(
      high: UInt64(kind.rawValue) << 56 | UInt64(epoch) << 40 | bits >> 8, low: bits << 56)
    let mask = mask(kind, viewer: viewer)
    return ids.encrypt(plain ^ mask) ^ mask
  }

  private func mask(_ kind: IDKind, viewer: Int64?) -> Block128 {
    guard kind.isPerViewer, let viewer else { return Block128(high: 0, low: 0) }
    return viewers.encrypt(
      Block128(high: UInt64(kind.rawValue) << 56, low: UInt64(bitPattern: viewer)))
  }
}
