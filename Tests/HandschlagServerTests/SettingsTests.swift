import ArgumentParser
import Foundation
import HandschlagDomain
import HandschlagRPC
import HandschlagServer
import HandschlagServices
import HandschlagTransport
import Testing

/// What a server is configured by, and what it says of a configuration that makes no sense.
struct SettingsTests {
  private func settings(
    _ arguments: [String] = [], _ environment: [String: String] = [:], file: String? = nil
  ) throws -> ServerSettings {
    let command = try HandschlagdCommand.parse(arguments)
    let sources = try ConfigurationSources(flags: command.flags, environment: environment, file: file)
    return try ServerSettings(sources, environment: environment)
  }

  private func problems(
    _ arguments: [String] = [], _ environment: [String: String] = [:], file: String? = nil
  ) -> [String] {
    do {
      _ = try settings(arguments, environment, file: file)
      return []
    } catch let error as StartError {
      #expect(error.exitCode == 78)
      return error.reasons
    } catch {
      return ["\(error)"]
    }
  }

  private func withFile<R>(_ text: String, _ body: (String) throws -> R) throws -> R {
    let path = NSTemporaryDirectory() + "/handschlag-\(UUID().uuidString).conf"
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try body(path)
  }

  @Test func withoutAnySettingTheDefaultsAreThoseOfTheHelp() throws {
    let settings = try settings()
    #expect(settings.dataDirectory == "./handschlag-data")
    #expect(settings.listeners == [.unix("./handschlag-data/handschlag.sock", mode: 0o600)])
    #expect(settings.adminListener == .unix("./handschlag-data/admin.sock", mode: 0o600, tag: .admin))
    #expect(settings.limits == ServerLimits())
    #expect(settings.marketplace.openRegistration)
    #expect(settings.loops == 0)
    let state = try self.settings([], ["XDG_STATE_HOME": "/var/state"])
    #expect(state.dataDirectory == "/var/state/handschlag")
    #expect(state.listeners == [.unix("/var/state/handschlag/handschlag.sock")])
  }

  @Test(arguments: [
    "{\"view-length\": \"3d\", \"connections\": 11, \"loops\": 2}",
    "# ours\nview-length = 3d\nconnections=11\n\nloops = 2\n",
  ])
  func flagsGoBeforeTheEnvironmentAndThatBeforeTheFile(_ text: String) throws {
    try withFile(text) { file in
      let environment = [
        "HANDSCHLAG_CONNECTIONS": "12", "HANDSCHLAG_LOOPS": "3", "HANDSCHLAG_SOCKET_MODE": "",
      ]
      let settings = try settings(["--loops", "4"], environment, file: file)
      #expect(settings.policy.viewLength == .days(3))
      #expect(settings.limits.connections == 12)
      #expect(settings.loops == 4)
      let named = try self.settings([], ["HANDSCHLAG_CONFIG": file])
      #expect(named.limits.connections == 11)
    }
  }

  @Test func severalListenersComeFromAllThreePlaces() throws {
    let flags = [
      "--listen", "unix:/run/a.sock", "--listen", "tcp:127.0.0.1:7300", "--listen", "tcp:[::1]:7301",
    ]
    let expected: [ListenerConfiguration] = [
      .unix("/run/a.sock"), .tcp("127.0.0.1", 7300), .tcp("::1", 7301),
    ]
    #expect(try settings(flags).listeners == expected)
    let environment = ["HANDSCHLAG_LISTEN": "unix:/run/a.sock,tcp:127.0.0.1:7300, tcp:[::1]:7301"]
    #expect(try settings([], environment).listeners == expected)
    let files = [
      #"{"listen": ["unix:/run/a.sock", "tcp:127.0.0.1:7300", "tcp:[::1]:7301"], "insecure": false}"#,
      "listen = unix:/run/a.sock\nlisten = tcp:127.0.0.1:7300\nlisten = tcp:[::1]:7301",
    ]
    for text in files {
      let listeners = try withFile(text) { try settings([], [:], file: $0).listeners }
      #expect(listeners == expected)
    }
  }

