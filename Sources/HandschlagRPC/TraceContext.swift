/// Which trace of its caller's a call belongs to: `traceparent` of the W3C's Trace Context, level 1.
///
/// While a handler runs it is the current one of the handler's task, so that log lines name it. Sealed calls
/// have none: a trace joins calls, and a sealed call is joined to nothing.
package struct TraceContext: Sendable, Hashable {
  /// The key of the metadata that carries it.
  package static let key = "traceparent"

  /// The trace of the code that runs; nil outside calls that named one.
  @TaskLocal package static var current: TraceContext?

  /// 32 lower-case hexadecimal digits, not all of them zero.
  package let traceID: String
  /// 16 lower-case hexadecimal digits, not all of them zero.
  package let parentID: String
  /// Whether the caller records the trace.
  package let isSampled: Bool

  /// Reads the value of the header; nil when it is malformed, which is to be treated as absent.
  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    let dash = UInt8(ascii: "-")
    guard bytes.count >= 55, bytes[2] == dash, bytes[35] == dash, bytes[52] == dash else { return nil }
    guard Self.areDigits(bytes[0..<2]), Self.areDigits(bytes[3..<35]), Self.areDigits(bytes[36..<52]),
      Self.areDigits(bytes[53..<55])
    else { return nil }
    // Version ff is none; version 00 has nothing after the flags, later ones may.
    let version = text.prefix(2)
    guard version != "ff", bytes.count == 55 || (version != "00" && bytes[55] == dash) else { return nil }
    guard bytes[3..<35].contains(where: { $0 != UInt8(ascii: "0") }),
      bytes[36..<52].contains(where: { $0 != UInt8(ascii: "0") })
    else { return nil }
    traceID = String(decoding: bytes[3..<35], as: UTF8.self)
    parentID = String(decoding: bytes[36..<52], as: UTF8.self)
    isSampled = UInt8(text.dropFirst(53).prefix(2), radix: 16).map { $0 & 1 == 1 } ?? false
  }

  private static func areDigits(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }
}

extension ServerContext {
  /// The trace that the caller named; nil for none, and for sealed calls.
  package var trace: TraceContext? {
    // Nearly every call has none; telling that costs a look at the length of each key.
    for pair in metadata where pair.key.utf8.count == 11 && pair.key == TraceContext.key {
      return method.isSealed ? nil : TraceContext(pair.value)
    }
    return nil
  }
}
