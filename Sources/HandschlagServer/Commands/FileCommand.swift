import ArgumentParser
import Foundation
import HandschlagBackup
import HandschlagSQL

/// A subcommand that works on the files itself, without a server.
protocol FileCommand: AsyncParsableCommand {
  /// The flags are the server's: one set of names for all.
  var server: HandschlagdCommand { get }
  /// Does it; what it throws is told in one line.
  func perform(_ settings: ServerSettings) throws
}

extension FileCommand {
  mutating func run() async throws {
    do {
      let environment = ProcessInfo.processInfo.environment
      let sources = try ConfigurationSources(
        flags: server.flags, environment: environment, file: server.config)
      ProcessLimits.apply()
      try perform(try ServerSettings(sources, environment: environment))
    } catch {
      throw StartError(starting: error).told()
    }
  }
}

extension ServerSettings {
  /// The database's file.
  var databasePath: String { dataDirectory + "/handschlag.db" }

  /// Claims the data for this command.
  ///
  /// - Throws: ``StartError`` when there is none, or a server holds it.
  func claimData() throws -> DirectoryLock {
    guard FileManager.default.fileExists(atPath: databasePath) else {
      throw StartError(["there is no database in \(dataDirectory)"], exitCode: StartError.configuration)
    }
    return try Self.claim(dataDirectory)
  }

  static func claim(_ directory: String) throws -> DirectoryLock {
    do {
      return try DirectoryLock(directory: directory)
    } catch DirectoryLock.Failure.held(let path, let pid) {
      let failure = DirectoryLock.Failure.held(path: path, pid: pid)
      throw StartError(["\(failure): end the server first"], exitCode: StartError.locked)
    } catch {
      throw StartError(["\(error)"], exitCode: StartError.cannotCreate)
    }
  }

  /// The folder of the backups, and the key that opens them.
  func openBackups() throws -> (BackupFolder, BackupKey) {
    guard let backups else {
      throw StartError(
        ["say where the backups are, with --backups DIR"], exitCode: StartError.configuration)
    }
    return (BackupFolder(backups.directory), try BackupKey.load(backups.keyFile))
  }

  /// Makes a directory for a new set of files.
  ///
  /// - Throws: ``StartError`` when something is in it already.
  static func makeEmpty(_ directory: String) throws {
    let manager = FileManager.default
    do {
      if let names = try? manager.contentsOfDirectory(atPath: directory), !names.isEmpty {
        throw StartError(
          ["\(directory) is not empty: name a new directory"], exitCode: StartError.cannotCreate)
      }
      try manager.createDirectory(
        atPath: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch let error as StartError {
      throw error
    } catch {
      throw StartError(
        ["cannot make \(directory): \(error.localizedDescription)"], exitCode: StartError.cannotCreate)
    }
  }
}

/// Milliseconds since 1970, by the machine's clock.
func machineMilliseconds() -> Int64 { ServerClock.machineTime() / 1_000_000 }
