import HandschlagSQL

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The directory that backups are kept in, and the only way to change it.
///
/// A file is written under a name that ends in `.part`, synced, given its name, and the directory synced: it
/// is there whole or not at all. What a crash left half done is removed at the next start.
package struct BackupFolder: Sendable {
  /// One call that changes the disk, for tests that fail or stop at each.
  package enum Step: String, Sendable {
    /// Before a file is made.
    case create
    /// Before bytes are written.
    case write
    /// Before a file is synced.
    case sync
    /// Before a file gets its name.
    case rename
    /// Before the directory is synced.
    case syncFolder
    /// Before a file is removed.
    case remove
  }

  /// Its path.
  package let path: String
  /// Asked before each step; what it throws is what the step failed with.
  package let onStep: (@Sendable (Step, String) throws -> Void)?

  static let unfinished = ".part"

  /// A directory that exists, or can be made within one that does.
  ///
  /// - Throws: ``BackupError`` when it cannot be made.
  package init(
    makingAt path: String, onStep: (@Sendable (Step, String) throws -> Void)? = nil
  ) throws(BackupError) {
    if mkdir(path, 0o700) != 0, errno != EEXIST { throw Self.failure("cannot make", path) }
    self.init(path, onStep: onStep)
  }

  /// A directory that is only read.
  package init(_ path: String, onStep: (@Sendable (Step, String) throws -> Void)? = nil) {
    self.path = path
    self.onStep = onStep
  }

  func path(of name: String) -> String { "\(path)/\(name)" }

  func before(_ step: Step, _ name: String) throws { try onStep?(step, name) }

  /// The names of all files, in order.
  package func names() throws(BackupError) -> [String] {
    guard let directory = opendir(path) else { throw Self.failure("cannot read the directory", path) }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// Bytes of a file; 0 when it is not there.
  package func size(of name: String) -> Int {
    var status = stat()
    return stat(path(of: name), &status) == 0 ? Int(status.st_size) : 0
  }

  /// Makes a file, under its unfinished name, for its owner alone.
  func create(_ name: String) throws -> Int32 {
    try before(.create, name)
    let part = path(of: name) + Self.unfinished
    unlink(part)
    let descriptor = open(part, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_APPEND, 0o600)
    guard descriptor >= 0 else { throw Self.failure("cannot make", part) }
    return descriptor
  }

  /// Gives a file that is synced its name, durably.
  func publish(_ name: String) throws {
    try before(.rename, name)
    let part = path(of: name) + Self.unfinished
    guard rename(part, path(of: name)) == 0 else { throw Self.failure("cannot name", part) }
    try syncFolder()
  }

  /// Writes a plain file, durably.
  func write(_ name: String, _ bytes: [UInt8]) throws {
    let descriptor = try create(name)
    defer { close(descriptor) }
    var done = 0
    while done < bytes.count {
      let written = bytes.withUnsafeBytes {
        systemWrite(descriptor, $0.baseAddress.map { $0 + done }, bytes.count - done)
      }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { throw Self.failure("cannot write", path(of: name)) }
      done += written
    }
    guard fsync(descriptor) == 0 else { throw Self.failure("cannot sync", path(of: name)) }
    try publish(name)
  }

  /// Puts on disk what is read of a file.
  func settle(_ name: String) throws {
    try before(.sync, name)
    try SettledFile.settle(path(of: name))
  }

  func syncFolder() throws {
    try before(.syncFolder, "")
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.failure("cannot open the directory", path) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw Self.failure("cannot sync the directory", path) }
  }

  /// Removes files that are there, durably.
  func remove(_ names: [String]) throws {
    for name in names {
      try before(.remove, name)
      guard unlink(path(of: name)) == 0 || errno == ENOENT else {
        throw Self.failure("cannot remove", path(of: name))
      }
    }
    if !names.isEmpty { try syncFolder() }
  }

  /// Removes what a crash left half written.
  func removeUnfinished() throws {
    try remove(try names().filter { $0.hasSuffix(Self.unfinished) })
  }

  /// An error that says what the system said last.
  static func failure(_ what: String, _ path: String) -> BackupError {
    BackupError(.file, "\(what) \(path): \(String(cString: strerror(errno)))")
  }
}

/// The system's `write`, which methods of the same name hide.
func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
