/// How a text stands that passed screening. A certain leak never gets this far.
package enum TextStanding: Int64, CaseIterable, Sendable {
  /// Nothing found, or screening does not apply.
  case clear = 1
  /// Uncertain: the operator decides before it is delivered.
  case held = 2
}

/// Who acts on an engagement.
package enum Actor: Hashable, Sendable {
  /// One of the two parties.
  case side(Side)
  /// The operator. It can never consent, decline or agree for anyone.
  case operation
  /// The server, by the clock or following another decision.
  case server
}

/// Something that happens to an existing engagement. `Beginning` is how one comes to be.
package enum Act: Hashable, Sendable {
  /// A side sends a message.
  case message(TextStanding)
  /// The operator lets a held text of `author` through; `opening` if the engagement began with it.
  case releaseHeld(author: Side, opening: Bool)
  /// The operator refuses a held text of `author`.
  case refuseHeld(author: Side, opening: Bool)
  /// A side consents.
  case giveConsent(ConsentOffer)
  /// A side takes its consent back, before the reveal.
  case withdrawConsent
  /// A side declines; with `tellThem` the counterpart's view ends at once.
  case decline(tellThem: Bool)
  /// A side blocks the counterpart's persona.
  case block
  /// A side lifts its block. Never reveals: it must act again itself.
  case unblock
  /// A side's exclusion list, or its block of another id of the same account, matches the
  /// counterpart. Nobody is told, that side neither: or lists would tell who is behind an id.
  /// It holds for this engagement, whatever becomes of the list.
  case exclude(Side)
  /// The operator suspends a side's account.
  case suspend(Side)
  /// The operator lifts a suspension. Never reveals.
  case reinstate(Side)
  /// A side erases its account.
  case erase
  /// The company closes the project.
  case closeProject
  /// The originator takes its application or inquiry back.
  case withdraw
  /// A side asks for more time.
  case askExtension
  /// A side's card changed materially.
  case changeCard
  /// The company changed the project materially.
  case changeProject
  /// A side's account was recovered, or a token revoked as stolen: its consents are void.
  case recoverTokens
  /// A side proposes terms; the hash is made outside.
  case proposeTerms(Terms, hash: [UInt8])
  /// A side answers the counterpart's terms with its own.
  case counterTerms(Terms, hash: [UInt8])
  /// A side accepts exactly the revision of this hash.
  case acceptTerms(hash: [UInt8])
  /// A side refuses exactly the revision of this hash.
  case rejectTerms(hash: [UInt8])
  /// A side stops the grant of its own contact data.
  case revokeGrant
  /// A holder says that it has deleted what it was asked to delete.
  case acknowledgeDeletion
  /// The server writes down what time has ended.
  case expire
  /// The server ends a side's view because a newer engagement of the same pair reached it.
  case supersede(Side)

  /// An act without its contents, as the transition tables name it.
  package enum Kind: Int, CaseIterable, Sendable {
    case message, releaseHeld, refuseHeld, giveConsent, withdrawConsent, decline, block, unblock
    case exclude, suspend, reinstate, erase, closeProject, withdraw, askExtension
    case changeCard, changeProject, recoverTokens, proposeTerms, counterTerms, acceptTerms
    case rejectTerms, revokeGrant, acknowledgeDeletion, expire, supersede
  }

  /// The act without its contents.
  package var kind: Kind {
    switch self {
    case .message: .message
    case .releaseHeld: .releaseHeld
    case .refuseHeld: .refuseHeld
    case .giveConsent: .giveConsent
    case .withdrawConsent: .withdrawConsent
    case .decline: .decline
    case .block: .block
    case .unblock: .unblock
    case .exclude: .exclude
    case .suspend: .suspend
    case .reinstate: .reinstate
    case .erase: .erase
    case .closeProject: .closeProject
    case .withdraw: .withdraw
    case .askExtension: .askExtension
    case .changeCard: .changeCard
    case .changeProject: .changeProject
    case .recoverTokens: .recoverTokens
    case .proposeTerms: .proposeTerms
    case .counterTerms: .counterTerms
    case .acceptTerms: .acceptTerms
    case .rejectTerms: .rejectTerms
    case .revokeGrant: .revokeGrant
    case .acknowledgeDeletion: .acknowledgeDeletion
    case .expire: .expire
    case .supersede: .supersede
    }
  }
}

/// A side applies or inquires.
package struct Beginning: Hashable, Sendable {
  /// The number of the engagement that comes to be if none is merged with or resumed.
  package var id: EngagementID
  /// Who begins: a worker applies, a company inquires.
  package var side: Side
  /// The worker's account.
  package var worker: AccountID
  /// The company's account.
  package var company: AccountID
  /// The project; an application always names one.
  package var project: ProjectID?
  /// What screening said about the text it begins with.
  package var standing: TextStanding

  /// A beginning by `side`.
  package init(
    id: EngagementID, side: Side, worker: AccountID, company: AccountID, project: ProjectID?,
    standing: TextStanding
  ) {
    self.id = id
    self.side = side
    self.worker = worker
    self.company = company
    self.project = project
    self.standing = standing
  }
}
