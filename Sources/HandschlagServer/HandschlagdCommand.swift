package import ArgumentParser
import Foundation
package import HandschlagRPC
import HandschlagTransport
import Logging
import ServiceLifecycle
import UnixSignals

/// `handschlagd`: reads its settings, and serves until it is told to end.
package struct HandschlagdCommand: AsyncParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "handschlagd",
    abstract: "Serves a marketplace where both sides see each other only after both have consented.",
    discussion: """
      Every setting can be given as a flag, as an environment variable or in a file; a flag goes before the \
      environment, and that before the file. The file is a JSON object or lines of the form 'key = value', \
      whose keys are the flags' names without the hyphens before them. Times are written like 90s, 15m, 12h, \
      14d.

      The subcommands work on the files themselves, with the same settings: --data, --backups, --backup-key.

      Ends with 0 after SIGTERM or SIGINT, when all running calls have ended; 64 for unknown flags, 78 for a \
      wrong configuration, 73 for a file or socket that cannot be made, 75 when another process holds the \
      data, 70 when the database fails.
      """,
    version: ServerAssembly.version,
    subcommands: [
      CheckCommand.self, BackupCommand.self, RestoreCommand.self, DrillCommand.self, ExportCommand.self,
      ImportCommand.self,
    ])

  @Option(help: "A file of settings. [environment: HANDSCHLAG_CONFIG]")
  var config: String?

  @Flag(help: "Says what is wrong with the settings, one line each, and ends.")
  var check = false

  @OptionGroup(title: "Addresses and access") var access: AccessOptions
  @OptionGroup(title: "Backups") var backups: BackupOptions
  @OptionGroup(title: "Rules") var rules: RuleOptions
  @OptionGroup(title: "Limits") var limits: LimitOptions
  @OptionGroup(title: "Log") var observing: ObservingOptions

  package init() {}

  /// The values given as flags.
  package var flags: [Setting: [String]] {
    [access.values, backups.values, rules.values, limits.values, observing.values].reduce(into: [:]) {
      all, some in
      all.merge(some) { $1 }
    }
  }

  package func run() async throws {
    try await run(extraServices: [])
  }

  /// Serves until the process is told to end.
  ///
  /// - Parameter extraServices: served beside the marketplace's, on every listener.
  /// - Throws: `ExitCode`, after the reasons are written to standard error.
  package func run(extraServices: [any RPCService]) async throws {
    do {
      let environment = ProcessInfo.processInfo.environment
      let sources = try ConfigurationSources(flags: flags, environment: environment, file: config)
      let settings = try ServerSettings(sources, environment: environment)
      let obstacles = settings.obstacles()
      guard obstacles.isEmpty else { throw StartError(obstacles, exitCode: StartError.configuration) }
      if check { return print("the settings are good") }
      try await Self.serve(settings, extraServices)
    } catch let error as StartError {
      throw error.told()
    }
  }

  private static func serve(_ settings: ServerSettings, _ extraServices: [any RPCService]) async throws {
    ProcessLimits.apply()
    let loops = settings.loops > 0 ? settings.loops : ProcessInfo.processInfo.activeProcessorCount
    // Files of the store and the vault, listeners, and the descriptors of each loop.
    try ProcessLimits.requireFiles(64 + 8 * loops)
    LoggingSystem.bootstrap { _ in LogOutput(level: settings.logLevel, format: settings.logFormat) }
    let logger = Logger(label: "handschlagd")
    let daemon = Daemon(settings: settings, extraServices: extraServices, logger: logger)
    let group = ServiceGroup(
      configuration: ServiceGroupConfiguration(
        services: [.init(service: daemon)], gracefulShutdownSignals: [.sigterm, .sigint],
        logger: Logger(label: "lifecycle") { _ in SwiftLogNoOpLogHandler() }))
    try await group.run()
  }
}

extension StartError {
  /// Writes the reasons to standard error.
  ///
  /// - Returns: what ends the process with its exit code.
  func told() -> ExitCode {
    for reason in reasons { FileHandle.standardError.write(Data("handschlagd: \(reason)\n".utf8)) }
    return ExitCode(exitCode)
  }
}

/// The server as a service of the process: it runs until the process is told to end.
///
/// It starts in here, where signals are heard already: whoever can call it can also end it properly.
struct Daemon: Service {
  let settings: ServerSettings
  let extraServices: [any RPCService]
  let logger: Logger
  private let clock = ServerClock()

  init(
    settings: ServerSettings, extraServices: [any RPCService], logger: Logger
  ) {
    self.settings = settings
    self.extraServices = extraServices
    self.logger = logger
  }

  func run() async throws {
    let server = try await ServerAssembly.assemble(
      settings, extraServices: extraServices, logger: logger,
      clock: { [clock] in clock.now() })
    let addresses = server.boundAddresses + [server.adminAddress, server.metricsAddress].compactMap { $0 }
    for address in addresses { logger.info("listening", metadata: ["on": "\(address)"]) }
    await withTaskGroup { tasks in
      tasks.addTask { await observe(server) }
      tasks.addTask {
        for await _ in await UnixSignalsSequence(trapping: .sighup) { server.reloadCertificates() }
      }
      try? await gracefulShutdown()
      logger.info("ending: running calls may end")
      await server.shutdown()
      tasks.cancelAll()
    }
    logger.info("ended")
  }

  /// Once a minute: what was counted, and whether the machine's clock went astray.
  private func observe(_ server: RunningServer) async {
    var known: [String: UInt64] = [:]
    while true {
      do { try await Task.sleep(for: .seconds(60)) } catch { return }
      let deviation = clock.deviation
      if deviation > .seconds(60) || deviation < .seconds(-60) {
        logger.warning(
          "the machine's clock jumped; the server's follows slowly",
          metadata: ["deviation_seconds": "\(deviation.components.seconds)"])
      }
      guard settings.logsCounts else { continue }
      let now = Dictionary(
        server.load.transport.labels.lazy.filter { $0.started > 0 }.map { ($0.name, $0.started) }
      ) { $0 + $1 }
      let changed = now.filter { known[$0.key] != $0.value }
      known = now
      guard !changed.isEmpty else { continue }
      logger.info("calls so far", metadata: changed.mapValues { "\($0)" })
    }
  }
}

extension Setting {
  /// The explanation for `--help` of a flag that takes a value.
  var help: ArgumentHelp { ArgumentHelp(explanation, valueName: placeholder) }

  /// The explanation of a flag that takes none.
  var flagHelp: ArgumentHelp { ArgumentHelp(explanation) }

  private var explanation: String { "\(summary) [default: \(standard); environment: \(variable)]" }
}
