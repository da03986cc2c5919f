package import HandschlagDomain
package import HandschlagRPC
package import HandschlagServices
import HandschlagStore
package import HandschlagTransport
import HandschlagVault
package import Logging
package import Metrics
import NIOCore
import NIOPosix

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension LoopExecutor: StoreExecutor {}

/// Puts a server together from its settings.
package enum ServerAssembly {
  /// The version that the server tells the operator.
  package static let version = "0.1.0"

  /// Opens the data, starts the sweeps, and listens.
  ///
  /// - Parameters:
  ///   - extraServices: served beside the marketplace's, on every listener.
  ///   - metrics: counts calls; nil for no counting.
  ///   - clock: the time for the rules, callable from any thread.
  ///   - onFatalError: called once when the database's state is no longer known; nobody is answered with
  ///     success after it. The process should end.
  /// - Throws: ``StartError``; nothing stays open then.
  package static func assemble(
    _ settings: ServerSettings, extraServices: [any RPCService] = [], logger: Logger,
    metrics: (any MetricsFactory)? = nil,
    clock: @escaping @Sendable () -> Timestamp,
    onFatalError: @escaping @Sendable (String) -> Void = { _ in exit(StartError.software) }
  ) async throws -> RunningServer {
    do {
      let store = try openStore(settings, logger, onFatalError)
      do {
        let marketplace = Marketplace(
          store: store, vault: try Vault(directory: settings.dataDirectory), policy: settings.policy,
          settings: settings.marketplace, logger: logger, clock: clock)
        let maintenance = Maintenance(marketplace)
        try await maintenance.prepare()
        let server = RunningServer(settings, marketplace, maintenance, logger)
        try await server.start(extraServices, metrics)
        return server
      } catch {
        await store.close()
        throw error
      }
    } catch {
      throw StartError(starting: error)
    }
  }

  /// The marketplace's services behind their interceptors, over no socket.
  ///
  /// - Parameter facts: what the operator is told of the server.
  package static func router(
    _ marketplace: Marketplace, facts: ServerFacts, extraServices: [any RPCService] = [], logger: Logger,
    metrics: (any MetricsFactory)? = nil
  ) -> Router {
    let services: [any RPCService] =
      [
        AccountHandler(marketplace), CompanyHandler(marketplace), ProfileHandler(marketplace),
        ProjectHandler(marketplace), EngagementHandler(marketplace), ConsentHandler(marketplace),
        AgreementHandler(marketplace), AdminHandler(marketplace, facts: facts),
      ] + extraServices
    let methods = Router(services: services).methods
    var interceptors: [any ServerInterceptor] = [CallLog(methods: methods, logger: logger)]
    if let metrics { interceptors.append(CallMetrics(methods: methods, factory: metrics)) }
    interceptors.append(Authenticator(marketplace))
    return Router(services: services, interceptors: interceptors)
  }

  /// The store comes before the vault: it claims the directory for this process.
  private static func openStore(
    _ settings: ServerSettings, _ logger: Logger, _ onFatalError: @escaping @Sendable (String) -> Void
  ) throws -> Store {
    let directory = settings.dataDirectory
    try refuseLostDatabase(directory)
    var configuration = StoreConfiguration(directory: directory)
    configuration.executors = StoreExecutors { LoopExecutor.current }
    configuration.queueLimit = settings.writeQueue
    configuration.longReaders = settings.longReaders
    configuration.onFatalError = { error in
      logger.critical("the database failed; the server ends", metadata: ["error": "\(error)"])
      onFatalError("\(error)")
    }
    return try Store.open(configuration)
  }

  /// A new database beside old keys would take every key for a leftover.
  private static func refuseLostDatabase(_ directory: String) throws {
    func size(_ name: String) -> Int {
      var status = stat()
      return stat(directory + "/" + name, &status) == 0 ? Int(status.st_size) : 0
    }
    guard size("keys.db") > 0, size("handschlag.db") == 0, size("handschlag.db-wal") == 0 else { return }
    throw StartError(
      [
        "\(directory)/keys.db holds keys, but the database handschlag.db beside it is missing or empty: "
          + "put it back, or move keys.db and server.key away to begin anew"
      ], exitCode: StartError.configuration)
  }
}

extension StartError {
  /// Gives an error of the start its line and its exit code.
  init(starting error: any Error) {
    switch error {
    case let error as StartError: self = error
    case StoreError.inUse(let reason): self.init([reason], exitCode: Self.locked)
    case StoreError.directory(let reason): self.init([reason], exitCode: Self.cannotCreate)
    case let error as StoreError: self.init(["\(error)"], exitCode: Self.configuration)
    case let error as KeyFileError: self.init(["\(error)"], exitCode: Self.configuration)
    case VaultError.keyStoreOfAnotherServer:
      self.init(
        ["keys.db was made under another server.key: put the two back together"],
        exitCode: Self.configuration)
    case VaultError.keyStoreTooNew:
      self.init(["keys.db was written by a newer program: run that"], exitCode: Self.configuration)
    case let error as MaintenanceError: self.init(["\(error)"], exitCode: Self.configuration)
    case let error as ListenError: self.init(["\(error)"], exitCode: Self.cannotCreate)
    case let error as IOError: self.init(["cannot listen: \(error)"], exitCode: Self.cannotCreate)
    default: self.init(["\(error)"], exitCode: Self.software)
    }
  }
}
