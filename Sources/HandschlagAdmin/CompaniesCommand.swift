import ArgumentParser
import CommandLineOutput
import HandschlagClient

struct CompaniesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "companies", abstract: "Identities of companies. Each look is kept in the audit.",
    subcommands: [CompaniesLookCommand.self, CompaniesVerifyCommand.self, CompaniesRefuseCommand.self])
}

/// The company, and why its identity is opened.
struct IdentityOptions: ParsableArguments {
  @OptionGroup var argument: AccountArgument
  @Option(help: "Why; kept in the audit.")
  var reason: String

  @OptionGroup var session: AdminSession

  func perform(_ admin: AdminServiceClient, _ verification: Verification) async throws -> CommandResult {
    let response = try await admin.verifyCompany(
      .init(accountID: argument.account, verification: verification, reason: reason))
    let identity = try required(response.identity, "the identity")
    return CommandResult(
      OutputRecord([
        .init("account_id", .text(argument.account), label: "account"),
        .init("legal_name", .words(identity.legalName)),
        .init("register_number", .words(identity.registerNumber)),
        .init("domain", .words(identity.domain)),
        .init("country", .words(identity.country)),
        .init("verified", .flag(response.verified)),
      ]))
  }
}

struct CompaniesLookCommand: AdminSessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "look", abstract: "Show an identity, and change nothing.")

  @OptionGroup var options: IdentityOptions
  var session: AdminSession { options.session }

  func perform(_ admin: AdminServiceClient) async throws -> CommandResult {
    try await options.perform(admin, .look)
  }
}

struct CompaniesVerifyCommand: AdminSessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Say that an identity is right.")

  @OptionGroup var options: IdentityOptions
  var session: AdminSession { options.session }

  func perform(_ admin: AdminServiceClient) async throws -> CommandResult {
    try await options.perform(admin, .verified)
  }
}

struct CompaniesRefuseCommand: AdminSessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "refuse", abstract: "Say that an identity is not right.")

  @OptionGroup var options: IdentityOptions
  var session: AdminSession { options.session }

  func perform(_ admin: AdminServiceClient) async throws -> CommandResult {
    try await options.perform(admin, .refused)
  }
}
