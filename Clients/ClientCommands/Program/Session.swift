import ArgumentParser
import CommandLineOutput
import Foundation
import HandschlagClient

/// The options that every command has, and what follows from them.
struct Session: ParsableArguments {
  @Flag(help: "Print JSON: one document, or one a line where a command watches.")
  var json = false

  @Option(help: ArgumentHelp("File that keeps token and socket.", valueName: "file"))
  var config: String?

  @Option(
    help: ArgumentHelp(
      "Where the server is: unix:PATH, tcp:HOST:PORT or tls:HOST:PORT (else HANDSCHLAG_SOCKET, else the file).",
      valueName: "address"))
  var socket: String?

  @Option(help: ArgumentHelp("Longest time for a call, in seconds.", valueName: "seconds"))
  var timeout = 10

  @OptionGroup var tls: TLSArguments

  func validate() throws {
    guard (1...3600).contains(timeout) else { throw ValidationError("--timeout is 1 to 3600 seconds") }
  }

  var output: CommandOutput { CommandOutput(json: json) }

  private var environment: [String: String] { ProcessInfo.processInfo.environment }

  var configurationPath: String {
    ProgramConfiguration.path(config, program: .current, environment: environment)
  }

  /// A set and not empty variable.
  private func variable(_ name: String) -> String? {
    environment[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// `--socket`, else the variable, else the file, else where a server without settings listens.
  func address(_ kept: ProgramConfiguration) -> String {
    let given =
      socket ?? variable("HANDSCHLAG_SOCKET") ?? kept.socket
      ?? "unix:" + StandardPlaces.dataDirectory(environment) + "/handschlag.sock"
    return given.hasPrefix("/") ? "unix:" + given : given
  }

  /// The address with a Unix socket's path made absolute, so that it holds in every directory.
  func lastingAddress(_ kept: ProgramConfiguration) -> String {
    let address = address(kept)
    guard address.hasPrefix("unix:"), !address.hasPrefix("unix:/") else { return address }
    return "unix:" + FileManager.default.currentDirectoryPath + "/" + address.dropFirst(5)
  }

  private var configuration: HandschlagClient.Configuration {
    var configuration = HandschlagClient.Configuration(timeout: .seconds(timeout))
    configuration.tls = tls.options(environment)
    return configuration
  }

  /// A client without an account.
  func connectAnonymously(_ kept: ProgramConfiguration) async throws -> HandschlagClient {
    try await HandschlagClient.connect(
      to: address(kept), configuration: configuration)
  }

  /// A client that acts for the account.
  ///
  /// - Throws: `CommandFailure` when there is no account yet or its token is malformed.
  func connect() async throws -> HandschlagClient {
    let kept = try ProgramConfiguration.load(configurationPath)
    guard let text = variable("HANDSCHLAG_TOKEN") ?? kept.token else {
      throw CommandFailure(
        .unauthenticated, "there is no account in \(configurationPath)",
        advice: "Run '\(ClientProgram.current.name) register', or name the right file with --config.")
    }
    let token: AccessToken
    do {
      token = try AccessToken(text)
    } catch {
      throw CommandFailure(
        .unauthenticated, "the token kept is none: \(error.description)",
        advice: "Correct HANDSCHLAG_TOKEN or \(configurationPath).")
    }
    return try await HandschlagClient.connect(
      to: address(kept), token: token, configuration: configuration)
  }
}

/// A command that calls as the account and hands back data.
protocol SessionCommand: AsyncParsableCommand {
  var session: Session { get }
  func perform(_ handschlag: HandschlagClient) async throws -> CommandResult
}

extension SessionCommand {
  mutating func run() async throws {
    let handschlag = try await session.connect()
    let result = try await perform(handschlag)
    session.output.write(result)
    await handschlag.close()
  }
}

/// A part of an answer that the server must not leave out.
func required<Value>(_ value: Value?, _ what: String) throws -> Value {
  guard let value else {
    throw CommandFailure(
      .failed, "the server answered without \(what)", advice: "It may be of another version.")
  }
  return value
}

/// The page of a list that is asked for.
struct PageOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Most entries on a page, at most 100.", valueName: "count"))
  var pageSize: Int32 = 0

  @Option(help: ArgumentHelp("The page to show, from the line 'more' of the one before.", valueName: "token"))
  var page = ""
}
