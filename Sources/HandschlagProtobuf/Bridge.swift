package import CProtobufC

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What generated code reads protobuf-c's structs with, besides the generic functions that stand in each
/// generated module, where the compiler can specialise them.
package enum Bridge {
  /// A text; empty for none.
  ///
  /// - Parameter text: UTF-8 with a NUL at its end, as the guard has found it to be.
  package static func string(_ text: UnsafePointer<CChar>?) -> String {
    guard let text, text.pointee != 0 else { return "" }
    let count = strlen(text)
    let raw = UnsafeRawPointer(text)
    let units = UnsafeBufferPointer(start: raw.assumingMemoryBound(to: UInt8.self), count: count)
    // The guard has read it letter by letter; the language need not do so again.
    let utf8 = UTF8Span(unchecked: units.span, isKnownASCII: isASCII(raw, count))
    return String(copying: utf8)
  }

  /// Bytes.
  package static func bytes(_ data: ProtobufCBinaryData) -> [UInt8] {
    data.len == 0 ? [] : [UInt8](UnsafeBufferPointer(start: data.data, count: data.len))
  }
}

/// What generated code fills protobuf-c's structs with.
extension Arena {
  /// A copy of a text, with a NUL at its end and U+FFFD for each NUL within.
  package func string(_ text: String) -> UnsafeMutablePointer<CChar> {
    var text = text
    let copy: UnsafeMutablePointer<CChar>? = text.withUTF8 { utf8 in
      let copy = allocate(bytes: utf8.count + 1)
      copy.storeBytes(of: 0, toByteOffset: utf8.count, as: UInt8.self)
      guard let base = utf8.baseAddress else { return copy.assumingMemoryBound(to: CChar.self) }
      copy.copyMemory(from: base, byteCount: utf8.count)
      let characters = copy.assumingMemoryBound(to: CChar.self)
      // Where the first NUL is not the one behind the text, there is one within.
      return strlen(characters) == utf8.count ? characters : nil
    }
    if let copy { return copy }
    var visible = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { visible.append(scalar.value == 0 ? "\u{FFFD}" : scalar) }
    return string(String(visible))
  }

  /// A copy of bytes.
  package func bytes(_ bytes: [UInt8]) -> ProtobufCBinaryData {
    bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress, buffer.count > 0 else {
        return ProtobufCBinaryData(len: 0, data: nil)
      }
      let copy = allocate(bytes: buffer.count)
      copy.copyMemory(from: base, byteCount: buffer.count)
      return ProtobufCBinaryData(len: buffer.count, data: copy.assumingMemoryBound(to: UInt8.self))
    }
  }
}
