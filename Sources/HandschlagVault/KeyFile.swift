import Crypto

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
  /// The file holds 8 bytes that name the format and its version, the secret, the number of wrapping keys (a
  /// byte), each with its version before it (8 bytes, most significant first), and the first 8 bytes of the
  /// SHA-256 of all that stands between, so that a damaged key is noticed before anything is sealed under it.
  /// A file from before wrapping keys had versions holds the secret alone, and is read as well. A new file has
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
  private static let header: [UInt8] = Array("HSKEY\r\n".utf8)
  private static let checkLength = 8
  private static let wrapLength = 8 + 32
  /// Two versions are the most that a rotation leaves behind.
  private static let mostVersions = 2
  private static let greatestLength =
    header.count + 1 + ServerKey.byteCount + 1 + mostVersions * wrapLength + checkLength

  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// nil when there is no such file.
  static func load(_ path: String) throws(KeyFileError) -> ServerKey? {
    // One byte more than belongs there, so that a longer file shows.
    guard let bytes = try contents(path, limit: greatestLength + 1) else { return nil }
    return try parse(bytes, path)
  }

  /// The bytes of a file that its owner alone can read; nil when there is none.
  static func contents(_ path: String, limit: Int) throws(KeyFileError) -> [UInt8]? {
    // NONBLOCK: a pipe of this name must not hang the start.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      if errno == ENOENT { return nil }
      throw KeyFileError(system: "cannot open the key file", path)
    }
    defer { close(descriptor) }
    let size = try sizeIfPrivate(descriptor, path)
    return try contents(descriptor, path, min(limit, size))
  }

  /// Makes the file under its name, unless another process just did.
  static func create(_ path: String) throws(KeyFileError) {
    let wrapping = WrappingKeys(first: SymmetricKey(size: .bits256))
    guard let key = ServerKey(bytes: Bytes.random(ServerKey.byteCount), wrapping: wrapping) else {
      throw KeyFileError("cannot make the key file \(path)")
    }
    try publish(encode(key), at: path)
  }

  /// Puts a file of the owner's alone under its name, whole and on disk, unless one is there.
  static func publish(_ bytes: [UInt8], at path: String) throws(KeyFileError) {
    let draft = "\(path).\(UInt64.random(in: .min ... .max)).new"
    defer { unlink(draft) }
    try put(bytes, at: draft)
    // Unlike a rename, a link never takes the place of a key that exists.
    guard link(draft, path) == 0 || errno == EEXIST else {
      throw KeyFileError(system: "cannot make the key file", path)
    }
    try syncDirectory(of: path)
  }

  /// Puts other bytes in the place of the file's, in one step, and on disk when this returns.
  ///
  /// - Parameter wipesOld: Overwrites the bytes that the file had before. What a file system or a disk keeps of
  ///   them elsewhere is beyond reach.
  static func replace(_ path: String, with bytes: [UInt8], wipesOld: Bool) throws(KeyFileError) {
    let draft = "\(path).\(UInt64.random(in: .min ... .max)).new"
    defer { unlink(draft) }
    let old = open(path, O_WRONLY | O_CLOEXEC)
    guard old >= 0 else { throw KeyFileError(system: "cannot open the key file", path) }
    defer { close(old) }
    var status = stat()
    guard fstat(old, &status) == 0 else { throw KeyFileError(system: "cannot look at the key file", path) }
    try put(bytes, at: draft)
    guard rename(draft, path) == 0 else { throw KeyFileError(system: "cannot replace the key file", path) }
    try syncDirectory(of: path)
    guard wipesOld else { return }
    let zeros = [UInt8](repeating: 0, count: Int(status.st_size))
    guard pwrite(old, zeros, zeros.count, 0) == zeros.count, fsync(old) == 0 else {
      throw KeyFileError(system: "cannot wipe the old key file", path)
    }
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

  /// The bytes of a file that is its owner's alone.
  private static func sizeIfPrivate(_ descriptor: Int32, _ path: String) throws(KeyFileError) -> Int {
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
    return Int(status.st_size)
  }

  private static func contents(
    _ descriptor: Int32, _ path: String, _ limit: Int
  ) throws(KeyFileError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: limit)
    let count = read(descriptor, &bytes, bytes.count)
    guard count >= 0 else { throw KeyFileError(system: "cannot read the key file", path) }
    return Array(bytes.prefix(count))
  }

  /// The bytes of a server key's file.
  static func encode(_ key: ServerKey) -> [UInt8] {
    let versions = key.wrapping.versions
    var body = key.bytes + [UInt8(versions.count)]
    for version in versions { body += Bytes.bigEndian(version) + (key.wrapping[version]?.bytes ?? []) }
    return header + [2] + body + check(of: body)
  }

  private static func parse(_ bytes: [UInt8], _ path: String) throws(KeyFileError) -> ServerKey {
    let smallest = header.count + 1 + ServerKey.byteCount + checkLength
    guard bytes.count >= smallest, bytes.count <= greatestLength, bytes.starts(with: header),
      1...2 ~= bytes[header.count]
    else { throw KeyFileError("the key file \(path) is damaged, or of another version of this server") }
    let body = Array(bytes[(header.count + 1)...].dropLast(checkLength))
    guard Bytes.constantTimeEqual(check(of: body), Array(bytes.suffix(checkLength))),
      let key = bytes[header.count] == 1 ? ServerKey(bytes: body) : decode(body)
    else { throw KeyFileError("the key file \(path) is damaged") }
    return key
  }

  private static func decode(_ body: [UInt8]) -> ServerKey? {
    var reader = ByteReader(body)
    guard let secret = reader.bytes(ServerKey.byteCount), let count = reader.integer(UInt8.self) else {
      return nil
    }
    var keys: [Int64: SymmetricKey] = [:]
    for _ in 0..<count {
      guard let version = reader.integer(Int64.self), let key = reader.bytes(32) else { return nil }
      keys[version] = SymmetricKey(data: key)
    }
    guard reader.isAtEnd, keys.count == Int(count), let wrapping = WrappingKeys(keys) else { return nil }
    return ServerKey(bytes: secret, wrapping: wrapping)
  }

  private static func check(of body: [UInt8]) -> [UInt8] {
    Array(SHA256Digest.of(body).prefix(checkLength))
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
