import ArgumentParser
import HandschlagBackup

/// `handschlagd export`.
struct ExportCommand: FileCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Writes a whole database in lines of JSON that any engine can read.",
    discussion: """
      No server may hold it. What is sealed stays sealed: with keys.db and server.key the export is as good as the \
      database, and the file is as secret.
      """)

  @Option(help: ArgumentHelp("The file to make.", valueName: "FILE"))
  var to: String
  @ParentCommand var server: HandschlagdCommand

  func perform(_ settings: ServerSettings) throws {
    let lock = try settings.claimData()
    defer { withExtendedLifetime(lock) {} }
    let rows = try Export.run(database: settings.databasePath, to: to)
    print("exported \(rows) rows into \(to)")
  }
}

/// `handschlagd import`.
struct ImportCommand: FileCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Makes a new data directory's database of an export.",
    discussion: "Put keys.db, server.key and log.key beside it before the server starts.")

  @Argument(help: ArgumentHelp("The file that export made.", valueName: "FILE"))
  var file: String
  @Option(help: ArgumentHelp("A directory that is empty, or does not exist.", valueName: "DIR"))
  var to: String
  @ParentCommand var server: HandschlagdCommand

  func perform(_ settings: ServerSettings) throws {
    try ServerSettings.makeEmpty(to)
    let rows = try Import.run(file: file, toDatabase: to + "/handschlag.db")
    print("imported \(rows) rows into \(to): put keys.db, server.key and log.key there")
  }
}
