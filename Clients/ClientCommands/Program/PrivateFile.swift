import CommandLineOutput
import Foundation

/// Files that only their owner may read or write (0600).
enum PrivateFile {
  /// Reads a file that is there.
  ///
  /// - Parameter secret: what it holds, for the message when others could read it.
  static func read(_ path: String, holding secret: String) throws -> Data {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    let mode = (attributes?[.posixPermissions] as? NSNumber)?.intValue ?? 0o777
    guard mode & 0o077 == 0 else {
      throw CommandFailure(
        .invalid, "\(path) holds \(secret), and others than its owner can read or change it",
        advice: "Run: chmod 600 '\(path)'")
    }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw CommandFailure(.failed, "\(path) can't be read", advice: "Check who owns it.")
    }
    return data
  }

  /// Replaces a file in one step; its folder is made where it is missing.
  static func replace(_ path: String, with data: Data) throws {
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
