import ArgumentParser
import CommandLineOutput
import HandschlagClient

struct InvitesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "invites", abstract: "Invitations, where accounts need one.",
    subcommands: [InvitesCreateCommand.self])
}

struct InvitesCreateCommand: AdminSessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "create", abstract: "Make one; its code is printed once.")

  @Option(help: ArgumentHelp("How many accounts it can open.", valueName: "count"))
  var uses: Int32 = 1
  @Option(help: ArgumentHelp("Days it is good for.", valueName: "days"))
  var days: Int32 = 30
  @Option(
    help: ArgumentHelp("Roles that it can open, joined by commas; any if left out.", valueName: "roles"))
  var roles: NamedList<Role>?

  @OptionGroup var session: AdminSession

  func perform(_ admin: AdminServiceClient) async throws -> CommandResult {
    let code = InviteCode()
    let response = try await admin.createInvite(
      .init(codeHash: code.hash, uses: uses, days: days, roles: roles?.values ?? []))
    return CommandResult(
      OutputRecord([
        .init("id", .text(response.id)),
        .init("code", .text(code.text)),
        .init("uses", .number(Int64(uses))),
        .init("expires_day", .someDay(response.expiresDay), label: "good until"),
      ]))
  }
}

struct ServerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "server", abstract: "The server.", subcommands: [ServerInfoCommand.self])
}

struct ServerInfoCommand: AdminSessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "info", abstract: "Show what runs, since when, and how.")

  @OptionGroup var session: AdminSession

  func perform(_ admin: AdminServiceClient) async throws -> CommandResult {
    let info = try await admin.getServerInfo(.init())
    return CommandResult(
      OutputRecord([
        .init("version", .text(info.version)),
        .init("started_time", .someTime(info.startedTime), label: "started"),
        .init("listeners", .texts(info.listeners)),
        .init("open_registration", .flag(info.openRegistration)),
        .init("engine", .text(info.engine), label: "SQLite"),
        .init("schema_version", .number(Int64(info.schemaVersion))),
        .init("database_bytes", .number(info.databaseBytes)),
        .init("connections", .number(Int64(info.connections))),
      ]))
  }
}

struct StatisticsCommand: AdminSessionCommand {
  static let configuration = CommandConfiguration(commandName: "stats", abstract: "Show counts.")

  @OptionGroup var session: AdminSession

  func perform(_ admin: AdminServiceClient) async throws -> CommandResult {
    let counts = try await admin.getStatistics(.init())
    return CommandResult(
      OutputRecord([
        .init("accounts", .number(counts.accounts)),
        .init("workers", .number(counts.workers)),
        .init("companies", .number(counts.companies)),
        .init("suspended", .number(counts.suspended)),
        .init("profiles", .number(counts.profiles)),
        .init("open_projects", .number(counts.openProjects)),
        .init("engagements", .number(counts.engagements)),
        .init("reveals", .number(counts.reveals)),
        .init("agreements", .number(counts.agreements)),
        .init("messages", .number(counts.messages)),
        .init("flagged", .number(counts.flagged), label: "texts that wait"),
        .init("reports", .number(counts.reports)),
      ]))
  }
}
