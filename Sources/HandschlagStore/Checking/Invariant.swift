package import HandschlagLog
import HandschlagSQL

/// Something that holds of the database at every commit, as a statement that finds where it does not.
///
/// UNIQUE, CHECK and foreign keys keep single rows right; these look across tables.
package struct Invariant: Sendable {
  /// In one or two words, for tests and for lines of a report.
  package let name: String
  /// What holds, in a sentence.
  package let meaning: String
  /// Gives one column, the number or name of each row that breaks it, and no row when all is well.
  let sql: StaticString
}

/// A row that breaks an invariant, or a fault of the file itself.
package struct Violation: Hashable, Sendable, CustomStringConvertible {
  /// The invariant's name; `integrity` for a fault of the file.
  package let invariant: String
  /// What should hold, or what the engine says.
  package let meaning: String
  /// The row's number or name; empty where there is none.
  package let row: String

  package var description: String {
    row.isEmpty ? "\(invariant): \(meaning)" : "\(invariant) \(row): \(meaning)"
  }
}

extension ReadTransaction {
  /// Looks at every invariant of the marketplace. Reads the whole database.
  ///
  /// - Parameter limit: of each invariant at most so many rows are named.
  /// - Returns: what is broken; empty when all is well.
  package func violations(limit: Int = 20) throws -> [Violation] {
    try Invariant.all.flatMap { try violations(of: $0, limit: limit) }
  }

  private func violations(of invariant: Invariant, limit: Int) throws -> [Violation] {
    try connection.withStatement(invariant.sql) { statement in
      var found: [Violation] = []
      while found.count < limit, try statement.step() {
        found.append(
          Violation(invariant: invariant.name, meaning: invariant.meaning, row: statement.row.text(0)))
      }
      return found
    }
  }
}

/// A database that no server holds, opened only to look at it.
package enum DatabaseCheck {
  /// What was found.
  package struct Findings: Sendable {
    /// What is broken; empty when all is well.
    package var violations: [Violation]
    /// The numbers of the keys that rows name.
    package var keys: Set<Int64> = []
    /// What there is of the public log; what does not fit of it is among the violations.
    package var log = LogFindings()
  }

  /// Looks at the file itself, its foreign keys, every invariant and the public log.
  ///
  /// The caller holds the directory's lock. Nothing is changed; a log that a crash left is read along.
  ///
  /// - Parameter logKeys: those of `log.key`; where there are none no signature is looked at.
  /// - Throws: ``StoreError`` for a file of another program or version, an SQL error when it cannot be read.
  package static func run(
    path: String, logKeys: [NoteKey] = [], limit: Int = 20
  ) throws -> Findings {
    let (connection, version) = try DatabaseFile.read(path)
    defer { connection.close() }
    let known = Schema.migrations.last?.version ?? 0
    guard version == known else { throw StoreError.otherVersion(found: version, known: known) }
    let faults = try connection.integrityErrors().map {
      Violation(invariant: "integrity", meaning: $0, row: "")
    }
    // A damaged file could make the statements below fail instead of finding anything.
    guard faults.isEmpty else { return Findings(violations: faults) }
    try connection.run("BEGIN")
    defer { try? connection.execute("COMMIT") }
    let transaction = ReadTransaction(connection: connection)
    let log = try transaction.logFindings(trusting: logKeys, limit: limit)
    return Findings(
      violations: try transaction.violations(limit: limit) + log.violations,
      keys: try transaction.referencedKeys(), log: log)
  }
}
