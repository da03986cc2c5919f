import ArgumentParser
import CommandLineOutput
import HandschlagClient

struct FlaggedCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "flagged", abstract: "Texts that wait because they may carry contact data.",
    subcommands: [FlaggedListCommand.self, FlaggedReleaseCommand.self, FlaggedRefuseCommand.self])
}

struct FlaggedListCommand: AdminSessionCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "List them, hits masked.")

  @OptionGroup var paging: AdminPage
  @OptionGroup var session: AdminSession

  func perform(_ admin: AdminServiceClient) async throws -> CommandResult {
    let list = try await admin.listFlagged(.init(pageSize: paging.pageSize, pageToken: paging.page))
    let rows = list.flagged.map { flagged in
      OutputRecord([
        .init("id", .text(flagged.id), column: true),
        .init("source", flagged.source.output, column: true),
        .init("field", .text(flagged.field), column: true),
        .init("held_day", .someDay(flagged.heldDay), label: "held since", column: true),
        .init("excerpts", .texts(flagged.excerpts), column: true),
      ])
    }
    return CommandResult("flagged", rows, empty: "No text waits.", nextPage: list.nextPageToken)
  }
}

/// The text that is decided on.
struct FlaggedOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("The text.", valueName: "flg_…"))
  var flagged: String
  @Option(help: "Why; kept in the audit.")
  var reason = ""

  @OptionGroup var session: AdminSession

  func resolve(_ admin: AdminServiceClient, release: Bool) async throws {
    _ = try await admin.resolveFlagged(.init(flaggedID: flagged, release: release, reason: reason))
  }
}

struct FlaggedReleaseCommand: AdminSessionCommand {
  static let configuration = CommandConfiguration(commandName: "release", abstract: "Deliver a text.")

  @OptionGroup var options: FlaggedOptions
  var session: AdminSession { options.session }

  func perform(_ admin: AdminServiceClient) async throws -> CommandResult {
    try await options.resolve(admin, release: true)
    return .done("The text is delivered.")
  }
}

struct FlaggedRefuseCommand: AdminSessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "refuse", abstract: "Leave a text undelivered.")

  @OptionGroup var options: FlaggedOptions
  var session: AdminSession { options.session }

  func perform(_ admin: AdminServiceClient) async throws -> CommandResult {
    try await options.resolve(admin, release: false)
    return .done("The text stays undelivered.")
  }
}

struct ReportsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reports", abstract: "What parties have reported.",
    subcommands: [ReportsListCommand.self])
}

struct ReportsListCommand: AdminSessionCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "List them.")

  @OptionGroup var paging: AdminPage
  @OptionGroup var session: AdminSession

  func perform(_ admin: AdminServiceClient) async throws -> CommandResult {
    let list = try await admin.listReports(.init(pageSize: paging.pageSize, pageToken: paging.page))
    let rows = list.reports.map { report in
      OutputRecord([
        .init("id", .text(report.id), column: true),
        .init("engagement_id", .text(report.engagementID), label: "engagement"),
        .init("by", report.by.output, column: true),
        .init("reason", report.reason.output, column: true),
        .init("about_account_id", .words(report.aboutAccountID), label: "about", column: true),
        .init("reported_day", .someDay(report.reportedDay), label: "reported", column: true),
        .init("text", .words(report.text), column: true),
      ])
    }
    return CommandResult("reports", rows, empty: "There are no reports.", nextPage: list.nextPageToken)
  }
}
