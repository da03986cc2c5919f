import HandschlagSQL
import HandschlagStore

/// Finds out whether the change log can go on where it ended.
enum Continuation {
  /// The end of the last segment that can be read.
  struct Last {
    var position = LogPosition()
    /// The number of the last segment, readable or not.
    var segment: Int64 = 0
    var mark = RecordMark.start
    var facts: SegmentFacts?
  }

  /// Where the log ended. What comes after a fault at the end was never synced: it is not in the log.
  static func last(in folder: BackupFolder, _ key: BackupKey) -> Last {
    var last = Last()
    guard let names = try? folder.names(), let number = FileNames.numbers("log", in: names).last else {
      return last
    }
    last.segment = number
    guard let reader = try? SegmentReader(folder, number, key) else { return last }
    while let entry = try? reader.next() {
      switch entry {
      case .commit(let commit, _): last.position = commit.position
      case .position(let position): last.position = position
      }
      last.mark = reader.mark
      last.facts = reader.facts
    }
    return last
  }

  /// Where the log goes on; nil when commits may be missing between its end and now.
  ///
  /// Nobody may have owned the data since: the claim says so. Then either the write-ahead log still holds
  /// all that came after the last commit recorded, or it had been begun anew exactly once, after a checkpoint
  /// that is recorded, or the database file is as it was at the end of the last server.
  static func find(
    in folder: BackupFolder, _ key: BackupKey, _ files: FollowedFiles,
    generation: WriteAheadLog.Generation?, frames: Int
  ) -> Recording.Start? {
    let last = last(in: folder, key)
    guard let facts = last.facts, facts.claim == files.previousClaim, !facts.claim.isEmpty else { return nil }
    guard isUnbroken(last.position, files, generation, frames) else { return nil }
    return Recording.Start(
      chain: facts.chain, position: last.position, segment: last.segment + 1, link: last.mark)
  }

  private static func isUnbroken(
    _ position: LogPosition, _ files: FollowedFiles, _ generation: WriteAheadLog.Generation?, _ frames: Int
  ) -> Bool {
    if let ending = position.ending { return FileState(of: files.path) == ending }
    guard let recorded = position.generation else { return false }
    guard let generation else { return false }
    if generation == recorded { return frames >= position.frames }
    return position.isCheckpointed && generation.follows(recorded)
  }
}
