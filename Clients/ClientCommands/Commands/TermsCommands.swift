import ArgumentParser
import CommandLineOutput
import HandschlagClient

struct TermsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "terms", abstract: "Agree how to work together, once both know each other.",
    subcommands: [
      TermsProposeCommand.self, TermsCounterCommand.self, TermsAcceptCommand.self,
      TermsRejectCommand.self, TermsShowCommand.self,
    ])
}

/// Terms on a command line.
struct TermsOptions: ParsableArguments {
  @Option(help: "Kind of cooperation.")
  var kind: Named<CooperationKind>

  @Option(help: ArgumentHelp("Pay, such as '300 EUR/project'.", valueName: "pay"))
  var pay: Pay

  @Option(help: ArgumentHelp("First day; at once if it is left out.", valueName: "2026-12-01"))
  var from: DayArgument?

  @Option(help: ArgumentHelp("Last day; open if it is left out.", valueName: "2026-12-31"))
  var until: DayArgument?

  @Option(help: "Everything else, in words.")
  var text = ""

  func validate() throws {
    guard pay.least == pay.most else { throw ValidationError("Terms name one amount, not a band.") }
  }

  var terms: Terms {
    Terms(
      kind: kind.value, amount: pay.least, currency: pay.currency, unit: pay.unit,
      startDay: from?.seconds ?? 0, endDay: until?.seconds ?? 0, text: text)
  }
}

/// Which revision an answer is for.
struct AnswerOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Hash of the revision; the one that waits if it is left out.", valueName: "hex"))
  var hash: String?

  /// The revision of the other side that is answered.
  func revision(_ id: String, _ handschlag: HandschlagClient) async throws -> TermsRevision {
    let revisions = try await handschlag.agreements.getAgreement(.init(engagementID: id)).revisions
    if let hash {
      guard let bytes = Hexadecimal.bytes(hash), let revision = revisions.first(where: { $0.hash == bytes })
      else {
        throw CommandFailure(
          .notFound, "no revision has that hash", advice: "Look at 'terms show \(id) --json'.")
      }
      return revision
    }
    guard let waiting = revisions.last(where: { $0.state == .proposed }) else {
      throw CommandFailure(.refused, "no terms wait for an answer", advice: "Look at 'terms show \(id)'.")
    }
    return waiting
  }
}

struct TermsShowCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show all revisions, and what was agreed.")

  @OptionGroup var argument: EngagementArgument
  @OptionGroup var session: Session

  func perform(_ handschlag: HandschlagClient) async throws -> CommandResult {
    let agreement = try await handschlag.agreements.getAgreement(.init(engagementID: argument.engagement))
    return CommandResult(
      OutputRecord([
        .init("state", agreement.state.output),
        .init("agree_until_time", .someTime(agreement.agreeUntilTime), label: "agree until"),
        .init("revisions", .list(agreement.revisions.map { .record($0.output) })),
      ]))
  }
}

struct TermsProposeCommand: SessionCommand {
  static let configuration = CommandConfiguration(commandName: "propose", abstract: "Propose terms.")

  @OptionGroup var argument: EngagementArgument
  @OptionGroup var terms: TermsOptions
  @OptionGroup var session: Session

  func perform(_ handschlag: HandschlagClient) async throws -> CommandResult {
    let response = try await handschlag.agreements.proposeTerms(
      .init(engagementID: argument.engagement, terms: terms.terms))
    return CommandResult(try required(response.revision, "the revision").output)
  }
}

struct TermsCounterCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "counter", abstract: "Answer the other side's terms with others.")

  @OptionGroup var argument: EngagementArgument
  @OptionGroup var terms: TermsOptions
  @OptionGroup var answer: AnswerOptions
  @OptionGroup var session: Session

  func perform(_ handschlag: HandschlagClient) async throws -> CommandResult {
    let id = argument.engagement
    let revision = try await answer.revision(id, handschlag)
    let response = try await handschlag.agreements.counterTerms(
      .init(engagementID: id, revisionHash: revision.hash, terms: terms.terms))
    return CommandResult(try required(response.revision, "the revision").output)
  }
}

struct TermsAcceptCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "accept", abstract: "Accept exactly the revision that is shown.")

  @OptionGroup var argument: EngagementArgument
  @OptionGroup var answer: AnswerOptions

  @Flag(help: "Do not ask.")
  var yes = false

  @OptionGroup var session: Session

  func perform(_ handschlag: HandschlagClient) async throws -> CommandResult {
    let id = argument.engagement
    let revision = try await answer.revision(id, handschlag)
    if !yes { session.output.remark(CommandOutput(json: false).text(of: CommandResult(revision.output))) }
    try Dialogue.confirm("Agree to that?", assumed: yes, output: session.output)
    return try result(
      try await handschlag.agreements.acceptTerms(.init(engagementID: id, revisionHash: revision.hash))
        .engagement)
  }
}

struct TermsRejectCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "reject", abstract: "Reject the revision that waits, and only it.")

  @OptionGroup var argument: EngagementArgument
  @OptionGroup var answer: AnswerOptions
  @OptionGroup var session: Session

  func perform(_ handschlag: HandschlagClient) async throws -> CommandResult {
    let id = argument.engagement
    let revision = try await answer.revision(id, handschlag)
    let response = try await handschlag.agreements.rejectTerms(
      .init(engagementID: id, revisionHash: revision.hash))
    return CommandResult(try required(response.revision, "the revision").output)
  }
}
