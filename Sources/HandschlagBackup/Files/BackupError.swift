/// Why a backup cannot be made, read or restored: one line for the operator.
package struct BackupError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What kind of reason it is.
  package enum Kind: Hashable, Sendable {
    /// A file cannot be read, made or written.
    case file
    /// A key is missing, or not the one that the files were made under.
    case key
    /// A file was cut, altered, moved, or is missing.
    case damaged
    /// What was asked for is not there.
    case absent
  }

  /// What kind of reason it is.
  package let kind: Kind
  /// What was wrong, where, and what to do.
  package let description: String

  /// An error with all it says.
  package init(_ kind: Kind, _ description: String) {
    self.kind = kind
    self.description = description
  }
}
