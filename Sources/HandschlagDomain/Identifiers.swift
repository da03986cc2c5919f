/// A number that the store gave to a row. It orders rows and never leaves the server as it is.
package protocol Identifier: RawRepresentable, Hashable, Comparable, Sendable where RawValue == Int64 {
  /// Wraps the number of a row.
  init(rawValue: Int64)
}

extension Identifier {
  /// Orders by the number, that is, by creation.
  package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// An account: the holder of tokens, of a card, and of up to two personas (worker, company).
package struct AccountID: Identifier {
  /// The row's number.
  package let rawValue: Int64
  /// Wraps a row's number.
  package init(rawValue: Int64) { self.rawValue = rawValue }
}

/// An engagement of one worker and one company.
package struct EngagementID: Identifier {
  /// The row's number.
  package let rawValue: Int64
  /// Wraps a row's number.
  package init(rawValue: Int64) { self.rawValue = rawValue }
}

/// A project that a company posted.
package struct ProjectID: Identifier {
  /// The row's number.
  package let rawValue: Int64
  /// Wraps a row's number.
  package init(rawValue: Int64) { self.rawValue = rawValue }
}

/// A message in an engagement's thread.
package struct MessageID: Identifier {
  /// The row's number.
  package let rawValue: Int64
  /// Wraps a row's number.
  package init(rawValue: Int64) { self.rawValue = rawValue }
}

/// One revision of the terms that two sides negotiate.
package struct RevisionID: Identifier {
  /// The row's number.
  package let rawValue: Int64
  /// Wraps a row's number.
  package init(rawValue: Int64) { self.rawValue = rawValue }
}

/// One of the two parties of an engagement. The raw values are stored.
package enum Side: Int64, CaseIterable, Sendable {
  /// The cloud worker.
  case worker = 1
  /// The company.
  case company = 2

  /// The counterpart.
  package var other: Side { self == .worker ? .company : .worker }
}
