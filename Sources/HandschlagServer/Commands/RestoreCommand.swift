import ArgumentParser
import Foundation
import HandschlagBackup
import HandschlagVault

/// `handschlagd restore`.
struct RestoreCommand: FileCommand {
  /// Where the key store is taken from.
  enum KeySource: String, ExpressibleByArgument, CaseIterable {
    case data, backup
  }

  static let configuration = CommandConfiguration(
    commandName: "restore", abstract: "Makes a new data directory of a backup and the change log.",
    discussion: """
      The database is as of the moment asked for; the key store is as of now, from the data directory or, \
      where that is lost, from its copy in the backups: a card whose key was destroyed since stays shredded, and \
      at its first start the server erases again whoever was erased since. server.key is in no backup: it \
      comes from the data directory, or from where you keep its copy. So does log.key, or, where the data directory \
      is lost, from its copy in the backups, which server.key opens.
      """)

  @Option(help: ArgumentHelp("A directory that is empty, or does not exist.", valueName: "DIR"))
  var to: String
  @Option(
    help: ArgumentHelp(
      "The moment, such as 2026-11-22T18:00:00Z; the last one where none is given.", valueName: "TIME"))
  var at: String?
  @Option(
    help: ArgumentHelp("Begins with this backup; else with the last before the moment.", valueName: "NUMBER"))
  var backup: Int64?
  @Option(
    help:
      "The key store of the data directory, which no server may hold then, or the backups' copy. [default: data, where there is one]"
  )
  var keysFrom: KeySource?
  @ParentCommand var server: HandschlagdCommand

  func perform(_ settings: ServerSettings) throws {
    let moment = try at.map(Self.moment)
    let (folder, key) = try settings.openBackups()
    let data = settings.dataDirectory
    let hasKeys = FileManager.default.fileExists(atPath: data + "/keys.db")
    let source = keysFrom ?? (hasKeys ? .data : .backup)
    let lock = source == .data ? try ServerSettings.claim(data) : nil
    defer { withExtendedLifetime(lock) {} }
    try ServerSettings.makeEmpty(to)
    let outcome = try Restoration(folder, key).restore(
      to: to + "/handschlag.db", at: moment, backup: backup)
    if source == .data {
      for name in ["keys.db", "keys.db-wal"] { try copy(name, from: data) }
    } else {
      try KeyCopies(folder, key).restore(to: to)
    }
    for name in ["server.key", "log.key"] { try copy(name, from: data) }
    tell(outcome)
  }

  static func moment(_ text: String) throws -> Int64 {
    if let moment = Moment.milliseconds(text) { return moment }
    throw StartError(
      ["--at: '\(text)' is no moment such as 2026-11-22T18:00:00Z"], exitCode: StartError.usage)
  }

  /// Copies a file that is there.
  private func copy(_ name: String, from directory: String) throws {
    let manager = FileManager.default
    guard manager.fileExists(atPath: "\(directory)/\(name)") else { return }
    try manager.copyItem(atPath: "\(directory)/\(name)", toPath: "\(to)/\(name)")
  }

  private func tell(_ outcome: Restoration.Outcome) {
    print(
      "restored backup \(outcome.backup) and \(outcome.commits) commits after it into \(to), "
        + "as of \(Moment.text(outcome.time))")
    if let damage = outcome.damage { print("what came later is damaged: \(damage)") }
    if !FileManager.default.fileExists(atPath: to + "/server.key") {
      print("put your copy of server.key into \(to): without it no card opens and no id is valid")
    }
    let hasLogKey = ["log.key", LogKeyCopy.name].contains {
      FileManager.default.fileExists(atPath: "\(to)/\($0)")
    }
    if !hasLogKey { print("put your copy of log.key into \(to): under another the log is another log") }
    print("look at it with: handschlagd check --data \(to)")
  }
}
