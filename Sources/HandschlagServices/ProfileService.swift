package import HandschlagAPI
import HandschlagDomain
import HandschlagProtobuf
package import HandschlagRPC
import HandschlagStore
import HandschlagVault

/// Profiles and the search among them.
package struct ProfileHandler: ProfileService {
  let market: Marketplace

  /// Serves a marketplace.
  package init(_ market: Marketplace) { self.market = market }

  package func putProfile(
    _ request: PutProfileRequest, context: ServerContext
  ) async throws -> PutProfileResponse {
    let caller = try context.caller
    let now = market.clock()
    let content = request.content ?? ProfileContent()
    try content.rate.check("content.rate")
    let screening = try Screen.message(content, path: "content")
    return try await market.write { tx in
      let old = try tx.profile(caller.account)
      let isHidden = old?.isHidden ?? false
      try tx.put(
        StoredProfile(
          account: caller.account, content: content.encoded(), version: (old?.version ?? 0) + 1,
          isHeld: screening != nil, isHidden: isHidden,
          // A first profile is found at once; after that visibility changes once a day.
          isVisible: screening == nil && (old?.isVisible ?? !isHidden), updatedAt: now,
          minimum: FieldMinimum(content.fields)),
        keys: SearchKeys(content), words: content.words, shuffle: market.randomness())
      try market.flag(.profile, caller.account.rawValue, screening, tx, now: now)
      return PutProfileResponse(held: screening != nil)
    }
  }

  package func getOwnProfile(
    _ request: GetOwnProfileRequest, context: ServerContext
  ) async throws -> GetOwnProfileResponse {
    let caller = try context.caller
    return try await market.read { tx in
      guard let profile = try tx.profile(caller.account) else { throw RPCError.notFound }
      return GetOwnProfileResponse(
        content: try ProfileContent(stored: profile.content), hidden: profile.isHidden, held: profile.isHeld)
    }
  }

  package func hideProfile(
    _ request: HideProfileRequest, context: ServerContext
  ) async throws -> HideProfileResponse {
    try await setHidden(true, context)
    return HideProfileResponse()
  }

  package func showProfile(
    _ request: ShowProfileRequest, context: ServerContext
  ) async throws -> ShowProfileResponse {
    try await setHidden(false, context)
    return ShowProfileResponse()
  }

  private func setHidden(_ hidden: Bool, _ context: ServerContext) async throws {
    let caller = try context.caller
    try await market.write { tx in
      guard try tx.profile(caller.account) != nil else { throw RPCError.notFound }
      try tx.setHidden(hidden, profile: caller.account)
    }
  }

  package func getProfile(
    _ request: GetProfileRequest, context: ServerContext
  ) async throws -> GetProfileResponse {
    let caller = try context.caller
    let dayStart = market.clock().flooredToDay
    return try await market.read { tx in
      guard
        let (number, epoch) = market.vault.ids.decode(
          .worker, request.profileID, viewer: caller.account.rawValue)
      else { throw RPCError.notFound }
      let worker = AccountID(rawValue: number)
      let profile = try tx.profile(worker)
      let isHidden = try tx.isHiddenFrom(company: caller.account, worker: worker, dayStart: dayStart)
      // Only the pseudonym of today is shown: with an earlier one, a profile would link the two.
      let current = try tx.account(worker)?.workerEpoch
      guard let profile, profile.isVisible, !isHidden, current == epoch else { throw RPCError.notFound }
      return GetProfileResponse(profile: try view(profile, epoch: epoch, to: caller))
    }
  }

  package func searchProfiles(
    _ request: SearchProfilesRequest, context: ServerContext
  ) async throws -> SearchProfilesResponse {
    let caller = try context.caller
    let now = market.clock()
    let filters = request.filters ?? SearchFilters()
    let page = try Page(
      market, size: request.pageSize, token: request.pageToken,
      context: "SearchProfiles \(request.query)\n\(filters.encoded())", account: caller.account,
      startLength: SearchPosition.byteCount)
    let question = SearchQuestion(
      words: SearchQuery.words(request.query), viewer: caller.account, dayStart: now.flooredToDay,
      keys: SearchKeys(filters), timings: filters.availability.bits,
      after: page.start.flatMap(SearchPosition.init),
      limit: page.size + 1)
    try await market.write { try market.spend(.searchesPerMinute, caller.account, $0, now: now) }
    return try await market.readLong { tx in
      let (hits, next) = page.split(try tx.searchProfiles(question)) { $0.position.bytes }
      let profiles = try hits.map { hit in
        try view(hit.found, epoch: try tx.account(hit.found.account)?.workerEpoch ?? 0, to: caller)
      }
      return SearchProfilesResponse(profiles: profiles, nextPageToken: next)
    }
  }

  private func view(_ profile: StoredProfile, epoch: UInt16, to caller: Caller) throws -> ProfileView {
    let id = market.workerID(profile.account, epoch: epoch, viewer: caller.account)
    return ProfileView(
      id: id, handle: market.vault.ids.handle(.worker, id: id) ?? "",
      content: try ProfileContent(stored: profile.content).shown(minimum: profile.minimum),
      updatedDay: profile.updatedAt.day)
  }
}

extension ProfileContent {
  /// What others read: the rate in bands, the fields with what the rules ask anyway.
  func shown(minimum: FieldMinimum) -> ProfileContent {
    var shown = self
    shown.rate = rate?.banded
    shown.fields = minimum.wire(of: .worker)
    return shown
  }

  fileprivate var words: SearchWords {
    SearchWords(title: headline, body: about, tags: skills.joined(separator: " "))
  }
}

extension RateBand {
  /// The band in whole steps of five units of the currency; of one cent where words are paid.
  var banded: RateBand {
    let wide = Rate(least: minAmount, most: maxAmount).widened(toStepsOf: unit == .word ? 1 : 500)
    return RateBand(minAmount: wide.least, maxAmount: wide.most, currency: currency, unit: unit)
  }
}

extension RateBand? {
  /// Refuses a band whose end is below its beginning.
  func check(_ field: String) throws {
    guard let self, !Rate(least: self.minAmount, most: self.maxAmount).isValid else { return }
    throw RPCError.invalid("\(field).max_amount", "is below min_amount")
  }
}
