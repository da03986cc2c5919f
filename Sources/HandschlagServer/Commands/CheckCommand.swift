import ArgumentParser
import HandschlagBackup
import HandschlagStore

/// `handschlagd check`.
struct CheckCommand: FileCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Looks at a whole database that no server holds.",
    discussion: """
      The file's own structure, foreign keys, and all that must hold across tables: whole reveals, consents \
      with their disclosures, events without gaps, the log's leaves, and that the key store has every key \
      that the database names. Changes nothing. Ends with 65 when something is broken.
      """)

  @ParentCommand var server: HandschlagdCommand

  func perform(_ settings: ServerSettings) throws {
    let lock = try settings.claimData()
    defer { withExtendedLifetime(lock) {} }
    let findings = try DatabaseCheck.run(path: settings.databasePath)
    let missing = try KeyStoreFile.missing(findings.keys, in: settings.dataDirectory + "/keys.db")
    guard findings.violations.isEmpty, missing.isEmpty else {
      throw StartError(
        findings.violations.map(\.description) + missing.prefix(20).map { "key \($0) is missing" },
        exitCode: StartError.data)
    }
    print(
      "the database is whole: \(Invariant.all.count) rules hold, "
        + "\(findings.keys.count) keys are named and there")
  }
}
