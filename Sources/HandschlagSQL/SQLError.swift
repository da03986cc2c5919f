import CSQLite

/// What the database engine reported.
///
/// `message` may quote constraint and column names, never bound values, so it may be logged.
@usableFromInline package struct SQLError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The primary result code, such as 19 for a constraint.
  package let code: Int32
  /// The extended result code, such as 2067 for a UNIQUE constraint.
  package let extendedCode: Int32
  /// The engine's words.
  package let message: String
  /// The statement's text, or what was being done when there is no statement.
  package let sql: String

  /// An error with all it says.
  package init(extendedCode: Int32, message: String, sql: String) {
    self.code = extendedCode & 0xff
    self.extendedCode = extendedCode
    self.message = message
    self.sql = sql
  }

  /// A UNIQUE or PRIMARY KEY constraint was violated.
  package var isUniqueViolation: Bool {
    extendedCode == SQLITE_CONSTRAINT | (8 << 8)
      || extendedCode == SQLITE_CONSTRAINT | (6 << 8)
  }

  /// Any constraint was violated: UNIQUE, CHECK, NOT NULL, FOREIGN KEY, a STRICT type.
  package var isConstraintViolation: Bool { code == SQLITE_CONSTRAINT }

  /// The running statement was interrupted from outside.
  package var isInterrupted: Bool { code == SQLITE_INTERRUPT }

  /// The file or what keeps it can no longer be relied on: an I/O error, a damaged or foreign file.
  ///
  /// After such an error at a commit, what is on disk is known only after a new start.
  package var isFatal: Bool {
    code == SQLITE_IOERR || code == SQLITE_CORRUPT || code == SQLITE_NOTADB
  }

  /// The engine lacked a resource (disk, memory, file, lock) or failed; the request itself may be fine.
  package var isUnavailable: Bool {
    switch code {
    case SQLITE_IOERR, SQLITE_FULL, SQLITE_NOMEM, SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_BUSY,
      SQLITE_LOCKED, SQLITE_CANTOPEN, SQLITE_READONLY, SQLITE_PROTOCOL:
      true
    default: false
    }
  }

  @usableFromInline package var description: String { "SQL error \(extendedCode): \(message) [\(sql)]" }

  /// The error that a connection holds after a failed call.
  init(connection: OpaquePointer?, result: Int32, sql: String) {
    let message =
      connection.flatMap { sqlite3_errmsg($0) }.map { String(cString: $0) }
      ?? String(cString: sqlite3_errstr(result))
    self.init(extendedCode: result, message: message, sql: sql)
  }
}
