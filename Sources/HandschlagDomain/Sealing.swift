/// What a side knows of the sealing keys in its view: its own, and the counterpart's if one has arrived.
///
/// A key goes with a text and arrives exactly if the text does. So nothing follows from it but what follows from
/// the text: not whether its owner consents, nor whether a text that did not arrive was read.
package struct SealingFacts: Hashable, Sendable {
  /// The key that went with a text of one's own; nil for none.
  package var own: [UInt8]?
  /// The key that came with a text of the counterpart's; nil for none.
  package var counterpart: [UInt8]?
  /// The key that comes with the text of the act; nil for none.
  package var offered: [UInt8]?
  /// The keys that a sealed consent names; nil for a consent to what the vault holds.
  package var named: NamedKeys?
  /// The server takes sealed cards alone.
  package var isRequired: Bool

  /// The two keys that a sealed card is bound to.
  package struct NamedKeys: Hashable, Sendable {
    /// The giver's.
    package var giver: [UInt8]
    /// The recipient's.
    package var recipient: [UInt8]

    /// Keys as the giver names them.
    package init(giver: [UInt8], recipient: [UInt8]) {
      self.giver = giver
      self.recipient = recipient
    }
  }

  /// Facts of a side that seals nothing, unless some are given.
  package init(
    own: [UInt8]? = nil, counterpart: [UInt8]? = nil, offered: [UInt8]? = nil, named: NamedKeys? = nil,
    isRequired: Bool = false
  ) {
    self.own = own
    self.counterpart = counterpart
    self.offered = offered
    self.named = named
    self.isRequired = isRequired
  }

  /// Refuses a text that comes with another key than the one before: what was sealed to that would be lost.
  func admitText() throws(Rejection) {
    guard let offered, let own, offered != own else { return }
    throw .sealingKeySet
  }

  /// Refuses a sealed consent without a key of each side, or to other keys than those of the view, and a plain one
  /// where the server takes none.
  ///
  /// Each side decides for itself: a sealed card may be met by a plain one, and the other way round.
  func admitConsent() throws(Rejection) {
    guard let named else {
      if isRequired { throw .sealedRequired }
      return
    }
    guard let own, let counterpart, named == NamedKeys(giver: own, recipient: counterpart) else {
      throw .sealingKeyMissing
    }
  }
}
