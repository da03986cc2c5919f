import CSQLite

/// The row a statement stands on; columns are counted from 0.
///
/// It is valid until the statement's next step and must not leave the closure that received it. Readers
/// trust the declared types: tables are `STRICT`, so a column holds its type or, where allowed, NULL,
/// which the readers that are not optional give as 0, "" or no bytes.
@usableFromInline package struct Row {
  let handle: OpaquePointer

  /// Whether the column is NULL.
  package func isNull(_ column: Int32) -> Bool { sqlite3_column_type(handle, column) == SQLITE_NULL }

  /// An integer.
  package func int(_ column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }

  /// An integer, or nil for NULL.
  package func optionalInt(_ column: Int32) -> Int64? { isNull(column) ? nil : int(column) }

  /// An integer that is not 0.
  package func bool(_ column: Int32) -> Bool { int(column) != 0 }

  /// A double.
  package func double(_ column: Int32) -> Double { sqlite3_column_double(handle, column) }

  /// A double, or nil for NULL.
  package func optionalDouble(_ column: Int32) -> Double? { isNull(column) ? nil : double(column) }

  /// A text.
  package func text(_ column: Int32) -> String {
    guard let start = sqlite3_column_text(handle, column) else { return "" }
    let count = Int(sqlite3_column_bytes(handle, column))
    return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }

  /// A text, or nil for NULL.
  package func optionalText(_ column: Int32) -> String? { isNull(column) ? nil : text(column) }

  /// Bytes, copied once.
  package func bytes(_ column: Int32) -> [UInt8] { withBytes(column) { [UInt8]($0) } }

  /// Bytes, or nil for NULL.
  package func optionalBytes(_ column: Int32) -> [UInt8]? { isNull(column) ? nil : bytes(column) }

  /// Bytes where the engine keeps them, without a copy; valid inside the closure only.
  package func withBytes<R>(_ column: Int32, _ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R {
    // The order matters: the engine may convert in `column_blob`, and `column_bytes` counts the result.
    let start = sqlite3_column_blob(handle, column)
    return try body(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column))))
  }
}
