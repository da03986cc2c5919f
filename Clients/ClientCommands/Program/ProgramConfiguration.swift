import CommandLineOutput
import Foundation
import HandschlagClient

/// What a program keeps between two runs: where the server is, the account's token, keys and what was seen of
/// the log.
///
/// The file is written for its owner alone (0600) and refused if others could read it.
struct ProgramConfiguration: Codable, Equatable {
  var socket: String?
  var token: String?
  /// The public log's keys, pinned at first use.
  var logKeys: [String]?
  /// The log's checkpoint that was seen last; a log that does not continue it was forked.
  var checkpoint: String?
  /// For each engagement the secret that its consents are signed with, in base64.
  var signingKeys: [String: String]?

  /// `--config`, else `$XDG_CONFIG_HOME/handschlag/PROGRAM.json`, else `~/.config/handschlag/PROGRAM.json`.
  static func path(_ given: String?, program: ClientProgram, environment: [String: String]) -> String {
    if let given { return given }
    let home = environment["HOME"] ?? NSHomeDirectory()
    let base = environment["XDG_CONFIG_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? home + "/.config"
    return "\(base)/handschlag/\(program.name).json"
  }

  /// Reads the file; an empty configuration where there is none.
  static func load(_ path: String) throws -> ProgramConfiguration {
    guard FileManager.default.fileExists(atPath: path) else { return ProgramConfiguration() }
    let data = try PrivateFile.read(path, holding: "a token")
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
    try PrivateFile.replace(path, with: try encoder.encode(self) + Data("\n".utf8))
  }

  /// Makes sure that ``save(_:)`` will be able to write, before anything is done that must not be lost.
  static func prepare(_ path: String) throws {
    try PrivateFile.replace(path + ".probe", with: Data())
    try? FileManager.default.removeItem(atPath: path + ".probe")
  }
}
