import HandschlagAPI
import HandschlagBackup
package import HandschlagDomain
package import HandschlagRPC
import HandschlagSQL
package import HandschlagServices
package import HandschlagStore
package import HandschlagTransport
import HandschlagVault
package import Logging
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
  ///   - clock: the time for the rules, callable from any thread.
  ///   - onFatalError: called once when the database's state is no longer known; nobody is answered with
  ///     success after it. The process should end.
  /// - Throws: ``StartError``; nothing stays open then.
  package static func assemble(
    _ settings: ServerSettings, extraServices: [any RPCService] = [], logger: Logger,
    clock: @escaping @Sendable () -> Timestamp,
    onFatalError: @escaping @Sendable (String) -> Void = { _ in exit(StartError.software) }
  ) async throws -> RunningServer {
    do {
      let figures = Figures(settings.admission)
      let backups = try settings.backups.map {
        try ServerBackups($0, dataDirectory: settings.dataDirectory, clock: clock, logger: logger)
      }
      let store = try openStore(settings, figures, backups, logger, onFatalError)
      do {
        let checkpoint = try store.readInline { try $0.newestCheckpoint() }?.note
        let vault = try Vault(
          directory: settings.dataDirectory, logOrigin: settings.logOrigin, checkpoint: checkpoint
        ) { error in
          logger.critical("the key store failed; the server ends", metadata: ["error": "\(error)"])
          onFatalError(error)
        }
        let marketplace = Marketplace(
          store: store, vault: vault, policy: settings.policy, settings: settings.marketplace, logger: logger,
          clock: clock)
        let maintenance = Maintenance(marketplace)
        try await maintenance.prepare()
        backups?.serve(marketplace)
        let server = RunningServer(settings, marketplace, maintenance, figures, backups, logger)
        try await server.start(extraServices)
        return server
      } catch {
        await store.close()
        throw error
      }
    } catch {
      throw StartError(starting: error)
    }
  }

  /// The services behind their interceptors, over no socket, and what tells of their health.
  ///
  /// - Parameters:
  ///   - facts: what the operator is told of the server.
  ///   - backups: makes them; nil where there are none.
  static func router(
    _ marketplace: Marketplace, _ settings: ServerSettings, facts: ServerFacts, backups: Backups?,
    figures: Figures, extraServices: [any RPCService], logger: Logger
  ) throws -> (Router, HealthService) {
    var services: [any RPCService] =
      [
        AccountHandler(marketplace), CompanyHandler(marketplace), ProfileHandler(marketplace),
        ProjectHandler(marketplace), EngagementHandler(marketplace), ConsentHandler(marketplace),
        AgreementHandler(marketplace), PublicLogHandler(marketplace),
        AdminHandler(marketplace, facts: facts, backups: backups),
      ] + extraServices
    var methods = services.flatMap(\.handlers).map(\.method) + WireHealthMethods.all
    if settings.reflects { methods += ReflectionService.methods }
    let served = ServedServices(methods, operatorListener: Authenticator.adminListener)
    let health = HealthService(served)
    services.append(health)
    if settings.reflects { services.append(ReflectionService(served, schema: try schema.get())) }
    var interceptors: [any ServerInterceptor] = [
      CallLog(methods: methods, logger: logger, slow: settings.slowCall), figures.admission,
    ]
    if settings.rates.limitsStrangers {
      interceptors.append(settings.rates.beforeAuthentication(figures.limited))
    }
    interceptors.append(Authenticator(marketplace, operators: settings.operatorCertificates))
    if let perToken = settings.rates.perToken {
      interceptors.append(TokenRate(perToken, limited: figures.limited))
    }
    return (Router(services: services, interceptors: interceptors, bounds: settings.methods), health)
  }

  /// Finds the event loop that a store is called on.
  package static let executors = StoreExecutors { LoopExecutor.current }

  /// Event loops that last as long as the process, for who serves calls without a socket.
  package static func standingLoops(_ count: Int) -> [LoopExecutor] {
    let group = MultiThreadedEventLoopGroup(numberOfThreads: count)
    return (0..<count).map { _ in
      let executor = LoopExecutor(group.next())
      executor.eventLoop.execute { executor.adopt() }
      return executor
    }
  }

  /// The same for who has no use for a socket, such as a simulation.
  package static func router(
    _ marketplace: Marketplace, _ settings: ServerSettings, facts: ServerFacts, logger: Logger
  ) throws -> Router {
    try router(
      marketplace, settings, facts: facts, backups: nil, figures: Figures(settings.admission),
      extraServices: [], logger: logger
    ).0
  }

  /// The same for every server of a process.
  private static let schema = Result { () throws(RPCError) in
    try SchemaIndex(SchemaIndex.wire + HandschlagAPISchema.files)
  }

  /// The store comes before the vault: it claims the directory for this process.
  private static func openStore(
    _ settings: ServerSettings, _ figures: Figures, _ backups: ServerBackups?, _ logger: Logger,
    _ onFatalError: @escaping @Sendable (String) -> Void
  ) throws -> Store {
    let directory = settings.dataDirectory
    try refuseLostDatabase(directory)
    var configuration = StoreConfiguration(directory: directory)
    configuration.executors = executors
    configuration.queueLimit = settings.writeQueue
    configuration.longReaders = settings.longReaders
    configuration.onBatch = { [batches = figures.batches] in batches.add($0) }
    configuration.follower = backups?.log
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
  private static func exitCode(_ error: BackupError) -> Int32 {
    switch error.kind {
    case .file: cannotCreate
    case .key, .absent: configuration
    case .damaged: data
    }
  }

  /// Gives an error of the start its line and its exit code.
  init(starting error: any Error) {
    switch error {
    case let error as StartError: self = error
    case StoreError.inUse(let reason): self.init([reason], exitCode: Self.locked)
    case StoreError.directory(let reason): self.init([reason], exitCode: Self.cannotCreate)
    case let error as StoreError: self.init(["\(error)"], exitCode: Self.configuration)
    case let error as BackupError: self.init(["\(error)"], exitCode: Self.exitCode(error))
    case let error as FileError: self.init(["\(error)"], exitCode: Self.cannotCreate)
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
