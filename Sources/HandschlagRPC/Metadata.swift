/// Key and value pairs beside a message, in the order they were added.
///
/// Keys are lower-case ASCII (letters, digits, `-`, `_`, `.`); a key may occur more than once. A key
/// that ends in `-bin` carries bytes, kept here as base64 exactly as it travels.
public struct Metadata: Sendable, Hashable {
  /// One pair.
  public struct Element: Sendable, Hashable {
    /// The key, lower-case.
    public let key: String
    /// The value; base64 when the key ends in `-bin`.
    public let value: String

    /// Makes a pair; upper-case letters of the key become lower-case.
    public init(key: String, value: String) {
      self.key = Metadata.normalized(key)
      self.value = value
    }

    /// Makes a pair from a key known to be lower-case.
    package init(lowercase key: String, value: String) {
      self.key = key
      self.value = value
    }
  }

  private var elements: [Element]

  /// No pairs.
  public init() { elements = [] }

  /// The pairs given, in order.
  public init(_ elements: [Element]) { self.elements = elements }

  /// The first value of a key, nil when there is none. The key is compared in lower case.
  public subscript(key: String) -> String? {
    // Nearly every key asked for is in lower case as it stands.
    for element in elements where element.key == key { return element.value }
    let normalized = Metadata.normalized(key)
    return normalized == key ? nil : elements.first { $0.key == normalized }?.value
  }

  /// All values of a key, in order.
  public func values(_ key: String) -> [String] {
    let key = Metadata.normalized(key)
    return elements.filter { $0.key == key }.map(\.value)
  }

  /// The first value of a `-bin` key as bytes; nil when it is absent or no base64.
  public func bytes(_ key: String) -> [UInt8]? {
    self[key].flatMap(Base64.decode)
  }

  /// Appends a pair.
  public mutating func add(_ key: String, _ value: String) {
    elements.append(Element(key: key, value: value))
  }

  /// Appends bytes under a key, which gets the suffix `-bin` when it lacks it.
  public mutating func add(_ key: String, bytes: [UInt8]) {
    let name = key.hasSuffix("-bin") ? key : key + "-bin"
    elements.append(Element(key: name, value: Base64.encode(bytes)))
  }

  /// Replaces every value of a key by one.
  public mutating func set(_ key: String, _ value: String) {
    remove(key)
    add(key, value)
  }

  /// Removes every value of a key.
  public mutating func remove(_ key: String) {
    let key = Metadata.normalized(key)
    elements.removeAll { $0.key == key }
  }

  /// Appends all pairs of another.
  public mutating func append(contentsOf other: Metadata) {
    elements.append(contentsOf: other.elements)
  }

  package mutating func appendParsed(_ element: Element) {
    // A token and an idempotency key are the usual load.
    if elements.isEmpty { elements.reserveCapacity(2) }
    elements.append(element)
  }

  private static func normalized(_ key: String) -> String {
    key.utf8.contains { $0 >= 0x41 && $0 <= 0x5A } ? key.lowercased() : key
  }
}

extension Metadata: RandomAccessCollection {
  /// 0.
  public var startIndex: Int { 0 }
  /// The number of pairs.
  public var endIndex: Int { elements.count }
  /// The pair at a position.
  public subscript(position: Int) -> Element { elements[position] }
}

extension Metadata: ExpressibleByDictionaryLiteral {
  /// The pairs of a literal, in order.
  public init(dictionaryLiteral pairs: (String, String)...) {
    self.init(pairs.map { Element(key: $0.0, value: $0.1) })
  }
}
