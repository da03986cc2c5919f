import ArgumentParser
import Foundation
import HandschlagBackup
import HandschlagLog
import HandschlagStore
import HandschlagVault

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
    discussion: """
      Every record is decrypted, and what is restored of each backup is looked at as 'check' does: its rules hold, \
      and its public log's leaves give the roots that its checkpoints were signed over. Ends with 65 when something \
      was altered, was cut, or is missing. What is restored stands in plain in the directory aside meanwhile.
      """)

  @Argument(help: "The backup's number; all, where none is given.")
  var number: Int64?
  @Option(
    help: ArgumentHelp(
      "Where to restore to meanwhile. [default: verify, in the data directory]", valueName: "DIR"))
  var aside: String?
  @ParentCommand var server: HandschlagdCommand

  func perform(_ settings: ServerSettings) throws {
    let (folder, key) = try settings.openBackups()
    let place = aside ?? settings.dataDirectory + "/verify"
    try ServerSettings.makeEmpty(place)
    defer { try? FileManager.default.removeItem(atPath: place) }
    let logKeys = try LogKeyFile.publicKeys(
      in: settings.dataDirectory, serverKey: settings.dataDirectory + "/server.key")
    var remarks: [Int64: String] = [:]
    let (findings, problems) = try Verification(folder, key).run(
      backup: number, now: machineMilliseconds()
    ) { finding in
      let contents = try Self.look(finding, Restoration(folder, key), place, logKeys)
      remarks[finding.backup] = contents.remark
      return contents.damage
    }
    for finding in findings where finding.damage == nil {
      print(
        "backup \(finding.backup) of \(Moment.text(finding.time)) is whole, "
          + "with \(finding.commits) commits after it until \(Moment.text(finding.until)); "
          + (remarks[finding.backup] ?? ""))
    }
    let damages = findings.compactMap { finding in
      finding.damage.map { "backup \(finding.backup) of \(Moment.text(finding.time)): \($0)" }
    }
    guard damages.isEmpty, problems.isEmpty else {
      throw StartError(damages + problems, exitCode: StartError.data)
    }
    if findings.isEmpty { print("there is no backup in \(folder.path)") }
  }

  /// Restores a backup with all that follows it, looks at that, and removes it again.
  private static func look(
    _ finding: Verification.Finding, _ restoration: Restoration, _ place: String, _ logKeys: [NoteKey]
  ) throws -> (damage: String?, remark: String) {
    let path = "\(place)/handschlag.db"
    defer {
      for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
    }
    _ = try restoration.restore(to: path, at: finding.until, backup: finding.backup)
    do {
      let older = try DatabaseFile.migrate(copy: path)
      let found = try DatabaseCheck.run(path: path, logKeys: logKeys)
      let reasons = found.violations.map(\.description).joined(separator: "; ")
      return (
        found.violations.isEmpty ? nil : "what it holds is damaged: \(reasons)",
        (older.map { "of schema version \($0), and migrated in a copy; " } ?? "")
          + "all rules hold; the log: \(found.log.words(hasKeys: !logKeys.isEmpty))"
      )
    } catch StoreError.newerFile(let found, _) {
      return (
        nil, "of schema version \(found), whose rules this program does not know: it was not looked into"
      )
    }
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
