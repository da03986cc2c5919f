import HandschlagSQL

/// A key store that nobody holds open.
package enum KeyStoreFile {
  /// Which of the keys named are not in a key store's file.
  ///
  /// - Throws: an SQL error for a file that is no key store, or is held.
  package static func missing(_ named: Set<Int64>, in path: String) throws -> [Int64] {
    guard !named.isEmpty else { return [] }
    let connection = try Connection(path: path, access: .readWrite)
    defer { connection.close() }
    let there = Set(try connection.rows("SELECT id FROM keys") { $0.int(0) })
    return named.subtracting(there).sorted()
  }
}