  @Test(arguments: [
    (["--listen", "tcp:0.0.0.0:7300"], "--listen (HANDSCHLAG_LISTEN): 'tcp:0.0.0.0:7300' can be reached"),
    (["--listen", "tcp:127.0.0.1.evil.example:1"], "can be reached from other machines"),
    (["--listen", "udp:x"], "is not of the form unix:PATH, tcp:HOST:PORT or tls:HOST:PORT"),
    (["--listen", "tcp:"], "is not of the form"),
    (["--listen", "tcp::80"], "has no host"),
    (["--listen", "tcp:localhost:70000"], "no port from 0 to 65535"),
    (["--listen", "unix:"], "is empty or longer than 107 bytes"),
    (["--listen", "unix:/a", "--listen", "unix:/a"], "is given twice"),
    (["--listen", "unix:/a", "--admin-listen", "unix:/a"], "is also given to --listen"),
    (["--admin-listen", "tcp:127.0.0.1:1"], "over unix:PATH, or over tls:HOST:PORT with a certificate"),
    (["--listen", "tls:0.0.0.0:1"], "'tls:0.0.0.0:1' needs --tls-certificate and --tls-key"),
    (["--tls-key", "a"], "needs --tls-certificate as well"),
    (["--tls-certificate", "a"], "needs --tls-key as well"),
    (
      ["--admin-listen", "tls:127.0.0.1:1", "--tls-certificate", "a", "--tls-key", "b"],
      "needs --tls-certificate, --tls-key and --admin-client-ca"
    ),
    (["--operator-certificate", "ab"], "'ab' is no SHA-256"),
    (
      ["--metrics-listen", "tcp:0.0.0.0:1"],
      "--metrics-listen (HANDSCHLAG_METRICS_LISTEN): 'tcp:0.0.0.0:1' can be"
    ),
    (["--admin-listen", "unix:/a", "--metrics-listen", "unix:/a"], "is also given to --admin-listen"),
    (["--shed-calls", "some"], "is not a whole number from 0"),
    (["--shed-loop-delay", "5"], "is not a time"),
    (["--slow-call", "soon"], "is not a time"),
    (["--rate-in-all", "1.5"], "is not a whole number"),
    (["--reflection", "maybe"], "is not one of on, off"),
    (["--view-length", "3x"], "'3x' is not a time such as"),
    (["--view-length", "0s"], "is not a time"),
    (["--view-length", "99999999999999999999d"], "is not a time"),
    (["--connections", "many"], "is not a whole number from 1 to 1000000"),
    (["--largest-frame", "4194305"], "is not a whole number from 1024 to 4194304"),
    (["--registration", "closed"], "is not one of open, invite"),
    (["--socket-mode", "999"], "is not an octal mode"),
    (["--socket-mode", "0400"], "lets its owner read and write"),
    (["--log-level", "loud"], "is not one of trace, debug"),
    (["--log-format", "xml"], "is not one of text, json"),
    (["--metrics", "yes"], "is not one of log, off"),
  ])
  func eachMistakeIsSaidInOneLine(_ arguments: [String], _ expected: String) {
    let problems = problems(arguments)
    #expect(problems.count == 1)
    #expect(problems.first?.contains(expected) == true, "\(problems)")
    #expect(problems.first?.contains("\n") == false)
  }

  @Test func figuresAreServedBesideCallsOnlyWhereThatAddressIsNamed() throws {
    let settings = try settings(["--listen", "unix:/a", "--metrics-listen", "unix:/b"])
    #expect(settings.listeners.map(\.wires) == [.calls])
    #expect(settings.metricsListener?.wires == .scrape)
    let same = try self.settings(["--listen", "unix:/a", "--metrics-listen", "unix:/a"])
    #expect(same.listeners.map(\.wires) == [[.calls, .scrape]] && same.metricsListener == nil)
    #expect(try self.settings().metricsListener == nil)
  }

  /// Each bound of the wires, by flag, variable and file alike.
  @Test func everyLimitOfTheWiresIsASetting() throws {
    let values: [(String, String, (ServerSettings) -> Bool)] = [
      ("largest-frame", "70000", { $0.limits.largestFrame == 70_000 }),
      ("largest-request", "2000", { $0.methods.requestBytes == 2000 }),
      ("decoding-memory", "3000", { $0.methods.memory == 3000 }),
      ("decoding-depth", "4", { $0.methods.depth == 4 }),
      ("streams-per-connection", "5", { $0.limits.streamsPerConnection == 5 }),
      ("connections", "6", { $0.limits.connections == 6 }),
      ("connections-per-address", "7", { $0.limits.connectionsPerAddress == 7 }),
      ("handshakes", "19", { $0.limits.handshakes == 19 }),
      ("connections-per-user", "8", { $0.limits.connectionsPerUser == 8 }),
      ("first-frame-timeout", "9s", { $0.limits.firstFrame == .seconds(9) }),
      ("frame-timeout", "11s", { $0.limits.wholeFrame == .seconds(11) }),
      ("idle-timeout", "12s", { $0.limits.idle == .seconds(12) }),
      ("unread-reply-bytes", "2000", { $0.limits.unreadReplyBytes == 2000 }),
      ("unread-request-bytes", "3000", { $0.limits.unreadRequestBytes == 3000 }),
      ("header-bytes", "4000", { $0.limits.headerListBytes == 4000 }),
      ("cancels", "13", { $0.limits.cancels.free == 13 }),
      ("cancel-window", "14s", { $0.limits.cancels.period == 14_000_000_000 }),
      ("ping-interval", "15s", { $0.limits.pings.interval == 15_000_000_000 }),
      ("ping-strikes", "16", { $0.limits.pings.strikes == 16 }),
      ("stream-window", "2000", { $0.limits.streamWindow == 2000 }),
      ("connection-window", "3000", { $0.limits.connectionWindow == 3000 }),
      ("grpc-connection-window", "70000", { $0.limits.grpcConnectionWindow == 70_000 }),
      ("keepalive-interval", "17s", { $0.limits.keepaliveInterval == .seconds(17) }),
      ("keepalive-timeout", "18s", { $0.limits.keepaliveTimeout == .seconds(18) }),
    ]
    for (name, value, holds) in values {
      #expect(try holds(settings(["--\(name)", value])), "\(name)")
      let variable = try #require(Setting.all.first { $0.name == name }).variable
      #expect(try holds(settings([], [variable: value])), "\(variable)")
      #expect(try withFile("\(name) = \(value)\n") { try holds(settings([], [:], file: $0)) }, "\(name)")
      #expect(!problems(["--\(name)", "much"]).isEmpty, "\(name)")
    }
  }

