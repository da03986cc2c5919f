/// The files of a schema, and where in them each name is declared.
///
/// Reads encoded `google.protobuf.FileDescriptorProto`s as far as names, imports and extensions go; the numbers
/// of fields are those of `google/protobuf/descriptor.proto`.
package struct SchemaIndex: Sendable {
  private struct ExtensionKey: Hashable {
    let type: String
    let number: Int
  }

  private var files: [[UInt8]] = []
  private var importNames: [[String]] = []
  private var byName: [String: Int] = [:]
  private var symbols: [String: Int] = [:]
  private var extensions: [ExtensionKey: Int] = [:]

  /// This library's own schema: what statuses, health and reflection are made of.
  package static let wire = HandschlagRPCSchema.files

  /// An index of files; of two with one name the first counts.
  ///
  /// - Parameter encoded: each the base64 of a file
  /// - Throws: `INTERNAL` when one is no such file.
  package init(_ encoded: [StaticString]) throws(RPCError) {
    for text in encoded {
      guard let bytes = Base64.decode(text.withUTF8Buffer { String(decoding: $0, as: UTF8.self) }) else {
        throw RPCError(.internalError, "a file of the schema is no base64")
      }
      do { try add(bytes) } catch {
        throw RPCError(.internalError, "a file of the schema is malformed")
      }
    }
  }

  // MARK: - Questions

  /// The position of a file.
  package func file(named name: String) -> Int? { byName[name] }

  /// The position of the file that declares a full name.
  package func file(declaring symbol: String) -> Int? { symbols[symbol] }

  /// The position of the file that declares an extension.
  package func file(extending type: String, number: Int) -> Int? {
    extensions[ExtensionKey(type: type, number: number)]
  }

  /// The numbers of a message's extensions, in order.
  package func extensionNumbers(of type: String) -> [Int] {
    extensions.keys.filter { $0.type == type }.map(\.number).sorted()
  }

  /// A file's bytes.
  package func encodedFile(_ file: Int) -> [UInt8] { files[file] }

  /// The positions of the files that a file imports, at any depth, each once.
  package func imports(of file: Int) -> [Int] {
    var found: [Int] = []
    var seen: Set<Int> = [file]
    var open = [file]
    while let next = open.popLast() {
      for name in importNames[next] {
        guard let other = byName[name], seen.insert(other).inserted else { continue }
        found.append(other)
        open.append(other)
      }
    }
    return found
  }

  // MARK: - Reading

  private mutating func add(_ bytes: [UInt8]) throws {
    let span = bytes.span.bytes
    let names = try Self.fields(span, span.wholeRange, [1, 2, 3])
    let name = try Self.text(span, names.first { $0.number == 1 })
    guard byName[name] == nil else { return }
    let file = files.count
    files.append(bytes)
    byName[name] = file
    importNames.append(try names.filter { $0.number == 3 }.map { try Self.text(span, $0) })
    let package = try Self.text(span, names.first { $0.number == 2 })
    for part in try Self.fields(span, span.wholeRange, [4, 5, 6, 7]) {
      guard let range = part.bytes else { continue }
      switch part.number {
      case 4: try addMessage(span, range, in: package, file)
      case 5: try addEnumeration(span, range, in: package, file)
      case 6: try addNamed(span, range, in: package, members: 2, file)
      default: try addExtension(span, range, in: package, file)
      }
    }
  }

  private mutating func addMessage(
    _ span: RawSpan, _ range: Range<Int>, in scope: String, _ file: Int
  ) throws {
    let name = try addNamed(span, range, in: scope, members: 2, file)
    for part in try Self.fields(span, range, [3, 4, 6, 8]) {
      guard let range = part.bytes else { continue }
      switch part.number {
      case 3: try addMessage(span, range, in: name, file)
      case 4: try addEnumeration(span, range, in: name, file)
      case 6: try addExtension(span, range, in: name, file)
      default: try addNamed(span, range, in: name, members: nil, file)
      }
    }
  }

  /// An enumeration's values stand beside it, not in it.
  private mutating func addEnumeration(
    _ span: RawSpan, _ range: Range<Int>, in scope: String, _ file: Int
  ) throws {
    try addNamed(span, range, in: scope, members: nil, file)
    for part in try Self.fields(span, range, [2]) {
      if let range = part.bytes { try addNamed(span, range, in: scope, members: nil, file) }
    }
  }

  private mutating func addExtension(
    _ span: RawSpan, _ range: Range<Int>, in scope: String, _ file: Int
  ) throws {
    try addNamed(span, range, in: scope, members: nil, file)
    let parts = try Self.fields(span, range, [2, 3])
    let type = try Self.text(span, parts.first { $0.number == 2 })
    guard let number = parts.first(where: { $0.number == 3 })?.varint else { return }
    // A full name with a dot before it.
    extensions[ExtensionKey(type: String(type.drop { $0 == "." }), number: Int(clamping: number))] = file
  }

  /// Adds something whose name is its field 1, and its members' names.
  ///
  /// - Parameter members: the number of the field that holds them
  /// - Returns: its full name.
  @discardableResult
  private mutating func addNamed(
    _ span: RawSpan, _ range: Range<Int>, in scope: String, members: UInt64?, _ file: Int
  ) throws -> String {
    let name = try Self.text(span, try Self.fields(span, range, [1]).first)
    let full = scope.isEmpty ? name : "\(scope).\(name)"
    symbols[full] = file
    if let members {
      for member in try Self.fields(span, range, [members]) {
        if let range = member.bytes { try addNamed(span, range, in: full, members: nil, file) }
      }
    }
    return full
  }

  private static func fields(
    _ span: RawSpan, _ range: Range<Int>, _ wanted: Set<UInt64>
  ) throws -> [WireCursor.Field] {
    var cursor = WireCursor(range)
    var found: [WireCursor.Field] = []
    while let field = try cursor.next(span) {
      if wanted.contains(field.number) { found.append(field) }
    }
    return found
  }

  private static func text(_ span: RawSpan, _ field: WireCursor.Field?) throws -> String {
    guard let field else { return "" }
    guard let range = field.bytes, let text = span.text(range) else { throw MalformedWire() }
    return text
  }
}
