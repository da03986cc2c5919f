import ArgumentParser
import CommandLineOutput
import HandschlagClient

struct EngagementsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "engagements", abstract: "Engagements, without parties.",
    subcommands: [EngagementsListCommand.self])
}

struct EngagementsListCommand: AdminSessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List them with the states of both views.")

  @OptionGroup var paging: AdminPage
  @OptionGroup var session: AdminSession

  func perform(_ admin: AdminServiceClient) async throws -> CommandResult {
    let list = try await admin.listEngagements(.init(pageSize: paging.pageSize, pageToken: paging.page))
    let rows = list.engagements.map { engagement in
      OutputRecord([
        .init("id", .text(engagement.id), column: true),
        .init("origin", engagement.origin.output, column: true),
        .init("worker_view", engagement.workerView.output, column: true),
        .init("company_view", engagement.companyView.output, column: true),
        .init("opened_day", .someDay(engagement.openedDay), label: "opened", column: true),
      ])
    }
    return CommandResult(
      "engagements", rows, empty: "There are no engagements.", nextPage: list.nextPageToken)
  }
}
