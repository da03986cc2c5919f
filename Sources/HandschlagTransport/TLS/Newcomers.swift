/// Those who have begun and proved nothing yet, in the order in which they came.
struct Newcomers<Element> {
  /// The place of one of them.
  typealias Number = UInt64

  private var elements: [Number: Element] = [:]
  /// Nobody has a place before this one, nor at or after the next.
  private var first: Number = 0
  private var next: Number = 0

  /// How many there are.
  var count: Int { elements.count }

  /// Adds one as the youngest.
  mutating func add(_ element: Element) -> Number {
    defer { next += 1 }
    elements[next] = element
    return next
  }

  /// Removes one, who may have been removed before.
  mutating func remove(_ number: Number) {
    elements[number] = nil
    if elements.isEmpty { first = next }
  }

  /// Removes the oldest.
  mutating func removeOldest() -> Element? {
    while first < next {
      defer { first += 1 }
      if let oldest = elements.removeValue(forKey: first) { return oldest }
    }
    return nil
  }
}
