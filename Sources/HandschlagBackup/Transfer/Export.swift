import Crypto
import HandschlagSQL
import HandschlagStore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

// The form of an export, one JSON value a line:
//
//   {"format":"handschlag export","version":1,"schema":V}
//   for each table, by name:
//     {"table":NAME,"columns":[…],"types":[…]}
//     [values of a row] …, in the order of its primary key
//     {"rows":N,"sha256":DIGEST OF THE LINES OF ITS ROWS}
//   {"sha256":DIGEST OF ALL LINES BEFORE}

/// Writes the database in a form that no engine owns.
package enum Export {
  static let format = "handschlag export"
  static let formatVersion = 1

  /// Writes all tables of a database that no server holds into a new file, for its owner alone, durably.
  ///
  /// The same database gives the same bytes.
  /// - Returns: rows written.
  /// - Throws: ``BackupError``, ``StoreError`` for a file of another program, an SQL error.
  @discardableResult
  package static func run(database: String, to path: String) throws -> Int {
    let (connection, version) = try DatabaseFile.read(database)
    defer { connection.close() }
    try connection.run("BEGIN")
    defer { try? connection.execute("COMMIT") }
    let file = try LineFile(path)
    try file.write(
      Array("{\"format\":\"\(format)\",\"version\":\(formatVersion),\"schema\":\(version)}\n".utf8))
    var rows = 0
    for table in try ExportedTable.all(of: connection) { rows += try write(table, connection, file) }
    try file.finish()
    return rows
  }

  private static func write(_ table: ExportedTable, _ connection: Connection, _ file: LineFile) throws -> Int
  {
    var head = JSONLine()
    head.raw("{\"table\":")
    head.text(table.name)
    head.raw(",\"columns\":")
    head.texts(table.columns)
    head.raw(",\"types\":")
    head.texts(table.kinds.map(\.rawValue))
    head.raw("}\n")
    try file.write(head.bytes)
    var digest = SHA256()
    var rows = 0
    try connection.withStatement(composed: table.selection) { statement in
      while try statement.step() {
        var line = JSONLine()
        line.row(statement.row, table.kinds)
        digest.update(data: line.bytes)
        try file.write(line.bytes)
        rows += 1
      }
    }
    try file.write(Array("{\"rows\":\(rows),\"sha256\":\"\(digest.finalize().hexadecimal)\"}\n".utf8))
    return rows
  }
}

/// A file that is written line by line, with the digest of it all as its last.
private final class LineFile {
  private let path: String
  private let descriptor: Int32
  private var digest = SHA256()
  private var buffer: [UInt8] = []

  init(_ path: String) throws(BackupError) {
    self.path = path
    descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    if descriptor < 0 { throw BackupFolder.failure("cannot make", path) }
  }

  deinit { close(descriptor) }

  func write(_ line: [UInt8]) throws {
    digest.update(data: line)
    buffer += line
    if buffer.count > 1 << 18 { try flush() }
  }

  func finish() throws {
    buffer += Array("{\"sha256\":\"\(digest.finalize().hexadecimal)\"}\n".utf8)
    try flush()
    guard fsync(descriptor) == 0 else { throw BackupFolder.failure("cannot sync", path) }
  }

  private func flush() throws {
    var done = 0
    while done < buffer.count {
      let written = buffer.withUnsafeBytes {
        systemWrite(descriptor, $0.baseAddress.map { $0 + done }, buffer.count - done)
      }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { throw BackupFolder.failure("cannot write", path) }
      done += written
    }
    buffer.removeAll(keepingCapacity: true)
  }
}
