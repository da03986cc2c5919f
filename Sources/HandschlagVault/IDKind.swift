/// What a public id names.
///
/// The raw value is part of every id and must never change.
package enum IDKind: UInt8, CaseIterable, Sendable {
  /// A project, the same id for every viewer.
  case project = 1
  /// An account as the operator sees it, and as its owner sees its own.
  case account = 2
  /// An invite.
  case invite = 3
  /// A report to the operator.
  case report = 4
  /// A text that was held for the operator.
  case flag = 5
  /// A worker, another id for each viewer.
  case worker = 6
  /// A company, another id for each viewer.
  case company = 7
  /// An engagement, an id for each of its sides and one for the operator.
  case engagement = 8
  /// A message, as its engagement.
  case message = 9
  /// A revision of terms, as its engagement.
  case terms = 10
  /// A grant of contact data, as its engagement.
  case grant = 11
  /// A consent, seen by its giver alone.
  case consent = 12
  /// An access token of an account, as its owner lists it.
  case token = 13
  /// A receipt of a reveal, as its engagement.
  case receipt = 14
  /// A block that an account has set, as its owner lists it.
  case block = 15
  /// An agreement, as its engagement.
  case agreement = 16

  /// The text before the underscore, three lower-case letters.
  package var prefix: String {
    switch self {
    case .project: "prj"
    case .account: "acc"
    case .invite: "inv"
    case .report: "rpt"
    case .flag: "flg"
    case .worker: "wkr"
    case .company: "cmp"
    case .engagement: "eng"
    case .message: "msg"
    case .terms: "trm"
    case .grant: "grt"
    case .consent: "cns"
    case .token: "tok"
    case .receipt: "rcp"
    case .block: "blk"
    case .agreement: "agr"
    }
  }

  /// Whether each viewer gets an id of its own, so that two viewers cannot find that they mean the same
  /// thing.
  package var isPerViewer: Bool {
    switch self {
    case .project, .account, .invite, .report, .flag: false
    case .worker, .company, .engagement, .message, .terms, .grant, .consent, .token, .receipt, .block,
      .agreement:
      true
    }
  }
}
