import ArgumentParser
import CommandLineOutput
import HandschlagClient

struct SayCommand: SessionCommand {
  static let configuration = CommandConfiguration(commandName: "say", abstract: "Write to the other side.")

  @OptionGroup var argument: EngagementArgument

  @Argument(help: "What to write; standard input if it is left out.")
  var text: [String] = []

  @OptionGroup var session: Session

  func perform(_ handschlag: HandschlagClient) async throws -> CommandResult {
    let text = try Dialogue.text(text, asking: "Your message?", output: session.output)
    let response = try await handschlag.engagements.sendMessage(
      .init(
        engagementID: argument.engagement, text: text,
        sealingKey: try await session.newSealingKey(in: argument.engagement, handschlag)))
    return CommandResult(try required(response.message, "the message").output)
  }
}

struct MessagesCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "messages", abstract: "Read the conversation, oldest first.")

  @OptionGroup var argument: EngagementArgument

  @Option(help: ArgumentHelp("Only messages with a greater number.", valueName: "number"))
  var after: Int64 = 0

  @OptionGroup var session: Session

  func perform(_ handschlag: HandschlagClient) async throws -> CommandResult {
    let id = argument.engagement
    let engagement = try await handschlag.engagements.getEngagement(.init(engagementID: id)).engagement
    var messages: [ThreadMessage] = []
    var last = after
    while true {
      let page = try await handschlag.engagements.listMessages(
        .init(engagementID: id, afterNumber: last, pageSize: 100))
      messages += page.messages
      guard page.more, let number = page.messages.last?.number, number > last else { break }
      last = number
    }
    let handle = engagement?.counterpartHandle ?? ""
    return CommandResult("messages", messages.map { $0.line(with: handle) }, empty: "There are no messages.")
  }
}

struct WatchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch", abstract: "Print what happens in your engagements, as it happens.",
    discussion: "Survives lost connections. With --json each line is an event; its cursor goes to --from.")

  @Option(
    help: ArgumentHelp("Go on after an earlier event; 'start' for all that is kept.", valueName: "cursor"))
  var from = ""

  @Option(help: ArgumentHelp("End after so many events.", valueName: "number"))
  var count: Int?

  @OptionGroup var session: Session

  mutating func run() async throws {
    let handschlag = try await session.connect()
    var left = count ?? .max
    for try await event in handschlag.engagementEvents(from: from) {
      session.output.write(
        CommandResult(
          OutputRecord([
            .init("event", event.kind.output),
            .init("engagement_id", .text(event.engagementID), label: "in"),
            .init("message", event.message.map { .record($0.output) } ?? .absent),
            .init(hidden: "cursor", .text(event.cursor)),
          ])))
      left -= 1
      if left <= 0 { break }
    }
    await handschlag.close()
  }
}
