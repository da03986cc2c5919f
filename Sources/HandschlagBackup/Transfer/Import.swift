import Crypto
import Foundation
import HandschlagSQL
import HandschlagStore

/// Makes a database of what ``Export`` wrote.
package enum Import {
  /// Reads an export into a new database file, checks all its digests and foreign keys, and puts it on disk.
  ///
  /// An export of an earlier version of the schema gets that version's tables; the server brings them up to
  /// date.
  /// - Returns: rows read.
  /// - Throws: ``BackupError`` that names the line that was altered or cut off; ``StoreError`` for a version
  ///   that this program does not know, and for rows that name others that are not there.
  @discardableResult
  package static func run(file path: String, toDatabase database: String) throws -> Int {
    let lines = try ExportLines(path)
    guard let head = try lines.object(), head["format"] as? String == Export.format,
      head["version"] as? Int == Export.formatVersion, let schema = head["schema"] as? Int
    else { throw BackupError(.damaged, "\(path) is no export, or of a newer program") }
    guard access(database, F_OK) != 0 else {
      throw BackupError(.file, "\(database) exists: import into a new directory")
    }
    let connection = try DatabaseFile.make(database, schemaVersion: schema)
    var tables: [String: ExportedTable] = [:]
    for table in try ExportedTable.all(of: connection) { tables[table.name] = table }
    try connection.execute("BEGIN IMMEDIATE")
    var rows = 0
    var end = try lines.object()
    while let head = end, let name = head["table"] as? String {
      guard let table = tables.removeValue(forKey: name), head["columns"] as? [String] == table.columns,
        head["types"] as? [String] == table.kinds.map(\.rawValue)
      else { throw lines.damage("names a table that schema version \(schema) does not have so") }
      rows += try fill(table, connection, lines)
      end = try lines.object()
    }
    guard tables.isEmpty else { throw lines.damage("comes where \(tables.keys.sorted()) should be") }
    guard end?["sha256"] as? String == lines.digestBeforeLast, try lines.isAtEnd() else {
      throw lines.damage("does not close the export: it was altered or cut off")
    }
    try connection.execute("COMMIT")
    try DatabaseFile.finish(connection)
    return rows
  }

  private static func fill(_ table: ExportedTable, _ connection: Connection, _ lines: ExportLines) throws
    -> Int
  {
    // A step of the schema's history may have put rows there.
    try connection.execute("DELETE FROM \(ExportedTable.quoted(table.name))")
    var digest = SHA256()
    var rows = 0
    return try connection.withStatement(composed: table.insertion) { statement in
      while true {
        guard let line = try lines.next() else { throw lines.damage("is missing: the export was cut off") }
        if line.first == UInt8(ascii: "{") {
          let object = try lines.object(line)
          guard object["rows"] as? Int == rows,
            object["sha256"] as? String == digest.finalize().hexadecimal
          else { throw lines.damage("does not fit the rows of \(table.name): they were altered") }
          return rows
        }
        digest.update(data: line + [UInt8(ascii: "\n")])
        let values = try lines.values(line, table)
        for (index, value) in values.enumerated() { try value.bind(statement, Int32(index + 1)) }
        try statement.finish()
        statement.reset()
        rows += 1
      }
    }
  }
}

/// The lines of an export, read one by one.
private final class ExportLines {
  private static let longest = 64 << 20
  private let path: String
  private let handle: FileHandle
  private var buffer = Data()
  private var number = 0
  private var digest = SHA256()
  /// The digest of all lines before the one read last.
  private(set) var digestBeforeLast = ""

  init(_ path: String) throws(BackupError) {
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw BackupError(.file, "cannot read \(path)")
    }
    self.path = path
    self.handle = handle
  }

  deinit { try? handle.close() }

  func damage(_ what: String) -> BackupError { BackupError(.damaged, "line \(number) of \(path) \(what)") }

  /// The next line without its end; nil after the last.
  func next() throws -> [UInt8]? {
    number += 1
    while true {
      if let end = buffer.firstIndex(of: UInt8(ascii: "\n")) {
        let line = Array(buffer[buffer.startIndex..<end])
        buffer = buffer[(end + 1)...]
        digestBeforeLast = digest.finalize().hexadecimal
        digest.update(data: line + [UInt8(ascii: "\n")])
        return line
      }
      guard buffer.count < Self.longest else { throw damage("is longer than any export's") }
      guard let more = try handle.read(upToCount: 1 << 20), !more.isEmpty else {
        if buffer.isEmpty { return nil }
        throw damage("has no end: the export was cut off")
      }
      buffer = Data(buffer) + more
    }
  }

  func isAtEnd() throws -> Bool { try next() == nil }

  func object() throws -> [String: Any]? { try next().map(object) }

  func object(_ line: [UInt8]) throws -> [String: Any] {
    guard let object = (try? JSONSerialization.jsonObject(with: Data(line))) as? [String: Any] else {
      throw damage("is no JSON object")
    }
    return object
  }

  func values(_ line: [UInt8], _ table: ExportedTable) throws -> [ImportedValue] {
    guard let json = (try? JSONSerialization.jsonObject(with: Data(line))) as? [Any],
      json.count == table.columns.count
    else { throw damage("is no row of \(table.name)") }
    return try zip(json, table.kinds).map { value, kind in
      guard let value = JSONLine.value(value, kind) else { throw damage("is no row of \(table.name)") }
      return value
    }
  }
}