  @Test func loadAndRatesAreBoundedAsSaid() throws {
    let settings = try settings(
      ["--shed-calls", "9", "--rate-per-token", "10", "--rate-burst", "2s", "--slow-call", "0"],
      ["HANDSCHLAG_SHED_LOOP_DELAY": "0", "HANDSCHLAG_SHED_QUEUED_WRITES": "7"])
    #expect(settings.admission == AdmissionBounds(calls: 9, queuedWrites: 7, loopDelay: .zero))
    #expect(settings.rates == RateSettings(perToken: RateLimit(perSecond: 10, burst: .seconds(2))))
    #expect(settings.slowCall == nil)
  }

  @Test func allMistakesAreSaidAtOnce() {
    #expect(problems(["--loops", "x", "--log-level", "y"], ["HANDSCHLAG_METRICS": "z"]).count == 3)
  }

  @Test func whatIsInsecureMustBeMeant() throws {
    #expect(
      try settings(["--listen", "tcp:0.0.0.0:7300", "--insecure"]).listeners == [.tcp("0.0.0.0", 7300)])
    #expect(
      try settings(["--listen", "tcp:0.0.0.0:7300"], ["HANDSCHLAG_INSECURE": "true"]).listeners.count == 1)
    #expect(try settings(["--admin-listen", "none"]).adminListener == nil)
  }

  @Test(arguments: [
    ("{\"view-lenght\": \"3d\"}", "'view-lenght' is no setting"),
    ("view-length", "line 1 is not of the form"),
    ("{", "is no JSON object"), ("{\"loops\": null}", "'loops' is neither"),
    ("data\u{0} = x", "is no setting"),
  ])
  func aFileWithAMistakeIsRefused(_ text: String, _ expected: String) throws {
    try withFile(text) { file in
      let problems = problems([], [:], file: file)
      #expect(problems.count == 1)
      #expect(problems.first?.contains(expected) == true, "\(problems)")
      #expect(problems.first?.hasPrefix(file) == true)
    }
  }

  @Test func aFileThatIsMissingIsSaid() {
    #expect(problems([], [:], file: "/nonexistent/x.json") == ["cannot read the file /nonexistent/x.json"])
  }

  @Test func whatStandsInTheWayOnThisMachineIsSaid() {
    var settings = ServerSettings(dataDirectory: "/nonexistent/state")
    settings.adminListener = .unix("/nonexistent/run/admin.sock")
    #expect(
      settings.obstacles() == [
        "--data: the directory /nonexistent does not exist",
        "--admin-listen: the directory /nonexistent/run does not exist",
      ])
    #expect(ServerSettings(dataDirectory: NSTemporaryDirectory() + "x").obstacles() == [])
    #expect(ServerSettings(dataDirectory: "/dev/null").obstacles() == ["--data: /dev/null is no directory"])
  }

  @Test func theHelpExplainsEachSettingWithDefaultAndVariable() throws {
    let help = HandschlagdCommand.helpMessage(columns: 400)
    #expect(Setting.all.count == Set(Setting.all.map(\.name)).count)
    for setting in Setting.all {
      let line = setting.summary + " [default: \(setting.standard); environment: \(setting.variable)]"
      #expect(help.contains(line), "\(setting.name)")
      #expect(help.contains("--\(setting.name)"), "\(setting.name)")
    }
    let flags = help.split(separator: "\n").filter { $0.hasPrefix("  --") }.map {
      $0.split(separator: " ")[0]
    }
    let known = Set(Setting.all.map { "--" + $0.name }).union(["--config", "--check", "--version"])
    #expect(Set(flags.map(String.init)) == known)
  }

  /// Each default in the table is what is used without the setting.
  @Test func theStatedDefaultsAreTheRealOnes() throws {
    let plain = try settings(["--data", "/x"])
    let without: Set = [
      "data", "listen", "admin-listen", "insecure", "tls-certificate", "tls-key", "admin-client-ca",
      "operator-certificate", "log-origin",
    ]
    let named: [String] = Setting.all.filter { !without.contains($0.name) }
      .flatMap { ["--\($0.name)", $0.standard] }
    let spelled = try settings(["--data", "/x"] + named)
    #expect(plain == spelled)
    var own = ServerSettings(dataDirectory: "/x")
    for quota in Quota.allCases { own.policy.quotas[quota] = quota.defaultLimit }
    #expect(plain == own)
  }
}
