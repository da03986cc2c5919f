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
  private var isRanked = false

  /// A column by which results are ordered, and what it is in a position.
  typealias Order = (column: String, value: KeyPath<SearchPosition, Int64>, direction: Direction)

  enum Direction { case ascending, descending }

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

  /// Adds the condition that each word occurs, wherever.
  ///
  /// - Parameter index: the full-text table; its rows have the subject's numbers.
  mutating func match(_ words: [String], index: String) {
    guard !words.isEmpty else { return }
    isRanked = true
    let all = words.map(Self.prefix).joined(separator: " ")
    add("\(subject) IN (SELECT rowid FROM \(index) WHERE \(index) MATCH \(bind(all)))")
  }

  /// How well a subject fits words that all occur in it: for each word 4 in the title, 3 in a tag, 1 in the text.
  ///
  /// Unlike BM25 this counts nothing of other rows, so that a subject keeps its place while others come and go,
  /// and no place tells anything of what is hidden.
  mutating func rank(_ words: [String], index: String) -> String {
    guard !words.isEmpty else { return "0" }
    return words.map { word in
      let title = bind("title : " + Self.prefix(word))
      let tags = bind("tags : " + Self.prefix(word))
      return """
        CASE WHEN \(subject) IN (SELECT rowid FROM \(index) WHERE \(index) MATCH \(title)) THEN 4
        WHEN \(subject) IN (SELECT rowid FROM \(index) WHERE \(index) MATCH \(tags)) THEN 3 ELSE 1 END
        """
    }.joined(separator: " + ")
  }

  /// Ranks are computed once for each result; without any, rows are read in their order until a page is full.
  var keeping: String { isRanked ? "MATERIALIZED" : "NOT MATERIALIZED" }

  /// The end of a statement: what follows the page before, in its order, up to a page's length.
  ///
  /// - Parameter order: its columns, the rank first.
  mutating func page(_ question: SearchQuestion, by order: [Order]) -> String {
    let order = isRanked ? order : Array(order.dropFirst())
    var text = ""
    if let after = question.after, order.count == 1, let only = order.first {
      let sign = only.direction == .ascending ? ">" : "<"
      text = "WHERE \(only.column) \(sign) \(bind(after[keyPath: only.value])) "
    } else if let after = question.after {
      // Negated, a descending column ascends; values are far from the least integer.
      let columns = order.map { $0.direction == .ascending ? $0.column : "-\($0.column)" }
      let values = order.map {
        bind($0.direction == .ascending ? after[keyPath: $0.value] : -after[keyPath: $0.value])
      }
      text = "WHERE (\(columns.joined(separator: ", "))) > (\(values.joined(separator: ", "))) "
    }
    let keys = order.map { $0.direction == .ascending ? $0.column : $0.column + " DESC" }
    return text + "ORDER BY \(keys.joined(separator: ", ")) LIMIT \(bind(question.limit))"
  }

  /// Quoted, so that nothing that a person types is an operator.
  private static func prefix(_ word: String) -> String {
    "\"" + word.replacing("\"", with: "\"\"") + "\"*"
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
