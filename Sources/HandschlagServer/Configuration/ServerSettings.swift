import HandschlagBackup
package import HandschlagDomain
package import HandschlagRPC
package import HandschlagServices
package import HandschlagTransport
package import Logging

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// All that a server is configured by, checked.
package struct ServerSettings: Sendable, Hashable {
  /// Where everything is kept.
  package var dataDirectory: String
  /// Where workers and companies call.
  package var listeners: [ListenerConfiguration]
  /// Where the operator calls, or nil for nowhere.
  package var adminListener: ListenerConfiguration?
  /// Where figures and health can be had over HTTP, or nil for nowhere.
  package var metricsListener: ListenerConfiguration?
  /// SHA-256 of the certificates of operators that may call over TLS; empty for all that are vouched for.
  package var operatorCertificates: Set<String> = []
  /// What bounds connections.
  package var limits = ServerLimits()
  /// Whether and how the data is backed up; nil for not at all.
  package var backups: BackupSettings?
  /// Event loops; 0 stands for one per core.
  package var loops = 0
  /// What the rules leave to the operator.
  package var policy = Policy()
  /// What else the marketplace leaves to the operator.
  package var marketplace = MarketplaceSettings()
  /// The public log's name, fixed at the first start; nil for the one that it has.
  package var logOrigin: String?
  /// Writes that may wait for the disk.
  package var writeQueue = 16_384
  /// Threads for long reads.
  package var longReaders = 2
  /// How often the server looks for what has expired.
  package var sweepInterval: Duration = .seconds(5)
  /// How long running calls may take at the end.
  package var drainTimeout: Duration = .seconds(10)
  /// The least that is logged.
  package var logLevel = Logger.Level.info
  /// How a line of the log is written.
  package var logFormat = LogFormat.text
  /// Whether counts of calls are logged once a minute.
  package var logsCounts = true
  /// How long a call may take until it is logged; nil for ever.
  package var slowCall: Duration? = .seconds(1)
  /// Whether the schema can be asked for.
  package var reflects = true
  /// From how much work on calls are turned away.
  package var admission = AdmissionBounds(calls: 16_384, queuedWrites: 8192, loopDelay: .milliseconds(500))
  /// What bounds the requests of all methods.
  package var methods = MethodBounds()
  /// How often callers may call.
  package var rates = RateSettings()

  /// Settings with defaults: two Unix sockets in the data directory.
  package init(dataDirectory: String) {
    self.dataDirectory = dataDirectory
    listeners = [.unix(dataDirectory + "/handschlag.sock")]
    adminListener = .unix(dataDirectory + "/admin.sock", tag: .admin)
  }

  /// Reads and checks all settings.
  ///
  /// - Throws: ``StartError`` with one line for each thing that is wrong.
  package init(_ sources: ConfigurationSources, environment: [String: String]) throws(StartError) {
    var parser = SettingParser(sources)
    self.init(dataDirectory: Self.dataDirectory(sources, environment))
    if dataDirectory.isEmpty { parser.complain(.data, "is empty") }
    readListeners(&parser)
    readBackups(&parser)
    readRules(&parser)
    readLimits(&parser)
    readObserving(&parser)
    guard parser.problems.isEmpty else {
      throw StartError(parser.problems, exitCode: StartError.configuration)
    }
  }

  private static func dataDirectory(
    _ sources: ConfigurationSources, _ environment: [String: String]
  ) -> String {
    if let given = sources.text(.data) {
      return given.count > 1 && given.hasSuffix("/") ? String(given.dropLast()) : given
    }
    if let state = environment["XDG_STATE_HOME"], state.hasPrefix("/") { return state + "/handschlag" }
    return "./handschlag-data"
  }

  private mutating func readRules(_ parser: inout SettingParser) {
    policy.viewLength = parser.time(.viewLength)
    policy.extensionLength = parser.time(.extensionLength)
    policy.consentLifetime = parser.time(.consentLifetime)
    policy.agreementWindow = parser.time(.agreementWindow)
    let quotas: [(Quota, Setting)] = [
      (.applicationsPerDay, .applicationsPerDay), (.inquiriesPerDay, .inquiriesPerDay),
      (.messagesPerHour, .messagesPerHour), (.messagesPerHourInEngagement, .messagesPerHourInEngagement),
      (.projectsPerDay, .projectsPerDay), (.reportsPerDay, .reportsPerDay),
      (.searchesPerMinute, .searchesPerMinute), (.consentsPerDay, .consentsPerDay),
      (.termsPerDay, .termsPerDay),
    ]
    for (quota, setting) in quotas { policy.quotas[quota] = parser.count(setting, 0...1_000_000_000) }
    marketplace.openRegistration = parser.choice(.registration, ["open": true, "invite": false], else: false)
    marketplace.defaultMaxOpen = parser.count(.defaultMaxOpen, 1...1_000_000)
    marketplace.defaultMaxNewPerDay = parser.count(.defaultMaxNewPerDay, 1...1_000_000)
    marketplace.retentionDays = parser.count(.retentionDays, 1...36_500)
    marketplace.fairnessLeast = parser.count(.fairnessLeast, 1...1_000_000)
    marketplace.requiresSealed = parser.choice(.sealed, ["allow": false, "require": true], else: false)
    marketplace.eventDays = parser.count(.eventDays, 1...3650)
    marketplace.logBatch = parser.count(.logBatch, 1...16_384)
    logOrigin = parser.sources.text(.logOrigin)
    if let logOrigin, logOrigin.isEmpty || logOrigin.contains(where: { $0.isWhitespace || $0 == "+" }) {
      parser.complain(.logOrigin, "'\(logOrigin)' is empty or holds blanks or '+'")
    }
  }

  private mutating func readBackups(_ parser: inout SettingParser) {
    var settings = BackupSettings(
      directory: parser.text(.backups),
      keyFile: parser.sources.text(.backupKey) ?? dataDirectory + "/backup.key")
    settings.plan.interval = parser.time(.backupEvery).milliseconds
    settings.plan.keeps = Int(parser.count(.backupKeep, 1...10_000))
    settings.plan.keyInterval = parser.time(.backupKeysEvery).milliseconds
    settings.sync = parser.choice(.backupSync, ["second": .second, "commit": .commit], else: .second)
    backups = settings.directory == "none" || settings.directory.isEmpty ? nil : settings
  }

  private mutating func readLimits(_ parser: inout SettingParser) {
    loops = Int(parser.count(.loops, 0...1024))
    limits.connections = Int(parser.count(.connections, 1...1_000_000))
    limits.connectionsPerAddress = Int(parser.count(.connectionsPerAddress, 1...1_000_000))
    limits.handshakes = Int(parser.count(.handshakes, 1...1_000_000))
    let perUser = Int(parser.count(.connectionsPerUser, 0...1_000_000))
    limits.connectionsPerUser = perUser == 0 ? nil : perUser
    limits.streamsPerConnection = Int(parser.count(.streamsPerConnection, 1...1_000_000))
    limits.firstFrame = parser.duration(.firstFrameTimeout)
    limits.wholeFrame = parser.duration(.frameTimeout)
    limits.idle = parser.duration(.idleTimeout)
    limits.unreadReplyBytes = Int(parser.count(.unreadReplyBytes, 1024...(1 << 30)))
    limits.unreadRequestBytes = Int(parser.count(.unreadRequestBytes, 1024...(1 << 30)))
    limits.largestFrame = Int(parser.count(.largestFrame, 1024...(4 << 20)))
    limits.headerListBytes = Int(parser.count(.headerBytes, 1024...(1 << 20)))
    limits.cancels.free = Int(parser.count(.cancels, 0...1_000_000_000))
    limits.cancels.period = UInt64(max(0, parser.duration(.cancelWindow).wholeNanoseconds))
    limits.pings.interval = UInt64(max(0, parser.duration(.pingInterval).wholeNanoseconds))
    limits.pings.strikes = Int(parser.count(.pingStrikes, 0...1_000_000))
    limits.streamWindow = Int(parser.count(.streamWindow, 1024...(1 << 30)))
    limits.connectionWindow = Int(parser.count(.connectionWindow, 1024...(1 << 30)))
    limits.grpcConnectionWindow = Int(parser.count(.grpcConnectionWindow, 65_535...(1 << 30)))
    limits.keepaliveInterval = parser.duration(.keepaliveInterval)
    limits.keepaliveTimeout = parser.duration(.keepaliveTimeout)
    readServiceLimits(&parser)
    readLoadLimits(&parser)
  }

  private mutating func readServiceLimits(_ parser: inout SettingParser) {
    writeQueue = Int(parser.count(.writeQueue, 1...1_000_000))
    longReaders = Int(parser.count(.longReaders, 1...64))
    sweepInterval = parser.duration(.sweepInterval)
    drainTimeout = parser.duration(.drainTimeout)
    methods.requestBytes = Int(parser.count(.largestRequest, 1024...(4 << 20)))
    methods.memory = Int(parser.count(.decodingMemory, 1024...(1 << 30)))
    methods.depth = Int(parser.count(.decodingDepth, 1...32))
  }

  private mutating func readLoadLimits(_ parser: inout SettingParser) {
    admission.calls = Int(parser.count(.shedCalls, 0...1_000_000_000))
    admission.queuedWrites = Int(parser.count(.shedQueuedWrites, 0...1_000_000))
    admission.loopDelay = parser.optionalDuration(.shedLoopDelay)
    let burst = parser.duration(.rateBurst)
    func rate(_ setting: Setting) -> RateLimit? {
      let perSecond = Int(parser.count(setting, 0...1_000_000_000))
      return perSecond == 0 ? nil : RateLimit(perSecond: perSecond, burst: burst)
    }
    rates = RateSettings(
      perToken: rate(.ratePerToken), perConnection: rate(.ratePerConnection), inAll: rate(.rateInAll))
  }

  private mutating func readObserving(_ parser: inout SettingParser) {
    logLevel = parser.choice(
      .logLevel,
      [
        "trace": .trace, "debug": .debug, "info": .info, "notice": .notice, "warning": .warning,
        "error": .error, "critical": .critical,
      ], else: .info)
    logFormat = parser.choice(.logFormat, ["text": .text, "json": .json], else: .text)
    logsCounts = parser.choice(.metrics, ["log": true, "off": false], else: true)
    let slow = parser.optionalDuration(.slowCall)
    slowCall = slow == .zero ? nil : slow
    reflects = parser.choice(.reflection, ["on": true, "off": false], else: true)
  }
}

