import ArgumentParser
import CommandLineOutput
import Foundation
import HandschlagClient

/// The operator's program.
public enum AdminProgram {
  /// Runs it with the arguments of its process, and ends the process.
  public static func main() async -> Never {
    exit(await run(Array(CommandLine.arguments.dropFirst())))
  }

  /// Runs it with the arguments given.
  ///
  /// - Returns: its exit status.
  static func run(_ arguments: [String]) async -> Int32 {
    await CommandLineProgram.run(AdminCommand.self, name: "handschlag-admin", arguments: arguments)
  }
}

/// The commands of `handschlag-admin`: one noun, one verb.
struct AdminCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "handschlag-admin",
    abstract: "Run a Handschlag server: its accounts, companies, texts that wait, and figures.",
    discussion: """
      Calls over the operator's own Unix socket, which is open to the server's user alone. It shows states and \
      counts; no consent, no text and no card.

      \(ExitStatus.help)
      """,
    subcommands: [
      AccountsCommand.self, BackupsCommand.self, CompaniesCommand.self, EngagementsCommand.self,
      FlaggedCommand.self, ReportsCommand.self, InvitesCommand.self, KeysCommand.self, LogCommand.self,
      ServerCommand.self, StatisticsCommand.self, TopCommand.self,
    ])
}

/// The options that every command has.
struct AdminSession: ParsableArguments {
  @Flag(help: "Print JSON: one document in one line.")
  var json = false

  @Option(
    help: ArgumentHelp(
      "Where the operator calls: unix:PATH or tls:HOST:PORT (else HANDSCHLAG_ADMIN_SOCKET).",
      valueName: "address"))
  var socket: String?

  @Option(help: ArgumentHelp("The server's data directory (else HANDSCHLAG_DATA).", valueName: "dir"))
  var data: String?

  @Option(help: ArgumentHelp("Longest time for a call, in seconds.", valueName: "seconds"))
  var timeout = 10

  @OptionGroup var tls: TLSArguments

  func validate() throws {
    guard (1...3600).contains(timeout) else { throw ValidationError("--timeout is 1 to 3600 seconds") }
  }

  /// `--socket`, else `--data`, else the variables, else where a server keeps its data that was told nothing.
  func address(_ environment: [String: String]) -> String {
    func variable(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
    let inData = { (directory: String) in "unix:" + directory + "/admin.sock" }
    let given =
      socket ?? data.map(inData) ?? variable("HANDSCHLAG_ADMIN_SOCKET")
      ?? variable("HANDSCHLAG_DATA").map(inData) ?? inData(StandardPlaces.dataDirectory(environment))
    return given.hasPrefix("/") ? "unix:" + given : given
  }
}

extension AdminSession {
  /// A client that calls as the operator.
  func connect() async throws -> HandschlagClient {
    let environment = ProcessInfo.processInfo.environment
    var configuration = HandschlagClient.Configuration(timeout: .seconds(timeout))
    configuration.tls = tls.options(environment)
    return try await HandschlagClient.connect(to: address(environment), configuration: configuration)
  }
}

/// A command that calls as the operator and hands back data.
protocol AdminSessionCommand: AsyncParsableCommand {
  var session: AdminSession { get }
  func perform(_ admin: AdminServiceClient) async throws -> CommandResult
}

extension AdminSessionCommand {
  mutating func run() async throws {
    let handschlag = try await session.connect()
    CommandOutput(json: session.json).write(try await perform(handschlag.admin))
    await handschlag.close()
  }
}

/// The page of a list that is asked for.
struct AdminPage: ParsableArguments {
  @Option(help: ArgumentHelp("Most entries on a page, at most 500.", valueName: "count"))
  var pageSize: Int32 = 0

  @Option(help: ArgumentHelp("The page to show, from the line 'more' of the one before.", valueName: "token"))
  var page = ""
}

/// A part of an answer that the server must not leave out.
func required<Value>(_ value: Value?, _ what: String) throws -> Value {
  guard let value else {
    throw CommandFailure(
      .failed, "the server answered without \(what)", advice: "It may be of another version.")
  }
  return value
}
