import ArgumentParser
import CommandLineOutput
import Foundation
import HandschlagClient

/// One of the two client programs: its name, and the role in which it acts.
public struct ClientProgram: Sendable, Hashable {
  /// The program's name, after which its configuration file is called as well.
  public let name: String
  let role: Role

  /// The program of a worker.
  public static let cloudworker = ClientProgram(name: "cloudworker", role: .worker)
  /// The program of a company.
  public static let company = ClientProgram(name: "company", role: .company)

  /// The program whose command runs.
  @TaskLocal static var current = ClientProgram.cloudworker

  private var root: any ParsableCommand.Type {
    role == .company ? CompanyProgram.self : CloudworkerProgram.self
  }

  /// Runs the program with the arguments of its process, and ends the process.
  public func main() async -> Never {
    exit(await run(Array(CommandLine.arguments.dropFirst())))
  }

  /// Runs the program with the arguments given.
  ///
  /// - Returns: its exit status.
  func run(_ arguments: [String]) async -> Int32 {
    await Self.$current.withValue(self) {
      await CommandLineProgram.run(root, name: name, arguments: arguments)
    }
  }
}

/// The commands of `cloudworker`.
struct CloudworkerProgram: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cloudworker",
    abstract: "Find work under a pseudonym; reveal who you are only when both sides want it.",
    discussion: """
      Begin with 'register', 'card set' and 'profile put'; then 'projects search' and 'apply'.

      \(ExitStatus.help)
      """,
    groupedSubcommands: [
      CommandGroup(
        name: "Account",
        subcommands: [
          RegisterCommand.self, RecoverCommand.self, AccountCommand.self, CardCommand.self,
          SealingCommand.self, TokensCommand.self, LimitsCommand.self, ExcludeCommand.self,
          RotateCommand.self,
          ExportCommand.self, EraseCommand.self,
        ]),
      CommandGroup(
        name: "Market", subcommands: [ProfileCommand.self, WorkerProjectsCommand.self, CompaniesCommand.self]),
    ] + shared(beginning: ApplyCommand.self))
}

/// The commands of `company`.
struct CompanyProgram: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "company",
    abstract: "Find people for cloud work without knowing who they are, until both sides want it.",
    discussion: """
      Begin with 'register', 'identity put' and 'card set'; then 'projects post', 'search' and 'inquire'.

      \(ExitStatus.help)
      """,
    groupedSubcommands: [
      CommandGroup(
        name: "Account",
        subcommands: [
          RegisterCommand.self, RecoverCommand.self, AccountCommand.self, IdentityCommand.self,
          CardCommand.self, SealingCommand.self, TokensCommand.self, LimitsCommand.self, RotateCommand.self,
          ExportCommand.self,
          EraseCommand.self,
        ]),
      CommandGroup(
        name: "Market",
        subcommands: [CompanyProjectsCommand.self, SearchProfilesCommand.self, ShowProfileCommand.self]),
    ] + shared(beginning: InquireCommand.self))
}

/// What both sides do in engagements.
private func shared(beginning: any ParsableCommand.Type) -> [CommandGroup] {
  [
    CommandGroup(
      name: "Engagements",
      subcommands: [
        beginning, ListCommand.self, ShowCommand.self, SayCommand.self, MessagesCommand.self,
        WatchCommand.self, ExtendCommand.self, DeclineCommand.self, WithdrawCommand.self,
        BlockCommand.self, UnblockCommand.self, BlocksCommand.self, ReportCommand.self,
      ]),
    CommandGroup(
      name: "Consent",
      subcommands: [
        NoticeCommand.self, ConsentCommand.self, UnconsentCommand.self, ConsentsCommand.self,
        GrantCommand.self, GrantsCommand.self, RevokeCommand.self, DeletionsCommand.self,
        DeletedCommand.self, ReceiptsCommand.self,
      ]),
    CommandGroup(name: "Agreement", subcommands: [TermsCommand.self]),
  ]
}
