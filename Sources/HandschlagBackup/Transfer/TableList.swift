import HandschlagSQL

/// One table, as it is exported.
struct ExportedTable: Hashable {
  /// What a column holds.
  enum Kind: String {
    case integer = "INTEGER"
    case text = "TEXT"
    case blob = "BLOB"
    case real = "REAL"
  }

  var name: String
  var columns: [String]
  var kinds: [Kind]
  /// The columns by which its rows are put in order.
  var order: [String]

  private static let shadows = ["data", "idx", "content", "docsize", "config"]

  /// All tables that hold something of their own, by name: an index of words is exported as the words.
  static func all(of connection: Connection) throws -> [ExportedTable] {
    let tables = try connection.rows(
      "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name"
    ) { (name: $0.text(0), isVirtual: $0.text(1).hasPrefix("CREATE VIRTUAL TABLE")) }
    let inside = Set(
      tables.filter(\.isVirtual).flatMap { table in shadows.map { "\(table.name)_\($0)" } })
    return try tables.filter { !inside.contains($0.name) }.map {
      try table($0.name, isVirtual: $0.isVirtual, connection)
    }
  }

  private static func table(
    _ name: String, isVirtual: Bool, _ connection: Connection
  ) throws -> ExportedTable {
    let columns = try connection.withStatement(composed: "PRAGMA table_info(\(quoted(name)))") { statement in
      var found: [(name: String, type: String, place: Int64)] = []
      while try statement.step() {
        found.append((statement.row.text(1), statement.row.text(2), statement.row.int(5)))
      }
      return found
    }
    if isVirtual {
      return ExportedTable(
        name: name, columns: ["rowid"] + columns.map(\.name),
        kinds: [.integer] + columns.map { _ in .text }, order: ["rowid"])
    }
    let kinds = try columns.map { column in
      guard let kind = Kind(rawValue: column.type) else {
        throw BackupError(.file, "\(name).\(column.name) has the type \(column.type), which no export knows")
      }
      return kind
    }
    let key = columns.filter { $0.place > 0 }.sorted { $0.place < $1.place }.map(\.name)
    return ExportedTable(
      name: name, columns: columns.map(\.name), kinds: kinds, order: key.isEmpty ? ["rowid"] : key)
  }

  /// An identifier of SQL.
  static func quoted(_ name: String) -> String {
    "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }

  private func list(_ names: [String]) -> String { names.map(Self.quoted).joined(separator: ", ") }

  var selection: String { "SELECT \(list(columns)) FROM \(Self.quoted(name)) ORDER BY \(list(order))" }

  var insertion: String {
    let values = columns.indices.map { "?\($0 + 1)" }.joined(separator: ", ")
    return "INSERT INTO \(Self.quoted(name)) (\(list(columns))) VALUES (\(values))"
  }
}
