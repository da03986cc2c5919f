import CommandLineOutput
import Foundation

/// What is kept of a log from one check to the next.
struct SeenLog: Codable, Sendable {
  /// The keys it was checked with.
  var keys: [String]
  /// The newest checkpoint, signed.
  var checkpoint: String

  static func standardPath(_ environment: [String: String]) -> String {
    let state = environment["XDG_STATE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
    let base = state ?? (environment["HOME"] ?? NSHomeDirectory()) + "/.local/state"
    return base + "/handschlag-admin/log-seen.json"
  }

  /// nil where there is no such file.
  static func load(_ path: String) throws -> SeenLog? {
    guard let data = FileManager.default.contents(atPath: path) else { return nil }
    do {
      return try JSONDecoder().decode(SeenLog.self, from: data)
    } catch {
      throw CommandFailure(
        .invalid, "\(path) does not hold what was seen of a log",
        advice: "Look at it: without it a fork since the last check cannot be noticed.")
    }
  }

  func save(_ path: String) throws {
    let folder = (path as NSString).deletingLastPathComponent
    if !folder.isEmpty {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try LogVerifyCommand.write(String(decoding: try encoder.encode(self), as: UTF8.self) + "\n", to: path)
  }
}
