import CommandLineOutput
import Foundation
import HandschlagClient

/// What a program keeps between two runs: where the server is, and the account's token.
///
/// The file is written for its owner alone (0600) and refused if others could read it.
struct ProgramConfiguration: Codable, Equatable {
  var socket: String?
  var token: String?

  /// `--config`, else `$XDG_CONFIG_HOME/handschlag/PROGRAM.json`, else `~/.config/handschlag/PROGRAM.json`.
  static func path(_ given: String?, program: ClientProgram, environment: [String: String]) -> String {
    if let given { return given }
    let home = environment["HOME"] ?? NSHomeDirectory()
    let base = environment["XDG_CONFIG_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? home + "/.config"
    return "\(base)/handschlag/\(program.name).json"
  }

  /// Reads the file; an empty configuration where there is none.
  static func load(_ path: String) throws -> ProgramConfiguration {
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: path) else {
      return ProgramConfiguration()
    }
    let mode = (attributes[.posixPermissions] as? NSNumber)?.intValue ?? 0o777
    guard mode & 0o077 == 0 else {
      throw CommandFailure(
        .invalid, "\(path) holds a token, and others than its owner can read or change it",
        advice: "Run: chmod 600 '\(path)'")
    }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw CommandFailure(.failed, "\(path) can't be read", advice: "Check who owns it.")
    }
    do {
      return try JSONDecoder().decode(ProgramConfiguration.self, from: data)
    } catch {
      throw CommandFailure(
        .invalid, "\(path) is no configuration: it must be a JSON object with \"socket\" and \"token\"",
        advice: "Correct it, or name another file with --config.")
    }
  }

  /// Replaces the file in one step.
  func save(_ path: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try Self.replace(path, with: try encoder.encode(self) + Data("\n".utf8))
  }

  /// Makes sure that ``save(_:)`` will be able to write, before anything is done that must not be lost.
  static func prepare(_ path: String) throws {
    try replace(path + ".probe", with: Data())
    try? FileManager.default.removeItem(atPath: path + ".probe")
  }

  private static func replace(_ path: String, with data: Data) throws {
    let folder = (path as NSString).deletingLastPathComponent
    let fresh = path + ".new"
    do {
      if !folder.isEmpty, !FileManager.default.fileExists(atPath: folder) {
        try FileManager.default.createDirectory(
          atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      }
      try? FileManager.default.removeItem(atPath: fresh)
      let descriptor = open(fresh, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
      guard descriptor >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
      let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
      try handle.write(contentsOf: data)
      try handle.synchronize()
      try handle.close()
      guard rename(fresh, path) == 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    } catch {
      throw CommandFailure(
        .failed, "\(path) can't be written: \(error.localizedDescription)",
        advice: "Name another file with --config.")
    }
  }
}
