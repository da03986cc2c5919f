/// A Swift value that can stand for a parameter of a statement.
@usableFromInline package protocol SQLBindable {
  /// Binds the value to parameter `?index`, counted from 1.
  func bind(to statement: Statement, at index: Int32) throws(SQLError)
}

extension Int64: SQLBindable {
  /// Binds an integer.
  @inlinable package func bind(to statement: Statement, at index: Int32) throws(SQLError) {
    try statement.bind(index, self)
  }
}

extension Int: SQLBindable {
  /// Binds an integer.
  @inlinable package func bind(to statement: Statement, at index: Int32) throws(SQLError) {
    try statement.bind(index, Int64(self))
  }
}

extension Bool: SQLBindable {
  /// Binds 1 or 0.
  @inlinable package func bind(to statement: Statement, at index: Int32) throws(SQLError) {
    try statement.bind(index, self ? Int64(1) : 0)
  }
}

extension Double: SQLBindable {
  /// Binds a double.
  @inlinable package func bind(to statement: Statement, at index: Int32) throws(SQLError) {
    try statement.bind(index, self)
  }
}

extension String: SQLBindable {
  /// Binds a text.
  @inlinable package func bind(to statement: Statement, at index: Int32) throws(SQLError) {
    try statement.bind(index, self)
  }
}

extension [UInt8]: SQLBindable {
  /// Binds bytes.
  @inlinable package func bind(to statement: Statement, at index: Int32) throws(SQLError) {
    try statement.bind(index, self)
  }
}

extension Optional: SQLBindable where Wrapped: SQLBindable {
  /// Binds the value, or NULL.
  @inlinable package func bind(to statement: Statement, at index: Int32) throws(SQLError) {
    if let self { try self.bind(to: statement, at: index) } else { try statement.bindNull(index) }
  }
}
