/// Room on the heap for a value, for messages that contain messages of their own type.
package indirect enum Indirect<Value> {
  /// The value.
  case value(Value)

  /// Puts a value on the heap.
  package init(_ value: Value) {
    self = .value(value)
  }

  /// The value.
  package var wrapped: Value {
    switch self {
    case .value(let value): value
    }
  }
}

extension Indirect: Sendable where Value: Sendable {}
extension Indirect: Equatable where Value: Equatable {}
extension Indirect: Hashable where Value: Hashable {}
