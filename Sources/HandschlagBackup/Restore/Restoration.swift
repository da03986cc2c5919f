import HandschlagSQL

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Makes a database file of a base and the change log after it.
package struct Restoration {
  /// What was restored.
  package struct Outcome: Hashable, Sendable {
    /// The backup that it began with.
    package var backup: Int64
    /// The last commit that is in it, in milliseconds since 1970.
    package var time: Int64
    /// Commits replayed after the base.
    package var commits: Int
    /// Whether the history ends here: later commits, if there were any, are not in this chain.
    package var isEnd: Bool
    /// What keeps later commits from being read, in one line; nil if nothing does.
    package var damage: String?
  }

  private let folder: BackupFolder
  private let key: BackupKey

  /// Restores from a folder.
  package init(_ folder: BackupFolder, _ key: BackupKey) {
    self.folder = folder
    self.key = key
  }

  /// Writes the database as of a moment, durably.
  ///
  /// - Parameters:
  ///   - path: the new file; nothing may be there.
  ///   - moment: in milliseconds since 1970; nil for the last that is recorded.
  ///   - backup: begins with this one; nil for the latest before the moment.
  /// - Throws: ``BackupError``. For a history that is damaged before the moment it says which file, and up
  ///   to when it can be restored.
  package func restore(to path: String, at moment: Int64?, backup: Int64? = nil) throws -> Outcome {
    let base = try choose(moment, backup)
    let part = path + BackupFolder.unfinished
    guard access(path, F_OK) != 0 else {
      throw BackupError(.file, "\(path) exists: restore into a new directory")
    }
    unlink(part)
    let file = try RestoredFile(part, pageSize: base.pageSize)
    try BaseReader(folder: folder, key: key, manifest: base).read { try file.write($0, $1) }
    var size = UInt32(base.pageCount)
    let end = try History(folder, key, base).walk { step in
      if let moment, step.commit.position.time > moment { return false }
      for page in step.pages where page <= step.commit.databasePages {
        if let image = step.image(page) { try file.write(page, image) }
      }
      size = step.commit.databasePages
      return true
    }
    if let damage = end.damage, moment.map({ $0 > end.position.time }) ?? true {
      unlink(part)
      throw BackupError(
        .damaged,
        "\(damage): up to \(Moment.text(end.position.time)) it can be restored, with --at that time")
    }
    try file.finish(pages: size, as: path)
    return Outcome(
      backup: base.number, time: end.position.time, commits: end.commits,
      isEnd: moment.map { $0 > end.position.time } ?? true, damage: end.damage)
  }

  private func choose(_ moment: Int64?, _ backup: Int64?) throws(BackupError) -> BaseManifest {
    let catalog = try BackupCatalog(folder, key)
    if let backup {
      guard let base = catalog.bases.first(where: { $0.number == backup }) else {
        return try BaseManifest.read(folder, key, backup)
      }
      return base
    }
    if let base = catalog.bases.last(where: { moment == nil || $0.time <= moment ?? 0 }) { return base }
    if let oldest = catalog.bases.first {
      throw BackupError(.absent, "the oldest backup in \(folder.path) is of \(Moment.text(oldest.time))")
    }
    throw BackupError(
      catalog.problems.isEmpty ? .absent : .damaged,
      catalog.problems.first ?? "there is no backup in \(folder.path)")
  }
}

/// The database file while it is put together.
private final class RestoredFile {
  private let path: String
  private let pageSize: Int
  private let descriptor: Int32

  init(_ path: String, pageSize: Int) throws(BackupError) {
    self.path = path
    self.pageSize = pageSize
    descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    if descriptor < 0 { throw BackupFolder.failure("cannot make", path) }
  }

  deinit { close(descriptor) }

  func write(_ page: UInt32, _ image: [UInt8]) throws {
    let offset = off_t(page - 1) * off_t(pageSize)
    guard pwrite(descriptor, image, image.count, offset) == image.count else {
      throw BackupFolder.failure("cannot write", path)
    }
  }

  /// Gives the file its size and its name, durably.
  func finish(pages: UInt32, as name: String) throws {
    guard ftruncate(descriptor, off_t(pages) * off_t(pageSize)) == 0, fsync(descriptor) == 0,
      rename(path, name) == 0
    else { throw BackupFolder.failure("cannot finish", path) }
    let slash = name.lastIndex(of: "/")
    try BackupFolder(slash.map { String(name[..<$0]) } ?? ".").syncFolder()
  }
}
