import ArgumentParser
import CommandLineOutput
import HandschlagClient

/// The engagement that a command is about.
struct EngagementArgument: ParsableArguments {
  @Argument(help: ArgumentHelp("The engagement.", valueName: "eng_…"))
  var engagement: String
}

/// An engagement as a result.
func result(_ engagement: Engagement?, _ notes: String...) throws -> CommandResult {
  CommandResult(try required(engagement, "the engagement").output, notes: notes)
}

struct ApplyCommand: SessionCommand {
  static let configuration = CommandConfiguration(commandName: "apply", abstract: "Apply to a project.")

  @Argument(help: ArgumentHelp("The project.", valueName: "prj_…"))
  var project: String

  @Option(help: "What to write; standard input if it is left out.")
  var text: String?

  @OptionGroup var session: Session

  func perform(_ handschlag: HandschlagClient) async throws -> CommandResult {
    let text = try Dialogue.text(text.map { [$0] } ?? [], asking: "Your application?", output: session.output)
    return try result(
      try await handschlag.engagements.apply(
        .init(projectID: project, text: text, sealingKey: try session.newSealingKey())
      ).engagement)
  }
}

struct InquireCommand: SessionCommand {
  static let configuration = CommandConfiguration(commandName: "inquire", abstract: "Ask a worker.")

  @Argument(help: ArgumentHelp("The worker as you see it.", valueName: "wkr_…"))
  var worker: String

  @Option(help: ArgumentHelp("One of your own projects.", valueName: "prj_…"))
  var project = ""

  @Option(help: "What to write; standard input if it is left out.")
  var text: String?

  @Option(help: ArgumentHelp("Contact fields that you will disclose at the least.", valueName: "fields"))
  var offers: NamedList<ContactField>?
  @Option(help: ArgumentHelp("Contact fields that you require at the least.", valueName: "fields"))
  var requires: NamedList<ContactField>?

  @OptionGroup var session: Session

  func perform(_ handschlag: HandschlagClient) async throws -> CommandResult {
    let text = try Dialogue.text(text.map { [$0] } ?? [], asking: "Your inquiry?", output: session.output)
    let fields =
      offers == nil && requires == nil
      ? nil : FieldPolicy(offered: offers?.values ?? [], required: requires?.values ?? [])
    return try result(
      try await handschlag.engagements.inquire(
        .init(
          profileID: worker, projectID: project, text: text, fields: fields,
          sealingKey: try session.newSealingKey())
      ).engagement)
  }
}

struct WithdrawCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw", abstract: "Take back what you began; the other side sees it end.")

  @OptionGroup var argument: EngagementArgument
  @OptionGroup var session: Session

  func perform(_ handschlag: HandschlagClient) async throws -> CommandResult {
    let id = argument.engagement
    return try result(
      ClientProgram.current.role == .company
        ? try await handschlag.engagements.withdrawInquiry(.init(engagementID: id)).engagement
        : try await handschlag.engagements.withdrawApplication(.init(engagementID: id)).engagement)
  }
}

struct ExtendCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "extend", abstract: "Ask for more time; it comes if the other side asks as well.")

  @OptionGroup var argument: EngagementArgument
  @OptionGroup var session: Session

  func perform(_ handschlag: HandschlagClient) async throws -> CommandResult {
    try result(
      try await handschlag.engagements.askExtension(.init(engagementID: argument.engagement)).engagement,
      "The other side does not see that you asked.")
  }
}

struct DeclineCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "decline", abstract: "End an engagement for yourself; the other side sees silence.")

  @OptionGroup var argument: EngagementArgument

  @Flag(help: "End the other side's view at once, instead of letting it run out.")
  var tellNow = false

  @OptionGroup var session: Session

  func perform(_ handschlag: HandschlagClient) async throws -> CommandResult {
    try result(
      try await handschlag.engagements.decline(
        .init(engagementID: argument.engagement, tellNow: tellNow)
      ).engagement)
  }
}

struct ListCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List your engagements, latest first.")

  @Option(help: ArgumentHelp("Only these states, joined by commas.", valueName: "states"))
  var state: NamedList<ViewState>?

  @OptionGroup var paging: PageOptions
  @OptionGroup var session: Session

  func perform(_ handschlag: HandschlagClient) async throws -> CommandResult {
    let list = try await handschlag.engagements.listEngagements(
      .init(
        states: state?.values ?? [], role: ClientProgram.current.role, pageSize: paging.pageSize,
        pageToken: paging.page))
    return CommandResult(
      "engagements", list.engagements.map(\.output), empty: "There is no such engagement.",
      nextPage: list.nextPageToken)
  }
}

struct ShowCommand: SessionCommand {
  static let configuration = CommandConfiguration(commandName: "show", abstract: "Show an engagement.")

  @OptionGroup var argument: EngagementArgument
  @OptionGroup var session: Session

  func perform(_ handschlag: HandschlagClient) async throws -> CommandResult {
    try result(
      try await handschlag.engagements.getEngagement(.init(engagementID: argument.engagement)).engagement)
  }
}

struct ReportCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Report an engagement to the operator.")

  @OptionGroup var argument: EngagementArgument

  @Option(help: "What is wrong.")
  var reason: Named<ReportReason>

  @Option(help: "In your words, for the operator.")
  var text = ""

  @OptionGroup var session: Session

  func perform(_ handschlag: HandschlagClient) async throws -> CommandResult {
    _ = try await handschlag.engagements.reportEngagement(
      .init(engagementID: argument.engagement, reason: reason.value, text: text))
    return .done("The operator will look at it.")
  }
}
