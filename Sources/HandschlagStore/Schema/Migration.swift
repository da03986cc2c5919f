package import HandschlagSQL

/// One step of the schema's history. Once released, a step never changes.
package struct Migration: Sendable {
  /// The version the file has after it: 1 for the first, and no number left out.
  package let version: Int
  /// What it brings, in a word or two, for the log.
  package let name: String
  /// Runs it; foreign keys are checked after it, not while it runs.
  package let apply: @Sendable (Connection) throws -> Void

  /// A step written as a closure.
  package init(version: Int, name: String, apply: @escaping @Sendable (Connection) throws -> Void) {
    self.version = version
    self.name = name
    self.apply = apply
  }

  /// A step written as statements.
  package init(version: Int, name: String, sql: String) {
    self.init(version: version, name: name) { try $0.execute(sql) }
  }
}
