import ArgumentParser
import CommandLineOutput
import HandschlagClient

struct TokensCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tokens", abstract: "Tokens: one for each device or program that acts for you.",
    subcommands: [TokensListCommand.self, TokensAddCommand.self, TokensRevokeCommand.self],
    defaultSubcommand: TokensListCommand.self)
}

struct TokensListCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List them, without secrets.")

  @OptionGroup var session: Session

  func perform(_ handschlag: HandschlagClient) async throws -> CommandResult {
    let tokens = try await handschlag.accounts.listTokens(.init()).tokens
    return CommandResult("tokens", tokens.map(\.output), empty: "There are no tokens.")
  }
}

struct TokensAddCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Make one more; it is printed once.")

  @Option(help: "A name for it, seen by you alone.")
  var label = ""

  @OptionGroup var session: Session

  func perform(_ handschlag: HandschlagClient) async throws -> CommandResult {
    let secret = AccessToken()
    let response = try await handschlag.accounts.addToken(.init(tokenHash: secret.hash, label: label))
    var record = try required(response.token, "the token").output
    record.fields.append(.init("token", .text(secret.text)))
    return CommandResult(record, notes: ["Whoever holds the token acts for you. It is not shown again."])
  }
}

struct TokensRevokeCommand: SessionCommand {
  static let configuration = CommandConfiguration(commandName: "revoke", abstract: "End one at once.")

  @Argument(help: ArgumentHelp("The token's id.", valueName: "tok_…"))
  var token: String

  @OptionGroup var session: Session

  func perform(_ handschlag: HandschlagClient) async throws -> CommandResult {
    _ = try await handschlag.accounts.revokeToken(.init(tokenID: token))
    return .done("The token has ended.")
  }
}
