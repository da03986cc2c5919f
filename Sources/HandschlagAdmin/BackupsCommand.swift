import ArgumentParser
import CommandLineOutput
import HandschlagClient

struct BackupsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: "Backups, made while the server serves.",
    discussion: "To verify or restore them, or to rehearse that, see handschlagd --help.",
    subcommands: [BackupCreateCommand.self, BackupListCommand.self])
}

struct BackupCreateCommand: AdminSessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "create", abstract: "Make one now, where the server's settings say.")

  @Option(help: "Why; kept in the audit.")
  var reason = ""

  @OptionGroup var session: AdminSession

  func perform(_ admin: AdminServiceClient) async throws -> CommandResult {
    let response = try await admin.createBackup(.init(reason: reason))
    return CommandResult(
      try required(response.backup, "the backup").output,
      notes: ["server.key and backup.key are in no backup: keep copies of both apart."])
  }
}

struct BackupListCommand: AdminSessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List those that can be restored, oldest first.")

  @OptionGroup var session: AdminSession

  func perform(_ admin: AdminServiceClient) async throws -> CommandResult {
    let list = try await admin.listBackups(.init())
    let note =
      list.recording
      ? "The change log is being written." : "The change log is NOT being written: \(list.problem)"
    return CommandResult(
      "backups", list.backups.map(\.output), empty: "There is no backup yet.", notes: [note])
  }
}

extension BackupRecord {
  var output: OutputRecord {
    OutputRecord([
      .init("number", .number(number), column: true),
      .init("time", .someTime(time), label: "of", column: true),
      .init("until_time", .someTime(untilTime), label: "restores until", column: true),
      .init("bytes", .number(bytes), column: true),
      .init("log_bytes", .number(logBytes), label: "log bytes", column: true),
      .init("verified_time", .someTime(verifiedTime), label: "verified", column: true),
    ])
  }
}
