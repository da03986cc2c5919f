#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Makes sure of what an earlier process left.
///
/// Who was killed between a write and its sync, or whose sync failed, leaves bytes in the system's memory that the
/// next process reads as if they were on disk. Built on by it, answered for, and then lost with the power, they
/// take with them all that was synced after them. To sync the file once more is not enough: after a sync
/// that failed the system takes the pages for clean.
package enum SettledFile {
  private static let block = 1 << 20

  /// Writes all that a file holds into its place again, and syncs it.
  ///
  /// Nobody else may write it meanwhile. Does nothing where there is no file, or nothing in it.
  package static func settle(_ path: String) throws(FileError) {
    let descriptor = open(path, O_RDWR | O_CLOEXEC)
    if descriptor < 0, errno == ENOENT { return }
    guard descriptor >= 0 else { throw FileError(system: "cannot open", path) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw FileError(system: "cannot look at", path) }
    let size = Int(status.st_size)
    guard size > 0 else { return }
    for start in stride(from: 0, to: size, by: block) {
      let count = min(block, size - start)
      guard let bytes = try PositionedRead.bytes(descriptor, count, at: start, path) else {
        throw FileError("\(path) became shorter while it was read")
      }
      try write(bytes, descriptor, at: start, path)
    }
    guard fsync(descriptor) == 0 else { throw FileError(system: "cannot sync", path) }
  }

  private static func write(
    _ bytes: [UInt8], _ descriptor: Int32, at offset: Int, _ path: String
  ) throws(FileError) {
    var done = 0
    while done < bytes.count {
      let written = bytes.withUnsafeBytes { buffer in
        pwrite(descriptor, buffer.baseAddress.map { $0 + done }, bytes.count - done, off_t(offset + done))
      }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { throw FileError(system: "cannot write", path) }
      done += written
    }
  }

  /// Syncs the directory that something stands in, so that its name is on disk as well.
  package static func syncDirectory(of path: String) throws(FileError) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: true).dropLast()
    let directory = (path.hasPrefix("/") ? "/" : "./") + parts.joined(separator: "/")
    let descriptor = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError(system: "cannot open the directory", directory) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw FileError(system: "cannot sync the directory", directory) }
  }
}
