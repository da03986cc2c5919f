/// A value that a command hands back, before anyone decides how it looks.
public enum OutputValue: Sendable, Hashable {
  /// Words, as they came from the server.
  case text(String)
  /// A whole number.
  case number(Int64)
  /// Yes or no.
  case flag(Bool)
  /// A day, in seconds since 1970.
  case day(Int64)
  /// A moment, in seconds since 1970.
  case time(Int64)
  /// Several values.
  case list([OutputValue])
  /// Values with names.
  case record(OutputRecord)
  /// Nothing: `null` for scripts, left out for people.
  case absent

  /// Words, or nothing if there are none.
  public static func words(_ text: String) -> OutputValue { text.isEmpty ? .absent : .text(text) }

  /// A day, or nothing where the schema's 0 stands for none.
  public static func someDay(_ seconds: Int64) -> OutputValue { seconds == 0 ? .absent : .day(seconds) }

  /// A moment, or nothing where the schema's 0 stands for none.
  public static func someTime(_ seconds: Int64) -> OutputValue { seconds == 0 ? .absent : .time(seconds) }

  /// Several words.
  public static func texts(_ texts: [String]) -> OutputValue { .list(texts.map { .text($0) }) }
}

/// Values with names, in a fixed order.
public struct OutputRecord: Sendable, Hashable {
  /// One named value.
  public struct Field: Sendable, Hashable {
    /// The name in JSON; it never changes.
    public let key: String
    /// The name for people; nil for what only scripts need.
    public let label: String?
    /// The value.
    public let value: OutputValue
    /// Whether a table of such records has a column for it.
    public let isColumn: Bool

    /// A value for scripts and people; the label is the key with blanks unless another is given.
    public init(_ key: String, _ value: OutputValue, label: String? = nil, column: Bool = false) {
      self.key = key
      self.label = label ?? key.replacing("_", with: " ")
      self.value = value
      isColumn = column
    }

    /// A value for scripts alone.
    public init(hidden key: String, _ value: OutputValue) {
      self.key = key
      self.value = value
      label = nil
      isColumn = false
    }
  }

  /// The values in their order.
  public var fields: [Field]

  /// Puts a record together.
  public init(_ fields: [Field]) { self.fields = fields }

  /// The value of a key.
  public subscript(key: String) -> OutputValue? { fields.first { $0.key == key }?.value }
}

/// What a command hands back: data, and for people a few sentences besides.
public struct CommandResult: Sendable, Hashable {
  /// The data.
  public enum Content: Sendable, Hashable {
    /// One thing.
    case record(OutputRecord)
    /// Things of one kind: the key of the list in JSON, and what to say where there is none.
    case table(key: String, rows: [OutputRecord], empty: String)
  }

  /// The data.
  public let content: Content
  /// Token of the next page of a table; empty on the last one.
  public let nextPage: String
  /// Sentences for people, after the data.
  public let notes: [String]

  /// One thing.
  public init(_ record: OutputRecord, notes: [String] = []) {
    content = .record(record)
    nextPage = ""
    self.notes = notes
  }

  /// Things of one kind.
  public init(
    _ key: String, _ rows: [OutputRecord], empty: String, nextPage: String = "", notes: [String] = []
  ) {
    content = .table(key: key, rows: rows, empty: empty)
    self.nextPage = nextPage
    self.notes = notes
  }

  /// Something was done that has no data of its own: `{"done":true}` and a sentence.
  public static func done(_ sentence: String) -> CommandResult {
    CommandResult(OutputRecord([.init(hidden: "done", .flag(true))]), notes: [sentence])
  }
}
