package import HandschlagSQL

/// Follows what the writer commits, to keep a copy of it elsewhere.
///
/// The writer tells it how long the write-ahead log is after each commit; what the commit changed stands in
/// there until the log is copied into the database file, and the writer asks before it does that. So the
/// follower reads at its own pace and the writer waits only then.
package protocol CommitFollower: AnyObject, Sendable {
  /// The database is open, and nobody writes yet.
  ///
  /// - Throws: what keeps the store from opening.
  func begin(_ files: FollowedFiles) throws
  /// A transaction that changed something is committed, and nobody is answered yet; on the writer's thread,
  /// so it must be quick.
  ///
  /// - Parameter frames: in the write-ahead log now.
  /// - Throws: when it cannot do without what it could not write: then nobody is answered, and the store is given
  ///   up until its next start.
  func committed(frames: Int) throws
  /// The log may start again from its beginning after this returns; on the writer's thread.
  func willCheckpoint()
  /// The writer's connection is closed.
  ///
  /// - Parameter isComplete: whether the database file holds everything and the log is empty.
  func ended(isComplete: Bool)
}

/// What a follower reads.
package struct FollowedFiles: Sendable {
  /// The database file.
  package let path: String
  /// Its pages.
  package let pages: DatabasePages
  /// The name of this process's claim to the directory.
  package let claim: String
  /// The name of the claim before it; empty where there was none.
  package let previousClaim: String
  /// The version of the schema.
  package let schemaVersion: Int
}

/// Keeps the database as of one commit readable in its files, for as long as it is held.
// Made on one thread, begun on the writer's, ended on a third: one after the other.
package final class HeldCommit: @unchecked Sendable {
  private let connection: Connection

  init(path: String) throws { connection = try .reader(path: path) }

  /// Holds the last commit; on the writer's thread, in a hook after a commit that changed something.
  ///
  /// The log up to this commit stays, and of the database file only pages change that this part of the log
  /// holds.
  package func begin() throws {
    try connection.run("BEGIN")
    // The transaction begins with its first read.
    _ = try connection.row("PRAGMA schema_version") { $0.int(0) }
    _ = try connection.exists("SELECT 1 FROM sqlite_schema")
  }

  /// Lets go.
  package func end() { connection.close() }
}

extension Store {
  /// Something to hold a commit with.
  package func prepareHold() throws -> HeldCommit { try HeldCommit(path: databasePath) }
}
