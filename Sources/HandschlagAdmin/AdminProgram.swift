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
      AccountsCommand.self, CompaniesCommand.self, EngagementsCommand.self, FlaggedCommand.self,
      ReportsCommand.self, InvitesCommand.self, KeysCommand.self, ServerCommand.self, StatisticsCommand.self,
    ])
}

/// The options that every command has.
struct AdminSession: ParsableArguments {
  @Flag(help: "Print JSON: one document in one line.")
  var json = false

  @Option(help: ArgumentHelp("The operator's socket (else HANDSCHLAG_ADMIN_SOCKET).", valueName: "unix:PATH"))
  var socket: String?

  @Option(help: ArgumentHelp("The server's data directory (else HANDSCHLAG_DATA).", valueName: "dir"))
  var data: String?

  @Option(help: ArgumentHelp("Longest time for a call, in seconds.", valueName: "seconds"))
  var timeout = 10

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

/// A command that calls as the operator and hands back data.
protocol AdminSessionCommand: AsyncParsableCommand {
  var session: AdminSession { get }
  func perform(_ admin: AdminServiceClient) async throws -> CommandResult
}

extension AdminSessionCommand {
  mutating func run() async throws {
    let handschlag = try await HandschlagClient.connect(
      to: session.address(ProcessInfo.processInfo.environment),
      configuration: .init(timeout: .seconds(session.timeout)))
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
