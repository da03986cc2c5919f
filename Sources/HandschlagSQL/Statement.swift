import CSQLite

/// A prepared statement, lent by ``Connection/withStatement(_:_:)`` for the length of a closure.
///
/// It belongs to the thread that uses its connection. Keeping it beyond the closure is a defect: it is
/// reset, its bindings are cleared, and the next borrower gets it.
@usableFromInline package final class Statement {
  let handle: OpaquePointer
  /// Whether running it can change nothing in the file.
  @usableFromInline package let isReadOnly: Bool
  /// Whether the connection keeps it for the next use of the same text.
  let isCached: Bool
  var isLent = true

  init(handle: OpaquePointer, isCached: Bool) {
    self.handle = handle
    self.isCached = isCached
    self.isReadOnly = sqlite3_stmt_readonly(handle) != 0
  }

  deinit { sqlite3_finalize(handle) }

  /// Ends a loan: resets, and clears the bindings so that no value outlives its use.
  @usableFromInline package func giveBack() {
    sqlite3_reset(handle)
    sqlite3_clear_bindings(handle)
    isLent = false
  }

  /// Binds an integer to parameter `?index`, counted from 1.
  @usableFromInline package func bind(_ index: Int32, _ value: Int64) throws(SQLError) {
    try check(sqlite3_bind_int64(handle, index, value))
  }

  /// Binds an integer to parameter `?index`, counted from 1.
  @usableFromInline package func bind(_ index: Int32, _ value: Int) throws(SQLError) {
    try bind(index, Int64(value))
  }

  /// Binds a double to parameter `?index`, counted from 1.
  @usableFromInline package func bind(_ index: Int32, _ value: Double) throws(SQLError) {
    try check(sqlite3_bind_double(handle, index, value))
  }

  /// Binds a text to parameter `?index`, counted from 1. The engine copies it.
  @usableFromInline package func bind(_ index: Int32, _ value: String) throws(SQLError) {
    var text = value
    let result = text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        guard let base = $0.baseAddress else { return handschlag_bind_text(handle, index, "", 0) }
        return handschlag_bind_text(handle, index, base, UInt64($0.count))
      }
    }
    try check(result)
  }

  /// Binds bytes to parameter `?index`, counted from 1. The engine copies them.
  @usableFromInline package func bind(_ index: Int32, _ value: [UInt8]) throws(SQLError) {
    let result = value.withUnsafeBytes { bytes in
      // A null pointer would bind NULL, and an empty array has none to offer.
      guard let base = bytes.baseAddress, !bytes.isEmpty else {
        return sqlite3_bind_zeroblob(handle, index, 0)
      }
      return handschlag_bind_blob(handle, index, base, UInt64(bytes.count))
    }
    try check(result)
  }

  /// Binds NULL to parameter `?index`, counted from 1.
  @usableFromInline package func bindNull(_ index: Int32) throws(SQLError) {
    try check(sqlite3_bind_null(handle, index))
  }

  /// Runs to the next row.
  ///
  /// - Returns: whether there is one; it can be read through ``row`` until the next step.
  @usableFromInline package func step() throws(SQLError) -> Bool {
    let result = sqlite3_step(handle)
    if result == SQLITE_ROW { return true }
    if result == SQLITE_DONE { return false }
    throw error(result)
  }

  /// Starts the statement again from its beginning, with the same bindings.
  package func reset() { sqlite3_reset(handle) }

  /// The row that the last ``step()`` reached.
  @usableFromInline package var row: Row { Row(handle: handle) }

  /// Runs to the end, passing over any rows.
  @usableFromInline package func finish() throws(SQLError) { while try step() {} }

  /// How many rows the last completed statement of this connection inserted, updated or deleted.
  @usableFromInline package var changes: Int { Int(sqlite3_changes64(sqlite3_db_handle(handle))) }

  private func check(_ result: Int32) throws(SQLError) {
    if result != SQLITE_OK { throw error(result) }
  }

  private func error(_ result: Int32) -> SQLError {
    SQLError(
      connection: sqlite3_db_handle(handle), result: result,
      sql: sqlite3_sql(handle).map { String(cString: $0) } ?? "")
  }
}
