/// What a side asks for when it consents: the fields, and the state of the world it has read about.
package struct ConsentOffer: Hashable, Sendable {
  /// The fields of one's own card to disclose.
  package var fields: FieldSet
  /// The version of one's own card that is sealed.
  package var cardVersion: Int64
  /// The version of the project that was shown, 0 without a project.
  package var projectVersion: Int64
  /// The hash of the notice that was shown.
  package var noticeHash: [UInt8]

  /// An offer of `fields`.
  package init(fields: FieldSet, cardVersion: Int64, projectVersion: Int64, noticeHash: [UInt8]) {
    self.fields = fields
    self.cardVersion = cardVersion
    self.projectVersion = projectVersion
    self.noticeHash = noticeHash
  }
}

/// A consent that was given and neither withdrawn, voided nor yet swept away.
package struct Consent: Hashable, Sendable {
  /// What was consented to.
  package var offer: ConsentOffer
  /// When it was given.
  package var givenAt: Timestamp
  /// When it expires: at most the end of its giver's view. From that moment on it counts as absent.
  package var expiresAt: Timestamp

  /// A consent to `offer` that lives from `givenAt` to before `expiresAt`.
  package init(offer: ConsentOffer, givenAt: Timestamp, expiresAt: Timestamp) {
    self.offer = offer
    self.givenAt = givenAt
    self.expiresAt = expiresAt
  }

  /// Whether it counts at `now`.
  package func isLive(at now: Timestamp) -> Bool { now < expiresAt }
}
