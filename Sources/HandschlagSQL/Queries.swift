/// The short ways to run a statement. Values stand for `?1`, `?2` … in order.
///
/// All are inlinable, so that a call with values of known types becomes a row of plain bind calls.
extension Connection {
  /// Runs a statement that gives no rows, or whose rows do not matter.
  ///
  /// - Returns: how many rows it inserted, updated or deleted.
  @inlinable @discardableResult
  package func run<each V: SQLBindable>(_ sql: StaticString, _ values: repeat each V) throws -> Int {
    let statement = try lend(sql)
    defer { statement.giveBack() }
    try statement.bindAll(repeat each values)
    try statement.finish()
    return statement.changes
  }

  /// Reads the first row.
  ///
  /// A statement that writes (`… RETURNING`) is run to its end, so that its errors show.
  /// - Returns: what the closure made of it, or nil when there is none.
  @inlinable
  package func row<each V: SQLBindable, R>(
    _ sql: StaticString, _ values: repeat each V, read: (Row) throws -> R
  ) throws -> R? {
    let statement = try lend(sql)
    defer { statement.giveBack() }
    try statement.bindAll(repeat each values)
    guard try statement.step() else { return nil }
    let result = try read(statement.row)
    if !statement.isReadOnly { try statement.finish() }
    return result
  }

  /// Reads all rows, in order. The statement bounds their number by its `LIMIT`.
  @inlinable
  package func rows<each V: SQLBindable, R>(
    _ sql: StaticString, _ values: repeat each V, read: (Row) throws -> R
  ) throws -> [R] {
    let statement = try lend(sql)
    defer { statement.giveBack() }
    try statement.bindAll(repeat each values)
    var results: [R] = []
    while try statement.step() { results.append(try read(statement.row)) }
    return results
  }

  /// Whether the statement gives a row.
  @inlinable
  package func exists<each V: SQLBindable>(_ sql: StaticString, _ values: repeat each V) throws -> Bool {
    let statement = try lend(sql)
    defer { statement.giveBack() }
    try statement.bindAll(repeat each values)
    return try statement.step()
  }
}

extension Statement {
  /// Binds values to `?1`, `?2` … in order.
  @inlinable package func bindAll<each V: SQLBindable>(_ values: repeat each V) throws(SQLError) {
    var index: Int32 = 1
    for value in repeat each values {
      try value.bind(to: self, at: index)
      index += 1
    }
  }
}