extension ServerSettings {
  /// What stands in the way of these settings on this machine, one line each; nothing is made or changed.
  package func obstacles() -> [String] {
    var found: [String] = []
    if let kind = Self.kind(dataDirectory) {
      if kind != S_IFDIR { found.append("--data: \(dataDirectory) is no directory") }
      if kind == S_IFDIR, access(dataDirectory, R_OK | W_OK | X_OK) != 0 {
        found.append("--data: \(dataDirectory) cannot be read and written by this user")
      }
    } else {
      found += Self.missingParent(of: dataDirectory, "--data")
    }
    for (name, listener) in namedListeners {
      if let files = listener.tls {
        do { _ = try TLSCredentials(files) } catch { found.append("\(name): \(error.description)") }
      }
      guard case .unix(let path, _) = listener.address, !path.hasPrefix(dataDirectory + "/") else { continue }
      if let kind = Self.kind(path), kind != S_IFSOCK {
        found.append("\(name): \(path) exists and is no socket")
      }
      found += Self.missingParent(of: path, name)
    }
    return found
  }

  /// All listeners, each with the flag that names it.
  private var namedListeners: [(String, ListenerConfiguration)] {
    listeners.map { ("--listen", $0) } + [adminListener].compactMap { $0.map { ("--admin-listen", $0) } }
      + [metricsListener].compactMap { $0.map { ("--metrics-listen", $0) } }
  }

  private static func missingParent(of path: String, _ name: String) -> [String] {
    let directory: String
    if let slash = path.lastIndex(of: "/") {
      directory = slash == path.startIndex ? "/" : String(path[..<slash])
    } else {
      directory = "."
    }
    guard kind(directory) == S_IFDIR else { return ["\(name): the directory \(directory) does not exist"] }
    return access(directory, W_OK | X_OK) == 0
      ? [] : ["\(name): the directory \(directory) cannot be written by this user"]
  }

  private static func kind(_ path: String) -> mode_t? {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
  }
}
