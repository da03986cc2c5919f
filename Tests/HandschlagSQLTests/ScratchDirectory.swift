import Foundation

/// A directory of one test's own, removed with it.
final class ScratchDirectory {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.path + "/handschlag-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}

enum ProcessIdentity {
  static var own: Int32 { ProcessInfo.processInfo.processIdentifier }
}
