/// The people of the simulated marketplace, and what stands in their contact cards and nowhere else.
enum Cards {
  static let workers = ["anna", "berta"]
  static let companies = ["dora", "emil", "fritz"]
  static var names: [String] { workers + companies }

  /// The beginning of every text that only a card holds.
  static let stem = "Kanarienvogel"

  /// A text that stands in this account's card and nowhere else.
  static func canary(_ account: Int) -> String { stem + names[account] }

  static func legalName(_ account: Int) -> String { canary(account) + " GmbH" }

  /// The mail address that a version of the card names.
  static func mail(_ account: Int, card: Int) -> String { canary(account) + "\(card)@post.example" }

  static func phone(_ account: Int) -> String { canary(account) + " 0211 5550123" }

  /// What the other side reads once a consent has become a grant.
  static func values(_ account: Int, _ consent: Model.Consent) -> [String] {
    [legalName(account), mail(account, card: consent.card)] + (consent.withPhone ? [phone(account)] : [])
  }
}
