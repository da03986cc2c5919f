import Foundation

/// The files of one server, in a directory that goes away with its last reference; in memory where the machine
/// has such a place, for what is lost here is lost by the simulation's own hand.
final class Disk: Sendable {
  /// The files that outlive a process. The index of the write-ahead log is made anew at each start.
  private static let names = [
    "handschlag.db", "handschlag.db-wal", "keys.db", "keys.db-wal", "server.key", "log.key", "backup.key",
    "LOCK",
  ]
  private static let backupsName = "backups"
  static let log = "handschlag.db-wal"

  let path: String

  init() throws {
    let memory = "/dev/shm"
    let base =
      FileManager.default.isWritableFile(atPath: memory)
      ? memory : FileManager.default.temporaryDirectory.path
    path = base + "/handschlag-simulation-\(UInt64.random(in: .min ... .max))"
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
  }

  /// The folder of the backups and the change log.
  var backups: String { path + "/" + Self.backupsName }
  /// The file of the key that they are encrypted under.
  var backupKey: String { path + "/backup.key" }

  /// The names of all files, those in folders with the folder's name before.
  func names() throws -> [String] { try FileManager.default.subpathsOfDirectory(atPath: path).sorted() }

  /// What a file holds; nil for what is no file.
  func contents(of name: String) -> Data? { FileManager.default.contents(atPath: "\(path)/\(name)") }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// What stands in the files at this moment.
  func image() -> Image {
    var image = Image()
    let backups = (try? FileManager.default.contentsOfDirectory(atPath: backups)) ?? []
    for name in Self.names + backups.map({ "\(Self.backupsName)/\($0)" }) {
      image.files[name] = bytes(of: name)
    }
    return image
  }

  /// What stands in the database's write-ahead log at this moment.
  func log() -> [UInt8] { bytes(of: Self.log) ?? [] }

  private func bytes(of name: String) -> [UInt8]? {
    let descriptor = open("\(path)/\(name)", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return nil }
    let size = Int(status.st_size)
    return [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let got = read(descriptor, buffer.baseAddress.map { $0 + count }, size - count)
        if got <= 0 { break }
        count += got
      }
    }
  }

  /// A disk that holds what an image shows.
  convenience init(_ image: Image) throws {
    try self.init()
    if image.files.keys.contains(where: { $0.hasPrefix(Self.backupsName) }) {
      try FileManager.default.createDirectory(
        atPath: backups, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    }
    for (name, bytes) in image.files { try write(bytes, to: name) }
  }

  private func write(_ bytes: [UInt8], to name: String) throws {
    let descriptor = open("\(path)/\(name)", O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Difference("the simulation cannot make \(path)/\(name): \(errno)") }
    defer { close(descriptor) }
    var done = 0
    while done < bytes.count {
      let wrote = bytes.withUnsafeBytes {
        pwrite(descriptor, $0.baseAddress.map { $0 + done }, $0.count - done, off_t(done))
      }
      guard wrote > 0 else { throw Difference("the simulation cannot write \(path)/\(name): \(errno)") }
      done += wrote
    }
  }
}

/// The files as they stood at one moment.
struct Image: Sendable {
  var files: [String: [UInt8]] = [:]

  /// These files, but with the write-ahead log of a later moment, torn off before its end: a commit of which
  /// the disk has got a part. The same as before where the log has begun anew in between.
  ///
  /// - Parameter part: how much of what came after is there, in thousandths.
  func torn(later after: [UInt8], part: Int) -> Image {
    let before = files[Disk.log] ?? []
    let isLonger = before.withUnsafeBytes { old in
      after.withUnsafeBytes { new in
        guard let old = old.baseAddress, let new = new.baseAddress else { return !after.isEmpty }
        return after.count > before.count && memcmp(old, new, before.count) == 0
      }
    }
    guard isLonger else { return self }
    var torn = self
    torn.files[Disk.log] = Array(after.prefix(before.count + (after.count - before.count - 1) * part / 1000))
    return torn
  }
}
