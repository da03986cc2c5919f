import HandschlagSQL
import HandschlagDomain

/// A search's statement as it grows: its text and the values of its parameters.
///
/// The text depends on which filters are there, never on what they hold.
struct SearchStatement {
  private let subject: String
  private let tags: String
  private let tagOwner: String
  private var values: [any SQLBindable] = []
  private(set) var conditions = ""

  init(subject: String, tags: String, tagOwner: String) {
    self.subject = subject
    self.tags = tags
    self.tagOwner = tagOwner
  }

  /// Adds a value.
  ///
  /// - Returns: its place in the text.
  mutating func bind(_ value: some SQLBindable) -> String {
    values.append(value)
    return "?\(values.count)"
  }

  /// Adds the conditions of those filters that hold something.
  mutating func filter(_ keys: SearchKeys, columns: String, timing: String, timings: Int64) {
    if !keys.region.isEmpty {
      let region = bind(keys.region)
      // A country stands for its subdivisions; `DE-` is the shortest of those and `DE.` comes after all.
      let first = bind(keys.region + "-")
      let last = bind(keys.region + ".")
      add(
        "(\(columns).region = \(region) OR (\(columns).region >= \(first) AND \(columns).region < \(last)))")
    }
    if keys.kinds != 0 { add("(\(columns).kinds & \(bind(keys.kinds))) <> 0") }
    if timings != 0 { add("(\(bind(timings)) & (1 << \(columns).\(timing))) <> 0") }
    if !keys.currency.isEmpty {
      add("\(columns).currency = \(bind(keys.currency)) AND \(columns).rate_unit = \(bind(keys.rateUnit))")
      if keys.rateMax > 0 { add("\(columns).rate_min <= \(bind(keys.rateMax))") }
      add("(\(columns).rate_max >= \(bind(keys.rateMin)) OR \(columns).rate_max = 0)")
    }
    for (tag, level) in keys.tags.sorted(by: { $0.key < $1.key }) {
      let place = bind(tag)
      add(
        """
        EXISTS (SELECT 1 FROM \(tags) t WHERE t.tag = \(place) AND t.\(tagOwner) = \(subject)
          AND t.level >= \(bind(level)))
        """)
    }
  }

  /// Runs the text with the values added so far.
  func rows<R>(_ sql: String, on connection: Connection, read: (Row) throws -> R) throws -> [R] {
    try connection.withStatement(composed: sql) { statement in
      for (index, value) in values.enumerated() {
        try value.bind(to: statement, at: Int32(index + 1))
      }
      var results: [R] = []
      while try statement.step() { results.append(try read(statement.row)) }
      return results
    }
  }

  private mutating func add(_ condition: String) { conditions += "\n  AND " + condition }
}
