#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Why a key file, or the file of the key store, cannot be used: one line, to be shown to who starts the
/// server.
package struct KeyFileError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The reason and the path; never a byte of a key.
  package let description: String

  init(_ description: String) { self.description = description }

  /// The reason is the one that the system gave for its last failed call.
  init(system what: String, _ path: String) {
    description = "\(what) \(path): \(String(cString: strerror(errno)))"
  }
}

extension ServerKey {
  /// Reads a server's key, or makes it at the first start.
  ///
  /// The file holds 8 bytes that name the format and its version, the key, and the first 8 bytes of the
  /// key's SHA-256, so that a damaged key is noticed before anything is sealed under it. A new file has
  /// mode 0600, appears under its name only when whole, and is on disk, its directory entry included, when
  /// this returns.
  ///
  /// - Throws: ``KeyFileError`` when the file cannot be read or made, is damaged, belongs to another user,
  ///   or may be read by others than its owner.
  package static func load(orCreateAt path: String) throws(KeyFileError) -> ServerKey {
    if let key = try KeyFile.load(path) { return key }
    try KeyFile.create(path)
    guard let key = try KeyFile.load(path) else {
      throw KeyFileError("the key file \(path) went away while it was made")
    }
    return key
  }
}

/// The format and the system calls of the key file.
enum KeyFile {
  private static let header: [UInt8] = Array("HSKEY\r\n".utf8) + [1]
  private static let checkLength = 8
  private static let length = 8 + ServerKey.byteCount + checkLength

  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// nil when there is no such file.
  static func load(_ path: String) throws(KeyFileError) -> ServerKey? {
    // NONBLOCK: a pipe of this name must not hang the start.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      if errno == ENOENT { return nil }
      throw KeyFileError(system: "cannot open the key file", path)
    }
    defer { close(descriptor) }
    try refuseUnlessPrivate(descriptor, path)
    return try parse(contents(descriptor, path), path)
  }

  /// Makes the file under its name, unless another process just did.
  static func create(_ path: String) throws(KeyFileError) {
    let draft = "\(path).\(UInt64.random(in: .min ... .max)).new"
    defer { unlink(draft) }
    let secret = Bytes.random(ServerKey.byteCount)
    try put(header + secret + check(of: secret), at: draft)
    // Unlike a rename, a link never takes the place of a key that exists.
    guard link(draft, path) == 0 || errno == EEXIST else {
      throw KeyFileError(system: "cannot make the key file", path)
    }
    try syncDirectory(of: path)
  }

  /// Makes an empty file that only its owner may read, or takes from others what they may do with an old one.
  static func makePrivate(_ path: String) throws(KeyFileError) {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw KeyFileError(system: "cannot open the key store", path) }
    defer { close(descriptor) }
    guard fchmod(descriptor, 0o600) == 0, fsync(descriptor) == 0 else {
      throw KeyFileError(system: "cannot protect the key store", path)
    }
    try syncDirectory(of: path)
  }

  private static func refuseUnlessPrivate(_ descriptor: Int32, _ path: String) throws(KeyFileError) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw KeyFileError(system: "cannot look at the key file", path)
    }
    guard status.st_mode & S_IFMT == S_IFREG else { throw KeyFileError("the key file \(path) is no file") }
    guard status.st_mode & 0o077 == 0 else {
      throw KeyFileError("others may read the key file \(path): make it private with chmod 600")
    }
    guard status.st_uid == geteuid() || geteuid() == 0 else {
      throw KeyFileError("the key file \(path) belongs to another user")
    }
  }

  private static func contents(_ descriptor: Int32, _ path: String) throws(KeyFileError) -> [UInt8] {
    // One byte more than belongs there, so that a longer file shows.
    var bytes = [UInt8](repeating: 0, count: length + 1)
    let count = read(descriptor, &bytes, bytes.count)
    guard count >= 0 else { throw KeyFileError(system: "cannot read the key file", path) }
    return Array(bytes.prefix(count))
  }

  private static func parse(_ bytes: [UInt8], _ path: String) throws(KeyFileError) -> ServerKey {
    guard bytes.count == length, bytes.starts(with: header) else {
      throw KeyFileError("the key file \(path) is damaged, or of another version of this server")
    }
    let secret = Array(bytes[header.count..<header.count + ServerKey.byteCount])
    let expected = Array(bytes.suffix(checkLength))
    guard Bytes.constantTimeEqual(check(of: secret), expected), let key = ServerKey(bytes: secret) else {
      throw KeyFileError("the key file \(path) is damaged")
    }
    return key
  }

  private static func check(of secret: [UInt8]) -> [UInt8] {
    Array(SHA256Digest.of(secret).prefix(checkLength))
  }

  private static func put(_ bytes: [UInt8], at path: String) throws(KeyFileError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw KeyFileError(system: "cannot make the key file", path) }
    defer { close(descriptor) }
    guard fchmod(descriptor, 0o600) == 0, write(descriptor, bytes, bytes.count) == bytes.count,
      fsync(descriptor) == 0
    else { throw KeyFileError(system: "cannot write the key file", path) }
  }

  private static func syncDirectory(of path: String) throws(KeyFileError) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    let directory = parts.isEmpty ? "." : parts.joined(separator: "/") + "/"
    let descriptor = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw KeyFileError(system: "cannot open the directory", directory) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else {
      throw KeyFileError(system: "cannot write the directory", directory)
    }
  }
}
