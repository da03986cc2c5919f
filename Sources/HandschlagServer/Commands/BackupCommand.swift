import ArgumentParser
import HandschlagBackup

/// `handschlagd backup`.
struct BackupCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: "Looks at backups; a running server may go on making them.",
    subcommands: [BackupVerifyCommand.self, BackupShowCommand.self])
}

/// `handschlagd backup verify`.
struct BackupVerifyCommand: FileCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Reads backups from beginning to end, and says which are whole.",
    discussion: "Ends with 65 when something was altered, was cut, or is missing.")

  @Argument(help: "The backup's number; all, where none is given.")
  var number: Int64?
  @ParentCommand var server: HandschlagdCommand

  func perform(_ settings: ServerSettings) throws {
    let (folder, key) = try settings.openBackups()
    let (findings, problems) = try Verification(folder, key).run(backup: number, now: machineMilliseconds())
    for finding in findings where finding.damage == nil {
      print(
        "backup \(finding.backup) of \(Moment.text(finding.time)) is whole, "
          + "with \(finding.commits) commits after it until \(Moment.text(finding.until))")
    }
    let damages = findings.compactMap { finding in
      finding.damage.map { "backup \(finding.backup) of \(Moment.text(finding.time)): \($0)" }
    }
    guard damages.isEmpty, problems.isEmpty else {
      throw StartError(damages + problems, exitCode: StartError.data)
    }
    if findings.isEmpty { print("there is no backup in \(folder.path)") }
  }
}

/// `handschlagd backup list`.
struct BackupShowCommand: FileCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists backups that can be restored, oldest first.")

  @ParentCommand var server: HandschlagdCommand

  func perform(_ settings: ServerSettings) throws {
    let (folder, key) = try settings.openBackups()
    let backups = try BackupListing(folder, key).summaries
    for backup in backups {
      let verified = backup.verified.map { "verified \(Moment.text($0))" } ?? "not verified"
      print(
        "backup \(backup.number) of \(Moment.text(backup.time)), restores until "
          + "\(Moment.text(backup.until)), \(backup.bytes) bytes and \(backup.logBytes) of log, \(verified)")
    }
    if backups.isEmpty { print("there is no backup in \(folder.path)") }
  }
}
