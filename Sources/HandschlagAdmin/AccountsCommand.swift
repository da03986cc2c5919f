import ArgumentParser
import CommandLineOutput
import HandschlagClient

struct AccountsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accounts", abstract: "Accounts.",
    subcommands: [AccountsListCommand.self, AccountsSuspendCommand.self, AccountsReinstateCommand.self])
}

/// The account that a command is about.
struct AccountArgument: ParsableArguments {
  @Argument(help: ArgumentHelp("The account.", valueName: "acc_…"))
  var account: String
}

struct AccountsListCommand: AdminSessionCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "List them, newest first.")

  @Option(help: "Only accounts with this role.")
  var role: Named<Role>?
  @Flag(help: "Only suspended ones.")
  var suspended = false
  @Flag(help: "Only companies whose identity waits to be verified.")
  var unverified = false

  @OptionGroup var paging: AdminPage
  @OptionGroup var session: AdminSession

  func perform(_ admin: AdminServiceClient) async throws -> CommandResult {
    let list = try await admin.listAccounts(
      .init(
        role: role?.value ?? .unspecified, suspendedOnly: suspended, unverifiedOnly: unverified,
        pageSize: paging.pageSize, pageToken: paging.page))
    return CommandResult(
      "accounts", list.accounts.map(\.output), empty: "There are no such accounts.",
      nextPage: list.nextPageToken)
  }
}

struct AccountsSuspendCommand: AdminSessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "suspend", abstract: "Suspend one; its consents are void, others are not told.")

  @OptionGroup var argument: AccountArgument
  @Option(help: "Why; shown to the account's owner.")
  var reason: String

  @OptionGroup var session: AdminSession

  func perform(_ admin: AdminServiceClient) async throws -> CommandResult {
    let response = try await admin.suspendAccount(.init(accountID: argument.account, reason: reason))
    return CommandResult(try required(response.account, "the account").output)
  }
}

struct AccountsReinstateCommand: AdminSessionCommand {
  static let configuration = CommandConfiguration(commandName: "reinstate", abstract: "Lift a suspension.")

  @OptionGroup var argument: AccountArgument
  @Option(help: "Why; kept in the audit.")
  var reason = ""

  @OptionGroup var session: AdminSession

  func perform(_ admin: AdminServiceClient) async throws -> CommandResult {
    let response = try await admin.reinstateAccount(.init(accountID: argument.account, reason: reason))
    return CommandResult(try required(response.account, "the account").output)
  }
}

extension AccountRecord {
  var output: OutputRecord {
    OutputRecord([
      .init("id", .text(id), column: true),
      .init("roles", roles.output, column: true),
      .init("created_day", .someDay(createdDay), label: "created", column: true),
      .init("identity_given", .flag(identityGiven), label: "identity", column: true),
      .init("verified", .flag(verified), column: true),
      .init("suspended", .flag(suspended), column: true),
      .init("suspension_reason", .words(suspensionReason), label: "reason", column: true),
    ])
  }
}
