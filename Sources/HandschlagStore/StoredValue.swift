/// A stored number that no program of this version wrote: the file is damaged or newer.
package struct CorruptValue: Error, CustomStringConvertible {
  /// The type that has no such value.
  package let type: String
  /// The number found.
  package let value: Int64

  package var description: String { "the database holds \(value) where a \(type) is expected" }
}

/// The value of a closed enumeration that a column holds.
///
/// - Throws: ``CorruptValue``.
func stored<Value: RawRepresentable>(_ number: Int64) throws -> Value where Value.RawValue == Int64 {
  guard let value = Value(rawValue: number) else {
    throw CorruptValue(type: "\(Value.self)", value: number)
  }
  return value
}
