import ArgumentParser
import CommandLineOutput
import HandschlagClient

struct KeysCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys", abstract: "The key that wraps the keys of contact data.",
    subcommands: [KeysListCommand.self, KeysRotateCommand.self])
}

struct KeysListCommand: AdminSessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List its versions, and how many keys each wraps.")

  @OptionGroup var session: AdminSession

  func perform(_ admin: AdminServiceClient) async throws -> CommandResult {
    let rows = try await admin.listKeys(.init()).versions.map { version in
      OutputRecord([
        .init("version", .number(Int64(version.version)), column: true),
        .init("current", .flag(version.current), column: true),
        .init("keys", .number(version.keys), column: true),
      ])
    }
    return CommandResult("keys", rows, empty: "There is no key.")
  }
}

struct KeysRotateCommand: AdminSessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "rotate",
    abstract: "Make a new version, wrap every key anew, and destroy the old version, while serving.",
    discussion: """
      No contact data is encrypted anew; public ids stay as they are. A copy of server.key that was made before \
      opens nothing any more: make a new copy, and destroy the old one.
      """)

  @Option(help: "Why; kept in the audit.")
  var reason = ""

  @OptionGroup var session: AdminSession

  func perform(_ admin: AdminServiceClient) async throws -> CommandResult {
    let rotation = try await admin.rotateKeys(.init(reason: reason))
    return CommandResult(
      OutputRecord([
        .init("version", .number(Int64(rotation.version))),
        .init("rewrapped", .number(rotation.rewrapped), label: "keys wrapped anew"),
      ]), notes: ["Copy server.key anew, and destroy the copies made before."])
  }
}
