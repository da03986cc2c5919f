package import HandschlagSQL

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A database file that no server holds, for programs that read or make one as a whole.
package enum DatabaseFile {
  /// Opens a file of this program to read it; nothing of it is changed.
  ///
  /// - Returns: the connection, and the version of the schema.
  /// - Throws: ``StoreError/foreignFile(_:)``, or an SQL error.
  package static func read(_ path: String) throws -> (connection: Connection, schemaVersion: Int) {
    let connection = try Connection.reader(path: path)
    guard try connection.row("PRAGMA application_id", read: { $0.int(0) }) == Schema.applicationID else {
      throw StoreError.foreignFile(path)
    }
    return (connection, try connection.schemaVersion)
  }

  /// Brings a copy that nobody else needs to the version of the schema that this program works with, as the
  /// server's start does, but without keeping it as it was.
  ///
  /// - Returns: the version that it had; nil if it was this program's already, and nothing was changed.
  /// - Throws: ``StoreError``, also for a file of a newer program, or an SQL error.
  package static func migrate(copy path: String) throws -> Int? {
    let (reader, found) = try read(path)
    reader.close()
    let known = Schema.migrations.last?.version ?? 0
    if found == known { return nil }
    let connection = try Connection.writer(path: path, migrations: Schema.migrations, maximumPages: nil)
    defer { connection.close() }
    unlink(Connection.keptCopy(of: path, version: found))
    try connection.checkpoint(.truncate)
    return found
  }

  /// Copies a database that no server holds, with what a crash left in its log, into a file for its owner alone.
  ///
  /// - Throws: ``StoreError/foreignFile(_:)``, or an SQL error.
  package static func copy(_ path: String, to copy: String) throws {
    let connection = try read(path).connection
    defer { connection.close() }
    try DataDirectory.makePrivateFile(copy)
    try connection.backup(to: copy)
  }

  /// Makes a file with the tables of a version of the schema, to be filled; foreign keys are not checked
  /// before ``finish(_:)``.
  ///
  /// - Throws: ``StoreError/otherVersion(found:known:)`` for a version that this program does not know.
  package static func make(_ path: String, schemaVersion: Int) throws -> Connection {
    let migrations = Schema.migrations.filter { $0.version <= schemaVersion }
    let known = Schema.migrations.last?.version ?? 0
    guard migrations.last?.version == schemaVersion else {
      throw StoreError.otherVersion(found: schemaVersion, known: known)
    }
    try DataDirectory.makePrivateFile(path)
    let connection = try Connection.writer(path: path, migrations: migrations, maximumPages: nil)
    try connection.execute("PRAGMA foreign_keys = OFF")
    return connection
  }

  /// Checks a file that was filled, puts all of it on disk, and closes it.
  ///
  /// - Throws: ``StoreError/migrationFailed(version:reason:)`` when rows name others that are not there.
  package static func finish(_ connection: Connection) throws {
    defer { connection.close() }
    let broken = try connection.rows("PRAGMA foreign_key_check") { $0.text(0) }
    guard broken.isEmpty else {
      throw StoreError.migrationFailed(
        version: try connection.schemaVersion,
        reason: "foreign keys of \(Set(broken).sorted()) are broken")
    }
    try connection.checkpoint(.truncate)
  }
}
