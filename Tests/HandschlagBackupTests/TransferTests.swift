import Foundation
import HandschlagSQL
import HandschlagStore
import Testing

@testable import HandschlagBackup

/// Export and import, table by table and byte by byte.
struct TransferTests {
  /// A database of the present schema with awkward values in every table that takes them.
  private func filled(_ scratch: ScratchDirectory) throws -> String {
    let path = scratch.path + "/source.db"
    let version = try #require(Schema.migrations.last?.version)
    let connection = try DatabaseFile.make(path, schemaVersion: version)
    var generator = SplitMix64(seed: 31)
    for table in try ExportedTable.all(of: connection) { try fill(table, connection, &generator) }
    connection.close()
    return path
  }

  private static let texts = ["", "\"quoted\\\"", "Zeile\nund\tTab\u{1}", "Grüße 👋 \u{2028}", "plain"]

  /// Rows that the table's own constraints let in; those that they do not are passed over.
  private func fill(_ table: ExportedTable, _ connection: Connection, _ generator: inout SplitMix64) throws {
    for row in 0..<60 {
      try connection.withStatement(composed: table.insertion) { statement in
        for (index, kind) in table.kinds.enumerated() {
          let value: ImportedValue
          switch kind {
          case .integer:
            let choices: [Int64] = [1, 2, Int64(row + 1), .max, .min, 0]
            value = .integer(choices[Int(generator.next() % 3) + (generator.next() % 9 == 0 ? 3 : 0)])
          case .text: value = .text(Self.texts[Int(generator.next() % 5)] + String(row))
          case .blob: value = .blob([UInt8](repeating: UInt8(row), count: generator.next() % 4 == 0 ? 0 : 32))
          case .real: value = .real(Double(generator.next()) / 3)
          }
          try (generator.next() % 12 == 0 ? ImportedValue.null : value).bind(statement, Int32(index + 1))
        }
        do { try statement.finish() } catch is SQLError {}
      }
    }
  }

  @Test func everyTableComesBackByteForByte() throws {
    let scratch = try ScratchDirectory()
    let source = try filled(scratch)
    // Rows of this making name others that are not there; without them the import must refuse.
    let first = scratch.path + "/first"
    try Export.run(database: source, to: first)
    let (connection, _) = try DatabaseFile.read(source)
    let tables = try ExportedTable.all(of: connection)
    connection.close()
    #expect(tables.count > 25 && tables.contains { $0.name == "project_search" })
    #expect(throws: StoreError.self) { try Import.run(file: first, toDatabase: scratch.path + "/broken.db") }
    let clean = try withoutBrokenKeys(source)
    let second = scratch.path + "/second"
    let rows = try Export.run(database: source, to: second)
    #expect(rows == clean && rows > 200)
    let imported = scratch.path + "/imported.db"
    #expect(try Import.run(file: second, toDatabase: imported) == rows)
    let third = scratch.path + "/third"
    try Export.run(database: imported, to: third)
    #expect(
      try Data(contentsOf: URL(fileURLWithPath: third)) == Data(contentsOf: URL(fileURLWithPath: second)))
  }

  /// Deletes rows whose foreign keys are broken, until none is; returns how many rows are left.
  private func withoutBrokenKeys(_ path: String) throws -> Int {
    let connection = try Connection(path: path, access: .readWrite)
    defer { connection.close() }
    try connection.execute("PRAGMA foreign_keys = OFF")
    while true {
      let tables = Set(try connection.rows("PRAGMA foreign_key_check") { $0.text(0) })
      if tables.isEmpty { break }
      for table in tables { try connection.execute("DELETE FROM \(table)") }
    }
    return try ExportedTable.all(of: connection).reduce(0) { sum, table in
      sum
        + (try connection.withStatement(composed: "SELECT count(*) FROM \(table.name)") { statement in
          try statement.step() ? Int(statement.row.int(0)) : 0
        })
    }
  }

  /// Any byte of an export that is changed or cut off is noticed, and nothing else happens.
  @Test func anAlteredExportIsRefused() async throws {
    let scratch = try ScratchDirectory()
    let path = scratch.path + "/data"
    let store = try Store.open(StoreConfiguration(directory: path))
    try await store.write { tx in
      for account in 1...3 as ClosedRange<Int64> {
        try tx.appendEvent(account: account, kind: 1, engagement: nil, body: [1, 2], at: 5)
      }
    }
    await store.close()
    let export = scratch.path + "/export"
    try Export.run(database: path + "/handschlag.db", to: export)
    let whole = try Data(contentsOf: URL(fileURLWithPath: export))
    let changed = scratch.path + "/changed"
    var generator = SplitMix64(seed: 33)
    for attempt in 0..<60 {
      var bytes = whole
      if attempt % 2 == 0 {
        bytes = bytes.prefix(Int(generator.next() % UInt64(whole.count)))
      } else {
        bytes[Int(generator.next() % UInt64(whole.count))] ^= 1
      }
      try bytes.write(to: URL(fileURLWithPath: changed))
      #expect(throws: (any Error).self) {
        try Import.run(file: changed, toDatabase: scratch.path + "/import-\(attempt).db")
      }
    }
    #expect(try Import.run(file: export, toDatabase: scratch.path + "/whole.db") > 5)
  }
}
