import ArgumentParser
import Foundation
import HandschlagBackup
import HandschlagLog
import HandschlagStore
import HandschlagVault

/// `handschlagd check`.
struct CheckCommand: FileCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Looks at a whole database that no server holds.",
    discussion: """
      The file's own structure, foreign keys, and all that must hold across tables: whole reveals, consents \
      with their disclosures, events without gaps, and that the key store has every key that the database names. \
      The public log's tree is computed anew from its leaves, and compared with each checkpoint, whose \
      signatures log.key must have made. Changes nothing: of a database of an older schema a copy is migrated, in \
      the folder 'check' of the data directory until the end, and looked at. Ends with 65 when something is broken.
      """)

  @ParentCommand var server: HandschlagdCommand

  func perform(_ settings: ServerSettings) throws {
    let lock = try settings.claimData()
    defer { withExtendedLifetime(lock) {} }
    let logKeys = try LogKeyFile.publicKeys(
      in: settings.dataDirectory, serverKey: settings.dataDirectory + "/server.key")
    let (findings, older) = try look(settings, logKeys)
    let missing = try KeyStoreFile.missing(findings.keys, in: settings.dataDirectory + "/keys.db")
    guard findings.violations.isEmpty, missing.isEmpty else {
      throw StartError(
        findings.violations.map(\.description) + missing.prefix(20).map { "key \($0) is missing" },
        exitCode: StartError.data)
    }
    if let older {
      print(
        "the database is of schema version \(older): a copy was migrated and looked at, and it was left as it is"
      )
    }
    print(
      "the database is whole: \(Invariant.all.count) rules hold, "
        + "\(findings.keys.count) keys are named and there")
    print("the log is whole: \(findings.log.words(hasKeys: !logKeys.isEmpty))")
  }

  /// - Returns: what was found, and the version of the schema if it is an older one.
  private func look(
    _ settings: ServerSettings, _ logKeys: [NoteKey]
  ) throws -> (findings: DatabaseCheck.Findings, older: Int?) {
    do {
      return (try DatabaseCheck.run(path: settings.databasePath, logKeys: logKeys), nil)
    } catch StoreError.otherVersion(let found, let known) where found < known {
      let place = settings.dataDirectory + "/check"
      // What a check left that was killed; whoever holds the data directory's lock is the only one.
      try? FileManager.default.removeItem(atPath: place)
      try ServerSettings.makeEmpty(place)
      defer { try? FileManager.default.removeItem(atPath: place) }
      let copy = place + "/handschlag.db"
      try DatabaseFile.copy(settings.databasePath, to: copy)
      let older = try DatabaseFile.migrate(copy: copy)
      return (try DatabaseCheck.run(path: copy, logKeys: logKeys), older)
    }
  }
}

extension LogFindings {
  /// What was looked at, in a line.
  ///
  /// - Parameter hasKeys: whether there were keys to look at signatures with.
  func words(hasKeys: Bool) -> String {
    let counts = "\(leaves) leaves give the roots of \(checkpoints) checkpoints"
    guard checkpoints > 0 else { return "it has no checkpoint yet" }
    guard hasKeys else { return counts + ", whose signatures were not looked at: log.key is not there" }
    guard ofOtherKeys > 0 else { return counts + ", signed by log.key" }
    return counts + ", signed by log.key, but for the first \(ofOtherKeys), of keys that were taken out"
  }
}
