import Crypto
import HandschlagVault

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The key that backups are encrypted under, from a file of its own.
///
/// It is not the server key: who keeps backups needs this one, and still opens no card with it. Each file
/// has a key of its own, derived with HKDF-SHA256 (RFC 5869) from this one and a random id in the file.
package struct BackupKey: Sendable {
  /// What a file is for; a part of its key, so that no file passes for one of another kind.
  enum Use: String {
    case base = "handschlag backup v1, base"
    case log = "handschlag backup v1, change log"
    case manifest = "handschlag backup v1, manifest"
    case verified = "handschlag backup v1, verified"
    case keys = "handschlag backup v1, key store"
  }

  static let idLength = 16
  private static let length = 32
  private static let header: [UInt8] = Array("HSBAK\r\n".utf8) + [1]
  private static let checkLength = 8
  private let secret: SymmetricKey

  /// A key of exactly 32 bytes; nil for any other count.
  package init?(bytes: [UInt8]) {
    guard bytes.count == Self.length else { return nil }
    secret = SymmetricKey(data: bytes)
  }

  func fileKey(_ id: [UInt8], _ use: Use) -> SymmetricKey {
    HKDF<SHA256>.deriveKey(
      inputKeyMaterial: secret, salt: id, info: Array(use.rawValue.utf8), outputByteCount: 32)
  }

  /// Reads a key file, and makes it first when there is none.
  ///
  /// The file holds 8 bytes that name the format and its version, the key, and the first 8 bytes of the
  /// key's SHA-256. A new one has mode 0600 and is on disk when this returns.
  /// - Throws: ``BackupError`` when it cannot be read or made, is damaged, or others may read it.
  package static func load(orCreateAt path: String) throws(BackupError) -> BackupKey {
    if access(path, F_OK) != 0, errno == ENOENT { try create(path) }
    return try load(path)
  }

  /// Reads a key file that exists.
  package static func load(_ path: String) throws(BackupError) -> BackupKey {
    // NONBLOCK: a pipe of this name must not hang the start.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw BackupFolder.failure("cannot open the backup key", path) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw BackupError(.key, "the backup key \(path) is no file")
    }
    guard status.st_mode & 0o077 == 0 else {
      throw BackupError(.key, "others may read the backup key \(path): make it private with chmod 600")
    }
    // One byte more than belongs there, so that a longer file shows.
    var bytes = [UInt8](repeating: 0, count: header.count + length + checkLength + 1)
    let count = max(0, read(descriptor, &bytes, bytes.count))
    let secret = Array(bytes[header.count..<header.count + length])
    guard count == bytes.count - 1, bytes.starts(with: header),
      Bytes.constantTimeEqual(check(of: secret), Array(bytes[..<count].suffix(checkLength))),
      let key = BackupKey(bytes: secret)
    else { throw BackupError(.key, "the backup key \(path) is damaged, or no backup key") }
    return key
  }

  private static func create(_ path: String) throws(BackupError) {
    let draft = "\(path).\(UInt64.random(in: .min ... .max)).new"
    defer { unlink(draft) }
    let secret = Bytes.random(length)
    let bytes = header + secret + check(of: secret)
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw BackupFolder.failure("cannot make the backup key", path) }
    defer { close(descriptor) }
    // Unlike a rename, a link never takes the place of a key that exists.
    guard write(descriptor, bytes, bytes.count) == bytes.count, fsync(descriptor) == 0,
      link(draft, path) == 0 || errno == EEXIST
    else { throw BackupFolder.failure("cannot make the backup key", path) }
    let slash = path.lastIndex(of: "/")
    let directory = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    let folder = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    defer { close(folder) }
    guard fsync(folder) == 0 else { throw BackupFolder.failure("cannot sync the directory", directory) }
  }

  private static func check(of secret: [UInt8]) -> [UInt8] {
    Array(Array(SHA256.hash(data: secret)).prefix(checkLength))
  }
}
