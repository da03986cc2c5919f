import HandschlagAPI
import HandschlagDomain
import HandschlagRPC
import HandschlagStore
import HandschlagVault

/// Shows projects as they are posted, changed and closed.
struct ProjectFeed {
  private let market: Marketplace
  private let caller: Caller
  private let feed: EventFeed

  init(market: Marketplace, caller: Caller) {
    self.market = market
    self.caller = caller
    feed = EventFeed(
      market: market, stream: EventStream.projects, caller: caller, context: "WatchProjects")
  }

  /// Writes changes until the caller goes away.
  func run(from cursor: String, into responses: ResponseWriter<WatchProjectsResponse>) async throws {
    try await feed.run(from: cursor, into: responses, show: show)
  }

  private func show(_ event: StoredEvent) async throws -> WatchProjectsResponse? {
    let id = ProjectID(rawValue: Int64(bigEndianBytes: event.body))
    let viewer = caller.account
    let project = try await market.store.read { tx -> Project? in
      guard let stored = try tx.project(id), stored.state == .open, stored.isVisible else { return nil }
      return try ProjectViews(market: market, tx: tx).view(stored, to: viewer)
    }
    return WatchProjectsResponse(
      change: ProjectChange(rawValue: Int32(clamping: event.kind)), projectID: market.projectID(id),
      project: project, cursor: feed.cursor(after: event))
  }
}
