import ArgumentParser
import Foundation
import HandschlagBackup
import HandschlagStore
import HandschlagVault

/// `handschlagd drill`.
struct DrillCommand: FileCommand {
  static let configuration = CommandConfiguration(
    commandName: "drill",
    abstract: "Rehearses a restore: restores aside, checks everything, and removes it again.",
    discussion: """
      Says what would be lost and how long it took. A running server goes on. What is restored stands in plain in \
      the directory aside until the end; where it is of an older schema, that copy is migrated, as the server's \
      first start on it would, and the backup stays as it is. Ends with 65 when something is broken.
      """)

  @Option(help: ArgumentHelp("The moment; the last one where none is given.", valueName: "TIME"))
  var at: String?
  @Option(
    help: ArgumentHelp(
      "Where to restore to meanwhile. [default: drill, in the data directory]", valueName: "DIR"))
  var aside: String?
  @ParentCommand var server: HandschlagdCommand

  func perform(_ settings: ServerSettings) throws {
    let moment = try at.map(RestoreCommand.moment)
    let (folder, key) = try settings.openBackups()
    let place = aside ?? settings.dataDirectory + "/drill"
    try ServerSettings.makeEmpty(place)
    defer { try? FileManager.default.removeItem(atPath: place) }
    let start = ContinuousClock.now
    let outcome = try Restoration(folder, key).restore(to: place + "/handschlag.db", at: moment)
    let restored = ContinuousClock.now
    let hasKeys = try KeyCopies(folder, key).restore(to: place)
    let logKeys = try LogKeyFile.publicKeys(in: place, serverKey: settings.dataDirectory + "/server.key")
    let older = try DatabaseFile.migrate(copy: place + "/handschlag.db")
    let findings = try DatabaseCheck.run(path: place + "/handschlag.db", logKeys: logKeys)
    let missing = hasKeys ? try KeyStoreFile.missing(findings.keys, in: place + "/keys.db") : []
    let checked = ContinuousClock.now
    tell(outcome, moment)
    if let older {
      print("schema      of version \(older); the copy was brought to this program's, and checked so")
    }
    print("took        \(seconds(restored - start)) to restore, \(seconds(checked - restored)) to check")
    print("rules       \(Invariant.all.count), \(findings.violations.count) violations")
    print(
      "keys        \(findings.keys.count) named, "
        + (hasKeys
          ? "\(missing.count) not in the copy of the key store" : "no copy of the key store is there"))
    print("log         \(findings.log.words(hasKeys: !logKeys.isEmpty))")
    print("by hand     server.key and backup.key: neither is in a backup")
    guard findings.violations.isEmpty else {
      throw StartError(findings.violations.map(\.description), exitCode: StartError.data)
    }
  }

  private func tell(_ outcome: Restoration.Outcome, _ moment: Int64?) {
    print("restored    backup \(outcome.backup) and \(outcome.commits) commits after it")
    print("as of       \(Moment.text(outcome.time))")
    guard moment == nil else { return }
    let age = Double(machineMilliseconds() - outcome.time) / 1000
    let rounded = (age * 10).rounded() / 10
    print(
      "would lose  what was committed after that and is not in the change log; its last commit is "
        + "\(rounded) s old")
  }

  private func seconds(_ duration: Duration) -> String {
    let milliseconds =
      duration.components.seconds * 1000 + duration.components.attoseconds / 1_000_000_000_000_000
    return "\(Double(milliseconds) / 1000) s"
  }
}
