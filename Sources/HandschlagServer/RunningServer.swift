import HandschlagAPI
package import HandschlagRPC
package import HandschlagServices
package import HandschlagTransport
import HandschlagDomain
import HandschlagStore
import HandschlagVault
import Logging
import NIOCore
import NIOPosix
import Synchronization

/// A server that answers, until it is shut down.
package final class RunningServer: Sendable {
  /// What it serves.
  package let marketplace: Marketplace
  private let settings: ServerSettings
  private let maintenance: Maintenance
  private let figures: Figures
  private let backups: ServerBackups?
  private let logger: Logger
  private let group: MultiThreadedEventLoopGroup
  private let state = Mutex(State())

  private struct State {
    var router: Router?
    var health: HealthService?
    var transport: RPCServer?
    var addresses: [BoundAddress] = []
    var adminAddress: BoundAddress?
    var metricsAddress: BoundAddress?
    var sweeps: Task<Void, Never>?
    var ending: Task<Void, Never>?
  }

  init(
    _ settings: ServerSettings, _ marketplace: Marketplace, _ maintenance: Maintenance, _ figures: Figures,
    _ backups: ServerBackups?, _ logger: Logger
  ) {
    self.settings = settings
    self.marketplace = marketplace
    self.maintenance = maintenance
    self.figures = figures
    self.backups = backups
    self.logger = logger
    group = MultiThreadedEventLoopGroup(
      numberOfThreads: settings.loops > 0 ? settings.loops : System.coreCount)
  }

  /// What answers the calls; an in-process transport can be put before it.
  package var router: Router {
    state.withLock { $0.router } ?? Router(services: [])
  }

  /// Where workers and companies call, in the order of the settings.
  package var boundAddresses: [BoundAddress] { state.withLock { $0.addresses } }

  /// Where the operator calls, or nil for nowhere.
  package var adminAddress: BoundAddress? { state.withLock { $0.adminAddress } }

  /// Where figures and health can be had over HTTP, or nil for nowhere of their own.
  package var metricsAddress: BoundAddress? { state.withLock { $0.metricsAddress } }

  /// Connections at this moment.
  package var connectionCount: Int { state.withLock { $0.transport }?.connectionCount ?? 0 }

  /// What it does, in numbers since its start.
  package var load: LoadReport {
    guard let transport = state.withLock({ $0.transport }) else { return LoadReport(TransportFigures.none) }
    var report = LoadReport(transport.figures)
    report.batches = figures.batches.snapshot
    report.uptime = figures.uptime
    report.queuedWrites = marketplace.store.queuedWrites
    report.callsShed = figures.admission.shedCalls
    report.callsLimited = figures.limited.count
    report.reveals = marketplace.reveals.value
    return report
  }

  func start(_ extraServices: [any RPCService]) async throws {
    let startedAt = marketplace.clock()
    let facts = ServerFacts(
      version: ServerAssembly.version, startedAt: startedAt,
      listeners: { [weak self] in
        guard let self else { return [] }
        return (boundAddresses + [adminAddress].compactMap { $0 }).map(\.description)
      },
      connections: { [weak self] in self?.connectionCount ?? 0 },
      load: { [weak self] in self?.load.response ?? GetLoadResponse() })
    let (router, health) = try ServerAssembly.router(
      marketplace, settings, facts: facts, backups: backups?.backups, figures: figures,
      extraServices: extraServices, logger: logger)
    let listeners =
      settings.listeners + [settings.adminListener, settings.metricsListener].compactMap { $0 }
    var configuration = ServerConfiguration(listeners: listeners, limits: settings.limits)
    configuration.onSample = { [weak self] in self?.measureLoad() }
    configuration.scrape = { [weak self] path in self?.scrape(path) }
    let transport = RPCServer(configuration: configuration, router: router, group: group, logger: logger)
    do {
      let addresses = try await transport.start()
      state.withLock { state in
        state.router = router
        state.health = health
        state.transport = transport
        state.addresses = Array(addresses.prefix(settings.listeners.count))
        var others = addresses.dropFirst(settings.listeners.count)
        state.adminAddress = settings.adminListener == nil ? nil : others.popFirst()
        state.metricsAddress = others.first
      }
    } catch {
      try? await group.shutdownGracefully()
      throw error
    }
    startSweeps()
  }

  /// Answers `GET` of a path; nil where there is nothing.
  private func scrape(_ path: String) -> ScrapeAnswer? {
    switch path {
    case "/metrics":
      return ScrapeAnswer(contentType: PrometheusText.contentType, body: PrometheusText(load).text)
    case "/healthz":
      let isDraining = state.withLock { $0.health }?.isDraining ?? true
      return isDraining ? ScrapeAnswer(status: 503, body: "going away\n") : ScrapeAnswer(body: "ok\n")
    default: return nil
    }
  }

  /// Reads the certificates' files anew, for the connections to come. What was read before stays where something
  /// is wrong.
  package func reloadCertificates() {
    guard let transport = state.withLock({ $0.transport }) else { return }
    let problems = transport.reloadCertificates()
    for problem in problems {
      logger.error("certificates were not read again", metadata: ["reason": "\(problem)"])
    }
    if problems.isEmpty { logger.info("certificates were read again") }
  }

  /// Lets the admission control decide anew. Called by the loops, many times a second.
  private func measureLoad() {
    guard let transport = state.withLock({ $0.transport }) else { return }
    let pressure = transport.pressure
    let (now, before) = figures.admission.measured(
      calls: pressure.calls, queuedWrites: marketplace.store.queuedWrites, loopDelay: pressure.loopDelay)
    guard now != before else { return }
    logger.warning(
      now == .usual ? "all calls are let in again" : "calls are turned away: there is too much to do",
      metadata: ["least_priority": "\(now)", "calls": "\(pressure.calls)"])
  }

  private func startSweeps() {
    let interval = settings.sweepInterval
    let sweeps = Task.detached { [maintenance, marketplace, logger] in
      while !Task.isCancelled {
        do {
          try await maintenance.sweep(now: marketplace.clock())
        } catch {
          logger.error("a sweep failed; it is tried again", metadata: ["error": "\(error)"])
        }
        do { try await Task.sleep(for: interval) } catch { return }
      }
    }
    state.withLock { $0.sweeps = sweeps }
  }

  /// Stops accepting, lets running calls end for as long as the settings say, and closes the data last.
  ///
  /// May be called several times; each returns when all is closed.
  package func shutdown() async {
    let ending = state.withLock { state in
      if let ending = state.ending { return ending }
      let ending = Task.detached { await self.end() }
      state.ending = ending
      return ending
    }
    await ending.value
  }

  private func end() async {
    let (transport, health, sweeps) = state.withLock { ($0.transport, $0.health, $0.sweeps) }
    health?.drain()
    sweeps?.cancel()
    await backups?.stop()
    await sweeps?.value
    // Clients learn that they go elsewhere before their streams of events end, which never end by themselves.
    await transport?.drain()
    marketplace.store.events.close()
    await transport?.shutdown(grace: settings.drainTimeout)
    await marketplace.store.close()
    backups?.release()
    marketplace.vault.keys.close()
    try? await group.shutdownGracefully()
  }
}
