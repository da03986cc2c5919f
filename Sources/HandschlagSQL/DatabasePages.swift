#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file of the database could not be read as it should: one line, with the path.
package struct FileError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What was wrong, and where.
  package let description: String

  /// An error with all it says.
  package init(_ description: String) { self.description = description }

  /// The reason is the one that the system gave for its last failed call.
  package init(system what: String, _ path: String) {
    description = "\(what) \(path): \(String(cString: strerror(errno)))"
  }
}

/// Reads the pages of a database file beside the engine.
///
/// What it reads is the database only as far as the engine does not write the file meanwhile: a reader that
/// holds a commit keeps it from that for all pages that the log up to this commit does not hold.
///
/// POSIX drops all locks of a process on a file when any descriptor of it is closed, the engine's included.
/// So one object is opened before the engine opens the file and closed after the engine has.
// The descriptor is set once; `pread` moves no offset.
package final class DatabasePages: @unchecked Sendable {
  private let descriptor: Int32
  private let path: String

  /// Opens a file that exists.
  package init(path: String) throws(FileError) {
    self.path = path
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0 { throw FileError(system: "cannot open", path) }
  }

  deinit { close(descriptor) }

  /// Bytes in a page, as the file's header says; 4096 for a file without one yet.
  package func pageSize() throws(FileError) -> Int {
    guard let bytes = try PositionedRead.bytes(descriptor, 2, at: 16, path) else { return 4096 }
    let size = Int(bytes[0]) << 8 | Int(bytes[1])
    // 65536 does not fit and is written as 1.
    return size == 1 ? 65_536 : max(512, size)
  }

  /// Reads pages.
  ///
  /// - Parameter first: counted from 1.
  /// - Returns: nil when the file ends before.
  package func read(_ first: Int, count: Int, pageSize: Int) throws(FileError) -> [UInt8]? {
    try PositionedRead.bytes(descriptor, count * pageSize, at: (first - 1) * pageSize, path)
  }
}

enum PositionedRead {
  /// Reads exactly so many bytes; nil when the file ends before.
  static func bytes(
    _ descriptor: Int32, _ count: Int, at offset: Int, _ path: String
  ) throws(FileError) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    var done = 0
    while done < count {
      let read = bytes.withUnsafeMutableBytes { buffer in
        pread(descriptor, buffer.baseAddress.map { $0 + done }, count - done, off_t(offset + done))
      }
      if read < 0, errno == EINTR { continue }
      if read < 0 { throw FileError(system: "cannot read", path) }
      if read == 0 { return nil }
      done += read
    }
    return bytes
  }
}
