/// Reads backups from beginning to end and says what is wrong with them.
package struct Verification {
  /// What was found of one backup.
  package struct Finding: Hashable, Sendable {
    /// Its number.
    package var backup: Int64
    /// The database as of this moment, in milliseconds since 1970.
    package var time: Int64
    /// With the change log it can be restored up to this moment; `time` when not even the base is whole.
    package var until: Int64
    /// Commits of the change log that were read.
    package var commits: Int
    /// What is wrong, in one line; nil when all is whole.
    package var damage: String?
  }

  private let folder: BackupFolder
  private let key: BackupKey

  /// Verifies a folder.
  package init(_ folder: BackupFolder, _ key: BackupKey) {
    self.folder = folder
    self.key = key
  }

  /// Reads all backups, or one, and marks those that are whole.
  ///
  /// - Parameters:
  ///   - now: for the mark, in milliseconds since 1970.
  ///   - inspect: looks at what a backup holds whose files are whole, and says what is wrong, or nil.
  /// - Returns: one finding for each backup, oldest first, and one line for each other file that is damaged.
  /// - Throws: ``BackupError`` when the folder cannot be read, or the backup asked for is not there.
  package func run(
    backup: Int64?, now: Int64, inspect: (Finding) throws -> String? = { _ in nil }
  ) throws -> (findings: [Finding], problems: [String]) {
    let catalog = try BackupCatalog(folder, key)
    let bases = catalog.bases.filter { backup == nil || $0.number == backup }
    if let backup, bases.isEmpty {
      throw BackupError(.absent, "there is no backup \(backup) in \(folder.path)")
    }
    var problems = catalog.problems
    if let copy = catalog.keyCopies.last {
      do { _ = try KeyCopy.read(copy, folder, key) } catch { problems.append("\(error)") }
    }
    let findings = try bases.map { base in
      var finding = try look(at: base)
      if finding.damage == nil { finding.damage = try inspect(finding) }
      if finding.damage == nil {
        try VerifiedMark(time: now, tag: base.tag).write(folder, key, base.number)
      } else {
        try folder.remove([BaseManifest.verifiedName(base.number)])
      }
      return finding
    }
    return (findings, problems)
  }

  private func look(at base: BaseManifest) throws -> Finding {
    do {
      try BaseReader(folder: folder, key: key, manifest: base).read { _, _ in }
    } catch let error as BackupError {
      return Finding(
        backup: base.number, time: base.time, until: base.time, commits: 0,
        damage: error.description + ": this backup cannot be restored")
    }
    let end = try History(folder, key, base).walk { _ in true }
    return Finding(
      backup: base.number, time: base.time, until: end.position.time, commits: end.commits,
      damage: end.damage.map {
        "\($0): nothing after \(Moment.text(end.position.time)) can be restored from it"
      })
  }
}
