package import HandschlagAPI
import HandschlagDomain
import HandschlagProtobuf
package import HandschlagRPC
import HandschlagStore
import HandschlagVault

/// Companies: an identity for the operator, attributes for show.
package struct CompanyHandler: CompanyService {
  let market: Marketplace

  /// Serves a marketplace.
  package init(_ market: Marketplace) { self.market = market }

  package func putCompany(
    _ request: PutCompanyRequest, context: ServerContext
  ) async throws -> PutCompanyResponse {
    let caller = try context.caller
    let now = market.clock()
    let attributes = request.attributes ?? CompanyAttributes()
    let identity = request.identity ?? Wire.CompanyIdentity()
    let screening = try Screen.message(attributes, path: "attributes")
    return try await market.write { tx in
      let cards = ContactCards(market: market)
      let old = try tx.company(caller.account)
      let known = try old.map {
        try Wire.CompanyIdentity(stored: cards.open($0.identity, as: .identity, of: caller.account, tx))
      }
      // A verification holds for exactly the identity that was looked at.
      let verifiedAt = known == identity ? old?.verifiedAt : nil
      let sealed =
        known == identity
        ? old?.identity ?? [] : try cards.seal(identity.encoded(), as: .identity, of: caller.account, tx)
      try tx.put(
        StoredCompany(
          account: caller.account, identity: sealed, verifiedAt: verifiedAt, attributes: attributes.encoded(),
          minimum: FieldMinimum(request.fields), isHeld: screening != nil),
        digests: market.identityDigests(identity))
      try market.flag(.company, caller.account.rawValue, screening, tx, now: now)
      return PutCompanyResponse(verified: verifiedAt != nil)
    }
  }

  package func getOwnCompany(
    _ request: GetOwnCompanyRequest, context: ServerContext
  ) async throws -> GetOwnCompanyResponse {
    let caller = try context.caller
    return try await market.read { tx in
      guard let company = try tx.company(caller.account) else { throw RPCError.notFound }
      let identity = try ContactCards(market: market).open(
        company.identity, as: .identity, of: caller.account, tx)
      return GetOwnCompanyResponse(
        identity: try Wire.CompanyIdentity(stored: identity),
        attributes: try CompanyAttributes(stored: company.attributes),
        fields: FieldPolicy(
          offered: company.minimum.offers.wire, required: company.minimum.requires.wire),
        verified: company.verifiedAt != nil)
    }
  }

  package func getCompany(
    _ request: GetCompanyRequest, context: ServerContext
  ) async throws -> GetCompanyResponse {
    let caller = try context.caller
    let now = market.clock()
    return try await market.read { tx in
      guard let face = market.companyFace(request.companyID, viewer: caller.account) else {
        throw RPCError.notFound
      }
      if let number = face.project {
        guard let project = try tx.project(number), project.isShown(to: caller.account) else {
          throw RPCError.notFound
        }
        return GetCompanyResponse(
          company: try CompanyViews(market: market, tx: tx).view(of: project, to: caller.account))
      }
      guard let account = face.account,
        try tx.hasView(of: account, by: caller.account, now: now) || account == caller.account
      else { throw RPCError.notFound }
      return GetCompanyResponse(
        company: try CompanyViews(market: market, tx: tx).view(
          of: account, id: request.companyID, minimum: nil))
    }
  }
}

/// Shows companies to others.
struct CompanyViews {
  let market: Marketplace
  let tx: ReadTransaction

  /// The company behind a project, with a face of its own for it.
  func view(of project: StoredProject, to viewer: AccountID) throws -> CompanyView {
    try view(
      of: project.company,
      id: market.companyID(
        project.company, project: project.id, epoch: project.companyEpoch, viewer: viewer),
      minimum: project.minimum)
  }

  /// A company under an id.
  func view(of account: AccountID, id: String, minimum: FieldMinimum?) throws -> CompanyView {
    guard let company = try tx.company(account) else { throw RPCError.notFound }
    var view = CompanyView(
      id: id, handle: market.vault.ids.handle(.company, id: id) ?? "", verified: company.verifiedAt != nil,
      attributes: try market.attributes.decode(company.shownAttributes, row: account.rawValue),
      fields: (minimum ?? company.minimum).wire(of: .company))
    let fairness = company.fairness
    if fairness.views > 0 {
      view.fairness = FairnessFigures(
        endedViews: Int32(clamping: fairness.views),
        answeredPercent: Int32(clamping: fairness.answered * 100 / fairness.views),
        revealedPercent: Int32(clamping: fairness.revealed * 100 / fairness.views))
    }
    return view
  }
}

extension Marketplace {
  /// Puts a text before the operator, or takes an earlier one of the same thing back.
  func flag(
    _ source: HeldTextSource, _ subject: Int64, _ screening: ScreenedText?, _ tx: WriteTransaction,
    now: Timestamp
  ) throws {
    try tx.dropFlags(source, subject: subject)
    guard let screening else { return }
    try tx.insertFlag(
      source, subject: subject, field: screening.field, excerpts: screening.excerpts, isOpening: false,
      at: now)
  }
}
