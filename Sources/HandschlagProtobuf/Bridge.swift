package import CProtobufC

/// What generated code reads protobuf-c's structs with.
package enum Bridge {
  /// A text; empty for none.
  @inlinable
  package static func string(_ text: UnsafePointer<CChar>?) -> String {
    guard let text, text.pointee != 0 else { return "" }
    return String(cString: text)
  }

  /// Bytes.
  @inlinable
  package static func bytes(_ data: ProtobufCBinaryData) -> [UInt8] {
    data.len == 0 ? [] : [UInt8](UnsafeBufferPointer(start: data.data, count: data.len))
  }

  /// The elements of a repeated field.
  @inlinable
  package static func array<Source, Element>(
    _ count: Int, _ elements: UnsafePointer<Source>?, _ convert: (Source) -> Element
  ) -> [Element] {
    guard count > 0, let elements else { return [] }
    return [Element](unsafeUninitializedCapacity: count) { buffer, initialized in
      for index in 0..<count {
        buffer.initializeElement(at: index, to: convert(elements[index]))
      }
      initialized = count
    }
  }

  /// The numbers of a repeated field.
  @inlinable
  package static func numbers<Number>(_ count: Int, _ elements: UnsafePointer<Number>?) -> [Number] {
    guard count > 0 else { return [] }
    return [Number](UnsafeBufferPointer(start: elements, count: count))
  }

  /// The messages of a repeated field.
  @inlinable
  package static func messages<Source, Element>(
    _ count: Int, _ elements: UnsafePointer<UnsafeMutablePointer<Source>?>?,
    _ convert: (UnsafePointer<Source>) -> Element
  ) -> [Element] {
    guard count > 0, let elements else { return [] }
    var array: [Element] = []
    array.reserveCapacity(count)
    for index in 0..<count {
      if let element = elements[index] { array.append(convert(element)) }
    }
    return array
  }
}

/// What generated code fills protobuf-c's structs with.
extension Arena {
  /// Uninitialised room for values of a type.
  @inlinable
  package func allocate<Value>(_ type: Value.Type, count: Int = 1) -> UnsafeMutablePointer<Value> {
    allocate(bytes: MemoryLayout<Value>.stride * count).assumingMemoryBound(to: Value.self)
  }

  /// A copy of a text, with a NUL at its end and U+FFFD for each NUL within.
  package func string(_ text: String) -> UnsafeMutablePointer<CChar> {
    var text = text
    let copy = text.withUTF8 { utf8 in
      let copy = allocate(bytes: utf8.count + 1)
      if let base = utf8.baseAddress { copy.copyMemory(from: base, byteCount: utf8.count) }
      copy.storeBytes(of: 0, toByteOffset: utf8.count, as: UInt8.self)
      let hasNul = utf8.contains(0)
      return hasNul ? nil : copy.assumingMemoryBound(to: CChar.self)
    }
    if let copy { return copy }
    var visible = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { visible.append(scalar.value == 0 ? "\u{FFFD}" : scalar) }
    return string(String(visible))
  }

  /// A copy of bytes.
  package func bytes(_ bytes: [UInt8]) -> ProtobufCBinaryData {
    guard !bytes.isEmpty else { return ProtobufCBinaryData(len: 0, data: nil) }
    let copy = allocate(bytes: bytes.count)
    bytes.withUnsafeBytes { copy.copyMemory(from: $0.baseAddress ?? UnsafeRawPointer(copy), byteCount: bytes.count) }
    return ProtobufCBinaryData(len: bytes.count, data: copy.assumingMemoryBound(to: UInt8.self))
  }

  /// The elements of a repeated field, each converted.
  @inlinable
  package func array<Source, Element>(
    _ elements: [Source], _ convert: (Source) -> Element
  ) -> UnsafeMutablePointer<Element> {
    let room = allocate(Element.self, count: elements.count)
    for index in elements.indices {
      (room + index).initialize(to: convert(elements[index]))
    }
    return room
  }

  /// The messages of a repeated field, each filled in by `fill`.
  @inlinable
  package func messages<Source, Target>(
    _ elements: [Source], as target: Target.Type,
    _ fill: (Source, UnsafeMutablePointer<Target>) -> Void
  ) -> UnsafeMutablePointer<UnsafeMutablePointer<Target>?> {
    array(elements) { element in
      let room = allocate(target)
      fill(element, room)
      return room
    }
  }
}
