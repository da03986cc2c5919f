/// An enumeration of the schema as a Swift enumeration, values that the schema does not know included.
public protocol MessageEnum: Sendable, Hashable {
  /// The value for a number of the wire; `unrecognized` where the schema has none.
  init(rawValue: Int32)

  /// The number on the wire.
  var rawValue: Int32 { get }

  /// The values of the schema in its order.
  static var allKnown: [Self] { get }

  /// The name in the schema, such as `WORK_KIND_TEXT`, or the number where there is none.
  var name: String { get }

  /// Whether the schema has the value.
  var isKnown: Bool { get }
}

extension MessageEnum {
  /// The value of a name in the schema, such as `WORK_KIND_TEXT`; `nil` if there is none.
  public init?(name: String) {
    guard let value = Self.allKnown.first(where: { $0.name == name }) else { return nil }
    self = value
  }
}
