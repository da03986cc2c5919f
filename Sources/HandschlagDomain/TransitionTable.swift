/// The legal transitions as data. `Engagement.decide` asks the table; the tests compare the two.
///
///     hidden   SCREENING ─► OPEN ── second live consent ──► REVEALED ─┬─► AGREED
///                  │       │  ▲                                 │     ├─► NOT_AGREED ─┐
///                  │       ▼  │ the one who declined acts       └─────┴───────────────┴─► REVOKED
///                  └────► CLOSED (reason stays inside)
///
///     a view   OPEN ── second live consent ──► REVEALED ─┬─ accept ──► AGREED
///               │                                  │     └─ 30 days ─► NOT_AGREED ─┐
///               └─ its end ──► ENDED               └──────── revoke ───────────────┴─► REVOKED
///
/// A row of the view table reads: a view in state `from`, at an act of `role`, becomes one of `to`.
/// An own act without a row is refused: `ENGAGEMENT_ENDED` if the view is over, else `WRONG_STATE`.
/// An act of anybody else without a row leaves the view as it was. Time itself, which ends an open
/// view and turns REVEALED into NOT_AGREED, is read before the table is: `View.state(at:)`.
package enum TransitionTable {
  /// Who acts, as seen from one view.
  package enum Role: Int, CaseIterable, Sendable {
    /// The side whose view it is.
    case own
    /// The other side.
    case counterpart
    /// The operator.
    case operation
    /// The server.
    case server
  }

  /// What an act makes of a view.
  package struct ViewRow: Hashable, Sendable {
    /// The state of the view at the moment of the act.
    package let from: ViewState
    /// Who acts.
    package let role: Role
    /// The act.
    package let act: Act.Kind
    /// What the view may be afterwards.
    package let to: [ViewState]
  }

  /// The hidden state without the reason.
  package enum TruthState: Int, CaseIterable, Sendable {
    case screening, open, revealed, agreed, notAgreed, revoked, closed

    /// The state of a truth.
    package init(_ truth: Truth) {
      switch truth {
      case .screening: self = .screening
      case .open: self = .open
      case .revealed: self = .revealed
      case .agreed: self = .agreed
      case .notAgreed: self = .notAgreed
      case .revoked: self = .revoked
      case .closed: self = .closed
      }
    }
  }

  /// What an act makes of the hidden truth.
  package struct TruthRow: Hashable, Sendable {
    /// The truth before the act.
    package let from: TruthState
    /// The act.
    package let act: Act.Kind
    /// What the truth may be afterwards, besides what it was.
    package let to: [TruthState]
  }

  /// Acts that are legal in every state, without a view too: they protect, or follow from elsewhere.
  package static let always: [Act.Kind] = [
    .block, .unblock, .erase, .closeProject, .changeCard, .changeProject, .recoverTokens,
  ]

  /// Every transition of a view.
  package static let view: [ViewRow] = ownRows + alwaysRows + foreignRows

  private static let ownRows: [ViewRow] = [
    row(.open, .own, .message, .open),
    row(.open, .own, .giveConsent, .open, .revealed),
    row(.open, .own, .withdrawConsent, .open),
    row(.open, .own, .decline, .open, .ended),
    row(.open, .own, .withdraw, .ended),
    row(.open, .own, .askExtension, .open),
    row(.revealed, .own, .message, .revealed),
    row(.revealed, .own, .proposeTerms, .revealed),
    row(.revealed, .own, .counterTerms, .revealed),
    row(.revealed, .own, .acceptTerms, .agreed),
    row(.revealed, .own, .rejectTerms, .revealed),
    row(.revealed, .own, .revokeGrant, .revoked),
    row(.agreed, .own, .message, .agreed),
    row(.agreed, .own, .revokeGrant, .agreed),
    row(.notAgreed, .own, .revokeGrant, .revoked),
    row(.revoked, .own, .revokeGrant, .revoked),
    row(.agreed, .own, .acknowledgeDeletion, .agreed),
    row(.revoked, .own, .acknowledgeDeletion, .revoked),
  ]

  private static let alwaysRows: [ViewRow] = ViewState.allCases.flatMap { state in
    always.map { act in
      let ends = act == .erase || (act == .closeProject && state == .open)
      return row(state, .own, act, ends ? .ended : state)
    }
  }

  private static let foreignRows: [ViewRow] = [
    row(.open, .counterpart, .giveConsent, .open, .revealed),
    row(.open, .counterpart, .decline, .open, .ended),
    row(.open, .counterpart, .withdraw, .ended),
    row(.open, .counterpart, .closeProject, .ended),
    row(.open, .server, .supersede, .open, .ended),
    row(.revealed, .counterpart, .acceptTerms, .agreed),
    row(.revealed, .counterpart, .revokeGrant, .revoked),
    row(.revealed, .counterpart, .erase, .revoked),
    row(.notAgreed, .counterpart, .revokeGrant, .revoked),
    row(.notAgreed, .counterpart, .erase, .revoked),
  ]

  /// Every transition of the hidden truth; an act without a row leaves it as it was. An act that
  /// finds the time of its own view over closes as well: that is `expire`, whoever notices.
  package static let truth: [TruthRow] =
    closing.flatMap { act in
      [TruthState.screening, .open].map { TruthRow(from: $0, act: act, to: [.closed]) }
    } + [
      TruthRow(from: .screening, act: .releaseHeld, to: [.open]),
      TruthRow(from: .screening, act: .refuseHeld, to: [.closed]),
      TruthRow(from: .open, act: .giveConsent, to: [.revealed]),
      TruthRow(from: .closed, act: .giveConsent, to: [.open, .screening, .revealed]),
      TruthRow(from: .closed, act: .message, to: [.open, .screening]),
      TruthRow(from: .closed, act: .reinstate, to: [.open, .screening]),
      TruthRow(from: .revealed, act: .acceptTerms, to: [.agreed]),
      TruthRow(from: .revealed, act: .revokeGrant, to: [.revoked]),
      TruthRow(from: .revealed, act: .erase, to: [.revoked]),
      TruthRow(from: .revealed, act: .expire, to: [.notAgreed]),
      TruthRow(from: .notAgreed, act: .revokeGrant, to: [.revoked]),
      TruthRow(from: .notAgreed, act: .erase, to: [.revoked]),
    ]

  /// Acts that close what is not yet revealed.
  private static let closing: [Act.Kind] = [
    .decline, .block, .exclude, .suspend, .erase, .closeProject, .withdraw, .expire, .supersede,
  ]

  private static func row(
    _ from: ViewState, _ role: Role, _ act: Act.Kind, _ to: ViewState...
  ) -> ViewRow {
    ViewRow(from: from, role: role, act: act, to: to)
  }

  /// For each state a bit for each act that the view's own side may do; index 0 stands for no view.
  private static let ownMasks: [UInt64] = {
    var masks = [UInt64](repeating: 0, count: ViewState.allCases.count + 1)
    for act in always { masks[0] |= 1 << UInt64(act.rawValue) }
    for row in view where row.role == .own {
      masks[Int(row.from.rawValue)] |= 1 << UInt64(row.act.rawValue)
    }
    return masks
  }()

  /// Whether a side whose view is in `state` (nil: it has none) may do this.
  package static func allows(_ act: Act.Kind, in state: ViewState?) -> Bool {
    ownMasks[Int(state?.rawValue ?? 0)] & (1 << UInt64(act.rawValue)) != 0
  }

  /// Whether such an act is for this actor at all.
  package static func permits(_ act: Act.Kind, by actor: Actor) -> Bool {
    switch act {
    case .releaseHeld, .refuseHeld, .suspend, .reinstate: actor == .operation
    case .expire, .supersede, .exclude: actor == .server
    case .closeProject, .changeProject: actor == .side(.company)
    case .message, .giveConsent, .withdrawConsent, .decline, .block, .unblock, .erase, .withdraw,
      .askExtension, .changeCard, .recoverTokens, .proposeTerms, .counterTerms, .acceptTerms,
      .rejectTerms, .revokeGrant, .acknowledgeDeletion:
      actor == .side(.worker) || actor == .side(.company)
    }
  }
}
