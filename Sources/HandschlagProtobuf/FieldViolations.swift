/// One field of a request that is out of the bounds that the schema declares.
public struct FieldViolation: Sendable, Hashable {
  /// Where: names of the schema, such as `terms.text` or `skills[3]`.
  public var path: String
  /// What is wrong, as a clause in English without the field's content, such as `must not be empty`.
  public var description: String

  /// A violation at a path.
  public init(path: String, description: String) {
    self.path = path
    self.description = description
  }
}

/// What ``Message/validate(_:)`` found, at most ``largestCount`` entries.
public struct FieldViolations: Sendable, Hashable {
  /// After so many entries further ones are not kept.
  public static let largestCount = 32

  /// The violations in the order of the fields.
  public private(set) var list: [FieldViolation] = []

  /// No violations.
  public init() {}

  /// Whether nothing was found.
  public var isEmpty: Bool { list.isEmpty }

  /// Notes a violation.
  ///
  /// - Parameters:
  ///   - path: the field, relative to the message that is being checked
  ///   - description: what is wrong
  public mutating func add(_ path: String, _ description: String) {
    guard list.count < FieldViolations.largestCount else { return }
    list.append(FieldViolation(path: path, description: description))
  }

  /// Checks a message in a field of the one being checked.
  package mutating func check(_ field: StaticString, _ message: some Message) {
    let known = list.count
    message.validate(&self)
    if list.count > known { prefix(from: known, with: "\(field)") }
  }

  /// Checks a message in a repeated field of the one being checked.
  package mutating func check(_ field: StaticString, at index: Int, _ message: some Message) {
    guard list.count < FieldViolations.largestCount else { return }
    let known = list.count
    message.validate(&self)
    if list.count > known { prefix(from: known, with: "\(field)[\(index)]") }
  }

  private mutating func prefix(from index: Int, with path: String) {
    for index in index..<list.count {
      list[index].path = "\(path).\(list[index].path)"
    }
  }
}
